"""scipy.stats: tests of several samples, of counts and of normality."""
import math
import numpy as np
import scipy.special as _special
from collections import namedtuple
from scipy.stats import binom, chi2, f, hypergeom, kurtosis, norm, rankdata, skew, t
from _scipy_distributions import floats

# in _nowhere
def _by(statistic, distribution, alternative, doubled=True):
    """How likely a statistic is that lies no less far out."""
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError("`alternative` must be 'less', 'greater', or 'two-sided'.")
    if alternative == "less":
        return distribution.cdf(statistic)
    return distribution.sf(statistic) if alternative == "greater" else 2 * distribution.sf(np.abs(statistic))


def _several(samples, least, said):
    samples = [floats(s) for s in samples]
    if len(samples) < least:
        raise said
    return samples


class SmallSampleWarning(RuntimeWarning):
    pass


# in scipy.stats
F_onewayResult = namedtuple("F_onewayResult", ["statistic", "pvalue"])
KruskalResult = namedtuple("KruskalResult", ["statistic", "pvalue"])
FriedmanchisquareResult = namedtuple("FriedmanchisquareResult", ["statistic", "pvalue"])
BartlettResult = namedtuple("BartlettResult", ["statistic", "pvalue"])
LeveneResult = namedtuple("LeveneResult", ["statistic", "pvalue"])
Power_divergenceResult = namedtuple("Power_divergenceResult", ["statistic", "pvalue"])
Chi2ContingencyResult = namedtuple("Chi2ContingencyResult", ["statistic", "pvalue", "dof", "expected_freq"])
SkewtestResult = namedtuple("SkewtestResult", ["statistic", "pvalue"])
KurtosistestResult = namedtuple("KurtosistestResult", ["statistic", "pvalue"])
NormaltestResult = namedtuple("NormaltestResult", ["statistic", "pvalue"])
ShapiroResult = namedtuple("ShapiroResult", ["statistic", "pvalue"])


def f_oneway(*samples, axis=0):
    samples = _several(samples, 2, TypeError(f"At least two samples are required; got {len(samples)}."))
    whole = np.concatenate(samples, axis=axis)
    middle = np.mean(whole, axis=axis, keepdims=True)
    n, k = whole.shape[axis], len(samples)
    shared = np.sum(whole - middle, axis=axis) ** 2.0 / n
    total = np.sum((whole - middle) ** 2, axis=axis) - shared
    between = sum([np.sum(s - middle, axis=axis) ** 2.0 / s.shape[axis] for s in samples]) - shared
    within = total - between
    if np.ndim(within) == 0 and all([bool(np.all(s == s[0])) for s in samples]):
        statistic = np.float64(np.nan if np.all(whole == whole[0]) else np.inf)
    else:
        statistic = between / (k - 1) / (within / (n - k))
    return F_onewayResult(statistic, f.sf(statistic, k - 1, n - k))


def kruskal(*samples, nan_policy="propagate", axis=0):
    samples = _several(samples, 2, ValueError("Need at least two groups in stats.kruskal()"))
    whole = np.concatenate(samples)
    ranks = rankdata(whole)
    n, ends = len(whole), np.cumsum([len(s) for s in samples]).tolist()
    sums = sum([np.sum(ranks[end - len(s):end]) ** 2 / len(s) for s, end in zip(samples, ends)])
    ties = np.unique(whole, return_counts=True)[1]
    correction = 1 - np.sum(ties ** 3.0 - ties) / (n ** 3 - n)
    if correction == 0:
        raise ValueError("All numbers are identical in kruskal")
    statistic = (12.0 / (n * (n + 1)) * sums - 3 * (n + 1)) / correction
    return KruskalResult(statistic, chi2.sf(statistic, len(samples) - 1))


def friedmanchisquare(*samples, axis=0):
    k = len(samples)
    if k < 3:
        raise ValueError(f"At least 3 samples must be given for Friedman test, got {k}.")
    rows = np.stack([floats(s) for s in samples], axis=1)
    n = len(rows)
    ranks = np.stack([rankdata(row) for row in rows])
    ties = sum([float(np.sum(c ** 3.0 - c)) for c in [np.unique(row, return_counts=True)[1] for row in rows]])
    squares = np.sum(np.sum(ranks, axis=0) ** 2)
    statistic = (12.0 / (k * n * (k + 1)) * squares - 3 * n * (k + 1)) / (1 - ties / (k * (k * k - 1) * n))
    return FriedmanchisquareResult(statistic, chi2.sf(statistic, k - 1))


