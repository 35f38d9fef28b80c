"""scipy.stats: distributions with a place and a scale, and the tests and measures that tutorials use."""
import math
import numpy as np
import scipy.special as _special
from collections import namedtuple

# in _nowhere
_root2pi = math.sqrt(2 * math.pi)


def _floats(x):
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype("float64")


def _state(random_state):
    if random_state is None:
        return np.random
    return np.random.RandomState(random_state) if isinstance(random_state, (int, np.integer)) else random_state


class _Distribution:
    """`_names` are those of its shapes; `_pdf(x, …)`, `_cdf(x, …)`, `_ppf(q, …)` are of place 0 and scale 1."""
    _names = ()
    _least, _most = -math.inf, math.inf

    def __init__(self, name):
        self.name = name

    def __call__(self, *args, **kwds):
        return _Frozen(self, args, kwds)

    freeze = __call__

    def _read(self, args, kwds):
        """Shapes, place and scale."""
        most = len(self._names) + (2 if self._has_scale else 1)
        if len(args) > most:
            raise TypeError(f"_parse_args() takes from {1 + len(self._names)} to {1 + most} positional arguments but {1 + len(args)} were given")
        names = list(self._names) + ["loc"] + (["scale"] if self._has_scale else [])
        given = dict(zip(names, args))
        for k, v in kwds.items():
            if k not in names:
                raise TypeError(f"_parse_args() got an unexpected keyword argument '{k}'")
            given[k] = v
        missing = [n for n in self._names if n not in given]
        if missing:
            said = " and ".join([f"'{n}'" for n in missing])
            raise TypeError(f"_parse_args() missing {len(missing)} required positional argument{'s' if len(missing) > 1 else ''}: {said}")
        shapes = [_floats(given[n]) for n in self._names]
        return shapes, _floats(given.get("loc", 0)), _floats(given.get("scale", 1))

    def _support(self, shapes):
        return self._least, self._most

    def _ok(self, shapes):
        return True

    # What a distribution is by itself; those that know it say it.
    def _sf(self, x, *shapes):
        return 1.0 - self._cdf(x, *shapes)

    def _isf(self, q, *shapes):
        return self._ppf(1.0 - q, *shapes)

    def mean(self, *args, **kwds):
        shapes, loc, scale = self._read(args, kwds)
        return _plain(self._moments(*shapes)[0] * scale + loc)

    def var(self, *args, **kwds):
        shapes, loc, scale = self._read(args, kwds)
        return _plain(self._moments(*shapes)[1] * scale * scale)

    def std(self, *args, **kwds):
        return np.sqrt(self.var(*args, **kwds))

    def median(self, *args, **kwds):
        return self.ppf(0.5, *args, **kwds)

    def stats(self, *args, **kwds):
        moments = kwds.pop("moments", "mv")
        if not all([m in "mv" for m in moments]):
            raise NotImplementedError("of moments there are 'm' and 'v' in tensh")
        found = [np.float64(self.mean(*args, **kwds)) if m == "m" else np.float64(self.var(*args, **kwds)) for m in moments]
        return tuple(found) if len(found) > 1 else found[0]

    def interval(self, confidence, *args, **kwds):
        if not 0 <= confidence <= 1:
            raise ValueError("alpha must be between 0 and 1 inclusive")
        return self.ppf((1.0 - confidence) / 2, *args, **kwds), self.ppf((1.0 + confidence) / 2, *args, **kwds)

    def support(self, *args, **kwds):
        shapes, loc, scale = self._read(args, kwds)
        least, most = self._support(shapes)
        return _plain(least * scale + loc), _plain(most * scale + loc)


def _plain(x):
    x = np.asarray(x)
    return x if x.ndim else np.float64(float(x))


