"""struct: numbers as the bytes that they are made of, one behind the other."""
import _tensh

# in _nowhere
def _done(found):
    # A text is what struct.error says.
    if isinstance(found, str):
        raise error(found)
    return found


def _text(format):
    return format.decode("ascii") if isinstance(format, bytes) else format


# in struct
class error(Exception):
    pass


def calcsize(format, /):
    return _done(_tensh.struct_size(_text(format)))


def pack(format, /, *values):
    return _done(_tensh.struct_pack(_text(format), values))


def unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _done(_tensh.struct_unpack(_text(format), buffer if isinstance(buffer, bytes) else bytes(buffer), 0))


def unpack_from(format, /, buffer, offset=0):
    size, there = calcsize(format), len(buffer)
    at = offset + there if offset < 0 else offset
    if there - at < size:
        raise error(f"unpack_from requires a buffer of at least {size + offset} bytes for unpacking {size} bytes at offset {offset} "
                    f"(actual buffer size is {there})")
    return _done(_tensh.struct_unpack(_text(format), buffer if isinstance(buffer, bytes) else bytes(buffer), at))


def iter_unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) % size != 0:
        raise error(f"iterative unpacking requires a buffer of a multiple of {size} bytes")
    buffer = bytes(buffer)
    for at in range(0, len(buffer), size):
        yield _done(_tensh.struct_unpack(_text(format), buffer, at))
