"""numpy.ma: arrays of which some elements count as missing. What else numpy.ma has is in numpy_masked_more.py."""
import operator
import numpy as np
import _numpy_texts
import _tensh

# in _nowhere
_fills = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j, "O": "?", "S": b"N/A", "U": "N/A"}
# What NumPy's functions of one name do by the method of that name.
_methods = ["sum", "prod", "mean", "var", "std", "max", "min", "any", "all", "argmax", "argmin", "cumsum", "cumprod", "ravel",
            "reshape", "transpose", "squeeze", "swapaxes", "repeat", "take", "ptp", "round", "clip", "argsort", "diagonal",
            "trace", "compress", "flatten", "nonzero", "copy"]
_joining = ["concat", "stack", "vstack", "hstack", "dstack", "column_stack", "row_stack", "append"]
_ufuncs = {"floordiv": "floor_divide", "mod": "remainder", "pow": "power", "identity": "positive", "abs": "absolute"}


def _fill_of(dtype):
    return _fills.get(np.dtype(dtype).kind, 999999)


def _parts(x):
    """Elements, and which of them are missing: None where nothing was ever said."""
    if isinstance(x, MaskedArray):
        return x.data, x._mask
    return (np.array(0.0), np.array(True)) if isinstance(x, MaskedConstant) else (np.asarray(x), None)


def _or(a, b):
    return b if a is None else a if b is None else a | b


def _full(mask, shape):
    return np.zeros(shape, dtype=bool) if mask is None else mask


class MaskedConstant:
    """One element that is missing."""
    __module__ = "numpy.ma.core"
    mask = np.True_
    shape = ()
    ndim = 0
    size = 1
    data = np.array(0.0)
    dtype = np.dtype("float64")
    fill_value = 1e20

    def __repr__(self):
        return "masked"

    def __str__(self):
        return "--"

    def __format__(self, spec):
        return "--"

    def __bool__(self):
        return False

    def __float__(self):
        return np.nan

    def __array__(self, *args, **options):
        return np.array(0.0)

    def _same(self, *others):
        return self

    def filled(self, fill_value=None):
        return np.array(1e20 if fill_value is None else fill_value)

    def tolist(self, fill_value=None):
        return fill_value

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = __abs__ = _same
    __pow__ = __rpow__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __lt__ = __le__ = __gt__ = __ge__ = _same


# in np.ma
masked = MaskedConstant()
nomask = np.bool_(False)
MaskType = np.bool_


class MaskError(Exception):
    __module__ = "numpy.ma.core"


