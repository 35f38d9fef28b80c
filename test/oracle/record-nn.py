"""Records what TensorFlow, PyTorch and JAX make of neural networks' operations, and the vector-Jacobian products that
they find in float64: python3 record-nn.py > nn.json

The code of a case is Python and tensh at once; x, y and z are the inputs. The incoming gradient is cos(0), cos(1), ...
"""
import json
import math
import numpy as np
import os
import re
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


def run(code, inputs, only=None):
    names = {"tf": tf, "torch": torch, "jax": jax, "np": np, "jnp": jax.numpy}
    floats = [i for i, a in enumerate(inputs) if a.dtype == np.float64 and (only is None or i in only)]
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
    given = [torch.tensor(a, requires_grad=i in floats) for i, a in enumerate(inputs)]
    out = eval(code, {**names, **dict(zip("xyzw", given))})
    first = parts(out)[0]
    if not floats or first.dtype != torch.float64 or not first.requires_grad:
        return [host(o) for o in parts(out)], None
    grads = torch.autograd.grad(first, [given[i] for i in floats], torch.tensor(seed(first.shape, np.float64)), allow_unused=True)
    return [host(o) for o in parts(out)], [np.zeros(inputs[i].shape) if g is None else g.numpy() for i, g in zip(floats, grads)]


def add(code, *inputs):
    inputs = [np.asarray(i) for i in inputs]
    try:
        only = None
        try:
            out, grads = run(code, inputs)
        except RuntimeError as e:
            if "not differentiable" not in str(e):
                raise
            only = [0]
            out, grads = run(code, inputs, only)
    except Exception as e:
        print(f"no case: {code}: {str(e)[:200]}", file=sys.stderr)
        return
    case = {"code": code, "inputs": [recorded(i) for i in inputs], "out": [recorded(host(o)) for o in out]}
    if grads is not None:
        case["gradients"] = [[i, recorded(g)] for i, g in zip([i for i, a in enumerate(inputs) if a.dtype == np.float64 and (only is None or i in only)], grads)]
    if single.search(code):
        case["loose"] = True
    cases.append(case)


def some(*shape, low=-4, high=5):
    """Halves: many ties, sums without rounding."""
    return rng.integers(low, high, shape) / 2


def smooth(*shape):
    return np.round(rng.normal(size=shape), 3)


def ints(high, *shape, dtype=np.int64):
    return rng.integers(0, high, shape).astype(dtype)


# These round their own numbers to float32, also where they compute in float64.
single = re.compile(r"tf\..*(gelu|logcosh|leaky_relu|relu\(x, 0)|hardsigmoid")

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


