"""torch.nn's lazy layers, which learn how much comes in from what comes in first, and are ordinary layers from then on."""
import math
import torch
import _torch_init
import _torch_modules

# in torch.nn, torch.nn.parameter
class UninitializedParameter(_torch_modules.Parameter):
    """A parameter whose shape nobody knows yet."""
    __module__ = "torch.nn.parameter"

    def __init__(self, requires_grad=True, device=None, dtype=None):
        _torch_modules.Parameter.__init__(self, torch.empty(0), requires_grad)

    def materialize(self, shape, device=None, dtype=None):
        self.data = torch.empty(*shape)
        self.__class__ = _torch_modules.Parameter

    @property
    def shape(self):
        raise RuntimeError("Can't access the shape of an uninitialized parameter or buffer. This error usually happens in "
                           "`load_state_dict` when trying to load an uninitialized parameter into an initialized one. Call "
                           "`forward` to initialize the parameters before accessing their attributes.")

    def __repr__(self):
        return "<UninitializedParameter>"


# in _nowhere
class _Lazy:
    """Becomes its ordinary class at the first call."""
    def _call_with_hooks(self, *args, **options):
        self._become(args[0])
        return self(*args, **options)

    def forward(self, *args, **options):
        self._become(args[0])
        return self.forward(*args, **options)

    def _become(self, input):
        """Whose weights were loaded has nothing to learn but how much comes in."""
        if self.has_uninitialized_params():
            self._learn(input)
        else:
            axis = -1 if isinstance(self, torch.nn.Linear) else 1
            for name in ("in_features", "in_channels", "num_features"):
                if name in self.__dict__:
                    setattr(self, name, input.shape[axis])
        self.__class__ = self.cls_to_become

    def has_uninitialized_params(self):
        held = list(self.parameters())
        return not held or any([isinstance(p, UninitializedParameter) for p in held])

    def reset_parameters(self):
        pass


# in torch.nn, torch.nn.modules
class LazyLinear(_Lazy, torch.nn.Linear):
    __module__ = "torch.nn.modules.linear"
    cls_to_become = torch.nn.Linear

    def __init__(self, out_features, bias=True, device=None, dtype=None):
        self.in_features, self.out_features = 0, out_features
        self.weight = UninitializedParameter()
        self.bias = UninitializedParameter() if bias else None

    def _learn(self, input):
        self.in_features = input.shape[-1]
        self.weight.materialize((self.out_features, self.in_features))
        if self.bias is not None:
            self.bias.materialize((self.out_features,))
        torch.nn.Linear.reset_parameters(self)


# in _nowhere
class _LazyConvolution(_Lazy):
    axes = 2
    turned = False

    def __init__(self, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode="zeros",
                 device=None, dtype=None):
        self.in_channels, self.out_channels, self.groups, self.padding_mode = 0, out_channels, groups, padding_mode
        for name, x in (("kernel_size", kernel_size), ("stride", stride), ("padding", padding), ("dilation", dilation)):
            setattr(self, name, x if isinstance(x, str) else _torch_modules.many(x, self.axes))
        self.weight = UninitializedParameter()
        self.bias = UninitializedParameter() if bias else None

    def _learn(self, input):
        self.in_channels = input.shape[1 if input.ndim == self.axes + 2 else 0]
        sizes = [self.out_channels, self.in_channels // self.groups, *self.kernel_size]
        if self.turned:
            sizes[0], sizes[1] = self.in_channels, self.out_channels // self.groups
        self.weight.materialize(sizes)
        _torch_init.kaiming_uniform_(self.weight, a=math.sqrt(5))
        if self.bias is not None:
            self.bias.materialize((self.out_channels,))
            bound = 1 / math.sqrt(math.prod(sizes[1:]))
            _torch_init.uniform_(self.bias, -bound, bound)


# in torch.nn, torch.nn.modules
class LazyConv1d(_LazyConvolution, torch.nn.Conv1d):
    __module__ = "torch.nn.modules.conv"
    cls_to_become = torch.nn.Conv1d
    axes = 1


class LazyConv2d(_LazyConvolution, torch.nn.Conv2d):
    __module__ = "torch.nn.modules.conv"
    cls_to_become = torch.nn.Conv2d


class LazyConv3d(_LazyConvolution, torch.nn.Conv3d):
    __module__ = "torch.nn.modules.conv"
    cls_to_become = torch.nn.Conv3d
    axes = 3


class LazyConvTranspose2d(_LazyConvolution, torch.nn.ConvTranspose2d):
    __module__ = "torch.nn.modules.conv"
    cls_to_become = torch.nn.ConvTranspose2d
    turned = True

    def __init__(self, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1,
                 padding_mode="zeros", device=None, dtype=None):
        _LazyConvolution.__init__(self, out_channels, kernel_size, stride, padding, dilation, groups, bias)
        self.output_padding = _torch_modules.many(output_padding, 2)


# in _nowhere
class _LazyNorm(_Lazy):
    def __init__(self, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None):
        self.num_features, self.eps, self.momentum = 0, eps, momentum
        self.affine, self.track_running_stats = affine, track_running_stats
        self.weight = UninitializedParameter() if affine else None
        self.bias = UninitializedParameter() if affine else None
        if track_running_stats:
            self.register_buffer("running_mean", torch.empty(0))
            self.register_buffer("running_var", torch.empty(0))
            self.register_buffer("num_batches_tracked", torch.tensor(0))

    def _learn(self, input):
        self.num_features = n = input.shape[1]
        if self.affine:
            self.weight.materialize((n,))
            self.bias.materialize((n,))
            _torch_init.ones_(self.weight)
            _torch_init.zeros_(self.bias)
        if self.track_running_stats:
            self.running_mean, self.running_var = torch.zeros(n), torch.ones(n)


# in torch.nn, torch.nn.modules
class LazyBatchNorm1d(_LazyNorm, torch.nn.BatchNorm1d):
    __module__ = "torch.nn.modules.batchnorm"
    cls_to_become = torch.nn.BatchNorm1d


class LazyBatchNorm2d(_LazyNorm, torch.nn.BatchNorm2d):
    __module__ = "torch.nn.modules.batchnorm"
    cls_to_become = torch.nn.BatchNorm2d


class LazyBatchNorm3d(_LazyNorm, torch.nn.BatchNorm3d):
    __module__ = "torch.nn.modules.batchnorm"
    cls_to_become = torch.nn.BatchNorm3d
