"""jax.lax: windows, running extremes, sorting by keys, and steps on axes and bits."""
import math
import numpy as np
import _jax
import _jnp
import _lax

# in _nowhere
_span = slice


def _f(name, *args, **options):
    return _jax.call(name, list(args), options)


def _padding(padding, sizes, dims, strides):
    if not isinstance(padding, str):
        return [tuple(p) for p in padding]
    if padding.upper() == "VALID":
        return [(0, 0)] * len(sizes)
    found = []
    for n, k, s in zip(sizes, dims, strides):
        more = max((-(-n // s) - 1) * s + k - n, 0)
        found.append((more // 2, more - more // 2))
    return found


def _running(name):
    def of(operand, axis=0, reverse=False):
        x = _jnp.asarray(operand)
        axis = axis % x.ndim
        rows = [_lax.index_in_dim(x, i, axis, keepdims=False) for i in range(x.shape[axis])]
        rows, found = rows[::-1] if reverse else rows, []
        for row in rows:
            found.append(row if not found else _f(name, found[-1], row))
        return _f("stack", found[::-1] if reverse else found, axis=axis)
    return of


def _over(name):
    def of(operand, axes, *, out_sharding=None):
        return _f(name, operand, axis=tuple(axes))
    return of


# in jax.lax
def reduce_window(operand, init_value, computation, window_dimensions, window_strides, padding, base_dilation=None, window_dilation=None):
    x = _jnp.asarray(operand)
    dims, strides = [int(n) for n in window_dimensions], [int(n) for n in window_strides or [1] * x.ndim]
    wide = [1] * x.ndim if window_dilation is None else [int(n) for n in window_dilation]
    if base_dilation is not None and any([n != 1 for n in base_dilation]):
        raise NotImplementedError("jax.lax.reduce_window dilates windows in tensh, not arrays")
    spans = [(k - 1) * d + 1 for k, d in zip(dims, wide)]
    edges = _padding(padding, x.shape, spans, strides)
    start = _jnp.asarray(init_value, x.dtype)
    x = _f("pad", x, edges, constant_values=start)
    counts = [(n - k) // s + 1 for n, k, s in zip(x.shape, spans, strides)]
    found = None
    for at in np.ndindex(*dims):
        part = x[tuple([_span(i * d, i * d + (c - 1) * s + 1, s) for i, d, c, s in zip(at, wide, counts, strides)])]
        found = computation(_f("broadcast_to", start, list(part.shape)) if found is None else found, part)
    return found


cummax = _running("maximum")
cummin = _running("minimum")
cumlogsumexp = _running("logaddexp")
reduce_sum = _over("sum")
reduce_max = _over("max")
reduce_min = _over("min")
reduce_prod = _over("prod")
reduce_and = _over("all")
reduce_or = _over("any")


def sort(operand, dimension=-1, is_stable=True, num_keys=1):
    if not isinstance(operand, (list, tuple)):
        return _f("sort", operand, axis=dimension)
    return tuple(_by_keys([_jnp.asarray(p) for p in operand], num_keys, dimension))


def argmax(operand, axis, index_dtype):
    return _f("argmax", operand, axis=axis).astype(index_dtype)


def argmin(operand, axis, index_dtype):
    return _f("argmin", operand, axis=axis).astype(index_dtype)


def sort_key_val(keys, values, dimension=-1, is_stable=True):
    return sort((keys, values), dimension, is_stable)


# in _nowhere
def _by_keys(parts, count, axis):
    for i in range(count)[::-1]:
        order = _f("argsort", parts[i], axis=axis, stable=True)
        parts = [_f("take_along_axis", p, order, axis=axis) for p in parts]
    return parts


# in jax.lax
def dot_general(lhs, rhs, dimension_numbers, precision=None, preferred_element_type=None, *, out_sharding=None):
    (left, right), (left_batch, right_batch) = dimension_numbers
    a, b = _jnp.asarray(lhs), _jnp.asarray(rhs)
    letters = "abcdefghijklmnopqrstuvwxyz"
    one = list(letters[:a.ndim])
    two = list(letters[a.ndim:a.ndim + b.ndim])
    for i, j in list(zip(left_batch, right_batch)) + list(zip(left, right)):
        two[j] = one[i]
    batch = [one[i] for i in left_batch]
    rest = [c for i, c in enumerate(one) if i not in tuple(left) + tuple(left_batch)]
    rest += [c for j, c in enumerate(two) if j not in tuple(right) + tuple(right_batch)]
    found = _f("einsum", f"{''.join(one)},{''.join(two)}->{''.join(batch + rest)}", a, b)
    return found if preferred_element_type is None else found.astype(preferred_element_type)


def pad(operand, padding_value, padding_config):
    x = _jnp.asarray(operand)
    for axis, (low, high, inner) in enumerate(padding_config):
        count = x.shape[axis]
        if inner and count > 1:
            wide = list(x.shape)
            wide[axis] = count + (count - 1) * inner
            where = (_span(None),) * axis + (_span(None, None, inner + 1),)
            x = _jnp.full(tuple(wide), padding_value, x.dtype).at[where].set(x)
        if low < 0 or high < 0:
            x = x[(_span(None),) * axis + (_span(max(-low, 0), x.shape[axis] - max(-high, 0)),)]
        edges = [(0, 0)] * x.ndim
        edges[axis] = (max(low, 0), max(high, 0))
        x = _f("pad", x, edges, constant_values=_jnp.asarray(padding_value, x.dtype))
    return x


def broadcasted_iota(dtype, shape, dimension, *, out_sharding=None):
    places = _jnp.arange(shape[dimension], dtype=dtype).reshape([-1 if i == dimension else 1 for i in range(len(shape))])
    return _f("broadcast_to", places, list(shape))


def broadcast_in_dim(operand, shape, broadcast_dimensions, *, out_sharding=None):
    x = _jnp.asarray(operand)
    sizes = [1] * len(shape)
    for i, d in enumerate(broadcast_dimensions):
        sizes[d] = x.shape[i]
    return _f("broadcast_to", x.reshape(sizes), list(shape))


def broadcast_shapes(*shapes):
    return tuple(np.broadcast_shapes(*shapes))


def collapse(operand, start_dimension, stop_dimension=None):
    shape = list(operand.shape)
    stop = len(shape) if stop_dimension is None else stop_dimension
    return operand.reshape(shape[:start_dimension] + [math.prod(shape[start_dimension:stop])] + shape[stop:])


def slice(operand, start_indices, limit_indices, strides=None):
    steps = [1] * operand.ndim if strides is None else strides
    return operand[tuple([_span(a, b, s) for a, b, s in zip(start_indices, limit_indices, steps)])]


def index_take(src, idxs, axes):
    found = []
    for row in zip(*[_jnp.asarray(i).tolist() for i in idxs]):
        where = [_span(None)] * src.ndim
        for a, i in zip(axes, row):
            where[a] = i
        found.append(src[tuple(where)])
    return _f("stack", found)


def bitcast_convert_type(operand, new_dtype):
    return _jnp.asarray(operand).view(new_dtype)


class FftType:
    FFT, IFFT, RFFT, IRFFT = "FFT", "IFFT", "RFFT", "IRFFT"


def fft(x, fft_type, fft_lengths):
    """Along as many of the last axes as there are lengths."""
    lengths = [fft_lengths] if isinstance(fft_lengths, int) else list(fft_lengths)
    name = str(getattr(fft_type, "name", fft_type)).lower()
    if name not in ("fft", "ifft", "rfft", "irfft"):
        raise ValueError(f"Unknown FFT type '{fft_type}'")
    return _f(f"fft.{name}n", x, lengths, list(range(-len(lengths), 0)))


def population_count(x):
    return _f("bitwise_count", x).astype(_jnp.asarray(x).dtype)


def nextafter(x1, x2):
    return _f("nextafter", x1, x2)


def shift_right_logical(x, y):
    x = _jnp.asarray(x)
    bits = x.dtype.itemsize * 8
    return _f("right_shift", x.view(f"uint{bits}"), _jnp.asarray(y).astype(f"uint{bits}")).view(x.dtype)


def approx_max_k(operand, k, reduction_dimension=-1, recall_target=0.95, **options):
    return _lax.top_k(operand, k)


def complex(x, y):
    return x + 1j * y


def igamma(a, x):
    import jax.scipy.special as special
    return special.gammainc(a, x)


def igammac(a, x):
    import jax.scipy.special as special
    return special.gammaincc(a, x)


def conv_general_dilated_patches(lhs, filter_shape, window_strides, padding, lhs_dilation=None, rhs_dilation=None, dimension_numbers=None, **options):
    import jax.lax as lax
    if dimension_numbers not in (None, ("NCHW", "OIHW", "NCHW")):
        raise NotImplementedError("conv_general_dilated_patches has channels in front in tensh")
    count, places = lhs.shape[1], math.prod(filter_shape)
    one = _jnp.eye(places, dtype=lhs.dtype).reshape(places, 1, *filter_shape)
    return lax.conv_general_dilated(lhs, _f("tile", one, [count] + [1] * (one.ndim - 1)), window_strides, padding, lhs_dilation, rhs_dilation,
                                    feature_group_count=count)


# in jax.nn
def sparse_sigmoid(x):
    return 0.5 * _f("clip", _jnp.asarray(x, float) + 1.0, 0.0, 2.0)


# in _nowhere
def _segments(name, whole):
    def of(data, segment_ids, num_segments=None, indices_are_sorted=False, unique_indices=False, bucket_size=None, mode=None):
        data, ids = _jnp.asarray(data), _jnp.asarray(segment_ids)
        count = int(ids.max()) + 1 if num_segments is None else int(num_segments)
        kind = str(data.dtype)
        start = 1 if whole is None else whole if "float" in kind else (-1 if whole < 0 else 1) * 2 ** (8 * data.dtype.itemsize - 1) - (whole > 0)
        base = _jnp.full((count,) + tuple(data.shape[1:]), start, data.dtype)
        return getattr(base.at[ids], name)(data)
    return of


# in jax.ops
segment_max = _segments("max", -math.inf)
segment_min = _segments("min", math.inf)
segment_prod = _segments("multiply", None)
