"""Series of powers, of Chebyshev's and of Legendre's polynomials, as arrays of coefficients, the lowest first; by NumPy's steps."""
import math
import numpy as np

# in _numpy_series
def parts(series):
    """Coefficients as arrays of floats, or of complex numbers where one has some."""
    arrays = [np.atleast_1d(np.asarray(s)) for s in series]
    for a in arrays:
        if a.size == 0:
            raise ValueError("Coefficient array is empty")
        if a.ndim != 1:
            raise ValueError("Coefficient array is not 1-d")
    kinds = [a.dtype.kind for a in arrays]
    if not all([k in "biufc" for k in kinds]):
        raise ValueError("Coefficient arrays have no common type")
    wanted = "complex128" if "c" in kinds else "float64"
    if all([str(a.dtype) in ("float32", "float16") for a in arrays]):
        wanted = str(np.result_type(*arrays))
    return [trimmed(a.astype(wanted)) for a in arrays]


def trimmed(c):
    """Without zeros at the end, of which one stays."""
    if len(c) == 0 or c[-1] != 0:
        return c
    there = np.nonzero(c)[0]
    return c[:int(there[-1]) + 1] if len(there) else c[:1]


def added(c1, c2):
    c1, c2 = parts([c1, c2])
    long, short = (c1, c2) if len(c1) > len(c2) else (c2, c1)
    found = long.copy()
    found[:len(short)] += short
    return trimmed(found)


def subtracted(c1, c2):
    c1, c2 = parts([c1, c2])
    if len(c1) > len(c2):
        found = c1.copy()
        found[:len(c2)] -= c2
    else:
        found = -c2
        found[:len(c1)] += c1
    return trimmed(found)


def raised(multiply, c, power, most=16):
    c, = parts([c])
    if int(power) != power or power < 0:
        raise ValueError("Power must be a non-negative integer.")
    if most is not None and power > most:
        raise ValueError("Power is too large")
    if power == 0:
        return np.array([1], dtype=c.dtype)
    found = c
    for _ in range(2, int(power) + 1):
        found = multiply(c, found)
    return found


def divided(multiply, c1, c2):
    c1, c2 = parts([c1, c2])
    if c2[-1] == 0:
        raise ZeroDivisionError
    if len(c1) < len(c2):
        return c1[:1] * 0, c1
    if len(c2) == 1:
        return c1 / c2[-1], c1[:1] * 0
    quotient, rest = np.zeros(len(c1) - len(c2) + 1, dtype=c1.dtype), c1
    for i in range(len(c1) - len(c2), -1, -1):
        p = multiply([0] * i + [1], c2)
        q = rest[-1] / p[-1]
        rest = rest[:-1] - q * p[:-1]
        quotient[i] = q
    return quotient, trimmed(rest)


def from_roots(line, multiply, roots):
    if len(roots) == 0:
        return np.ones(1)
    roots, = [np.sort(np.asarray(roots) * (1.0 if np.asarray(roots).dtype.kind != "c" else 1.0))]
    p = [line(-r, 1) for r in roots]
    while len(p) > 1:
        half, more = divmod(len(p), 2)
        made = [multiply(p[i], p[i + half]) for i in range(half)]
        if more:
            made[0] = multiply(made[0], p[-1])
        p = made
    return p[0]


def fitted(vander, x, y, deg, rcond=None, full=False, w=None):
    x, y = np.asarray(x) + 0.0, np.asarray(y) + 0.0
    deg = np.asarray(deg)
    if deg.ndim > 1 or deg.dtype.kind not in "iu" or deg.size == 0:
        raise TypeError("deg must be an int or non-empty 1-D array of int")
    if deg.min() < 0:
        raise ValueError("expected deg >= 0")
    if x.ndim != 1:
        raise TypeError("expected 1D vector for x")
    if x.size == 0:
        raise TypeError("expected non-empty vector for x")
    if y.ndim < 1 or y.ndim > 2:
        raise TypeError("expected 1D or 2D array for y")
    if len(x) != len(y):
        raise TypeError("expected x and y to have same length")
    wanted = np.sort(deg).tolist() if deg.ndim else None
    most = int(deg) if wanted is None else wanted[-1]
    van = vander(x, most)
    van = van if wanted is None else van[:, wanted]
    order = van.shape[1]
    lhs, rhs = van.T, y.T
    if w is not None:
        w = np.asarray(w) + 0.0
        if w.ndim != 1:
            raise TypeError("expected 1D vector for w")
        if len(x) != len(w):
            raise TypeError("expected x and w to have same length")
        lhs, rhs = lhs * w, rhs * w
    if rcond is None:
        rcond = len(x) * np.finfo(np.float64).eps
    scale = np.sqrt(np.square(lhs).sum(1)) if lhs.dtype.kind != "c" else np.sqrt((np.square(lhs.real) + np.square(lhs.imag)).sum(1))
    scale = np.where(scale == 0, 1, scale)
    c, residuals, rank, s = np.linalg.lstsq(lhs.T / scale, rhs.T, rcond)
    c = (c.T / scale).T
    if wanted is not None:
        whole = np.zeros((most + 1,) + c.shape[1:], dtype=c.dtype)
        whole[wanted] = c
        c = whole
    if rank != order and not full:
        import warnings
        warnings.warn("The fit may be poorly conditioned", RuntimeWarning)
    return (c, [residuals, rank, s, np.float64(rcond)]) if full else c