class _Continuous(_Distribution):
    _has_scale = True

    def _standard(self, x, args, kwds):
        shapes, loc, scale = self._read(args, kwds)
        bad = (scale <= 0) | ~np.asarray(self._ok(shapes))
        return (_floats(x) - loc) / np.where(scale > 0, scale, 1), shapes, scale, bad

    def pdf(self, x, *args, **kwds):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        least, most = self._support(shapes)
        inside = (z >= least) & (z <= most)
        found = np.where(inside, self._pdf(np.where(inside, z, self._inner(shapes)), *shapes) / scale, 0.0)
        return _plain(np.where(bad | np.isnan(z), np.nan, found))

    def _inner(self, shapes):
        """A value at which everything is defined."""
        return 0.5

    def logpdf(self, x, *args, **kwds):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        least, most = self._support(shapes)
        inside = (z >= least) & (z <= most)
        found = np.where(inside, self._logpdf(np.where(inside, z, self._inner(shapes)), *shapes) - np.log(scale), -np.inf)
        return _plain(np.where(bad | np.isnan(z), np.nan, found))

    def _logpdf(self, x, *shapes):
        return np.log(self._pdf(x, *shapes))

    def _along(self, f, x, args, kwds, below, above):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        least, most = self._support(shapes)
        inside = (z > least) & (z < most)
        found = np.where(inside, f(np.where(inside, z, self._inner(shapes)), *shapes), np.where(z <= least, below, above))
        return _plain(np.where(bad | np.isnan(z), np.nan, found))

    def cdf(self, x, *args, **kwds):
        return self._along(self._cdf, x, args, kwds, 0.0, 1.0)

    def sf(self, x, *args, **kwds):
        return self._along(self._sf, x, args, kwds, 1.0, 0.0)

    def logcdf(self, x, *args, **kwds):
        return np.log(self.cdf(x, *args, **kwds))

    def logsf(self, x, *args, **kwds):
        return np.log(self.sf(x, *args, **kwds))

    def _back(self, f, q, args, kwds, low, high):
        q = _floats(q)
        shapes, loc, scale = self._read(args, kwds)
        ends = self._support(shapes)
        bad = (scale <= 0) | ~np.asarray(self._ok(shapes)) | ~((q >= 0) & (q <= 1))
        inside = (q > 0) & (q < 1)
        found = np.where(inside, f(np.where(inside, q, 0.5), *shapes), np.where(q == 0, ends[low], ends[high]))
        return _plain(np.where(bad, np.nan, found * scale + loc))

    def ppf(self, q, *args, **kwds):
        return self._back(self._ppf, q, args, kwds, 0, 1)

    def isf(self, q, *args, **kwds):
        return self._back(self._isf, q, args, kwds, 1, 0)

    def _ppf(self, q, *shapes):
        return _inverted(self, q, shapes)

    def rvs(self, *args, **kwds):
        size, random_state = kwds.pop("size", None), kwds.pop("random_state", None)
        shapes, loc, scale = self._read(args, kwds)
        whole = [float(s) if s.ndim == 0 else s for s in shapes]
        if size is None and max([s.ndim for s in shapes] + [loc.ndim, scale.ndim]) > 0:
            size = np.broadcast_shapes(*[s.shape for s in shapes], loc.shape, scale.shape)
        found = self._rvs(_state(random_state), size, *whole) * scale + loc
        return _plain(found) if size is None else found

    def _rvs(self, state, size, *shapes):
        return self._ppf(np.asarray(state.uniform(size=size)), *[np.asarray(s) for s in shapes])

    def entropy(self, *args, **kwds):
        shapes, loc, scale = self._read(args, kwds)
        return _plain(self._entropy(*shapes) + np.log(scale))

    def _entropy(self, *shapes):
        raise NotImplementedError(f"the entropy of {self.name} is not in tensh")

    def fit(self, data, *args, **kwds):
        raise NotImplementedError(f"scipy.stats.{self.name}.fit is not in tensh: norm, expon and uniform have it")


def _inverted(of, q, shapes):
    """Where the distribution reaches q: halved intervals, down to neighbouring floats."""
    shape = np.broadcast_shapes(q.shape, *[np.shape(s) for s in shapes])
    rows = [np.broadcast_to(v, shape).ravel().tolist() for v in [q] + list(shapes)]
    found = [_root(lambda x: float(of._cdf(np.asarray(x), *[np.asarray(s) for s in row[1:]])), row[0], *of._support(row[1:]))
             for row in zip(*rows)]
    return np.reshape(np.array(found, dtype="float64"), shape)


