"""What Keras 3 does to weights after each step of an optimizer, so that they keep within bounds."""
import tensorflow as tf

# What holds for a variable, by its `ref()`.
_held = {}


# in _constraints
def hold(variable, constraint):
    if constraint is not None:
        _held[variable.ref()] = constraint


def enforce(variables):
    if not _held:
        return
    for variable in variables:
        if variable.ref() in _held:
            variable.assign(_held[variable.ref()](variable))


# in tf.keras.constraints
class Constraint:
    __module__ = "keras.src.constraints.constraints"

    def __call__(self, w):
        return w

    def get_config(self):
        return {}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


# in _nowhere
def _norms(w, axis):
    return tf.sqrt(tf.reduce_sum(tf.square(w), axis=axis, keepdims=True))


# in tf.keras.constraints
class MaxNorm(Constraint):
    def __init__(self, max_value=2, axis=0):
        self.max_value, self.axis = max_value, axis

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        norms = _norms(w, self.axis)
        return w * (tf.clip_by_value(norms, 0, self.max_value) / (1e-7 + norms))

    def get_config(self):
        return {"max_value": self.max_value, "axis": self.axis}


class NonNeg(Constraint):
    def __call__(self, w):
        return tf.maximum(tf.convert_to_tensor(w), 0)


class UnitNorm(Constraint):
    def __init__(self, axis=0):
        self.axis = axis

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        return w / (1e-7 + _norms(w, self.axis))

    def get_config(self):
        return {"axis": self.axis}


class MinMaxNorm(Constraint):
    def __init__(self, min_value=0.0, max_value=1.0, rate=1.0, axis=0):
        self.min_value, self.max_value, self.rate, self.axis = min_value, max_value, rate, axis

    def __call__(self, w):
        w = tf.convert_to_tensor(w)
        norms = _norms(w, self.axis)
        desired = self.rate * tf.clip_by_value(norms, self.min_value, self.max_value) + (1 - self.rate) * norms
        return w * (desired / (1e-7 + norms))

    def get_config(self):
        return {"min_value": self.min_value, "max_value": self.max_value, "rate": self.rate, "axis": self.axis}


max_norm = MaxNorm
non_neg = NonNeg
unit_norm = UnitNorm
min_max_norm = MinMaxNorm

_by_name = {"max_norm": MaxNorm, "maxnorm": MaxNorm, "non_neg": NonNeg, "nonneg": NonNeg, "unit_norm": UnitNorm,
            "unitnorm": UnitNorm, "min_max_norm": MinMaxNorm, "minmaxnorm": MinMaxNorm}


def get(identifier):
    if isinstance(identifier, dict):
        import _saving
        return _saving.deserialize_in(identifier, "constraints")
    if isinstance(identifier, str):
        if identifier.lower() not in _by_name:
            raise ValueError(f"Could not interpret constraint identifier: {identifier}")
        return _by_name[identifier.lower()]()
    if identifier is None or callable(identifier):
        return identifier
    raise ValueError(f"Could not interpret constraint identifier: {identifier}")


def serialize(constraint):
    import _saving
    return _saving.serialize(constraint)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, get, config)
