"""torch.nn.init: what parameters begin with."""
import math
import torch

# in _nowhere
def _fans(tensor):
    if tensor.ndim < 2:
        raise ValueError("Fan in and fan out can not be computed for tensor with fewer than 2 dimensions")
    field = math.prod(list(tensor.shape)[2:])
    return tensor.shape[1] * field, tensor.shape[0] * field


def _filled(tensor, fill):
    with torch.no_grad():
        fill()
    return tensor


# in torch.nn.init, _torch_init
def calculate_gain(nonlinearity, param=None):
    if nonlinearity == "tanh":
        return 5.0 / 3
    if nonlinearity == "relu":
        return math.sqrt(2.0)
    if nonlinearity == "leaky_relu":
        return math.sqrt(2.0 / (1 + (0.01 if param is None else param) ** 2))
    return 3.0 / 4 if nonlinearity == "selu" else 1


def uniform_(tensor, a=0.0, b=1.0, generator=None):
    return _filled(tensor, lambda: tensor.uniform_(a, b))


def normal_(tensor, mean=0.0, std=1.0, generator=None):
    return _filled(tensor, lambda: tensor.normal_(mean, std))


def constant_(tensor, val):
    return _filled(tensor, lambda: tensor.fill_(val))


def ones_(tensor):
    return constant_(tensor, 1.0)


def zeros_(tensor):
    return constant_(tensor, 0.0)


def eye_(tensor):
    return _filled(tensor, lambda: tensor.copy_(torch.eye(*tensor.shape)))


def orthogonal_(tensor, gain=1, generator=None):
    if tensor.ndim < 2:
        raise ValueError("Only tensors with 2 or more dimensions are supported")
    if tensor.numel() == 0:
        return tensor
    rows = tensor.shape[0]
    cols = tensor.numel() // rows
    flat = torch.empty(rows, cols, dtype=tensor.dtype).normal_(0, 1)
    q, r = torch.linalg.qr(flat.t() if rows < cols else flat)
    q = q * torch.diag(r, 0).sign()
    q = q.t() if rows < cols else q
    return _filled(tensor, lambda: tensor.copy_((q * gain).reshape(tensor.shape)))


def trunc_normal_(tensor, mean=0.0, std=1.0, a=-2.0, b=2.0, generator=None):
    """Draws again what lies outside, or, where that would take long, by accepting what is likely."""
    def share(x):
        return (1.0 + math.erf(x / math.sqrt(2.0))) / 2.0

    def again():
        found = torch.empty_like(tensor).normal_(mean, std)
        while True:
            outside = (found < a) | (found > b)
            if not outside.any():
                return found
            found = torch.where(outside, torch.empty_like(found).normal_(mean, std), found)

    def accepted():
        peak = -0.5 * ((max(a, min(mean, b)) - mean) / std) ** 2
        found, pending = None, None
        while pending is None or pending.any():
            drawn = torch.empty_like(tensor).uniform_(a, b)
            density = ((drawn - mean) / std) ** 2 * -0.5 - peak
            found = drawn if found is None else torch.where(pending, drawn, found)
            late = torch.empty_like(tensor).uniform_().log() > density
            pending = late if pending is None else pending & late
        return found
    likely = share((b - mean) / std) - share((a - mean) / std) > 0.3
    return _filled(tensor, lambda: tensor.copy_(again() if likely else accepted()))


def dirac_(tensor, groups=1):
    if tensor.ndim not in (3, 4, 5):
        raise ValueError("Only tensors with 3, 4, or 5 dimensions are supported")
    if tensor.shape[0] % groups != 0:
        raise ValueError("dim 0 must be divisible by groups")
    outs = tensor.shape[0] // groups
    middle = [n // 2 for n in list(tensor.shape)[2:]]

    def fill():
        tensor.zero_()
        for g in range(groups):
            for d in range(min(outs, tensor.shape[1])):
                tensor[(g * outs + d, d, *middle)] = 1
    return _filled(tensor, fill)


def sparse_(tensor, sparsity, std=0.01, generator=None):
    if tensor.ndim != 2:
        raise ValueError("Only tensors with 2 dimensions are supported")
    zeros = math.ceil(sparsity * tensor.shape[0])

    def fill():
        tensor.normal_(0, std)
        for column in range(tensor.shape[1]):
            for row in torch.randperm(tensor.shape[0])[:zeros].tolist():
                tensor[row, column] = 0
    return _filled(tensor, fill)


def xavier_uniform_(tensor, gain=1.0, generator=None):
    ins, outs = _fans(tensor)
    bound = math.sqrt(3.0) * (gain * math.sqrt(2.0 / float(ins + outs)))
    return uniform_(tensor, -bound, bound)


def xavier_normal_(tensor, gain=1.0, generator=None):
    ins, outs = _fans(tensor)
    return normal_(tensor, 0.0, gain * math.sqrt(2.0 / float(ins + outs)))


def kaiming_uniform_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    fan = _fans(tensor)[0 if mode == "fan_in" else 1]
    bound = math.sqrt(3.0) * (calculate_gain(nonlinearity, a) / math.sqrt(fan))
    return uniform_(tensor, -bound, bound)


def kaiming_normal_(tensor, a=0, mode="fan_in", nonlinearity="leaky_relu", generator=None):
    fan = _fans(tensor)[0 if mode == "fan_in" else 1]
    return normal_(tensor, 0, calculate_gain(nonlinearity, a) / math.sqrt(fan))


# in _nowhere
def _formerly(init):
    """The name without the line at its end, of which PyTorch warns."""
    def deprecated_init(*args, **kwargs):
        return init(*args, **kwargs)
    return deprecated_init


# in torch.nn.init
uniform = _formerly(uniform_)
normal = _formerly(normal_)
constant = _formerly(constant_)
eye = _formerly(eye_)
dirac = _formerly(dirac_)
xavier_uniform = _formerly(xavier_uniform_)
xavier_normal = _formerly(xavier_normal_)
kaiming_uniform = _formerly(kaiming_uniform_)
kaiming_normal = _formerly(kaiming_normal_)
orthogonal = _formerly(orthogonal_)
sparse = _formerly(sparse_)
