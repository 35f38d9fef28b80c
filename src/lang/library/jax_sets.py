"""jax.numpy's distinct values: all NaN are one if asked, in rows too, and a fixed number of them can be asked for."""
import collections
import jax.numpy as jnp
import numpy as np

# in _nowhere
def _filled_to(found, size, fill):
    """The first ones of an axis, or as many more as there are to be."""
    found = found[:size]
    if found.shape[0] == size:
        return found
    return jnp.concatenate([found, jnp.full((size - found.shape[0],) + tuple(found.shape[1:]), fill, found.dtype)])


def _named(name, fields, ar, size, fill_value, **asked):
    found = unique(ar, **asked, equal_nan=False, size=size, fill_value=fill_value)
    return collections.namedtuple(name, fields)(*found)


# in jax.numpy
def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, size=None,
           fill_value=None, sorted=True):
    ar = jnp.asarray(ar)
    known = np.asarray(ar)
    if axis is not None and equal_nan:
        # Numbers in the order of the values stand for them: those of all NaN are one.
        known = np.unique(known, return_inverse=True)[1].reshape(known.shape)
    _, index, inverse, counts = np.unique(known, True, True, True, axis, equal_nan=equal_nan)
    flat, along = (ar.ravel(), 0) if axis is None else (ar, axis)
    values = jnp.moveaxis(jnp.take(flat, index, axis=along), along, 0)
    if size is not None:
        first = int(index[0]) if len(index) else 0
        fill = fill_value if fill_value is not None else values[0] if len(index) else 0
        values, index = _filled_to(values, size, fill), _filled_to(jnp.asarray(index), size, first)
        counts = _filled_to(jnp.asarray(counts), size, 0)
    found = [(True, jnp.moveaxis(values, 0, along)), (return_index, index), (return_inverse, inverse), (return_counts, counts)]
    found = tuple([jnp.asarray(part) for asked, part in found if asked])
    return found if len(found) > 1 else found[0]


def unique_values(x, /, *, size=None, fill_value=None):
    return unique(x, equal_nan=False, size=size, fill_value=fill_value)


def unique_counts(x, /, *, size=None, fill_value=None):
    return _named("_UniqueCountsResult", ["values", "counts"], x, size, fill_value, return_counts=True)


def unique_inverse(x, /, *, size=None, fill_value=None):
    return _named("_UniqueInverseResult", ["values", "inverse_indices"], x, size, fill_value, return_inverse=True)


def unique_all(x, /, *, size=None, fill_value=None):
    return _named("_UniqueAllResult", ["values", "indices", "inverse_indices", "counts"], x, size, fill_value,
                  return_index=True, return_inverse=True, return_counts=True)
