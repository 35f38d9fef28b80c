"""jax.lax's convolutions: sums of products over windows, as one contraction of all windows with the kernel."""
import math
import _jax
import _jnp

# in _nowhere
def _call(name, *args, **options):
    return _jax.call(name, list(args), options)


class ConvDimensionNumbers:
    def __init__(self, lhs_spec, rhs_spec, out_spec):
        self.lhs_spec, self.rhs_spec, self.out_spec = lhs_spec, rhs_spec, out_spec

    def __repr__(self):
        return f"ConvDimensionNumbers(lhs_spec={self.lhs_spec}, rhs_spec={self.rhs_spec}, out_spec={self.out_spec})"


def _order(text, first, second):
    """Where the two axes with names of their own stand, and then those of space, in the order of the kernel's text."""
    return [text.index(first), text.index(second)]


def _specs(numbers, rank):
    """The axes of input, kernel and result as (rows, channels, space …)."""
    if isinstance(numbers, ConvDimensionNumbers):
        return numbers.lhs_spec, numbers.rhs_spec, numbers.out_spec
    if numbers is None:
        plain = tuple(range(rank))
        return plain, plain, plain
    lhs, rhs, out = numbers
    space = [c for c in rhs if c not in "OI"]
    return (tuple([lhs.index("N"), lhs.index("C")] + [lhs.index(c) for c in space]),
            tuple([rhs.index("O"), rhs.index("I")] + [rhs.index(c) for c in space]),
            tuple([out.index("N"), out.index("C")] + [out.index(c) for c in space]))