def times(c, least=0):
    """Coefficients as they are calculated with, which may be those of several series in columns."""
    c = np.array(c)
    if c.ndim == 0:
        c = c.reshape(1)
    return c.astype("float64") if c.dtype.kind in "biu" else c


def ready(x, c, tensor=True):
    """What is put in, and the coefficients that stand beside it."""
    c = times(c)
    if isinstance(x, (tuple, list)):
        x = np.asarray(x)
    if isinstance(x, np.ndarray) and tensor:
        c = c.reshape(c.shape + (1,) * x.ndim)
    return x, c


def derived(c, m, scl, step):
    m = _count(m, "derivation")
    c = times(c)
    if m == 0:
        return c
    if m >= len(c):
        return c[:1] * 0
    for _ in range(m):
        c = step(c * scl)
    return c


def integrated(c, m, k, lbnd, scl, step, value):
    k = list(k) if np.iterable(k) else [k]
    m = _count(m, "integration")
    if len(k) > m:
        raise ValueError("Too many integration constants")
    if np.ndim(lbnd) != 0:
        raise ValueError("lbnd must be a scalar.")
    if np.ndim(scl) != 0:
        raise ValueError("scl must be a scalar.")
    c = times(c)
    k = k + [0] * (m - len(k))
    for i in range(m):
        c = c * scl
        if len(c) == 1 and bool(np.all(c[0] == 0)):
            c = c.copy()
            c[0] += k[i]
        else:
            c = step(c)
            c[0] += k[i] - value(lbnd, c)
    return c


def _count(m, what):
    if int(m) != m:
        raise TypeError(f"The order of {what} must be an integer")
    if m < 0:
        raise ValueError(f"The order of {what} must be non-negative")
    return int(m)


def roots_of(c, companion):
    c, = parts([c])
    if len(c) < 2:
        return np.array([], dtype=c.dtype)
    if len(c) == 2:
        return np.array([-c[0] / c[1]])
    return np.sort(np.linalg.eigvals(companion(c)[::-1, ::-1]))


def degrees(deg):
    if int(deg) != deg:
        raise TypeError("deg must be an int")
    if deg < 0:
        raise ValueError("deg must be non-negative")
    return int(deg)


def _stacked(rows):
    return np.stack(rows, axis=-1)


def _grown(x):
    return np.atleast_1d(np.asarray(x)) + 0.0


def _beside_diagonal(n, values):
    made = np.zeros((n, n), dtype=values.dtype)
    for i in range(n - 1):
        made[i, i + 1] = made[i + 1, i] = values[i]
    return made


# in np.polynomial.polynomial
polydomain, polyzero, polyone, polyx = np.array([-1.0, 1.0]), np.array([0]), np.array([1]), np.array([0, 1])


def polyline(off, scl):
    return np.array([off, scl]) if scl != 0 else np.array([off])


def polyfromroots(roots):
    return from_roots(polyline, polymul, roots)


def polyadd(c1, c2):
    return added(c1, c2)


def polysub(c1, c2):
    return subtracted(c1, c2)


def polymulx(c):
    c, = parts([c])
    if len(c) == 1 and c[0] == 0:
        return c
    return np.concatenate([c[:1] * 0, c])


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
    x, rows = _grown(x), []
    for i in range(degrees(deg) + 1):
        rows.append(x * 0 + 1 if i == 0 else x if i == 1 else rows[-1] * x)
    return _stacked(rows)


def polyfit(x, y, deg, rcond=None, full=False, w=None):
    return fitted(polyvander, x, y, deg, rcond, full, w)


