"""Records the learning rates of Keras 3's and PyTorch's schedules at every step into test/oracle/schedules.json.

Run with a Python that has tensorflow, keras and torch: python test/oracle/record-schedules.py
A row is {schedule, tuning, rate, rates}: the rates at steps 0, 1, 2, … in float32.
"""
import json
import os
import pathlib
import subprocess
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np

s = keras.optimizers.schedules


# PyTorch and TensorFlow do not live in one process.
torch_steps = """
import json, torch
optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)
schedule = torch.optim.lr_scheduler.StepLR(optimizer, 6, 0.5)
rates = []
for _ in range(40):
    rates.append(schedule.get_last_lr()[0])
    optimizer.step()
    schedule.step()
print(json.dumps(rates))
"""

steps = 40
keras_runs = [
    ("exponential", {"decay_rate": 0.9, "decay_steps": 7, "staircase": 0}, lambda r: s.ExponentialDecay(r, 7, 0.9)),
    ("exponential", {"decay_rate": 0.5, "decay_steps": 10, "staircase": 1}, lambda r: s.ExponentialDecay(r, 10, 0.5, True)),
    ("inverse", {"decay_rate": 0.5, "decay_steps": 4, "staircase": 0}, lambda r: s.InverseTimeDecay(r, 4, 0.5)),
    ("inverse", {"decay_rate": 2, "decay_steps": 9, "staircase": 1}, lambda r: s.InverseTimeDecay(r, 9, 2, True)),
    ("cosine", {"decay_steps": 30, "alpha": 0}, lambda r: s.CosineDecay(r, 30)),
    ("cosine", {"decay_steps": 50, "alpha": 0.2}, lambda r: s.CosineDecay(r, 50, 0.2)),
    ("polynomial", {"decay_steps": 25, "end": 0.0001, "power": 1}, lambda r: s.PolynomialDecay(r, 25, 0.0001)),
    ("polynomial", {"decay_steps": 30, "end": 0.01, "power": 2}, lambda r: s.PolynomialDecay(r, 30, 0.01, 2)),
    (
        "piecewise",
        {"boundaries": [5, 20], "values": [0.1, 0.03, 0.01]},
        lambda r: s.PiecewiseConstantDecay([5, 20], [0.1, 0.03, 0.01]),
    ),
]
recorded = []
for name, tuning, make in keras_runs:
    schedule = make(0.1)
    rates = [float(np.float32(schedule(i))) for i in range(steps)]
    recorded.append({"schedule": name, "tuning": tuning, "rate": 0.1, "rates": rates})
stairs = json.loads(subprocess.run([sys.executable, "-c", torch_steps], capture_output=True, check=True).stdout)
recorded.append(
    {"schedule": "step", "tuning": {"step_size": 6, "gamma": 0.5}, "rate": 0.1, "rates": stairs}
)
path = pathlib.Path(__file__).with_name("schedules.json")
path.write_text("[\n" + ",\n".join(json.dumps(r) for r in recorded) + "\n]\n")