def _root(cdf, q, least, most):
    low = least if least > -math.inf else -1.0
    high = most if most < math.inf else 1.0
    while least == -math.inf and cdf(low) > q:
        low *= 2
    while most == math.inf and cdf(high) < q:
        low, high = (high if high > low else low), high * 2
    for _ in range(2000):
        middle = (low + high) / 2
        if not low < middle < high:
            break
        if cdf(middle) < q:
            low = middle
        else:
            high = middle
    below, above = abs(cdf(low) - q), abs(cdf(high) - q)
    return low if below < above else high


class _Frozen:
    def __init__(self, dist, args, kwds):
        self.dist, self.args, self.kwds = dist, args, kwds
        dist._read(args, kwds)

    def __getattr__(self, name):
        of = getattr(self.dist, name)
        if name == "interval":
            return lambda confidence: of(confidence, *self.args, **self.kwds)
        if name in ("mean", "var", "std", "median", "support", "entropy"):
            return lambda: of(*self.args, **self.kwds)
        if name == "stats":
            return lambda moments="mv": of(*self.args, moments=moments, **self.kwds)
        if name == "rvs":
            return lambda size=None, random_state=None: of(*self.args, size=size, random_state=random_state, **self.kwds)
        return lambda x: of(x, *self.args, **self.kwds)


class _Norm(_Continuous):
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
        return _plain(np.where(bad, np.nan, _special.log_ndtr(z)))

    def _moments(self):
        return 0.0, 1.0

    def _rvs(self, state, size):
        return np.asarray(state.standard_normal(size))

    def _entropy(self):
        return 0.5 * (math.log(2 * math.pi) + 1)

    def fit(self, data, *args, **kwds):
        data = _floats(data)
        return data.mean(), np.sqrt(((data - data.mean()) ** 2).mean())


class _Uniform(_Continuous):
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
        data = _floats(data)
        return data.min(), np.ptp(data)


class _Expon(_Continuous):
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
        data = _floats(data)
        return data.min(), data.mean() - data.min()


class _T(_Continuous):
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
        low = _inverted(self, np.minimum(q, 1 - q), [df])
        return np.where(q == 0.5, 0.0, np.where(q < 0.5, low, -low))

    def _isf(self, q, df):
        return -self._ppf(q, df)

    def _moments(self, df):
        return np.where(df > 1, 0.0, np.inf), np.where(df > 2, df / np.where(df > 2, df - 2, 1), np.where(df > 1, np.inf, np.nan))

    def _rvs(self, state, size, df):
        return np.asarray(state.standard_t(df, size=size))


class _Gamma(_Continuous):
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


class _Chi2(_Continuous):
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


class _Beta(_Continuous):
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


class _F(_Continuous):
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


class _Lognorm(_Continuous):
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


class _Laplace(_Continuous):
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


class _Logistic(_Continuous):
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


class _Cauchy(_Continuous):
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


