"""scipy.stats: tests by ranks and by distribution functions."""
import math
import numpy as np
import scipy.special as _special
import scipy.stats as _stats
from collections import namedtuple
from scipy.stats import norm, rankdata
from _scipy_distributions import floats

# in _nowhere
def _ties(values):
    return np.unique(values, return_counts=True)[1] + 0.0


def _counts(limits):
    """In how many ways numbers from 0 to each limit add up to each sum, each taken or left: as a share of all."""
    found = np.array([1.0])
    for weights in limits:
        found = np.convolve(found, weights)
    return found / np.sum(found)


def _normal(z, alternative):
    return norm.cdf(z) if alternative == "less" else norm.sf(z) if alternative == "greater" else 2 * norm.sf(np.abs(z))


def _places(n1, n2):
    """How likely each U of Mann and Whitney's is: by how many of the second sample lie below the first's (dynamic sums)."""
    ways = np.zeros((n1 + 1, n1 * n2 + 1))
    ways[0, 0] = 1.0
    for j in range(1, n1 + n2 + 1):
        for i in range(min(j, n1), max(0, j - n2 - 1), -1):
            # The i-th of the first sample stands at place j: j - i of the second lie below.
            moved = j - i
            ways[i, moved:] += ways[i - 1, :n1 * n2 + 1 - moved]
    return ways[n1] / np.sum(ways[n1])


# in scipy.stats
MannwhitneyuResult = namedtuple("MannwhitneyuResult", ["statistic", "pvalue"])
RanksumsResult = namedtuple("RanksumsResult", ["statistic", "pvalue"])


class WilcoxonResult(namedtuple("WilcoxonResult", ["statistic", "pvalue"])):
    pass


class KstestResult(namedtuple("KstestResult", ["statistic", "pvalue"])):
    """Two values, with two more that are asked for by their names."""
    def __repr__(self):
        parts = [f"{n}={getattr(self, n)!r}" for n in ("statistic", "pvalue", "statistic_location", "statistic_sign")]
        return "KstestResult(" + ", ".join(parts) + ")"


def mannwhitneyu(x, y, use_continuity=True, alternative="two-sided", axis=0, method="auto"):
    x, y = floats(x), floats(y)
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError("`alternative` must be one of {'two-sided', 'less', 'greater'}.")
    both = np.concatenate([x, y])
    n1, n2, n = len(x), len(y), len(x) + len(y)
    u1 = np.sum(rankdata(both)[:n1]) - n1 * (n1 + 1) / 2
    u2 = n1 * n2 - u1
    u, times = (u1, 1) if alternative == "greater" else (u2, 1) if alternative == "less" else (np.maximum(u1, u2), 2)
    ties = _ties(both)
    if method == "auto":
        method = "asymptotic" if (n1 > 8 and n2 > 8) or np.any(ties > 1) else "exact"
    if method == "exact":
        p = np.sum(_places(n1, n2)[int(u):])
    else:
        spread = np.sqrt(n1 * n2 / 12 * ((n + 1) - np.sum(ties ** 3 - ties) / (n * (n - 1))))
        p = norm.sf((u - n1 * n2 / 2 - (0.5 if use_continuity else 0.0)) / spread)
    return MannwhitneyuResult(u1, np.clip(p * times, 0.0, 1.0))


def ranksums(x, y, alternative="two-sided"):
    x, y = floats(x), floats(y)
    n1, n2 = len(x), len(y)
    s = np.sum(rankdata(np.concatenate([x, y]))[:n1])
    z = (s - n1 * (n1 + n2 + 1) / 2.0) / np.sqrt(n1 * n2 * (n1 + n2 + 1) / 12.0)
    return RanksumsResult(z, _normal(z, alternative))


