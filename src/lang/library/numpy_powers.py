"""numpy.polynomial.polynomial: series of powers."""
import numpy as np
from _numpy_series import (
    added, companion_of, degrees, derived, fitted, from_roots, grown, integrated, line, parts, raised, ready,
    roots_of, stacked, subtracted, times, times_x, trimcoef, trimmed)

# in np.polynomial.polynomial
polydomain = np.array([-1.0, 1.0])
polyzero = np.array([0])
polyone = np.array([1])
polyx = np.array([0, 1])


def polyline(off, scl):
    return line(off, scl)


def polyfromroots(roots):
    return from_roots(polymul, roots)


def polyadd(c1, c2):
    return added(c1, c2)


def polysub(c1, c2):
    return subtracted(c1, c2)


def polymulx(c):
    return times_x(c)


def polymul(c1, c2):
    c1, c2 = parts([c1, c2])
    return trimmed(np.convolve(c1, c2))


def polydiv(c1, c2):
    c1, c2 = parts([c1, c2])
    if c2[-1] == 0:
        raise ZeroDivisionError
    if len(c1) < len(c2):
        return c1[:1] * 0, c1
    if len(c2) == 1:
        return c1 / c2[-1], c1[:1] * 0
    c1, first = c1.copy(), c2[-1]
    c2 = c2[:-1] / first
    j = len(c1) - 1
    for i in range(len(c1) - len(c2) - 1, -1, -1):
        c1[i:j] -= c2 * c1[j]
        j -= 1
    return c1[j + 1:] / first, trimmed(c1[:j + 1])


def polypow(c, pow, maxpower=None):
    return raised(polymul, c, pow, maxpower)


def polyder(c, m=1, scl=1, axis=0):
    if axis != 0:
        return np.moveaxis(polyder(np.moveaxis(np.asarray(c), axis, 0), m, scl), 0, axis)

    def step(c):
        return np.stack([j * c[j] for j in range(1, len(c))])
    return derived(c, m, scl, step)


def polyint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    if axis != 0:
        return np.moveaxis(polyint(np.moveaxis(np.asarray(c), axis, 0), m, k, lbnd, scl), 0, axis)

    def step(c):
        return np.stack([c[0] * 0, c[0]] + [c[j] / (j + 1) for j in range(1, len(c))])
    return integrated(c, m, k, lbnd, scl, step, polyval)


def polyval(x, c, tensor=True):
    x, c = ready(x, c, tensor)
    found = c[-1] + x * 0
    for i in range(2, len(c) + 1):
        found = c[-i] + found * x
    return found


def polyvalfromroots(x, r, tensor=True):
    r = times(r)
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray) and tensor:
        r = r.reshape(r.shape + (1,) * x.ndim)
    return np.prod(x - r, axis=0)


def polyval2d(x, y, c):
    return polyval(y, polyval(x, c), tensor=False)


def polygrid2d(x, y, c):
    return polyval(y, polyval(x, c))


def polyvander(x, deg):
    x, rows = grown(x), []
    for i in range(degrees(deg) + 1):
        rows.append(x * 0 + 1 if i == 0 else x if i == 1 else rows[-1] * x)
    return stacked(rows)


def polyfit(x, y, deg, rcond=None, full=False, w=None):
    return fitted(polyvander, x, y, deg, rcond, full, w)


def polycompanion(c):
    def inside(c, n):
        made = np.zeros((n, n), dtype=c.dtype)
        for i in range(1, n):
            made[i, i - 1] = 1
        made[:, -1] -= c[:-1] / c[-1]
        return made
    return companion_of(c, inside)


def polyroots(c):
    return roots_of(c, polycompanion)


polytrim = trimcoef
