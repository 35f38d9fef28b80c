"""NumPy's arrays of texts: the texts in a list, and an array of their places in it, on which what moves elements works."""
import numpy as np
import _numpy_objects
import _numpy_octets
import _numpy_placed
import _tensh

# in _nowhere
class _TextType:
    """The dtype of texts of up to so many letters, or of bytes (`coded`)."""
    __module__ = "numpy"
    hasobject = False

    def __init__(self, width, coded=False):
        self._width = width
        self._coded = coded
        self.kind = self.char = "S" if coded else "U"
        self.itemsize = width if coded else 4 * width
        self.str = f"|S{width}" if coded else f"<U{width}"
        self.name = ("bytes" if coded else "str") + (str(8 * self.itemsize) if width else "")

    @property
    def type(self):
        return bytes if self._coded else str_

    def __str__(self):
        return self.str

    def __repr__(self):
        said = self.str[1:] if self._coded else self.str
        return f"dtype('{said if self._width or not self._coded else 'S'}')"

    def __eq__(self, other):
        width = _width_in(other, self._coded)
        return width is not None and (width or 0) == self._width

    def __ne__(self, other):
        return not self == other

    def __hash__(self):
        return hash(self.str)


def _width_in(dtype, coded=False):
    """How wide texts (or bytes) of that dtype are: 0 where nothing is said; None where it is no dtype of them."""
    if isinstance(dtype, _TextType):
        return dtype._width if dtype._coded == coded else None
    if dtype is bytes if coded else dtype is str or dtype is str_:
        return 0
    if isinstance(dtype, str):
        bare = dtype[1:] if dtype[:1] in "<>=|" else dtype
        if bare == ("bytes" if coded else "str"):
            return 0
        if bare[:1] == ("S" if coded else "U") and (bare[1:].isdigit() or len(bare) == 1):
            return int(bare[1:] or "0")
    return None


# How wide the texts of numbers may get.
_widths = {"bool": 5, "int8": 4, "int16": 6, "int32": 11, "int64": 21, "uint8": 3, "uint16": 5, "uint32": 10, "uint64": 20,
           "float16": 32, "float32": 32, "float64": 32, "complex64": 64, "complex128": 64}
_compared = {"equal": "==", "not_equal": "!=", "less": "<", "less_equal": "<=", "greater": ">", "greater_equal": ">="}


