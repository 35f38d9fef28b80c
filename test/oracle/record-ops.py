"""Records what NumPy and TensorFlow say about the operations into test/oracle/ops.json.

Run with a Python that has numpy and tensorflow: python test/oracle/record-ops.py
A case is [code, inputs, outcome, tolerance]: the code in tensh's language, which names the inputs x, y and z; the
outcome a tensor, a list of tensors or "error"; the tolerance a number of ulps, or a relative error as text.
Elementwise functions of floats are not NumPy's own results, which are off by some ulps, but the function taken in a
wider format and rounded once. Tensors stand in a table of their own: [dtype, shape, elements].
"""
import itertools
import json
import os
import pathlib
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

warnings.simplefilter("ignore")
np.seterr(all="ignore")
tf.config.set_visible_devices([], "GPU")

INTS = ("uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64")
FLOATS = ("float32", "float64")
ALL = ("bool", *INTS, *FLOATS)

tensors, places, cases = [], {}, []


def element(v, dtype):
    if dtype == "bool":
        return int(v)
    if dtype in FLOATS:
        if not np.isfinite(v):
            return str(v)
        short = float(str(v))
        return short if np.dtype(dtype).type(short) == v else float(v)
    return int(v) if abs(int(v)) < 2**53 else str(int(v))


def table(x):
    x = np.asarray(x)
    entry = [x.dtype.name, list(x.shape), [element(v, x.dtype.name) for v in x.ravel()]]
    key = json.dumps(entry)
    if key not in places:
        places[key] = len(tensors)
        tensors.append(entry)
    return places[key]


def case(code, inputs, reference, tolerance=0):
    """`reference` is the result, or a function of the inputs."""
    inputs = [np.asarray(x) for x in inputs]
    try:
        out = reference(*inputs) if callable(reference) else reference
        out = [table(o) for o in out] if isinstance(out, (list, tuple)) else table(out)
    except (ArithmeticError, ValueError, IndexError, TypeError, tf.errors.OpError) as error:
        out = "error"
    cases.append([code, [table(x) for x in inputs], out, tolerance])


def values(dtype):
    """Ordinary and extreme values of a dtype."""
    if dtype == "bool":
        return np.array([False, True])
    if dtype in FLOATS:
        f = np.finfo(dtype)
        special = [0.0, -0.0, 1, -1, 0.5, -0.5, 1.5, -1.5, 2.5, -3, 7, 1e-3, 1e10, np.nan, np.inf, -np.inf]
        return np.array([*special, f.max, f.tiny, f.smallest_subnormal], dtype)
    i = np.iinfo(dtype)
    small = [0, 1, 2, 3, 7, 100] + ([-1, -2, -7, -100] if i.min < 0 else [])
    return np.array([*small, i.max, i.max - 1, i.min, i.min + 1], dtype)


rng = np.random.default_rng(5)


def wider(x):
    return x.astype("longdouble" if x.dtype == "float64" else "float64")


def rounded(f):
    """f taken in a wider format and rounded once; integers become float32, as in tensh."""

    def g(*xs):
        if xs[0].dtype not in FLOATS:
            xs = [x.astype("float32") for x in xs]
        return f(*[wider(x) for x in xs]).astype(xs[0].dtype)

    return g


def counted(x):
    return x.astype("int32") if x.dtype == bool else x


def unary():
    for dtype in ALL:
        x = values(dtype)
        case("negative(x)", [x], lambda x: np.negative(counted(x)))
        case("-x", [x], lambda x: np.negative(counted(x)))
        case("abs(x)", [x], lambda x: np.abs(counted(x)))
        case("sign(x)", [x], lambda x: np.sign(counted(x)))
        case("square(x)", [x], lambda x: np.square(counted(x)))
        case("logical_not(x)", [x], np.logical_not)
        case("isnan(x)", [x], np.isnan)
        case("isinf(x)", [x], np.isinf)
        case("isfinite(x)", [x], np.isfinite)
        for name in ("floor", "ceil", "trunc", "rint", "round"):
            case(f"{name}(x)", [x], getattr(np, name) if dtype in FLOATS else lambda x: x)
        if dtype not in FLOATS:
            case("~x", [x], np.invert)
    case("rint(x)", [np.array([0.5, 1.5, 2.5, -0.5, -1.5, 0.49999999999999994, 4503599627370497.5, 1e300])], np.rint)
    grid = np.concatenate([rng.normal(size=30), rng.normal(size=30) * 30, 10.0 ** rng.uniform(-30, 30, 20)])
    for dtype in (*FLOATS, "int32"):
        x = np.concatenate([values(dtype), grid.astype(dtype)]) if dtype in FLOATS else values(dtype)
        unit = np.concatenate([np.linspace(-1, 1, 21), rng.uniform(-1, 1, 10)]).astype(dtype)
        for name in ("cbrt", "exp", "expm1", "log", "log1p", "log2", "log10", "sin", "cos", "tan", "sinh",
                     "cosh", "tanh", "arctan", "arcsinh", "arccosh"):
            ours = name.replace("arc", "a")
            case(f"{ours}(x)", [x], rounded(getattr(np, name)), 2)
        case("sqrt(x)", [x], np.sqrt if dtype in FLOATS else rounded(np.sqrt))
        case("reciprocal(x)", [x], np.reciprocal if dtype in FLOATS else rounded(np.reciprocal))
        case("degrees(x)", [x], rounded(lambda x: x * (180 / np.pi)), 1)
        case("radians(x)", [x], rounded(lambda x: x * (np.pi / 180)), 1)
        case("rsqrt(x)", [x], rounded(lambda x: 1 / np.sqrt(x)), 2)
        case("sigmoid(x)", [np.clip(x, -80, 80)], rounded(lambda x: 1 / (1 + np.exp(-x))), 3)
        case("softplus(x)", [x], rounded(lambda x: np.logaddexp(x, 0)), 3)
        for name in ("arcsin", "arccos", "arctanh"):
            case(f"{name.replace('arc', 'a')}(x)", [unit], rounded(getattr(np, name)), 2)
    for d in (1, 3, -1, -2):
        case(f"round(x, {d})", [np.array([15.0, 25.5, 1234.5678, -0.05, -151.0, 2.675, 0.5, 1e20])], lambda x: np.round(x, d))
        for dtype in ("int32", "int64", "uint8"):
            case(f"round(x, {d})", [np.array([15, 25, 35, 149, 150, 55, 0], dtype)], lambda x: np.round(x, d))


