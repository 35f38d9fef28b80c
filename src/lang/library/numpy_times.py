"""NumPy's moments and spans of time: arrays of counts of a unit, and single ones. Units are `numpy_units`' business."""
import numpy as np
import _numpy_objects
import _numpy_placed
import _numpy_texts
import _numpy_units as _units
import _tensh

# in _nowhere
_nat = _units.nat
_letters = {"M": "datetime64", "m": "timedelta64"}
_meant = {"M": "DateTime64", "m": "TimeDelta64"}


class _Generic:
    _is_a = "generic"


class _Number(_Generic):
    _is_a = "number"


class _Integer(_Number):
    _is_a = "integer"


class _Signed(_Integer):
    _is_a = "signedinteger"


class _Calculating:
    """Operators of moments and spans, of single ones and in arrays."""
    def __add__(self, other):
        return _operated("add", self, other)

    def __radd__(self, other):
        return _operated("add", other, self)

    def __sub__(self, other):
        return _operated("subtract", self, other)

    def __rsub__(self, other):
        return _operated("subtract", other, self)

    def __mul__(self, other):
        return _operated("multiply", self, other)

    def __rmul__(self, other):
        return _operated("multiply", other, self)

    def __truediv__(self, other):
        return _operated("divide", self, other)

    def __rtruediv__(self, other):
        return _operated("divide", other, self)

    def __floordiv__(self, other):
        return _operated("floor_divide", self, other)

    def __rfloordiv__(self, other):
        return _operated("floor_divide", other, self)

    def __mod__(self, other):
        return _operated("remainder", self, other)

    def __rmod__(self, other):
        if isinstance(other, str):
            return other % (self,)
        return _operated("remainder", other, self)

    def dot(self, other):
        return self @ other

    def __divmod__(self, other):
        return _operated("floor_divide", self, other), _operated("remainder", self, other)

    def __pow__(self, other):
        _refuse("power")

    def __and__(self, other):
        _refuse("bitwise_and")

    def __or__(self, other):
        _refuse("bitwise_or")

    def __xor__(self, other):
        _refuse("bitwise_xor")

    def __invert__(self):
        _refuse("invert")

    def __matmul__(self, other):
        raise NotImplementedError("products of spans of time are not in tensh: x.astype(int) @ y.astype(int) gives their numbers")

    def __eq__(self, other):
        return _compared("equal", self, other)

    def __ne__(self, other):
        return _compared("not_equal", self, other)

    def __lt__(self, other):
        return _compared("less", self, other)

    def __le__(self, other):
        return _compared("less_equal", self, other)

    def __gt__(self, other):
        return _compared("greater", self, other)

    def __ge__(self, other):
        return _compared("greater_equal", self, other)

    def __neg__(self):
        return _signed("negative", self)

    def __pos__(self):
        return _signed("positive", self)

    def __abs__(self):
        return _signed("absolute", self)

    def __tf_dispatch__(self, name, args, options):
        return _dispatched(name, args, options)


class _Single(_Calculating):
    """A moment or a span: `_count` of the unit of `_kind`."""
    shape = ()
    ndim = 0
    size = 1
    itemsize = 8
    nbytes = 8

    @property
    def dtype(self):
        return self._kind

    @property
    def _places(self):
        return np.array(self._count, dtype="int64")

    def item(self):
        return _python_of(self._count, self._kind)

    def tolist(self):
        return self.item()

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        found = _wrapped(self._places, self._kind, True).astype(dtype)
        return found[()] if hasattr(found, "ndim") else found

    def view(self, dtype):
        return _wrapped(self._places, self._kind, True).view(dtype)[()]

    def min(self, *args, **options):
        return self

    max = copy = min

    def __bool__(self):
        return self._count != 0

    def _number(self, said):
        found = self.item()
        if not isinstance(found, int):
            kind = "NoneType" if found is None else f"datetime.{type(found).__name__}"
            raise TypeError(f"{said} a real number, not '{kind}'")
        return found

    def __int__(self):
        return self._number("int() argument must be a string, a bytes-like object or")

    def __float__(self):
        return float(self._number("float() argument must be a string or"))

    def __hash__(self):
        if self._count == _nat:
            return id(self)
        moments = self._kind.kind == "M"
        if self._kind.unit == "generic":
            return hash(self._count)
        if _units.is_civil(self._kind) and not moments:
            return hash(("m", self._count * self._kind.many * (12 if self._kind.unit == "Y" else 1)))
        days = _units.turned(self._count, self._kind, _units.kind("M", "D"), True) if _units.is_civil(self._kind) else None
        total = days * _units.size["D"] if days is not None else self._count * self._kind.many * _units.size[self._kind.unit]
        return hash((self._kind.kind, total))

    def __format__(self, how):
        return format(str(self), how)

    def __array__(self, *args, **options):
        return _wrapped(self._places, self._kind, True)


# in np
class datetime64(_Generic, _Single):
    __module__ = "numpy"

    def __init__(self, *args):
        value = args[0] if args else None
        if len(args) > 2:
            raise TypeError(f"function takes at most 2 arguments ({len(args)} given)")
        self._count, self._kind = _one(value, "M", args[1] if len(args) > 1 else None)

    def __str__(self):
        return _units.written(self._count, self._kind)

    def __repr__(self):
        kind = self._kind
        says = kind.many == 1 and kind.unit not in ("h", "W", "generic") and self._count != _nat
        says = says or (kind.unit == "W" and kind.many == 1 and self._count != _nat)
        return f"np.datetime64('{self}')" if says else f"np.datetime64('{self}','{_unit_said(kind)}')"


