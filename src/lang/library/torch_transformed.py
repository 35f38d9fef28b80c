"""torch.distributions of what is drawn from others: transforms with their determinants, and rows as one event."""
import math
import torch
import torch.distributions as distributions
import torch.distributions.constraints as constraints
import _torch_distributions as _shared

# in _nowhere
_Distribution = distributions.Distribution
_added_last = _shared.added_last
_euler = _shared.euler


# in torch.distributions, torch.distributions.independent
class Independent(_Distribution):
    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        batch, events = list(base_distribution.batch_shape), list(base_distribution.event_shape)
        if reinterpreted_batch_ndims > len(batch):
            raise ValueError("Expected reinterpreted_batch_ndims <= len(base_distribution.batch_shape), "
                             f"actual {reinterpreted_batch_ndims} vs {len(batch)}")
        self.base_dist, self.reinterpreted_batch_ndims = base_distribution, reinterpreted_batch_ndims
        cut = len(batch) - reinterpreted_batch_ndims
        _Distribution.__init__(self, batch[:cut], batch[cut:] + events, validate_args)

    has_rsample = property(lambda self: self.base_dist.has_rsample)
    mean = property(lambda self: self.base_dist.mean)
    mode = property(lambda self: self.base_dist.mode)
    variance = property(lambda self: self.base_dist.variance)

    @property
    def support(self):
        inner = self.base_dist.support
        return constraints.independent(inner, self.reinterpreted_batch_ndims) if self.reinterpreted_batch_ndims else inner

    def expand(self, batch_shape, _instance=None):
        inner = list(batch_shape) + list(self.base_dist.batch_shape)[len(self._batch_shape):]
        return Independent(self.base_dist.expand(inner), self.reinterpreted_batch_ndims)

    def sample(self, sample_shape=()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=()):
        return self.base_dist.rsample(sample_shape)

    def log_prob(self, value):
        return _added_last(self.base_dist.log_prob(value), self.reinterpreted_batch_ndims)

    def entropy(self):
        return _added_last(self.base_dist.entropy(), self.reinterpreted_batch_ndims)

    def __repr__(self):
        return f"Independent({self.base_dist}, {self.reinterpreted_batch_ndims})"


# in torch.distributions, torch.distributions.transforms
class Transform:
    bijective = False
    event_dim = 0
    codomain = constraints.real

    def __init__(self, cache_size=0):
        pass

    def __call__(self, x):
        return self._call(x)

    @property
    def inv(self):
        return _Inverse(self)

    @property
    def sign(self):
        raise NotImplementedError

    def log_abs_det_jacobian(self, x, y):
        raise NotImplementedError

    def __repr__(self):
        return type(self).__name__ + "()"


# in _nowhere
class _Inverse(Transform):
    def __init__(self, of):
        self._of = of
        self.bijective, self.event_dim, self.codomain = of.bijective, of.event_dim, constraints.real

    @property
    def inv(self):
        return self._of

    sign = property(lambda self: self._of.sign)

    def _call(self, x):
        return self._of._inverse(x)

    def _inverse(self, y):
        return self._of._call(y)

    def log_abs_det_jacobian(self, x, y):
        return -self._of.log_abs_det_jacobian(y, x)

    def __repr__(self):
        return f"_InverseTransform({self._of!r})"


