"""torch.distributions: gammas and what is made of them, counts, and vectors."""
import math
import torch
import torch.distributions as distributions
import torch.distributions.constraints as constraints
import _torch
import _torch_distributions as _shared

# in _nowhere
_gamma = _torch.function("_standard_gamma")
_tensors = _shared.tensors
_Distribution = distributions.Distribution


def _refuse_flow(*parameters):
    """Draws through which gradients flow would need that of a gamma by its shape."""
    if torch.is_grad_enabled() and any([p.requires_grad for p in parameters]):
        raise NotImplementedError("rsample() by gammas has no gradient in tensh: sample() draws without one")


class _ByGammas(distributions.ExponentialFamily):
    has_rsample = True


# in torch.distributions, torch.distributions.gamma
class Gamma(_ByGammas):
    arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
    support = constraints.nonnegative

    def __init__(self, concentration, rate, validate_args=None):
        self._by_place(validate_args, concentration=concentration, rate=rate)

    mean = property(lambda self: self.concentration / self.rate)
    mode = property(lambda self: ((self.concentration - 1) / self.rate).clamp(min=0))
    variance = property(lambda self: self.concentration / self.rate.pow(2))

    def rsample(self, sample_shape=()):
        _refuse_flow(self.concentration)
        drawn = _gamma(self.concentration.detach().expand(self._extended(sample_shape))) / self.rate
        return drawn.clamp(min=torch.finfo(drawn.dtype).tiny)

    def log_prob(self, value):
        value = torch.as_tensor(value, dtype=self.rate.dtype)
        self._check(value)
        return (torch.xlogy(self.concentration, self.rate) + torch.xlogy(self.concentration - 1, value) - self.rate * value
                - torch.lgamma(self.concentration))

    def entropy(self):
        return (self.concentration - torch.log(self.rate) + torch.lgamma(self.concentration)
                + (1.0 - self.concentration) * torch.digamma(self.concentration))

    def cdf(self, value):
        self._check(value)
        return torch.special.gammainc(self.concentration, self.rate * value)


# in torch.distributions, torch.distributions.chi2
class Chi2(Gamma):
    arg_constraints = {"df": constraints.positive}

    def __init__(self, df, validate_args=None):
        df = _tensors(df)[0]
        Gamma.__init__(self, 0.5 * df, torch.full_like(df, 0.5), validate_args)

    df = property(lambda self: self.concentration * 2)


# in torch.distributions, torch.distributions.dirichlet
class Dirichlet(_ByGammas):
    arg_constraints = {"concentration": constraints.independent(constraints.positive, 1)}
    support = constraints.simplex

    def __init__(self, concentration, validate_args=None):
        if concentration.dim() < 1:
            raise ValueError("`concentration` parameter must be at least one-dimensional.")
        self.concentration = concentration
        _Distribution.__init__(self, concentration.shape[:-1], concentration.shape[-1:], validate_args)

    mean = property(lambda self: self.concentration / self.concentration.sum(-1, True))

    @property
    def mode(self):
        above = (self.concentration - 1).clamp(min=0.0)
        mode = above / above.sum(-1, True)
        alone = (self.concentration < 1).all(-1)
        first = torch.nn.functional.one_hot(mode.argmax(-1), above.shape[-1]).to(mode.dtype)
        return torch.where(alone.unsqueeze(-1), first, mode)

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        _refuse_flow(self.concentration)
        drawn = _gamma(self.concentration.detach().expand(self._extended(sample_shape)).double())
        shares = drawn / drawn.sum(-1, True)
        dtype = self.concentration.dtype
        return shares.to(dtype).clamp(torch.finfo(dtype).tiny, 1 - torch.finfo(dtype).eps / 2)

    def log_prob(self, value):
        self._check(value)
        return (torch.xlogy(self.concentration - 1.0, value).sum(-1) + torch.lgamma(self.concentration.sum(-1))
                - torch.lgamma(self.concentration).sum(-1))

    def entropy(self):
        k, total = self.concentration.size(-1), self.concentration.sum(-1)
        return (torch.lgamma(self.concentration).sum(-1) - torch.lgamma(total) - (k - total) * torch.digamma(total)
                - ((self.concentration - 1.0) * torch.digamma(self.concentration)).sum(-1))


