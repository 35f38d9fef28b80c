# Diagonals are views: what is written there shows in the whole. Complex tensors are cloned and detached.
import torch

t = torch.arange(12.0).reshape(3, 4)
t.diagonal().fill_(0)
t.diagonal(1)[0] = 7
torch.diagonal(t, -1).add_(5)
d = torch.diagonal(t)
t[2, 2] = 99
print(t, d)
x = torch.zeros(2, 3, 3)
torch.diagonal(x, dim1=1, dim2=2)[:] = 1
x.diagonal(dim1=0, dim2=2).mul_(4)
print(x, torch.diag(torch.tensor([1, 2])), torch.diag(t))
z = torch.tensor([1 + 2j, 3 - 1j], requires_grad=True)
y = z.clone()
(y.abs() ** 2).sum().backward()
print(y.detach(), z.grad)
