"""torch.nn's other layers: pools, pads, norms and losses that are functions with settings, and convolutions that go back."""
import math
import torch
import _tensh
import _torch_modules

# in _nowhere
_call = _tensh.torch_call
_Module = _torch_modules.Module
_Parameter = _torch_modules.Parameter
_many = _torch_modules.many


class _Applied(_torch_modules.Settled):
    """A function with settings; its text shows those that are `shown`, the first `plain` of them without their names."""
    plain = 0

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        missing = [n for n in self.settings if self._given[n] is _needed]
        if missing:
            raise TypeError(f"{type(self).__name__}.__init__() missing {len(missing)} required positional argument"
                            f"{'s' if len(missing) > 1 else ''}: {' and '.join([repr(n) for n in missing])}")

    def _options(self):
        return {n: getattr(self, n) for n in self.settings}

    def forward(self, *inputs):
        return _call("nn.functional." + self.function, list(inputs), self._options())

    def extra_repr(self):
        found = [f"{n}={getattr(self, n)}" if i >= self.plain else f"{getattr(self, n)}" for i, n in enumerate(self.shown)]
        return ", ".join(found)


_needed = ...


class _Pooling(_Applied):
    __module__ = "torch.nn.modules.pooling"
    axes = 1

    def __init__(self, *args, **options):
        _Applied.__init__(self, *args, **options)
        if self.stride is None:
            self.stride = self.kernel_size
        if self.axes == 1 and not self.function.startswith("max"):
            for name in ("kernel_size", "stride", "padding"):
                setattr(self, name, _many(getattr(self, name), 1))


_largest = {"kernel_size": _needed, "stride": None, "padding": 0, "dilation": 1, "return_indices": False, "ceil_mode": False}
_means = {"kernel_size": _needed, "stride": None, "padding": 0, "ceil_mode": False, "count_include_pad": True}


def _unpooled(input, indices, kernel_size, stride, padding, output_size, axes):
    """What was largest goes back to where it stood; 0 elsewhere."""
    sizes, steps, pads = [_many(v, axes) for v in (kernel_size, kernel_size if stride is None else stride, padding)]
    lead, places = list(input.shape[:-axes]), list(input.shape[-axes:])
    usual = [(n - 1) * s + k - 2 * p for n, s, k, p in zip(places, steps, sizes, pads)]
    if output_size is None:
        wide = usual
    else:
        wide = list(output_size)[-axes:]
        for n, u, s in zip(wide, usual, steps):
            if not u - s < n < u + s:
                raise ValueError(f'invalid output_size "{torch.Size(wide)}" (dim 0 must be between {u - s} and {u + s})')
    flat = torch.zeros(*lead, math.prod(wide), dtype=input.dtype)
    found = flat.scatter(-1, indices.reshape(*lead, -1), input.reshape(*lead, -1)).reshape(*lead, *wide)
    found._step = f"MaxUnpool{max(axes, 2)}DBackward0"
    return found


# in torch.nn.functional
def max_unpool1d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpooled(input, indices, kernel_size, stride, padding, output_size, 1)


def max_unpool2d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpooled(input, indices, kernel_size, stride, padding, output_size, 2)


def max_unpool3d(input, indices, kernel_size, stride=None, padding=0, output_size=None):
    return _unpooled(input, indices, kernel_size, stride, padding, output_size, 3)


# in _nowhere
class _Unpooling(_Module):
    __module__ = "torch.nn.modules.pooling"

    def __init__(self, kernel_size, stride=None, padding=0):
        self.kernel_size, self.padding = _many(kernel_size, self.axes), _many(padding, self.axes)
        self.stride = _many(kernel_size if stride is None else stride, self.axes)

    def forward(self, input, indices, output_size=None):
        return _unpooled(input, indices, self.kernel_size, self.stride, self.padding, output_size, self.axes)

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, stride={self.stride}, padding={self.padding}"


# in torch.nn, torch.nn.modules
class MaxUnpool1d(_Unpooling):
    axes = 1


class MaxUnpool2d(_Unpooling):
    axes = 2


class MaxUnpool3d(_Unpooling):
    axes = 3


class MaxPool1d(_Pooling):
    function = "max_pool1d"
    settings = _largest
    shown = ("kernel_size", "stride", "padding", "dilation", "ceil_mode")


class MaxPool3d(_Pooling):
    function = "max_pool3d"
    settings = _largest
    shown = ("kernel_size", "stride", "padding", "dilation", "ceil_mode")
    axes = 3


