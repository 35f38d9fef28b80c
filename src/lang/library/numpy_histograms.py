"""NumPy's histograms: how many bins there are, and where their edges lie, in the dtype of what is counted."""
import math
import numpy as np


# in _numpy
def histogram(a, bins=10, range=None, density=None, weights=None):
    a = _counted(a)
    edges = histogram_bin_edges(a, bins, range, weights)
    return np.histogram(a, edges, density=bool(density), **({} if weights is None else {"weights": weights}))[0], edges


def histogram_bin_edges(a, bins=10, range=None, weights=None):
    a = _counted(a)
    if isinstance(bins, str):
        bins = _count(a.ravel(), bins, range, weights)
    if np.ndim(bins) > 0:
        edges = np.asarray(bins)
        if edges.ndim > 1:
            raise ValueError("`bins` must be 1d, when an array")
        if bool(np.any(edges[:-1] > edges[1:])):
            raise ValueError("`bins` must increase monotonically, when an array")
        return edges
    found = np.histogram_bin_edges(a, bins, **({} if range is None else {"range": range}))
    if a.dtype.kind != "f" or a.dtype.itemsize == 8:
        return found
    # The steps of smaller floats are taken in their own dtype.
    first, last = found[:1].astype(a.dtype), found[-1:].astype(a.dtype)
    edges = np.arange(found.size, dtype=a.dtype) * ((last - first) / (found.size - 1)).astype(a.dtype) + first
    edges[-1:] = last
    return edges


# in _nowhere
def _counted(a):
    a = np.asarray(a)
    return a.astype("uint8") if a.dtype == np.dtype("bool") else a


def _count(a, name, span, weights):
    if name not in _widths:
        raise ValueError(f"{name!r} is not a valid estimator for `bins`")
    if weights is not None:
        raise TypeError("Automated estimation of the number of bins is not supported for weighted data")
    if span is not None:
        a = a[(a >= span[0]) & (a <= span[1])]
    low, high = span if span is not None else (a.min(), a.max()) if a.size else (0, 1)
    if a.size == 0 or float(high - low) == 0:
        return 1
    width = _widths[name](a, float(np.max(a)) - float(np.min(a)), span)
    if a.dtype.kind in "iu" and width < 1:
        width = 1
    return int(math.ceil((float(high) - float(low)) / width)) if width else 1


def _sturges(a, wide, span):
    return wide / (math.log2(a.size) + 1.0)


def _sqrt(a, wide, span):
    return wide / math.sqrt(a.size)


def _fd(a, wide, span):
    quartiles = np.percentile(a, [75, 25])
    return 2.0 * float(quartiles[0] - quartiles[1]) * a.size ** (-1.0 / 3.0)


def _auto(a, wide, span):
    fd = _fd(a, wide, span)
    return min(max(fd, _sqrt(a, wide, span) / 2), _sturges(a, wide, span)) if fd else _sturges(a, wide, span)


def _scott(a, wide, span):
    return (24.0 * math.pi ** 0.5 / a.size) ** (1.0 / 3.0) * float(np.std(a))


def _doane(a, wide, span):
    n, spread = a.size, np.std(a)
    if n <= 2 or spread == 0:
        return 0.0
    skew = float(np.mean(((a - np.mean(a)) / spread) ** 3))
    return wide / (1.0 + math.log2(n) + math.log2(1.0 + abs(skew) / math.sqrt(6.0 * (n - 2) / ((n + 1.0) * (n + 3)))))


def _stone(a, wide, span):
    """The count of bins whose risk by leaving one out is least."""
    n = a.size
    if n <= 1 or wide == 0:
        return 0
    def risk(bins):
        shares = np.histogram(a, bins, **({} if span is None else {"range": span}))[0] / n
        return (2 - (n + 1) * float(shares.dot(shares))) / (wide / bins)
    return wide / min(list(range(1, max(100, int(math.sqrt(n))) + 1)), key=risk)


_widths = {"auto": _auto, "fd": _fd, "sturges": _sturges, "sqrt": _sqrt, "scott": _scott, "doane": _doane, "stone": _stone,
           "rice": lambda a, wide, span: wide / (2.0 * a.size ** (1.0 / 3))}