class timedelta64(_Signed, _Single):
    __module__ = "numpy"

    def __init__(self, *args):
        value = args[0] if args else 0
        if len(args) > 2:
            raise TypeError(f"function takes at most 2 arguments ({len(args)} given)")
        self._count, self._kind = _one(value, "m", args[1] if len(args) > 1 else None)

    def __str__(self):
        return "NaT" if self._count == _nat else f"{self._count * self._kind.many} {_units.names[self._kind.unit]}"

    def __repr__(self):
        said = "'NaT'" if self._count == _nat else str(self._count)
        return f"np.timedelta64({said})" if self._kind.unit == "generic" else f"np.timedelta64({said},'{_unit_said(self._kind)}')"


def isnat(x):
    if not isinstance(x, (ndarray, _Single)):
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return x._places == _nat


def datetime_data(dtype):
    kind = _units.kind_of(np.dtype(dtype))
    if kind is None:
        raise TypeError("cannot get datetime metadata from non-datetime type")
    return kind.unit, kind.many


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    arr = _times(arr)
    kind = arr._kind
    if kind.kind != "M":
        raise TypeError("input must have type NumPy datetime")
    if timezone not in ("naive", "UTC"):
        raise NotImplementedError("np.datetime_as_string writes moments as they are or as UTC's in tensh")
    counts = arr._places.ravel().tolist()
    said = kind.unit if unit is None else _units.automatic(counts, kind) if unit == "auto" else _units.unit_of(unit).unit
    if casting != "unsafe" and _units.order.index(said) < _units.order.index(kind.unit) and (
            said in ("Y", "M", "W", "D") and kind.unit not in ("Y", "M", "W", "D")) and casting == "safe":
        raise TypeError(f"Cannot create a datetime string as units '{said}' from a NumPy datetime with units '{kind.unit}' "
                        f"according to casting rule '{casting}'")
    ends = "Z" if timezone == "UTC" and _units.order.index(said) > _units.order.index("D") else ""
    texts = [_units.written(c, kind, said) + (ends if c != _nat else "") for c in counts]
    made = np.array(texts, dtype=f"U{_units.widths[said] + (0 if said != 'auto' else 0)}") if texts else np.array([], dtype="U1")
    return made.reshape(arr.shape) if arr.ndim else made[0]


# in _nowhere
def _unit_said(kind):
    return kind.unit if kind.many == 1 else f"{kind.many}{kind.unit}"


