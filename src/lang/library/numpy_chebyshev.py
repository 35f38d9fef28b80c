"""numpy.polynomial.chebyshev: series of Chebyshev's polynomials."""
import math
import numpy as np
from _numpy_series import (
    added, beside_diagonal, companion_of, degrees, derived, fitted, from_powers, from_roots, grown,
    integrated, line, parts, raised, ready, roots_of, stacked, subtracted, to_powers, trimcoef, trimmed)

# in np.polynomial.chebyshev
chebdomain = np.array([-1.0, 1.0])
chebzero = np.array([0])
chebone = np.array([1])
chebx = np.array([0, 1])


def chebline(off, scl):
    return line(off, scl)


def chebfromroots(roots):
    return from_roots(chebmul, roots)


def chebadd(c1, c2):
    return added(c1, c2)


def chebsub(c1, c2):
    return subtracted(c1, c2)


def chebmulx(c):
    c, = parts([c])
    if len(c) == 1 and c[0] == 0:
        return c
    found = np.zeros(len(c) + 1, dtype=c.dtype)
    found[1] = c[0]
    if len(c) > 1:
        half = c[1:] / 2
        found[2:] = half
        found[0:-2] += half
    return found


def _both_ways(c):
    """A series of T as one of powers of z and 1/z."""
    n = len(c)
    made = np.zeros(2 * n - 1, dtype=c.dtype)
    made[n - 1:] = c / 2
    return made + made[::-1]


def _one_way(z):
    n = (len(z) + 1) // 2
    made = z[n - 1:].copy()
    made[1:n] *= 2
    return made


def chebmul(c1, c2):
    c1, c2 = parts([c1, c2])
    return trimmed(_one_way(np.convolve(_both_ways(c1), _both_ways(c2))))


def chebdiv(c1, c2):
    c1, c2 = parts([c1, c2])
    if c2[-1] == 0:
        raise ZeroDivisionError
    if len(c1) < len(c2):
        return c1[:1] * 0, c1
    if len(c2) == 1:
        return c1 / c2[-1], c1[:1] * 0
    z1, z2 = _both_ways(c1), _both_ways(c2)
    wide, more = len(z2), len(z1) - len(z2)
    first = z2[0]
    z2 = z2 / first
    quotient = np.zeros(more + 1, dtype=z1.dtype)
    i, j = 0, more
    while i < j:
        r = z1[i].copy()
        quotient[i] = quotient[more - i] = r
        z1[i:i + wide] -= r * z2
        z1[j:j + wide] -= r * z2
        i, j = i + 1, j - 1
    r = z1[i].copy()
    quotient[i] = r
    z1[i:i + wide] -= r * z2
    rest = z1[i + 1:i - 1 + wide].copy()
    return trimmed(_one_way(quotient / first)), trimmed(_one_way(rest))


def chebpow(c, pow, maxpower=16):
    return raised(chebmul, c, pow, maxpower)


def chebder(c, m=1, scl=1, axis=0):
    def step(c):
        c, n = c.copy(), len(c) - 1
        made = [None] * n
        for j in range(n, 2, -1):
            made[j - 1] = (2 * j) * c[j]
            c[j - 2] += (j * c[j]) / (j - 2)
        if n > 1:
            made[1] = 4 * c[2]
        made[0] = c[1]
        return np.stack(made)
    return derived(c, m, scl, step)


def chebint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    def step(c):
        n = len(c)
        made = np.zeros((n + 1,) + c.shape[1:], dtype=c.dtype)
        made[1] = c[0]
        if n > 1:
            made[2] = c[1] / 4
        for j in range(2, n):
            made[j + 1] = c[j] / (2 * (j + 1))
            made[j - 1] -= c[j] / (2 * (j - 1))
        return made
    return integrated(c, m, k, lbnd, scl, step, chebval)


def chebval(x, c, tensor=True):
    x, c = ready(x, c, tensor)
    if len(c) < 3:
        c0, c1 = c[0], (c[1] if len(c) == 2 else 0)
    else:
        x2 = 2 * x
        c0, c1 = c[-2], c[-1]
        for i in range(3, len(c) + 1):
            c0, c1 = c[-i] - c1, c0 + c1 * x2
    return c0 + c1 * x


def chebvander(x, deg):
    x, rows = grown(x), []
    x2 = 2 * x
    for i in range(degrees(deg) + 1):
        rows.append(x * 0 + 1 if i == 0 else x if i == 1 else rows[-1] * x2 - rows[-2])
    return stacked(rows)


def chebfit(x, y, deg, rcond=None, full=False, w=None):
    return fitted(chebvander, x, y, deg, rcond, full, w)


def chebcompanion(c):
    def inside(c, n):
        scale = np.array([1.0] + [math.sqrt(0.5)] * (n - 1))
        made = beside_diagonal(n, np.array([math.sqrt(0.5)] + [0.5] * (n - 2), dtype=c.dtype))
        made[:, -1] -= (c[:-1] / c[-1]) * (scale / scale[-1]) * 0.5
        return made
    return companion_of(c, inside)


def chebroots(c):
    return roots_of(c, chebcompanion)


def chebpts1(npts):
    n = int(npts)
    if n != npts:
        raise ValueError("npts must be integer")
    if n < 1:
        raise ValueError("npts must be >= 1")
    return np.sin(0.5 * np.pi / n * np.arange(-n + 1, n + 1, 2))


def chebpts2(npts):
    n = int(npts)
    if n != npts:
        raise ValueError("npts must be integer")
    if n < 2:
        raise ValueError("npts must be >= 2")
    return np.cos(np.linspace(-np.pi, 0, n))


def chebinterpolate(func, deg, args=()):
    order = degrees(deg) + 1
    points = chebpts1(order)
    found = np.dot(chebvander(points, deg).T, func(points, *args))
    found[0] /= order
    found[1:] /= 0.5 * order
    return found


def chebgauss(deg):
    n = int(deg)
    if n <= 0:
        raise ValueError("deg must be a positive integer")
    return np.cos(np.pi * np.arange(1, 2 * n, 2) / (2.0 * n)), np.ones(n) * (np.pi / n)


chebtrim = trimcoef


def poly2cheb(pol):
    return from_powers(chebmulx, pol)


def cheb2poly(c):
    return to_powers(c, lambda c1, i: c1, lambda c1, i: c1 * 2)
