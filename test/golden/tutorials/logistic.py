import numpy as np
import tensorflow as tf

tf.random.set_seed(777)
x_train = [[1., 2.], [2., 3.], [3., 1.], [4., 3.], [5., 3.], [6., 2.]]
y_train = [[0.], [0.], [0.], [1.], [1.], [1.]]
x_test = [[5., 2.]]
dataset = tf.data.Dataset.from_tensor_slices((x_train, y_train)).batch(len(x_train))
W = tf.Variable(tf.zeros([2, 1]), name='weight')
b = tf.Variable(tf.zeros([1]), name='bias')

def logistic_regression(features):
    return tf.divide(1., 1. + tf.exp(-(tf.matmul(features, W) + b)))

def loss_fn(hypothesis, labels):
    return -tf.reduce_mean(labels * tf.math.log(hypothesis) + (1 - labels) * tf.math.log(1 - hypothesis))

def accuracy_fn(hypothesis, labels):
    predicted = tf.cast(hypothesis > 0.5, dtype=tf.float32)
    return tf.reduce_mean(tf.cast(tf.equal(predicted, labels), dtype=tf.float32))

optimizer = tf.keras.optimizers.SGD(learning_rate=0.01)
for step in range(301):
    for features, labels in iter(dataset):
        with tf.GradientTape() as tape:
            loss_value = loss_fn(logistic_regression(features), labels)
        grads = tape.gradient(loss_value, [W, b])
        optimizer.apply_gradients(grads_and_vars=zip(grads, [W, b]))
        if step % 100 == 0:
            print("Iter: {}, Loss: {:.4f}".format(step, loss_fn(logistic_regression(features), labels)))
print("test", np.round(logistic_regression(x_test).numpy(), 3))
print("accuracy", accuracy_fn(logistic_regression(x_train), y_train).numpy())
