import tensorflow as tf
import numpy as np

np.random.seed(0)
x = tf.constant(np.random.randn(4, 6).astype(np.float32))
print(tf.reduce_sum(x), tf.reduce_mean(x), tf.reduce_prod(x), tf.reduce_max(x), tf.reduce_min(x))
print(tf.reduce_sum(x, axis=0))
print(tf.reduce_mean(x, axis=1, keepdims=True))
print(tf.math.reduce_std(x), tf.math.reduce_variance(x, 0))
print(tf.argmax(x, axis=1), tf.argmin(x, axis=0))
print(tf.cumsum([1, 2, 3, 4]), tf.math.cumprod([1.0, 2.0, 3.0]))
print(tf.norm(x), tf.norm(x, ord=1, axis=0))
print(tf.reduce_any(x > 2), tf.reduce_all(x > -10), tf.math.count_nonzero(x > 0))
print(tf.reduce_logsumexp(x, axis=1))
big = tf.constant(np.random.rand(1000).astype(np.float32))
print(tf.reduce_sum(big), tf.reduce_mean(tf.square(big)), tf.math.reduce_std(big))
print(tf.reduce_mean([1, 2, 4]), tf.reduce_mean([1.0, 2.0, 4.0]))
print(tf.math.segment_sum([1, 2, 3, 4], [0, 0, 1, 1]), tf.math.unsorted_segment_mean([1.0, 2.0, 3.0], [1, 0, 1], 2))
print(tf.math.confusion_matrix([1, 2, 4], [2, 2, 4]), tf.math.bincount([1, 1, 3]))
