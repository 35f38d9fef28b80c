"""Dtypes in which arrays meet under functions that ask for one of their own: joined rows, unions, extremes, grids, filters."""
import numpy as np
from scipy import sparse
from scipy.signal import convolve2d

i4, f4, u4, c8 = (np.array([1, 2], dtype=d) for d in ("i4", "f4", "u4", "c8"))
print(repr(np.r_[i4, f4]), repr(np.r_[u4, c8]), repr(np.r_[f4, 1]))
print(np.union1d(c8, np.array([True, False])).dtype, np.maximum(np.array([2**31 + 1], dtype="u4"), c8).dtype)
print(np.fmax(u4, c8).dtype, np.fmin(c8, np.array([1])).dtype, np.clip(c8, u4, 9).dtype)
print(convolve2d(np.int32([[1]]), np.float32([[1]])).dtype, (sparse.csr_matrix(np.int32([[1, 0]])) @ np.float32([[1], [2]])).dtype)
print(np.meshgrid(np.float16([1, 2]), f4)[0].dtype, np.meshgrid(1, [1, 2]), np.meshgrid(np.ones((2, 2)), [1, 2])[0].shape)
print(np.meshgrid(), np.meshgrid([1, 2], [3], copy=False, sparse=True), np.meshgrid([1, 2], [3, 4], [5, 6], indexing="ij")[2][0, 1])
for f in (lambda: np.meshgrid([1], [2], indexing="zz"), lambda: np.packbits(f4)):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)