class AvgPool1d(_Pooling):
    function = "avg_pool1d"
    settings = _means
    shown = ("kernel_size", "stride", "padding")


class AvgPool3d(_Pooling):
    function = "avg_pool3d"
    settings = _means
    shown = ("kernel_size", "stride", "padding")
    axes = 3


# in _nowhere
class _Adaptive(_Applied):
    __module__ = "torch.nn.modules.pooling"
    settings = {"output_size": _needed}
    shown = ("output_size",)


# in torch.nn, torch.nn.modules
class AdaptiveAvgPool1d(_Adaptive):
    function = "adaptive_avg_pool1d"


class AdaptiveMaxPool1d(_Adaptive):
    function = "adaptive_max_pool1d"


class AdaptiveMaxPool2d(_Adaptive):
    function = "adaptive_max_pool2d"


class GLU(_Applied):
    __module__ = "torch.nn.modules.activation"
    function = "glu"
    settings = {"dim": -1}
    shown = ("dim",)


class Softmin(_Applied):
    __module__ = "torch.nn.modules.activation"
    function = "softmin"
    settings = {"dim": None}
    shown = ("dim",)


class Threshold(_Applied):
    __module__ = "torch.nn.modules.activation"
    function = "threshold"
    settings = {"threshold": _needed, "value": _needed}
    shown = ("threshold", "value")


class Hardshrink(_Applied):
    __module__ = "torch.nn.modules.activation"
    function = "hardshrink"
    settings = {"lambd": 0.5}
    shown = ("lambd",)
    plain = 1


class Softshrink(_Applied):
    __module__ = "torch.nn.modules.activation"
    function = "softshrink"
    settings = {"lambd": 0.5}
    shown = ("lambd",)
    plain = 1


class PixelShuffle(_Applied):
    __module__ = "torch.nn.modules.pixelshuffle"
    function = "pixel_shuffle"
    settings = {"upscale_factor": _needed}
    shown = ("upscale_factor",)


class Unfold(_Applied):
    __module__ = "torch.nn.modules.fold"
    function = "unfold"
    settings = {"kernel_size": _needed, "dilation": 1, "padding": 0, "stride": 1}
    shown = ("kernel_size", "dilation", "padding", "stride")


class CosineSimilarity(_Applied):
    __module__ = "torch.nn.modules.distance"
    function = "cosine_similarity"
    settings = {"dim": 1, "eps": 1e-08}


class PairwiseDistance(_Applied):
    __module__ = "torch.nn.modules.distance"
    function = "pairwise_distance"
    settings = {"p": 2.0, "eps": 1e-06, "keepdim": False}


class HingeEmbeddingLoss(_Applied):
    __module__ = "torch.nn.modules.loss"
    function = "hinge_embedding_loss"
    settings = {"margin": 1.0, "reduction": "mean"}


class MarginRankingLoss(_Applied):
    __module__ = "torch.nn.modules.loss"
    function = "margin_ranking_loss"
    settings = {"margin": 0.0, "reduction": "mean"}


class CosineEmbeddingLoss(_Applied):
    __module__ = "torch.nn.modules.loss"
    function = "cosine_embedding_loss"
    settings = {"margin": 0.0, "reduction": "mean"}


class TripletMarginLoss(_Applied):
    __module__ = "torch.nn.modules.loss"
    function = "triplet_margin_loss"
    settings = {"margin": 1.0, "p": 2.0, "eps": 1e-06, "swap": False, "reduction": "mean"}


class MultiLabelSoftMarginLoss(_Applied):
    __module__ = "torch.nn.modules.loss"
    settings = {"weight": None, "reduction": "mean"}

    def forward(self, input, target):
        return torch.nn.functional.multilabel_soft_margin_loss(input, target, self.weight, self.reduction)


# in _nowhere
class _Padding(_Module):
    __module__ = "torch.nn.modules.padding"
    axes = 1
    mode = "constant"

    def __init__(self, padding, value=0):
        self.padding = _many(padding, 2 * self.axes)
        self.value = value

    def forward(self, input):
        return _call("nn.functional.pad", [input, self.padding, self.mode] + ([self.value] if self.mode == "constant" else []), {})

    def extra_repr(self):
        return f"{self.padding}"


class _Constant(_Padding):
    def __init__(self, padding, value):
        _Padding.__init__(self, padding, value)

    def extra_repr(self):
        return f"padding={self.padding}, value={self.value}"


class _ZeroPadding(_Padding):
    def __init__(self, padding):
        _Padding.__init__(self, padding, 0.0)


