"""scipy.integrate: integrals over areas and volumes, and by fixed rules."""
import math
import numpy as np

# in _nowhere
class _Nested:
    """An integral whose integrand is one: the innermost first."""
    def __init__(self, func, ranges, options):
        self.func, self.ranges, self.options = func, ranges, options
        self.error, self.count = 0, 0

    def over(self, *args, depth=0):
        from scipy.integrate import quad
        at = -(depth + 1)
        low, high = self.ranges[at](*args) if callable(self.ranges[at]) else self.ranges[at]
        options = self.options[at](*args) if callable(self.options[at]) else dict(self.options[at])
        last = depth + 1 == len(self.ranges)
        inner = self.func if last else lambda *x: self.over(*x, depth=depth + 1)
        value, error = quad(inner, low, high, args=args, **options)[:2]
        self.error = max(self.error, error)
        return value if depth > 0 else (value, self.error)


# in scipy.integrate
def nquad(func, ranges, args=None, opts=None, full_output=False):
    if full_output:
        raise NotImplementedError("scipy.integrate.nquad gives values and errors in tensh")
    args = () if args is None else args if isinstance(args, tuple) else (args,)
    ranges = [r if callable(r) else (lambda *x, r=r: r) for r in ranges]
    options = [opts or {}] * len(ranges) if opts is None or isinstance(opts, dict) else list(opts)
    return _Nested(func, ranges, options).over(*args)


def dblquad(func, a, b, gfun, hfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    def inner(*x):
        return [gfun(x[0]) if callable(gfun) else gfun, hfun(x[0]) if callable(hfun) else hfun]
    return nquad(func, [inner, [a, b]], args=args, opts={"epsabs": epsabs, "epsrel": epsrel})


def tplquad(func, a, b, gfun, hfun, qfun, rfun, args=(), epsabs=1.49e-8, epsrel=1.49e-8):
    def innermost(*x):
        return [qfun(x[1], x[0]) if callable(qfun) else qfun, rfun(x[1], x[0]) if callable(rfun) else rfun]

    def inner(*x):
        return [gfun(x[0]) if callable(gfun) else gfun, hfun(x[0]) if callable(hfun) else hfun]
    return nquad(func, [innermost, inner, [a, b]], args=args, opts={"epsabs": epsabs, "epsrel": epsrel})


def fixed_quad(func, a, b, args=(), n=5):
    x, w = np.polynomial.legendre.leggauss(n)
    if np.isinf(a) or np.isinf(b):
        raise ValueError("Gaussian quadrature is only available for finite limits.")
    y = (b - a) * (x + 1) / 2.0 + a
    return (b - a) / 2.0 * np.sum(w * func(y, *args), axis=-1), None


def romb(y, dx=1.0, axis=-1, show=False):
    y = np.moveaxis(np.asarray(y) + 0.0, axis, -1)
    count = y.shape[-1] - 1
    levels = int(round(math.log2(count))) if count > 0 else 0
    if 2 ** levels != count:
        raise ValueError("Number of samples must be one plus a non-negative power of 2.")
    h = count * dx
    rows = [[(y[..., 0] + y[..., -1]) / 2.0 * h]]
    start = stop = step = count
    for i in range(1, levels + 1):
        start >>= 1
        row = [0.5 * (rows[i - 1][0] + h * np.sum(y[..., start:stop:step], axis=-1))]
        step >>= 1
        for j in range(1, i + 1):
            row.append(row[j - 1] + (row[j - 1] - rows[i - 1][j - 1]) / ((1 << (2 * j)) - 1))
        rows.append(row)
        h /= 2.0
    return rows[levels][levels]


def cumulative_simpson(y, *, x=None, dx=1.0, axis=-1, initial=None):
    y = np.moveaxis(np.asarray(y) + 0.0, axis, -1)
    if y.shape[-1] < 3:
        from scipy.integrate import cumulative_trapezoid
        return np.moveaxis(cumulative_trapezoid(y, x, dx, -1, initial=initial), -1, axis)
    d = np.full(y.shape[-1] - 1, float(dx)) if x is None else np.diff(np.asarray(x) + 0.0)

    def first(y, d):
        """Over the first of each two intervals, by the parabola through three points."""
        a, b = d[..., :-1], d[..., 1:]
        f1, f2, f3 = y[..., :-2], y[..., 1:-1], y[..., 2:]
        part, square = a / (a + b), a / (a + b) * (a / b)
        return a / 6 * ((3 - part) * f1 + (3 + square + part) * f2 - square * f3)
    ahead = first(y, d)
    back = first(y[..., ::-1], d[..., ::-1])[..., ::-1]
    parts = np.zeros(tuple(y.shape[:-1]) + (len(d),))
    parts[..., :-1:2] = ahead[..., ::2]
    parts[..., 1::2] = back[..., ::2]
    parts[..., -1] = back[..., -1]
    found = np.cumsum(parts, axis=-1)
    if initial is not None:
        found = np.concatenate([np.full(tuple(found.shape[:-1]) + (1,), float(initial)), found + initial], axis=-1)
    return np.moveaxis(found, -1, axis)
