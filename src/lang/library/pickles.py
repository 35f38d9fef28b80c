"""pickle: Python's own format, of plain values, NumPy's arrays of numbers and the program's own objects. What is read calls nothing by its name but what makes such values."""
import struct
import numpy as np

# in pickle
HIGHEST_PROTOCOL = 5
DEFAULT_PROTOCOL = 4


class PickleError(Exception):
    __module__ = "pickle"


class PicklingError(PickleError):
    __module__ = "_pickle"


class UnpicklingError(PickleError):
    __module__ = "_pickle"


# in _nowhere
_types = {t.__name__: t for t in (complex, bytearray, range, slice, set, frozenset, list, dict, tuple, int, float, str, bytes, bool)}


class _Named:
    """A thing of a module, by the names that say it."""
    def __init__(self, module, name):
        self.module, self.name = module, name

    def __repr__(self):
        return f"{self.module}.{self.name}"


class _Array:
    """An array before its state has come."""
    made = None


class _DType:
    def __init__(self, code):
        self.code, self.order, self.unit = code, "<", None

    def dtype(self):
        if self.unit is not None:
            name, count, *_ = self.unit
            return np.dtype(f"{self.code}[{count if count > 1 else ''}{name.decode() if isinstance(name, bytes) else name}]")
        if self.order == ">":
            raise UnpicklingError("arrays whose bytes stand in the other order are not read in tensh")
        return np.dtype(self.code)


def _main():
    import sys
    return sys.modules.get("__main__")