def binary():
    for dtype in ALL:
        v = values(dtype)
        x, y = v[:, None], v
        for sign, name in (("+", "add"), ("-", "subtract"), ("*", "multiply")):
            f = getattr(np, name)
            case(f"x {sign} y", [x, y], lambda x, y: f(counted(x), counted(y)))
        for name in ("equal", "not_equal", "less", "less_equal", "greater", "greater_equal"):
            case(f"{name}(x, y)", [x, y], getattr(np, name))
        for name in ("logical_and", "logical_or", "logical_xor"):
            case(f"{name}(x, y)", [x, y], getattr(np, name))
        # Which zero is larger is left open.
        plain = v[(v != 0) | ~np.signbit(v)] if dtype in FLOATS else v
        case("maximum(x, y)", [plain[:, None], plain], np.maximum)
        case("minimum(x, y)", [plain[:, None], plain], np.minimum)
        case("squared_difference(x, y)", [x, y], lambda x, y: np.square(np.subtract(counted(x), counted(y))))
        case("clip(x, y[3], y[4])" if dtype != "bool" else "clip(x, y[0], y[1])", [x, y],
             lambda x, y: np.clip(x, *(y[3:5] if dtype != "bool" else y)))
        if dtype in FLOATS:
            case("x / y", [x, y], np.divide)
            case("x // y", [x, y], np.floor_divide)
            case("x % y", [x, y], np.mod)
            case("fmod(x, y)", [x, y], np.fmod)
            # TensorFlow takes subnormal numbers for 0.
            case("divide_no_nan(x, y)", [x[:16], y[:16]], lambda x, y: tf.math.divide_no_nan(x, y).numpy())
            case("x ** y", [x, y], rounded(np.power), 2)
            case("atan2(x, y)", [x, y], rounded(np.arctan2), 2)
            a, b = (rng.normal(size=40) * 50).astype(dtype), rng.normal(size=40).astype(dtype)
            case("x // y", [a, b], np.floor_divide)
            case("x % y", [a, b], np.mod)
            case("fmod(x, y)", [a, b], np.fmod)
            case("abs(x) ** y", [a, b], rounded(lambda a, b: np.abs(a) ** b), 2)
            case("atan2(x, y)", [a, b], rounded(np.arctan2), 2)
        else:
            d = counted(v)[counted(v) != 0]
            case("x // y", [counted(x), d], np.floor_divide)
            case("x % y", [counted(x), d], np.mod)
            case("fmod(x, y)", [counted(x), d], np.fmod)
            case("x ** y", [counted(x), np.arange(0, 9).astype(d.dtype)], np.power)
            zero = np.zeros(2, d.dtype)
            for sign in ("//", "%"):
                cases.append([f"x {sign} y", [table(counted(x)), table(zero[:1])], "error", 0])
            if dtype not in ("int64", "uint64", "bool"):
                case("x / y", [x, y], lambda x, y: np.divide(x.astype("float32"), y.astype("float32")))
            for sign, name in (("&", "bitwise_and"), ("|", "bitwise_or"), ("^", "bitwise_xor")):
                case(f"x {sign} y", [x, y], getattr(np, name))
            if dtype != "bool":
                by = np.array([0, 1, 3, 7, 8, 15, 31, 32, 63, 64, 100] + ([-1, -3] if np.iinfo(dtype).min else []), dtype)
                case("x << y", [x, by], np.left_shift)
                case("x >> y", [x, by], np.right_shift)
    case("x ** y", [np.array([2, 3], "int32"), np.array(-1, "int32")], np.power)
    for a, b in itertools.product(ALL, ALL):
        ints, floats = [t for t in (a, b) if t in INTS], [t for t in (a, b) if t in FLOATS]
        to = floats[0] if ints and floats else np.result_type(a, b).name
        to = "int32" if to == "bool" else to
        x, y = np.array([1, 0], a), np.array([[1], [0]], b)
        case("x + y", [x, y], lambda x, y: x.astype(to) + y.astype(to))
        case("where(x, x, y)", [x, y], lambda x, y: np.where(x, x, y).astype("bool" if a == b == "bool" else to))
    for shapes in [((3,), (2, 3)), ((2, 1), (1, 3)), ((), (4,)), ((1,), (0,)), ((2, 1, 3), (4, 1)), ((0, 3), (1, 1)),
                   ((2,), (3,)), ((2, 3), (2,)), ((0,), (2,)), ((2, 3, 4), (3, 1, 4))]:
        x, y = [np.arange(np.prod(s)).reshape(s).astype("int32") for s in shapes]
        case("x + y", [x, y], np.add)
        case("x < y", [x, y], np.less)
        case("where(x > 1, x, y)", [x, y], lambda x, y: np.where(x > 1, x, y))


