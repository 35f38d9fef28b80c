"""Functions of TensorFlow's that are made of others, and what they take beyond the operations of their names."""
import math
import numpy as np
import tensorflow as tf
import _tensh


# in _nowhere
def _bounds(dtype, of):
    """The smallest and largest value of an integer dtype that another dtype has."""
    if of.is_integer:
        return max(dtype.min, of.min), min(dtype.max, of.max)
    if dtype.max > of.max:
        return max(dtype.min, of.min), of.max
    high = np.array(float(dtype.max), dtype=of.name)
    return dtype.min, np.nextafter(high, np.zeros_like(high)) if int(high) > dtype.max else high


# in tf
class IndexedSlices:
    """Gradients of rows, by which programs tell them from whole ones: here all are whole."""

    def __init__(self, values, indices, dense_shape=None):
        self.values, self.indices, self.dense_shape = values, indices, dense_shape


# in tf, tf.dtypes
def saturate_cast(value, dtype, name=None):
    """The nearest value that the dtype has."""
    value, dtype = tf.convert_to_tensor(value), tf.as_dtype(dtype)
    if value.dtype.is_complex and not dtype.is_complex:
        value = tf.math.real(value)
    if dtype.is_integer and not value.dtype == tf.bool:
        low, high = _bounds(dtype, value.dtype)
        value = tf.clip_by_value(value, tf.cast(low, value.dtype), tf.cast(high, value.dtype))
    return tf.cast(value, dtype)


def as_dtype(type_value):
    return getattr(tf, type_value) if isinstance(type_value, str) else tf.zeros([], type_value).dtype


# in tf.math
def cumulative_logsumexp(x, axis=0, exclusive=False, reverse=False, name=None):
    x = tf.convert_to_tensor(x)
    axis = axis % x.ndim
    rows = tf.unstack(x, axis=axis)
    if reverse:
        rows = rows[::-1]
    out = []
    for row in rows:
        out.append(_tensh.operation("logaddexp", [out[-1], row], {}) if out else row)
    if exclusive:
        out = [tf.fill(rows[0].shape, tf.cast(-math.inf, x.dtype))] + out[:-1] if out else out
    out = out[::-1] if reverse else out
    return tf.stack(out, axis=axis) if out else x


# in _tf
def linspace(start, stop, num, name=None, axis=0):
    if all([isinstance(v, (int, float)) for v in (start, stop)]):
        return tf.linspace(start, stop, num)
    start, stop = tf.convert_to_tensor(start), tf.convert_to_tensor(stop)
    if start.ndim == 0 and stop.ndim == 0:
        return tf.linspace(start, stop, num)
    if start.dtype.is_integer:
        start, stop = tf.cast(start, tf.float64), tf.cast(stop, tf.float64)
    steps = max(int(num) - 1, 1)
    shape = [-1] + [1] * start.ndim
    delta = (stop - start) / steps
    inner = start + delta * tf.reshape(tf.range(1, max(int(num) - 1, 1), dtype=start.dtype), shape)
    parts = [tf.expand_dims(start, 0), inner, tf.expand_dims(stop, 0)]
    found = tf.concat(parts if num > 1 else parts[:1], 0)
    return found if axis == 0 else _tensh.operation("moveaxis", [found, [0], [axis]], {})