def wilcoxon(x, y=None, zero_method="wilcox", correction=False, alternative="two-sided", method="auto", *, axis=0):
    d = floats(x) if y is None else floats(x) - floats(y)
    if zero_method not in ("wilcox", "pratt", "zsplit"):
        raise ValueError(f"`zero_method` must be one of {({'wilcox', 'pratt', 'zsplit'})}.")
    zeros, whole = int(np.sum(d == 0)), len(d)
    d = d[d != 0] if zero_method == "wilcox" else d
    n = len(d)
    ranks = rankdata(np.abs(d))
    plus, minus = np.sum(ranks[d > 0]), np.sum(ranks[d < 0])
    ties = _ties(np.abs(d))
    middle, spread = n * (n + 1.0) * 0.25, n * (n + 1.0) * (2.0 * n + 1.0)
    if zero_method == "zsplit":
        half = np.sum(ranks[d == 0]) / 2.0
        plus, minus = plus + half, minus + half
    if zero_method == "pratt":
        middle, spread = middle - zeros * (zeros + 1.0) * 0.25, spread - zeros * (zeros + 1.0) * (2.0 * zeros + 1.0)
        ties = ties if zeros == 0 else ties[1:]
    deviation = np.sqrt((spread - np.sum(ties ** 3 - ties) / 2) / 24)
    z, asked = (plus - middle) / deviation, method
    if method == "auto":
        tied = zeros > 0 or bool(np.any(ties > 1))
        method = "asymptotic" if whole > 50 or (tied and whole > 13) else "signs" if tied else "exact"
    if method == "asymptotic":
        if correction:
            z = z - (1 if alternative == "greater" else -1 if alternative == "less" else np.sign(z)) * 0.5 / deviation
        p = _normal(z, alternative)
    else:
        # Each rank counts with either sign: all sums of halves of ranks.
        steps = [int(round(2 * r)) for r in ranks.tolist()] if method == "signs" else [2 * k for k in range(1, n + 1)]
        steps = [s for s, v in zip(steps, d.tolist()) if method == "exact" or v != 0]
        shift = 0 if method == "exact" else int(round(np.sum(ranks[d == 0])))
        chances = _counts([np.array([1.0] + [0.0] * (s - 1) + [1.0]) for s in steps])
        place = 2 * plus - shift if method == "signs" else 2 * plus
        low, high = np.sum(chances[:int(np.ceil(place)) + 1]), np.sum(chances[int(np.floor(place)):])
        p = low if alternative == "less" else high if alternative == "greater" else np.clip(2 * np.minimum(low, high), 0, 1)
    found = WilcoxonResult(np.minimum(plus, minus) if alternative == "two-sided" else plus, p)
    if asked == "asymptotic":
        found.zstatistic = z
    return found


def kendalltau(x, y, *, nan_policy="propagate", method="auto", variant="b", alternative="two-sided"):
    x, y = np.asarray(x).ravel(), np.asarray(y).ravel()
    if x.size != y.size:
        raise ValueError("Array shapes are incompatible for broadcasting.")
    n = x.size
    result = namedtuple("SignificanceResult", ["statistic", "pvalue"])
    signs = np.sign(x[:, None] - x[None, :] + 0.0) * np.sign(y[:, None] - y[None, :] + 0.0)
    less = int(np.sum(signs < 0)) // 2
    more = int(np.sum(signs > 0)) // 2
    a, b = _ties(x), _ties(y)
    total, xtie, ytie = n * (n - 1) // 2, float(np.sum(a * (a - 1) / 2)), float(np.sum(b * (b - 1) / 2))
    if xtie == total or ytie == total:
        return result(np.nan, np.nan)
    if variant == "b":
        tau = (more - less) / np.sqrt(total - xtie) / np.sqrt(total - ytie)
    else:
        classes = min(len(a), len(b))
        tau = 2 * (more - less) / (n ** 2 * (classes - 1) / classes)
    tau = np.clip(np.float64(tau), -1.0, 1.0)
    if method == "auto":
        method = "exact" if xtie == 0 and ytie == 0 and (n <= 33 or min(less, total - less) <= 1) else "asymptotic"
    if method == "exact":
        if xtie or ytie:
            raise ValueError("Ties found, exact method cannot be used.")
        chances = _counts([np.ones(k) for k in range(2, n + 1)])
        low, high = np.sum(chances[:more + 1]), np.sum(chances[more:])
        p = high if alternative == "greater" else low if alternative == "less" else min(1.0, 2 * min(low, high))
        return result(tau, np.float64(p))
    m = n * (n - 1.0)
    x0, y0, x1, y1 = [float(np.sum(v)) for v in (a * (a - 1) * (a - 2), b * (b - 1) * (b - 2), a * (a - 1) * (2 * a + 5), b * (b - 1) * (2 * b + 5))]
    spread = (m * (2 * n + 5) - x1 - y1) / 18 + 2 * xtie * ytie / m + x0 * y0 / (9 * m * (n - 2))
    return result(tau, _normal(np.float64((more - less) / math.sqrt(spread)), alternative))