class ndarray(_numpy_placed.Placed):
    __module__ = "numpy"
    _is_a = "ndarray"

    def __init__(self, texts, places, width, coded=False):
        self._texts = texts
        self._places = places
        self._width = width
        # Bytes are texts of one letter for each.
        self._coded = coded

    # What it is.
    @property
    def dtype(self):
        return _TextType(self._width, self._coded)

    @property
    def itemsize(self):
        return self._width if self._coded else 4 * self._width

    @property
    def nbytes(self):
        return self.size * self.itemsize

    def _seen(self, places):
        return ndarray(self._texts, places, self._width, self._coded)

    def _thing(self, place):
        """An element as it comes out."""
        text = self._texts[place]
        return text.encode("latin-1") if self._coded else str_(text)

    def _listed(self):
        """The texts in row-major order."""
        return [self._thing(i) for i in self._places.ravel().tolist()]

    def _ranks(self):
        """The different texts in order, and for each element which of them it is."""
        levels = sorted(set([str(t) for t in self._texts]))
        known = {t: i for i, t in enumerate(levels)}
        return levels, np.array([known[t] for t in self._texts], dtype="int64")[self._places]

    # Elements.
    def __getitem__(self, key):
        places = self._places[key]
        if places.ndim == 0 and not _numpy_placed.keeps_axes(key):
            return self._thing(int(places))
        return self._seen(places)

    def __setitem__(self, key, value):
        other = _texts_of(value)
        first = len(self._texts)
        self._texts.extend([t[:self._width] for t in other._texts])
        self._places[key] = other._places + first if other.ndim else int(other._places) + first

    def __contains__(self, text):
        return bool(np.any(self == text))

    def __bool__(self):
        if self.size == 1:
            return len(self._listed()[0]) > 0
        raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")

    def tolist(self):
        return _nested(self._places.tolist(), [t.encode("latin-1") for t in self._texts] if self._coded else self._texts)

    def item(self, *args):
        if args:
            place = int(self._places.ravel()[args[0]] if len(args) == 1 else self._places[args])
        elif self.size != 1:
            raise ValueError("can only convert an array of size 1 to a Python scalar")
        else:
            place = int(self._places.ravel()[0])
        return self._thing(place) if self._coded else str(self._texts[place])

    def tobytes(self, order="C"):
        if self._coded:
            return b"".join([t.ljust(self._width, b"\0") for t in self._listed()])
        return _numpy_octets.octets_of(self.ravel()).tobytes()

    def copy(self, order="C"):
        return ndarray(list(self._texts), self._places.copy(), self._width, self._coded)

    def fill(self, value):
        self[...] = value

    def argsort(self, axis=-1, kind=None, order=None, stable=None):
        return np.argsort(self._ranks()[1], axis=axis, kind="stable")

    def sort(self, axis=-1, kind=None, order=None, stable=None):
        self._places[...] = np.take_along_axis(self._places, self.argsort(axis), axis)

    def searchsorted(self, v, side="left", sorter=None):
        return _searched(self, v, side, sorter)

    def any(self):
        return np.any(_texts_of(self) != self._nothing())

    def _nothing(self):
        return b"" if self._coded else ""

    def astype(self, dtype, order="K", casting="unsafe", subok=True, copy=True):
        for coded in (False, True):
            width = _width_in(dtype, coded)
            if width is not None:
                return _fitted(_turned(self.copy(), coded), width)
        if _is_object(dtype):
            return _numpy_objects.made("constant", self.tolist())
        import _numpy_units
        if _numpy_units.kind_of(dtype) is not None:
            import _numpy_times
            return _numpy_times.made("constant", self.tolist(), dtype)
        return _numbers(self, dtype)

    def max(self, *args, **options):
        self._no_loop("maximum")

    def min(self, *args, **options):
        self._no_loop("minimum")

    def sum(self, *args, **options):
        wide = repr(self.dtype)
        raise TypeError(f"the resolved dtypes are not compatible with add.reduce. Resolved ({wide}, {wide}, "
                        f"{_TextType(2 * self._width, self._coded)!r})")

    mean = std = var = sum

    def _no_loop(self, name):
        given = ", ".join([repr(self.dtype)] * 2)
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc '{name}' did not contain a loop with signature matching types ({given}) -> None")

    # Operators.
    def __eq__(self, other):
        return _ordered(self, other, "==")

    def __ne__(self, other):
        return _ordered(self, other, "!=")

    def __lt__(self, other):
        return _ordered(self, other, "<")

    def __le__(self, other):
        return _ordered(self, other, "<=")

    def __gt__(self, other):
        return _ordered(self, other, ">")

    def __ge__(self, other):
        return _ordered(self, other, ">=")

    def __add__(self, other):
        return _together(self, other)

    def __radd__(self, other):
        return _together(other, self)

    def __mul__(self, other):
        raise TypeError("The 'out' kwarg is necessary when using the string multiply ufunc directly. Use "
                        "numpy.strings.multiply to multiply strings without specifying 'out'.")

    def __neg__(self):
        raise np._core._exceptions.UFuncTypeError("ufunc 'negative' did not contain a loop with signature matching types "
                                                  "<class 'numpy.dtypes.StrDType'> -> None")

    def __np_shape__(self):
        return self.shape

    __hash__ = None

    # How it is written.
    def __str__(self):
        if self.ndim == 0 and self._coded:
            return repr(self._thing(int(self._places)))
        return str(self._texts[int(self._places)]) if self.ndim == 0 else written(self._places, self._word, " ", 0, 0)

    def __repr__(self):
        return shown(self._places, self._word, f"dtype='{self.dtype}'")

    def _word(self, place):
        return repr(self._thing(place) if self._coded else str(self._texts[place]))

    def __format__(self, how):
        if how:
            raise TypeError("unsupported format string passed to numpy.ndarray.__format__")
        return str(self)

    def __tf_dispatch__(self, name, args, options):
        if name in ("convert_to_tensor", "constant"):
            return _maker(name, args, options)
        if name in _own:
            return _own[name](*args, **options)
        if name in _compared:
            return _ordered(args[0], args[1], _compared[name])
        if name not in _numpy_placed.moving:
            if name == "max" or name == "min":
                self._no_loop(name + "imum")
            if name in ("sum", "mean", "std", "var"):
                self.sum()
            raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced "
                            "to any supported types according to the casting rule ''safe''")
        if name in _numpy_placed.joining:
            joined = _all_texts(name, args)
            if joined is None:
                return _numpy_objects.dispatched(name, *args, **options)
            args = joined
        if name == "insert":
            into = args[0] if isinstance(args[0], np.ndarray) else np.asarray(args[0])
            args = [into, args[1], _texts_of(np.asarray(args[2])).astype(into.dtype)] + list(args[3:])
            if not isinstance(into, ndarray):
                return _tensh.numpy(name, args, options)
        texts, widths = [], [self._width]
        moved = [_moved(a, texts, widths) if i == 0 or name in ("append", "insert") else a for i, a in enumerate(args)]
        found = _tensh.numpy(name, moved, options)
        wide = builtins_max(widths)
        coded = self._coded and (name not in _numpy_placed.joining or all([x._coded for x in _joined(name, args)]))
        if isinstance(found, (list, tuple)):
            return type(found)([ndarray(texts, f, wide, coded) for f in found])
        return ndarray(texts, found, wide, coded)


