"""Keras 3's initializers, and the older ones of TensorFlow itself."""
import math
import tensorflow as tf
import _tensh
from _draws import seeded


# in tf.keras.initializers, tf.initializers
class Initializer:
    __module__ = "keras.src.initializers.initializer"

    def __call__(self, shape, dtype=None):
        raise NotImplementedError("Initializer subclasses must implement the `__call__()` method.")

    def get_config(self):
        return {}

    @classmethod
    def from_config(cls, config):
        return cls(**config)

    def clone(self):
        return self.__class__.from_config(self.get_config())


# in _nowhere
class _Initializer(Initializer):
    # The arguments that it was made with, in the order of Keras' configs.
    _config = ""

    def get_config(self):
        return {name: self._given_seed if name == "seed" else getattr(self, name, None) for name in self._config.split()}

    @classmethod
    def from_config(cls, config):
        import _saving
        return _saving.made_from(cls, config)


class _Scaled(_Initializer):
    _config = "seed input_axes output_axes"

    def __init__(self, seed=None, input_axes=None, output_axes=None):
        self.seed, self._given_seed = seeded(seed), seed
        self.input_axes, self.output_axes = input_axes, output_axes

    def __call__(self, shape, dtype=None, **options):
        # Which axes are inputs says how wide the numbers spread, not which ones are drawn.
        sizes = list(shape) if self.input_axes is None else list(_fans(shape, self.input_axes, self.output_axes))
        return tf.cast(tf.reshape(_tensh.scaled(self._how, sizes, self.seed), list(shape)), dtype or tf.float32)


def _fans(shape, input_axes=None, output_axes=None):
    """Inputs and outputs of a unit: what the axes say, or the last two, times the window of a convolution."""
    if input_axes is not None and output_axes is not None:
        return math.prod([shape[i] for i in input_axes]), math.prod([shape[i] for i in output_axes])
    if len(shape) < 2:
        return (math.prod(shape),) * 2
    window = math.prod(shape[:-2])
    return shape[-2] * window, shape[-1] * window


class _Drawn(_Initializer):
    def _pair(self):
        return [self.seed % 2147483646, 0]


# in _spreads
def along(initializer, input_axes, output_axes):
    """The same initializer, the same draws, for weights whose inputs and outputs lie along these axes."""
    if not isinstance(initializer, (_Scaled, VarianceScaling)) or initializer.input_axes is not None:
        return initializer
    about = {"seed": initializer.seed, "input_axes": input_axes, "output_axes": output_axes}
    return type(initializer).from_config({**initializer.get_config(), **about})


# in tf.keras.initializers
class VarianceScaling(_Drawn):
    _config = "seed scale mode distribution input_axes output_axes"

    def __init__(self, scale=1.0, mode="fan_in", distribution="truncated_normal", seed=None, input_axes=None, output_axes=None):
        if scale <= 0.0:
            raise ValueError(f"Argument `scale` must be positive float. Received: scale={scale}")
        self.scale, self.mode, self.distribution, self.seed = scale, mode, distribution, seeded(seed)
        self._given_seed, self.input_axes, self.output_axes = seed, input_axes, output_axes

    def __call__(self, shape, dtype=None, **options):
        shape, dtype = list(shape), dtype or tf.float32
        inputs, outputs = _fans(shape, self.input_axes, self.output_axes)
        fan = {"fan_in": inputs, "fan_out": outputs, "fan_avg": (inputs + outputs) / 2}[self.mode]
        scale = self.scale / max(1.0, fan)
        if self.distribution == "uniform":
            limit = math.sqrt(3.0 * scale)
            return tf.random.stateless_uniform(shape, self._pair(), -limit, limit, dtype)
        if self.distribution == "untruncated_normal":
            return tf.random.stateless_normal(shape, self._pair(), 0.0, math.sqrt(scale), dtype)
        stddev = math.sqrt(scale) / 0.87962566103423978
        return tf.random.stateless_truncated_normal(shape, self._pair(), 0.0, stddev, dtype)


class Orthogonal(_Drawn):
    _config = "seed gain"

    def __init__(self, gain=1.0, seed=None):
        self.gain, self.seed, self._given_seed = gain, seeded(seed), seed

    def __call__(self, shape, dtype=None, **options):
        if len(shape) < 2:
            raise ValueError("The tensor to initialize must be at least two-dimensional. Received: "
                             f"shape={shape} of rank {len(shape)}.")
        rows, columns = math.prod(shape[:-1]), shape[-1]
        a = tf.random.stateless_normal([max(rows, columns), min(rows, columns)], self._pair(), 0.0, 1.0,
                                       dtype or tf.float32)
        q, r = tf.linalg.qr(a)
        q = q * tf.sign(tf.linalg.diag_part(r))
        return self.gain * tf.reshape(tf.transpose(q) if rows < columns else q, list(shape))


class GlorotUniform(_Scaled):
    _how = "glorot_uniform"


class GlorotNormal(_Scaled):
    _how = "glorot_normal"


class HeNormal(_Scaled):
    _how = "he_normal"


class HeUniform(_Scaled):
    _how = "he_uniform"


class LecunNormal(_Scaled):
    _how = "lecun_normal"


class LecunUniform(_Scaled):
    _how = "lecun_uniform"


