"""jax.scipy.stats: densities of common distributions, in the steps in which JAX computes them."""
import math
import jax
import jax.numpy as jnp
import jax.scipy.special as special

# in _nowhere
_lgamma = special.gammaln


def _floats(*given):
    return [jnp.asarray(v, float) if not hasattr(v, "dtype") or "float" not in str(v.dtype) else v for v in given]


def _of_density(name, logpdf, **others):
    """A distribution whose density is the exponential of its logarithm."""
    def pdf(*args, **options):
        return jnp.exp(logpdf(*args, **options))
    logpdf.__name__ = "logpdf"
    return _Distribution(name, logpdf=logpdf, pdf=pdf, **others)


def _of_counts(name, logpmf, **others):
    def pmf(*args, **options):
        return jnp.exp(logpmf(*args, **options))
    logpmf.__name__ = "logpmf"
    return _Distribution(name, logpmf=logpmf, pmf=pmf, **others)


class _Distribution:
    def __init__(self, name, **functions):
        self.__name__ = "jax.scipy.stats." + name
        for key, function in functions.items():
            setattr(self, key, function)

    def __repr__(self):
        return f"<module '{self.__name__}'>"


def _normal(x, loc=0, scale=1):
    x, loc, scale = _floats(x, loc, scale)
    squared = scale ** 2
    return -(jnp.square(x - loc) / squared + jnp.log(2 * math.pi * squared)) / 2


def _scaled(x, loc, scale):
    x, loc, scale = _floats(x, loc, scale)
    return (x - loc) / scale


def _normal_cdf(x, loc=0, scale=1):
    return special.ndtr(_scaled(x, loc, scale))


def _normal_logcdf(x, loc=0, scale=1):
    return special.log_ndtr(_scaled(x, loc, scale))


def _normal_sf(x, loc=0, scale=1):
    return special.ndtr(-_scaled(x, loc, scale))


def _normal_ppf(q, loc=0, scale=1):
    q, loc, scale = _floats(q, loc, scale)
    return special.ndtri(q) * scale + loc


def _beta(x, a, b, loc=0, scale=1):
    x, a, b, loc, scale = _floats(x, a, b, loc, scale)
    y = (x - loc) / scale
    inside = special.xlogy(a - 1, y) + special.xlog1py(b - 1, -y) - (_lgamma(a) + _lgamma(b) - _lgamma(a + b)) - jnp.log(scale)
    return jnp.where((x >= loc) & (x <= loc + scale), inside, -jnp.inf)


def _gamma(x, a, loc=0, scale=1):
    x, a, loc, scale = _floats(x, a, loc, scale)
    y = (x - loc) / scale
    inside = special.xlogy(a - 1, y) - y - (_lgamma(a) + jnp.log(scale))
    return jnp.where(x >= loc, inside, -jnp.inf)


def _exponential(x, loc=0, scale=1):
    x, loc, scale = _floats(x, loc, scale)
    return jnp.where(x < loc, -jnp.inf, -((x - loc) / scale + jnp.log(scale)))


def _uniform(x, loc=0, scale=1):
    x, loc, scale = _floats(x, loc, scale)
    return jnp.where((x < loc) | (x > loc + scale), -jnp.inf, -jnp.log(scale))


def _laplace(x, loc=0, scale=1):
    x, loc, scale = _floats(x, loc, scale)
    return -(abs(x - loc) / scale + jnp.log(2 * scale))


def _laplace_cdf(x, loc=0, scale=1):
    y = _scaled(x, loc, scale)
    return jnp.where(y <= 0, 0.5 * jnp.exp(y), 1 - 0.5 * jnp.exp(-y))


def _cauchy(x, loc=0, scale=1):
    x, loc, scale = _floats(x, loc, scale)
    return -(jnp.log(math.pi * scale) + jnp.log1p(jnp.square((x - loc) / scale)))


def _cauchy_cdf(x, loc=0, scale=1):
    return 0.5 + jnp.arctan(_scaled(x, loc, scale)) / math.pi


def _student(x, df, loc=0, scale=1):
    x, df, loc, scale = _floats(x, df, loc, scale)
    y = (x - loc) / scale
    constant = _lgamma(df / 2) - _lgamma((df + 1) / 2) + jnp.log(scale) + 0.5 * jnp.log(df * math.pi)
    return -(constant + (df + 1) / 2 * jnp.log1p(jnp.square(y) / df))


def _chi2(x, df, loc=0, scale=1):
    x, df, loc, scale = _floats(x, df, loc, scale)
    y, half = (x - loc) / scale, df / 2
    inside = (half - 1) * jnp.log(y) - y / 2 - (math.log(2) * half + _lgamma(half)) - jnp.log(scale)
    return jnp.where(x < loc, -jnp.inf, inside)


def _logistic(x, loc=0, scale=1):
    y = _scaled(x, loc, scale)
    return -y - 2 * jax.nn.softplus(-y) - jnp.log(jnp.asarray(scale, float))