builtins_max = max


def _nested(places, texts):
    if isinstance(places, list):
        return [_nested(p, texts) for p in places]
    return texts[places] if isinstance(texts[places], bytes) else str(texts[places])


def _leaves(x):
    return [leaf for v in x for leaf in _leaves(v)] if isinstance(x, (list, tuple)) else [x]


def _text(x):
    """A leaf as text."""
    return x.rstrip(b"\0").decode("latin-1") if isinstance(x, bytes) else str(x)


def _is_object(dtype):
    return dtype is object or str(dtype) in ("object", "O")


def _is_textual(x):
    """A leaf that NumPy makes a text of where texts stand beside it."""
    return isinstance(x, (str, bytes, bool, int, float, complex, np.ndarray, np.generic))


def _size_of(x, texts):
    """How wide a leaf makes its array."""
    text = _text(x)
    if isinstance(x, (str, bytes)):
        return len(x)
    return builtins_max(_widths.get(str(np.asarray(x).dtype), 0), len(text))


def _texts_of(x, width=0):
    """An array of texts, of whatever holds texts or numbers."""
    if isinstance(x, ndarray):
        return x
    if isinstance(x, np.ndarray):
        return _of_numbers(x)
    leaves = []

    def placed(v):
        if isinstance(v, np.ndarray) and v.ndim > 0:
            v = v.tolist() if isinstance(v, ndarray) else list(v)
        if isinstance(v, (list, tuple)):
            return [placed(w) for w in v]
        leaves.append(v)
        return len(leaves) - 1
    places = np.array(placed(x), dtype="int64")
    wide = builtins_max([_size_of(v, leaves) for v in leaves] + [1])
    coded = any([isinstance(v, bytes) for v in leaves]) and not any([isinstance(v, str) for v in leaves])
    return ndarray([_text(v) for v in leaves], places, wide, coded)


def _turned(x, coded):
    """Texts as the bytes that write them, or the texts that bytes write."""
    if coded and not x._coded:
        for t in x._texts:
            t.encode("ascii")
    elif x._coded and not coded:
        for t in x._texts:
            t.encode("latin-1").decode("ascii")
    return ndarray(x._texts, x._places, x._width, coded)


