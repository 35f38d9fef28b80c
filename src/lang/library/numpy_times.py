"""NumPy's functions of moments and spans of time: those that make arrays of them, and those that are called with some."""
import numpy as np
import _numpy_objects
import _numpy_placed
import _numpy_units as _units
import _tensh
from _numpy_moments import Single
from _numpy_time_arithmetic import compared, comparing, met, operated, refuse, signed, taken
from _numpy_time_arrays import ndarray
from _numpy_time_reading import as_counts, counts_in, in_lists, leaves_of, read, refuse_together, times_of, wrapped

# in _nowhere
_nat = _units.nat


def _pair(a, b):
    """Both as arrays in one unit."""
    a, b = _as_times(a), _as_times(b)
    if a._kind.kind != b._kind.kind:
        refuse_together(a._kind.kind, b._kind.kind)
    kind = met(a._kind, b._kind)
    return a.astype(kind), b.astype(kind), kind


def _as_times(x):
    if isinstance(x, (ndarray, Single)):
        return times_of(x)
    found = taken(x)
    if found is None:
        refuse_together("DateTime64", "Str" if isinstance(x, str) else "Object")
    if found[1] is None:
        return ndarray(found[0].astype("int64"), _units.kind("m", "generic"))
    return ndarray(found[0], found[1])


# in _numpy_times
def searched(a, v, side="left", sorter=None):
    x, y, _ = _pair(a, v)
    keys = x._keys()
    return np.searchsorted(keys if sorter is None else keys[sorter], y._keys(), side=side)


def clip(a, a_min=None, a_max=None, out=None, **options):
    lowest, most = options.get("min", a_min), options.get("max", a_max)
    for v in (lowest, most):
        if v is not None and taken(v) is None:
            kinds = ", ".join([repr(times_of(a).dtype)] + [repr(np.asarray(w).dtype) for w in (lowest, most)])
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc 'clip' did not contain a loop with signature matching types ({kinds}) -> None")
    if lowest is not None:
        a = _chosen("maximum", a, lowest)
    return a if most is None else _chosen("minimum", a, most)


# in _nowhere
def _chosen(name, a, b):
    x, y, kind = _pair(a, b)
    p, q = x._places, y._places
    lost = (p == _nat) | (q == _nat)
    found = np.maximum(p, q) if name in ("maximum", "fmax") else np.minimum(p, q)
    if name in ("fmax", "fmin"):
        return wrapped(np.where(p == _nat, q, np.where(q == _nat, p, found)), kind)
    return wrapped(np.where(lost, _nat, found), kind)


def _diff(a, n=1, axis=-1, prepend=None, append=None):
    a = times_of(a)
    parts = [times_of(np.broadcast_to(times_of(v), ()) if not isinstance(v, ndarray) else v) for v in (prepend, append) if v is not None]
    if parts:
        a = _concatenated("concat", [([parts[0].reshape(1)] if prepend is not None else []) + [a]
                                     + ([parts[-1].reshape(1)] if append is not None else [])], {"axis": axis})
    for _ in range(n):
        moved = a.swapaxes(axis, 0)
        a = (moved[1:] - moved[:-1]).swapaxes(axis, 0)
    return a


def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = times_of(ar)
    options = {"return_index": return_index, "return_inverse": return_inverse, "return_counts": return_counts}
    found = np.unique(ar._keys(), axis=axis, **options)
    several = isinstance(found, (tuple, list))
    keys = found[0] if several else found
    values = ndarray(np.where(keys == 9223372036854775807, _nat, keys), ar._kind)
    return (values,) + tuple(found[1:]) if several else values


def _sorted(a, axis=-1, kind=None, order=None, stable=None):
    a = times_of(a).copy()
    if axis is None:
        a, axis = a.ravel(), 0
    a.sort(axis)
    return a


def _set(f):
    def of(ar1, ar2, assume_unique=False):
        x, y, kind = _pair(ar1, ar2)
        return ndarray(f(x._places, y._places), kind)
    return of


