"""All that NumPy's functions can be asked for beyond what the operations of their names do."""
import math
import numpy as np
import _tensh
import _warnings

# in _nowhere
def _none(**options):
    return {name: value for name, value in options.items() if value is not None}


def _ordered(order):
    if order not in ("C", "F", "A", "K"):
        raise ValueError(f"order must be one of 'C', 'F', 'A', or 'K' (got '{order}')")
    if order not in ("C", "F"):
        raise ValueError("only 'C' or 'F' order is permitted")


# in _numpy
def pad(array, pad_width, mode="constant", **options):
    array = np.asarray(array)
    if isinstance(pad_width, dict):
        widths = [(0, 0)] * array.ndim
        for axis, width in pad_width.items():
            widths[axis] = (width, width) if isinstance(width, int) else width
        pad_width = widths
    values = options.get("constant_values", 0)
    if callable(mode):
        widths = _pairs(pad_width, array.ndim)
        out = np.pad(array, widths)
        for axis in range(array.ndim):
            rows = np.moveaxis(out, axis, -1)
            for place in np.ndindex(rows.shape[:-1]):
                mode(rows[place], tuple(widths[axis]), axis, options)
        return out
    if mode not in _pad_modes:
        raise ValueError(f"mode {mode!r} is not supported")
    for name in options:
        if name not in _pad_modes[mode]:
            raise ValueError(f"unsupported keyword arguments for mode {mode!r}: {{{name!r}}}")
    if mode == "empty":
        mode, values = "constant", 0
    if mode in ("edge", "wrap") or mode in ("reflect", "symmetric") and options.get("reflect_type", "even") == "even":
        return np.pad(array, pad_width, mode)
    plain = np.asarray(values)
    if mode == "constant" and plain.ndim == 0 and array.dtype == np.result_type(array.dtype, plain.dtype):
        return np.pad(array, pad_width, constant_values=values)
    pairs = _pairs(pad_width, array.ndim)
    out = array
    for axis, pair in enumerate(pairs):
        out = _padded(out, axis, pair, mode, options)
    return out.astype(array.dtype)


def take(a, indices, axis=None, out=None, mode="raise"):
    a = np.asarray(a)
    size = a.size if axis is None else a.shape[axis]
    if mode != "raise":
        indices = np.asarray(indices)
        indices = indices % size if mode == "wrap" else np.clip(indices, 0, size - 1)
    return np.take(a, indices, axis=axis, **_none(out=out))


def choose(a, choices, out=None, mode="raise"):
    a, count = np.asarray(a), len(choices)
    if mode != "raise":
        a = a % count if mode == "wrap" else np.clip(a, 0, count - 1)
    elif bool(np.any((a < 0) | (a >= count))):
        raise ValueError("invalid entry in choice array")
    return np.choose(a, choices, **_none(out=out))


def unravel_index(indices, shape, order="C"):
    shape = tuple(shape) if isinstance(shape, (tuple, list)) else (shape,)
    _ordered(order)
    places, size = np.asarray(indices), math.prod(shape)
    outside = places[(places < 0) | (places >= size)]
    if outside.size:
        raise ValueError(f"index {outside.ravel()[0]} is out of bounds for array with size {size}")
    if order == "F":
        return tuple(reversed(np.unravel_index(indices, tuple(reversed(shape)))))
    return np.unravel_index(indices, shape)


def ravel_multi_index(multi_index, dims, mode="raise", order="C"):
    dims = tuple(dims) if isinstance(dims, (tuple, list)) else (dims,)
    _ordered(order)
    modes = tuple(mode) if isinstance(mode, (tuple, list)) else (mode,) * len(dims)
    places = []
    for place, size, how in zip(multi_index, dims, modes):
        place = np.asarray(place)
        if how != "raise":
            place = place % size if how == "wrap" else np.clip(place, 0, size - 1)
        places.append(place)
    if len(places) != len(dims) or len(multi_index) != len(dims):
        raise ValueError("parameter multi_index must be a sequence of length {}".format(len(dims)))
    if order == "F":
        return np.ravel_multi_index(tuple(reversed(places)), tuple(reversed(dims)))
    return np.ravel_multi_index(tuple(places), dims)


def setdiff1d(ar1, ar2, assume_unique=False):
    if not assume_unique:
        return np.setdiff1d(ar1, ar2)
    ar1 = np.asarray(ar1).ravel()
    return ar1[np.isin(ar1, ar2, invert=True)]


