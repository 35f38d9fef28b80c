import tensorflow as tf
x = tf.constant([[3., 1., 2.], [9., 7., 8.]])
print(tf.argmax(x, 1, tf.int32), tf.math.top_k(x, 2, True)[0], tf.eye(2, 3, [1]).shape, tf.argsort(x, -1, "DESCENDING", True))
print([t.shape for t in tf.unstack(x, 2)], [t.numpy().tolist() for t in tf.unstack(x, 3, 1)], tf.gather(x, [1], None, 0).numpy(), tf.gather(x, [2, 0], axis=1).numpy())
print(tf.linalg.qr(x, True)[0].shape, tf.searchsorted([1., 2.], [1.5], "left", tf.int64).dtype, tf.atan2(y=1.0, x=2.0).numpy(), tf.math.atan2(1.0, 2.0).numpy())
