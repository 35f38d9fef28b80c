# What tutorials take from modules around the libraries, and what they put into modules.
import cmath
import gc
import numbers
import os
import sys
import time
import timeit
from typing import NamedTuple

import numpy as np
import torch
from torch.autograd.function import Function
from torch.nn.modules.conv import Conv2d
from torch.nn.modules.linear import Linear
from torch.nn.modules.module import Module
from torch.nn.modules.utils import _pair
from torch.nn.parameter import Parameter
from torch.optim.adam import Adam
from torch.optim.optimizer import Optimizer
from torch.testing import assert_close
from torch.utils.checkpoint import checkpoint
from torch.utils.data.dataloader import DataLoader
from torch.utils.data.dataset import Dataset, TensorDataset
from torch.utils.data.sampler import SubsetRandomSampler

sys.path.append(os.pardir)
sys.path.insert(0, os.path.join(os.curdir, "common"))
print(sys.path[-1], sys.path[0])
print(Conv2d is torch.nn.Conv2d, Linear is torch.nn.Linear, Module is torch.nn.Module, Adam is torch.optim.Adam)
print(Parameter is torch.nn.Parameter, Function is torch.autograd.Function, DataLoader is torch.utils.data.DataLoader)
print(Dataset is torch.utils.data.Dataset, issubclass(Adam, Optimizer), _pair(3), _pair((1, 2)))


class Half(Optimizer):
    """An optimizer of one's own."""

    def __init__(self, params, lr=0.5):
        super().__init__(params, {"lr": lr})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            for p in group["params"]:
                p.add_(p.grad, alpha=-group["lr"])


w = torch.tensor([1.0, 2.0], requires_grad=True)
optimizer = Half([w])
checkpoint(lambda a: (a ** 2).sum(), w, use_reentrant=False).backward()
optimizer.step()
print(w)
rows = DataLoader(TensorDataset(torch.arange(4)), sampler=SubsetRandomSampler([2]))
print(next(iter(rows)))

assert_close(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 2.0 + 1e-7]))
for a, b in [(torch.tensor([1.0, 2.0]), torch.tensor([1.0, 3.0])), (torch.ones(2), torch.ones(3))]:
    try:
        assert_close(a, b)
    except AssertionError as e:
        print(str(e).split("\n")[0])

# Names that a program puts into modules are its own.
torch.model = torch.nn.Linear(2, 1)
print(tuple(torch.model.weight.shape))
np.float = float
print(np.zeros(2, dtype=np.float).dtype, np.float("1.5"))
for turn in range(300):
    np.turn = turn
print(np.turn)

Batch = NamedTuple("Batch", [("inputs", int), ("targets", float)])
batch = Batch(1, targets=2.0)
print(batch, batch.inputs, Batch._fields, isinstance(batch, tuple), batch._replace(inputs=3))


class Point(NamedTuple):
    x: int
    y: int = 3


print(Point(1), Point(1)._replace(x=5))

for x in [1, 2.5, 1j, True, np.int64(1), np.float32(2), "1", None]:
    print(isinstance(x, numbers.Number), isinstance(x, numbers.Real), isinstance(x, numbers.Integral), end=" ")
print()
print(cmath.sqrt(-4), cmath.phase(1j), cmath.polar(2), round(abs(cmath.exp(1j * cmath.pi) + 1), 9), cmath.isclose(1, 1 + 1e-12))
print(gc.collect() >= 0, len(time.strftime("%Y-%m-%d %H:%M:%S")), time.gmtime(0).tm_year, time.strftime("%j", time.gmtime(0)))
total = []
print(timeit.timeit("total.append(n)", "n = 2", number=3, globals={"total": total}) >= 0, total)
print(sys.getsizeof(1), sys.getsizeof(1.5), sys.getsizeof("abc"), sys.getsizeof(np.zeros(4)), os.cpu_count() >= 1, os.getpid() > 0)

# On one device, a module in parallel is the module.
model = torch.nn.DataParallel(torch.nn.Linear(2, 1))
print(list(model.state_dict()), tuple(model(torch.ones(1, 2)).shape), tuple(model.module.weight.shape))

# Variable makes another tensor that shows the same numbers; every tensor is one.
t = torch.FloatTensor([1, 2])
v = torch.autograd.Variable(t, requires_grad=True)
print(t.requires_grad, v.requires_grad, v.is_leaf, isinstance(t, torch.autograd.Variable))
t[0] = 5
v.data[1] = 7
print(v, t, torch.autograd.Variable(v).requires_grad)
(v * v).sum().backward()
print(v.grad, t.grad)
for places in [torch.tensor([0.0, 1.0]), torch.tensor([0, 2])]:
    try:
        print(torch.nn.functional.one_hot(places, 3))
    except RuntimeError as e:
        print(e)

from packaging import version

print(version.parse("2.10.0") > version.parse("2.9"), version.parse("2.8.0rc1") < version.parse("2.8.0"))
print(version.parse("2.8.0.dev1") < version.parse("2.8.0a1"), version.parse("1.0") == version.parse("1.0.0"))
print(version.parse(np.__version__) >= version.parse("1.0"), version.parse("1.13.1").release, version.parse("2.8+cpu"))
print(torch.range(0, 3), torch.range(1, 2, 0.25), torch.range(0, 4, 2, dtype=torch.int64))
