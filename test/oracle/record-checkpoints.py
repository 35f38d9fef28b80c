"""Records files that torch.save writes: python record-checkpoints.py (torch)."""
import base64
import collections
import io
import json
import os

import torch


def file(value):
    into = io.BytesIO()
    torch.save(value, into)
    return base64.b64encode(into.getvalue()).decode()


shared = torch.arange(12, dtype=torch.float64)
values = {
    "epoch": 3,
    "loss": 0.125,
    "big": 2**70,
    "low": -(2**31),
    "flags": [True, False, None],
    "pair": (1, "ünï"),
    "state": collections.OrderedDict([("weight", torch.tensor([[1.5, -2.0], [0.25, 4.0]])), ("count", torch.tensor(7))]),
    "row": shared[3:6],
    "turned": shared.reshape(3, 4).T,
    "half": torch.tensor([0.5, -2], dtype=torch.float16),
    "parameter": torch.nn.Parameter(torch.tensor([1.0, 2.0])),
    "size": torch.Size([2, 3]),
}
out = {"values": file(values), "module": file(torch.nn.Linear(1, 1))}
with open(os.path.join(os.path.dirname(__file__), "checkpoints.json"), "w") as f:
    json.dump(out, f, indent=1)
    f.write("\n")
