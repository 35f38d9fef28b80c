import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(11)
text = "hello"
chars = sorted(set(text))
index = {c: i for i, c in enumerate(chars)}
print(chars, index)
ids = [index[c] for c in text]
x = tf.one_hot([ids[:-1]], len(chars))
y = tf.constant([ids[1:]])
print(x.shape, y.numpy(), tf.keras.preprocessing.sequence.pad_sequences([[1, 2], [3]], maxlen=3, padding='post'))
model = tf.keras.Sequential([tf.keras.layers.Input((None, len(chars))), tf.keras.layers.SimpleRNN(8, return_sequences=True),
                             tf.keras.layers.Dense(len(chars))])
print([tuple(v.shape) for v in model.trainable_variables])
optimizer = tf.keras.optimizers.Adam(0.05)
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
for step in range(61):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    optimizer.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    if step % 30 == 0:
        print(step, f'{loss.numpy():.2f}')
print(''.join(chars[i] for i in tf.argmax(model(x), -1).numpy()[0]))
for layer in [tf.keras.layers.LSTM(2), tf.keras.layers.GRU(2), tf.keras.layers.SimpleRNN(2)]:
    print(layer.name, layer(tf.ones((1, 3, 1))).shape, [tuple(w.shape) for w in layer.weights])
