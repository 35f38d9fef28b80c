"""Records TensorFlow's vector-Jacobian products in float64 into test/oracle/vjps.json: see vjps.py.

Run with a Python that has tensorflow: python test/oracle/record-vjps.py
Elementwise functions and reductions: shapes, axes, broadcasting, empty tensors; and each at its kinks, poles and
infinities, alone and in the dead branch of a where.
"""
from vjps import Recorder, by_tensorflow

import numpy as np
import tensorflow as tf

nan, inf = float("nan"), float("inf")
recorder = Recorder(by_tensorflow, 7)
case = recorder.case
m = tf.math
nn = tf.nn
la = tf.linalg

# One tensor, element by element: in the middle of things, and at the edges.
edges = [-inf, -3.0, -1.0, -0.5, -0.0, 0.0, 0.5, 1.0, 3.0, 6.0, inf, nan]
unary = {
    "abs": tf.abs, "negative": tf.negative, "square": tf.square, "sqrt": tf.sqrt, "rsqrt": m.rsqrt, "reciprocal": m.reciprocal,
    "exp": tf.exp, "expm1": m.expm1, "log": m.log, "log1p": m.log1p, "sin": tf.sin, "cos": tf.cos, "tan": tf.tan,
    "asin": tf.asin, "acos": tf.acos, "atan": tf.atan, "sinh": tf.sinh, "cosh": tf.cosh, "tanh": tf.tanh, "asinh": tf.asinh,
    "acosh": tf.acosh, "atanh": tf.atanh, "sigmoid": tf.sigmoid, "softplus": nn.softplus, "softsign": nn.softsign,
    "relu": nn.relu, "relu6": nn.relu6, "leaky_relu(x, 0.25)": lambda x: nn.leaky_relu(x, 0.25), "silu": nn.silu,
    "erf": m.erf, "erfc": m.erfc, "log_sigmoid": m.log_sigmoid, "sign": tf.sign,
    "floor": tf.floor, "ceil": m.ceil, "round": tf.round, "rint": m.rint, "identity": tf.identity, "erfinv": m.erfinv,
    "x * x": lambda x: x * x,
    "x ** 2": lambda x: x**2.0, "x ** 3": lambda x: x**3.0, "x ** 0.5": lambda x: x**0.5, "x ** -1": lambda x: x**-1.0,
    "x ** 0": lambda x: x**0.0, "x ** 1": lambda x: x**1.0, "2.0 ** x": lambda x: 2.0**x, "0.0 ** x": lambda x: 0.0**x, "1 / x": lambda x: 1 / x,
    "x / 0.0": lambda x: x / 0.0, "0 / x": lambda x: 0 / x, "x % 2": lambda x: x % 2, "x // 2": lambda x: x // 2,
    "clip(x, -1, 1)": lambda x: tf.clip_by_value(x, -1.0, 1.0), "maximum(x, 0)": lambda x: tf.maximum(x, 0.0),
    "minimum(0, x)": lambda x: tf.minimum(tf.constant(0.0, tf.float64), x), "divide_no_nan(1, x)": lambda x: m.divide_no_nan(tf.constant(1.0, tf.float64), x),
    "tf.math.xlogy(x, 2.0)": lambda x: m.xlogy(x, 2.0), "log(abs(x))": lambda x: m.log(tf.abs(x)), "sqrt(square(x))": lambda x: tf.sqrt(tf.square(x)),
    "stop_gradient(x) * x": lambda x: tf.stop_gradient(x) * x,
}
for name, f in unary.items():
    code = name if "x" in name.replace("exp", "") and ("(" in name or " " in name) else f"{name}(x)"
    case(code, f, (2, 3))
    case(code, f, edges)
    case(f"where(x == 3, {code}, x)", lambda x: tf.where(x == 3, f(x), x), edges)
    case(code, f, ())
    case(code, f, (0, 2))

