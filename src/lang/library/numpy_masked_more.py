"""numpy.ma's functions: what makes masked arrays, and what is asked of them. The arrays themselves are in numpy_masked.py."""
import numpy as np
from numpy.ma import MaskedArray, masked, nomask

# in _nowhere
def _data(x):
    return x.data if isinstance(x, MaskedArray) or x is masked else np.asarray(x)


def _gone(x):
    """Which elements are missing, for each of them."""
    return x.mask if _known(x) else np.full(_data(x).shape, x is masked)


def _known(x):
    return isinstance(x, MaskedArray) and x.mask is not nomask


# in np.ma
def asarray(a, dtype=None, order=None):
    return a if isinstance(a, MaskedArray) and dtype is None else MaskedArray(a, dtype=dtype)


asanyarray = asarray


def zeros(shape, dtype=float, **options):
    return MaskedArray(np.zeros(shape, dtype))


def ones(shape, dtype=float, **options):
    return MaskedArray(np.ones(shape, dtype))


def empty(shape, dtype=float, **options):
    return MaskedArray(np.empty(shape, dtype))


def zeros_like(a, *args, **options):
    return MaskedArray(np.zeros_like(_data(a), *args, **options), a.mask if _known(a) else nomask)


def ones_like(a, *args, **options):
    return MaskedArray(np.ones_like(_data(a), *args, **options), a.mask if _known(a) else nomask)


empty_like = zeros_like


def masked_all(shape, dtype=float):
    return MaskedArray(np.zeros(shape, dtype), True)


def masked_all_like(arr):
    return masked_all(np.shape(arr), _data(arr).dtype)


def arange(*args, **options):
    return MaskedArray(np.arange(*args, **options))


def identity(n, dtype=None):
    return MaskedArray(np.identity(n, float if dtype is None else dtype))


def masked_where(condition, a, copy=True):
    given = condition.filled(True) if isinstance(condition, MaskedArray) else np.asarray(condition)
    data = _data(a)
    if given.shape and given.shape != data.shape:
        raise IndexError(f"Inconsistent shape between the condition and the input (got {given.shape} and {data.shape})")
    found = MaskedArray(a, copy=copy)
    found.mask = _gone(a) | given
    return found if _known(a) else found.shrink_mask()


def masked_equal(x, value, copy=True):
    found = masked_where(_data(x) == value, x, copy)
    found.fill_value = value
    return found


def masked_not_equal(x, value, copy=True):
    return masked_where(_data(x) != value, x, copy)


def masked_greater(x, value, copy=True):
    return masked_where(_data(x) > value, x, copy)


def masked_greater_equal(x, value, copy=True):
    return masked_where(_data(x) >= value, x, copy)


def masked_less(x, value, copy=True):
    return masked_where(_data(x) < value, x, copy)


def masked_less_equal(x, value, copy=True):
    return masked_where(_data(x) <= value, x, copy)


def masked_inside(x, v1, v2, copy=True):
    low, high = (v2, v1) if v2 < v1 else (v1, v2)
    return masked_where((_data(x) >= low) & (_data(x) <= high), x, copy)


def masked_outside(x, v1, v2, copy=True):
    low, high = (v2, v1) if v2 < v1 else (v1, v2)
    return masked_where((_data(x) < low) | (_data(x) > high), x, copy)


def masked_invalid(a, copy=True):
    found = masked_where(~np.isfinite(_data(a)), a, copy)
    if found.mask is nomask:
        found.mask = False
    return found


def masked_values(x, value, rtol=1e-05, atol=1e-08, copy=True, shrink=True):
    found = masked_where(np.isclose(_data(x), value, rtol, atol), x, copy)
    found.fill_value = value
    return found.shrink_mask() if shrink else found


def fix_invalid(a, mask=nomask, copy=True, fill_value=None):
    found = MaskedArray(a, mask=mask, copy=True)
    gone = ~np.isfinite(found.data)
    if bool(gone.any()):
        found.mask = _gone(found) | gone
        found.data[gone] = found.fill_value if fill_value is None else fill_value
    return found


def is_masked(x):
    return x is masked or _known(x) and bool(x.mask.any())


def isMaskedArray(x):
    return isinstance(x, MaskedArray)


isMA = isarray = isMaskedArray


def is_mask(m):
    return isinstance(m, np.ndarray) and m.dtype.kind == "b"


def make_mask(m, copy=False, shrink=True, dtype=bool):
    found = np.array(m, dtype=bool)
    return nomask if shrink and not bool(found.any()) else found


def make_mask_none(newshape, dtype=None):
    return np.zeros(newshape, dtype=bool)


def mask_or(m1, m2, copy=False, shrink=True):
    if m1 is nomask or m2 is nomask:
        return make_mask(m2 if m1 is nomask else m1, shrink=shrink)
    return make_mask(np.asarray(m1) | np.asarray(m2), shrink=shrink)


def getmask(a):
    return a.mask if isinstance(a, MaskedArray) else nomask


def getmaskarray(arr):
    return _gone(arr)


def getdata(a, subok=True):
    return _data(a)


def filled(a, fill_value=None):
    return a.filled(fill_value) if hasattr(a, "filled") else np.asarray(a)


def default_fill_value(obj):
    return MaskedArray(np.zeros(0, obj if isinstance(obj, (str, type, np.dtype)) else np.asarray(_data(obj)).dtype)).fill_value.item()


def set_fill_value(a, fill_value):
    if isinstance(a, MaskedArray):
        a.fill_value = fill_value


def count(a, axis=None, keepdims=False):
    return asarray(a).count(axis, keepdims)


def count_masked(arr, axis=None):
    return _gone(arr).sum(axis)


def compressed(x):
    return asarray(x).compressed()


def copy(a, *args, **options):
    return asarray(a).copy()


def median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    given = asarray(a)
    if not _known(given):
        found = np.median(given.data, axis=axis, keepdims=keepdims)
        return MaskedArray(found) if isinstance(found, np.ndarray) else found
    if axis is None:
        found = given.compressed()
        return np.median(found) if len(found) > 0 else masked
    rows = np.moveaxis(given.data, axis, -1)
    masks = np.moveaxis(given.mask, axis, -1)
    shape = rows.shape[:-1]
    values = [(r[~m], m.all()) for r, m in zip(rows.reshape(-1, rows.shape[-1]), masks.reshape(-1, rows.shape[-1]))]
    found = np.array([0.0 if gone else float(np.median(r)) for r, gone in values]).reshape(shape)
    return MaskedArray(found, np.array([bool(gone) for _, gone in values]).reshape(shape))


def average(a, axis=None, weights=None, returned=False, *, keepdims=False):
    given = asarray(a)
    if weights is None:
        found = given.mean(axis, keepdims=keepdims)
        total = given.count(axis) + 0.0
    else:
        shares = np.asarray(weights)
        if shares.shape != given.shape:
            shares = np.reshape(shares, tuple([-1 if i == axis % given.ndim else 1 for i in range(given.ndim)]))
        shares = MaskedArray(np.broadcast_to(shares, given.shape).copy(), _gone(given))
        total = shares.sum(axis, keepdims=keepdims)
        found = (given * shares).sum(axis, keepdims=keepdims) / total
    return (found, total) if returned else found


def where(condition, x=None, y=None):
    if x is None:
        return asarray(condition).nonzero()
    chosen = condition.filled(False) if isinstance(condition, MaskedArray) else np.asarray(condition)
    sides = [np.zeros((), _data(o).dtype) if v is masked else _data(v) for v, o in ((x, y), (y, x))]
    found = np.where(chosen, *sides)
    return MaskedArray(found, np.where(chosen, np.broadcast_to(_gone(x), found.shape), np.broadcast_to(_gone(y), found.shape)) | _gone(condition))


def dot(a, b, strict=False, out=None):
    a, b = asarray(a), asarray(b)
    found = np.dot(a.filled(0), b.filled(0))
    seen = np.dot((~_gone(a)).astype(int), (~_gone(b)).astype(int))
    if not isinstance(found, np.ndarray):
        return masked if seen == 0 else found
    return MaskedArray(found, seen == 0)


def outer(a, b):
    a, b = asarray(a), asarray(b)
    found = np.outer(a.filled(0), b.filled(0))
    if not _known(a) and not _known(b):
        return MaskedArray(found)
    return MaskedArray(found, 1 - np.outer(1 - _gone(a), 1 - _gone(b)))


def inner(a, b):
    return MaskedArray(np.inner(filled(a, 0), filled(b, 0)))


def diff(a, n=1, axis=-1, prepend=None, append=None):
    a = asarray(a)
    for _ in range(n):
        moved = a.swapaxes(axis, 0)
        a = (moved[1:] - moved[:-1]).swapaxes(axis, 0)
    return a