def polycompanion(c):
    c, = parts([c])
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    if len(c) == 2:
        return np.array([[-c[0] / c[1]]])
    n = len(c) - 1
    made = np.zeros((n, n), dtype=c.dtype)
    for i in range(1, n):
        made[i, i - 1] = 1
    made[:, -1] -= c[:-1] / c[-1]
    return made


def polyroots(c):
    return roots_of(c, polycompanion)


def polytrim(c, tol=0):
    if tol < 0:
        raise ValueError("tol must be non-negative")
    c = np.atleast_1d(np.asarray(c))
    c = c.astype("float64") if c.dtype.kind in "biu" else c
    there = np.nonzero(np.abs(c) > tol)[0]
    return c[:1] * 0 if len(there) == 0 else c[:int(there[-1]) + 1].copy()


# in np.polynomial.chebyshev
chebdomain, chebzero, chebone, chebx = np.array([-1.0, 1.0]), np.array([0]), np.array([1]), np.array([0, 1])


def chebline(off, scl):
    return np.array([off, scl]) if scl != 0 else np.array([off])


def chebfromroots(roots):
    return from_roots(chebline, chebmul, roots)


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
    x, rows = _grown(x), []
    x2 = 2 * x
    for i in range(degrees(deg) + 1):
        rows.append(x * 0 + 1 if i == 0 else x if i == 1 else rows[-1] * x2 - rows[-2])
    return _stacked(rows)


def chebfit(x, y, deg, rcond=None, full=False, w=None):
    return fitted(chebvander, x, y, deg, rcond, full, w)


def chebcompanion(c):
    c, = parts([c])
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    if len(c) == 2:
        return np.array([[-c[0] / c[1]]])
    n = len(c) - 1
    scale = np.array([1.0] + [math.sqrt(0.5)] * (n - 1))
    made = _beside_diagonal(n, np.array([math.sqrt(0.5)] + [0.5] * (n - 2), dtype=c.dtype))
    made[:, -1] -= (c[:-1] / c[-1]) * (scale / scale[-1]) * 0.5
    return made


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


def chebtrim(c, tol=0):
    return polytrim(c, tol)


def poly2cheb(pol):
    pol, = parts([pol])
    found = 0
    for i in range(len(pol) - 1, -1, -1):
        found = added(chebmulx(found), pol[i])
    return found


def cheb2poly(c):
    c, = parts([c])
    n = len(c)
    if n < 3:
        return c
    c0, c1 = c[-2], c[-1]
    for i in range(n - 1, 1, -1):
        c0, c1 = subtracted(c[i - 2], c1), added(c0, polymulx(c1) * 2)
    return added(c0, polymulx(c1))


# in np.polynomial.legendre
legdomain, legzero, legone, legx = np.array([-1.0, 1.0]), np.array([0]), np.array([1]), np.array([0, 1])


def legline(off, scl):
    return np.array([off, scl]) if scl != 0 else np.array([off])


def legfromroots(roots):
    return from_roots(legline, legmul, roots)


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
    x, rows = _grown(x), []
    for i in range(degrees(deg) + 1):
        rows.append(x * 0 + 1 if i == 0 else x if i == 1 else (rows[-1] * x * (2 * i - 1) - rows[-2] * (i - 1)) / i)
    return _stacked(rows)


def legfit(x, y, deg, rcond=None, full=False, w=None):
    return fitted(legvander, x, y, deg, rcond, full, w)


def legcompanion(c):
    c, = parts([c])
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    if len(c) == 2:
        return np.array([[-c[0] / c[1]]])
    n = len(c) - 1
    scale = 1.0 / np.sqrt(2 * np.arange(n) + 1)
    made = _beside_diagonal(n, (np.arange(1, n) * scale[:n - 1] * scale[1:n]).astype(c.dtype))
    made[:, -1] -= (c[:-1] / c[-1]) * (scale / scale[-1]) * (n / (2 * n - 1))
    return made


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


def legtrim(c, tol=0):
    return polytrim(c, tol)


def poly2leg(pol):
    pol, = parts([pol])
    found = 0
    for i in range(len(pol) - 1, -1, -1):
        found = added(legmulx(found), pol[i])
    return found


def leg2poly(c):
    c, = parts([c])
    n = len(c)
    if n < 3:
        return c
    c0, c1 = c[-2], c[-1]
    for i in range(n - 1, 1, -1):
        c0, c1 = subtracted(c[i - 2], (c1 * (i - 1)) / i), added(c0, (polymulx(c1) * (2 * i - 1)) / i)
    return added(c0, polymulx(c1))
