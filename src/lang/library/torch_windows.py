"""torch.nn's functions of windows and places: folding, sampling at grids, and norms over neighbouring channels."""
import math
import torch
import _tensh
import _torch_modules

# in _nowhere
_call = _tensh.torch_call
_Module = _torch_modules.Module
_many = _torch_modules.many


def _named(found, step):
    """The result of a step of that name."""
    found._step = step
    return found


def _places(size, kernel_size, dilation, padding, stride):
    """Where the numbers of all windows lie in a plane with its padding, as (numbers of a window, windows)."""
    height, width = size[0] + 2 * padding[0], size[1] + 2 * padding[1]
    plane = torch.arange(height * width, dtype=torch.float64).reshape(1, 1, height, width)
    found = _call("nn.functional.unfold", [plane, kernel_size, dilation, (0, 0), stride], {})
    return found[0].to(torch.int64), height, width


# in torch.nn.functional
def fold(input, output_size, kernel_size, dilation=1, padding=0, stride=1):
    output_size, kernel_size, dilation = _many(output_size, 2), _many(kernel_size, 2), _many(dilation, 2)
    padding, stride = _many(padding, 2), _many(stride, 2)
    alone = input.ndim == 2
    if alone:
        input = input.unsqueeze(0)
    if input.ndim != 3:
        raise RuntimeError("Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions "
                           f"for input, but got: {list(input.shape)}")
    count = kernel_size[0] * kernel_size[1]
    if input.shape[1] % count != 0:
        raise RuntimeError("Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got "
                           f"input.size(1)={input.shape[1]} and kernel_size=({kernel_size[0]}, {kernel_size[1]}).")
    windows = [(o + 2 * p - d * (k - 1) - 1) // s + 1
               for o, p, d, k, s in zip(output_size, padding, dilation, kernel_size, stride)]
    if input.shape[2] != windows[0] * windows[1]:
        raise RuntimeError(f"Given output_size=({output_size[0]}, {output_size[1]}), kernel_size=({kernel_size[0]}, "
                           f"{kernel_size[1]}), dilation=({dilation[0]}, {dilation[1]}), padding=({padding[0]}, {padding[1]}), "
                           f"stride=({stride[0]}, {stride[1]}), expected size of input's dimension 2 to match the calculated "
                           f"number of sliding blocks {windows[0]} * {windows[1]} = {windows[0] * windows[1]}, but got "
                           f"input.size(2)={input.shape[2]}.")
    places, height, width = _places(output_size, kernel_size, dilation, padding, stride)
    rows, channels = input.shape[0], input.shape[1] // count
    plane = torch.zeros(rows, channels, height * width, dtype=input.dtype)
    plane = plane.index_add(2, places.reshape(-1), input.reshape(rows, channels, -1))
    found = plane.reshape(rows, channels, height, width)
    found = found[:, :, padding[0]:padding[0] + output_size[0], padding[1]:padding[1] + output_size[1]]
    return _named(found[0] if alone else found.clone(), "Col2ImBackward0")


def affine_grid(theta, size, align_corners=None):
    if len(size) != 4 or theta.ndim != 3:
        raise NotImplementedError(f"affine_grid only supports 4D and 5D sizes, for 2D and 3D affine transforms, "
                                  f"respectively. Got size {torch.Size(size)}.")
    height, width = size[2], size[3]

    def line(count):
        steps = torch.linspace(-1, 1, count, dtype=theta.dtype) if count > 1 else torch.zeros(1, dtype=theta.dtype)
        return steps if align_corners else steps * ((count - 1) / count)
    x = line(width).reshape(1, width, 1).expand(height, width, 1)
    y = line(height).reshape(height, 1, 1).expand(height, width, 1)
    base = torch.cat([x, y, torch.ones(height, width, 1, dtype=theta.dtype)], 2)
    found = base.reshape(1, height * width, 3).expand(size[0], height * width, 3) @ theta.transpose(1, 2)
    return _named(found.reshape(size[0], height, width, 2), "AffineGridGeneratorBackward0")


# in _nowhere
def _mirrored(x, low, high):
    """Turned back at both ends as often as it takes; the ends are given twice, so that they may lie between numbers."""
    if low == high:
        return torch.zeros_like(x)
    least, span = low / 2, (high - low) / 2
    x = (x - least).abs()
    extra = torch.fmod(x, span)
    flips = torch.floor(x / span)
    return torch.where(flips % 2 == 0, extra + least, span - extra + least)


def _placed(x, size, padding_mode, align_corners):
    """Coordinates from -1 to 1 as places in a line of that many numbers."""
    x = (x + 1) / 2 * (size - 1) if align_corners else ((x + 1) * size - 1) / 2
    if padding_mode == "border":
        return x.clamp(0, size - 1)
    if padding_mode == "reflection":
        x = _mirrored(x, 0, 2 * (size - 1)) if align_corners else _mirrored(x, -1, 2 * size - 1)
        return x.clamp(0, size - 1)
    return x


