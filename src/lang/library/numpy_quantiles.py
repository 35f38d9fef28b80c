"""NumPy's quantiles: thirteen ways to lie between sorted values, by weights, and among what is left without NaNs."""
import math
import numpy as np
import _warnings


# in _numpy
def quantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    return _asked(a, q, 1, False, axis, out, method, keepdims, weights)


def percentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    return _asked(a, q, 100, False, axis, out, method, keepdims, weights)


def nanquantile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    return _asked(a, q, 1, True, axis, out, method, keepdims, weights)


def nanpercentile(a, q, axis=None, out=None, overwrite_input=False, method="linear", keepdims=False, *, weights=None):
    return _asked(a, q, 100, True, axis, out, method, keepdims, weights)


# in _nowhere
def _asked(a, q, whole, without_nans, axis, out, method, keepdims, weights):
    a = np.asarray(a)
    if axis is None and method == "linear" and weights is None and out is None and not keepdims and a.dtype == np.float64:
        found = _soon(a, q, whole)
        if found is not None:
            return found
    if a.dtype.kind == "c":
        raise TypeError("a must be an array of real numbers")
    weak = type(q) in (int, float)
    q = np.asarray(q) if whole == 1 else np.asarray(np.true_divide(q, 100))
    if not bool(np.all((q >= 0) & (q <= 1))):
        raise ValueError("Quantiles must be in the range [0, 1]" if whole == 1 else "Percentiles must be in the range [0, 100]")
    if q.ndim > 2:
        raise ValueError("q must be a scalar or 1d")
    axes = None if axis is None else _axes(axis, a.ndim)
    if weights is not None:
        weights = _weighed(a, weights, axes, method)
    if a.size == 0 and without_nans:
        found = np.nanmean(a, axis=axis, keepdims=keepdims)
    else:
        rows, shape = _rows(a, axes, keepdims)
        if weights is not None:
            found = np.reshape(_by_weights(rows, _rows(weights, axes, keepdims)[0], q, without_nans), q.shape + shape)
        else:
            found = np.reshape(_by_place(rows, q, method, weak, without_nans), q.shape + shape)[()]
    if out is None:
        return found
    if out.shape != np.shape(found):
        raise ValueError(f"output parameter has the wrong shape: {out.shape} in place of {np.shape(found)}")
    out[...] = found
    return out


def _soon(a, q, whole):
    """The same of one row, number by number; None where there is more to it."""
    asked = [q] if type(q) in (int, float) else q
    if type(asked) not in (list, tuple) or a.size == 0 or not all([type(x) in (int, float) and 0 <= x <= whole for x in asked]):
        return None
    row, last = np.sort(a.ravel()), a.size - 1
    if not math.isfinite(row[0]) or not math.isfinite(row[-1]):
        return None
    found = []
    for x in asked:
        place = last * (x / whole)
        low = int(place)
        share = place - low
        if low >= last:
            found.append(row[-1])
            continue
        before, behind = row[low], row[low + 1]
        away = behind - before
        found.append(behind - away * (1 - share) if share >= 0.5 else before + away * share)
    return np.array(found) if asked is q else found[0]


def _axes(axis, rank):
    axes = axis if isinstance(axis, (tuple, list)) else (axis,)
    for x in axes:
        if not -rank <= x < rank:
            raise np.exceptions.AxisError(f"axis {x} is out of bounds for array of dimension {rank}")
    return [x % rank for x in axes]


def _weighed(a, weights, axes, method):
    if method != "inverted_cdf":
        raise ValueError(f"Only method 'inverted_cdf' supports weights. Got: {method}.")
    weights = np.asarray(weights)
    if weights.shape != a.shape:
        if axes is None:
            raise TypeError("Axis must be specified when shapes of a and weights differ.")
        if weights.shape != tuple([a.shape[x] for x in axes]):
            raise ValueError("Shape of weights must be consistent with shape of a along specified axis.")
        weights = np.transpose(weights, np.argsort(axes))
        weights = np.broadcast_to(np.reshape(weights, [n if i in axes else 1 for i, n in enumerate(a.shape)]), a.shape)
    if bool(np.any(weights < 0)):
        raise ValueError("Weights must be non-negative.")
    return weights


def _rows(a, axes, keepdims):
    """The axes that go, as the last one, and the shape of what stays."""
    if axes is None:
        return a.ravel(), (1,) * a.ndim if keepdims else ()
    kept = [i for i in range(a.ndim) if i not in axes]
    moved = np.transpose(a, kept + axes)
    rest = tuple([a.shape[i] for i in kept])
    count = 1
    for x in axes:
        count *= a.shape[x]
    shape = tuple([1 if i in axes else n for i, n in enumerate(a.shape)]) if keepdims else rest
    return np.reshape(moved, rest + (count,)), shape


