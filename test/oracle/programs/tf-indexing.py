"""What TensorFlow takes for an index, and what it refuses."""
import numpy as np
import tensorflow as tf


def told(name, f):
    try:
        print(name, f())
    except Exception as e:
        print(name, type(e).__name__, e)


c = tf.constant([[1, 2, 3], [4, 5, 6]])
v = tf.Variable([[1.0, 2.0], [3.0, 4.0]])
told("a list stands for a tuple", lambda: c[[0, 1]])
told("of one", lambda: c[[0]])
told("with what else stands in brackets", lambda: (c[[None, 1]], c[[..., 1]], c[[slice(0, 1), 1]], c[[]]))
told("too long", lambda: c[[0, 1, 0]])
told("of a Variable", lambda: v[[0, 1]])
told("beside others", lambda: c[:, [0, 2]])
told("an array", lambda: c[np.array([0, 1])])
told("a tensor with an axis", lambda: c[tf.constant([0, 1])])
told("a tensor", lambda: (c[tf.constant(1)], c[np.int64(1)], c[tf.constant(0), tf.constant(2)]))
told("a mask", lambda: (c[c > 2], c[np.array([True, False])]))
told("bools", lambda: c[0, True])
told("a bool", lambda: c[True])
told("a float", lambda: c[1.0])
told("a float tensor", lambda: c[tf.constant(1.0)])
told("a text", lambda: c["a"])
told("a range", lambda: c[range(2)])


def put(of, value):
    of[0] = value


def put_more(of):
    of[0, 1] += 1.0


told("putting in", lambda: put(v, 5.0))
told("adding", lambda: put_more(v))
told("into a tensor", lambda: put(c, 5))
told("by assign", lambda: v[0].assign([7.0, 8.0]))
told("of a column", lambda: v[:, 1].assign([0.5, 0.25]))
told("a length", lambda: len(v))
told("of tensors", lambda: (len(c), len(c[0])))
told("rows", lambda: [row.numpy().tolist() for row in v])
told("none to go through", lambda: list(tf.Variable(3.0)))
told("a number", lambda: float(tf.constant([3.0])))
told("of a Variable", lambda: int(tf.Variable([3])))
told("without axes", lambda: (float(tf.constant(3.0)), int(tf.Variable(3)), float(v[0, 0])))

x = tf.reshape(tf.range(24), [2, 3, 4])
told("gather", lambda: tf.gather(x, [[0, 1], [7, 1]], axis=1))
told("one", lambda: tf.gather(x, 5))
told("from the end", lambda: tf.gather(x, [0, -1]))
told("in a batch", lambda: tf.gather(x, [[0, 9], [1, 1]], axis=1, batch_dims=1))
told("gather_nd", lambda: tf.gather_nd(x, [[0, 0], [1, 9]]))
told("from the end", lambda: tf.gather_nd(x, [[0, 0], [1, -1]]))
told("one", lambda: tf.gather_nd(x, [5]))
told("deeper", lambda: tf.gather_nd(x, [[[0, 0]], [[1, 7]]]))
told("tensor_scatter_nd_update", lambda: tf.tensor_scatter_nd_update(tf.range(4), [[5]], [1]))
told("scatter_nd", lambda: tf.scatter_nd([[0], [-1]], [1, 2], [4]))

told("a shape of its own", lambda: tf.Variable([1.0, 2.0], shape=[3]))
told("none", lambda: tf.Variable([1.0, 2.0], shape=None).shape)
told("without a value", lambda: tf.Variable(None))
w = tf.Variable([[1.0, 2.0]], shape=[None, 2])
told("left open", lambda: (w.shape, w))
told("put in", lambda: w.assign([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]))
told("and used", lambda: (tf.reduce_sum(w, axis=0), w.numpy().shape))
told("refused", lambda: w.assign([[1.0, 2.0, 3.0]]))
u = tf.Variable([1, 2], shape=tf.TensorShape(None))
told("whatever it is", lambda: (u.shape, u, u.assign([[1], [2]]), u.assign_add([[1], [1]])))
with tf.GradientTape() as tape:
    loss = tf.reduce_sum(w * w)
print(tape.gradient(loss, w))
