"""scipy.interpolate: piecewise cubic curves through points, and the polynomial through all of them."""
import numpy as np

# in scipy.interpolate
class PPoly:
    """On each interval a polynomial of its own, of which `c` has the coefficients, the highest first."""
    def __init__(self, c, x, extrapolate=None, axis=0):
        self.c, self.x, self.axis = np.asarray(c), np.asarray(x) + 0.0, axis
        self.extrapolate = True if extrapolate is None else extrapolate

    def __call__(self, x, nu=0, extrapolate=None):
        if nu:
            return self.derivative(nu)(x, 0, extrapolate)
        extrapolate = self.extrapolate if extrapolate is None else extrapolate
        given = np.asarray(x) + 0.0
        at = given.ravel()
        first, last = self.x[0], self.x[-1]
        if extrapolate == "periodic":
            at = first + (at - first) % (last - first)
        place = np.clip(np.searchsorted(self.x, at, side="right") - 1, 0, len(self.x) - 2)
        more = self.c.ndim - 2
        apart = np.reshape(at - self.x[place], (-1,) + (1,) * more)
        found = np.zeros((len(at),) + tuple(self.c.shape[2:]))
        for row in self.c:
            found = found * apart + row[place]
        if not extrapolate:
            outside = np.reshape((at < first) | (at > last), (-1,) + (1,) * more)
            found = np.where(outside, np.nan, found)
        found = np.reshape(found, tuple(given.shape) + tuple(self.c.shape[2:]))
        for k in range(given.ndim if self.axis else 0):
            found = np.moveaxis(found, 0, self.axis + given.ndim - 1)
        return found[...]

    def _like(self, c):
        return PPoly(c, self.x, self.extrapolate, self.axis)

    def derivative(self, nu=1):
        if nu < 0:
            return self.antiderivative(-nu)
        c = self.c
        for _ in range(nu):
            n = len(c) - 1
            c = c[:-1] * np.reshape(np.arange(n, 0, -1), (n,) + (1,) * (c.ndim - 1)) if n else np.zeros((1,) + tuple(c.shape[1:]))
        return self._like(c)

    def antiderivative(self, nu=1):
        c, h = self.c, np.diff(self.x)
        for _ in range(nu):
            n = len(c)
            grown = c / np.reshape(np.arange(n, 0, -1), (n,) + (1,) * (c.ndim - 1))
            whole = np.zeros(grown[0].shape)
            for row in grown:
                whole = (whole + row) * np.reshape(h, (-1,) + (1,) * (c.ndim - 2))
            before = np.concatenate([np.zeros((1,) + tuple(whole.shape[1:])), np.cumsum(whole, axis=0)[:-1]])
            c = np.concatenate([grown, before[None]])
        return self._like(c)

    def integrate(self, a, b, extrapolate=None):
        whole = self.antiderivative()
        return np.asarray(whole(b, 0, extrapolate) - whole(a, 0, extrapolate))

    def solve(self, y=0.0, discontinuity=True, extrapolate=None):
        extrapolate = self.extrapolate if extrapolate is None else extrapolate
        found = []
        for i in range(len(self.x) - 1):
            c = self.c[:, i].copy()
            c[-1] -= y
            roots = np.roots(c) if np.any(c[:-1] != 0) else np.zeros(0)
            low = -np.inf if i == 0 and extrapolate else -1e-14
            high = np.inf if i == len(self.x) - 2 and extrapolate else self.x[i + 1] - self.x[i]
            for r in roots:
                if abs(np.imag(r)) < 1e-12 and low <= np.real(r) <= high:
                    at = float(self.x[i] + np.real(r))
                    if not any([abs(at - f) < 1e-12 for f in found]):
                        found.append(at)
        return np.array(sorted(found))

    def roots(self, discontinuity=True, extrapolate=None):
        return self.solve(0, discontinuity, extrapolate)


# in _nowhere
def _points(x, y, axis):
    x, y = np.asarray(x), np.asarray(y)
    if x.dtype.kind == "c":
        raise ValueError("`x` must contain real values.")
    x, y = x + 0.0, np.moveaxis(y + 0.0, axis, 0)
    if x.ndim != 1:
        raise ValueError("`x` must be 1-dimensional.")
    if len(x) < 2:
        raise ValueError("`x` must contain at least 2 elements.")
    if len(x) != len(y):
        raise ValueError(f"The length of `y` along `axis`={axis} doesn't match the length of `x`")
    if not np.all(np.isfinite(x)):
        raise ValueError("`x` must contain only finite values.")
    if not np.all(np.isfinite(y)):
        raise ValueError("`y` must contain only finite values.")
    if np.any(np.diff(x) <= 0):
        raise ValueError("`x` must be strictly increasing sequence.")
    return x, y, np.reshape(np.diff(x), (-1,) + (1,) * (y.ndim - 1))


def _condition(bc, shape):
    if isinstance(bc, str):
        if bc in ("clamped", "natural"):
            return 1 if bc == "clamped" else 2, np.zeros(shape)
        if bc in ("not-a-knot", "periodic"):
            return bc
        raise ValueError(f"bc_type={bc} is not allowed.")
    order, value = bc
    if order not in (1, 2):
        raise ValueError("The specified derivative order must be 1 or 2.")
    value = np.asarray(value) + 0.0
    if tuple(value.shape) != tuple(shape):
        raise ValueError(f"`deriv_value` shape {tuple(value.shape)} is not the expected one {tuple(shape)}.")
    return order, value


