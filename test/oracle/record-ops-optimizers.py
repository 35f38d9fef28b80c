"""Records 20 steps of Keras 3's optimizers into test/oracle/optimizers.json.

Run with a Python that has tensorflow and keras: python test/oracle/record-ops-optimizers.py
A run is {optimizer, tuning, dtype, rate, start, gradients, values}: each step's gradients are given from outside, so
that only the update itself is compared.
"""
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["KERAS_BACKEND"] = "tensorflow"
import keras
import numpy as np
import tensorflow as tf

o = keras.optimizers
adam = lambda rate, beta1=0.9, beta2=0.999, epsilon=1e-7: o.Adam(rate, beta1, beta2, epsilon)
adamw = lambda rate, decay, beta1=0.9, beta2=0.999, epsilon=1e-7: o.AdamW(rate, decay, beta1, beta2, epsilon)
adagrad = lambda rate, initial=0.1, epsilon=1e-7: o.Adagrad(rate, initial, epsilon)
runs = [
    ("sgd", {}, lambda rate, **_: o.SGD(rate)),
    ("sgd", {"momentum": 0.9}, lambda rate, momentum: o.SGD(rate, momentum)),
    ("sgd", {"momentum": 0.8, "nesterov": 1}, lambda rate, momentum, nesterov: o.SGD(rate, momentum, True)),
    ("adam", {}, lambda rate, **t: adam(rate, **t)),
    ("adam", {"beta1": 0.8, "beta2": 0.99, "epsilon": 1e-4}, lambda rate, **t: adam(rate, **t)),
    ("adamw", {}, lambda rate, weight_decay=0.004, **t: adamw(rate, weight_decay, **t)),
    ("adamw", {"weight_decay": 0.1}, lambda rate, weight_decay, **t: adamw(rate, weight_decay, **t)),
    ("rmsprop", {}, lambda rate, **t: o.RMSprop(rate, **t)),
    ("rmsprop", {"rho": 0.8, "momentum": 0.7, "epsilon": 1e-3}, lambda rate, **t: o.RMSprop(rate, **t)),
    ("adagrad", {}, lambda rate, **t: adagrad(rate, **t)),
    ("adagrad", {"initial": 0.5, "epsilon": 1e-3}, lambda rate, **t: adagrad(rate, **t)),
]
shortest = lambda x: [float(str(v)) for v in np.ravel(x)]
recorded = []
for name, given, make in runs:
    # Keras takes its numbers through float32, so that only some of them mean the same in float64.
    for dtype, rate in (("float32", 0.01), ("float32", 0.3), ("float64", 2**-7)):
        rng = np.random.default_rng(3)
        tuning = given
        start = rng.normal(size=4).astype(dtype)
        gradients = [(rng.normal(size=4) * 10 ** rng.uniform(-3, 1)).astype(dtype) for _ in range(20)]
        gradients[5][1] = 0
        if dtype == "float64":
            exact = {"sgd": {}, "adam": {"beta1": 0.875, "beta2": 1 - 2**-10, "epsilon": 2**-20},
                     "adamw": {"beta1": 0.875, "beta2": 1 - 2**-10, "epsilon": 2**-20, "weight_decay": 0.125}, "rmsprop": {"rho": 0.875, "epsilon": 2**-20},
                     "adagrad": {"initial": 0.125, "epsilon": 2**-20}}[name]
            tuning = exact | {k: {0.9: 0.875, 0.8: 0.75, 0.7: 0.625}[v] for k, v in tuning.items() if "momentum" in k} | (
                {"nesterov": 1} if "nesterov" in tuning else {})
        optimizer, v = make(rate, **tuning), tf.Variable(start)
        values = []
        for g in gradients:
            optimizer.apply_gradients([(tf.constant(g), v)])
            values.append(shortest(v.numpy()))
        recorded.append({"optimizer": name, "tuning": tuning, "dtype": dtype, "rate": rate, "start": shortest(start),
                         "gradients": [shortest(g) for g in gradients], "values": values})

path = pathlib.Path(__file__).with_name("optimizers.json")
path.write_text("[\n" + ",\n".join(json.dumps(r, separators=(",", ":")) for r in recorded) + "\n]\n")
print(len(recorded), "runs", path.stat().st_size, "bytes")
