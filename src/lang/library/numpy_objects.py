"""NumPy's arrays of objects: the objects in a list, and an array of their places in it, on which what moves elements works."""
import functools
import math
import operator
import numpy as np
import _numpy_placed
import _numpy_texts
import _tensh

# in _nowhere
class _ObjectType:
    """The dtype of whatever Python has."""
    __module__ = "numpy"
    kind = char = "O"
    str = "|O"
    name = "object"
    itemsize = 8
    hasobject = True
    type = object

    def __str__(self):
        return "object"

    def __repr__(self):
        return "dtype('O')"

    def __eq__(self, other):
        return _is_object(other)

    def __ne__(self, other):
        return not _is_object(other)

    def __hash__(self):
        return hash("O")


_kind = _ObjectType()


def _is_object(dtype):
    return dtype is object or isinstance(dtype, _ObjectType) or (isinstance(dtype, str) and dtype in ("O", "object", "|O"))


_binary = {"add": operator.add, "subtract": operator.sub, "multiply": operator.mul, "divide": operator.truediv,
           "true_divide": operator.truediv, "floordiv": operator.floordiv, "floor_divide": operator.floordiv,
           "mod": operator.mod, "remainder": operator.mod, "pow": operator.pow, "power": operator.pow,
           "bitwise_and": operator.and_, "bitwise_or": operator.or_, "bitwise_xor": operator.xor,
           "left_shift": operator.lshift, "right_shift": operator.rshift, "maximum": lambda a, b: a if a >= b else b,
           "minimum": lambda a, b: a if a <= b else b, "logical_and": lambda a, b: a and b, "logical_or": lambda a, b: a or b,
           "gcd": math.gcd}
_unary = {"negative": operator.neg, "positive": operator.pos, "abs": abs, "absolute": abs, "invert": operator.invert,
          "square": lambda x: x * x, "reciprocal": lambda x: 1 / x}
_compared = {"equal": operator.eq, "not_equal": operator.ne, "less": operator.lt, "less_equal": operator.le,
             "greater": operator.gt, "greater_equal": operator.ge}
_unsupported = ["isnan", "isinf", "isfinite", "signbit", "sign", "logaddexp", "copysign"]


