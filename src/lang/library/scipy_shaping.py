"""scipy.stats: powers that make samples normal, samples without their ends, angles, several p-values at once, distances of samples."""
import math
import numpy as np
from collections import namedtuple

# in _nowhere
def _best(llf, data):
    from scipy.optimize import minimize_scalar
    return minimize_scalar(lambda l: -llf(l, data), bracket=(-2, 2), method="brent").x


# in scipy.stats
def boxcox_llf(lmb, data):
    data = np.asarray(data) + 0.0
    logs = np.log(data)
    var = np.var(logs) if lmb == 0 else np.var(data ** lmb / lmb)
    return (lmb - 1) * np.sum(logs) - len(data) / 2 * np.log(var)


def boxcox(x, lmbda=None, alpha=None, optimizer=None):
    from scipy.special import boxcox as power
    x = np.asarray(x) + 0.0
    if lmbda is not None:
        return power(x, lmbda)
    if alpha is not None or optimizer is not None:
        raise NotImplementedError("scipy.stats.boxcox gives values and their power in tensh")
    if x.ndim != 1:
        raise ValueError("Data must be 1-dimensional.")
    if np.all(x == x[0]):
        raise ValueError("Data must not be constant.")
    if np.any(x <= 0):
        raise ValueError("Data must be positive.")
    found = _best(boxcox_llf, x)
    return power(x, found), found


def boxcox_normmax(x, brack=None, method="mle", optimizer=None):
    if method != "mle":
        raise NotImplementedError("scipy.stats.boxcox_normmax has the method 'mle' in tensh")
    return _best(boxcox_llf, np.asarray(x) + 0.0)


# in _nowhere
def _yeojohnson(x, l):
    up = x >= 0
    above, below = np.where(up, x, 0.0), np.where(up, 0.0, x)
    first = np.log1p(above) if abs(l) < 1e-16 else ((above + 1) ** l - 1) / l
    second = -np.log1p(-below) if abs(l - 2) < 1e-16 else -((1 - below) ** (2 - l) - 1) / (2 - l)
    return np.where(up, first, second)


# in scipy.stats
def yeojohnson_llf(lmb, data):
    data = np.asarray(data) + 0.0
    return -len(data) / 2 * np.log(np.var(_yeojohnson(data, lmb))) + (lmb - 1) * np.sum(np.sign(data) * np.log1p(np.abs(data)))


def yeojohnson(x, lmbda=None):
    x = np.asarray(x) + 0.0
    if lmbda is not None:
        return _yeojohnson(x, lmbda)
    found = _best(yeojohnson_llf, x)
    return _yeojohnson(x, found), found


class SigmaclipResult(namedtuple("SigmaclipResult", ["clipped", "lower", "upper"])):
    __module__ = "scipy.stats"


def sigmaclip(a, low=4.0, high=4.0):
    c = np.asarray(a).ravel()
    while True:
        size, mean, std = len(c), np.mean(c), np.std(c)
        lower, upper = mean - std * low, mean + std * high
        c = c[(c >= lower) & (c <= upper)]
        if len(c) == size:
            return SigmaclipResult(c, lower, upper)


def pmean(a, p, *, axis=0, dtype=None, weights=None):
    a = np.asarray(a) + 0.0
    if p == 0:
        return np.exp(np.average(np.log(a), axis=axis, weights=weights))
    return np.average(a ** p, axis=axis, weights=weights) ** (1 / p)


def gstd(a, axis=0, ddof=1):
    return np.exp(np.std(np.log(np.asarray(a) + 0.0), axis=axis, ddof=ddof))


def circmean(samples, high=2 * np.pi, low=0, axis=None):
    at = (np.asarray(samples) - low) * 2.0 * np.pi / (high - low)
    found = np.arctan2(np.mean(np.sin(at), axis=axis), np.mean(np.cos(at), axis=axis)) % (2 * np.pi)
    return found * (high - low) / 2.0 / np.pi + low


def circvar(samples, high=2 * np.pi, low=0, axis=None):
    at = (np.asarray(samples) - low) * 2.0 * np.pi / (high - low)
    return 1.0 - np.minimum(1, np.hypot(np.mean(np.sin(at), axis=axis), np.mean(np.cos(at), axis=axis)))


def circstd(samples, high=2 * np.pi, low=0, axis=None, *, normalize=False):
    found = np.sqrt(-2 * np.log(1.0 - circvar(samples, high, low, axis)))
    return found if normalize else found * ((high - low) / (2.0 * np.pi))


def pointbiserialr(x, y):
    from scipy.stats import pearsonr
    return pearsonr(x, y)


def false_discovery_control(ps, *, axis=0, method="bh"):
    p = np.asarray(ps) + 0.0
    if p.ndim != 1:
        raise NotImplementedError("scipy.stats.false_discovery_control takes one row in tensh")
    count = len(p)
    order = np.argsort(p, kind="stable")
    sizes = np.arange(1, count + 1)
    found = p[order] * (count / sizes) * (np.sum(1 / sizes) if method == "by" else 1.0)
    made = np.empty(count)
    made[order] = np.minimum.accumulate(found[::-1])[::-1]
    return np.clip(made, 0, 1)


# in _nowhere
def _apart(p, u, v):
    u, v = np.sort(np.asarray(u) + 0.0), np.sort(np.asarray(v) + 0.0)
    every = np.sort(np.concatenate([u, v]))
    steps = np.diff(every)
    one = np.searchsorted(u, every[:-1], "right") / len(u)
    two = np.searchsorted(v, every[:-1], "right") / len(v)
    return np.sum(np.abs(one - two) * steps) if p == 1 else np.sqrt(np.sum(np.square(one - two) * steps))


# in scipy.stats
def wasserstein_distance(u_values, v_values):
    return _apart(1, u_values, v_values)


def energy_distance(u_values, v_values):
    return np.sqrt(2) * _apart(2, u_values, v_values)
