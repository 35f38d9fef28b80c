"""torch.distributions that are made of others by transforms: of waiting times, of heavy tails, of shares."""
import math
import torch
import torch.distributions as distributions
import torch.distributions.constraints as constraints
import _torch_distributions as _shared
import _torch_transformed as _halves

# in _nowhere
_Distribution = distributions.Distribution
_Transformed = distributions.TransformedDistribution
_transforms = distributions.transforms
_euler = _shared.euler
_tensors = _shared.tensors


# in torch.distributions, torch.distributions.weibull
class Weibull(_Transformed):
    arg_constraints = {"scale": constraints.positive, "concentration": constraints.positive}
    support = constraints.positive

    def __init__(self, scale, concentration, validate_args=None):
        self.scale, self.concentration = torch.broadcast_tensors(*_tensors(scale, concentration))
        self.concentration_reciprocal = self.concentration.reciprocal()
        base = distributions.Exponential(torch.ones_like(self.scale), validate_args)
        steps = [_transforms.PowerTransform(self.concentration_reciprocal), _transforms.AffineTransform(0, self.scale)]
        _Transformed.__init__(self, base, steps, validate_args)

    mean = property(lambda self: self.scale * torch.exp(torch.lgamma(1 + self.concentration_reciprocal)))
    mode = property(lambda self: self.scale * ((self.concentration - 1) / self.concentration) ** self.concentration.reciprocal())

    @property
    def variance(self):
        wide, once = torch.lgamma(1 + 2 * self.concentration_reciprocal), torch.lgamma(1 + self.concentration_reciprocal)
        return self.scale.pow(2) * (torch.exp(wide) - torch.exp(2 * once))

    def entropy(self):
        return _euler * (1 - self.concentration_reciprocal) + torch.log(self.scale * self.concentration_reciprocal) + 1


# in torch.distributions, torch.distributions.pareto
class Pareto(_Transformed):
    arg_constraints = {"alpha": constraints.positive, "scale": constraints.positive}

    def __init__(self, scale, alpha, validate_args=None):
        self.scale, self.alpha = torch.broadcast_tensors(*_tensors(scale, alpha))
        base = distributions.Exponential(self.alpha, validate_args)
        _Transformed.__init__(self, base, [_transforms.ExpTransform(), _transforms.AffineTransform(0, self.scale)], validate_args)

    mode = property(lambda self: self.scale)

    @property
    def support(self):
        return constraints.greater_than_eq(self.scale)

    @property
    def mean(self):
        a = self.alpha.clamp(min=1)
        return a * self.scale / (a - 1)

    @property
    def variance(self):
        a = self.alpha.clamp(min=2)
        return self.scale.pow(2) * a / ((a - 1).pow(2) * (a - 2))

    def entropy(self):
        return (self.scale / self.alpha).log() + (1 + self.alpha.reciprocal())


# in torch.distributions, torch.distributions.half_cauchy
class HalfCauchy(_halves.Half):
    def __init__(self, scale, validate_args=None):
        _halves.Half.__init__(self, distributions.Cauchy(0, scale, False), validate_args)

    mean = property(lambda self: torch.full(self._extended(()), math.inf, dtype=self.scale.dtype))
    variance = property(lambda self: self.base_dist.variance)

    def log_prob(self, value):
        return _halves.Half.log_prob(self, torch.as_tensor(value, dtype=self.base_dist.scale.dtype))


# in torch.distributions, torch.distributions.kumaraswamy
class Kumaraswamy(_Transformed):
    arg_constraints = {"concentration1": constraints.positive, "concentration0": constraints.positive}
    support = constraints.unit_interval

    def __init__(self, concentration1, concentration0, validate_args=None):
        self.concentration1, self.concentration0 = torch.broadcast_tensors(*_tensors(concentration1, concentration0))
        base = distributions.Uniform(torch.full_like(self.concentration0, 0), torch.full_like(self.concentration0, 1), validate_args)
        steps = [_transforms.PowerTransform(self.concentration0.reciprocal()), _transforms.AffineTransform(1.0, -1.0),
                 _transforms.PowerTransform(self.concentration1.reciprocal())]
        _Transformed.__init__(self, base, steps, validate_args)

    def _moment(self, n):
        a, b = self.concentration1, self.concentration0
        first = 1 + n / a
        return b * torch.exp(first.lgamma() + b.lgamma() - (first + b).lgamma())

    mean = property(lambda self: self._moment(1))
    variance = property(lambda self: self._moment(2) - torch.pow(self.mean, 2))

    @property
    def mode(self):
        a, b = self.concentration1, self.concentration0
        found = (b.reciprocal() * (-b).log1p() - (-b * a).log1p()).exp()
        return torch.where((b < 1) | (a < 1), math.nan, found)

    def entropy(self):
        a, b = self.concentration1, self.concentration0
        return (1 - b.reciprocal()) + (1 - a.reciprocal()) * (torch.digamma(b + 1) + _euler) - torch.log(a) - torch.log(b)


