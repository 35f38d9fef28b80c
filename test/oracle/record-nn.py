"""Records what TensorFlow, PyTorch and JAX make of neural networks' operations, and the vector-Jacobian products that
they find in float64: python3 record-nn.py > nn.json

The code of a case is Python and tensh at once; x, y and z are the inputs. The incoming gradient is cos(0), cos(1), ...
"""
import json
import math
import numpy as np
import os
import sys

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import jax
import tensorflow as tf
import torch

jax.config.update("jax_enable_x64", True)
rng = np.random.default_rng(12)
cases = []


def number(v):
    v = v.item() if hasattr(v, "item") else v
    if isinstance(v, bool):
        return int(v)
    if isinstance(v, int):
        return v if abs(v) < 2**53 else str(v)
    return float(f"{v:.14g}") if math.isfinite(v) else str(v)


def recorded(a):
    a = np.asarray(a)
    wide = a.dtype.name in ("int64", "uint64")
    return [a.dtype.name, list(a.shape), [str(int(v)) if wide else number(v) for v in a.ravel()]]


def host(out):
    return out.detach().numpy() if isinstance(out, torch.Tensor) else np.asarray(out)


def parts(out):
    return list(out) if isinstance(out, (list, tuple)) else [out]


def seed(shape, dtype):
    return np.cos(np.arange(int(np.prod(shape)))).reshape(shape).astype(dtype)


def run(code, inputs):
    names = {"tf": tf, "torch": torch, "jax": jax, "np": np, "jnp": jax.numpy}
    floats = [i for i, a in enumerate(inputs) if a.dtype == np.float64]
    if code.startswith("jax.") or "jnp." in code:
        out = eval(code, {**names, **dict(zip("xyzw", map(jax.numpy.asarray, inputs)))})

        def f(*chosen):
            full = list(map(jax.numpy.asarray, inputs))
            for i, a in zip(floats, chosen):
                full[i] = a
            return eval(code, {**names, **dict(zip("xyzw", full))})

        first = np.asarray(parts(out)[0])
        if first.dtype != np.float64 or not floats:
            return parts(out), None
        _, back = jax.vjp(f, *[jax.numpy.asarray(inputs[i]) for i in floats])
        return parts(out), [np.asarray(g) for g in back(seed(first.shape, first.dtype))]
    if code.startswith("tf."):
        given = [tf.constant(a) for a in inputs]
        with tf.GradientTape() as tape:
            tape.watch(given)
            out = eval(code, {**names, **dict(zip("xyzw", given))})
        first = parts(out)[0]
        if not floats or not hasattr(first, "dtype") or first.dtype != tf.float64:
            return [host(o) for o in parts(out)], None
        try:
            grads = tape.gradient(first, [given[i] for i in floats], output_gradients=tf.constant(seed(first.shape, np.float64)))
        except Exception as e:
            print(f"no gradient: {code}: {str(e)[:120]}", file=sys.stderr)
            return [host(o) for o in parts(out)], None
        return [host(o) for o in parts(out)], [np.zeros(inputs[i].shape) if g is None else tf.convert_to_tensor(g).numpy() for i, g in zip(floats, grads)]
    given = [torch.tensor(a, requires_grad=a.dtype == np.float64) for a in inputs]
    out = eval(code, {**names, **dict(zip("xyzw", given))})
    first = parts(out)[0]
    if not floats or first.dtype != torch.float64 or not first.requires_grad:
        return [host(o) for o in parts(out)], None
    grads = torch.autograd.grad(first, [given[i] for i in floats], torch.tensor(seed(first.shape, np.float64)), allow_unused=True)
    return [host(o) for o in parts(out)], [np.zeros(inputs[i].shape) if g is None else g.numpy() for i, g in zip(floats, grads)]


def add(code, *inputs):
    inputs = [np.asarray(i) for i in inputs]
    try:
        out, grads = run(code, inputs)
    except Exception as e:
        print(f"no case: {code}: {str(e)[:200]}", file=sys.stderr)
        return
    case = {"code": code, "inputs": [recorded(i) for i in inputs], "out": [recorded(host(o)) for o in out]}
    if grads is not None:
        case["gradients"] = [[i, recorded(g)] for i, g in zip([i for i, a in enumerate(inputs) if a.dtype == np.float64], grads)]
    cases.append(case)


