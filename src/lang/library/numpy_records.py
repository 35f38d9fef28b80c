"""NumPy's functions of records: those that make arrays of them, and those that are called with some."""
import numpy as np
import _numpy_placed
import _tensh
from _numpy_record_arrays import ndarray
from _numpy_record_rows import Row
from _numpy_record_types import RecordType, is_objects, kind_of

# in _nowhere
def _column(kind, shape):
    return np.zeros(shape, dtype=kind)


def _shape_in(x):
    if isinstance(x, (np.ndarray, ndarray)):
        return tuple(x.shape)
    if isinstance(x, (list, range)):
        return (len(x),) + (_shape_in(x[0]) if len(x) else ())
    return ()


def _rows_in(x, depth):
    if depth == 0:
        return [x]
    return [row for part in x for row in _rows_in(part, depth - 1)]


# in _numpy_records
def records_of(x, kind=None):
    """An array of records, of whatever holds some."""
    if isinstance(x, Row):
        x = x._of._mapped(lambda c, sub: c[x._at] if not isinstance(c, ndarray) else records_of(c._row(x._at)), ())
        x = ndarray({n: np.asarray(c) if not isinstance(c, _numpy_placed.Placed) else c for n, c in x._columns.items()}, x._kind, ())
    if isinstance(x, ndarray):
        if kind is None or kind is x._kind:
            return x
        if len(kind) != len(x._kind):
            raise TypeError(f"Cannot cast array data from {x._kind!r} to {kind!r} according to the rule 'unsafe'")
        return ndarray({n: _cast_column(x._columns[m], kind._field(n)) for n, m in zip(kind.names, x._kind.names)}, kind, x._sizes)
    if kind is None:
        rows = [v for v in _rows_in(x, len(_shape_in(x)))]
        kind = rows[0]._of._kind
    shape = _shape_in(x)
    if isinstance(x, np.ndarray):
        made = ndarray({f[0]: _column(f[1], shape + f[2]) for f in kind._fields}, kind, shape)
        for n in kind.names:
            made._columns[n][...] = x
        return made
    rows = _rows_in(x, len(shape))
    count = len(kind)
    for row in rows:
        if isinstance(row, tuple) and len(row) != count:
            raise ValueError(f"could not assign tuple of length {len(row)} to structure with {count} fields.")
    # What is no row stands for all of one's fields.
    rows = [tuple(row) if isinstance(row, (tuple, Row)) else (row,) * count for row in rows]
    columns = {}
    for i, f in enumerate(kind._fields):
        columns[f[0]] = _column_of([row[i] for row in rows], f, shape)
    return ndarray(columns, kind, shape)


# in _nowhere
def _cast_column(column, field):
    if isinstance(field[1], RecordType):
        return records_of(column, field[1])
    return column.astype(field[1])


def _column_of(values, field, shape):
    name, kind, sub = field[:3]
    if not values:
        return _column(kind, shape + sub)
    if isinstance(kind, RecordType) and not sub:
        return records_of(values, kind).reshape(shape)
    if sub or is_objects(kind) or isinstance(kind, RecordType):
        made = _column(kind, (len(values),) + sub)
        for i, v in enumerate(values):
            made[i] = v
        return made.reshape(shape + sub)
    return np.array(values, dtype=kind).reshape(shape)


# in _numpy_records
def no_loop(name, a, b):
    if name in ("less", "less_equal", "greater", "greater_equal"):
        kinds = ", ".join([_class_of(v) for v in (a, b)])
    else:
        kinds = ", ".join([repr(np.asarray(v).dtype if not isinstance(v, ndarray) else v._kind) for v in (a, b)])
    raise np._core._exceptions.UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching types ({kinds}) -> None")


# in _nowhere
def _class_of(x):
    if isinstance(x, (ndarray, Row)):
        return "<class 'numpy.dtypes.VoidDType'>"
    plain = {int: "_PyLong", float: "_PyFloat", complex: "_PyComplex"}.get(type(x))
    name = str(np.asarray(x).dtype)
    return f"<class 'numpy.dtypes.{plain or name[:1].upper() + name[1:]}DType'>"


# in _numpy_records
def alike(a, b):
    if not isinstance(b, (ndarray, Row)):
        raise TypeError("Cannot compare structured or void to non-void arrays.")
    a, b = records_of(a), records_of(b)
    if a._kind.names != b._kind.names:
        raise TypeError("Cannot compare structured arrays unless they have a common dtype.  I.e. `np.result_type(arr1, arr2)` "
                        "must be defined.")
    found = None
    for n in a._kind.names:
        sub = a._kind._field(n)[2]
        same = a._columns[n] == b._columns[n]
        if sub:
            same = np.all(same, axis=tuple(range(-len(sub), 0)))
        found = same if found is None else found & same
    return found