# in _nowhere
def _one_sided(n, d):
    """How likely the largest distance on one side is to reach d (Smirnov)."""
    if d <= 0 or d >= 1:
        return 1.0 if d <= 0 else 0.0
    j = np.arange(0, math.floor(n * (1 - d)) + 1)
    left = 1 - d - j / n
    j, left = j[left > 0], left[left > 0]
    terms = _special.gammaln(n + 1.0) - _special.gammaln(j + 1.0) - _special.gammaln(n - j + 1.0)
    terms = terms + (j - 1) * np.log(d + j / n) + (n - j) * np.log(left)
    return min(1.0, float(d * np.sum(np.exp(terms))))


def _two_sided(n, d):
    """The same on both sides: twice that where it is rare, else by the powers of a matrix (Marsaglia, Tsang, Wang)."""
    if n * d <= 0.5 or d >= 1:
        return 1.0 if d < 1 else 0.0
    if n * d * d >= 2.2 or d >= 0.5 and n * d >= n - 1:
        return min(1.0, 2 * _one_sided(n, d))
    k = math.ceil(n * d)
    h, m = k - n * d, 2 * k - 1
    i, j = np.arange(m)[:, None], np.arange(m)[None, :]
    below = np.maximum(i - j + 1, 0)
    H = np.where(i - j + 1 >= 0, np.exp(-_special.gammaln(below + 1.0)), 0.0)
    order = np.arange(1, m + 1)
    edge = (1 - h ** order) * np.exp(-_special.gammaln(order + 1.0))
    edge[-1] = (1 - 2 * h ** m + max(2 * h - 1, 0) ** m) * math.exp(-math.lgamma(m + 1.0))
    H[:, 0], H[-1] = edge, edge[::-1]
    found, left, size, grown = np.eye(m), n, 0, 0
    while left:
        if left % 2:
            found, size = np.dot(found, H), size + grown
        H, grown = np.dot(H, H), 2 * grown
        if H[k - 1, k - 1] > 1e140:
            H, grown = H * 1e-140, grown + 140
        left //= 2
    log = math.log(found[k - 1, k - 1]) + size * math.log(10) + math.lgamma(n + 1.0) - n * math.log(n)
    return max(0.0, 1 - math.exp(log))


def _limit(x):
    """The same of very many (Kolmogorov)."""
    return 2 * sum([(-1) ** (k - 1) * math.exp(-2 * (k * x) ** 2) for k in range(1, 101)]) if x > 0 else 1.0


def _ks(statistic, p, where, sign):
    found = KstestResult(np.float64(statistic), np.float64(min(max(p, 0.0), 1.0)))
    found.statistic_location, found.statistic_sign = where, np.int8(sign)
    return found


def _crossing(n1, n2, h, both):
    """How likely a way through a grid is to come to a line that lies h away, on one side or both (all ways alike), by its diagonals."""
    g = math.gcd(n1, n2)
    a, b = n2 // g, n1 // g
    before = np.array([0.0 if h > 0 else 1.0])
    for s in range(1, n1 + n2 + 1):
        i = np.arange(max(0, s - n2), min(s, n1) + 1)
        low = max(0, s - 1 - n2)
        padded = np.concatenate([[0.0], before, [0.0]])
        here, left = padded[i - low + 1], padded[i - low]
        inner = (i * left + (s - i) * here) / s
        off = i * a - (s - i) * b
        before = np.where((np.abs(off) if both else off) >= h, 1.0, inner)
    return float(before[-1])


# in scipy.stats
def ks_1samp(x, cdf, args=(), alternative="two-sided", method="auto", *, axis=0):
    if alternative not in ("two-sided", "less", "greater"):
        raise ValueError(f"Unexpected value {alternative=}")
    x = np.sort(floats(x))
    n = len(x)
    values = np.asarray(cdf(x, *args))
    above, below = np.arange(1.0, n + 1) / n - values, values - np.arange(0.0, n) / n
    i, j = int(np.argmax(above)), int(np.argmax(below))
    if alternative != "two-sided":
        d, at, sign = (above[i], x[i], 1) if alternative == "greater" else (below[j], x[j], -1)
        return _ks(d, _one_sided(n, float(d)), at, sign)
    d, at, sign = (above[i], x[i], 1) if above[i] > below[j] else (below[j], x[j], -1)
    exact = method == "exact" or (method == "auto" and n <= 10000)
    return _ks(d, _two_sided(n, float(d)) if exact else _limit(float(d) * math.sqrt(n)), at, sign)


