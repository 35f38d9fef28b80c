# Whose array is it? Programs ask by names that only one library's have.
import numpy as np
import torch

names = ["detach", "numpy", "cpu", "backward", "grad", "unsqueeze", "item", "assign", "tolist", "astype", "size", "to",
         "requires_grad", "permute", "view", "__array__", "__len__", "dim", "clone", "copy", "block_until_ready", "at",
         "__iter__", "__call__", "__getitem__", "softmax", "relu", "name", "ndim", "T"]
a, t = np.arange(3.0), torch.ones(2)
for name in names:
    print(name, hasattr(a, name), hasattr(t, name), hasattr(a[0], name), hasattr([1], name))


def plain(x):
    """An array, whatever comes."""
    if hasattr(x, "detach"):
        x = x.detach()
    return x.numpy() if hasattr(x, "numpy") else np.asarray(x)


print(plain(a), plain(t), plain([1, 2]))
print(getattr(a, "grad", "none"), getattr(a, "ndim", "none"), getattr(t, "grad", "none"))
for use in [lambda: a.detach(), lambda: a.unsqueeze(0), lambda: a.cpu(), lambda: a.relu()]:
    try:
        print(use())
    except AttributeError as e:
        print(e)
print(a.__array__(), a.__array__(np.int32), a[1].__array__().shape)
f = np.sqrt
print(f is np.sqrt, f == np.sqrt, f in (np.sqrt, np.exp), f is np.exp, f != np.exp, [np.sin, np.cos].index(np.cos))
