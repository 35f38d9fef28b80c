"""numpy.polynomial's hermite, hermite_e and laguerre: series of polynomials that a recurrence gives, by NumPy's steps."""
import math
import numpy as np
from _numpy_series import (
    added, beside_diagonal, degrees, derived, divided, fitted, from_powers, from_roots, grown, integrated, parts, raised, ready, roots_of,
    stacked, subtracted, times_x, trimcoef)

# in _nowhere
class _Family:
    """`up(c, xc, n, minus)` and `down(c, n)` make the n-th polynomial of x times the one before, and of the one before that."""
    def __init__(self, up, down, mulx, der, int, line):
        self._up, self._down, self.mulx, self._der, self._int, self._ends = up, down, mulx, der, int, line

    def line(self, off, scl):
        return np.array(self._ends(off, scl)) if scl != 0 else np.array([off])

    def fromroots(self, roots):
        return from_roots(self.mul, roots, self.line)

    def _summed(self, c, xs, times, plus, minus):
        """The series from its last coefficient down."""
        c0, c1 = (c[-2] * xs, c[-1] * xs) if len(c) > 1 else (c[0] * xs, 0 * xs)
        for n in range(len(c) - 1, 1, -1):
            c0, c1 = minus(c[n - 2] * xs, self._down(c1, n)), plus(c0, self._up(c1, times(c1), n, minus))
        return plus(c0, self._up(c1, times(c1), 1, minus))

    def mul(self, c1, c2):
        c1, c2 = parts([c1, c2])
        c, xs = (c2, c1) if len(c1) > len(c2) else (c1, c2)
        return c[0] * xs if len(c) == 1 else self._summed(c, xs, self.mulx, added, subtracted)

    def val(self, x, c, tensor=True):
        x, c = ready(x, c, tensor)
        if len(c) == 1:
            return c[0] + x * 0
        return self._summed(c, 1, lambda c: c * x, lambda a, b: a + b, lambda a, b: a - b)

    def topoly(self, c):
        c, = parts([c])
        return c if len(c) == 1 else self._summed(c, np.ones(1), times_x, added, subtracted)

    def frompoly(self, pol):
        return from_powers(self.mulx, pol)

    def div(self, c1, c2):
        return divided(self.mul, c1, c2)

    def pow(self, c, pow, maxpower=16):
        return raised(self.mul, c, pow, maxpower)

    def der(self, c, m=1, scl=1, axis=0):
        return derived(c, m, scl, self._der)

    def int(self, c, m=1, k=[], lbnd=0, scl=1, axis=0):
        return integrated(c, m, k, lbnd, scl, self._int, self.val)

    def vander(self, x, deg):
        x, rows = grown(x), []
        for i in range(degrees(deg) + 1):
            before = rows[-1] if rows else x * 0
            made = self._up(before, before * x, i, lambda a, b: a - b) if i else x * 0 + 1
            rows.append(made - self._down(rows[-2], i) if i > 1 else made)
        return stacked(rows)

    def fit(self, x, y, deg, rcond=None, full=False, w=None):
        return fitted(self.vander, x, y, deg, rcond, full, w)

    def companion(self, c):
        c, = parts([c])
        if len(c) < 2:
            raise ValueError("Series must have maximum degree of at least 1.")
        n = len(c) - 1
        # x times each polynomial, as a series; the last one leads to the series itself, which is 0.
        made = np.zeros((n, n), dtype=c.dtype)
        for i in range(n):
            row = self.mulx([0.0] * i + [1.0])
            made[:min(len(row), n), i] = row[:n]
        made[:, -1] -= c[:-1] / c[-1] * self.mulx([0.0] * (n - 1) + [1.0])[n]
        return made

    def roots(self, c):
        c, = parts([c])
        if len(c) == 2:
            return self.companion(c)[0]
        return roots_of(c, self.companion)


def _normed(x, n, step):
    """The n-th polynomial of Hermite's, divided by its size."""
    before, here = np.zeros(x.shape), np.full(x.shape, 1 / math.sqrt(math.sqrt(math.pi / step)))
    for i in range(1, n + 1):
        before, here = here, (x * here - math.sqrt(step * (i - 1)) * before) / math.sqrt(step * i)
    return here


def _even_gauss(deg, step):
    n = degrees(deg)
    if n <= 0:
        raise ValueError("deg must be a positive integer")
    x = np.linalg.eigvalsh(beside_diagonal(n, np.sqrt(step * np.arange(1, n))))
    x = x - _normed(x, n, step) / (_normed(x, n - 1, step) * math.sqrt(n / step))
    near = _normed(x, n - 1, step)
    w = 1 / (near / np.abs(near).max()) ** 2
    w, x = (w + w[::-1]) / 2, (x - x[::-1]) / 2
    return x, w * (math.sqrt(2 * step * math.pi) / w.sum())


def _even_mulx(share):
    def mulx(c):
        c, = parts([c])
        if len(c) == 1 and c[0] == 0:
            return c
        found = np.zeros(len(c) + 1, dtype=c.dtype)
        for i in range(len(c)):
            found[i + 1] = c[i] * share
            if i:
                found[i - 1] += c[i] * i
        return found
    return mulx


