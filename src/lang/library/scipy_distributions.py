"""What scipy.stats' distributions have in common: shapes, a place and a scale, and all that follows from a density or a sum."""
import math
import numpy as np

# in _scipy_distributions
def floats(x):
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype("float64")


# in _nowhere
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
        shapes = [floats(given[n]) for n in self._names]
        return shapes, floats(given.get("loc", 0)), floats(given.get("scale", 1))

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
        return plain(self._moments(*shapes)[0] * scale + loc)

    def var(self, *args, **kwds):
        shapes, loc, scale = self._read(args, kwds)
        return plain(self._moments(*shapes)[1] * scale * scale)

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
        return plain(least * scale + loc), plain(most * scale + loc)


# in _scipy_distributions
def plain(x):
    x = np.asarray(x)
    return x if x.ndim else np.float64(float(x))


class Continuous(_Distribution):
    _has_scale = True

    def _standard(self, x, args, kwds):
        shapes, loc, scale = self._read(args, kwds)
        bad = (scale <= 0) | ~np.asarray(self._ok(shapes))
        return (floats(x) - loc) / np.where(scale > 0, scale, 1), shapes, scale, bad

    def pdf(self, x, *args, **kwds):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        least, most = self._support(shapes)
        inside = (z >= least) & (z <= most)
        found = np.where(inside, self._pdf(np.where(inside, z, self._inner(shapes)), *shapes) / scale, 0.0)
        return plain(np.where(bad | np.isnan(z), np.nan, found))

    def _inner(self, shapes):
        """A value at which everything is defined."""
        return 0.5

    def logpdf(self, x, *args, **kwds):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        least, most = self._support(shapes)
        inside = (z >= least) & (z <= most)
        found = np.where(inside, self._logpdf(np.where(inside, z, self._inner(shapes)), *shapes) - np.log(scale), -np.inf)
        return plain(np.where(bad | np.isnan(z), np.nan, found))

    def _logpdf(self, x, *shapes):
        return np.log(self._pdf(x, *shapes))

    def _along(self, f, x, args, kwds, below, above):
        z, shapes, scale, bad = self._standard(x, args, kwds)
        least, most = self._support(shapes)
        inside = (z > least) & (z < most)
        found = np.where(inside, f(np.where(inside, z, self._inner(shapes)), *shapes), np.where(z <= least, below, above))
        return plain(np.where(bad | np.isnan(z), np.nan, found))

    def cdf(self, x, *args, **kwds):
        return self._along(self._cdf, x, args, kwds, 0.0, 1.0)

    def sf(self, x, *args, **kwds):
        return self._along(self._sf, x, args, kwds, 1.0, 0.0)

    def logcdf(self, x, *args, **kwds):
        return np.log(self.cdf(x, *args, **kwds))

    def logsf(self, x, *args, **kwds):
        return np.log(self.sf(x, *args, **kwds))

    def _back(self, f, q, args, kwds, low, high):
        q = floats(q)
        shapes, loc, scale = self._read(args, kwds)
        ends = self._support(shapes)
        bad = (scale <= 0) | ~np.asarray(self._ok(shapes)) | ~((q >= 0) & (q <= 1))
        inside = (q > 0) & (q < 1)
        found = np.where(inside, f(np.where(inside, q, 0.5), *shapes), np.where(q == 0, ends[low], ends[high]))
        return plain(np.where(bad, np.nan, found * scale + loc))

    def ppf(self, q, *args, **kwds):
        return self._back(self._ppf, q, args, kwds, 0, 1)

    def isf(self, q, *args, **kwds):
        return self._back(self._isf, q, args, kwds, 1, 0)

    def _ppf(self, q, *shapes):
        return inverted(self, q, shapes)

    def rvs(self, *args, **kwds):
        size, random_state = kwds.pop("size", None), kwds.pop("random_state", None)
        shapes, loc, scale = self._read(args, kwds)
        whole = [float(s) if s.ndim == 0 else s for s in shapes]
        if size is None and max([s.ndim for s in shapes] + [loc.ndim, scale.ndim]) > 0:
            size = np.broadcast_shapes(*[s.shape for s in shapes], loc.shape, scale.shape)
        found = self._rvs(_state(random_state), size, *whole) * scale + loc
        return plain(found) if size is None else found

    def _rvs(self, state, size, *shapes):
        return self._ppf(np.asarray(state.uniform(size=size)), *[np.asarray(s) for s in shapes])

    def entropy(self, *args, **kwds):
        shapes, loc, scale = self._read(args, kwds)
        return plain(self._entropy(*shapes) + np.log(scale))

    def _entropy(self, *shapes):
        raise NotImplementedError(f"the entropy of {self.name} is not in tensh")

    def fit(self, data, *args, **kwds):
        raise NotImplementedError(f"scipy.stats.{self.name}.fit is not in tensh: norm, expon and uniform have it")