class _Discrete(_Distribution):
    _has_scale = False
    _least = 0

    def pmf(self, k, *args, **kwds):
        shapes, loc, _ = self._read(args, kwds)
        k = _floats(k) - loc
        least, most = self._support(shapes)
        inside = (k >= least) & (k <= most) & (np.floor(k) == k)
        found = np.where(inside, self._pmf(np.where(inside, k, least), *shapes), 0.0)
        return _plain(np.where(np.asarray(self._ok(shapes)), found, np.nan))

    def logpmf(self, k, *args, **kwds):
        found = np.asarray(self.pmf(k, *args, **kwds))
        return _plain(np.where(found > 0, np.log(np.where(found > 0, found, 1)), np.where(np.isnan(found), np.nan, -np.inf)))

    def cdf(self, k, *args, **kwds):
        shapes, loc, _ = self._read(args, kwds)
        k = np.floor(_floats(k) - loc)
        least, most = self._support(shapes)
        inside = (k >= least) & (k < most)
        found = np.where(inside, self._cdf(np.where(inside, k, least), *shapes), np.where(k < least, 0.0, 1.0))
        return _plain(np.where(np.asarray(self._ok(shapes)), found, np.nan))

    def sf(self, k, *args, **kwds):
        return _plain(1.0 - self.cdf(k, *args, **kwds))

    def ppf(self, q, *args, **kwds):
        shapes, loc, _ = self._read(args, kwds)
        q = _floats(q)
        least, most = self._support(shapes)
        shape = np.broadcast_shapes(q.shape, *[s.shape for s in shapes], np.shape(least), np.shape(most))
        rows = [np.broadcast_to(v, shape).ravel().tolist() for v in [q, least, most] + shapes]
        found = [self._step(row[0], row[1], row[2], row[3:]) for row in zip(*rows)]
        return _plain(np.reshape(np.array(found, dtype="float64"), shape) + loc)

    def _step(self, q, least, most, shapes):
        """The least whole number at which the distribution reaches q."""
        if not 0 <= q <= 1 or not self._ok([np.asarray(s) for s in shapes]):
            return math.nan
        if q == 0 or q == 1:
            return least - 1.0 if q == 0 else float(most)
        low, high = least - 1, least + 1
        while high < most and self.cdf(high, *shapes) < q:
            low, high = high, min(high * 2 + 1, most)
        while high - low > 1:
            middle = (low + high) // 2
            if self.cdf(middle, *shapes) >= q:
                high = middle
            else:
                low = middle
        return float(high)

    def isf(self, q, *args, **kwds):
        return self.ppf(1 - _floats(q), *args, **kwds)

    def rvs(self, *args, **kwds):
        size, random_state = kwds.pop("size", None), kwds.pop("random_state", None)
        shapes, loc, _ = self._read(args, kwds)
        found = self._rvs(_state(random_state), size, *[float(s) if s.ndim == 0 else s for s in shapes])
        moved = np.asarray(found) + int(loc) if loc.ndim == 0 else np.asarray(found) + loc.astype("int64")
        return int(moved) if size is None and moved.ndim == 0 else moved


class _Binom(_Discrete):
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


class _Poisson(_Discrete):
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


class _Geom(_Discrete):
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


class _Randint(_Discrete):
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
binom = _Binom("binom")
bernoulli = _Bernoulli("bernoulli")
poisson = _Poisson("poisson")
geom = _Geom("geom")
randint = _Randint("randint")


def zscore(a, axis=0, ddof=0, nan_policy="propagate"):
    return zmap(a, a, axis, ddof)


def zmap(scores, compare, axis=0, ddof=0, nan_policy="propagate"):
    a = _floats(compare)
    return (_floats(scores) - np.mean(a, axis=axis, keepdims=True)) / np.std(a, axis=axis, ddof=ddof, keepdims=True)


def sem(a, axis=0, ddof=1, nan_policy="propagate"):
    a = _floats(a)
    a, axis = (a.ravel(), 0) if axis is None else (a, axis)
    return np.std(a, axis=axis, ddof=ddof) / np.sqrt(a.shape[axis])


def gmean(a, axis=0, dtype=None, weights=None):
    return np.exp(np.average(np.log(_floats(a)), axis=axis, weights=weights))


def hmean(a, axis=0, dtype=None):
    a = _floats(a)
    return (a.size if axis is None else a.shape[axis]) / np.sum(1.0 / a, axis=axis)


def moment(a, order=1, axis=0, nan_policy="propagate", *, center=None):
    a = _floats(a)
    middle = np.mean(a, axis=axis, keepdims=True) if center is None else center
    apart = a - middle
    found = apart ** 2 * apart if order == 3 else (apart ** 2) ** 2 if order == 4 else apart ** order
    return np.mean(found, axis=axis) if order != 1 or center is not None else np.mean(a, axis=axis) * 0.0


def skew(a, axis=0, bias=True, nan_policy="propagate"):
    a = _floats(a)
    n = a.size if axis is None else a.shape[axis]
    found = moment(a, 3, axis) / moment(a, 2, axis) ** 1.5
    return found if bias else np.sqrt((n - 1.0) * n) / (n - 2.0) * found


def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate"):
    a = _floats(a)
    n = a.size if axis is None else a.shape[axis]
    found = moment(a, 4, axis) / moment(a, 2, axis) ** 2.0
    if not bias:
        found = 1.0 / (n - 2) / (n - 3) * ((n ** 2 - 1.0) * found - 3 * (n - 1) ** 2.0) + 3.0
    return found - 3 if fisher else found


