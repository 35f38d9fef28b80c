# Tensors that show the same bits, sums of bytes, and what a tensor says of having been written to through another.
import torch, numpy as np
def t(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
u = torch.tensor([200, 100], dtype=torch.uint8)
t(lambda: (u.sum(), u.sum().dtype, u.prod().dtype, u.cumsum(0), u.cumprod(0).dtype, torch.sum(u, dtype=torch.uint8)))
t(lambda: torch.tensor([True, True]).sum())
t(lambda: torch.tensor([100, 100], dtype=torch.int8).sum())
x = torch.tensor([1.0, 2.0])
v = x.view(torch.int32)
v[0] = 0
t(lambda: (x, v))
x[1] = 3.0
t(lambda: (v, v.dtype, v.data_ptr() == x.data_ptr()))
b = x.view(torch.uint8); t(lambda: (b, b.shape)); b[3] = 64; t(lambda: x)
i = torch.arange(4, dtype=torch.int32).view(torch.int64); t(lambda: i)
w = torch.zeros(2, 4, dtype=torch.uint8); w.view(torch.int32)[1, 0] = -1; t(lambda: w)
t(lambda: torch.zeros(3, dtype=torch.uint8).view(torch.int32))
a = torch.tensor([[1., 2.], [3., 4.]], requires_grad=True)
c = a * 2
c[0][1] = 7
t(lambda: c)
d = a * 2
d[0, 1] = 7
t(lambda: d)
e = a * 2
e[0].mul_(3)
t(lambda: e)
f = a * 2
f += 1
t(lambda: f)
g = a.clone(); h = g[0]; h[1] = 5; t(lambda: (g, h)); g.sum().backward(); t(lambda: a.grad)
k = a * 2; k.view(-1)[0] = 5; t(lambda: k)
k = a * 2; k.t()[0] = 5; t(lambda: k); k.sum().backward(); t(lambda: a.grad)
m = torch.zeros(3); m[0] = a[0,0]; t(lambda: m); n = torch.zeros(2,2); n[0][1] = a[0,0]; t(lambda: n); t(lambda: n.requires_grad)
