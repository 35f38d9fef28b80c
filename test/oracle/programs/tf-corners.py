"""Gradients at corners and at what is no number, the constants that TensorFlow keeps in 32 bits, and what results are called together."""
import os
os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

d = [-2.5, -1.0, 0.0, 0.5, 3.0, float("nan")]
for f in (tf.nn.selu, tf.nn.elu, tf.nn.relu, tf.nn.leaky_relu, tf.nn.relu6, tf.nn.softplus):
    for kind in (tf.float32, tf.float64):
        x = tf.constant(d, kind)
        with tf.GradientTape() as t:
            t.watch(x)
            y = f(x)
        print(f.__name__, np.round(y.numpy(), 6).tolist(), np.round(t.gradient(y, x).numpy(), 5).tolist())
x = tf.constant([-2.5, -1.0, 0.5, 3.0], tf.float64)
for y in (tf.nn.gelu(x), tf.nn.gelu(x, approximate=True), tf.nn.leaky_relu(x), tf.nn.leaky_relu(x, 0.1), tf.keras.activations.gelu(x)):
    print(np.round(y.numpy(), 13).tolist())
q = tf.linalg.qr(tf.constant([[3.0, 1.0], [4.0, 2.0]]))
print(q.q.shape, q.r.shape, type(tf.linalg.svd(tf.eye(2))).__name__)
lu = tf.linalg.lu(tf.constant([[3.0, 1.0], [6.0, 4.0]]))
print(lu, tf.linalg.slogdet(tf.eye(2)), tf.linalg.normalize(tf.constant([3.0, 4.0])))
