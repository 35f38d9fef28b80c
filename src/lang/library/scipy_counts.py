"""scipy.stats: distributions of whole numbers."""
import math
import numpy as np
import scipy.special as _special
from _scipy_distributions import Discrete

# in _nowhere
class _Binom(Discrete):
    _names = ("n", "p")

    def _ok(self, shapes):
        return (shapes[0] >= 0) & (np.floor(shapes[0]) == shapes[0]) & (shapes[1] >= 0) & (shapes[1] <= 1)

    def _support(self, shapes):
        return 0, shapes[0]

    def _pmf(self, k, n, p):
        ways = np.asarray(_special.comb(n, k))
        direct = ways * p ** k * (1 - p) ** (n - k)
        if np.all(np.isfinite(ways)) and np.all(direct > 0):
            return direct
        log = _special.gammaln(n + 1) - _special.gammaln(k + 1) - _special.gammaln(n - k + 1)
        return np.exp(log + _special.xlogy(k, p) + _special.xlog1py(n - k, -p))

    def _cdf(self, k, n, p):
        return _special.betainc(n - k, k + 1, 1 - p)

    def _moments(self, n, p):
        return n * p, n * p - n * p ** 2

    def _rvs(self, state, size, n, p):
        return state.binomial(int(n) if np.ndim(n) == 0 else n, p, size)


class _Bernoulli(_Binom):
    _names = ("p",)

    def _ok(self, shapes):
        return (shapes[0] >= 0) & (shapes[0] <= 1)

    def _support(self, shapes):
        return 0, 1

    def _pmf(self, k, p):
        return np.where(k == 0, 1 - p, p)

    def _cdf(self, k, p):
        return np.where(k < 1, 1 - p, 1.0)

    def _moments(self, p):
        return p, p * (1 - p)

    def _rvs(self, state, size, p):
        return state.binomial(1, p, size)


class _Poisson(Discrete):
    _names = ("mu",)

    def _ok(self, shapes):
        return shapes[0] >= 0

    def _pmf(self, k, mu):
        return np.exp(_special.xlogy(k, mu) - _special.gammaln(k + 1) - mu)

    def _cdf(self, k, mu):
        return _special.gammaincc(k + 1, mu)

    def _moments(self, mu):
        return mu, mu

    def _rvs(self, state, size, mu):
        return state.poisson(mu, size)


class _Geom(Discrete):
    _names = ("p",)
    _least = 1

    def _ok(self, shapes):
        return (shapes[0] > 0) & (shapes[0] <= 1)

    def _pmf(self, k, p):
        return (1 - p) ** (k - 1) * p

    def _cdf(self, k, p):
        return -np.expm1(np.log1p(-p) * k)

    def _moments(self, p):
        return 1 / p, (1 - p) / p / p

    def _rvs(self, state, size, p):
        return state.geometric(p, size)


class _Randint(Discrete):
    _names = ("low", "high")

    def _ok(self, shapes):
        return shapes[1] > shapes[0]

    def _support(self, shapes):
        return shapes[0], shapes[1] - 1

    def _pmf(self, k, low, high):
        return np.ones_like(k) / (high - low)

    def _cdf(self, k, low, high):
        return (np.floor(k) - low + 1.0) / (high - low)

    def _moments(self, low, high):
        return (high + low - 1.0) / 2, ((high - low) ** 2 - 1) / 12.0

    def _rvs(self, state, size, low, high):
        return state.randint(int(low), int(high), size)


class _Nbinom(Discrete):
    _names = ("n", "p")

    def _ok(self, shapes):
        return (shapes[0] > 0) & (shapes[1] > 0) & (shapes[1] <= 1)

    def _support(self, shapes):
        return 0, math.inf

    def _pmf(self, k, n, p):
        first = _special.gammaln(n + k) - _special.gammaln(k + 1) - _special.gammaln(n)
        return np.exp(first + n * np.log(p) + _special.xlog1py(k, -p))

    def _cdf(self, k, n, p):
        return _special.betainc(n, k + 1, p)

    def _moments(self, n, p):
        return n * (1 - p) / p, n * (1 - p) / p / p

    def _rvs(self, state, size, n, p):
        return state.negative_binomial(n, p, size)


class _Hypergeom(Discrete):
    _names = ("M", "n", "N")

    def _ok(self, shapes):
        M, n, N = shapes
        return (M > 0) & (n >= 0) & (N >= 0) & (n <= M) & (N <= M)

    def _support(self, shapes):
        M, n, N = shapes
        return np.maximum(N - (M - n), 0), np.minimum(n, N)

    def _pmf(self, k, M, n, N):
        of = lambda a, b: _special.gammaln(a + 1) - _special.gammaln(b + 1) - _special.gammaln(a - b + 1)
        return np.exp(of(n, k) + of(M - n, N - k) - of(M, N))

    def _cdf(self, k, M, n, N):
        least, most = [int(np.min(v)) for v in (np.maximum(N - (M - n), 0), np.max(np.minimum(n, N)))]
        found = 0.0
        for j in range(least, most + 1):
            inside = (j <= k) & (j >= np.maximum(N - (M - n), 0)) & (j <= np.minimum(n, N))
            found = found + np.where(inside, self._pmf(np.where(inside, j, np.maximum(N - (M - n), 0)), M, n, N), 0.0)
        return np.minimum(found, 1.0)

    def _moments(self, M, n, N):
        p = n / M
        return N * p, N * p * (1 - p) * (M - N) / (M - 1)

    def _rvs(self, state, size, M, n, N):
        return state.hypergeometric(int(n), int(M - n), int(N), size)


# in scipy.stats
nbinom = _Nbinom("nbinom")
hypergeom = _Hypergeom("hypergeom")
binom = _Binom("binom")
bernoulli = _Bernoulli("bernoulli")
poisson = _Poisson("poisson")
geom = _Geom("geom")
randint = _Randint("randint")
