"""Keras 3's own functions: keras.ops, on tensors and on what stands for them in a model, and keras.random."""
import numpy as np
import tensorflow as tf
import _draws
import _layers
import _tensh


# in _nowhere
def _seen(x):
    """Arrays and lists as tensors; Python's numbers stay as they are."""
    if isinstance(x, np.ndarray):
        return tf.convert_to_tensor(x)
    return x


def _op(function, name):
    """A function that stands as a step in a model where it is called on what a layer will give."""
    def called(*args, **options):
        if _layers.symbols([args, options]):
            return _layers.step(function, name, list(args), options)
        return function(*[_seen(a) for a in args], **options)
    called.__name__ = name
    return called


def _float(x):
    x = tf.convert_to_tensor(x)
    return x if x.dtype.is_floating or x.dtype.is_complex else tf.cast(x, tf.float32)


def _with_axis(function, floats=False):
    def reduced(x, axis=None, keepdims=False):
        x = _float(x) if floats else tf.convert_to_tensor(x)
        return function(x, axis=list(axis) if isinstance(axis, tuple) else axis, keepdims=keepdims)
    return reduced


def _take(x, indices, axis=None):
    x = tf.convert_to_tensor(x)
    return tf.gather(tf.reshape(x, [-1]), indices) if axis is None else tf.gather(x, indices, axis=axis)


def _take_along(x, indices, axis=None):
    x, indices = tf.convert_to_tensor(x), tf.convert_to_tensor(indices)
    if axis is None:
        return tf.gather(tf.reshape(x, [-1]), tf.reshape(indices, [-1]))
    axis = axis % len(x.shape)
    order = [a for a in range(len(x.shape)) if a != axis] + [axis]
    back = [order.index(a) for a in range(len(order))]
    moved, places = tf.transpose(x, order), tf.transpose(indices, order)
    return tf.transpose(tf.gather(moved, places, axis=len(order) - 1, batch_dims=len(order) - 1), back)


def _argument(function):
    def found(x, axis=None, keepdims=False):
        x = tf.convert_to_tensor(x)
        whole = tf.reshape(x, [-1]) if axis is None else x
        place = tf.cast(function(whole, axis=0 if axis is None else axis), tf.int32)
        return tf.expand_dims(place, axis) if keepdims and axis is not None else place
    return found


def _spread(x, axis=None, keepdims=False):
    return tf.math.reduce_variance(_float(x), axis=axis, keepdims=keepdims)


def _transposed(x, axes=None):
    return tf.transpose(x, axes)


def _pad(x, pad_width, mode="constant", constant_values=None):
    x = tf.convert_to_tensor(x)
    if isinstance(pad_width, int):
        pad_width = ((pad_width, pad_width),) * len(x.shape)
    elif isinstance(pad_width[0], int):
        pad_width = (tuple(pad_width),) * len(x.shape)
    return tf.pad(x, [list(p) for p in pad_width], mode.upper(), constant_values or 0)


def _one_hot(x, num_classes, axis=-1, dtype=None, sparse=False):
    return tf.one_hot(tf.cast(x, tf.int32), num_classes, axis=axis, dtype=dtype or "float32")


def _split(x, indices_or_sections, axis=0):
    x = tf.convert_to_tensor(x)
    if isinstance(indices_or_sections, int):
        return tf.split(x, indices_or_sections, axis=axis)
    ends = list(indices_or_sections) + [x.shape[axis]]
    return tf.split(x, [b - a for a, b in zip([0] + ends, ends)], axis=axis)


def _moved(x, source, destination):
    return _tensh.operation("moveaxis", [tf.convert_to_tensor(x), source, destination], {})


def _swapped(x, axis1, axis2):
    rank = len(tf.convert_to_tensor(x).shape)
    order = list(range(rank))
    order[axis1], order[axis2] = order[axis2], order[axis1]
    return tf.transpose(x, order)


def _clipped(x, x_min, x_max):
    return tf.clip_by_value(tf.convert_to_tensor(x), x_min, x_max)


def _norm(x, ord=None, axis=None, keepdims=False):
    return tf.norm(_float(x), ord="euclidean" if ord is None else ord, axis=axis, keepdims=keepdims)


def _normalized(x, axis=-1, order=2, epsilon=None):
    x = _float(x)
    norm = tf.norm(x, ord="euclidean" if order == 2 else order, axis=axis, keepdims=True)
    return x / tf.maximum(norm, 1e-7 if epsilon is None else epsilon)


