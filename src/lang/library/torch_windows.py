"""torch.nn's functions of windows and places: folding, sampling at grids, and norms over neighbouring channels."""
import itertools
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


def _within(x, size):
    """As a number of the line; what is none is 0 for PyTorch."""
    return torch.where(torch.isnan(x.detach()), 0, x.clamp(0, size - 1))


def _along(x, size, align_corners):
    """Coordinates from -1 to 1 as places in a line of that many numbers."""
    return (x + 1) / 2 * (size - 1) if align_corners else ((x + 1) * size - 1) / 2


def _kept(x, size, padding_mode, align_corners):
    if padding_mode == "zeros":
        return x
    if padding_mode == "reflection":
        x = _mirrored(x, 0, 2 * (size - 1)) if align_corners else _mirrored(x, -1, 2 * size - 1)
    return _within(x, size)


class _Readings:
    """Reads numbers of images, or of spaces, by whole places, one for each axis; 0 outside."""
    def __init__(self, input):
        self._sizes = input.shape[2:]
        self._flat = input.reshape(input.shape[0], input.shape[1], -1)
        self._dtype = input.dtype

    def at(self, places):
        inside, line = None, 0
        for place, size in zip(places, self._sizes):
            here = (place >= 0) & (place < size)
            inside = here if inside is None else inside & here
            line = line * size + torch.where(here, place, 0)
        rows, channels = self._flat.shape[:2]
        line = line.to(torch.int64)
        found = self._flat.gather(2, line.reshape(rows, 1, -1).expand(rows, channels, line[0].numel()))
        return found.reshape(rows, channels, *line.shape[1:]) * inside.to(self._dtype).unsqueeze(1)


def _between(read, places):
    """The numbers around each place, each by how near it is."""
    lows = [torch.floor(p.detach()) for p in places]
    found = 0
    for corner in itertools.product((0, 1), repeat=len(places)):
        share = 1
        # PyTorch multiplies the shares of the last axis first.
        for p, low, far in reversed(list(zip(places, lows, corner))):
            share = share * ((p - low) if far else (low + 1 - p))
        found = found + read.at([low + far for low, far in zip(lows, corner)]) * share.unsqueeze(1)
    return found


# in _torch_windows
def cubic_shares(t):
    """The shares of four numbers in a row, for a place between the two in the middle."""
    a = -0.75

    def near(x):
        return ((a + 2) * x - (a + 3)) * x * x + 1

    def far(x):
        return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
    return [far(t + 1), near(t), near(1 - t), far(2 - t)]


# in _nowhere
def _bicubic(read, places, sizes, padding_mode, align_corners):
    y, x = places
    top, left = torch.floor(y.detach()), torch.floor(x.detach())
    rows, columns = cubic_shares(y - top), cubic_shares(x - left)
    found = 0
    for i, row in enumerate(rows):
        line = 0
        at_y = _kept(top + (i - 1), sizes[0], padding_mode, align_corners)
        for j, column in enumerate(columns):
            at_x = _kept(left + (j - 1), sizes[1], padding_mode, align_corners)
            line = line + read.at([at_y, at_x]) * column.unsqueeze(1)
        found = found + line * row.unsqueeze(1)
    return found


# in torch.nn.functional
def grid_sample(input, grid, mode="bilinear", padding_mode="zeros", align_corners=None):
    if mode not in ("bilinear", "nearest", "bicubic"):
        raise ValueError(f"nn.functional.grid_sample(): expected mode to be 'bilinear', 'nearest' or 'bicubic', but got: '{mode}'")
    if padding_mode not in ("zeros", "border", "reflection"):
        raise ValueError("nn.functional.grid_sample(): expected padding_mode to be 'zeros', 'border', or 'reflection', "
                         f"but got: '{padding_mode}'")
    if input.ndim not in (4, 5) or grid.ndim != input.ndim:
        raise RuntimeError("grid_sampler(): expected 4D or 5D input and grid with same number of dimensions, but got input with "
                           f"sizes {list(input.shape)} and grid with sizes {list(grid.shape)}")
    if grid.shape[-1] != input.ndim - 2:
        raise RuntimeError(f"grid_sampler(): expected grid to have size {input.ndim - 2} in last dimension, but got grid with "
                           f"sizes {list(grid.shape)}")
    if grid.shape[0] != input.shape[0]:
        raise RuntimeError("grid_sampler(): expected grid and input to have same batch size, but got input with sizes "
                           f"{list(input.shape)} and grid with sizes {list(grid.shape)}")
    if mode == "bicubic" and input.ndim == 5:
        raise RuntimeError("grid_sampler(): bicubic interpolation only supports 4D input")
    align_corners, sizes = bool(align_corners), input.shape[2:]
    # The last coordinate is that of the first axis.
    along = [_along(grid[..., len(sizes) - 1 - a], n, align_corners) for a, n in enumerate(sizes)]
    read, step = _Readings(input), f"GridSampler{len(sizes)}DBackward0"
    if mode == "bicubic":
        return _named(_bicubic(read, along, sizes, padding_mode, align_corners), step)
    places = [_kept(p, n, padding_mode, align_corners) for p, n in zip(along, sizes)]
    if mode == "nearest":
        return _named(read.at([torch.round(p.detach()) for p in places]), step)
    return _named(_between(read, places), step)


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
