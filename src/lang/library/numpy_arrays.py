"""NumPy's functions that are made of others: blocks, writing at places, histograms of several variables, bits, iteration."""
import itertools
import math
import numpy as np
import _tensh

# in _nowhere
def _flat_list(x):
    return np.asarray(x).ravel().tolist()


def _depth(x):
    return 1 + max([_depth(v) for v in x]) if isinstance(x, list) else 0


def _joined(x, level, rank):
    if isinstance(x, list):
        return np.concatenate([_joined(v, level - 1, rank) for v in x], axis=-level)
    x = np.asarray(x)
    return np.reshape(x, (1,) * (rank - x.ndim) + x.shape)


def _rank(x):
    return max([_rank(v) for v in x]) if isinstance(x, list) else np.asarray(x).ndim


def _cycled(values, count):
    values = np.asarray(values).ravel()
    return np.take(values, np.arange(count) % values.size)


# in np, jax.numpy
def block(arrays):
    level = _depth(arrays)
    return _joined(arrays, level, max(level, _rank(arrays)))


def ix_(*args):
    out = []
    for i, a in enumerate(args):
        a = np.asarray(a)
        if a.ndim != 1:
            raise ValueError("Cross index must be 1 dimensional")
        if str(a.dtype) == "bool":
            a = np.flatnonzero(a)
        elif a.size == 0:
            a = np.zeros(0, dtype="int64")
        out.append(np.reshape(a, (1,) * i + (a.size,) + (1,) * (len(args) - i - 1)))
    return tuple(out)


def unwrap(p, discont=None, axis=-1, *, period=2 * math.pi):
    p = np.asarray(p)
    steps = np.diff(p, axis=axis)
    discont = period / 2 if discont is None else discont
    whole = str(p.dtype).startswith(("int", "uint")) and isinstance(period, int)
    high = period // 2 if whole else period / 2
    near = np.mod(steps + high, period) - high
    if not whole or period % 2 == 0:
        near = np.where((near == -high) & (steps > 0), high, near)
    change = np.where(np.abs(steps) < discont, 0, near - steps)
    shape = list(p.shape)
    shape[axis] = 1
    return p + np.concatenate([np.zeros(shape, dtype=change.dtype), np.cumsum(change, axis=axis)], axis=axis)


def apply_over_axes(func, a, axes):
    out = np.asarray(a)
    rank = out.ndim
    for axis in axes if isinstance(axes, (list, tuple)) else (axes,):
        found = func(out, axis)
        out = found if found.ndim == rank else np.expand_dims(found, axis)
    return out


def diag_indices_from(arr):
    return np.diag_indices(arr.shape[0], arr.ndim)


def tril_indices_from(arr, k=0):
    return np.tril_indices(arr.shape[0], k, arr.shape[1])


def triu_indices_from(arr, k=0):
    return np.triu_indices(arr.shape[0], k, arr.shape[1])


def mask_indices(n, mask_func, k=0):
    return np.nonzero(mask_func(np.ones((n, n), dtype="int64"), k) != 0)


def vecmat(x1, x2):
    x1, x2 = np.asarray(x1), np.asarray(x2)
    return np.matmul(np.expand_dims(np.conj(x1), -2), x2)[..., 0, :]


def isscalar(element):
    return isinstance(element, (int, float, complex, bool, str, bytes)) or (
        isinstance(element, np.ndarray) and element.ndim == 0) or isinstance(element, np.generic)


def iterable(y):
    return hasattr(y, "__iter__") or isinstance(y, (list, tuple, dict, set, str, range)) or (
        isinstance(y, np.ndarray) and y.ndim > 0)


def iscomplexobj(x):
    return str(np.asarray(x).dtype).startswith("complex")


def isrealobj(x):
    return not iscomplexobj(x)


def real_if_close(a, tol=100):
    a = np.asarray(a)
    if not iscomplexobj(a):
        return a
    limit = tol * np.finfo(a.real.dtype).eps if tol > 1 else tol
    return a.real if bool(np.all(np.abs(a.imag) < limit)) else a


def sort_complex(a):
    a = np.asarray(a)
    a = a if iscomplexobj(a) else a.astype("complex64" if a.dtype.char in "bhBHf" else "complex128")
    return np.take_along_axis(a, np.lexsort((a.imag, a.real)), -1)


def polysub(a1, a2):
    a1, a2 = np.atleast_1d(a1), np.atleast_1d(a2)
    size = max(a1.size, a2.size)
    return np.pad(a1, [(size - a1.size, 0)]) - np.pad(a2, [(size - a2.size, 0)])


