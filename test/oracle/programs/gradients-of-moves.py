# A tensor that is as it was, by a step that changes nothing, is another tensor: each has gradients of its own.
import tensorflow as tf
ways = {
    "identity": tf.identity, "reshape": lambda a: tf.reshape(a, [3]),
    "slice": lambda a: a[:], "dots": lambda a: a[...], "squeeze": tf.squeeze, "transpose": tf.transpose, "broadcast": lambda a: tf.broadcast_to(a, [3]),
    "tile": lambda a: tf.tile(a, [1]),
    "cast": lambda a: tf.cast(a, tf.float32),
    "convert": tf.convert_to_tensor, "concat": lambda a: tf.concat([a], 0),
    "pad": lambda a: tf.pad(a, [[0, 0]]),
    "roll": lambda a: tf.roll(a, 0, 0),
    "reverse": lambda a: tf.reverse(a, []),
    "slice2": lambda a: tf.slice(a, [0], [3]),
    "split": lambda a: tf.split(a, 1)[0], "stack": lambda a: tf.stack([a])[0], "einsum": lambda a: tf.einsum("i->i", a),
    "repeat": lambda a: tf.repeat(a, 1),
    "meshgrid": lambda a: tf.meshgrid(a)[0], "expand": lambda a: tf.squeeze(tf.expand_dims(a, 0), 0),
    "sum0": lambda a: tf.reduce_sum(a, []),
    "add_n": lambda a: tf.add_n([a]),
    "real": tf.math.real, "plus0": lambda a: a + 0.0, "strided": lambda a: tf.strided_slice(a, [0], [3], [1]),
    "ensure": lambda a: tf.ensure_shape(a, [3])}
for k, f in ways.items():
    x = tf.constant([1.0, 2.0, 3.0])
    y = f(x)
    with tf.GradientTape() as t:
        t.watch(x)
        z = x * y
    g = t.gradient(z, x)
    with tf.GradientTape() as t:
        t.watch(y)
        z = x * y
    print(k, g.numpy(), t.gradient(z, y).numpy())
    with tf.GradientTape() as t:
        t.watch(x)
        y = f(x)
        z = x * y
    print(k, [None if g is None else g.numpy() for g in t.gradient(z, [x, y])])
