import tensorflow as tf
import numpy as np
@tf.function
def a(x, y=2, *args, **kw):
    print("trace", x, y, args, kw)
    z = x + 1
    return z
a(tf.constant([1,2]))
a(tf.constant([3,4]))
a(tf.constant([3.,4]))
a(tf.constant([3,4]), 3)
a(tf.constant([3,4]), 3, tf.constant(1), tf.constant(2), k=tf.constant(1.))
a([tf.constant([3,4]), tf.constant([1,2])][0], tf.constant(1))
a(np.array([1,2]))
@tf.function
def b(xs, d):
    print("b", xs, d)
    return xs[0]
b([tf.constant(1), tf.constant(2)], {'q': tf.constant(1), 'r': 2})
b([tf.constant(1), tf.constant(2)], {'q': tf.constant(5), 'r': 2})
b((tf.constant(1), tf.constant(2)), {'q': tf.constant(5), 'r': 2})
class M(tf.Module):
    def __init__(self): self.v=None
    @tf.function
    def __call__(self, x):
        print("M", x)
        if self.v is None:
            self.v = tf.Variable(1.)
        return self.v.assign_add(x)
m=M()
print(m(tf.constant(1.))); print(m(tf.constant(2.)))
m2=M(); print(m2(1.)); print(m2(2.)); 
@tf.function
def c(x):
    print("c", x)
    return x
c(1); c(1.0); c(True); c(2); c("s"); c(None); c(None)
v=tf.Variable(1.); w=tf.Variable(2.)
c(v); c(w)
@tf.function(input_signature=[tf.TensorSpec([None], tf.float32)])
def d(t):
    print("d", t)
    return t
d(tf.constant([1.])); d(tf.constant([1.,2.])); d([1,2,3])
try: d(tf.constant([[1.]]))
except Exception as e: print(type(e).__name__)
@tf.function
def inner(x):
    print("inner", x); return x*2
@tf.function
def outer(x):
    print("outer", x); return inner(x)+inner(x)
inner(tf.constant(1)); outer(tf.constant(1)); inner(tf.constant(3)); outer(tf.constant(1.)); inner(tf.constant(1.))
@tf.function
def loop(n):
    for i in tf.range(n): print("for"); tf.print("tf", i)
    while n > 0:
        print("while"); n -= 1
    for i in range(2): print("py", i)
    return n
loop(tf.constant(3))
print(loop(tf.constant(3)))
print(v)
@tf.function
def pv(): print(v, [v])
pv()
print(a.__name__, loop.experimental_get_tracing_count())
g=tf.function(lambda x: (print("lam", x), x)[1]); g(tf.constant(1)); g(tf.constant(2))
model=tf.keras.Sequential([tf.keras.layers.Dense(1)])
@tf.function
def step(x):
    print("Tracing", x)
    with tf.GradientTape() as t:
        l=tf.reduce_mean(model(x)**2)
    print(model.trainable_variables[1])
    return l
step(tf.ones([2,3])); step(tf.ones([2,3])); step(tf.ones([4,3]))
tf.config.run_functions_eagerly(True)
step(tf.ones([2,3])); step(tf.ones([2,3]))
tf.config.run_functions_eagerly(False)
step(tf.ones([2,3]))
@tf.function(input_signature=(tf.TensorSpec(shape=[], dtype=tf.float32),tf.TensorSpec(shape=None, dtype=tf.int32)))
def d2(t,u):
    print("d", t,u)
    return t
print(d2(1,2))
@tf.function
def r(x): return x, [1, 2.5], {"k": x * 2, "n": None}
print(r(3))
class K:
    def meth(self, x):
        print("meth", x); return x
k=K(); km=tf.function(k.meth); km(tf.constant(1)); print(km(tf.constant(2)))
ds = tf.data.Dataset.range(3)
@tf.function
def train(ds):
    s = tf.constant(0, tf.int64)
    for x in ds:
        print("step"); s += x
    return s
print(train(ds))
