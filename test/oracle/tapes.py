"""What TensorFlow's guides to automatic differentiation do with tapes, in float64. TensorFlow runs it, and so does tensh.

python test/oracle/tapes.py > test/oracle/tapes.txt
"""
import tensorflow as tf

f64 = tf.float64


def show(name, *values):
    for value in values:
        if isinstance(value, (list, tuple)):
            show(name, *value)
        elif value is None:
            print(name, None)
        else:
            print(name, tf.convert_to_tensor(value).numpy().tolist())


x = tf.constant([1.0, 2.0, 3.0], f64)
with tf.GradientTape() as tape:
    tape.watch(x)
    y = x * x * x
show("output_gradients", tape.gradient(y, x, output_gradients=tf.constant([1.0, 10.0, 100.0], f64)))

a, b = tf.Variable([2.0, 2.0], dtype=f64), tf.Variable(3.0, dtype=f64)
with tf.GradientTape(persistent=True) as tape:
    z = a**2
show("unconnected", tape.gradient(z, b), tape.gradient(z, b, unconnected_gradients=tf.UnconnectedGradients.ZERO))
show("unconnected", tape.gradient(z, [a, b], unconnected_gradients="zero"), tape.jacobian(z, b), tape.jacobian(z, b, unconnected_gradients="zero"))

x, y = tf.Variable(2.0, dtype=f64), tf.Variable(3.0, dtype=f64)
with tf.GradientTape() as tape:
    y0 = x**2
    y1 = 1 / x
show("two targets", tape.gradient({"y0": y0, "y1": y1}, x))
with tf.GradientTape() as tape:
    nested = {"a": x * 2.0, "b": [y * 3.0, x * y]}
g = tape.gradient(nested, {"x": x, "l": (y, [x])})
show("nested", g["x"], g["l"][0], g["l"][1][0])

with tf.GradientTape() as tape:
    x_sq = x * x
    with tape.stop_recording():
        y_sq = y * y
    z = x_sq + y_sq
show("stop_recording", tape.gradient(z, [x, y]))
with tf.GradientTape() as tape:
    y_sq = y * y
    tape.reset()
    z = x * x + y_sq
show("reset", tape.gradient(z, [x, y]))
with tf.GradientTape() as tape:
    z = x**2 + tf.stop_gradient(y**2)
show("stop_gradient", tape.gradient(z, [x, y]))

x0, x1 = tf.constant(0.0, f64), tf.constant(0.5, f64)
with tf.GradientTape() as tape0, tf.GradientTape() as tape1:
    tape0.watch(x0)
    tape1.watch(x1)
    ys = tf.sin(x0) + tf.sigmoid(x1)
show("several tapes", tape0.gradient(ys, x0), tape1.gradient(ys, x1))

c = tf.Variable(4.0, dtype=f64, trainable=False, name="c")
p, q = tf.Variable(1.0, dtype=f64, name="p"), tf.Variable(2.0, dtype=f64, name="q")
with tf.GradientTape() as tape:
    z = p * q * c
print("watched", [v.name for v in tape.watched_variables()])
show("trainable", tape.gradient(z, [p, q, c]))
with tf.GradientTape(watch_accessed_variables=False) as tape:
    tape.watch(c)
    z = p * q * c
print("watched", [v.name for v in tape.watched_variables()])
show("told", tape.gradient(z, [p, q, c]))

with tf.GradientTape() as t3:
    with tf.GradientTape() as t2:
        with tf.GradientTape() as t1:
            z = tf.exp(x) * x**5
        d1 = t1.gradient(z, x)
    d2 = t2.gradient(d1, x)
show("orders", d1, d2, t3.gradient(d2, x))
with tf.GradientTape(persistent=True) as tape:
    z = x**4
    d1 = tape.gradient(z, x)
show("within", tape.gradient(d1, x))

v, s = tf.Variable([1.0, 2.0], dtype=f64), tf.Variable(3.0, dtype=f64)
with tf.GradientTape(persistent=True) as t2:
    with tf.GradientTape(persistent=True) as t1:
        z = tf.reduce_sum(v**2) * s**2 + tf.sin(v[0] * s)
    dv, ds = t1.gradient(z, [v, s])
show("mixed", t2.jacobian(dv, s), t2.gradient(ds, v), t2.jacobian(dv, v), t2.jacobian(ds, [v, s]))

m = tf.constant([[1.0, -0.5], [0.25, 2.0], [0.0, 1.0]], f64)
w = tf.Variable([[1.0, 2.0, -1.0], [0.5, -1.0, 1.0]], dtype=f64)
with tf.GradientTape(persistent=True) as tape:
    tape.watch(m)
    z = tf.nn.relu(m @ w)
