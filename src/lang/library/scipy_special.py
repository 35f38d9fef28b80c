"""scipy.special: functions of single numbers by those that TensorFlow's names have here, at NumPy's dtypes."""
import math
import numpy as np
import tensorflow as tf
import _tensh

# in _nowhere
def _floats(x):
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype("float64")


def _by(f, *given):
    """f of arrays in one float dtype; of numbers, a number."""
    given = [_floats(v) for v in given]
    kind = "float32" if all([v.dtype == "float32" for v in given]) else "float64"
    shape = np.broadcast_shapes(*[v.shape for v in given])
    found = f(*[np.broadcast_to(v, shape).astype(kind) for v in given]).numpy()
    return found if shape else np.float64(float(found)) if kind == "float64" else found[()]


def _number(x):
    return x if np.ndim(x) else x[()] if hasattr(x, "ndim") and x.ndim == 0 and hasattr(x, "dtype") else x


# Quotients of polynomials near these functions: the Cephes library by Stephen L. Moshier, as SciPy has them.
_erf_above = (9.60497373987051638749e0, 9.00260197203842689217e1, 2.23200534594684319226e3, 7.00332514112805075473e3,
              5.55923013010394962768e4)
_erf_below = (1.0, 3.35617141647503099647e1, 5.21357949780152679795e2, 4.59432382970980127987e3, 2.26290000613890934246e4,
              4.92673942608635921086e4)
_near_above = (2.46196981473530512524e-10, 5.64189564831068821977e-1, 7.46321056442269912687e0, 4.86371970985681366614e1,
               1.96520832956077098242e2, 5.26445194995477358631e2, 9.34528527171957607540e2, 1.02755188689515710272e3,
               5.57535335369399327526e2)
_near_below = (1.0, 1.32281951154744992508e1, 8.67072140885989742329e1, 3.54937778887819891062e2, 9.75708501743205489753e2,
               1.82390916687909736289e3, 2.24633760818710981792e3, 1.65666309194161350182e3, 5.57535340817727675546e2)
_far_above = (5.64189583547755073984e-1, 1.27536670759978104416e0, 5.01905042251180477414e0, 6.16021097993053585195e0,
              7.40974269950448939160e0, 2.97886665372100240670e0)
_far_below = (1.0, 2.26052863220117276590e0, 9.39603524938001434673e0, 1.20489539808096656605e1, 1.70814450747565897222e1,
              9.60896809063285878198e0, 3.36907645100081516050e0)
_middle_above = (-5.99633501014107895267e1, 9.80010754185999661536e1, -5.66762857469070293439e1, 1.39312609387279679503e1,
                 -1.23916583867381258016e0)
_middle_below = (1.0, 1.95448858338141759834e0, 4.67627912898881538453e0, 8.63602421390890590575e1, -2.25462687854119370527e2,
                 2.00260212380060660359e2, -8.20372256168333339912e1, 1.59056225126211695515e1, -1.18331621121330003142e0)
_tail_above = (4.05544892305962419923e0, 3.15251094599893866154e1, 5.71628192246421288162e1, 4.40805073893200834700e1,
               1.46849561928858024014e1, 2.18663306850790267539e0, -1.40256079171354495875e-1, -3.50424626827848203418e-2,
               -8.57456785154685413611e-4)
_tail_below = (1.0, 1.57799883256466749731e1, 4.53907635128879210584e1, 4.13172038254672030440e1, 1.50425385692907503408e1,
               2.50464946208309415979e0, -1.42182922854787788574e-1, -3.80806407691578277194e-2, -9.33259480895457427372e-4)
_end_above = (3.23774891776946035970e0, 6.91522889068984211695e0, 3.93881025292474443415e0, 1.33303460815807542389e0,
              2.01485389549179081538e-1, 1.23716634817820021358e-2, 3.01581553508235416007e-4, 2.65806974686737550832e-6,
              6.23974539184983293730e-9)
_end_below = (1.0, 6.02427039364742014255e0, 3.67983563856160859403e0, 1.37702099489081330271e0, 2.16236993594496635890e-1,
              1.34204006088543189037e-2, 3.28014464682127739104e-4, 2.89247864745380683936e-6, 6.79019408009981274425e-9)