def _even_der(factor):
    return lambda c: np.stack([c[j] * (factor * j) for j in range(1, len(c))])


def _even_int(factor):
    return lambda c: np.stack([c[0] * 0] + [c[j] / (factor * (j + 1)) for j in range(len(c))])


def _lag_mulx(c):
    c, = parts([c])
    if len(c) == 1 and c[0] == 0:
        return c
    found = np.zeros(len(c) + 1, dtype=c.dtype)
    for i in range(len(c)):
        found[i + 1] = -c[i] * (i + 1)
        found[i] += c[i] * (2 * i + 1)
        if i:
            found[i - 1] -= c[i] * i
    return found


def _lag_der(c):
    c, made = c.copy(), [None] * (len(c) - 1)
    for j in range(len(c) - 1, 1, -1):
        made[j - 1] = -c[j]
        c[j - 1] += c[j]
    made[0] = -c[1]
    return np.stack(made)


def _lag_int(c):
    made = [c[0] * 0] * (len(c) + 1)
    for j in range(len(c)):
        made[j], made[j + 1] = made[j] + c[j], -c[j]
    return np.stack(made)


_hermite = _Family(lambda c, xc, n, minus: xc * 2, lambda c, n: c * (2 * (n - 1)), _even_mulx(0.5), _even_der(2), _even_int(2),
                   lambda off, scl: [off, scl / 2])
_hermite_e = _Family(lambda c, xc, n, minus: xc, lambda c, n: c * (n - 1), _even_mulx(1), _even_der(1), _even_int(1),
                     lambda off, scl: [off, scl])
_laguerre = _Family(lambda c, xc, n, minus: minus(c * (2 * n - 1), xc) / n, lambda c, n: c * (n - 1) / n, _lag_mulx, _lag_der, _lag_int,
                    lambda off, scl: [off + scl, -scl])

# in np.polynomial.hermite
hermdomain = np.array([-1.0, 1.0])
hermzero = np.array([0])
hermone = np.array([1])
hermx = np.array([0, 0.5])
hermadd = added
hermsub = subtracted
hermtrim = trimcoef
hermline = _hermite.line
hermfromroots = _hermite.fromroots
hermmulx = _hermite.mulx
hermmul = _hermite.mul
hermdiv = _hermite.div
hermpow = _hermite.pow
hermder = _hermite.der
hermint = _hermite.int
hermval = _hermite.val
hermvander = _hermite.vander
hermfit = _hermite.fit
hermcompanion = _hermite.companion
hermroots = _hermite.roots
poly2herm = _hermite.frompoly
herm2poly = _hermite.topoly


def hermweight(x):
    return np.exp(-x ** 2)


def hermgauss(deg):
    return _even_gauss(deg, 0.5)


# in np.polynomial.hermite_e
hermedomain = np.array([-1.0, 1.0])
hermezero = np.array([0])
hermeone = np.array([1])
hermex = np.array([0, 1])
hermeadd = added
hermesub = subtracted
hermetrim = trimcoef
hermeline = _hermite_e.line
hermefromroots = _hermite_e.fromroots
hermemulx = _hermite_e.mulx
hermemul = _hermite_e.mul
hermediv = _hermite_e.div
hermepow = _hermite_e.pow
hermeder = _hermite_e.der
hermeint = _hermite_e.int
hermeval = _hermite_e.val
hermevander = _hermite_e.vander
hermefit = _hermite_e.fit
hermecompanion = _hermite_e.companion
hermeroots = _hermite_e.roots
poly2herme = _hermite_e.frompoly
herme2poly = _hermite_e.topoly


def hermeweight(x):
    return np.exp(-0.5 * x ** 2)


def hermegauss(deg):
    return _even_gauss(deg, 1)


# in np.polynomial.laguerre
lagdomain = np.array([0.0, 1.0])
lagzero = np.array([0])
lagone = np.array([1])
lagx = np.array([1, -1])
lagadd = added
lagsub = subtracted
lagtrim = trimcoef
lagline = _laguerre.line
lagfromroots = _laguerre.fromroots
lagmulx = _laguerre.mulx
lagmul = _laguerre.mul
lagdiv = _laguerre.div
lagpow = _laguerre.pow
lagder = _laguerre.der
lagint = _laguerre.int
lagval = _laguerre.val
lagvander = _laguerre.vander
lagfit = _laguerre.fit
lagcompanion = _laguerre.companion
lagroots = _laguerre.roots
poly2lag = _laguerre.frompoly
lag2poly = _laguerre.topoly


def lagweight(x):
    return np.exp(-x)


def laggauss(deg):
    n = degrees(deg)
    if n <= 0:
        raise ValueError("deg must be a positive integer")
    c = np.array([0.0] * n + [1.0])
    x = np.linalg.eigvalsh(lagcompanion(c))
    x = x - lagval(x, c) / lagval(x, lagder(c))
    near, slope = lagval(x, c[1:]), lagval(x, lagder(c))
    w = 1 / ((near / np.abs(near).max()) * (slope / np.abs(slope).max()))
    return x, w / w.sum()
