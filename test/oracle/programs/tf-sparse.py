# Sparse tensors: sums, parts, other arrangements, and what is reduced.
import tensorflow as tf

a = tf.sparse.SparseTensor(indices=[[0, 2], [3, 4]], values=[31, 2], dense_shape=[4, 10])
b = tf.sparse.SparseTensor(indices=[[0, 2], [3, 0]], values=[56, 38], dense_shape=[4, 10])


def show(name, x):
    if isinstance(x, tf.sparse.SparseTensor):
        print(name, x.indices.numpy().tolist(), x.values.numpy().tolist(), x.dense_shape.numpy().tolist())
    else:
        print(name, x.numpy().tolist())


show("add", tf.sparse.add(a, b))
show("add dense", tf.sparse.add(tf.sparse.from_dense([[1, 0], [0, 2]]), tf.ones((2, 2), tf.int32)))
show("threshold", tf.sparse.add(tf.sparse.from_dense([[1.0, 5.0]]), tf.sparse.from_dense([[0.5, -4.8]]), threshold=1.0))
show("concat 1", tf.sparse.concat(axis=1, sp_inputs=[a, b]))
show("concat 0", tf.sparse.concat(0, [a, b]))
show("slice", tf.sparse.slice(a, start=[0, 2], size=[4, 5]))
show("transpose", tf.sparse.transpose(a))
show("reshape", tf.sparse.reshape(a, [2, -1]))
show("expand", tf.sparse.expand_dims(a, 0))
show("retain", tf.sparse.retain(a, [True, False]))
show("map", tf.sparse.map_values(tf.add, a, 5))
show("map both", tf.sparse.map_values(tf.multiply, a, a))
show("eye", tf.sparse.eye(2, 3))
c = tf.sparse.from_dense([[1.0, 0.0, -3.0], [0.0, 0.0, 0.0]])
for axis in [None, 0, 1]:
    show("sum", tf.sparse.reduce_sum(c, axis))
    show("max", tf.sparse.reduce_max(c, axis))
show("kept", tf.sparse.reduce_sum(c, 1, keepdims=True))
show("max kept", tf.sparse.reduce_max(c, axis=1, keepdims=True))
show("matmul", tf.sparse.sparse_dense_matmul(c, tf.ones((2, 2)), adjoint_a=True))
show("matmul", tf.sparse.sparse_dense_matmul(c, tf.ones((3, 1))))