def bartlett(*samples, axis=0):
    samples = _several(samples, 2, ValueError("Must enter at least two input sample vectors."))
    k = len(samples)
    n = np.array([len(s) for s in samples]) + 0.0
    v = np.array([np.var(s, ddof=1) for s in samples])
    total = np.sum(n)
    pooled = np.sum((n - 1) * v) / (total - k)
    above = (total - k) * np.log(pooled) - np.sum((n - 1) * np.log(v))
    below = 1 + 1 / (3 * (k - 1)) * (np.sum(1 / (n - 1)) - 1 / (total - k))
    return BartlettResult(above / below, chi2.sf(above / below, k - 1))


def levene(*samples, center="median", proportiontocut=0.05, axis=0):
    if center not in ("mean", "median", "trimmed"):
        raise ValueError("center must be 'mean', 'median' or 'trimmed'.")
    samples = _several(samples, 2, ValueError("Must provide at least two samples."))
    if center == "trimmed":
        samples = [np.sort(s)[int(proportiontocut * len(s)):len(s) - int(proportiontocut * len(s))] for s in samples]
    middle = np.median if center == "median" else np.mean
    apart = [np.abs(s - middle(s)) for s in samples]
    n, k = sum([len(s) for s in samples]), len(samples)
    means = [np.mean(z) for z in apart]
    mean = sum([m * len(z) for m, z in zip(means, apart)]) / n
    between = sum([len(z) * (m - mean) ** 2 for m, z in zip(means, apart)])
    within = sum([np.sum((z - m) ** 2) for m, z in zip(means, apart)])
    statistic = (n - k) * between / ((k - 1.0) * within)
    return LeveneResult(statistic, f.sf(statistic, k - 1, n - k))


def ttest_ind_from_stats(mean1, std1, nobs1, mean2, std2, nobs2, equal_var=True, alternative="two-sided"):
    v, w = np.float64(std1) ** 2, np.float64(std2) ** 2
    if equal_var:
        df = nobs1 + nobs2 - 2.0
        below = np.sqrt(((nobs1 - 1) * v + (nobs2 - 1) * w) / df * (1.0 / nobs1 + 1.0 / nobs2))
    else:
        df = (v / nobs1 + w / nobs2) ** 2 / ((v / nobs1) ** 2 / (nobs1 - 1) + (w / nobs2) ** 2 / (nobs2 - 1))
        below = np.sqrt(v / nobs1 + w / nobs2)
    statistic = (np.float64(mean1) - mean2) / below
    return namedtuple("Ttest_indResult", ["statistic", "pvalue"])(statistic, _by(statistic, t(df), alternative))


def chisquare(f_obs, f_exp=None, ddof=0, axis=0, *, sum_check=True):
    return power_divergence(f_obs, f_exp, ddof, axis, "pearson", sum_check)


