"""NumPy's structured arrays: an array for each field, and rows that show what stands in all of them at one place."""
import math
import re
import numpy as np
import _numpy_placed
import _numpy_texts
import _numpy_units
import _tensh

# in _nowhere
class _RecordType:
    """The dtype of records: fields of a name, a dtype, the shape of what each holds, a title and an offset."""
    __module__ = "numpy"
    kind = char = "V"
    isnative = True
    byteorder = "|"
    alignment = 1
    isalignedstruct = False
    shape = ()
    ndim = 0
    subdtype = None
    num = 20

    def __init__(self, fields, total=None, called=False):
        self._fields = fields
        self.itemsize = sum([_bytes_of(f) for f in fields]) if total is None else total
        # `np.record` instead of `np.void`: fields are attributes.
        self._called = called

    @property
    def names(self):
        return tuple([f[0] for f in self._fields])

    @names.setter
    def names(self, names):
        raise NotImplementedError("fields keep their names in tensh: numpy.lib.recfunctions.rename_fields(x, {'old': 'new'}) "
                                  "makes an array with others")

    @property
    def fields(self):
        import types
        return types.MappingProxyType({name: (self[name], f[4]) for name, f in zip(self.names, self._fields)})

    @property
    def str(self):
        return f"|V{self.itemsize}"

    @property
    def name(self):
        return f"{'record' if self._called else 'void'}{8 * self.itemsize}"

    @property
    def type(self):
        return record if self._called else void

    @property
    def hasobject(self):
        return any([_is_objects(f[1]) for f in self._fields])

    @property
    def base(self):
        return self

    @property
    def descr(self):
        return [((f[3], f[0]) if f[3] else f[0], _said(f[1])) + ((f[2],) if f[2] else ()) for f in self._fields]

    def _is_packed(self):
        at = 0
        for f in self._fields:
            if f[4] != at:
                return False
            at += _bytes_of(f)
        return at == self.itemsize

    def __len__(self):
        return len(self._fields)

    def __bool__(self):
        return True

    def _field(self, name):
        for f in self._fields:
            if f[0] == name or (f[3] and f[3] == name):
                return f
        return None

    def __getitem__(self, key):
        if isinstance(key, str):
            found = self._field(key)
            if found is None:
                raise KeyError(f"Field named '{key}' not found.")
        elif isinstance(key, list):
            return _RecordType([self._known(n) for n in key], self.itemsize, self._called)
        else:
            if not -len(self) <= key < len(self):
                raise IndexError(f"Field index {key} out of range.")
            found = self._fields[key]
        return _SubType(found[1], found[2]) if found[2] else found[1]

    def _known(self, name):
        found = self._field(name)
        if found is None:
            raise KeyError(name)
        return found

    def _meant(self):
        return [(f[0], f[3], _said(f[1]), f[2], f[4]) for f in self._fields], self.itemsize

    def __eq__(self, other):
        if isinstance(other, (list, str, dict)):
            try:
                other = kind_of(other)
            except (TypeError, ValueError):
                return False
        return isinstance(other, _RecordType) and self._meant() == other._meant()

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(str(self))

    def __str__(self):
        if self._is_packed():
            said = repr(self.descr)
        else:
            parts = [(_said(f[1]), f[2]) if f[2] else _said(f[1]) for f in self._fields]
            said = repr({"names": list(self.names), "formats": parts, "offsets": [f[4] for f in self._fields],
                         "itemsize": self.itemsize})
        return f"(numpy.record, {said})" if self._called else said

    def __repr__(self):
        return f"dtype({self})"


class _SubType:
    """What a field of several elements holds."""
    def __init__(self, base, shape):
        self.base, self.shape = base, shape
        self.subdtype = (base, shape)
        self.itemsize = base.itemsize * math.prod(shape)

    def __str__(self):
        return repr((_said(self.base), self.shape))

    def __repr__(self):
        return f"dtype({self})"