class MaskedArray:
    __module__ = "numpy.ma"
    _is_a = "ndarray"

    def __init__(self, data=None, mask=nomask, dtype=None, copy=False, subok=True, ndmin=0, fill_value=None, keep_mask=True,
                 hard_mask=False, shrink=True, order=None):
        given = None
        self._fill, self._usual, self._hard = None, False, hard_mask
        if isinstance(data, MaskedArray):
            given, self._fill, data = data._mask, data._fill, data.data
        elif isinstance(data, (list, tuple)) and _holds_missing(data):
            given, data = _missing_in(data), _present_in(data)
        self.data = np.array(data, dtype=dtype) if dtype is not None or copy else np.asarray(data)
        if self.data.dtype.kind in "VMm":
            raise NotImplementedError("masked arrays hold numbers in tensh, neither records nor times")
        wanted = None
        if mask is not nomask and mask is not None:
            wanted = np.array(mask, dtype=bool)
            if wanted.shape != self.data.shape:
                if wanted.size not in (1, self.data.size):
                    raise MaskError(f"Mask and data not compatible: data size is {self.data.size}, mask size is {wanted.size}.")
                wanted = wanted.reshape(self.data.shape) if wanted.size == self.data.size else np.full(self.data.shape, bool(wanted.item()))
        self._mask = _or(wanted, given) if keep_mask else wanted
        if fill_value is not None:
            self.fill_value = fill_value

    @property
    def mask(self):
        return nomask if self._mask is None else self._mask

    @mask.setter
    def mask(self, value):
        if value is nomask and self._mask is None:
            return
        wanted = np.broadcast_to(np.array(True if value is masked else value, dtype=bool), self.data.shape).copy()
        self._mask = wanted | _full(self._mask, self.shape) if self._hard else wanted

    @property
    def fill_value(self):
        """What is said, in the dtype of the elements; what stands for nothing said is kept, and not put into it."""
        if self._fill is None:
            usual = _fill_of(self.dtype)
            self._fill = usual if isinstance(usual, (str, bytes)) else np.array(usual)[()]
            self._usual = True
        if self._usual or self.dtype.kind in "USO":
            return self._fill
        return np.array(self._fill).astype(self.dtype)[()]

    @fill_value.setter
    def fill_value(self, value):
        self._fill, self._usual = value, False

    def set_fill_value(self, value=None):
        self._fill, self._usual = value, False

    def get_fill_value(self):
        return self.fill_value

    @property
    def shape(self):
        return self.data.shape

    @shape.setter
    def shape(self, shape):
        self.data = self.data.reshape(shape)
        self._mask = None if self._mask is None else self._mask.reshape(shape)

    dtype = property(lambda self: self.data.dtype)
    ndim = property(lambda self: self.data.ndim)
    size = property(lambda self: self.data.size)
    nbytes = property(lambda self: self.data.nbytes)
    itemsize = property(lambda self: self.data.itemsize)
    T = property(lambda self: self.transpose())
    real = property(lambda self: self._like(self.data.real, self._mask))
    imag = property(lambda self: self._like(self.data.imag, self._mask))
    flat = property(lambda self: iter(self.ravel()))
    hardmask = property(lambda self: self._hard)

    def _like(self, data, mask):
        """An array of other elements, that fills as this one does."""
        found = MaskedArray(data)
        found._mask, found._fill, found._usual = mask, self._fill, self._usual and data.dtype == self.data.dtype
        return found

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([self[i] for i in range(len(self.data))])

    def __contains__(self, value):
        return bool(np.any(np.asarray((self == value).filled(False))))

    def __getitem__(self, key):
        key = _plain_key(key)
        found = self.data[key]
        if getattr(found, "ndim", 0) == 0:
            return masked if self._mask is not None and bool(self._mask[key]) else found
        return self._like(found, None if self._mask is None else self._mask[key])

    def __setitem__(self, key, value):
        key = _plain_key(key)
        if value is masked:
            self._mask = _full(self._mask, self.shape)
            self._mask[key] = True
            return
        data, mask = _parts(MaskedArray(value) if isinstance(value, (list, tuple)) else value)
        if self._hard and self._mask is not None:
            free = np.zeros(self.shape, dtype=bool)
            free[key] = True
            free = free & ~self._mask
            put, gone = self.data.copy(), self._mask.copy()
            put[key] = data
            gone[key] = False if mask is None else mask
            self.data[free], self._mask[free] = put[free], gone[free]
            return
        self.data[key] = data
        if mask is not None or self._mask is not None:
            self._mask = _full(self._mask, self.shape)
            self._mask[key] = False if mask is None else mask

    def __array__(self, *args, **options):
        return self.data

    def __tf_dispatch__(self, name, args, options):
        """NumPy's functions of each element leave out what is missing, as do those that are methods; others take what is there."""
        ufunc = _ufuncs.get(name, name)
        if name in _methods and isinstance(args[0], MaskedArray):
            return getattr(args[0], name)(*args[1:], **options)
        if name == "sort":
            found = args[0].copy()
            found.sort(*args[1:], **options)
            return found
        if isinstance(getattr(np, ufunc, None), np.ufunc) and not options:
            return _computed(ufunc, getattr(np, ufunc), list(args))
        plain = [_data_of(a) for a in args]
        found = _tensh.numpy(name, plain, options)
        if name in _joining or name in ("tile", "roll", "flip", "moveaxis", "expand_dims", "broadcast_to", "zeros_like", "ones_like"):
            return self._like(found, None)
        return found

    # What is there.
    def filled(self, fill_value=None):
        if self._mask is None:
            return self.data
        value = self.fill_value if fill_value is None else fill_value
        return np.where(self._mask, np.array(value).astype(self.data.dtype), self.data)

    def compressed(self):
        return self.data.ravel() if self._mask is None else self.data[~self._mask]

    def count(self, axis=None, keepdims=False):
        found = np.sum(~_full(self._mask, self.shape), axis=axis, keepdims=keepdims)
        return int(found) if axis is None and not keepdims else found

    def copy(self, order="C"):
        return self._like(self.data.copy(), None if self._mask is None else self._mask.copy())

    def view(self, *args):
        return self._like(self.data.view(*args), self._mask)

    def unshare_mask(self):
        self._mask = None if self._mask is None else self._mask.copy()
        return self

    def harden_mask(self):
        self._hard = True
        return self

    def soften_mask(self):
        self._hard = False
        return self

    def shrink_mask(self):
        if self._mask is not None and not bool(self._mask.any()):
            self._mask = None
        return self

    def tolist(self, fill_value=None):
        def of(data, mask):
            if data.ndim == 0:
                return fill_value if bool(mask) else data.item()
            return [of(d, m) for d, m in zip(data, mask)]
        return of(self.data, _full(self._mask, self.shape))

    def item(self, *args):
        return self.data.item(*args)

    def tobytes(self, fill_value=None, order="C"):
        return self.filled(fill_value).tobytes(order)

    def astype(self, dtype, *args, **options):
        found = self._like(self.data.astype(dtype), None if self._mask is None else self._mask.copy())
        return found

    # Elements that move.
    def _moved(self, name, *args, **options):
        mask = None if self._mask is None else getattr(self._mask, name)(*args, **options)
        return self._like(getattr(self.data, name)(*args, **options), mask)

    def reshape(self, *shape, order="C"):
        return self._moved("reshape", *shape, order=order)

    def ravel(self, order="C"):
        return self._moved("ravel")

    def flatten(self, order="C"):
        return self._moved("flatten")

    def transpose(self, *axes):
        return self._moved("transpose", *axes)

    def swapaxes(self, axis1, axis2):
        return self._moved("swapaxes", axis1, axis2)

    def squeeze(self, axis=None):
        return self._moved("squeeze", axis)

    def repeat(self, repeats, axis=None):
        return self._moved("repeat", repeats, axis)

    def diagonal(self, *args):
        return self._moved("diagonal", *args)

    def compress(self, condition, axis=None):
        return self._moved("compress", condition, axis)

    def take(self, indices, axis=None, out=None, mode="raise"):
        found = self._moved("take", indices, axis)
        return found if found.ndim else found[()]

    def sort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, stable=None):
        places = self.argsort(axis, endwith=endwith, fill_value=fill_value)
        self.data[...] = np.take_along_axis(self.data, places, axis)
        if self._mask is not None:
            self._mask = np.take_along_axis(self._mask, places, axis)

    def argsort(self, axis=-1, kind=None, order=None, endwith=True, fill_value=None, stable=None):
        last = _edge(self.dtype, "max" if endwith else "min") if fill_value is None else fill_value
        if fill_value is None and endwith and self.dtype.kind == "f":
            last = np.nan
        return np.argsort(self.filled(last), axis=axis, kind="stable")

    def nonzero(self):
        return np.nonzero(self.filled(0))

    # Put together along an axis.
    def _over(self, name, axis, stand_in, keepdims=False, **options):
        found = getattr(np, name)(self.filled(stand_in), axis=axis, keepdims=keepdims, **options)
        gone = None if self._mask is None else self._mask.all(axis=axis, keepdims=keepdims)
        if getattr(found, "ndim", 0) == 0:
            return masked if gone is not None and bool(gone) else found
        return self._like(found, gone)

    def sum(self, axis=None, dtype=None, out=None, keepdims=False):
        return self._over("sum", axis, 0, keepdims, **({} if dtype is None else {"dtype": dtype}))

    def prod(self, axis=None, dtype=None, out=None, keepdims=False):
        return self._over("prod", axis, 1, keepdims, **({} if dtype is None else {"dtype": dtype}))

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        if self._mask is None:
            return self._wrapped(np.mean(self.data, axis=axis, keepdims=keepdims, **({} if dtype is None else {"dtype": dtype})))
        counted = self.count(axis, keepdims)
        if np.ndim(counted) == 0 and counted == 0:
            return masked
        return self.sum(axis, dtype, keepdims=keepdims) * 1.0 / counted

    def _wrapped(self, found):
        return self._like(found, None) if np.ndim(found) else found

    def anom(self, axis=None, dtype=None):
        mean = self.mean(axis, dtype)
        return self - mean if axis is None else self - MaskedArray(np.expand_dims(mean.data, axis), np.expand_dims(_full(mean._mask, mean.shape), axis))

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=None):
        if self._mask is None:
            return self._wrapped(np.var(self.data, axis=axis, ddof=ddof, keepdims=keepdims))
        left = self.count(axis, keepdims) - ddof
        off = self - self.mean(axis, keepdims=axis is not None)
        off = np.absolute(off) if self.dtype.kind == "c" else off
        total = (off * off).sum(axis, keepdims=keepdims)
        if total is masked or np.ndim(left) == 0 and left <= 0:
            return masked
        if not isinstance(total, MaskedArray):
            return total / left
        return self._like(total.data / np.where(left > 0, left, 1), self._mask.all(axis=axis, keepdims=keepdims) | (left <= 0)).shrink_mask()

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False, mean=None):
        found = self.var(axis, ddof=ddof, keepdims=keepdims)
        return _computed("sqrt", np.sqrt, [found]) if isinstance(found, MaskedArray) else found if found is masked else np.sqrt(found)

    def max(self, axis=None, out=None, fill_value=None, keepdims=False):
        return self._over("max", axis, _edge(self.dtype, "min") if fill_value is None else fill_value, keepdims)

    def min(self, axis=None, out=None, fill_value=None, keepdims=False):
        return self._over("min", axis, _edge(self.dtype, "max") if fill_value is None else fill_value, keepdims)

    def ptp(self, axis=None, out=None, fill_value=None, keepdims=False):
        return self.max(axis, keepdims=keepdims) - self.min(axis, keepdims=keepdims)

    def argmax(self, axis=None, fill_value=None, out=None):
        return np.argmax(self.filled(_edge(self.dtype, "min") if fill_value is None else fill_value), axis)

    def argmin(self, axis=None, fill_value=None, out=None):
        return np.argmin(self.filled(_edge(self.dtype, "max") if fill_value is None else fill_value), axis)

    def all(self, axis=None, out=None, keepdims=False):
        return self._over("all", axis, True, keepdims)

    def any(self, axis=None, out=None, keepdims=False):
        return self._over("any", axis, False, keepdims)

    def cumsum(self, axis=None, dtype=None, out=None):
        return self._run(np.cumsum(self.filled(0), axis), axis)

    def cumprod(self, axis=None, dtype=None, out=None):
        return self._run(np.cumprod(self.filled(1), axis), axis)

    def _run(self, found, axis):
        return self._like(found, self._mask if axis is not None or self._mask is None else self._mask.ravel())

    def round(self, decimals=0, out=None):
        return self._like(np.round(self.data, decimals), self._mask)

    def clip(self, min=None, max=None, out=None, **options):
        return self._like(np.clip(self.data, min, max), self._mask)

    def conj(self):
        return self._like(np.conj(self.data), self._mask)

    def trace(self, offset=0, axis1=0, axis2=1):
        return self.diagonal(offset, axis1, axis2).astype(float).filled(0).sum()

    def dot(self, other, out=None, strict=False):
        return np.ma.dot(self, other, strict=strict)

    def _become(self, found):
        self.data[...] = found.data if self._mask is None and found._mask is None else np.where(_full(found._mask, self.shape), self.data, found.data)
        self._mask = found._mask
        return self

    def __hash__(self):
        raise TypeError("unhashable type: 'MaskedArray'")

    def __bool__(self):
        return bool(self.filled(False)) if self._mask is not None else bool(self.data)

    def __float__(self):
        return np.nan if self._mask is not None and bool(self._mask.all()) else float(self.item())

    def __int__(self):
        if self._mask is not None and bool(self._mask.all()):
            raise MaskError("Cannot convert masked element to a Python int.")
        return int(self.item())

    # Its text.
    def _word(self, data, mask):
        listed, gone = data.ravel().tolist(), mask.ravel().tolist()
        return lambda i: "--" if gone[i] else repr(listed[i])

    def _text(self, separator, prefix, suffix):
        if self._mask is None:
            return np.array2string(self.data, separator=separator, prefix=" " * prefix, suffix=" " * suffix)
        if self.ndim == 0:
            return "--" if bool(self._mask) else str(self.data)
        places = np.reshape(np.arange(self.size), self.shape)
        return _numpy_texts.written(places, self._word(self.data, self._mask), separator, prefix, suffix)

    def __str__(self):
        return self._text(" ", 0, 0)

    def __format__(self, spec):
        return str(self) if not spec else format(self.item(), spec)

    def __repr__(self):
        implied = self.dtype.name in ("int64", "float64", "bool", "complex128")
        needed = not implied or self.size == 0 or self._mask is not None and bool(self._mask.all())
        row = all([n == 1 for n in self.shape[:-1]])
        keys = ["data", "mask", "fill_value"] + (["dtype"] if needed else [])
        lead = {k: len("masked_array(") if k == "data" else max(2, 17 - len(k)) for k in keys} if row else {k: 2 for k in keys}
        fill = self.fill_value
        said = {"data": self._text(", ", lead["data"] + 5, 1),
                "mask": np.array2string(self._mask, separator=", ", prefix=" " * (lead["mask"] + 5), suffix=",") if self._mask is not None else "False",
                "fill_value": repr(str(fill) if self.dtype.kind == "U" else fill) if self.dtype.kind in "USO" or not implied and self._usual else str(fill),
                "dtype": self.dtype.name if self.dtype.kind not in "US" else f"'{self.dtype}'"}
        lines = [(" " * lead[k] if k != "data" or not row else "") + f"{k}={said[k]}" for k in keys]
        return "masked_array(" + ("" if row else "\n") + ",\n".join(lines) + ")"


