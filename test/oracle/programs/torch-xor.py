import torch
import torch.nn as nn
import torch.optim as optim
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(2, 4), nn.ReLU(), nn.Linear(4, 1), nn.Sigmoid())
print(model)
for n, p in model.named_parameters(): print(n, p.shape, p.requires_grad)
print(model[0].weight, model[0].bias)
X = torch.tensor([[0.,0.],[0.,1.],[1.,0.],[1.,1.]]); y = torch.tensor([[0.],[1.],[1.],[0.]])
crit = nn.BCELoss(); opt = optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
print(opt, crit)
for epoch in range(200):
    opt.zero_grad()
    out = model(X)
    loss = crit(out, y)
    loss.backward()
    opt.step()
    if epoch % 50 == 0: print(epoch, f"{loss.item():.4f}")
print(loss)
with torch.no_grad(): print(model(X).round().flatten())
print(model.state_dict().keys(), sum(p.numel() for p in model.parameters()))