def _is_objects(kind):
    return type(kind).__name__ == "_ObjectType" or isinstance(kind, _RecordType) and kind.hasobject


def _bytes_of(field):
    return field[1].itemsize * math.prod(field[2])


def _said(kind):
    """As a list of fields says their dtypes."""
    if isinstance(kind, _RecordType):
        return kind.descr
    said = kind.str
    return "?" if said == "|b1" else said[1:] if said[:1] == "|" else said


def _kinds_in(said):
    """A dtype, and the shape of a field that has one."""
    if isinstance(said, tuple):
        kind, shape = _kinds_in(said[0])
        more = said[1]
        return kind, tuple(more if isinstance(more, (tuple, list)) else (more,)) + shape
    if isinstance(said, str):
        found = re.match(r"\s*(\d+|\([\d\s,]*\))\s*(\S.*)", said)
        if found is not None and "," not in found.group(2):
            sizes = tuple([int(n) for n in re.findall(r"\d+", found.group(1))])
            return np.dtype(found.group(2).strip()), () if sizes == (1,) and found.group(1) == "1" else sizes
    if isinstance(said, _SubType):
        return said.base, said.shape
    try:
        return np.dtype(said), ()
    except TypeError:
        if isinstance(said, str):
            raise TypeError(f"data type {said!r} not understood") from None
        raise


def _parts_of(text):
    """What commas outside of brackets separate."""
    parts, depth = [""], 0
    for c in text:
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts if p.strip()]


# in _numpy_records
def kind_of(said):
    """The dtype of records that is meant; None of all else."""
    if isinstance(said, _RecordType):
        return said
    total = offsets = None
    if isinstance(said, str):
        if "," not in said:
            return None
        given = [("", p) for p in _parts_of(said)]
    elif isinstance(said, dict):
        if "names" not in said or "formats" not in said:
            given = [(name,) + tuple(v[:1]) for name, v in said.items()]
            offsets = [v[1] for v in said.values()]
        else:
            given = list(zip(said["names"], said["formats"]))
            offsets, total = said.get("offsets"), said.get("itemsize")
            if len(said["names"]) != len(said["formats"]):
                raise ValueError("'names', 'formats', 'offsets', and 'titles' dict entries must have the same length")
    elif isinstance(said, list):
        given = said
    else:
        return None
    fields, at = [], 0
    for i, g in enumerate(given):
        if not isinstance(g, tuple) or len(g) not in (2, 3):
            raise TypeError(f"Field elements must be 2- or 3-tuples, got '{g!r}'")
        name, title = (g[0][1], g[0][0]) if isinstance(g[0], tuple) else (g[0], None)
        kind, shape = _kinds_in(g[1])
        if len(g) == 3:
            shape = tuple(g[2] if isinstance(g[2], (tuple, list)) else (g[2],)) + shape
            shape = () if g[2] == 1 else shape
        name = name or f"f{i}"
        if any([f[0] == name for f in fields]):
            raise ValueError(f"field {name!r} occurs more than once")
        fields.append((name, kind, shape, title, at if offsets is None else offsets[i]))
        at = max(at, fields[-1][4] + _bytes_of(fields[-1]))
    return _RecordType(fields, total if total is not None else at)


