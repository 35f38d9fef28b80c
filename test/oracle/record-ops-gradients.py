"""Records TensorFlow's gradients where they are a matter of convention into test/oracle/gradients.json.

Run with a Python that has tensorflow: python test/oracle/record-ops-gradients.py
A case is [code, inputs, gradients]: the code in tensh's language, whose inputs are x, y and z, and the gradients of its
elements' sum weighted by 1, 2, 3, … with respect to each input (null: none).
"""
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

nan, inf = float("nan"), float("inf")
cases = []


def row(x):
    x = np.asarray(x, "float32")
    return ["float32", list(x.shape), [float(str(v)) if np.isfinite(v) else str(v) for v in x.ravel()]]


def case(code, f, *inputs):
    xs = [tf.constant(x, "float32") for x in inputs]
    with tf.GradientTape() as tape:
        tape.watch(xs)
        out = f(*xs)
        weights = tf.reshape(tf.range(1, tf.size(out) + 1), tf.shape(out))
        total = tf.reduce_sum(out * tf.cast(weights, out.dtype))
    grads = tape.gradient(total, xs)
    grads = [None if g is None else row(tf.convert_to_tensor(g)) for g in grads]
    cases.append([code, [row(x) for x in inputs], grads])


x = [-2.0, -1, 0, 0, 1, 1, 3]
ties = [[1.0, 3, 3, 2], [5, 5, 5, 5], [-1, 0, -1, -2]]
for name, f in (("abs(x)", tf.abs), ("sign(x)", tf.sign), ("relu(x)", tf.nn.relu), ("elu(x)", tf.nn.elu),
                ("leaky_relu(x)", tf.nn.leaky_relu), ("square(x)", tf.square), ("floor(x)", tf.floor), ("round(x)", tf.round),
                ("ceil(x)", tf.math.ceil), ("sqrt(x)", tf.sqrt), ("log(x)", tf.math.log), ("reciprocal(x)", tf.math.reciprocal),
                ("rsqrt(x)", tf.math.rsqrt), ("log1p(x)", tf.math.log1p), ("asin(x)", tf.asin), ("acosh(x)", tf.acosh),
                ("atanh(x)", tf.atanh), ("tan(x)", tf.tan), ("sigmoid(x)", tf.sigmoid), ("softplus(x)", tf.nn.softplus),
                ("x ** 2", lambda x: x**2), ("x ** 0", lambda x: x**0), ("x ** 1", lambda x: x**1), ("x ** 0.5", lambda x: x**0.5),
                ("x ** -1", lambda x: x**-1), ("2.0 ** x", lambda x: 2.0**x), ("0.0 ** x", lambda x: 0.0**x), ("1 / x", lambda x: 1 / x),
                ("0 / x", lambda x: 0 / x), ("x % 2", lambda x: x % 2), ("clip(x, -1, 1)", lambda x: tf.clip_by_value(x, -1, 1)),
                ("where(x > 0, x, -x)", lambda x: tf.where(x > 0, x, -x)), ("where(x > 0, sqrt(x), x)", lambda x: tf.where(x > 0, tf.sqrt(x), x)),
                ("divide_no_nan(1.0, x)", lambda x: tf.math.divide_no_nan(1.0, x)), ("norm(x)", tf.norm), ("norm(x * 0)", lambda x: tf.norm(x * 0)),
                ("max(x)", tf.reduce_max), ("min(x)", tf.reduce_min), ("prod(x)", tf.reduce_prod), ("std(x)", tf.math.reduce_std),
                ("std(x * 0)", lambda x: tf.math.reduce_std(x * 0)), ("logsumexp(x)", tf.reduce_logsumexp), ("sort(x)", tf.sort),
                ("top_k(x, 3)[0]", lambda x: tf.math.top_k(x, 3)[0]), ("cumsum(x)", tf.cumsum), ("stop_gradient(x) * x", lambda x: tf.stop_gradient(x) * x),
                ("gather(x, [0, 0, 2])", lambda x: tf.gather(x, [0, 0, 2])), ("reverse(x)", lambda x: tf.reverse(x, [0])), ("x[::-2]", lambda x: x[::-2])):
    case(name, f, x)
for axis in (None, 0, 1):
    for name, f in (("max", tf.reduce_max), ("min", tf.reduce_min), ("prod", tf.reduce_prod), ("mean", tf.reduce_mean), ("logsumexp", tf.reduce_logsumexp)):
        case(f"{name}(x, axis={axis})", lambda x: f(x, axis=axis), ties)
case("max(x)", tf.reduce_max, [1.0, nan, 3])
case("logsumexp(x)", tf.reduce_logsumexp, [-inf, -inf])
case("logsumexp(x)", tf.reduce_logsumexp, [-inf, 1.0])
case("softmax(x)", tf.nn.softmax, ties)
a, b = [0.0, 0, 1, -1, 2, 2, -2], [0.0, 1, 0, 2, 2, -1, 3]
for name, f in (("maximum(x, y)", tf.maximum), ("minimum(x, y)", tf.minimum), ("x ** y", tf.pow), ("x / y", tf.divide), ("x * y", tf.multiply),
                ("atan2(x, y)", tf.atan2), ("x % y", tf.math.floormod), ("divide_no_nan(x, y)", tf.math.divide_no_nan), ("squared_difference(x, y)", tf.math.squared_difference),
                ("where(x > y, x, y)", lambda x, y: tf.where(x > y, x, y)), ("x // y", tf.math.floordiv), ("tf.clip_by_value(x, y, y + 1)", lambda x, y: tf.clip_by_value(x, y, y + 1)),
                ("sigmoid_cross_entropy_with_logits(x, y)", lambda x, y: tf.nn.sigmoid_cross_entropy_with_logits(x, y)),
                ("mae(x, y)", lambda x, y: tf.reduce_mean(tf.abs(y - x))), ("huber(x, y)", lambda x, y: tf.keras.losses.huber(x, y))):
    case(name, f, a, b)
case("maximum(x, y)", tf.maximum, [nan, 1.0], [1.0, nan])
case("x ** y", tf.pow, [[1.0], [2]], [0.0, 1, 2])
case("maximum(x, y)", tf.maximum, [[1.0], [2]], [1.0, 2, 3])
for name, f in (("update", tf.tensor_scatter_nd_update), ("add", tf.tensor_scatter_nd_add), ("sub", tf.tensor_scatter_nd_sub),
                ("max", tf.tensor_scatter_nd_max), ("min", tf.tensor_scatter_nd_min)):
    case(f"tensor_scatter_nd_{name}(x, [[0], [2], [3]], y)", lambda x, y: f(x, [[0], [2], [3]], y), [1.0, 2, 3, 4], [1.0, 5, -1])
case("tensor_scatter_nd_add(x, [[0], [0]], y)", lambda x, y: tf.tensor_scatter_nd_add(x, [[0], [0]], y), [1.0, 2], [1.0, 5])
case("tf.nn.l2_normalize(x)", tf.nn.l2_normalize, [0.0, 0])
case("softmax_cross_entropy_with_logits(x, y)", lambda x, y: tf.nn.softmax_cross_entropy_with_logits(x, y), [[0.0, 1], [0.5, 0.5]], [[1.0, 2], [3, -1]])

path = pathlib.Path(__file__).with_name("gradients.json")
path.write_text("[\n" + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]\n")
print(len(cases), "cases", path.stat().st_size, "bytes")
