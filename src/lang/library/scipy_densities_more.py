"""scipy.stats: more distributions that have densities, the normal one of vectors, and densities that samples tell."""
import math
import numpy as np
import scipy.special as _special
from _scipy_distributions import Continuous, floats, plain

# in _nowhere
_root2pi = math.sqrt(2 * math.pi)
_euler = 0.5772156649015329


class _WeibullMin(Continuous):
    _names = ("c",)
    _least = 0.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, c):
        return c * x ** (c - 1) * np.exp(-x ** c)

    def _cdf(self, x, c):
        return -np.expm1(-x ** c)

    def _sf(self, x, c):
        return np.exp(-x ** c)

    def _ppf(self, q, c):
        return (-np.log1p(-q)) ** (1.0 / c)

    def _moments(self, c):
        mean = _special.gamma(1 + 1.0 / c)
        return mean, _special.gamma(1 + 2.0 / c) - mean ** 2

    def _entropy(self, c):
        return -_euler / c - np.log(c) + _euler + 1


class _Pareto(Continuous):
    _names = ("b",)
    _least = 1.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _inner(self, shapes):
        return 1.5

    def _pdf(self, x, b):
        return b * x ** (-b - 1)

    def _cdf(self, x, b):
        return 1 - x ** -b

    def _sf(self, x, b):
        return x ** -b

    def _ppf(self, q, b):
        return (1 - q) ** (-1.0 / b)

    def _moments(self, b):
        far, wide = np.where(b > 1, b, 2.0), np.where(b > 2, b, 3.0)
        return np.where(b > 1, far / (far - 1.0), np.inf), np.where(b > 2, wide / (wide - 2.0) / (wide - 1.0) ** 2, np.inf)

    def _entropy(self, b):
        return 1 + 1.0 / b - np.log(b)


class _Rayleigh(Continuous):
    _least = 0.0

    def _pdf(self, x):
        return x * np.exp(-0.5 * x * x)

    def _cdf(self, x):
        return -np.expm1(-0.5 * x ** 2)

    def _sf(self, x):
        return np.exp(-0.5 * x * x)

    def _ppf(self, q):
        return np.sqrt(-2 * np.log1p(-q))

    def _moments(self):
        return np.sqrt(np.pi / 2), (4 - np.pi) / 2

    def _entropy(self):
        return _euler / 2.0 + 1 - 0.5 * np.log(2)


class _Gumbel(Continuous):
    def _inner(self, shapes):
        return 0.0

    def _pdf(self, x):
        return np.exp(-x - np.exp(-x))

    def _logpdf(self, x):
        return -x - np.exp(-x)

    def _cdf(self, x):
        return np.exp(-np.exp(-x))

    def _sf(self, x):
        return -np.expm1(-np.exp(-x))

    def _ppf(self, q):
        return -np.log(-np.log(q))

    def _moments(self):
        return _euler, np.pi * np.pi / 6.0

    def _rvs(self, state, size):
        return np.asarray(self._ppf(state.uniform(size=size)))

    def _entropy(self):
        return _euler + 1


class _Triang(Continuous):
    _names = ("c",)
    _least, _most = 0.0, 1.0

    def _ok(self, shapes):
        return (shapes[0] >= 0) & (shapes[0] <= 1)

    def _pdf(self, x, c):
        low, high = np.where(c == 0, 1.0, c), np.where(c == 1, 0.0, c)
        return np.where(x < c, 2 * x / low, np.where(c == 1, 2 * x, 2 * (1 - x) / (1 - high)))

    def _cdf(self, x, c):
        low, high = np.where(c == 0, 1.0, c), np.where(c == 1, 0.0, c)
        return np.where(x < c, x * x / low, np.where(c == 1, x * x, (x * x - 2 * x + c) / (high - 1)))

    def _ppf(self, q, c):
        return np.where(q < c, np.sqrt(c * q), 1 - np.sqrt((1 - c) * (1 - q)))

    def _moments(self, c):
        return (c + 1.0) / 3.0, (1.0 - c + c * c) / 18

    def _rvs(self, state, size, c):
        return np.asarray(state.triangular(0, c, 1, size))

    def _entropy(self, c):
        return 0.5 - math.log(2)


class _HalfNorm(Continuous):
    _least = 0.0

    def _pdf(self, x):
        return math.sqrt(2.0 / math.pi) * np.exp(-x * x / 2.0)

    def _cdf(self, x):
        return _special.erf(x / math.sqrt(2))

    def _sf(self, x):
        return 2 * _special.ndtr(-x)

    def _ppf(self, q):
        return _special.ndtri((1 + q) / 2.0)

    def _moments(self):
        return math.sqrt(2.0 / math.pi), 1 - 2.0 / math.pi

    def _rvs(self, state, size):
        return np.abs(np.asarray(state.standard_normal(size)))

    def _entropy(self):
        return 0.5 * math.log(math.pi / 2.0) + 0.5


