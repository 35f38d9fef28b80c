"""What Keras 3 draws by chance: seeds where nobody names one, the words that a seed gives draw by draw, and what drops out."""
import random
import tensorflow as tf


# in _draws
def seeded(seed):
    return random.randint(1, 1000000000) if seed is None else seed


class Draws:
    """Pairs of words from one seed, another for each draw."""

    def __init__(self, seed):
        self._seed, self._count = seeded(seed), 0

    def next(self):
        self._count += 1
        return [self._seed % 2147483646, self._count - 1]


def check_share(name, value):
    if not 0 <= value <= 1:
        raise ValueError(f"Invalid value received for argument `{name}`. Expected a float value between 0 and 1. Received: {name}={value}")


def dropped(inputs, rate, shape, words):
    """Zeros in that share of the places, where `shape` draws them; what is kept is made larger by as much."""
    kept = tf.random.stateless_uniform(shape, words) >= rate
    return tf.where(kept, inputs / (1 - rate), tf.zeros_like(inputs))