# in torch.distributions, torch.distributions.inverse_gamma
class InverseGamma(_Transformed):
    arg_constraints = {"concentration": constraints.positive, "rate": constraints.positive}
    support = constraints.positive

    def __init__(self, concentration, rate, validate_args=None):
        base = distributions.Gamma(concentration, rate, validate_args)
        _Transformed.__init__(self, base, _transforms.PowerTransform(-base.rate.new_ones(())), validate_args)

    concentration = property(lambda self: self.base_dist.concentration)
    rate = property(lambda self: self.base_dist.rate)
    mean = property(lambda self: torch.where(self.concentration > 1, self.rate / (self.concentration - 1), math.inf))
    mode = property(lambda self: self.rate / (self.concentration + 1))

    @property
    def variance(self):
        c = self.concentration
        return torch.where(c > 2, self.rate.square() / ((c - 1).square() * (c - 2)), math.inf)

    def entropy(self):
        c = self.concentration
        return c + self.rate.log() + c.lgamma() - (1 + c) * c.digamma()


# in torch.distributions, torch.distributions.fishersnedecor
class FisherSnedecor(_Distribution):
    arg_constraints = {"df1": constraints.positive, "df2": constraints.positive}
    support = constraints.positive
    has_rsample = True

    def __init__(self, df1, df2, validate_args=None):
        self._by_place(validate_args, df1=df1, df2=df2)
        self._gammas = distributions.Gamma(self.df1 * 0.5, self.df1), distributions.Gamma(self.df2 * 0.5, self.df2)

    @property
    def mean(self):
        b = torch.where(self.df2 <= 2, math.nan, self.df2)
        return b / (b - 2)

    @property
    def mode(self):
        found = (self.df1 - 2) / self.df1 * self.df2 / (self.df2 + 2)
        return torch.where(self.df1 <= 2, math.nan, found)

    @property
    def variance(self):
        b = torch.where(self.df2 <= 4, math.nan, self.df2)
        return 2 * b.pow(2) * (self.df1 + b - 2) / (self.df1 * (b - 2).pow(2) * (b - 4))

    def rsample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        above, below = [g.rsample(sample_shape).view(shape) for g in self._gammas]
        tiny = torch.finfo(below.dtype).tiny
        return (above / below.clamp(min=tiny)).clamp(min=tiny)

    def log_prob(self, value):
        self._check(value)
        a, b, ratio = self.df1 * 0.5, self.df2 * 0.5, self.df1 / self.df2
        return ((a + b).lgamma() - a.lgamma() - b.lgamma() + a * ratio.log() + (a - 1) * torch.log(value)
                - (a + b) * torch.log1p(ratio * value))


# in torch.distributions.relaxed_bernoulli
class LogitRelaxedBernoulli(_Distribution):
    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.real

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        self.temperature, self._of = temperature, distributions.Bernoulli(probs, logits)
        _Distribution.__init__(self, self._of.batch_shape, (), validate_args)

    probs = property(lambda self: self._of.probs)
    logits = property(lambda self: self._of.logits)

    def rsample(self, sample_shape=()):
        shape = self._extended(sample_shape)
        eps = torch.finfo(self.probs.dtype).eps
        p = self.probs.expand(shape).clamp(min=eps, max=1 - eps)
        u = torch.rand(shape, dtype=p.dtype).clamp(min=eps, max=1 - eps)
        return (u.log() - (-u).log1p() + p.log() - (-p).log1p()) / self.temperature

    def log_prob(self, value):
        self._check(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        apart = logits - value.mul(self.temperature)
        return torch.as_tensor(self.temperature).log() + apart - 2 * apart.exp().log1p()


# in torch.distributions, torch.distributions.relaxed_bernoulli
class RelaxedBernoulli(_Transformed):
    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.unit_interval

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        from torch.distributions.relaxed_bernoulli import LogitRelaxedBernoulli as Logits
        _Transformed.__init__(self, Logits(temperature, probs, logits), _transforms.SigmoidTransform(), validate_args)

    temperature = property(lambda self: self.base_dist.temperature)
    logits = property(lambda self: self.base_dist.logits)
    probs = property(lambda self: self.base_dist.probs)
