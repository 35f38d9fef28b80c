"""jax.numpy's histograms, whose counts are floats where they are of one variable, and functions along an axis."""
import jax
import jax.numpy as jnp
import numpy as np

# in _nowhere
def _inexact(x):
    x = jnp.asarray(x)
    return x if str(x.dtype).startswith(("float", "complex", "bfloat")) else x.astype(float)


def _is_edges(bins):
    return jnp.ndim(bins) == 1


# in jax.numpy
def histogram_bin_edges(a, bins=10, range=None, weights=None):
    a = _inexact(a)
    if _is_edges(bins):
        return jnp.asarray(bins).astype(a.dtype)
    if range is None:
        range = [a.min(), a.max()] if a.size else [0, 1]
    low, high = [jnp.asarray(end).astype(a.dtype) for end in range]
    if bool(low == high):
        low, high = low - 0.5, high + 0.5
    return jnp.linspace(low, high, int(bins) + 1, dtype=a.dtype)


def histogram(a, bins=10, range=None, weights=None, density=None):
    a = _inexact(a)
    if weights is None:
        weights = jnp.ones_like(a)
    else:
        weights = _inexact(weights)
        if weights.shape != a.shape:
            raise ValueError("weights should have the same shape as a.")
    a, weights = a.ravel(), weights.ravel()
    edges = histogram_bin_edges(a, bins, range, weights)
    places = jnp.searchsorted(edges, a, side="right")
    places = jnp.where(a == edges[-1], edges.size - 1, places)
    counts = jnp.zeros(edges.size, weights.dtype).at[places].add(weights)[1:]
    if density:
        counts = counts / jnp.diff(edges) / counts.sum()
    return counts, edges


def histogramdd(sample, bins=10, range=None, weights=None, density=None):
    if isinstance(sample, (list, tuple)):
        columns = [_inexact(s) for s in sample]
    else:
        sample = _inexact(sample)
        columns = [sample] if sample.ndim == 1 else [sample[:, i] for i in np.arange(sample.shape[1]).tolist()]
    count = len(columns)
    bins = list(bins) if isinstance(bins, (list, tuple)) else [bins] * count
    if len(bins) != count:
        raise ValueError("should be a bin for each dimension.")
    ranges = [None] * count if range is None else range
    edges, places = [], []
    for column, each, ends in zip(columns, bins, ranges):
        e = histogram_bin_edges(column, each, ends)
        at = jnp.searchsorted(e, column, side="right")
        edges.append(e)
        places.append(jnp.where(column == e[-1], at - 1, at))
    sizes = [e.size + 1 for e in edges]
    flat, whole = places[0], sizes[0]
    for at, size in zip(places[1:], sizes[1:]):
        flat, whole = flat * size + at, whole * size
    given = jnp.ones(flat.shape, int) if weights is None else jnp.asarray(weights)
    hist = jnp.zeros(whole, given.dtype).at[flat].add(given).reshape(sizes)[(slice(1, -1),) * count]
    if density:
        hist = hist.astype(columns[0].dtype)
        total = hist.sum()
        for i, e in enumerate(edges):
            hist = hist / jnp.diff(e).reshape((1,) * i + (-1,) + (1,) * (count - i - 1))
        hist = hist / total
    return hist, edges


def histogram2d(x, y, bins=10, range=None, weights=None, density=None):
    pair = isinstance(bins, (list, tuple)) and len(bins) in (1, 2)
    if not pair and _is_edges(bins):
        bins = [bins, bins]
    hist, edges = histogramdd([x, y], bins, range, weights, density)
    return hist, edges[0], edges[1]


def apply_along_axis(func1d, axis, arr, *args, **kwargs):
    arr = jnp.asarray(arr)
    if not -arr.ndim <= axis < arr.ndim:
        raise ValueError(f"axis {axis} is out of bounds for array of dimension {arr.ndim}")
    axis = axis % arr.ndim
    # Axes in front come first in what is made, those behind come last.
    rest, inner = arr.ndim - 1, jnp.moveaxis(arr, axis, -1)
    rows = inner.reshape(-1, inner.shape[-1])
    made = jax.vmap(lambda row: func1d(row, *args, **kwargs))(rows)
    made = jnp.asarray(made).reshape(tuple(inner.shape[:-1]) + tuple(made.shape[1:]))
    for _ in np.arange(rest - axis).tolist():
        made = jnp.moveaxis(made, axis, -1)
    return made