def _isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    x, y, _ = _pair(element, test_elements)
    return np.isin(x._places, y._places, invert=invert)


def _where(condition, x=None, y=None):
    if isinstance(condition, ndarray):
        condition = condition._places != 0
    if x is None and y is None:
        return np.nonzero(condition)
    a, b, kind = _pair(x, y)
    return wrapped(np.where(condition, a._places, b._places), kind, True)


def _concatenated(name, args, options):
    parts = [_as_times(v) for v in args[0]]
    kind = parts[0]._kind
    for p in parts[1:]:
        if p._kind.kind != kind.kind:
            refuse_together(kind.kind, p._kind.kind)
        kind = met(kind, p._kind)
    found = _tensh.numpy(name, [[p.astype(kind)._places for p in parts]] + list(args[1:]), options)
    return ndarray(found, kind)


def _joined(name):
    return lambda *args, **options: _concatenated(name, args, options)


def _append(arr, values, axis=None):
    if isinstance(values, str) or (isinstance(values, (list, tuple)) and any([isinstance(v, str) for v in leaves_of(values)])):
        refuse_together("DateTime64" if times_of(arr)._kind.kind == "M" else "TimeDelta64", "Str")
    a, b, kind = _pair(arr, values)
    return ndarray(np.append(a._places, b._places, axis=axis), kind)


def _insert(arr, obj, values, axis=None):
    a = times_of(arr)
    return ndarray(np.insert(a._places, obj, counts_in(values, a._kind), axis=axis), a._kind)


def _array_equal(a1, a2, equal_nan=False):
    x, y = taken(a1), taken(a2)
    return x is not None and y is not None and x[0].shape == y[0].shape and bool(np.all(compared("equal", a1, a2)))