class _Writer:
    def __init__(self):
        self.parts, self.known, self.kept, self.count = [], {}, [], 0

    def put(self, *pieces):
        self.parts.extend(pieces)

    def keep(self, key, thing=None):
        """What was written last can be asked for again."""
        self.known[key] = self.count
        # An object that is known by its identity must live as long as this.
        self.kept.append(thing)
        self.count += 1
        self.put(b"\x94")

    def again(self, key):
        if key not in self.known:
            return False
        at = self.known[key]
        self.put(b"h" + bytes([at]) if at < 256 else b"j" + struct.pack("<I", at))
        return True

    def text(self, x):
        if self.again(("str", x)):
            return
        data = x.encode("utf-8", "surrogatepass")
        self.put(b"\x8c" + bytes([len(data)]) if len(data) < 256 else b"X" + struct.pack("<I", len(data)), data)
        self.keep(("str", x))

    def octets(self, x):
        # Python has each string of one byte once, and the empty one.
        key = ("bytes", x) if len(x) < 2 else ("bytes", self.count, None)
        if self.again(key):
            return
        self.put(b"C" + bytes([len(x)]) if len(x) < 256 else b"B" + struct.pack("<I", len(x)), bytes(x))
        self.keep(key)

    def whole(self, x):
        if 0 <= x < 256:
            self.put(b"K" + bytes([x]))
        elif 0 <= x < 65536:
            self.put(b"M" + struct.pack("<H", x))
        elif -2147483648 <= x < 2147483648:
            self.put(b"J" + struct.pack("<i", x))
        else:
            size = (x.bit_length() >> 3) + 1
            data = x.to_bytes(size, "little", signed=True)
            if x < 0 and size > 1 and data[-1] == 255 and data[-2] & 128:
                data = data[:-1]
            self.put(b"\x8a" + bytes([len(data)]) if len(data) < 256 else b"\x8b" + struct.pack("<i", len(data)), data)

    def named(self, module, name):
        if self.again(("named", module, name)):
            return
        self.text(module)
        self.text(name)
        self.put(b"\x93")
        self.keep(("named", module, name))

    def row(self, x):
        if len(x) == 0:
            self.put(b")")
            return
        if len(x) > 3:
            self.put(b"(")
        for v in x:
            self.save(v)
        self.put((b"\x85", b"\x86", b"\x87")[len(x) - 1] if len(x) <= 3 else b"t")

    def tuple(self, x):
        if len(x) and self.again(("id", id(x))):
            return
        self.row(x)
        if len(x):
            self.keep(("id", id(x)), x)

    def batches(self, items, one, many, write):
        for i in range(0, len(items), 1000):
            part = items[i:i + 1000]
            if len(part) == 1:
                write(part[0])
                self.put(one)
            else:
                self.put(b"(")
                for v in part:
                    write(v)
                self.put(many)

    def pair(self, item):
        self.save(item[0])
        self.save(item[1])

    def save(self, x):
        kind = type(x)
        if x is None:
            self.put(b"N")
        elif kind is bool:
            self.put(b"\x88" if x else b"\x89")
        elif kind is int:
            self.whole(x)
        elif kind is float:
            self.put(b"G" + struct.pack(">d", x))
        elif kind is str:
            self.text(x)
        elif kind is bytes:
            self.octets(x)
        elif kind is tuple:
            self.tuple(x)
        elif kind.__name__ == "complex":
            self.called("builtins", "complex", (x.real, x.imag))
        elif kind.__name__ == "bytearray":
            self.called("builtins", "bytearray", (bytes(x),))
        elif kind.__name__ == "range":
            self.called("builtins", "range", (x.start, x.stop, x.step))
        elif kind.__name__ == "slice":
            self.called("builtins", "slice", (x.start, x.stop, x.step))
        elif isinstance(x, _Named):
            self.named(x.module, x.name)
        elif not self.again(("id", id(x))):
            self.other(x, kind)

    def called(self, module, name, args):
        self.named(module, name)
        self.row(args)
        self.keep(("row", self.count))
        self.put(b"R")
        self.keep(("made", self.count))

    def other(self, x, kind):
        key = ("id", id(x))
        if kind is list:
            self.put(b"]")
            self.keep(key, x)
            self.batches(x, b"a", b"e", self.save)
        elif kind is dict:
            self.put(b"}")
            self.keep(key, x)
            self.batches(list(x.items()), b"s", b"u", self.pair)
        elif kind is set:
            self.put(b"\x8f")
            self.keep(key, x)
            if x:
                self.put(b"(")
                for v in x:
                    self.save(v)
                self.put(b"\x90")
        elif kind is frozenset:
            self.put(b"(")
            for v in x:
                self.save(v)
            self.put(b"\x91")
            self.keep(key, x)
        elif kind.__name__ == "OrderedDict":
            self.named("collections", "OrderedDict")
            self.put(b")R")
            self.keep(key, x)
            self.batches(list(x.items()), b"s", b"u", self.pair)
        elif kind.__name__ in ("Counter", "defaultdict", "deque") and kind.__module__ == "collections":
            self.container(x, kind.__name__, key)
        elif any([x is t for t in _types.values()]):
            self.named("builtins", x.__name__)
        elif isinstance(x, (np.ndarray, np.generic)):
            self.array(x, key)
        elif _call_for(x, kind) is not None:
            self.called(kind.__module__, kind.__name__, _call_for(x, kind))
            self.keep(key, x)
        elif isinstance(x, (np.random.Generator, np.random.RandomState, np.random.BitGenerator)):
            self.stream(x, key)
        else:
            self.object(x, kind, key)

    def container(self, x, name, key):
        self.named("collections", name)
        if name == "Counter":
            args = (dict(x),)
        elif name == "defaultdict":
            args = () if x.default_factory is None else (x.default_factory,)
        else:
            args = () if x.maxlen is None else ((), x.maxlen)
        self.row(args)
        if args:
            self.keep(("row", self.count))
        self.put(b"R")
        self.keep(key, x)
        if name == "defaultdict":
            self.batches(list(x.items()), b"s", b"u", self.pair)
        elif name == "deque":
            self.batches(list(x), b"a", b"e", self.save)

    def dtype(self, dtype):
        size = dtype.itemsize // 4 if dtype.kind == "U" else dtype.itemsize
        code, known = f"{dtype.kind}{size}", str(dtype)
        if self.again(("dtype", known)):
            return
        self.named("numpy", "dtype")
        self.row((code, False, True))
        self.keep(("row", self.count))
        self.put(b"R")
        self.keep(("dtype", known))
        self.row(_state_of(dtype))
        self.keep(("row", self.count))
        self.put(b"b")

    def array(self, x, key):
        dtype = x.dtype
        if dtype.kind not in "biufcUSOMm":
            raise PicklingError(f"an array of {dtype} is not pickled in tensh: arrays of numbers, texts, objects and times are")
        single = isinstance(x, np.generic)
        self.named("numpy._core.multiarray", "scalar" if single else "_reconstruct")
        if single:
            self.dtype(dtype)
            self.octets(np.asarray(x).tobytes())
            self.put(b"\x86")
            self.keep(("row", self.count))
            self.put(b"R")
            self.keep(key, x)
            return
        self.row((_Named("numpy", "ndarray"), _Kept((0,)), b"b"))
        self.keep(("row", self.count))
        self.put(b"R")
        self.keep(key, x)
        self.put(b"(")
        self.whole(1)
        self.row(x.shape)
        if x.ndim:
            self.keep(("row", self.count))
        self.dtype(dtype)
        self.put(b"\x89")
        if dtype.kind == "O":
            self.save(x.ravel().tolist())
        else:
            x = x.astype("int64") if dtype.kind in "Mm" else x
            self.octets(x.tobytes() if hasattr(x, "_places") else np.ascontiguousarray(x).tobytes())
        self.put(b"t")
        self.keep(("row", self.count))
        self.put(b"b")

    def stream(self, x, key):
        """NumPy's random streams as it makes them anew: of bits by their name, which get their state then."""
        if isinstance(x, np.random.Generator):
            self.called("numpy.random._pickle", "__generator_ctor", (x.bit_generator,))
            self.keep(key, x)
            return
        legacy = isinstance(x, np.random.RandomState)
        name = "MT19937" if legacy else type(x).__name__
        self.called("numpy.random._pickle", "__randomstate_ctor" if legacy else "__bit_generator_ctor", (name,))
        self.keep(key, x)
        self.save(x.get_state(legacy=False) if legacy else x.state)
        self.put(b"b")

    def object(self, x, kind, key):
        if isinstance(x, _Kept):
            self.row(x.items)
            self.keep(("row", self.count))
            return
        name = getattr(x, "__qualname__", None) or getattr(x, "__name__", None)
        if getattr(x, "__module__", None) == "__main__" and name is not None and getattr(kind, "__module__", None) != "__main__":
            if getattr(_main(), name, None) is not x:
                raise PicklingError(f"Can't pickle {x!r}: attribute lookup {name} on __main__ failed")
            self.named("__main__", name)
            return
        if getattr(kind, "__module__", None) != "__main__" or getattr(_main(), kind.__qualname__, None) is not kind:
            if getattr(kind, "__module__", None) == "__main__":
                raise PicklingError(f"Can't pickle {kind!r}: attribute lookup {kind.__qualname__} on __main__ failed")
            raise PicklingError(f"a {kind.__name__} is not pickled in tensh: plain values, arrays of numbers and the program's own objects are")
        if any([isinstance(x, t) for t in (dict, list, tuple, str, int, float)]):
            raise PicklingError(f"objects of classes that inherit from Python's types are not pickled in tensh: {kind.__name__}")
        self.named("__main__", kind.__qualname__)
        self.put(b")\x81")
        self.keep(key, x)
        state = x.__getstate__() if "__getstate__" in _methods(kind) else dict(x.__dict__)
        if state or "__setstate__" in _methods(kind):
            self.save(state)
            self.put(b"b")


