"""torch.distributions: draws, densities and entropies, as PyTorch computes them."""
import math
import torch

# in _nowhere
def _tensors(*values):
    """All of one shape; numbers become tensors."""
    like = next((v for v in values if isinstance(v, torch.Tensor)), None)
    made = [v if isinstance(v, torch.Tensor) else torch.tensor(float(v), dtype=like.dtype if like is not None else None) for v in values]
    return torch.broadcast_tensors(*made)


def _extended(sample_shape, shape):
    return list(sample_shape) + list(shape)


def _logits_of(probs):
    eps = torch.finfo(probs.dtype).eps
    p = probs.clamp(eps, 1 - eps)
    return p.log() - (-p).log1p()


# in torch.distributions, torch.distributions.distribution
class Distribution:
    has_rsample = False

    @property
    def batch_shape(self):
        return torch.Size(self._shape)

    @property
    def event_shape(self):
        return torch.Size([])

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def sample_n(self, n):
        return self.sample([n])

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return self.entropy().exp()

    def __getattr__(self, name):
        """Of probabilities and their logarithms one is given; the other comes when somebody asks for it, and stays."""
        if name not in ("probs", "logits") or name not in self._names:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        setattr(self, name, self._other(name))
        return getattr(self, name)

    def __repr__(self):
        known = [(n, self.__dict__[n]) for n in self._names if n in self.__dict__]
        shown = [f"{n}: {v if v.numel() == 1 else v.size()}" for n, v in known]
        return f"{type(self).__name__}({', '.join(shown)})"


# in torch.distributions, torch.distributions.normal
class Normal(Distribution):
    has_rsample = True
    _names = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        self._shape = self.loc.shape

    mean = mode = property(lambda self: self.loc)
    stddev = property(lambda self: self.scale)
    variance = property(lambda self: self.scale.pow(2))

    def sample(self, sample_shape=()):
        shape = _extended(sample_shape, self._shape)
        with torch.no_grad():
            return torch.randn(shape) * self.scale + self.loc

    def rsample(self, sample_shape=()):
        shape = _extended(sample_shape, self._shape)
        return self.loc + torch.randn(shape) * self.scale

    def log_prob(self, value):
        variance = self.scale ** 2
        return -((value - self.loc) ** 2) / (2 * variance) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


# in torch.distributions, torch.distributions.uniform
class Uniform(Distribution):
    has_rsample = True
    _names = ("low", "high")

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        if not bool((self.low < self.high).all()):
            raise ValueError("Uniform is not defined when low>= high")
        self._shape = self.low.shape

    mean = property(lambda self: (self.high + self.low) / 2)
    variance = property(lambda self: (self.high - self.low).pow(2) / 12)

    def rsample(self, sample_shape=()):
        return self.low + torch.rand(_extended(sample_shape, self._shape)) * (self.high - self.low)

    def log_prob(self, value):
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)

    def entropy(self):
        return torch.log(self.high - self.low)


# in torch.distributions, torch.distributions.bernoulli
class Bernoulli(Distribution):
    _names = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        given = probs if probs is not None else logits
        given = given if isinstance(given, torch.Tensor) else torch.tensor(float(given))
        setattr(self, "probs" if probs is not None else "logits", given)
        self._shape = given.shape

    def _other(self, name):
        return self.logits.sigmoid() if name == "probs" else _logits_of(self.probs)

    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(_extended(sample_shape, self._shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -torch.nn.functional.binary_cross_entropy_with_logits(logits, value, reduction="none")

    def entropy(self):
        return torch.nn.functional.binary_cross_entropy_with_logits(self.logits, self.probs, reduction="none")


# in torch.distributions, torch.distributions.categorical
class Categorical(Distribution):
    _names = ("probs", "logits")

    def __init__(self, probs=None, logits=None, validate_args=None):
        if (probs is None) == (logits is None):
            raise ValueError("Either `probs` or `logits` must be specified, but not both.")
        given = probs if probs is not None else logits
        if given.dim() < 1:
            raise ValueError(f"`{'probs' if probs is not None else 'logits'}` parameter must be at least one-dimensional.")
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
        else:
            self.logits = logits - logits.logsumexp(-1, keepdim=True)
        self._shape = given.shape[:-1]

    def _other(self, name):
        if name == "probs":
            return self.logits.softmax(-1)
        eps = torch.finfo(self.probs.dtype).eps
        return self.probs.clamp(eps, 1 - eps).log()

    @property
    def mode(self):
        return self.probs.argmax(-1)

    def sample(self, sample_shape=()):
        count = math.prod(list(sample_shape))
        rows = self.probs.detach().reshape(-1, self.probs.shape[-1])
        return torch.multinomial(rows, count, True).T.reshape(_extended(sample_shape, self._shape))

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        least = torch.finfo(self.logits.dtype).min
        return -(self.logits.clamp(min=least) * self.probs).sum(-1)


# in torch.distributions, torch.distributions.exponential
class Exponential(Distribution):
    has_rsample = True
    _names = ("rate",)

    def __init__(self, rate, validate_args=None):
        self.rate = _tensors(rate)[0]
        self._shape = self.rate.shape

    mean = stddev = property(lambda self: self.rate.reciprocal())
    variance = property(lambda self: self.rate.pow(-2))

    def rsample(self, sample_shape=()):
        return torch.empty(_extended(sample_shape, self._shape)).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def entropy(self):
        return 1.0 - torch.log(self.rate)


# in torch.distributions, torch.distributions.kl
def kl_divergence(p, q):
    if isinstance(p, Normal) and isinstance(q, Normal):
        ratio = (p.scale / q.scale).pow(2)
        shift = ((p.loc - q.loc) / q.scale).pow(2)
        return 0.5 * (ratio + shift - 1 - ratio.log())
    if isinstance(p, Categorical) and isinstance(q, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
        softplus = torch.nn.functional.softplus
        one = p.probs * (softplus(-q.logits) - softplus(-p.logits))
        return one + (1 - p.probs) * (softplus(q.logits) - softplus(p.logits))
    raise NotImplementedError(f"No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}")
