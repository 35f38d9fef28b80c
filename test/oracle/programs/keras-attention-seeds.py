"""Attention's initial weights and names, Python's random stream put back, one array in a list, lists of numbers that Keras refuses."""
import random
import keras
import numpy as np
from keras import layers, ops

keras.utils.set_random_seed(42)
attention = layers.MultiHeadAttention(num_heads=2, key_dim=16)
x = np.ones((2, 8, 16), "float32")
print(float(ops.sum(attention(x, x))), [w.shape for w in attention.weights][:2])
kept = random.getstate()
print(random.random(), random.gauss(0, 1))
random.setstate(kept)
print(random.random(), layers.Dropout(0.1).name, layers.Softmax().name)
dense = layers.EinsumDense("abc,cde->abde", output_shape=(None, 2, 3), bias_axes="de", kernel_initializer="he_normal")
print(float(ops.sum(ops.abs(dense(x)))), dense.kernel_initializer.get_config())
print(float(ops.sum(layers.EinsumDense("ab,bc->ac", output_shape=4, kernel_initializer=keras.initializers.VarianceScaling(2.0, "fan_in"))(x[0]))))


class Block(layers.Layer):
    def __init__(self):
        super().__init__()
        self.attention = layers.MultiHeadAttention(num_heads=2, key_dim=4, dropout=0.2)
        self.drop = layers.Dropout(0.1)

    def call(self, x, training=False):
        return self.drop(self.attention(x, x), training=training)


i = keras.Input((8, 16))
model = keras.Model(i, layers.Dense(2)(layers.GlobalAveragePooling1D()(Block()(i))))
print(float(ops.sum(model(x))), float(ops.sum(model(x, training=True))), random.random())
model.compile("adam", "mse")
print(model.predict([x], verbose=0).shape, keras.Sequential([keras.Input((8, 16)), layers.Flatten()]).predict([x], verbose=0).shape)
for wrong in [lambda: model.predict([[1.0]], verbose=0), lambda: model.fit([1.0], [1.0], verbose=0),
              lambda: model.evaluate(x, [1.0, 2.0], verbose=0)]:
    try:
        wrong()
    except ValueError as error:
        print(str(error)[:24])
