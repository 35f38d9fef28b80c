# A network of PyTorch's, trained by hand.
import torch
import torch.nn as nn
import torch.nn.functional as F

torch.manual_seed(0)
x = torch.linspace(-1, 1, 12).reshape(12, 1)
y = (x[:, 0] > 0.2).long()


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(1, 6)
        self.out = nn.Linear(6, 2)

    def forward(self, x):
        return self.out(F.relu(self.hidden(x)))


model = Net()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 5, gamma=0.5)
for epoch in range(15):
    optimizer.zero_grad()
    loss = F.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
    scheduler.step()
    if epoch % 5 == 0:
        print(f"{epoch}: {loss.item():.3f}")
with torch.no_grad():
    print((model(x).argmax(1) == y).float().mean().item())
mse = nn.MSELoss()
row = nn.Sequential(nn.Linear(1, 4), nn.Tanh(), nn.Linear(4, 1))
sgd = torch.optim.SGD(row.parameters(), lr=0.1, momentum=0.9)
for _ in range(20):
    sgd.zero_grad()
    mse(row(x), x ** 2).backward()
    sgd.step()
print(f"{mse(row(x), x ** 2).item():.4f}")
