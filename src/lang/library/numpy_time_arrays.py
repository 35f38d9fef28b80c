"""NumPy's arrays of moments and of spans of time: counts of a unit, what they come to along an axis, how they are written."""
import numpy as np
import _numpy_objects
import _numpy_placed
import _numpy_texts
import _numpy_time_arithmetic as _arithmetic
import _numpy_time_reading as _reading
import _numpy_times
import _numpy_units as _units
from _numpy_moments import Calculating

# in _nowhere
_nat = _units.nat


# in _numpy_time_arrays
class ndarray(_numpy_placed.Computed, Calculating):
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
        return [_reading.scalar(c, self._kind) for c in self._places.ravel().tolist()]

    # Elements.
    def __getitem__(self, key):
        counts = self._places[key]
        if counts.ndim == 0 and not _numpy_placed.keeps_axes(key):
            return _reading.scalar(int(counts), self._kind)
        return self._seen(counts)

    def __setitem__(self, key, value):
        self._places[key] = _reading.counts_in(value, self._kind)

    def __contains__(self, thing):
        return bool(np.any(self == thing))

    def __bool__(self):
        if self.size == 1:
            return bool(self._places.ravel()[0] != 0)
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def tolist(self):
        return _reading.python_times(self._places.tolist(), self._kind)

    def item(self, *args):
        return _reading.python_of(int(self._places.item(*args)), self._kind)

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
        return _reading.as_counts(self._places, dtype) if kind is None else ndarray(self._places, kind)

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        kind = _units.kind_of(dtype)
        if kind is not None:
            moments = kind.kind == "M" and self._kind.kind == "M"
            if kind.unit == "generic":
                return ndarray(self._places.copy(), self._kind.of(kind.kind))
            if moments or kind.kind == self._kind.kind:
                return ndarray(_units.turned(self._places.copy(), self._kind, kind, moments), kind)
            return ndarray(_units.turned(self._places.copy(), self._kind, kind, False), kind)
        dates = _reading.python_types()
        if dtype is object or dtype in ("O", "object") or (dates is not None and any([dtype is d for d in dates])):
            if self.ndim == 0:
                return _numpy_objects.made("full", (), self.item())
            return _numpy_objects.made("constant", self.tolist())
        other = np.dtype(dtype)
        if other.kind in "US":
            texts = [str(x) for x in self._listed()]
            most = (_units.widths[self._kind.unit] if self._kind.kind == "M" else 21) if other.itemsize == 0 else 0
            said = f"{other.kind}{most}" if most else dtype
            return _numpy_texts.made("constant", _reading.shaped(texts, self.shape), said)
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
        return _numpy_times.searched(self, v, side, sorter)

    def min(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        return _reading.wrapped(np.min(self._places, axis=axis, keepdims=keepdims), self._kind)

    def max(self, axis=None, out=None, keepdims=False, initial=None, where=True):
        found = np.max(self._places, axis=axis, keepdims=keepdims)
        lost = np.any(self._places == _nat, axis=axis, keepdims=keepdims)
        return _reading.wrapped(np.where(lost, _nat, found), self._kind)

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
        return _numpy_times.clip(self, min, max)

    # What spans come to together.
    def _only_spans(self, name):
        if self._kind.kind == "M":
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc '{name}' cannot use operands with types {self._kind!r} and {self._kind!r}")

    def sum(self, axis=None, dtype=None, out=None, keepdims=False, initial=0, where=True):
        self._only_spans("add")
        return _reading.wrapped(self._lost(np.sum(self._places, axis=axis, keepdims=keepdims), axis, keepdims), self._kind)

    def _lost(self, found, axis, keepdims=False):
        return np.where(np.any(self._places == _nat, axis=axis, keepdims=keepdims), _nat, found)

    def mean(self, axis=None, dtype=None, out=None, keepdims=False):
        self._only_spans("add")
        total = np.sum(self._places, axis=axis, keepdims=keepdims)
        count = self.size if axis is None else self.shape[axis]
        if count == 0:
            return _reading.wrapped(np.full(np.shape(total), _nat), self._kind)
        return _reading.wrapped(self._lost(_arithmetic.cut(total, count), axis, keepdims), self._kind)

    def std(self, *args, **options):
        self._only_spans("add")
        _arithmetic.refuse("square")

    var = std

    def prod(self, *args, **options):
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc 'multiply' cannot use operands with types {self._kind!r} and {self._kind!r}")

    def cumsum(self, axis=None, dtype=None, out=None):
        self._only_spans("add")
        lost = np.cumsum(self._places == _nat, axis=axis) > 0
        return _reading.wrapped(np.where(lost, _nat, np.cumsum(self._places, axis=axis)), self._kind, True)

    def round(self, decimals=0, out=None):
        _arithmetic.refuse("rint")

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
