import tensorflow as tf
x = tf.constant([[3., 1., 2.], [9., 7., 8.]])
print(tf.argmax(x, 1, tf.int32), tf.math.top_k(x, 2, True)[0], tf.eye(2, 3, [1]).shape, tf.argsort(x, -1, "DESCENDING", True))
print([t.shape for t in tf.unstack(x, 2)], [t.numpy().tolist() for t in tf.unstack(x, 3, 1)], tf.gather(x, [1], None, 0).numpy(), tf.gather(x, [2, 0], axis=1).numpy())
print(tf.linalg.qr(x, True)[0].shape, tf.searchsorted([1., 2.], [1.5], "left", tf.int64).dtype, tf.atan2(y=1.0, x=2.0).numpy(), tf.math.atan2(1.0, 2.0).numpy())
q = tf.constant([6.0, 1.0, -6.0, 0.7, 5.0, float("inf"), 3.0])
print((q // tf.constant([0.1, 0.1, 0.1, 0.1, float("inf"), 2.0, 0.0])).numpy(), tf.math.floordiv(q, 0.1).numpy(), (6.0 // q).numpy())
with tf.GradientTape() as tape:
    tape.watch(q)
    r = q // 0.1
print(tape.gradient(r, q), tf.constant([7, -7]) // 2)
