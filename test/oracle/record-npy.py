"""Writes small .npy files with NumPy into test/golden/npy/, and manifest.json: what they hold, and how it may lie.

    python test/oracle/record-npy.py

An entry has the file's name, our dtype, the shape, and the elements in row-major order as little-endian hex. `same`
says that encoding these values must give the file's own bytes; `layout` then describes a view of `base` (hex) that
holds them. `descr` instead of `dtype` marks a file that is to be refused.
"""

import io
import json
import pathlib
import warnings

import numpy as np

here = pathlib.Path(__file__).resolve().parent.parent / "golden" / "npy"
here.mkdir(parents=True, exist_ok=True)
for old in here.glob("*"):
    old.unlink()
entries = []


def little(x):
    return np.ascontiguousarray(x).astype(x.dtype.newbyteorder("<")).tobytes().hex()


def write(name, data):
    (here / f"{name}.npy").write_bytes(data)


def saved(x, version=None):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        out = io.BytesIO()
        np.lib.format.write_array(out, x, version=version)
        return out.getvalue()


def keep(name, x, version=None, same=None, layout=None):
    """One file that is to be read."""
    write(name, saved(x, version))
    entry = {"file": f"{name}.npy", "dtype": x.dtype.name, "shape": list(x.shape), "hex": little(x)}
    if same is None:
        same = version is None and x.dtype.newbyteorder("<") == x.dtype
    entry["same"] = bool(same)
    if layout is not None:
        base, view = layout
        start = view.__array_interface__["data"][0] - base.__array_interface__["data"][0]
        entry["base"] = little(base)
        entry["layout"] = {
            "shape": list(view.shape),
            "strides": [s // view.itemsize for s in view.strides],
            "offset": start // view.itemsize,
        }
    entries.append(entry)


def refuse(name, x):
    """One file that is to be refused, with the name of its dtype."""
    out = io.BytesIO()
    np.save(out, x, allow_pickle=True)
    write(name, out.getvalue())
    descr = np.lib.format.dtype_to_descr(x.dtype)
    entries.append({"file": f"{name}.npy", "descr": descr if isinstance(descr, str) else str(descr)})


def extremes(t):
    if t == np.bool_:
        return np.array([True, False, True, True, False, False])
    if np.issubdtype(t, np.integer):
        i = np.iinfo(t)
        return np.array([i.min, i.max, 0, 1, i.max // 3, i.min // 3], t)
    f = np.finfo(t)
    return np.array([f.max, f.min, f.tiny, f.smallest_subnormal, -0.0, 1 / 3], t)


kinds = [np.bool_, np.uint8, np.uint16, np.uint32, np.uint64, np.int8, np.int16, np.int32, np.int64]
floats = [np.float16, np.float32, np.float64]
for t in kinds + floats:
    keep(np.dtype(t).name, extremes(t).reshape(2, 3))
for t in [np.uint16, np.uint64, np.int16, np.int32, np.int64] + floats:
    keep(f"big-{np.dtype(t).name}", extremes(t).astype(np.dtype(t).newbyteorder(">")).reshape(3, 2))
for t in floats:
    keep(f"special-{np.dtype(t).name}", np.array([np.nan, np.inf, -np.inf, -0.0, 0.0, 1.5], t))
# Every bit pattern of float16 but the NaNs, whose payload no one promises.
halves = np.arange(0, 65536, 31, dtype=np.uint16).view(np.float16)
keep("half-patterns", halves[~np.isnan(halves)])

x = np.arange(24, dtype=np.float32) / 8
keep("fortran-2", np.asfortranarray(x.reshape(4, 6)))
keep("fortran-3", np.asfortranarray(np.arange(24, dtype=np.int64).reshape(2, 3, 4)))
keep("fortran-big", np.asfortranarray(x.reshape(4, 6).astype(">f8")))
keep("fortran-bool", np.asfortranarray(np.array([[True, False, True], [False, False, True]])))

for shape in [(), (0,), (1,), (24,), (3, 0, 2), (1, 1), (1, 24), (2, 1, 3, 4), (1, 2, 1, 3, 1, 4), (1,) * 32]:
    n = int(np.prod(shape))
    sizes = "x".join(map(str, shape)) or "scalar"
    keep("shape-" + (sizes if len(shape) < 9 else f"rank{len(shape)}"), x[:n].reshape(shape))
# This header is a multiple of 64 long before it is padded: NumPy then adds 64 bytes.
keep("shape-full-header", np.arange(100, dtype=np.int8).reshape((1,) * 13 + (100,)))
keep("version-2", x.reshape(4, 6), version=(2, 0))
keep("version-3", x.reshape(4, 6), version=(3, 0))

base = np.arange(48, dtype=np.int32)
m = base.reshape(6, 8)
keep("view-transposed", m.T, layout=(base, m.T))
keep("view-sliced", m[1::2, ::-3], layout=(base, m[1::2, ::-3]))
keep("view-permuted", base.reshape(2, 4, 6).transpose(1, 2, 0), layout=(base, base.reshape(2, 4, 6).transpose(1, 2, 0)))
keep("view-reversed-axes", base.reshape(2, 4, 6).T, layout=(base, base.reshape(2, 4, 6).T))
b = np.broadcast_to(base[:4], (3, 4))
keep("view-broadcast", b, layout=(base, b))
c = m[2:4]
keep("view-rows", c, layout=(base, c))
e = m[:, 3:4].T
keep("view-row-of-column", e, layout=(base, e))

for t in (np.complex64, np.complex128):
    parts = np.array([1.5, -0.0, np.inf, -2, 1e-30, 3, 0, -1, 7, 8, 9, 10])
    z = parts.view(np.complex128).astype(t)
    keep(f"dtype-{np.dtype(t).name}", z)
    keep(f"order-{np.dtype(t).name}", np.asfortranarray(z.reshape(2, 3)))

# As Python 2 wrote them: the same dict with long integers.
old = saved(x.reshape(4, 6))
write("python2", old.replace(b"(4, 6), }  ", b"(4L, 6L), }"))
entries.append({"file": "python2.npy", "dtype": "float32", "shape": [4, 6], "hex": little(x), "same": False})

refuse("not-text", np.array(["one", "two"]))
refuse("not-bytes", np.array([b"one", b"two"]))
refuse("not-objects", np.array([None, 1, "x"], object))
refuse("not-complex", np.array([1 + 2j], np.clongdouble))
refuse("not-dates", np.array(["2020-01-01"], "M8[D]"))
refuse("not-spans", np.array([1], "m8[s]"))
refuse("not-records", np.array([(1, 2.0)], [("a", "<i4"), ("b", "<f8")]))
refuse("not-long-double", np.zeros(1, np.longdouble))  # zeros: other values have stray bytes
refuse("not-void", np.zeros(2, "V3"))

(here / "manifest.json").write_text(
    json.dumps({"numpy": np.__version__, "files": entries}, indent=0, separators=(",", ":")) + "\n"
)
print(len(entries), "files")