# in torch.nn.functional
def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if mode not in ("bilinear", "nearest"):
        raise (NotImplementedError("grid_sample here knows the modes bilinear and nearest") if mode == "bicubic" else
               ValueError(f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'"))
    if padding_mode not in ("zeros", "border", "reflection"):
        raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', "
                         f"but got: '{padding_mode}'")
    if input.ndim != 4 or grid.ndim != 4:
        raise NotImplementedError("grid_sample here knows images: inputs and grids with 4 axes")
    align_corners = bool(align_corners)
    rows, channels, height, width = input.shape
    x = _placed(grid[..., 0], width, padding_mode, align_corners)
    y = _placed(grid[..., 1], height, padding_mode, align_corners)
    flat = input.reshape(rows, channels, height * width)

    def read(ix, iy):
        """The numbers there, 0 outside."""
        inside = (ix >= 0) & (ix < width) & (iy >= 0) & (iy < height)
        at = (iy.clamp(0, height - 1) * width + ix.clamp(0, width - 1)).to(torch.int64)
        found = flat.gather(2, at.reshape(rows, 1, -1).expand(rows, channels, at.shape[1] * at.shape[2]))
        return found.reshape(rows, channels, *at.shape[1:]) * inside.to(input.dtype).unsqueeze(1)
    if mode == "nearest":
        return _named(read(torch.round(x.detach()), torch.round(y.detach())), "GridSampler2DBackward0")
    left, top = torch.floor(x.detach()), torch.floor(y.detach())
    right, low = left + 1, top + 1
    found = (read(left, top) * ((right - x) * (low - y)).unsqueeze(1) + read(right, top) * ((x - left) * (low - y)).unsqueeze(1)
             + read(left, low) * ((right - x) * (y - top)).unsqueeze(1) + read(right, low) * ((x - left) * (y - top)).unsqueeze(1))
    return _named(found, "GridSampler2DBackward0")


def local_response_norm(input, size, alpha=0.0001, beta=0.75, k=1.0):
    if input.ndim < 3:
        raise ValueError(f"Expected 3D or higher dimensionality                          input (got {input.ndim} dimensions)")
    squares = input * input
    padded = torch.cat([torch.zeros_like(squares[:, :1]).expand(-1, size // 2, *input.shape[2:]), squares,
                        torch.zeros_like(squares[:, :1]).expand(-1, (size - 1) // 2, *input.shape[2:])], 1)
    count = input.shape[1]
    total = padded[:, 0:count]
    for i in range(1, size):
        total = total + padded[:, i:i + count]
    return input / (total / size * alpha + k) ** beta


def lp_pool1d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    found = _call("nn.functional.avg_pool1d", [input ** norm_type, kernel_size, stride, 0, ceil_mode], {})
    return (torch.sign(found) * torch.relu(torch.abs(found)) * kernel_size) ** (1 / norm_type)


def lp_pool2d(input, norm_type, kernel_size, stride=None, ceil_mode=False):
    height, width = _many(kernel_size, 2)
    found = _call("nn.functional.avg_pool2d", [input ** norm_type, kernel_size, stride, 0, ceil_mode], {})
    return (torch.sign(found) * torch.relu(torch.abs(found)) * (height * width)) ** (1 / norm_type)


def pdist(input, p=2.0):
    n = input.shape[0]
    first, second = torch.triu_indices(n, n, 1)
    return _named(_call("linalg.vector_norm", [input[first] - input[second], p, -1], {}), "PdistBackward0")


def bilinear(input1, input2, weight, bias=None):
    _one_dtype(input1, input2, weight, bias)
    found = torch.einsum("...i,oij,...j->...o", input1, weight, input2)
    return found if bias is None else found + bias


# in _nowhere
_kinds = {"float32": "float", "float64": "double", "float16": "c10::Half", "bfloat16": "c10::BFloat16", "int64": "long long",
          "int32": "int", "bool": "bool", "complex64": "c10::complex<float>", "complex128": "c10::complex<double>"}


def _one_dtype(input1, input2, weight, bias):
    given = [("input1", input1), ("input2", input2), ("weight", weight)] + ([] if bias is None else [("bias", bias)])
    if any([x.dtype != input1.dtype for _, x in given]):
        told = ", ".join([f"{name}: {_kinds.get(x.dtype.name, x.dtype.name)}" for name, x in given])
        raise RuntimeError(f"All tensors must have the same dtype, got {told}")


# in torch.nn, torch.nn.modules
class Bilinear(_Module):
    __module__ = "torch.nn.modules.linear"

    def __init__(self, in1_features, in2_features, out_features, bias=True, device=None, dtype=None):
        if in1_features <= 0:
            raise ValueError(f"in1_features must be > 0, but got {in1_features}")
        self.in1_features, self.in2_features, self.out_features = in1_features, in2_features, out_features
        bound = 1 / math.sqrt(in1_features)
        self.weight = _torch_modules.Parameter(torch.empty(out_features, in1_features, in2_features).uniform_(-bound, bound))
        self.bias = _torch_modules.Parameter(torch.empty(out_features).uniform_(-bound, bound)) if bias else None

    def forward(self, input1, input2):
        return bilinear(input1, input2, self.weight, self.bias)

    def extra_repr(self):
        return (f"in1_features={self.in1_features}, in2_features={self.in2_features}, out_features={self.out_features}, "
                f"bias={self.bias is not None}")


class Unfold(_Module):
    __module__ = "torch.nn.modules.fold"

    def __init__(self, kernel_size, dilation=1, padding=0, stride=1):
        self.kernel_size, self.dilation, self.padding, self.stride = kernel_size, dilation, padding, stride

    def forward(self, input):
        return _call("nn.functional.unfold", [input, self.kernel_size, self.dilation, self.padding, self.stride], {})

    def extra_repr(self):
        return f"kernel_size={self.kernel_size}, dilation={self.dilation}, padding={self.padding}, stride={self.stride}"


class Fold(_Module):
    __module__ = "torch.nn.modules.fold"

    def __init__(self, output_size, kernel_size, dilation=1, padding=0, stride=1):
        self.output_size, self.kernel_size, self.dilation = output_size, kernel_size, dilation
        self.padding, self.stride = padding, stride

    def forward(self, input):
        return fold(input, self.output_size, self.kernel_size, self.dilation, self.padding, self.stride)

    def extra_repr(self):
        return (f"output_size={self.output_size}, kernel_size={self.kernel_size}, dilation={self.dilation}, "
                f"padding={self.padding}, stride={self.stride}")


class LocalResponseNorm(_Module):
    __module__ = "torch.nn.modules.normalization"

    def __init__(self, size, alpha=0.0001, beta=0.75, k=1.0):
        self.size, self.alpha, self.beta, self.k = size, alpha, beta, k

    def forward(self, input):
        return local_response_norm(input, self.size, self.alpha, self.beta, self.k)

    def extra_repr(self):
        return f"{self.size}, alpha={self.alpha}, beta={self.beta}, k={self.k}"


class LPPool1d(_Module):
    __module__ = "torch.nn.modules.pooling"

    def __init__(self, norm_type, kernel_size, stride=None, ceil_mode=False):
        self.norm_type, self.kernel_size, self.stride, self.ceil_mode = norm_type, kernel_size, stride, ceil_mode

    def forward(self, input):
        return lp_pool1d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)

    def extra_repr(self):
        return f"norm_type={self.norm_type}, kernel_size={self.kernel_size}, stride={self.stride}, ceil_mode={self.ceil_mode}"


class LPPool2d(LPPool1d):
    __module__ = "torch.nn.modules.pooling"

    def forward(self, input):
        return lp_pool2d(input, float(self.norm_type), self.kernel_size, self.stride, self.ceil_mode)


class PixelUnshuffle(_Module):
    __module__ = "torch.nn.modules.pixelshuffle"

    def __init__(self, downscale_factor):
        self.downscale_factor = downscale_factor

    def forward(self, input):
        return _call("nn.functional.pixel_unshuffle", [input, self.downscale_factor], {})

    def extra_repr(self):
        return f"downscale_factor={self.downscale_factor}"


class ChannelShuffle(_Module):
    __module__ = "torch.nn.modules.channelshuffle"

    def __init__(self, groups):
        self.groups = groups

    def forward(self, input):
        n, channels, *rest = input.shape
        return input.reshape(n, self.groups, channels // self.groups, *rest).transpose(1, 2).reshape(n, channels, *rest)

    def extra_repr(self):
        return f"groups={self.groups}"


class Softmax2d(_Module):
    __module__ = "torch.nn.modules.activation"

    def forward(self, input):
        if input.ndim not in (3, 4):
            raise ValueError(f"Softmax2d: expected input to be 3D or 4D, got {input.ndim}D instead")
        return _call("softmax", [input, -3], {})


class UpsamplingBilinear2d(_Module):
    __module__ = "torch.nn.modules.upsampling"

    def __init__(self, size=None, scale_factor=None):
        self.size, self.scale_factor = size, scale_factor

    def forward(self, input):
        return _call("nn.functional.interpolate", [input, self.size, self.scale_factor, "bilinear", True], {})

    def extra_repr(self):
        if self.scale_factor is not None:
            return f"scale_factor={float(self.scale_factor) if isinstance(self.scale_factor, int) else self.scale_factor}, mode='bilinear'"
        return f"size={self.size}, mode='bilinear'"