# in _nowhere
def _keys_of(x, order):
    """Numbers or texts that order the rows: those of the fields that are asked for, then those of the rest."""
    names = list(x._kind.names)
    first = [] if order is None else [order] if isinstance(order, str) else list(order)
    for n in first:
        if x._kind._field(n) is None:
            raise ValueError(f"unknown field name: {n}")
    keys = []
    for n in first + [m for m in names if m not in first]:
        column, sub = x._columns[n], x._kind._field(n)[2]
        if isinstance(column, ndarray):
            keys.extend(_keys_of(column.ravel(), None))
        elif sub:
            flat = column.reshape(x.size, -1)
            keys.extend([flat[:, i] for i in range(flat.shape[1])])
        else:
            keys.append(column.ravel())
    return keys


# in _numpy_records
def in_order(x, axis, order):
    if axis is None or x.ndim <= 1:
        keys = _keys_of(x.ravel(), order)
        # Ranks, since keys are of several kinds.
        ranks = [np.unique(k, return_inverse=True)[1].ravel() for k in reversed(keys)]
        return np.lexsort(ranks) if ranks else np.arange(x.size)
    places = np.moveaxis(x._places, axis, -1)
    rows, flat = places.reshape(-1, places.shape[-1]), x.ravel()
    found = np.stack([in_order(flat[row], 0, order) for row in rows]).reshape(places.shape)
    return np.moveaxis(found, -1, axis)


def sorted_rows(a, axis=-1, kind=None, order=None, stable=None):
    if axis is None:
        a, axis = a.ravel(), 0
    if a.ndim <= 1:
        return a[in_order(a, axis, order)]
    return a._seen(np.take_along_axis(a._places, in_order(a, axis, order), axis))


# in _nowhere
def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    flat = ar.ravel()
    order = in_order(flat, 0, None)
    rows = flat[order]
    new = np.concatenate([np.array([True]), ~alike(rows[1:], rows[:-1])]) if flat.size else np.zeros(0, bool)
    found = [rows[new]]
    if return_index:
        found.append(order[new])
    if return_inverse:
        inverse = np.zeros(flat.size, dtype="int64")
        inverse[order] = np.cumsum(new) - 1
        found.append(inverse.reshape(ar.shape))
    if return_counts:
        found.append(np.diff(np.append(np.nonzero(new)[0], flat.size)))
    return tuple(found) if len(found) > 1 else found[0]


def _maker(value, dtype=None, *args, copy=None, order=None, subok=False, like=None):
    made = records_of(value, None if dtype is None else kind_of(dtype))
    return made.copy() if made is value else made


def _as_it_is(value, dtype=None, *args, **options):
    return value if isinstance(value, ndarray) and (dtype is None or kind_of(dtype) == value._kind) else _maker(value, dtype)


def _filled(value):
    def of(shape, dtype=None, order="C", **options):
        kind = kind_of(dtype)
        shape = (shape,) if isinstance(shape, (int, np.integer)) else tuple(shape)
        made = ndarray({f[0]: _column(f[1], shape + f[2]) for f in kind._fields}, kind, shape)
        if value != 0:
            made[...] = value
        return made
    return of


def _filled_like(value):
    def of(a, dtype=None, *args, shape=None, **options):
        return np.full(a.shape if shape is None else shape, value, dtype=a.dtype if dtype is None else dtype)
    return of


def _full(shape, fill_value, dtype=None, order="C", **options):
    made = _filled(0)(shape, fill_value.dtype if dtype is None else dtype)
    # NumPy takes a tuple for an array whose elements stand for whole rows.
    made[...] = np.array(fill_value) if isinstance(fill_value, (tuple, list)) else fill_value
    return made


def _full_like(a, fill_value, dtype=None, *args, **options):
    return _full(a.shape, fill_value, a.dtype if dtype is None else dtype)


def _where(condition, x=None, y=None):
    if x is None:
        return np.nonzero(condition)
    x, y = records_of(x), records_of(y)
    made = _filled(0)(np.broadcast_shapes(np.shape(condition), x.shape, y.shape), x._kind)
    made[...] = y
    kept = np.broadcast_to(np.asarray(condition), made.shape)
    made[kept] = x._seen(np.broadcast_to(x._places, made.shape))[kept]
    return made


def _sort_function(a, *args, **options):
    return sorted_rows(records_of(a), *args, **options)