def _logistic_cdf(x, loc=0, scale=1):
    return special.expit(_scaled(x, loc, scale))


def _logistic_sf(x, loc=0, scale=1):
    return special.expit(-_scaled(x, loc, scale))


def _logistic_ppf(x, loc=0, scale=1):
    return special.logit(jnp.asarray(x, float)) * scale + loc


def _pareto(x, b, loc=0, scale=1):
    x, b, loc, scale = _floats(x, b, loc, scale)
    inside = -(jnp.log(scale / b) + (b + 1) * jnp.log((x - loc) / scale))
    return jnp.where(x < loc + scale, -jnp.inf, inside)


def _gumbel(x, loc=0, scale=1):
    y = _scaled(x, loc, scale)
    return -(y + jnp.exp(-y)) - jnp.log(jnp.asarray(scale, float))


def _gumbel_cdf(x, loc=0, scale=1):
    return jnp.exp(-jnp.exp(-_scaled(x, loc, scale)))


def _poisson(k, mu, loc=0):
    k, mu, loc = _floats(k, mu, loc)
    x = k - loc
    found = special.xlogy(x, mu) - _lgamma(x + 1) - mu
    return jnp.where((x < 0) | (x != jnp.floor(x)), -jnp.inf, found)


def _bernoulli(k, p, loc=0):
    k, p, loc = _floats(k, p, loc)
    x = k - loc
    found = special.xlogy(x, p) + special.xlog1py(1 - x, -p)
    return jnp.where((x < 0) | (x > 1), -jnp.inf, found)


def _binomial(k, n, p, loc=0):
    k, n, p, loc = _floats(k, n, p, loc)
    y = k - loc
    ways = _lgamma(n + 1) - (_lgamma(y + 1) + _lgamma(n - y + 1))
    found = ways + special.xlogy(y, p) + special.xlog1py(n - y, -p)
    return jnp.where((k >= loc) & (k < loc + n + 1), found, -jnp.inf)


def _negative_binomial(k, n, p, loc=0):
    k, n, p, loc = _floats(k, n, p, loc)
    y = k - loc
    ways = _lgamma(y + n) - _lgamma(n) - _lgamma(y + 1)
    return jnp.where(k < loc, -jnp.inf, ways + n * jnp.log(p) + y * jnp.log1p(-p))


def _geometric(k, p, loc=0):
    k, p, loc = _floats(k, p, loc)
    x = k - loc
    return jnp.where(x <= 0, -jnp.inf, special.xlog1py(x - 1, -p) + jnp.log(p))


def _multinomial(x, n, p):
    x, p = _floats(x, p)
    return _lgamma(jnp.asarray(n + 1.0)) + jnp.sum(special.xlogy(x, p) - _lgamma(x + 1), axis=-1)


def _dirichlet(x, alpha):
    x, alpha = _floats(x, alpha)
    norm = jnp.sum(_lgamma(alpha), axis=-1) - _lgamma(jnp.sum(alpha, axis=-1))
    return jnp.sum(special.xlogy(alpha - 1, x), axis=-1) - norm


def _vector(x, mean, cov, allow_singular=None):
    mean, cov = jnp.asarray(mean), jnp.asarray(cov)
    if mean.ndim == 0:
        return -1 / 2 * (x - mean) ** 2 / cov - 1 / 2 * (math.log(2 * math.pi) + jnp.log(cov))
    n = mean.shape[-1]
    low = jnp.linalg.cholesky(cov)
    y = jax.scipy.linalg.solve_triangular(low, x - mean, lower=True)
    return -1 / 2 * jnp.sum(y * y) - n / 2 * math.log(2 * math.pi) - jnp.sum(jnp.log(jnp.diag(low)))


def _truncated(x, a, b, loc=0, scale=1):
    x, a, b, loc, scale = _floats(x, a, b, loc, scale)
    y = (x - loc) / scale
    mass = jnp.where(a > 0, special.ndtr(-a) - special.ndtr(-b), special.ndtr(b) - special.ndtr(a))
    found = _normal(y) - jnp.log(scale) - jnp.log(mass)
    return jnp.where((y < a) | (y > b), -jnp.inf, found)


def _less(of):
    def found(*args, **options):
        return 1 - of(*args, **options)
    return found


def _log_of(of):
    def found(*args, **options):
        return jnp.log(of(*args, **options))
    return found


def _poisson_cdf(k, mu, loc=0):
    k, mu, loc = _floats(k, mu, loc)
    x = k - loc
    return jnp.where(x < 0, 0.0, special.gammaincc(jnp.floor(x + 1), mu))


def _beta_cdf(x, a, b, loc=0, scale=1):
    return special.betainc(*_floats(a, b), jnp.clip(_scaled(x, loc, scale), 0, 1))


def _gamma_cdf(x, a, loc=0, scale=1):
    return special.gammainc(_floats(a)[0], jnp.clip(_scaled(x, loc, scale), 0))