class RandomNormal(_Drawn):
    _config = "seed mean stddev"

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev, self.seed, self._given_seed = mean, stddev, seeded(seed), seed

    def __call__(self, shape, dtype=None, **options):
        return tf.random.stateless_normal(list(shape), self._pair(), self.mean, self.stddev, dtype or tf.float32)


class TruncatedNormal(_Drawn):
    _config = "seed mean stddev"

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev, self.seed, self._given_seed = mean, stddev, seeded(seed), seed

    def __call__(self, shape, dtype=None, **options):
        return tf.random.stateless_truncated_normal(list(shape), self._pair(), self.mean, self.stddev, dtype or tf.float32)


class RandomUniform(_Drawn):
    _config = "seed minval maxval"

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval, self.maxval, self.seed, self._given_seed = minval, maxval, seeded(seed), seed

    def __call__(self, shape, dtype=None, **options):
        return tf.random.stateless_uniform(list(shape), self._pair(), self.minval, self.maxval, dtype or tf.float32)


class Zeros(_Initializer):
    def __call__(self, shape, dtype=None, **options):
        return tf.zeros(list(shape), dtype or tf.float32)


class Ones(_Initializer):
    def __call__(self, shape, dtype=None, **options):
        return tf.ones(list(shape), dtype or tf.float32)


class Constant(_Initializer):
    _config = "value"

    def __init__(self, value=0.0):
        self.value = value

    def __call__(self, shape, dtype=None, **options):
        return tf.broadcast_to(tf.constant(self.value, dtype or tf.float32), list(shape))


class Identity(_Initializer):
    _config = "gain"

    def __init__(self, gain=1.0):
        self.gain = gain

    def __call__(self, shape, dtype=None, **options):
        return self.gain * tf.eye(shape[0], shape[1], dtype=dtype or tf.float32)


glorot_uniform = GlorotUniform
glorot_normal = GlorotNormal
he_normal = HeNormal
he_uniform = HeUniform
zeros = Zeros
ones = Ones
constant = Constant
random_normal = RandomNormal
random_uniform = RandomUniform
truncated_normal = TruncatedNormal
lecun_normal = LecunNormal
lecun_uniform = LecunUniform
orthogonal = Orthogonal
variance_scaling = VarianceScaling
identity = Identity

_initializers = {
    "glorot_uniform": GlorotUniform, "glorot_normal": GlorotNormal, "he_normal": HeNormal, "he_uniform": HeUniform,
    "lecun_normal": LecunNormal, "lecun_uniform": LecunUniform, "random_normal": RandomNormal, "normal": RandomNormal,
    "random_uniform": RandomUniform, "uniform": RandomUniform, "truncated_normal": TruncatedNormal, "zeros": Zeros,
    "ones": Ones, "identity": Identity, "orthogonal": Orthogonal, "variance_scaling": VarianceScaling,
}


def get(given):
    if given is None:
        return Zeros()
    if isinstance(given, dict):
        import _saving
        return _saving.deserialize_in(given, "initializers")
    if isinstance(given, str):
        if given not in _initializers:
            # The names of the classes are names too: GlorotUniform.
            given = "".join(["_" + c.lower() if c.isupper() and i > 0 else c.lower() for i, c in enumerate(given)])
        if given not in _initializers:
            raise ValueError(f"Could not interpret initializer identifier: {given}")
        return _initializers[given]()
    # The name of a class stands for one of its objects.
    return given() if isinstance(given, type) else given


def serialize(initializer):
    import _saving
    return _saving.serialize(initializer)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, get, config)


# in tf
class zeros_initializer:
    __module__ = "tensorflow.python.ops.init_ops_v2"

    def __call__(self, shape, dtype=None, **options):
        return tf.zeros(shape, dtype or tf.float32)


class ones_initializer:
    __module__ = "tensorflow.python.ops.init_ops_v2"

    def __call__(self, shape, dtype=None, **options):
        return tf.ones(shape, dtype or tf.float32)


class constant_initializer:
    __module__ = "tensorflow.python.ops.init_ops_v2"

    def __init__(self, value=0, support_partition=False):
        self.value = value

    def __call__(self, shape, dtype=None, **options):
        value = tf.constant(self.value) if dtype is None else tf.constant(self.value, dtype)
        return tf.reshape(value, shape) if len(value.shape) > 0 else tf.fill(shape, value)


class random_normal_initializer:
    __module__ = "tensorflow.python.ops.init_ops_v2"

    def __init__(self, mean=0.0, stddev=0.05, seed=None):
        self.mean, self.stddev, self.seed = mean, stddev, seed

    def __call__(self, shape, dtype=None, **options):
        dtype = dtype or tf.float32
        if self.seed is None:
            return tf.random.normal(shape, self.mean, self.stddev, dtype)
        return tf.random.stateless_normal(shape, [self.seed, 0], self.mean, self.stddev, dtype)


class random_uniform_initializer:
    __module__ = "tensorflow.python.ops.init_ops_v2"

    def __init__(self, minval=-0.05, maxval=0.05, seed=None):
        self.minval, self.maxval, self.seed = minval, maxval, seed

    def __call__(self, shape, dtype=None, **options):
        dtype = dtype or tf.float32
        if self.seed is None:
            return tf.random.uniform(shape, self.minval, self.maxval, dtype)
        return tf.random.stateless_uniform(shape, [self.seed, 0], self.minval, self.maxval, dtype)