def _of_numbers(x):
    texts = [str(v) for v in (x.ravel() if str(x.dtype) in ("float32", "float16") else x.ravel().tolist())]
    return ndarray(texts, np.reshape(np.arange(len(texts)), x.shape), _widths[str(x.dtype)])


def _fitted(x, width):
    """The same texts, cut to a width; 0 keeps them."""
    if width == 0 or width == x._width:
        return x
    return ndarray([t[:width] for t in x._texts], x._places, width, x._coded)


def _maker(name, args, options):
    """np.array and np.asarray."""
    value, rest = args[0], list(args[1:])
    dtype = rest[0] if rest else options.get("dtype")
    width = 0 if dtype is None else _width_in(dtype)
    if width is None and _width_in(dtype, True) is not None:
        made = _turned(_maker(name, [value], {}), True)
        wide = _width_in(dtype, True)
        return _fitted(made, wide or builtins_max([len(t) for t in made._texts] + [1]))
    if width is None:
        if _is_object(dtype):
            return _numpy_objects.made("constant", value.tolist() if isinstance(value, ndarray) else value)
        return _numbers(_texts_of(value), dtype, isinstance(value, ndarray))
    if isinstance(value, ndarray):
        if name == "constant":
            value = value.copy()
        return _fitted(value, width)
    if dtype is None and not all([_is_textual(leaf) for leaf in _leaves(value if isinstance(value, (list, tuple)) else [value])]):
        return _numpy_objects.made("constant", value)
    made = _texts_of(value)
    if dtype is not None and width == 0 and not isinstance(value, np.ndarray):
        made._width = builtins_max([len(t) for t in made._texts] + [1])
    return _fitted(made, width)


def _numbers(x, dtype, shown=True):
    kind = str(np.zeros(0, dtype).dtype)
    read = int if kind.startswith(("int", "uint")) else float if kind.startswith("float") else complex
    if kind == "bool":
        read = lambda t: t != ""
    found = []
    for text in x._listed():
        try:
            found.append(read(text.decode("latin-1") if x._coded else str(text)))
        except ValueError as e:
            # NumPy shows the element as it is in an array.
            raise ValueError(str(e).replace(repr(str(text)), repr(text)) if shown else str(e))
    return np.reshape(np.array(found, dtype=kind), x.shape)


def _joined(name, args):
    """The arrays that are joined: those of a list, or the first two arguments."""
    return args[:2] if name == "append" else args[0]


def _all_texts(name, args):
    """The arguments of a function that joins arrays, with numbers among these as texts; None where objects are among them."""
    given = [np.asarray(x) for x in _joined(name, args)]
    if any([str(x.dtype) == "object" for x in given]):
        return None
    coded = all([x._coded for x in given if isinstance(x, ndarray)])
    found = [x if isinstance(x, ndarray) else _turned(_of_numbers(x), coded) for x in given]
    return found + list(args[2:]) if name == "append" else [found] + list(args[1:])


def _moved(x, texts, widths):
    """Texts as their places in the list of all; other things as they are."""
    if isinstance(x, (list, tuple)) and any([isinstance(v, ndarray) for v in x]):
        return [_moved(v, texts, widths) for v in x]
    if isinstance(x, (str, bytes, list, tuple)) and all([isinstance(t, (str, bytes)) for t in _leaves(x)]) and _leaves(x):
        x = _texts_of(x)
    if not isinstance(x, ndarray):
        return x
    first = len(texts)
    texts.extend(x._texts)
    widths.append(x._width)
    return x._places + first


def _pair(a, b):
    """Two arrays of texts as numbers that stand in the order of the texts."""
    a, b = _texts_of(a), _texts_of(b)
    levels = sorted(set([str(t) for t in a._texts + b._texts]))
    known = {t: i for i, t in enumerate(levels)}
    numbers = [np.array([known[t] for t in x._texts], dtype="int64")[x._places] for x in (a, b)]
    return numbers[0], numbers[1], levels


