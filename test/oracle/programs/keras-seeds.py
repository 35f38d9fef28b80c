# Trainings that a seed decides: the order of rows, what drops out, what is drawn in graphs, augmentation, lookups.
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers
def show(h):
    for k, v in h.history.items():
        print(k, *[f"{float(a):.4f}" for a in v])
keras.utils.set_random_seed(42)
x = np.random.normal(size=(100, 8)).astype("float32")
y = (x[:, 0] + x[:, 1] * x[:, 2] > 0).astype("int32")
m = keras.Sequential([keras.Input((8,)), layers.Dense(16, activation="relu"), layers.Dropout(0.3), layers.Dense(1, activation="sigmoid")])
m.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
show(m.fit(x, y, epochs=3, batch_size=16, verbose=0, validation_split=0.2))
class Noisy(keras.Model):
    def __init__(self):
        super().__init__()
        self.d = layers.Dense(1)
    def call(self, x, training=False):
        return self.d(x + tf.random.normal(tf.shape(x), stddev=0.1) if training else x)
keras.utils.set_random_seed(3)
m = Noisy()
m.compile(optimizer="rmsprop", loss="mse")
show(m.fit(x, y.astype("float32"), epochs=2, verbose=0))
show(m.fit(x, y.astype("float32"), epochs=2, verbose=0, shuffle="batch"))
print("lookups and recurrent layers")
keras.utils.set_random_seed(5)
t = np.random.randint(0, 20, (60, 7))
for cell in (layers.SimpleRNN(3, dropout=0.2), layers.LSTM(3, dropout=0.1, recurrent_dropout=0.2), layers.GRU(3, recurrent_dropout=0.2, kernel_regularizer="l2"),
             layers.RNN([layers.LSTMCell(3, dropout=0.2), layers.GRUCell(2)])):
    m = keras.Sequential([keras.Input((7,)), layers.Embedding(20, 4), cell, layers.Dense(1, activation="sigmoid")])
    m.compile(optimizer=keras.optimizers.Adam(global_clipnorm=0.05), loss="binary_crossentropy")
    show(m.fit(t, t.sum(1) % 2, epochs=2, verbose=0, batch_size=10))
print("stateful")
m = keras.Sequential([keras.Input(batch_shape=(10, 8, 1)), layers.LSTM(4, stateful=True), layers.Dense(1)])
m.compile("adam", "mse")
show(m.fit(x[..., None], y.astype("float32"), epochs=2, verbose=0, batch_size=10, shuffle=False))
for i in range(2):
    print(*m.predict(x[:10, :, None], verbose=0, batch_size=10)[:2].ravel().round(3))
m.layers[0].reset_states()
print(*m.predict(x[:10, :, None], verbose=0, batch_size=10)[:2].ravel().round(3), len(m.weights))
print("pictures")
im = np.random.rand(24, 8, 8, 3).astype("float32")
m = keras.Sequential([keras.Input((8, 8, 3)), layers.RandomFlip("horizontal"), layers.RandomRotation(0.1, fill_mode="nearest"), layers.RandomZoom(0.2),
                      layers.Conv2D(4, 3, activation="relu"), layers.GlobalAveragePooling2D(), layers.Dense(3, activation="softmax")])
m.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
show(m.fit(im, np.arange(24) % 3, epochs=2, batch_size=8, verbose=0))
for layer in (layers.RandomTranslation(0.2, 0.2, fill_mode="constant"), layers.RandomContrast(0.3), layers.RandomCrop(2, 2), layers.RandomBrightness(0.2)):
    print(layer.name, *layer(im[:2, :4, :4, :1] * 255, training=True).numpy().ravel()[:8].round(1))
print("datasets")
ds = tf.data.Dataset.from_tensor_slices((x, y)).map(lambda a, b: (a + tf.random.normal([8]), b)).shuffle(100).batch(20).prefetch(1)
m = keras.Sequential([layers.Dense(4, activation="tanh"), layers.GaussianNoise(0.1), layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy")
show(m.fit(ds, epochs=3, verbose=0, class_weight={0: 1.0, 1: 2.0}, validation_data=ds))
show(m.fit(ds.repeat(), epochs=2, verbose=0, steps_per_epoch=3))
tf.random.set_seed(7)
@tf.function
def f():
    return tf.random.normal([2]), tf.random.uniform([2]), tf.random.shuffle(tf.range(5))
for i in range(2):
    print(*[v.numpy() for v in f()])
print(tf.random.normal([2]).numpy())