def casts():
    for a, b in itertools.product(ALL, ALL):
        x = values(a)
        if a in FLOATS and b not in FLOATS:
            low, high = (0, 1) if b == "bool" else (np.iinfo(b).min, np.iinfo(b).max)
            x = np.array([0, -0.0, 1, 1.9, 100.5, 0.3] + ([-1, -1.9, -100.5] if low < 0 else []), a)
        case(f"cast(x, {b})", [x], lambda x: x.astype(b))
    big = np.array([2**60 + 2**36 + 1, 2**60 + 3 * 2**36 - 1, 2**24 + 1, 2**53 + 1, -(2**60) - 2**36 - 1, 2**62 - 1], "int64")
    case("cast(x, float32)", [big], lambda x: x.astype("float32"))
    case("cast(x, float32)", [big[:1].astype("uint64")], lambda x: x.astype("float32"))


SHAPES = [(), (1,), (5,), (2, 3), (2, 3, 4), (0,), (0, 3), (3, 0), (2, 0, 3), (1, 1)]


def sample(shape, dtype="float32"):
    n = int(np.prod(shape))
    if dtype == "bool":
        return (np.arange(n) % 3 != 1).reshape(shape)
    x = (np.arange(n) * 7) % 11
    return (x - 4 if not dtype.startswith("u") else x).reshape(shape).astype(dtype)


def axes_of(rank):
    yield None
    if rank == 0:
        return  # NumPy lets axes 0 and -1 of a scalar pass; TensorFlow does not, nor does tensh.
    yield from range(-rank, rank)
    yield rank
    yield -rank - 1
    if rank > 1:
        yield (0, rank - 1)
        yield (-1, 0)
        yield (0, 0)
    yield ()


def text_of(axis):
    return str(list(axis)) if isinstance(axis, tuple) else str(axis)


def reductions():
    def both(name, f, dtypes, tolerance=0, **more):
        for dtype, shape in itertools.product(dtypes, SHAPES):
            x = sample(shape, dtype)
            for axis in axes_of(len(shape)) if dtype == dtypes[0] else [None, len(shape) - 1] if shape else [None]:
                case(f"{name}(x, axis={text_of(axis)})", [x], lambda x: f(x, axis=axis), tolerance)
            if shape:
                case(f"{name}(x, axis=[-1], keepdims=True)", [x], lambda x: f(x, axis=-1, keepdims=True), tolerance)
                case(f"{name}(x, keepdims=True)", [x], lambda x: f(x, keepdims=True), tolerance)

    def summed(x):
        """The dtype of sums: at least 32 bits, as the Python array API standard has it where int32 is the default."""
        wide = {"bool": "int32", "int8": "int32", "int16": "int32", "uint8": "uint32", "uint16": "uint32"}
        return wide.get(x.dtype.name, x.dtype)

    def kept(f):
        return lambda x, **k: f(x, dtype=summed(x), **k)

    def floats(f):
        return lambda x, **k: np.asarray(f(wider(x if x.dtype in FLOATS else x.astype("float32")), **k)).astype(
            x.dtype if x.dtype in FLOATS else "float32")

    both("sum", kept(np.sum), ("int32", "float32"))
    both("prod", kept(np.prod), ("int32", "float32"))
    for dtype in ALL:
        x = sample((3, 4), dtype)
        case("sum(x, axis=0)", [x], lambda x: kept(np.sum)(x, axis=0))
        case("prod(x, axis=1)", [x], lambda x: kept(np.prod)(x, axis=1))
        case("max(x, axis=0)", [x], lambda x: np.max(x, axis=0))
        case("min(x)", [x], np.min)
        case("any(x, axis=1)", [x], lambda x: np.any(x, axis=1))
        case("all(x)", [x], np.all)
        case("mean(x, axis=0)", [x], lambda x: floats(np.mean)(x, axis=0), 1)
        case("sum(x)", [values(dtype)], kept(np.sum))
        case("prod(x)", [values(dtype)], kept(np.prod))
        case("count_nonzero(x)", [values(dtype)], lambda x: np.asarray(np.count_nonzero(x), "int64"))
        case("argmax(x)", [values(dtype)], np.argmax)
        case("argmin(x)", [values(dtype)], np.argmin)
        case("cumsum(x)", [values(dtype)], lambda x: np.cumsum(x, dtype=summed(x)))
        case("cumprod(x)", [values(dtype)], lambda x: np.cumprod(x, dtype=summed(x)))
    both("max", np.max, ("float32", "int64"))
    both("min", np.min, ("int32",))
    both("all", np.all, ("bool", "float32"))
    both("any", np.any, ("bool",))
    both("mean", floats(np.mean), ("float32", "int32"), 1)
    both("variance", floats(np.var), ("float32",), 2)
    both("std", floats(np.std), ("float64",), 3)
    both("logsumexp", lambda x, **k: tf.reduce_logsumexp(x, k.get("axis"), k.get("keepdims", False)).numpy(), ("float32",), 4)
    both("count_nonzero", lambda x, **k: np.asarray(np.count_nonzero(x, **k), "int64"), ("int32",))
    both("norm", lambda x, **k: np.sqrt(np.sum(np.square(wider(x)), **k)).astype(x.dtype), ("float32",), 2)
    for ord in ("1", "inf", "-inf", "3", "0.5"):
        case(f"norm(x, {ord})", [sample((5,))], lambda x: np.linalg.norm(x, float(ord)).astype("float32"), 4)
    case("norm(x, 0)", [sample((5,))], lambda x: np.linalg.norm(x, 0).astype("float32"))
    case("variance(x, ddof=1)", [sample((5,))], lambda x: np.var(x, ddof=1), 2)
    nan = np.array([[1, np.nan, 3], [4, 5, 6], [-np.inf, np.inf, 0]], "float32")
    for name in ("sum", "max", "min", "prod", "mean", "argmax", "argmin"):
        f = getattr(np, name)
        case(f"{name}(x, axis=1)", [nan], lambda x: f(x, axis=1))
    case("any(x, axis=1)", [nan], lambda x: np.any(x, axis=1))
    case("logsumexp(x)", [np.array([-np.inf, -np.inf], "float32")], -np.float32(np.inf))
    case("logsumexp(x)", [np.array([np.inf, 1], "float32")], np.float32(np.inf))
    for dtype, shape in itertools.product(("int32", "float32"), SHAPES[2:8]):
        for axis in [None, *range(-len(shape), len(shape))]:
            case(f"argmax(x, axis={axis})", [sample(shape, dtype)], lambda x: np.argmax(x, axis=axis))
            case(f"argmin(x, axis={axis}, keepdims=True)", [sample(shape, dtype)], lambda x: np.argmin(x, axis=axis, keepdims=True))
    for shape in SHAPES[1:8]:
        for axis in [None, *range(-len(shape), len(shape) + 1)]:
            case(f"cumsum(x, axis={axis})", [sample(shape)], lambda x: np.cumsum(x, axis=axis))
        for (axis, exclusive, reverse), (name, f) in itertools.product(
            [(0, True, False), (-1, False, True), (-1, True, True)], [("cumsum", tf.cumsum), ("cumprod", tf.math.cumprod)]):
            case(f"{name}(x, axis={axis}, exclusive={exclusive}, reverse={reverse})", [sample(shape)],
                 lambda x: f(x, axis, exclusive, reverse).numpy())
    long = rng.normal(size=(3, 1000)).astype("float32")
    for name in ("sum", "mean", "var", "std"):
        f, ours = getattr(np, name), {"var": "variance"}.get(name, name)
        case(f"{ours}(x, axis=1)", [long], lambda x: f(wider(x), axis=1).astype("float32"), "3e-6")
        case(f"{ours}(x, axis=0)", [long[:, :8]], lambda x: f(wider(x), axis=0).astype("float32"), "3e-6")