def _state_of(dtype):
    """What NumPy's dtypes say of themselves beyond their code."""
    if dtype.kind == "U":
        return (3, "<", None, None, None, dtype.itemsize, 4, 8)
    if dtype.kind == "S":
        return (3, "|", None, None, None, dtype.itemsize, 1, 0)
    if dtype.kind == "O":
        return (3, "|", None, None, None, -1, -1, 63)
    if dtype.kind in "Mm":
        unit, count = np.datetime_data(dtype)
        return (4, "<", None, None, None, -1, -1, 0, (None, (unit.encode(), count, 1, 1)))
    return (3, "|" if dtype.itemsize == 1 else "<", None, None, None, -1, -1, 0)


def _call_for(x, kind):
    """The arguments with which the class of a value of Python's library makes it anew; None where it is none of these."""
    name = f"{getattr(kind, '__module__', '')}.{kind.__name__}"
    if name == "fractions.Fraction":
        return (x.numerator, x.denominator)
    if name == "decimal.Decimal":
        return (str(x),)
    if name == "datetime.timedelta":
        return (x.days, x.seconds, x.microseconds)
    if name not in ("datetime.date", "datetime.datetime", "datetime.time"):
        return None
    day = b"" if name == "datetime.time" else bytes([x.year // 256, x.year % 256, x.month, x.day])
    if name == "datetime.date":
        return (day,)
    if x.tzinfo is not None:
        return None
    return (day + bytes([x.hour, x.minute, x.second]) + x.microsecond.to_bytes(3, "big"),)


def _made_of(module, name, args):
    """What a class of Python's library makes of such arguments."""
    import datetime
    import decimal
    import fractions
    kind = getattr({"datetime": datetime, "decimal": decimal, "fractions": fractions}[module], name)
    if module != "datetime" or not isinstance(args[0], bytes):
        return kind(*args)
    data = args[0]
    day = () if name == "time" else (data[0] * 256 + data[1], data[2], data[3])
    rest = data[len(day) + 1:] if day else data
    return kind(*day, *rest[:3], int.from_bytes(rest[3:], "big")) if rest else kind(*day)


class _Kept:
    """A tuple that is written anew."""
    def __init__(self, items):
        self.items = items


def _methods(kind):
    return [n for c in kind.__mro__ for n in getattr(c, "__dict__", {}) if c is not object]


class _Reader:
    def __init__(self, data):
        self.data, self.at, self.stack, self.marks, self.memo = data, 0, [], [], {}

    def take(self, n):
        if self.at + n > len(self.data):
            raise UnpicklingError("pickle data was truncated")
        self.at += n
        return self.data[self.at - n:self.at]

    def number(self, form):
        return struct.unpack(form, self.take(struct.calcsize(form)))[0]

    def line(self):
        end = self.data.find(b"\n", self.at)
        if end < 0:
            raise UnpicklingError("pickle data was truncated")
        found = self.data[self.at:end]
        self.at = end + 1
        return found.decode()

    def pop(self):
        if not self.stack:
            raise UnpicklingError("unpickling stack underflow")
        return self.stack.pop()

    def since_mark(self):
        if not self.marks:
            raise UnpicklingError("could not find MARK")
        start = self.marks.pop()
        found = self.stack[start:]
        self.stack = self.stack[:start]
        return found

    def load(self):
        if self.data and self.data[:1] != b"\x80":
            raise UnpicklingError("pickles of protocol 2 and later are read in tensh; this is one of protocol 0 or 1, or none at all")
        while True:
            if self.at >= len(self.data):
                raise EOFError("Ran out of input")
            code = self.take(1)
            if code == b".":
                return _whole(self.pop())
            step = _steps.get(code)
            if step is None:
                raise UnpicklingError(f"invalid load key, '{code.decode('latin-1')}'.")
            step(self)


def _whole(x):
    """What is there when all is read."""
    return x.made if isinstance(x, _Array) else x


def _put(value):
    return lambda r: r.stack.append(value() if callable(value) else value)


def _appended(r, items):
    of = r.stack[-1]
    for v in items:
        of.add(_whole(v)) if isinstance(of, set) else of.append(_whole(v))


def _set_items(r, items):
    of = r.stack[-1]
    for i in range(0, len(items), 2):
        of[_whole(items[i])] = _whole(items[i + 1])


def _tuple(n):
    def step(r):
        items = [_whole(r.pop()) for _ in range(n)]
        r.stack.append(tuple(reversed(items)))
    return step


def _found(module, name):
    if module == "__main__":
        of = _main()
        for part in name.split("."):
            if not hasattr(of, part):
                raise AttributeError(f"Can't get attribute '{name}' on <module '__main__'>")
            of = getattr(of, part)
        return of
    return _types[name] if module in ("builtins", "__builtin__") and name in _types else _Named(module, name)


def _stack_global(r):
    name, module = r.pop(), r.pop()
    r.stack.append(_found(module, name))


def _global(r):
    module = r.line()
    r.stack.append(_found(module, r.line()))


def _reduce(r):
    args, of = r.pop(), r.pop()
    r.stack.append(_called(of, args))


def _called(of, args):
    if not isinstance(of, _Named):
        return of(*args)
    path = f"{of.module}.{of.name}".replace("__builtin__.", "builtins.").replace("numpy.core.", "numpy._core.")
    if path == "numpy._core.multiarray._reconstruct":
        return _Array()
    if path == "numpy.dtype":
        return _DType(args[0])
    if path == "numpy._core.multiarray.scalar":
        return np.frombuffer(args[1], dtype=args[0].dtype())[0]
    if of.module in ("datetime", "decimal", "fractions"):
        return _made_of(of.module, of.name, args)
    if of.module == "numpy.random._pickle":
        return _stream_of(of.name, args)
    if path == "numpy.random.bit_generator.__pyx_unpickle_SeedSequence":
        return _Passed()
    if path == "numpy._core.numeric._frombuffer":
        return np.frombuffer(bytes(args[0]), dtype=args[1].dtype()).reshape(args[2], order=args[3]).copy()
    if of.module == "collections" and of.name in ("OrderedDict", "Counter", "defaultdict", "deque"):
        import collections
        return getattr(collections, of.name)(*args)
    if path == "_codecs.encode":
        return args[0].encode(args[1])
    raise UnpicklingError(f"{path} is not unpickled in tensh: plain values, NumPy's arrays of numbers and the program's own objects are")


class _Passed:
    """What is of no use here."""
    def __setstate__(self, state):
        pass


def _stream_of(maker, args):
    of = args[0]
    if maker == "__generator_ctor":
        return np.random.Generator(of if isinstance(of, np.random.BitGenerator) else _stream_of("", args))
    if maker == "__randomstate_ctor":
        return np.random.RandomState(0)
    return getattr(np.random, of.name if isinstance(of, _Named) else of)(0)


def _new(r):
    args, kind = r.pop(), r.pop()
    if isinstance(kind, _Named):
        raise UnpicklingError(f"{kind} is not unpickled in tensh: plain values, NumPy's arrays of numbers and the program's own objects are")
    r.stack.append(kind.__new__(kind, *args) if args else object.__new__(kind))


def _build(r):
    state, of = r.pop(), r.stack[-1]
    if isinstance(of, _DType):
        of.order = state[1]
        of.unit = state[8][1] if len(state) > 8 else None
    elif isinstance(of, _Array):
        _, shape, kind, turned, data = state
        if isinstance(data, list):
            made = np.empty(len(data), dtype=object)
            for i, thing in enumerate(data):
                made[i] = _whole(thing)
        else:
            made = np.frombuffer(data, dtype=kind.dtype()).copy()
        of.made = made.reshape(shape[::-1]).T.copy() if turned else made.reshape(shape)[...]
    elif isinstance(of, np.random.RandomState):
        of.set_state(state)
    elif isinstance(of, np.random.BitGenerator):
        of.state = state[0] if isinstance(state, tuple) else state
    elif hasattr(of, "__setstate__"):
        of.__setstate__(state)
    else:
        state, slots = state if isinstance(state, tuple) and len(state) == 2 else (state, None)
        for k, v in list((state or {}).items()) + list((slots or {}).items()):
            setattr(of, k, _whole(v))


def _get(form):
    def step(r):
        r.stack.append(r.memo[r.number(form)])
    return step


def _keep(form):
    def step(r):
        r.memo[len(r.memo) if form is None else r.number(form)] = r.stack[-1]
    return step


def _read(form, of):
    """What is as long as a number before it says."""
    def step(r):
        r.stack.append(of(r.take(r.number(form))))
    return step


def _text(data):
    return data.decode("utf-8", "surrogatepass")


def _long(data):
    return int.from_bytes(data, "little", signed=True)


_steps = {
    b"\x80": lambda r: r.take(1), b"\x95": lambda r: r.take(8), b"\x94": _keep(None), b"q": _keep("<B"), b"r": _keep("<I"),
    b"h": _get("<B"), b"j": _get("<I"), b"N": lambda r: r.stack.append(None), b"\x88": _put(True), b"\x89": _put(False),
    b"K": lambda r: r.stack.append(r.number("<B")), b"M": lambda r: r.stack.append(r.number("<H")),
    b"J": lambda r: r.stack.append(r.number("<i")), b"G": lambda r: r.stack.append(r.number(">d")),
    b"\x8a": _read("<B", _long), b"\x8b": _read("<i", _long), b"\x8c": _read("<B", _text), b"X": _read("<I", _text),
    b"\x8d": _read("<Q", _text), b"C": _read("<B", bytes), b"B": _read("<I", bytes), b"\x8e": _read("<Q", bytes),
    b"U": _read("<B", lambda d: d.decode("latin-1")), b"T": _read("<i", lambda d: d.decode("latin-1")),
    b"\x96": _read("<Q", bytearray), b"]": lambda r: r.stack.append([]), b"}": lambda r: r.stack.append({}),
    b")": lambda r: r.stack.append(()), b"\x8f": lambda r: r.stack.append(set()),
    b"(": lambda r: r.marks.append(len(r.stack)), b"a": lambda r: (lambda v: _appended(r, [v]))(r.pop()),
    b"e": lambda r: (lambda items: _appended(r, items))(r.since_mark()), b"\x90": lambda r: (lambda items: _appended(r, items))(r.since_mark()),
    b"s": lambda r: (lambda v: (lambda k: _set_items(r, [k, v]))(r.pop()))(r.pop()),
    b"u": lambda r: (lambda items: _set_items(r, items))(r.since_mark()), b"\x85": _tuple(1), b"\x86": _tuple(2), b"\x87": _tuple(3),
    b"t": lambda r: (lambda items: r.stack.append(tuple([_whole(v) for v in items])))(r.since_mark()),
    b"l": lambda r: (lambda items: r.stack.append([_whole(v) for v in items]))(r.since_mark()),
    b"\x91": lambda r: (lambda items: r.stack.append(frozenset([_whole(v) for v in items])))(r.since_mark()),
    b"c": _global, b"\x93": _stack_global, b"R": _reduce, b"\x81": _new, b"b": _build, b"0": lambda r: r.pop(),
    b"2": lambda r: r.stack.append(r.stack[-1]), b"1": lambda r: r.since_mark(),
}


# in pickle
def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    protocol = DEFAULT_PROTOCOL if protocol is None else HIGHEST_PROTOCOL if protocol < 0 else protocol
    if protocol > HIGHEST_PROTOCOL:
        raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
    # Every reader of protocol 5 reads 4, and what asks for less is read by all that know 4.
    writer = _Writer()
    writer.save(obj)
    body = b"".join(writer.parts) + b"."
    frame = b"\x95" + struct.pack("<Q", len(body)) if len(body) >= 4 else b""
    return b"\x80\x04" + frame + body


def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    if not hasattr(file, "write"):
        raise TypeError("file must have a 'write' attribute")
    file.write(dumps(obj, protocol))


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    return _Reader(bytes(data)).load()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=()):
    if not hasattr(file, "read"):
        raise TypeError("file must have 'read' and 'readline' attributes")
    start = file.tell()
    reader = _Reader(file.read())
    found = reader.load()
    # Further pickles may follow.
    file.seek(start + reader.at)
    return found
