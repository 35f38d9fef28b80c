"""Arrays as the bytes that they are, in files."""
import os
import tempfile
import numpy as np

folder = tempfile.mkdtemp()
x = np.arange(12, dtype=np.uint16).reshape(3, 4)
x.tofile(f"{folder}/a.bin"); print(os.path.getsize(f"{folder}/a.bin"))
print(np.fromfile(f"{folder}/a.bin", dtype=np.uint16), np.fromfile(f"{folder}/a.bin", np.uint16, count=3, offset=4))
m = np.memmap(f"{folder}/a.bin", dtype=np.uint16, mode="r", shape=(3, 4)); print(m[1, 2], m.shape, m.dtype, len(np.memmap(f"{folder}/a.bin", dtype=np.uint16, mode="r")))
try: m[0, 0] = 1
except ValueError as e: print(e)
c = np.memmap(f"{folder}/a.bin", dtype=np.uint16, mode="c"); c[0] = 9; print(int(c[0]))
with open(f"{folder}/a.bin", "rb") as f:
    f.read(4); print(np.fromfile(f, np.uint16, 2), np.fromfile(f, np.uint16, 2))
with open(f"{folder}/b.bin", "wb") as f:
    x[0].tofile(f); x.T.tofile(f)
print(np.fromfile(f"{folder}/b.bin", np.uint16))
np.array([1.5, 2.0]).tofile(f"{folder}/c.txt", sep=" "); print(open(f"{folder}/c.txt").read(), np.fromfile(f"{folder}/c.txt", sep=" "))
np.array([1, 2]).tofile(f"{folder}/d.txt", sep=",", format="%d"); print(open(f"{folder}/d.txt").read(), np.fromfile(f"{folder}/d.txt", dtype=int, sep=","))
