import torch

# What flows back from many slices of one tensor, as from the steps of a recurrent layer.
torch.manual_seed(1)
x = torch.randn(64, 100, 64, requires_grad=True)
sum((p * (i + 1)).sum() for i, p in enumerate(x.unbind(1))).backward()
print(x.grad[0, :4, 0], x.grad[-1, -1, -1], x.grad.shape)
x.grad = None
(x[:, :30].sum() * 2 + (x[:, 50:90] ** 2).sum() + x[:, 95:].sum() * 3).backward()
print(x.grad[0, [0, 29, 30, 50, 94, 95, 99], 0])
# Some of them overlap, and the whole is read too.
x.grad = None
(x[:, :30].sum() * 2 + (x[:, 20:90] ** 2).sum() + x[:, 95:].sum() * 3 + x.mean()).backward()
print(x.grad[0, [0, 29, 30, 50, 94, 95, 99], 0])
g, = torch.autograd.grad(sum((p ** 3).sum() for p in x.unbind(0)), x, create_graph=True)
h, = torch.autograd.grad(g.sum(), x)
print(torch.allclose(g, 3 * x ** 2), torch.allclose(h, 6 * x))

# Layers whose steps are small, and many.
lstm = torch.nn.LSTM(8, 64, batch_first=True)
gru = torch.nn.GRU(64, 32)
inputs = torch.randn(48, 30, 8)
found, (h, c) = lstm(inputs)
out, last = gru(found.transpose(0, 1))
loss = (out ** 2).mean() + h.mean() + c.mean()
loss.backward()
print(found.shape, out.shape, loss)
for p in list(lstm.parameters()) + list(gru.parameters()):
    print(p.grad.shape, round(p.grad.abs().mean().item(), 5), round(p.grad.norm().item(), 4))
