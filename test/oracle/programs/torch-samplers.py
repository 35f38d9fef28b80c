import torch, torch.nn as nn, torch.nn.functional as F
torch.manual_seed(0)
# samplers
torch.manual_seed(0)
from torch.utils.data import WeightedRandomSampler, SubsetRandomSampler, BatchSampler, SequentialSampler, Sampler, DataLoader, TensorDataset, RandomSampler, StackDataset
s = WeightedRandomSampler([0.1, 0.9, 0.5], 5); print(list(s), len(s))
print(list(BatchSampler(SequentialSampler(range(7)), 3, False)), list(BatchSampler(SequentialSampler(range(7)), 3, True)))
print(list(SubsetRandomSampler([3, 5, 7])))
ds = TensorDataset(torch.arange(6.), torch.arange(6))
for x, y in DataLoader(ds, batch_size=2, sampler=WeightedRandomSampler(torch.ones(6), 6, replacement=False)): print(x, y)
class Rev(Sampler):
    def __init__(self, d): self.d = d
    def __iter__(self): return iter(range(len(self.d) - 1, -1, -1))
    def __len__(self): return len(self.d)
for b in DataLoader(ds, batch_size=4, sampler=Rev(ds)): print(b)
for b in DataLoader(ds, batch_sampler=BatchSampler(Rev(ds), 3, False)): print(b[0])
print(list(RandomSampler(range(4), replacement=True, num_samples=6)))
# init
torch.manual_seed(0)
w = torch.empty(3, 4); print(nn.init.orthogonal_(w)); print(nn.init.trunc_normal_(torch.empty(2, 3), std=0.5)); print(nn.init.dirac_(torch.empty(2, 2, 3)))
print(nn.init.sparse_(torch.empty(3, 2), 0.5) if hasattr(nn.init, "sparse_") else "")
p = nn.utils.parameters_to_vector(nn.Linear(2, 1).parameters()); l = nn.Linear(2, 1); nn.utils.vector_to_parameters(torch.arange(3.), l.parameters()); print(l.weight, l.bias)
print(nn.utils.clip_grad_norm_(l.parameters(), 1.0))
# rnnetc
torch.manual_seed(0)
from torch.nn.utils import weight_norm, spectral_norm
l = weight_norm(nn.Linear(3, 2)); print(l.weight_g.shape, l.weight_v.shape, [n for n, _ in l.named_parameters()], l(torch.ones(1, 3)))
s = spectral_norm(nn.Linear(3, 2)); print(s(torch.ones(1, 3)), [n for n, _ in s.named_parameters()])
# ce
torch.manual_seed(0)
x = torch.randn(3, 5, requires_grad=True); t = torch.tensor([1, 0, 4])
print(F.cross_entropy(x, t, label_smoothing=0.1), F.cross_entropy(x, F.softmax(torch.ones(3, 5), 1)), F.cross_entropy(x, t, weight=torch.ones(5), reduction="sum", ignore_index=0))
print(F.kl_div(F.log_softmax(x, 1), F.softmax(x, 1), reduction="batchmean"), F.cosine_similarity(x[:1], x[1:2]), F.pairwise_distance(x[:1], x[1:2]), F.normalize(x, dim=1)[0], F.one_hot(t, 5), F.pad(x, (1, 1))[0])
print(F.gumbel_softmax(x, tau=1, hard=True).sum(), F.softplus(x)[0], F.hardtanh(x)[0], F.scaled_dot_product_attention(x[None], x[None], x[None]).shape, F.interpolate(x[None], scale_factor=2)[0, 0], F.pixel_shuffle(torch.arange(4.).reshape(1, 4, 1, 1), 2))
print(nn.CosineEmbeddingLoss()(x[:2], x[1:], torch.tensor([1, -1])), nn.TripletMarginLoss()(x[:1], x[1:2], x[2:]), nn.HingeEmbeddingLoss()(x[0], torch.tensor([1, -1, 1, -1, 1])), nn.MarginRankingLoss()(x[0], x[1], torch.ones(5)), nn.BCEWithLogitsLoss(pos_weight=torch.ones(5))(x, torch.ones(3, 5)))