# in torch.distributions, torch.distributions.beta
class Beta(_ByGammas):
    arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
    support = constraints.unit_interval

    def __init__(self, concentration1, concentration0, validate_args=None):
        self._dirichlet = Dirichlet(torch.stack(_tensors(concentration1, concentration0), -1), validate_args)
        _Distribution.__init__(self, self._dirichlet.batch_shape, (), validate_args)

    concentration1 = property(lambda self: self._dirichlet.concentration[..., 0])
    concentration0 = property(lambda self: self._dirichlet.concentration[..., 1])
    mean = property(lambda self: self.concentration1 / (self.concentration1 + self.concentration0))
    mode = property(lambda self: self._dirichlet.mode[..., 0])

    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total.pow(2) * (total + 1))

    def rsample(self, sample_shape=()):
        return self._dirichlet.rsample(sample_shape).select(-1, 0)

    def log_prob(self, value):
        self._check(value)
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()


# in torch.distributions, torch.distributions.studentT
class StudentT(_ByGammas):
    arg_constraints = {"df": constraints.positive, "loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self.df, self.loc, self.scale = _tensors(df, loc, scale)
        self._chi2 = Chi2(self.df)
        _Distribution.__init__(self, self.df.shape, (), validate_args)

    mode = property(lambda self: self.loc)
    mean = property(lambda self: torch.where(self.df <= 1, math.nan, self.loc))

    @property
    def variance(self):
        found = torch.where(self.df > 2, self.scale.pow(2) * self.df / (self.df - 2), math.inf)
        return torch.where(self.df <= 1, math.nan, found)

    def rsample(self, sample_shape=()):
        x = torch.randn(self._extended(sample_shape), dtype=self.df.dtype)
        return self.loc + self.scale * (x * torch.rsqrt(self._chi2.rsample(sample_shape) / self.df))

    def log_prob(self, value):
        self._check(value)
        y = (value - self.loc) / self.scale
        z = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi) + torch.lgamma(0.5 * self.df)
             - torch.lgamma(0.5 * (self.df + 1.0)))
        return -0.5 * (self.df + 1.0) * torch.log1p(y ** 2.0 / self.df) - z

    def entropy(self):
        beta = torch.lgamma(0.5 * self.df) + math.lgamma(0.5) - torch.lgamma(0.5 * (self.df + 1))
        return (self.scale.log() + 0.5 * (self.df + 1) * (torch.digamma(0.5 * (self.df + 1)) - torch.digamma(0.5 * self.df))
                + 0.5 * self.df.log() + beta)


# in torch.distributions, torch.distributions.poisson
class Poisson(distributions.ExponentialFamily):
    arg_constraints = {"rate": constraints.nonnegative}
    support = constraints.nonnegative_integer

    def __init__(self, rate, validate_args=None):
        self._by_place(validate_args, rate=rate)

    mean = variance = property(lambda self: self.rate)
    mode = property(lambda self: self.rate.floor())

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.poisson(self.rate.detach().expand(self._extended(sample_shape)))

    def log_prob(self, value):
        self._check(value)
        rate, value = torch.broadcast_tensors(self.rate, value)
        return torch.xlogy(value, rate) - rate - (value + 1).lgamma()


# in torch.distributions, torch.distributions.binomial
class Binomial(_Distribution):
    has_enumerate_support = True
    arg_constraints = {"total_count": constraints.nonnegative_integer, "probs": constraints.unit_interval, "logits": constraints.real}

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        name, given = _shared.one_of(probs, logits)
        self._by_place(validate_args, **{"total_count": total_count, name: given})

    _other = _shared.of_trials

    support = property(lambda self: constraints.integer_interval(0, self.total_count))
    mean = property(lambda self: self.total_count * self.probs)
    mode = property(lambda self: ((self.total_count + 1) * self.probs).floor().clamp(max=self.total_count))
    variance = property(lambda self: self.total_count * self.probs * (1 - self.probs))

    def sample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        with torch.no_grad():
            return torch.binomial(self.total_count.expand(shape), self.probs.detach().expand(shape))

    def log_prob(self, value):
        self._check(value)
        failed = self.total_count - value
        apart = (self.total_count * self.logits.clamp(min=0) + self.total_count * torch.log1p(torch.exp(-self.logits.abs()))
                 - (torch.lgamma(self.total_count + 1)))
        return value * self.logits - torch.lgamma(value + 1) - torch.lgamma(failed + 1) - apart

    def enumerate_support(self, expand=True):
        return self._counted(1 + int(self.total_count.max()), self.total_count.dtype, expand)

    def entropy(self):
        most = int(self.total_count.max())
        if int(self.total_count.min()) != most:
            raise NotImplementedError("Inhomogeneous total count not supported by `entropy`.")
        log_prob = self.log_prob(self.enumerate_support(False))
        return -(torch.exp(log_prob) * log_prob).sum(0)