def intersect1d(ar1, ar2, assume_unique=False, return_indices=False):
    if not assume_unique and not return_indices:
        return np.intersect1d(ar1, ar2)
    ar1, ar2 = np.asarray(ar1).ravel(), np.asarray(ar2).ravel()
    if not assume_unique:
        ar1, first = np.unique(ar1, return_index=True)
        ar2, second = np.unique(ar2, return_index=True)
    both = np.concatenate([ar1, ar2])
    order = np.argsort(both, kind="stable")
    both = both[order]
    twice = both[1:] == both[:-1]
    found = both[:-1][twice]
    if not return_indices:
        return found
    left, right = order[:-1][twice], order[1:][twice] - ar1.size
    return (found, left, right) if assume_unique else (found, first[left], second[right])


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    found = np.nan_to_num(x, **_none(nan=nan, posinf=posinf, neginf=neginf))
    if copy or not isinstance(x, np.ndarray):
        return found
    x[...] = found
    return x


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    if weights is not None and bool(np.any(np.sum(np.asarray(weights), axis=None if np.ndim(weights) < np.ndim(a) else axis) == 0)):
        raise ZeroDivisionError("Weights sum to zero, can't be normalized")
    found = np.average(a, axis=axis, weights=weights, keepdims=keepdims)
    if weights is None and np.size(a) == 0 and np.size(found) > 0:
        _warnings.of_floats("Mean of empty slice")
    if not returned:
        return found
    if weights is None:
        return found, np.zeros_like(found) + np.asarray(a).size // max(np.asarray(found).size, 1)
    whole = np.asarray(weights)
    a = np.asarray(a)
    if whole.ndim == 1 and a.ndim > 1:
        whole = np.reshape(whole, tuple([-1 if i == axis % a.ndim else 1 for i in range(a.ndim)]))
    total = np.sum(np.broadcast_to(whole, a.shape) + 0.0, axis=axis, keepdims=keepdims)
    return found, np.zeros_like(found) + total


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    start, stop = np.asarray(start), np.asarray(stop)
    parts = num - 1 if endpoint else num
    if start.ndim == 0 and stop.ndim == 0 and not (str(start.dtype) + str(stop.dtype)).count("complex"):
        found = np.linspace(start, stop, num, endpoint=endpoint, **_none(dtype=dtype))
    else:
        share = np.reshape(np.arange(num), (-1,) + (1,) * max(start.ndim, stop.ndim))
        step = (stop - start) / parts if parts > 0 else stop * math.nan
        found = start + share * step if parts > 0 else start + share * 0.0
        if endpoint and num > 1:
            found = np.concatenate([found[:-1], np.broadcast_to(stop + 0.0, found[-1:].shape)])
        found = np.moveaxis(found, 0, axis)
        if dtype is not None:
            found = (np.floor(found) if str(np.zeros(0, dtype).dtype).startswith("int") else found).astype(dtype)
    if not retstep:
        return found
    return found, (stop - start) / parts if parts > 0 else np.array(math.nan)


def logspace(start, stop, num=50, endpoint=True, base=10.0, dtype=None, axis=0):
    if endpoint and axis == 0 and np.ndim(start) + np.ndim(stop) + np.ndim(base) == 0:
        return np.logspace(start, stop, num, base=base, **_none(dtype=dtype))
    base = np.asarray(base)
    exponents = linspace(start, stop, num, endpoint, axis=axis)
    found = np.power(base + 0.0 if base.ndim == 0 else np.expand_dims(base, axis), exponents)
    return found if dtype is None else found.astype(dtype)


def geomspace(start, stop, num=50, endpoint=True, dtype=None, axis=0):
    start, stop = np.asanyarray(start), np.asanyarray(stop)
    if start.ndim + stop.ndim == 0 and start.dtype.kind != "c" and stop.dtype.kind != "c" and start * stop > 0:
        return np.geomspace(start.item(), stop.item(), num, endpoint=endpoint, **_none(dtype=dtype))
    if bool(np.any(start == 0)) or bool(np.any(stop == 0)):
        raise ValueError("Geometric sequence cannot include zero")
    kind = np.zeros(0, np.result_type(start, stop, float(num), np.zeros((), start.dtype if dtype is None else dtype))).dtype
    start, stop = np.broadcast_arrays(start.astype(kind), stop.astype(kind))
    # Where they turn about 0, the first one is turned to 1.
    turn = np.sign(start) if kind.kind != "c" else start / np.abs(start)
    first, last = start / turn, stop / turn
    if kind.kind == "c" and not bool(np.any(last.imag)):
        first, last = first.real, last.real
    logarithm = np.log10 if first.dtype.kind != "c" else lambda x: np.log(x) / math.log(10)
    found = logspace(logarithm(first), logarithm(last), num, endpoint, 10.0)
    if num > 0:
        found[0] = first
        if num > 1 and endpoint:
            found[-1] = last
    found = np.moveaxis(found * turn, 0, axis)
    return found if dtype is None else found.astype(dtype)


def delete(arr, obj, axis=None):
    if not isinstance(obj, slice):
        return np.delete(arr, obj, axis)
    arr = np.asarray(arr)
    size = arr.size if axis is None else arr.shape[axis]
    return np.delete(arr, np.arange(size)[obj], axis)


def trapezoid(y, x=None, dx=1.0, axis=-1):
    y = np.asarray(y)
    if x is None:
        width = dx
    else:
        width = np.diff(np.asarray(x), axis=axis if np.asarray(x).ndim > 1 else -1)
        if width.ndim == 1:
            width = np.reshape(width, tuple([-1 if i == axis % y.ndim else 1 for i in range(y.ndim)]))
    y = np.moveaxis(y, axis, -1)
    both = np.moveaxis(y[..., 1:] + y[..., :-1], -1, axis)
    return np.sum(width * both / 2.0, axis=axis)


