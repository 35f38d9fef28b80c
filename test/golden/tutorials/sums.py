# Sums and products to the last digit: NumPy adds in pairs, TensorFlow in packs, and products are rounded once.
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(2020)
for n in (3, 5, 8, 10, 31, 100, 129, 300, 1000, 5000):
    a = rng.standard_normal(n)
    x = tf.constant(a, tf.float32)
    print(n, np.sum(a), a.mean(), np.std(a), np.mean(a.astype(np.float32)))
    print(tf.reduce_sum(x).numpy(), tf.reduce_mean(tf.square(x)).numpy(), tf.reduce_sum(a).numpy())

b = rng.standard_normal((30, 11))
print(b.sum(axis=0), b.mean(axis=1), b.std())
for axis in (0, 1, None):
    print(tf.reduce_mean(tf.constant(b, tf.float32), axis))
c = rng.standard_normal((4, 5, 6))
print(c.sum(axis=(0, 2)), c.mean(axis=1))

for m, k, n in ((1, 5, 1), (4, 3, 2), (20, 7, 1), (3, 50, 4), (2, 400, 3), (1, 30, 5), (2, 1000, 1)):
    p = tf.constant(rng.standard_normal((m, k)), tf.float32)
    q = tf.constant(rng.standard_normal((k, n)), tf.float32)
    print(tf.matmul(p, q).numpy()[-2:])
