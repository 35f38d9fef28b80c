"""What NumPy makes of the order of complex numbers: by their real parts, then by the imaginary ones; NaNs stand last."""
import collections
import numpy as np


# in _nowhere
def _pair(x1, x2):
    """Both in one shape and dtype, in which plain numbers count as they do in arithmetic."""
    x1, x2 = [x if type(x) in (bool, int, float, complex) else np.asarray(x) for x in (x1, x2)]
    kind = np.result_type(x1, x2)
    return np.broadcast_arrays(np.asarray(x1, dtype=kind), np.asarray(x2, dtype=kind))


def _into(out, found):
    if out is None:
        return found
    np.copyto(out, found)
    return out


def _parts(x):
    x = np.asarray(x)
    return np.real(x), np.imag(x)


def _kept(x):
    """The numbers as complex ones, whatever they were beside."""
    x = np.asarray(x)
    return x if str(x.dtype).startswith("complex") else x.astype("complex128")


def _ranks(x):
    """How many different numbers stand before each."""
    re, im = _parts(x.ravel())
    lost = 2 * np.isnan(re).astype("int64") + np.isnan(im)
    re, im = np.where(np.isnan(re), 0.0, re), np.where(np.isnan(im), 0.0, im)
    order = np.lexsort((im, re, lost))
    further = np.zeros(order.size, dtype="int64")
    if order.size > 1:
        before, after = order[:-1], order[1:]
        further[1:] = (re[before] != re[after]) | (im[before] != im[after]) | (lost[before] != lost[after])
    ranks = np.zeros(order.size, dtype="int64")
    ranks[order] = np.cumsum(further)
    return np.reshape(ranks, x.shape)


def _joined(*given):
    """The different numbers in order, and the place of each given one among them."""
    given = [_kept(x).ravel() for x in given]
    whole = np.concatenate(given)
    ranks = _ranks(whole)
    values = np.zeros(int(ranks.max()) + 1 if ranks.size else 0, dtype=whole.dtype)
    values[ranks] = whole
    ends = np.cumsum([x.size for x in given])
    return values, [ranks[end - x.size:end] for x, end in zip(given, ends)]


def _extreme(name, x, axis, keepdims, high):
    """The first NaN there is, or the first of the greatest or least."""
    x = np.asarray(x)
    if x.size == 0:
        raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
    if isinstance(axis, (tuple, list)):
        axes = [a % x.ndim for a in axis]
        rest = [a for a in range(x.ndim) if a not in axes]
        rows = np.reshape(np.transpose(x, rest + axes), tuple([x.shape[a] for a in rest]) + (-1,))
        found = _extreme(name, rows, -1, False, high)
        return np.expand_dims(found, tuple(axes)) if keepdims else found
    places = _place(x, axis, high)
    if axis is None:
        found = x.ravel()[places]
        return np.reshape(found, (1,) * x.ndim) if keepdims else found
    found = np.take_along_axis(x, np.expand_dims(places, axis), axis)
    return found if keepdims else np.squeeze(found, axis=axis)


def _place(x, axis, high):
    ranks = np.where(np.isnan(x), x.size if high else -1, _ranks(x))
    return np.argmax(ranks, axis=axis) if high else np.argmin(ranks, axis=axis)


def _numbers(x, worst):
    """NaNs give way to all others."""
    x = np.asarray(x)
    return np.where(np.isnan(x), worst, x)


def _some(x, axis, worst):
    """The same, where there is a number at all."""
    if bool(np.any(np.all(np.isnan(x), axis=axis))):
        raise ValueError("All-NaN slice encountered")
    return _numbers(x, worst)


_UniqueCountsResult = collections.namedtuple("UniqueCountsResult", ["values", "counts"])
_UniqueInverseResult = collections.namedtuple("UniqueInverseResult", ["values", "inverse_indices"])
_UniqueAllResult = collections.namedtuple("UniqueAllResult", ["values", "indices", "inverse_indices", "counts"])


def _running(x, axis, choose):
    x = np.moveaxis(np.array(x), axis, 0)
    for i in range(1, x.shape[0]):
        x[i] = choose(x[i - 1], x[i])
    return np.moveaxis(x, 0, axis)


