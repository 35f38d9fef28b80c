import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
a = keras.Input((4,), name="a"); b = keras.Input((3,), name="b"); c = keras.Input((2,), name="c")
x = layers.Dense(5, name="d1")(a); x = layers.Dense(4, name="d2")(x)
y = layers.concatenate([x, b], name="cat"); y = layers.Dense(3, name="d3")(y)
z = layers.concatenate([y, c], name="cat2")
m = keras.Model([a, b, c], layers.Dense(1, name="out")(z))
print([l.name for l in m.layers])
m = keras.Model([c, b, a], {"q": layers.Dense(1, name="out")(z), "p": y})
print([l.name for l in m.layers])
m = keras.Model({"b": b, "a": a, "c": c}, layers.Dense(1, name="out")(z))
print([l.name for l in m.layers])
class L(layers.Layer):
    def build(self, s): self.w = self.add_weight(shape=(s[-1], 2)); self.b = self.add_weight(shape=(2,), name="bias"); self.c = self.add_weight(shape=(2,))
    def call(self, x): return x @ self.w + self.b + self.c
l = L(); l(tf.ones((1, 3))); print([v.path for v in l.weights], [v.name for v in l.weights])
l = L(); l(tf.ones((1, 3))); print([v.path for v in l.weights])
