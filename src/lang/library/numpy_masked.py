"""numpy.ma: arrays of which some elements count as missing."""
import numpy as np
import _tensh

# in _nowhere
_fills = {"b": True, "i": 999999, "u": 999999, "f": 1e20, "c": 1e20 + 0j}


def _fill_of(dtype):
    return _fills.get(np.dtype(dtype).kind, 999999)


def _text(data, mask, write, gap, indent):
    if data.ndim == 0:
        return "--" if bool(mask) else write(data.item())
    rows = [_text(d, m, write, gap, indent + " ") for d, m in zip(data, mask)]
    comma = gap.rstrip()
    return "[" + (gap if data.ndim == 1 else comma + "\n" * (data.ndim - 1) + indent + " ").join(rows) + "]"


def _parts(x):
    if isinstance(x, MaskedArray):
        return x.data, x.mask
    if isinstance(x, _Masked):
        return np.array(0.0), np.array(True)
    return np.asarray(x), np.array(False)


class _Masked:
    """One element that is missing."""
    mask = True
    shape = ()

    def __repr__(self):
        return "masked"

    def __str__(self):
        return "--"

    def __format__(self, spec):
        return "--"

    def __bool__(self):
        return False

    def _same(self, *others):
        return self

    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __neg__ = _same


# in np.ma
masked = _Masked()
nomask = np.bool_(False)