class _InvGamma(Continuous):
    _names = ("a",)
    _least = 0.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, a):
        return np.exp(self._logpdf(x, a))

    def _logpdf(self, x, a):
        return -(a + 1) * np.log(x) - _special.gammaln(a) - 1.0 / x

    def _cdf(self, x, a):
        return _special.gammaincc(a, 1.0 / x)

    def _sf(self, x, a):
        return _special.gammainc(a, 1.0 / x)

    def _moments(self, a):
        far, wide = np.where(a > 1, a, 2.0), np.where(a > 2, a, 3.0)
        return np.where(a > 1, 1.0 / (far - 1.0), np.inf), np.where(a > 2, 1.0 / (wide - 1.0) ** 2 / (wide - 2.0), np.inf)


class _Maxwell(Continuous):
    _least = 0.0

    def _pdf(self, x):
        return math.sqrt(2.0 / math.pi) * x * x * np.exp(-x * x / 2.0)

    def _cdf(self, x):
        return _special.gammainc(1.5, x * x / 2.0)

    def _sf(self, x):
        return _special.gammaincc(1.5, x * x / 2.0)

    def _moments(self):
        return 2 * math.sqrt(2.0 / math.pi), 3 - 8 / math.pi


class _TruncNorm(Continuous):
    _names = ("a", "b")

    def _ok(self, shapes):
        return shapes[0] < shapes[1]

    def _support(self, shapes):
        return shapes[0], shapes[1]

    def _inner(self, shapes):
        a, b = [np.asarray(s) for s in shapes]
        return np.clip(0.0, a, b)

    def _mass(self, a, b):
        # From the side on which the tail is thin.
        return np.where(a > 0, _special.ndtr(-a) - _special.ndtr(-b), _special.ndtr(b) - _special.ndtr(a))

    def _pdf(self, x, a, b):
        return np.exp(-x ** 2 / 2.0) / _root2pi / self._mass(a, b)

    def _cdf(self, x, a, b):
        return self._mass(a, x) / self._mass(a, b)

    def _ppf(self, q, a, b):
        low, high = _special.ndtr(a), _special.ndtr(b)
        up = _special.ndtri(low + q * (high - low))
        down = -_special.ndtri(_special.ndtr(-a) - q * (_special.ndtr(-a) - _special.ndtr(-b)))
        return np.where(a > 0, down, up)

    def _moments(self, a, b):
        pa, pb = [np.where(np.isinf(v), 0.0, np.exp(-np.where(np.isinf(v), 0.0, v) ** 2 / 2.0) / _root2pi) for v in (a, b)]
        mass = self._mass(a, b)
        mean = (pa - pb) / mass
        edges = [np.where(np.isinf(v), 0.0, v) for v in (a, b)]
        return mean, 1 + (edges[0] * pa - edges[1] * pb) / mass - mean ** 2


class _PowerLaw(Continuous):
    _names = ("a",)
    _least, _most = 0.0, 1.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, a):
        return a * x ** (a - 1.0)

    def _cdf(self, x, a):
        return x ** a

    def _ppf(self, q, a):
        return q ** (1.0 / a)

    def _moments(self, a):
        return a / (a + 1.0), a / (a + 2.0) / (a + 1.0) ** 2


class _Reciprocal(Continuous):
    _names = ("a", "b")

    def _ok(self, shapes):
        return (shapes[0] > 0) & (shapes[1] > shapes[0])

    def _support(self, shapes):
        return shapes[0], shapes[1]

    def _inner(self, shapes):
        return np.asarray(shapes[0])

    def _pdf(self, x, a, b):
        return 1.0 / (x * (np.log(b) - np.log(a)))

    def _cdf(self, x, a, b):
        return (np.log(x) - np.log(a)) / (np.log(b) - np.log(a))

    def _ppf(self, q, a, b):
        return np.exp(np.log(a) + q * (np.log(b) - np.log(a)))

    def _moments(self, a, b):
        wide = np.log(b) - np.log(a)
        mean = (b - a) / wide
        return mean, (b ** 2 - a ** 2) / 2 / wide - mean ** 2


