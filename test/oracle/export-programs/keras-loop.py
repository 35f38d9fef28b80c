# Models of Keras', trained by hand and by fit.
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(1)
X = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]], dtype=np.float32)
Y = np.array([[0.0], [1.0], [1.0], [0.0]], dtype=np.float32)
model = tf.keras.Sequential([layers.Input((2,)), layers.Dense(4, activation="relu"), layers.Dropout(0.2), layers.Dense(1)])
optimizer = tf.keras.optimizers.Adam(learning_rate=0.01)
loss_fn = tf.keras.losses.MeanSquaredError()
for epoch in range(3):
    with tf.GradientTape() as tape:
        loss = loss_fn(Y, model(X, training=False))
    grads = tape.gradient(loss, model.trainable_variables)
    optimizer.apply_gradients(zip(grads, model.trainable_variables))
    print(epoch, f"{loss.numpy():.4f}")
images = np.linspace(0, 1, 2 * 6 * 6).reshape(2, 6, 6, 1).astype("float32")
net = tf.keras.Sequential([
    layers.Input((6, 6, 1)),
    layers.Conv2D(3, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dense(2, activation="softmax"),
])
net.compile(optimizer=tf.keras.optimizers.SGD(0.1), loss="sparse_categorical_crossentropy", metrics=["accuracy"])
history = net.fit(images, np.array([0, 1]), epochs=4, verbose=0, shuffle=False)
print([round(v, 3) for v in history.history["loss"]])
print(net.predict(images, verbose=0).shape)
