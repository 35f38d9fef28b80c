# copy.copy and copy.deepcopy: of containers, objects, arrays, modules and what a training keeps of its best state.
import collections
import copy

import numpy as np
import torch
from torch import nn


class Point:
    def __init__(self, x, tags):
        self.x, self.tags = x, tags


class Counted:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Counted(self.n + 1)

    def __deepcopy__(self, memo):
        return Counted(self.n + 10)


p = Point(1, ["a"])
q, r = copy.copy(p), copy.deepcopy(p)
r.tags.append("deep")
q.tags.append("shallow")
q.x = 5
print(p.x, p.tags, q.x, q.tags, r.x, r.tags, type(r).__name__)
rows = [[1, 2], [3]]
one, two = copy.copy(rows), copy.deepcopy(rows)
rows[0].append(9)
print(one, two, copy.copy(rows) == rows, copy.copy(rows) is rows)
shared = [0]
pair = copy.deepcopy([shared, shared, {"k": shared}])
pair[0].append(1)
print(pair, shared, pair[0] is pair[1], pair[2]["k"] is pair[0])
loop = [1]
loop.append(loop)
again = copy.deepcopy(loop)
print(again[1] is again, again is loop)
t = (1, 2, "x")
print(copy.deepcopy(t) is t, copy.copy(t) is t, copy.deepcopy((1, [2]))[1])
print(copy.copy(Counted(1)).n, copy.deepcopy(Counted(1)).n, copy.deepcopy([Counted(2)])[0].n)
d = collections.OrderedDict(a=[1], b=2)
e = copy.deepcopy(d)
d["a"].append(2)
print(dict(e), type(e).__name__, copy.copy({1, 2}) == {1, 2})
count = copy.copy(collections.Counter("aab"))
count["a"] += 1
print(count)
a = np.arange(3)
b, c = copy.copy(a), copy.deepcopy([a])
a[0] = 7
print(a, b, c[0], copy.deepcopy(3), copy.deepcopy(None), copy.deepcopy(len) is len)
try:
    copy.deepcopy(i for i in [1])
except TypeError as error:
    print(error)

x = torch.tensor([1.0, 2.0], requires_grad=True)
(x * x).sum().backward()
y = copy.deepcopy(x)
print(y, y.requires_grad, y.grad, y.grad is x.grad, y is x)
with torch.no_grad():
    y[0] = 5
print(x, y)
(y * y).sum().backward()
print(x.grad, y.grad)
try:
    copy.deepcopy(x * 2)
except RuntimeError as error:
    print(str(error)[:60])

torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 3), nn.ReLU(), nn.Linear(3, 1))
inputs, wanted = torch.tensor([[1.0, 2.0], [0.5, -1.0]]), torch.tensor([[1.0], [0.0]])
kept, twin = copy.deepcopy(model.state_dict()), copy.deepcopy(model)
print(twin[0].weight is model[0].weight, torch.equal(twin(inputs), model(inputs)))
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
for _ in range(3):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(inputs), wanted)
    loss.backward()
    optimizer.step()
print(torch.equal(kept["0.weight"], twin[0].weight), torch.equal(kept["0.weight"], model[0].weight), twin[0].weight.grad)
model.load_state_dict(kept)
print(torch.equal(model(inputs), twin(inputs)), loss.item())