def gradient(f, *varargs, axis=None, edge_order=1):
    f = np.asarray(f)
    if hasattr(f, "_kind"):
        raise NotImplementedError("np.gradient of times is not in tensh: x.astype(float) gives their numbers")
    f = f if str(f.dtype).startswith(("float", "complex")) else f.astype("float64")
    axes = list(range(f.ndim)) if axis is None else [a % f.ndim for a in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    if len(varargs) == 0:
        spaces = [1.0] * len(axes)
    elif len(varargs) == 1 and np.asarray(varargs[0]).ndim == 0:
        spaces = [varargs[0]] * len(axes)
    elif len(varargs) == len(axes):
        spaces = list(varargs)
    else:
        raise TypeError("invalid number of arguments")
    if edge_order > 2:
        raise ValueError("'edge_order' greater than 2 not supported")
    found = [_slope(f, a, np.asarray(s, f.dtype if isinstance(s, (int, float)) else None), edge_order).astype(f.dtype)
             for a, s in zip(axes, spaces)]
    return found[0] if len(axes) == 1 else tuple(found)


def interp(x, xp, fp, left=None, right=None, period=None):
    if left is None and right is None and period is None:
        found = _tensh.interpolated(x, xp, fp)
        if found is not None:
            return found
    x, xp, fp = np.asarray(x), np.asarray(xp), np.asarray(fp)
    if fp.dtype.kind == "c":
        ends = [(None, None) if end is None else (complex(end).real, complex(end).imag) for end in (left, right)]
        parts = [interp(x, xp, part, ends[0][i], ends[1][i], period) for i, part in enumerate((fp.real, fp.imag))]
        return parts[0] + 1j * parts[1]
    if period is not None:
        if period == 0:
            raise ValueError("period must be a non-zero value")
        period = abs(period)
        x, xp = x % period, xp % period
        order = np.argsort(xp)
        xp, fp = xp[order], fp[order]
        xp = np.concatenate([xp[-1:] - period, xp, xp[:1] + period])
        fp = np.concatenate([fp[-1:], fp, fp[:1]])
    found = np.interp(x, xp, fp)
    if left is not None and period is None:
        found = np.where(x < xp[0], left, found)
    if right is not None and period is None:
        found = np.where(x > xp[-1], right, found)
    return found


def cov(m, y=None, rowvar=True, bias=False, ddof=None, fweights=None, aweights=None, *, dtype=None):
    x = _rows(m, y, rowvar)
    ddof = (0 if bias else 1) if ddof is None else ddof
    if fweights is None and aweights is None:
        away = x - np.mean(x, axis=-1, keepdims=True)
        if x.shape[-1] <= ddof:
            _warnings.of_floats("Degrees of freedom <= 0 for slice")
        found = np.squeeze(np.dot(np.atleast_2d(away), np.conj(np.atleast_2d(away).T)) * np.true_divide(1, max(x.shape[-1] - ddof, 0)))
        return found if dtype is None else found.astype(dtype)
    x = np.atleast_2d(x)
    w = np.ones(x.shape[1])
    w = w * np.asarray(fweights) if fweights is not None else w
    w = w * np.asarray(aweights) if aweights is not None else w
    away = x - np.reshape(np.sum(x * w, axis=1) / np.sum(w), (-1, 1))
    used = np.sum(w * np.asarray(aweights)) if aweights is not None else np.sum(w)
    total = np.sum(w)
    factor = total - ddof * used / total if aweights is not None and ddof != 0 else total - ddof
    return np.squeeze(np.matmul(away * w, np.conj(away.T)) / factor)


def einsum(*operands, optimize=False, out=None, dtype=None):
    if not isinstance(operands[0], str):
        operands = _lettered(operands)
    view = _moved(*operands) if len(operands) == 2 and out is None and dtype is None else None
    if view is not None:
        return view
    found = np.einsum(*operands)
    found = found if dtype is None else found.astype(dtype)
    if out is None:
        return found
    out[...] = found
    return out


def corrcoef(x, y=None, rowvar=True, *, dtype=None):
    found = cov(x, y, rowvar)
    if found.ndim == 0:
        return found / found
    spread = np.sqrt(np.real(np.diag(found)))
    found = found / spread[:, None] / spread[None, :]
    if str(found.dtype).startswith("complex"):
        found = np.clip(np.real(found), -1, 1) + 1j * np.clip(np.imag(found), -1, 1)
    else:
        found = np.clip(found, -1, 1)
    return found if dtype is None else found.astype(dtype)


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return bool(np.allclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan))


def array_equal(a1, a2, equal_nan=False):
    a1, a2 = np.asarray(a1), np.asarray(a2)
    if a1.shape != a2.shape:
        return False
    same = a1 == a2
    return bool(np.all(same | (np.isnan(a1) & np.isnan(a2)) if equal_nan else same))


def array_equiv(a1, a2):
    a1, a2 = np.asarray(a1), np.asarray(a2)
    try:
        np.broadcast_shapes(a1.shape, a2.shape)
    except Exception:
        return False
    return bool(np.all(a1 == a2))


def trim_zeros(filt, trim="fb", axis=None):
    a, trim = np.asarray(filt), trim.lower()
    if trim not in ("fb", "bf", "f", "b"):
        raise ValueError(f"unexpected character(s) in `trim`: {trim!r}")
    axes = list(range(a.ndim)) if axis is None else [x % a.ndim for x in (axis if isinstance(axis, (tuple, list)) else (axis,))]
    if not axes:
        return filt
    places = np.argwhere(a != 0)
    parts = []
    for i in range(a.ndim):
        low, high = (int(places[:, i].min()), int(places[:, i].max()) + 1) if len(places) else (0, 0)
        parts.append(slice(low if "f" in trim else None, high if "b" in trim else None) if i in axes else slice(None))
    return filt[parts[0]] if len(parts) == 1 else a[tuple(parts)]


def polymul(a1, a2):
    if hasattr(a1, "coeffs") or hasattr(a2, "coeffs"):
        return np.polymul(a1, a2)
    parts = [np.trim_zeros(np.atleast_1d(np.asarray(a)), "f") for a in (a1, a2)]
    return np.polymul(*[p if len(p) else np.zeros(1, dtype=p.dtype) for p in parts])


def polyint(p, m=1, k=None):
    m = int(m)
    if m < 0:
        raise ValueError("Order of integral must be positive (see polyder)")
    k = np.atleast_1d(np.zeros(m) if k is None else k)
    k = k[0] * np.ones(m) if len(k) == 1 and m > 1 else k
    if len(k) < m:
        raise ValueError("k must be a scalar or a rank-1 array of length 1 or >m.")
    found = np.asarray(p)
    for constant in k[:m]:
        found = np.concatenate([np.true_divide(found, np.arange(len(found), 0, -1)), [constant]])
    return np.poly1d(found) if hasattr(p, "coeffs") else found