# in _nowhere
class _Row:
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

    def __len__(self):
        return len(self._of._kind)

    def __iter__(self):
        return iter([self._value(n) for n in self._of._kind.names])

    def item(self):
        return tuple([v.item() if isinstance(v, _Row) else v if _is_array(v) else v.item() if hasattr(v, "item") else
                      str(v) if isinstance(v, str) else v for v in self])

    def tolist(self):
        return self.item()

    def copy(self):
        return type(self)(self._of[self._at[0]:self._at[0] + 1].copy() if len(self._at) == 1 else self._of.copy(),
                          (0,) if len(self._at) == 1 else self._at)

    def astype(self, dtype):
        return _records_of(self, kind_of(dtype))[()]

    def __eq__(self, other):
        return _alike(_records_of(self), other)

    def __ne__(self, other):
        return ~(self == other)

    def __hash__(self):
        return hash(self.item())

    def __str__(self):
        words = [_word_of(v) for v in self]
        return "(" + ", ".join(words) + (",)" if len(words) == 1 else ")")

    def __repr__(self):
        kind = self._of._kind
        said = str(_RecordType(kind._fields, kind.itemsize))
        return f"np.{'record' if kind._called else 'void'}({self}, dtype={said})"

    def __format__(self, how):
        return format(str(self), how)

    def __array__(self, *args, **options):
        return _records_of(self)

    def __tf_dispatch__(self, name, args, options):
        return _dispatched(name, args, options)


class _Generic:
    _is_a = "generic"


# in np
class void(_Generic, _Row):
    __module__ = "numpy"

    def __init__(self, of, at=None, dtype=None):
        if not isinstance(of, ndarray):
            kind = None if dtype is None else kind_of(dtype)
            if kind is None:
                raise NotImplementedError("np.void of bytes is not in tensh: np.array([(…)], dtype=[…])[0] makes a record")
            of, at = _records_of(of, kind), ()
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
    if isinstance(v, _Row):
        return str(v)
    if isinstance(v, (str, bytes)):
        return repr(str(v) if isinstance(v, str) else v)
    if _is_array(v):
        return _bracketed(_words_of(v), v.shape)
    if isinstance(v, np.complexfloating):
        return np.array2string(np.reshape(v, 1))[1:-1]
    return f"'{v}'" if isinstance(v, np.datetime64) else str(v) if isinstance(v, np.generic) else repr(v)


def _bracketed(words, shape):
    """Words as lists in lists of that shape."""
    if len(shape) == 0:
        return words[0]
    if len(shape) > 1:
        each = math.prod(shape[1:])
        words = [_bracketed(words[i * each:(i + 1) * each], shape[1:]) for i in range(shape[0])]
    return "[" + ", ".join(words) + "]"


def _words_of(x):
    """The elements of an array in order, as wide as each other where NumPy makes them so."""
    if isinstance(x, ndarray):
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
        return (record if self._kind._called else void)(self if type(self) is ndarray else ndarray(self._columns, self._kind, self._sizes), at)

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
            value = _records_of(value, self._kind)
        if isinstance(value, ndarray):
            # What is written may lie in what is read.
            parts = [value._columns[n].copy() for n in value._kind.names]
        elif isinstance(value, (tuple, _Row)):
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
        return [row.item() if isinstance(row, _Row) else row.tolist() for row in self]

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
            return recarray(self._columns, _RecordType(self._kind._fields, self._kind.itemsize, True), self._sizes)
        if dtype is None or (isinstance(dtype, (list, str, dict, _RecordType)) and kind_of(dtype) == self._kind):
            return self._like(self._columns, self._sizes)
        if dtype is np.ndarray or type is np.ndarray:
            return ndarray(self._columns, _RecordType(self._kind._fields, self._kind.itemsize), self._sizes)
        raise NotImplementedError("a structured array is not seen as bytes of another dtype in tensh: x.astype(dtype), or "
                                  "numpy.lib.recfunctions.structured_to_unstructured(x)")

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        kind = kind_of(dtype)
        if kind is None:
            raise TypeError(f"Cannot cast array data from {self._kind!r} to {np.dtype(dtype)!r} according to the rule 'unsafe'")
        return _records_of(self, kind)

    # Order.
    def argsort(self, axis=-1, kind=None, order=None, stable=None):
        return _in_order(self, axis, order)

    def sort(self, axis=-1, kind=None, order=None, stable=None):
        if self.ndim == 1:
            self[...] = self[_in_order(self, 0, order)]
            return
        self[...] = _sorted(self, axis, kind, order)

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
        return _alike(self, other)

    def __ne__(self, other):
        return ~_alike(self, other)

    def __lt__(self, other):
        _no_loop("less", self, other)

    def __le__(self, other):
        _no_loop("less_equal", self, other)

    def __gt__(self, other):
        _no_loop("greater", self, other)

    def __ge__(self, other):
        _no_loop("greater_equal", self, other)

    def __add__(self, other):
        _no_loop("add", self, other)

    def __sub__(self, other):
        _no_loop("subtract", self, other)

    def __mul__(self, other):
        _no_loop("multiply", self, other)

    def __truediv__(self, other):
        _no_loop("divide", self, other)

    def __radd__(self, other):
        _no_loop("add", other, self)

    def __rsub__(self, other):
        _no_loop("subtract", other, self)

    def __rmul__(self, other):
        _no_loop("multiply", other, self)

    def __neg__(self):
        _refuse("negative")

    def __abs__(self):
        _refuse("absolute")

    def tobytes(self, order="C"):
        raise NotImplementedError("the bytes of records are not in tensh: x['field'].tobytes() gives those of a field")

    def __np_shape__(self):
        return self._sizes

    __hash__ = None

    # How it is written.
    def _words(self):
        """All rows in order, as texts."""
        parts = []
        for name in self._kind.names:
            sub = self._kind._field(name)[2]
            words, each = _words_of(self._columns[name]), math.prod(sub)
            parts.append([_bracketed(words[i * each:(i + 1) * each], sub) for i in range(self.size)] if sub else words)
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
        return _dispatched(name, args, options)


