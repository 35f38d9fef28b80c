# How tf.print writes numbers: few digits where they say the value, and else more than the shortest.
import sys
import tensorflow as tf
for v in [0.1, 0.0025956493, 6.7326207, 1 / 3, 1e-8, 123456.78, 16777216.0, 2.5, 1e20, -0.0, float("inf"), float("nan")]:
    tf.print(tf.constant(v), [tf.constant(v)], tf.constant([v, v]), output_stream=sys.stdout)
    tf.print(tf.constant(v, tf.float64), tf.constant([v], tf.float64), output_stream=sys.stdout)
tf.print(1 / 3, tf.constant([1, 2]), tf.constant([True]), tf.constant([0.1, 1 / 3], tf.float16), output_stream=sys.stdout)