def allequal(a, b, fill_value=True):
    gone = _gone(a) | _gone(b)
    same = np.asarray(_data(a) == _data(b))
    return bool((same | gone).all() if fill_value else same.all() and not gone.any())


def allclose(a, b, masked_equal=True, rtol=1e-05, atol=1e-08):
    gone = _gone(a) | _gone(b)
    return bool(np.all(np.isclose(_data(a), _data(b), rtol, atol) | (gone if masked_equal else False)))


def unique(ar1, return_index=False, return_inverse=False):
    ar1 = asarray(ar1)
    found = np.unique(ar1.compressed())
    gone = bool(_gone(ar1).any())
    if not gone:
        return MaskedArray(found)
    return MaskedArray(np.append(found, ar1.data[ar1.mask][:1]), [False] * len(found) + [True])


def compress_rows(a):
    a = asarray(a)
    return a.data[~_gone(a).any(axis=1)]


def compress_cols(a):
    a = asarray(a)
    return a.data[:, ~_gone(a).any(axis=0)]


def compress_rowcols(x, axis=None):
    x = asarray(x)
    rows, columns = ~_gone(x).any(axis=1), ~_gone(x).any(axis=0)
    found = x.data if axis in (1, -1) else x.data[rows]
    return found if axis == 0 else found[:, columns]


def mask_rows(a, axis=None):
    return mask_rowcols(a, 0)


def mask_cols(a, axis=None):
    return mask_rowcols(a, 1)


def mask_rowcols(a, axis=None):
    a = asarray(a).copy()
    gone = _gone(a)
    if not bool(gone.any()):
        return a
    rows, columns = gone.any(axis=1)[:, None], gone.any(axis=0)[None]
    a.mask = (rows if axis != 1 else False) | (columns if axis in (None, 1, -1) else False) | gone
    return a


def cov(x, y=None, rowvar=True, bias=False, allow_masked=True, ddof=None):
    x = asarray(x)
    rows = x if x.ndim > 1 else x.reshape(1, -1)
    rows = rows if rowvar or x.ndim < 2 else rows.T
    if y is not None:
        rows = concatenate([rows, asarray(y).reshape(-1, rows.shape[1])])
        both = _gone(rows).any(axis=0)
        rows = MaskedArray(rows.data, np.broadcast_to(both, rows.shape).copy())
    away = rows - MaskedArray(rows.mean(axis=1).data[:, None])
    seen = (~_gone(rows)).astype(float)
    ddof = (0 if bias else 1) if ddof is None else ddof
    left = np.dot(seen, seen.T) - ddof
    found = MaskedArray(np.dot(away.filled(0), away.filled(0).T) / np.where(left > 0, left, 1), left <= 0)
    return found.squeeze() if found.size > 1 else found.ravel()[0]


def corrcoef(x, y=None, rowvar=True, allow_masked=True):
    found = cov(x, y, rowvar)
    if found.ndim == 0:
        return found / found
    spread = np.sqrt(found.diagonal().data)
    return found / spread[:, None] / spread[None, :]


def polyfit(x, y, deg, rcond=None, full=False, w=None, cov=False):
    x, y = asarray(x), asarray(y)
    kept = ~(_gone(x) | _gone(y) | (_gone(w) if w is not None else False))
    options = {} if w is None else {"w": _data(w)[kept]}
    return np.polyfit(x.data[kept], y.data[kept], deg, **options, **({"full": True} if full else {"cov": cov} if cov else {}))


def _runs(flags):
    """Where flags hold, as slices."""
    ends = list(np.flatnonzero(np.diff(np.concatenate([[0], flags.astype(int), [0]]))))
    # What ends where the array does is told by Python's numbers.
    ends = [int(e) if e in (0, flags.size) else e for e in ends]
    return [slice(start, stop, None) for start, stop in zip(ends[::2], ends[1::2])]


def clump_masked(a):
    return _runs(_gone(asarray(a)).ravel())


def clump_unmasked(a):
    return _runs(~_gone(asarray(a)).ravel())


def flatnotmasked_contiguous(a):
    return clump_unmasked(a)


def flatnotmasked_edges(a):
    seen = np.flatnonzero(~_gone(asarray(a)).ravel())
    return seen[[0, -1]] if len(seen) else None