# in np, np.rec
class recarray(ndarray):
    __module__ = "numpy.rec"

    def __init__(self, columns, kind=None, shape=None, dtype=None, formats=None, names=None):
        if kind is None:
            made = np.zeros(columns, dtype=_listed_kind(dtype, formats, names))
            columns, kind, shape = made._columns, made._kind, made._sizes
        object.__setattr__(self, "_columns", columns)
        object.__setattr__(self, "_kind", kind if kind._called else _RecordType(kind._fields, kind.itemsize, True))
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
        kind = _RecordType(self._kind._fields, self._kind.itemsize)
        if self.size == 0:
            return f"rec.array([],\n          dtype={kind})"
        text = _numpy_texts.written(self._places, self._word(), ", ", 10, 1) if self.ndim else self._word()(0)
        return f"rec.array({text},\n          dtype={kind})"


# in _nowhere
def _listed_kind(dtype, formats, names):
    if dtype is not None:
        return kind_of(dtype)
    formats = _parts_of(formats) if isinstance(formats, str) else list(formats)
    names = _names_in(names, len(formats))
    return kind_of(list(zip(names, formats)))


def _names_in(names, count):
    if names is None:
        return [f"f{i}" for i in range(count)]
    names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
    return names + [f"f{i}" for i in range(len(names), count)]


def _inner(key, more):
    """A key of rows as one of a column whose fields have axes of their own."""
    if more == 0 or not _numpy_placed.keeps_axes(key):
        return key
    return (key if isinstance(key, tuple) else (key,)) + (slice(None),) * more


def _cell(column, at, field):
    if isinstance(column, ndarray) and not field[2]:
        return column._row(at)
    return column[at]


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


def _records_of(x, kind=None):
    """An array of records, of whatever holds some."""
    if isinstance(x, _Row):
        x = x._of._mapped(lambda c, sub: c[x._at] if not isinstance(c, ndarray) else _records_of(c._row(x._at)), ())
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
    rows = [tuple(row) if isinstance(row, (tuple, _Row)) else (row,) * count for row in rows]
    columns = {}
    for i, f in enumerate(kind._fields):
        columns[f[0]] = _column_of([row[i] for row in rows], f, shape)
    return ndarray(columns, kind, shape)