# in _numpy_complex
def less(x1, x2):
    (a, b), (c, d) = _parts(x1), _parts(x2)
    return ((a < c) & ~np.isnan(b) & ~np.isnan(d)) | ((a == c) & (b < d))


def less_equal(x1, x2):
    (a, b), (c, d) = _parts(x1), _parts(x2)
    return ((a < c) & ~np.isnan(b) & ~np.isnan(d)) | ((a == c) & (b <= d))


def greater(x1, x2):
    return less(x2, x1)


def greater_equal(x1, x2):
    return less_equal(x2, x1)


def maximum(x1, x2, out=None):
    x1, x2 = _pair(x1, x2)
    return _into(out, np.where(greater_equal(x1, x2) | np.isnan(x1), x1, x2))


def minimum(x1, x2, out=None):
    x1, x2 = _pair(x1, x2)
    return _into(out, np.where(less_equal(x1, x2) | np.isnan(x1), x1, x2))


def fmax(x1, x2, out=None):
    x1, x2 = _pair(x1, x2)
    return _into(out, np.where(greater_equal(x1, x2) | np.isnan(x2), x1, x2))


def fmin(x1, x2, out=None):
    x1, x2 = _pair(x1, x2)
    return _into(out, np.where(less_equal(x1, x2) | np.isnan(x2), x1, x2))


def clip(a, a_min=None, a_max=None, min=None, max=None, out=None):
    low, high = a_min if min is None else min, a_max if max is None else max
    found = np.asarray(a) if low is None else maximum(a, low)
    found = found if high is None else minimum(found, high)
    return _into(out, found)


def argsort(a, axis=-1, kind=None, order=None, stable=None):
    return np.argsort(_ranks(np.asarray(a)), axis=axis, kind="stable")


def sort(a, axis=-1, kind=None, order=None, stable=None):
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    return np.take_along_axis(a, argsort(a, axis), axis)


def partition(a, kth, axis=-1, kind=None, order=None):
    return sort(a, axis)


def argpartition(a, kth, axis=-1, kind=None, order=None):
    return argsort(a, axis)


def lexsort(keys, axis=-1):
    return np.lexsort(tuple([_ranks(np.asarray(key)) for key in keys]), axis=axis)


def max(a, axis=None, out=None, keepdims=False):
    return _extreme("maximum", a, axis, keepdims, True)


def min(a, axis=None, out=None, keepdims=False):
    return _extreme("minimum", a, axis, keepdims, False)


def nanmax(a, axis=None, out=None, keepdims=False):
    return _extreme("maximum", _numbers(a, complex(-np.inf, -np.inf)), axis, keepdims, True)


def nanmin(a, axis=None, out=None, keepdims=False):
    return _extreme("minimum", _numbers(a, complex(np.inf, np.inf)), axis, keepdims, False)


def argmax(a, axis=None, out=None, keepdims=False):
    found = _place(np.asarray(a), axis, True)
    return np.expand_dims(found, axis) if keepdims and axis is not None else found


def argmin(a, axis=None, out=None, keepdims=False):
    found = _place(np.asarray(a), axis, False)
    return np.expand_dims(found, axis) if keepdims and axis is not None else found


def ptp(a, axis=None, out=None, keepdims=False):
    return max(a, axis, None, keepdims) - min(a, axis, None, keepdims)


def nanargmax(a, axis=None, out=None, *, keepdims=False):
    return argmax(_some(a, axis, complex(-np.inf, -np.inf)), axis, None, keepdims)


def nanargmin(a, axis=None, out=None, *, keepdims=False):
    return argmin(_some(a, axis, complex(np.inf, np.inf)), axis, None, keepdims)


