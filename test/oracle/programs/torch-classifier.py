import torch
from torch import nn
import torch.nn.functional as F
from torch.utils.data import TensorDataset, DataLoader
torch.manual_seed(42)
class Net(nn.Module):
    def __init__(self, d, h, c):
        super().__init__()
        self.fc1 = nn.Linear(d, h)
        self.drop = nn.Dropout(0.0)
        self.fc2 = nn.Linear(h, c)
    def forward(self, x):
        x = F.relu(self.fc1(x))
        return self.fc2(self.drop(x))
X = torch.randn(60, 4); y = (X.sum(1) > 0).long() + (X[:, 0] > 1).long()
ds = TensorDataset(X, y); loader = DataLoader(ds, batch_size=16)
print(len(ds), len(loader), ds[0][1])
net = Net(4, 8, 3); print(net)
opt = torch.optim.Adam(net.parameters(), lr=0.01)
lossf = nn.CrossEntropyLoss()
for epoch in range(5):
    net.train(); total = 0.
    for xb, yb in loader:
        opt.zero_grad(); out = net(xb); loss = lossf(out, yb); loss.backward(); opt.step()
        total += loss.item() * len(xb)
    print(f"Epoch {epoch+1}: {total/len(ds):.4f}")
net.eval()
with torch.no_grad():
    acc = (net(X).argmax(1) == y).float().mean()
print(f"acc {acc.item():.3f}", loss, net.fc2.bias)
sd = net.state_dict(); print(list(sd), sd['fc2.bias'].shape)
net2 = Net(4, 8, 3); print(net2.load_state_dict(sd)); print(torch.equal(net2(X), net(X)))
loader = DataLoader(ds, batch_size=20, shuffle=True)
for xb, yb in loader: print(xb.shape, yb[:5])
print(torch.rand(2))
a, b = torch.utils.data.random_split(ds, [50, 10]); print(len(a), b.indices)