show("jacobian", tape.jacobian(z, m), tape.batch_jacobian(z, m), tape.jacobian(z, w))
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        loss = tf.reduce_mean(tf.tanh(m @ w) ** 2)
    g = t1.gradient(loss, w)
h = t2.jacobian(g, w)
step = tf.linalg.solve(tf.reshape(h, [6, 6]) + 1e-3 * tf.eye(6, dtype=f64), tf.reshape(g, [6, 1]))
show("newton", h, step)
with tf.GradientTape() as t2:
    with tf.GradientTape(watch_accessed_variables=False) as t1:
        t1.watch(m)
        out = tf.reduce_sum(tf.sigmoid(m @ w) ** 2)
    size = tf.norm(t1.gradient(out, m))
show("regularization", t2.gradient(size, w))


@tf.custom_gradient
def clipped(value):
    return value, lambda dy: tf.clip_by_norm(dy, 0.5)


@tf.custom_gradient
def scaled(left, right):
    def grad(upstream):
        return upstream * right, upstream * left * 10.0

    return left * right, grad


@tf.custom_gradient
def pair(value):
    def grad(du, dv):
        return du * 2.0 + dv * value

    return (value * value, value + 1.0), grad


with tf.GradientTape() as tape:
    z = clipped(x * x)
show("custom", tape.gradient(z, x))
with tf.GradientTape() as t2:
    with tf.GradientTape() as t1:
        z = scaled(x, y) * 2.0
    dz = t1.gradient(z, [x, y])
show("custom, twice", dz, t2.gradient(dz[1], [x, y]))
with tf.GradientTape() as tape:
    first, second = pair(x)
    z = first + 10.0 * second
show("custom, two results", first, second, tape.gradient(z, x))

with tf.autodiff.ForwardAccumulator(primals=x, tangents=tf.constant(1.5, f64)) as forward:
    z = x**3 + tf.sqrt(x)
show("forward", forward.jvp(z), forward.jvp(tf.constant(1.0, f64)), forward.jvp(tf.constant(1.0, f64), unconnected_gradients="zero"))
with tf.autodiff.ForwardAccumulator(primals=[m, y], tangents=[tf.ones_like(m), tf.constant(2.0, f64)]) as forward:
    z = tf.norm(m * y, axis=1)
after = z * 2.0
show("forward", forward.jvp(z), forward.jvp(after))
with tf.autodiff.ForwardAccumulator(primals=x, tangents=tf.constant(1.0, f64)) as forward:
    with tf.GradientTape() as tape:
        z = tf.exp(x) * x
    g = tape.gradient(z, x)
show("forward over reverse", forward.jvp(g))

listed, length = tf.clip_by_global_norm([tf.constant([3.0, 4.0], f64), None, tf.constant(12.0, f64)], 6.5)
show("clipped", list(listed), length, tf.clip_by_value(tf.constant([-3.0, 0.5, 4.0], f64), -1.0, 1.0), tf.clip_by_norm(tf.constant([[3.0, 4.0], [0.0, 0.0]], f64), 1.0, axes=[1]))

counter = tf.Variable(0.0, dtype=f64)
with tf.GradientTape() as tape:
    counter.assign_add(x)
    z = counter**2
show("state", tape.gradient(z, x))
with tf.GradientTape() as tape:
    z = tf.cast(tf.argmax(v), f64) * tf.round(s) + tf.floor(s)
show("flat", tape.gradient(z, [v, s]))
whole = tf.constant(10)
with tf.GradientTape() as tape:
    tape.watch(whole)
    z = whole * whole
show("integers", tape.gradient(z, whole))

low, high = tf.Variable(2.0, dtype=f64), tf.Variable(5.0, dtype=f64)
weights = tf.constant([1.0, 2.0, 3.0], f64)
tf.random.set_seed(3)
with tf.GradientTape(persistent=True) as tape:
    made = [
        tf.linspace(low, high, 3) * low,
        tf.random.normal([3], low, high, dtype=f64) * high,
        tf.random.uniform([3], low, high, dtype=f64),
        tf.random.truncated_normal([3], low, high, dtype=f64),
        tf.random.stateless_normal([3], [1, 2], low, high, dtype=f64),
        tf.random.stateless_uniform([3], [1, 2], low, high, dtype=f64),
    ]
show("made of numbers", [tape.gradient(m, [low, high], output_gradients=weights) for m in made])
