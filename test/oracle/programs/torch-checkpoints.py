import os

import torch
import torch.nn as nn

torch.manual_seed(0)
x = torch.linspace(-1, 1, 16).reshape(-1, 1)
y = 3 * x - 2


def fresh():
    return nn.Sequential(nn.Linear(1, 4), nn.Tanh(), nn.Linear(4, 1))


def train(model, optimizer, epochs):
    for _ in range(epochs):
        loss = nn.functional.mse_loss(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return loss.item()


model = fresh()
optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
print(f"{train(model, optimizer, 20):.5f}")
torch.save({"epoch": 20, "model": model.state_dict(), "optimizer": optimizer.state_dict(), "note": "half way"}, "half.pt")
print(f"{train(model, optimizer, 20):.5f}")

checkpoint = torch.load("half.pt", weights_only=True)
print(sorted(checkpoint), checkpoint["epoch"], checkpoint["note"], type(checkpoint["model"]).__name__)
again = fresh()
print(again.load_state_dict(checkpoint["model"]))
optimizer = torch.optim.Adam(again.parameters(), lr=0.001)
optimizer.load_state_dict(checkpoint["optimizer"])
print(optimizer.param_groups[0]["lr"])
print(f"{train(again, optimizer, 20):.5f}")
print(all(torch.allclose(a, b) for a, b in zip(model.parameters(), again.parameters())))

things = {
    "turned": torch.arange(6).reshape(2, 3).T, "half": torch.ones(2, dtype=torch.float16), "truth": torch.tensor([True, False]),
    "none": None, "list": [1, -2.5, "ünï", (True, 2 ** 40, -1)], 3: torch.tensor(1 + 2j), "empty": torch.empty(0, 2),
    "weight": nn.Parameter(torch.ones(2)), "wants": torch.ones(1, requires_grad=True), "brain": torch.tensor([0.1], dtype=torch.bfloat16),
}
with open("things.pt", "wb") as f:
    torch.save(things, f)
with open("things.pt", "rb") as f:
    for key, value in torch.load(f).items():
        print(key, value, type(value).__name__)
torch.save(torch.eye(2), "eye.pt")
print(torch.load("eye.pt", map_location="cpu"), os.path.exists("eye.pt"))
try:
    torch.load("nothing.pt")
except FileNotFoundError as e:
    print(e)