def _pads(padding, sizes, window, strides):
    if not isinstance(padding, str):
        return [tuple(p) for p in padding]
    kind = padding.upper()
    if kind == "VALID":
        return [(0, 0)] * len(sizes)
    if kind not in ("SAME", "SAME_LOWER"):
        raise RuntimeError(f"Unrecognized padding type: expected 'VALID', 'SAME' or 'SAME_LOWER', got {padding}.")
    found = []
    for size, k, s in zip(sizes, window, strides):
        total = max(0, (-(-size // s) - 1) * s + k - size)
        less = total // 2
        found.append((less, total - less) if kind == "SAME" else (total - less, less))
    return found


def _spread(x, steps):
    """Zeros between the numbers along the axes of space."""
    for axis, step in enumerate(steps):
        if step == 1:
            continue
        size = x.shape[axis + 2]
        shape = list(x.shape)
        zeros = _call("zeros", shape[:axis + 3] + [step - 1] + shape[axis + 3:], dtype=x.dtype)
        wide = _call("concatenate", [_call("expand_dims", x, axis + 3), zeros], axis=axis + 3)
        shape[axis + 2] = size * step
        cut = [slice(None)] * (axis + 2) + [slice(0, (size - 1) * step + 1)]
        x = wide.reshape(shape)[tuple(cut)]
    return x


# in jax.lax
def conv_dimension_numbers(lhs_shape, rhs_shape, dimension_numbers):
    return ConvDimensionNumbers(*_specs(dimension_numbers, len(lhs_shape)))


def conv_general_dilated(lhs, rhs, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None,
                         feature_group_count=1, batch_group_count=1, precision=None, preferred_element_type=None):
    lhs, rhs = _jnp.asarray(lhs), _jnp.asarray(rhs)
    if lhs.ndim != rhs.ndim:
        raise ValueError(f"convolution requires lhs and rhs ndim to be equal, got {lhs.ndim} and {rhs.ndim}.")
    if lhs.dtype != rhs.dtype and not lhs.weak_type and not rhs.weak_type:
        raise TypeError(f"lax.conv_general_dilated requires arguments to have the same dtypes, got {lhs.dtype}, {rhs.dtype}. "
                        "(Tip: jnp.conv_general_dilated is a similar function that does automatic type promotion on inputs).")
    if batch_group_count != 1:
        raise NotImplementedError("conv_general_dilated here has batch_group_count=1")
    given, kernel, result = _specs(dimension_numbers, lhs.ndim)
    x, k = _call("transpose", lhs, given), _call("transpose", rhs, kernel)
    space = x.ndim - 2
    if len(window_strides) != space:
        raise TypeError(f"conv_general_dilated window_strides should have the same length as the number of spatial dimensions, "
                        f"got {len(window_strides)} and {space}")
    between = tuple(lhs_dilation or (1,) * space)
    apart = tuple(rhs_dilation or (1,) * space)
    groups = feature_group_count
    if x.shape[1] != k.shape[1] * groups:
        raise ValueError(f"conv_general_dilated lhs feature dimension size divided by feature_group_count must equal the rhs input "
                         f"feature dimension size, but {x.shape[1]} // {groups} != {k.shape[1]}.")
    x = _spread(x, between)
    window = [(n - 1) * d + 1 for n, d in zip(k.shape[2:], apart)]
    pads = _pads(padding, x.shape[2:], window, window_strides)
    cut = [slice(None)] * 2 + [slice(max(0, -a), n - max(0, -b)) for n, (a, b) in zip(x.shape[2:], pads)]
    x = _call("pad", x[tuple(cut)], [(0, 0), (0, 0)] + [(max(0, a), max(0, b)) for a, b in pads])
    counts = [(n - w) // s + 1 for n, w, s in zip(x.shape[2:], window, window_strides)]
    places = [()]
    for n in k.shape[2:]:
        places = [p + (i,) for p in places for i in range(n)]
    parts = []
    for place in places:
        starts = [i * d for i, d in zip(place, apart)]
        edges = [slice(a, a + (c - 1) * s + 1, s) for a, c, s in zip(starts, counts, window_strides)]
        parts.append(x[(slice(None), slice(None), *edges)])
    rows, channels, outs = x.shape[0], x.shape[1] // groups, k.shape[0] // groups
    size = math.prod(counts)
    windows = _call("stack", parts, axis=2).reshape(rows, groups, channels * len(places), size)
    weights = k.reshape(groups, outs, channels * len(places))
    found = _call("einsum", "ngks,gok->ngos", windows, weights).reshape(rows, groups * outs, *counts)
    back = [0] * found.ndim
    for i, axis in enumerate(result):
        back[axis] = i
    return _call("transpose", found, tuple(back))


def conv(lhs, rhs, window_strides, padding, precision=None, preferred_element_type=None):
    return conv_general_dilated(lhs, rhs, window_strides, padding)


def conv_with_general_padding(lhs, rhs, window_strides, padding, lhs_dilation, rhs_dilation, precision=None,
                              preferred_element_type=None):
    return conv_general_dilated(lhs, rhs, window_strides, padding, lhs_dilation, rhs_dilation)


def conv_transpose(lhs, rhs, strides, padding, rhs_dilation=None, dimension_numbers=None, transpose_kernel=False,
                   precision=None, preferred_element_type=None):
    space = lhs.ndim - 2
    if dimension_numbers is None:
        dimension_numbers = {1: ("NHC", "HIO", "NHC"), 2: ("NHWC", "HWIO", "NHWC"), 3: ("NHWDC", "HWDIO", "NHWDC")}[space]
    _, kernel, _ = _specs(dimension_numbers, lhs.ndim)
    apart = rhs_dilation or (1,) * space
    sizes = [(rhs.shape[a] - 1) * d + 1 for a, d in zip(kernel[2:], apart)]
    if isinstance(padding, str):
        pads = []
        for k, s in zip(sizes, strides):
            if padding.upper() == "SAME":
                total = k + s - 2
                less = k - 1 if s > k - 1 else -(-total // 2)
            else:
                total = k + s - 2 + max(k - s, 0)
                less = k - 1
            pads.append((less, total - less))
        padding = pads
    if transpose_kernel:
        rhs = _call("flip", rhs, axis=tuple(kernel[2:]))
        rhs = _call("swapaxes", rhs, kernel[0], kernel[1])
    return conv_general_dilated(lhs, rhs, (1,) * space, padding, strides, rhs_dilation, dimension_numbers)