def _end(A, b, at, inner, h, slope, condition, y, sign):
    """The equation of one end: that of its first, second or third derivatives."""
    near, next = (0, 1) if sign > 0 else (-1, -2)
    if condition == "not-a-knot":
        d = h[near] + h[next]
        A[at, at], A[at, inner] = float(np.ravel(h[next])[0]), float(np.ravel(d)[0])
        b[at] = ((h[near] + 2 * d) * h[next] * slope[near] + h[near] ** 2 * slope[next]) / d
    elif condition[0] == 1:
        A[at, at] = 1
        b[at] = condition[1]
    else:
        A[at, at], A[at, inner] = 2 * float(np.ravel(h[near])[0]), float(np.ravel(h[near])[0])
        b[at] = -sign * 0.5 * condition[1] * h[near] ** 2 + 3 * slope[near] * h[near]


def _slopes(x, y, h, bc):
    """The derivatives at the points, by which the second ones are the same from both sides."""
    n, slope, width = len(x), np.diff(y, axis=0) / h, np.diff(x)
    if bc[0] == "periodic" and n > 2:
        A, b = np.zeros((n - 1, n - 1)), np.zeros((n - 1,) + tuple(y.shape[1:]))
        for i in range(n - 1):
            A[i, i - 1] += width[i]
            A[i, i] += 2 * (width[i - 1] + width[i])
            A[i, (i + 1) % (n - 1)] += width[i - 1]
            b[i] = 3 * (h[i - 1] * slope[i] + h[i] * slope[i - 1])
        found = np.linalg.solve(A, np.reshape(b, (n - 1, -1))).reshape(b.shape)
        return np.concatenate([found, found[:1]])
    if n == 2:
        bc = [(1, slope[0]) if b in ("not-a-knot", "periodic") else b for b in bc]
    A, b = np.zeros((n, n)), np.zeros((n,) + tuple(y.shape[1:]))
    for i in range(1, n - 1):
        A[i, i - 1], A[i, i], A[i, i + 1] = width[i], 2 * (width[i - 1] + width[i]), width[i - 1]
        b[i] = 3 * (h[i] * slope[i - 1] + h[i - 1] * slope[i])
    if n == 3 and bc[0] == "not-a-knot" and bc[1] == "not-a-knot":
        # One parabola through the three.
        A[0, :2], A[2, 1:] = 1, 1
        b[0], b[2] = 2 * slope[0], 2 * slope[1]
    else:
        _end(A, b, 0, 1, h, slope, bc[0], y, 1)
        _end(A, b, n - 1, n - 2, h, slope, bc[1], y, -1)
    return np.linalg.solve(A, np.reshape(b, (n, -1))).reshape(b.shape)


# in scipy.interpolate
class CubicHermiteSpline(PPoly):
    def __init__(self, x, y, dydx, axis=0, extrapolate=None):
        x, y, h = _points(x, y, axis)
        self._set(x, y, h, np.moveaxis(np.asarray(dydx) + 0.0, axis, 0), axis, extrapolate)

    def _set(self, x, y, h, s, axis, extrapolate):
        slope = np.diff(y, axis=0) / h
        t = (s[:-1] + s[1:] - 2 * slope) / h
        PPoly.__init__(self, np.stack([t / h, (slope - s[:-1]) / h - t, s[:-1], y[:-1]]), x, extrapolate, axis)


class CubicSpline(CubicHermiteSpline):
    def __init__(self, x, y, axis=0, bc_type="not-a-knot", extrapolate=None):
        x, y, h = _points(x, y, axis)
        if isinstance(bc_type, str):
            if bc_type == "periodic" and not np.allclose(y[0], y[-1], rtol=1e-15, atol=1e-15):
                raise ValueError(f"The first and last `y` point along axis {axis} must be identical (within machine precision) when "
                                 "bc_type='periodic'.")
            bc_type = (bc_type, bc_type)
        elif len(bc_type) != 2:
            raise ValueError("`bc_type` must contain 2 elements to specify start and end conditions.")
        bc = [_condition(b, y.shape[1:]) for b in bc_type]
        extrapolate = ("periodic" if bc[0] == "periodic" else True) if extrapolate is None else extrapolate
        self._set(x, y, h, _slopes(x, y, h, bc), axis, extrapolate)


class PchipInterpolator(CubicHermiteSpline):
    """It rises where its points rise (Fritsch, Butland)."""
    def __init__(self, x, y, axis=0, extrapolate=None):
        x, y, h = _points(x, y, axis)
        self._set(x, y, h, self._slopes(h, np.diff(y, axis=0) / h), axis, extrapolate)

    def _slopes(self, h, m):
        if len(m) == 1:
            return np.concatenate([m, m])
        w1, w2 = 2 * h[1:] + h[:-1], h[1:] + 2 * h[:-1]
        flat = (np.sign(m[1:]) != np.sign(m[:-1])) | (m[1:] == 0) | (m[:-1] == 0)
        safe = lambda v: np.where(v == 0, 1.0, v)
        inner = np.where(flat, 0.0, (w1 + w2) / (w1 / safe(m[:-1]) + w2 / safe(m[1:])))

        def edge(h0, h1, m0, m1):
            d = ((2 * h0 + h1) * m0 - h0 * m1) / (h0 + h1)
            wide = (np.sign(m0) != np.sign(m1)) & (np.abs(d) > 3.0 * np.abs(m0))
            return np.where(np.sign(d) != np.sign(m0), 0.0, np.where(wide, 3.0 * m0, d))
        return np.concatenate([edge(h[0], h[1], m[0], m[1])[None], inner, edge(h[-1], h[-2], m[-1], m[-2])[None]])


def lagrange(x, w):
    p = np.poly1d(0.0)
    for j in range(len(x)):
        part = np.poly1d(w[j])
        for k in range(len(x)):
            if k != j:
                part *= np.poly1d([1.0, -x[k]]) / (x[j] - x[k])
        p += part
    return p