def movement():
    x = sample((2, 3, 4), "int32")
    for dims in ([24], [-1], [4, 6], [4, -1], [2, 2, -1, 3], [5, -1], [-1, -1], [0, -1], [25], [], [-2, 12]):
        case(f"reshape(x, {dims})", [x], lambda x: np.reshape(x, dims) if all(d > -2 for d in dims) else np.zeros(3) + "")
    for shape, dims in (((0, 3), [-1, 3]), ((0, 3), [3, -1]), ((0, 3), [0, -1]), ((0,), [2, 0, 5]), ((), [1, 1]), ((1, 1), [])):
        case(f"reshape(x, {dims})", [sample(shape)], lambda x: np.reshape(x, dims))
    case("transpose(x)", [x], np.transpose)
    for perm in itertools.permutations(range(3)):
        case(f"transpose(x, {list(perm)})", [x], lambda x: np.transpose(x, perm))
        case(f"reshape(transpose(x, {list(perm)}), [3, 8])", [x], lambda x: np.transpose(x, perm).reshape(3, 8))
        case(f"sum(transpose(x, {list(perm)})[:, ::-1, 1:], axis=1)", [x],
             lambda x: np.transpose(x, perm)[:, ::-1, 1:].sum(1, dtype="int32"))
    case("transpose(x, [0, -1, 1])", [x], lambda x: np.transpose(x, (0, -1, 1)))
    for perm in ([0, 1], [0, 1, 1], [0, 1, 3], [0, 1, -4]):
        case(f"transpose(x, {perm})", [x], lambda x: np.transpose(x, perm))
    for a, b in ((0, 2), (-1, 1), (0, 3), (1, 1)):
        case(f"swapaxes(x, {a}, {b})", [x], lambda x: np.swapaxes(x, a, b))
        case(f"moveaxis(x, {a}, {b})", [x], lambda x: np.moveaxis(x, a, b))
    case("matrix_transpose(x)", [x], np.matrix_transpose)
    case("matrix_transpose(x)", [x[0, 0]], np.matrix_transpose)
    for axis in range(-5, 5):
        case(f"expand_dims(x, {axis})", [x], lambda x: np.expand_dims(x, axis))
    one = sample((1, 3, 1), "int32")
    for axis in (None, 0, 2, -1, 1, 3, (0, 2), (0, 0)):
        case(f"squeeze(x, {text_of(axis)})", [one], lambda x: np.squeeze(x, axis))
    for shape in ((2, 3), (3, 1, 3), (3,), (0, 3), (3, 2), (), (2, 1)):
        case(f"broadcast_to(x, {list(shape)})", [np.array([1, 2, 3], "int32")], lambda x: np.broadcast_to(x, shape))
        case(f"broadcast_to(x, {list(shape)})", [np.array(5, "int32")], lambda x: np.broadcast_to(x, shape))
    for reps in (2, (2, 1), (1, 2, 3), (0, 1), (2, 2), (1, -1)):
        case(f"tile(x, {text_of(reps)})", [x[0]], lambda x: np.tile(x, reps))
        case(f"tile(x, {text_of(reps)})", [x[0, 0]], lambda x: np.tile(x, reps))
    for reps, axis in ((2, None), (2, 0), (3, -1), ([1, 0, 2], 1), ([1, 2], 1), (0, 0), (-1, 0), (2, 3), ([2], 2)):
        case(f"repeat(x, {reps}, axis={axis})", [x], lambda x: np.repeat(x, reps, axis))
    for axis in (None, 0, 1, -1, (0, 2), (0, 0), 3):
        case(f"flip(x, {text_of(axis)})", [x], lambda x: np.flip(x, axis))
    case("flip(x)", [sample((0, 2))], np.flip)
    for shift, axis in ((1, None), (-2, None), (30, None), (1, 0), (-1, 2), (5, 1), ((1, 2), (0, 1)), ((1, 1), (2, 2)), (1, 3), (1, (0, 1))):
        case(f"roll(x, {text_of(shift)}, {text_of(axis)})", [x], lambda x: np.roll(x, shift, axis))
    case("roll(x, 1)", [sample((0, 2))], lambda x: np.roll(x, 1))
    for width in (1, (1, 2), ((1, 0), (0, 2), (2, 1)), ((0, 0), (5, 6), (3, 3)), ((1, 1), (1, 1)), (-1, 0), 0):
        for mode in ("constant", "edge", "reflect", "symmetric", "wrap"):
            given = str([list(w) for w in width]) if isinstance(width, tuple) and isinstance(width[0], tuple) else text_of(width)
            case(f"pad(x, {given}, '{mode}')", [x], lambda x: np.pad(x, width, mode))
    case("pad(x, [[1, 1]], value=5)", [np.array([1, 2], "int64")], lambda x: np.pad(x, 1, constant_values=5))
    case("pad(x, [[1, 1]], value=1.5)", [np.array([1, 2], "int64")], lambda x: np.pad(x, 1, constant_values=1))
    case("pad(x, [[1, 1]], value=1.5)", [np.array([1, 2], "int32")], lambda x: np.pad(x, 1, constant_values=1))
    case("pad(x, [[1, 1]], value=-1.5)", [np.array([1, 2], "float32")], lambda x: np.pad(x, 1, constant_values=-1.5))
    case("pad(x, [[1, 0]], 'edge')", [sample((0,))], lambda x: np.pad(x, (1, 0), "edge"))
    case("pad(x, [[1, 0]], 'reflect')", [sample((0,))], lambda x: np.pad(x, (1, 0), "reflect"))
    case("pad(x, [[2, 2]], 'reflect')", [sample((1,))], lambda x: np.pad(x, 2, "reflect"))