@group
def activations():
    kinks = np.array([-1000.0, -7.5, -4.0, -3.0, -2.5, -1.0, -0.5, -0.0, 0.0, 0.25, 0.5, 1.0, 2.0, 3.0, 6.0, 6.5, 25.0, 1000.0])
    bumps = np.array([[-2.5, -1.25, -0.75, 0.125], [0.375, 0.875, 3.5, 7.25]])
    k = "tf.keras.activations."
    for name in ("elu", "exponential", "gelu", "hard_shrink", "hard_sigmoid", "hard_silu", "hard_swish", "hard_tanh",
                 "leaky_relu", "linear", "log_sigmoid", "mish", "relu", "relu6", "selu", "sigmoid", "silu", "swish",
                 "soft_shrink", "softplus", "softsign", "sparse_plus", "sparse_sigmoid", "squareplus", "tanh", "tanh_shrink", "celu"):
        add(f"{k}{name}(x)", bumps)
    for tail in ("elu(x, 0.5)", "celu(x, alpha=0.5)", "gelu(x, approximate=True)", "leaky_relu(x, 0.3)", "relu(x, 0.1)",
                 "relu(x, max_value=6.0)", "relu(x, 0.2, 5.0, 1.0)", "relu(x, threshold=0.5)", "hard_shrink(x, 1.0)",
                 "soft_shrink(x, threshold=1.0)", "squareplus(x, b=2)", "threshold(x, 0.5, -3.0)", "glu(x)", "glu(x, axis=0)",
                 "softmax(x)", "softmax(x, axis=0)", "log_softmax(x)", "log_softmax(x, axis=0)"):
        add(k + tail, bumps)
    for name in ("relu", "relu6", "elu", "selu", "gelu", "silu", "swish", "leaky_relu", "crelu", "softplus", "softsign",
                 "sigmoid", "tanh", "softmax", "log_softmax"):
        add(f"tf.nn.{name}(x)", bumps)
    for name in ("relu", "relu6", "leaky_relu", "softplus", "softsign", "sigmoid", "tanh"):
        add(f"tf.nn.{name}(x)", kinks)
    add("tf.nn.silu(x, beta=0.5)", bumps)
    add("tf.nn.leaky_relu(x, alpha=0.05)", bumps)
    add("tf.math.log_sigmoid(x)", kinks)
    f = "torch.nn.functional."
    for name in ("relu", "relu6", "elu", "selu", "celu", "gelu", "silu", "mish", "leaky_relu", "softplus", "softsign", "sigmoid",
                 "tanh", "hardtanh", "hardsigmoid", "hardswish", "hardshrink", "softshrink", "tanhshrink", "logsigmoid"):
        add(f"{f}{name}(x)", kinks)
    for tail in ("leaky_relu(x, 0.3)", "leaky_relu(x, negative_slope=0.3)", "elu(x, alpha=0.5)", "celu(x, 2.0)", "gelu(x, approximate='tanh')",
                 "softplus(x, beta=2.0)", "softplus(x, 0.5, 3.0)", "hardtanh(x, -2.0, 0.5)", "hardshrink(x, 2.0)", "softshrink(x, lambd=1.0)",
                 "threshold(x, 0.5, -3.0)"):
        add(f + tail, kinks)
    for tail in ("glu(x)", "glu(x, 0)", "softmax(x, dim=1)", "softmin(x, dim=0)", "log_softmax(x, dim=0)", "softmax(x, 0)"):
        add(f + tail, bumps)
    add(f + "prelu(x, y)", bumps, np.array([0.25]))
    add(f + "prelu(x, y)", smooth(2, 3, 2), np.array([0.25, 0.5, -1.0]))
    for tail in ("torch.softmax(x, 1)", "torch.log_softmax(x, 0)", "torch.sigmoid(x)", "torch.relu(x)", "torch.selu(x)", "torch.celu(x)"):
        add(tail, bumps)


def shares(*shape):
    a = np.exp(rng.normal(size=shape))
    return np.round(a / a.sum(-1, keepdims=True), 3)


