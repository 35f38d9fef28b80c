import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
# func
torch.manual_seed(0)
from torch.func import grad, vmap, jacrev, jacfwd, hessian, functional_call, grad_and_value
f = lambda x: (x ** 3).sum()
x = torch.tensor([1., 2.]); print(grad(f)(x), vmap(lambda a: a * 2)(x), jacrev(lambda x: x ** 2)(x), jacfwd(torch.sin)(x), hessian(f)(x))
print(torch.vmap(torch.dot)(torch.ones(3, 2), torch.ones(3, 2)), vmap(lambda a, b: a + b, in_dims=(0, None))(torch.ones(2, 2), torch.ones(2)))
print(vmap(grad(lambda w, x: (w * x).sum()), in_dims=(None, 0))(torch.ones(2), torch.arange(4.).reshape(2, 2)))
m = nn.Linear(2, 1); params = dict(m.named_parameters()); print(functional_call(m, params, (torch.ones(1, 2),)).shape)
def loss(p, x, y): return ((functional_call(m, p, (x.unsqueeze(0),)) - y) ** 2).mean()
g = vmap(grad(loss), in_dims=(None, 0, 0))(params, torch.randn(3, 2), torch.randn(3, 1)); print(g["weight"].shape, g["bias"].shape)
print(torch.autograd.functional.jacobian(lambda x: x ** 2, x), torch.autograd.functional.hessian(f, x))
v, gr = grad_and_value(f)(x); print(v, gr)
# hooks
torch.manual_seed(0)
x = torch.tensor([1., 2.], requires_grad=True); y = x * 2
h = y.register_hook(lambda g: print("grad", g)); x.register_hook(lambda g: g * 10)
y.sum().backward(); print(x.grad); h.remove()
y = x * 3; y.retain_grad(); print(y.retains_grad, x.retains_grad); y.sum().backward(); print(y.grad)
lin = nn.Linear(2, 1); lin.register_forward_hook(lambda m, i, o: print("fwd", i[0].shape, o.shape)); lin(torch.ones(3, 2))
lin.register_full_backward_hook(lambda m, gi, go: print("bwd", go[0].shape)); lin(torch.ones(3,2)).sum().backward()
acts = {}
def hook(name):
    def f(m, i, o): acts[name] = o.detach()
    return f
net = nn.Sequential(nn.Linear(2, 3), nn.ReLU()); net[0].register_forward_hook(hook("fc")); net(torch.ones(1, 2)); print(acts["fc"].shape)
