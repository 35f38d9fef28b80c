# Where gradients stop: NumPy's functions, stop_gradient, what is made outside; and what lists cannot become.
import numpy as np
import tensorflow as tf

x = tf.Variable([1.0, 2.0])
c = tf.constant([3.0, 4.0])
with tf.GradientTape(persistent=True) as tape:
    tape.watch(c)
    by_numpy = tf.reduce_sum(np.square(x))
    kept = np.array(x) * x
    both = x * tf.constant(np.square(x.numpy()))
    scaled = x * np.float32(2) + np.array([1.0, 2.0], dtype="float32")
    stacked = tf.reduce_sum(np.stack([x, x]) * c)
    stopped = tf.stop_gradient(x * 2)
    after = stopped * 3
    product = after * x
    mixed = c * tf.stop_gradient(c) + tf.stop_gradient(c * c)
    late = tf.stop_gradient(c) + c
    rounded = tf.round(x) * x
print(by_numpy, tape.gradient(by_numpy, x))
for name, made, source in [("kept", kept, x), ("both", both, x), ("scaled", scaled, x), ("stacked", stacked, x), ("stacked", stacked, c),
                           ("stopped", stopped, x), ("itself", stopped, stopped), ("after", after, stopped), ("product", product, x),
                           ("product", product, after), ("product", product, stopped), ("mixed", mixed, c), ("late", late, c),
                           ("rounded", rounded, x)]:
    print(name, tape.gradient(made, source))
print(tape.gradient(product, {"x": x, "s": stopped}))
print(tape.gradient(product, [stopped, x], unconnected_gradients="zero"))
watched = tf.stop_gradient(x * 2)
with tf.GradientTape() as tape:
    tape.watch(watched)
    y = watched * watched
print(tape.gradient(y, watched))


def refused(what, make):
    try:
        print(what, make())
    except Exception as error:
        print(what, type(error).__name__, str(error)[:150])


refused("rows", lambda: tf.constant([[1, 2], [3]]))
refused("a row at the end", lambda: tf.constant([[1.0, 2], [3.0, 4], 5]))
refused("a row behind a number", lambda: tf.constant([1, [2]]))
refused("a text among numbers", lambda: tf.constant([1, "a"]))
refused("nothing", lambda: tf.constant(None))
refused("a sum of nothing", lambda: tf.reduce_sum(None))
refused("a variable", lambda: tf.Variable([[1, 2], [3, 4, 5]]))
refused("an array", lambda: np.array([[1, 2], [3]]))
refused("an array", lambda: np.array([[[1, 2], [3, 4]], [[1, 2], [3]]]))
refused("slices", lambda: tf.data.Dataset.from_tensor_slices(([1, 2], [3])))
refused("band", lambda: tf.linalg.band_part(tf.ones((2, 3)), 1, 0))
refused("band", lambda: tf.linalg.band_part(tf.ones((2, 3)), -1, 3).numpy().tolist())
refused("band", lambda: tf.linalg.band_part(tf.ones((2, 3)), 3, 0))
refused("band", lambda: tf.linalg.band_part(tf.ones((2, 3)), 0, 4))