def joining():
    x, y, z = sample((2, 3), "int32"), sample((1, 3), "int32") + 5, sample((2, 1), "float32")
    for axis in (0, 1, -1, 2, -3):
        case(f"concat([x, x], axis={axis})", [x], lambda x: np.concatenate([x, x], axis))
        case(f"concat([x, y], axis={axis})", [x, y], lambda x, y: np.concatenate([x, y], axis))
        case(f"concat([x, z], axis={axis})", [x, y, z], lambda x, y, z: np.concatenate([x.astype("float32"), z], axis))
    for axis in (0, 1, 2, -1, -3, 3, -4):
        case(f"stack([x, x, x], axis={axis})", [x], lambda x: np.stack([x, x, x], axis))
    case("stack([x, y])", [x, y], lambda x, y: np.stack([x, y]))
    case("concat([x, x[:0], y])", [x, y], lambda x, y: np.concatenate([x, x[:0], y]))
    case("concat([x[0, 0], x[0, 0]])", [x], lambda x: np.concatenate([x[0, 0], x[0, 0]]))
    for axis in (0, 1, -1, 2):
        case(f"unstack(x, axis={axis})", [x], lambda x: list(np.unstack(x, axis=axis)))
    w = sample((6, 4), "int32")
    for parts, axis in ((3, 0), (2, 1), (4, 0), (1, -1), ([1, 2, 3], 0), ([1, 3], 1), ([2, 2], 0), ([0, 6], 0), (2, 2)):
        case(f"split(x, {parts}, axis={axis})", [w], lambda x: [t.numpy() for t in tf.split(x, parts, axis)])
    for places_, axis in ((3, 0), ([1, 4], 0), ([1, 1, 9], 0), ([-2, 5], 0), ([3, 1], 0), ([-9, 2], 0), ([2, -1], 1)):
        case(f"np.split(x, {places_}, axis={axis})", [w], lambda x: np.split(x, places_, axis))
    for name in ("hstack", "vstack", "dstack"):
        f = getattr(np, name)
        for a, b in ((x, x), (x[0], y[0]), (x, y), (x[0, 0], x[0, 0]), (x, x[0])):
            case(f"{name}([x, y])", [a, b], lambda x, y: f([x, y]))
    m = sample((3, 4), "int32")
    for k in (-5, -3, -2, -1, 0, 1, 3, 4, 6):
        case(f"diag(x, {k})", [m], lambda x: np.diag(x, k))
        case(f"diag(x, {k})", [m[0, :2]], lambda x: np.diag(x, k))
        case(f"diag_part(x, {k})", [sample((2, 3, 4), "int32")], lambda x: np.diagonal(x, k, -2, -1))
        case(f"tril(x, {k})", [m], lambda x: np.tril(x, k))
        case(f"triu(x, {k})", [sample((2, 3, 4))], lambda x: np.triu(x, k))
    case("diag(x)", [sample((0,))], np.diag)
    case("diag(x)", [sample((2, 2), "float32")[0]], lambda x: tf.linalg.diag(x).numpy())
    case("diag(x)", [np.float32(1)], np.diag)
    case("trace(x)", [m], lambda x: np.trace(x).astype("int32"))
    case("trace(x)", [sample((2, 3, 4), "int32")], lambda x: tf.linalg.trace(x).numpy())
    for low, high in ((0, 0), (-1, 0), (1, -1), (2, 1), (0, -1)):
        case(f"band_part(x, {low}, {high})", [sample((2, 3, 4))], lambda x: tf.linalg.band_part(x, low, high).numpy())
    for n, k in ((3, None), (2, 4), (4, 2), (0, 3), (0, None)):
        case(f"eye({n}, {k})", [], lambda: np.eye(n, k, dtype="float32"))