def inverted(of, q, shapes):
    """Where the distribution reaches q: halved intervals, down to neighbouring floats."""
    shape = np.broadcast_shapes(q.shape, *[np.shape(s) for s in shapes])
    rows = [np.broadcast_to(v, shape).ravel().tolist() for v in [q] + list(shapes)]
    found = [_root(lambda x: float(of._cdf(np.asarray(x), *[np.asarray(s) for s in row[1:]])), row[0], *of._support(row[1:]))
             for row in zip(*rows)]
    return np.reshape(np.array(found, dtype="float64"), shape)


# in _nowhere
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


# in _scipy_distributions
class Discrete(_Distribution):
    _has_scale = False
    _least = 0

    def pmf(self, k, *args, **kwds):
        shapes, loc, _ = self._read(args, kwds)
        k = floats(k) - loc
        least, most = self._support(shapes)
        inside = (k >= least) & (k <= most) & (np.floor(k) == k)
        found = np.where(inside, self._pmf(np.where(inside, k, least), *shapes), 0.0)
        return plain(np.where(np.asarray(self._ok(shapes)), found, np.nan))

    def logpmf(self, k, *args, **kwds):
        found = np.asarray(self.pmf(k, *args, **kwds))
        return plain(np.where(found > 0, np.log(np.where(found > 0, found, 1)), np.where(np.isnan(found), np.nan, -np.inf)))

    def cdf(self, k, *args, **kwds):
        shapes, loc, _ = self._read(args, kwds)
        k = np.floor(floats(k) - loc)
        least, most = self._support(shapes)
        inside = (k >= least) & (k < most)
        found = np.where(inside, self._cdf(np.where(inside, k, least), *shapes), np.where(k < least, 0.0, 1.0))
        return plain(np.where(np.asarray(self._ok(shapes)), found, np.nan))

    def sf(self, k, *args, **kwds):
        return plain(1.0 - self.cdf(k, *args, **kwds))

    def ppf(self, q, *args, **kwds):
        shapes, loc, _ = self._read(args, kwds)
        q = floats(q)
        least, most = self._support(shapes)
        shape = np.broadcast_shapes(q.shape, *[s.shape for s in shapes], np.shape(least), np.shape(most))
        rows = [np.broadcast_to(v, shape).ravel().tolist() for v in [q, least, most] + shapes]
        found = [self._step(row[0], row[1], row[2], row[3:]) for row in zip(*rows)]
        return plain(np.reshape(np.array(found, dtype="float64"), shape) + loc)

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
        return self.ppf(1 - floats(q), *args, **kwds)

    def rvs(self, *args, **kwds):
        size, random_state = kwds.pop("size", None), kwds.pop("random_state", None)
        shapes, loc, _ = self._read(args, kwds)
        found = self._rvs(_state(random_state), size, *[float(s) if s.ndim == 0 else s for s in shapes])
        moved = np.asarray(found) + int(loc) if loc.ndim == 0 else np.asarray(found) + loc.astype("int64")
        return int(moved) if size is None and moved.ndim == 0 else moved
