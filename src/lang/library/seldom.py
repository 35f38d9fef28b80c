"""What scripts ask seldom of os, sys, time, operator, io, contextlib, base64, struct and shutil; and array."""
import _tensh
import re
import struct
from os.path import abspath as _abspath

# in os
pathsep = ":"
curdir = "."
pardir = ".."
extsep = "."
altsep = None
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
F_OK = 0
R_OK = 4
W_OK = 2
X_OK = 1


def fsencode(filename):
    return filename if isinstance(filename, bytes) else str(filename).encode()


def fsdecode(filename):
    return filename.decode() if isinstance(filename, bytes) else str(filename)


# in os.path
sep = "/"
pathsep = ":"
curdir = "."
pardir = ".."


def relpath(path, start="."):
    if not path:
        raise ValueError("no path specified")
    here, there = [p for p in _abspath(start).split("/") if p], [p for p in _abspath(path).split("/") if p]
    same = 0
    while same < min(len(here), len(there)) and here[same] == there[same]:
        same += 1
    return "/".join([".."] * (len(here) - same) + there[same:]) or "."


def commonprefix(m):
    if not m:
        return ""
    low, high = min(m), max(m)
    for i, c in enumerate(low):
        if c != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    paths = [str(p) for p in paths]
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    if len({p.startswith("/") for p in paths}) != 1:
        raise ValueError("Can't mix absolute and relative paths")
    parts = [[c for c in p.split("/") if c and c != "."] for p in paths]
    low, high = min(parts), max(parts)
    common = low
    for i, c in enumerate(low):
        if c != high[i]:
            common = low[:i]
            break
    return ("/" if paths[0].startswith("/") else "") + "/".join(common)


def splitdrive(p):
    return str(p)[:0], str(p)


def normcase(s):
    return str(s)


def expandvars(path):
    import os
    return re.sub(r"\$(\w+|\{[^}]*\})", lambda m: os.environ.get(m[1].strip("{}"), m[0]), path)


def islink(path):
    return False


def lexists(path):
    import os
    return os.path.exists(path)


def samefile(f1, f2):
    return _abspath(f1) == _abspath(f2)


# in _nowhere
class _Named:
    def __init__(self, **facts):
        self.__dict__.update(facts)


# in sys
byteorder = "little"
maxunicode = 1114111
hexversion = 51053296
api_version = 1013
executable = "/usr/bin/python3"
prefix = "/usr"
base_prefix = "/usr"
exec_prefix = "/usr"
copyright = ""
dont_write_bytecode = True
float_repr_style = "short"
warnoptions = []
implementation = _Named(name="cpython", version=(3, 11, 2, "final", 0), cache_tag="cpython-311", hexversion=51053296)
flags = _Named(debug=0, inspect=0, interactive=0, optimize=0, dont_write_bytecode=0, no_user_site=0, no_site=0, ignore_environment=0,
               verbose=0, bytes_warning=0, quiet=0, hash_randomization=1, isolated=0, dev_mode=False, utf8_mode=1, safe_path=False)


def getdefaultencoding():
    return "utf-8"


def getfilesystemencoding():
    return "utf-8"


def getrefcount(object, /):
    return 2


def intern(string, /):
    return string


def get_int_max_str_digits():
    return 4300


def gettrace():
    return None


# in time
timezone = 0
altzone = 0
daylight = 0
tzname = ("UTC", "UTC")
CLOCK_MONOTONIC = 1
CLOCK_REALTIME = 0


def monotonic_ns():
    return int(_tensh.clock() * 1000000)


def process_time_ns():
    return int(_tensh.clock() * 1000000)


def thread_time():
    return _tensh.clock() / 1000


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    import datetime
    return datetime.datetime.strptime(data_string, format).timetuple()


# in operator
def abs(a):
    return a.__abs__() if hasattr(a, "__abs__") else max(a, -a)


def call(obj, /, *args, **kwargs):
    return obj(*args, **kwargs)


def countOf(a, b):
    return sum([1 for x in a if x is b or x == b])


def indexOf(a, b):
    for i, x in enumerate(a):
        if x is b or x == b:
            return i
    raise ValueError("sequence.index(x): x not in sequence")


