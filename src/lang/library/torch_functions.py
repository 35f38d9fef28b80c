"""torch.nn's activations and losses, each a function with its settings."""
import math
import torch
import _tensh
import _torch_modules

# in _nowhere
_Module = _torch_modules.Module


# in _torch_modules
class Settled(_Module):
    """A function with settings, of which the text shows some."""
    function = ""
    settings = {}
    shown = ()
    __module__ = "torch.nn.modules.activation"

    def __init__(self, *args, **options):
        given = dict(self.settings)
        # Those that may write over their input say so last.
        names = list(given) + ["inplace"]
        for name, value in list(zip(names, args)) + list(options.items()):
            if name == "inplace":
                self.inplace = value
            elif name not in given:
                raise TypeError(f"{type(self).__name__}.__init__() got an unexpected keyword argument '{name}'")
            else:
                given[name] = value
        self._given = given
        for name, value in given.items():
            setattr(self, name, value)

    forward = _tensh.torch_module("settled")

    def extra_repr(self):
        extra = "inplace=True" if self.__dict__.get("inplace") else ""
        return ", ".join([f"{n}={self._given[n]!r}" for n in self.shown] + ([extra] if extra else []))


# in torch.nn, torch.nn.modules
class ReLU(Settled):
    function = "relu"
    settings = {}
    shown = ()


class ReLU6(Settled):
    function = "relu6"
    settings = {}
    shown = ()


class LeakyReLU(Settled):
    function = "leaky_relu"
    settings = {"negative_slope": 0.01}
    shown = ("negative_slope",)


class ELU(Settled):
    function = "elu"
    settings = {"alpha": 1.0}
    shown = ("alpha",)


class SELU(Settled):
    function = "selu"
    settings = {}
    shown = ()


class CELU(Settled):
    function = "celu"
    settings = {"alpha": 1.0}
    shown = ("alpha",)


class SiLU(Settled):
    function = "silu"
    settings = {}
    shown = ()


class Mish(Settled):
    function = "mish"
    settings = {}
    shown = ()


class GELU(Settled):
    function = "gelu"
    settings = {"approximate": "none"}
    shown = ("approximate",)


class Hardtanh(Settled):
    function = "hardtanh"
    settings = {"min_val": -1.0, "max_val": 1.0}
    shown = ("min_val", "max_val",)


class Hardswish(Settled):
    function = "hardswish"
    settings = {}
    shown = ()


class Hardsigmoid(Settled):
    function = "hardsigmoid"
    settings = {}
    shown = ()


class Softplus(Settled):
    function = "softplus"
    settings = {"beta": 1.0, "threshold": 20.0}
    shown = ("beta", "threshold",)


class Softsign(Settled):
    function = "softsign"
    settings = {}
    shown = ()


class LogSigmoid(Settled):
    function = "logsigmoid"
    settings = {}
    shown = ()


class Tanhshrink(Settled):
    function = "tanhshrink"
    settings = {}
    shown = ()


class Softmax(Settled):
    function = "softmax"
    settings = {"dim": None}
    shown = ("dim",)


class LogSoftmax(Settled):
    function = "log_softmax"
    settings = {"dim": None}
    shown = ("dim",)


class Sigmoid(_Module):
    __module__ = "torch.nn.modules.activation"

    def forward(self, input):
        return torch.sigmoid(input)


class Tanh(_Module):
    __module__ = "torch.nn.modules.activation"

    def forward(self, input):
        return torch.tanh(input)


# in _nowhere
class _Loss(Settled):
    __module__ = "torch.nn.modules.loss"

    def extra_repr(self):
        return ""


# in torch.nn, torch.nn.modules
class MSELoss(_Loss):
    function = "mse_loss"
    settings = {"reduction": "mean"}


class L1Loss(_Loss):
    function = "l1_loss"
    settings = {"reduction": "mean"}


class SmoothL1Loss(_Loss):
    function = "smooth_l1_loss"
    settings = {"reduction": "mean", "beta": 1.0}


class HuberLoss(_Loss):
    function = "huber_loss"
    settings = {"reduction": "mean", "delta": 1.0}


class BCELoss(_Loss):
    function = "binary_cross_entropy"
    settings = {"weight": None, "reduction": "mean"}


class BCEWithLogitsLoss(_Loss):
    function = "binary_cross_entropy_with_logits"
    settings = {"weight": None, "reduction": "mean", "pos_weight": None}


class CrossEntropyLoss(_Loss):
    function = "cross_entropy"
    settings = {"weight": None, "ignore_index": -100, "reduction": "mean", "label_smoothing": 0.0}


class NLLLoss(_Loss):
    function = "nll_loss"
    settings = {"weight": None, "ignore_index": -100, "reduction": "mean"}


class KLDivLoss(_Loss):
    function = "kl_div"
    settings = {"reduction": "mean", "log_target": False}


class SoftMarginLoss(_Loss):
    function = "soft_margin_loss"
    settings = {"reduction": "mean"}


class PoissonNLLLoss(_Loss):
    function = "poisson_nll_loss"
    settings = {"log_input": True, "full": False, "eps": 1e-8, "reduction": "mean"}


class GaussianNLLLoss(_Loss):
    function = "gaussian_nll_loss"
    settings = {"full": False, "eps": 1e-6, "reduction": "mean"}


# in torch
def range(start, end, step=1, *, out=None, dtype=None, layout=None, device=None, requires_grad=False):
    """With its end, of which PyTorch warns; `torch.arange` is what it advises."""
    count = math.floor((end - start) / step) + 1
    return (torch.arange(count, dtype=torch.float64) * step + start).to(dtype or torch.get_default_dtype()).requires_grad_(requires_grad)
