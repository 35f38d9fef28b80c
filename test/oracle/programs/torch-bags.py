import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
# embbag
torch.manual_seed(0)
eb = nn.EmbeddingBag(10, 3, mode="mean"); print(eb)
x = torch.tensor([1,2,4,5,4,3,2,9]); off = torch.tensor([0, 4])
print(eb(x, off)); print(eb(torch.tensor([[1,2],[3,4]])))
s = nn.EmbeddingBag(10, 3, mode="sum"); o = s(x, off, per_sample_weights=torch.ones(8)*2); print(o); o.sum().backward(); print(s.weight.grad[:5])
m = nn.EmbeddingBag(10, 3, mode="max"); print(m(x, off))
print(F.embedding_bag(x, eb.weight, off))
# ctc
torch.manual_seed(0)
T, N, C = 5, 2, 4
logp = torch.randn(T, N, C).log_softmax(2).detach().requires_grad_()
tg = torch.tensor([[1, 2, 3], [2, 2, 1]])
loss = F.ctc_loss(logp, tg, torch.tensor([5, 5]), torch.tensor([3, 2])); print(loss); loss.backward(); print(logp.grad[0])
print(nn.CTCLoss(blank=0, reduction="none")(logp, tg, (5, 4), (3, 1)), nn.CTCLoss())
# norms
torch.manual_seed(0)
l = nn.LocalResponseNorm(2); x = torch.randn(1, 4, 2, 2); print(l(x), l)
print(nn.AlphaDropout(0.5), nn.AlphaDropout(0.5).eval()(x).equal(x), nn.FeatureAlphaDropout(0.2))
print(nn.MultiMarginLoss()(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([3])), F.multi_margin_loss(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([0]), p=2), nn.MultiMarginLoss())
print(nn.MultiLabelMarginLoss()(torch.tensor([[0.1, 0.2, 0.4, 0.8]]), torch.tensor([[3, 0, -1, 1]])), nn.MultiLabelSoftMarginLoss()(torch.tensor([[0.1, 0.2]]), torch.tensor([[1., 0.]])))
print(nn.SoftMarginLoss()(torch.tensor([0.1, 0.2]), torch.tensor([1., -1.])), nn.PoissonNLLLoss()(torch.tensor([0.1]), torch.tensor([2.])), nn.GaussianNLLLoss()(torch.tensor([0.1]), torch.tensor([2.]), torch.tensor([1.])))