def _binary(function):
    """Two operands of which one may be a number."""
    def joined(x1, x2):
        return function(x1, x2)
    return joined


def _divide(x1, x2):
    x1 = x1 if isinstance(x1, (int, float)) else _float(x1)
    return x1 / (x2 if isinstance(x2, (int, float)) else _float(x2))


def _logits(function):
    def lost(target, output, from_logits=False, axis=-1):
        return function(target, output, from_logits=from_logits)
    return lost


def _top(x, k, sorted=True):
    return tf.math.top_k(x, k, sorted)


def _softmax(x, axis=-1):
    return tf.nn.softmax(_float(x), axis=axis)


def _selected(condition, x1=None, x2=None):
    if x1 is None:
        return tuple(tf.unstack(tf.where(condition), axis=1))
    return tf.where(condition, x1, x2)


def _scattered(indices, values, shape):
    return tf.scatter_nd(indices, values, shape)


def _updated(inputs, indices, updates):
    return tf.tensor_scatter_nd_update(inputs, indices, updates)


def _cut(inputs, start_indices, shape):
    return tf.slice(inputs, start_indices, shape)


def _repeated(x, repeats, axis=None):
    return tf.repeat(x, repeats, axis=axis)


def _flipped(x, axis=None):
    x = tf.convert_to_tensor(x)
    axes = list(range(len(x.shape))) if axis is None else [axis] if isinstance(axis, int) else list(axis)
    return tf.reverse(x, axes)