def _by_place(rows, q, method, weak, without_nans):
    """Where q lies among the sorted values of a row, whole or between two of them; the axes of q come first."""
    if method not in _places:
        raise ValueError(f"{method!r} is not a valid method. Use one of: dict_keys({list(_places)})")
    floats = rows.dtype.kind == "f"
    rows = np.sort(rows, axis=-1)
    n = rows.shape[-1]
    if n == 0 and rows.size == 0 and (rows.ndim == 1 or 0 not in rows.shape[:-1]):
        raise IndexError("index -1 is out of bounds for axis 0 with size 0")
    lost = np.isnan(rows[..., -1]) if floats and n > 0 else np.zeros(rows.shape[:-1], dtype=bool)
    if bool(np.all(~lost)):
        without_nans = False
    asked = np.reshape(q, q.shape + (1,) * (rows.ndim - 1))
    if without_nans:
        n = np.sum(~np.isnan(rows), axis=-1)
        lost = n == 0
        for _ in range(int(np.sum(lost))):
            _warnings.of_floats("All-NaN slice encountered")
        n = np.maximum(n, 1).astype(q.dtype if q.dtype.kind == "f" else n.dtype)
    place = np.asarray(_places[method](n, asked))
    if place.dtype.kind == "i" and (method in _whole or method == "linear"):
        found = _taken(rows, place, q.ndim)
    else:
        found = _between(rows, place, n, q.ndim, method, weak)
    if not floats or not bool(np.any(lost)):
        return found
    return np.where(lost, np.asarray(np.nan, found.dtype), found)


def _between(rows, place, n, rank, method, weak):
    low = np.floor(place)
    high = low + 1
    low, high = np.where(place >= n - 1, n - 1, low), np.where(place >= n - 1, n - 1, high)
    # What lies beyond the end has the place of NumPy's last element, counted from behind.
    before = np.where(place >= n - 1, -1, np.floor(place))
    low, high, before = np.where(place < 0, 0, low), np.where(place < 0, 0, high), np.where(place < 0, 0, before)
    share = place - before
    if method in _shares:
        share = _shares[method](share, place).astype(place.dtype)
    a, b = _taken(rows, low.astype("int64"), rank), _taken(rows, high.astype("int64"), rank)
    if weak:
        share = share.astype(rows.dtype if rows.dtype.kind == "f" else "float64")
    away = b - a
    return np.where(np.asarray(share) >= 0.5, b - away * (1 - share), a + away * share)


def _taken(rows, places, rank):
    """One element of each row for each number that was asked for."""
    asked = places.shape[:rank]
    count = 1
    for n in asked:
        count *= n
    rest = rows.shape[:-1]
    flat = np.broadcast_to(np.reshape(places, (count,) + places.shape[rank:]), (count,) + rest)
    found = np.take_along_axis(rows, np.moveaxis(flat, 0, -1), axis=-1)
    return np.reshape(np.moveaxis(found, -1, 0), asked + rest)


def _by_weights(rows, weights, q, without_nans):
    """The first value at which the weights so far reach q of their sum."""
    n = rows.shape[-1]
    flat, heavy = np.reshape(rows, (-1, n)), np.reshape(weights, (-1, n))
    found = np.zeros(q.shape + (flat.shape[0],), dtype=rows.dtype)
    for i in range(flat.shape[0]):
        row, weight = flat[i], heavy[i]
        if without_nans and rows.dtype.kind == "f":
            left = ~np.isnan(row)
            row, weight = row[left], weight[left]
        order = np.argsort(row, kind="stable")
        row, reached = row[order], np.cumsum(weight[order], dtype="float64")
        if row.size == 0 or row.dtype.kind == "f" and np.isnan(row[-1]):
            found[..., i] = np.nan
            continue
        reached = reached / reached[-1]
        if np.isnan(reached[-1]):
            raise ValueError("Weights included NaN, inf or were all zero.")
        if q.dtype.kind == "f":
            reached = reached.astype(q.dtype)
        reached = np.where(reached == 0, -1, reached)
        found[..., i] = row[np.minimum(np.searchsorted(reached, q, side="left"), row.size - 1)]
    return found


def _spread(alpha, beta):
    """Hyndman and Fan's family of places."""
    return lambda n, q: n * q + (alpha + q * (1 - alpha - beta)) - 1


def _nearest_below(place, stays):
    low = np.floor(place)
    return np.maximum(np.where(stays(place - low, place), low, low + 1), 0).astype("int64")


_whole = ("inverted_cdf", "closest_observation", "lower", "higher", "nearest")
_places = {
    "inverted_cdf": lambda n, q: _nearest_below(n * q - 1, lambda share, _: share == 0),
    "averaged_inverted_cdf": lambda n, q: n * q - 1,
    "closest_observation": lambda n, q: _nearest_below(n * q - 1 - 0.5, lambda share, place: (share == 0) & (np.floor(place) % 2 == 1)),
    "interpolated_inverted_cdf": _spread(0, 1),
    "hazen": _spread(0.5, 0.5),
    "weibull": _spread(0, 0),
    "linear": lambda n, q: (n - 1) * q,
    "median_unbiased": _spread(1 / 3.0, 1 / 3.0),
    "normal_unbiased": _spread(3 / 8.0, 3 / 8.0),
    "lower": lambda n, q: np.floor((n - 1) * q).astype("int64"),
    "higher": lambda n, q: np.ceil((n - 1) * q).astype("int64"),
    "midpoint": lambda n, q: 0.5 * (np.floor((n - 1) * q) + np.ceil((n - 1) * q)),
    "nearest": lambda n, q: np.around((n - 1) * q).astype("int64"),
}
# Where the share between two values is not what the place says.
_shares = {
    "averaged_inverted_cdf": lambda share, _: np.where(share == 0, 0.5, 1.0),
    "midpoint": lambda _, place: np.where(place % 1 == 0, 0.0, 0.5),
}
