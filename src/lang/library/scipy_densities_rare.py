"""scipy.stats: distributions of extremes, of lifetimes, of angles and of heavy tails."""
import math
import numpy as np
import scipy.special as _special
import scipy.stats as _stats
from _scipy_distributions import Continuous, plain

# in _nowhere
_root2pi = math.sqrt(2 * math.pi)
_euler = 0.5772156649015329
_infinite = math.inf
_positive = lambda shapes: np.all([np.asarray(s) > 0 for s in shapes], axis=0) if len(shapes) > 1 else np.asarray(shapes[0]) > 0


def _named(name, names, least, most, pdf, cdf, ppf=None, moments=None, ok=None, inner=None, support=None):
    """A distribution by its formulas."""
    made = {"_names": tuple(names), "_least": least, "_most": most, "_pdf": lambda self, x, *s: pdf(x, *s), "_cdf": lambda self, x, *s: cdf(x, *s)}
    if ppf is not None:
        made["_ppf"] = lambda self, q, *s: ppf(q, *s)
    if moments is not None:
        made["_moments"] = lambda self, *s: moments(*s)
    if names:
        made["_ok"] = lambda self, shapes: (ok or _positive)(shapes)
    if inner is not None:
        made["_inner"] = lambda self, shapes: inner
    if support is not None:
        made["_support"] = lambda self, shapes: support(*shapes)
    return type("_" + name, (Continuous,), made)(name)


def _gev(x, c):
    """What stands in the exponent of an extreme value."""
    return np.where(c == 0, np.exp(-x), np.maximum(1 - c * x, 0) ** (1.0 / np.where(c == 0, 1.0, c)))


def _gev_pdf(x, c):
    t = _gev(x, c)
    return np.where(t > 0, np.where(c == 0, t, t ** (1 - c)) * np.exp(-t), 0.0)


def _gev_moments(c):
    g = lambda n: _special.gamma(1 + n * c)
    safe = np.where(c == 0, 1.0, c)
    mean = np.where(c == 0, _euler, np.where(c > -1, (1 - g(1)) / safe, np.nan))
    return mean, np.where(c == 0, np.pi ** 2 / 6, np.where(c > -0.5, (g(2) - g(1) ** 2) / safe ** 2, np.nan))


def _gpd(x, c):
    return np.where(c == 0, np.exp(-x), np.maximum(1 + c * x, 0) ** (-1.0 / np.where(c == 0, 1.0, c)))


def _normal(x):
    return np.exp(-x * x / 2) / _root2pi


def _wrapped(x, kappa):
    """How much of an angle's distribution lies below x, by its Fourier series."""
    turns = np.round(x / (2 * np.pi))
    x = x - turns * 2 * np.pi
    total, base = x / (2 * np.pi), _special.ive(0, kappa)
    for n in range(1, 80):
        total = total + _special.ive(n, kappa) / base * np.sin(n * x) / (n * np.pi)
    return total + 0.5 + turns


# in scipy.stats
gumbel_l = _named("gumbel_l", (), -_infinite, _infinite, lambda x: np.exp(x - np.exp(x)), lambda x: -np.expm1(-np.exp(x)),
                  lambda q: np.log(-np.log1p(-q)), lambda: (-_euler, np.pi ** 2 / 6), inner=0.0)
genextreme = _named("genextreme", ("c",), -_infinite, _infinite, _gev_pdf, lambda x, c: np.exp(-_gev(x, c)),
                    lambda q, c: np.where(c == 0, -np.log(-np.log(q)), (1 - (-np.log(q)) ** c) / np.where(c == 0, 1.0, c)), _gev_moments,
                    ok=lambda s: np.isfinite(s[0]), inner=0.0,
                    support=lambda c: (np.where(c < 0, 1.0 / np.minimum(c, -1e-300), -np.inf), np.where(c > 0, 1.0 / np.maximum(c, 1e-300), np.inf)))
genpareto = _named("genpareto", ("c",), 0.0, _infinite, lambda x, c: np.where(c == 0, np.exp(-x), np.maximum(1 + c * x, 0) ** (-1 - 1.0 / np.where(c == 0, 1.0, c))),
                   lambda x, c: 1 - _gpd(x, c), lambda q, c: np.where(c == 0, -np.log1p(-q), ((1 - q) ** -c - 1) / np.where(c == 0, 1.0, c)),
                   lambda c: (np.where(c < 1, 1 / (1 - np.where(c < 1, c, 0)), np.inf), np.where(c < 0.5, 1 / (1 - np.where(c < 0.5, c, 0)) ** 2 / (1 - 2 * np.where(c < 0.5, c, 0)), np.inf)),
                   ok=lambda s: np.isfinite(s[0]), support=lambda c: (0.0, np.where(c < 0, -1.0 / np.minimum(c, -1e-300), np.inf)))
