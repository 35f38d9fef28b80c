"""struct: numbers as the bytes that they are made of, one behind the other."""
import numpy as np

# in _nowhere
_sizes = {"x": 1, "c": 1, "b": 1, "B": 1, "?": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 8, "L": 8, "q": 8, "Q": 8, "n": 8, "N": 8,
          "e": 2, "f": 4, "d": 8, "s": 1}
_floats = {"e": "float16", "f": "float32", "d": "float64"}


def _read(format):
    """The order of bytes, and each code with its count, size, and the bytes left out before it."""
    text = format.decode("ascii") if isinstance(format, bytes) else format
    mark = text[:1] if text[:1] in "@=<>!" and text else "@"
    text = text[1:] if text[:1] in "@=<>!" and text else text
    order = "big" if mark in ">!" else "little"
    fields, count, at = [], "", 0
    for c in text:
        if c.isspace():
            continue
        if c.isdigit():
            count += c
            continue
        if c not in _sizes:
            raise error("bad char in struct format")
        size = 4 if c in "lL" and mark != "@" else _sizes[c]
        gap = -at % size if mark == "@" and c not in "sx" else 0
        n = int(count) if count else 1
        fields.append((c, n, size, gap))
        at += gap + n * size
        count = ""
    if count:
        raise error("repeat count given without format specifier")
    return order, fields, at


# in struct
class error(Exception):
    pass


def calcsize(format, /):
    return _read(format)[2]


def pack(format, /, *values):
    order, fields, size = _read(format)
    wanted = sum([1 if c == "s" else 0 if c == "x" else n for c, n, _, _ in fields])
    if wanted != len(values):
        raise error(f"pack expected {wanted} items for packing (got {len(values)})")
    made, values = b"", iter(values)
    for c, n, wide, gap in fields:
        made += bytes(gap)
        if c == "x":
            made += bytes(n)
        elif c == "s":
            said = next(values)
            if not isinstance(said, (bytes, bytearray)):
                raise error("argument for 's' must be a bytes object")
            made += bytes(said)[:n].ljust(n, b"\0")
        else:
            for _ in range(n):
                made += _packed(c, next(values), wide, order)
    return made


def unpack(format, buffer, /):
    order, fields, size = _read(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return unpack_from(format, buffer)


def unpack_from(format, /, buffer, offset=0):
    order, fields, size = _read(format)
    if len(buffer) - offset < size:
        raise error(f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset {offset} "
                    f"(actual buffer size is {len(buffer)})")
    found, at = [], offset
    for c, n, wide, gap in fields:
        at += gap
        if c == "s":
            found.append(bytes(buffer[at:at + n]))
        elif c != "x":
            found.extend([_unpacked(c, bytes(buffer[at + i * wide:at + (i + 1) * wide]), order) for i in range(n)])
        at += n * wide
    return tuple(found)


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    for at in range(0, len(buffer), size):
        yield unpack_from(format, buffer, at)


# in _nowhere
def _packed(c, value, wide, order):
    if c == "c":
        if not isinstance(value, bytes) or len(value) != 1:
            raise error("char format requires a bytes object of length 1")
        return value
    if c == "?":
        return b"\1" if value else b"\0"
    if c in _floats:
        if not isinstance(value, (int, float, np.number)):
            raise error("required argument is not a float")
        made = np.array([float(value)], dtype=_floats[c]).tobytes()
        return made if order == "little" else made[::-1]
    if not isinstance(value, (int, np.integer)):
        raise error("required argument is not an integer")
    value, signed = int(value), c in "bhilqn"
    low, high = (-(1 << 8 * wide - 1), (1 << 8 * wide - 1) - 1) if signed else (0, (1 << 8 * wide) - 1)
    if not low <= value <= high:
        if wide < 4 or c in "iI":
            word = {"b": "byte", "B": "ubyte"}.get(c, f"'{c}'")
            raise error(f"{word} format requires {low} <= number <= {high}")
        raise error("argument out of range" if signed else "int too large to convert")
    return value.to_bytes(wide, order, signed=signed)


def _unpacked(c, data, order):
    if c == "c":
        return data
    if c == "?":
        return data != b"\0"
    if c in _floats:
        return float(np.frombuffer(data if order == "little" else data[::-1], dtype=_floats[c])[0])
    return int.from_bytes(data, order, signed=c in "bhilqn")
