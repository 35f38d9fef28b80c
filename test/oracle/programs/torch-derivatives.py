# Derivatives of functions: torch.autograd.functional, torch.func, and steps without slopes.
import torch
import torch.nn as nn
from torch.autograd.functional import hessian, hvp, jacobian, jvp, vhp, vjp
from torch.func import functional_call, grad, grad_and_value, jacfwd, jacrev, vmap
import torch.func as func

x = torch.tensor([1.0, 2.0])
y = torch.tensor([3.0, -1.0])
w = torch.tensor([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])

print(jacobian(lambda x: x**2, x))
print(jacobian(lambda x, y: x * y, (x, y)))
print(jacobian(lambda x: (x.sum(), w @ x), x))
print(jacobian(lambda x: torch.ones(2), x))
print(jacobian(lambda x: x.sort(descending=True)[0], x).dtype)
print(jacobian(lambda w: w.sum(1), w).shape)
print(hessian(lambda x: (x**3).sum(), x))
print(hessian(lambda x, y: (x**2 * y).sum(), (x, y)))
print(hessian(lambda x: torch.relu(x).sum(), x))
print(hessian(lambda w: (w.prod(0)).sum(), w).shape)
print(vjp(lambda x: w @ x, x, torch.tensor([1.0, 0.0, 2.0])))
print(vjp(lambda x: x.sum(), x))
print(jvp(lambda x: x**3, x, y))
print(jvp(lambda x, y: x * y.exp(), (x, y), (y, x)))
print(hvp(lambda x: (x**3).sum(), x, y))
print(vhp(lambda x, y: (x * y).sum() ** 2, (x, y), (y, x)))
leaf = torch.tensor([1.0, 2.0], requires_grad=True)
j = jacobian(lambda v: v**3, leaf, create_graph=True)
j.sum().backward()
print(leaf.grad)

cube = lambda x: (x**3).sum()
print(grad(cube)(x))
print(grad(lambda x: grad(cube)(x).sum())(x))
print(grad_and_value(cube)(x))
print(grad(lambda x, y: (x * y**2).sum(), argnums=1)(x, y))
print(grad(lambda x, y: (x * y**2).sum(), argnums=(0, 1))(x, y))
print(grad(lambda x: (cube(x), x + 1), has_aux=True)(x))
print(grad(lambda p: (p["a"] * p["b"][0]).sum())({"a": x, "b": [y]}))
print(jacrev(lambda x: w @ x)(x))
print(jacfwd(lambda x: x**2)(x))
print(func.hessian(cube)(x))
out, back = func.vjp(lambda x: x**2, x)
print(out, back(y))
print(func.jvp(lambda x: x.sin(), (x,), (y,)))
print(vmap(lambda row: row.sum())(w))
print(vmap(torch.dot, in_dims=(0, None))(w, x))
print(torch.vmap(lambda c: c * 2, in_dims=1, out_dims=1)(w))
print(vmap(grad(cube))(w))
print(vmap(lambda a: (a.sum(), {"twice": a * 2}))(w))
print(vmap(vmap(lambda a: a + 1))(w))
try:
    grad(lambda x: x * 2)(x)
except RuntimeError as e:
    print("RuntimeError:", str(e)[:43])

net = nn.Linear(1, 1)
with torch.no_grad():
    net.weight.fill_(2.0)
    net.bias.fill_(0.5)
t = torch.linspace(0, 1, 4)
# What a function reads beside its arguments keeps its gradients.
slope = vmap(grad(lambda s: torch.tanh(net(s.reshape(1))).sum()))
loss = ((slope(t) - 1) ** 2).mean()
loss.backward()
print(loss.item(), net.weight.grad, net.bias.grad)
parameters = {k: v.detach() for k, v in net.named_parameters()}
print(functional_call(net, parameters, t[:, None]))
flows = grad(lambda p: functional_call(net, p, (t[:, None],)).pow(2).mean())(parameters)
print({k: v for k, v in flows.items()})
rows = vmap(grad(lambda p, a: functional_call(net, p, (a,)).pow(2).sum()), in_dims=(None, 0))(parameters, t[:, None])
print(rows["weight"].shape, rows["bias"])
print(net.weight)

# Steps without slopes let zeros through.
for flat in (torch.round, torch.floor, torch.ceil, torch.trunc, torch.sign, lambda v: v * torch.round(v)):
    v = torch.tensor([0.3, -1.7], requires_grad=True)
    flat(v).sum().backward()
    print(v.grad)
v = torch.tensor([0.3, -1.7], requires_grad=True)
u = torch.tensor([2.0, 3.0], requires_grad=True)
(v.detach() * u).sum().backward()
print(v.grad, u.grad)
(v + (torch.round(v) - v).detach()).sum().backward()
print(v.grad)
