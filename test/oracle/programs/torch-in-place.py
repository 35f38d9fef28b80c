# Writing into tensors, with and without steps recorded: what gradients flow then.
import torch
w = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
with torch.no_grad():
    w[0] = 5
(w * w).sum().backward()
print(w, w.grad, w.is_leaf)
with torch.no_grad():
    w[1:].mul_(2)
    w[0] -= 1
    w.view(3)[2] = 7
print(w, w.is_leaf, w.grad_fn)
w.grad.zero_()
(w * w).sum().backward()
print(w.grad)
h = w * 2
with torch.no_grad():
    h[0] = 0
    h.add_(1)
print(h)
w.grad.zero_()
(h * h).sum().backward()
print(w.grad)
v = torch.zeros(3)
v[1] = w[0] * 2
v[0] = 3
print(v.requires_grad)
w.grad.zero_()
(v * v).sum().backward()
print(w.grad)
with torch.no_grad():
    g = w * 2
    g[0] = 1
    w.copy_(torch.ones(3))
    w.data[1] = 4
print(g, g.requires_grad, w)
w.grad = None
w.sum().backward()
print(w.grad)