def some(*shape, low=-4, high=5):
    """Halves: many ties, sums without rounding."""
    return rng.integers(low, high, shape) / 2


def smooth(*shape):
    return np.round(rng.normal(size=shape), 3)


def ints(high, *shape, dtype=np.int64):
    return rng.integers(0, high, shape).astype(dtype)


groups = {}


def group(f):
    groups[f.__name__] = f


@group
def convolutions():
    for padding in ("'SAME'", "'VALID'"):
        for stride in (1, 2, 3):
            add(f"tf.nn.conv1d(x, y, {stride}, {padding})", some(2, 7, 3), some(3, 3, 2))
            add(f"tf.nn.conv2d(x, y, [1, {stride}, 2, 1], {padding})", some(2, 6, 5, 3), some(3, 2, 3, 4))
        add(f"tf.nn.conv2d(x, y, 1, {padding}, dilations=2)", some(1, 7, 8, 2), some(2, 3, 2, 3))
        add(f"tf.nn.conv2d(x, y, strides=2, padding={padding})", some(1, 5, 5, 1), some(1, 1, 1, 2))
        add(f"tf.nn.conv2d(x, y, strides=[2, 2], padding={padding})", some(1, 6, 6, 1), some(2, 2, 1, 2))
        add(f"tf.nn.conv3d(x, y, [1, 1, 2, 1, 1], {padding})", some(1, 3, 4, 3, 2), some(2, 2, 2, 2, 2))
        add(f"tf.nn.depthwise_conv2d(x, y, [1, 1, 1, 1], {padding})", some(2, 4, 5, 3), some(3, 2, 3, 2))
        add(f"tf.nn.depthwise_conv2d(x, y, [1, 2, 2, 1], {padding})", some(1, 6, 6, 2), some(2, 2, 2, 1))
        add(f"tf.nn.separable_conv2d(x, y, z, [1, 1, 1, 1], {padding})", some(1, 4, 4, 2), some(2, 2, 2, 2), some(1, 1, 4, 3))
        add(f"tf.nn.atrous_conv2d(x, y, 2, {padding})", some(1, 7, 7, 2), some(3, 3, 2, 2))
        add(f"tf.nn.convolution(x, y, strides=1, padding={padding})", some(1, 5, 5, 2), some(2, 2, 2, 2))
    add("tf.nn.conv2d(x, y, 1, [[0, 0], [1, 2], [0, 1], [0, 0]])", some(1, 4, 4, 2), some(3, 3, 2, 2))
    add("tf.nn.conv2d(x, y, 1, 'SAME')", some(1, 4, 4, 2).astype(np.float32), some(3, 3, 2, 2).astype(np.float32))
    for out, stride, padding in ((10, 2, "SAME"), (9, 2, "SAME"), (11, 2, "VALID"), (7, 1, "VALID"), (5, 1, "SAME"), (14, 3, "SAME")):
        add(f"tf.nn.conv1d_transpose(x, y, [2, {out}, 3], {stride}, '{padding}')", some(2, 5, 2), some(3, 3, 2))
    add("tf.nn.conv2d_transpose(x, y, [1, 6, 8, 3], [1, 2, 2, 1], 'SAME')", some(1, 3, 4, 2), some(3, 3, 3, 2))
    add("tf.nn.conv2d_transpose(x, y, [1, 7, 9, 3], 2, padding='VALID')", some(1, 3, 4, 2), some(3, 3, 3, 2))
    add("tf.nn.conv3d_transpose(x, y, [1, 4, 4, 4, 1], 2, padding='SAME')", some(1, 2, 2, 2, 2), some(2, 3, 2, 1, 2))
    f = "torch.nn.functional."
    for tail in ("", ", stride=2", ", padding=1", ", stride=2, padding=2", ", dilation=2", ", padding='same'", ", padding='valid'"):
        add(f"{f}conv1d(x, y, z{tail})", some(2, 3, 8), some(4, 3, 3), some(4))
        add(f"{f}conv2d(x, y{tail})", some(2, 2, 6, 7), some(3, 2, 3, 2))
    add(f"{f}conv2d(x, y, z, 1, (1, 0))", some(2, 2, 4, 4), some(3, 2, 3, 2), some(3))
    add(f"{f}conv2d(x, y, groups=2)", some(2, 4, 4, 4), some(6, 2, 2, 2))
    add(f"{f}conv2d(x, y, groups=4, padding=1)", some(2, 4, 4, 4), some(8, 1, 3, 3))
    add(f"{f}conv2d(x, y)", some(2, 4, 4), some(3, 2, 2, 2))
    add(f"{f}conv3d(x, y, stride=(1, 2, 1), padding=1)", some(1, 2, 3, 4, 3), some(2, 2, 2, 2, 3))
    add("torch.conv2d(x, y)", some(1, 2, 9, 20), some(2, 2, 3, 18))
    for tail in ("", ", stride=2", ", stride=2, padding=1", ", stride=2, padding=1, output_padding=1", ", dilation=2"):
        add(f"{f}conv_transpose1d(x, y{tail})", some(2, 3, 4), some(3, 2, 3))
        add(f"{f}conv_transpose2d(x, y, z{tail})", some(1, 2, 3, 4), some(2, 3, 3, 2) , some(3))
    add(f"{f}conv_transpose2d(x, y, stride=2, groups=2)", some(1, 4, 3, 3), some(4, 2, 2, 3))
    add(f"{f}conv_transpose3d(x, y, stride=2)", some(1, 2, 2, 2, 2), some(2, 1, 2, 2, 3))
    add(f"{f}unfold(x, (2, 3), padding=1, stride=2)", some(2, 3, 4, 5))
    add(f"{f}unfold(x, 2, dilation=2)", some(1, 2, 4, 4))


