"""Generators that go on from where they are, attention that drops, rows that draw the same, histograms, settings of GPUs."""
import torch
import torch.nn.functional as F

g = torch.Generator().manual_seed(2147483647)
print(torch.rand(3, generator=g), torch.randn(2, generator=g), torch.randint(0, 9, (4,), generator=g))
h = torch.Generator().manual_seed(5)
for i in range(300):
    torch.randint(0, 100, (32,), generator=h)
print(torch.randint(0, 100, (4,), generator=h), torch.rand(2, generator=g), h.initial_seed())
h.manual_seed(5)
print(torch.randperm(4, generator=h), torch.multinomial(torch.ones(5), 3, generator=h))

torch.manual_seed(3)
q, k, v = torch.randn(3, 2, 4, 8).unbind(0)
print(F.scaled_dot_product_attention(q, k, v, dropout_p=0.5, is_causal=True)[0, 1:3])
mask = torch.tensor([[True, False, True, True]])
print(F.scaled_dot_product_attention(q, k, v, attn_mask=mask, dropout_p=0.25)[1, 0, :4], torch.rand(1))
print(F.scaled_dot_product_attention(q[None].repeat(1, 2, 1, 1), k[None], v[None], enable_gqa=True).shape)

same = torch.func.vmap(lambda x: x + torch.rand(()), randomness="same")(torch.zeros(3))
print(bool(same[0] == same[2]), torch.rand(1))
x = torch.tensor([1.0, 2.0, 2.5, 1.0])
print(torch.histogram(x, bins=4, range=(0.0, 3.0)), torch.histogram(x, 3, density=True).hist)
print(torch.histogram(x, torch.tensor([0.0, 1.0, 2.0, 9.0]), weight=x), torch.histogram(x).hist.shape)

from torch.autograd.functional import hessian, jacobian
print(jacobian(lambda x: x**2, x[:2], create_graph=True), hessian(lambda x: (x**3).sum(), x[:2]))
torch.cuda.manual_seed_all(1)
torch.cuda.empty_cache()
torch.backends.cuda.matmul.allow_tf32 = True
with torch.device("cpu"):
    print(torch.cuda.device_count(), torch.backends.mps.is_built(), torch.zeros(1).device)
