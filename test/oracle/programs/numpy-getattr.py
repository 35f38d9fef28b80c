"""Classes of arrays that make up attributes: only those that arrays do not have."""
import numpy as np


class Open(np.ndarray):
    def __getattr__(self, name):
        return f"made up {name}"


a = np.arange(3).view(Open)
print(a.foo, a.sum(), (a + 1).bar, a.shape, a[1:].zip, hasattr(a, "q"), a.T.x, a.mean(), a.double)


class Measured(np.ndarray):
    def __new__(cls, values, unit=None):
        made = np.asarray(values).view(cls)
        made.unit = unit
        return made

    def __array_finalize__(self, of):
        self.unit = getattr(of, "unit", None)

    def __getattr__(self, name):
        if name == "double":
            return self * 2
        raise AttributeError(f"no {name} here")


m = Measured([1, 2, 3], "m")
print(m.unit, m.double, m.double.unit, m[1:].unit, m.max())
try:
    m.nope
except AttributeError as error:
    print(error)
try:
    np.arange(3).view(type("Plain", (np.ndarray,), {})).nope
except AttributeError as error:
    print(error)
