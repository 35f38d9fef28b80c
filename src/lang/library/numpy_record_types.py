"""The dtypes of NumPy's records, and the lists, texts and dicts of fields that mean them."""
import math
import re
import numpy as np

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
        return np.record if self._called else np.void

    @property
    def hasobject(self):
        return any([is_objects(f[1]) for f in self._fields])

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


def _bytes_of(field):
    return field[1].itemsize * math.prod(field[2])


def _said(kind):
    """As a list of fields says their dtypes."""
    if isinstance(kind, _RecordType):
        return kind.descr
    said = kind.str
    return "?" if said == "|b1" else said[1:] if said[:1] == "|" else said


def _is_open(kind, more):
    """A dtype of texts that wants its width, and a number that says it."""
    return isinstance(more, int) and not isinstance(kind, _RecordType) and kind.kind in "US" and kind.itemsize == 0


def _kinds_in(said):
    """A dtype, and the shape of a field that has one."""
    if isinstance(said, tuple):
        kind, shape = _kinds_in(said[0])
        more = said[1]
        if _is_open(kind, more):
            return np.dtype(f"{kind.char}{more}"), shape
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


# in _numpy_record_types
# The class has a name that a program's own would not have: the language knows it by that.
RecordType = _RecordType


def kind_of(said):
    """The dtype of records that is meant; None of all else."""
    if isinstance(said, _RecordType):
        return said
    total = offsets = None
    if isinstance(said, str):
        if "," not in said:
            return None
        given = [("", p) for p in parts_of(said)]
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
        if len(g) == 3 and _is_open(kind, g[2]):
            kind = np.dtype(f"{kind.char}{g[2]}")
        elif len(g) == 3:
            shape = tuple(g[2] if isinstance(g[2], (tuple, list)) else (g[2],)) + shape
            shape = () if g[2] == 1 else shape
        name = name or f"f{i}"
        if any([f[0] == name for f in fields]):
            raise ValueError(f"field {name!r} occurs more than once")
        fields.append((name, kind, shape, title, at if offsets is None else offsets[i]))
        at = max(at, fields[-1][4] + _bytes_of(fields[-1]))
    return _RecordType(fields, total if total is not None else at)


def wide_kind(said):
    """The dtype of texts that a pair means: their kind, and how wide they are."""
    kind, shape = _kinds_in(said) if len(said) == 2 else (None, ())
    return kind if kind is not None and kind.kind in "US" and shape == () else None


def renamed(kind, names):
    """The same fields by other names."""
    return _RecordType([(n,) + f[1:] for n, f in zip(names, kind._fields)], kind.itemsize)


def listed_kind(dtype, formats, names):
    if dtype is not None:
        return kind_of(dtype)
    formats = parts_of(formats) if isinstance(formats, str) else list(formats)
    names = names_in(names, len(formats))
    return kind_of(list(zip(names, formats)))


def names_in(names, count):
    if names is None:
        return [f"f{i}" for i in range(count)]
    names = [n.strip() for n in names.split(",")] if isinstance(names, str) else list(names)
    return names + [f"f{i}" for i in range(len(names), count)]


def is_objects(kind):
    return type(kind).__name__ == "_ObjectType" or isinstance(kind, _RecordType) and kind.hasobject


def parts_of(text):
    """What commas outside of brackets separate."""
    parts, depth = [""], 0
    for c in text:
        depth += (c == "(") - (c == ")")
        if c == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += c
    return [p.strip() for p in parts if p.strip()]
