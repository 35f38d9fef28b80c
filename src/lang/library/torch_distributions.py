"""torch.distributions: draws, densities and entropies of the basic ones, as PyTorch computes them, and what all share."""
import math
import torch
import torch.distributions.constraints as constraints

# in _torch_distributions
def tensors(*values):
    """All of one shape; numbers become tensors."""
    like = next((v for v in values if isinstance(v, torch.Tensor)), None)
    made = [v if isinstance(v, torch.Tensor) else torch.tensor(float(v), dtype=like.dtype if like is not None else None) for v in values]
    return torch.broadcast_tensors(*made)


def of_trials(self, name):
    """The probability of one of two outcomes by its logit, or the other way round."""
    if name == "probs":
        return self.logits.sigmoid()
    eps = torch.finfo(self.probs.dtype).eps
    p = self.probs.clamp(eps, 1 - eps)
    return p.log() - (-p).log1p()


def one_of(probs, logits):
    """Which of the two is given, and what."""
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")
    return ("probs", probs) if probs is not None else ("logits", logits)


def added_last(value, count):
    """The sums over so many axes at the end."""
    return value if count == 0 else value.reshape(*list(value.shape)[:-count], -1).sum(-1)


def entropy_loss(logits, value):
    return torch.nn.functional.binary_cross_entropy_with_logits(logits, value, reduction="none")


euler = 0.57721566490153286060


