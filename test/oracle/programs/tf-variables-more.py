"""Variables that change by methods alone, products of matrices alone, Keras' Variables made by themselves."""
import keras
import numpy as np
import tensorflow as tf

a, m, t = tf.constant([1., 2.]), tf.constant([[1., 2.], [3., 4.]]), tf.ones((2, 2, 2))
for wrong in (lambda: tf.matmul(a, a), lambda: m @ a, lambda: tf.matmul(t, a), lambda: tf.linalg.matmul(a, m), lambda: m @ [1., 2.],
              lambda: tf.matmul(tf.constant(1.), m), lambda: tf.constant([1, 2]) @ tf.constant([1, 2])):
    try:
        print(wrong())
    except tf.errors.InvalidArgumentError as e:
        print(e)
print(tf.linalg.matvec(m, a), tf.tensordot(a, a, 1))
for op in ("+=", "-=", "*=", "/=", "**="):
    try:
        exec(f"u = tf.Variable(2.); u {op} 3.; print(u)")
    except RuntimeError as e:
        print(op, e)
u = tf.Variable(7.)
u //= 2.
print(u)

c = tf.Variable(tf.zeros(300))
for i in range(300):
    c[i].assign(a[0] + a[1])
print(tf.reduce_sum(c))

v = keras.Variable(1.0)
print(v, v.name, v.path, v.shape, v.dtype, v.trainable, v.numpy())
w = keras.Variable(np.ones((2, 2)), name="w", trainable=False)
print(w, w.trainable, keras.Variable("zeros", shape=(2,), dtype="int32"))
v.assign(3.0)
v.assign_add(1.0)
print(v.numpy(), v + 1, v * v, isinstance(v, keras.Variable))
before = v
v += 1
print(v, before.numpy())
with tf.GradientTape() as tape:
    y = before * before
print(tape.gradient(y, before))


class Scaled(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.by = keras.Variable(2.0, name="by")
        self.kept = keras.Variable(2.0, name="kept", trainable=False)

    def call(self, x):
        return x * self.by


layer = Scaled()
print([v.name for v in layer.trainable_weights], [v.path for v in layer.weights], layer(np.ones(2)).numpy())


class Sevens(tf.keras.initializers.Initializer):
    def __call__(self, shape, dtype=None):
        return tf.ones(shape, dtype) * 7


dense = tf.keras.layers.Dense(2, kernel_initializer=Sevens())
print(dense(np.ones((1, 2), "float32")))
