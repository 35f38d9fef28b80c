import numpy as np
a = np.array([[3, 1], [2, 4]])
print(np.sum(a, 0, np.float32).dtype, np.mean(a, 1, np.float32).dtype, np.cumsum(a, 1, np.float64), a.sum(0, np.float64), a.cumsum(1, np.float32).dtype, a.std(0, None, None, 1))
print(np.eye(2, 3, 1, np.int8), np.identity(2, np.int32).dtype, np.sort(a, 0, "stable"), np.argsort(a, 1, "mergesort"), np.max(a, 0, None, True), np.std(a, 0, np.float32).dtype)
out = np.zeros(2)
print(np.sum(a, 0, None, out) is out, out, np.nan_to_num(np.array([np.nan, 1]), True, 7.0))
print(np.linalg.matrix_rank(np.diag([1, 1e-3]), 0.1))