def _binary(name, turned=False):
    ufunc = getattr(np, name)

    def of(self, other):
        if other is None or isinstance(other, (str, dict, set)):
            return NotImplemented
        return _computed(name, ufunc, [other, self] if turned else [self, other])
    return of


# in _nowhere
def _data_of(x):
    if isinstance(x, (list, tuple)) and any([isinstance(v, MaskedArray) for v in x]):
        return [_data_of(v) for v in x]
    return x.data if isinstance(x, MaskedArray) else x


def _holds_missing(x):
    return any([v is masked or isinstance(v, MaskedArray) or isinstance(v, (list, tuple)) and _holds_missing(v) for v in x])


def _missing_in(x):
    if isinstance(x, MaskedArray):
        return _full(x._mask, x.shape)
    return np.array([_missing_in(v) for v in x]) if isinstance(x, (list, tuple)) else np.array(True) if x is masked else np.full(np.shape(x), False)


def _present_in(x):
    if isinstance(x, MaskedArray):
        return x.data
    return [_present_in(v) for v in x] if isinstance(x, (list, tuple)) else 0.0 if x is masked else x


def _plain_key(key):
    if isinstance(key, tuple):
        return tuple([_plain_key(k) for k in key])
    if isinstance(key, MaskedArray):
        return key.data
    return key


