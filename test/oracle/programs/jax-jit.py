# What jit keeps: when Python runs, what it bakes in, and what it makes of arguments and results.
import jax, jax.numpy as jnp
import numpy as np
from functools import partial
from collections import namedtuple

@jax.jit
def f(x, y):
    print("traced for", x, y)
    return x * y + 1
print(f(jnp.ones(2), 2.0), f(jnp.zeros(2), 3.0), f(jnp.ones(2), 3), f(jnp.ones((2, 2)), 2.0), f(jnp.arange(2), 2))
for i in range(5):
    print(f(jnp.full(2, float(i)), float(i)))
print(repr(f(1, 2)), repr(f(1.5, 2)), repr(f(True, 2)), f(np.arange(3.0), np.float32(2)))
print(f._cache_size())

# Static arguments.
def power(x, n):
    print("power", n)
    return x ** n
p = jax.jit(power, static_argnums=1)
print(p(jnp.arange(3), 2), p(jnp.arange(3) + 1, 2), p(jnp.arange(3), 3), p(jnp.arange(3.0), 2), p(jnp.arange(3), n=2))
q = jax.jit(power, static_argnames="n")
print(q(jnp.arange(3) + 5, 2), q(jnp.arange(3), n=4), q(jnp.arange(3) * 2, n=4))
@partial(jax.jit, static_argnames=("how",))
def chosen(x, how="sum"):
    print("chosen", how)
    return x.sum() if how == "sum" else x.max()
print(chosen(jnp.arange(4)), chosen(jnp.arange(4), how="max"), chosen(jnp.arange(4) + 1), chosen(jnp.arange(4) + 1, how="max"))
try:
    p(jnp.arange(3), [2])
except ValueError as e:
    print(str(e).split("[2]")[0])

# What is captured is baked in.
scale = jnp.array(2.0)
shift = 10
rows = [jnp.zeros(2), jnp.ones(2)]
@jax.jit
def g(x):
    return x * scale + shift + rows[1]
print(g(jnp.ones(2)))
scale, shift = jnp.array(100.0), 1000
rows[1] = jnp.full(2, 50.0)
print(g(jnp.ones(2)), g(jnp.ones(1)))
calls = []
@jax.jit
def counted(x):
    calls.append(len(calls))
    return x + len(calls)
print([float(counted(1.0 * i)) for i in range(4)], calls, counted(jnp.ones(3)), calls)

# Trees.
Point = namedtuple("Point", ["x", "y"])
@jax.jit
def trees(p, d, items):
    print("trees")
    return {"sum": p.x + p.y, "d": d, "none": None, "n": 3, "t": (items[0], [items[1][0] * 2])}, Point(p.y, p.x)
for k in range(3):
    out, swapped = trees(Point(jnp.ones(2) * k, 2.0), {"b": k, "a": jnp.arange(2)}, (1.0, [k]))
    print(out, swapped.x, swapped.y)
print(trees(Point(1, 2), {"b": 1, "c": 2}, (1.0, [3]))[0])
class Box:
    def __init__(self, value, name):
        self.value, self.name = value, name
jax.tree_util.register_pytree_node(Box, lambda b: ((b.value,), b.name), lambda name, parts: Box(parts[0], name))
@jax.jit
def opened(b):
    print("box", b.name)
    return Box(b.value * 2, b.name + "!")
for b in (Box(1.0, "a"), Box(2.0, "a"), Box(3.0, "b"), Box(4.0, "a")):
    found = opened(b)
    print(found.value, found.name)

# Derivatives.
def loss(w, x):
    print("loss")
    return jnp.sum(jnp.maximum(x @ w, 0.0) ** 2)
w, x = jnp.array([1.0, -2.0, 0.5]), jnp.arange(6.0).reshape(2, 3)
dloss = jax.jit(jax.grad(loss))
for i in range(4):
    w = w - 0.01 * dloss(w, x)
    print(w)
print(jax.jit(loss)(w, x))
jitted = jax.jit(lambda w: jnp.sum(jnp.maximum(w, 0.0) * jnp.abs(w)))
print(jax.grad(jitted)(jnp.array([1.0, -2.0, 0.0])), jitted(w), jax.grad(jitted)(w), jax.jit(jax.grad(jitted))(w))
print(jax.grad(lambda w: jax.jit(jnp.maximum)(w, 0.0))(0.0), jax.jit(jax.grad(jax.jit(lambda v: jnp.maximum(v, 0.0))))(0.0))
print(jax.grad(jax.grad(jax.jit(lambda v: v ** 3 * jnp.sin(v))))(2.0), jax.jit(jax.grad(jax.jit(jax.grad(lambda v: v ** 4))))(3.0))
print(jax.hessian(jax.jit(lambda v: jnp.sum(v ** 3)))(jnp.array([1.0, 2.0])))
print(jax.value_and_grad(jax.jit(lambda v, s: s * jnp.sum(v * v)))(jnp.array([1.0, 2.0]), 3.0))
print(jax.jvp(jax.jit(jnp.sin), (1.0,), (2.0,)), jax.vjp(jax.jit(lambda a, b: a * b), 2.0, 3.0)[1](1.0))
@jax.custom_vjp
def clipped(x):
    return x
