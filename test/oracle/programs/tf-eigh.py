"""Eigenvectors of symmetric matrices under TensorFlow's name, with the signs that Eigen gives them."""
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf
rng = np.random.default_rng(0)
for n in (1, 2, 3, 4, 5, 8, 13, 24):
    for k in range(4):
        a = rng.normal(size=(n, n)); c = a @ a.T if k % 2 else a + a.T
        w, v = tf.linalg.eigh(tf.constant(c))
        print(n, k, np.sign(v.numpy()[0]), np.round(v.numpy(), 6).sum().round(4))
