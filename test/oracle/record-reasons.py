# What TensorFlow's gradients are in small programs in which one is None, zero or not a number. Run with TensorFlow
# installed: python record-reasons.py > reasons.json
import json
import os

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

tf.get_logger().setLevel("ERROR")

# Each program leaves the gradient in g. What the reason is called here is not TensorFlow's to say.
programs = [
    ("none/integer", "n = tf.Variable(3)\nwith tf.GradientTape() as t: y = tf.cast(n, tf.float32) ** 2\ng = t.gradient(y, n)"),
    ("none/unwatched", "x = tf.constant(3.0)\nwith tf.GradientTape() as t: y = x ** 2\ng = t.gradient(y, x)"),
    ("none/replaced", "w = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = w * w\ng = t.gradient(y, w)\nw = w - 0.1 * g\nwith tf.GradientTape() as t: y = w * w\ng = t.gradient(y, w)"),
    ("none/off", "w = tf.Variable(1.0)\ny = w * w\nwith tf.GradientTape() as t: z = w * 2.0\ng = t.gradient(y, w)"),
    ("none/fixed", "w = tf.Variable(1.0, trainable=False)\nwith tf.GradientTape() as t: y = w * w\ng = t.gradient(y, w)"),
    ("none/cast", "a = tf.Variable(2.5)\nwith tf.GradientTape() as t: y = tf.cast(tf.cast(a, tf.int32), tf.float32) * 2.0\ng = t.gradient(y, a)"),
    ("none/compared", "a = tf.Variable([1.0, -1.0])\nwith tf.GradientTape() as t: y = tf.reduce_sum(tf.cast(a > 0.0, tf.float32))\ng = t.gradient(y, a)"),
    ("none/places", "a = tf.Variable([1.0, -1.0])\nwith tf.GradientTape() as t: y = tf.cast(tf.argmax(a), tf.float32)\ng = t.gradient(y, a)"),
    ("none/steps", "a = tf.Variable(2.5)\nwith tf.GradientTape() as t: y = tf.floor(a) * 2.0\ng = t.gradient(y, a)"),
    ("none/steps", "a = tf.Variable(2.5)\nwith tf.GradientTape() as t: y = tf.round(a) * 2.0\ng = t.gradient(y, a)"),
    ("none/stopped", "a = tf.Variable(2.5)\nwith tf.GradientTape() as t: y = tf.stop_gradient(a) * 2.0\ng = t.gradient(y, a)"),
    ("none/copied", "a = tf.Variable(2.5)\nwith tf.GradientTape() as t: y = tf.constant(a.numpy()) * 2.0\ng = t.gradient(y, a)"),
    ("none/unused", "a = tf.Variable(2.5)\nb = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = b * 2.0\ng = t.gradient(y, a)"),
    ("none/recorded", "a = tf.Variable(2.5)\nwith tf.GradientTape() as t: y = tf.constant(1.0) * 2.0\ng = t.gradient(y, a)"),
    ("zero/relu", "a = tf.Variable([1.0, 2.0])\nwith tf.GradientTape() as t: y = tf.reduce_sum(tf.nn.relu(a * -1.0))\ng = t.gradient(y, a)"),
    ("zero/loses", "a = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = tf.maximum(a, 5.0)\ng = t.gradient(y, a)"),
    ("zero/loses", "a = tf.Variable(9.0)\nwith tf.GradientTape() as t: y = tf.clip_by_value(a, 0.0, 5.0)\ng = t.gradient(y, a)"),
    ("zero/selected", "a = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = tf.where(a > 5.0, a * 2.0, 3.0)\ng = t.gradient(y, a)"),
    ("zero/saturated", "a = tf.Variable(50.0)\nwith tf.GradientTape() as t: y = tf.sigmoid(a)\ng = t.gradient(y, a)"),
    ("zero/saturated", "a = tf.Variable(50.0)\nwith tf.GradientTape() as t: y = tf.tanh(a)\ng = t.gradient(y, a)"),
    ("zero/times", "a = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = a * 0.0\ng = t.gradient(y, a)"),
    ("zero/bottom", "a = tf.Variable(3.0)\nwith tf.GradientTape() as t: y = (a - 3.0) ** 2\ng = t.gradient(y, a)"),
    ("zero/cancel", "a = tf.Variable(3.0)\nwith tf.GradientTape() as t: y = a * 2.0 - a * 2.0\ng = t.gradient(y, a)"),
    ("bad/step", "a = tf.Variable([1.0, 0.0])\nwith tf.GradientTape() as t: y = tf.reduce_sum(tf.math.log(a) * [1.0, 0.0])\ng = t.gradient(y, a)"),
    ("bad/step", "a = tf.Variable(0.0)\nwith tf.GradientTape() as t: y = a / (a - a)\ng = t.gradient(y, a)"),
    ("bad/overflow", "a = tf.Variable(100.0)\nwith tf.GradientTape() as t: y = tf.exp(a)\ng = t.gradient(y, a)"),
    ("bad/data", "x = tf.constant([1.0, float('nan')])\na = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = tf.reduce_sum(x * a)\ng = t.gradient(y, a)"),
    ("back/dead", "a = tf.Variable([4.0, 0.0])\nwith tf.GradientTape() as t: y = tf.reduce_sum(tf.where(a > 0.0, a ** 0.5, 0.0))\ng = t.gradient(y, a)"),
    ("back/dead", "a = tf.Variable([4.0, 0.0])\nwith tf.GradientTape() as t: y = tf.reduce_sum(tf.where(a > 0.0, tf.math.log(a), 0.0))\ng = t.gradient(y, a)"),
    ("back/slope", "a = tf.Variable([0.0, 0.0])\nwith tf.GradientTape() as t: y = tf.norm(a)\ng = t.gradient(y, a)"),
    ("back/slope", "a = tf.Variable(0.0)\nwith tf.GradientTape() as t: y = tf.sqrt(a)\ng = t.gradient(y, a)"),
]


def kind(g):
    if g is None:
        return "none"
    values = np.asarray(g)
    if not np.all(np.isfinite(values)):
        return "bad"
    return "zero" if np.all(values == 0) else "some"


rows = []
for cause, code in programs:
    names = {"tf": tf}
    exec(code, names)
    rows.append({"cause": cause, "code": code, "gradient": kind(names["g"])})
print(json.dumps({"tensorflow": tf.__version__, "programs": rows}, indent=1))
