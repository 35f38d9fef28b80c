"""Records what NumPy's, JAX's and PyTorch's random streams give, for test/random/streams.test.ts.

Run with numpy, jax and torch: python record-streams.py
"""
import json
from pathlib import Path

import jax.random as jr
import numpy as np
import torch

p4, p6 = [0.1, 0.2, 0.3, 0.4], [0.1, 0.1, 0.2, 0.2, 0.2, 0.2]


def numpy_stream(r, generator):
    ints = r.integers if generator else r.randint
    out = {
        "random": r.random(5).tolist(),
        "normal": r.normal(size=400).tolist(),
        "exponential": r.exponential(size=300).tolist(),
        "integers": ints(0, 10, 20).tolist(),
        "wide": ints(-5, 2**40, 5).tolist(),
        "permutation": r.permutation(10).tolist(),
        "choice": r.choice(20, 5, replace=False).tolist(),
        "weighted": r.choice(4, 6, p=p4).tolist(),
        "different": r.choice(6, 4, replace=False, p=p6).tolist(),
        "many": r.choice(20000, 500, replace=False).tolist()[:10],
    }
    out["after"] = [r.random()]
    return out


def tail():
    """A normal from beyond the last layer: place and value."""
    x = np.random.default_rng(5).normal(size=40000)
    places = np.flatnonzero(np.abs(x) > 3.6541528853610088)
    return {"places": places.tolist(), "values": x[places].tolist()}


def jax_stream():
    k = jr.PRNGKey(42)
    return {
        "split": np.asarray(jr.split(k, 3)).ravel().tolist(),
        "fold_in": np.asarray(jr.fold_in(k, 7)).tolist(),
        "bits": np.asarray(jr.bits(k, (5,))).tolist(),
        "uniform": [float(x) for x in jr.uniform(k, (5,))],
        "between": [float(x) for x in jr.uniform(k, (100,), minval=-3.0, maxval=2.0)],
        "randint": np.asarray(jr.randint(k, (9,), -3, 100)).tolist(),
        "permutation": np.asarray(jr.permutation(k, 10)).tolist(),
        "rounds": np.asarray(jr.permutation(k, 2000)).tolist()[:10],
        "normal": [float(x) for x in jr.normal(k, (500,))],
    }


def torch_stream():
    torch.manual_seed(3)
    d = torch.float64
    return {
        "rand": torch.rand(5).tolist(),
        "rand64": torch.rand(3, dtype=d).tolist(),
        "few": torch.randn(3).tolist(),
        "many": torch.randn(404).tolist(),
        "many64": torch.randn(204, dtype=d).tolist(),
        "randint": torch.randint(0, 10, (9,)).tolist(),
        "wide": torch.randint(-4, 2**30, (5,)).tolist(),
        "randperm": torch.randperm(10).tolist(),
        "between": torch.empty(4).uniform_(-2, 5).tolist(),
        "few64": torch.randn(4, dtype=d).tolist(),
        "normal": torch.normal(2.0, 3.0, (20,)).tolist(),
    }


np.random.seed(0)
children = [c.random() for c in np.random.default_rng(1).spawn(2)]
words = [np.random.default_rng([1, 2**40, 3]).random(), np.random.RandomState([1, 2, 3]).random_sample()]
recorded = {
    "generator": numpy_stream(np.random.default_rng(42), True),
    "legacy": numpy_stream(np.random.RandomState(7), False),
    "tail": tail(),
    "children": children,
    "words": words,
    "jax": jax_stream(),
    "torch": torch_stream(),
}
Path(__file__).with_name("streams.json").write_text(json.dumps(recorded) + "\n")
