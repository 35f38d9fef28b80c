"""What hundreds of tensors become together is recorded on the tape."""
import tensorflow as tf

v = tf.Variable([1.0, 2.0])
with tf.GradientTape() as tape:
    rows = [v * float(i) for i in range(300)]
    loss = tf.reduce_sum(tf.stack(rows) ** 2) / 1e6
print(loss.numpy().round(4), tape.gradient(loss, v).numpy().round(3))
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(tf.concat([tf.reshape(v, [1, 2])] * 300, axis=0))
print(loss.numpy(), tape.gradient(loss, v).numpy())
c = tf.stack([tf.constant([i, 2 * i]) for i in range(300)])
print(c.shape, c.dtype, tf.reduce_sum(c).numpy())