def _cast_column(column, field):
    if isinstance(field[1], _RecordType):
        return _records_of(column, field[1])
    return column.astype(field[1])


def _column_of(values, field, shape):
    name, kind, sub = field[:3]
    if not values:
        return _column(kind, shape + sub)
    if isinstance(kind, _RecordType) and not sub:
        return _records_of(values, kind).reshape(shape)
    if sub or _is_objects(kind) or isinstance(kind, _RecordType):
        made = _column(kind, (len(values),) + sub)
        for i, v in enumerate(values):
            made[i] = v
        return made.reshape(shape + sub)
    return np.array(values, dtype=kind).reshape(shape)


def _no_loop(name, a, b):
    if name in ("less", "less_equal", "greater", "greater_equal"):
        kinds = ", ".join([_class_of(v) for v in (a, b)])
    else:
        kinds = ", ".join([repr(np.asarray(v).dtype if not isinstance(v, ndarray) else v._kind) for v in (a, b)])
    raise np._core._exceptions.UFuncTypeError(f"ufunc '{name}' did not contain a loop with signature matching types ({kinds}) -> None")


def _class_of(x):
    if isinstance(x, (ndarray, _Row)):
        return "<class 'numpy.dtypes.VoidDType'>"
    plain = {int: "_PyLong", float: "_PyFloat", complex: "_PyComplex"}.get(type(x))
    name = str(np.asarray(x).dtype)
    return f"<class 'numpy.dtypes.{plain or name[:1].upper() + name[1:]}DType'>"


def _alike(a, b):
    if not isinstance(b, (ndarray, _Row)):
        raise TypeError("Cannot compare structured or void to non-void arrays.")
    a, b = _records_of(a), _records_of(b)
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


def _in_order(x, axis, order):
    if axis is None or x.ndim <= 1:
        keys = _keys_of(x.ravel(), order)
        # Ranks, since keys are of several kinds.
        ranks = [np.unique(k, return_inverse=True)[1].ravel() for k in reversed(keys)]
        return np.lexsort(ranks) if ranks else np.arange(x.size)
    places = np.moveaxis(x._places, axis, -1)
    rows, flat = places.reshape(-1, places.shape[-1]), x.ravel()
    found = np.stack([_in_order(flat[row], 0, order) for row in rows]).reshape(places.shape)
    return np.moveaxis(found, -1, axis)


def _sorted(a, axis=-1, kind=None, order=None, stable=None):
    if axis is None:
        a, axis = a.ravel(), 0
    if a.ndim <= 1:
        return a[_in_order(a, axis, order)]
    return a._seen(np.take_along_axis(a._places, _in_order(a, axis, order), axis))


def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    flat = ar.ravel()
    order = _in_order(flat, 0, None)
    rows = flat[order]
    new = np.concatenate([np.array([True]), ~_alike(rows[1:], rows[:-1])]) if flat.size else np.zeros(0, bool)
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
    made = _records_of(value, None if dtype is None else kind_of(dtype))
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
    x, y = _records_of(x), _records_of(y)
    made = _filled(0)(np.broadcast_shapes(np.shape(condition), x.shape, y.shape), x._kind)
    made[...] = y
    kept = np.broadcast_to(np.asarray(condition), made.shape)
    made[kept] = x._seen(np.broadcast_to(x._places, made.shape))[kept]
    return made


def _sort_function(a, *args, **options):
    return _sorted(_records_of(a), *args, **options)


