# Complex arrays where NumPy conjugates, copies and tests them.
import numpy as np

a = np.array([1 + 2j, 3 - 1j, 0.5j, -2])
b = np.array([2.0, 1j, 1 - 1j, 4])
c = a.copy()
c[0] = 0
print(a[0], c[0], np.copy(a.reshape(2, 2))[1], +a, np.positive(a.astype(np.complex64)).dtype)
for mode in ["valid", "same", "full"]:
    print(mode, np.correlate(a, b, mode), np.correlate(a, b[:2], mode))
np.set_printoptions(precision=5)
print(np.cov(np.stack([a, b])))
print(np.corrcoef(np.stack([a, b])))
print(np.exp2(a))
print(np.nonzero([1j, 0, 2]), np.argwhere(a * 0 == 0).shape, np.count_nonzero(c))
