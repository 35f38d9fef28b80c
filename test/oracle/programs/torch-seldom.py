# Functions that are seldom asked for: reductions by places and by segments, chance slopes, draws that are taken up again.
import torch
import torch.nn as nn
import torch.nn.functional as F

x = torch.arange(1.0, 13.0).reshape(4, 3)
t = torch.full((2, 3), 2.0)
for how in ("prod", "mean", "amax", "amin"):
    print(t.index_reduce(0, torch.tensor([0, 1, 0, 1]), x, how), torch.index_reduce(t, 0, torch.tensor([0, 1, 0, 1]), x, how, include_self=False))
t.index_reduce_(0, torch.tensor([0, 1, 0, 1]), x, "amax")
print(t, x.put(torch.tensor([0, 5]), torch.tensor([9.0, 8.0])), x.put_(torch.tensor([1]), torch.tensor([0.5]), accumulate=True))
print(torch.segment_reduce(x[:, 0], "sum", lengths=torch.tensor([1, 3])), torch.segment_reduce(x, "mean", lengths=torch.tensor([1, 0, 3])))
torch.manual_seed(0)
v = torch.randn(6)
print(F.rrelu(v), F.rrelu(v, training=True), nn.RReLU()(v), nn.RReLU(0.1, 0.2).eval()(v), nn.RReLU(0.1, 0.2), torch.rrelu(v, training=True))
print(torch.func.linearize(lambda x: x.sin(), v)[1](torch.ones(6)), torch.pdist(x), torch.segment_reduce(x[:, 0], "max", lengths=torch.tensor([2, 2])))
torch.manual_seed(5)
torch.randn(3)
state = torch.get_rng_state()
a = torch.randn(5)
torch.set_rng_state(state)
print(torch.equal(a, torch.randn(5)), state.dtype, state.shape, state[8:12].tolist())
with torch.random.fork_rng():
    inside = torch.rand(2)
print(torch.equal(inside, torch.rand(2)))
