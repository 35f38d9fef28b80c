"""Methods and functions that are seldom asked for: compress, byteswap, min_scalar_type, geomspace of arrays and complex numbers."""
import numpy as np

a = np.arange(6).reshape(2, 3)
print(a.compress([1, 0, 1]), a.compress([0, 1], axis=0), a.compress([True, False, True], axis=1), np.arange(4).compress([1, 0, 1, 0]))
print(np.array([258, 1], dtype="u2").byteswap(), np.array([1.0]).byteswap(), np.array([1 + 2j], dtype="c8").byteswap(), np.array([1, 2], dtype="i1").byteswap())
b = np.array([[1, 256]], dtype="i4")
print(b.byteswap(inplace=True), b, b.byteswap().byteswap() is b)
for x in (300, -1, -200, 0, 2**40, 2**63, 1e40, 1.5, 65500.0, 1e6, True, 1j, 1e40 + 1j, np.int64(3), np.array([1, 2]), np.array(7)):
    print(np.min_scalar_type(x))
print(np.geomspace([1, 2], [100, 200], 3), np.geomspace(1j, 1000j, 4), np.geomspace(1 + 1j, 8 + 8j, 4), np.geomspace(-1, -1000, 4))
print(np.geomspace([1, 2], 32, 3, axis=1), np.geomspace(1, 1000, 4, endpoint=False), np.geomspace([1, 10], [8, 80], 4, dtype=int))
try:
    np.geomspace(0, 1)
except ValueError as e:
    print(e)