class _Vectors:
    """The normal distribution of vectors."""
    def _read(self, mean, cov, dim=None):
        cov = np.atleast_1d(floats(1.0 if cov is None else cov))
        mean = np.atleast_1d(floats(np.zeros(cov.shape[0]) if mean is None else mean))
        d = len(mean)
        cov = cov * np.eye(d) if cov.size == 1 else np.diag(cov) if cov.ndim == 1 else cov
        if cov.shape != (d, d):
            raise ValueError("Array 'cov' must be square if it is two dimensional, but cov.shape = " + str(tuple(cov.shape)) + "."
                             if cov.shape[0] != cov.shape[1] else f"Dimension mismatch: array 'cov' is of shape {tuple(cov.shape)}, but 'mean' "
                             f"is a vector of length {d}.")
        if np.any(np.linalg.eigvalsh(cov) < -1e-10):
            raise ValueError("The input matrix must be symmetric positive semidefinite.")
        return mean, cov

    def logpdf(self, x, mean=None, cov=1):
        mean, cov = self._read(mean, cov)
        if np.linalg.matrix_rank(cov) < len(mean):
            raise np.linalg.LinAlgError("When `allow_singular is False`, the input matrix must be symmetric positive definite.")
        x = floats(x)
        x = x[..., None] if len(mean) == 1 and (x.ndim == 0 or x.shape[-1] != 1) else x
        values, vectors = np.linalg.eigh(cov)
        z = np.matmul(x - mean, vectors / np.sqrt(values))
        return plain(-0.5 * (len(mean) * math.log(2 * math.pi) + np.sum(np.log(values)) + np.sum(z ** 2, axis=-1)))

    def pdf(self, x, mean=None, cov=1, allow_singular=False):
        return plain(np.exp(self.logpdf(x, mean, cov)))

    def rvs(self, mean=None, cov=1, size=1, random_state=None):
        mean, cov = self._read(mean, cov)
        state = np.random if random_state is None else np.random.RandomState(random_state) if isinstance(random_state, int) else random_state
        found = np.asarray(state.multivariate_normal(mean, cov, size))
        return found.squeeze()[()]

    def entropy(self, mean=None, cov=1):
        mean, cov = self._read(mean, cov)
        return 0.5 * (len(mean) * (math.log(2 * math.pi) + 1) + np.linalg.slogdet(cov)[1])

    def __call__(self, mean=None, cov=1, allow_singular=False, seed=None):
        return _FrozenVectors(self, mean, cov)


class _FrozenVectors:
    def __init__(self, of, mean, cov):
        self._of = of
        self.mean, self.cov = of._read(mean, cov)

    def pdf(self, x):
        return self._of.pdf(x, self.mean, self.cov)

    def logpdf(self, x):
        return self._of.logpdf(x, self.mean, self.cov)

    def rvs(self, size=1, random_state=None):
        return self._of.rvs(self.mean, self.cov, size, random_state)

    def entropy(self):
        return self._of.entropy(self.mean, self.cov)


# in scipy.stats
weibull_min = _WeibullMin("weibull_min")
pareto = _Pareto("pareto")
rayleigh = _Rayleigh("rayleigh")
gumbel_r = _Gumbel("gumbel_r")
triang = _Triang("triang")
halfnorm = _HalfNorm("halfnorm")
invgamma = _InvGamma("invgamma")
maxwell = _Maxwell("maxwell")
truncnorm = _TruncNorm("truncnorm")
powerlaw = _PowerLaw("powerlaw")
loguniform = _Reciprocal("loguniform")
reciprocal = _Reciprocal("reciprocal")
multivariate_normal = _Vectors()


class gaussian_kde:
    """A density that is a hill around each point of a sample."""
    def __init__(self, dataset, bw_method=None, weights=None):
        self.dataset = np.atleast_2d(floats(dataset))
        if not self.dataset.size > 1:
            raise ValueError("`dataset` input should have multiple elements.")
        self.d, self.n = self.dataset.shape
        self.weights = np.full(self.n, 1.0 / self.n) if weights is None else floats(weights) / np.sum(floats(weights))
        self.neff = 1 / np.sum(self.weights ** 2)
        self.set_bandwidth(bw_method)

    def scotts_factor(self):
        return np.power(self.neff, -1.0 / (self.d + 4))

    def silverman_factor(self):
        return np.power(self.neff * (self.d + 2.0) / 4.0, -1.0 / (self.d + 4))

    def set_bandwidth(self, bw_method=None):
        if bw_method is None or bw_method == "scott":
            self.factor = self.scotts_factor()
        elif bw_method == "silverman":
            self.factor = self.silverman_factor()
        elif callable(bw_method):
            self.factor = bw_method(self)
        elif isinstance(bw_method, str):
            raise ValueError("`bw_method` should be 'scott', 'silverman', a scalar or a callable.")
        else:
            self.factor = bw_method
        apart = self.dataset - np.dot(self.dataset, self.weights)[:, None]
        self.covariance = np.dot(apart * self.weights, apart.T) / (1 - np.sum(self.weights ** 2)) * self.factor ** 2

    @property
    def inv_cov(self):
        return np.linalg.inv(self.covariance)

    def evaluate(self, points):
        points = np.atleast_2d(floats(points))
        if points.shape[0] != self.d:
            if points.shape != (1, self.d):
                raise ValueError(f"points have dimension {points.shape[0]}, dataset has dimension {self.d}")
            points = points.T
        root = np.linalg.inv(np.linalg.cholesky(self.covariance))
        here, there = np.dot(root, points), np.dot(root, self.dataset)
        apart = np.sum((here[:, :, None] - there[:, None, :]) ** 2, axis=0)
        scale = np.prod(np.diag(root)) / (2 * np.pi) ** (self.d / 2.0)
        return np.dot(np.exp(-apart / 2), self.weights) * scale

    __call__ = evaluate
    pdf = evaluate

    def logpdf(self, x):
        return np.log(self.evaluate(x))

    def integrate_box_1d(self, low, high):
        if self.d != 1:
            raise ValueError("integrate_box_1d() only handles 1D pdfs")
        spread = np.sqrt(self.covariance)[0, 0]
        return np.sum(self.weights * (_special.ndtr((high - self.dataset[0]) / spread) - _special.ndtr((low - self.dataset[0]) / spread)))