class ndarray(_numpy_placed.Placed, _Calculating):
    """`_places` are the counts, so that what moves places moves the elements."""
    __module__ = "numpy"
    _is_a = "ndarray"

    def __init__(self, counts, kind):
        self._places = counts
        self._kind = kind

    # What it is.
    @property
    def dtype(self):
        return self._kind

    itemsize = 8

    @property
    def nbytes(self):
        return 8 * self.size

    @property
    def flags(self):
        return self._places.flags

    @property
    def strides(self):
        return self._places.strides

    def _seen(self, places):
        return ndarray(places, self._kind)

    def _listed(self):
        return [_scalar(c, self._kind) for c in self._places.ravel().tolist()]

    # Elements.
    def __getitem__(self, key):
        counts = self._places[key]
        if counts.ndim == 0 and not _numpy_placed.keeps_axes(key):
            return _scalar(int(counts), self._kind)
        return self._seen(counts)

    def __setitem__(self, key, value):
        self._places[key] = _counts_in(value, self._kind)

    def __contains__(self, thing):
        return bool(np.any(self == thing))

    def __bool__(self):
        if self.size == 1:
            return bool(self._places.ravel()[0] != 0)
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def tolist(self):
        return _nested(self._places.tolist(), self._kind)

    def item(self, *args):
        return _python_of(int(self._places.item(*args)), self._kind)

    def tobytes(self, order="C"):
        return self._places.tobytes()

    def copy(self, order="C"):
        return self._seen(self._places.copy())

    def fill(self, value):
        self[...] = value

    def nonzero(self):
        return np.nonzero(self._places)

    def view(self, dtype=None, type=None):
        kind = self._kind if dtype is None else _units.kind_of(dtype)
        return _as_counts(self._places, dtype) if kind is None else ndarray(self._places, kind)

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        kind = _units.kind_of(dtype)
        if kind is not None:
            moments = kind.kind == "M" and self._kind.kind == "M"
            if kind.unit == "generic":
                return ndarray(self._places.copy(), self._kind.of(kind.kind))
            if moments or kind.kind == self._kind.kind:
                return ndarray(_units.turned(self._places.copy(), self._kind, kind, moments), kind)
            return ndarray(_units.turned(self._places.copy(), self._kind, kind, False), kind)
        dates = _python_types()
        if dtype is object or dtype in ("O", "object") or (dates is not None and any([dtype is d for d in dates])):
            if self.ndim == 0:
                return _numpy_objects.made("full", (), self.item())
            return _numpy_objects.made("constant", self.tolist())
        other = np.dtype(dtype)
        if other.kind in "US":
            texts = [str(x) for x in self._listed()]
            most = (_units.widths[self._kind.unit] if self._kind.kind == "M" else 21) if other.itemsize == 0 else 0
            said = f"{other.kind}{most}" if most else dtype
            return _numpy_texts.made("constant", _shaped(texts, self.shape), said)
        return self._places.astype(dtype)

    # What is least, most, in order.
    def argsort(self, axis=-1, kind=None, order=None, stable=None):
        return np.argsort(self._keys(), axis=axis, kind="stable")

    def _keys(self):
        """Counts in which what is no time comes last."""
        return np.where(self._places == _nat, 9223372036854775807, self._places)

    def sort(self, axis=-1, kind=None, order=None, stable=None):
        self._places[...] = np.take_along_axis(self._places, self.argsort(axis), axis)

    def searchsorted(self, v, side="left", sorter=None):
        return _searched(self, v, side, sorter)

    def min(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        return _wrapped(np.min(self._places, axis=axis, keepdims=keepdims), self._kind)

    def max(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        found = np.max(self._places, axis=axis, keepdims=keepdims)
        lost = np.any(self._places == _nat, axis=axis, keepdims=keepdims)
        return _wrapped(np.where(lost, _nat, found), self._kind)

    def argmin(self, axis=None, out=None, keepdims=False):
        return np.argmin(self._places, axis=axis)

    def argmax(self, axis=None, out=None, keepdims=False):
        return np.argmax(np.where(self._places == _nat, 9223372036854775807, self._places), axis=axis)

    def ptp(self, axis=None, out=None, keepdims=False):
        return self.max(axis) - self.min(axis)

    def any(self, axis=None, out=None, keepdims=False):
        return np.any(self._places != 0, axis=axis, keepdims=keepdims)

    def all(self, axis=None, out=None, keepdims=False):
        return np.all(self._places != 0, axis=axis, keepdims=keepdims)

    def clip(self, min=None, max=None, out=None):
        return _clip(self, min, max)

    # What spans come to together.
    def _only_spans(self, name):
        if self._kind.kind == "M":
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc '{name}' cannot use operands with types {self._kind!r} and {self._kind!r}")

    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        self._only_spans("add")
        return _wrapped(self._lost(np.sum(self._places, axis=axis, keepdims=keepdims), axis, keepdims), self._kind)

    def _lost(self, found, axis, keepdims=False):
        return np.where(np.any(self._places == _nat, axis=axis, keepdims=keepdims), _nat, found)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        self._only_spans("add")
        total = np.sum(self._places, axis=axis, keepdims=keepdims)
        count = self.size if axis is None else self.shape[axis]
        if count == 0:
            return _wrapped(np.full(np.shape(total), _nat), self._kind)
        return _wrapped(self._lost(_cut(total, count), axis, keepdims), self._kind)

    def std(self, *args, **options):
        self._only_spans("add")
        _refuse("square")

    var = std

    def prod(self, *args, **options):
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc 'multiply' cannot use operands with types {self._kind!r} and {self._kind!r}")

    def cumsum(self, axis=None, dtype=None, out=None):
        self._only_spans("add")
        lost = np.cumsum(self._places == _nat, axis=axis) > 0
        return _wrapped(np.where(lost, _nat, np.cumsum(self._places, axis=axis)), self._kind, True)

    def round(self, decimals=0, out=None):
        _refuse("rint")

    def __iadd__(self, other):
        return self._become(self + other)

    def __isub__(self, other):
        return self._become(self - other)

    def __imul__(self, other):
        return self._become(self * other)

    def __itruediv__(self, other):
        return self._become(self / other)

    def __ifloordiv__(self, other):
        return self._become(self // other)

    def __imod__(self, other):
        return self._become(self % other)

    def _become(self, made):
        self[...] = made
        return self

    def __np_shape__(self):
        return self.shape

    __hash__ = None

    # How it is written.
    def _words(self):
        """What writes an element, as wide as the others."""
        counts = self._places.ravel().tolist()
        if len(counts) > 1000:
            counts = counts[:3] + counts[-3:] if self.ndim == 1 else counts
        if self._kind.kind == "M":
            words = [f"'{_units.written(c, self._kind)}'" for c in counts]
        else:
            words = ["'NaT'" if c == _nat else str(c) for c in counts]
        wide = max([len(w) for w in words] + [0])
        known = dict(zip(counts, words))
        return lambda count: known[count].rjust(wide)

    def __str__(self):
        if self.ndim == 0:
            return str(self[()])
        return _numpy_texts.written(self._places, self._words(), " ", 0, 0) if self.size else "[]"

    def __repr__(self):
        said = self._kind.name
        return _numpy_texts.shown(self._places, self._words(), f"dtype='{said}'" if "[" in said else f"dtype={said}")

    def __format__(self, how):
        if how:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)


def _shaped(items, shape):
    """A list as nested lists of a shape."""
    if len(shape) == 0:
        return items[0]
    for n in reversed(shape[1:]):
        items = [items[i:i + n] for i in range(0, len(items), n)] if n else items
    return items


def _refuse(name):
    raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any "
                    "supported types according to the casting rule ''safe''")


def _scalar(count, kind):
    made = object.__new__(datetime64 if kind.kind == "M" else timedelta64)
    made._count, made._kind = count, kind
    return made


def _wrapped(counts, kind, array=False):
    """Counts as what they count; without axes, one by itself."""
    return _scalar(int(counts), kind) if counts.ndim == 0 and not array else ndarray(counts, kind)


def _cut(a, b):
    """Quotients of whole numbers without what comes behind the point."""
    found = np.abs(a) // np.abs(b)
    return np.where((a < 0) != (b < 0), -found, found)


def _nested(counts, kind):
    return [_nested(c, kind) for c in counts] if isinstance(counts, list) else _python_of(counts, kind)


def _python_types():
    import datetime
    return datetime.datetime, datetime.date, datetime.timedelta


def _python_of(count, kind):
    """What Python's own module says a moment or a span by; a number where it cannot."""
    if count == _nat:
        return None
    import datetime
    if kind.kind == "m":
        if kind.unit in ("Y", "M", "generic", "ns", "ps", "fs", "as"):
            return count * (kind.many if kind.unit != "generic" else 1)
        return datetime.timedelta(microseconds=_units.turned(count, kind, _units.kind("m", "us"), False))
    if kind.unit in ("ns", "ps", "fs", "as", "generic"):
        return count
    days = kind.unit in ("Y", "M", "W", "D")
    try:
        us = _units.turned(count, kind, _units.kind("M", "D" if days else "us"), True)
    except OverflowError:
        return count
    if not -719162 <= (us if days else us // 86400000000) <= 2932896:
        return count
    if days:
        return datetime.date.fromordinal(us + 719163)
    return datetime.datetime(1970, 1, 1) + datetime.timedelta(microseconds=us)


def _leaf(value, letter, single=False):
    """A thing as a count and the unit that it comes in; None as unit where it has none."""
    if isinstance(value, _Single):
        if value._kind.kind != letter:
            if letter == "M" or single:
                raise ValueError(f"Could not convert object to NumPy {'datetime' if letter == 'M' else 'timedelta'}")
        return value._count, value._kind.of(letter)
    if value is None:
        return _nat, None
    if isinstance(value, bytes):
        value = value.decode()
    if isinstance(value, str):
        value = str(value)
        if letter == "M":
            count, unit = _units.read(value)
            return count, None if unit is None else _units.kind("M", unit)
        if value.strip().lower() in ("nat", ""):
            return _nat, None
        try:
            return int(value), _units.kind("m", "generic")
        except ValueError:
            raise ValueError("Could not convert object to NumPy timedelta") from None
    number = isinstance(value, (bool, int)) or (isinstance(value, (np.integer, np.bool_)) and (letter == "m" or not single))
    if number:
        value = int(value)
        if not -9223372036854775808 <= value <= 9223372036854775807:
            raise OverflowError("int too big to convert")
        return value, _units.kind(letter, "generic")
    import datetime
    if letter == "M" and isinstance(value, datetime.datetime):
        step = value.utcoffset()
        if step is not None:
            import warnings
            warnings.warn("no explicit representation of timezones available for np.datetime64", UserWarning)
            value = value.replace(tzinfo=None) - step
        return (value - datetime.datetime(1970, 1, 1)) // datetime.timedelta(microseconds=1), _units.kind("M", "us")
    if letter == "M" and isinstance(value, datetime.date):
        return value.toordinal() - 719163, _units.kind("M", "D")
    if letter == "m" and isinstance(value, datetime.timedelta):
        return value // datetime.timedelta(microseconds=1), _units.kind("m", "us")
    raise ValueError(f"Could not convert object to NumPy {'datetime' if letter == 'M' else 'timedelta'}")


def _fit(count, found, kind):
    """A count of one unit in another."""
    if count == _nat or found is None:
        return _nat
    if kind.kind == "M" and found.unit == "generic" and kind.unit == "generic":
        raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
    if kind.kind == "m" and found.unit != "generic" and kind.unit != "generic" and _units.is_civil(found) != _units.is_civil(kind):
        raise TypeError(f"Cannot cast NumPy timedelta64 scalar from metadata [{_unit_said(found)}] to [{_unit_said(kind)}] "
                        "according to the rule 'same_kind'")
    return _units.turned(count, found, kind, kind.kind == "M")


def _one(value, letter, unit):
    count, found = _leaf(value, letter, True)
    if unit is None:
        if letter == "M" and found is not None and found.unit == "generic" and count != _nat:
            raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
        return count, found or _units.kind(letter, "generic")
    kind = _units.unit_of(unit, letter)
    if kind.unit == "generic" and found is not None:
        return count, found
    return _fit(count, found, kind), kind


def _leaves(x):
    return [leaf for v in x for leaf in _leaves(v)] if isinstance(x, (list, tuple, range)) else [x]


def _listed(x):
    """Lists in lists, of whatever holds things."""
    if isinstance(x, ndarray):
        return x.tolist() if x.ndim == 0 else [_listed(v) if isinstance(v, ndarray) else v for v in x]
    if isinstance(x, np.ndarray):
        return x.tolist()
    return [_listed(v) for v in x] if isinstance(x, (list, tuple, range)) else x


def _times(x, kind=None):
    """An array of times, of whatever holds some; in `kind`, where it is said."""
    letter = kind.kind if kind is not None else None
    if isinstance(x, ndarray):
        return x if kind is None else x.astype(kind)
    if isinstance(x, _Single):
        made = _wrapped(x._places, x._kind, True)
        return made if kind is None else made.astype(kind)
    if isinstance(x, np.ndarray) and np.dtype(x.dtype).kind in "iubf" and kind is not None:
        return _of_numbers(x, kind)
    x = _listed(x)
    leaves = _leaves(x)
    if letter is None:
        letter = "m" if any([isinstance(v, timedelta64) for v in leaves]) else "M"
        if len(set([v._kind.kind for v in leaves if isinstance(v, _Single)])) > 1:
            _unlike("M", "m")
    found = [_leaf(v, letter) for v in leaves]
    if kind is None or kind.unit == "generic":
        kind = _units.kind(letter, "generic")
        for _, unit in found:
            if unit is not None:
                kind = _units.met(kind, unit, letter == "m")
    counts = [_fit(count, unit, kind) for count, unit in found]
    shape = np.shape(_placeless(x)) if isinstance(x, (list, tuple)) else ()
    return ndarray(np.reshape(np.array(counts, dtype="int64"), shape), kind)


def _placeless(x):
    return [_placeless(v) for v in x] if isinstance(x, (list, tuple)) else 0


def _of_numbers(x, kind):
    if kind.kind == "M" and kind.unit == "generic":
        raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
    if np.dtype(x.dtype).kind == "f":
        return ndarray(np.where(np.isfinite(x), np.where(np.isfinite(x), x, 0).astype("int64"), _nat), kind)
    return ndarray(x.astype("int64"), kind)


def _counts_in(value, kind):
    """What is assigned to elements, as their counts."""
    if isinstance(value, (ndarray, _Single)):
        if kind.kind == "M" and value._kind.kind == "m":
            raise TypeError(f"Cannot cast NumPy timedelta64 scalar to {kind!r}")
        return value._places if value._kind.unit == "generic" else _units.turned(value._places, value._kind, kind,
                                                                                 kind.kind == "M")
    found = _times(value, kind)._places
    return found if found.ndim else int(found)


def _unlike(a, b):
    one, other = [f"<class 'numpy.dtypes.{_meant.get(k, k)}DType'>" for k in (a, b)]
    raise np.exceptions.DTypePromotionError(f"The DType {one} could not be promoted by {other}. This means that no common DType exists for the given "
                    "inputs. For example they cannot be stored in a single array unless the dtype is `object`. The full list "
                    f"of DTypes is: ({one}, {other})")


# Operations on two.
def _given(x):
    """What takes part: its numbers, and what they count (or None); None for what cannot."""
    if isinstance(x, (ndarray, _Single)):
        return x._places, x._kind
    if isinstance(x, (bool, int, float)) or (isinstance(x, np.ndarray) and hasattr(x.dtype, "kind") and x.dtype.kind in "biuf"):
        return np.asarray(x), None
    import datetime
    if isinstance(x, (datetime.date, datetime.timedelta)):
        made = _times([x], _units.kind("m" if isinstance(x, datetime.timedelta) else "M", "generic"))
        return made._places[0], made._kind
    if isinstance(x, (list, tuple)):
        leaves = _leaves(x)
        if leaves and all([isinstance(v, _Single) for v in leaves]):
            made = _times(x)
            return made._places, made._kind
        if leaves and all([isinstance(v, (bool, int, float)) for v in leaves]):
            return np.asarray(x), None
    return None


def _said(x):
    """As NumPy calls the dtype of what takes part."""
    found = _given(x)
    return repr(found[1] or np.dtype(found[0].dtype)) if found is not None else repr(np.asarray(x).dtype)


def _letter(found):
    values, kind = found
    return kind.kind if kind is not None else "f" if values.dtype.kind == "f" else "i"


def _operated(name, a, b):
    if _python_time(a) or _python_time(b):
        # Python's own answer, of the moments as Python's.
        a, b = [v if _python_time(v) else v.item() if isinstance(v, _Single) else v.astype(object) for v in (a, b)]
        return _plainly[name](a, b)
    x, y = _given(a), _given(b)
    if x is None or y is None:
        other = a if x is None else b
        if isinstance(other, np.ndarray) and str(other.dtype) == "object":
            return NotImplemented
        if isinstance(other, str):
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc '{name}' did not contain a loop with signature matching types ({_type_said(a)}, {_type_said(b)}) -> None")
        if isinstance(other, (list, tuple, np.ndarray)):
            _bad(name, a, b)
        return NotImplemented
    how = _rules.get((name, _letter(x) + _letter(y)))
    if how is None:
        _bad(name, a, b)
    return how(name, x, y)


def _bad(name, a, b):
    raise np._core._exceptions.UFuncTypeError(f"ufunc '{name}' cannot use operands with types {_said(a)} and {_said(b)}")


def _ready(name, x, y, kind):
    """Counts in one unit, and where one is no time."""
    counts = []
    for i, (values, own) in enumerate((x, y)):
        if own is not None and own.unit != "generic" and own.kind == "m" and kind.kind == "M" and (
                _units.is_civil(own) and not _units.is_civil(kind)):
            raise np._core._exceptions.UFuncTypeError(
                f"Cannot cast ufunc '{name}' input {i} from dtype('<m8{own._said}') to dtype('<m8{kind._said}') with casting "
                "rule 'same_kind'")
        counts.append(values if own is None else _units.turned(values, own, kind, own.kind == "M"))
    lost = (counts[0] == _nat) | (counts[1] == _nat)
    return counts[0], counts[1], lost


def _together(letter):
    def made(name, x, y):
        kinds = [k for _, k in (x, y) if k is not None]
        kind = kinds[0] if len(kinds) == 1 else _met(kinds[0], kinds[1])
        a, b, lost = _ready(name, x, y, kind)
        found = a + b if name == "add" else a - b
        return _wrapped(np.where(lost, _nat, found), kind.of(letter))
    return made


def _met(a, b):
    """Where moments take part, days are finer than years."""
    moments = "M" in (a.kind, b.kind)
    kind = _units.met(a, b, not moments)
    return kind.of("M" if moments else "m")


def _times_number(name, x, y):
    (counts, kind), (factor, _) = (x, y) if x[1] is not None else (y, x)
    return _scaled(counts, kind, counts * factor if factor.dtype.kind != "f" else counts * 1.0 * factor)


def _scaled(counts, kind, found):
    lost = counts == _nat
    if found.dtype.kind == "f":
        lost = lost | ~np.isfinite(found)
        found = np.trunc(np.where(lost, 0, found)).astype("int64")
    return _wrapped(np.where(lost, _nat, found), kind)


def _over_number(name, x, y):
    (counts, kind), (factor, _) = x, y
    if factor.dtype.kind == "f":
        none = factor == 0
        found = counts / np.where(none, 1, factor)
        return _scaled(np.where(none, _nat, counts), kind, np.floor(found) if name == "floor_divide" and False else found)
    none = factor == 0
    return _scaled(np.where(none, _nat, counts), kind, _cut(counts, np.where(none, 1, factor.astype("int64"))))


def _quotient(name, x, y):
    a, b, lost = _ready(name, x, y, _met(x[1], y[1]))
    if name == "divide":
        return np.where(lost, np.nan, a / b) if np.any(lost) else a / b
    none = lost | (b == 0)
    found = np.where(none, 0, a // np.where(none, 1, b))
    return found if found.ndim else np.int64(int(found))


def _remainder(name, x, y):
    kind = _met(x[1], y[1])
    a, b, lost = _ready(name, x, y, kind)
    none = lost | (b == 0)
    return _wrapped(np.where(none, _nat, a % np.where(none, 1, b)), kind)


_rules = {("add", "Mm"): _together("M"), ("add", "mM"): _together("M"), ("add", "Mi"): _together("M"),
          ("add", "iM"): _together("M"), ("add", "mm"): _together("m"), ("add", "mi"): _together("m"),
          ("add", "im"): _together("m"), ("subtract", "MM"): _together("m"), ("subtract", "Mm"): _together("M"),
          ("subtract", "Mi"): _together("M"), ("subtract", "mm"): _together("m"), ("subtract", "mi"): _together("m"),
          ("subtract", "im"): _together("m"), ("multiply", "mi"): _times_number, ("multiply", "im"): _times_number,
          ("multiply", "mf"): _times_number, ("multiply", "fm"): _times_number, ("divide", "mm"): _quotient,
          ("divide", "mi"): _over_number, ("divide", "mf"): _over_number, ("floor_divide", "mm"): _quotient,
          ("floor_divide", "mi"): _over_number, ("floor_divide", "mf"): _over_number, ("remainder", "mm"): _remainder}


def _type_said(x):
    """As NumPy calls the class of the dtype of what it compares."""
    if isinstance(x, (ndarray, _Single)):
        return f"<class 'numpy.dtypes.{_meant[x._kind.kind]}DType'>"
    if isinstance(x, str):
        return "<class 'numpy.dtypes.StrDType'>"
    plain = {int: "_PyLong", float: "_PyFloat", complex: "_PyComplex"}.get(type(x))
    if plain is None and x is None:
        return "<class 'numpy.dtypes.ObjectDType'>"
    name = str(np.asarray(x).dtype)
    return f"<class 'numpy.dtypes.{plain or name[:1].upper() + name[1:]}DType'>"


def _compared(name, a, b):
    x, y = _given(a), _given(b)
    plain = [v for v in (a, b) if _python_time(v)]
    if plain and any([isinstance(v, _Single) for v in (a, b)]):
        # Python's own answer, of the moments as Python's.
        return bool(_comparing[name](*[v.item() if isinstance(v, _Single) else v for v in (a, b)]))
    letters = "" if x is None or y is None else _letter(x) + _letter(y)
    if "M" in letters and letters != "MM" or letters == "":
        other = b if isinstance(a, (ndarray, _Single)) else a
        if isinstance(other, np.ndarray) and str(other.dtype) == "object":
            return NotImplemented
        if name in ("equal", "not_equal"):
            shape = np.broadcast_shapes(*[np.shape(_placeless(_listed(v))) if g is None else g[0].shape for v, g in ((a, x), (b, y))])
            return np.full(shape, name == "not_equal") if shape else np.bool_(name == "not_equal")
        if letters in ("Mm", "mM"):
            _bad(name, a, b)
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc '{name}' did not contain a loop with signature matching types ({_type_said(a)}, {_type_said(b)}) -> None")
    kinds = [k for _, k in (x, y) if k is not None]
    kind = kinds[0] if len(kinds) == 1 else _met(kinds[0], kinds[1])
    p, q, lost = _ready(name, x, y, kind)
    found = _comparing[name](p, q)
    return found | lost if name == "not_equal" else found & ~lost


def _python_time(x):
    import datetime
    return isinstance(x, (datetime.date, datetime.timedelta))


_plainly = {"add": lambda a, b: a + b, "subtract": lambda a, b: a - b, "multiply": lambda a, b: a * b,
            "divide": lambda a, b: a / b, "floor_divide": lambda a, b: a // b, "remainder": lambda a, b: a % b}
_comparing = {"equal": lambda a, b: a == b, "not_equal": lambda a, b: a != b, "less": lambda a, b: a < b,
              "less_equal": lambda a, b: a <= b, "greater": lambda a, b: a > b, "greater_equal": lambda a, b: a >= b}


def _signed(name, x):
    counts, kind = x._places, x._kind
    if kind.kind == "M":
        _refuse(name)
    if name == "positive":
        return _wrapped(counts.copy(), kind)
    found = np.negative(counts) if name == "negative" else np.abs(counts) if name == "absolute" else np.sign(counts)
    return _wrapped(np.where(counts == _nat, _nat, found), kind)


# NumPy's functions.
def _pair(a, b):
    """Both as arrays in one unit."""
    a, b = _as_times(a), _as_times(b)
    if a._kind.kind != b._kind.kind:
        _unlike(a._kind.kind, b._kind.kind)
    kind = _met(a._kind, b._kind)
    return a.astype(kind), b.astype(kind), kind


def _as_times(x):
    if isinstance(x, (ndarray, _Single)):
        return _times(x)
    found = _given(x)
    if found is None:
        _unlike("DateTime64", "Str" if isinstance(x, str) else "Object")
    if found[1] is None:
        return ndarray(found[0].astype("int64"), _units.kind("m", "generic"))
    return ndarray(found[0], found[1])


def _searched(a, v, side="left", sorter=None):
    x, y, _ = _pair(a, v)
    keys = x._keys()
    return np.searchsorted(keys if sorter is None else keys[sorter], y._keys(), side=side)


def _clip(a, a_min=None, a_max=None, out=None, **options):
    lowest, most = options.get("min", a_min), options.get("max", a_max)
    for v in (lowest, most):
        if v is not None and _given(v) is None:
            kinds = ", ".join([repr(_times(a).dtype)] + [repr(np.asarray(w).dtype) for w in (lowest, most)])
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc 'clip' did not contain a loop with signature matching types ({kinds}) -> None")
    if lowest is not None:
        a = _chosen("maximum", a, lowest)
    return a if most is None else _chosen("minimum", a, most)


def _chosen(name, a, b):
    x, y, kind = _pair(a, b)
    p, q = x._places, y._places
    lost = (p == _nat) | (q == _nat)
    found = np.maximum(p, q) if name in ("maximum", "fmax") else np.minimum(p, q)
    if name in ("fmax", "fmin"):
        return _wrapped(np.where(p == _nat, q, np.where(q == _nat, p, found)), kind)
    return _wrapped(np.where(lost, _nat, found), kind)


def _diff(a, n=1, axis=-1, prepend=None, append=None):
    a = _times(a)
    parts = [_times(np.broadcast_to(_times(v), ()) if not isinstance(v, ndarray) else v) for v in (prepend, append) if v is not None]
    if parts:
        a = _concatenated("concat", [([parts[0].reshape(1)] if prepend is not None else []) + [a]
                                     + ([parts[-1].reshape(1)] if append is not None else [])], {"axis": axis})
    for _ in range(n):
        moved = a.swapaxes(axis, 0)
        a = (moved[1:] - moved[:-1]).swapaxes(axis, 0)
    return a


def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = _times(ar)
    options = {"return_index": return_index, "return_inverse": return_inverse, "return_counts": return_counts}
    found = np.unique(ar._keys(), axis=axis, **options)
    several = isinstance(found, (tuple, list))
    keys = found[0] if several else found
    values = ndarray(np.where(keys == 9223372036854775807, _nat, keys), ar._kind)
    return (values,) + tuple(found[1:]) if several else values


def _sorted(a, axis=-1, kind=None, order=None, stable=None):
    a = _times(a).copy()
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
    return _wrapped(np.where(condition, a._places, b._places), kind, True)


def _concatenated(name, args, options):
    parts = [_as_times(v) for v in args[0]]
    kind = parts[0]._kind
    for p in parts[1:]:
        if p._kind.kind != kind.kind:
            _unlike(kind.kind, p._kind.kind)
        kind = _met(kind, p._kind)
    found = _tensh.numpy(name, [[p.astype(kind)._places for p in parts]] + list(args[1:]), options)
    return ndarray(found, kind)


def _joined(name):
    return lambda *args, **options: _concatenated(name, args, options)


def _append(arr, values, axis=None):
    if isinstance(values, str) or (isinstance(values, (list, tuple)) and any([isinstance(v, str) for v in _leaves(values)])):
        _unlike("DateTime64" if _times(arr)._kind.kind == "M" else "TimeDelta64", "Str")
    a, b, kind = _pair(arr, values)
    return ndarray(np.append(a._places, b._places, axis=axis), kind)


def _insert(arr, obj, values, axis=None):
    a = _times(arr)
    return ndarray(np.insert(a._places, obj, _counts_in(values, a._kind), axis=axis), a._kind)


def _array_equal(a1, a2, equal_nan=False):
    x, y = _given(a1), _given(a2)
    return x is not None and y is not None and x[0].shape == y[0].shape and bool(np.all(_compared("equal", a1, a2)))


def _median(a, axis=None, out=None, overwrite_input=False, keepdims=False):
    a = _times(a)
    a._only_spans("add")
    if axis is None:
        a, axis = a.ravel(), 0
    order = _sorted(a, axis)
    count = a.shape[axis]
    rows = order.swapaxes(axis, 0)
    middle = rows[count // 2] if count % 2 else (rows[count // 2 - 1] + rows[count // 2]) / 2
    found = np.where(np.any(a._places == _nat, axis=axis), _nat, middle._places)
    return _wrapped(found, a._kind)


def _least_there(f):
    def of(a, axis=None, out=None, keepdims=False, initial=None, where=True):
        a = _times(a)
        # What is no time is less than all that is.
        top = f is np.min
        counts = a._keys() if top else a._places
        found = f(counts, axis=axis, keepdims=keepdims)
        return _wrapped(np.where(found == 9223372036854775807, _nat, found) if top else found, a._kind)
    return of


def _nansum(a, axis=None, dtype=None, out=None, keepdims=False):
    a = _times(a)
    a._only_spans("add")
    return _wrapped(np.sum(np.where(a._places == _nat, 0, a._places), axis=axis, keepdims=keepdims), a._kind)


def _method(name):
    def of(a, *args, **options):
        return getattr(_times(a), name)(*args, **options)
    return of


def _two(name):
    return lambda x1, x2, *args, **options: _operated(name, x1, x2)


def _comparison(name):
    return lambda x1, x2, *args, **options: _compared(name, x1, x2)


def _like(value):
    def of(a, dtype=None, *args, shape=None, **options):
        if dtype is not None:
            return np.full(np.shape(a) if shape is None else shape, value, dtype=dtype)
        return ndarray(np.full(np.shape(a) if shape is None else shape, value, dtype="int64"), a._kind)
    return of


def _full_like(a, fill_value, dtype=None, *args, shape=None, **options):
    kind = _units.kind_of(dtype) if dtype is not None else getattr(a, "_kind", None)
    made = ndarray(np.zeros(np.shape(a) if shape is None else shape, dtype="int64"), kind or _times(fill_value)._kind)
    made[...] = fill_value
    return made


def _full(shape, fill_value, dtype=None, order="C", **options):
    kind = _units.kind_of(dtype) if dtype is not None else None
    if dtype is not None and kind is None:
        return np.full(shape, _times(fill_value).astype(dtype), dtype=dtype)
    filled = _times(fill_value, kind)
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
        return _times(value).astype(dtype)
    if isinstance(value, ndarray):
        same = kind is None or kind == value._kind or kind.unit == "generic" and kind.kind == value._kind.kind
        return (value if shares else value.copy()) if same else value.astype(kind)
    if kind is None and not all([isinstance(v, _Single) for v in _leaves(_listed(value))]):
        return _numpy_objects.made("constant", value)
    return _times(value, kind)


def _as_it_is(value, dtype=None, *args, **options):
    return _maker(value, dtype, shares=True)


def _range(*args, **options):
    given = list(args)
    dtype = options.get("dtype", given.pop() if len(given) == 4 else None)
    kind = None if dtype is None else _units.kind_of(dtype)
    start, stop, step = [options.get(name, given[i] if i < len(given) else None) for i, name in enumerate(("start", "stop", "step"))]
    moments = kind.kind == "M" if kind is not None else any([isinstance(v, datetime64) for v in (start, stop)])
    if moments and (start is None or stop is None):
        raise ValueError("arange requires both a start and a stop for NumPy datetime64 ranges")
    if stop is None:
        start, stop = 0, start
    letter = "M" if moments else "m"
    ends = []
    for i, v in enumerate((start, stop, step)):
        of = "m" if i == 2 or (moments and i == 1 and isinstance(v, (int, np.integer, timedelta64))) else letter
        ends.append((v, None, None) if v is None else (v,) + _leaf(v, of))
    if kind is None or kind.unit == "generic":
        kind = _units.kind(letter, "generic")
        for _, _, unit in ends:
            if unit is not None:
                kind = _met(kind, unit).of(letter)
    counts = [None if v is None else _units.turned(c, k, kind, k.kind == "M") if k is not None else _nat for v, c, k in ends]
    first, last, by = counts
    by = 1 if by is None else by
    if moments and (isinstance(stop, (int, np.integer)) or isinstance(stop, timedelta64)):
        last = first + last
    if _nat in (first, last, by):
        raise ValueError("arange: cannot use NaT (not-a-time) datetime values")
    if by == 0:
        raise ValueError("arange: step cannot be zero")
    return ndarray(np.arange(first, last, by, dtype="int64"), kind)


def _cast(x, dtype, *args, **options):
    if isinstance(x, (ndarray, _Single)):
        return _times(x).astype(dtype)
    return _times(x, _units.kind_of(dtype))


def _viewed(x, dtype, *args, **options):
    if isinstance(x, (ndarray, _Single)):
        return _times(x).view(dtype)
    return ndarray(_as_counts(x, x.dtype), _units.kind_of(dtype))


def _as_counts(counts, dtype):
    """The same memory as whole numbers of 8 bytes."""
    if counts.dtype != "int64" or str(np.dtype(dtype)) != "int64":
        raise NotImplementedError("times are seen as int64, and int64 as times, in tensh: x.view('int64').astype(dtype)")
    return counts[...]


def _no_cast(x, other):
    raise TypeError(f"Cannot cast array data from dtype('{_times(x).dtype.str}') to dtype('{other}') according to the rule 'safe'")


_own = {"constant": _maker, "convert_to_tensor": _as_it_is, "zeros": _blank(0), "ones": _blank(1), "empty": _blank(None),
        "zeros_like": _like(0), "ones_like": _like(1), "empty_like": _like(0), "full": _full, "full_like": _full_like,
        "arange": _range, "cast": _cast, "where": _where, "unique": _unique, "isin": _isin, "in1d": _isin,
        "sort": _sorted, "array_equal": _array_equal, "array_equiv": _array_equal, "searchsorted": _searched, "clip": _clip,
        "diff": _diff, "median": _median, "nanmin": _least_there(np.min), "nanmax": _least_there(np.max), "nansum": _nansum,
        "size": lambda a, axis=None: np.size(_times(a)._places, axis), "append": _append, "insert": _insert,
        "count_nonzero": lambda a, axis=None: np.count_nonzero(_times(a)._places, axis=axis),
        "isnan": isnat, "isfinite": lambda x: x._places != _nat, "isinf": lambda x: x._places != x._places,
        "digitize": lambda x, bins, right=False: _no_cast(x, "float64"), "bincount": lambda x, *args, **options: _no_cast(x, "int64"),
        "lexsort": lambda keys, axis=-1: np.lexsort([_times(k)._keys() if isinstance(k, ndarray) else k for k in keys], axis=axis),
        "intersect1d": _set(np.intersect1d), "union1d": _set(np.union1d), "setdiff1d": _set(np.setdiff1d),
        "setxor1d": _set(np.setxor1d)}
for _name in ("nonzero", "argsort", "min", "max", "argmin", "argmax", "ptp", "any", "all", "sum", "mean", "std", "var", "prod",
              "cumsum", "round"):
    _own[_name] = _method(_name)
for _name in ("maximum", "minimum", "fmax", "fmin"):
    _own[_name] = lambda x1, x2, _name=_name, **options: _chosen(_name, x1, x2)
for _name in ("negative", "positive", "absolute", "sign"):
    _own[_name] = lambda x, _name=_name, **options: _signed(_name, x)
for _name, _meaning in (("add", "add"), ("subtract", "subtract"), ("multiply", "multiply"), ("divide", "divide"),
                        ("true_divide", "divide"), ("floordiv", "floor_divide"), ("floor_divide", "floor_divide"),
                        ("mod", "remainder"), ("remainder", "remainder")):
    _own[_name] = _two(_meaning)
for _name in _comparing:
    _own[_name] = _comparison(_name)
for _name in ("concat", "stack", "vstack", "hstack", "dstack", "column_stack", "row_stack"):
    _own[_name] = _joined(_name)
_own["divmod_of"] = lambda x1, x2: (_operated("floor_divide", x1, x2), _operated("remainder", x1, x2))
_own["abs"] = _own["absolute"]
_own["amin"], _own["amax"] = _own["min"], _own["max"]


def _dispatched(name, args, options):
    if name in _own:
        return _own[name](*args, **options)
    if name not in _numpy_placed.moving:
        _refuse(name)
    first = args[0]
    if isinstance(first, (list, tuple)) and not isinstance(first, ndarray):
        kind = _times(list(first)[0])._kind
        moved = [[_as_times(v).astype(kind)._places for v in first]] + list(args[1:])
    else:
        kind = _as_times(first)._kind
        moved = [_as_times(first)._places] + list(args[1:])
    found = _tensh.numpy(name, moved, options)
    if isinstance(found, (list, tuple)):
        return type(found)([ndarray(f, kind) for f in found])
    return ndarray(found, kind)


# in _numpy_times
def made(name, *args, ndmin=0, **options):
    """What NumPy's makers of arrays make where times are asked for."""
    found = _viewed(*args) if name == "reshape" else _own[name](*args, **options)
    return found[(None,) * (ndmin - found.ndim)] if ndmin > found.ndim else found


def is_kind(dtype, wanted):
    """np.issubdtype, of times."""
    kind = _units.kind_of(dtype)
    above = [np.datetime64] if kind.kind == "M" else [np.timedelta64, np.signedinteger, np.integer, np.number]
    return any([wanted is t for t in above + [np.generic]]) or kind == wanted
