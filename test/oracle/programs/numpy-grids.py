# Grids by slices whose ends and steps are no whole numbers, and counts as complex steps.
import numpy as np
import torch

print(np.mgrid[-1:1:0.5])
print(np.mgrid[0:3, 0:2])
x, y = np.mgrid[-2.03:0:0.4, -1.6:0.2:0.4]
print(x.shape, x[:, 0], y[0])
print(np.mgrid[-1:1:5j])
print(np.mgrid[-1.5:1:3j, 0:1:2j])
print(np.ogrid[-1.5:1:3j, 0:1:2j])
print([g.dtype.name for g in np.ogrid[0:3, 0:2.5]], np.mgrid[0:3, 0:2].dtype)
print(np.r_[0:1:5j, 3, 4.5], np.r_[-1.5:1:0.5], np.r_[0:3, 5])
print(np.c_[np.r_[0:1:3j], np.ones(3)])
n = 5
print(np.mgrid[-2 : 2 : n * 1j], np.mgrid[-2 : 2 : complex(0, n)].dtype)
print(np.mgrid[0:2.5], np.mgrid[-1:1:2, 0:1:0.5].shape)


class Ends:
    """What is indexed hears what stands there."""

    def __getitem__(self, key):
        return key.start, key.stop, key.step, repr(key)


print(Ends()[0.5:"end":None], Ends()["a":], Ends()[1:2])
try:
    print([1, 2, 3][0.5:])
except TypeError as e:
    print(e)

# PyTorch's sizes are tuples.
size = torch.ones(2, 3).shape
print(isinstance(size, tuple), isinstance(torch.ones(2).size(), (list, tuple)), size == (2, 3), isinstance((2, 3), torch.Size))
print(tuple(torch.nn.init.constant(torch.ones(2), 3).tolist()), torch.nn.init.xavier_uniform(torch.ones(2, 2)).shape)
