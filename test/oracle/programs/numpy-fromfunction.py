"""np.fromfunction counts in 64 bits, as whatever else NumPy makes."""
import numpy as np

print(repr(np.fromfunction(lambda i, j: i + j / 3, (2, 3))))
print(repr(np.fromfunction(lambda i: i * i, (4,), dtype=int)))
