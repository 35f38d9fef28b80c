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

    def _moments(self, *shapes):
        """Mean and variance by integrals, for one set of shapes."""
        mean = self._expected(lambda x: x, shapes)
        return mean, self._expected(lambda x: (x - mean) ** 2, shapes)

    def _expected(self, of, shapes):
        from scipy.integrate import quad
        shapes = [np.asarray(float(s)) for s in shapes]
        least, most = [float(v) for v in self._support(shapes)]
        # Halved where half of it lies, so that peaks far out are met.
        middle = float(self._ppf(np.asarray(0.5), *shapes))
        part = lambda a, b: quad(lambda x: of(x) * float(self._pdf(np.asarray(x), *shapes)), a, b)[0]
        return part(least, middle) + part(middle, most)

    def expect(self, func=None, args=(), loc=0, scale=1, lb=None, ub=None, conditional=False, **kwds):
        from scipy.integrate import quad
        func = func if func is not None else lambda x: x
        least, most = self._support([np.asarray(float(a)) for a in args])
        low, high = (least * scale + loc if lb is None else lb), (most * scale + loc if ub is None else ub)
        middle = min(max(float(self.ppf(0.5, *args, loc=loc, scale=scale)), low), high)
        part = lambda a, b: quad(lambda x: func(x) * float(self.pdf(x, *args, loc=loc, scale=scale)), a, b)[0] if a < b else 0.0
        found = part(low, middle) + part(middle, high)
        return found / (self.cdf(high, *args, loc=loc, scale=scale) - self.cdf(low, *args, loc=loc, scale=scale)) if conditional else found

    def nnlf(self, theta, x):
        return -np.sum(self.logpdf(np.asarray(x), *theta))

    def _start(self, data):
        """Shapes of 1, and a place and a scale by which the data have the mean and the variance of that."""
        shapes = [1.0] * len(self._names)
        mean, var = [float(m) for m in self._moments(*[np.asarray(s) for s in shapes])]
        scale = math.sqrt(float(np.var(data)) / var) if math.isfinite(var) and var > 0 else 1.0
        loc = float(np.mean(data)) - scale * mean if math.isfinite(mean) else float(np.median(data))
        least, most = self._support([np.asarray(s) for s in shapes])
        if math.isfinite(least) and loc + scale * least >= np.min(data):
            loc = float(np.min(data)) - 0.1 * float(np.ptp(data)) - scale * least
        if math.isfinite(most) and math.isfinite(least):
            scale = max(scale, 1.2 * float(np.ptp(data)) / (most - least))
        return shapes + [loc, scale]

    def fit(self, data, *args, **kwds):
        """The most likely shapes, place and scale, by Nelder and Mead; what is held keeps its value."""
        from scipy.optimize import fmin
        data = np.asarray(data).ravel() + 0.0
        names = list(self._names) + ["loc", "scale"]
        held = {}
        for i, n in enumerate(names):
            for word in ("f" + n, f"f{i}", "fix_" + n):
                if word in kwds:
                    held[i] = kwds.pop(word)
        start = self._start(data)
        for i, v in enumerate(args):
            start[i] = v
        for n in ("loc", "scale"):
            if n in kwds:
                start[names.index(n)] = kwds.pop(n)
        if kwds:
            raise TypeError(f"Unknown arguments: {kwds}.")
        free = [i for i in range(len(names)) if i not in held]
        if not free:
            raise ValueError("All parameters fixed. There is nothing to optimize.")

        def whole(v):
            theta = list(start)
            for i, x in held.items():
                theta[i] = x
            for i, x in zip(free, np.asarray(v).tolist()):
                theta[i] = x
            return theta

        def cost(v):
            theta = whole(v)
            if theta[-1] <= 0 or not np.all(np.asarray(self._ok([np.asarray(t) for t in theta[:-2]]))):
                return np.inf
            each = np.asarray(self.logpdf(data, *theta))
            # What cannot be is as unlikely as the least float, so that the way leads back.
            bad = ~np.isfinite(each)
            return -float(np.sum(each[~bad])) + float(np.sum(bad)) * 100 * math.log(1.7976931348623157e308)
        best = fmin(cost, [whole([start[i] for i in free])[i] for i in free], disp=0)
        return tuple([held[i] if i in held else np.float64(v) for i, v in enumerate(whole(best))])


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
        if name == "expect":
            return lambda func=None, **options: of(func, self.args, **self.kwds, **options)
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