class ndarray(_numpy_placed.Computed):
    __module__ = "numpy"
    _is_a = "ndarray"

    def __init__(self, things, places):
        self._things = things
        self._places = places

    # What it is.
    @property
    def dtype(self):
        return _kind

    @property
    def itemsize(self):
        return 8

    @property
    def nbytes(self):
        return 8 * self.size

    def _seen(self, places):
        return ndarray(self._things, places)

    def _listed(self):
        """The objects in row-major order."""
        return [self._things[i] for i in self._places.ravel().tolist()]

    # Elements.
    def __getitem__(self, key):
        places = self._places[key]
        if places.ndim == 0 and not _numpy_placed.keeps_axes(key):
            return self._things[int(places)]
        return self._seen(places)

    def __setitem__(self, key, value):
        part = self._places[key]
        first = len(self._things)
        if part.ndim == 0 and not _numpy_placed.keeps_axes(key):
            self._things.append(value)
            self._places[key] = first
            return
        other = _objects_of(value, max(part.ndim, 1))
        self._things.extend(other._things)
        self._places[key] = other._places + first if other.ndim else int(other._places) + first

    def __contains__(self, thing):
        return any([bool(t == thing) for t in self._listed()])

    def __bool__(self):
        if self.size == 1:
            return bool(self._listed()[0])
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def __int__(self):
        return int(self.item())

    def __float__(self):
        return float(self.item())

    def tolist(self):
        return _nested(self._places.tolist(), self._things)

    def item(self, *args):
        if args:
            return self._things[int(self._places.ravel()[args[0]] if len(args) == 1 else self._places[args])]
        if self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        return self._listed()[0]

    def copy(self, order="C"):
        return ndarray(list(self._things), self._places.copy())

    def fill(self, value):
        first = len(self._things)
        self._things.append(value)
        self._places[...] = first

    def nonzero(self):
        return np.nonzero(self._truths())

    def _truths(self):
        return np.reshape(np.array([bool(t) for t in self._listed()], dtype=bool), self.shape)

    def argsort(self, axis=-1, kind=None, order=None, stable=None):
        if axis is None:
            return self.ravel().argsort()
        rows = np.moveaxis(self._places, axis, -1)
        wide = rows.shape[-1]
        flat = [self._things[i] for i in rows.ravel().tolist()]
        found = []
        for begin in range(0, len(flat), wide or 1):
            row = flat[begin:begin + wide]
            found.extend(sorted(range(wide), key=lambda i: row[i]))
        return np.moveaxis(np.reshape(np.array(found, dtype="int64"), rows.shape), -1, axis)

    def sort(self, axis=-1, kind=None, order=None, stable=None):
        self._places[...] = np.take_along_axis(self._places, self.argsort(axis), axis)

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        if _is_object(dtype):
            return self.copy()
        kind = str(np.dtype(dtype))
        read = (_to_float if kind.startswith("float") else int if kind.startswith(("int", "uint")) else bool if kind == "bool"
                else complex if kind.startswith("complex") else str)
        return np.reshape(np.array([read(v) for v in self._listed()], dtype=dtype), self.shape)

    # What many come to.
    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        return _reduced(self, operator.add, axis, keepdims, initial)

    def prod(self, axis=None, dtype=None, out=None, keepdims=False, initial=1, where=True):
        return _reduced(self, operator.mul, axis, keepdims, initial)

    def max(self, axis=None, out=None, keepdims=False):
        return _reduced(self, _binary["maximum"], axis, keepdims, _none)

    def min(self, axis=None, out=None, keepdims=False):
        return _reduced(self, _binary["minimum"], axis, keepdims, _none)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        return self.sum(axis, keepdims=keepdims) / self._count(axis)

    def _count(self, axis):
        return np.int64(self.size) if axis is None else self.shape[axis]

    def var(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        apart = self - self.mean(axis, keepdims=True if axis is not None else False)
        return (apart * apart).sum(axis, keepdims=keepdims) / (self._count(axis) - ddof)

    def std(self, axis=None, dtype=None, out=None, ddof=0, keepdims=False):
        found = self.var(axis, ddof=ddof, keepdims=keepdims)
        return np.sqrt(found) if isinstance(found, np.number) else _called("sqrt", found)

    def any(self, axis=None, out=None, keepdims=False):
        return np.any(self._truths(), axis=axis, keepdims=keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        return np.all(self._truths(), axis=axis, keepdims=keepdims)

    def argmax(self, axis=None):
        return _extreme(self, axis, lambda a, b: a > b)

    def argmin(self, axis=None):
        return _extreme(self, axis, lambda a, b: a < b)

    def cumsum(self, axis=None, dtype=None, out=None):
        return _accumulated(self, operator.add, axis)

    def cumprod(self, axis=None, dtype=None, out=None):
        return _accumulated(self, operator.mul, axis)

    def dot(self, other):
        return _product(self, other)

    def clip(self, min=None, max=None, out=None):
        return _clip(self, min, max)

    # Operators.
    def __eq__(self, other):
        return _truth_of(operator.eq, self, other)

    def __ne__(self, other):
        return _truth_of(operator.ne, self, other)

    def __lt__(self, other):
        return _truth_of(operator.lt, self, other)

    def __le__(self, other):
        return _truth_of(operator.le, self, other)

    def __gt__(self, other):
        return _truth_of(operator.gt, self, other)

    def __ge__(self, other):
        return _truth_of(operator.ge, self, other)

    def __add__(self, other):
        return _each(operator.add, self, other)

    def __radd__(self, other):
        return _each(operator.add, other, self)

    def __sub__(self, other):
        return _each(operator.sub, self, other)

    def __rsub__(self, other):
        return _each(operator.sub, other, self)

    def __mul__(self, other):
        return _each(operator.mul, self, other)

    def __rmul__(self, other):
        return _each(operator.mul, other, self)

    def __truediv__(self, other):
        return _each(operator.truediv, self, other)

    def __rtruediv__(self, other):
        return _each(operator.truediv, other, self)

    def __floordiv__(self, other):
        return _each(operator.floordiv, self, other)

    def __rfloordiv__(self, other):
        return _each(operator.floordiv, other, self)

    def __mod__(self, other):
        return _each(operator.mod, self, other)

    def __rmod__(self, other):
        return _each(operator.mod, other, self)

    def __pow__(self, other):
        return _each(operator.pow, self, other)

    def __rpow__(self, other):
        return _each(operator.pow, other, self)

    def __and__(self, other):
        return _each(operator.and_, self, other)

    def __or__(self, other):
        return _each(operator.or_, self, other)

    def __xor__(self, other):
        return _each(operator.xor, self, other)

    def __matmul__(self, other):
        return _product(self, other)

    def __rmatmul__(self, other):
        return _product(other, self)

    def __neg__(self):
        return _each(operator.neg, self)

    def __pos__(self):
        return _each(operator.pos, self)

    def __abs__(self):
        return _each(abs, self)

    def __invert__(self):
        return _each(operator.invert, self)

    __hash__ = None

    # How it is written.
    def _word(self, place):
        thing = self._things[place]
        return f"list({thing!r})" if type(thing) is list else repr(thing)

    def __str__(self):
        if self.ndim == 0:
            thing = self._things[int(self._places)]
            return repr(thing) if isinstance(thing, (str, bytes)) else str(thing)
        return _numpy_texts.written(self._places, self._word, " ", 0, 0)

    def __repr__(self):
        return _numpy_texts.shown(self._places, self._word, "dtype=object")

    def __format__(self, how):
        if how:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __tf_dispatch__(self, name, args, options):
        if name in _own:
            return _own[name](*args, **options)
        if name in _binary:
            return _each(_binary[name], args[0], args[1])
        if name in _unary:
            return _each(_unary[name], args[0])
        if name in _compared:
            return _truth_of(_compared[name], args[0], args[1])
        if name in _unsupported:
            raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to "
                            "any supported types according to the casting rule ''safe''")
        if name not in _numpy_placed.moving:
            return _called(name, self)
        if name in _numpy_placed.joining and name != "append" and isinstance(args[0], ndarray):
            # What is joined are the elements, each of which is an array.
            args = [list(args[0])] + list(args[1:])
            if not any([isinstance(v, ndarray) for v in args[0]]):
                return _joined(name, args, options)
        things = []
        moved = [_moved(a, things) if i == 0 or (name in ("append", "insert") and i != 1 + (name == "append") * 9) else a
                 for i, a in enumerate(args)]
        found = _tensh.numpy(name, moved, options)
        if isinstance(found, (list, tuple)):
            return type(found)([ndarray(things, f) for f in found])
        return ndarray(things, found)


_none = ndarray([], np.zeros(0, dtype="int64"))


def _to_float(x):
    return math.nan if x is None else float(x)


def _joined(name, args, options):
    return {"concat": np.concatenate, "stack": np.stack, "vstack": np.vstack, "hstack": np.hstack, "dstack": np.dstack,
            "column_stack": np.column_stack, "row_stack": np.vstack}[name](*args, **options)


def _nested(places, things):
    return [_nested(p, things) for p in places] if isinstance(places, list) else things[places]


def _is_row(x):
    return isinstance(x, (list, tuple, range)) or (isinstance(x, np.ndarray) and x.ndim > 0)


def _shape_of(x, most):
    """The sizes that all parts share, one in another, of as many axes at most."""
    if most == 0 or not _is_row(x):
        return ()
    if len(x) == 0:
        return (0,)
    inner = None
    for part in x:
        shape = _shape_of(part, most - 1)
        if inner is None:
            inner = shape
        else:
            common = 0
            while common < min(len(inner), len(shape)) and inner[common] == shape[common]:
                common += 1
            inner = inner[:common]
        if not inner:
            break
    return (len(x),) + inner


def _objects_of(x, most=32):
    """An array of objects, of whatever there is."""
    if isinstance(x, ndarray):
        return x
    if isinstance(x, np.ndarray):
        things = x.ravel().tolist()
        return ndarray(things, np.reshape(np.arange(len(things)), x.shape))
    shape = _shape_of(x, most)
    things = [x]
    for _ in shape:
        things = [part for row in things for part in (row.tolist() if isinstance(row, np.ndarray) and row.ndim == 1 else row)]
    count = 1
    for n in shape:
        count *= n
    return ndarray(things, np.reshape(np.arange(count), shape))


def _moved(x, things):
    """Objects as their places in the list of all; other things as they are."""
    if isinstance(x, (list, tuple)) and any([isinstance(v, ndarray) for v in x]):
        return [_moved(v if isinstance(v, ndarray) else _objects_of(v), things) for v in x]
    x = _objects_of(x)
    first = len(things)
    things.extend(x._things)
    return x._places + first


def _rows_of(given):
    parts = [_objects_of(x) if _is_row(x) or isinstance(x, np.ndarray) else ndarray([x], np.array(0)) for x in given]
    shape = np.broadcast_shapes(*[p.shape for p in parts])
    rows = [[p._things[i] for i in np.broadcast_to(p._places, shape).ravel().tolist()] for p in parts]
    return zip(*rows), tuple(shape)


def _shaped(found, shape):
    return ndarray(found, np.reshape(np.arange(len(found)), shape))


def _each(f, *given):
    """f of the objects, element by element."""
    rows, shape = _rows_of(given)
    found = [f(*row) for row in rows]
    return _shaped(found, shape) if shape else found[0]


def _truth_of(f, *given):
    rows, shape = _rows_of(given)
    found = np.array([bool(f(*row)) for row in rows], dtype=bool)
    return np.reshape(found, shape) if shape else found[0]


def _called(name, x):
    """What each object says itself to a function: its method of that name."""
    def one(thing):
        method = getattr(thing, name, None)
        if method is None:
            raise TypeError(f"loop of ufunc does not support argument 0 of type {type(thing).__name__} which has no callable "
                            f"{name} method")
        return method()
    return _each(one, x)


def _along(x, axis):
    """The elements as rows along an axis, and the shape of what is left."""
    if axis is None:
        return [x._listed()], ()
    places = np.moveaxis(x._places, axis, -1)
    wide = places.shape[-1]
    flat = [x._things[i] for i in places.ravel().tolist()]
    shape = tuple(places.shape[:-1])
    count = 1
    for n in shape:
        count *= n
    return [flat[i * wide:(i + 1) * wide] for i in range(count)], shape


def _reduced(x, f, axis, keepdims, start):
    rows, shape = _along(x, axis)
    if start is _none:
        if any([len(row) == 0 for row in rows]):
            name = "maximum" if f is _binary["maximum"] else "minimum"
            raise ValueError(f"zero-size array to reduction operation {name} which has no identity")
        found = [functools.reduce(f, row) for row in rows]
    else:
        found = [functools.reduce(f, row) if row else start for row in rows]
    if keepdims:
        shape = (1,) * x.ndim if axis is None else np.expand_dims(np.zeros(shape), axis).shape
    return _shaped(found, shape) if shape else found[0]


def _accumulated(x, f, axis):
    if axis is None:
        x, axis = x.ravel(), 0
    rows, shape = _along(x, axis)
    found = []
    for row in rows:
        sofar = []
        for v in row:
            sofar.append(f(sofar[-1], v) if sofar else v)
        found.extend(sofar)
    made = _shaped(found, shape + (x.shape[axis],))
    return made._seen(np.moveaxis(made._places, -1, axis))


def _extreme(x, axis, beats):
    rows, shape = _along(x, axis)
    found = []
    for row in rows:
        best = 0
        for i in range(1, len(row)):
            if beats(row[i], row[best]):
                best = i
        found.append(best)
    made = np.reshape(np.array(found, dtype="int64"), shape)
    return made if shape else made[()]


def _matrix_product(a, b, *args, **options):
    for place, x in enumerate((_objects_of(a), _objects_of(b))):
        if x.ndim == 0:
            raise ValueError(f"matmul: Input operand {place} does not have enough dimensions (has 0, gufunc core with signature "
                             "(n?,k),(k,m?)->(n?,m?) requires 1)")
    return _product(a, b)


def _product(a, b):
    a, b = _objects_of(a), _objects_of(b)
    if a.ndim == 0 or b.ndim == 0:
        return _each(operator.mul, a, b)
    rows, outer = _along(a, -1)
    columns, inner = _along(b, 0 if b.ndim == 1 else -2)
    if a.shape[-1] != b.shape[0 if b.ndim == 1 else -2]:
        raise ValueError(f"matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature "
                         f"(n?,k),(k,m?)->(n?,m?) (size {b.shape[0]} is different from {a.shape[-1]})")
    found = [functools.reduce(operator.add, [x * y for x, y in zip(row, column)]) for row in rows for column in columns]
    shape = outer + inner
    return _shaped(found, shape) if shape else found[0]


def _maker(value, dtype=None, *args, copy=None, order=None, subok=False, ndmin=0, like=None):
    if dtype is not None and not _is_object(dtype):
        return _objects_of(value).astype(dtype)
    if dtype is None and _is_row(value) and not isinstance(value, np.ndarray) and _are_times(value):
        import _numpy_times
        return _numpy_times.made("constant", value)
    return value.copy() if isinstance(value, ndarray) else _objects_of(value)


def _are_times(x):
    """Lists of nothing but moments, or spans of time."""
    return len(x) > 0 and all([_are_times(v) if isinstance(v, (list, tuple)) else hasattr(v, "_kind") for v in x])


def _as_it_is(value, dtype=None, *args, **options):
    return value if isinstance(value, ndarray) and (dtype is None or _is_object(dtype)) else _maker(value, dtype)


def _filled(thing):
    def made(shape, dtype=None, order="C", **options):
        return ndarray([thing], np.zeros(shape, dtype="int64"))
    return made


def _filled_like(thing):
    def made(a, dtype=None, *args, shape=None, **options):
        if dtype is not None and not _is_object(dtype):
            return np.full(a.shape if shape is None else shape, 0 if thing is None else thing, dtype=dtype)
        return ndarray([thing], np.zeros(np.shape(a) if shape is None else shape, dtype="int64"))
    return made


def _full(shape, fill_value, dtype=None, order="C", **options):
    made = _filled(fill_value)(shape)
    if _is_row(fill_value):
        made[...] = fill_value
    return made


def _full_like(a, fill_value, dtype=None, *args, **options):
    return _full(a.shape, fill_value)


def _where(condition, x=None, y=None):
    truths = _objects_of(condition)._truths() if isinstance(condition, ndarray) else np.asarray(condition) != 0
    if x is None and y is None:
        return np.nonzero(truths)
    rows, shape = _rows_of([truths, x, y])
    found = [a if c else b for c, a, b in rows]
    return _shaped(found, shape)


def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = _objects_of(ar)
    order = ar.argsort(None).tolist()
    listed = ar._listed()
    values, first, counts, inverse = [], [], [], [0] * len(listed)
    for i in order:
        if not values or not (values[-1] == listed[i]):
            values.append(listed[i])
            first.append(i)
            counts.append(0)
        counts[-1] += 1
        inverse[i] = len(values) - 1
    found = [_shaped(values, (len(values),))]
    if return_index:
        found.append(np.array(first, dtype="int64"))
    if return_inverse:
        found.append(np.reshape(np.array(inverse, dtype="int64"), ar.shape))
    if return_counts:
        found.append(np.array(counts, dtype="int64"))
    return tuple(found) if len(found) > 1 else found[0]


def _isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    known = _objects_of(test_elements)._listed()
    return _truth_of(lambda x: (x in known) != invert, element)


def _sorted(a, axis=-1, kind=None, order=None, stable=None):
    a = _objects_of(a).copy()
    if axis is None:
        a, axis = a.ravel(), 0
    a.sort(axis)
    return a


def _array_equal(a1, a2, equal_nan=False):
    a, b = _objects_of(a1), _objects_of(a2)
    return a.shape == b.shape and bool(_truth_of(operator.eq, a, b).all())


def _cast(x, dtype, *args, **options):
    return _maker(x, dtype)


def _clip(a, a_min=None, a_max=None, out=None, **options):
    lowest, most = options.get("min", a_min), options.get("max", a_max)
    found = a if lowest is None else _each(_binary["maximum"], a, lowest)
    return found if most is None else _each(_binary["minimum"], found, most)


def _diff(a, n=1, axis=-1, prepend=_none, append=_none):
    if prepend is not _none or append is not _none:
        raise NotImplementedError("np.diff of objects with prepend or append is not in tensh")
    a = _objects_of(a)
    for _ in range(n):
        moved = a.swapaxes(axis, 0)
        a = (moved[1:] - moved[:-1]).swapaxes(axis, 0)
    return a


def _outer(a, b):
    a, b = _objects_of(a).ravel(), _objects_of(b).ravel()
    return _each(operator.mul, a.reshape(-1, 1), b.reshape(1, -1))


def _median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = _sorted(a, axis)
    axis = 0 if axis is None else axis
    rows = a.swapaxes(axis, 0)
    half = a.shape[axis] // 2
    return np.mean(rows[half:half + 1] if a.shape[axis] % 2 else rows[half - 1:half + 1], axis=0)


def _set_of(f):
    def of(ar1, ar2, assume_unique=False):
        a, b = _unique(ar1)._listed(), _unique(ar2)._listed()
        found = f(a, b)
        return _shaped(found, (len(found),))
    return of


def _searched(a, v, side="left", sorter=None):
    import bisect
    listed = _objects_of(a)._listed()
    find = bisect.bisect_left if side == "left" else bisect.bisect_right
    rows, shape = _rows_of([v])
    found = np.array([find(listed, row[0]) for row in rows], dtype="int64")
    return np.reshape(found, shape) if shape else found[0]


def _method(name):
    def of(a, *args, **options):
        return getattr(_objects_of(a), name)(*args, **options)
    return of


_own = {"constant": _maker, "convert_to_tensor": _as_it_is, "zeros": _filled(0), "ones": _filled(1), "empty": _filled(None),
        "zeros_like": _filled_like(0), "ones_like": _filled_like(1), "empty_like": _filled_like(None), "full": _full,
        "full_like": _full_like, "where": _where, "cast": _cast, "unique": _unique, "isin": _isin, "in1d": _isin,
        "sort": _sorted, "array_equal": _array_equal, "size": lambda a, axis=None: np.size(a._places, axis),
        "matmul": _matrix_product, "dot": _product, "nonzero": _method("nonzero"), "argsort": _method("argsort"),
        "count_nonzero": lambda a, axis=None: np.count_nonzero(_objects_of(a)._truths(), axis=axis),
        "clip": _clip, "diff": _diff, "outer": _outer, "median": _median, "searchsorted": _searched,
        "ediff1d": lambda ary: _diff(_objects_of(ary).ravel()), "ptp": lambda a, axis=None, **options: np.max(a, axis) - np.min(a, axis),
        "inner": lambda a, b: _product(a, _objects_of(b).T), "vdot": lambda a, b: _product(_objects_of(a).ravel(), _objects_of(b).ravel()),
        "intersect1d": _set_of(lambda a, b: [x for x in a if x in b]), "setdiff1d": _set_of(lambda a, b: [x for x in a if x not in b]),
        "union1d": _set_of(lambda a, b: _unique(a + b)._listed()),
        "logical_not": lambda x: _each(operator.not_, x),
        "trace": lambda a, *args: _objects_of(a).diagonal(*args).sum()}
for _name in ("sum", "prod", "max", "min", "mean", "var", "std", "any", "all", "argmax", "argmin", "cumsum", "cumprod"):
    _own[_name] = _method(_name)


# in _numpy_objects
def kind_of(said):
    """A dtype of no numbers by its name; None where it is none."""
    if _is_object(said):
        return _kind
    found = _numpy_texts.kind(said)
    if found is not None:
        return found
    import _numpy_record_types
    import _numpy_units
    if isinstance(said, tuple):
        return _numpy_record_types.wide_kind(said)
    found = _numpy_units.kind_of(said)
    return found if found is not None else _numpy_record_types.kind_of(said)


def made(name, *args, ndmin=0, **options):
    """What NumPy's makers of arrays make of objects."""
    if ndmin > 0:
        found = made(name, *args, **options)
        return found[(None,) * (ndmin - found.ndim)] if found.ndim < ndmin else found
    return _own[name](*args, **options)


def dispatched(name, *args, **options):
    """Any function of NumPy's, of objects in lists."""
    if name not in _numpy_placed.joining or not isinstance(args[0], (list, tuple)) or name == "append":
        args = [_objects_of(a) if i == 0 or not isinstance(a, (int, str, tuple)) else a for i, a in enumerate(args)]
    elif not any([isinstance(v, ndarray) for v in args[0]]):
        args = [_objects_of(args[0])] + list(args[1:])
    else:
        return _shaped([], (0,)).__tf_dispatch__(name, list(args), options)
    return args[0].__tf_dispatch__(name, args, options)


# in np
object_ = object


def frompyfunc(func, nin, nout, *, identity=None):
    def of(*args):
        rows, shape = _rows_of(args)
        found = [func(*row) for row in rows]
        several = [found] if nout == 1 else [[f[i] for f in found] for i in range(nout)]
        made = [_shaped(one, shape) if shape else one[0] for one in several]
        return made[0] if nout == 1 else tuple(made)
    return of