# in tf.keras.ops
abs = _op(tf.abs, "Absolute")
absolute = _op(tf.abs, "Absolute")
add = _op(_binary(tf.add), "Add")
subtract = _op(_binary(tf.subtract), "Subtract")
multiply = _op(_binary(tf.multiply), "Multiply")
divide = _op(_divide, "Divide")
true_divide = _op(_divide, "TrueDivide")
floor_divide = _op(_binary(tf.math.floordiv), "FloorDivide")
mod = _op(_binary(tf.math.floormod), "Mod")
power = _op(_binary(tf.pow), "Power")
negative = _op(tf.negative, "Negative")
maximum = _op(_binary(tf.maximum), "Maximum")
minimum = _op(_binary(tf.minimum), "Minimum")
matmul = _op(_binary(tf.matmul), "Matmul")
dot = _op(lambda a, b: tf.tensordot(a, b, 1), "Dot")
tensordot = _op(lambda x1, x2, axes=2: tf.tensordot(x1, x2, axes), "Tensordot")
einsum = _op(tf.einsum, "Einsum")
exp = _op(lambda x: tf.exp(_float(x)), "Exp")
expm1 = _op(lambda x: tf.math.expm1(_float(x)), "Expm1")
log = _op(lambda x: tf.math.log(_float(x)), "Log")
log1p = _op(lambda x: tf.math.log1p(_float(x)), "Log1p")
log2 = _op(lambda x: tf.math.log(_float(x)) / tf.math.log(tf.constant(2.0, _float(x).dtype)), "Log2")
log10 = _op(lambda x: tf.math.log(_float(x)) / tf.math.log(tf.constant(10.0, _float(x).dtype)), "Log10")
sqrt = _op(lambda x: tf.sqrt(_float(x)), "Sqrt")
rsqrt = _op(lambda x: tf.math.rsqrt(_float(x)), "Rsqrt")
square = _op(tf.square, "Square")
reciprocal = _op(lambda x: tf.math.reciprocal(_float(x)), "Reciprocal")
sign = _op(tf.sign, "Sign")
floor = _op(lambda x: tf.floor(_float(x)), "Floor")
ceil = _op(lambda x: tf.math.ceil(_float(x)), "Ceil")
round = _op(lambda x, decimals=0: tf.round(x * 10.0 ** decimals) / 10.0 ** decimals if decimals else tf.round(x), "Round")
sin = _op(lambda x: tf.sin(_float(x)), "Sin")
cos = _op(lambda x: tf.cos(_float(x)), "Cos")
tan = _op(lambda x: tf.tan(_float(x)), "Tan")
arcsin = _op(lambda x: tf.asin(_float(x)), "Arcsin")
arccos = _op(lambda x: tf.acos(_float(x)), "Arccos")
arctan = _op(lambda x: tf.atan(_float(x)), "Arctan")
arctan2 = _op(lambda x1, x2: tf.atan2(_float(x1), _float(x2)), "Arctan2")
sinh = _op(lambda x: tf.sinh(_float(x)), "Sinh")
cosh = _op(lambda x: tf.cosh(_float(x)), "Cosh")
tanh = _op(lambda x: tf.tanh(_float(x)), "Tanh")
erf = _op(tf.math.erf, "Erf")
sum = _op(_with_axis(tf.reduce_sum), "Sum")
prod = _op(_with_axis(tf.reduce_prod), "Prod")
mean = _op(_with_axis(tf.reduce_mean, True), "Mean")
max = _op(_with_axis(tf.reduce_max), "Max")
min = _op(_with_axis(tf.reduce_min), "Min")
amax = _op(_with_axis(tf.reduce_max), "Amax")
amin = _op(_with_axis(tf.reduce_min), "Amin")
all = _op(_with_axis(tf.reduce_all), "All")
any = _op(_with_axis(tf.reduce_any), "Any")
var = _op(_spread, "Var")
std = _op(lambda x, axis=None, keepdims=False: tf.sqrt(_spread(x, axis, keepdims)), "Std")
logsumexp = _op(_with_axis(tf.reduce_logsumexp, True), "Logsumexp")
argmax = _op(_argument(tf.argmax), "Argmax")
argmin = _op(_argument(tf.argmin), "Argmin")
argsort = _op(lambda x, axis=-1: tf.argsort(x, axis=axis), "Argsort")
sort = _op(lambda x, axis=-1: tf.sort(x, axis=axis), "Sort")
cumsum = _op(lambda x, axis=None, dtype=None: tf.cumsum(tf.reshape(x, [-1]) if axis is None else x, 0 if axis is None else axis), "Cumsum")
cumprod = _op(lambda x, axis=None, dtype=None: tf.math.cumprod(tf.reshape(x, [-1]) if axis is None else x, 0 if axis is None else axis), "Cumprod")
reshape = _op(lambda x, newshape: tf.reshape(x, newshape), "Reshape")
transpose = _op(_transposed, "Transpose")
expand_dims = _op(lambda x, axis: tf.expand_dims(x, axis), "ExpandDims")
squeeze = _op(lambda x, axis=None: tf.squeeze(x, axis), "Squeeze")
concatenate = _op(lambda xs, axis=0: tf.concat(xs, axis), "Concatenate")
stack = _op(lambda x, axis=0: tf.stack(x, axis), "Stack")
unstack = _op(lambda x, num=None, axis=0: tf.unstack(x, axis=axis), "Unstack")
hstack = _op(lambda xs: tf.concat(xs, 0 if len(xs[0].shape) == 1 else 1), "Hstack")
vstack = _op(lambda xs: tf.concat([tf.expand_dims(x, 0) if len(x.shape) == 1 else x for x in xs], 0), "Vstack")
split = _op(_split, "Split")
tile = _op(lambda x, repeats: tf.tile(x, [repeats] if isinstance(repeats, int) else repeats), "Tile")
repeat = _op(_repeated, "Repeat")
broadcast_to = _op(lambda x, shape: tf.broadcast_to(x, shape), "BroadcastTo")
ravel = _op(lambda x: tf.reshape(x, [-1]), "Ravel")
flip = _op(_flipped, "Flip")
roll = _op(lambda x, shift, axis=None: tf.roll(x, shift, axis), "Roll")
moveaxis = _op(_moved, "Moveaxis")
swapaxes = _op(_swapped, "Swapaxes")
pad = _op(_pad, "Pad")
take = _op(_take, "Take")
take_along_axis = _op(_take_along, "TakeAlongAxis")
where = _op(_selected, "Where")
clip = _op(_clipped, "Clip")
cast = _op(lambda x, dtype: tf.cast(x, dtype), "Cast")
equal = _op(_binary(tf.equal), "Equal")
not_equal = _op(_binary(tf.not_equal), "NotEqual")
greater = _op(_binary(tf.greater), "Greater")
greater_equal = _op(_binary(tf.greater_equal), "GreaterEqual")
less = _op(_binary(tf.less), "Less")
less_equal = _op(_binary(tf.less_equal), "LessEqual")
logical_and = _op(_binary(tf.logical_and), "LogicalAnd")
logical_or = _op(_binary(tf.logical_or), "LogicalOr")
logical_not = _op(tf.logical_not, "LogicalNot")
isnan = _op(tf.math.is_nan, "Isnan")
isinf = _op(tf.math.is_inf, "Isinf")
isfinite = _op(tf.math.is_finite, "Isfinite")
norm = _op(_norm, "Norm")
normalize = _op(_normalized, "Normalize")
outer = _op(lambda x1, x2: tf.tensordot(tf.reshape(x1, [-1]), tf.reshape(x2, [-1]), 0), "Outer")
trace = _op(tf.linalg.trace, "Trace")
diag = _op(lambda x, k=0: tf.linalg.diag(x, k=k) if len(x.shape) == 1 else tf.linalg.diag_part(x, k=k), "Diag")
tril = _op(lambda x, k=0: _tensh.operation("tril", [tf.convert_to_tensor(x), k], {}), "Tril")
triu = _op(lambda x, k=0: _tensh.operation("triu", [tf.convert_to_tensor(x), k], {}), "Triu")
inv = _op(tf.linalg.inv, "Inv")
det = _op(tf.linalg.det, "Det")
solve = _op(lambda a, b: tf.linalg.solve(a, b), "Solve")
cholesky = _op(tf.linalg.cholesky, "Cholesky")
one_hot = _op(_one_hot, "OneHot")
relu = _op(lambda x: tf.nn.relu(_float(x)), "Relu")
relu6 = _op(lambda x: tf.nn.relu6(x), "Relu6")
sigmoid = _op(lambda x: tf.sigmoid(_float(x)), "Sigmoid")
softmax = _op(_softmax, "Softmax")
log_softmax = _op(lambda x, axis=-1: tf.nn.log_softmax(_float(x), axis=axis), "LogSoftmax")
log_sigmoid = _op(lambda x: tf.math.log_sigmoid(_float(x)), "LogSigmoid")
softplus = _op(lambda x: tf.math.softplus(_float(x)), "Softplus")
softsign = _op(lambda x: tf.nn.softsign(x), "Softsign")
silu = _op(lambda x: tf.nn.silu(x), "Silu")
swish = _op(lambda x: tf.nn.silu(x), "Silu")
gelu = _op(lambda x, approximate=True: tf.nn.gelu(x, approximate=approximate), "Gelu")
elu = _op(lambda x, alpha=1.0: tf.keras.activations.elu(x, alpha=alpha), "Elu")
selu = _op(lambda x: tf.nn.selu(x), "Selu")
leaky_relu = _op(lambda x, negative_slope=0.2: tf.nn.leaky_relu(x, negative_slope), "LeakyRelu")
top_k = _op(_top, "TopK")
binary_crossentropy = _op(lambda target, output, from_logits=False: _crossed(target, output, from_logits), "BinaryCrossentropy")
categorical_crossentropy = _op(_logits(tf.keras.losses.categorical_crossentropy), "CategoricalCrossentropy")
sparse_categorical_crossentropy = _op(_logits(tf.keras.losses.sparse_categorical_crossentropy), "SparseCategoricalCrossentropy")
stop_gradient = _op(tf.stop_gradient, "StopGradient")
scatter = _op(_scattered, "Scatter")
scatter_update = _op(_updated, "ScatterUpdate")
slice = _op(_cut, "Slice")
nan_to_num = _op(lambda x, nan=0.0: tf.where(tf.math.is_nan(x), tf.fill(x.shape, tf.cast(nan, x.dtype)), x), "NanToNum")
median = _op(lambda x, axis=None, keepdims=False: _tensh.operation("median", [_float(x)], {"axis": axis, "keepdims": keepdims}), "Median")
isclose = _op(lambda x1, x2, rtol=1e-5, atol=1e-8: tf.abs(x1 - x2) <= atol + rtol * tf.abs(x2), "Isclose")
count_nonzero = _op(lambda x, axis=None: tf.cast(tf.math.count_nonzero(x, axis=axis), tf.int32), "CountNonzero")


