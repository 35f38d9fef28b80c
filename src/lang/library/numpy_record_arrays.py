"""NumPy's structured arrays: a column for each field, what rows are taken from them, and how they move and are written."""
import math
import numpy as np
import _numpy_placed
import _numpy_records
import _numpy_texts
from _numpy_octets import octets_of
from _numpy_record_rows import Row, bracketed, words_of
from _numpy_record_types import RecordType, kind_of, listed_kind

# in _nowhere
def _inner(key, more):
    """A key of rows as one of a column whose fields have axes of their own."""
    if more == 0 or not _numpy_placed.keeps_axes(key):
        return key
    return (key if isinstance(key, tuple) else (key,)) + (slice(None),) * more


# in _numpy_record_arrays
class ndarray(_numpy_placed.Placed):
    __module__ = "numpy"
    _is_a = "ndarray"

    def __init__(self, columns, kind, shape):
        self._columns = columns
        self._kind = kind
        self._sizes = tuple(shape)

    # What it is.
    @property
    def dtype(self):
        return self._kind

    @dtype.setter
    def dtype(self, dtype):
        raise NotImplementedError("a structured array keeps its dtype in tensh: x.astype(dtype) makes another")

    @property
    def shape(self):
        return self._sizes

    @property
    def ndim(self):
        return len(self._sizes)

    @property
    def size(self):
        return math.prod(self._sizes)

    @property
    def itemsize(self):
        return self._kind.itemsize

    @property
    def nbytes(self):
        return self.size * self.itemsize

    @property
    def _places(self):
        return np.arange(self.size).reshape(self._sizes)

    def _like(self, columns, shape, kind=None):
        return type(self)(columns, kind or self._kind, shape)

    def _mapped(self, f, shape):
        """Each column by f, which is told how many axes a field has of its own."""
        return self._like({n: f(self._columns[n], self._kind._field(n)[2]) for n in self._kind.names}, shape)

    def _seen(self, places):
        size = self.size
        return self._mapped(lambda c, sub: c.reshape((size,) + sub)[places], places.shape)

    def _listed(self):
        return [self[i] for i in np.ndindex(*self._sizes)] if self.ndim != 1 else [self._row((i,)) for i in range(self.size)]

    def _row(self, at):
        return (np.record if self._kind._called else np.void)(self if type(self) is ndarray else ndarray(self._columns, self._kind, self._sizes), at)

    def _field(self, name):
        found = self._kind._field(name)
        if found is None:
            raise ValueError(f"no field of name {name}")
        return self._columns[found[0]]

    # Elements.
    def _place(self, key):
        """The place that a key means by whole numbers for all axes; None if it means several, or none."""
        keys = key if isinstance(key, tuple) else (key,)
        if len(keys) != self.ndim:
            return None
        at = []
        for k, n in zip(keys, self._sizes):
            if isinstance(k, bool) or not isinstance(k, (int, np.integer)):
                return None
            if not -n <= k < n:
                raise IndexError(f"index {int(k)} is out of bounds for axis {len(at)} with size {n}")
            at.append(int(k) % n)
        return tuple(at)

    def __getitem__(self, key):
        if isinstance(key, str):
            found = self._field(key)
            return found[...] if not isinstance(found, ndarray) else found._like(found._columns, found._sizes)
        if isinstance(key, list) and key and all([isinstance(k, str) for k in key]):
            for k in key:
                if self._kind._field(k) is None:
                    raise KeyError(k)
            kind = self._kind[key]
            return self._like({n: self._columns[n] for n in kind.names}, self._sizes, kind)
        at = self._place(key)
        if at is not None and not (self.ndim == 0 and _numpy_placed.keeps_axes(key)):
            return self._row(at)
        places = self._places[key]
        if places.ndim == 0 and not _numpy_placed.keeps_axes(key):
            return self._row(tuple([int(i) for i in np.unravel_index(int(places), self._sizes)]))
        return self._mapped(lambda c, sub: c[_inner(key, len(sub))], places.shape)

    def __setitem__(self, key, value):
        if isinstance(key, str):
            self._field(key)[...] = value
            return
        if isinstance(key, list) and key and all([isinstance(k, str) for k in key]):
            self[key][...] = value
            return
        names = self._kind.names
        at = self._place(key)
        if isinstance(value, list) and at is None:
            value = _numpy_records.records_of(value, self._kind)
        if isinstance(value, ndarray):
            # What is written may lie in what is read.
            parts = [value._columns[n].copy() for n in value._kind.names]
        elif isinstance(value, (tuple, Row)):
            parts = list(value)
        else:
            parts = [value] * len(names)
        if len(parts) != len(names):
            raise ValueError(f"could not assign tuple of length {len(parts)} to structure with {len(names)} fields.")
        for n, part in zip(names, parts):
            self._columns[n][key if at is None and self.ndim == 0 else _inner(key, len(self._kind._field(n)[2]))] = part

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return iter([self[i] for i in range(self._sizes[0])])

    def __contains__(self, thing):
        return bool(np.any(self == thing))

    def __bool__(self):
        if self.size == 1:
            return any([bool(v) for v in self.ravel()[0].item()])
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def tolist(self):
        if self.ndim == 0:
            return self[()].item()
        return [row.item() if isinstance(row, Row) else row.tolist() for row in self]

    def item(self, *args):
        return (self.ravel()[args[0] if args else 0] if len(args) < 2 else self[args]).item()

    def copy(self, order="C"):
        return self._mapped(lambda c, sub: c.copy(), self._sizes)

    def fill(self, value):
        self[...] = value

    # What moves.
    def reshape(self, *shape, order="C"):
        sizes = self._places.reshape(*shape).shape
        return self._mapped(lambda c, sub: c.reshape(tuple(sizes) + sub), sizes)

    def ravel(self, order="C"):
        return self.reshape(-1)

    def flatten(self, order="C"):
        return self.reshape(-1).copy()

    def transpose(self, *axes):
        sizes = self._places.transpose(*axes).shape
        if len(axes) == 1 and isinstance(axes[0], (tuple, list)):
            axes = tuple(axes[0])
        order = list(reversed(range(self.ndim))) if len(axes) == 0 else [a % self.ndim for a in axes]
        return self._mapped(lambda c, sub: c.transpose(*(order + list(range(self.ndim, self.ndim + len(sub))))), sizes)

    @property
    def T(self):
        return self.transpose()

    def view(self, dtype=None, type=None):
        if dtype is recarray or type is recarray:
            return recarray(self._columns, RecordType(self._kind._fields, self._kind.itemsize, True), self._sizes)
        if dtype is None or (isinstance(dtype, (list, str, dict, RecordType)) and kind_of(dtype) == self._kind):
            return self._like(self._columns, self._sizes)
        if dtype is np.ndarray or type is np.ndarray:
            return ndarray(self._columns, RecordType(self._kind._fields, self._kind.itemsize), self._sizes)
        if isinstance(dtype, RecordType) or kind_of(dtype) is not None or np.dtype(dtype).itemsize != 1:
            raise NotImplementedError("a structured array is not seen as bytes of another dtype in tensh: x.astype(dtype), or "
                                      "numpy.lib.recfunctions.structured_to_unstructured(x)")
        # What is read here is right, but not to be written to.
        rows = octets_of(self.ravel()).view(dtype)
        rows = rows.reshape(self._sizes[:-1] + (-1,))
        rows.flags.writeable = False
        return rows

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        kind = kind_of(dtype)
        if kind is None:
            raise TypeError(f"Cannot cast array data from {self._kind!r} to {np.dtype(dtype)!r} according to the rule 'unsafe'")
        return _numpy_records.records_of(self, kind)

    # Order.
    def argsort(self, axis=-1, kind=None, order=None, stable=None):
        return _numpy_records.in_order(self, axis, order)

    def sort(self, axis=-1, kind=None, order=None, stable=None):
        if self.ndim == 1:
            self[...] = self[_numpy_records.in_order(self, 0, order)]
            return
        self[...] = _numpy_records.sorted_rows(self, axis, kind, order)

    def nonzero(self):
        return np.nonzero(np.reshape(np.array([any([bool(v) for v in row.item()]) for row in self.ravel()]), self._sizes))

    def _none(self, name):
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc '{name}' did not contain a loop with signature matching types ({self._kind!r}, {self._kind!r}) -> None")

    def sum(self, *args, **options):
        self._none("add")

    mean = std = var = cumsum = sum

    def max(self, *args, **options):
        self._none("maximum")

    def min(self, *args, **options):
        self._none("minimum")

    # Operators.
    def __eq__(self, other):
        return _numpy_records.alike(self, other)

    def __ne__(self, other):
        return ~_numpy_records.alike(self, other)

    def __lt__(self, other):
        _numpy_records.no_loop("less", self, other)

    def __le__(self, other):
        _numpy_records.no_loop("less_equal", self, other)

    def __gt__(self, other):
        _numpy_records.no_loop("greater", self, other)

    def __ge__(self, other):
        _numpy_records.no_loop("greater_equal", self, other)

    def __add__(self, other):
        _numpy_records.no_loop("add", self, other)

    def __sub__(self, other):
        _numpy_records.no_loop("subtract", self, other)

    def __mul__(self, other):
        _numpy_records.no_loop("multiply", self, other)

    def __truediv__(self, other):
        _numpy_records.no_loop("divide", self, other)

    def __radd__(self, other):
        _numpy_records.no_loop("add", other, self)

    def __rsub__(self, other):
        _numpy_records.no_loop("subtract", other, self)

    def __rmul__(self, other):
        _numpy_records.no_loop("multiply", other, self)

    def __neg__(self):
        _numpy_records.refuse("negative")

    def __abs__(self):
        _numpy_records.refuse("absolute")

    def tobytes(self, order="C"):
        return octets_of(self.ravel(order)).tobytes()

    def __np_shape__(self):
        return self._sizes

    __hash__ = None

    # How it is written.
    def _words(self):
        """All rows in order, as texts."""
        parts = []
        for name in self._kind.names:
            sub = self._kind._field(name)[2]
            words, each = words_of(self._columns[name]), math.prod(sub)
            parts.append([bracketed(words[i * each:(i + 1) * each], sub) for i in range(self.size)] if sub else words)
        if not parts:
            return ["()"] * self.size
        return ["(" + ", ".join(row) + (",)" if len(row) == 1 else ")") for row in zip(*parts)]

    def _word(self):
        if self.size > 1000 and self.ndim == 1:
            ends = [0, 1, 2, self.size - 3, self.size - 2, self.size - 1]
            known = dict(zip(ends, self[ends]._words()))
            return lambda i: known[i]
        words = self._words()
        return lambda i: words[i]

    def __str__(self):
        if self.ndim == 0:
            return str(self[()])
        return _numpy_texts.written(self._places, self._word(), " ", 0, 0) if self.size else "[]"

    def __repr__(self):
        return _numpy_texts.shown(self._places, self._word(), f"dtype={self._kind}")

    def __format__(self, how):
        if how:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __tf_dispatch__(self, name, args, options):
        return _numpy_records.dispatched(name, args, options)


# in np, np.rec
class recarray(ndarray):
    __module__ = "numpy.rec"

    def __init__(self, columns, kind=None, shape=None, dtype=None, formats=None, names=None):
        if kind is None:
            made = np.zeros(columns, dtype=listed_kind(dtype, formats, names))
            columns, kind, shape = made._columns, made._kind, made._sizes
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_kind", kind if kind._called else RecordType(kind._fields, kind.itemsize, True))
        object.__setattr__(self, "_sizes", tuple(shape))

    def __getattr__(self, name):
        if not name.startswith("_") and self._kind._field(name) is not None:
            return self[name]
        raise AttributeError(f"recarray has no attribute {name}")

    def __setattr__(self, name, value):
        if self._kind._field(name) is not None:
            self[name] = value
        else:
            object.__setattr__(self, name, value)

    def __repr__(self):
        kind = RecordType(self._kind._fields, self._kind.itemsize)
        if self.size == 0:
            return f"rec.array([],\n          dtype={kind})"
        text = _numpy_texts.written(self._places, self._word(), ", ", 10, 1) if self.ndim else self._word()(0)
        return f"rec.array({text},\n          dtype={kind})"