# Activations: not at NaN, which their pieces treat as they happen to.
activations = {
    "elu": nn.elu, "selu": nn.selu, "lgamma": m.lgamma, "digamma": m.digamma,
    "tf.keras.activations.hard_sigmoid(x)": tf.keras.activations.hard_sigmoid, "tf.keras.activations.mish(x)": tf.keras.activations.mish,
    "tf.keras.activations.celu(x)": tf.keras.activations.celu, "tf.keras.activations.tanh_shrink(x)": tf.keras.activations.tanh_shrink,
    "tf.keras.activations.soft_shrink(x)": tf.keras.activations.soft_shrink, "tf.keras.activations.hard_shrink(x)": tf.keras.activations.hard_shrink,
    "tf.keras.activations.squareplus(x)": tf.keras.activations.squareplus, "tf.keras.activations.sparse_plus(x)": tf.keras.activations.sparse_plus,
    "tf.keras.activations.threshold(x, 0.5, 9.0)": lambda x: tf.keras.activations.threshold(x, 0.5, 9.0),
    "tf.keras.activations.relu(x, negative_slope=0.1, max_value=3.0, threshold=0.5)": lambda x: tf.keras.activations.relu(x, negative_slope=0.1, max_value=3.0, threshold=0.5),
}
for name, f in activations.items():
    code = name if "(" in name else f"{name}(x)"
    case(code, f, (2, 3))
    case(code, f, [-6.0, -3, -1, -0.25, 0.5, 1, 3, 6, 9] if "gamma" in name or name in ("tf.keras.activations.celu(x)", "selu") else [-inf, -6.0, -3, -1, -0.5, -0.0, 0.0, 0.5, 1, 3, 6, 9, inf])
    case(f"where(x == 3, {code}, x)", lambda x: tf.where(x == 3, f(x), x), [-6.0, -3, -1, 0.25, 3, 6])

# Two tensors that broadcast; and every pair of edges.
shapes = [((2, 3), (3,)), ((2, 1), (3,)), ((), (2, 2)), ((3,), ()), ((0, 3), (3,)), ((2, 1, 3), (4, 1)), ((1,), (0,))]
few = np.array([-inf, -2.0, -1.0, -0.0, 0.0, 1.0, 2.0, 2.5, inf, nan])
finite = few[1:-2]
binary = {
    "x + y": tf.add, "x - y": tf.subtract, "x * y": tf.multiply, "x / y": tf.divide, "x // y": m.floordiv, "x % y": m.floormod,
    "maximum(x, y)": tf.maximum, "minimum(x, y)": tf.minimum, "squared_difference(x, y)": m.squared_difference, "atan2(x, y)": m.atan2,
    "divide_no_nan(x, y)": m.divide_no_nan, "where(x > y, x, y)": lambda x, y: tf.where(x > y, x, y), "where(x > y, x / y, x)": lambda x, y: tf.where(x > y, x / y, x),
    "tf.math.multiply_no_nan(x, y)": m.multiply_no_nan, "tf.math.xlogy(x, y)": m.xlogy, "tf.math.xlog1py(x, y)": m.xlog1py, "tf.math.xdivy(x, y)": m.xdivy,
    
}
for code, f in binary.items():
    for s in shapes:
        case(code, f, *s)
    # TensorFlow's floor of a finite by an infinite number differs from Python's, and so would slopes of remainders.
    at = finite if code == "x % y" else few
    case(code, f, np.repeat(at, len(at)), np.tile(at, len(at)))
for s in shapes:
    case("abs(x) ** y", lambda x, y: tf.abs(x) ** y, *s)
case("x ** y", tf.pow, np.repeat(few, len(few)), np.tile(few, len(few)))
for s in [((2, 3), (2, 3)), ((2, 3), (3,))]:
    case("clip(x, y, y + 1)", lambda x, y: tf.clip_by_value(x, y, y + 1), *s)
case("where([True, False, True], x, y)", lambda x, y: tf.where([True, False, True], x, y), (2, 3), ())
case("clip(x, y, z)", tf.clip_by_value, [-2.0, -1, 0, 1, 2, 3], [-1.0] * 6, [1.0] * 6)
case("clip(x, y, z)", tf.clip_by_value, (3, 4), np.array(-0.5), np.array(0.7))

