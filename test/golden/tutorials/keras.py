import tensorflow as tf
from tensorflow import keras
import numpy as np
import matplotlib.pyplot as plt
import random, os, time, math
os.environ['X']='1'
w = tf.Variable(2.0)
opt = tf.keras.optimizers.SGD(learning_rate=0.1)
for i in range(3):
    with tf.GradientTape() as tape:
        loss = (w-5)**2
    g = tape.gradient(loss, [w])
    opt.apply_gradients(zip(g,[w]))
    print(i, w.numpy(), loss.numpy())
print(opt.learning_rate, opt.iterations)
print(opt.learning_rate.numpy(), opt.name)
for O in [tf.keras.optimizers.Adam, keras.optimizers.RMSprop, tf.optimizers.Adagrad, keras.optimizers.Nadam,keras.optimizers.Adadelta,keras.optimizers.Adamax,keras.optimizers.Ftrl,keras.optimizers.Lion,keras.optimizers.AdamW]:
    v = tf.Variable([1.0,-2.0,3.5]); o = O(0.1)
    for i in range(5):
        with tf.GradientTape() as t:
            l = tf.reduce_sum(v**2*tf.constant([1.,2.,3.]))
        o.apply_gradients([(t.gradient(l,v),v)])
    print(O.__name__, v.numpy(), o.iterations.numpy())
mse = keras.losses.MeanSquaredError()
print(mse([1.,2.],[1.5,2.5]), mse.name)
m = keras.metrics.Mean(name='loss')
m(3.0); m.update_state([4.0,5.0])
print(m.result(), m.result().numpy(), m)
random.seed(42)
print(random.random(), random.randint(1,10), random.choice([1,2,3]), random.sample(range(100),5), random.gauss(0,1), random.uniform(1,2))
l=[1,2,3,4,5]; random.shuffle(l); print(l)
tf.keras.utils.set_random_seed(7)
d = keras.layers.Dense(3, activation='relu')
x = tf.ones((2,4))
print(d(x)); print(d.kernel); print(d.bias, d.trainable_variables[1].name)
model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(4, activation='tanh'), keras.layers.Dense(1)])
print([v.path for v in model.weights])
model.summary()
model.compile(optimizer='sgd', loss='mse')