# in torch.nn, torch.nn.modules
class ZeroPad1d(_ZeroPadding):
    pass


class ZeroPad2d(_ZeroPadding):
    axes = 2


class ConstantPad1d(_Constant):
    pass


class ConstantPad2d(_Constant):
    axes = 2


class ConstantPad3d(_Constant):
    axes = 3


class ReflectionPad1d(_Padding):
    mode = "reflect"


class ReflectionPad2d(_Padding):
    axes = 2
    mode = "reflect"


class ReplicationPad1d(_Padding):
    mode = "replicate"


class ReplicationPad2d(_Padding):
    axes = 2
    mode = "replicate"


class CircularPad1d(_Padding):
    mode = "circular"


class CircularPad2d(_Padding):
    axes = 2
    mode = "circular"


class Conv3d(_torch_modules.Convolution):
    __module__ = "torch.nn.modules.conv"
    _function = "nn.functional.conv3d"

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True,
                 padding_mode="zeros", device=None, dtype=None):
        self.in_channels, self.out_channels, self.groups = in_channels, out_channels, groups
        self._made(3, (kernel_size, stride, padding, dilation), bias, padding_mode, dtype)


# in _nowhere
class _Back(_torch_modules.Convolution):
    """A convolution as the gradient of one: the weight has the input's channels first."""
    __module__ = "torch.nn.modules.conv"
    _told = (("padding", 0), ("dilation", 1), ("output_padding", 0))
    axes = 1

    def __init__(self, in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True,
                 dilation=1, padding_mode="zeros", device=None, dtype=None):
        if padding_mode != "zeros":
            raise ValueError(f'Only "zeros" padding mode is supported for {type(self).__name__}')
        self.in_channels, self.out_channels, self.groups, self._kind = in_channels, out_channels, groups, dtype
        given = {"kernel_size": kernel_size, "stride": stride, "padding": padding, "dilation": dilation,
                 "output_padding": output_padding}
        for name, x in given.items():
            setattr(self, name, _many(x, self.axes))
        self._weigh([in_channels, out_channels // groups] + list(self.kernel_size), bias)

    def forward(self, input, output_size=None):
        if output_size is not None:
            raise NotImplementedError(f"{type(self).__name__} takes no output_size here: give output_padding")
        own = [self.weight, self.bias, self.stride, self.padding, self.output_padding, self.groups, self.dilation]
        return _call(f"nn.functional.conv_transpose{self.axes}d", [input] + own, {})


# in torch.nn, torch.nn.modules
class ConvTranspose1d(_Back):
    pass


class ConvTranspose2d(_Back):
    axes = 2


class ConvTranspose3d(_Back):
    axes = 3


class PReLU(_Module):
    __module__ = "torch.nn.modules.activation"

    def __init__(self, num_parameters=1, init=0.25):
        self.num_parameters = num_parameters
        self.weight = _Parameter(torch.full([num_parameters], float(init)))

    def forward(self, input):
        return _call("nn.functional.prelu", [input, self.weight], {})

    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"


class BatchNorm3d(_torch_modules.Normalizing):
    __module__ = "torch.nn.modules.batchnorm"


class GroupNorm(_Module):
    __module__ = "torch.nn.modules.normalization"

    def __init__(self, num_groups, num_channels, eps=1e-05, affine=True, bias=True):
        if num_channels % num_groups != 0:
            raise ValueError(f"num_channels ({num_channels}) must be divisible by num_groups ({num_groups})")
        self.num_groups, self.num_channels, self.eps, self.affine = num_groups, num_channels, eps, affine
        self.weight = _Parameter(torch.ones(num_channels)) if affine else None
        self.bias = _Parameter(torch.zeros(num_channels)) if affine and bias else None

    def forward(self, input):
        return _call("nn.functional.group_norm", [input, self.num_groups, self.weight, self.bias, self.eps], {})

    def extra_repr(self):
        return f"{self.num_groups}, {self.num_channels}, eps={self.eps}, affine={self.affine}, bias={self.bias is not None}"


# in _nowhere
class _EachAlone(_torch_modules.Normalizing):
    """Each channel of each row by its own mean and variance."""
    __module__ = "torch.nn.modules.instancenorm"

    def __init__(self, num_features, eps=1e-05, momentum=0.1, affine=False, track_running_stats=False, **options):
        if track_running_stats:
            raise NotImplementedError("instance normalization tracks no running statistics here")
        super().__init__(num_features, eps, momentum, affine, track_running_stats)

    def forward(self, input):
        axes = list(range(2, input.ndim))
        mean, var = input.mean(axes, keepdim=True), input.var(axes, unbiased=False, keepdim=True)
        found = (input - mean) * (1 / torch.sqrt(var + self.eps))
        if self.affine:
            sizes = [-1] + [1] * (input.ndim - 2)
            found = found * self.weight.reshape(sizes) + self.bias.reshape(sizes)
        return found


# in torch.nn, torch.nn.modules
class InstanceNorm1d(_EachAlone):
    pass


class InstanceNorm2d(_EachAlone):
    pass


class RMSNorm(_Module):
    __module__ = "torch.nn.modules.normalization"

    def __init__(self, normalized_shape, eps=None, elementwise_affine=True):
        self.normalized_shape = _many(normalized_shape, 1)
        self.eps, self.elementwise_affine = eps, elementwise_affine
        self.weight = _Parameter(torch.ones(*self.normalized_shape)) if elementwise_affine else None

    def forward(self, input):
        return _call("nn.functional.rms_norm", [input, list(self.normalized_shape), self.weight, self.eps], {})

    def extra_repr(self):
        return f"{self.normalized_shape}, eps={self.eps}, elementwise_affine={self.elementwise_affine}"


# in _nowhere
class _WholeDropout(torch.nn.Dropout):
    """Leaves out whole channels."""
    def forward(self, input):
        return _whole_dropout(input, self.p, self.training)


def _whole_dropout(input, p=0.5, training=True):
    if not training or p == 0:
        return input
    noise = torch.empty(*(list(input.shape[:2]) + [1] * (input.ndim - 2))).bernoulli_(1 - p)
    return input * (noise / (1 - p) if p < 1 else noise)


# in torch.nn, torch.nn.modules
class Dropout1d(_WholeDropout):
    pass


class Dropout2d(_WholeDropout):
    pass


class Dropout3d(_WholeDropout):
    pass


class ParameterDict(_Module):
    __module__ = "torch.nn.modules.container"

    def __init__(self, parameters=None):
        for name, value in (parameters or {}).items():
            self[name] = value

    def __getitem__(self, key):
        return getattr(self, key)

    def __setitem__(self, key, value):
        setattr(self, key, value if isinstance(value, _Parameter) or not isinstance(value, torch.Tensor) else _Parameter(value))

    def __contains__(self, key):
        return key in self.keys()

    def __len__(self):
        return len(self.keys())

    def __iter__(self):
        return iter(self.keys())

    def keys(self):
        return [name for name, _ in self._own_parameters()]

    def values(self):
        return [value for _, value in self._own_parameters()]

    def items(self):
        return self._own_parameters()

    def update(self, parameters):
        for name, value in parameters.items():
            self[name] = value


class Upsample(_Module):
    __module__ = "torch.nn.modules.upsampling"

    def __init__(self, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None):
        self.size = size
        self.scale_factor = tuple([float(s) for s in scale_factor]) if isinstance(scale_factor, tuple) else scale_factor and float(scale_factor)
        self.mode, self.align_corners = mode, align_corners

    def forward(self, input):
        return _resized(input, self.size, self.scale_factor, self.mode, self.align_corners)

    def extra_repr(self):
        return f"scale_factor={self.scale_factor}, mode='{self.mode}'" if self.scale_factor is not None else f"size={self.size}, mode='{self.mode}'"


class UpsamplingNearest2d(Upsample):
    def __init__(self, size=None, scale_factor=None):
        super().__init__(size, scale_factor, "nearest")


# in _nowhere
def _scaled(input, scale_factor):
    """The sizes of the axes behind rows and channels, each by its factor."""
    return [math.floor(n * f) for n, f in zip(input.shape[2:], _many(scale_factor, input.ndim - 2))]


def _resized(input, size=None, scale_factor=None, mode="nearest", align_corners=None):
    count = input.ndim - 2
    before = list(input.shape[2:])
    if (size is None) == (scale_factor is None):
        raise ValueError("only one of size or scale_factor should be defined" if size is not None
                         else "either size or scale_factor should be defined")
    factors = None if scale_factor is None else _many(scale_factor, count)
    after = _scaled(input, scale_factor) if factors else list(_many(size, count))
    found = input
    for axis in range(count):
        old, new = before[axis], after[axis]
        scale = 1 / factors[axis] if factors else old / new
        if mode == "nearest":
            places = [min(int(math.floor(i * (1 / factors[axis] if factors else old / new))), old - 1) for i in range(new)]
            found = found.index_select(axis + 2, torch.tensor(places))
        elif mode in ("linear", "bilinear", "trilinear"):
            found = _between(found, axis + 2, old, new, scale, align_corners)
        else:
            raise NotImplementedError(f"interpolate has no mode {mode!r} here: nearest or (bi)linear")
    return found


def _between(x, axis, old, new, scale, align_corners):
    """Along one axis, each new place between two old ones."""
    if align_corners:
        step = (old - 1) / (new - 1) if new > 1 else 0.0
        places = [step * i for i in range(new)]
    else:
        places = [max(0.0, (i + 0.5) * scale - 0.5) for i in range(new)]
    low = [min(int(p), old - 1) for p in places]
    high = [min(l + 1, old - 1) for l in low]
    sizes = [-1 if i == axis else 1 for i in range(x.ndim)]
    weight = torch.tensor([p - l for p, l in zip(places, low)], dtype=x.dtype).reshape(sizes)
    return x.index_select(axis, torch.tensor(low)) * (1 - weight) + x.index_select(axis, torch.tensor(high)) * weight


def _by_places(input, size, scale_factor, mode, align_corners):
    """Each axis by itself: at each new place four numbers of the old ones by a cubic, or the nearest one."""
    if mode == "bicubic" and input.ndim != 4:
        raise NotImplementedError(f"Got {input.ndim}D input, but bicubic mode needs 4D input")
    import _torch_windows
    axes = input.ndim - 2
    factors = [None] * axes if scale_factor is None else list(_many(scale_factor, axes))
    sizes = list(_many(size, axes)) if size is not None else _scaled(input, scale_factor)
    found = input
    for i, (new, factor) in enumerate(zip(sizes, factors)):
        old, axis = input.shape[2 + i], 2 + i
        if align_corners:
            at = torch.arange(new, dtype=torch.float64) * ((old - 1) / (new - 1) if new > 1 else 0.0)
        else:
            at = (torch.arange(new, dtype=torch.float64) + 0.5) * (old / new if factor is None else 1 / factor) - 0.5
        if mode == "nearest-exact":
            found = found.index_select(axis, torch.floor(at + 0.5).to(torch.int64).clamp(0, old - 1))
            continue
        low = torch.floor(at)
        total = 0
        for j, share in enumerate(_torch_windows.cubic_shares((at - low).to(input.dtype))):
            row = found.index_select(axis, (low.to(torch.int64) + (j - 1)).clamp(0, old - 1))
            total = total + row * share.reshape([-1 if a == axis else 1 for a in range(input.ndim)])
        found = total
    found._step = "UpsampleBicubic2DBackward0" if mode == "bicubic" else f"UpsampleNearestExact{axes}DBackward0"
    return found


# in torch.nn.functional
def interpolate(input, size=None, scale_factor=None, mode="nearest", align_corners=None, recompute_scale_factor=None,
                antialias=False):
    if antialias:
        raise NotImplementedError("interpolate here has no antialias=True")
    if recompute_scale_factor and scale_factor is not None:
        size, scale_factor = _scaled(input, scale_factor), None
    if mode == "area":
        size = size if size is not None else _scaled(input, scale_factor)
        return _call(f"nn.functional.adaptive_avg_pool{input.ndim - 2}d", [input, _many(size, input.ndim - 2)], {})
    if mode in ("bicubic", "nearest-exact"):
        return _by_places(input, size, scale_factor, mode, bool(align_corners))
    return _resized(input, size, scale_factor, mode, align_corners)


def dropout1d(input, p=0.5, training=True, inplace=False):
    return _whole_dropout(input, p, training)


def dropout2d(input, p=0.5, training=True, inplace=False):
    return _whole_dropout(input, p, training)


def dropout3d(input, p=0.5, training=True, inplace=False):
    return _whole_dropout(input, p, training)


def multilabel_soft_margin_loss(input, target, weight=None, reduction="mean"):
    logsigmoid = torch.nn.functional.logsigmoid
    loss = -(target * logsigmoid(input) + (1 - target) * logsigmoid(-input))
    loss = (loss if weight is None else loss * weight).sum(-1) / input.shape[-1]
    return loss.mean() if reduction == "mean" else loss.sum() if reduction == "sum" else loss


def gumbel_softmax(logits, tau=1, hard=False, eps=1e-10, dim=-1):
    noise = -torch.empty_like(logits).exponential_().log()
    soft = ((logits + noise) / tau).softmax(dim)
    if not hard:
        return soft
    chosen = torch.zeros_like(logits).scatter_(dim, soft.argmax(dim, keepdim=True), 1.0)
    return chosen - soft.detach() + soft