def _is_text(x):
    return isinstance(x, (str, bytes, ndarray)) or (isinstance(x, (list, tuple))
                                                    and all([isinstance(t, (str, bytes)) for t in _leaves(x)]))


def _ordered(a, b, how):
    for x in (a, b):
        if not _is_text(x):
            if how in ("==", "!="):
                shape = np.broadcast_shapes(np.asarray(a).shape, np.asarray(b).shape) if not isinstance(x, type(None)) else a.shape
                return np.full(shape, how == "!=")
            name = {"<": "less", "<=": "less_equal", ">": "greater", ">=": "greater_equal"}[how]
            kinds = ", ".join([_kind_of(v) for v in (a, b)])
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc '{name}' did not contain a loop with signature matching types ({kinds}) -> None")
    if how in ("==", "!=") and _texts_of(a)._coded != _texts_of(b)._coded:
        return np.full(np.broadcast_shapes(_texts_of(a).shape, _texts_of(b).shape), how == "!=")
    x, y, _ = _pair(a, b)
    found = {"==": lambda: x == y, "!=": lambda: x != y, "<": lambda: x < y, "<=": lambda: x <= y, ">": lambda: x > y,
             ">=": lambda: x >= y}
    return found[how]()


def _kind_of(x):
    """As NumPy calls the dtypes of what it has no loop for."""
    if _is_text(x):
        return "<class 'numpy.dtypes.BytesDType'>" if _texts_of(x)._coded else "<class 'numpy.dtypes.StrDType'>"
    plain = {int: "_PyLong", float: "_PyFloat", complex: "_PyComplex"}.get(type(x))
    name = str(np.asarray(x).dtype)
    return f"<class 'numpy.dtypes.{plain or name[:1].upper() + name[1:]}DType'>"


def _together(a, b):
    if not _is_text(a) or not _is_text(b):
        kinds = ", ".join([repr(np.asarray(v).dtype) for v in (a, b)])
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc 'add' did not contain a loop with signature matching types ({kinds}) -> None")
    found = _each(lambda s, t: s + t, a, b, width=_texts_of(a)._width + _texts_of(b)._width)
    return found[()] if found.ndim == 0 else found


def _each(f, *given, width=None):
    """f of the texts, element by element, as an array of texts; `width` None: as wide as they come."""
    found, shape = _values(f, *given)
    wide = builtins_max([len(t) for t in found] + [1]) if width is None else width
    coded = any([_is_text(x) and _texts_of(x)._coded for x in given])
    return ndarray(found, np.reshape(np.arange(len(found)), shape), wide, coded)


def _each_turned(f, a, coded):
    made = _each(f, a)
    return ndarray(made._texts, made._places, made._width, coded)


def _values(f, *given):
    parts = [x if isinstance(x, np.ndarray) else _texts_of(x) if _is_text(x) else np.asarray(x) for x in given]
    shape = np.broadcast_shapes(*[p.shape for p in parts])
    rows = []
    for p in parts:
        if isinstance(p, ndarray):
            rows.append([p._texts[i] for i in np.broadcast_to(p._places, shape).ravel().tolist()])
        else:
            rows.append(np.broadcast_to(p, shape).ravel().tolist())
    return [f(*row) for row in zip(*rows)], shape


def _searched(a, v, side="left", sorter=None):
    x, y, _ = _pair(a, v)
    return np.searchsorted(x if sorter is None else x[sorter], y, side=side)


def _unique(ar, return_index=False, return_inverse=False, return_counts=False, axis=None, *, equal_nan=True, sorted=True):
    ar = _texts_of(ar)
    levels, ranks = ar._ranks()
    options = {"return_index": return_index, "return_inverse": return_inverse, "return_counts": return_counts}
    found = np.unique(ranks, axis=axis, **options)
    several = isinstance(found, (tuple, list))
    values = ndarray(levels, found[0] if several else found, ar._width, ar._coded)
    return (values,) + tuple(found[1:]) if several else values