_gamma_above = (1.60119522476751861407e-4, 1.19135147006586384913e-3, 1.04213797561761569935e-2, 4.76367800457137231464e-2,
                2.07448227648435975150e-1, 4.94214826801497100753e-1, 9.99999999999999996796e-1)
_gamma_below = (-2.31581873324120129819e-5, 5.39605580493303397842e-4, -4.45641913851797240494e-3, 1.18139785222060435552e-2,
                3.58236398605498653373e-2, -2.34591795718243348568e-1, 7.14304917030273074085e-2, 1.00000000000000000320e0)
_stirling = (7.87311395793093628397e-4, -2.29549961613378126380e-4, -2.68132617805781232825e-3, 3.47222221605458667310e-3,
             8.33333333333482257126e-2)


def _along(x, coefficients):
    found = coefficients[0] + 0 * x
    for c in coefficients[1:]:
        found = found * x + c
    return found


def _doubles(f, x):
    """f of an array of float64, in the dtype that came in."""
    x = _floats(x)
    found = np.asarray(f(x.astype("float64"))).astype(x.dtype)
    return found if x.ndim else found[()]


def _erf(x):
    near = np.abs(x) <= 1
    y = np.where(near, x, 0)
    return np.where(near, y * _along(y * y, _erf_above) / _along(y * y, _erf_below), np.sign(x) * (1 - _erfc(np.abs(np.where(near, 1, x)))))


def _erfc(x):
    size = np.abs(x)
    near, far = size < 1, size >= 8
    y = np.where(near, x, 0)
    middle = np.where(near | far | np.isnan(x), 1.0, size)
    large = np.where(far, np.minimum(size, 40.0), 8.0)
    quotient = np.where(far, _along(large, _far_above) / _along(large, _far_below), _along(middle, _near_above) / _along(middle, _near_below))
    square = np.where(near | np.isnan(x), 1.0, size)
    tail = np.exp(-square * square) * quotient
    found = np.where(near, 1 - y * _along(y * y, _erf_above) / _along(y * y, _erf_below), np.where(x < 0, 2 - tail, tail))
    return np.where(np.isnan(x), np.nan, found)


def _ndtr(a):
    x = a * math.sqrt(0.5)
    near = np.abs(x) < 1
    tail = 0.5 * _erfc(np.abs(np.where(near, 1, x)))
    return np.where(near, 0.5 + 0.5 * _erf(np.where(near, x, 0)), np.where(x > 0, 1 - tail, tail))


def _ndtri(p):
    inner = np.where((p > 0) & (p < 1), p, 0.5)
    turned = inner > 1.0 - 0.13533528323661269189
    y = np.where(turned, 1.0 - inner, inner)
    central = y > 0.13533528323661269189
    z = np.where(central, y, 0.5) - 0.5
    square = z * z
    middle = (z + z * (square * _along(square, _middle_above) / _along(square, _middle_below))) * 2.50662827463100050242
    x = np.sqrt(-2.0 * np.log(np.where(central, 0.1, y)))
    first = x - np.log(x) / x
    inverse = 1.0 / x
    near = inverse * _along(inverse, _tail_above) / _along(inverse, _tail_below)
    far = inverse * _along(inverse, _end_above) / _along(inverse, _end_below)
    tail = first - np.where(x < 8.0, near, far)
    found = np.where(central, middle, np.where(turned, tail, -tail))
    return np.where(p == 0, -np.inf, np.where(p == 1, np.inf, np.where((p > 0) & (p < 1), found, np.nan)))


def _log_ndtr_far(x):
    return _by(lambda v: _tensh.operation("log_ndtr", [tf.convert_to_tensor(v)], {}), x)


def _log_ndtr(x):
    low = x < -1
    return np.where(low, _log_ndtr_far(np.where(low, x, -1.0)), np.log1p(-_erfc(np.where(low, 0.0, x) * math.sqrt(0.5)) / 2))


def _gamma(x):
    far = np.abs(x) > 33
    found = np.where(far, _gamma_far(np.where(far, x, 40.0)), _gamma_near(np.where(far | np.isnan(x), 1.5, x)))
    return np.where(np.isnan(x) | ((x < 0) & (np.floor(x) == x)), np.nan, found)


