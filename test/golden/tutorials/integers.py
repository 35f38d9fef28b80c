import tensorflow as tf
import numpy as np
a=tf.constant([7,8]); b=tf.constant([2,3])
print(a/b, a/2, tf.divide(a,b), a//b, a%b, tf.reduce_mean(a), tf.cast(a,tf.int64)/2)
print(a/np.array([1,2]))