# Reductions: over each axis, several, none, empty ones; ties, zeros and infinities.
ties = [[1.0, 3, 3, 2], [5, 5, 5, 5], [-1, 0, -1, -2], [0, 0, 2, inf], [nan, 1, 2, 0]]
zeros = [[1.0, 2, 0, 4], [0, 3, 0, 2], [0, 0, 0, 0], [-1, 2, 3, -4]]
reductions = {
    "sum": tf.reduce_sum, "mean": tf.reduce_mean, "max": tf.reduce_max, "min": tf.reduce_min, "prod": tf.reduce_prod,
    "variance": m.reduce_variance, "std": m.reduce_std, "logsumexp": tf.reduce_logsumexp, "reduce_euclidean_norm": m.reduce_euclidean_norm,
}
for name, f in reductions.items():
    for axis in (None, 0, 1, -1, [0, 2], [2, 1], [0, 1, 2], []):
        case(f"{name}(x, axis={axis})", lambda x: f(x, axis=axis), (2, 3, 4))
    case(f"{name}(x, axis=1, keepdims=True)", lambda x: f(x, axis=1, keepdims=True), (2, 3, 4))
    case(f"{name}(x)", f, ())
    case(f"{name}(x, axis=1)", lambda x: f(x, axis=1), (0, 3))
    for data in (ties, zeros, [[inf, -inf, 1.0]], [[-inf, -inf]], [[1e200, 1e200]], [[1e-200, 0.0]]):
        for axis in (None, 0, 1):
            case(f"{name}(x, axis={axis})", lambda x: f(x, axis=axis), data)
for code, f in {
    "norm(x)": tf.norm, "norm(x, axis=1)": lambda x: tf.norm(x, axis=1), "norm(x, 1, axis=0)": lambda x: tf.norm(x, 1, axis=0), "norm(x, 3, axis=1)": lambda x: tf.norm(x, 3, axis=1),
    "norm(x, inf, axis=1)": lambda x: tf.norm(x, inf, axis=1), "norm(x, axis=[0, 1])": lambda x: tf.norm(x, axis=[0, 1]), "norm(x, 'fro', axis=[0, 1])": lambda x: tf.norm(x, "fro", axis=[0, 1]),
    "tf.nn.l2_normalize(x)": nn.l2_normalize, "tf.nn.l2_normalize(x, 1)": lambda x: nn.l2_normalize(x, 1), "tf.nn.l2_loss(x)": nn.l2_loss,
    "softmax(x)": nn.softmax, "softmax(x, 0)": lambda x: nn.softmax(x, 0), "log_softmax(x)": nn.log_softmax, "log_softmax(x, 0)": lambda x: nn.log_softmax(x, 0),
    "clip_by_norm(x, 2.0)": lambda x: tf.clip_by_norm(x, 2.0), "clip_by_norm(x, 2.0, axes=[1])": lambda x: tf.clip_by_norm(x, 2.0, axes=[1]),
    "tf.clip_by_global_norm([x, 2 * x], 1.5)[0][1]": lambda x: tf.clip_by_global_norm([x, 2 * x], 1.5)[0][1], "tf.linalg.global_norm([x, x])": lambda x: la.global_norm([x, x]),
    "tf.nn.crelu(x)": nn.crelu,
    "tf.cumsum(x)": tf.cumsum, "cumsum(x, axis=1, reverse=True)": lambda x: tf.cumsum(x, axis=1, reverse=True), "cumsum(x, axis=1, exclusive=True)": lambda x: tf.cumsum(x, axis=1, exclusive=True),
    "tf.math.cumprod(where(x == 0, 1, x))": lambda x: m.cumprod(tf.where(x == 0, tf.ones_like(x), x)),
    "tf.math.cumprod(where(x == 0, 1, x), axis=1, reverse=True)": lambda x: m.cumprod(tf.where(x == 0, tf.ones_like(x), x), axis=1, reverse=True),
    
    "sort(x)": tf.sort, "tf.sort(x, axis=0, direction='DESCENDING')": lambda x: tf.sort(x, axis=0, direction="DESCENDING"),
    "tf.math.top_k(x, 2)[0]": lambda x: m.top_k(x, 2)[0], "tf.nn.softmax(x) * x": lambda x: nn.softmax(x) * x,
}.items():
    case(code, f, (3, 4))
    case(code, f, zeros)
    case(code, f, ties[:3])
    if "top_k" not in code:
        case(code, f, (0, 3))

recorder.write("vjps.json")
