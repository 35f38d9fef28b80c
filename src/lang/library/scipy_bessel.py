"""scipy.special: Bessel's functions, elliptic integrals, exponential integrals, Lambert's W and polynomials by recurrences."""
import math
import numpy as np
from _scipy_distributions import floats

# in _nowhere
_euler = 0.5772156649015329
_nodes = {}


def _rule(n):
    """Gauss and Legendre's places and weights on 0 … 1."""
    if n not in _nodes:
        x, w = np.polynomial.legendre.leggauss(n)
        _nodes[n] = (x + 1) / 2, w / 2
    return _nodes[n]


def _each(f):
    """A function of numbers for arrays of them."""
    def of(*args):
        arrays = np.broadcast_arrays(*[floats(a) for a in args])
        found = [f(*row) for row in zip(*[a.ravel().tolist() for a in arrays])]
        made = np.array(found).reshape(arrays[0].shape)
        return made if made.ndim else made.dtype.type(found[0])
    return of


def _j(n, x):
    """Of whole orders: a mean over the circle, which soon is exact."""
    if n != int(n):
        return _series_j(n, x)
    n = int(n)
    count = int(abs(x) + abs(n)) + 40
    at = np.arange(count) * (2 * math.pi / count)
    found = float(np.mean(np.cos(n * at - x * np.sin(at))))
    if abs(x) < 1 and abs(n) > 1 or abs(found) < 1e-9:
        return _series_j(n, x) if n >= 0 and abs(x) < 20 else found
    return found


def _series_j(v, x):
    if x == 0:
        return 1.0 if v == 0 else 0.0
    if abs(x) > 25:
        return _wide_j(v, x)
    total = term = 1.0
    for k in range(1, 120):
        term *= -x * x / 4 / (k * (v + k))
        total += term
        if abs(term) < 1e-17 * abs(total):
            break
    return (x / 2) ** v / math.gamma(v + 1) * total if v > -1 or v != int(v) else (-1) ** int(v) * _series_j(-v, x)