def select(condlist, choicelist, default=0):
    parts = [c if type(c) in (int, float, complex) else np.asarray(c) for c in list(choicelist) + [default]]
    if not all([type(c) in (int, float, complex) or c.dtype.kind in "biufc" for c in parts]):
        found = parts[-1]
        for condition, choice in list(zip(condlist, parts[:-1]))[::-1]:
            found = np.where(condition, choice, found)
        return found
    kind = np.result_type(*parts)
    *choices, last = [np.asarray(c, dtype=kind) for c in parts]
    return np.select(condlist, choices, last)


def sinc(x):
    x = math.pi * np.asanyarray(x)
    y = np.where(x, x, np.asarray(np.finfo(x.dtype).eps if x.dtype.kind == "f" else 1e-20, dtype=x.dtype))
    return np.sin(y) / y


def indices(dimensions, dtype=int, sparse=False):
    return np.indices(tuple(dimensions), dtype=dtype, **({"sparse": True} if sparse else {}))


def atleast_1d(*arys):
    return np.atleast_1d(arys[0]) if len(arys) == 1 else tuple([np.atleast_1d(a) for a in arys])


def meshgrid(*xi, copy=True, sparse=False, indexing="xy"):
    if indexing not in ("xy", "ij"):
        raise ValueError("Valid values for `indexing` are 'xy' and 'ij'.")
    lines = [np.ravel(np.asarray(x)) for x in xi]
    grids = np.meshgrid(*lines, sparse=sparse, indexing=indexing) if lines else ()
    # Each keeps its own dtype, and what is neither copied nor spread is a list.
    found = [g if g.dtype == x.dtype else g.astype(x.dtype) for g, x in zip(grids, lines)]
    return found if sparse and not copy else tuple(found)


def atleast_2d(*arys):
    return np.atleast_2d(arys[0]) if len(arys) == 1 else tuple([np.atleast_2d(a) for a in arys])


def atleast_3d(*arys):
    return np.atleast_3d(arys[0]) if len(arys) == 1 else tuple([np.atleast_3d(a) for a in arys])


def reduceat(ufunc, array, indices, axis=0, dtype=None, out=None):
    """ufunc.reduceat: each part from one place up to the next. Parts of one length are reduced together."""
    if out is not None:
        out[...] = reduceat(ufunc, array, indices, axis, dtype)
        return out
    array, starts = np.asarray(array, dtype=dtype), np.asarray(indices, dtype="int64")
    axis = axis + array.ndim if axis < 0 else axis
    size, last = array.shape[axis], axis == array.ndim - 1
    outside = starts[(starts < 0) | (starts >= size)]
    if len(outside):
        raise IndexError(f"index {outside[0]} out-of-bounds in {ufunc.__name__}.reduceat [0, {size})")
    lengths = np.append(starts[1:], size) - starts
    lengths = np.where(lengths > 0, lengths, 1)
    moved = array if last else np.moveaxis(array, axis, 0)
    if len(starts) == 0:
        return np.zeros(array.shape[:axis] + (0,) + array.shape[axis + 1:], dtype=array.dtype)
    out = None
    for length in np.unique(lengths).tolist():
        rows = np.flatnonzero(lengths == length)
        places = starts[rows].reshape(-1, 1) + np.arange(length)
        parts = np.take(moved, places, axis=-1 if last else 0)
        if ufunc.__name__ == "add" and last and length > 1:
            # The first element and the sum of the rest, as NumPy adds them.
            part = parts[..., 0] + ufunc.reduce(parts[..., 1:], axis=-1)
        else:
            part = ufunc.reduce(parts, axis=-1 if last else 1)
        if out is None:
            shape = part.shape[:-1] + (len(starts),) if last else (len(starts),) + part.shape[1:]
            out = np.zeros(shape, dtype=part.dtype)
        if last:
            out[..., rows] = part
        else:
            out[rows] = part
    return out if last else np.moveaxis(out, 0, axis)


def copied(name, value, dtype=None, *, copy=True, ndmin=0, **options):
    """np.array and np.asarray that are told whether to copy: False wants the array itself, None takes it where it can."""
    if ndmin > 0:
        made = copied(name, value, dtype, copy=copy, **options)
        return made[(None,) * (ndmin - made.ndim)] if made.ndim < ndmin else made
    if copy is None or copy:
        return (np.asarray if copy is None else np.array)(value, **_none(dtype=dtype), **options)
    same = isinstance(value, np.ndarray) and not isinstance(value, np.generic)
    if same and (dtype is None or np.dtype(dtype) == value.dtype):
        return np.asarray(value, **options)
    raise ValueError("Unable to avoid copy while creating an array as requested.\n"
                     "If using `np.array(obj, copy=False)` replace it with `np.asarray(obj)` to allow a copy when needed "
                     "(no behavior change in NumPy 1.x).\n"
                     "For more details, see https://numpy.org/devdocs/numpy_2_0_migration_guide.html"
                     "#adapting-to-changes-in-the-copy-keyword.")