@group
def keras_losses():
    k = "tf.keras.losses."
    for name in ("MSE", "MAE", "MAPE", "MSLE", "mse", "mae", "mape", "msle", "huber", "logcosh"):
        add(f"{k}{name}(x, y)", np.abs(smooth(3, 4)), np.abs(smooth(3, 4)))
    add(f"{k}huber(x, y, 0.5)", some(3, 4), some(3, 4))
    add(f"{k}huber(x, y, delta=2.0)", some(3, 4), some(3, 4))
    for name in ("hinge", "squared_hinge", "categorical_hinge"):
        add(f"{k}{name}(x, y)", ints(2, 3, 4).astype(float), smooth(3, 4))
        add(f"{k}{name}(x, y)", ints(2, 3, 4) * 2.0 - 1, smooth(3, 4))
    for name in ("KLD", "kld", "kullback_leibler_divergence", "poisson"):
        add(f"{k}{name}(x, y)", shares(3, 4), shares(3, 4))
    add(f"{k}kld(x, y)", np.eye(3), shares(3, 3))
    for tail in ("", ", axis=0"):
        add(f"{k}cosine_similarity(x, y{tail})", smooth(3, 4), smooth(3, 4))
    # Rows and columns add up to 1: the gradient that TensorFlow has supposes it.
    even = np.array([[0.5, 0.25, 0.25, 0], [0, 0.5, 0.25, 0.25], [0.25, 0, 0.5, 0.25], [0.25, 0.25, 0, 0.5]])
    p = np.array([[0.0, 1.0, 0.25], [0.5, 0.9, 1e-9]])
    for tail in ("", ", label_smoothing=0.2", ", axis=0"):
        add(f"{k}binary_crossentropy(x, y{tail})", ints(2, 2, 3).astype(float), p)
        add(f"{k}binary_crossentropy(x, y, from_logits=True{tail})", ints(2, 2, 3).astype(float), smooth(2, 3) * 8)
        add(f"{k}categorical_crossentropy(x, y{tail})", np.eye(4)[ints(4, 3)], shares(3, 4))
        add(f"{k}categorical_crossentropy(x, y, from_logits=True{tail})", even, smooth(4, 4) * 5)
    for tail in ("", ", from_logits=True", ", ignore_class=1", ", from_logits=True, ignore_class=0"):
        add(f"{k}sparse_categorical_crossentropy(x, y{tail})", ints(3, 4), shares(4, 3))
        add(f"{k}sparse_categorical_crossentropy(x, y{tail})", ints(3, 2, 2), shares(2, 2, 3))
    for tail in ("", ", apply_class_balancing=True, alpha=0.4", ", gamma=1.5", ", from_logits=True", ", label_smoothing=0.1"):
        add(f"{k}binary_focal_crossentropy(x, y{tail})", ints(2, 2, 3).astype(float), shares(2, 3))
    for tail in ("", ", alpha=0.4, gamma=3.0", ", from_logits=True", ", label_smoothing=0.1"):
        add(f"{k}categorical_focal_crossentropy(x, y{tail})", np.eye(4)[ints(4, 3)], shares(3, 4))
    add(f"{k}dice(x, y)", ints(2, 2, 3).astype(float), shares(2, 3))
    add(f"{k}dice(x, y, axis=(1,))", ints(2, 2, 3).astype(float), shares(2, 3))
    add(f"{k}tversky(x, y)", ints(2, 2, 3).astype(float), shares(2, 3))
    add(f"{k}tversky(x, y, alpha=0.3, beta=0.7)", ints(2, 2, 3).astype(float), shares(2, 3))
    far = np.array([[-1000.0, -40.0, -1.0], [0.0, 30.0, 1000.0]])
    add("tf.nn.sigmoid_cross_entropy_with_logits(x, y)", ints(2, 2, 3).astype(float), far)
    add("tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=y)", shares(2, 3), smooth(2, 3))
    add("tf.nn.weighted_cross_entropy_with_logits(x, y, 2.5)", shares(2, 3), far + 0.25)
    add("tf.nn.softmax_cross_entropy_with_logits(x, y)", even, smooth(4, 4))
    add("tf.nn.softmax_cross_entropy_with_logits(labels=x, logits=y, axis=0)", even, smooth(4, 4))
    add("tf.nn.sparse_softmax_cross_entropy_with_logits(x, y)", ints(4, 3), smooth(3, 4))
    add("tf.nn.sparse_softmax_cross_entropy_with_logits(labels=x, logits=y)", ints(4, 2, 3), smooth(2, 3, 4))
    add("tf.nn.log_poisson_loss(x, y)", np.abs(smooth(2, 3)) * 3, smooth(2, 3))
    add("tf.nn.log_poisson_loss(x, y, compute_full_loss=True)", np.array([[0.25, 1.0, 0.5], [2.0, 3.5, 7.0]]), smooth(2, 3))
    add("tf.nn.l2_loss(x)", smooth(2, 3))


