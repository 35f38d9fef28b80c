"""What is read as moments and spans of time: counts and units of texts, of numbers and of Python's own, and those back as Python's."""
import numpy as np
import _numpy_units as _units
from _numpy_moments import Single
from _numpy_time_arrays import ndarray

# in _nowhere
_nat = _units.nat


# in _numpy_time_reading
meant = {"M": "DateTime64", "m": "TimeDelta64"}


def unit_said(kind):
    return kind.unit if kind.many == 1 else f"{kind.many}{kind.unit}"


def shaped(items, shape):
    """A list as nested lists of a shape."""
    if len(shape) == 0:
        return items[0]
    for n in reversed(shape[1:]):
        items = [items[i:i + n] for i in range(0, len(items), n)] if n else items
    return items


def scalar(count, kind):
    made = object.__new__(np.datetime64 if kind.kind == "M" else np.timedelta64)
    made._count, made._kind = count, kind
    return made


def wrapped(counts, kind, array=False):
    """Counts as what they count; without axes, one by itself."""
    return scalar(int(counts), kind) if counts.ndim == 0 and not array else ndarray(counts, kind)


def python_times(counts, kind):
    return [python_times(c, kind) for c in counts] if isinstance(counts, list) else python_of(counts, kind)


def python_types():
    import datetime
    return datetime.datetime, datetime.date, datetime.timedelta


def python_of(count, kind):
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


def read(value, letter, single=False):
    """A thing as a count and the unit that it comes in; None as unit where it has none."""
    if isinstance(value, Single):
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


# in _nowhere
def _fit(count, found, kind):
    """A count of one unit in another."""
    if count == _nat or found is None:
        return _nat
    if kind.kind == "M" and found.unit == "generic" and kind.unit == "generic":
        raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
    if kind.kind == "m" and found.unit != "generic" and kind.unit != "generic" and _units.is_civil(found) != _units.is_civil(kind):
        raise TypeError(f"Cannot cast NumPy timedelta64 scalar from metadata [{unit_said(found)}] to [{unit_said(kind)}] "
                        "according to the rule 'same_kind'")
    return _units.turned(count, found, kind, kind.kind == "M")


# in _numpy_time_reading
def read_one(value, letter, unit):
    count, found = read(value, letter, True)
    if unit is None:
        if letter == "M" and found is not None and found.unit == "generic" and count != _nat:
            raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
        return count, found or _units.kind(letter, "generic")
    kind = _units.unit_of(unit, letter)
    if kind.unit == "generic" and found is not None:
        return count, found
    return _fit(count, found, kind), kind


def leaves_of(x):
    return [leaf for v in x for leaf in leaves_of(v)] if isinstance(x, (list, tuple, range)) else [x]


def in_lists(x):
    """Lists in lists, of whatever holds things."""
    if isinstance(x, ndarray):
        return x.tolist() if x.ndim == 0 else [in_lists(v) if isinstance(v, ndarray) else v for v in x]
    if isinstance(x, np.ndarray):
        return x.tolist()
    return [in_lists(v) for v in x] if isinstance(x, (list, tuple, range)) else x


def times_of(x, kind=None):
    """An array of times, of whatever holds some; in `kind`, where it is said."""
    letter = kind.kind if kind is not None else None
    if isinstance(x, ndarray):
        return x if kind is None else x.astype(kind)
    if isinstance(x, Single):
        made = wrapped(x._places, x._kind, True)
        return made if kind is None else made.astype(kind)
    if isinstance(x, np.ndarray) and np.dtype(x.dtype).kind in "iubf" and kind is not None:
        return _of_numbers(x, kind)
    x = in_lists(x)
    leaves = leaves_of(x)
    if letter is None:
        letter = "m" if any([isinstance(v, np.timedelta64) for v in leaves]) else "M"
        if len(set([v._kind.kind for v in leaves if isinstance(v, Single)])) > 1:
            refuse_together("M", "m")
    found = [read(v, letter) for v in leaves]
    if kind is None or kind.unit == "generic":
        kind = _units.kind(letter, "generic")
        for _, unit in found:
            if unit is not None:
                kind = _units.met(kind, unit, letter == "m")
    counts = [_fit(count, unit, kind) for count, unit in found]
    shape = np.shape(placeless(x)) if isinstance(x, (list, tuple)) else ()
    return ndarray(np.reshape(np.array(counts, dtype="int64"), shape), kind)


def placeless(x):
    return [placeless(v) for v in x] if isinstance(x, (list, tuple)) else 0


# in _nowhere
def _of_numbers(x, kind):
    if kind.kind == "M" and kind.unit == "generic":
        raise ValueError("Converting an integer to a NumPy datetime requires a specified unit")
    if np.dtype(x.dtype).kind == "f":
        return ndarray(np.where(np.isfinite(x), np.where(np.isfinite(x), x, 0).astype("int64"), _nat), kind)
    return ndarray(x.astype("int64"), kind)


# in _numpy_time_reading
def counts_in(value, kind):
    """What is assigned to elements, as their counts."""
    if isinstance(value, (ndarray, Single)):
        if kind.kind == "M" and value._kind.kind == "m":
            raise TypeError(f"Cannot cast NumPy timedelta64 scalar to {kind!r}")
        return value._places if value._kind.unit == "generic" else _units.turned(value._places, value._kind, kind,
                                                                                 kind.kind == "M")
    found = times_of(value, kind)._places
    return found if found.ndim else int(found)


def refuse_together(a, b):
    one, other = [f"<class 'numpy.dtypes.{meant.get(k, k)}DType'>" for k in (a, b)]
    raise np.exceptions.DTypePromotionError(f"The DType {one} could not be promoted by {other}. This means that no common DType exists for the given "
                    "inputs. For example they cannot be stored in a single array unless the dtype is `object`. The full list "
                    f"of DTypes is: ({one}, {other})")


def as_counts(counts, dtype):
    """The same memory as whole numbers of 8 bytes."""
    if counts.dtype != "int64" or str(np.dtype(dtype)) != "int64":
        raise NotImplementedError("times are seen as int64, and int64 as times, in tensh: x.view('int64').astype(dtype)")
    return counts[...]
