"""What PyTorch makes of zeros below 0 and of what is no number."""
import torch
import torch.nn.functional as F

nan = float("nan")
x = torch.tensor([-0.0, 0.0, nan, -1.0, 1.0, 7.0])
print(torch.sign(x), torch.sgn(x), x.clone().sign_())
print(torch.sign(torch.tensor([3, 0, -2])), torch.sign(torch.tensor([True, False])))
print(torch.clamp(x, min=0.0), torch.clamp(x, max=0.0), torch.clamp(x, min=-0.0))
print(torch.clamp(x, -0.0, 0.0), torch.clamp(x, 0.0, -0.0), x.clamp_min(0), x.clamp_max(6))
print(torch.clip(x, torch.tensor(0.0), torch.tensor(2.0)), torch.clamp(torch.tensor([1, 5, 9]), 2, 6))
print(torch.relu(x), F.relu6(x), F.hardtanh(x), torch.nn.ReLU()(x), x.relu())
print(torch.heaviside(torch.tensor([nan, -0.0, 1.0, -1.0]), torch.tensor([0.5])))
v = torch.tensor([-0.0, 0.0, nan, -1.0, 1.0, 7.0], requires_grad=True)
for f in (torch.relu, F.relu6, torch.sign, lambda t: torch.clamp(t, 0.0, 6.0)):
    made = f(v)
    (grad,) = torch.autograd.grad(made.sum(), v)
    print(made.detach(), grad)
print(torch.searchsorted(torch.tensor([1.0, 2.0, nan]), torch.tensor([nan, 1.5, 0.0]), right=True))