def ks_2samp(data1, data2, alternative="two-sided", method="auto"):
    a, b = np.sort(floats(data1)), np.sort(floats(data2))
    n1, n2 = len(a), len(b)
    if min(n1, n2) == 0:
        raise ValueError("Data passed to ks_2samp must not be empty")
    both = np.concatenate([a, b])
    apart = np.searchsorted(a, both, side="right") / n1 - np.searchsorted(b, both, side="right") / n2
    low, high = int(np.argmin(apart)), int(np.argmax(apart))
    least, most = float(np.clip(-apart[low], 0, 1)), float(apart[high])
    if alternative == "less" or (alternative == "two-sided" and least > most):
        d, at, sign = least, both[low], -1
    else:
        d, at, sign = most, both[high], 1
    g = math.gcd(n1, n2)
    if method == "exact" or (method == "auto" and max(n1, n2) <= 10000):
        steps = int(round(d * (n1 // g) * n2))
        d = steps * 1.0 / ((n1 // g) * n2)
        return _ks(d, 1.0 if steps == 0 else _crossing(n1, n2, steps, alternative == "two-sided"), at, sign)
    n, m = max(n1, n2), min(n1, n2)
    scale = math.sqrt(m * n / (m + n))
    if alternative == "two-sided":
        return _ks(d, _two_sided(round(m * n / (m + n)), d), at, sign)
    z = scale * d
    return _ks(d, math.exp(-2 * z ** 2 - 2 * z * (2 * m + n) / math.sqrt(m * n * (m + n)) / 3.0), at, sign)


def kstest(rvs, cdf, args=(), N=20, alternative="two-sided", method="auto"):
    if alternative == "two_sided":
        alternative = "two-sided"
    if alternative not in ("two-sided", "greater", "less"):
        raise ValueError(f"Unexpected alternative {alternative}")
    if not isinstance(cdf, str) and not callable(cdf):
        return ks_2samp(rvs, cdf, alternative=alternative, method=method)
    cdf = getattr(_stats, cdf).cdf if isinstance(cdf, str) else cdf
    if isinstance(rvs, str) or callable(rvs):
        rvs = getattr(_stats, rvs).rvs(*args, size=N) if isinstance(rvs, str) else rvs(*args, size=N)
    return ks_1samp(rvs, cdf, args, alternative, method)


def percentileofscore(a, score, kind="rank", nan_policy="propagate"):
    a, score = np.asarray(a), np.asarray(score)
    n = len(a)
    if n == 0:
        return np.full(score.shape, np.nan)[()]
    left, right = [np.sum(m, axis=-1) for m in (a < score[..., None], a <= score[..., None])]
    if kind == "rank":
        return ((left + right + (left < right)) * (50.0 / n))[()]
    if kind not in ("strict", "weak", "mean"):
        raise ValueError("kind can only be 'rank', 'strict', 'weak' or 'mean'")
    return (left * (100.0 / n) if kind == "strict" else right * (100.0 / n) if kind == "weak" else (left + right) * (50.0 / n))[()]


def trim_mean(a, proportiontocut, axis=0):
    a = np.asarray(a)
    a, axis = (a.ravel(), 0) if axis is None else (a, axis)
    n = a.shape[axis]
    cut = int(proportiontocut * n)
    if cut > n - cut:
        raise ValueError("Proportion too big.")
    return np.mean(np.moveaxis(np.sort(a, axis=axis), axis, 0)[cut:n - cut], axis=0)


def median_abs_deviation(x, axis=0, center=None, scale=1.0, nan_policy="propagate"):
    center = np.median if center is None else center
    scale = 0.6744897501960817 if scale == "normal" else scale
    x = floats(x)
    return np.median(np.abs(x - np.expand_dims(center(x, axis=axis), axis if axis is not None else tuple(range(x.ndim)))), axis=axis) / scale


def variation(a, axis=0, nan_policy="propagate", ddof=0, *, keepdims=False):
    a = floats(a)
    return np.std(a, axis=axis, ddof=ddof, keepdims=keepdims) / np.mean(a, axis=axis, keepdims=keepdims)
