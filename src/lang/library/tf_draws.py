"""tf.random: classes drawn from seeds that are given."""
import numpy as np
import tensorflow as tf


# in tf.random
def stateless_categorical(logits, num_samples, seed, dtype=tf.int64, name=None):
    """By where a uniform number falls among the summed chances, row after row."""
    rows = np.asarray(tf.convert_to_tensor(logits).numpy()).astype("float64")
    chances = np.cumsum(np.exp(rows - np.max(rows, axis=1, keepdims=True)), axis=1)
    draws = tf.random.stateless_uniform([len(rows), int(num_samples)], seed, dtype=tf.float64).numpy()
    found = [np.searchsorted(row, u * row[-1], side="right") for row, u in zip(chances, draws)]
    return tf.constant(np.stack(found), dtype)
