"""Rows of NumPy's records: what stands in all fields at one place of an array, and how rows and fields are written."""
import math
import numpy as np
import _numpy_placed
import _numpy_record_arrays as _arrays
import _numpy_records
from _numpy_record_types import RecordType, kind_of

# in _numpy_record_rows
class Row:
    """What a row of fields can be asked for: `_of` is the array, `_at` the place in it."""
    ndim = 0
    shape = ()
    size = 1

    @property
    def dtype(self):
        return self._of._kind

    @property
    def itemsize(self):
        return self._of._kind.itemsize

    nbytes = itemsize

    def _value(self, name):
        return _cell(self._of._columns[name], self._at, self._of._kind._field(name))

    def __getitem__(self, key):
        names = self._of._kind.names
        if isinstance(key, list):
            return type(self)(self._of[key], self._at)
        if isinstance(key, str):
            found = self._of._kind._field(key)
            if found is None:
                raise ValueError(f"no field of name {key}")
            return self._value(found[0])
        if not isinstance(key, (int, np.integer)):
            if key == ():
                return self
            raise IndexError("invalid index")
        if not -len(names) <= key < len(names):
            raise IndexError(f"invalid index ({key})")
        return self._value(names[key])

    def __setitem__(self, key, value):
        names = self._of._kind.names
        if isinstance(key, str):
            found = self._of._kind._field(key)
            if found is None:
                raise ValueError(f"no field of name {key}")
            key = found[0]
        elif isinstance(key, (int, np.integer)):
            if not -len(names) <= key < len(names):
                raise IndexError(f"invalid index ({key})")
            key = names[key]
        self._of._columns[key][self._at] = value

    def tobytes(self, order="C"):
        return _numpy_records.records_of(self).tobytes()

    def __len__(self):
        return len(self._of._kind)

    def __iter__(self):
        return iter([self._value(n) for n in self._of._kind.names])

    def item(self):
        return tuple([v.item() if isinstance(v, Row) else v if _is_array(v) else v.item() if hasattr(v, "item") else
                      str(v) if isinstance(v, str) else v for v in self])

    def tolist(self):
        return self.item()

    def copy(self):
        return type(self)(self._of[self._at[0]:self._at[0] + 1].copy() if len(self._at) == 1 else self._of.copy(),
                          (0,) if len(self._at) == 1 else self._at)

    def astype(self, dtype):
        return _numpy_records.records_of(self, kind_of(dtype))[()]

    def __eq__(self, other):
        return _numpy_records.alike(_numpy_records.records_of(self), other)

    def __ne__(self, other):
        return ~(self == other)

    def __hash__(self):
        return hash(self.item())

    def __str__(self):
        words = [_word_of(v) for v in self]
        return "(" + ", ".join(words) + (",)" if len(words) == 1 else ")")

    def __repr__(self):
        kind = self._of._kind
        said = str(RecordType(kind._fields, kind.itemsize))
        return f"np.{'record' if kind._called else 'void'}({self}, dtype={said})"

    def __format__(self, how):
        return format(str(self), how)

    def __array__(self, *args, **options):
        return _numpy_records.records_of(self)

    def __tf_dispatch__(self, name, args, options):
        return _numpy_records.dispatched(name, args, options)


# in _nowhere
def _cell(column, at, field):
    if isinstance(column, _arrays.ndarray) and not field[2]:
        return column._row(at)
    return column[at]


class _Generic:
    _is_a = "generic"


# in np
class void(_Generic, Row):
    __module__ = "numpy"

    def __init__(self, of, at=None, dtype=None):
        if not isinstance(of, _arrays.ndarray):
            kind = None if dtype is None else kind_of(dtype)
            if kind is None:
                raise NotImplementedError("np.void of bytes is not in tensh: np.array([(…)], dtype=[…])[0] makes a record")
            of, at = _numpy_records.records_of(of, kind), ()
        self._of, self._at = of, at


# in np, np.rec
class record(void):
    __module__ = "numpy"

    def __getattr__(self, name):
        if not name.startswith("_") and self._of._kind._field(name) is not None:
            return self[name]
        raise AttributeError(f"'numpy.record' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        if name in ("_of", "_at"):
            object.__setattr__(self, name, value)
        elif self._of._kind._field(name) is not None:
            self[name] = value
        else:
            raise AttributeError(f"'numpy.record' object has no attribute '{name}'")


# in _nowhere
def _is_array(x):
    return isinstance(x, np.ndarray) and x.ndim > 0


def _word_of(v):
    if isinstance(v, Row):
        return str(v)
    if isinstance(v, (str, bytes)):
        return repr(str(v) if isinstance(v, str) else v)
    if _is_array(v):
        # Floats stand as they are alone, without the width of the others.
        return bracketed([str(x) for x in v.ravel()] if v.dtype.kind == "f" else words_of(v), v.shape)
    if isinstance(v, np.complexfloating):
        return np.array2string(np.reshape(v, 1))[1:-1]
    return f"'{v}'" if isinstance(v, np.datetime64) else str(v) if isinstance(v, np.generic) else repr(v)


# in _numpy_record_rows
def bracketed(words, shape):
    """Words as lists in lists of that shape."""
    if len(shape) == 0:
        return words[0]
    if len(shape) > 1:
        each = math.prod(shape[1:])
        words = [bracketed(words[i * each:(i + 1) * each], shape[1:]) for i in range(shape[0])]
    return "[" + ", ".join(words) + "]"


def words_of(x):
    """The elements of an array in order, as wide as each other where NumPy makes them so."""
    if isinstance(x, _arrays.ndarray):
        return x._words()
    if x.dtype.kind in "mM":
        word = x._words()
        return [word(c) for c in x._places.ravel().tolist()]
    if isinstance(x, _numpy_placed.Placed):
        return [repr(str(v)) if isinstance(v, str) else f"list({v!r})" if type(v) is list else repr(v) for v in x._listed()]
    if x.size == 0:
        return []
    with np.printoptions(threshold=10 ** 9, linewidth=10 ** 9):
        return np.array2string(x.ravel(), separator=", ")[1:-1].split(", ")
