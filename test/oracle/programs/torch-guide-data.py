import torch, torch.nn as nn, torch.nn.functional as F
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split, Subset, ConcatDataset, WeightedRandomSampler, SubsetRandomSampler, BatchSampler, SequentialSampler, RandomSampler
torch.manual_seed(0)
class DS(Dataset):
    def __init__(self, n, transform=None): self.x = torch.arange(n, dtype=torch.float32).unsqueeze(1); self.y = 2 * self.x + 1; self.transform = transform
    def __len__(self): return len(self.x)
    def __getitem__(self, i):
        s = (self.x[i], self.y[i]); return self.transform(s) if self.transform else s
ds = DS(10, lambda s: (s[0] / 10, s[1])); print(len(ds), ds[3])
tr, va = random_split(ds, [7, 3], generator=torch.Generator().manual_seed(42)); print(tr.indices, va.indices, len(tr))
a, b = random_split(range(10), [0.3, 0.7], generator=torch.Generator().manual_seed(42)); print(list(a), list(b))
for xb, yb in DataLoader(tr, batch_size=3, shuffle=True, drop_last=True): print(xb.shape, xb.flatten(), yb.flatten())
def collate(batch): return torch.stack([b[0] for b in batch]), [b[1].item() for b in batch]
print(next(iter(DataLoader(ds, 4, collate_fn=collate)))); print(len(DataLoader(ds, 4)), len(DataLoader(ds, 4, drop_last=True)))
td = TensorDataset(torch.arange(6).view(3, 2), torch.tensor([0, 1, 0])); print(td[1], td[:2]); 
for i, (q, w) in enumerate(DataLoader(td, batch_size=2)): print(i, q, w)
print(list(WeightedRandomSampler([0.1, 0.9, 0.4], 5)), list(SubsetRandomSampler([1, 5, 7])), list(BatchSampler(SequentialSampler(range(5)), 2, False)), list(RandomSampler(range(5))))
print(len(ConcatDataset([td, td])), Subset(td, [2])[0])
for d in DataLoader([{'a': 1, 'b': torch.ones(2), 'c': 'x'}, {'a': 2, 'b': torch.zeros(2), 'c': 'y'}], batch_size=2): print(d)
class It(torch.utils.data.IterableDataset):
    def __iter__(self): return iter(range(5))
print([b for b in DataLoader(It(), batch_size=2)])
p = [nn.Parameter(torch.ones(2))]
def lrs(mk, n=8, **k):
    o = torch.optim.SGD([nn.Parameter(torch.ones(1))], lr=0.1, momentum=.9); s = mk(o); out = []
    for i in range(n): o.step(); out.append(round(o.param_groups[0]['lr'], 6)); s.step(*k.get('a', ()))
    return out, s.last_epoch, [round(v, 6) for v in s.get_last_lr()]
L = torch.optim.lr_scheduler
for mk in [lambda o: L.StepLR(o, 3, .1), lambda o: L.MultiStepLR(o, [2, 5], .5), lambda o: L.ExponentialLR(o, .9), lambda o: L.CosineAnnealingLR(o, 5), lambda o: L.LambdaLR(o, lambda e: .95 ** e), lambda o: L.CosineAnnealingWarmRestarts(o, 3, 2), lambda o: L.OneCycleLR(o, .1, total_steps=10), lambda o: L.CyclicLR(o, .01, .1, step_size_up=2), lambda o: L.LinearLR(o, .3, total_iters=4), lambda o: L.PolynomialLR(o, 5, 2.), lambda o: L.ConstantLR(o, .5, 3), lambda o: L.SequentialLR(o, [L.LinearLR(o, .1, total_iters=3), L.ExponentialLR(o, .9)], [3]), lambda o: L.ChainedScheduler([L.ConstantLR(o, .1, 2), L.ExponentialLR(o, .9)]), lambda o: L.MultiplicativeLR(o, lambda e: .5)]:
    try: print(lrs(mk))
    except AttributeError as e: print('AE', e)
o = torch.optim.Adam([nn.Parameter(torch.ones(1))], lr=.1); s = L.ReduceLROnPlateau(o, 'min', patience=1, factor=.5)
for v in [1., .9, .9, .9, .9, .8]: s.step(v); print(o.param_groups[0]['lr'], end=' ')
print(s.state_dict()['num_bad_epochs']); print(o)