def written(value, kind, alone):
    """What is written into an array of that kind, as numbers; `alone`: into one element."""
    if not alone and isinstance(value, (list, tuple)):
        return [written(v, kind, False) for v in value]
    if not isinstance(value, np.ndarray) and hasattr(type(value), "__array__"):
        value = value.__array__()
        if not alone or value.ndim == 0:
            return value
    if isinstance(value, np.ndarray) and value.ndim > 0:
        if kind == "complex":
            raise TypeError("only 0-dimensional arrays can be converted to Python scalars")
        if kind != "bool" or value.size != 1:
            raise ValueError("setting an array element with a sequence.")
    if kind == "bool":
        return bool(value)
    if kind == "int":
        return int(value)
    row = isinstance(value, (list, tuple, range))
    if kind == "float":
        if row:
            raise ValueError("setting an array element with a sequence.")
        return math.nan if value is None else float(value)
    if value is None:
        return complex(math.nan, math.nan)
    if isinstance(value, (str, bytes)):
        return complex(value.decode() if isinstance(value, bytes) else value)
    if not isinstance(value, (int, float, complex)) and not hasattr(value, "__complex__") and not hasattr(value, "__float__"):
        raise TypeError(f"must be real number, not {type(value).__name__}")
    return complex(value)


def at(ufunc, pairs, a, indices, *b):
    """ufunc.at: places that come several times are done in turns, each once in every turn."""
    if not isinstance(a, np.ndarray):
        raise TypeError("first operand must be array")
    if pairs and not b:
        raise ValueError("second operand needed for ufunc")
    if b and not pairs:
        raise ValueError("second operand provided when ufunc is unary")
    if ufunc.__name__ in ("divmod", "modf", "frexp"):
        raise ValueError("Only single output ufuncs supported at this time")
    if ufunc.__name__ == "matmul":
        raise TypeError("matmul.at does not support ufunc with non-trivial signature: matmul has signature "
                        "(n?,k),(k,m?)->(n?,m?).")
    places = np.reshape(np.arange(a.size), a.shape)[indices]
    shape, places = places.shape, np.ravel(places)
    if b:
        values = np.asarray(b[0])
        try:
            values = np.ravel(np.broadcast_to(values, shape))
        except ValueError:
            raise ValueError("array is not broadcastable to correct shape")
    order = np.argsort(places, kind="stable")
    sorted_places = places[order]
    starts = np.searchsorted(sorted_places, sorted_places)
    turns = np.arange(places.size) - starts
    flat = np.ravel(a).copy()
    for turn in range(int(turns.max()) + 1 if turns.size else 0):
        now = order[turns == turn]
        where = places[now]
        found = ufunc(flat[where], values[now]) if b else ufunc(flat[where])
        flat[where] = found.astype(a.dtype)
    a[...] = np.reshape(flat, a.shape)


def isfortran(a):
    return a.flags.fnc


class flags:
    """How an array lies in memory, and whether it can be written to."""
    def __init__(self, array):
        steps, wanted, turned = array.strides, array.itemsize, array.itemsize
        self.c_contiguous = self.f_contiguous = True
        for size, step in reversed(list(zip(array.shape, steps))):
            self.c_contiguous = self.c_contiguous and (size == 1 or step == wanted)
            wanted *= size
        for size, step in zip(array.shape, steps):
            self.f_contiguous = self.f_contiguous and (size == 1 or step == turned)
            turned *= size
        self.owndata = array.base is None
        self.aligned = True
        self._array = array

    @property
    def contiguous(self):
        return self.c_contiguous

    @property
    def fnc(self):
        return self.f_contiguous and not self.c_contiguous

    @property
    def fortran(self):
        return self.f_contiguous

    @property
    def forc(self):
        return self.f_contiguous or self.c_contiguous

    @property
    def writeable(self):
        return not _tensh.fixed(self._array)

    @writeable.setter
    def writeable(self, value):
        _tensh.fixed(self._array, not value)

    def __getitem__(self, name):
        return getattr(self, name.lower())

    def __setitem__(self, name, value):
        setattr(self, name.lower(), value)

    def __repr__(self):
        names = ("C_CONTIGUOUS", "F_CONTIGUOUS", "OWNDATA", "WRITEABLE", "ALIGNED")
        return "".join([f"  {n} : {self[n]}\n" for n in names]) + "  WRITEBACKIFCOPY : False\n"


def result_type(*arrays_and_dtypes):
    parts = [_weak_or_one(x) for x in arrays_and_dtypes]
    found = parts[0]
    for part in parts[1:]:
        found = np.add(found, part)
    return np.asarray(found).dtype


def promote_types(type1, type2):
    return (np.zeros(1, type1) + np.zeros(1, type2)).dtype


def bincount(x, weights=None, minlength=0):
    x = np.asarray(x)
    if x.size and str(x.dtype).startswith(("float", "complex")):
        raise TypeError(f"Cannot cast array data from dtype('{x.dtype}') to dtype('int64') according to the rule 'safe'")
    return np.bincount(x, minlength=minlength, **_none(weights=weights))


def vander(x, N=None, increasing=False):
    x = np.asarray(x)
    return np.vander(x.astype(promote_types(x.dtype, "int64")), N, increasing)


def matvec(x1, x2):
    return np.matvec(np.asarray(x1), np.asarray(x2))