# in torch.distributions, torch.distributions.negative_binomial
class NegativeBinomial(_Distribution):
    arg_constraints = {"total_count": constraints.greater_than_eq(0), "probs": constraints.half_open_interval(0.0, 1.0),
                       "logits": constraints.real}
    support = constraints.nonnegative_integer

    def __init__(self, total_count, probs=None, logits=None, validate_args=None):
        name, given = _shared.one_of(probs, logits)
        self._by_place(validate_args, **{"total_count": total_count, name: given})

    _other = _shared.of_trials

    mean = property(lambda self: self.total_count * torch.exp(self.logits))
    variance = property(lambda self: self.mean / torch.sigmoid(-self.logits))

    @property
    def mode(self):
        return ((self.total_count - 1) * self.logits.exp()).floor().clamp(min=0.0)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.poisson(Gamma(self.total_count, torch.exp(-self.logits), False).sample(sample_shape))

    def log_prob(self, value):
        self._check(value)
        logsigmoid = torch.nn.functional.logsigmoid
        whole = self.total_count * logsigmoid(-self.logits) + value * logsigmoid(self.logits)
        ways = -torch.lgamma(self.total_count + value) + torch.lgamma(1.0 + value) + torch.lgamma(self.total_count)
        return whole - torch.where(self.total_count + value == 0.0, 0.0, ways)


# in torch.distributions, torch.distributions.geometric
class Geometric(_Distribution):
    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.nonnegative_integer

    def __init__(self, probs=None, logits=None, validate_args=None):
        name, given = _shared.one_of(probs, logits)
        self._by_place(validate_args, **{name: given})

    _other = _shared.of_trials

    mean = property(lambda self: 1.0 / self.probs - 1.0)
    mode = property(lambda self: torch.zeros_like(self.probs))
    variance = property(lambda self: (1.0 / self.probs - 1.0) / self.probs)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            u = torch.rand(self._extended(sample_shape), dtype=self.probs.dtype).clamp(min=torch.finfo(self.probs.dtype).tiny)
            return (u.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        self._check(value)
        value, probs = torch.broadcast_tensors(value, self.probs)
        probs = torch.where((probs == 1) & (value == 0), 0, probs)
        return value * (-probs).log1p() + self.probs.log()

    def entropy(self):
        return _shared.entropy_loss(self.logits, self.probs) / self.probs


# in torch.distributions, torch.distributions.laplace
class Laplace(_Distribution):
    has_rsample = True
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, loc, scale, validate_args=None):
        self._by_place(validate_args, loc=loc, scale=scale)

    mean = mode = property(lambda self: self.loc)
    variance = property(lambda self: 2 * self.scale.pow(2))
    stddev = property(lambda self: 2 ** 0.5 * self.scale)

    def rsample(self, sample_shape=()):
        eps = torch.finfo(self.loc.dtype).eps
        u = torch.empty(self._extended(sample_shape), dtype=self.loc.dtype).uniform_(eps - 1, 1)
        return self.loc - self.scale * u.sign() * torch.log1p(-u.abs())

    def log_prob(self, value):
        self._check(value)
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def cdf(self, value):
        self._check(value)
        return 0.5 - 0.5 * (value - self.loc).sign() * torch.expm1(-(value - self.loc).abs() / self.scale)

    def icdf(self, value):
        term = value - 0.5
        return self.loc - self.scale * term.sign() * torch.log1p(-2 * term.abs())

    def entropy(self):
        return 1 + torch.log(2 * self.scale)


# in torch.distributions, torch.distributions.cauchy
class Cauchy(_Distribution):
    has_rsample = True
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, loc, scale, validate_args=None):
        self._by_place(validate_args, loc=loc, scale=scale)

    mode = property(lambda self: self.loc)
    mean = property(lambda self: torch.full_like(self.loc, math.nan))
    variance = property(lambda self: torch.full_like(self.loc, math.inf))

    def rsample(self, sample_shape=()):
        u = torch.rand(self._extended(sample_shape), dtype=torch.float64)
        return self.loc + torch.tan(math.pi * (u - 0.5)).to(self.loc.dtype) * self.scale

    def log_prob(self, value):
        self._check(value)
        return -math.log(math.pi) - self.scale.log() - (((value - self.loc) / self.scale) ** 2).log1p()

    def cdf(self, value):
        self._check(value)
        return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

    def icdf(self, value):
        return torch.tan(math.pi * (value - 0.5)) * self.scale + self.loc

    def entropy(self):
        return math.log(4 * math.pi) + self.scale.log()


