# Python's integers that no number of NumPy's holds.
import numpy as np

a, n = np.zeros(3), 10**400
for f in [
    lambda: np.float64(1.0) * n,
    lambda: n - np.float64(1.0),
    lambda: np.float32(1.0) + n,
    lambda: np.arange(3.0) + n,
    lambda: np.array([n], dtype=float),
    lambda: np.int64(1) + 10**30,
    lambda: np.arange(3) + 2**70,
    lambda: np.uint8(1) + 300,
    lambda: np.uint8(1) + 2**63,
    lambda: np.array([2**70], dtype="int64"),
    lambda: np.int64(2**70),
]:
    try:
        print(f())
    except OverflowError as e:
        print("OverflowError", e)
try:
    a[0] = n
except OverflowError as e:
    print(e, a)
