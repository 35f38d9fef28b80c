import numpy as np, tensorflow as tf
np.random.seed(0)
for n in list(range(1,40))+[50,64,100,128,200,256,500,1000,5000]:
    x=tf.constant(np.random.randn(n).astype(np.float32))
    print(n,'sum',tf.reduce_sum(x).numpy(),'mean',tf.reduce_mean(x).numpy(),'sq',tf.reduce_mean(tf.square(x)).numpy(), 'max', tf.reduce_max(x).numpy())
for (m,n) in [(2,3),(3,2),(4,1),(1,4),(8,3),(10,2),(100,3),(5,5),(16,16),(3,50)]:
    x=tf.constant(np.random.randn(m,n).astype(np.float32))
    print(m,n,'a0',tf.reduce_sum(x,0).numpy(),'a1',tf.reduce_sum(x,1).numpy(),'all',tf.reduce_sum(x).numpy(),'mean',tf.reduce_mean(x).numpy(), 'm0', tf.reduce_mean(x,0).numpy())