def shape(x):
    return tuple(x.shape)


def ndim(x):
    return len(x.shape)


def size(x):
    return tf.size(x)


def dtype(x):
    return x.dtype if isinstance(x.dtype, str) else x.dtype.name


def is_tensor(x):
    return isinstance(x, tf.Tensor)


def convert_to_tensor(x, dtype=None, sparse=None, ragged=None):
    found = tf.convert_to_tensor(x)
    return found if dtype is None else tf.cast(found, dtype)


def convert_to_numpy(x):
    return np.array(x)


def array(x, dtype=None):
    return convert_to_tensor(x, dtype)


def zeros(shape, dtype=None):
    return tf.zeros(shape, dtype or "float32")


def ones(shape, dtype=None):
    return tf.ones(shape, dtype or "float32")


def full(shape, fill_value, dtype=None):
    found = tf.fill(shape, fill_value)
    return found if dtype is None else tf.cast(found, dtype)


def zeros_like(x, dtype=None):
    return tf.zeros_like(x, dtype=dtype)


def ones_like(x, dtype=None):
    return tf.ones_like(x, dtype=dtype)


def full_like(x, fill_value, dtype=None):
    return tf.fill(tf.convert_to_tensor(x).shape, tf.cast(fill_value, dtype or x.dtype))


