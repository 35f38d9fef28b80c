import tensorflow as tf

# Gamma numbers and counts, whose words are thrown away until some fit.
tf.random.set_seed(2020)
print(tf.random.gamma([2, 3], 0.5))
print(tf.random.gamma([3], [0.5, 1.0, 2.0, 30.0]))
print(tf.random.gamma([2], [2.0, 3.0], beta=[[1.0], [4.0]]))
print(tf.random.gamma([2], tf.constant([2.0, 0.1], tf.float64), dtype=tf.float64, seed=7))
print(tf.random.gamma([2], tf.constant([2.0, 0.1], tf.float64), dtype=tf.float64, seed=7))
print(tf.random.poisson([4], [0.5, 3.0, 9.99, 10.0, 100.0, 1e6]))
print(tf.random.poisson([2, 2], 4.0, dtype=tf.int32))
print(tf.random.poisson([5], 40.0, seed=3))
print(tf.random.poisson([5], 40.0, seed=3))
print(tf.random.normal([2]))
print(tf.reduce_mean(tf.random.gamma([2000], 3.0)))
print(tf.reduce_mean(tf.random.poisson([2000], 33.0)))
