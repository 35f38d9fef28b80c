# Recurrent layers and cells: what they hold, give and learn.
import torch
from torch import nn

torch.manual_seed(0)
x = torch.randn(5, 2, 3)
for layer in (nn.RNN(3, 4), nn.RNN(3, 4, nonlinearity="relu", num_layers=2), nn.GRU(3, 4), nn.LSTM(3, 4),
              nn.LSTM(3, 4, num_layers=2, bidirectional=True), nn.GRU(3, 4, bidirectional=True, bias=False)):
    print(layer, [(n, tuple(p.shape)) for n, p in layer.named_parameters()])
    y, h = layer(x)
    last = torch.cat(list(h), -1) if isinstance(h, tuple) else h
    print(y.shape, last.shape, y.detach()[-1], last.detach()[-1])
    (y.pow(2).mean() + last.sum()).backward()
    print([round(p.grad.abs().sum().item(), 4) for p in layer.parameters()])

first = nn.LSTM(3, 4, batch_first=True)
y, (h, c) = first(x.transpose(0, 1))
print(y.shape, h.shape, c.shape, y.detach()[0, -1])
y, (h, c) = first(x.transpose(0, 1), (torch.ones(1, 2, 4), torch.zeros(1, 2, 4)))
print(y.detach()[0, 0], c.detach())
y, h = nn.GRU(3, 4)(x[:, 0])
print(y.shape, h.shape, y.detach()[-1], h.detach()[-1])

for cell in (nn.RNNCell(3, 4), nn.GRUCell(3, 4), nn.LSTMCell(3, 4)):
    found = cell(x[0])
    for step in x[1:]:
        found = cell(step, found)
    print(cell, found[0].detach(), [n for n, p in cell.named_parameters()])


def attempt(run):
    try:
        run()
        print("runs")
    except Exception as error:
        print(type(error).__name__, error)


layer = nn.LSTM(2, 3, num_layers=2)
attempt(lambda: layer(torch.ones(4, 2, 3)))
attempt(lambda: layer(torch.ones(4)))
attempt(lambda: layer(torch.ones(4, 2, 2), (torch.zeros(1, 2, 3), torch.zeros(1, 2, 3))))
attempt(lambda: nn.GRU(2, 3)(torch.ones(4, 2, 2), torch.zeros(1, 3, 3)))
attempt(lambda: nn.RNN(2, 3, nonlinearity="x"))
attempt(lambda: nn.LSTM(2, 3, dropout=2))


# The last of a few numbers that rise, learned.
class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(1, 8, batch_first=True)
        self.head = nn.Linear(8, 1)

    def forward(self, x):
        found, _ = self.lstm(x)
        return self.head(found[:, -1])


torch.manual_seed(1)
rows = torch.rand(16, 6, 1).cumsum(1) / 6
wanted = rows[:, -1] + 0.1
model = Model()
optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
for step in range(31):
    optimizer.zero_grad()
    loss = nn.functional.mse_loss(model(rows), wanted)
    loss.backward()
    optimizer.step()
    if step % 10 == 0:
        print(step, round(loss.item(), 5))
print(list(model.state_dict()))