def index(a):
    if isinstance(a, int):
        return int(a)
    if hasattr(a, "__index__"):
        return a.__index__()
    raise TypeError(f"'{type(a).__name__}' object cannot be interpreted as an integer")


def length_hint(obj, default=0):
    return len(obj) if hasattr(obj, "__len__") else default


def delitem(a, b):
    del a[b]


def iadd(a, b):
    a += b
    return a


def isub(a, b):
    a -= b
    return a


def imul(a, b):
    a *= b
    return a


def imatmul(a, b):
    a @= b
    return a


def itruediv(a, b):
    a /= b
    return a


def ifloordiv(a, b):
    a //= b
    return a


def imod(a, b):
    a %= b
    return a


def ipow(a, b):
    a **= b
    return a


def iand(a, b):
    a &= b
    return a


def ior(a, b):
    a |= b
    return a


def ixor(a, b):
    a ^= b
    return a


def ilshift(a, b):
    a <<= b
    return a


def irshift(a, b):
    a >>= b
    return a


def iconcat(a, b):
    a += b
    return a


# in io
SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2
DEFAULT_BUFFER_SIZE = 8192


# in contextlib
class AbstractContextManager:
    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, traceback):
        return None


# in _nowhere
_digits32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_digits85 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


# in base64
def b32encode(s):
    found = ""
    for at in range(0, len(s), 5):
        part = bytes(s[at:at + 5])
        number = int.from_bytes(part + bytes(5 - len(part)), "big")
        said = "".join([_digits32[number >> 5 * i & 31] for i in range(7, -1, -1)])
        count = (len(part) * 8 + 4) // 5
        found += said[:count] + "=" * (8 - count)
    return found.encode()


def b32decode(s, casefold=False, map01=None):
    text = s if isinstance(s, str) else bytes(s).decode()
    text = text.upper() if casefold else text
    found = b""
    for at in range(0, len(text), 8):
        part = text[at:at + 8].rstrip("=")
        number = 0
        for c in part:
            if c not in _digits32:
                from binascii import Error
                raise Error("Non-base32 digit found")
            number = number << 5 | _digits32.index(c)
        number <<= 5 * (8 - len(part))
        found += number.to_bytes(5, "big")[:len(part) * 5 // 8]
    return found


def b85encode(b, pad=False):
    found = ""
    for at in range(0, len(b), 4):
        part = bytes(b[at:at + 4])
        number, said = int.from_bytes(part + bytes(4 - len(part)), "big"), ""
        for _ in range(5):
            number, digit = divmod(number, 85)
            said = _digits85[digit] + said
        found += said if pad else said[:len(part) + 1]
    return found.encode()


def b85decode(b):
    text = b if isinstance(b, str) else bytes(b).decode()
    found = b""
    for at in range(0, len(text), 5):
        part = text[at:at + 5]
        number = 0
        for c in part + "~" * (5 - len(part)):
            number = number * 85 + _digits85.index(c)
        found += number.to_bytes(4, "big")[:len(part) - 1]
    return found


# in struct
class Struct:
    def __init__(self, format):
        self.format = format
        self.size = struct.calcsize(format)

    def pack(self, *values):
        return struct.pack(self.format, *values)

    def unpack(self, buffer):
        return struct.unpack(self.format, buffer)

    def unpack_from(self, buffer, offset=0):
        return struct.unpack_from(self.format, buffer, offset)

    def iter_unpack(self, buffer):
        return struct.iter_unpack(self.format, buffer)

    def pack_into(self, buffer, offset, *values):
        struct.pack_into(self.format, buffer, offset, *values)


# in shutil
def get_terminal_size(fallback=(80, 24)):
    import os
    return os.terminal_size(fallback)


# in os
class terminal_size(tuple):
    @property
    def columns(self):
        return self[0]

    @property
    def lines(self):
        return self[1]

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1):
    return terminal_size((80, 24))


# in _nowhere
_kinds = {"b": (1, -128, 127), "B": (1, 0, 255), "h": (2, -32768, 32767), "H": (2, 0, 65535), "i": (4, -2147483648, 2147483647),
          "I": (4, 0, 4294967295), "l": (8, -9223372036854775808, 9223372036854775807), "L": (8, 0, 18446744073709551615),
          "q": (8, -9223372036854775808, 9223372036854775807), "Q": (8, 0, 18446744073709551615), "f": (4, None, None), "d": (8, None, None)}
