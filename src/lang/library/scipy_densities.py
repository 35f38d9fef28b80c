"""scipy.stats: distributions that have densities."""
import math
import numpy as np
import scipy.special as _special
from _scipy_distributions import Continuous, floats, inverted, plain

# in _nowhere
_root2pi = math.sqrt(2 * math.pi)


class _Norm(Continuous):
    def _inner(self, shapes):
        return 0.0

    def _pdf(self, x):
        return np.exp(-x ** 2 / 2.0) / _root2pi

    def _logpdf(self, x):
        return -x ** 2 / 2.0 - math.log(2 * math.pi) / 2

    def _cdf(self, x):
        return _special.ndtr(x)

    def _sf(self, x):
        return _special.ndtr(-x)

    def _ppf(self, q):
        return _special.ndtri(q)

    def _isf(self, q):
        return -_special.ndtri(q)

    def logcdf(self, x, *args, **kwds):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        return plain(np.where(bad, np.nan, _special.log_ndtr(z)))

    def _moments(self):
        return 0.0, 1.0

    def _rvs(self, state, size):
        return np.asarray(state.standard_normal(size))

    def _entropy(self):
        return 0.5 * (math.log(2 * math.pi) + 1)

    def fit(self, data, *args, **kwds):
        data = floats(data)
        return data.mean(), np.sqrt(((data - data.mean()) ** 2).mean())


class _Uniform(Continuous):
    _least, _most = 0.0, 1.0

    def _pdf(self, x):
        return 1.0 * (x == x)

    def _cdf(self, x):
        return x

    def _ppf(self, q):
        return q

    def _moments(self):
        return 0.5, 1.0 / 12

    def _rvs(self, state, size):
        return np.asarray(state.uniform(0.0, 1.0, size))

    def _entropy(self):
        return 0.0

    def fit(self, data, *args, **kwds):
        data = floats(data)
        return data.min(), np.ptp(data)


class _Expon(Continuous):
    _least = 0.0

    def _pdf(self, x):
        return np.exp(-x)

    def _logpdf(self, x):
        return -x

    def _cdf(self, x):
        return -np.expm1(-x)

    def _sf(self, x):
        return np.exp(-x)

    def _ppf(self, q):
        return -np.log1p(-q)

    def _isf(self, q):
        return -np.log(q)

    def _moments(self):
        return 1.0, 1.0

    def _rvs(self, state, size):
        return np.asarray(state.standard_exponential(size))

    def _entropy(self):
        return 1.0

    def fit(self, data, *args, **kwds):
        data = floats(data)
        return data.min(), data.mean() - data.min()


class _T(Continuous):
    _names = ("df",)

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, df):
        return np.exp(self._logpdf(x, df))

    def _logpdf(self, x, df):
        first = _special.gammaln((df + 1) / 2) - _special.gammaln(df / 2) - 0.5 * np.log(df * np.pi)
        return first - (df + 1) / 2 * np.log1p(x * x / df)

    def _cdf(self, x, df):
        tail = 0.5 * _special.betainc(df / 2, 0.5, df / (df + x * x))
        # Near the middle the other way round is exact.
        near = 0.5 * _special.betainc(0.5, df / 2, x * x / (df + x * x))
        small = x * x < df
        return np.where(small, 0.5 + np.sign(x) * near, np.where(x > 0, 1 - tail, tail))

    def _sf(self, x, df):
        return self._cdf(-x, df)

    def _ppf(self, q, df):
        # The lower half is found exactly, and the upper mirrors it.
        low = inverted(self, np.minimum(q, 1 - q), [df])
        return np.where(q == 0.5, 0.0, np.where(q < 0.5, low, -low))

    def _isf(self, q, df):
        return -self._ppf(q, df)

    def _moments(self, df):
        return np.where(df > 1, 0.0, np.inf), np.where(df > 2, df / np.where(df > 2, df - 2, 1), np.where(df > 1, np.inf, np.nan))

    def _rvs(self, state, size, df):
        return np.asarray(state.standard_t(df, size=size))


class _Gamma(Continuous):
    _names = ("a",)
    _least = 0.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, a):
        return np.exp(self._logpdf(x, a))

    def _logpdf(self, x, a):
        return _special.xlogy(a - 1.0, x) - x - _special.gammaln(a)

    def _cdf(self, x, a):
        return _special.gammainc(a, x)

    def _sf(self, x, a):
        return _special.gammaincc(a, x)

    def _moments(self, a):
        return a, a

    def _rvs(self, state, size, a):
        return np.asarray(state.standard_gamma(a, size))


class _Chi2(Continuous):
    _names = ("df",)
    _least = 0.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, df):
        return np.exp(self._logpdf(x, df))

    def _logpdf(self, x, df):
        return _special.xlogy(df / 2.0 - 1, x) - x / 2.0 - _special.gammaln(df / 2.0) - (math.log(2) * df) / 2.0

    def _cdf(self, x, df):
        return _special.gammainc(df / 2, x / 2)

    def _sf(self, x, df):
        return _special.gammaincc(df / 2, x / 2)

    def _moments(self, df):
        return df, 2 * df

    def _rvs(self, state, size, df):
        return np.asarray(state.chisquare(df, size))


