"""The bytes of NumPy's arrays of every kind, element by element, and arrays made of such bytes: numbers, texts, moments, records."""
import math
import numpy as np

# in _numpy_octets
def octets_of(a):
    """The bytes of each element of a flat array, in rows."""
    kind, n = a.dtype.kind, a.size
    if kind == "V":
        rows = np.zeros((n, a.dtype.itemsize), dtype="uint8")
        for field in a.dtype._fields:
            part = octets_of(np.ravel(a[field[0]])).reshape(n, -1)
            rows[:, field[4]:field[4] + part.shape[1]] = part
        return rows
    if kind == "U":
        wide = a.dtype.itemsize
        data = b"".join([np.array([ord(c) for c in str(t)], dtype="uint32").tobytes().ljust(wide, b"\0") for t in a.tolist()])
    elif kind == "S":
        data = b"".join([bytes(t).ljust(a.dtype.itemsize, b"\0") for t in a.tolist()])
    elif kind in "Mm":
        data = a.astype("int64").tobytes()
    elif kind == "O":
        raise NotImplementedError("arrays of objects are not written in tensh: pickle has them")
    else:
        data = np.ascontiguousarray(a).tobytes()
    return np.frombuffer(data, dtype="uint8").reshape(n, -1) if n else np.zeros((0, max(1, a.dtype.itemsize)), dtype="uint8")


def array_of(rows, dtype):
    """A flat array of that dtype from the bytes of its elements, in rows."""
    count = rows.shape[0]
    if dtype.kind == "V":
        made = np.zeros(count, dtype=dtype)
        for name, kind, shape, title, at in [f[:5] for f in dtype._fields]:
            each, size = math.prod(shape), kind.itemsize
            part = array_of(rows[:, at:at + size * each].reshape(count * each, size), kind)
            made[name] = part.reshape((count,) + shape)
        return made
    data, size = rows.tobytes(), dtype.itemsize
    if dtype.kind == "U":
        codes = np.frombuffer(data, dtype="uint32").reshape(count, -1).tolist()
        return np.array(["".join([chr(c) for c in row]).rstrip("\0") for row in codes], dtype=dtype)
    if dtype.kind == "S":
        return np.array([data[i * size:(i + 1) * size].rstrip(b"\0") for i in range(count)], dtype=dtype)
    if dtype.kind in "Mm":
        return np.frombuffer(data, dtype="int64").astype(dtype)
    return np.frombuffer(data, dtype=dtype).copy()