def _sorted(a, axis=-1, kind=None, order=None, stable=None):
    a = _texts_of(a)
    if axis is None:
        a, axis = a.ravel(), 0
    return ndarray(a._texts, np.take_along_axis(a._places, a.argsort(axis), axis), a._width, a._coded)


def _set(f):
    def of(ar1, ar2, assume_unique=False):
        x, y, levels = _pair(ar1, ar2)
        return ndarray(levels, f(x, y), builtins_max(_texts_of(ar1)._width, _texts_of(ar2)._width),
                       _texts_of(ar1)._coded)
    return of


def _isin(element, test_elements, assume_unique=False, invert=False, *, kind=None):
    x, y, _ = _pair(element, test_elements)
    return np.isin(x, y, invert=invert)


def _where(condition, x=None, y=None):
    if x is None:
        return np.nonzero(np.asarray(condition) != 0)
    x, y = _texts_of(x), _texts_of(y)
    places = np.where(condition, x._places, y._places + len(x._texts))
    return ndarray(x._texts + y._texts, places, builtins_max(x._width, y._width), x._coded and y._coded)


def _full(shape, fill_value, dtype=None, order="C"):
    return np.broadcast_to(_maker("constant", [fill_value, dtype], {}), shape).copy()


def _blank(shape, dtype=None, order="C"):
    coded = _width_in(dtype, True)
    return _full(shape, "", f"<U{_width_in(dtype) or 1}" if coded is None else f"S{coded or 1}")


def _count_nonzero(a, axis=None):
    return np.count_nonzero(a != a._nothing(), axis=axis)


def _cast(x, dtype, *args, **options):
    if isinstance(x, ndarray):
        return x.astype(dtype)
    coded = _width_in(dtype) is None
    return _fitted(_turned(_of_numbers(x), coded), _width_in(dtype, coded))


_own = {"unique": _unique, "sort": _sorted, "argsort": lambda a, *args, **options: _texts_of(a).argsort(*args, **options),
        "searchsorted": _searched, "isin": _isin, "in1d": _isin, "where": _where, "full": _full, "zeros": _blank,
        "empty": _blank, "ones": lambda shape, dtype=None, order="C": _full(shape, "1", f"<U{_width_in(dtype) or 1}"),
        "cast": _cast, "count_nonzero": _count_nonzero, "add": _together, "size": lambda a, axis=None: np.size(a._places, axis),
        "lexsort": lambda keys, axis=-1: np.lexsort([k._ranks()[1] if isinstance(k, ndarray) else k for k in keys], axis=axis),
        "intersect1d": _set(lambda x, y: np.intersect1d(x, y)), "union1d": _set(lambda x, y: np.union1d(x, y)),
        "setdiff1d": _set(lambda x, y: np.setdiff1d(x, y)), "setxor1d": _set(lambda x, y: np.setxor1d(x, y))}


# in np
class str_(str):
    __module__ = "numpy"

    def __repr__(self):
        return f"np.str_({str(self)!r})"


# Elements are Python's own bytes.
bytes_ = bytes


# in _numpy_texts
def kind(said):
    """The dtype of texts that is meant; None where it is none of texts."""
    for coded in (False, True):
        width = _width_in(said, coded)
        if width is not None:
            return _TextType(width, coded)
    return None