def power_divergence(f_obs, f_exp=None, ddof=0, axis=0, lambda_=None, sum_check=True):
    known = {"pearson": 1, "log-likelihood": 0, "freeman-tukey": -0.5, "mod-log-likelihood": -1, "neyman": -2, "cressie-read": 2 / 3}
    if isinstance(lambda_, str) and lambda_ not in known:
        raise ValueError(f"invalid string for lambda_: {lambda_!r}. Valid strings are " + ", ".join([repr(k) for k in known]))
    power = 1 if lambda_ is None else known[lambda_] if isinstance(lambda_, str) else lambda_
    seen = floats(f_obs)
    whole = axis is None
    seen, axis = (seen.ravel(), 0) if whole else (seen, axis)
    if f_exp is None:
        wanted = np.mean(seen, axis=axis, keepdims=True)
    else:
        wanted = floats(f_exp)
        wanted = wanted.ravel() if whole else wanted
        if sum_check:
            a, b = np.sum(seen, axis=axis), np.sum(wanted * np.ones(seen.shape), axis=axis)
            apart = np.max(np.abs(a - b) / np.minimum(np.abs(a), np.abs(b)))
            if apart > 1.4901161193847656e-08:
                raise ValueError("For each axis slice, the sum of the observed frequencies must agree with the sum of the expected "
                                 f"frequencies to a relative tolerance of {1.4901161193847656e-08}, but the percent differences are:\n{apart}")
    if power == 1:
        terms = (seen - wanted) ** 2 / wanted
    elif power == 0:
        terms = 2.0 * _special.xlogy(seen, seen / wanted)
    elif power == -1:
        terms = 2.0 * _special.xlogy(wanted, wanted / seen)
    else:
        terms = seen * ((seen / wanted) ** power - 1) / (0.5 * power * (power + 1))
    statistic = np.sum(terms, axis=axis)
    return Power_divergenceResult(statistic, chi2.sf(statistic, seen.shape[axis] - 1 - ddof))


def chi2_contingency(observed, correction=True, lambda_=None, *, method=None):
    seen = np.asarray(observed)
    if np.any(seen < 0):
        raise ValueError("All values in `observed` must be nonnegative.")
    if seen.size == 0:
        raise ValueError("No data; `observed` has size 0.")
    wanted = expected_freq(seen)
    if np.any(wanted == 0):
        place = tuple([i[0] for i in np.nonzero(wanted == 0)])
        raise ValueError(f"The internally computed table of expected frequencies has a zero element at {place}.")
    dof = wanted.size - sum(wanted.shape) + wanted.ndim - 1
    if dof == 0:
        return Chi2ContingencyResult(0.0, 1.0, dof, wanted)
    if dof == 1 and correction:
        apart = wanted - seen
        seen = seen + np.minimum(0.5, np.abs(apart)) * np.sign(apart)
    found = power_divergence(seen, wanted, seen.size - 1 - dof, None, lambda_, False)
    return Chi2ContingencyResult(found.statistic, found.pvalue, dof, wanted)


# in scipy.stats, scipy.stats.contingency
def expected_freq(observed):
    seen = floats(observed)
    found = 1
    for axis in range(seen.ndim):
        found = found * np.sum(seen, axis=tuple([k for k in range(seen.ndim) if k != axis]), keepdims=True)
    return found / np.sum(seen) ** (seen.ndim - 1)


# in scipy.stats
def fisher_exact(table, alternative=None, *, method=None):
    c = np.asarray(table, dtype="int64")
    if c.shape != (2, 2):
        raise NotImplementedError("scipy.stats.fisher_exact has tables of two rows and columns in tensh")
    if np.any(c < 0):
        raise ValueError("All values in `table` must be nonnegative.")
    result = namedtuple("SignificanceResult", ["statistic", "pvalue"])
    (a, b), (d, e) = c.tolist()
    if 0 in (a + b, d + e, a + d, b + e):
        return result(np.nan, 1.0)
    odds = np.float64(a * e / (d * b)) if d > 0 and b > 0 else np.inf
    n1, n2, n = a + b, d + e, a + d
    if alternative == "less":
        return result(odds, min(hypergeom.cdf(a, n1 + n2, n1, n), 1.0))
    if alternative == "greater":
        return result(odds, min(hypergeom.cdf(b, n1 + n2, n1, b + e), 1.0))
    if alternative not in (None, "two-sided"):
        raise ValueError("`alternative` should be one of {'two-sided', 'less', 'greater'}")
    every = np.arange(max(0, n - n2), min(n, n1) + 1)
    chances = hypergeom.pmf(every, n1 + n2, n1, n)
    here = hypergeom.pmf(a, n1 + n2, n1, n)
    return result(odds, min(np.sum(chances[chances <= here * (1 + 1e-14)]), 1.0))