weibull_max = _named("weibull_max", ("c",), -_infinite, 0.0, lambda x, c: c * (-x) ** (c - 1) * np.exp(-(-x) ** c), lambda x, c: np.exp(-(-x) ** c),
                     lambda q, c: -(-np.log(q)) ** (1.0 / c), lambda c: (-_special.gamma(1 + 1.0 / c), _special.gamma(1 + 2.0 / c) - _special.gamma(1 + 1.0 / c) ** 2), inner=-0.5)
invweibull = _named("invweibull", ("c",), 0.0, _infinite, lambda x, c: c * x ** (-c - 1) * np.exp(-x ** -c), lambda x, c: np.exp(-x ** -c),
                    lambda q, c: (-np.log(q)) ** (-1.0 / c))
exponweib = _named("exponweib", ("a", "c"), 0.0, _infinite,
                   lambda x, a, c: a * c * (-np.expm1(-x ** c)) ** (a - 1) * np.exp(-x ** c) * x ** (c - 1),
                   lambda x, a, c: (-np.expm1(-x ** c)) ** a, lambda q, a, c: (-np.log1p(-q ** (1.0 / a))) ** (1.0 / c))
fisk = _named("fisk", ("c",), 0.0, _infinite, lambda x, c: c * x ** (c - 1) / (1 + x ** c) ** 2, lambda x, c: 1 / (1 + x ** -c), lambda q, c: (1 / q - 1) ** (-1.0 / c),
              lambda c: (np.where(c > 1, np.pi / c / np.sin(np.pi / c), np.inf),
                         np.where(c > 2, 2 * np.pi / c / np.sin(2 * np.pi / c) - (np.pi / c / np.sin(np.pi / c)) ** 2, np.inf)))
burr = _named("burr", ("c", "d"), 0.0, _infinite, lambda x, c, d: c * d * x ** (-c - 1) / (1 + x ** -c) ** (d + 1), lambda x, c, d: (1 + x ** -c) ** -d,
              lambda q, c, d: (q ** (-1.0 / d) - 1) ** (-1.0 / c))
burr12 = _named("burr12", ("c", "d"), 0.0, _infinite, lambda x, c, d: c * d * x ** (c - 1) / (1 + x ** c) ** (d + 1), lambda x, c, d: 1 - (1 + x ** c) ** -d,
                lambda q, c, d: ((1 - q) ** (-1.0 / d) - 1) ** (1.0 / c))
lomax = _named("lomax", ("c",), 0.0, _infinite, lambda x, c: c / (1 + x) ** (c + 1), lambda x, c: -np.expm1(-c * np.log1p(x)), lambda q, c: np.expm1(-np.log1p(-q) / c),
               lambda c: (np.where(c > 1, 1 / (np.where(c > 1, c, 2) - 1), np.inf),
                          np.where(c > 2, c / (np.where(c > 2, c, 3) - 1) ** 2 / (np.where(c > 2, c, 3) - 2), np.inf)))
chi = _named("chi", ("df",), 0.0, _infinite, lambda x, df: np.exp(np.log(2) - 0.5 * np.log(2) * df - _special.gammaln(0.5 * df)) * x ** (df - 1) * np.exp(-0.5 * x * x),
             lambda x, df: _special.gammainc(0.5 * df, 0.5 * x * x),
             moments=lambda df: (np.sqrt(2) * np.exp(_special.gammaln((df + 1) / 2) - _special.gammaln(df / 2)),
                                 df - 2 * np.exp(2 * (_special.gammaln((df + 1) / 2) - _special.gammaln(df / 2)))))
arcsine = _named("arcsine", (), 0.0, 1.0, lambda x: 1 / np.pi / np.sqrt(x * (1 - x)), lambda x: 2 / np.pi * np.arcsin(np.sqrt(x)), lambda q: np.sin(np.pi / 2 * q) ** 2,
                 lambda: (0.5, 0.125))
betaprime = _named("betaprime", ("a", "b"), 0.0, _infinite,
                   lambda x, a, b: np.exp((a - 1) * np.log(x) - (a + b) * np.log1p(x) - _special.betaln(a, b)), lambda x, a, b: _special.betainc(a, b, x / (1 + x)),
                   moments=lambda a, b: (np.where(b > 1, a / (b - 1), np.inf), np.where(b > 2, a * (a + b - 1) / ((b - 2) * (b - 1) ** 2), np.inf)))
rice = _named("rice", ("b",), 0.0, _infinite, lambda x, b: x * np.exp(-(x - b) ** 2 / 2) * _special.ive(0, x * b),
              lambda x, b: np.vectorize(lambda x, b: _ncx2_below(x * x, 2, b * b))(x, b), ok=lambda s: s[0] >= 0)