# in torch.distributions, torch.distributions.transforms
class ComposeTransform(Transform):
    bijective = True

    def __init__(self, parts, cache_size=0):
        self.parts = list(parts)
        self.event_dim = max([p.event_dim for p in self.parts], default=0)
        self.codomain = self.parts[-1].codomain if self.parts else constraints.real

    @property
    def sign(self):
        found = 1
        for p in self.parts:
            found = found * p.sign
        return found

    def _call(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def _inverse(self, y):
        for part in reversed(self.parts):
            y = part._inverse(y)
        return y

    def log_abs_det_jacobian(self, x, y):
        total = 0
        for part in self.parts:
            after = part(x)
            total = total + _added_last(part.log_abs_det_jacobian(x, after), self.event_dim - part.event_dim)
            x = after
        return total

    def __repr__(self):
        return "ComposeTransform(\n    " + ",\n    ".join([repr(p) for p in self.parts]) + "\n)"


class ExpTransform(Transform):
    bijective = True
    codomain = constraints.positive
    sign = 1

    def _call(self, x):
        return x.exp()

    def _inverse(self, y):
        return y.log()

    def log_abs_det_jacobian(self, x, y):
        return x


class AffineTransform(Transform):
    bijective = True

    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        self.loc, self.scale, self.event_dim = loc, scale, event_dim

    @property
    def sign(self):
        return self.scale.sign() if isinstance(self.scale, torch.Tensor) else (self.scale > 0) - (self.scale < 0)

    def _call(self, x):
        return self.loc + self.scale * x

    def _inverse(self, y):
        return (y - self.loc) / self.scale

    def log_abs_det_jacobian(self, x, y):
        if isinstance(self.scale, torch.Tensor):
            each = torch.abs(self.scale).log()
        else:
            each = torch.full_like(x, math.log(abs(self.scale)))
        return _added_last(each.expand(x.shape), self.event_dim)


class SigmoidTransform(Transform):
    bijective = True
    codomain = constraints.unit_interval
    sign = 1

    def _call(self, x):
        finfo = torch.finfo(x.dtype)
        return torch.clamp(torch.sigmoid(x), min=finfo.tiny, max=1.0 - finfo.eps)

    def _inverse(self, y):
        finfo = torch.finfo(y.dtype)
        y = y.clamp(min=finfo.tiny, max=1.0 - finfo.eps)
        return y.log() - (-y).log1p()

    def log_abs_det_jacobian(self, x, y):
        return -torch.nn.functional.softplus(-x) - torch.nn.functional.softplus(x)


class TanhTransform(Transform):
    bijective = True
    codomain = constraints.interval(-1.0, 1.0)
    sign = 1

    def _call(self, x):
        return x.tanh()

    def _inverse(self, y):
        return torch.atanh(y)

    def log_abs_det_jacobian(self, x, y):
        return 2.0 * (math.log(2.0) - x - torch.nn.functional.softplus(-2.0 * x))


class SoftplusTransform(Transform):
    bijective = True
    codomain = constraints.positive
    sign = 1

    def _call(self, x):
        return torch.nn.functional.softplus(x)

    def _inverse(self, y):
        return (-y).expm1().neg().log() + y

    def log_abs_det_jacobian(self, x, y):
        return -torch.nn.functional.softplus(-x)


class PowerTransform(Transform):
    bijective = True
    codomain = constraints.positive

    def __init__(self, exponent, cache_size=0):
        self.exponent = exponent if isinstance(exponent, torch.Tensor) else torch.tensor(float(exponent))

    @property
    def sign(self):
        return self.exponent.sign()

    def _call(self, x):
        return x.pow(self.exponent)

    def _inverse(self, y):
        return y.pow(1 / self.exponent)

    def log_abs_det_jacobian(self, x, y):
        return (self.exponent * y / x).abs().log()


class AbsTransform(Transform):
    codomain = constraints.positive

    def _call(self, x):
        return x.abs()

    def _inverse(self, y):
        return y


class SoftmaxTransform(Transform):
    codomain = constraints.simplex
    event_dim = 1

    def _call(self, x):
        found = (x - x.max(-1, True)[0]).exp()
        return found / found.sum(-1, True)

    def _inverse(self, y):
        return y.log()


# in torch.distributions, torch.distributions.transformed_distribution
class TransformedDistribution(_Distribution):
    def __init__(self, base_distribution, transforms, validate_args=None):
        if isinstance(transforms, Transform):
            transforms = [transforms]
        elif not isinstance(transforms, list):
            raise ValueError(f"transforms must be a Transform or list, but was {transforms}")
        elif not all([isinstance(t, Transform) for t in transforms]):
            raise ValueError("transforms must be a Transform or a list of Transforms")
        self.transforms = transforms
        shape = list(base_distribution.batch_shape) + list(base_distribution.event_shape)
        wide = [list(v.shape) for t in transforms for v in (getattr(t, "loc", 0), getattr(t, "scale", 0)) if isinstance(v, torch.Tensor)]
        whole = list(torch.broadcast_shapes(shape, *wide))
        if whole != shape:
            base_distribution = base_distribution.expand(whole[:len(whole) - len(base_distribution.event_shape)])
        events = max([t.event_dim for t in transforms] + [len(base_distribution.event_shape)])
        more = events - len(base_distribution.event_shape)
        self.base_dist = Independent(base_distribution, more) if more > 0 else base_distribution
        cut = len(whole) - events
        _Distribution.__init__(self, whole[:cut], whole[cut:], validate_args)

    has_rsample = property(lambda self: self.base_dist.has_rsample)

    @property
    def support(self):
        found = self.transforms[-1].codomain if self.transforms else self.base_dist.support
        missing = len(self._event_shape) - found.event_dim
        return constraints.independent(found, missing) if missing > 0 else found

    _whole = property(lambda self: ComposeTransform(self.transforms))

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self._whole(self.base_dist.sample(sample_shape))

    def rsample(self, sample_shape=()):
        return self._whole(self.base_dist.rsample(sample_shape))

    def log_prob(self, value):
        self._check(value)
        events, total, y = len(self._event_shape), 0.0, value
        for transform in reversed(self.transforms):
            x = transform._inverse(y)
            total = total - _added_last(transform.log_abs_det_jacobian(x, y), events - transform.event_dim)
            y = x
        return total + _added_last(self.base_dist.log_prob(y), events - len(self.base_dist.event_shape))

    def _mirrored(self, value):
        sign = self._whole.sign
        return value if isinstance(sign, int) and sign == 1 else sign * (value - 0.5) + 0.5

    def cdf(self, value):
        return self._mirrored(self.base_dist.cdf(self._whole._inverse(value)))

    def icdf(self, value):
        return self._whole(self.base_dist.icdf(self._mirrored(value)))


# in torch.distributions, torch.distributions.log_normal
class LogNormal(TransformedDistribution):
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.positive

    def __init__(self, loc, scale, validate_args=None):
        TransformedDistribution.__init__(self, distributions.Normal(loc, scale, validate_args), ExpTransform(), validate_args)

    loc = property(lambda self: self.base_dist.loc)
    scale = property(lambda self: self.base_dist.scale)
    mean = property(lambda self: (self.loc + self.scale.pow(2) / 2).exp())
    mode = property(lambda self: (self.loc - self.scale.square()).exp())

    @property
    def variance(self):
        square = self.scale.pow(2)
        return square.expm1() * (2 * self.loc + square).exp()

    def entropy(self):
        return self.base_dist.entropy() + self.loc


# in _torch_transformed
class Half(TransformedDistribution):
    """The absolute value of what is drawn from a distribution around 0."""
    arg_constraints = {"scale": constraints.positive}
    support = constraints.nonnegative

    def __init__(self, around, validate_args=None):
        TransformedDistribution.__init__(self, around, AbsTransform(), validate_args)

    scale = property(lambda self: self.base_dist.scale)
    mode = property(lambda self: torch.zeros_like(self.scale))

    def log_prob(self, value):
        self._check(value)
        return torch.where(value >= 0, self.base_dist.log_prob(value) + math.log(2), -math.inf)

    def cdf(self, value):
        self._check(value)
        return 2 * self.base_dist.cdf(value) - 1

    def icdf(self, prob):
        return self.base_dist.icdf((prob + 1) / 2)

    def entropy(self):
        return self.base_dist.entropy() - math.log(2)


# in torch.distributions, torch.distributions.half_normal
class HalfNormal(Half):
    def __init__(self, scale, validate_args=None):
        Half.__init__(self, distributions.Normal(0, scale, False), validate_args)

    mean = property(lambda self: self.scale * math.sqrt(2 / math.pi))
    variance = property(lambda self: self.scale.pow(2) * (1 - 2 / math.pi))


# in torch.distributions, torch.distributions.gumbel
class Gumbel(TransformedDistribution):
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _shared.tensors(loc, scale)
        finfo = torch.finfo(self.loc.dtype)
        base = distributions.Uniform(torch.full_like(self.loc, finfo.tiny), torch.full_like(self.loc, 1 - finfo.eps), validate_args)
        steps = [ExpTransform().inv, AffineTransform(0, -torch.ones_like(self.scale)), ExpTransform().inv,
                 AffineTransform(loc, -self.scale)]
        TransformedDistribution.__init__(self, base, steps, validate_args)

    mean = property(lambda self: self.loc + self.scale * _euler)
    mode = property(lambda self: self.loc)
    stddev = property(lambda self: (math.pi / math.sqrt(6)) * self.scale)
    variance = property(lambda self: self.stddev.pow(2))

    def log_prob(self, value):
        self._check(value)
        y = (self.loc - value) / self.scale
        return (y - y.exp()) - self.scale.log()

    def entropy(self):
        return self.scale.log() + (1 + _euler)


# in _nowhere
class _LogRelaxed(_Distribution):
    """The logarithms of what a relaxed choice draws."""
    has_rsample = True

    def __init__(self, temperature, categorical, validate_args):
        self.temperature, self._categorical = temperature, categorical
        _Distribution.__init__(self, categorical.batch_shape, categorical.param_shape[-1:], validate_args)

    def rsample(self, sample_shape=()):
        logits = self._categorical.logits
        uniform = torch.rand(self._extended(sample_shape), dtype=logits.dtype)
        finfo = torch.finfo(logits.dtype)
        gumbels = -((-(uniform.clamp(finfo.eps, 1 - finfo.eps).log())).log())
        scores = (logits + gumbels) / self.temperature
        return scores - scores.logsumexp(-1, keepdim=True)

    def log_prob(self, value):
        count = self._categorical._events
        logits, value = torch.broadcast_tensors(self._categorical.logits, value)
        scale = torch.full_like(torch.as_tensor(self.temperature), float(count)).lgamma() - torch.as_tensor(self.temperature).log().mul(-(count - 1))
        score = logits - value.mul(self.temperature)
        score = (score - score.logsumexp(-1, keepdim=True)).sum(-1)
        return score + scale


# in torch.distributions, torch.distributions.relaxed_categorical
class RelaxedOneHotCategorical(TransformedDistribution):
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}
    support = constraints.simplex

    def __init__(self, temperature, probs=None, logits=None, validate_args=None):
        categorical = distributions.Categorical(probs, logits)
        TransformedDistribution.__init__(self, _LogRelaxed(temperature, categorical, validate_args), ExpTransform(), validate_args)

    temperature = property(lambda self: self.base_dist.temperature)
    logits = property(lambda self: self.base_dist._categorical.logits)
    probs = property(lambda self: self.base_dist._categorical.probs)
