"""How vector-Jacobian products are recorded: a case is [code, inputs, gradients].

The code is in tensh's language; the gradients by x, y and z are those of the sum of the result's elements, weighted by
1, 2, 3, …; null where there is none. Everything is float64.
"""
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np


def row(x):
    x = np.asarray(x, "float64")
    return ["float64", list(x.shape), [float(v) if np.isfinite(v) else str(v) for v in x.ravel()]]


class Recorder:
    """`by` says how one framework differentiates: by(f, arrays) gives the weighted gradients as arrays or None."""

    def __init__(self, by, seed):
        self.by, self.rng = by, np.random.default_rng(seed)
        self.cases, self.failed = [], []

    def drawn(self, shape, low=-2.0, high=2.0):
        """Numbers with few digits, no two of them equal and none at a kink."""
        size = int(np.prod(shape))
        steps = self.rng.permutation(np.arange(1, 200))[:size] if size < 200 else self.rng.integers(1, 200, size)
        return (low + (high - low) * (steps / 200.0 + 0.0013)).round(5).reshape(shape)

    def case(self, code, f, *inputs):
        """Inputs are arrays, or shapes as tuples, to be filled."""
        arrays = [self.drawn(x) if isinstance(x, tuple) else np.asarray(x, "float64") for x in inputs]
        try:
            grads = self.by(f, arrays)
        except Exception as e:
            self.failed.append((code, [a.shape for a in arrays], str(e).splitlines()[0][:150]))
            return
        self.cases.append([code, [row(x) for x in arrays], [None if g is None else row(g) for g in grads]])

    def write(self, name):
        path = pathlib.Path(__file__).with_name(name)
        path.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in self.cases) + "\n]\n")
        print(len(self.cases), "cases", path.stat().st_size, "bytes")
        for f in self.failed:
            print("failed", f)


def by_tensorflow(f, arrays):
    import tensorflow as tf

    xs = [tf.constant(x, tf.float64) for x in arrays]
    with tf.GradientTape() as tape:
        tape.watch(xs)
        out = f(*xs)
    weights = tf.reshape(tf.cast(tf.range(1, tf.size(out) + 1), out.dtype), tf.shape(out))
    grads = tape.gradient(out, xs, output_gradients=weights)
    return [None if g is None else tf.convert_to_tensor(g).numpy() for g in grads]


def by_torch(f, arrays):
    import torch

    xs = [torch.tensor(x, dtype=torch.float64, requires_grad=True) for x in arrays]
    out = f(*xs)
    weights = torch.arange(1, out.numel() + 1, dtype=out.dtype).reshape(out.shape)
    return [None if g is None else g.numpy() for g in torch.autograd.grad(out, xs, weights, allow_unused=True)]


def by_jax(f, arrays):
    import jax

    jax.config.update("jax_enable_x64", True)
    out, back = jax.vjp(f, *[jax.numpy.asarray(x) for x in arrays])
    weights = jax.numpy.arange(1, out.size + 1, dtype=out.dtype).reshape(out.shape)
    return [np.asarray(g) for g in back(weights)]