def sorting():
    for dtype in ALL:
        x = values(dtype)
        x = x[(x != 0) | ~np.signbit(x)] if dtype in FLOATS else x
        case("sort(x)", [x], np.sort)
        case("argsort(x)", [x], lambda x: np.argsort(x, stable=True).astype("int32"))
        case("unique(x)", [np.concatenate([x, x])], np.unique)
        case("argwhere(x)", [x], np.argwhere)
    m = np.array([[3, 1, 2, 1], [9, 9, 8, 9], [0, 5, 0, 5]], "float32")
    for axis in (-1, 0, 1, -2, 2):
        case(f"sort(x, axis={axis})", [m], lambda x: np.sort(x, axis))
        case(f"argsort(x, axis={axis})", [m], lambda x: np.argsort(x, axis, stable=True).astype("int32"))
        case(f"sort(x, axis={axis}, direction='DESCENDING')", [m], lambda x: tf.sort(x, axis, "DESCENDING").numpy())
        case(f"argsort(x, axis={axis}, direction='DESCENDING')", [m], lambda x: tf.argsort(x, axis, "DESCENDING", stable=True).numpy())
    case("sort(x)", [sample((2, 0))], np.sort)
    case("sort(x)", [np.float32(1)], np.sort)
    for k in (0, 1, 3, 4, 5, -1):
        case(f"top_k(x, {k})", [m], lambda x: [t.numpy() for t in tf.math.top_k(x, k)])
    case("nonzero(x)", [m], lambda x: list(np.nonzero(x)))
    case("argwhere(x)", [m], np.argwhere)
    case("argwhere(x)", [np.float32(3)], np.argwhere)
    case("argwhere(x)", [np.float32(0)], np.argwhere)
    case("argwhere(x)", [sample((0, 2))], np.argwhere)
    case("tf.unique(x)", [np.array([3, 1, 3, 2, 1], "int64")], lambda x: [t.numpy() for t in tf.unique(x)])
    row = np.array([1, 3, 3, 7], "float32")
    for side in ("left", "right"):
        case(f"searchsorted(x, y, side='{side}')", [row, np.array([[0, 1, 2], [3, 7, 9]], "float32")],
             lambda x, y: np.searchsorted(x, y, side))
        case(f"searchsorted(x, y, side='{side}')", [row, np.float32(3)], lambda x, y: np.searchsorted(x, y, side))
    case("searchsorted(x, y)", [m, row], np.searchsorted)
    for shape, mask, axis in (((3, 4), (3,), 0), ((3, 4), (4,), 1), ((3, 4), (3, 4), 0), ((3, 4), (4,), 0), ((2, 3, 4), (3, 4), 1)):
        case(f"boolean_mask(x, y, axis={axis})", [sample(shape), sample(mask, "bool")],
             lambda x, y: tf.boolean_mask(x, y, axis=axis).numpy())


def linear():
    shapes = [((2, 3), (3, 4)), ((3,), (3,)), ((2, 3), (3,)), ((3,), (3, 2)), ((5, 2, 3), (3, 2)), ((5, 2, 3), (5, 3, 2)),
              ((4, 1, 2, 3), (5, 3, 2)), ((2, 0), (0, 3)), ((0, 2), (2, 3)), ((2, 3), (2, 3)), ((), (2,)), ((2, 3), ()),
              ((3, 2, 3), (2, 3, 2)), ((1, 1), (1, 1)), ((2, 3), (5, 3, 2))]
    for (a, b), dtype in itertools.product(shapes, ("float32", "int32", "uint8", "int64", "bool")):
        if dtype not in ("float32", "int32") and a != (2, 3):
            continue
        x, y = sample(a, dtype), sample(b, dtype)
        case("x @ y", [x, y], lambda x, y: np.matmul(counted(x), counted(y)))
        if dtype == "float32":
            case("dot(x, y)", [x, y], lambda x, y: np.asarray(np.dot(x, y)))
            case("inner(x, y)", [x, y], lambda x, y: np.asarray(np.inner(x, y)))
            case("outer(x, y)", [x, y], np.outer)
            case("kron(x, y)", [x, y], lambda x, y: np.asarray(np.kron(x, y)))
            for n in (0, 1, 2):
                case(f"tensordot(x, y, {n})", [x, y], lambda x, y: np.asarray(np.tensordot(x, y, n)))
            case("matmul(x, y, transpose_b=True)", [x, y], lambda x, y: tf.matmul(x, y, transpose_b=True).numpy())
            case("matmul(x, y, transpose_a=True)", [x, y], lambda x, y: tf.matmul(x, y, transpose_a=True).numpy())
    big = np.array([[2**31 - 1, 3], [65537, 65539]], "int32")
    case("x @ y", [big, big], np.matmul)
    case("x @ y", [np.array([[0, 1]], "float32"), np.array([[np.nan], [1]], "float32")], np.matmul)
    case("x @ y", [np.array([[0, 1]], "float32"), np.array([[np.inf], [1]], "float32")], np.matmul)
    case("tensordot(x, y, [[0, 1], [1, 0]])", [sample((2, 3, 4)), sample((3, 2, 5))], lambda x, y: np.tensordot(x, y, [[0, 1], [1, 0]]))
    case("tensordot(x, y, [[-1], [0]])", [sample((2, 3)), sample((3, 2))], lambda x, y: np.tensordot(x, y, [[-1], [0]]))
    case("matvec(x, y)", [sample((2, 3)), sample((3,))], np.matvec)
    case("matvec(x, y)", [sample((4, 2, 3)), sample((4, 3))], np.matvec)
    a, b, c, v = sample((2, 3)), sample((3, 4)), sample((5, 2, 3)), sample((3,))
    for eq, ops in [("ij,jk->ik", (a, b)), ("ij,jk", (a, b)), ("ij->ji", (a,)), ("ij->", (a,)), ("ij->j", (a,)), ("ij", (a,)),
                    ("ba", (a,)), ("ii", (sample((3, 3)),)), ("ii->i", (sample((3, 3)),)), ("bij,jk->bik", (c, b)),
                    ("...ij,jk->...ik", (c, b)), ("...j,j->...", (c, v)), ("i,j->ij", (v, v)), ("i,i", (v, v)), ("i,i->i", (v, v)),
                    ("ij,j,jk->ik", (a, v, b)), ("ij,ij->", (a, a)), ("ij,kj->ik", (a, a)), ("bij,bij->b", (c, c)),
                    ("...i->...", (c,)), ("i...->...", (c,)), ("...,...->...", (c, a)), ("ij,jk->ij", (a, b)), ("iij->j", (sample((2, 2, 3)),)),
                    ("ij,jk->ikj", (a, b)), ("i,jk->", (v, b)), (" ij , jk -> ik ", (a, b)), ("ij,jk->ik", (b, a)), ("ij->k", (a,)),
                    ("ijk->ij", (a,)), ("ij->ii", (a,)), ("bij,bjk,bkl->bil", (c, np.swapaxes(c, 1, 2), c)), ("abc->cba", (c,)),
                    ("ij,jk->ik", (sample((2, 0)), sample((0, 3)))), ("ij,ij->ij", (sample((2, 1)), a)), ("ij,jk->ik", (sample((2, 1)), b))]:
        case(f"einsum('{eq}', {', '.join('xyz'[:len(ops)])})", ops, lambda *o: np.asarray(np.einsum(eq, *o)), "1e-6")