def computed_where(name, *given, where=True, out=None, dtype=None, casting="same_kind", order="K", subok=True):
    """np.divide, np.log and their kin of the elements where `where` holds; `out` keeps the others, which are else 0."""
    if casting not in ("no", "equiv", "safe", "same_kind", "unsafe"):
        raise ValueError(f"casting must be one of 'no', 'equiv', 'safe', 'same_kind', 'unsafe' (got {casting!r})")
    if dtype is not None and name in _comparing and np.dtype(dtype) == bool:
        dtype = None
    if dtype is not None or casting in ("no", "equiv"):
        # Python's own numbers take the dtype of the arrays beside them.
        known = [x if type(x) in (int, float, complex) else np.asarray(x).dtype for x in given]
        kind = np.zeros(0, np.result_type(*known) if dtype is None else dtype).dtype
        given = [_meeting(name, x, i, len(given), kind, casting) for i, x in enumerate(given)]
    made = getattr(np, name)(*given)
    out = out[0] if isinstance(out, tuple) else out
    if out is None and where is True:
        return made
    if out is None:
        return np.where(where, made, np.zeros_like(made))
    if not np.can_cast(made.dtype, out.dtype, casting):
        raise np._core._exceptions.UFuncTypeError(f"Cannot cast ufunc '{name}' output from dtype('{_called(made.dtype)}') to "
                                                  f"dtype('{_called(out.dtype)}') with casting rule '{casting}'")
    out[...] = made.astype(out.dtype) if where is True else np.where(where, made.astype(out.dtype), out)
    return out


_comparing = ["equal", "not_equal", "less", "less_equal", "greater", "greater_equal"]


def _called(dtype):
    return str(np.zeros(0, dtype).dtype)


def _meeting(name, x, place, count, kind, casting):
    """What a function computes with: its argument in that dtype, where that may be."""
    own = np.asarray(x).dtype
    weak = isinstance(x, int) and str(kind).startswith(("int", "uint", "float", "complex")) or (
        isinstance(x, float) and str(kind).startswith(("float", "complex")))
    if not weak and not np.can_cast(own, kind, casting):
        which = f"input {place} " if count > 1 else "input "
        raise np._core._exceptions.UFuncTypeError(f"Cannot cast ufunc '{name}' {which}from dtype('{_called(own)}') to dtype('{_called(kind)}') with casting rule '{casting}'")
    return np.asarray(x).astype(kind)


def reduced_where(name, x, where, **options):
    """sum, mean and their kin of the elements where `where` holds."""
    x, where = np.asarray(x), np.asarray(where) != 0
    where = np.broadcast_to(where, x.shape)
    f = getattr(np, name)
    if name in ("sum", "prod", "all", "any"):
        zero = {"sum": 0, "prod": 1, "all": True, "any": False}[name]
        return f(np.where(where, x, np.zeros_like(x) + zero if name != "all" else np.ones_like(x)), **options)
    if name in ("max", "min", "amax", "amin"):
        if options.get("initial") is None:
            raise ValueError(f"reduction operation '{'maximum' if 'max' in name else 'minimum'}' does not have an identity, "
                             "so to use a where mask one has to specify 'initial'")
        return f(np.where(where, x, np.zeros_like(x) + options["initial"]), **options)
    if name not in ("mean", "var", "std"):
        raise TypeError(f"{name}() got an unexpected keyword argument 'where'")
    axis, keepdims = options.get("axis"), options.get("keepdims", False)
    x = x if options.get("dtype") is None else x.astype(options["dtype"])
    kind = str(x.dtype)
    x = x if kind.startswith(("float", "complex")) else x.astype("float64")
    count = np.sum(where, axis=axis, keepdims=True).astype(x.real.dtype)
    center = np.sum(np.where(where, x, 0 * np.ones_like(x)), axis=axis, keepdims=True) / count
    ddof = options.get("ddof", 0)
    if bool(np.any(count <= (0 if name == "mean" else ddof))):
        _warnings.of_floats("Mean of empty slice" if name == "mean" else "Degrees of freedom <= 0 for slice")
    if name == "mean":
        return center if keepdims else np.squeeze(center, axis=axis)
    away = np.where(where, np.abs(x - center) ** 2, np.zeros_like(x))
    total = np.sum(away, axis=axis, keepdims=True) / np.maximum(count - ddof, 0)
    total = total if name == "var" else np.sqrt(total)
    return total if keepdims else np.squeeze(total, axis=axis)


class iinfo:
    """The limits of an integer format."""
    def __init__(self, int_type):
        found = np.iinfo("int64" if int_type is int else int_type)
        self.dtype = np.zeros((), dtype=found.dtype).dtype
        self.bits, self.min, self.max = found.bits, found.min, found.max
        self.kind = "u" if found.min == 0 else "i"

    def __str__(self):
        rule = "-" * 63
        return f"Machine parameters for {self.dtype}\n{rule}\nmin = {self.min}\nmax = {self.max}\n{rule}\n"

    def __repr__(self):
        return f"iinfo(min={self.min}, max={self.max}, dtype={self.dtype})"


class finfo:
    """The limits of a float format, in that format."""
    def __init__(self, dtype=float):
        found = np.finfo(np.dtype(dtype.dtype if hasattr(dtype, "dtype") else dtype))
        self.dtype = np.zeros((), dtype=found.dtype).dtype
        self.bits, self.precision = found.bits, found.precision
        for name in ("eps", "epsneg", "max", "min", "tiny", "smallest_normal", "smallest_subnormal", "resolution"):
            setattr(self, name, np.array(getattr(found, name), dtype=found.dtype)[()])

    def __str__(self):
        exponent = {16: 5, 32: 8, 64: 11}[self.bits]
        digits = {16: 10, 32: 23, 64: 52}[self.bits]
        least, most = 2 - 2 ** (exponent - 1), 2 ** (exponent - 1)
        rule = "-" * 63
        return "\n".join([
            f"Machine parameters for {self.dtype}",
            rule,
            f"precision = {self.precision}   resolution = {self.resolution!s}",
            f"machep = {-digits}   eps =        {self.eps!s}",
            f"negep =  {-digits - 1}   epsneg =     {self.epsneg!s}",
            f"minexp = {least}   tiny =       {self.tiny!s}",
            f"maxexp = {most}   max =        {self.max!s}",
            f"nexp =   {exponent}   min =        -max",
            f"smallest_normal = {self.smallest_normal!s}   smallest_subnormal = {self.smallest_subnormal!s}",
            rule,
            "",
        ])

    def __repr__(self):
        return f"finfo(resolution={self.resolution}, min={self.min}, max={self.max}, dtype={self.dtype})"


