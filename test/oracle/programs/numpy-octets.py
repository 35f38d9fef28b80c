# The bytes of NumPy's records and texts, and arrays made of bytes.
import io
import struct
import numpy as np

kind = np.dtype([("a", "<i4"), ("b", "<f8")])
rows = np.array([(1, 2.5), (3, 4.5)], dtype=kind)
data = rows.tobytes()
print(data.hex(), rows[1].tobytes().hex())
print(np.frombuffer(data, dtype=kind), np.frombuffer(data, kind, count=1)["b"], np.frombuffer(b"\0" * 4 + data, kind, offset=4)["a"])
print(rows.view("u1").tolist(), rows.view("u1").shape)
print(np.frombuffer(bytes(range(24)), dtype="u1,<u2").tolist())
points = struct.pack("<ff4sff4s", 1, 2, b"ab", 3, 4, b"cdef")
inner = np.dtype([("p", [("x", "f4"), ("y", "f4")]), ("n", "S4")])
found = np.frombuffer(points, inner)
print(found, found["p"]["y"], found.tobytes() == points)
print(np.array([(1, "ab"), (2, "c")], dtype=[("n", "u1"), ("s", "U2")]).tobytes().hex())
print(np.array([(1, [1, 2]), (3, [4, 5])], dtype=[("n", "u1"), ("s", "i2", (2,))]).tobytes().hex())
print(np.array([(b"x", 1)], dtype=[("s", "S3"), ("d", "M8[D]")]).tobytes().hex())
print(np.array(["ab", "c"]).tobytes().hex(), np.array([b"ab", b"c"]).tobytes())
print(np.frombuffer(np.array(["ab", "c"]).tobytes(), "U2"), np.frombuffer(np.array(["2020-01-02"], "M8[D]").tobytes(), "M8[D]"))
header = struct.pack(">IIHh", 2051, 60000, 28, -28)
print(np.frombuffer(header[:8], ">u4").tolist(), np.frombuffer(header, ">i2", offset=8).tolist(), np.frombuffer(header, "<u4")[:1].tolist())
kept = io.BytesIO()
np.save(kept, found)
kept.seek(0)
print(np.load(kept))