def _gamma_near(x):
    """From 2 to 3 by a quotient, to which products lead."""
    z = 1 + 0 * x
    down = x >= 3
    while np.any(down):
        x = np.where(down, x - 1, x)
        z = np.where(down, z * x, z)
        down = x >= 3
    up = x <= -1e-9
    while np.any(up):
        z, x = np.where(up, z / x, z), np.where(up, x + 1, x)
        up = x <= -1e-9
    up = (x < 2) & (x >= 1e-9)
    while np.any(up):
        z, x = np.where(up, z / x, z), np.where(up, x + 1, x)
        up = (x < 2) & (x >= 1e-9)
    small = x < 1e-9
    y = np.where(small, 0.0, x - 2)
    return np.where(small, z / ((1 + 0.5772156649015329 * x) * x), z * _along(y, _gamma_above) / _along(y, _gamma_below))


def _gamma_far(x):
    """Stirling's formula; below 0 by what is left of the next whole number."""
    size = np.abs(x)
    whole = np.floor(size)
    rest = np.where(size - whole > 0.5, size - (whole + 1), size - whole)
    w = 1 / size
    w = 1 + w * _along(w, _stirling)
    half = size ** (0.5 * size - 0.25)
    grown = np.exp(size)
    z = np.where(size > 143.01608, half * (half / grown), size ** (size - 0.5) / grown)
    z = np.where(size >= 171.624376956302725, np.inf, 2.50662827463100050242 * z * w)
    below = math.pi / (np.abs(size * np.sin(math.pi * rest)) * z)
    return np.where(x > 0, z, np.where(whole % 2 == 0, -below, below))


# in scipy.special
def erf(z):
    return _doubles(_erf, z)


def erfc(x):
    return _doubles(_erfc, x)


def erfinv(y):
    return _by(tf.math.erfinv, y) + 0.0


def erfcinv(y):
    return -ndtri(0.5 * _floats(y)) * math.sqrt(0.5)


def gammaln(x):
    return _by(tf.math.lgamma, x)


def gamma(z):
    return _doubles(_gamma, z)


def psi(z):
    return _by(tf.math.digamma, z)


def digamma(z):
    return _by(tf.math.digamma, z)


def polygamma(n, x):
    return digamma(x) if np.ndim(n) == 0 and n == 0 else _by(tf.math.polygamma, n, x)


def zeta(x, q=1):
    return _by(tf.math.zeta, x, q)


def gammainc(a, x):
    return _by(tf.math.igamma, a, x)


def gammaincc(a, x):
    return _by(tf.math.igammac, a, x)


def betainc(a, b, x):
    return _by(tf.math.betainc, a, b, x)


def betaln(a, b):
    return gammaln(a) + gammaln(b) - gammaln(np.add(a, b))


def beta(a, b):
    a, b = _floats(a), _floats(b)
    small = np.all((a > 0) & (b > 0) & (a + b < 170))
    return gamma(a) * gamma(b) / gamma(a + b) if small else np.exp(betaln(a, b))


def ndtr(a):
    return _doubles(_ndtr, a)


def ndtri(y):
    return _doubles(_ndtri, y)


def log_ndtr(a):
    return _doubles(_log_ndtr, a)


def expit(x):
    x = _floats(x)
    return 1 / (1 + np.exp(-x))


def logit(x):
    x = _floats(x)
    return np.log(x / (1 - x))


def log_expit(x):
    x = _floats(x)
    return np.where(x < 0, x - np.log1p(np.exp(-np.abs(x))), -np.log1p(np.exp(-np.abs(x))))[()]


def logsumexp(a, axis=None, b=None, keepdims=False, return_sign=False):
    if return_sign:
        raise NotImplementedError("logsumexp with return_sign is not in tensh")
    a = _floats(a)
    if b is not None:
        a = a + np.log(_floats(b))
    most = np.max(a, axis=axis, keepdims=True)
    most = np.where(np.isfinite(most), most, 0)
    # The largest are counted, so that only what is small is summed.
    largest = a == most
    count = np.sum(largest, axis=axis, keepdims=True).astype("float64")
    rest = np.sum(np.where(largest, 0.0, np.exp(a - most)), axis=axis, keepdims=True)
    count = np.where(count == 0, 1, count) if np.any(count == 0) else count
    none = ~np.any(largest, axis=axis, keepdims=True)
    found = np.where(none, np.log(rest), np.log1p(rest / count) + np.log(count)) + most
    return found if keepdims else np.squeeze(found, axis=axis)[()]


