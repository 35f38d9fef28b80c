# The order of complex numbers: by their real parts, then by the imaginary ones.
import numpy as np

z = np.array([3 + 1j, 1 + 5j, 1 - 2j, 3 + 0j, 2j])
print(np.sort(z), z.argsort(), z.max(), z.min(), np.argmax(z), z.argmin())
print(np.sort(np.array([[2j, 1], [3, 1j]]), axis=0))
print(np.max(np.array([[2j, 1], [3, 1j]]), axis=0), np.min(np.array([[2j, 1], [3, 1j]]), axis=1, keepdims=True))
w = z.copy()
w.sort()
print(w, sorted(z)[:2])
print(z < 2, z >= z[::-1], bool(z[0] < z[1]))
print(np.maximum(z, 2), np.minimum(z, 2 + 1j), np.fmax(z, 2))
print(np.unique(np.array([1j, 1, 1j, 2, 1])))
print(np.unique(np.array([1j, 1, 1j, 2, 1]), return_counts=True, return_inverse=True, return_index=True))
print(np.sort(np.array([complex("nan"), 1, 2j, complex(1, float("nan")), complex(float("nan"), 1)])))
print(np.max(np.array([complex("nan"), 1, 2j])), np.argmax(np.array([1, complex("nan"), 2j])), np.nanmax(np.array([complex("nan"), 1, 2j])))
print(np.median(z), np.ptp(z), np.searchsorted(np.sort(z), 1), np.isin(z, [3, 2j]))
print(np.union1d(z, [1]), np.intersect1d(z, [3]), np.setdiff1d(z, [3]), np.lexsort((z,)), np.clip(z, 1, 2))
print(np.maximum.accumulate(z), np.minimum.reduce(z), np.sort(z.astype("complex64")).dtype)
try:
    np.percentile(z, 50)
except TypeError as e:
    print(e)
try:
    np.floor(z)
except TypeError as e:
    print(e)
