"""What modules hold, hooks and their order, methods that programs put into PyTorch's classes, lazy layers that are loaded."""
import torch
import torch.nn as nn

g = nn.GRU(2, 3, num_layers=2, bidirectional=True)
print(g._flat_weights_names[:5], len(g._flat_weights), g.all_weights[1][0].shape, g._all_weights[0])
m = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3))
print(list(m._modules), list(m[1]._buffers), list(m[0]._parameters), m._parameters, m._modules["0"])
m[0]._parameters["weight"].data.fill_(1.0)
print(m[0].weight)
del m._modules["1"]
m._modules["new"] = nn.ReLU()
print(m)


class Scaled(nn.Module):
    def forward(self, x, *, by=1):
        return x * by


k = Scaled()
k.register_forward_hook(lambda m, args, named, out: print("behind", args, named, out), with_kwargs=True)
k(torch.ones(1), by=4)
k.register_forward_pre_hook(lambda m, args, named: (args, {"by": 9}), with_kwargs=True)
k(torch.ones(1), by=4)
k = Scaled()
first = k.register_forward_hook(lambda m, a, out: print(1))
k.register_forward_hook(lambda m, a, out: print(2), prepend=True)
k(torch.ones(1))
first.remove()
k(torch.ones(1))


def forward(self, x):
    return x * 0 + 7


old = nn.Linear.forward
nn.Linear.forward = forward
print(nn.Linear(2, 3)(torch.ones(2)))
nn.Linear.forward = old
torch.manual_seed(0)
print(nn.Linear(2, 3)(torch.ones(2)))
torch.Tensor.triple = lambda self: self * 3
nn.Module.count = lambda self: sum(p.numel() for p in self.parameters())
print(torch.ones(2).triple(), nn.Linear(2, 3).count())
x = torch.tensor([1., 2.], requires_grad=True)
print(torch.autograd.functional.jacobian(lambda x: x ** 2, x))
print(torch.autograd.functional.hvp(lambda x: (x ** 3).sum(), x, torch.ones(2)))

lazy = nn.Sequential(nn.LazyLinear(4), nn.ReLU(), nn.LazyLinear(1))
lazy(torch.ones(1, 3))
other = nn.Sequential(nn.LazyLinear(4), nn.ReLU(), nn.LazyLinear(1))
print(other.load_state_dict(lazy.state_dict()), other)
print(torch.equal(other(torch.ones(1, 3)), lazy(torch.ones(1, 3))), other)
