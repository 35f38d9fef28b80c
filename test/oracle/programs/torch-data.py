import torch
from torch.utils.data import Dataset, DataLoader, TensorDataset, random_split
class Squares(Dataset):
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i): return torch.tensor([float(i)]), i * i
d = Squares(7)
for x, y in DataLoader(d, batch_size=3): print(x.flatten(), y)
for x, y in DataLoader(d, batch_size=3, drop_last=True): print(x.shape, y)
g = torch.Generator().manual_seed(42)
a, b = random_split(d, [5, 2], generator=g); print(list(a.indices), b.indices)
g = torch.Generator(); g.manual_seed(1)
l = DataLoader(d, batch_size=4, shuffle=True, generator=g)
for e in range(2): print([y.tolist() for _, y in l])
print(torch.rand(2, generator=torch.Generator().manual_seed(0)))
torch.manual_seed(5)
l = DataLoader(TensorDataset(torch.arange(6), torch.arange(6) * 2), shuffle=True, batch_size=2)
for e in range(2):
    for x, y in l: print(x, y)
print(torch.rand(1), next(iter(l)), len(l), len(d))
tr, te = random_split(d, [0.7, 0.3]); print(len(tr), len(te))
class Dict(Dataset):
    def __len__(self): return 2
    def __getitem__(self, i): return {'a': i, 'b': float(i), 'c': 'x'}
print(next(iter(DataLoader(Dict(), batch_size=2))))
for i, (x, y) in enumerate(DataLoader(list(zip(range(3), range(3))), batch_size=2)): print(i, x, y)