class MaskedArray:
    __module__ = "numpy.ma"

    def __init__(self, data, mask=False, dtype=None, copy=False, fill_value=None, keep_mask=True, **options):
        given = None
        if isinstance(data, MaskedArray):
            given, data = data.mask, data.data
        elif isinstance(data, (list, tuple)) and any([x is masked for x in data]):
            given = np.array([x is masked for x in data])
            data = [0 if x is masked else x for x in data]
        self.data = np.array(data, dtype=dtype) if dtype is not None or copy else np.asarray(data)
        if self.data.dtype.kind in "VMm":
            raise NotImplementedError("masked arrays hold numbers in tensh, neither records nor times")
        wanted = np.zeros(self.data.shape, dtype=bool) if mask is nomask or mask is False else np.array(mask, dtype=bool)
        if wanted.shape != self.data.shape:
            wanted = np.broadcast_to(wanted, self.data.shape).copy()
        self._mask = wanted if given is None or not keep_mask else wanted | given
        self.fill_value = _fill_of(self.data.dtype) if fill_value is None else fill_value

    @property
    def mask(self):
        return self._mask

    @mask.setter
    def mask(self, value):
        if value is masked:
            value = True
        self._mask = np.broadcast_to(np.array(value, dtype=bool), self.data.shape).copy()

    dtype = property(lambda self: self.data.dtype)
    shape = property(lambda self: self.data.shape)
    ndim = property(lambda self: self.data.ndim)
    size = property(lambda self: self.data.size)
    T = property(lambda self: _made(self.data.T, self.mask.T))

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter([self[i] for i in range(len(self.data))])

    def __getitem__(self, key):
        if isinstance(key, MaskedArray):
            key = key.filled(False)
        found, mask = self.data[key], self._mask[key]
        if np.ndim(found) == 0:
            return masked if bool(mask) else found
        return _made(found, mask)

    def __setitem__(self, key, value):
        if isinstance(key, MaskedArray):
            key = key.filled(False)
        if value is masked:
            self._mask[key] = True
            return
        data, mask = _parts(value)
        self.data[key] = data
        self._mask[key] = mask

    def __array__(self, *args, **options):
        return self.data

    def __tf_dispatch__(self, name, args, options):
        """NumPy's functions of each element leave out what is missing; others take what is there."""
        data = [a.data if isinstance(a, MaskedArray) else a for a in args]
        found = _tensh.numpy(name, data, options)
        masks = [a.mask for a in args if isinstance(a, MaskedArray)]
        joined = masks[0]
        for m in masks[1:]:
            joined = joined | m
        return _made(found, joined) if np.shape(found) == joined.shape else found

    # What is there.
    def filled(self, fill_value=None):
        value = self.fill_value if fill_value is None else fill_value
        return np.where(self._mask, np.array(value).astype(self.data.dtype), self.data)

    def compressed(self):
        return self.data[~self._mask]

    def count(self, axis=None, keepdims=False):
        found = np.sum(~self._mask, axis=axis, keepdims=keepdims)
        return int(found) if axis is None else found

    def copy(self):
        return _made(self.data.copy(), self._mask.copy())

    def tolist(self, fill_value=None):
        def of(data, mask):
            if data.ndim == 0:
                return fill_value if bool(mask) else data.item()
            return [of(d, m) for d, m in zip(data, mask)]
        return of(self.data, self._mask)

    def astype(self, dtype):
        return _made(self.data.astype(dtype), self._mask)

    def reshape(self, *shape):
        return _made(self.data.reshape(*shape), self._mask.reshape(*shape))

    def ravel(self):
        return self.reshape(-1)

    flatten = ravel

    def transpose(self, *axes):
        return _made(self.data.transpose(*axes), self._mask.transpose(*axes))

    def anom(self, axis=None):
        return self - self.mean(axis)

    # Put together along an axis.
    def _over(self, function, axis, stand_in, keepdims=False):
        if axis is None:
            found = self.compressed()
            return function(found) if len(found) > 0 else masked
        data = np.where(self._mask, np.array(stand_in).astype(self.data.dtype), self.data)
        return _made(function(data, axis=axis, keepdims=keepdims), self._mask.all(axis=axis, keepdims=keepdims))

    def sum(self, axis=None, dtype=None, keepdims=False):
        return self._over(np.sum, axis, 0, keepdims)

    def prod(self, axis=None, dtype=None, keepdims=False):
        return self._over(np.prod, axis, 1, keepdims)

    def mean(self, axis=None, dtype=None, keepdims=False):
        if axis is None:
            return self._over(np.mean, None, 0)
        total = self.sum(axis, keepdims=keepdims)
        return _made(total.data / np.maximum(self.count(axis, keepdims), 1), total.mask)

    def var(self, axis=None, ddof=0, keepdims=False):
        if axis is None:
            found = self.compressed()
            return np.var(found, ddof=ddof) if len(found) > ddof else masked
        off = self - self.mean(axis, keepdims=True)
        total = (off * off).sum(axis, keepdims=keepdims)
        left = self.count(axis, keepdims) - ddof
        return _made(total.data / np.maximum(left, 1), total.mask | (left <= 0))

    def std(self, axis=None, ddof=0, keepdims=False):
        found = self.var(axis, ddof, keepdims)
        if isinstance(found, MaskedArray):
            return _made(np.sqrt(found.data), found.mask)
        return found if found is masked else np.sqrt(found)

    def max(self, axis=None, keepdims=False):
        return self._over(np.max, axis, _edge(self.data.dtype, "min"), keepdims)

    def min(self, axis=None, keepdims=False):
        return self._over(np.min, axis, _edge(self.data.dtype, "max"), keepdims)

    def argmax(self, axis=None):
        return np.argmax(self.filled(_edge(self.data.dtype, "min")), axis)

    def argmin(self, axis=None):
        return np.argmin(self.filled(_edge(self.data.dtype, "max")), axis)

    def all(self, axis=None):
        return self._over(np.all, axis, True)

    def any(self, axis=None):
        return self._over(np.any, axis, False)

    def cumsum(self, axis=None):
        return _made(np.cumsum(self.filled(0), axis), self._mask if axis is not None else self._mask.ravel())

    # Element by element.
    def _with(self, other, function, turned=False):
        data, mask = _parts(other)
        both = self._mask | mask
        a, b = (data, self.data) if turned else (self.data, data)
        with np.errstate(all="ignore"):
            found = function(a, b)
        if function in (np.divide, np.floor_divide, np.remainder):
            both = both | (np.asarray(b) == 0)
        return _made(np.where(both, np.asarray(self.data).astype(found.dtype), found), both)

    def __add__(self, other):
        return self._with(other, np.add)

    def __radd__(self, other):
        return self._with(other, np.add, True)

    def __sub__(self, other):
        return self._with(other, np.subtract)

    def __rsub__(self, other):
        return self._with(other, np.subtract, True)

    def __mul__(self, other):
        return self._with(other, np.multiply)

    def __rmul__(self, other):
        return self._with(other, np.multiply, True)

    def __truediv__(self, other):
        return self._with(other, np.divide)

    def __rtruediv__(self, other):
        return self._with(other, np.divide, True)

    def __floordiv__(self, other):
        return self._with(other, np.floor_divide)

    def __mod__(self, other):
        return self._with(other, np.remainder)

    def __pow__(self, other):
        return self._with(other, np.power)

    def __eq__(self, other):
        return self._with(other, np.equal)

    def __ne__(self, other):
        return self._with(other, np.not_equal)

    def __lt__(self, other):
        return self._with(other, np.less)

    def __le__(self, other):
        return self._with(other, np.less_equal)

    def __gt__(self, other):
        return self._with(other, np.greater)

    def __ge__(self, other):
        return self._with(other, np.greater_equal)

    def __neg__(self):
        return _made(-self.data, self._mask)

    def __abs__(self):
        return _made(np.abs(self.data), self._mask)

    # Its text.
    def __str__(self):
        if self.data.ndim == 0:
            return "--" if bool(self._mask) else str(self.data)
        return _text(self.data, self._mask, str, " ", "")

    def __repr__(self):
        fill = repr(self.fill_value) if not isinstance(self.fill_value, float) else f"{self.fill_value:g}"
        rest = "" if self.data.dtype.name in ("int64", "float64", "bool", "complex128") else f",\n{{0}}dtype={self.data.dtype.name}"
        if self.data.ndim < 2:
            mask = repr(self._mask)[6:-1]
            pad = " " * 13
            return (f"masked_array(data={_text(self.data, self._mask, str, ', ', pad)},\n{pad}mask={mask},\n"
                    f"       fill_value={fill}{rest.format(' ' * 12)})")
        mask = "\n".join([line[6:] if i == 0 else "  " + line for i, line in enumerate(repr(self._mask)[:-1].split("\n"))])
        return (f"masked_array(\n  data={_text(self.data, self._mask, str, ', ', ' ' * 7)},\n  mask={mask},\n"
                f"  fill_value={fill}{rest.format('  ')})")