_own = {"constant": _maker, "convert_to_tensor": _as_it_is, "zeros": _filled(0), "ones": _filled(1), "empty": _filled(0),
        "zeros_like": _filled_like(0), "ones_like": _filled_like(1), "empty_like": _filled_like(0), "full": _full,
        "full_like": _full_like, "cast": lambda x, dtype, *args, **options: _records_of(x, kind_of(dtype)), "where": _where,
        "sort": _sort_function, "argsort": lambda a, *args, **options: _records_of(a).argsort(*args, **options),
        "unique": _unique, "size": lambda a, axis=None: np.size(a._places, axis), "nonzero": lambda a: a.nonzero(),
        "array_equal": lambda a1, a2, equal_nan=False: a1.shape == a2.shape and bool(np.all(a1 == a2)),
        "equal": _alike, "not_equal": lambda a, b: ~_alike(a, b), "sum": lambda a, *args, **options: a.sum(),
        "mean": lambda a, *args, **options: a.sum(), "max": lambda a, *args, **options: a.max(),
        "min": lambda a, *args, **options: a.min()}


def _refuse(name):
    raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any "
                    "supported types according to the casting rule ''safe''")


def _moved(x, all):
    x = _records_of(x)
    first = sum([p.size for p in all])
    all.append(x)
    return x._places + first


def _dispatched(name, args, options):
    if name in _own:
        return _own[name](*args, **options)
    if name in ("add", "subtract", "multiply", "divide", "less", "greater"):
        _no_loop(name, args[0], args[1])
    if name not in _numpy_placed.moving:
        _refuse(name)
    if name in ("reshape", "transpose", "ravel", "flatten"):
        return getattr(args[0], name)(*args[1:], **options)
    all = []
    first = args[0]
    if isinstance(first, (list, tuple)):
        kind = [p for p in first if isinstance(p, (ndarray, _Row))][0].dtype
        moved = [[_moved(p if isinstance(p, (ndarray, _Row)) else _records_of(p, kind), all) for p in first]] + list(args[1:])
    else:
        kind = first.dtype
        moved = [_moved(first, all)]
        for i, a in enumerate(args[1:]):
            values = (name == "append" and i == 0) or (name == "insert" and i == 1)
            moved.append(_moved(a if isinstance(a, (ndarray, _Row)) else _records_of(a, kind), all) if values else a)
    for p in all:
        if p._kind.names != kind.names:
            raise TypeError("invalid type promotion with structured datatypes.")
    found = _tensh.numpy(name, moved, options)
    whole = all[0] if len(all) == 1 else _in_one(all)
    if isinstance(found, (list, tuple)):
        return type(found)([whole.ravel()._seen(f) for f in found])
    return whole.ravel()._seen(found)


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


def is_kind(dtype, wanted):
    """np.issubdtype, of records."""
    return wanted is void or wanted is np.generic or isinstance(wanted, _RecordType) and wanted == kind_of(dtype)


def renamed(kind, names):
    """The same fields by other names."""
    return _RecordType([(n,) + f[1:] for n, f in zip(names, kind._fields)], kind.itemsize)


def record_of(arrays, kind):
    return ndarray(dict(zip(kind.names, arrays)), kind, arrays[0].shape)


