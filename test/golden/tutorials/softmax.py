import numpy as np
import tensorflow as tf

x = np.array([[1, 2, 1, 1], [2, 1, 3, 2], [3, 1, 3, 4], [4, 1, 5, 5], [1, 7, 5, 5], [1, 2, 5, 6], [1, 6, 6, 6], [1, 7, 7, 7]], dtype=np.float32)
y = tf.one_hot([2, 2, 2, 1, 1, 1, 0, 0], depth=3)
print(y.shape)
tf.random.set_seed(1)
W = tf.Variable(tf.random.normal((4, 3)), name='weight')
b = tf.Variable(tf.random.normal((3,)), name='bias')
variables = [W, b]
print(W, b)

def hypothesis(X):
    return tf.nn.softmax(tf.matmul(X, W) + b)

def cost_fn(X, Y):
    return tf.reduce_mean(-tf.reduce_sum(Y * tf.math.log(hypothesis(X)), axis=1))

optimizer = tf.keras.optimizers.SGD(learning_rate=0.1)
for i in range(200):
    with tf.GradientTape() as tape:
        cost = cost_fn(x, y)
    optimizer.apply_gradients(zip(tape.gradient(cost, variables), variables))
    if i % 50 == 0:
        print('Loss at epoch %d: %.4f' % (i + 1, cost_fn(x, y).numpy()))
print(tf.argmax(hypothesis(x), 1).numpy(), tf.argmax(y, axis=1).numpy())
cce = tf.keras.losses.CategoricalCrossentropy()
print(np.round(cce(y, hypothesis(x)).numpy(), 4), tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True).name)
