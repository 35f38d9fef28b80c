# The bits of an array as numbers of another dtype: read and written through.
import numpy as np
Z = (np.arange(5) * 100).astype(np.float32)
Y = Z.view(np.int32)
Y[:] = Z
print(Y, Z[0], Z[1] < 1e-40)
Y[1] = np.array([2.5], dtype=np.float32).view(np.int32)[0]
print(Z[1], Z.view("uint8").shape, Z.view(dtype="f4"), Z[1:3].view(np.uint32))
x = np.array([1, 256], dtype=np.int16)
b = x.view(np.uint8)
b[0] = 7
print(b, x, x.view("<i4"), b.view(np.int16))
m = np.arange(4, dtype=np.int32).reshape(2, 2)
v = m.view(np.int64)
print(v.shape, v)
v[0, 0] = -1
print(m, m.view(np.int8).shape)
for bad in (lambda: np.arange(3, dtype=np.int16).view(np.int32), lambda: np.array(1.5, dtype=np.float32).view(np.int8)):
    try:
        bad()
    except ValueError as e:
        print(e)
print(np.array([1.0, -0.0]).view(np.int64), hex(np.array([1.0]).view(np.uint64)[0]))
c = np.array([1 + 2j, 3 - 1j])
print(c.view(float), c.view("float64").reshape(2, 2))
r = c.view(np.float64)
r[1] = 9
z = np.arange(4.0).view(complex)
z *= 1j
print(c, z, z.view(float))
