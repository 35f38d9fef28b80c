"""The elements of an array one after another where they do not lie that way: what `x.flat` gives of `x.T` and of other views."""
import numpy as np


# in _numpy
class flatiter:
    def __init__(self, base):
        self.base, self.index = base, 0

    def __len__(self):
        return self.base.size

    def __iter__(self):
        return self

    def __next__(self):
        if self.index >= self.base.size:
            raise StopIteration
        self.index += 1
        return self.base[np.unravel_index(self.index - 1, self.base.shape)]

    def __getitem__(self, key):
        return self.base.flatten()[key]

    def __setitem__(self, key, value):
        places, given = np.atleast_1d(np.arange(self.base.size)[key]).ravel(), np.asarray(value).ravel()
        self.base[np.unravel_index(places, self.base.shape)] = np.resize(given, places.size)

    def __eq__(self, other):
        return self.base.flatten() == other

    def __ne__(self, other):
        return self.base.flatten() != other

    @property
    def coords(self):
        return tuple([int(i) for i in np.unravel_index(self.index, self.base.shape)])

    def copy(self):
        return self.base.flatten()
