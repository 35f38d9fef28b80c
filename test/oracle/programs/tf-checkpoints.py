# Variables of objects in checkpoints and back, with a manager; files and tensors as strings.
import os
import numpy as np
import tensorflow as tf


class Line(tf.Module):
    def __init__(self):
        super().__init__()
        self.w = tf.Variable([1.0, 2.0], name="w")
        self.b = tf.Variable(0.5, name="b")
        self.parts = [tf.Variable(1), {"in": tf.Variable([True, False])}]


line = Line()
step = tf.Variable(1, name="step")
ckpt = tf.train.Checkpoint(step=step, model=line)
path = ckpt.save("saved/line")
print(path, int(ckpt.save_counter))
line.w.assign([5.0, 6.0])
line.parts[1]["in"].assign([False, False])
ckpt.step.assign_add(41)
print(ckpt.save("saved/line"), line.w.numpy(), int(step))
status = ckpt.restore(path)
status.assert_consumed()
print(line.w.numpy(), int(step), line.parts[1]["in"].numpy(), int(ckpt.save_counter))
print(tf.train.latest_checkpoint("saved"), tf.train.latest_checkpoint("nowhere"))
print([(name, shape) for name, shape in tf.train.list_variables("saved/line-2") if "OBJECT" not in name])
print(tf.train.load_variable("saved/line-2", "model/w/.ATTRIBUTES/VARIABLE_VALUE"))
other = tf.train.Checkpoint(model=Line())
print(other.write("plain"), other.read("plain") is not None)
alone = tf.train.Checkpoint(w=tf.Variable([0.0, 0.0]))
tf.train.Checkpoint(model=alone).restore("saved/line-2").expect_partial()
print(alone.w.numpy())
try:
    ckpt.restore("saved/line-9")
except Exception as error:
    print(type(error).__name__, "line-9" in str(error))
try:
    tf.train.Checkpoint(model=tf.train.Checkpoint(w=tf.Variable([0.0]))).restore("saved/line-2")
except ValueError as error:
    print(str(error)[:60])
try:
    tf.train.Checkpoint(model=alone, more=tf.Variable(1.0)).restore("saved/line-2").assert_existing_objects_matched()
except AssertionError:
    print("unmatched")

# As TensorFlow's guide does it: a training that goes on where it stopped.
def toy():
    inputs = tf.range(10.0)[:, None]
    labels = inputs * 5.0 + tf.range(5.0)[None, :]
    return tf.data.Dataset.from_tensor_slices({"x": inputs, "y": labels}).repeat().batch(2)


class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.l1 = tf.keras.layers.Dense(5, kernel_initializer="ones")

    def call(self, x):
        return self.l1(x)


def train_step(net, example, optimizer):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.abs(net(example["x"]) - example["y"]))
    variables = net.trainable_variables
    optimizer.apply_gradients(zip(tape.gradient(loss, variables), variables))
    return loss


def train(steps):
    net, opt = Net(), tf.keras.optimizers.Adam(0.1)
    ckpt = tf.train.Checkpoint(step=tf.Variable(1), optimizer=opt, net=net)
    manager = tf.train.CheckpointManager(ckpt, "./tf_ckpts", max_to_keep=3)
    ckpt.restore(manager.latest_checkpoint)
    if manager.latest_checkpoint:
        print("Restored from {}".format(manager.latest_checkpoint))
    else:
        print("Initializing from scratch.")
    iterator = iter(toy())
    for _ in range(steps):
        loss = train_step(net, next(iterator), opt)
        ckpt.step.assign_add(1)
        if int(ckpt.step) % 5 == 0:
            print("Saved checkpoint for step {}: {}".format(int(ckpt.step), manager.save()))
            print("loss {:1.3f}".format(loss.numpy()))
    print(manager.checkpoints)
    return net, opt, ckpt


net, opt, ckpt = train(20)
print(int(opt.iterations), np.round(net.l1.bias.numpy(), 3))
net.l1.bias.assign(tf.zeros(5))
status = ckpt.restore(tf.train.latest_checkpoint("./tf_ckpts"))
print(int(opt.iterations), np.round(net.l1.bias.numpy(), 3), int(ckpt.step))
train(0)

tf.io.write_file("some/text.txt", "one\ntwo")
text = tf.io.read_file("some/text.txt")
print(text, text.dtype, tf.io.gfile.exists("some/text.txt"), tf.io.gfile.listdir("some"), tf.io.gfile.glob("some/*.txt"))
try:
    tf.io.read_file("some/none.txt")
except tf.errors.NotFoundError as error:
    print("not found")
for value in [[[1.0, 2.0], [3.0, 4.0]], 7, [True, False], "word", ["a", "bc"], tf.constant([1, -2], tf.int64), tf.zeros((0, 2))]:
    made = tf.io.serialize_tensor(value)
    print(made.numpy(), tf.io.parse_tensor(made, tf.convert_to_tensor(value).dtype))
try:
    tf.io.parse_tensor(tf.io.serialize_tensor([1.0]), tf.int32)
except tf.errors.InvalidArgumentError as error:
    print("another dtype")
print(tf.io.decode_raw(b"\x01\x02\x03\x04", tf.uint8), tf.io.decode_raw(b"\x01\x00\x02\x00", tf.int16))
print(tf.io.decode_csv(["1,2.5,a", "3,,b"], [0, -1.0, ""]))