# in np.rec, np.core.records, np._core.records
def fromarrays(arrayList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    arrays = [np.asarray(a) for a in arrayList]
    if dtype is None and formats is None:
        names = _names_in(names, len(arrays))
        dtype = [(n, a.dtype) for n, a in zip(names, arrays)]
    kind = _listed_kind(dtype, formats, names)
    if len(kind) != len(arrays):
        raise ValueError("mismatch between the number of fields and the number of arrays")
    for i, a in enumerate(arrays):
        if a.shape != arrays[0].shape:
            raise ValueError(f"array-shape mismatch in array {i} ({kind.names[i]!r})")
    made = np.zeros(arrays[0].shape if shape is None else shape, dtype=kind)
    for n, a in zip(kind.names, arrays):
        made[n] = a.astype(kind[n]) if isinstance(a, _numpy_placed.Placed) and not isinstance(a, ndarray) else a
    return recarray(made._columns, made._kind, made._sizes)


def fromrecords(recList, dtype=None, shape=None, formats=None, names=None, titles=None, aligned=False, byteorder=None):
    if dtype is None and formats is None:
        return fromarrays([np.array([row[i] for row in recList]) for i in range(len(recList[0]))], names=names)
    made = _records_of(list(recList), _listed_kind(dtype, formats, names))
    return recarray(made._columns, made._kind, made._sizes)


def array(obj, dtype=None, shape=None, offset=0, strides=None, formats=None, names=None, titles=None, aligned=False,
          byteorder=None, copy=True):
    if isinstance(obj, ndarray):
        made = obj.copy() if dtype is None else obj.astype(dtype)
        return recarray(made._columns, made._kind, made._sizes)
    if isinstance(obj, (list, tuple)) and len(obj) > 0 and isinstance(obj[0], np.ndarray):
        return fromarrays(obj, dtype=dtype, formats=formats, names=names)
    if dtype is None and formats is None:
        return fromrecords(obj, names=names)
    made = _records_of(obj, _listed_kind(dtype, formats, names))
    return recarray(made._columns, made._kind, made._sizes)


# in np.lib.recfunctions
def structured_to_unstructured(arr, dtype=None, copy=False, casting="unsafe"):
    parts = []
    for n in arr.dtype.names:
        column, sub = arr._columns[n], arr.dtype._field(n)[2]
        column = structured_to_unstructured(column) if isinstance(column, ndarray) else column.reshape(arr.shape + (-1,))
        parts.append(column)
    found = np.concatenate(parts, axis=-1)
    return found if dtype is None else found.astype(dtype)


def unstructured_to_structured(arr, dtype=None, names=None, align=False, copy=False, casting="unsafe"):
    arr = np.asarray(arr)
    if dtype is None:
        names = _names_in(names, arr.shape[-1])
        dtype = [(n, arr.dtype) for n in names]
    kind = kind_of(np.dtype(dtype))
    if len(kind) != arr.shape[-1]:
        raise ValueError("The length of the last dimension of arr must be equal to the number of fields in dtype")
    made = np.zeros(arr.shape[:-1], dtype=kind)
    for i, n in enumerate(kind.names):
        made[n] = arr[..., i]
    return made


def append_fields(base, names, data, dtypes=None, fill_value=-1, usemask=True, asrecarray=False):
    if usemask:
        raise NotImplementedError("append_fields gives masked records, which are not in tensh: usemask=False gives plain ones")
    names = [names] if isinstance(names, str) else list(names)
    data = [np.asarray(data)] if len(names) == 1 and not (isinstance(data, (list, tuple)) and len(data) == 1) else [np.asarray(d) for d in data]
    if dtypes is not None:
        dtypes = [dtypes] * len(names) if not isinstance(dtypes, (list, tuple)) else dtypes
        data = [d.astype(t) for d, t in zip(data, dtypes)]
    for d in data:
        if d.shape != base.shape:
            raise NotImplementedError("append_fields wants as many elements as there are rows in tensh")
    fields = base.dtype.descr + [(n, d.dtype) for n, d in zip(names, data)]
    return record_of([base[n].copy() for n in base.dtype.names] + [d.copy() for d in data], kind_of(fields))


def drop_fields(base, drop_names, usemask=True, asrecarray=False):
    drop = [drop_names] if isinstance(drop_names, str) else list(drop_names)
    return repack_fields(base[[n for n in base.dtype.names if n not in drop]])


def rename_fields(base, namemapper):
    names = [namemapper.get(n, n) for n in base.dtype.names]
    fields = [(n,) + f[1:] for n, f in zip(names, base.dtype._fields)]
    return ndarray({n: base._columns[m] for n, m in zip(names, base.dtype.names)}, _RecordType(fields, base.dtype.itemsize), base.shape)


def repack_fields(a, align=False, recurse=False):
    if isinstance(a, _RecordType):
        return kind_of(a.descr)
    return ndarray({n: a._columns[n].copy() for n in a.dtype.names}, kind_of(a.dtype.descr), a.shape)


def get_names(adtype):
    return adtype.names
