import numpy as np
import tensorflow as tf
from tensorflow import keras

keras.utils.set_random_seed(3)
x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype='float32')
y = np.array([[0], [1], [1], [0]], dtype='float32')
model = keras.Sequential([keras.layers.Input(shape=(2,)), keras.layers.Dense(8, activation='tanh', name='hidden'),
                          keras.layers.Dense(1, activation='sigmoid', name='out')], name='xor')
model.summary()
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.1), loss='binary_crossentropy', metrics=['accuracy'])
history = model.fit(x, y, epochs=60, verbose=0)
print(sorted(history.history), len(history.epoch), history.history['accuracy'][-1])
print("%.2f" % history.history['loss'][-1])
print((model.predict(x, verbose=0) > 0.5).astype(int).ravel())
loss, accuracy = model.evaluate(x, y, verbose=0)
print(round(loss, 2), accuracy)
for layer in model.layers:
    print(layer.name, [tuple(w.shape) for w in layer.get_weights()], layer.trainable)
print(model.get_layer('hidden').kernel.path, model.count_params())
