"""What Keras 3 adds to the loss for the size of weights."""
import tensorflow as tf


# in tf.keras.regularizers
class L1:
    def __init__(self, l1=0.01):
        self.l1 = l1

    def __call__(self, x):
        return self.l1 * tf.reduce_sum(tf.abs(x))

    def get_config(self):
        return {"l1": self.l1}


class L2:
    def __init__(self, l2=0.01):
        self.l2 = l2

    def __call__(self, x):
        return self.l2 * tf.reduce_sum(tf.square(x))

    def get_config(self):
        return {"l2": self.l2}


class L1L2:
    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = l1, l2

    def __call__(self, x):
        return self.l1 * tf.reduce_sum(tf.abs(x)) + self.l2 * tf.reduce_sum(tf.square(x))

    def get_config(self):
        return {"l1": self.l1, "l2": self.l2}


l1 = L1
l2 = L2
l1_l2 = L1L2


_by_name = {"l1": L1, "l2": L2, "l1l2": L1L2, "l1_l2": L1L2}


def get(identifier):
    if isinstance(identifier, dict):
        import _saving
        return _saving.deserialize_in(identifier, "regularizers")
    if isinstance(identifier, str):
        if identifier.lower() not in _by_name:
            raise ValueError(f"Could not interpret regularizer identifier: {identifier}")
        return _by_name[identifier.lower()]()
    return identifier


def serialize(regularizer):
    import _saving
    return _saving.serialize(regularizer)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, get, config)
