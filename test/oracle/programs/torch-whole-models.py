# Whole models and optimizers' states, in files and in bytes, and back.
import torch, torch.nn as nn, io, os
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.l = nn.Linear(2, 2)
        self.k = 3
        self.b = nn.BatchNorm1d(2)
        self.p = nn.Parameter(torch.ones(2))
        self.register_buffer("q", torch.zeros(2))
        self.e = nn.LSTM(2, 3, batch_first=True)
        self.ls = nn.ModuleList([nn.ReLU(), nn.Conv2d(1, 1, 2)])
        self.drop = nn.Dropout(0.1)
        self.emb = nn.Embedding(3, 2)

    def forward(self, x):
        return self.e(self.b(self.l(x) * self.p).unsqueeze(1))[0]


torch.manual_seed(0)
net = Net()
net(torch.randn(4, 2))
net.eval()
torch.save(net, "net.pt")
again = torch.load("net.pt", weights_only=False)
x = torch.randn(3, 2)
print(again, torch.equal(net(x), again(x)), again.training, again.k, list(again.state_dict()) == list(net.state_dict()))
print([torch.equal(a, b) for a, b in zip(net.state_dict().values(), again.state_dict().values())].count(False), again.p.requires_grad)
try:
    torch.load("net.pt")
except Exception as e:
    print(type(e).__name__, str(e)[:60])
held = io.BytesIO()
torch.save({"net": nn.Sequential(nn.Linear(2, 1), nn.Tanh()), "epoch": 3}, held)
held.seek(0)
back = torch.load(held, weights_only=False)
print(back)
held = io.BytesIO()
torch.save(net.state_dict(), held)
held.seek(0)
print(again.load_state_dict(torch.load(held)), len(held.getvalue()) > 1000)
optimizer = torch.optim.SGD(again.parameters(), lr=0.1)
again.train()
again(x).sum().backward()
optimizer.step()
print(again.training, again.b.training, float(again.p.grad.abs().sum()) > 0)
os.remove("net.pt")
