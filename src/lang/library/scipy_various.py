"""Parts of scipy.signal, scipy.interpolate, scipy.integrate and scipy.linalg that are made of NumPy's functions."""
import math
import numpy as np

# in _nowhere
def _padded(x, rows, columns, boundary, fillvalue):
    if boundary not in ("fill", "pad", "wrap", "circular", "symm", "symmetric"):
        raise ValueError("Acceptable boundary flags are 'fill', 'circular' (or 'wrap'), and 'symmetric' (or 'symm').")
    if boundary in ("fill", "pad"):
        return np.pad(x, (rows, columns), constant_values=fillvalue)
    return np.pad(x, (rows, columns), mode="wrap" if boundary in ("wrap", "circular") else "symmetric")


def _two(in1, in2, mode):
    in1, in2 = np.asarray(in1), np.asarray(in2)
    if in1.ndim != 2 or in2.ndim != 2:
        raise ValueError(f"{'convolve2d'} inputs must both be 2-D arrays")
    if mode not in ("full", "same", "valid"):
        raise ValueError("Acceptable mode flags are 'valid', 'same', or 'full'.")
    return in1, in2


def _sums(x, kernel):
    """The sums of products at each place where the kernel lies within x."""
    rows, columns = kernel.shape
    high, wide = x.shape[0] - rows + 1, x.shape[1] - columns + 1
    found = np.zeros((high, wide), dtype=np.result_type(x, kernel))
    for i in range(rows):
        for j in range(columns):
            found = found + x[i:i + high, j:j + wide] * kernel[i, j]
    return found


# in scipy.signal
def convolve2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    in1, in2 = _two(in1, in2, mode)
    if mode == "valid":
        larger = in1.shape[0] >= in2.shape[0] and in1.shape[1] >= in2.shape[1]
        if not larger and not (in2.shape[0] >= in1.shape[0] and in2.shape[1] >= in1.shape[1]):
            raise ValueError("For 'valid' mode, one must be at least as large as the other in every dimension")
        return _sums(in1, in2[::-1, ::-1]) if larger else _sums(in2, in1[::-1, ::-1])
    rows, columns = in2.shape
    whole = _sums(_padded(in1, (rows - 1, rows - 1), (columns - 1, columns - 1), boundary, fillvalue), in2[::-1, ::-1])
    if mode == "full":
        return whole
    top, left = (rows - 1) // 2, (columns - 1) // 2
    return whole[top:top + in1.shape[0], left:left + in1.shape[1]]


def correlate2d(in1, in2, mode="full", boundary="fill", fillvalue=0):
    in1, in2 = _two(in1, in2, mode)
    turned = in2[::-1, ::-1]
    turned = np.conj(turned) if turned.dtype.kind == "c" else turned
    if mode == "same":
        rows, columns = in2.shape
        whole = convolve2d(in1, turned, "full", boundary, fillvalue)
        top, left = rows // 2, columns // 2
        return whole[top:top + in1.shape[0], left:left + in1.shape[1]]
    return convolve2d(in1, turned, mode, boundary, fillvalue)


# in scipy.interpolate
class interp1d:
    __module__ = "scipy.interpolate"

    def __init__(self, x, y, kind="linear", axis=-1, copy=True, bounds_error=None, fill_value=np.nan, assume_sorted=False):
        x, y = np.asarray(x), np.asarray(y)
        if kind not in ("linear", "cubic", 3, 1, 0, "nearest", "nearest-up", "previous", "next", "zero"):
            raise NotImplementedError(f"interp1d has the kinds 'linear', 'cubic', 'nearest', 'previous' and 'next' in tensh, not {kind!r}")
        if x.ndim != 1:
            raise ValueError("the x array must have exactly one dimension.")
        if y.ndim != 1:
            raise NotImplementedError("interp1d of several functions at once is not in tensh")
        if len(x) != len(y):
            raise ValueError("x and y arrays must be equal in length along interpolation axis.")
        if not assume_sorted:
            order = np.argsort(x, kind="stable")
            x, y = x[order], y[order]
        self._ends = x[0], x[-1]
        self.x, self.y = x + 0.0, y if y.dtype.kind in "fc" else y.astype("float64")
        self._kind = {0: "zero", 1: "linear", 3: "cubic"}.get(kind, kind) if isinstance(kind, int) else kind
        if self._kind == "cubic":
            from scipy.interpolate import CubicSpline
            if len(x) < 4:
                raise ValueError("The number of derivatives at boundaries does not match: expected 2, got 0+0")
            self._curve = CubicSpline(self.x, self.y)
        self._on = isinstance(fill_value, str) and fill_value == "extrapolate"
        if self._on and bounds_error:
            raise ValueError("Cannot extrapolate and raise at the same time.")
        plain = isinstance(fill_value, float) and math.isnan(fill_value)
        self.bounds_error = not self._on and (plain if bounds_error is None else bounds_error)
        self.fill_value = fill_value

    def __call__(self, x):
        given = np.asarray(x) + 0.0
        flat = given.ravel()
        low, high = flat < self.x[0], flat > self.x[-1]
        for outside, word, end in ((low, "below", self._ends[0]), (high, "above", self._ends[1])):
            if self.bounds_error and outside.any():
                side = "minimum" if word == "below" else "maximum"
                raise ValueError(f"A value ({flat[outside][0]}) in x_new is {word} the interpolation range's {side} value ({end}).")
        found = self._of(flat)
        if not self._on:
            below, above = self.fill_value if isinstance(self.fill_value, tuple) else (self.fill_value, self.fill_value)
            found = np.where(low, below, np.where(high, above, found))
        return np.reshape(found, given.shape)[...]

    def _of(self, at):
        last = len(self.x) - 1
        if self._kind == "cubic":
            return self._curve(at)
        if self._kind == "linear":
            high = np.clip(np.searchsorted(self.x, at), 1, last)
            low = high - 1
            slope = (self.y[high] - self.y[low]) / (self.x[high] - self.x[low])
            return slope * (at - self.x[low]) + self.y[low]
        if self._kind in ("nearest", "nearest-up"):
            middle = self.x / 2.0
            middle = middle[1:] + middle[:-1]
            return self.y[np.clip(np.searchsorted(middle, at, side="left" if self._kind == "nearest" else "right"), 0, last)]
        if self._kind == "next":
            return self.y[np.clip(np.searchsorted(self.x, at, side="left"), 0, last)]
        return self.y[np.clip(np.searchsorted(self.x, at, side="right") - 1, 0, last)]