def _wide_j(v, x):
    """For arguments far out, by Hankel's expansion."""
    p, q, term, mu = 1.0, 0.0, 1.0, 4 * v * v
    for k in range(1, 40):
        after = term * (mu - (2 * k - 1) ** 2) / (k * 8 * x)
        if abs(after) > abs(term):
            break
        term = after
        part = term * (-1) ** (k // 2)
        p, q = (p, q + part) if k % 2 else (p + part, q)
    chi = x - (v / 2 + 0.25) * math.pi
    return math.sqrt(2 / (math.pi * x)) * (p * math.cos(chi) - q * math.sin(chi))


def _y(n, x):
    if x <= 0:
        return -math.inf if x == 0 else math.nan
    if n != int(n):
        return (_series_j(n, x) * math.cos(n * math.pi) - _series_j(-n, x)) / math.sin(n * math.pi)
    n = int(n)
    t, w = _rule(60 + int(abs(x) + abs(n)))
    at = t * math.pi
    first = float(np.sum(w * np.sin(x * np.sin(at) - n * at)))
    end = math.asinh(720 / x)
    t, w = _rule(160)
    s = t * end
    second = float(np.sum(w * (np.exp(n * s) + (-1) ** n * np.exp(-n * s)) * np.exp(-x * np.sinh(s)))) * end
    return first - second / math.pi


def _ie(v, x):
    """I times e^-|x|."""
    if v == int(v) and not (abs(x) < 5 and abs(v) > 0):
        n = int(v)
        count = int(60 + 14 * math.sqrt(abs(x)) + abs(n))
        at = np.arange(count) * (2 * math.pi / count)
        return float(np.mean(np.exp(x * np.cos(at) - abs(x)) * np.cos(n * at)))
    if x == 0:
        return 1.0 if v == 0 else 0.0
    v = abs(v) if v == int(v) else v
    total = term = 1.0
    for k in range(1, 400):
        term *= x * x / 4 / (k * (v + k))
        total += term
        if term < 1e-17 * total:
            break
    return (x / 2) ** v / math.gamma(v + 1) * total * math.exp(-abs(x))


def _ke(v, x):
    """K times e^x."""
    if x <= 0:
        return math.inf if x == 0 else math.nan
    end = math.acosh(1 + 720 / x) + 1
    s = np.arange(0, end, 0.02)
    values = np.exp(-x * (np.cosh(s) - 1)) * np.cosh(v * s)
    return float((np.sum(values) - values[0] / 2) * 0.02)


def _agm(m):
    """a and the sum of 2^(n-1) c^2 of arithmetic-geometric means."""
    a, b, c, total, power = 1.0, math.sqrt(1 - m), math.sqrt(abs(m)), 0.0, 0.5
    total += power * (m if m < 0 else c * c)
    for _ in range(40):
        a, b, c = (a + b) / 2, math.sqrt(a * b), (a - b) / 2
        power *= 2
        total += power * c * c
        if abs(c) < 1e-17 * a:
            break
    return a, total


def _k(m):
    return math.inf if m == 1 else math.nan if m > 1 else math.pi / 2 / _agm(m)[0]


def _e(m):
    if m == 1:
        return 1.0
    a, total = _agm(m) if m < 1 else (math.nan, 0.0)
    return math.pi / 2 / a * (1 - total)


def _exp1(x):
    if x == 0:
        return math.inf
    if x < 0:
        return math.nan
    if x <= 1.5:
        total, term = 0.0, 1.0
        for k in range(1, 60):
            term *= -x / k
            total -= term / k
        return -_euler - math.log(x) + total
    found = 0.0
    for k in range(200, 0, -1):
        found = k / (1 + k / (x + found))
    return math.exp(-x) / (x + found)


def _ei(x):
    if x == 0:
        return -math.inf
    if x < 0:
        return -_exp1(-x)
    if x > 40:
        total = term = 1.0
        for k in range(1, 60):
            after = term * k / x
            if after > term:
                break
            term = after
            total += term
        return math.exp(x) / x * total
    total, term = 0.0, 1.0
    for k in range(1, 200):
        term *= x / k
        total += term / k
        if term / k < 1e-18 * total:
            break
    return _euler + math.log(x) + total


def _w(z, k):
    """By Halley's steps."""
    z = complex(z)
    if z == 0:
        return complex(0.0) if k == 0 else complex(-math.inf)
    near = k == 0 and abs(z + 1 / math.e) < 0.3 or k == -1 and abs(z + 1 / math.e) < 0.3 and z.imag == 0 and z.real < 0
    if near:
        p = complex(np.sqrt(2 * (math.e * z + 1) + 0j))
        p = p if k == 0 else -p
        w = -1 + p - p * p / 3
    elif k == 0 and abs(z) < 1.5:
        w = z / (1 + z)
    else:
        log = complex(np.log(z + 0j)) + 2j * math.pi * k
        w = log - complex(np.log(log + 0j))
    for _ in range(100):
        e = complex(np.exp(w))
        f = w * e - z
        if f == 0:
            break
        step = f / (e * (w + 1) - (w + 2) * f / (2 * w + 2)) if w != -1 else 0
        w = w - step
        if abs(step) <= 1e-16 * abs(w):
            break
    return w


def _recurred(first, step):
    def of(n, x):
        x = floats(x)
        n = int(n)
        before, now = np.ones_like(x), first(x)
        if n == 0:
            return before if x.ndim else np.float64(before)
        for k in range(1, n):
            before, now = now, step(k, x, now, before)
        return now if x.ndim else np.float64(now)
    return of


# in scipy.special
jv = jn = _each(_j)
yv = yn = _each(_y)
j0 = lambda x: jv(0, x)
j1 = lambda x: jv(1, x)
y0 = lambda x: yv(0, x)
y1 = lambda x: yv(1, x)
ive = _each(_ie)
iv = _each(lambda v, x: _ie(v, x) * math.exp(abs(x)))
kve = _each(_ke)
kv = kn = _each(lambda v, x: _ke(v, x) * math.exp(-x) if x > 0 else _ke(v, x))
i0e = lambda x: ive(0, x)
i1e = lambda x: ive(1, x)
k0 = lambda x: kv(0, x)
k1 = lambda x: kv(1, x)
k0e = lambda x: kve(0, x)
k1e = lambda x: kve(1, x)
ellipk = _each(_k)
ellipe = _each(_e)
ellipkm1 = _each(lambda p: math.inf if p == 0 else _k(1 - p))
exp1 = _each(_exp1)
expi = _each(_ei)
eval_legendre = _recurred(lambda x: x, lambda k, x, a, b: ((2 * k + 1) * x * a - k * b) / (k + 1))
eval_chebyt = _recurred(lambda x: x, lambda k, x, a, b: 2 * x * a - b)
eval_chebyu = _recurred(lambda x: 2 * x, lambda k, x, a, b: 2 * x * a - b)
eval_hermite = _recurred(lambda x: 2 * x, lambda k, x, a, b: 2 * x * a - 2 * k * b)
eval_hermitenorm = _recurred(lambda x: x, lambda k, x, a, b: x * a - k * b)
eval_laguerre = _recurred(lambda x: 1 - x, lambda k, x, a, b: ((2 * k + 1 - x) * a - k * b) / (k + 1))


def lambertw(z, k=0, tol=1e-8):
    z = np.asarray(z)
    made = np.array([_w(v, k) for v in z.ravel().tolist()]).reshape(z.shape)
    return made if made.ndim else np.complex128(complex(made))


def expn(n, x):
    def of(n, x):
        found = _exp1(x) if n > 0 else math.exp(-x) / x
        for k in range(1, int(n)):
            found = (math.exp(-x) - x * found) / k
        return found
    return _each(of)(n, x)


def factorial2(n, exact=False, extend="zero"):
    def of(k):
        return math.prod(range(int(k), 0, -2)) if k >= -1 else 0
    if np.ndim(n):
        return np.array([of(k) if exact else float(of(k)) for k in np.asarray(n).ravel().tolist()]).reshape(np.shape(n))
    return of(n) if exact else np.float64(of(n))


def exprel(x):
    x = floats(x)
    found = np.where(np.abs(x) < 1e-16, 1.0, np.expm1(x) / np.where(x == 0, 1.0, x))
    return found if found.ndim else np.float64(found)


def exp10(x):
    return 10.0 ** floats(x)


def boxcox(x, lmbda):
    x, lmbda = floats(x), floats(lmbda)
    found = np.where(np.abs(lmbda) < 1e-19, np.log(x), np.expm1(lmbda * np.log(x)) / np.where(lmbda == 0, 1.0, lmbda))
    return found if found.ndim else np.float64(found)


def boxcox1p(x, lmbda):
    return boxcox(1 + floats(x), lmbda)


def inv_boxcox(y, lmbda):
    y, lmbda = floats(y), floats(lmbda)
    found = np.where(lmbda == 0, np.exp(y), np.exp(np.log1p(lmbda * y) / np.where(lmbda == 0, 1.0, lmbda)))
    return found if found.ndim else np.float64(found)


def poch(z, m):
    from scipy.special import gamma
    return gamma(floats(z) + m) / gamma(z)


def huber(delta, r):
    delta, r = floats(delta), np.abs(floats(r))
    return np.where(r <= delta, 0.5 * r * r, delta * (r - 0.5 * delta))


def spherical_jn(n, z, derivative=False):
    z = floats(z)
    if derivative:
        return -spherical_jn(1, z) if n == 0 else spherical_jn(n - 1, z) - (n + 1) / z * spherical_jn(n, z)
    found = np.sqrt(np.pi / (2 * np.where(z == 0, 1.0, z))) * _each(_series_j)(n + 0.5, z)
    found = np.where(z == 0, 1.0 if n == 0 else 0.0, found)
    return found if found.ndim else np.float64(found)


def roots_legendre(n, mu=False):
    x, w = np.polynomial.legendre.leggauss(n)
    return (x, w, 2.0) if mu else (x, w)


def legendre(n, monic=False):
    c = np.polynomial.legendre.leg2poly([0] * n + [1])[::-1]
    return np.poly1d(c / c[0] if monic else c)


def hermite(n, monic=False):
    from numpy.polynomial import hermite as series
    c = series.herm2poly([0] * n + [1])[::-1]
    return np.poly1d(c / c[0] if monic else c)


def chebyt(n, monic=False):
    c = np.polynomial.chebyshev.cheb2poly([0] * n + [1])[::-1]
    return np.poly1d(c / c[0] if monic else c)
