"""The bytes of .npy files, of arrays of every kind: numbers, texts, moments and records. Files themselves others know."""
import ast
import numpy as np

# in _nowhere
def _octets(a):
    """The bytes of each element of a flat array, in rows."""
    kind, n = a.dtype.kind, a.size
    if kind == "U":
        wide = a.dtype.itemsize
        data = b"".join([np.array([ord(c) for c in str(t)], dtype="uint32").tobytes().ljust(wide, b"\0") for t in a.tolist()])
    elif kind == "S":
        data = b"".join([bytes(t).ljust(a.dtype.itemsize, b"\0") for t in a.tolist()])
    elif kind in "Mm":
        data = a.astype("int64").tobytes()
    elif kind == "V":
        return np.concatenate([_octets(np.ravel(a[name])) for name in a.dtype.names], axis=1)
    elif kind == "O":
        raise NotImplementedError("arrays of objects are not written in tensh: pickle has them")
    else:
        data = np.ascontiguousarray(a).tobytes()
    return np.frombuffer(data, dtype="uint8").reshape(n, -1) if n else np.zeros((0, 1), dtype="uint8")


def _from_octets(rows, descr, count):
    """A flat array of that kind from the bytes of its elements, in rows."""
    if isinstance(descr, list):
        if any([len(d) > 2 or isinstance(d[1], list) for d in descr]):
            raise NotImplementedError("records within records, and fields of several elements, are not read in tensh")
        made, at = np.zeros(count, dtype=[tuple(d) for d in descr]), 0
        for name, kind in descr:
            size = _size(kind)
            made[name] = _from_octets(rows[:, at:at + size], kind, count)
            at += size
        return made
    data = rows.tobytes()
    size, kind = _size(descr), descr[1]
    if kind == "U":
        codes = np.frombuffer(data, dtype="uint32").reshape(count, -1).tolist()
        return np.array(["".join([chr(c) for c in row]).rstrip("\0") for row in codes], dtype=descr[1:])
    if kind == "S":
        return np.array([data[i * size:(i + 1) * size].rstrip(b"\0") for i in range(count)], dtype=descr[1:])
    if kind in "Mm":
        return np.frombuffer(data, dtype="int64").astype(descr[1:])
    return np.frombuffer(data, dtype=descr.lstrip("<|=")).copy()


def _size(kind):
    text = kind[2:].split("[")[0]
    return int(text) * (4 if kind[1] == "U" else 1)


# in _numpy_npy
def encoded(a):
    a = np.asarray(a)
    kind = a.dtype.kind
    descr = [(d[0], d[1]) for d in a.dtype.descr] if kind == "V" else a.dtype.str
    shape = tuple([int(n) for n in a.shape])
    header = f"{{'descr': {descr!r}, 'fortran_order': False, 'shape': {shape!r}, }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode("latin-1") + _octets(np.ravel(a)).tobytes()


def decoded(data):
    if data[:6] != b"\x93NUMPY":
        raise ValueError("This file contains pickled (object) data. If you trust the file you can load it unsafely using the `allow_pickle=` "
                         "keyword argument or `pickle.load()`.")
    wide = 2 if data[6] == 1 else 4
    start = 8 + wide + int.from_bytes(data[8:8 + wide], "little")
    facts = ast.literal_eval(data[8 + wide:start].decode("latin-1").strip())
    shape, descr = facts["shape"], facts["descr"]
    count = 1
    for n in shape:
        count *= n
    if descr == "|O":
        raise ValueError("Object arrays cannot be loaded when allow_pickle=False")
    width = sum([_size(d[1]) for d in descr]) if isinstance(descr, list) and all([len(d) == 2 for d in descr]) else 0 if isinstance(descr, list) else _size(descr)
    rows = np.frombuffer(data[start:start + count * width], dtype="uint8").reshape(count, -1) if count and width else np.zeros((0, 1), dtype="uint8")
    found = _from_octets(rows, descr, count)
    return found.reshape(shape, order="F") if facts["fortran_order"] else found.reshape(shape)


def is_plain(a):
    """Whether the engine's own files hold such an array."""
    return np.asarray(a).dtype.kind in "biufc"
