import torch
print(torch.zeros(2, dtype=float).dtype, torch.tensor([1, 2], dtype=float), torch.ones(2).to(float).dtype, torch.arange(3, dtype=float), torch.full((2,), 1, dtype=float), torch.eye(2, dtype=int), torch.linspace(0,1,3,dtype=float), torch.zeros_like(torch.ones(2), dtype=bool), torch.ones(2).sum(dtype=float))
print(torch.nn.Linear(2,2,dtype=float).weight.dtype, (torch.tensor([.1], dtype=float) + .2).item())
t=torch.tensor([1.7, -2.3, 0.])
print(t.to(int), t.to(bool), t.to('cpu', int), t.to(dtype=int), torch.finfo(float).eps, torch.finfo(torch.float32).max, torch.iinfo(int).max, torch.rand(2,dtype=float).dtype, torch.as_tensor([1], dtype=float), torch.empty(2, dtype=complex).dtype, t.type(torch.float64).dtype)
x=torch.ones(3,requires_grad=True); y=x*2; s=torch.ones(3,requires_grad=True); d=y.detach(); d[0]=0
print(y.requires_grad, y.grad_fn is not None)
(y.sum()+s.sum()).backward(); print(x.grad, s.grad)
x=torch.ones(3,requires_grad=True); y=x*2; y.detach().add_(1); print(y.requires_grad); y.sum().backward(); print(x.grad, y.tolist())
x=torch.ones(3,requires_grad=True); y=x*2; y.data.mul_(3); y.sum().backward(); print(x.grad, y.tolist())
x=torch.ones(3,requires_grad=True); y=x*2; y.detach().numpy()[0]=7; y.sum().backward(); print(x.grad, y.tolist())
w=torch.ones(3,requires_grad=True); w.data[0]=5; (w*w).sum().backward(); print(w.grad, w)
