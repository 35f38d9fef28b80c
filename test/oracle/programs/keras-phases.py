# Who trains and who does not: layers that behave otherwise in a training, losses that layers add, weights within bounds.
import numpy as np
import tensorflow as tf
import keras
from keras import layers

x = np.arange(24.0).reshape(6, 4).astype("float32") / 10
start = keras.Input((4,))
even = layers.BatchNormalization(name="even")
wide = even(start)
model = keras.Model(start, layers.Dropout(0.5)(wide))
print(np.allclose(model(x), even(x)), np.round(even.moving_mean.numpy(), 4).tolist())
found = model(x, training=True).numpy()
print((found == 0).any(), np.round(even.moving_mean.numpy(), 4).tolist())
model.compile("sgd", "mse")
model.fit(x, x, epochs=2, batch_size=6, verbose=0)
print(np.round(even.moving_mean.numpy(), 4).tolist())
model.predict(x, verbose=0)
print(np.round(even.moving_mean.numpy(), 4).tolist())
even.trainable = False
model(x, training=True)
print(np.round(even.moving_mean.numpy(), 4).tolist())


class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.even = layers.BatchNormalization()
        self.drop = layers.Dropout(0.5)

    def call(self, inputs):
        return self.drop(self.even(inputs))


own = Own()
print((own(x, training=True).numpy() == 0).any(), (own(x).numpy() == 0).any(), np.round(own.even.moving_mean.numpy(), 4).tolist())


class Told(layers.Layer):
    def call(self, inputs, training=None):
        print("told", training)
        return inputs * 2 if training else inputs


told = Told()
told(x), told(x, training=True), told(x, training=False)
chain = keras.Sequential([Told(), layers.Dense(1)])
chain(x, training=True)
chain.predict(x, verbose=0, batch_size=6)


class Adds(layers.Layer):
    def __init__(self, rate):
        super().__init__()
        self.rate = rate

    def call(self, inputs):
        self.add_loss(self.rate * tf.reduce_mean(tf.square(inputs)))
        return inputs


adds = Adds(0.5)
adds(x)
adds(x)
print([round(float(loss), 4) for loss in adds.losses])
dense = layers.Dense(2, kernel_initializer="ones", kernel_regularizer="l2", activity_regularizer=keras.regularizers.L1(0.1))
dense(x)
print([round(float(loss), 4) for loss in dense.losses])
summed = keras.Sequential([keras.Input((4,)), Adds(0.1), layers.Dense(1, kernel_initializer="ones", activity_regularizer="l2"), Adds(1.0)])
summed.compile(keras.optimizers.SGD(0.001), "mse")
history = summed.fit(x, x[:, :1], epochs=2, batch_size=6, verbose=0)
print(np.round(history.history["loss"], 3).tolist(), np.round(summed.evaluate(x, x[:, :1], verbose=0), 3))

for bound in [keras.constraints.NonNeg(), keras.constraints.MaxNorm(0.5), keras.constraints.UnitNorm(axis=0),
              keras.constraints.MinMaxNorm(0.2, 0.4, rate=0.5), "non_neg"]:
    held = keras.Sequential([keras.Input((4,)), layers.Dense(2, kernel_initializer=keras.initializers.Constant(0.3), kernel_constraint=bound)])
    held.compile(keras.optimizers.SGD(0.05), "mse")
    held.fit(x, x[:, :2] * [1, -1], epochs=3, batch_size=6, verbose=0)
    print(np.round(held.layers[0].kernel.numpy(), 4).tolist())
for wrong in [lambda: keras.Sequential([layers.Dense(1, name="a"), layers.Dense(1, name="a")]),
              lambda: keras.Model(start, layers.Dense(1, name="b")(layers.Dense(1, name="b")(start))),
              lambda: keras.Model(start, wide).fit(x, x)]:
    try:
        wrong()
    except ValueError as error:
        print(error)
