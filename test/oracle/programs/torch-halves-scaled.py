# Numbers beside floats of 16 bits are not rounded to them, nor too large for them.
import torch

for dtype in (torch.float16, torch.bfloat16):
    x = (torch.arange(1, 9) * 0.003).to(dtype)
    print((x * 0.1).tolist(), (0.1 * x).tolist(), torch.mul(x, 0.1).tolist())
    print((x * 1e6).tolist(), (x * 16777217).tolist(), (x / 0.3).tolist(), (x / 1e6).tolist())
    print((x * torch.tensor(0.1)).tolist(), (x / torch.tensor(0.3)).tolist(), (x * torch.tensor(0.1, dtype=torch.float64)).dtype)
    print((x * torch.tensor([0.1])).dtype, (x * torch.tensor(2)).dtype, (x[0] * 70000.0).tolist(), (x * True).dtype)
    y = x.clone()
    y *= 0.1
    y.mul_(1e5).div_(7.7)
    print(y.tolist(), torch.lerp(x, y, 0.3).tolist())
    z = x.clone().requires_grad_()
    (z * 0.1 / 0.7).sum().backward()
    print(z.grad.tolist(), z.grad.dtype, (z * 0.1).grad_fn.name())