# in torch.distributions, torch.distributions.one_hot_categorical
class OneHotCategorical(_Distribution):
    has_enumerate_support = True
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
    support = constraints.one_hot

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._categorical = distributions.Categorical(probs, logits)
        _Distribution.__init__(self, self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args)

    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))
    param_shape = property(lambda self: self._categorical.param_shape)

    @property
    def mode(self):
        return torch.nn.functional.one_hot(self.probs.argmax(-1), self.probs.shape[-1]).to(self.probs.dtype)

    def sample(self, sample_shape=()):
        found = self._categorical.sample(sample_shape)
        return torch.nn.functional.one_hot(found, self.probs.shape[-1]).to(self.probs.dtype)

    def log_prob(self, value):
        self._check(value)
        return self._categorical.log_prob(value.argmax(-1))

    def entropy(self):
        return self._categorical.entropy()


class OneHotCategoricalStraightThrough(OneHotCategorical):
    has_rsample = True

    def rsample(self, sample_shape=()):
        return self.sample(sample_shape) + (self.probs - self.probs.detach())


# in torch.distributions, torch.distributions.multinomial
class Multinomial(_Distribution):
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        if not isinstance(total_count, int):
            raise NotImplementedError("inhomogeneous total_count is not supported")
        self.total_count = total_count
        self._categorical = distributions.Categorical(probs=probs, logits=logits)
        _Distribution.__init__(self, self._categorical.batch_shape, self._categorical.param_shape[-1:], validate_args)

    probs = property(lambda self: self._categorical.probs)
    logits = property(lambda self: self._categorical.logits)
    param_shape = property(lambda self: self._categorical.param_shape)
    support = property(lambda self: constraints.multinomial(self.total_count))
    mean = property(lambda self: self.probs * self.total_count)
    variance = property(lambda self: self.total_count * self.probs * (1 - self.probs))

    def sample(self, sample_shape=()):
        drawn = self._categorical.sample([self.total_count, *sample_shape])
        return torch.nn.functional.one_hot(drawn, self.probs.shape[-1]).sum(0).to(self.probs.dtype)

    def log_prob(self, value):
        self._check(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        logits = torch.where((value == 0) & (logits == -math.inf), 0, logits)
        return torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1) + (logits * value).sum(-1)

    def entropy(self):
        n = torch.tensor(self.total_count, dtype=self.probs.dtype)
        binomial = Binomial(self.total_count, self.probs)
        counts = binomial.enumerate_support(False)[1:]
        return (n * self._categorical.entropy() - torch.lgamma(n + 1)
                + (torch.exp(binomial.log_prob(counts)) * torch.lgamma(counts + 1)).sum([0, -1]))


# in torch.distributions, torch.distributions.multivariate_normal
class MultivariateNormal(_Distribution):
    has_rsample = True
    arg_constraints = {"loc": constraints.real_vector, "covariance_matrix": constraints.positive_definite,
                       "precision_matrix": constraints.positive_definite, "scale_tril": constraints.lower_cholesky}
    support = constraints.real_vector

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        if loc.dim() < 1:
            raise ValueError("loc must be at least one-dimensional.")
        given = {"covariance_matrix": covariance_matrix, "precision_matrix": precision_matrix, "scale_tril": scale_tril}
        given = {name: m for name, m in given.items() if m is not None}
        if len(given) != 1:
            raise ValueError("Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.")
        name, matrix = next(iter(given.items()))
        if matrix.dim() < 2:
            what = "scale_tril matrix" if name == "scale_tril" else name
            raise ValueError(f"{what} must be at least two-dimensional, with optional leading batch dimensions")
        batch = torch.broadcast_shapes(matrix.shape[:-2], loc.shape[:-1])
        self.loc = loc.expand(*batch, loc.shape[-1])
        setattr(self, name, matrix.expand(*batch, *matrix.shape[-2:]))
        _Distribution.__init__(self, batch, self.loc.shape[-1:], validate_args)
        self._lower = matrix if name == "scale_tril" else torch.linalg.cholesky(matrix) if name == "covariance_matrix" else (
            _lower_of_inverse(matrix))

    mean = mode = property(lambda self: self.loc)
    variance = property(lambda self: self._lower.pow(2).sum(-1).expand(self._extended(())))

    def __getattr__(self, name):
        size = self._extended(()) + [self._event_shape[0]]
        if name == "scale_tril":
            found = self._lower
        elif name == "covariance_matrix":
            found = self._lower @ self._lower.mT
        elif name == "precision_matrix":
            found = torch.linalg.inv(self._lower @ self._lower.mT)
        else:
            raise AttributeError(f"'MultivariateNormal' object has no attribute '{name}'")
        setattr(self, name, found.expand(size))
        return getattr(self, name)

    def _log_determinant(self):
        return self._lower.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def _square(self, apart):
        """How far that is, squared, in what the covariance calls a step."""
        apart = apart.unsqueeze(-1)
        lower = self._lower.expand(*apart.shape[:-2], *self._lower.shape[-2:])
        return torch.linalg.solve_triangular(lower, apart, upper=False).squeeze(-1).pow(2).sum(-1)

    def rsample(self, sample_shape=()):
        drawn = torch.randn(self._extended(sample_shape), dtype=self.loc.dtype)
        return self.loc + (self._lower @ drawn.unsqueeze(-1)).squeeze(-1)

    def log_prob(self, value):
        self._check(value)
        distance = self._square(value - self.loc)
        return -0.5 * (self._event_shape[0] * math.log(2 * math.pi) + distance) - self._log_determinant()

    def entropy(self):
        found = 0.5 * self._event_shape[0] * (1.0 + math.log(2 * math.pi)) + self._log_determinant()
        return found.expand(list(self._batch_shape)) if len(self._batch_shape) > 0 else found