class BinomTestResult:
    def __init__(self, k, n, alternative, statistic, pvalue):
        self.k, self.n, self.alternative, self.statistic, self.pvalue = k, n, alternative, statistic, pvalue
        self.proportion_estimate = statistic

    def __repr__(self):
        return (f"BinomTestResult(k={self.k}, n={self.n}, alternative={self.alternative!r}, statistic={self.statistic}, "
                f"pvalue={self.pvalue})")

    def proportion_ci(self, confidence_level=0.95, method="exact"):
        from scipy.stats import beta
        k, n, p = self.k, self.n, self.k / self.n
        two = self.alternative == "two-sided"
        tail = (1 - confidence_level) / 2 if two else 1 - confidence_level
        if method == "exact":
            low = 0.0 if k == 0 else float(beta.ppf(tail, k, n - k + 1))
            high = 1.0 if k == n else float(beta.isf(tail, k + 1, n - k))
        elif method == "wilson":
            z = norm.isf(tail)
            middle, apart = 2 * n * p + z ** 2, z * np.sqrt(z ** 2 + 4 * n * p * (1 - p))
            low, high = (middle - apart) / (2 * (n + z ** 2)), (middle + apart) / (2 * (n + z ** 2))
        else:
            raise NotImplementedError("proportion_ci has the methods 'exact' and 'wilson' in tensh")
        low, high = 0.0 if self.alternative == "less" else low, 1.0 if self.alternative == "greater" else high
        return namedtuple("ConfidenceInterval", ["low", "high"])(low, high)


def binomtest(k, n, p=0.5, alternative="two-sided"):
    if k > n:
        raise ValueError(f"k ({k}) must not be greater than n ({n}).")
    if not 0 <= p <= 1:
        raise ValueError(f"p ({p}) must be in range [0,1]")
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError(f"alternative ('{alternative}') not recognized; \nmust be 'two-sided', 'less' or 'greater'")
    if alternative == "less":
        found = binom.cdf(k, n, p)
    elif alternative == "greater":
        found = binom.sf(k - 1, n, p)
    elif k == p * n:
        found = 1.0
    else:
        most = binom.pmf(k, n, p) * (1 + 1e-7)
        chances = binom.pmf(np.arange(n + 1), n, p)
        # The other tail, as far as no value in it is likelier.
        if k < p * n:
            other = int(np.sum(chances[math.ceil(p * n):] <= most))
            found = binom.cdf(k, n, p) + binom.sf(n - other, n, p)
        else:
            other = int(np.sum(chances[:math.floor(p * n) + 1] <= most))
            found = binom.cdf(other - 1, n, p) + binom.sf(k - 1, n, p)
        found = min(1.0, found)
    return BinomTestResult(k, n, alternative, k / n, found)


def skewtest(a, axis=0, nan_policy="propagate", alternative="two-sided"):
    a = floats(a)
    n = float(a.shape[axis])
    y = skew(a, axis) * math.sqrt((n + 1) * (n + 3) / (6.0 * (n - 2)))
    beta2 = 3.0 * (n ** 2 + 27 * n - 70) * (n + 1) * (n + 3) / ((n - 2.0) * (n + 5) * (n + 7) * (n + 9))
    w2 = -1 + math.sqrt(2 * (beta2 - 1))
    delta, alpha = 1 / math.sqrt(0.5 * math.log(w2)), math.sqrt(2.0 / (w2 - 1))
    y = np.where(y == 0, 1, y)[()]
    z = delta * np.log(y / alpha + np.sqrt((y / alpha) ** 2 + 1))
    return SkewtestResult(z, _by(z, norm, alternative))


def kurtosistest(a, axis=0, nan_policy="propagate", alternative="two-sided"):
    a = floats(a)
    n = float(a.shape[axis])
    expected = 3.0 * (n - 1) / (n + 1)
    spread = 24.0 * n * (n - 2) * (n - 3) / ((n + 1) * (n + 1.0) * (n + 3) * (n + 5))
    x = (kurtosis(a, axis, fisher=False) - expected) / math.sqrt(spread)
    root = 6.0 * (n * n - 5 * n + 2) / ((n + 7) * (n + 9)) * math.sqrt(6.0 * (n + 3) * (n + 5) / (n * (n - 2) * (n - 3)))
    shape = 6.0 + 8.0 / root * (2.0 / root + math.sqrt(1 + 4.0 / root ** 2))
    below = 1 + x * math.sqrt(2 / (shape - 4.0))
    z = (1 - 2 / (9.0 * shape) - np.sign(below) * ((1 - 2.0 / shape) / np.abs(below)) ** (1 / 3)) / math.sqrt(2 / (9.0 * shape))
    return KurtosistestResult(z, _by(z, norm, alternative))


