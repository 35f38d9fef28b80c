# Newton's steps by NumPy alone.
import numpy as np

x = np.array([1.0, 2.0, 3.0])
for _ in range(6):
    x = x - (x ** 2 - 2) / (2 * x)
print(x)
counts = np.bincount([1, 2, 2, 0])
print(counts, counts.dtype)