nakagami = _named("nakagami", ("nu",), 0.0, _infinite,
                  lambda x, nu: np.exp(np.log(2) + nu * np.log(nu) - _special.gammaln(nu) + (2 * nu - 1) * np.log(x) - nu * x * x),
                  lambda x, nu: _special.gammainc(nu, nu * x * x),
                  moments=lambda nu: (np.exp(_special.gammaln(nu + 0.5) - _special.gammaln(nu)) / np.sqrt(nu),
                                      1 - np.exp(2 * (_special.gammaln(nu + 0.5) - _special.gammaln(nu))) / nu))
levy = _named("levy", (), 0.0, _infinite, lambda x: 1 / np.sqrt(2 * np.pi * x) / x * np.exp(-1 / (2 * x)), lambda x: _special.erfc(np.sqrt(0.5 / x)),
              lambda q: 0.5 / _special.erfcinv(q) ** 2, lambda: (np.inf, np.inf))
invgauss = _named("invgauss", ("mu",), 0.0, _infinite, lambda x, mu: 1 / np.sqrt(2 * np.pi * x ** 3) * np.exp(-1 / (2 * x) * ((x - mu) / mu) ** 2),
                  lambda x, mu: _special.ndtr((x / mu - 1) / np.sqrt(x)) + np.exp(2 / mu) * _special.ndtr(-(x / mu + 1) / np.sqrt(x)), moments=lambda mu: (mu, mu ** 3))
wald = _named("wald", (), 0.0, _infinite, lambda x: 1 / np.sqrt(2 * np.pi * x ** 3) * np.exp(-1 / (2 * x) * (x - 1) ** 2),
              lambda x: _special.ndtr((x - 1) / np.sqrt(x)) + np.exp(2.0) * _special.ndtr(-(x + 1) / np.sqrt(x)), moments=lambda: (1.0, 1.0))
skewnorm = _named("skewnorm", ("a",), -_infinite, _infinite, lambda x, a: 2 * _normal(x) * _special.ndtr(a * x),
                  lambda x, a: np.vectorize(lambda x, a: _skew_below(x, a))(x, a), ok=lambda s: np.isfinite(s[0]), inner=0.0,
                  moments=lambda a: (np.sqrt(2 / np.pi) * a / np.sqrt(1 + a * a), 1 - 2 / np.pi * a * a / (1 + a * a)))
johnsonsu = _named("johnsonsu", ("a", "b"), -_infinite, _infinite, lambda x, a, b: b / np.sqrt(x * x + 1) * _normal(a + b * np.arcsinh(x)),
                   lambda x, a, b: _special.ndtr(a + b * np.arcsinh(x)), lambda q, a, b: np.sinh((_special.ndtri(q) - a) / b), ok=lambda s: s[1] > 0, inner=0.0)
johnsonsb = _named("johnsonsb", ("a", "b"), 0.0, 1.0, lambda x, a, b: b / (x * (1 - x)) * _normal(a + b * np.log(x / (1 - x))),
                   lambda x, a, b: _special.ndtr(a + b * np.log(x / (1 - x))), lambda q, a, b: 1 / (1 + np.exp(-(_special.ndtri(q) - a) / b)), ok=lambda s: s[1] > 0)
gompertz = _named("gompertz", ("c",), 0.0, _infinite, lambda x, c: c * np.exp(x - c * np.expm1(x)), lambda x, c: -np.expm1(-c * np.expm1(x)),
                  lambda q, c: np.log1p(-np.log1p(-q) / c))
gengamma = _named("gengamma", ("a", "c"), 0.0, _infinite, lambda x, a, c: np.abs(c) * np.exp((c * a - 1) * np.log(x) - x ** c - _special.gammaln(a)),
                  lambda x, a, c: np.where(c > 0, _special.gammainc(a, x ** c), _special.gammaincc(a, x ** c)), ok=lambda s: (s[0] > 0) & (s[1] != 0))
gennorm = _named("gennorm", ("beta",), -_infinite, _infinite, lambda x, b: np.exp(np.log(0.5 * b) - _special.gammaln(1 / b) - np.abs(x) ** b),
                 lambda x, b: 0.5 + 0.5 * np.sign(x) * _special.gammainc(1 / b, np.abs(x) ** b), inner=0.0,
                 moments=lambda b: (0.0, np.exp(_special.gammaln(3 / b) - _special.gammaln(1 / b))))
halfcauchy = _named("halfcauchy", (), 0.0, _infinite, lambda x: 2 / np.pi / (1 + x * x), lambda x: 2 / np.pi * np.arctan(x), lambda q: np.tan(np.pi / 2 * q),
                    lambda: (np.inf, np.inf))