def iqr(x, axis=None, rng=(25, 75), scale=1.0):
    low, high = np.percentile(x, rng, axis=axis)
    return (high - low) / scale


ModeResult = namedtuple("ModeResult", ["mode", "count"])


def mode(a, axis=0, nan_policy="propagate", keepdims=False):
    a = np.asarray(a)
    if axis is None:
        a, axis = a.ravel(), 0
    rows = np.moveaxis(a, axis, -1)
    flat = rows.reshape(-1, rows.shape[-1])
    found = []
    for row in flat:
        values, counts = np.unique(row, return_counts=True)
        best = int(np.argmax(counts))
        found.append((values[best], counts[best]))
    shape = tuple(rows.shape[:-1])
    values, counts = [np.reshape(np.array([v[i] for v in found]), shape) for i in (0, 1)]
    if keepdims:
        values, counts = np.expand_dims(values, axis), np.expand_dims(counts, axis)
    return ModeResult(values if shape else values[()], counts if shape else counts[()])


DescribeResult = namedtuple("DescribeResult", ["nobs", "minmax", "mean", "variance", "skewness", "kurtosis"])


def describe(a, axis=0, ddof=1, bias=True, nan_policy="propagate"):
    a = np.asarray(a)
    n = a.size if axis is None else a.shape[axis]
    return DescribeResult(np.int64(n), (np.min(a, axis=axis), np.max(a, axis=axis)), np.mean(a, axis=axis), np.var(a, axis=axis, ddof=ddof),
                          skew(a, axis, bias), kurtosis(a, axis, True, bias))


def rankdata(a, method="average", *, axis=None, nan_policy="propagate"):
    if axis is not None:
        return np.apply_along_axis(lambda row: rankdata(row, method), axis, np.asarray(a))
    a = np.asarray(a).ravel()
    order = np.argsort(a, kind="stable")
    places = np.zeros(a.size, dtype="int64")
    places[order] = np.arange(a.size)
    if method == "ordinal":
        return places + 1
    ordered = a[order]
    first = np.concatenate([np.array([True]), ordered[1:] != ordered[:-1]]) if a.size else np.zeros(0, bool)
    dense = np.cumsum(first)[places]
    if method == "dense":
        return dense
    counts = np.append(np.nonzero(first)[0], a.size)
    if method == "max":
        return counts[dense]
    if method == "min":
        return counts[dense - 1] + 1
    if method != "average":
        raise ValueError(f'unknown method "{method}"')
    return 0.5 * (counts[dense] + counts[dense - 1] + 1)


def entropy(pk, qk=None, base=None, axis=0):
    pk = _floats(pk)
    pk = pk / np.sum(pk, axis=axis, keepdims=True)
    if qk is None:
        found = np.sum(_special.entr(pk), axis=axis)
    else:
        qk = _floats(qk)
        found = np.sum(_special.rel_entr(pk, qk / np.sum(qk, axis=axis, keepdims=True)), axis=axis)
    return found if base is None else found / np.log(base)


TtestResult = namedtuple("TtestResult", ["statistic", "pvalue", "df"])


# in _nowhere
def _by_t(statistic, df, alternative):
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError("`alternative` must be 'less', 'greater', or 'two-sided'.")
    p = t.cdf(statistic, df) if alternative == "less" else t.sf(statistic, df) if alternative == "greater" else 2 * t.sf(np.abs(statistic), df)
    return TtestResult(statistic, p, df)


# in scipy.stats
def ttest_1samp(a, popmean, axis=0, nan_policy="propagate", alternative="two-sided"):
    a = _floats(a)
    n = a.shape[axis]
    statistic = (np.mean(a, axis=axis) - popmean) / np.sqrt(np.var(a, axis=axis, ddof=1) / n)
    return _by_t(statistic, np.int64(n - 1) if a.ndim == 1 else np.full(statistic.shape, n - 1), alternative)


def ttest_rel(a, b, axis=0, nan_policy="propagate", alternative="two-sided"):
    return ttest_1samp(_floats(a) - _floats(b), 0, axis, alternative=alternative)


def ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy="propagate", alternative="two-sided"):
    a, b = _floats(a), _floats(b)
    n, m = a.shape[axis], b.shape[axis]
    v, w = np.var(a, axis=axis, ddof=1), np.var(b, axis=axis, ddof=1)
    apart = np.mean(a, axis=axis) - np.mean(b, axis=axis)
    if equal_var:
        df = np.float64(n + m - 2.0)
        below = np.sqrt(((n - 1) * v + (m - 1) * w) / df * (1.0 / n + 1.0 / m))
    else:
        df = (v / n + w / m) ** 2 / ((v / n) ** 2 / (n - 1) + (w / m) ** 2 / (m - 1))
        below = np.sqrt(v / n + w / m)
    return _by_t(apart / below, df, alternative)


# in _nowhere
class _Pearson(namedtuple("PearsonRResult", ["statistic", "pvalue"])):
    @property
    def correlation(self):
        return self.statistic

    def __repr__(self):
        return f"PearsonRResult(statistic={self.statistic!r}, pvalue={self.pvalue!r})"


SignificanceResult = namedtuple("SignificanceResult", ["statistic", "pvalue"])
LinregressResult = namedtuple("LinregressResult", ["slope", "intercept", "rvalue", "pvalue", "stderr", "intercept_stderr"])


# in scipy.stats
def pearsonr(x, y, *, alternative="two-sided", method=None, axis=0):
    x, y = _floats(x), _floats(y)
    if x.shape != y.shape:
        raise ValueError("`x` and `y` must have the same length along `axis`.")
    n = x.shape[0]
    if n < 2:
        raise ValueError("`x` and `y` must have length at least 2.")
    a, b = x - np.mean(x), y - np.mean(y)
    r = np.clip(np.sum((a / np.linalg.norm(a)) * (b / np.linalg.norm(b))), -1.0, 1.0)
    if n == 2:
        return _Pearson(np.round(r), np.float64(1.0))
    half = n / 2 - 1
    # The distribution of r is a beta distribution from -1 to 1.
    low, high = beta.cdf(r, half, half, loc=-1, scale=2), beta.sf(r, half, half, loc=-1, scale=2)
    p = low if alternative == "less" else high if alternative == "greater" else 2 * beta.sf(abs(r), half, half, loc=-1, scale=2)
    return _Pearson(r, p)


def spearmanr(a, b=None, axis=0, nan_policy="propagate", alternative="two-sided"):
    if b is None:
        raise NotImplementedError("spearmanr of the columns of a table is not in tensh: give two vectors")
    x, y = rankdata(a), rankdata(b)
    r = np.corrcoef(x, y)[0, 1]
    df = len(x) - 2
    with np.errstate(divide="ignore"):
        statistic = r * np.sqrt(np.clip(df / ((r + 1.0) * (1.0 - r)), 0, None))
    return SignificanceResult(r, _by_t(statistic, df, alternative).pvalue)


def linregress(x, y, alternative="two-sided"):
    x, y = _floats(x), _floats(y)
    if x.size == 0 or y.size == 0:
        raise ValueError("Inputs must not be empty.")
    if np.max(x) == np.min(x) and len(x) > 1:
        raise ValueError("Cannot calculate a linear regression if all x values are identical")
    n = len(x)
    xmean, ymean = np.mean(x), np.mean(y)
    xx, xy, yy = [np.dot(p, q) * (1.0 / n) for p, q in ((x - xmean, x - xmean), (x - xmean, y - ymean), (y - ymean, y - ymean))]
    if xx == 0 or yy == 0:
        r = np.float64(0.0 if xx == 0 else np.nan)
    else:
        r = np.clip(xy / np.sqrt(xx * yy), -1.0, 1.0)
    slope = xy / xx
    intercept = ymean - slope * xmean
    if n == 2:
        p = np.float64(1.0 if y[0] == y[1] else 0.0)
        return LinregressResult(slope, intercept, r, p, np.float64(0.0), np.float64(0.0))
    df = n - 2
    tiny = 1.0e-20
    statistic = r * np.sqrt(df / ((1.0 - r + tiny) * (1.0 + r + tiny)))
    stderr = np.sqrt((1 - r ** 2) * yy / xx / df)
    return LinregressResult(slope, intercept, r, _by_t(statistic, df, alternative).pvalue, stderr, stderr * np.sqrt(xx + xmean ** 2))