def positions():
    x = sample((3, 4), "int32")
    i = np.array([[2, 0], [1, 1]], "int32")
    for axis in (0, 1, -1, 2):
        case(f"gather(x, y, axis={axis})", [x, i], lambda x, y: np.take(x, y, axis))
        case(f"gather(x, 1, axis={axis})", [x], lambda x: np.take(x, 1, axis))
    case("np.take(x, y)", [x, i * 4], lambda x, y: np.take(x, y))
    case("gather(x, y)", [x, np.array([0, 3], "int32")], lambda x, y: np.take(x, y, 0))
    case("gather(x, y)", [x, np.array([-1, -3], "int64")], lambda x, y: np.take(x, y, 0))
    case("gather(x, y)", [x, np.array([-4], "int64")], lambda x, y: np.take(x, y, 0))
    case("gather(x, y)", [x, np.zeros((0, 2), "int32")], lambda x, y: np.take(x, y, 0))
    w = sample((2, 3, 4, 5), "int32")
    for axis, batch, shape in ((1, 1, (2, 3)), (2, 1, (2, 2)), (3, 2, (2, 3, 2)), (2, 2, (2, 3)), (-1, 1, (2, 2, 2)), (1, 0, (2, 2))):
        case(f"gather(x, y, axis={axis}, batch_dims={batch})", [w, sample(shape, "uint8").astype("int32") % 3],
             lambda x, y: tf.gather(x, y, axis=axis, batch_dims=batch).numpy())
    for axis, shape in ((0, (2, 4)), (1, (3, 2)), (-1, (3, 1)), (1, (1, 2)), (0, (1, 1)), (1, (3,)), (1, (2, 2))):
        case(f"take_along_axis(x, y, {axis})", [x, np.zeros(shape, "int64") + 1], lambda x, y: np.take_along_axis(x, y, axis))
    for at in ([[0, 1], [2, 3]], [[0], [2]], [[[0, 1]], [[2, 2]]], [0, 1], [1], [[0, 4]], [[0, 1, 2]], [[]]):
        ix = np.array(at, "int32")
        case("gather_nd(x, y)", [x, ix], lambda x, y: tf.gather_nd(x, y).numpy())
    for name, combine in (("update", tf.tensor_scatter_nd_update), ("add", tf.tensor_scatter_nd_add), ("sub", tf.tensor_scatter_nd_sub),
                          ("max", tf.tensor_scatter_nd_max), ("min", tf.tensor_scatter_nd_min)):
        for at, updates in (([[0, 1], [2, 3]], [10, -20]), ([[1], [0]], [[1, 2, 3, 4], [-5, -6, -7, -8]]), ([[3, 0]], [1]), ([[0, 1]], [1, 2])):
            case(f"tensor_scatter_nd_{name}(x, y, z)", [x, np.array(at, "int32"), np.array(updates, "int32")], lambda *o: combine(*o).numpy())
    case("tensor_scatter_nd_add(x, y, z)", [x, np.array([[1, 1], [1, 1]], "int32"), np.array([3, 4], "int32")],
         lambda *o: tf.tensor_scatter_nd_add(*o).numpy())
    case("scatter_nd(x, y, [4, 2])", [np.array([[1], [1], [3]], "int32"), np.array([[1, 2], [3, 4], [5, 6]], "float32")],
         lambda x, y: tf.scatter_nd(x, y, [4, 2]).numpy())
    for depth in (0, 1, 3):
        case(f"one_hot(x, {depth})", [np.array([[0, 2], [-1, 5]], "int32")], lambda x: tf.one_hot(x, depth).numpy())
        case(f"one_hot(x, {depth})", [np.int64(1)], lambda x: tf.one_hot(x, depth).numpy())
    for begin, size in (([0, 1], [2, 2]), ([1, 0], [-1, -1]), ([0, 0], [0, 4]), ([2, 3], [1, 1]), ([2, 3], [2, 1]), ([-1, 0], [1, 1]), ([0, 0], [4, 4])):
        case(f"tf.slice(x, {begin}, {size})", [x], lambda x: tf.slice(x, begin, size).numpy())


