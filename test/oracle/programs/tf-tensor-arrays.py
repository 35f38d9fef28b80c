import tensorflow as tf
ta = tf.TensorArray(tf.float32, size=0, dynamic_size=True, clear_after_read=False)
for i in range(4):
    ta = ta.write(i, tf.cast(i, tf.float32) ** 2)
print(ta.stack(), ta.size(), ta.read(2))
ta = tf.TensorArray(dtype=tf.int32, size=3)
ta = ta.unstack([10, 20, 30])
print(ta.read(0), ta.read(1).numpy())
print(ta.dtype, ta.dynamic_size, ta.element_shape, ta.flow if False else '')
t2 = tf.TensorArray(tf.float32, 2)
t2 = t2.write(0, [1., 2.]); t2 = t2.write(1, [3., 4.])
print(t2.stack().numpy(), )
t3 = tf.TensorArray(tf.float32, 2, infer_shape=False).write(0, [1.]).write(1, [2., 3.])
print(t3.concat())
t4 = tf.TensorArray(tf.float32, size=2).split([1., 2., 3.], [1, 2])
print(t4.read(0), t4.read(1))
t5 = tf.TensorArray(tf.float32, size=3, clear_after_read=False).unstack([[1.], [2.], [3.]])
print(t5.gather([2, 0]))
t6 = tf.TensorArray(tf.float32, size=4).scatter([1, 3], [[1.], [2.]])
print(t6.read(3), t6.read(0))
@tf.function
def cumulative(xs):
    out = tf.TensorArray(tf.float32, size=0, dynamic_size=True)
    s = 0.0
    for i in tf.range(tf.shape(xs)[0]):
        s = s + xs[i]
        out = out.write(i, s)
    return out.stack()
print(cumulative(tf.constant([1., 2., 3.])))
x = tf.Variable(3.0)
with tf.GradientTape() as tape:
    a = tf.TensorArray(tf.float32, size=2)
    a = a.write(0, x * 2).write(1, x ** 2)
    y = tf.reduce_sum(a.stack())
print(tape.gradient(y, x))
try:
    tf.TensorArray(tf.float32, size=2).read(0)
    b = tf.TensorArray(tf.float32, size=2); b.write(5, 1.0)
except Exception as e: print(type(e).__name__, e)
try:
    b = tf.TensorArray(tf.float32, size=2, clear_after_read=True); b = b.write(0, 1.0); b.read(0); b.read(0)
except Exception as e: print(type(e).__name__, e)
try:
    b = tf.TensorArray(tf.float32, size=2); b = b.write(0, [1.0]); b = b.write(1, [1.0, 2.0])
except Exception as e: print(type(e).__name__, e)
try:
    b = tf.TensorArray(tf.float32, size=2); b = b.write(0, 1)
    print(b.read(0))
    b.write(1, tf.constant(1))
except Exception as e: print(type(e).__name__, e)
i, out = tf.while_loop(lambda i, o: i < 3, lambda i, o: (i + 1, o.write(i, i * i)), (0, tf.TensorArray(tf.int32, size=3)))
print(i, out.stack())
print(len(tf.TensorArray(tf.int32, size=3).unstack([1,2,3]).stack()))