class _Beta(Continuous):
    _names = ("a", "b")
    _least, _most = 0.0, 1.0

    def _ok(self, shapes):
        return (shapes[0] > 0) & (shapes[1] > 0)

    def _pdf(self, x, a, b):
        return np.exp(self._logpdf(x, a, b))

    def _logpdf(self, x, a, b):
        return _special.xlog1py(b - 1.0, -x) + _special.xlogy(a - 1.0, x) - _special.betaln(a, b)

    def _cdf(self, x, a, b):
        return _special.betainc(a, b, x)

    def _sf(self, x, a, b):
        return _special.betainc(b, a, 1 - x)

    def _moments(self, a, b):
        return a / (a + b), a * b / ((a + b) ** 2 * (a + b + 1))

    def _rvs(self, state, size, a, b):
        return np.asarray(state.beta(a, b, size))


class _F(Continuous):
    _names = ("dfn", "dfd")
    _least = 0.0

    def _ok(self, shapes):
        return (shapes[0] > 0) & (shapes[1] > 0)

    def _pdf(self, x, n, m):
        found = m / 2 * np.log(m) + n / 2 * np.log(n) + _special.xlogy(n / 2 - 1, x)
        return np.exp(found - ((n + m) / 2) * np.log(m + n * x) - _special.betaln(n / 2, m / 2))

    def _cdf(self, x, n, m):
        return _special.betainc(n / 2, m / 2, n * x / (m + n * x))

    def _sf(self, x, n, m):
        return _special.betainc(m / 2, n / 2, m / (m + n * x))

    def _moments(self, n, m):
        mean = np.where(m > 2, m / np.where(m > 2, m - 2, 1), np.inf)
        return mean, np.where(m > 4, 2 * m * m * (n + m - 2) / np.where(m > 4, n * (m - 2) ** 2 * (m - 4), 1), np.inf)


class _Lognorm(Continuous):
    _names = ("s",)
    _least = 0.0

    def _ok(self, shapes):
        return shapes[0] > 0

    def _pdf(self, x, s):
        safe = np.where(x > 0, x, 1)
        return np.where(x > 0, np.exp(-np.log(safe) ** 2 / (2 * s ** 2)) / (s * safe * _root2pi), 0.0)

    def _cdf(self, x, s):
        return _special.ndtr(np.log(x) / s)

    def _ppf(self, q, s):
        return np.exp(s * _special.ndtri(q))

    def _moments(self, s):
        p = np.exp(s * s)
        return np.sqrt(p), p * (p - 1)

    def _rvs(self, state, size, s):
        return np.exp(s * np.asarray(state.standard_normal(size)))


class _Laplace(Continuous):
    def _pdf(self, x):
        return 0.5 * np.exp(-np.abs(x))

    def _cdf(self, x):
        return np.where(x > 0, 1.0 - 0.5 * np.exp(-np.abs(x)), 0.5 * np.exp(-np.abs(x)))

    def _sf(self, x):
        return self._cdf(-x)

    def _ppf(self, q):
        return np.where(q > 0.5, -np.log(2 * (1 - q)), np.log(2 * q))

    def _moments(self):
        return 0.0, 2.0

    def _rvs(self, state, size):
        return np.asarray(state.laplace(0, 1, size))


class _Logistic(Continuous):
    def _pdf(self, x):
        y = np.exp(-np.abs(x))
        return y / (1 + y) ** 2

    def _cdf(self, x):
        return _special.expit(x)

    def _sf(self, x):
        return _special.expit(-x)

    def _ppf(self, q):
        return _special.logit(q)

    def _moments(self):
        return 0.0, math.pi ** 2 / 3

    def _rvs(self, state, size):
        return np.asarray(state.logistic(size=size))


class _Cauchy(Continuous):
    def _pdf(self, x):
        return 1.0 / np.pi / (1.0 + x * x)

    def _cdf(self, x):
        return np.arctan2(1, -x) / np.pi

    def _ppf(self, q):
        return np.tan(np.pi * q - np.pi / 2.0)

    def _moments(self):
        return np.inf, np.inf

    def _rvs(self, state, size):
        return np.asarray(state.standard_cauchy(size))


# in scipy.stats
norm = _Norm("norm")
uniform = _Uniform("uniform")
expon = _Expon("expon")
t = _T("t")
gamma = _Gamma("gamma")
chi2 = _Chi2("chi2")
beta = _Beta("beta")
f = _F("f")
lognorm = _Lognorm("lognorm")
laplace = _Laplace("laplace")
logistic = _Logistic("logistic")
cauchy = _Cauchy("cauchy")
