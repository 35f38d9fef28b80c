import torch
from torch import nn
# Learning PyTorch with examples
import math
torch.manual_seed(0)
x = torch.linspace(-math.pi, math.pi, 200)
y = torch.sin(x)
p = torch.tensor([1, 2, 3])
xx = x.unsqueeze(-1).pow(p)
model = torch.nn.Sequential(torch.nn.Linear(3, 1), torch.nn.Flatten(0, 1))
loss_fn = torch.nn.MSELoss(reduction='sum')
learning_rate = 1e-3
optimizer = torch.optim.RMSprop(model.parameters(), lr=learning_rate)
for t in range(300):
    y_pred = model(xx)
    loss = loss_fn(y_pred, y)
    if t % 100 == 99: print(t, f"{loss.item():.2f}")
    optimizer.zero_grad(); loss.backward(); optimizer.step()
linear_layer = model[0]
print(f'Result: y = {linear_layer.bias.item():.3f} + {linear_layer.weight[:, 0].item():.3f} x')
class Polynomial3(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.a = torch.nn.Parameter(torch.randn(()))
        self.b = torch.nn.Parameter(torch.randn(()))
        self.c = torch.nn.Parameter(torch.randn(()))
        self.d = torch.nn.Parameter(torch.randn(()))
    def forward(self, x):
        return self.a + self.b * x + self.c * x ** 2 + self.d * x ** 3
    def string(self):
        return f'y = {self.a.item():.4f} + {self.b.item():.4f} x + {self.c.item():.4f} x^2 + {self.d.item():.4f} x^3'
model = Polynomial3(); print(model, model.string())
criterion = torch.nn.MSELoss(reduction='sum'); optimizer = torch.optim.SGD(model.parameters(), lr=1e-6)
for t in range(400):
    y_pred = model(x); loss = criterion(y_pred, y)
    if t % 100 == 99: print(t, f"{loss.item():.3f}")
    optimizer.zero_grad(); loss.backward(); optimizer.step()
print(model.string())
# linear regression with scheduler
torch.manual_seed(3)
X = torch.randn(32, 2); Y = X @ torch.tensor([[2.0], [-1.0]]) + 0.5
lin = nn.Linear(2, 1); opt = torch.optim.SGD(lin.parameters(), lr=0.2); sch = torch.optim.lr_scheduler.StepLR(opt, step_size=10, gamma=0.5)
for e in range(30):
    l = nn.functional.mse_loss(lin(X), Y); opt.zero_grad(); l.backward(); opt.step(); sch.step()
    if e % 10 == 0: print(e, round(l.item(), 4), opt.param_groups[0]['lr'], sch.get_last_lr())
print(lin.weight.data.round(decimals=2), lin.bias.data.round(decimals=2))
rnn_in = torch.ones(2, 3)
print(lin.weight.grad.shape, lin.weight.is_leaf, lin(X).requires_grad, lin(X).detach().requires_grad)
opt.zero_grad(); print(lin.weight.grad)
with torch.no_grad():
    for q in lin.parameters(): q -= 0.1 * torch.ones_like(q)
print(lin.bias.requires_grad, lin.state_dict())
