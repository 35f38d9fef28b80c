"""NumPy's single moments and spans of time: `_count` of the unit of `_kind`, and the operators that arrays have too."""
import numpy as np
import _numpy_time_arithmetic as _arithmetic
import _numpy_time_arrays as _arrays
import _numpy_time_reading as _reading
import _numpy_times
import _numpy_units as _units

# in _nowhere
_nat = _units.nat


class _Generic:
    _is_a = "generic"


class _Number(_Generic):
    _is_a = "number"


class _Integer(_Number):
    _is_a = "integer"


class _Signed(_Integer):
    _is_a = "signedinteger"


# in _numpy_moments
class Calculating:
    """Operators of moments and spans, of single ones and in arrays."""
    def __add__(self, other):
        return _arithmetic.operated("add", self, other)

    def __radd__(self, other):
        return _arithmetic.operated("add", other, self)

    def __sub__(self, other):
        return _arithmetic.operated("subtract", self, other)

    def __rsub__(self, other):
        return _arithmetic.operated("subtract", other, self)

    def __mul__(self, other):
        return _arithmetic.operated("multiply", self, other)

    def __rmul__(self, other):
        return _arithmetic.operated("multiply", other, self)

    def __truediv__(self, other):
        return _arithmetic.operated("divide", self, other)

    def __rtruediv__(self, other):
        return _arithmetic.operated("divide", other, self)

    def __floordiv__(self, other):
        return _arithmetic.operated("floor_divide", self, other)

    def __rfloordiv__(self, other):
        return _arithmetic.operated("floor_divide", other, self)

    def __mod__(self, other):
        return _arithmetic.operated("remainder", self, other)

    def __rmod__(self, other):
        if isinstance(other, str):
            return other % (self,)
        return _arithmetic.operated("remainder", other, self)

    def dot(self, other):
        return self @ other

    def __divmod__(self, other):
        return _arithmetic.operated("floor_divide", self, other), _arithmetic.operated("remainder", self, other)

    def __pow__(self, other):
        _arithmetic.refuse("power")

    def __and__(self, other):
        _arithmetic.refuse("bitwise_and")

    def __or__(self, other):
        _arithmetic.refuse("bitwise_or")

    def __xor__(self, other):
        _arithmetic.refuse("bitwise_xor")

    def __invert__(self):
        _arithmetic.refuse("invert")

    def __matmul__(self, other):
        raise NotImplementedError("products of spans of time are not in tensh: x.astype(int) @ y.astype(int) gives their numbers")

    def __eq__(self, other):
        return _arithmetic.compared("equal", self, other)

    def __ne__(self, other):
        return _arithmetic.compared("not_equal", self, other)

    def __lt__(self, other):
        return _arithmetic.compared("less", self, other)

    def __le__(self, other):
        return _arithmetic.compared("less_equal", self, other)

    def __gt__(self, other):
        return _arithmetic.compared("greater", self, other)

    def __ge__(self, other):
        return _arithmetic.compared("greater_equal", self, other)

    def __neg__(self):
        return _arithmetic.signed("negative", self)

    def __pos__(self):
        return _arithmetic.signed("positive", self)

    def __abs__(self):
        return _arithmetic.signed("absolute", self)

    def __tf_dispatch__(self, name, args, options):
        return _numpy_times.dispatched(name, args, options)


class Single(Calculating):
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
        return _reading.python_of(self._count, self._kind)

    def tolist(self):
        return self.item()

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        found = _reading.wrapped(self._places, self._kind, True).astype(dtype)
        return found[()] if hasattr(found, "ndim") else found

    def view(self, dtype):
        return _reading.wrapped(self._places, self._kind, True).view(dtype)[()]

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
        return _reading.wrapped(self._places, self._kind, True)


# in np
class datetime64(_Generic, Single):
    __module__ = "numpy"

    def __init__(self, *args):
        value = args[0] if args else None
        if len(args) > 2:
            raise TypeError(f"function takes at most 2 arguments ({len(args)} given)")
        self._count, self._kind = _reading.read_one(value, "M", args[1] if len(args) > 1 else None)

    def __str__(self):
        return _units.written(self._count, self._kind)

    def __repr__(self):
        kind = self._kind
        says = kind.many == 1 and kind.unit not in ("h", "W", "generic") and self._count != _nat
        says = says or (kind.unit == "W" and kind.many == 1 and self._count != _nat)
        return f"np.datetime64('{self}')" if says else f"np.datetime64('{self}','{_reading.unit_said(kind)}')"


class timedelta64(_Signed, Single):
    __module__ = "numpy"

    def __init__(self, *args):
        value = args[0] if args else 0
        if len(args) > 2:
            raise TypeError(f"function takes at most 2 arguments ({len(args)} given)")
        self._count, self._kind = _reading.read_one(value, "m", args[1] if len(args) > 1 else None)

    def __str__(self):
        return "NaT" if self._count == _nat else f"{self._count * self._kind.many} {_units.names[self._kind.unit]}"

    def __repr__(self):
        said = "'NaT'" if self._count == _nat else str(self._count)
        return f"np.timedelta64({said})" if self._kind.unit == "generic" else f"np.timedelta64({said},'{_reading.unit_said(self._kind)}')"


def isnat(x):
    if not isinstance(x, (_arrays.ndarray, Single)):
        raise TypeError("ufunc 'isnat' is only defined for np.datetime64 and np.timedelta64.")
    return x._places == _nat


def datetime_data(dtype):
    kind = _units.kind_of(np.dtype(dtype))
    if kind is None:
        raise TypeError("cannot get datetime metadata from non-datetime type")
    return kind.unit, kind.many


def datetime_as_string(arr, unit=None, timezone="naive", casting="same_kind"):
    arr = _reading.times_of(arr)
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
    made = np.array(texts, dtype=f"U{_units.widths[said]}") if texts else np.array([], dtype="U1")
    return made.reshape(arr.shape) if arr.ndim else made[0]