_own = {"constant": _maker, "convert_to_tensor": _as_it_is, "zeros": _filled(0), "ones": _filled(1), "empty": _filled(0),
        "zeros_like": _filled_like(0), "ones_like": _filled_like(1), "empty_like": _filled_like(0), "full": _full,
        "full_like": _full_like, "cast": lambda x, dtype, *args, **options: records_of(x, kind_of(dtype)), "where": _where,
        "sort": _sort_function, "argsort": lambda a, *args, **options: records_of(a).argsort(*args, **options),
        "unique": _unique, "size": lambda a, axis=None: np.size(a._places, axis), "nonzero": lambda a: a.nonzero(),
        "array_equal": lambda a1, a2, equal_nan=False: a1.shape == a2.shape and bool(np.all(a1 == a2)),
        "equal": alike, "not_equal": lambda a, b: ~alike(a, b), "sum": lambda a, *args, **options: a.sum(),
        "mean": lambda a, *args, **options: a.sum(), "max": lambda a, *args, **options: a.max(),
        "min": lambda a, *args, **options: a.min()}


# in _numpy_records
def refuse(name):
    raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any "
                    "supported types according to the casting rule ''safe''")


# in _nowhere
def _moved(x, all):
    x = records_of(x)
    first = sum([p.size for p in all])
    all.append(x)
    return x._places + first


# in _numpy_records
def dispatched(name, args, options):
    if name in _own:
        return _own[name](*args, **options)
    if name in ("add", "subtract", "multiply", "divide", "less", "greater"):
        no_loop(name, args[0], args[1])
    if name not in _numpy_placed.moving:
        refuse(name)
    if name in ("reshape", "transpose", "ravel", "flatten"):
        return getattr(args[0], name)(*args[1:], **options)
    all = []
    first = args[0]
    if isinstance(first, (list, tuple)):
        kind = [p for p in first if isinstance(p, (ndarray, Row))][0].dtype
        moved = [[_moved(p if isinstance(p, (ndarray, Row)) else records_of(p, kind), all) for p in first]] + list(args[1:])
    else:
        kind = first.dtype
        moved = [_moved(first, all)]
        for i, a in enumerate(args[1:]):
            values = (name == "append" and i == 0) or (name == "insert" and i == 1)
            moved.append(_moved(a if isinstance(a, (ndarray, Row)) else records_of(a, kind), all) if values else a)
    for p in all:
        if p._kind.names != kind.names:
            raise TypeError("invalid type promotion with structured datatypes.")
    found = _tensh.numpy(name, moved, options)
    whole = all[0] if len(all) == 1 else _in_one(all)
    if isinstance(found, (list, tuple)):
        return type(found)([whole.ravel()._seen(f) for f in found])
    return whole.ravel()._seen(found)


# in _nowhere
def _in_one(parts):
    kind = parts[0]._kind
    columns = {}
    for n in kind.names:
        sub = kind._field(n)[2]
        columns[n] = np.concatenate([p._columns[n].reshape((p.size,) + sub) for p in parts])
    return ndarray(columns, kind, (sum([p.size for p in parts]),))


# in _numpy_records
def made(name, *args, ndmin=0, **options):
    """What NumPy's makers of arrays make where records are asked for."""
    if name == "reshape":
        return _seen_as(*args)
    if name == "arange":
        raise TypeError("arange() not supported for inputs with DType <class 'numpy.dtypes.VoidDType'>.")
    found = _own[name](*args, **options)
    return found[(None,) * (ndmin - found.ndim)] if ndmin > found.ndim else found


# in _nowhere
def _seen_as(x, dtype, *args):
    kind = kind_of(dtype)
    if isinstance(x, ndarray):
        return x.view(dtype)
    same = len(set([str(f[1]) for f in kind._fields])) == 1 and not any([f[2] for f in kind._fields])
    if not same or str(kind._fields[0][1]) != str(x.dtype) or x.ndim == 0 or x.shape[-1] % len(kind):
        raise NotImplementedError("numbers are seen as records of as many fields of their own dtype in tensh: "
                                  "numpy.lib.recfunctions.unstructured_to_structured(x, dtype)")
    count = len(kind)
    shape = tuple(x.shape[:-1]) + (x.shape[-1] // count,)
    rows = x.reshape(shape + (count,))
    return ndarray({n: rows[..., i] for i, n in enumerate(kind.names)}, kind, shape)


# in _numpy_records
def is_kind(dtype, wanted):
    """np.issubdtype, of records."""
    return wanted is np.void or wanted is np.generic or isinstance(wanted, RecordType) and wanted == kind_of(dtype)


def record_of(arrays, kind):
    return ndarray(dict(zip(kind.names, arrays)), kind, arrays[0].shape)