# in _nowhere
def _lower_of_inverse(matrix):
    """The lower triangle whose square is the inverse of the matrix, from that of the matrix turned round."""
    turned = torch.linalg.cholesky(torch.flip(matrix, (-2, -1)))
    upper = torch.flip(turned, (-2, -1)).mT
    one = torch.eye(matrix.shape[-1], dtype=matrix.dtype)
    return torch.linalg.solve_triangular(upper, one, upper=False)


# in torch.distributions, torch.distributions.mixture_same_family
class MixtureSameFamily(_Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self._mixture_distribution, self._component_distribution = mixture_distribution, component_distribution
        if not isinstance(mixture_distribution, distributions.Categorical):
            raise ValueError(" The Mixture distribution needs to be an  instance of torch.distributions.Categorical")
        if not isinstance(component_distribution, _Distribution):
            raise ValueError("The Component distribution need to be an instance of torch.distributions.Distribution")
        if mixture_distribution.param_shape[-1] != component_distribution.batch_shape[-1]:
            raise ValueError(f"`mixture_distribution component` ({mixture_distribution.param_shape[-1]}) does not equal "
                             f"`component_distribution.batch_shape[-1]` ({component_distribution.batch_shape[-1]})")
        _Distribution.__init__(self, component_distribution.batch_shape[:-1], component_distribution.event_shape, validate_args)

    mixture_distribution = property(lambda self: self._mixture_distribution)
    component_distribution = property(lambda self: self._component_distribution)

    def _shares(self):
        probs = self._mixture_distribution.probs
        return probs.reshape(*probs.shape, *([1] * len(self._event_shape)))

    def _axis(self):
        return -1 - len(self._event_shape)

    @property
    def mean(self):
        return torch.sum(self._shares() * self._component_distribution.mean, self._axis())

    @property
    def variance(self):
        shares, parts, axis = self._shares(), self._component_distribution, self._axis()
        within = torch.sum(shares * parts.variance, axis)
        return within + torch.sum(shares * (parts.mean - self.mean.unsqueeze(axis)).pow(2.0), axis)

    def log_prob(self, value):
        found = self._component_distribution.log_prob(value.unsqueeze(self._axis()))
        return torch.logsumexp(found + torch.log_softmax(self._mixture_distribution.logits, -1), -1)

    def cdf(self, x):
        found = self._component_distribution.cdf(x.unsqueeze(self._axis()))
        return torch.sum(found * self._mixture_distribution.probs, -1)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            chosen = self._mixture_distribution.sample(sample_shape)
            parts = self._component_distribution.sample(sample_shape)
            axis, events = len(sample_shape) + len(self._batch_shape), list(self._event_shape)
            at = chosen.reshape(*chosen.shape, 1, *([1] * len(events)))
            return parts.gather(axis, at.expand(*chosen.shape, 1, *events)).squeeze(axis)

    def __repr__(self):
        return f"MixtureSameFamily(\n  {self._mixture_distribution},\n  {self._component_distribution})"
