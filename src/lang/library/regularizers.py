"""What Keras 3 adds to the loss for the size of weights."""
import tensorflow as tf


# in tf.keras.regularizers
class L1:
    def __init__(self, l1=0.01):
        self.l1 = l1

    def __call__(self, x):
        return self.l1 * tf.reduce_sum(tf.abs(x))


class L2:
    def __init__(self, l2=0.01):
        self.l2 = l2

    def __call__(self, x):
        return self.l2 * tf.reduce_sum(tf.square(x))


class L1L2:
    def __init__(self, l1=0.0, l2=0.0):
        self.l1, self.l2 = l1, l2

    def __call__(self, x):
        return self.l1 * tf.reduce_sum(tf.abs(x)) + self.l2 * tf.reduce_sum(tf.square(x))


l1 = L1
l2 = L2
l1_l2 = L1L2


def get(identifier):
    if identifier == "l2":
        return L2()
    return L1() if identifier == "l1" else identifier
