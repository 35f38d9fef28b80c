"""numpy.polynomial.legendre: series of Legendre's polynomials."""
import numpy as np
from _numpy_series import (
    added, beside_diagonal, companion_of, degrees, derived, divided, fitted, from_powers, from_roots, grown,
    integrated, line, parts, raised, ready, roots_of, stacked, subtracted, to_powers, trimcoef)

# in np.polynomial.legendre
legdomain = np.array([-1.0, 1.0])
legzero = np.array([0])
legone = np.array([1])
legx = np.array([0, 1])


def legline(off, scl):
    return line(off, scl)


def legfromroots(roots):
    return from_roots(legmul, roots)


def legadd(c1, c2):
    return added(c1, c2)


def legsub(c1, c2):
    return subtracted(c1, c2)


def legmulx(c):
    c, = parts([c])
    if len(c) == 1 and c[0] == 0:
        return c
    found = np.zeros(len(c) + 1, dtype=c.dtype)
    found[1] = c[0]
    for i in range(1, len(c)):
        found[i + 1] = (c[i] * (i + 1)) / (2 * i + 1)
        found[i - 1] += (c[i] * i) / (2 * i + 1)
    return found


def legmul(c1, c2):
    c1, c2 = parts([c1, c2])
    c, xs = (c2, c1) if len(c1) > len(c2) else (c1, c2)
    if len(c) < 3:
        c0, c1 = c[0] * xs, (c[1] * xs if len(c) == 2 else 0)
    else:
        n = len(c)
        c0, c1 = c[-2] * xs, c[-1] * xs
        for i in range(3, len(c) + 1):
            n -= 1
            c0, c1 = subtracted(c[-i] * xs, (c1 * (n - 1)) / n), added(c0, (legmulx(c1) * (2 * n - 1)) / n)
    return added(c0, legmulx(c1))


def legdiv(c1, c2):
    return divided(legmul, c1, c2)


def legpow(c, pow, maxpower=16):
    return raised(legmul, c, pow, maxpower)


def legder(c, m=1, scl=1, axis=0):
    def step(c):
        c, n = c.copy(), len(c) - 1
        made = [None] * n
        for j in range(n, 2, -1):
            made[j - 1] = (2 * j - 1) * c[j]
            c[j - 2] += c[j]
        if n > 1:
            made[1] = 3 * c[2]
        made[0] = c[1]
        return np.stack(made)
    return derived(c, m, scl, step)


def legint(c, m=1, k=[], lbnd=0, scl=1, axis=0):
    def step(c):
        n = len(c)
        made = np.zeros((n + 1,) + c.shape[1:], dtype=c.dtype)
        made[1] = c[0]
        if n > 1:
            made[2] = c[1] / 3
        for j in range(2, n):
            part = c[j] / (2 * j + 1)
            made[j + 1] = part
            made[j - 1] -= part
        return made
    return integrated(c, m, k, lbnd, scl, step, legval)


def legval(x, c, tensor=True):
    x, c = ready(x, c, tensor)
    if len(c) < 3:
        c0, c1 = c[0], (c[1] if len(c) == 2 else 0)
    else:
        n = len(c)
        c0, c1 = c[-2], c[-1]
        for i in range(3, len(c) + 1):
            n -= 1
            c0, c1 = c[-i] - c1 * ((n - 1) / n), c0 + c1 * x * ((2 * n - 1) / n)
    return c0 + c1 * x


def legvander(x, deg):
    x, rows = grown(x), []
    for i in range(degrees(deg) + 1):
        rows.append(x * 0 + 1 if i == 0 else x if i == 1 else (rows[-1] * x * (2 * i - 1) - rows[-2] * (i - 1)) / i)
    return stacked(rows)


def legfit(x, y, deg, rcond=None, full=False, w=None):
    return fitted(legvander, x, y, deg, rcond, full, w)


def legcompanion(c):
    def inside(c, n):
        scale = 1.0 / np.sqrt(2 * np.arange(n) + 1)
        made = beside_diagonal(n, (np.arange(1, n) * scale[:n - 1] * scale[1:n]).astype(c.dtype))
        made[:, -1] -= (c[:-1] / c[-1]) * (scale / scale[-1]) * (n / (2 * n - 1))
        return made
    return companion_of(c, inside)


def legroots(c):
    return roots_of(c, legcompanion)


def leggauss(deg):
    n = degrees(deg)
    if n <= 0:
        raise ValueError("deg must be a positive integer")
    c = np.array([0.0] * n + [1.0])
    x = np.linalg.eigvalsh(legcompanion(c))
    x = x - legval(x, c) / legval(x, legder(c))
    f, slope = legval(x, c[1:]), legval(x, legder(c))
    w = 1 / ((f / np.abs(f).max()) * (slope / np.abs(slope).max()))
    w, x = (w + w[::-1]) / 2, (x - x[::-1]) / 2
    return x, w * (2.0 / w.sum())


legtrim = trimcoef


def poly2leg(pol):
    return from_powers(legmulx, pol)


def leg2poly(c):
    return to_powers(c, lambda c1, i: (c1 * (i - 1)) / i, lambda c1, i: (c1 * (2 * i - 1)) / i)