# in scipy.integrate
def trapezoid(y, x=None, dx=1.0, axis=-1):
    return np.trapezoid(y, x, dx, axis)


def cumulative_trapezoid(y, x=None, dx=1.0, axis=-1, initial=None):
    y = np.moveaxis(np.asarray(y), axis, -1)
    if initial is not None and initial != 0:
        raise ValueError("`initial` must be `None` or `0`.")
    d = dx if x is None else np.diff(np.asarray(x))
    found = np.cumsum(d * (y[..., 1:] + y[..., :-1]) / 2.0, axis=-1)
    if initial is not None:
        found = np.concatenate([np.full(tuple(found.shape[:-1]) + (1,), initial, dtype=found.dtype), found], axis=-1)
    return np.moveaxis(found, -1, axis)


def simpson(y, x=None, *, dx=1.0, axis=-1):
    y = np.moveaxis(np.asarray(y) + 0.0, axis, -1)
    n = y.shape[-1]
    h = np.full(n - 1, float(dx)) if x is None else np.diff(np.asarray(x) + 0.0)
    if x is not None and len(h) + 1 != n:
        raise ValueError("If given, length of x along axis must be the same as y.")
    if n == 2:
        return 0.5 * h[0] * (y[..., 0] + y[..., 1])
    odd = n % 2 == 1
    end = n if odd else n - 1
    h0, h1 = h[0:end - 1:2], h[1:end - 1:2]
    y0, y1, y2 = y[..., 0:end - 2:2], y[..., 1:end - 1:2], y[..., 2:end:2]
    total = h0 + h1
    if x is None:
        found = np.sum(y0 + 4.0 * y1 + y2, axis=-1) * dx / 3.0
    else:
        ratio = h0 / h1
        found = np.sum(total / 6.0 * (y0 * (2.0 - 1.0 / ratio) + y1 * (total * total / (h0 * h1)) + y2 * (2.0 - ratio)), axis=-1)
    if odd:
        return found
    # The last interval, by the parabola through the last three points (Cartwright).
    a, b = h[-2], h[-1]
    last = (2 * b ** 2 + 3 * a * b) / (6 * (b + a)) * y[..., -1]
    before = (b ** 2 + 3.0 * a * b) / (6 * a) * y[..., -2]
    return found + (last + before - 1 * b ** 3 / (6 * a * (a + b)) * y[..., -3])


# in scipy.linalg
def inv(a, overwrite_a=False, check_finite=True):
    return np.linalg.inv(a)


def det(a, overwrite_a=False, check_finite=True):
    return np.linalg.det(a)


def solve(a, b, lower=False, overwrite_a=False, overwrite_b=False, check_finite=True, assume_a=None, transposed=False):
    return np.linalg.solve(np.asarray(a).T if transposed else a, b)


def norm(a, ord=None, axis=None, keepdims=False, check_finite=True):
    return np.linalg.norm(a, ord, axis, keepdims)


def pinv(a, *, atol=None, rtol=None, return_rank=False, check_finite=True):
    if atol is not None or rtol is not None or return_rank:
        raise NotImplementedError("scipy.linalg.pinv has no tolerances in tensh")
    return np.linalg.pinv(a)


def eigh(a, b=None, lower=True, eigvals_only=False):
    if b is not None:
        raise NotImplementedError("scipy.linalg.eigh of two matrices is not in tensh")
    return np.linalg.eigvalsh(a) if eigvals_only else tuple(np.linalg.eigh(a))


def eigvalsh(a):
    return np.linalg.eigvalsh(a)


def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    found = np.linalg.cholesky(a)
    return found if lower else found.T


def svdvals(a):
    return np.linalg.svd(a, compute_uv=False)


def block_diag(*arrs):
    parts = [np.atleast_2d(np.asarray(a)) for a in arrs]
    made = np.zeros((sum([p.shape[0] for p in parts]), sum([p.shape[1] for p in parts])), dtype=np.result_type(*parts))
    row = column = 0
    for p in parts:
        made[row:row + p.shape[0], column:column + p.shape[1]] = p
        row, column = row + p.shape[0], column + p.shape[1]
    return made


def toeplitz(c, r=None):
    c = np.asarray(c).ravel()
    r = (np.conj(c) if c.dtype.kind == "c" else c) if r is None else np.asarray(r).ravel()
    values = np.concatenate([c[::-1], r[1:]])
    return values[np.arange(len(c))[::-1][:, None] + np.arange(len(r))[None, :]]


def hilbert(n):
    return 1.0 / (np.arange(1, n + 1)[:, None] + np.arange(n)[None, :])