def polydiv(u, v):
    u, v = np.atleast_1d(u) + 0.0, np.atleast_1d(v) + 0.0
    scale, rest = 1.0 / v[0], u.copy()
    quotient = np.zeros((max(u.size - v.size + 1, 1),), dtype=u.dtype)
    for k in range(u.size - v.size + 1):
        found = scale * rest[k]
        quotient[k] = found
        rest[k:k + v.size] -= found * v
    while rest.size > 1 and bool(np.isclose(rest[0], 0, rtol=1e-14)):
        rest = rest[1:]
    return quotient, rest


def poly(seq_of_zeros):
    out = np.ones((1,))
    for zero in np.atleast_1d(seq_of_zeros):
        out = np.convolve(out, np.stack([np.ones_like(zero), -zero]))
    return out


def binary_repr(num, width=None):
    num = int(num)
    if num >= 0:
        return bin(num)[2:].zfill(width or 0)
    if width is None:
        return "-" + bin(-num)[2:]
    need = len(bin(-num - 1)[2:]) + 1 if num != -1 else 1
    if need > width:
        raise ValueError(f"Insufficient bit width={width} provided for binwidth={need}")
    return bin(2 ** width + num)[2:]


def base_repr(number, base=2, padding=0):
    if base > 36:
        raise ValueError("Bases greater than 36 not handled in base_repr.")
    if base < 2:
        raise ValueError("Bases less than 2 not handled in base_repr.")
    left, digits = abs(int(number)), ""
    while left:
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[left % base] + digits
        left //= base
    out = "0" * padding + (digits if digits or padding else "0")
    return "-" + out if number < 0 else out


