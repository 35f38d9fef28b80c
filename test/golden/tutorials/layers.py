import numpy as np
import tensorflow as tf
from tensorflow.keras import layers, Sequential

print(tf.keras.utils.to_categorical([0, 2, 1, 2]))
print(tf.keras.utils.to_categorical([[1], [0]], num_classes=3))
print(tf.keras.preprocessing.sequence.pad_sequences([[1, 2, 3], [4], [5, 6]]))
print(tf.keras.preprocessing.sequence.pad_sequences([[1, 2, 3], [4, 5]], maxlen=2, padding='post', truncating='post'))
tf.keras.utils.set_random_seed(0)
model = Sequential([
    layers.Input((8, 8, 1)),
    layers.Conv2D(4, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(filters=8, kernel_size=(3, 3), padding='same', strides=(2, 2)),
    layers.Flatten(),
    layers.Dropout(0.3),
    layers.Dense(3, activation='softmax'),
])
model.summary()
print([(w.path, w.shape) for w in model.weights])
print(np.round(model.weights[0].numpy().ravel()[:5], 5))
print(np.round(model(tf.ones((2, 8, 8, 1))).numpy(), 4))
rnn = Sequential([layers.Input((5, 3)), layers.LSTM(4, return_sequences=True), layers.GRU(3), layers.Dense(1)])
rnn.summary()
print([(w.path, w.shape) for w in rnn.weights])
print(np.round(rnn(tf.reshape(tf.range(30, dtype=tf.float32), (2, 5, 3)) / 30).numpy(), 4))
s = layers.SimpleRNN(2, return_sequences=True, return_state=True)
out, state = s(tf.ones((1, 3, 2)))
print(np.round(out.numpy(), 4), np.round(state.numpy(), 4))
seq = layers.TimeDistributed(layers.Dense(2))
print(seq(tf.ones((1, 3, 4))).shape)
print(layers.GlobalAveragePooling2D()(tf.ones((2, 4, 4, 3))))
print(layers.UpSampling2D()(tf.reshape(tf.range(4.0), (1, 2, 2, 1))).numpy().ravel())
print(layers.Multiply()([tf.constant([1.0, 2.0]), tf.constant([3.0, 4.0])]), layers.LayerNormalization()(tf.constant([[1.0, 2.0, 4.0]])).numpy().round(3))
m = Sequential([layers.Dense(2), layers.Dense(1)])
m.summary()
print(tf.zeros_initializer()((2,)), tf.random_normal_initializer(seed=3)((2,)).numpy(), tf.constant_initializer(2)((2, 2)).numpy())
print(layers.Conv2DTranspose(2, 3, strides=2, padding='same')(tf.ones((1, 4, 4, 1))).shape, layers.Conv1D(2, 3)(tf.ones((1, 6, 2))).shape)
inp = tf.keras.Input(shape=(4,), name='x')
h = layers.Dense(3, activation='relu', name='hidden')(inp)
out = layers.Add()([h, layers.Dense(3)(h)])
f = tf.keras.Model(inp, out, name='branches')
f.summary()
f.compile(optimizer='adam', loss='mse')
f.fit(tf.ones((4, 4)), tf.ones((4, 3)), verbose=0)
f.summary()
