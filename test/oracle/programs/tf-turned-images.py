# Images turn in their own plane, single or several.
import tensorflow as tf

x = tf.reshape(tf.range(24.0), [1, 3, 4, 2])
for k in range(-1, 5):
    print(tf.image.rot90(x, k).shape, tf.image.rot90(x, k).numpy().ravel().tolist(), tf.image.rot90(x[0], k).shape)
