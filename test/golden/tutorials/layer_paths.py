import tensorflow as tf
class In(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2)
    def build(self, s):
        self.w = self.add_weight(shape=(2,), name='w')
    def call(self, x):
        return self.d(x) * self.w
class Out(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.i = In()
        self.s = tf.keras.Sequential([tf.keras.layers.Dense(3)])
    def call(self, x):
        return self.s(self.i(x))
m = Out(); m(tf.ones((1, 2)))
print([w.path for w in m.weights])
x = tf.keras.Input((2,)); f = tf.keras.Model(x, In()(x)); f(tf.ones((1,2)))
print([w.path for w in f.weights])
c = tf.keras.layers.Conv2D(2, 3, kernel_regularizer='l2', bias_regularizer=tf.keras.regularizers.L1(0.5))
c(tf.ones((1, 4, 4, 1)))
print(len(c.losses), len(tf.keras.layers.Conv2D(2, 3).losses), tf.keras.regularizers.get(None), c.losses[1].numpy())
print(tf.keras.activations.get('relu')(tf.constant([-1.0, 2.0])).numpy())
s = tf.keras.Sequential([tf.keras.layers.Dense(1)]); s.build((None, 3)); print([w.path for w in s.weights])
s = tf.keras.Sequential([tf.keras.layers.Dense(1)], name='my'); s(tf.ones((2, 3))); print([w.path for w in s.weights])
s = tf.keras.Sequential([tf.keras.layers.Dense(1, input_shape=(3,)), tf.keras.layers.Dense(1)]); print([w.path for w in s.weights])
s = tf.keras.Sequential([tf.keras.layers.Dense(1)]); s.compile(loss='mse', optimizer='sgd'); s.fit(tf.ones((2, 3)), tf.ones((2, 1)), verbose=0); print([w.path for w in s.weights])
