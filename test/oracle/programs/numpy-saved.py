# np.save and np.load of what the engine's files do not hold, and into open files; print options and error states told.
import io
import os
import tempfile
import numpy as np

folder = tempfile.mkdtemp()
path = os.path.join(folder, "x.npy")
kinds = [np.array([(1, 2.5, "ab"), (3, 4.0, "c")], dtype=[("a", int), ("b", np.float32), ("c", "U3")]),
         np.array(["2024-01-01", "NaT"], dtype="datetime64[D]"), np.array([5, 7], dtype="timedelta64[h]"), np.array([["a", "bcd"], ["héé", ""]]),
         np.array([b"ab", b"c"]), np.array([1 + 2j]), np.arange(6).reshape(2, 3), np.float64(2.5), np.array([True, False])]
for a in kinds:
    np.save(path, a)
    back = np.load(path)
    print(back, back.dtype, back.shape, os.path.getsize(path))
    buffer = io.BytesIO()
    np.save(buffer, a)
    print(len(buffer.getvalue()), buffer.getvalue()[:40])
    buffer.seek(0)
    print(np.load(buffer))
buffer = io.BytesIO()
np.savez(buffer, a=np.arange(3), t=np.array(["x"]))
buffer.seek(0)
z = np.load(buffer)
print(z.files, z["a"], z["t"])
np.savez(os.path.join(folder, "y.npz"), k=np.array(["2024-05-01"], dtype="datetime64[D]"), n=np.eye(2))
z = np.load(os.path.join(folder, "y.npz"))
print(z["k"], z["n"])
np.set_printoptions(precision=3)
print(np.get_printoptions()["precision"], np.array([1 / 3]))
with np.printoptions(precision=1):
    print(np.array([1 / 3]))
print(np.array([1 / 3]), sorted(np.get_printoptions()))
old = np.seterr(all="ignore")
print(old, np.geterr())
with np.errstate(divide="warn"):
    print(np.geterr()["divide"])
print(np.geterr()["divide"], np.char.split(["a b", "c"])[0], np.char.split(np.array(["a,b"]), ",")[0])
print(np.cov([1, 2, 3], aweights=[1, 2, 1]), np.cov([1.0, 4.0], fweights=[2, 1]))