# in torch.distributions, torch.distributions.distribution
class Distribution:
    has_rsample = False
    has_enumerate_support = False
    arg_constraints = {}
    support = None
    _checks = True

    @staticmethod
    def set_default_validate_args(value):
        Distribution._checks = value

    def __init__(self, batch_shape=(), event_shape=(), validate_args=None):
        self._batch_shape, self._event_shape = torch.Size(batch_shape), torch.Size(event_shape)
        if validate_args is not None:
            self._checks = validate_args
        if not self._checks:
            return
        for name, wanted in self.arg_constraints.items():
            if name not in self.__dict__:
                continue
            value = self.__dict__[name]
            if not bool(wanted.check(value).all()):
                raise ValueError(f"Expected parameter {name} ({type(value).__name__} of shape {tuple(value.shape)}) of "
                                 f"distribution {self!r} to satisfy the constraint {wanted!r}, but found invalid values:\n{value}")

    def _by_place(self, validate_args, **parameters):
        """A number of each parameter for every place of the batch."""
        held = tensors(*parameters.values())
        for name, value in zip(parameters, held):
            setattr(self, name, value)
        Distribution.__init__(self, held[0].shape, (), validate_args)

    batch_shape = property(lambda self: self._batch_shape)
    event_shape = property(lambda self: self._event_shape)

    def _extended(self, sample_shape):
        return list(sample_shape) + list(self._batch_shape) + list(self._event_shape)

    _extended_shape = _extended

    def _check(self, value):
        """What a density is asked of is to be something that may be drawn."""
        if not self._checks or self.support is None:
            return
        if not isinstance(value, torch.Tensor):
            raise ValueError("The value argument to log_prob must be a Tensor")
        events = len(self._event_shape)
        if tuple(value.shape)[value.ndim - events:] != tuple(self._event_shape):
            raise ValueError(f"The right-most size of value must match event_shape: {value.shape} vs {self._event_shape}.")
        wanted = torch.Size(self._extended(()))
        for i, j in zip(reversed(tuple(value.shape)), reversed(tuple(wanted))):
            if i != 1 and j != 1 and i != j:
                raise ValueError(f"Value is not broadcastable with batch_shape+event_shape: {value.shape} vs {wanted}.")
        if not bool(self.support.check(value).all()):
            raise ValueError(f"Expected value argument ({type(value).__name__} of shape {tuple(value.shape)}) to be within the "
                             f"support ({self.support!r}) of the distribution {self!r}, but found invalid values:\n{value}")

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=()):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample([n])

    @property
    def mean(self):
        raise NotImplementedError

    @property
    def variance(self):
        raise NotImplementedError

    @property
    def mode(self):
        raise NotImplementedError(f"{type(self)} does not implement mode")

    @property
    def stddev(self):
        return self.variance.sqrt()

    def log_prob(self, value):
        raise NotImplementedError

    def cdf(self, value):
        raise NotImplementedError

    def icdf(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def perplexity(self):
        return self.entropy().exp()

    def __getattr__(self, name):
        """Of probabilities and their logarithms one is given; the other comes when somebody asks for it, and stays."""
        if name not in ("probs", "logits") or name not in self.arg_constraints:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")
        setattr(self, name, self._other(name))
        return getattr(self, name)

    def _counted(self, count, dtype, expand):
        """The numbers from 0 on, for every place of the batch."""
        values = torch.arange(count, dtype=dtype).reshape(count, *([1] * len(self._batch_shape)))
        return values.expand(count, *self._batch_shape) if expand else values

    def expand(self, batch_shape, _instance=None):
        """The same with parameters of another shape."""
        found = object.__new__(type(self))
        before, batch_shape = len(self._batch_shape), list(batch_shape)
        for name, value in self.__dict__.items():
            if isinstance(value, torch.Tensor):
                value = value.expand(*batch_shape, *list(value.shape)[before:])
            elif isinstance(value, Distribution):
                value = value.expand(batch_shape + list(value._batch_shape)[before:])
            setattr(found, name, value)
        found._batch_shape = torch.Size(batch_shape)
        return found

    def __repr__(self):
        known = [(n, self.__dict__[n]) for n in self.arg_constraints if n in self.__dict__]
        shown = [f"{n}: {v if v.numel() == 1 else v.size()}" for n, v in known]
        return f"{type(self).__name__}({', '.join(shown)})"


# in torch.distributions, torch.distributions.exp_family
class ExponentialFamily(Distribution):
    """Those of which PyTorch has one formula for two of a kind."""


# in torch.distributions, torch.distributions.normal
class Normal(ExponentialFamily):
    has_rsample = True
    arg_constraints = {"loc": constraints.real, "scale": constraints.positive}
    support = constraints.real

    def __init__(self, loc, scale, validate_args=None):
        self._by_place(validate_args, loc=loc, scale=scale)

    mean = mode = property(lambda self: self.loc)
    stddev = property(lambda self: self.scale)
    variance = property(lambda self: self.scale.pow(2))

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.randn(self._extended(sample_shape), dtype=self.loc.dtype) * self.scale + self.loc

    def rsample(self, sample_shape=()):
        return self.loc + torch.randn(self._extended(sample_shape), dtype=self.loc.dtype) * self.scale

    def log_prob(self, value):
        self._check(value)
        variance = self.scale ** 2
        return -((value - self.loc) ** 2) / (2 * variance) - self.scale.log() - math.log(math.sqrt(2 * math.pi))

    def cdf(self, value):
        self._check(value)
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def icdf(self, value):
        return self.loc + self.scale * torch.erfinv(2 * value - 1) * math.sqrt(2)

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


# in torch.distributions, torch.distributions.uniform
class Uniform(Distribution):
    has_rsample = True
    arg_constraints = {"low": constraints.real, "high": constraints.real}

    def __init__(self, low, high, validate_args=None):
        self._by_place(validate_args, low=low, high=high)
        if self._checks and not bool((self.low < self.high).all()):
            raise ValueError("Uniform is not defined when low>= high")

    mean = property(lambda self: (self.high + self.low) / 2)
    mode = property(lambda self: torch.full_like(self.low, math.nan))
    stddev = property(lambda self: (self.high - self.low) / 12 ** 0.5)
    variance = property(lambda self: (self.high - self.low).pow(2) / 12)
    support = property(lambda self: constraints.interval(self.low, self.high))

    def rsample(self, sample_shape=()):
        return self.low + torch.rand(self._extended(sample_shape), dtype=self.low.dtype) * (self.high - self.low)

    def log_prob(self, value):
        self._check(value)
        inside = self.low.le(value).type_as(self.low) * self.high.gt(value).type_as(self.low)
        return torch.log(inside) - torch.log(self.high - self.low)

    def cdf(self, value):
        self._check(value)
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def icdf(self, value):
        return value * (self.high - self.low) + self.low

    def entropy(self):
        return torch.log(self.high - self.low)


# in torch.distributions, torch.distributions.bernoulli
class Bernoulli(ExponentialFamily):
    has_enumerate_support = True
    arg_constraints = {"probs": constraints.unit_interval, "logits": constraints.real}
    support = constraints.boolean

    def __init__(self, probs=None, logits=None, validate_args=None):
        name, given = one_of(probs, logits)
        self._by_place(validate_args, **{name: given})

    _other = of_trials

    mean = property(lambda self: self.probs)
    variance = property(lambda self: self.probs * (1 - self.probs))

    @property
    def mode(self):
        return torch.where(self.probs == 0.5, math.nan, (self.probs >= 0.5).to(self.probs.dtype))

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._extended(sample_shape)))

    def log_prob(self, value):
        self._check(value)
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -entropy_loss(logits, value)

    def entropy(self):
        return entropy_loss(self.logits, self.probs)

    def enumerate_support(self, expand=True):
        return self._counted(2, self.logits.dtype, expand)


