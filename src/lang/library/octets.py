"""bytearray and memoryview: bytes that can change, and views of bytes."""


# in _nowhere
def _byte(x):
    if not isinstance(x, int):
        raise TypeError(f"{type(x).__name__!r} object cannot be interpreted as an integer")
    if not 0 <= x <= 255:
        raise ValueError("byte must be in range(0, 256)")
    return x


def _all(xs):
    # What bytes hold needs no look.
    return list(bytes(xs)) if isinstance(xs, (bytes, bytearray)) else [_byte(x) for x in xs]


def _like(x):
    if isinstance(x, (bytes, bytearray, memoryview)):
        return bytes(x)
    raise TypeError(f"can't concat {type(x).__name__} to bytearray")


def _plain(x):
    return bytes(x) if isinstance(x, (bytearray, memoryview)) else x


# in _octets
class bytearray:
    __module__ = "builtins"
    _is_a = "bytearray"
    __hash__ = None

    def __init__(self, source=b"", *coding, **named):
        self._codes = list(bytes(source, *coding, **named))

    def __bytes__(self):
        return bytes(self._codes)

    def __len__(self):
        return len(self._codes)

    def __iter__(self):
        return iter(self._codes)

    def __contains__(self, x):
        if isinstance(x, int):
            return x in bytes(self)
        return bytes(x) in bytes(self)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return bytearray(self._codes[index])
        try:
            return self._codes[index]
        except IndexError:
            raise IndexError("bytearray index out of range") from None

    def __setitem__(self, index, value):
        if isinstance(index, slice):
            self._codes[index] = _all(value)
        else:
            try:
                self._codes[index] = value if type(value) is int and 0 <= value <= 255 else _byte(value)
            except IndexError:
                raise IndexError("bytearray index out of range") from None

    def __delitem__(self, index):
        del self._codes[index]

    def __add__(self, other):
        return bytearray(bytes(self) + _like(other))

    def __radd__(self, other):
        return other + bytes(self)

    def __iadd__(self, other):
        self._codes.extend(other if type(other) is bytes else list(_like(other)))
        return self

    def __mul__(self, n):
        return bytearray(bytes(self) * n)

    __rmul__ = __mul__

    def __mod__(self, args):
        return bytearray(bytes(self) % args)

    def __eq__(self, other):
        return bytes(self) == bytes(other) if isinstance(other, (bytes, bytearray, memoryview)) else NotImplemented

    def __lt__(self, other):
        return bytes(self) < bytes(other)

    def __le__(self, other):
        return bytes(self) <= bytes(other)

    def __gt__(self, other):
        return bytes(self) > bytes(other)

    def __ge__(self, other):
        return bytes(self) >= bytes(other)

    def __repr__(self):
        return f"bytearray({bytes(self)!r})"

    def append(self, x):
        self._codes.append(x if type(x) is int and 0 <= x <= 255 else _byte(x))

    def extend(self, xs):
        self._codes.extend(_all(xs))

    def insert(self, index, x):
        self._codes.insert(index, _byte(x))

    def pop(self, index=-1):
        if not self._codes:
            raise IndexError("pop from empty bytearray")
        return self._codes.pop(index)

    def remove(self, x):
        if x not in self._codes:
            raise ValueError("value not found in bytearray")
        self._codes.remove(x)

    def reverse(self):
        self._codes.reverse()

    def clear(self):
        self._codes.clear()

    def copy(self):
        return bytearray(self)

    @classmethod
    def fromhex(cls, text):
        return cls(bytes.fromhex(text))

    def __getattr__(self, name):
        method = getattr(b"", name, None)
        if method is None or name.startswith("__"):
            raise AttributeError(f"'bytearray' object has no attribute {name!r}")

        def called(*args, **named):
            found = getattr(bytes(self), name)(*[_plain(x) for x in args], **named)
            if isinstance(found, bytes):
                return bytearray(found)
            if isinstance(found, (list, tuple)):
                return type(found)([bytearray(x) if isinstance(x, bytes) else x for x in found])
            return found
        return called


class memoryview:
    __module__ = "builtins"
    _is_a = "memoryview"
    format, itemsize, ndim, strides, contiguous = "B", 1, 1, (1,), True

    def __init__(self, obj):
        if not isinstance(obj, (bytes, bytearray, memoryview)):
            raise TypeError(f"memoryview: a bytes-like object is required, not {type(obj).__name__!r}")
        self.obj = obj.obj if isinstance(obj, memoryview) else obj
        self._places = obj._places if isinstance(obj, memoryview) else range(len(obj))
        self.readonly = isinstance(self.obj, bytes)

    @property
    def nbytes(self):
        return len(self._places)

    @property
    def shape(self):
        return (len(self._places),)

    def __len__(self):
        return len(self._places)

    def __iter__(self):
        return iter(self.tolist())

    def __getitem__(self, index):
        if isinstance(index, slice):
            part = memoryview(self.obj)
            part._places = self._places[index]
            return part
        try:
            return self.obj[self._places[index]]
        except IndexError:
            raise IndexError("index out of bounds on dimension 1") from None

    def __setitem__(self, index, value):
        if self.readonly:
            raise TypeError("cannot modify read-only memory")
        if isinstance(index, slice):
            places, codes = self._places[index], list(value)
            if len(places) != len(codes):
                raise ValueError("memoryview assignment: lvalue and rvalue have different structures")
            for place, code in zip(places, codes):
                self.obj[place] = code
        else:
            self.obj[self._places[index]] = value

    def __bytes__(self):
        return bytes(self.tolist())

    def __eq__(self, other):
        return bytes(self) == bytes(other) if isinstance(other, (bytes, bytearray, memoryview)) else NotImplemented

    def __hash__(self):
        if not self.readonly:
            raise ValueError("cannot hash writable memoryview object")
        return hash(bytes(self))

    def tolist(self):
        return [self.obj[i] for i in self._places]

    def tobytes(self):
        return bytes(self)

    def hex(self, *args):
        return bytes(self).hex(*args)

    def release(self):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass
