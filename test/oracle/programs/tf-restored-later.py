"""Variables of modules that come into being after a checkpoint was restored take their values then."""
import tensorflow as tf


class Dense(tf.Module):
    def __init__(self, size, name=None):
        super().__init__(name=name)
        self.size, self.is_built = size, False

    def __call__(self, x):
        if not self.is_built:
            self.w = tf.Variable(tf.random.normal([x.shape[-1], self.size]), name="w")
            self.b = tf.Variable(tf.zeros([self.size]), name="b")
            self.is_built = True
        return tf.matmul(x, self.w) + self.b


class Net(tf.Module):
    def __init__(self):
        super().__init__()
        self.one = Dense(3)
        self.more = None

    def __call__(self, x):
        if self.more is None:
            self.more = [Dense(2), Dense(1)]
        y = self.one(x)
        for layer in self.more:
            y = layer(y)
        return y


x = tf.constant([[1.0, 2.0], [3.0, -1.0]])
net = Net()
before = net(x)
path = tf.train.Checkpoint(model=net).write("net")
other = Net()
status = tf.train.Checkpoint(model=other).restore(path)
after = other(x)
print(bool(tf.reduce_all(before == after)), len(other.trainable_variables))
status.expect_partial()
other.one.w.assign(tf.zeros([2, 3]))
print(other.one.w.numpy().tolist(), other.one.is_built)
third = Net()
third(x)
tf.train.Checkpoint(model=third).restore(path)
print(bool(tf.reduce_all(third(x) == before)))