def written(places, word, separator, prefix, suffix):
    """The rows in lines of 75 columns, as NumPy breaks them; of many elements, those at the ends."""
    short = places.size > 1000

    def row_of(row, depth, indent, width):
        if depth == 0:
            return word(row)
        inner = indent + " "
        parts = row if not short or len(row) <= 6 else row[:3] + [None] + row[-3:]
        if depth > 1:
            between = separator.rstrip() + "\n" * (depth - 1)
            rows = ["..." if p is None else row_of(p, depth - 1, inner, width - 1) for p in parts]
            return "[" + between.join([(indent if i else "") + r for i, r in enumerate(rows)]) + "]"
        room = width - builtins_max(len(separator.rstrip()), 1)
        lines, line = [], indent
        for i, p in enumerate(parts):
            pieces = "..." if p is None else word(p)
            pieces = pieces.splitlines() or [""]
            wide = builtins_max([len(piece) for piece in pieces])
            below = " " * len(line)
            if len(line) + wide > room and len(line) > len(indent):
                lines.append(line.rstrip())
                line = below = indent
            line += pieces[0]
            for piece in pieces[1:]:
                lines.append(line.rstrip())
                line = below + piece
            if len(pieces) > 1:
                line += " " * (wide - len(pieces[-1]))
            line += separator if i < len(parts) - 1 else ""
        return "[" + "\n".join(lines + [line])[len(indent):] + "]"
    return row_of(places.tolist(), places.ndim, " " * (prefix + 1), 75 - suffix)


def shown(places, word, kind):
    """As NumPy's repr writes an array whose dtype it always says."""
    if places.size == 0:
        shape = f"shape={places.shape}, " if places.shape != (0,) else ""
        return f"array([], {shape}{kind})"
    text = "array(" + (word(int(places)) if places.ndim == 0 else written(places, word, ", ", 6, 1))
    more = f"shape={places.shape}, " if places.size > 1000 else ""
    last = len(text) - (text.rfind("\n") + 1)
    # What follows the elements goes onto a line of its own where it does not fit behind them.
    return text + "," + ("\n      " if last + len(more + kind) + 3 > 75 else " ") + more + kind + ")"


def made(name, *args, ndmin=0, **options):
    """What NumPy's makers of arrays make of texts."""
    if ndmin > 0:
        found = made(name, *args, **options)
        return found[(None,) * (ndmin - found.ndim)] if found.ndim < ndmin else found
    return _maker(name, args, options) if name in ("constant", "convert_to_tensor") else _own[name](*args, **options)


def dispatched(name, *args, **options):
    """Any function of NumPy's, of texts in lists."""
    if name in _numpy_placed.joining and name != "append":
        args = [[np.asarray(x) for x in args[0]]] + list(args[1:])
    args = [_texts_of(a) if _is_text(a) and not isinstance(a, tuple) and _leaves(a) else a for a in args]
    given = [a for a in args if isinstance(a, ndarray)]
    if not given:
        parts = [v for a in args if isinstance(a, (list, tuple)) for v in a if isinstance(v, ndarray)]
        given = parts
    return given[0].__tf_dispatch__(name, args, options) if given else NotImplemented


def picked(texts, places):
    """The elements in those places; one place gives one element."""
    return (texts if isinstance(texts, _numpy_placed.Placed) else _texts_of(texts))[places]


def rows(of):
    """What stands along the first axis; None of what is no array of texts, of objects, of times."""
    return list(of) if isinstance(of, _numpy_placed.Placed) else None


# in np.char, np.strings
def upper(a):
    return _each(lambda t: t.upper(), a, width=_texts_of(a)._width)


def lower(a):
    return _each(lambda t: t.lower(), a, width=_texts_of(a)._width)


def capitalize(a):
    return _each(lambda t: t.capitalize(), a, width=_texts_of(a)._width)


def title(a):
    return _each(lambda t: t.title(), a, width=_texts_of(a)._width)


def swapcase(a):
    return _each(lambda t: t.swapcase(), a, width=_texts_of(a)._width)


def strip(a, chars=None):
    return _each(lambda t: t.strip(chars), a, width=_texts_of(a)._width)


def lstrip(a, chars=None):
    return _each(lambda t: t.lstrip(chars), a, width=_texts_of(a)._width)


def rstrip(a, chars=None):
    return _each(lambda t: t.rstrip(chars), a, width=_texts_of(a)._width)


def add(x1, x2):
    return _together(x1, x2)


def multiply(a, i):
    return _each(lambda t, n: t * builtins_max(int(n), 0), a, i)


def replace(a, old, new, count=-1):
    return _each(lambda t, o, n: t.replace(o, n, count), a, old, new)