halflogistic = _named("halflogistic", (), 0.0, _infinite, lambda x: 0.5 / np.cosh(x / 2) ** 2, lambda x: np.tanh(x / 2), lambda q: 2 * np.arctanh(q),
                      lambda: (2 * np.log(2), np.pi ** 2 / 3 - 4 * np.log(2) ** 2))
hypsecant = _named("hypsecant", (), -_infinite, _infinite, lambda x: 1 / (np.pi * np.cosh(x)), lambda x: 2 / np.pi * np.arctan(np.exp(x)),
                   lambda q: np.log(np.tan(np.pi * q / 2)), lambda: (0.0, np.pi ** 2 / 4), inner=0.0)
moyal = _named("moyal", (), -_infinite, _infinite, lambda x: np.exp(-0.5 * (x + np.exp(-x))) / _root2pi, lambda x: _special.erfc(np.exp(-0.5 * x) / np.sqrt(2)),
               lambda q: -np.log(2 * _special.erfcinv(q) ** 2), lambda: (np.log(2) + _euler, np.pi ** 2 / 2), inner=0.0)
exponnorm = _named("exponnorm", ("K",), -_infinite, _infinite,
                   lambda x, K: 1 / K * np.exp(1 / (2 * K * K) - x / K) * _special.ndtr(x - 1 / K),
                   lambda x, K: _special.ndtr(x) - np.exp(1 / (2 * K * K) - x / K) * _special.ndtr(x - 1 / K), moments=lambda K: (K, 1 + K * K), inner=0.0)
loglaplace = _named("loglaplace", ("c",), 0.0, _infinite, lambda x, c: c / 2 * np.where(x < 1, x ** (c - 1), x ** (-c - 1)),
                    lambda x, c: np.where(x < 1, 0.5 * x ** c, 1 - 0.5 * x ** -c), lambda q, c: np.where(q < 0.5, (2 * q) ** (1 / c), (2 * (1 - q)) ** (-1 / c)))
semicircular = _named("semicircular", (), -1.0, 1.0, lambda x: 2 / np.pi * np.sqrt(1 - x * x), lambda x: 0.5 + 1 / np.pi * (x * np.sqrt(1 - x * x) + np.arcsin(x)),
                      moments=lambda: (0.0, 0.25), inner=0.0)
truncexpon = _named("truncexpon", ("b",), 0.0, _infinite, lambda x, b: np.exp(-x) / -np.expm1(-b), lambda x, b: np.expm1(-x) / np.expm1(-b),
                    lambda q, b: -np.log1p(q * np.expm1(-b)), support=lambda b: (0.0, b))
trapezoid = _named("trapezoid", ("c", "d"), 0.0, 1.0,
                   lambda x, c, d: 2 / (d - c + 1) * np.where(x < c, x / np.where(c > 0, c, 1), np.where(x <= d, 1.0, (1 - x) / np.where(d < 1, 1 - d, 1))),
                   lambda x, c, d: np.where(x < c, x * x / np.where(c > 0, c, 1) / (d - c + 1),
                                            np.where(x <= d, (c + 2 * (x - c)) / (d - c + 1), 1 - (1 - x) ** 2 / (d - c + 1) / np.where(d < 1, 1 - d, 1))),
                   ok=lambda s: (s[0] >= 0) & (s[1] <= 1) & (s[0] <= s[1]))
vonmises = _named("vonmises", ("kappa",), -_infinite, _infinite, lambda x, k: np.exp(k * (np.cos(x) - 1)) / (2 * np.pi * _special.ive(0, k)), _wrapped,
                  ok=lambda s: s[0] >= 0, inner=0.0)
erlang = _named("erlang", ("a",), 0.0, _infinite, lambda x, a: np.exp((a - 1) * np.log(x) - x - _special.gammaln(a)), lambda x, a: _special.gammainc(a, x),
                moments=lambda a: (a, a))


# in _nowhere
def _ncx2_below(x, df, nc):
    """Chi-square's that is not central, as a mixture by Poisson's."""
    k = np.arange(0, int(nc / 2 + 12 * math.sqrt(nc / 2 + 1) + 30))
    weights = np.exp(k * math.log(nc / 2) - nc / 2 - _special.gammaln(k + 1.0)) if nc > 0 else np.where(k == 0, 1.0, 0.0)
    return float(np.sum(weights * _special.gammainc(df / 2 + k, x / 2)))


def _skew_below(x, a):
    from scipy.integrate import quad
    owens = quad(lambda t: math.exp(-0.5 * x * x * (1 + t * t)) / (1 + t * t), 0, a)[0] / (2 * math.pi)
    return float(_special.ndtr(x)) - 2 * owens
