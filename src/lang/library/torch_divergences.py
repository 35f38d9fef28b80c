"""torch.distributions.kl: how far one distribution is from another, for pairs that have a formula."""
import math
import torch
import torch.distributions as distributions
import _torch_distributions as _shared

# in _nowhere
_formulas = []
_euler = _shared.euler


# in torch.distributions, torch.distributions.kl
def register_kl(type_p, type_q):
    def kept(formula):
        _formulas.append((type_p, type_q, formula))
        return formula
    return kept


def kl_divergence(p, q):
    fitting = [(a, b, f) for a, b, f in _formulas if isinstance(p, a) and isinstance(q, b)]
    if not fitting and isinstance(p, distributions.ExponentialFamily) and isinstance(q, distributions.ExponentialFamily):
        raise NotImplementedError("The cross KL-divergence between different exponential families cannot                    "
                                  "         be computed using Bregman divergences")
    if not fitting:
        raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")
    # The nearest classes, and of equals the last one that was registered.
    nearest = min(fitting, key=lambda given: type(p).__mro__.index(given[0]) + type(q).__mro__.index(given[1]))
    for given in fitting:
        if given[0] is nearest[0] and given[1] is nearest[1]:
            nearest = given
    return nearest[2](p, q)


# in _nowhere
@register_kl(distributions.Normal, distributions.Normal)
def _normals(p, q):
    ratio = (p.scale / q.scale).pow(2)
    shift = ((p.loc - q.loc) / q.scale).pow(2)
    return 0.5 * (ratio + shift - 1 - ratio.log())


@register_kl(distributions.Categorical, distributions.Categorical)
def _categories(p, q):
    found = p.probs * (p.logits - q.logits)
    found = torch.where((q.probs == 0).expand_as(found), math.inf, found)
    return torch.where((p.probs == 0).expand_as(found), 0, found).sum(-1)


@register_kl(distributions.OneHotCategorical, distributions.OneHotCategorical)
def _one_hots(p, q):
    return _categories(p._categorical, q._categorical)


@register_kl(distributions.Bernoulli, distributions.Bernoulli)
def _trials(p, q):
    softplus = torch.nn.functional.softplus
    one = p.probs * (softplus(-q.logits) - softplus(-p.logits))
    one = torch.where(p.probs == 0, 0, torch.where(q.probs == 0, math.inf, one))
    other = (1 - p.probs) * (softplus(q.logits) - softplus(p.logits))
    other = torch.where(p.probs == 1, 0, torch.where(q.probs == 1, math.inf, other))
    return one + other


@register_kl(distributions.Binomial, distributions.Binomial)
def _successes(p, q):
    if bool((p.total_count > q.total_count).any()):
        return torch.full_like(p.probs, math.inf)
    if bool((p.total_count < q.total_count).any()):
        raise NotImplementedError("KL between Binomials where q.total_count > p.total_count is not implemented")
    found = p.total_count * (p.probs * (p.logits - q.logits) + (-p.probs).log1p() - (-q.probs).log1p())
    return torch.where(p.total_count > q.total_count, math.inf, found)


@register_kl(distributions.Geometric, distributions.Geometric)
def _geometrics(p, q):
    return -p.entropy() - torch.log1p(-q.probs) / p.probs - q.logits


@register_kl(distributions.Poisson, distributions.Poisson)
def _counts(p, q):
    return p.rate * (p.rate.log() - q.rate.log()) - (p.rate - q.rate)


@register_kl(distributions.Exponential, distributions.Exponential)
def _waits(p, q):
    ratio = q.rate / p.rate
    return -ratio.log() + ratio - 1


@register_kl(distributions.Gamma, distributions.Gamma)
def _gammas(p, q):
    return (q.concentration * (p.rate / q.rate).log() + torch.lgamma(q.concentration) - torch.lgamma(p.concentration)
            + (p.concentration - q.concentration) * torch.digamma(p.concentration)
            + (q.rate - p.rate) * (p.concentration / p.rate))


@register_kl(distributions.Exponential, distributions.Gamma)
def _wait_of_gamma(p, q):
    ratio = q.rate / p.rate
    return (-q.concentration * torch.log(ratio) + ratio + q.concentration.lgamma() + q.concentration * _euler - (1 + _euler))


@register_kl(distributions.Gamma, distributions.Exponential)
def _gamma_of_wait(p, q):
    return -p.entropy() - q.rate.log() + q.rate * p.concentration / p.rate


@register_kl(distributions.Beta, distributions.Beta)
def _betas(p, q):
    sum_p, sum_q = p.concentration1 + p.concentration0, q.concentration1 + q.concentration0
    t1 = q.concentration1.lgamma() + q.concentration0.lgamma() + sum_p.lgamma()
    t2 = p.concentration1.lgamma() + p.concentration0.lgamma() + sum_q.lgamma()
    t3 = (p.concentration1 - q.concentration1) * torch.digamma(p.concentration1)
    t4 = (p.concentration0 - q.concentration0) * torch.digamma(p.concentration0)
    return t1 - t2 + t3 + t4 + (sum_q - sum_p) * torch.digamma(sum_p)