masked_array = MaskedArray
array = MaskedArray


# in _nowhere
def _made(data, mask):
    found = MaskedArray(data, mask)
    return found


def _edge(dtype, which):
    kind = np.dtype(dtype).kind
    if kind == "f":
        return -np.inf if which == "min" else np.inf
    return (which == "max") if kind == "b" else getattr(np.iinfo(dtype), which)


# in np.ma
def asarray(a, dtype=None):
    return a if isinstance(a, MaskedArray) and dtype is None else MaskedArray(a, dtype=dtype)


def zeros(shape, dtype=float):
    return MaskedArray(np.zeros(shape, dtype))


def ones(shape, dtype=float):
    return MaskedArray(np.ones(shape, dtype))


def masked_all(shape, dtype=float):
    return MaskedArray(np.zeros(shape, dtype), True)


def arange(*args, **options):
    return MaskedArray(np.arange(*args, **options))


def masked_where(condition, a, copy=True):
    given = condition.filled(True) if isinstance(condition, MaskedArray) else np.asarray(condition)
    data, mask = _parts(a)
    if given.shape != data.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {given.shape} and {data.shape})")
    return MaskedArray(data.copy() if copy else data, mask | given)


def masked_equal(x, value, copy=True):
    found = masked_where(_parts(x)[0] == value, x, copy)
    found.fill_value = value
    return found