clipped.defvjp(lambda x: (x, None), lambda _, d: (jnp.clip(d, -1, 1),))
h = jax.jit(lambda x: jnp.sum(clipped(x) * 5.0))
print(jax.grad(h)(jnp.ones(2)), h(jnp.ones(2)), jax.jit(jax.grad(h))(jnp.ones(2)), jax.grad(h)(jnp.ones(2) * 2))

# In each other, and in vmap.
@jax.jit
def inner(x):
    print("inner")
    return x * 2
@jax.jit
def outer(x):
    print("outer")
    return inner(x) + inner(x + 1)
print(outer(1.0), outer(2.0), inner(3.0), outer(jnp.ones(2)))
print(jax.vmap(inner)(jnp.arange(3.0)), jax.jit(jax.vmap(lambda r: jnp.sum(r) * r))(jnp.arange(6.0).reshape(3, 2)))
print(jax.vmap(jax.grad(jitted))(jnp.arange(6.0).reshape(3, 2) - 2))

# Random keys.
@jax.jit
def draw(key, x):
    print("draw")
    key, sub = jax.random.split(key)
    return key, x + jax.random.normal(sub, (2,)) + jax.random.uniform(jax.random.fold_in(sub, 3)), jax.random.randint(sub, (2,), 0, 100)
key = jax.random.PRNGKey(0)
for i in range(4):
    key, v, n = draw(key, float(i))
    print(v, n)
@jax.jit
def dropped(key, x, step):
    keep = jax.random.bernoulli(jax.random.fold_in(key, step), 0.5, x.shape)
    return jnp.where(keep, x / 0.5, 0.0)
for i in range(3):
    print(dropped(key, jnp.arange(4.0), i), dropped(jax.random.key(i), jnp.arange(4.0), 1))
print(jax.jit(lambda k: jax.random.permutation(k, 5))(key), jax.jit(lambda k: jax.random.choice(k, jnp.arange(10), (3,)))(key))
print(jax.jit(lambda k, p: jax.random.categorical(k, p))(key, jnp.zeros(4)), jax.jit(lambda k: jax.random.split(k, 3))(key))

# Values that are not there yet.
for fun in (lambda x: x if x > 0 else -x, lambda x: float(x), lambda x: jnp.zeros(x), lambda x: [1, 2, 3][x], lambda x: np.sin(x)):
    try:
        print(jax.jit(fun)(3))
    except Exception as e:
        print(type(e).__name__)
@jax.jit
def branch(x, n):
    print("branch")
    total = jax.lax.fori_loop(0, n, lambda i, s: s + x * i, 0.0)
    return jax.lax.cond(x > 0, lambda v: v * 2, lambda v: v - 1, x), total, jax.lax.while_loop(lambda v: v < 100.0, lambda v: v * 2, x + 3.0)
for i in (1.0, -2.0, 5.0):
    print(branch(i, 4))
@jax.jit
def scanned(xs):
    return jax.lax.scan(lambda c, x: (c + x, c * x), 0.0, xs)
print(scanned(jnp.arange(4.0)), scanned(jnp.arange(4.0) * 2))
class Model:
    def __init__(self, a):
        self.a = a
    @partial(jax.jit, static_argnums=0)
    def __call__(self, x):
        print("model", self.a)
        return self.a * x
    @partial(jax.jit, static_argnums=0)
    def twice(self, x):
        return self.a * x * 2
m, other = Model(2.0), Model(3.0)
print(m(1.0), m(2.0), other(1.0), m.twice(1.0))
m.a = 10.0
print(m(1.0), m.twice(4.0), m.twice(jnp.ones(1)))
line = jnp.arange(3.0)

# What functions within functions take from around them.
def outer(w):
    inner = jax.jit(lambda v: jnp.sum(v * w))
    return inner(line) + inner(line + 1)
print(jax.grad(outer)(2.0), jax.jit(jax.grad(outer))(2.0), jax.jit(outer)(3.0), jax.jit(outer)(4.0), jax.grad(jax.jit(outer))(1.0))
print(jax.vmap(lambda w: jax.jit(lambda v: jnp.sum(v * w))(line))(jnp.arange(2.0)))
print(jax.vmap(lambda w: jax.vmap(lambda v: v * w)(line))(jnp.arange(2.0)))
print(jax.grad(lambda w: jnp.sum(jax.vmap(lambda v: v * w)(line)))(2.0))
print(jax.jit(lambda w: jax.grad(lambda q: jnp.sum(jax.jit(lambda v: v * q * w)(line)))(2.0))(5.0))
print(jax.vmap(jax.grad(lambda w: jax.jit(lambda v: v * w * w)(3.0)))(jnp.arange(3.0)))
print(jax.jacfwd(jax.jit(lambda v: v * jnp.sum(v)))(line), jax.jacrev(jax.jit(lambda v: v ** 2))(line))
