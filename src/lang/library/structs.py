"""struct: numbers as the bytes that they are made of, one behind the other."""
import _tensh

# in _nowhere
def _done(found):
    # A text is what struct.error says.
    if isinstance(found, str):
        raise error(found)
    return found


def _place(offset, there, size, short):
    """Where an offset is in a buffer of that length: those below 0 count from its end."""
    if offset >= 0:
        return offset
    if offset + size > 0:
        raise error(f"{short} {size} bytes at offset {offset}")
    if offset + there < 0:
        raise error(f"offset {offset} out of range for {there}-byte buffer")
    return offset + there


def _text(format):
    return format.decode("ascii") if isinstance(format, bytes) else format


# in struct
class error(Exception):
    pass


def calcsize(format, /):
    return _done(_tensh.struct_size(_text(format)))


def pack(format, /, *values):
    return _done(_tensh.struct_pack(_text(format), values))


def pack_into(format, buffer, offset, /, *values):
    if isinstance(buffer, (bytes, str)):
        raise TypeError(f"argument must be read-write bytes-like object, not {type(buffer).__name__}")
    try:
        made = pack(format, *values)
    except error as refused:
        raise error(str(refused).replace("pack expected", "pack_into expected", 1)) from None
    at = _place(offset, len(buffer), len(made), "no space to pack")
    if len(buffer) - at < len(made):
        raise error(f"pack_into requires a buffer of at least {len(made) + offset} bytes for packing {len(made)} bytes at offset {offset} "
                    f"(actual buffer size is {len(buffer)})")
    buffer[at:at + len(made)] = made


def unpack(format, buffer, /):
    size = calcsize(format)
    if len(buffer) != size:
        raise error(f"unpack requires a buffer of {size} bytes")
    return _done(_tensh.struct_unpack(_text(format), buffer if isinstance(buffer, bytes) else bytes(buffer), 0))


def unpack_from(format, /, buffer, offset=0):
    size, there = calcsize(format), len(buffer)
    at = _place(offset, there, size, "not enough data to unpack")
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