def softmax(x, axis=None):
    x = _floats(x)
    parts = np.exp(x - np.max(x, axis=axis, keepdims=True))
    return parts / np.sum(parts, axis=axis, keepdims=True)


def log_softmax(x, axis=None):
    x = _floats(x)
    apart = x - np.max(x, axis=axis, keepdims=True)
    return apart - np.log(np.sum(np.exp(apart), axis=axis, keepdims=True))


def xlogy(x, y):
    x, y = _floats(x), _floats(y)
    return np.where((x == 0) & ~np.isnan(y), 0.0, x * np.log(np.where((x == 0) & ~np.isnan(y), 1, y)))[()]


def xlog1py(x, y):
    return xlogy(x, 1 + _floats(y))


def entr(x):
    x = _floats(x)
    return np.where(x < 0, -np.inf, np.where(x > 0, -x * np.log(np.where(x > 0, x, 1)), 0.0))[()]


def rel_entr(x, y):
    x, y = _floats(x), _floats(y)
    both = (x > 0) & (y > 0)
    found = np.where(both, x * np.log(np.where(both, x, 1) / np.where(both, y, 1)), np.where((x == 0) & (y >= 0), 0.0, np.inf))
    return found[()]


def kl_div(x, y):
    x, y = _floats(x), _floats(y)
    return rel_entr(x, y) - x + y


def cbrt(x):
    return np.cbrt(x)


def expm1(x):
    return np.expm1(x)


def log1p(x):
    return np.log1p(x)


def exp2(x):
    return np.exp2(x)


def sinc(x):
    return np.sinc(x)


def i0(x):
    return _by(tf.math.bessel_i0, x)


def i1(x):
    return _by(tf.math.bessel_i1, x)


def factorial(n, exact=False):
    if np.ndim(n) == 0:
        whole = int(n) == n
        if exact and not whole:
            raise ValueError("`exact=True` only supports integers")
        if whole:
            n = int(n)
            if exact:
                return math.factorial(n) if n >= 0 else 0
            return np.float64(0.0 if n < 0 else math.inf if n > 170 else float(math.factorial(n)))
        return np.float64(gamma(n + 1.0)) if n > -1 else np.float64(0.0)
    n = np.asarray(n)
    found = [factorial(v, exact) for v in n.ravel().tolist()]
    return np.reshape(np.array(found), n.shape)


def comb(N, k, *, exact=False, repetition=False):
    if exact:
        if int(N) != N or int(k) != k:
            raise ValueError("Non-integer `N` and `k` with `exact=True` is not supported.")
        N, k = int(N), int(k)
        N = N + k - 1 if repetition and k > 0 else N
        return math.comb(N, k) if N >= k >= 0 else 0
    if repetition:
        return comb(np.asarray(N) + np.asarray(k) - 1, k)
    N, k = np.asarray(N), np.asarray(k)
    shape = np.broadcast_shapes(N.shape, k.shape)
    rows = zip(np.broadcast_to(N, shape).ravel().tolist(), np.broadcast_to(k, shape).ravel().tolist())
    found = np.array([_chosen(n, m) for n, m in rows], dtype="float64")
    return np.reshape(found, shape) if shape else found[0]


def binom(n, k):
    return comb(n, k)


def perm(N, k, exact=False):
    if exact:
        return math.perm(int(N), int(k)) if N >= k >= 0 else 0
    N, k = np.asarray(N), np.asarray(k)
    shape = np.broadcast_shapes(N.shape, k.shape)
    rows = zip(np.broadcast_to(N, shape).ravel().tolist(), np.broadcast_to(k, shape).ravel().tolist())
    found = np.array([float(math.perm(int(n), int(m))) if n >= m >= 0 else 0.0 for n, m in rows])
    return np.reshape(found, shape) if shape else found[0]


# in _nowhere
def _chosen(n, k):
    if k > n or n < 0 or k < 0:
        return 0.0
    if n == int(n) and k == int(k):
        return float(math.comb(int(n), int(k)))
    return float(np.exp(gammaln(n + 1.0) - gammaln(k + 1.0) - gammaln(n - k + 1.0)))
