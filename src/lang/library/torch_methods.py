"""PyTorch's functions that are seldom asked for, some of them methods of tensors too, made of its others."""
import torch
import _tensh

# in _nowhere
_call = _tensh.torch_call


# in torch, _torch_methods
def index_reduce(input, dim, index, source, reduce, *, include_self=True):
    if reduce not in ("prod", "mean", "amax", "amin"):
        raise RuntimeError(f"index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {reduce}.")
    dim = dim % input.dim()
    shape = [-1 if i == dim else 1 for i in range(input.dim())]
    places = index.reshape(shape).expand(source.shape)
    return torch.scatter_reduce(input, dim, places, source, reduce, include_self=include_self)


def put(input, index, source, accumulate=False):
    flat = input.reshape(-1).clone()
    places = index.reshape(-1)
    return flat.index_put((places,), source.reshape(-1), accumulate).reshape(input.shape)


# in _torch_methods
def index_reduce_(input, dim, index, source, reduce, *, include_self=True):
    return input.copy_(index_reduce(input, dim, index, source, reduce, include_self=include_self))


def put_(input, index, source, accumulate=False):
    return input.copy_(put(input, index, source, accumulate))


def resolve_conj(input):
    return input


resolve_neg = resolve_conj


def is_inference(input):
    return False


# in torch, torch.random
def get_rng_state():
    return _call("_state", [], {})


def set_rng_state(new_state):
    _call("_resume", [new_state], {})


# in torch.random
class fork_rng:
    """What is drawn within is drawn again afterwards."""
    def __init__(self, devices=None, enabled=True, **options):
        self._enabled = enabled

    def __enter__(self):
        self._kept = get_rng_state() if self._enabled else None

    def __exit__(self, *error):
        if self._enabled:
            set_rng_state(self._kept)


# in torch
def segment_reduce(data, reduce, *, lengths=None, indices=None, offsets=None, axis=0, unsafe=False, initial=None):
    if axis != 0:
        raise RuntimeError("segment_reduce(): Expected axis to be the last dimension of lengths but got " + str(axis) + ".")
    sizes = lengths.tolist() if lengths is not None else (offsets[1:] - offsets[:-1]).tolist()
    how = {"sum": torch.sum, "mean": torch.mean, "max": torch.amax, "min": torch.amin, "prod": torch.prod}[reduce]
    first = {"sum": 0.0, "mean": float("nan"), "max": -float("inf"), "min": float("inf"), "prod": 1.0}[reduce]
    found, at = [], 0
    for n in sizes:
        part = data[at:at + n]
        if n:
            value = how(part, dim=0)
            if initial is not None:
                start = torch.full_like(value, initial)
                value = value + start if reduce == "sum" else value * start if reduce == "prod" else \
                    torch.maximum(value, start) if reduce == "max" else torch.minimum(value, start) if reduce == "min" else \
                    (value * n + start) / n
            found.append(value)
        else:
            found.append(torch.full_like(data[0], first if initial is None else initial))
        at += n
    return torch.stack(found)


def pdist(input, p=2.0):
    n = input.shape[0]
    rows, columns = torch.triu_indices(n, n, 1)
    return torch.norm(input[rows] - input[columns], p, dim=1)


# in torch, torch.nn.functional
def rrelu(input, lower=1.0 / 8, upper=1.0 / 3, training=False, inplace=False):
    if not training:
        return torch.nn.functional.leaky_relu(input, (lower + upper) / 2)
    below = input.detach() <= 0
    slopes = torch.ones_like(input).detach()
    drawn = torch.rand(int(below.sum()), dtype=torch.float64) * (upper - lower) + lower
    slopes[below] = drawn.to(input.dtype)
    return input * slopes


# in torch.nn, torch.nn.modules.activation
class RReLU(torch.nn.Module):
    def __init__(self, lower=1.0 / 8, upper=1.0 / 3, inplace=False):
        super().__init__()
        self.lower, self.upper, self.inplace = lower, upper, inplace

    def forward(self, input):
        return rrelu(input, self.lower, self.upper, self.training)

    def extra_repr(self):
        return f"lower={self.lower}, upper={self.upper}{', inplace=True' if self.inplace else ''}"


# in torch.func
def linearize(func, *primals):
    """The value, and what a small step from there makes of it."""
    return func(*primals), lambda *tangents: torch.func.jvp(func, primals, tangents)[1]