@group
def pools():
    for kind in ("max", "avg"):
        for padding in ("'SAME'", "'VALID'"):
            for size, stride in ((2, 2), (3, 1), (3, 2), (2, 3)):
                add(f"tf.nn.{kind}_pool1d(x, {size}, {stride}, {padding})", some(2, 7, 2))
                add(f"tf.nn.{kind}_pool2d(x, {size}, {stride}, {padding})", some(2, 6, 5, 2))
            add(f"tf.nn.{kind}_pool(x, ksize=[1, 2, 3, 1], strides=[1, 2, 1, 1], padding={padding})", some(1, 5, 6, 2))
            add(f"tf.nn.{kind}_pool3d(x, 2, 1, {padding})", some(1, 3, 3, 4, 2))
            add(f"tf.nn.pool(x, [2, 2], '{kind.upper()}', padding={padding})", some(1, 4, 4, 2))
        f = "torch.nn.functional."
        for tail in ("2", "3, 1", "3, 2, 1", "3, stride=2, ceil_mode=True", "2, padding=1, ceil_mode=True", "3, 2, padding=1, ceil_mode=True"):
            add(f"{f}{kind}_pool1d(x, {tail})", some(2, 2, 8))
            add(f"{f}{kind}_pool2d(x, {tail})", some(2, 2, 6, 7))
        add(f"{f}{kind}_pool2d(x, (2, 3), (1, 2))", some(2, 2, 6, 7))
        add(f"{f}{kind}_pool2d(x, 2)", some(2, 4, 4))
        add(f"{f}{kind}_pool3d(x, 2, 1)", some(1, 2, 3, 3, 3))
        add(f"{f}{kind}_pool1d(x, 40, 3)", some(1, 2, 50))
        for n, size in ((1, "3"), (2, "(2, 3)"), (2, "1"), (3, "2")):
            add(f"{f}adaptive_{kind}_pool{n}d(x, {size})", some(2, 2, *[7, 5, 4][:n]))
    add("torch.nn.functional.max_pool2d(x, 2, dilation=2)", some(1, 2, 6, 6))
    add("torch.nn.functional.max_pool2d(x, 2, stride=1, return_indices=True)", some(1, 2, 4, 5))
    add("torch.nn.functional.max_pool1d(x, 3, padding=1, return_indices=True)", some(2, 2, 7))
    add("torch.nn.functional.max_pool1d(x, 2)", np.array([[[1.0, np.nan, 3.0, -np.inf]]]))
    add("torch.nn.functional.avg_pool2d(x, 3, 2, 1, False, False)", some(1, 2, 6, 6))
    add("torch.nn.functional.avg_pool2d(x, 3, 2, 1, count_include_pad=False, ceil_mode=True)", some(1, 2, 6, 6))
    add("torch.nn.functional.avg_pool2d(x, 2, divisor_override=3)", some(1, 2, 4, 4))


if __name__ == "__main__":
    for f in groups.values():
        f()
    print("[" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "]")
