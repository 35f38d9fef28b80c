# What people write around tensors: reading, writing in place, converting, training by hand.
import torch
from torch import nn
x = torch.tensor([1.0, 2.0], requires_grad=True)
y = x.clone()
y[0] = 3
y.sum().backward()
print(x.grad)
try:
    x += 1
except RuntimeError as e:
    print(e)
class T(torch.Tensor):
    pass
a = torch.arange(6).reshape(2, 3)
print(a.T, a.t().shape, a.view(-1), a[1, 2].item(), a.float().mean(), a.sum(dim=1, keepdim=True))
print(a.max(), a.max(1), a.argmax(), torch.max(a, dim=0).values)
print((a > 2).sum(), a[a > 2], a.numpy(), a.tolist())
b = torch.zeros(3)
b += 2
b *= 3
b -= 1
b /= 5
print(b, b.add(1), b.add_(1), b.mul_(2), b.clamp(0, 3), b.clamp_(max=1))
print(torch.cat([b, b]), torch.stack([b, b], dim=1).shape, torch.where(b > 0, b, -b))
m = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1))
for p in m.parameters():
    nn.init.constant_(p, 0.1)
print(m(torch.ones(1, 2)), [n for n, _ in m.named_parameters()], sum(p.numel() for p in m.parameters()))
m.register_forward_hook(lambda mod, i, o: print("hook", o.shape))
m(torch.ones(3, 2))
opt = torch.optim.AdamW(m.parameters(), lr=0.1, weight_decay=0.1, amsgrad=True)
for _ in range(2):
    opt.zero_grad()
    m(torch.ones(4, 2)).pow(2).mean().backward()
    torch.nn.utils.clip_grad_norm_(m.parameters(), 0.5)
    opt.step()
print(m[0].weight, opt.state_dict()["state"][0]["step"], opt.state[m[0].weight]["exp_avg"])
opt2 = torch.optim.SGD(m.parameters(), lr=0.1, momentum=0.9, nesterov=True, weight_decay=0.01)
for _ in range(3):
    opt2.zero_grad(set_to_none=False)
    (m(torch.ones(4, 2)) - 1).abs().sum().backward()
    opt2.step()
print(m[2].weight, opt2.state_dict()["param_groups"][0]["lr"], m[2].weight.grad)
with torch.inference_mode():
    print(m(torch.ones(1, 2)).requires_grad)
@torch.no_grad()
def f(v):
    return v * 2
print(f(x).requires_grad, torch.is_grad_enabled())
torch.set_grad_enabled(False)
print((x * 2).requires_grad)
torch.set_grad_enabled(True)
w = torch.randn(3, 3, requires_grad=True)
u = (w @ w).trace()
g, = torch.autograd.grad(u, w, create_graph=True)
print(g.requires_grad, torch.allclose(g, 2 * w.T))
h = torch.tensor(2.0, requires_grad=True)
(h ** 3).backward()
print(h.grad, h.grad.item(), float(h), int(h), bool(h), f"{h.item():.2f}", h.data, h.detach() + 1)
z = torch.ones(2, 2, dtype=torch.float64, requires_grad=True)
(z * 3.5 + 1).mean().backward()
print(z.grad, z.grad.dtype)
q = torch.ones(2, requires_grad=True)
s = (q * 2).sum()
s.backward(retain_graph=True)
s.backward()
print(q.grad)
q.grad = None
r = q * 3
r.retain_grad()
r.sum().backward()
print(r.grad, q.grad, r.is_leaf)
print(torch.ones(2, 3) == torch.ones(2, 3), torch.ones(2) == "a", torch.ones(2) != None)
print(1 - torch.ones(2), 2 / torch.ones(2), 2 ** torch.ones(2), -torch.ones(2), 7 // torch.tensor(2), 7 % torch.tensor(4))
print(torch.tensor(5) // 2, torch.tensor(5) / 2, torch.tensor([1, 2]) + 1.5, torch.tensor(True) & torch.tensor(False))
