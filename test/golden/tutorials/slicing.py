import tensorflow as tf
import numpy as np

t1 = tf.constant([0, 1, 2, 3, 4, 5, 6, 7])
print(tf.slice(t1, begin=[1], size=[3]), t1[1:4], t1[-3:])
t2 = tf.constant([[0, 1, 2, 3, 4], [5, 6, 7, 8, 9], [10, 11, 12, 13, 14], [15, 16, 17, 18, 19]])
print(t2[:-1, 1:3], tf.gather(t1, indices=[0, 3, 6]), sep='\n')
alphabet = tf.constant(list('abcdefg'))
print(tf.gather(alphabet, indices=[2, 0, 5]))
print(tf.gather_nd(t2, indices=[[2], [3], [0]]), tf.gather_nd(t2, [[0, 1], [2, 3]]))
t6 = tf.scatter_nd(tf.constant([[1], [3], [5], [7]]), tf.constant([2, 4, 6, 8]), tf.constant([10]))
print(t6)
t8 = tf.tensor_scatter_nd_add(tf.zeros((3, 3), tf.int32), [[0, 2], [1, 1]], [6, 5])
print(t8, tf.tensor_scatter_nd_sub(t8, [[0, 0]], [1]), sep='\n')
print(tf.boolean_mask(t1, t1 % 2 == 0), tf.where(t1 > 4), tf.where([True, False], 1, 2))
print(tf.concat([t2, t2], axis=1).shape, tf.stack([t1, t1], axis=1).shape, [s.numpy() for s in tf.split(t1, 4)])
print(t2[..., tf.newaxis].shape, tf.expand_dims(t2, 0).shape, tf.squeeze(tf.ones((1, 3, 1))).shape)
print(tf.transpose(t2)[0], tf.reverse(t1, [0]), tf.roll(t1, 2, 0), tf.tile([1, 2], [2]), tf.pad([[1]], [[1, 0], [0, 1]]), sep='\n')
print(tf.unique([1, 1, 2, 4, 4]).y, tf.sort([3, 1, 2], direction='DESCENDING'), tf.argsort([3, 1, 2]), tf.math.top_k([5, 2, 9], 2).values)
