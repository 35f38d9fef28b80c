"""One module in several places of a row: counted at each, its parameters once."""
import torch
import torch.nn as nn

torch.manual_seed(1)
act, lin = nn.ReLU(), nn.Linear(2, 2)
row = nn.Sequential(nn.Linear(3, 2), act, lin, act, lin)
print(row, len(row), row[3] is act, [type(m).__name__ for m in row], [n for n, _ in row.named_children()])
print([n for n, _ in row.named_parameters()], list(row.state_dict()), len(list(row.modules())))
layers = nn.ModuleList([lin] * 3)
print(len(layers), sum(p.numel() for p in layers.parameters()), layers)
x = torch.ones(1, 2)
for layer in layers:
    x = layer(x)
print(x)
kinds = nn.ModuleDict({"a": lin, "b": lin, "c": act})
print(len(kinds), list(kinds), "b" in kinds, kinds.pop("c"), list(kinds.items())[1][1] is lin)
row.insert(1, nn.Tanh())
row[2] = nn.Sigmoid()
print([type(m).__name__ for m in row], type(row.pop(-1)).__name__, len(row))
del row[0]
print(list(row.state_dict()), row[1:], row + nn.Sequential(act))
layers.insert(1, act)
layers[0] = nn.Identity()
print([type(m).__name__ for m in layers], len(layers + [act]), layers.pop(0), len(layers[:2]))
try:
    row[7]
except IndexError as error:
    print(error)
