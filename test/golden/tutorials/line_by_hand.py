# A line through noisy points: gradients by hand, by the tape, by an optimizer.
import tensorflow as tf
import numpy as np
import matplotlib.pyplot as plt

np.random.seed(42)
x_train = np.linspace(-1, 1, 50).astype(np.float32)
y_train = (3 * x_train + 1 + np.random.randn(50) * 0.1).astype(np.float32)

w, b = 0.0, 0.0
for epoch in range(100):
    error = w * x_train + b - y_train
    w -= 0.1 * 2 * np.mean(error * x_train)
    b -= 0.1 * 2 * np.mean(error)
print(f"by hand      w = {w:.4f}, b = {b:.4f}")

W, B = tf.Variable(0.0), tf.Variable(0.0)
losses = []
for epoch in range(100):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((W * x_train + B - y_train) ** 2)
    dw, db = tape.gradient(loss, [W, B])
    W.assign_sub(0.1 * dw)
    B.assign_sub(0.1 * db)
    losses.append(loss.numpy())
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d}  loss {loss.numpy():.5f}")
print(f"by the tape  w = {W.numpy():.4f}, b = {B.numpy():.4f}")

for name, optimizer in [('SGD', tf.keras.optimizers.SGD(0.1)), ('momentum', tf.keras.optimizers.SGD(0.05, momentum=0.9)),
                        ('Adam', tf.keras.optimizers.Adam(0.1)), ('RMSprop', tf.keras.optimizers.RMSprop(0.05))]:
    W, B = tf.Variable(0.0), tf.Variable(0.0)
    for epoch in range(100):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((W * x_train + B - y_train) ** 2)
        optimizer.apply_gradients(zip(tape.gradient(loss, [W, B]), [W, B]))
    print(f"{name:12s} w = {W.numpy():.4f}, b = {B.numpy():.4f}, steps {int(optimizer.iterations)}")
plt.figure(figsize=(8, 4))
plt.subplot(1, 2, 1)
plt.plot(losses)
plt.title('loss')
plt.subplot(1, 2, 2)
plt.scatter(x_train, y_train, label='data')
plt.plot(x_train, W.numpy() * x_train + B.numpy(), 'r-', label='fit')
plt.legend()
plt.tight_layout()
plt.show()