def nanvar(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    a = np.asarray(a)
    known = ~np.isnan(a)
    count = np.sum(known, axis=axis, keepdims=True)
    away = np.where(known, a - np.sum(np.where(known, a, 0), axis=axis, keepdims=True) / count, 0)
    freedom = np.sum(known, axis=axis, keepdims=keepdims) - ddof
    found = np.sum(away.real ** 2 + away.imag ** 2, axis=axis, keepdims=keepdims) / np.asarray(freedom, dtype=a.real.dtype)
    return np.where(freedom <= 0, np.asarray(np.nan, found.dtype), found)[()]


def nanstd(a, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
    return np.sqrt(nanvar(a, axis, dtype, out, ddof, keepdims))


def nanmedian(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = np.asarray(a)
    rows = np.reshape(a, (1, -1)) if axis is None else np.reshape(np.moveaxis(a, axis, -1), (-1, a.shape[axis]))
    found = np.array([median(row[~np.isnan(row)]) if not np.all(np.isnan(row)) else np.nan for row in rows], dtype=a.dtype)
    if axis is None:
        return np.reshape(found, (1,) * a.ndim) if keepdims else found[0]
    found = np.reshape(found, np.moveaxis(a, axis, -1).shape[:-1])
    return np.expand_dims(found, axis) if keepdims else found[()]


def cummax(array, axis=0):
    return _running(array, axis, maximum)


def cummin(array, axis=0):
    return _running(array, axis, minimum)


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = np.asarray(a)
    rows = np.reshape(a, (-1,)) if axis is None else np.moveaxis(a, axis, 0)
    half = rows.shape[0] // 2
    middle = sort(rows, 0)[half - 1 + rows.shape[0] % 2:half + 1]
    found = np.mean(middle, axis=0)
    found = np.where(np.any(np.isnan(rows), axis=0), np.nan, found)[()] if bool(np.any(np.isnan(rows))) else found
    if not keepdims:
        return found
    return np.reshape(found, (1,) * a.ndim) if axis is None else np.expand_dims(found, axis)


def quantile(a, q, *args, **options):
    raise TypeError("a must be an array of real numbers")


def percentile(a, q, *args, **options):
    raise TypeError("a must be an array of real numbers")


def searchsorted(a, v, side="left", sorter=None):
    a = np.asarray(a) if sorter is None else np.take(np.asarray(a), sorter)
    _, (places, wanted) = _joined(a, np.asarray(v))
    return np.reshape(np.searchsorted(places, wanted, side=side), np.shape(v))[()]


def unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = np.asarray(ar)
    if axis is not None:
        raise NotImplementedError("np.unique of complex rows (axis=…) is not in tensh: without axis it is")
    ranks = _ranks(ar)
    if equal_nan:
        ranks = np.where(np.isnan(ar), ar.size, ranks)
    _, index, inverse, counts = np.unique(ranks, return_index=True, return_inverse=True, return_counts=True)
    parts = [ar.ravel()[index]]
    for wanted, part in ((return_index, index), (return_inverse, inverse), (return_counts, counts)):
        if wanted:
            parts.append(part)
    return parts[0] if len(parts) == 1 else tuple(parts)


def unique_values(x):
    return unique(x, equal_nan=False)


def unique_counts(x):
    return _UniqueCountsResult(*unique(x, return_counts=True, equal_nan=False))


def unique_inverse(x):
    values, inverse = unique(x, return_inverse=True, equal_nan=False)
    return _UniqueInverseResult(values, np.reshape(inverse, np.shape(x)))


def unique_all(x):
    values, index, inverse, counts = unique(x, True, True, True, equal_nan=False)
    return _UniqueAllResult(values, index, np.reshape(inverse, np.shape(x)), counts)


def isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    element = np.asarray(element)
    _, (places, wanted) = _joined(element, test_elements)
    found = np.reshape(np.isin(places, wanted), element.shape) & ~np.isnan(element)
    return ~found if invert else found


def union1d(ar1, ar2):
    return _joined(ar1, ar2)[0].astype(np.concatenate([np.ravel(ar1)[:0], np.ravel(ar2)[:0]]).dtype)


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    values, (left, right) = _joined(ar1, ar2)
    return values[np.intersect1d(left, right)]


def setdiff1d(ar1, ar2, assume_unique=False):
    values, (left, right) = _joined(ar1, ar2)
    return values[np.setdiff1d(left, right)]


def setxor1d(ar1, ar2, assume_unique=False):
    values, (left, right) = _joined(ar1, ar2)
    return values[np.setxor1d(left, right)]
