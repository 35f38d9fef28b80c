"""What series of powers, of Chebyshev's and of Legendre's polynomials share: arrays of coefficients, the lowest first; by NumPy's steps."""
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


def line(off, scl):
    return np.array([off, scl]) if scl != 0 else np.array([off])


def from_roots(multiply, roots, first=line):
    if len(roots) == 0:
        return np.ones(1)
    roots = np.sort(np.asarray(roots) * 1.0)
    p = [first(-r, 1) for r in roots]
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


def stacked(rows):
    return np.stack(rows, axis=-1)


def grown(x):
    return np.atleast_1d(np.asarray(x)) + 0.0


def beside_diagonal(n, values):
    made = np.zeros((n, n), dtype=values.dtype)
    for i in range(n - 1):
        made[i, i + 1] = made[i + 1, i] = values[i]
    return made


def companion_of(c, inside):
    """The matrix whose eigenvalues are the roots: `inside(c, n)` makes that of a series of degree n."""
    c, = parts([c])
    if len(c) < 2:
        raise ValueError("Series must have maximum degree of at least 1.")
    return np.array([[-c[0] / c[1]]]) if len(c) == 2 else inside(c, len(c) - 1)


def from_powers(mulx, pol):
    pol, = parts([pol])
    found = 0
    for i in range(len(pol) - 1, -1, -1):
        found = added(mulx(found), pol[i])
    return found


def to_powers(c, below, above):
    """By the recurrence of the polynomials: what the coefficients from the i-th on give those before, and x times them."""
    c, = parts([c])
    if len(c) < 3:
        return c
    c0, c1 = c[-2], c[-1]
    for i in range(len(c) - 1, 1, -1):
        c0, c1 = subtracted(c[i - 2], below(c1, i)), added(c0, above(times_x(c1), i))
    return added(c0, times_x(c1))


def times_x(c):
    """A series of powers times x."""
    c, = parts([c])
    return c if len(c) == 1 and c[0] == 0 else np.concatenate([c[:1] * 0, c])


def trimcoef(c, tol=0):
    if tol < 0:
        raise ValueError("tol must be non-negative")
    c = np.atleast_1d(np.asarray(c))
    c = c.astype("float64") if c.dtype.kind in "biu" else c
    there = np.nonzero(np.abs(c) > tol)[0]
    return c[:1] * 0 if len(there) == 0 else c[:int(there[-1]) + 1].copy()