def notmasked_edges(a, axis=None):
    if axis is not None and np.ndim(_data(a)) > 1:
        raise NotImplementedError("np.ma.notmasked_edges along an axis is not in tensh")
    return flatnotmasked_edges(a)


# in _nowhere
def _joiner(name):
    function = getattr(np, name)

    def of(arrays, *args, **options):
        given = [asarray(a) for a in arrays]
        found = function([g.data for g in given], *args, **options)
        if not any([_known(g) for g in given]):
            return MaskedArray(found)
        return MaskedArray(found, function([_gone(g) for g in given], *args, **options)).shrink_mask()
    return of


# in np.ma
concatenate = _joiner("concatenate")
stack = _joiner("stack")
vstack = _joiner("vstack")
hstack = _joiner("hstack")
dstack = _joiner("dstack")
column_stack = _joiner("column_stack")
row_stack = _joiner("vstack")


def append(a, b, axis=None):
    return concatenate([asarray(x).ravel() for x in (a, b)] if axis is None else [a, b], axis or 0)


def _method(name):
    return lambda a, *args, **options: getattr(asarray(a), name)(*args, **options)


sum = _method("sum")
prod = product = _method("prod")
mean = _method("mean")
std = _method("std")
var = _method("var")
max = _method("max")
min = _method("min")
ptp = _method("ptp")
all = _method("all")
any = _method("any")
argmax = _method("argmax")
argmin = _method("argmin")
argsort = _method("argsort")
cumsum = _method("cumsum")
cumprod = _method("cumprod")
anom = anomalies = _method("anom")
ravel = _method("ravel")
reshape = _method("reshape")
transpose = _method("transpose")
swapaxes = _method("swapaxes")
squeeze = _method("squeeze")
repeat = _method("repeat")
take = _method("take")
round = around = round_ = _method("round")
clip = _method("clip")
nonzero = _method("nonzero")
diagonal = _method("diagonal")
trace = _method("trace")
harden_mask = _method("harden_mask")
soften_mask = _method("soften_mask")


def sort(a, axis=-1, kind=None, order=None, endwith=True, fill_value=None, *, stable=None):
    found = asarray(a).copy()
    found.sort(axis, endwith=endwith, fill_value=fill_value)
    return found


def expand_dims(a, axis):
    a = asarray(a)
    return MaskedArray(np.expand_dims(a.data, axis), np.expand_dims(a.mask, axis) if _known(a) else nomask)


def atleast_1d(a):
    a = asarray(a)
    return a if a.ndim else a.reshape(1)


def atleast_2d(a):
    a = asarray(a)
    return a if a.ndim > 1 else a.reshape(1, -1)


def _function(name):
    ufunc = getattr(np, name)
    return lambda *args: ufunc(asarray(args[0]), *args[1:])


add = _function("add")
subtract = _function("subtract")
multiply = _function("multiply")
divide = _function("divide")
true_divide = _function("true_divide")
floor_divide = _function("floor_divide")
remainder = _function("remainder")
mod = _function("mod")
fmod = _function("fmod")
power = _function("power")
maximum = _function("maximum")
minimum = _function("minimum")
equal = _function("equal")
not_equal = _function("not_equal")
less = _function("less")
less_equal = _function("less_equal")
greater = _function("greater")
greater_equal = _function("greater_equal")
logical_and = _function("logical_and")
logical_or = _function("logical_or")
logical_xor = _function("logical_xor")
logical_not = _function("logical_not")
bitwise_and = _function("bitwise_and")
bitwise_or = _function("bitwise_or")
bitwise_xor = _function("bitwise_xor")
negative = _function("negative")
absolute = _function("absolute")
abs = _function("abs")
fabs = _function("fabs")
sqrt = _function("sqrt")
exp = _function("exp")
log = _function("log")
log2 = _function("log2")
log10 = _function("log10")
sin = _function("sin")
cos = _function("cos")
tan = _function("tan")
arcsin = _function("arcsin")
arccos = _function("arccos")
arctan = _function("arctan")
arctan2 = _function("arctan2")
sinh = _function("sinh")
cosh = _function("cosh")
tanh = _function("tanh")
arcsinh = _function("arcsinh")
arccosh = _function("arccosh")
arctanh = _function("arctanh")
floor = _function("floor")
ceil = _function("ceil")
hypot = _function("hypot")
conjugate = _function("conjugate")
