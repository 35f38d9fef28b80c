"""scipy.stats: measures of samples, and tests of what they come from."""
import numpy as np
import scipy.special as _special
from collections import namedtuple
from scipy.stats import beta, t
from _scipy_distributions import floats

# in scipy.stats
def zscore(a, axis=0, ddof=0, nan_policy="propagate"):
    return zmap(a, a, axis, ddof)


def zmap(scores, compare, axis=0, ddof=0, nan_policy="propagate"):
    a = floats(compare)
    return (floats(scores) - np.mean(a, axis=axis, keepdims=True)) / np.std(a, axis=axis, ddof=ddof, keepdims=True)


def sem(a, axis=0, ddof=1, nan_policy="propagate"):
    a = floats(a)
    a, axis = (a.ravel(), 0) if axis is None else (a, axis)
    return np.std(a, axis=axis, ddof=ddof) / np.sqrt(a.shape[axis])


def gmean(a, axis=0, dtype=None, weights=None):
    return np.exp(np.average(np.log(floats(a)), axis=axis, weights=weights))


def hmean(a, axis=0, dtype=None):
    a = floats(a)
    return (a.size if axis is None else a.shape[axis]) / np.sum(1.0 / a, axis=axis)


def moment(a, order=1, axis=0, nan_policy="propagate", *, center=None):
    a = floats(a)
    middle = np.mean(a, axis=axis, keepdims=True) if center is None else center
    apart = a - middle
    found = apart ** 2 * apart if order == 3 else (apart ** 2) ** 2 if order == 4 else apart ** order
    return np.mean(found, axis=axis) if order != 1 or center is not None else np.mean(a, axis=axis) * 0.0


def skew(a, axis=0, bias=True, nan_policy="propagate"):
    a = floats(a)
    n = a.size if axis is None else a.shape[axis]
    found = moment(a, 3, axis) / moment(a, 2, axis) ** 1.5
    return found if bias else np.sqrt((n - 1.0) * n) / (n - 2.0) * found


def kurtosis(a, axis=0, fisher=True, bias=True, nan_policy="propagate"):
    a = floats(a)
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
    pk = floats(pk)
    pk = pk / np.sum(pk, axis=axis, keepdims=True)
    if qk is None:
        found = np.sum(_special.entr(pk), axis=axis)
    else:
        qk = floats(qk)
        found = np.sum(_special.rel_entr(pk, qk / np.sum(qk, axis=axis, keepdims=True)), axis=axis)
    return found if base is None else found / np.log(base)


class TtestResult(namedtuple("TtestResult", ["statistic", "pvalue"])):
    """Two values, with a third that is asked for by its name."""
    __module__ = "scipy.stats"

    def __repr__(self):
        return f"TtestResult(statistic={self.statistic!r}, pvalue={self.pvalue!r}, df={self.df!r})"


# in _nowhere
def _by_t(statistic, df, alternative):
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError("`alternative` must be 'less', 'greater', or 'two-sided'.")
    p = t.cdf(statistic, df) if alternative == "less" else t.sf(statistic, df) if alternative == "greater" else 2 * t.sf(np.abs(statistic), df)
    found = TtestResult(statistic, p)
    found.df = df
    return found


# in scipy.stats
def ttest_1samp(a, popmean, axis=0, nan_policy="propagate", alternative="two-sided"):
    a = floats(a)
    n = a.shape[axis]
    statistic = (np.mean(a, axis=axis) - popmean) / np.sqrt(np.var(a, axis=axis, ddof=1) / n)
    return _by_t(statistic, np.int64(n - 1) if a.ndim == 1 else np.full(statistic.shape, n - 1), alternative)


def ttest_rel(a, b, axis=0, nan_policy="propagate", alternative="two-sided"):
    return ttest_1samp(floats(a) - floats(b), 0, axis, alternative=alternative)


def ttest_ind(a, b, *, axis=0, equal_var=True, nan_policy="propagate", alternative="two-sided"):
    a, b = floats(a), floats(b)
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


class LinregressResult(namedtuple("LinregressResult", ["slope", "intercept", "rvalue", "pvalue", "stderr"])):
    """Five values, with a sixth that is asked for by its name."""
    def __repr__(self):
        parts = ", ".join([f"{name}={getattr(self, name)!r}" for name in (*self._fields, "intercept_stderr")])
        return "LinregressResult(" + parts + ")"


def _line(intercept_stderr, *five):
    found = LinregressResult(*five)
    found.intercept_stderr = intercept_stderr
    return found


# in scipy.stats
def pearsonr(x, y, *, alternative="two-sided", method=None, axis=0):
    x, y = floats(x), floats(y)
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
    x, y = floats(x), floats(y)
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
        return _line(np.float64(0.0), slope, intercept, r, p, np.float64(0.0))
    df = n - 2
    tiny = 1.0e-20
    statistic = r * np.sqrt(df / ((1.0 - r + tiny) * (1.0 + r + tiny)))
    stderr = np.sqrt((1 - r ** 2) * yy / xx / df)
    return _line(stderr * np.sqrt(xx + xmean ** 2), slope, intercept, r, _by_t(statistic, df, alternative).pvalue, stderr)