def _edge(dtype, which):
    kind = np.dtype(dtype).kind
    if kind == "f":
        return -np.inf if which == "min" else np.inf
    return (which == "max") if kind == "b" else getattr(np.iinfo(dtype), which)


_least = np.finfo(float).tiny
# Where functions have no values.
_outside = {"sqrt": lambda x: x < 0, "log": lambda x: x <= 0, "log2": lambda x: x <= 0, "log10": lambda x: x <= 0,
            "arcsin": lambda x: abs(x) > 1, "arccos": lambda x: abs(x) > 1, "arccosh": lambda x: x < 1, "arctanh": lambda x: abs(x) >= 1}
_dividing = ["divide", "true_divide", "floor_divide", "remainder", "fmod"]


def _computed(name, ufunc, args):
    """A function of each element: what is missing on either side is so in the result, and keeps what the first has there."""
    pairs = [_parts(a) for a in args]
    mask = None
    for data, gone in pairs:
        mask = _or(mask, gone)
    with np.errstate(all="ignore"):
        found = ufunc(*[data if isinstance(a, (MaskedArray, MaskedConstant)) else a for a, (data, _) in zip(args, pairs)])
        if isinstance(found, tuple):
            return tuple([MaskedArray(f, nomask if mask is None else mask) for f in found])
        if name in _outside:
            mask = _or(mask, np.asarray(_outside[name](pairs[0][0])) | ~np.isfinite(found))
        elif name in _dividing:
            mask = _or(mask, ~np.isfinite(found) | (np.absolute(pairs[0][0]) * np.finfo(float).tiny >= np.absolute(pairs[1][0])))
        elif name == "power" and found.dtype.kind in "fc" and not bool(np.isfinite(found).all()):
            mask = _or(mask, ~np.isfinite(found))
    first = [a for a in args if isinstance(a, MaskedArray)]
    if getattr(found, "ndim", 0) == 0:
        return masked if mask is not None and bool(np.asarray(mask)) else found
    if mask is not None:
        mask = np.broadcast_to(mask, found.shape).copy() if mask.shape != found.shape else mask.copy()
        kept = np.broadcast_to(pairs[0][0], found.shape)
        if name in ("equal", "not_equal") and len(pairs) == 2:
            both = [np.broadcast_to(_full(gone, ()), found.shape) for _, gone in pairs]
            found = np.where(mask, ufunc(*both), found)
        elif found.dtype.kind in "iufc" and kept.dtype.kind in ("iufcb" if found.dtype.kind == "c" else "iufb"):
            found = np.where(mask, kept.astype(found.dtype), found)
    made = MaskedArray(found)
    made._mask, made._fill = mask, first[0]._fill if first and found.dtype.kind != "b" else None
    return made


for _short, _name in (("add", "add"), ("sub", "subtract"), ("mul", "multiply"), ("truediv", "divide"), ("floordiv", "floor_divide"),
                      ("mod", "remainder"), ("pow", "power"), ("and", "bitwise_and"), ("or", "bitwise_or"), ("xor", "bitwise_xor")):
    setattr(MaskedArray, f"__{_short}__", _binary(_name))
    setattr(MaskedArray, f"__r{_short}__", _binary(_name, True))
    setattr(MaskedArray, f"__i{_short}__", (lambda f: lambda self, other: self._become(f(self, other)))(_binary(_name)))
for _short, _name in (("eq", "equal"), ("ne", "not_equal"), ("lt", "less"), ("le", "less_equal"), ("gt", "greater"), ("ge", "greater_equal")):
    setattr(MaskedArray, f"__{_short}__", _binary(_name))
for _short, _name in (("neg", "negative"), ("pos", "positive"), ("abs", "absolute"), ("invert", "invert")):
    setattr(MaskedArray, f"__{_short}__", (lambda n: lambda self: _computed(n, getattr(np, n), [self]))(_name))


# in np.ma
masked_array = MaskedArray
array = MaskedArray
