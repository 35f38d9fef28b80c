# Tensors that show the same elements have gradients of their own; what is written to one shows in the others.
import torch, copy
import torch.nn as nn
import torch.nn.functional as F
import numpy as np
ways = {
    "detach": lambda a: a.detach(),
    "data": lambda a: a.data,
    "clone": lambda a: a.clone(),
    "view": lambda a: a.view(3),
    "reshape": lambda a: a.reshape(3),
    "reshape-1": lambda a: a.reshape(-1),
    "slice": lambda a: a[:],
    "dots": lambda a: a[...],
    "expand": lambda a: a.expand(3),
    "squeeze": lambda a: a.squeeze(),
    "unsq": lambda a: a.unsqueeze(0).squeeze(0),
    "T": lambda a: a.T,
    "permute": lambda a: a.permute(0),
    "contiguous": lambda a: a.contiguous().clone(),
    "cat": lambda a: torch.cat([a]),
    "roll": lambda a: a.roll(0),
    "as_tensor": lambda a: torch.as_tensor(a).detach(),
    "from_numpy": lambda a: torch.from_numpy(a.numpy()),
    "plus0": lambda a: a + 0,
    "times1": lambda a: a * 1,
    "pow1": lambda a: a ** 1,
    "dropout": lambda a: F.dropout(a, 0.5, False),
    "dropout0": lambda a: F.dropout(a, 0.0),
    "tensor": lambda a: torch.tensor(a.tolist()),
    "param": lambda a: nn.Parameter(a),
    "deepcopy": lambda a: copy.deepcopy(a),
    "copy": lambda a: copy.copy(a),
    "flip": lambda a: a.flip([]),
    "narrow": lambda a: a.narrow(0, 0, 3),
    "chunk": lambda a: a.chunk(1)[0],
    "split": lambda a: a.split(3)[0],
    "stack0": lambda a: torch.stack([a])[0],
    "unbind": lambda a: torch.stack([a, a]).unbind(0)[0],
    "pad": lambda a: F.pad(a, (0, 0)),
    "repeat": lambda a: a.repeat(1),
    "tile": lambda a: torch.tile(a, (1,)),
    "index": lambda a: a[[0, 1, 2]],
    "gather": lambda a: a.gather(0, torch.arange(3)),
    "sum0": lambda a: a[None].sum(0),
    "mean0": lambda a: a[None].mean(0),
    "where": lambda a: torch.where(torch.tensor(True), a, a),
    "clamp": lambda a: a.clamp(-100, 100),
    "mask": lambda a: a.masked_fill(torch.tensor(False), 0.0),
    "to64": lambda a: a.double().float(),
    "broadcast": lambda a: torch.broadcast_to(a, (3,)),
    "atleast": lambda a: torch.atleast_1d(a).detach(),
    "maximum": lambda a: torch.maximum(a, a),
    "new": lambda a: a.new_tensor(a.tolist()),
    "neg": lambda a: -(-a),
    "view_as": lambda a: a.view_as(a),
    "select": lambda a: a[None][0],
    "movedim": lambda a: a.movedim(0, 0),
    "trans": lambda a: a.transpose(0, 0),
    "diag": lambda a: torch.diag(torch.diag(a)),
    "real": lambda a: a.real.clone(),
    "matmul": lambda a: a @ torch.eye(3),
    "einsum": lambda a: torch.einsum("i->i", a),
    "meshgrid": lambda a: torch.meshgrid(a, indexing="ij")[0],
    "ravel": lambda a: a.ravel(),
    "resolve": lambda a: a.type(torch.float32).clone(),
    "embedding": lambda a: nn.Embedding.from_pretrained(a[None], freeze=False).weight[0].detach()}
for k, f in ways.items():
    a = torch.tensor([1.0, 2.0, 3.0])
    try:
        b = f(a)
        b.requires_grad_(True)
        (a * b + b).sum().backward()
        print(k, b.grad.tolist(), a.grad, (a * 2).requires_grad)
        a2 = torch.tensor([1.0, 2.0, 3.0])
        b2 = f(a2)
        a2.requires_grad_(True)
        (a2 * b2).sum().backward()
        print("  ", a2.grad.tolist(), b2.grad)
    except Exception as e:
        print(k, type(e).__name__, str(e)[:60])
a = torch.tensor([1.0, 2.0, 3.0])
d = a.detach().requires_grad_()
with torch.no_grad():
    d[0] = 10
    a[1] = 20
print(a, d)
p = nn.Parameter(a)
with torch.no_grad():
    p.mul_(2)
print(a, p, d)
o = torch.optim.SGD([p], 0.1)
((p - a) ** 2 + p).sum().backward()
print(p.grad)
o.step()
print(a, p)
arr = np.array([1.0, 2.0])
t = torch.from_numpy(arr).requires_grad_()
u = torch.from_numpy(arr)
(t * u).sum().backward()
print(t.grad)
arr[0] = 5
print(t, u)