def _chi2_cdf(x, df, loc=0, scale=1):
    return special.gammainc(_floats(df)[0] / 2, jnp.clip(_scaled(x, loc, scale), 0) / 2)


def _exponential_cdf(x, loc=0, scale=1):
    y = _scaled(x, loc, scale)
    return jnp.where(y < 0, 0.0, -jnp.expm1(-y))


def _uniform_cdf(x, loc=0, scale=1):
    return jnp.clip(_scaled(x, loc, scale), 0, 1)


# in jax.scipy.stats
norm = _of_density("norm", _normal, cdf=_normal_cdf, logcdf=_normal_logcdf, sf=_normal_sf, ppf=_normal_ppf,
                   logsf=lambda x, loc=0, scale=1: special.log_ndtr(-_scaled(x, loc, scale)),
                   isf=lambda q, loc=0, scale=1: _normal_ppf(1 - jnp.asarray(q, float), loc, scale))
beta = _of_density("beta", _beta, cdf=_beta_cdf, logcdf=_log_of(_beta_cdf), sf=_less(_beta_cdf))
gamma = _of_density("gamma", _gamma, cdf=_gamma_cdf, logcdf=_log_of(_gamma_cdf), sf=_less(_gamma_cdf))
expon = _of_density("expon", _exponential, cdf=_exponential_cdf, sf=_less(_exponential_cdf))
uniform = _of_density("uniform", _uniform, cdf=_uniform_cdf, ppf=lambda q, loc=0, scale=1: loc + jnp.asarray(q, float) * scale)
laplace = _of_density("laplace", _laplace, cdf=_laplace_cdf)
cauchy = _of_density("cauchy", _cauchy, cdf=_cauchy_cdf, logcdf=_log_of(_cauchy_cdf), sf=_less(_cauchy_cdf))
t = _of_density("t", _student)
chi2 = _of_density("chi2", _chi2, cdf=_chi2_cdf, logcdf=_log_of(_chi2_cdf), sf=_less(_chi2_cdf))
logistic = _of_density("logistic", _logistic, cdf=_logistic_cdf, sf=_logistic_sf, ppf=_logistic_ppf)
pareto = _of_density("pareto", _pareto)
gumbel_r = _of_density("gumbel_r", _gumbel, cdf=_gumbel_cdf)
truncnorm = _of_density("truncnorm", _truncated)
dirichlet = _of_density("dirichlet", _dirichlet)
multivariate_normal = _of_density("multivariate_normal", _vector)
poisson = _of_counts("poisson", _poisson, cdf=_poisson_cdf)
bernoulli = _of_counts("bernoulli", _bernoulli)
binom = _of_counts("binom", _binomial)
nbinom = _of_counts("nbinom", _negative_binomial)
geom = _of_counts("geom", _geometric)
multinomial = _of_counts("multinomial", _multinomial)


def sem(a, axis=0, ddof=1, nan_policy="propagate", *, keepdims=False):
    a = jnp.asarray(a, float)
    count = a.size if axis is None else a.shape[axis]
    return jnp.std(a, axis=axis, ddof=ddof, keepdims=keepdims) / jnp.sqrt(jnp.asarray(count, float))


class gaussian_kde:
    def __init__(self, dataset, bw_method=None, weights=None):
        self.dataset = jnp.atleast_2d(jnp.asarray(dataset, float))
        self.d, self.n = self.dataset.shape
        if self.n < 2:
            raise ValueError("`dataset` input should have multiple elements.")
        self.weights = jnp.full(self.n, 1.0 / self.n) if weights is None else jnp.asarray(weights) / jnp.sum(jnp.asarray(weights))
        self.neff = 1 / jnp.sum(self.weights ** 2)
        if bw_method is None or bw_method == "scott":
            factor = jnp.power(self.neff, -1.0 / (self.d + 4))
        elif bw_method == "silverman":
            factor = jnp.power(self.neff * (self.d + 2) / 4.0, -1.0 / (self.d + 4))
        else:
            factor = bw_method(self) if callable(bw_method) else bw_method
        self.factor = factor
        away = self.dataset - jnp.sum(self.dataset * self.weights, axis=1, keepdims=True)
        data = (away * self.weights) @ away.T / (1 - jnp.sum(self.weights ** 2))
        self.inv_cov = jnp.linalg.inv(data) / factor ** 2
        self.covariance = data * factor ** 2

    def evaluate(self, points):
        points = jnp.atleast_2d(jnp.asarray(points, float))
        low = jnp.linalg.cholesky(self.inv_cov)
        norm = math.pow(2 * math.pi, -self.d / 2) * jnp.prod(jnp.diag(low))
        centers, at = self.dataset.T @ low, points.T @ low
        apart = jnp.sum((at[:, None, :] - centers[None, :, :]) ** 2, axis=-1)
        return jnp.exp(-apart / 2) @ self.weights * norm

    __call__ = pdf = evaluate

    def logpdf(self, points):
        return jnp.log(self.evaluate(points))
