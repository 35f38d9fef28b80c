"""The bytes of .npy files, of arrays of every kind: numbers, texts, moments and records. Files themselves others know."""
import ast
import numpy as np
from _numpy_octets import array_of, octets_of

# in _numpy_npy
def encoded(a):
    a = np.asarray(a)
    descr = a.dtype.descr if a.dtype.kind == "V" else a.dtype.str
    shape = tuple([int(n) for n in a.shape])
    turned = a.dtype.kind in "biufc" and a.ndim > 1 and a.flags.fnc
    header = f"{{'descr': {descr!r}, 'fortran_order': {turned}, 'shape': {shape!r}, }}"
    header += " " * (63 - (10 + len(header)) % 64) + "\n"
    return b"\x93NUMPY\x01\x00" + len(header).to_bytes(2, "little") + header.encode("latin-1") + octets_of(np.ravel(a.T if turned else a)).tobytes()


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
    kind = np.dtype([tuple(d) for d in descr] if isinstance(descr, list) else descr)
    width = kind.itemsize
    rows = np.frombuffer(data[start:start + count * width], dtype="uint8").reshape(count, -1) if count and width else np.zeros((0, 1), dtype="uint8")
    found = array_of(rows, kind)
    return found.reshape(shape[::-1]).T if facts["fortran_order"] else found.reshape(shape)


def is_plain(a):
    """Whether the engine's own files hold such an array."""
    return np.asarray(a).dtype.kind in "biufc"