def packbits(a, axis=None, bitorder="big"):
    if np.asarray(a).dtype.kind not in "biu":
        raise TypeError("Expected an input array of integer or boolean data type")
    bits = (np.asarray(a) != 0).astype("int64")
    bits, at = (bits.ravel(), 0) if axis is None else (bits, axis)
    bits = np.moveaxis(bits, at, -1)
    more = -bits.shape[-1] % 8
    bits = np.concatenate([bits, np.zeros(bits.shape[:-1] + (more,), dtype="int64")], axis=-1)
    places = np.arange(8) if bitorder == "little" else np.arange(7, -1, -1)
    rows = np.reshape(bits, bits.shape[:-1] + (bits.shape[-1] // 8, 8))
    return np.moveaxis(np.sum(rows * 2 ** places, axis=-1), -1, at).astype("uint8")


def unpackbits(a, axis=None, count=None, bitorder="big"):
    a = np.asarray(a)
    if str(a.dtype) != "uint8":
        raise TypeError("Expected an input array of unsigned byte data type")
    a, at = (a.ravel(), 0) if axis is None else (a, axis)
    a = np.moveaxis(a, at, -1).astype("int64")
    places = np.arange(8) if bitorder == "little" else np.arange(7, -1, -1)
    bits = np.reshape(a[..., None] // 2 ** places % 2, a.shape[:-1] + (a.shape[-1] * 8,))
    if count is not None:
        more = count - bits.shape[-1]
        bits = bits[..., :count] if more < 0 else np.concatenate(
            [bits, np.zeros(bits.shape[:-1] + (more,), dtype="int64")], axis=-1)
    return np.moveaxis(bits, -1, at).astype("uint8")


def frombuffer(buffer, dtype=float, count=-1, offset=0, *, like=None):
    turned = isinstance(dtype, str) and dtype[:1] in (">", "!")
    kind = np.dtype(dtype[1:] if turned else dtype)
    if kind.kind == "O":
        raise ValueError("cannot create an OBJECT array from memory buffer")
    if not isinstance(buffer, bytes):
        buffer = buffer.tobytes() if hasattr(buffer, "tobytes") else bytes(buffer)
    if not 0 <= offset <= len(buffer):
        raise ValueError(f"offset must be non-negative and no greater than buffer length ({len(buffer)})")
    rest = buffer[offset:] if count < 0 else buffer[offset:offset + count * kind.itemsize]
    if count < 0 and len(rest) % kind.itemsize != 0:
        raise ValueError("buffer size must be a multiple of element size")
    if count >= 0 and len(rest) < count * kind.itemsize:
        raise ValueError("buffer is smaller than requested size")
    if kind.kind == "S":
        return np.array([rest[i:i + kind.itemsize] for i in range(0, len(rest), kind.itemsize)], dtype=kind)
    if kind.kind in "VUMm":
        import _numpy_octets
        return _numpy_octets.array_of(_tensh.from_bytes(rest, "uint8").reshape(-1, kind.itemsize), kind)
    # NumPy's dtype says that its bytes stand the other way round; here they are turned.
    rest = _tensh.from_bytes(rest, "uint8").reshape(-1, kind.itemsize)[:, ::-1].tobytes() if turned else rest
    found = _tensh.from_bytes(rest, kind.name)
    _tensh.fixed(found, True)
    return found


def fromiter(iter, dtype, count=-1):
    items = []
    for item in iter:
        if len(items) == count:
            break
        items.append(item)
    return np.array(items, dtype=dtype)


def fromstring(string, dtype=float, count=-1, *, sep):
    parts = [p for p in (string.split() if sep.strip() == "" else string.split(sep.strip())) if p.strip() != ""]
    return np.array([float(p) for p in parts[:count if count >= 0 else None]]).astype(dtype)


def array_str(a, max_line_width=None, precision=None, suppress_small=None):
    return array2string(a, max_line_width, precision, suppress_small)


def array_repr(arr, max_line_width=None, precision=None, suppress_small=None):
    return _written(arr, repr, max_line_width, precision, suppress_small)


def _digits_of(x):
    """The sign, the shortest digits that mean a number, and where its point stands among them."""
    text = str(x) if isinstance(x, np.generic) else repr(float(x))
    sign = "-" if text.startswith("-") else ""
    mantissa, _, power = text.lstrip("-").partition("e")
    whole, _, rest = mantissa.partition(".")
    rest = "" if rest == "0" else rest
    digits = (whole + rest).lstrip("0")
    at = len(whole) + int(power or "0") - (len(whole + rest) - len(digits))
    digits = digits.rstrip("0")
    return sign, digits or "0", at if digits else 1


def _rounded_to(x, count):
    """The digits of so many places in all."""
    mantissa, _, power = f"{abs(float(x)):.{max(count - 1, 0)}e}".partition("e")
    return mantissa.replace(".", ""), int(power) + 1


def _trimmed(whole, rest, trim):
    if trim not in ("k", ".", "0", "-"):
        raise TypeError("trim must be one of 'k', '.', '0' or '-'")
    if trim != "k":
        rest = rest.rstrip("0")
    if rest == "" and trim == "0":
        rest = "0"
    return whole if rest == "" and trim == "-" else f"{whole}.{rest}"


def format_float_positional(x, precision=None, unique=True, fractional=True, trim="k", sign=False, pad_left=None, pad_right=None,
                            min_digits=None):
    if not math.isfinite(x):
        return ("+" if sign and x > 0 else "") + str(float(x))
    if not unique and precision is None:
        raise NotImplementedError("all digits of a float are not in tensh: precision says how many are wanted")
    minus, digits, at = _digits_of(x)
    if precision is not None:
        if fractional:
            if not unique or len(digits) - at > precision:
                whole, _, rest = f"{abs(float(x)):.{precision}f}".partition(".")
                digits, at = whole + rest, len(whole)
        elif not unique or len(digits) > precision:
            digits, at = _rounded_to(x, precision)
    whole = digits[:at].ljust(at, "0") if at > 0 else "0"
    rest = digits[at:] if at > 0 else "0" * -at + digits
    rest = "" if digits == "0" else rest
    # What is rounded to nothing keeps its zeros.
    if unique and (whole + rest).strip("0"):
        rest = rest.rstrip("0")
    if min_digits is not None:
        rest = rest.ljust(min_digits if fractional else min_digits - len(whole.lstrip("0")), "0")
    text = (minus or ("+" if sign else "")) + _trimmed(whole, rest, trim)
    if pad_left is not None:
        text = " " * (pad_left - len(text.split(".")[0])) + text
    if pad_right is not None:
        text += " " * (pad_right - (len(text.partition(".")[2])))
    return text


def format_float_scientific(x, precision=None, unique=True, trim="k", sign=False, pad_left=None, exp_digits=None, min_digits=None):
    if not math.isfinite(x):
        return ("+" if sign and x > 0 else "") + str(float(x))
    if not unique and precision is None:
        raise NotImplementedError("all digits of a float are not in tensh: precision says how many are wanted")
    minus, digits, at = _digits_of(x)
    if precision is not None and (not unique or len(digits) > precision + 1):
        digits, at = _rounded_to(x, precision + 1)
        at = 1 if float(x) == 0 else at
        digits = digits.rstrip("0") or "0" if unique else digits
    power = 0 if float(x) == 0 else at - 1
    rest = digits[1:] if min_digits is None else digits[1:].ljust(min_digits, "0")
    text = (minus or ("+" if sign else "")) + _trimmed(digits[0], rest, trim)
    if pad_left is not None:
        text = " " * (pad_left - len(text.split(".")[0])) + text
    return f"{text}e{'-' if power < 0 else '+'}{str(abs(power)).rjust(exp_digits or 2, '0')}"


def array2string(a, max_line_width=None, precision=None, suppress_small=None, separator=" ", prefix="", *, formatter=None,
                 threshold=None, edgeitems=None, sign=None, floatmode=None, suffix="", legacy=None):
    """str(a) with options of its own: lines go on under the prefix, and have room for the suffix."""
    options = {"linewidth": max_line_width, "precision": precision, "suppress": suppress_small, "formatter": formatter,
               "threshold": threshold, "edgeitems": edgeitems, "sign": sign, "floatmode": floatmode}
    given = {k: v for k, v in options.items() if v is not None}
    if np.ndim(a) == 0:
        return array2string(np.reshape(np.asarray(a), 1), **{{"linewidth": "max_line_width", "suppress": "suppress_small"}.get(k, k): v
                                                             for k, v in given.items()})[1:-1].strip()
    with np.printoptions(**(np.get_printoptions() | given)):
        a = np.asarray(a)
        return _tensh.array_text(a, separator, prefix, suffix) if a.dtype.kind in "biufc" else str(a)


def get_printoptions():
    return _tensh.print_options()


def shares_memory(a, b, max_work=None):
    return _tensh.torch_same(a, b)


def may_share_memory(a, b, max_work=None):
    return shares_memory(a, b)


def asfortranarray(a, dtype=None):
    made = np.asarray(a, dtype=dtype, order="F")
    return made if made.ndim > 0 else made.reshape(1)


def asarray_chkfinite(a, dtype=None, order=None):
    a = np.asarray(a, dtype=dtype)
    if not bool(np.all(np.isfinite(a))):
        raise ValueError("array must not contain infs or NaNs")
    return a


# Writing at places.
def fill_diagonal(a, val, wrap=False):
    if a.ndim < 2:
        raise ValueError("array must be at least 2-d")
    if a.ndim > 2 and len(set(a.shape)) > 1:
        raise ValueError("All dimensions of input must be of equal length")
    count = min(a.shape)
    places = [(i,) * a.ndim for i in range(count)]
    if wrap and a.ndim == 2:
        rows, columns = a.shape
        places = [(i // columns, i % columns) for i in range(0, rows * columns, columns + 1)]
    for place, value in zip(places, _cycled(val, len(places))):
        a[place] = value


def put(a, ind, v, mode="raise"):
    ind = np.asarray(ind).ravel()
    a = np.atleast_1d(a)
    if mode == "wrap":
        ind = ind % a.size
    elif mode == "clip":
        ind = np.clip(ind, 0, a.size - 1)
    if ind.size > 0:
        a[np.unravel_index(np.where(ind < 0, ind + a.size, ind), a.shape)] = _cycled(v, ind.size)


def place(arr, mask, vals):
    mask = np.asarray(mask) != 0
    arr[mask] = _cycled(vals, int(np.count_nonzero(mask)))


def putmask(a, mask, values):
    mask = np.asarray(mask) != 0
    values = np.asarray(values)
    values = values if values.shape == a.shape else np.reshape(_cycled(values, a.size), a.shape)
    a[mask] = values[mask]


def _kind_meeting(dtype, number):
    """The dtype of one of Python's numbers beside an array: the array's own, where that is of its kind or of a wider one."""
    kind = str(dtype)
    if number is int:
        return "int64" if kind == "bool" else kind
    if number is float:
        return kind if kind.startswith(("float", "complex")) else "float64"
    return kind if kind.startswith("complex") else "complex64" if kind == "float32" else "complex128"


def copyto(dst, src, casting="same_kind", where=True):
    if type(src) in (int, float, complex):
        kind, what = _kind_meeting(dst.dtype, type(src)), "scalar"
        src = np.asarray(src, kind)
    else:
        src = np.asarray(src)
        kind, what = src.dtype, "array data" if src.ndim > 0 else "scalar"
    if not np.can_cast(kind, dst.dtype, casting):
        raise TypeError(f"Cannot cast {what} from dtype('{kind}') to dtype('{dst.dtype}') according to the rule '{casting}'")
    dst[...] = src if where is True else np.where(where, src, dst)


def put_along_axis(arr, indices, values, axis):
    indices = np.asarray(indices)
    if axis is None:
        arr[np.unravel_index(indices, arr.shape)] = values
        return
    axis = axis % arr.ndim
    key = []
    for i, size in enumerate(arr.shape):
        key.append(indices if i == axis else np.reshape(np.arange(size), (1,) * i + (size,) + (1,) * (arr.ndim - i - 1)))
    arr[tuple(key)] = values


# in np
def histogramdd(sample, bins=10, range=None, density=None, weights=None):
    if isinstance(sample, np.ndarray):
        columns = [sample] if sample.ndim == 1 else [sample[:, i] for i in _span(sample.shape[1])]
    else:
        columns = [np.asarray(s) for s in sample]
    count = len(columns)
    bins = list(bins) if isinstance(bins, (list, tuple)) else [bins] * count
    if len(bins) != count:
        raise ValueError("The dimension of bins must be equal to the dimension of the sample x.")
    ranges = [None] * count if range is None else range
    edges, places = [], []
    for column, each, ends in zip(columns, bins, ranges):
        e = np.histogram_bin_edges(column, each, ends) if not _is_edges(each) else np.asarray(each)
        at = np.searchsorted(e, column, side="right")
        edges.append(e)
        places.append(np.where(column == e[-1], at - 1, at))
    sizes = [e.size + 1 for e in edges]
    flat = np.ravel_multi_index(tuple(places), tuple(sizes))
    hist = np.bincount(flat, weights, minlength=math.prod(sizes)) + 0.0
    hist = np.reshape(hist, tuple(sizes))[(slice(1, -1),) * count]
    if density:
        total = hist.sum()
        for i, e in enumerate(edges):
            hist = hist / np.reshape(np.diff(e), (1,) * i + (-1,) + (1,) * (count - i - 1))
        hist = hist / total
    return hist, edges


def histogram2d(x, y, bins=10, range=None, density=None, weights=None):
    if _is_edges(bins) and len(bins) not in (1, 2):
        bins = [np.asarray(bins), np.asarray(bins)]
    hist, edges = histogramdd([x, y], bins if not isinstance(bins, np.ndarray) else list(bins), range, density, weights)
    return hist, edges[0], edges[1]


# in np, jax.numpy
class ndindex:
    def __init__(self, *shape):
        shape = tuple(shape[0]) if len(shape) == 1 and isinstance(shape[0], (tuple, list)) else shape
        self._places = itertools.product(*[range(n) for n in shape])

    def __iter__(self):
        return self._places

    def __next__(self):
        return next(self._places)


class ndenumerate:
    def __init__(self, arr):
        arr = np.asarray(arr)
        self._pairs = zip(ndindex(arr.shape), arr.ravel())

    def __iter__(self):
        return self._pairs

    def __next__(self):
        return next(self._pairs)


class broadcast:
    def __init__(self, *args):
        self._arrays = np.broadcast_arrays(*args)
        self.shape = self._arrays[0].shape
        self.ndim = self.nd = len(self.shape)
        self.size = math.prod(self.shape)
        self.numiter = len(args)

    def __iter__(self):
        return zip(*[a.ravel() for a in self._arrays])


class _Index:
    """The index itself."""
    def __init__(self, several):
        self._several = several

    def __getitem__(self, key):
        return (key,) if self._several and not isinstance(key, tuple) else key


s_ = _Index(False)
index_exp = _Index(True)
euler_gamma = 0.5772156649015329
True_ = np.array(True)
False_ = np.array(False)


# in _nowhere
_span = range


def _is_edges(bins):
    return isinstance(bins, (list, tuple)) or (isinstance(bins, np.ndarray) and bins.ndim > 0)


def _is_turned(a):
    return a.ndim > 1 and a.strides == tuple(sorted(a.strides)) and len(set(a.strides)) > 1


def _written(a, shown, width, precision, suppress):
    options = {"linewidth": width, "precision": precision, "suppress": suppress}
    given = {k: v for k, v in options.items() if v is not None}
    if not given:
        return shown(a)
    with np.printoptions(**given):
        return shown(a)


# in _numpy_methods
def compress(self, condition, axis=None, out=None):
    return np.compress(condition, self, axis=axis, **({} if out is None else {"out": out}))


def byteswap(self, inplace=False):
    """The same numbers with their bytes the other way round; those of complex numbers in halves."""
    wide = self.itemsize // (2 if self.dtype.kind == "c" else 1)
    turned = np.frombuffer(self.tobytes(), dtype="uint8").reshape(-1, wide)[:, ::-1].tobytes()
    found = np.frombuffer(turned, dtype=self.dtype).reshape(self.shape).copy()
    if not inplace:
        return found
    self[...] = found
    return self


# in np
def min_scalar_type(a, /):
    """The narrowest dtype that holds a number; that of an array is its own."""
    a = np.asarray(a)
    if a.ndim or a.dtype.kind not in "iufcb":
        return a.dtype
    value = a.item()
    if a.dtype.kind == "b":
        return np.dtype("bool")
    if a.dtype.kind in "iu":
        names = ["uint8", "uint16", "uint32", "uint64"] if value >= 0 else ["int8", "int16", "int32", "int64"]
        return np.dtype([n for n in names if np.iinfo(n).min <= value <= np.iinfo(n).max][0])
    names = ["float16", "float32", "float64"] if a.dtype.kind == "f" else ["complex64", "complex128"]
    fits = lambda n: all([not math.isfinite(x) or abs(x) < _most[n] for x in ((value.real, value.imag) if a.dtype.kind == "c" else (value,))])
    return np.dtype([n for n in names if fits(n)][0])


# in _nowhere
_most = {"float16": 65000.0, "float32": 3.4e38, "float64": math.inf, "complex64": 3.4e38, "complex128": math.inf}


# in np.lib.stride_tricks
def as_strided(x, shape=None, strides=None, subok=False, writeable=True):
    x = x if isinstance(x, np.ndarray) else np.asarray(x)
    shape = x.shape if shape is None else tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    strides = x.strides if strides is None else tuple(strides) if isinstance(strides, (tuple, list)) else (strides,)
    if len(shape) != len(strides):
        raise ValueError("mismatch in length of strides and shape")
    if any([s % x.itemsize for s in strides]):
        raise NotImplementedError("as_strided here goes by whole elements")
    view = _tensh.array_strided(x, shape, tuple([s // x.itemsize for s in strides]))
    if view is None:
        raise ValueError("as_strided here stays within what the array holds")
    if not writeable:
        _tensh.fixed(view, True)
    return view


def sliding_window_view(x, window_shape, axis=None, *, subok=False, writeable=False):
    x = x if isinstance(x, np.ndarray) else np.asarray(x)
    sizes = tuple(window_shape) if isinstance(window_shape, (tuple, list)) else (window_shape,)
    axes = tuple(_span(x.ndim)) if axis is None else tuple(axis) if isinstance(axis, (tuple, list)) else (axis,)
    if len(sizes) != len(axes):
        if axis is None:
            raise ValueError("Since axis is None, must provide window_shape for all dimensions of `x`; got "
                             f"{len(sizes)} window_shape elements and `x.ndim` is {x.ndim}.")
        raise ValueError(f"Must provide matching length window_shape and axis; got {len(sizes)} window_shape elements and "
                         f"{len(axes)} axes elements.")
    shape, steps = list(x.shape), x.strides
    for size, a in zip(sizes, axes):
        if size < 0:
            raise ValueError("`window_shape` cannot contain negative values")
        shape[a] -= size - 1
        if shape[a] < 1:
            raise ValueError("window shape cannot be larger than input array shape")
    return as_strided(x, tuple(shape) + sizes, steps + tuple([steps[a] for a in axes]), writeable=writeable)


# in np.emath
def sqrt(x):
    return np.sqrt(_wide(x, np.any(np.asarray(x) < 0)))


def log(x):
    return np.log(_wide(x, np.any(np.asarray(x) < 0)))


def log2(x):
    return np.log2(_wide(x, np.any(np.asarray(x) < 0)))


def log10(x):
    return np.log10(_wide(x, np.any(np.asarray(x) < 0)))


def power(x, p):
    return np.power(_wide(x, np.any(np.asarray(x) < 0)), p)


def arccos(x):
    return np.arccos(_wide(x, np.any(np.abs(np.asarray(x)) > 1)))


def arcsin(x):
    return np.arcsin(_wide(x, np.any(np.abs(np.asarray(x)) > 1)))


# in _nowhere
def _wide(x, beyond):
    x = np.asarray(x)
    return x.astype("complex128") if bool(beyond) and not str(x.dtype).startswith("complex") else x
