"""torch.nn.init: what parameters begin with."""
import math
import torch

# in nowhere
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