def eye(N, M=None, k=0, dtype=None):
    return tf.cast(_tensh.operation("eye", [N, M, k], {}), dtype or "float32")


def arange(start, stop=None, step=None, dtype=None):
    step = 1 if step is None else step
    found = tf.range(start, delta=step) if stop is None else tf.range(start, stop, step)
    return found if dtype is None else tf.cast(found, dtype)


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    found = tf.linspace(tf.cast(start, tf.float32), tf.cast(stop, tf.float32), num + (0 if endpoint else 1))
    return found if endpoint else found[:-1]


def meshgrid(*x, indexing="xy"):
    return tf.meshgrid(*x, indexing=indexing)


def cond(pred, true_fn, false_fn):
    return true_fn() if bool(pred) else false_fn()


def while_loop(cond, body, loop_vars, maximum_iterations=None):
    return tf.while_loop(cond, body, loop_vars, maximum_iterations=maximum_iterations)


def fori_loop(lower, upper, body_fun, init_val):
    value = init_val
    for i in range(int(lower), int(upper)):
        value = body_fun(i, value)
    return value


def vectorized_map(function, elements):
    return tf.map_fn(function, elements)


# in _nowhere
def _crossed(target, output, from_logits):
    target, output = tf.convert_to_tensor(target), tf.convert_to_tensor(output)
    if from_logits:
        return tf.nn.sigmoid_cross_entropy_with_logits(labels=target, logits=output)
    output = tf.clip_by_value(output, 1e-7, 1 - 1e-7)
    return -(target * tf.math.log(output) + (1 - target) * tf.math.log(1 - output))


_state = {}


def _drawn(seed):
    """The next pair of words that a seed gives."""
    if isinstance(seed, SeedGenerator):
        return seed._draws.next()
    if seed is None:
        if "global" not in _state:
            _state["global"] = _draws.Draws(None)
        return _state["global"].next()
    return _draws.Draws(int(seed)).next()


# in tf.keras.random
class SeedGenerator:
    __module__ = "keras.src.random.seed_generator"

    def __init__(self, seed=None, name=None, **options):
        if seed is not None and not isinstance(seed, int):
            raise ValueError(f"Argument `seed` must be an integer. Received: seed={seed}")
        self.seed = _draws.seeded(seed)
        self._draws = _draws.Draws(self.seed)

    def next(self, ordered=True):
        return tf.constant(self._draws.next(), tf.uint32)

    def get_config(self):
        return {"seed": self.seed}


def normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    return tf.random.stateless_normal(shape, _drawn(seed), mean=mean, stddev=stddev, dtype=dtype or "float32")


def uniform(shape, minval=0.0, maxval=1.0, dtype=None, seed=None):
    return tf.random.stateless_uniform(shape, _drawn(seed), minval=minval, maxval=maxval, dtype=dtype or "float32")


def truncated_normal(shape, mean=0.0, stddev=1.0, dtype=None, seed=None):
    return tf.random.stateless_truncated_normal(shape, _drawn(seed), mean=mean, stddev=stddev, dtype=dtype or "float32")


def randint(shape, minval, maxval, dtype="int32", seed=None):
    return tf.cast(tf.random.stateless_uniform(shape, _drawn(seed), minval=minval, maxval=maxval, dtype="int32"), dtype)


def categorical(logits, num_samples, dtype="int32", seed=None):
    return tf.cast(tf.random.stateless_categorical(logits, num_samples, _drawn(seed)), dtype)


def dropout(inputs, rate, noise_shape=None, seed=None):
    inputs = tf.convert_to_tensor(inputs)
    return _draws.dropped(inputs, rate, inputs.shape if noise_shape is None else noise_shape, _drawn(seed))


def shuffle(x, axis=0, seed=None):
    order = tf.argsort(tf.random.stateless_uniform([x.shape[axis]], _drawn(seed)))
    return tf.gather(x, order, axis=axis)