@group
def torch_losses():
    f = "torch.nn.functional."
    for red in ("", ", reduction='sum'", ", reduction='none'"):
        for name in ("mse_loss", "l1_loss", "smooth_l1_loss", "huber_loss", "soft_margin_loss"):
            add(f"{f}{name}(x, y{red})", some(3, 4), some(3, 4))
        add(f"{f}smooth_l1_loss(x, y, beta=0.5{red})", some(3, 4), some(3, 4))
        add(f"{f}huber_loss(x, y, delta=0.5{red})", some(3, 4), some(3, 4))
        add(f"{f}cross_entropy(x, y{red})", smooth(4, 3), ints(3, 4))
        add(f"{f}cross_entropy(x, y, ignore_index=1{red})", smooth(4, 3), ints(3, 4))
        add(f"{f}cross_entropy(x, y, weight=z{red})", smooth(4, 3), ints(3, 4), np.array([0.5, 1.0, 2.0]))
        add(f"{f}cross_entropy(x, y, label_smoothing=0.1{red})", smooth(4, 3), ints(3, 4))
        add(f"{f}cross_entropy(x, y, z, ignore_index=2, label_smoothing=0.1{red})", smooth(4, 3), ints(3, 4), np.array([0.5, 1.0, 2.0]))
        add(f"{f}cross_entropy(x, y, label_smoothing=0.1{red})", smooth(4, 3), shares(4, 3))
        add(f"{f}cross_entropy(x, y, z{red})", smooth(4, 3), shares(4, 3), np.array([0.5, 1.0, 2.0]))
        add(f"{f}cross_entropy(x, y{red})", smooth(2, 3, 4), ints(3, 2, 4))
        add(f"{f}nll_loss(x, y{red})", smooth(4, 3), ints(3, 4))
        add(f"{f}nll_loss(x, y, z{red}, ignore_index=0)", smooth(4, 3), ints(3, 4), np.array([0.5, 1.0, 2.0]))
        add(f"{f}nll_loss(x, y{red})", smooth(2, 3, 2, 2), ints(3, 2, 2, 2))
        add(f"{f}binary_cross_entropy(x, y{red})", np.array([0.1, 0.5, 0.9, 0.25]), np.array([0.0, 1.0, 0.5, 0.25]))
        add(f"{f}binary_cross_entropy(x, y, z{red})", np.array([0.1, 0.5, 0.9, 0.25]), np.array([0.0, 1.0, 0.5, 0.25]), np.array([1.0, 2.0, 0.5, 3.0]))
        add(f"{f}binary_cross_entropy_with_logits(x, y{red})", np.array([-500.0, 0.5, -2.0, 300.0]), np.array([0.0, 1.0, 0.5, 0.25]))
        add(f"{f}binary_cross_entropy_with_logits(x, y, pos_weight=z{red})", smooth(2, 3), shares(2, 3), np.array([0.5, 1.0, 2.0]))
        add(f"{f}binary_cross_entropy_with_logits(x, y, z{red})", smooth(2, 3), shares(2, 3), np.array([0.5, 1.0, 2.0]))
        add(f"{f}kl_div(x, y{red})", smooth(3, 4), shares(3, 4))
        add(f"{f}kl_div(x, y{red}, log_target=True)", smooth(3, 4), smooth(3, 4))
        add(f"{f}poisson_nll_loss(x, y{red})", smooth(3, 4), np.abs(smooth(3, 4)) * 2)
        add(f"{f}poisson_nll_loss(x, y, full=True{red})", smooth(3, 4), np.abs(smooth(3, 4)) * 2)
        add(f"{f}poisson_nll_loss(x, y, log_input=False{red})", np.abs(smooth(3, 4)), np.abs(smooth(3, 4)) * 2)
        add(f"{f}gaussian_nll_loss(x, y, z{red})", smooth(3, 4), smooth(3, 4), np.abs(smooth(3, 4)))
        add(f"{f}gaussian_nll_loss(x, y, z, full=True{red})", smooth(3, 4), smooth(3, 4), np.abs(smooth(3, 4)))
        add(f"{f}hinge_embedding_loss(x, y{red})", smooth(3, 4), ints(2, 3, 4) * 2.0 - 1)
        add(f"{f}margin_ranking_loss(x, y, z, margin=0.5{red})", smooth(4), smooth(4), ints(2, 4) * 2.0 - 1)
        add(f"{f}cosine_embedding_loss(x, y, z, margin=0.2{red})", smooth(4, 3), smooth(4, 3), np.array([1.0, -1.0, 1.0, -1.0]))
        add(f"{f}triplet_margin_loss(x, y, z{red})", smooth(4, 3), smooth(4, 3), smooth(4, 3))
        add(f"{f}triplet_margin_loss(x, y, z, margin=2.0, swap=True, p=1{red})", smooth(4, 3), smooth(4, 3), smooth(4, 3))
    add(f"{f}kl_div(x, y, reduction='batchmean')", smooth(3, 4), shares(3, 4))
    add(f"{f}mse_loss(x, y)", smooth(3).astype(np.float32), smooth(3).astype(np.float32))
    add(f"{f}cross_entropy(x, y)", smooth(3), np.array(1))
    for tail in ("", ", dim=0", ", dim=-1, eps=0.5"):
        add(f"{f}cosine_similarity(x, y{tail})", smooth(3, 4), smooth(3, 4))
    add(f"{f}cosine_similarity(x, y)", np.array([[0.0, 0.0], [3.0, 4.0]]), smooth(2, 2))
    for tail in ("", ", p=1", ", p=3.0", ", keepdim=True"):
        add(f"{f}pairwise_distance(x, y{tail})", smooth(3, 4), smooth(3, 4))
    for p in (2, 1, 3.0, "float('inf')"):
        add(f"torch.cdist(x, y, p={p})", smooth(3, 4), smooth(2, 4))
    add("torch.cdist(x, y)", smooth(2, 3, 4), smooth(2, 2, 4))
    add("torch.cdist(x, x)", smooth(3, 2))


if __name__ == "__main__":
    for f in groups.values():
        f()
    print("[" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "]")