def _median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = times_of(a)
    a._only_spans("add")
    if axis is None:
        a, axis = a.ravel(), 0
    order = _sorted(a, axis)
    count = a.shape[axis]
    rows = order.swapaxes(axis, 0)
    middle = rows[count // 2] if count % 2 else (rows[count // 2 - 1] + rows[count // 2]) / 2
    found = np.where(np.any(a._places == _nat, axis=axis), _nat, middle._places)
    return wrapped(found, a._kind)


def _least_there(f):
    def of(a, axis=None, out=None, keepdims=False, initial=None, where=True):
        a = times_of(a)
        # What is no time is less than all that is.
        top = f is np.min
        counts = a._keys() if top else a._places
        found = f(counts, axis=axis, keepdims=keepdims)
        return wrapped(np.where(found == 9223372036854775807, _nat, found) if top else found, a._kind)
    return of


def _nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    a = times_of(a)
    a._only_spans("add")
    return wrapped(np.sum(np.where(a._places == _nat, 0, a._places), axis=axis, keepdims=keepdims), a._kind)


def _method(name):
    def of(a, *args, **options):
        return getattr(times_of(a), name)(*args, **options)
    return of


def _two(name):
    return lambda x1, x2, *args, **options: operated(name, x1, x2)


def _comparison(name):
    return lambda x1, x2, *args, **options: compared(name, x1, x2)


def _like(value):
    def of(a, dtype=None, *args, shape=None, **options):
        if dtype is not None:
            return np.full(np.shape(a) if shape is None else shape, value, dtype=dtype)
        return ndarray(np.full(np.shape(a) if shape is None else shape, value, dtype="int64"), a._kind)
    return of


def _full_like(a, fill_value, dtype=None, *args, shape=None, **options):
    kind = _units.kind_of(dtype) if dtype is not None else getattr(a, "_kind", None)
    made = ndarray(np.zeros(np.shape(a) if shape is None else shape, dtype="int64"), kind or times_of(fill_value)._kind)
    made[...] = fill_value
    return made


def _full(shape, fill_value, dtype=None, order="C", **options):
    kind = _units.kind_of(dtype) if dtype is not None else None
    if dtype is not None and kind is None:
        return np.full(shape, times_of(fill_value).astype(dtype), dtype=dtype)
    filled = times_of(fill_value, kind)
    return ndarray(np.broadcast_to(filled._places, shape).copy(), filled._kind)


def _blank(value):
    def of(shape, dtype=None, order="C", **options):
        kind = _units.kind_of(dtype)
        if kind.kind == "M" and kind.unit == "generic" and value is not None:
            raise ValueError("Cannot convert a NumPy datetime value other than NaT with generic units")
        if kind.kind == "M" and kind.unit == "generic":
            return ndarray(np.full(shape, _nat if value is None else value, dtype="int64"), kind)
        return ndarray(np.full(shape, value or 0, dtype="int64"), kind)
    return of


def _maker(value, dtype=None, *args, copy=None, order=None, subok=False, like=None, shares=False):
    kind = None if dtype is None else _units.kind_of(dtype)
    if dtype is not None and kind is None:
        return times_of(value).astype(dtype)
    if isinstance(value, ndarray):
        same = kind is None or kind == value._kind or kind.unit == "generic" and kind.kind == value._kind.kind
        return (value if shares else value.copy()) if same else value.astype(kind)
    if kind is None and not all([isinstance(v, Single) for v in leaves_of(in_lists(value))]):
        return _numpy_objects.made("constant", value)
    return times_of(value, kind)


def _as_it_is(value, dtype=None, *args, **options):
    return _maker(value, dtype, shares=True)


def _range(*args, **options):
    given = list(args)
    dtype = options.get("dtype", given.pop() if len(given) == 4 else None)
    kind = None if dtype is None else _units.kind_of(dtype)
    start, stop, step = [options.get(name, given[i] if i < len(given) else None) for i, name in enumerate(("start", "stop", "step"))]
    moments = kind.kind == "M" if kind is not None else any([isinstance(v, np.datetime64) for v in (start, stop)])
    if moments and (start is None or stop is None):
        raise ValueError("arange requires both a start and a stop for NumPy datetime64 ranges")
    if stop is None:
        start, stop = 0, start
    letter = "M" if moments else "m"
    ends = []
    for i, v in enumerate((start, stop, step)):
        of = "m" if i == 2 or (moments and i == 1 and isinstance(v, (int, np.integer, np.timedelta64))) else letter
        ends.append((v, None, None) if v is None else (v,) + read(v, of))
    if kind is None or kind.unit == "generic":
        kind = _units.kind(letter, "generic")
        for _, _, unit in ends:
            if unit is not None:
                kind = met(kind, unit).of(letter)
    counts = [None if v is None else _units.turned(c, k, kind, k.kind == "M") if k is not None else _nat for v, c, k in ends]
    first, last, by = counts
    by = 1 if by is None else by
    if moments and (isinstance(stop, (int, np.integer)) or isinstance(stop, np.timedelta64)):
        last = first + last
    if _nat in (first, last, by):
        raise ValueError("arange: cannot use NaT (not-a-time) datetime values")
    if by == 0:
        raise ValueError("arange: step cannot be zero")
    return ndarray(np.arange(first, last, by, dtype="int64"), kind)


def _cast(x, dtype, *args, **options):
    if isinstance(x, (ndarray, Single)):
        return times_of(x).astype(dtype)
    return times_of(x, _units.kind_of(dtype))


def _viewed(x, dtype, *args, **options):
    if isinstance(x, (ndarray, Single)):
        return times_of(x).view(dtype)
    return ndarray(as_counts(x, x.dtype), _units.kind_of(dtype))


def _no_cast(x, other):
    raise TypeError(f"Cannot cast array data from dtype('{times_of(x).dtype.str}') to dtype('{other}') according to the rule 'safe'")


_own = {"constant": _maker, "convert_to_tensor": _as_it_is, "zeros": _blank(0), "ones": _blank(1), "empty": _blank(None),
        "zeros_like": _like(0), "ones_like": _like(1), "empty_like": _like(0), "full": _full, "full_like": _full_like,
        "arange": _range, "cast": _cast, "where": _where, "unique": _unique, "isin": _isin, "in1d": _isin,
        "sort": _sorted, "array_equal": _array_equal, "array_equiv": _array_equal, "searchsorted": searched, "clip": clip,
        "diff": _diff, "median": _median, "nanmin": _least_there(np.min), "nanmax": _least_there(np.max), "nansum": _nansum,
        "size": lambda a, axis=None: np.size(times_of(a)._places, axis), "append": _append, "insert": _insert,
        "count_nonzero": lambda a, axis=None: np.count_nonzero(times_of(a)._places, axis=axis),
        "isnan": np.isnat, "isfinite": lambda x: x._places != _nat, "isinf": lambda x: x._places != x._places,
        "digitize": lambda x, bins, right=False: _no_cast(x, "float64"), "bincount": lambda x, *args, **options: _no_cast(x, "int64"),
        "lexsort": lambda keys, axis=-1: np.lexsort([times_of(k)._keys() if isinstance(k, ndarray) else k for k in keys], axis=axis),
        "intersect1d": _set(np.intersect1d), "union1d": _set(np.union1d), "setdiff1d": _set(np.setdiff1d),
        "setxor1d": _set(np.setxor1d)}
for _name in ("nonzero", "argsort", "min", "max", "argmin", "argmax", "ptp", "any", "all", "sum", "mean", "std", "var", "prod",
              "cumsum", "round"):
    _own[_name] = _method(_name)
for _name in ("maximum", "minimum", "fmax", "fmin"):
    _own[_name] = lambda x1, x2, _name=_name, **options: _chosen(_name, x1, x2)
for _name in ("negative", "positive", "absolute", "sign"):
    _own[_name] = lambda x, _name=_name, **options: signed(_name, x)
for _name, _meaning in (("add", "add"), ("subtract", "subtract"), ("multiply", "multiply"), ("divide", "divide"),
                        ("true_divide", "divide"), ("floordiv", "floor_divide"), ("floor_divide", "floor_divide"),
                        ("mod", "remainder"), ("remainder", "remainder")):
    _own[_name] = _two(_meaning)
for _name in comparing:
    _own[_name] = _comparison(_name)
for _name in ("concat", "stack", "vstack", "hstack", "dstack", "column_stack", "row_stack"):
    _own[_name] = _joined(_name)
_own["divmod_of"] = lambda x1, x2: (operated("floor_divide", x1, x2), operated("remainder", x1, x2))
_own["abs"] = _own["absolute"]
_own["amin"], _own["amax"] = _own["min"], _own["max"]


# in _numpy_times
def dispatched(name, args, options):
    if name in _own:
        return _own[name](*args, **options)
    if name not in _numpy_placed.moving:
        refuse(name)
    first = args[0]
    if isinstance(first, (list, tuple)) and not isinstance(first, ndarray):
        kind = times_of(list(first)[0])._kind
        moved = [[_as_times(v).astype(kind)._places for v in first]] + list(args[1:])
    else:
        kind = _as_times(first)._kind
        moved = [_as_times(first)._places] + list(args[1:])
    found = _tensh.numpy(name, moved, options)
    if isinstance(found, (list, tuple)):
        return type(found)([ndarray(f, kind) for f in found])
    return ndarray(found, kind)


def made(name, *args, ndmin=0, **options):
    """What NumPy's makers of arrays make where times are asked for."""
    found = _viewed(*args) if name == "reshape" else _own[name](*args, **options)
    return found[(None,) * (ndmin - found.ndim)] if ndmin > found.ndim else found


def is_kind(dtype, wanted):
    """np.issubdtype, of times."""
    kind = _units.kind_of(dtype)
    above = [np.datetime64] if kind.kind == "M" else [np.timedelta64, np.signedinteger, np.integer, np.number]
    return any([wanted is t for t in above + [np.generic]]) or kind == wanted
