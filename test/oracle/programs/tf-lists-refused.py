# Of which lists of Python's and NumPy's numbers TensorFlow makes tensors of a dtype.
import numpy as np
import tensorflow as tf
def t(f):
    try: r = f(); print(r)
    except Exception as e: print(type(e).__name__, str(e)[:120])
for d in (tf.int32, tf.int64, tf.uint8, tf.bool):
    t(lambda: tf.constant([np.arange(2.)], dtype=d))
    t(lambda: tf.constant([np.float32(1.5)], dtype=d))
    t(lambda: tf.constant([np.float64(2.)], dtype=d))
    t(lambda: tf.constant(np.float64(2.), dtype=d))
    t(lambda: tf.constant(2.5, dtype=d))
    t(lambda: tf.constant([1, 2.5], dtype=d))
    t(lambda: tf.constant([[1, 2.5]], dtype=d))
    t(lambda: tf.constant([np.int64(1), 2.5], dtype=d))
    t(lambda: tf.constant([np.arange(2)], dtype=d))
    t(lambda: tf.constant([np.arange(2), [1, 2]], dtype=d))
    t(lambda: tf.constant([np.arange(2), [1, 2.5]], dtype=d))
    t(lambda: tf.convert_to_tensor([1.5], dtype=d))
    t(lambda: tf.Variable([1.5], dtype=d))
    t(lambda: tf.Variable([np.float32(1.5)], dtype=d))
t(lambda: tf.cast([1.5, 2.5], tf.int32))
t(lambda: tf.cast([np.float32(1.5)], tf.int32))
t(lambda: tf.cast([np.arange(2.)], tf.int32))
t(lambda: tf.constant([np.array([True])], dtype=tf.float32))
t(lambda: tf.constant([np.arange(2)], dtype=tf.float32))
t(lambda: tf.constant([np.arange(2)], dtype=tf.float16))
t(lambda: tf.constant([np.arange(2.)], dtype=tf.float16))
t(lambda: tf.constant([np.array([1+2j])], dtype=tf.float32))