def creation():
    for args in ("5", "0", "-3", "2, 7", "7, 2", "7, 2, -1", "0, 10, 3", "10, 0, -3", "0, 5, 0", "5, 5"):
        case(f"arange({args})", [], lambda: np.arange(*eval(f"[{args}]"), dtype="int32"))
    for args in ("0.0, 1.0, 0.1", "0.1, 1.0, 0.1", "1.0, 0.0, -0.3", "0.0, 10.0, 0.7", "3.0", "-1.0, 1.0, 0.05", "0.0, 100.0, 0.3"):
        case(f"arange({args})", [], lambda: tf.range(*eval(f"[{args}]")).numpy())
        case(f"arange({args}, dtype=float64)", [], lambda: tf.range(*eval(f"[{args}]"), dtype="float64").numpy())
    for args in ("0, 1, 5", "0.0, 1.0, 11", "-3, 3, 7", "1, 1, 3", "0, 10, 1", "0, 1, 0", "5.0, -5.0, 4", "0, 1, 49", "0.1, 0.7, 13"):
        case(f"linspace({args})", [], lambda: np.linspace(*eval(f"[{args}]")).astype("float32"))
        case(f"linspace({args}, dtype=float64)", [], lambda: np.linspace(*eval(f"[{args}]")))
    case("linspace(0, 10, 4, dtype=int32)", [], lambda: np.linspace(0, 10, 4, dtype="int32"))
    case("linspace(-5, 5, 4, dtype=int64)", [], lambda: np.linspace(-5, 5, 4, dtype="int64"))
    case("linspace(0, 1, -1)", [], lambda: np.linspace(0, 1, -1))
    case("logspace(0, 3, 4)", [], lambda: np.logspace(0, 3, 4).astype("float32"), 1)
    case("logspace(-1, 1, 5, base=2, dtype=float64)", [], lambda: np.logspace(-1, 1, 5, base=2), 1)
    for shape in ([], [0], [2, 3], [2, 0, 3]):
        case(f"zeros({shape})", [], lambda: np.zeros(shape, "float32"))
        case(f"ones({shape}, dtype=int64)", [], lambda: np.ones(shape, "int64"))
        case(f"full({shape}, 7)", [], lambda: np.full(shape, 7, "int32"))
    case("zeros([-1])", [], lambda: np.zeros([-1]))
    case("full_like(x, 300)", [np.array([1], "int32")], lambda x: np.full_like(x, 300))
    case("constant(x, shape=[2, 3])", [sample((6,))], lambda x: x.reshape(2, 3))
    case("constant(x, shape=[2, 4])", [sample((6,))], lambda x: x.reshape(2, 4))


def networks():
    nn, losses = tf.nn, tf.keras.losses
    x = np.array([[-3, -1, -0.0, 0, 0.5, 2], [30, -30, 90, -90, 1e-3, 5]], "float32")
    z = np.array([[0, 1, 1, 0, 0.5, 1], [1, 0, 1, 0, 0.25, 1]], "float32")
    for code, f in (("relu(x)", nn.relu), ("leaky_relu(x)", nn.leaky_relu), ("leaky_relu(x, 0.1)", lambda x: nn.leaky_relu(x, 0.1)),
                    ("elu(x)", nn.elu), ("silu(x)", nn.silu), ("softmax(x)", nn.softmax), ("softmax(x, 0)", lambda x: nn.softmax(x, 0)),
                    ("log_softmax(x)", nn.log_softmax), ("log_softmax(x, 0)", lambda x: nn.log_softmax(x, 0)),
                    ("l2_normalize(x)", nn.l2_normalize), ("l2_normalize(x, axis=1)", lambda x: nn.l2_normalize(x, 1)),
                    ("sigmoid(x)", nn.sigmoid), ("tanh(x)", nn.tanh), ("softplus(x)", nn.softplus)):
        case(code, [x], lambda x: f(x).numpy(), "2e-6")
    for code, f in (("sigmoid_cross_entropy_with_logits(y, x)", lambda x, y: nn.sigmoid_cross_entropy_with_logits(y, x)),
                    ("softmax_cross_entropy_with_logits(y, x)", nn.softmax_cross_entropy_with_logits),
                    ("tf.keras.losses.MSE(x, y)", losses.MSE), ("tf.keras.losses.MAE(x, y)", losses.MAE), ("tf.keras.losses.huber(x, y)", losses.huber),
                    ("mse(x, y)", lambda x, y: np.mean((x - y) ** 2)), ("mae(x, y)", lambda x, y: np.mean(np.abs(x - y)))):
        g = (lambda x, y: f(labels=y, logits=x)) if "softmax_cross" in code else f
        case(code, [x, z], lambda x, y: np.asarray(g(x, y)), "2e-6")
    p = np.array([[0.1, 0.9, 0, 1, 0.5, 0.3]], "float32")
    case("tf.keras.losses.binary_crossentropy(x, y)", [z[:1], p], lambda x, y: losses.binary_crossentropy(x, y).numpy(), "2e-6")
    case("tf.keras.losses.categorical_crossentropy(x, y)", [z[:1], p], lambda x, y: losses.categorical_crossentropy(x, y).numpy(), "2e-6")
    labels = np.array([4, 0], "int32")
    case("sparse_softmax_cross_entropy_with_logits(x, y)", [labels, x], lambda x, y: nn.sparse_softmax_cross_entropy_with_logits(x, y).numpy(), "2e-6")
    case("softmax(x)", [sample((2, 0))], lambda x: nn.softmax(x).numpy())
    case("log_softmax(x)", [sample((0, 2))], lambda x: nn.log_softmax(x).numpy())
    case("softmax(x)", [np.array([np.inf, 1], "float32")], lambda x: nn.softmax(x).numpy(), "2e-6")
    case("softmax(x)", [np.array([-np.inf, 1], "float32")], lambda x: nn.softmax(x).numpy(), "2e-6")
    case("relu(x)", [np.array([np.nan, -1], "float32")], lambda x: nn.relu(x).numpy())


def main():
    for group in (unary, binary, casts, reductions, movement, joining, sorting, linear, positions, creation, networks):
        group()
    path = pathlib.Path(__file__).with_name("ops.json")
    lines = [json.dumps(c, separators=(",", ":")) for c in cases]
    rows = [json.dumps(t, separators=(",", ":")) for t in tensors]
    path.write_text('{"tensors":[\n' + ",\n".join(rows) + '\n],"cases":[\n' + ",\n".join(lines) + "\n]}\n")
    print(len(cases), "cases", path.stat().st_size, "bytes")


main()
