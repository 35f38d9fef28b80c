"""Gradients of PyTorch's activations at corners and at what is no number."""
import torch

d = [-2.0, -0.0, 0.0, 1.0, float("nan")]
for f in ("selu", "elu", "celu", "leaky_relu", "relu", "relu6", "hardtanh", "softplus", "gelu", "softsign"):
    x = torch.tensor(d, requires_grad=True)
    getattr(torch.nn.functional, f)(x).sum().backward()
    print(f, x.grad)