def zfill(a, width):
    return _each(lambda t: t.zfill(width), a)


def center(a, width, fillchar=" "):
    return _each(lambda t: t.center(width, fillchar), a)


def ljust(a, width, fillchar=" "):
    return _each(lambda t: t.ljust(width, fillchar), a)


def rjust(a, width, fillchar=" "):
    return _each(lambda t: t.rjust(width, fillchar), a)


def join(sep, seq):
    return _each(lambda s, t: s.join(t), sep, seq)


def mod(a, values):
    return _each(lambda t, v: t % v, a, values)


def _numbers_of(f, *given, kind="int64"):
    found, shape = _values(f, *given)
    return np.reshape(np.array(found, dtype=kind), shape)


def str_len(a):
    return _numbers_of(lambda t: len(t), a)


def find(a, sub, start=0, end=None):
    return _numbers_of(lambda t, s: t.find(s, start, len(t) if end is None else end), a, sub)


def rfind(a, sub, start=0, end=None):
    return _numbers_of(lambda t, s: t.rfind(s, start, len(t) if end is None else end), a, sub)


def count(a, sub, start=0, end=None):
    return _numbers_of(lambda t, s: t.count(s, start, len(t) if end is None else end), a, sub)


def index(a, sub, start=0, end=None):
    return _numbers_of(lambda t, s: t.index(s, start, len(t) if end is None else end), a, sub)


def startswith(a, prefix, start=0, end=None):
    return _numbers_of(lambda t, p: t.startswith(p), a, prefix, kind="bool")


def endswith(a, suffix, start=0, end=None):
    return _numbers_of(lambda t, s: t.endswith(s), a, suffix, kind="bool")


def isalpha(a):
    return _numbers_of(lambda t: t.isalpha(), a, kind="bool")


def isdigit(a):
    return _numbers_of(lambda t: t.isdigit(), a, kind="bool")


def isnumeric(a):
    return _numbers_of(lambda t: t.isnumeric(), a, kind="bool")


def isdecimal(a):
    return _numbers_of(lambda t: t.isdecimal(), a, kind="bool")


def isalnum(a):
    return _numbers_of(lambda t: t.isalnum(), a, kind="bool")


def isspace(a):
    return _numbers_of(lambda t: t.isspace(), a, kind="bool")


def isupper(a):
    return _numbers_of(lambda t: t.isupper(), a, kind="bool")


def islower(a):
    return _numbers_of(lambda t: t.islower(), a, kind="bool")


def equal(x1, x2):
    return _ordered(_texts_of(x1), x2, "==")


def not_equal(x1, x2):
    return _ordered(_texts_of(x1), x2, "!=")


def less(x1, x2):
    return _ordered(_texts_of(x1), x2, "<")


def less_equal(x1, x2):
    return _ordered(_texts_of(x1), x2, "<=")


def greater(x1, x2):
    return _ordered(_texts_of(x1), x2, ">")


def greater_equal(x1, x2):
    return _ordered(_texts_of(x1), x2, ">=")


# in np.char
def split(a, sep=None, maxsplit=None):
    a = np.asarray(a)
    found = np.empty(a.size, dtype=object)
    for i, t in enumerate(a.ravel().tolist()):
        found[i] = t.split(sep, -1 if maxsplit is None else maxsplit)
    return found.reshape(a.shape)


def decode(a, encoding=None, errors=None):
    return _each_turned(lambda t: t.encode("latin-1").decode(encoding or "ascii", errors or "strict"), a, False)


def encode(a, encoding=None, errors=None):
    return _each_turned(lambda t: t.encode(encoding or "ascii", errors or "strict").decode("latin-1"), a, True)


def array(obj, itemsize=None, copy=True, unicode=None, order=None):
    return _fitted(_texts_of(obj), itemsize or 0)


def asarray(obj, itemsize=None, unicode=None, order=None):
    return _fitted(_texts_of(obj), itemsize or 0)