# in torch.distributions, torch.distributions.categorical
class Categorical(Distribution):
    has_enumerate_support = True
    arg_constraints = {"probs": constraints.simplex, "logits": constraints.real_vector}

    def __init__(self, probs=None, logits=None, validate_args=None):
        name, given = one_of(probs, logits)
        if given.dim() < 1:
            raise ValueError(f"`{name}` parameter must be at least one-dimensional.")
        if probs is not None:
            self.probs = probs / probs.sum(-1, keepdim=True)
        else:
            self.logits = logits - logits.logsumexp(-1, keepdim=True)
        self._events = given.shape[-1]
        Distribution.__init__(self, given.shape[:-1], (), validate_args)

    param_shape = property(lambda self: (self.probs if "probs" in self.__dict__ else self.logits).shape)
    support = property(lambda self: constraints.integer_interval(0, self._events - 1))
    mean = property(lambda self: torch.full(tuple(self._batch_shape), math.nan, dtype=self.probs.dtype))
    variance = property(lambda self: torch.full(tuple(self._batch_shape), math.nan, dtype=self.probs.dtype))

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
        return torch.multinomial(rows, count, True).T.reshape(self._extended(sample_shape))

    def log_prob(self, value):
        self._check(value)
        value = value.long().unsqueeze(-1)
        value, logits = torch.broadcast_tensors(value, self.logits)
        return logits.gather(-1, value[..., :1]).squeeze(-1)

    def entropy(self):
        least = torch.finfo(self.logits.dtype).min
        return -(self.logits.clamp(min=least) * self.probs).sum(-1)

    def enumerate_support(self, expand=True):
        return self._counted(self._events, torch.int64, expand)


# in torch.distributions, torch.distributions.exponential
class Exponential(ExponentialFamily):
    has_rsample = True
    arg_constraints = {"rate": constraints.positive}
    support = constraints.nonnegative

    def __init__(self, rate, validate_args=None):
        self._by_place(validate_args, rate=rate)

    mean = stddev = property(lambda self: self.rate.reciprocal())
    mode = property(lambda self: torch.zeros_like(self.rate))
    variance = property(lambda self: self.rate.pow(-2))

    def rsample(self, sample_shape=()):
        return torch.empty(self._extended(sample_shape), dtype=self.rate.dtype).exponential_() / self.rate

    def log_prob(self, value):
        self._check(value)
        return self.rate.log() - self.rate * value

    def cdf(self, value):
        self._check(value)
        return 1 - torch.exp(-self.rate * value)

    def icdf(self, value):
        return -torch.log1p(-value) / self.rate

    def entropy(self):
        return 1.0 - torch.log(self.rate)