# in _nowhere
_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def _lettered(operands):
    """Axes that are named by numbers, as letters: einsum(a, [0, 1], b, [1, 2], [0, 2])."""
    parts = list(operands)
    result = parts.pop() if len(parts) % 2 else None
    term = lambda labels: "".join(["..." if i is Ellipsis else _letters[i] for i in labels])
    equation = ",".join([term(labels) for labels in parts[1::2]])
    return [equation if result is None else equation + "->" + term(result)] + parts[::2]


def _moved(equation, x):
    """Axes in another order, and diagonals, show the array itself; None where elements are added up."""
    left, arrow, right = equation.replace(" ", "").partition("->")
    if not arrow:
        right = "".join(sorted([c for c in left if left.count(c) == 1]))
    sizes = {c: n for c, n in zip(left, x.shape)} if isinstance(x, np.ndarray) else {}
    same = all([sizes.get(c) == n for c, n in zip(left, x.shape)]) if sizes else False
    if not same or not left.isalpha() or len(left) != x.ndim or set(left) != set(right) or len(set(right)) != len(right):
        return None
    if len(left) == len(right):
        return np.transpose(x, [left.index(c) for c in right])
    steps = [s // x.itemsize for s in x.strides]
    return _tensh.array_strided(x, [sizes[c] for c in right],
                                [sum([s for l, s in zip(left, steps) if l == c]) for c in right])


def _weak_or_one(x):
    """What takes part in a sum as the number, array or dtype does."""
    if isinstance(x, (bool, int, float, complex)) and not isinstance(x, np.generic):
        return x
    return np.zeros(1, x.dtype if hasattr(x, "dtype") else x)


def _pairs(width, rank):
    w = np.asarray(width)
    return np.broadcast_to(w, (rank, 2)).tolist()


def _ends(options, name, axis, rank, default):
    given = options.get(name, default)
    if given is None:
        return None, None
    a, b = np.broadcast_to(np.asarray(given), (rank, 2))[axis]
    return a, b


def _padded(x, axis, pair, mode, options):
    before, after = pair
    rank, size = x.ndim, x.shape[axis]
    wide = lambda n: x.shape[:axis] + (n,) + x.shape[axis + 1:]
    ones = np.ones_like(x[:1] if False else x)
    first, last = np.take(x, [0], axis=axis) if size else None, np.take(x, [-1], axis=axis) if size else None
    if mode == "constant":
        a, b = _ends(options, "constant_values", axis, rank, 0)
        left, right = np.broadcast_to(a, wide(before)), np.broadcast_to(b, wide(after))
    elif mode == "linear_ramp":
        a, b = _ends(options, "end_values", axis, rank, 0)
        along = lambda n: np.reshape(np.arange(n), (1,) * axis + (n,) + (1,) * (rank - axis - 1))
        left = a + along(before) * ((first - a) / max(before, 1))
        right = b + (after - 1 - along(after)) * ((last - b) / max(after, 1))
        if str(x.dtype).startswith(("int", "uint")):
            left, right = np.floor(left), np.floor(right)
    elif mode in ("maximum", "minimum", "mean", "median"):
        a, b = _ends(options, "stat_length", axis, rank, None)
        f = {"maximum": np.max, "minimum": np.min, "mean": np.mean, "median": np.median}[mode]
        cut = lambda low, high: np.take(x, np.arange(low, high), axis=axis)
        left = f(x if a is None else cut(0, min(int(a), size)), axis=axis, keepdims=True)
        right = f(x if b is None else cut(max(size - int(b), 0), size), axis=axis, keepdims=True)
        if str(x.dtype).startswith(("int", "uint")):
            left, right = np.rint(left), np.rint(right)
        left, right = np.broadcast_to(left, wide(before)), np.broadcast_to(right, wide(after))
    else:
        return _mirrored(x, axis, pair, 1 if mode == "reflect" else 0)
    return np.concatenate([left.astype(x.dtype), x, right.astype(x.dtype)], axis=axis)


def _mirrored(x, axis, pair, beyond):
    """The ends go on turned about the edge, which is left out where `beyond` is 1."""
    before, after = pair
    while before > 0 or after > 0:
        size = x.shape[axis]
        room = size - beyond
        if room == 0:
            return np.pad(x, [(before, after) if a == axis else (0, 0) for a in range(x.ndim)], "edge")
        left, right = min(before, room), min(after, room)
        first, last = np.take(x, [0], axis=axis), np.take(x, [-1], axis=axis)
        head = 2 * first - np.flip(np.take(x, np.arange(beyond, beyond + left), axis=axis), axis)
        tail = 2 * last - np.flip(np.take(x, np.arange(size - beyond - right, size - beyond), axis=axis), axis)
        x = np.concatenate([head, x, tail], axis=axis)
        before, after = before - left, after - right
    return x


_pad_modes = {"empty": [], "edge": [], "wrap": [], "constant": ["constant_values"], "linear_ramp": ["end_values"],
              "maximum": ["stat_length"], "mean": ["stat_length"], "median": ["stat_length"], "minimum": ["stat_length"],
              "reflect": ["reflect_type"], "symmetric": ["reflect_type"]}


def _slope(f, axis, space, edge_order):
    n = f.shape[axis]
    if n < edge_order + 1:
        raise ValueError("Shape of array too small to calculate a numerical gradient, at least (edge_order + 1) elements "
                         "are required.")
    f = np.moveaxis(f, axis, 0)
    if space.ndim == 1:
        if space.size != n:
            raise ValueError("when 1d, distances must match the length of the corresponding dimension")
        steps = np.diff(space)
        if bool(np.all(steps == steps[0])):
            steps = steps[0]
    else:
        steps = space
    if steps.ndim == 0:
        h0 = h1 = hn = hm = steps
        inside = (f[2:] - f[:-2]) / (2.0 * steps)
    else:
        s = np.reshape(steps, (-1,) + (1,) * (f.ndim - 1))
        d1, d2 = s[:-1], s[1:]
        inside = -d2 / (d1 * (d1 + d2)) * f[:-2] + (d2 - d1) / (d1 * d2) * f[1:-1] + d1 / (d2 * (d1 + d2)) * f[2:]
        h0, h1, hm, hn = steps[0], steps[1] if steps.size > 1 else steps[0], steps[-2] if steps.size > 1 else steps[0], steps[-1]
    if edge_order == 1:
        first, last = (f[1] - f[0]) / h0, (f[-1] - f[-2]) / hn
    elif steps.ndim == 0:
        first = -1.5 / h0 * f[0] + 2.0 / h0 * f[1] - 0.5 / h0 * f[2]
        last = 0.5 / h0 * f[-3] - 2.0 / h0 * f[-2] + 1.5 / h0 * f[-1]
    else:
        first = -(2.0 * h0 + h1) / (h0 * (h0 + h1)) * f[0] + (h0 + h1) / (h0 * h1) * f[1] - h0 / (h1 * (h0 + h1)) * f[2]
        last = hn / (hm * (hm + hn)) * f[-3] - (hn + hm) / (hm * hn) * f[-2] + (2.0 * hn + hm) / (hn * (hm + hn)) * f[-1]
    return np.moveaxis(np.concatenate([np.expand_dims(first, 0), inside, np.expand_dims(last, 0)]), 0, axis)


def _rows(m, y, rowvar):
    x = np.asarray(m)
    x = np.reshape(x, (1, -1)) if x.ndim < 2 else x if rowvar else x.T
    x = x.astype(promote_types(x.dtype, "float64"))
    if y is None:
        return x if x.shape[0] > 1 or np.asarray(m).ndim > 1 else x[0]
    y = np.asarray(y)
    y = np.reshape(y, (1, -1)) if y.ndim < 2 else y if rowvar else y.T
    return np.concatenate([x, y], axis=0)


# in np
def require(a, dtype=None, requirements=None, *, like=None):
    wanted = [str(r).upper() for r in ([requirements] if isinstance(requirements, str) else requirements or [])]
    by_rows, turned = [any([r in names for r in wanted]) for names in (("C", "C_CONTIGUOUS", "CONTIGUOUS"), ("F", "F_CONTIGUOUS", "FORTRAN"))]
    if by_rows and turned:
        raise ValueError('Cannot specify both "C" and "F" order')
    order = "F" if turned else "C" if by_rows else "A"
    made = np.asanyarray(a, dtype=dtype) if order == "A" else np.asanyarray(a, dtype=dtype, order=order)
    owned = any([r in ("O", "OWNDATA") for r in wanted]) and not made.flags.owndata
    written = any([r in ("W", "WRITEABLE") for r in wanted]) and not made.flags.writeable
    return made.copy(order) if owned or written else made


# in _numpy.linalg
def cond(x, p=None):
    x = np.asarray(x)
    _finite(x)
    found = np.linalg.cond(x, p)
    lost = np.isnan(found)
    return np.where(lost, math.inf, found)[()] if bool(np.any(lost)) else found


def cholesky(a, /, *, upper=False):
    return _turned(np.linalg.cholesky(_turned(a))) if upper else np.linalg.cholesky(a)


def eigh(a, UPLO="L"):
    return np.linalg.eigh(_half(a, UPLO))


def eigvalsh(a, UPLO="L"):
    return np.linalg.eigvalsh(_half(a, UPLO))


def matrix_rank(A, tol=None, hermitian=False, *, rtol=None):
    A = np.asarray(A)
    if A.ndim < 2:
        return np.any(A != 0).astype("int64")
    _finite(A)
    return np.linalg.matrix_rank(A, **_none(tol=tol, rcond=rtol))


def lstsq(a, b, rcond=None):
    a, b = np.asarray(a), np.asarray(b)
    rows, columns = a.shape
    if rows == 0 or columns == 0:
        kind = np.promote_types(np.promote_types(a.dtype, b.dtype), "float64")
        empty = np.zeros(0, dtype=kind)
        return np.zeros((columns,) + b.shape[1:], dtype=kind), empty, np.array(0, dtype="int32")[()], empty
    x, rest, rank, s = np.linalg.lstsq(a, b, rcond=rcond)
    return x, rest if rows > columns and int(rank) == columns else rest[:0], rank, s


# in _nowhere
def _turned(x):
    return np.conj(np.swapaxes(np.asarray(x), -1, -2))


def _half(a, name):
    """The matrix whose lower half says the same as the half that was named."""
    if name.upper() not in ("L", "U"):
        raise ValueError("UPLO argument must be 'L' or 'U'")
    return a if name.upper() == "L" else _turned(a)


def _finite(x):
    if str(x.dtype).startswith(("float", "complex")) and bool(np.any(np.isnan(x))):
        raise np.linalg.LinAlgError("SVD did not converge")