def masked_not_equal(x, value, copy=True):
    return masked_where(_parts(x)[0] != value, x, copy)


def masked_greater(x, value, copy=True):
    return masked_where(_parts(x)[0] > value, x, copy)


def masked_greater_equal(x, value, copy=True):
    return masked_where(_parts(x)[0] >= value, x, copy)


def masked_less(x, value, copy=True):
    return masked_where(_parts(x)[0] < value, x, copy)


def masked_less_equal(x, value, copy=True):
    return masked_where(_parts(x)[0] <= value, x, copy)


def masked_inside(x, v1, v2, copy=True):
    data = _parts(x)[0]
    return masked_where((data >= min(v1, v2)) & (data <= max(v1, v2)), x, copy)


def masked_outside(x, v1, v2, copy=True):
    data = _parts(x)[0]
    return masked_where((data < min(v1, v2)) | (data > max(v1, v2)), x, copy)


def masked_invalid(a, copy=True):
    return masked_where(~np.isfinite(_parts(a)[0]), a, copy)


def masked_values(x, value, rtol=1e-05, atol=1e-08, copy=True):
    found = masked_where(np.isclose(_parts(x)[0], value, rtol, atol), x, copy)
    found.fill_value = value
    return found


def is_masked(x):
    return x is masked or isinstance(x, MaskedArray) and bool(x.mask.any())


def isMaskedArray(x):
    return isinstance(x, MaskedArray)


def getmask(a):
    return a.mask if isinstance(a, MaskedArray) else nomask


def getmaskarray(arr):
    return arr.mask if isinstance(arr, MaskedArray) else np.zeros(np.shape(arr), dtype=bool)


def getdata(a):
    return _parts(a)[0]


def filled(a, fill_value=None):
    return a.filled(fill_value) if isinstance(a, MaskedArray) else np.asarray(a)


def count(a, axis=None):
    return asarray(a).count(axis)


def compressed(x):
    return asarray(x).compressed()


def mean(a, axis=None):
    return asarray(a).mean(axis)


def sum(a, axis=None):
    return asarray(a).sum(axis)


def std(a, axis=None, ddof=0):
    return asarray(a).std(axis, ddof)


def var(a, axis=None, ddof=0):
    return asarray(a).var(axis, ddof)


def max(a, axis=None):
    return asarray(a).max(axis)


def min(a, axis=None):
    return asarray(a).min(axis)


def median(a, axis=None):
    given = asarray(a)
    if axis is None:
        found = given.compressed()
        return np.median(found) if len(found) > 0 else masked
    rows = np.moveaxis(given.data, axis, -1)
    masks = np.moveaxis(given.mask, axis, -1)
    shape = rows.shape[:-1]
    values = [(r[~m], m.all()) for r, m in zip(rows.reshape(-1, rows.shape[-1]), masks.reshape(-1, rows.shape[-1]))]
    found = np.array([0.0 if gone else float(np.median(r)) for r, gone in values]).reshape(shape)
    return MaskedArray(found, np.array([bool(gone) for _, gone in values]).reshape(shape))


def average(a, axis=None, weights=None):
    given = asarray(a)
    if weights is None:
        return given.mean(axis)
    shares = MaskedArray(np.broadcast_to(np.asarray(weights), given.shape).copy(), given.mask)
    return (given * shares).sum(axis) / shares.sum(axis)


def where(condition, x, y):
    (a, m), (b, n) = _parts(x), _parts(y)
    chosen, hidden = _parts(condition)
    return MaskedArray(np.where(chosen, a, b), np.where(chosen, m, n) | hidden)


def concatenate(arrays, axis=0):
    given = [asarray(a) for a in arrays]
    return MaskedArray(np.concatenate([g.data for g in given], axis), np.concatenate([g.mask for g in given], axis))