@register_kl(distributions.Dirichlet, distributions.Dirichlet)
def _dirichlets(p, q):
    total_p, total_q = p.concentration.sum(-1), q.concentration.sum(-1)
    t1 = total_p.lgamma() - total_q.lgamma()
    t2 = (p.concentration.lgamma() - q.concentration.lgamma()).sum(-1)
    t3 = p.concentration - q.concentration
    t4 = p.concentration.digamma() - total_p.digamma().unsqueeze(-1)
    return t1 - t2 + (t3 * t4).sum(-1)


@register_kl(distributions.Laplace, distributions.Laplace)
def _laplaces(p, q):
    ratio, apart = p.scale / q.scale, (p.loc - q.loc).abs()
    return -ratio.log() + apart / q.scale + ratio * torch.exp(-apart / p.scale) - 1


@register_kl(distributions.Gumbel, distributions.Gumbel)
def _gumbels(p, q):
    t1, t2 = p.scale / q.scale, q.loc / q.scale
    t3 = p.loc / q.scale
    return -t1.log() - t2 + t3 + t1 * _euler + torch.exp(t2 + (1 + t1).lgamma() - t3) - (1 + _euler)


@register_kl(distributions.Cauchy, distributions.Cauchy)
def _cauchys(p, q):
    return ((p.scale + q.scale).pow(2) + (p.loc - q.loc).pow(2)).log() - (4 * p.scale * q.scale).log()


@register_kl(distributions.Uniform, distributions.Uniform)
def _uniforms(p, q):
    found = ((q.high - q.low) / (p.high - p.low)).log()
    return torch.where((q.low > p.low) | (q.high < p.high), math.inf, found)


@register_kl(distributions.Uniform, distributions.Normal)
def _uniform_of_normal(p, q):
    width = p.high - p.low
    spread = width.pow(2) / 12 + ((p.high + p.low - 2 * q.loc) / 2).pow(2)
    return (math.sqrt(math.pi * 2) * q.scale / width).log() + 0.5 * spread / q.scale.pow(2)


@register_kl(distributions.Exponential, distributions.Normal)
def _wait_of_normal(p, q):
    variance, square = q.scale.pow(2), p.rate.pow(2)
    t1 = 0.5 * torch.log(square * variance * 2 * math.pi)
    return t1 - 1 + (square.reciprocal() - q.loc / p.rate + q.loc.pow(2) * 0.5) / variance


@register_kl(distributions.Laplace, distributions.Normal)
def _laplace_of_normal(p, q):
    variance = q.scale.pow(2)
    ratio = p.scale.pow(2) / variance
    apart = 0.5 * p.loc.pow(2) - p.loc * q.loc + 0.5 * q.loc.pow(2)
    return -0.5 * torch.log(2 * ratio / math.pi) + ratio + apart / variance - 1


@register_kl(distributions.Normal, distributions.Laplace)
def _normal_of_laplace(p, q):
    apart = p.loc - q.loc
    ratio = apart / p.scale
    t2 = math.sqrt(2 / math.pi) * p.scale * torch.exp(-0.5 * ratio.pow(2))
    t3 = apart * torch.erf(math.sqrt(0.5) * ratio)
    return -torch.log(p.scale / q.scale) + (t2 + t3) / q.scale - 0.5 * (1 + math.log(0.5 * math.pi))


@register_kl(distributions.MultivariateNormal, distributions.MultivariateNormal)
def _vectors(p, q):
    if tuple(p.event_shape) != tuple(q.event_shape):
        raise ValueError("KL-divergence between two Multivariate Normals with different event shapes cannot be computed")
    half = q._log_determinant() - p._log_determinant()
    count = p.event_shape[0]
    shape = list(torch.broadcast_shapes(q._lower.shape[:-2], p._lower.shape[:-2]))
    lower_q, lower_p = q._lower.expand(*shape, count, count), p._lower.expand(*shape, count, count)
    turned = torch.linalg.solve_triangular(lower_q, lower_p, upper=False).pow(2)
    return half + 0.5 * (turned.sum([-2, -1]) + q._square(q.loc - p.loc) - count)


@register_kl(distributions.Independent, distributions.Independent)
def _rows(p, q):
    if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
        raise NotImplementedError
    return _shared.added_last(kl_divergence(p.base_dist, q.base_dist), p.reinterpreted_batch_ndims)


@register_kl(distributions.TransformedDistribution, distributions.TransformedDistribution)
def _transformed(p, q):
    if [type(t) for t in p.transforms] != [type(t) for t in q.transforms] or tuple(p.event_shape) != tuple(q.event_shape):
        raise NotImplementedError
    extra = len(p.event_shape) - len(p.base_dist.event_shape)
    return _shared.added_last(kl_divergence(p.base_dist, q.base_dist), extra)


@register_kl(distributions.HalfNormal, distributions.HalfNormal)
def _halves(p, q):
    return _normals(p.base_dist, q.base_dist)
