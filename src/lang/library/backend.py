"""Keras' backend, as older programs call it."""
import tensorflow as tf
import _tensh


# in _nowhere
class _Kind(type):
    def __instancecheck__(cls, x):
        return isinstance(x, tf.Variable) and hasattr(x, "path")


# in tf.keras
class Variable(metaclass=_Kind):
    """What layers have as weights, made by itself."""
    __module__ = "keras.src.backend"

    def __new__(cls, initializer, shape=None, dtype=None, trainable=True, autocast=True, aggregation="none",
                synchronization="auto", name=None):
        name = _tensh.auto_name("variable") if name is None else name
        if isinstance(initializer, str):
            initializer = tf.keras.initializers.get(initializer)
        if callable(initializer):
            if shape is None:
                raise ValueError("When creating a Variable from an initializer, the `shape` argument should be specified. "
                                 f"Received: initializer={initializer} and shape={shape}")
            shape = (shape,) if isinstance(shape, int) else tuple(shape)
            value = initializer(shape, dtype=dtype or "float32")
        else:
            value = tf.convert_to_tensor(initializer, dtype)
        return _tensh.variable(value, name, name, trainable)


# in tf.keras.backend
def clear_session():
    _tensh.forget_names()


def floatx():
    return "float32"


def epsilon():
    return 1e-07


def set_floatx(value):
    if value != "float32":
        raise ValueError("Keras computes in float32 here")


def set_epsilon(value):
    raise NotImplementedError("Keras' epsilon is 1e-07 here")


def mean(x, axis=None, keepdims=False):
    return tf.reduce_mean(tf.convert_to_tensor(x), axis, keepdims=keepdims)


def sum(x, axis=None, keepdims=False):
    return tf.reduce_sum(tf.convert_to_tensor(x), axis, keepdims=keepdims)


def square(x):
    return tf.square(x)


def sqrt(x):
    return tf.sqrt(tf.maximum(x, 0.0))


def clip(x, min_value, max_value):
    return tf.clip_by_value(x, min_value, max_value)


def exp(x):
    return tf.exp(x)


def log(x):
    return tf.math.log(x)


def abs(x):
    return tf.abs(x)


def dot(x, y):
    return tf.tensordot(x, y, 1)


def int_shape(x):
    return tuple(x.shape)


def cast(x, dtype):
    return tf.cast(x, dtype)


def variable(value, dtype=None, name=None):
    return tf.Variable(value, dtype=dtype or tf.float32, name=name)


def get_value(x):
    return x.numpy()
