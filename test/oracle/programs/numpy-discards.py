"""Complex numbers that become real ones: NumPy warns, of Python's own it raises."""
import warnings
import numpy as np


def told(f):
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        try:
            made = f()
        except Exception as error:
            made = type(error).__name__, str(error)
    print(repr(made), [(str(w.message), w.category.__name__) for w in said])


z = np.array([1 + 2j, 3])


def put(kind, at, value):
    x = np.zeros(2, dtype=kind)
    x[at] = value
    return x


for f in (lambda: float(z[0]), lambda: int(z[0]), lambda: complex(z[0]), lambda: float(np.complex64(2)),
          lambda: int(np.array(3 + 1j)), lambda: float(np.array([3 + 1j])), lambda: z.astype(float), lambda: z.astype("i4"),
          lambda: z.astype(bool), lambda: put(float, 0, z[0]), lambda: put(float, slice(None), z), lambda: put(int, 0, z[1]),
          lambda: put(float, 0, 1j), lambda: np.array(z, dtype=float), lambda: np.float64(z[0]), lambda: np.float32(1j),
          lambda: np.int32(1j), lambda: np.zeros(2).fill(1j), lambda: np.zeros(2).fill(z[0]), lambda: np.sum(z, dtype=float)):
    told(f)
print(issubclass(np.exceptions.ComplexWarning, RuntimeWarning), np.exceptions.VisibleDeprecationWarning.__mro__[1].__name__)
warnings.simplefilter("ignore", np.exceptions.ComplexWarning)
print(z.astype(float))
warnings.simplefilter("error", np.exceptions.ComplexWarning)
try:
    z.astype(float)
except np.exceptions.ComplexWarning as error:
    print(error)