def normaltest(a, axis=0, nan_policy="propagate"):
    statistic = skewtest(a, axis).statistic ** 2 + kurtosistest(a, axis).statistic ** 2
    return NormaltestResult(statistic, chi2.sf(statistic, 2))


def jarque_bera(x, *, axis=None):
    x = floats(x)
    n = x.size if axis is None else x.shape[axis]
    statistic = n / 6 * (skew(x, axis) ** 2 + kurtosis(x, axis) ** 2 / 4)
    return namedtuple("SignificanceResult", ["statistic", "pvalue"])(statistic, chi2.sf(statistic, 2))


# in _nowhere
def _poly(coefficients, x):
    found = 0.0
    for c in coefficients[::-1]:
        found = found * x + c
    return found


def _weights(n):
    """Those of Shapiro and Wilk's statistic, lower half (Royston's AS R94)."""
    if n == 3:
        return np.array([math.sqrt(0.5)])
    m = _special.ndtri((np.arange(1, n // 2 + 1) - 0.375) / (n + 0.25))
    squares = 2 * float(np.sum(m ** 2))
    root = 1 / math.sqrt(n)
    first = _poly([0.0, 0.221157, -0.147981, -2.07119, 4.434685, -2.706056], root) - m[0] / math.sqrt(squares)
    if n <= 5:
        by = math.sqrt((squares - 2 * m[0] ** 2) / (1 - 2 * first ** 2))
        return np.concatenate([[first], -m[1:] / by])
    second = -m[1] / math.sqrt(squares) + _poly([0.0, 0.042981, -0.293762, -1.752461, 5.682633, -3.582633], root)
    by = math.sqrt((squares - 2 * m[0] ** 2 - 2 * m[1] ** 2) / (1 - 2 * first ** 2 - 2 * second ** 2))
    return np.concatenate([[first, second], -m[2:] / by])


# in scipy.stats
def shapiro(x):
    x = np.sort(floats(x).ravel())
    n = len(x)
    if n < 3:
        import warnings
        warnings.warn("One or more sample arguments is too small; all returned values will be NaN. See documentation for sample size "
                      "requirements.", SmallSampleWarning, stacklevel=2)
        return ShapiroResult(np.float64(np.nan), np.float64(np.nan))
    a = _weights(n)
    if x[-1] - x[0] < 1e-19:
        import warnings
        warnings.warn("scipy.stats.shapiro: Input data has range zero. The results may not be accurate.", stacklevel=2)
        return ShapiroResult(np.float64(1.0), np.float64(1.0))
    c = np.concatenate([-a, np.zeros(n % 2), a[::-1]])
    z = (x - x[n // 2]) / (x[-1] - x[0])
    z = z - np.mean(z)
    cc, zz, cz = np.sum(c * c), np.sum(z * z), np.sum(c * z)
    root = math.sqrt(cc * zz)
    w1 = (root - cz) * (root + cz) / (cc * zz)
    w = np.float64(1 - w1)
    if n == 3:
        return ShapiroResult(w, np.float64(max(0.0, 6 / math.pi * (math.asin(math.sqrt(w)) - math.pi / 3))))
    y, size = math.log(w1), math.log(n)
    if n <= 11:
        limit = _poly([-2.273, 0.459], n)
        if y >= limit:
            return ShapiroResult(w, np.float64(1e-99))
        y = -math.log(limit - y)
        middle = _poly([0.544, -0.39978, 0.025054, -6.714e-4], n)
        spread = math.exp(_poly([1.3822, -0.77857, 0.062767, -0.0020322], n))
    else:
        middle = _poly([-1.5861, -0.31082, -0.083751, 0.0038915], size)
        spread = math.exp(_poly([-0.4803, -0.082676, 0.0030302], size))
    return ShapiroResult(w, norm.sf((y - middle) / spread))