_said = {"b": "signed char", "B": "unsigned byte integer", "h": "signed short", "H": "unsigned short", "i": "signed integer", "I": "unsigned int"}


# in array
typecodes = "bBuhHiIlLqQfd"


class array:
    """Numbers of one kind, in a list that takes no others."""
    def __init__(self, typecode, initializer=()):
        if typecode not in _kinds:
            raise ValueError("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)")
        self.typecode, self.itemsize, self._items = typecode, _kinds[typecode][0], []
        if isinstance(initializer, (bytes, bytearray)):
            self.frombytes(initializer)
        else:
            self.extend(initializer)

    def _fit(self, x):
        _, low, high = _kinds[self.typecode]
        if low is None:
            if not isinstance(x, (int, float)):
                raise TypeError(f"must be real number, not {type(x).__name__}")
            return float(x) if self.typecode == "d" else struct.unpack("<f", struct.pack("<f", x))[0]
        if not isinstance(x, int):
            raise TypeError(f"'{type(x).__name__}' object cannot be interpreted as an integer")
        if not low <= x <= high:
            over, name = x > high, _said.get(self.typecode)
            if name is None:
                raise OverflowError("Python int too large to convert to C long")
            raise OverflowError(f"{name} is {'greater than maximum' if over else 'less than minimum'}")
        return int(x)

    def append(self, x):
        self._items.append(self._fit(x))

    def extend(self, iterable):
        if isinstance(iterable, array) and iterable.typecode != self.typecode:
            raise TypeError("can only extend with array of same kind")
        for x in iterable:
            self.append(x)

    fromlist = extend

    def insert(self, i, x):
        self._items.insert(i, self._fit(x))

    def pop(self, i=-1):
        if not self._items:
            raise IndexError("pop from empty array")
        return self._items.pop(i)

    def remove(self, x):
        if x not in self._items:
            raise ValueError("array.remove(x): x not in array")
        self._items.remove(x)

    def index(self, x, *limits):
        if x not in self._items:
            raise ValueError("array.index(x): x not in array")
        return self._items.index(x, *limits)

    def count(self, x):
        return self._items.count(x)

    def reverse(self):
        self._items.reverse()

    def tolist(self):
        return list(self._items)

    def tobytes(self):
        return struct.pack(f"<{len(self._items)}{self.typecode}", *self._items) if self._items else b""

    def frombytes(self, buffer):
        if len(buffer) % self.itemsize:
            raise ValueError("bytes length not a multiple of item size")
        self._items.extend(struct.unpack(f"<{len(buffer) // self.itemsize}{self.typecode}", bytes(buffer)))

    def buffer_info(self):
        return id(self), len(self._items)

    def _like(self, items):
        made = array(self.typecode)
        made._items = list(items)
        return made

    def __len__(self):
        return len(self._items)

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __getitem__(self, i):
        if isinstance(i, slice):
            return self._like(self._items[i])
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array index out of range")
        return self._items[i]

    def __setitem__(self, i, x):
        if isinstance(i, slice):
            self._items[i] = x._items
            return
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("array assignment index out of range")
        self._items[i] = self._fit(x)

    def __delitem__(self, i):
        del self._items[i]

    def __add__(self, other):
        return self._like(self._items + other._items) if isinstance(other, array) else NotImplemented

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return self._like(self._items * n)

    __rmul__ = __mul__

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, array) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items

    def __copy__(self):
        return self._like(self._items)

    def __array__(self, dtype=None, copy=None):
        import numpy as np
        names = {1: "int8", 2: "int16", 4: "int32", 8: "int64"}
        kind = {"f": "float32", "d": "float64"}.get(self.typecode) or ("u" if self.typecode.isupper() else "") + names[self.itemsize]
        return np.array(self._items, dtype=kind if dtype is None else dtype)

    def __repr__(self):
        return f"array('{self.typecode}', {self._items!r})" if self._items else f"array('{self.typecode}')"


ArrayType = array
