'''
선형 회귀를 tf.Module 로 학습하기
'''
import os
os.environ['TF_CPP_MIN_LOG_LEVEL'] = '3'
import numpy as np
import tensorflow as tf
import matplotlib.pyplot as plt
from collections import defaultdict, Counter, namedtuple
from functools import reduce

class Linear(tf.Module):
    """y = w x + b"""
    def __init__(self, name=None):
        super().__init__(name=name)
        self.w = tf.Variable(5.0, name='w')
        self.b = tf.Variable(0.0, name='b')

    def __call__(self, x):
        return self.w * x + self.b

class Pair(tf.Module):
    def __init__(self):
        super().__init__()
        self.layers = [Linear(), Linear(name='second')]
        self.scale = tf.Variable(2.0, trainable=False)

    @tf.function
    def __call__(self, x):
        for layer in self.layers:
            x = layer(x)
        return self.scale * x

x = np.linspace(-2, 2, 9)
x = tf.cast(x, tf.float32)
y = 3.0 * x + 2.0

def loss(target, predicted):
    return tf.reduce_mean(tf.square(target - predicted))

model = Linear()
print("변수:", model.variables)
print("처음 손실: %1.4f" % loss(y, model(x)).numpy())
history = defaultdict(list)
for epoch in range(5):
    with tf.GradientTape() as t:
        current_loss = loss(y, model(x))
    dw, db = t.gradient(current_loss, [model.w, model.b])
    model.w.assign_sub(0.1 * dw)
    model.b.assign_sub(0.1 * db)
    history['w'].append(model.w.numpy())
    print(f"Epoch {epoch:2d}: w={history['w'][-1]:.4f}, b={model.b.numpy():.4f}, loss={current_loss:2.5f}")

plt.plot(x, y, 'ro', label='data')
plt.plot(x, model(x), '--', label='model')
plt.title('학습 결과'); plt.xlabel('x'); plt.legend(); plt.show()

pair = Pair()
print(len(pair.trainable_variables), [v.name for v in pair.variables], pair.name)
print([m.name for m in pair.submodules], pair(tf.constant(1.0)))

optimizer = tf.keras.optimizers.SGD(learning_rate=0.01, momentum=0.9)
w = tf.Variable(tf.zeros((2, 1)))
X = tf.constant([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y = tf.constant([[5.0], [11.0], [17.0]])
mse = tf.keras.losses.MeanSquaredError()
for step in range(3):
    with tf.GradientTape() as tape:
        value = mse(Y, X @ w)
    optimizer.apply_gradients(zip(tape.gradient(value, [w]), [w]))
    print(step, f"{value.numpy():.4f}", w.numpy().ravel().round(4).tolist()[0] > 0)
print(optimizer.iterations.numpy(), optimizer.learning_rate)

with tf.GradientTape(persistent=True) as tape:
    v = tf.Variable(3.0)
    with tape.stop_recording():
        u = v * v
    z = v ** 3
print(tape.gradient(u, v), tape.gradient(z, v))

Point = namedtuple('Point', ['x', 'y'])
p = Point(1, y=2)
print(p, p.x, Counter('banana').most_common(2), reduce(lambda a, b: a * b, [1, 2, 3, 4]))

for attempt in [lambda: tf.constant([1, 2]) + tf.constant([1.0, 2.0]),
                lambda: tf.ones((2, 3)) @ tf.ones((2, 3)),
                lambda: tf.reshape(tf.range(6), (4, 2)),
                lambda: tf.sqrt(tf.constant(4)),
                lambda: tf.concat([tf.ones((2, 3)), tf.ones((3, 2))], 0),
                lambda: tf.constant([[1, 2], [3]]),
                lambda: tf.squeeze(tf.ones((2, 3)), 0),
                lambda: tf.Variable([1.0, 2.0]).assign([1.0, 2.0, 3.0]),
                lambda: len(tf.constant(3)), lambda: [i for i in tf.constant(3)],
                lambda: tf.constant(7) / 2, lambda: tf.reduce_mean([1, 2])]:
    try:
        print(attempt())
    except Exception as e:
        print(f"{type(e).__name__}: {e}")

if __name__ == "__main__":
    data = tf.data.Dataset.from_tensor_slices((X, Y)).batch(2)
    for i, (a, b) in enumerate(data):
        print(i, a.shape, b.numpy().tolist())
    acc = tf.keras.metrics.SparseCategoricalAccuracy()
    acc.update_state([1, 0], [[0.1, 0.9], [0.2, 0.8]])
    print(acc.result().numpy(), acc.name)
