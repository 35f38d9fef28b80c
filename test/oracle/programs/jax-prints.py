import jax, jax.numpy as jnp
import numpy as np
from jax import lax

# Outside of jit.
x = jnp.sin(2.0)
jax.debug.print("plain {} {:.3f} {!r}", x, x, x)
jax.debug.print("numbers {} {} {}", 3, 0.1, True)
jax.debug.print("arrays {a} {b}", a=jnp.arange(3.0), b=(jnp.int32(1), [jnp.ones(2)]))


@jax.jit
def f(x, n):
    print("traced", x)
    jax.debug.print("x {}", x, ordered=True)
    y = jnp.sin(x) * n
    jax.debug.print("y {y:.3f} n {n}", y=y, n=n, ordered=True)
    jax.debug.print("repr {!r} num {} const {}", x, 3, jnp.arange(3), ordered=True)
    jax.debug.print("tree {}", {"a": x, "b": (y, [n])}, ordered=True)
    return y + 1


print(f(2.0, 3))
print(f(3.0, 4))
print(f(jnp.float32(0.1), 4))
jax.effects_barrier()

# A function that prints and gives nothing else.
@jax.jit
def only(x):
    jax.debug.print("only {}", x)

only(1.0)
only(2.0)
jax.effects_barrier()

# Within another jit, and under derivatives.
@jax.jit
def outer(x):
    return f(x * 2, 1) + f(x * 3, 1)

print(outer(1.0))
print(outer(2.0))
jax.effects_barrier()


@jax.jit
def sq(x):
    jax.debug.print("sq {:.2f}", x)
    return x * x

print(jax.grad(sq)(3.0))
print(jax.value_and_grad(sq)(4.0))
print(jax.jit(jax.grad(sq))(5.0))
print(jax.jit(jax.grad(sq))(6.0))
jax.effects_barrier()

# Loops.
@jax.jit
def loop(x):
    def body(i, c):
        jax.debug.print("turn {} {}", i, c)
        return c + i
    return lax.fori_loop(0, 3, body, x)
print(loop(1.0))
print(loop(2.0))
jax.effects_barrier()

def step(c, x):
    jax.debug.print("scan {c} {x}", c=c, x=x)
    return c + x, c * x
print(lax.scan(step, 0.0, jnp.arange(3.0)))
jax.effects_barrier()
print(lax.while_loop(lambda c: c < 10, lambda c: (jax.debug.print("while {}", c), c * 2)[1], 1))
jax.effects_barrier()

def branch(x):
    return lax.cond(x > 0, lambda v: (jax.debug.print("yes {}", v), v)[1], lambda v: (jax.debug.print("no {}", v), -v)[1], x)
print(jax.jit(branch)(2.0), jax.jit(branch)(-2.0))
jax.effects_barrier()

# Many at once.
print(jax.vmap(sq)(jnp.arange(3.0)))
jax.effects_barrier()
def row(x, k):
    jax.debug.print("row {} {}", x, k)
    jax.debug.print("k {}", k)
    return x * k
print(jax.vmap(row, in_axes=(0, None))(jnp.arange(3.0), 2.0))
jax.effects_barrier()
print(jax.jit(jax.vmap(sq))(jnp.arange(2.0)))
jax.effects_barrier()

# What stays as it is, numbers, and places.
def shown(make):
    try:
        make()
    except Exception as error:
        print(type(error).__name__)


shown(lambda: jax.debug.print("{} {} {!r} {!r} {!r}", "text", None, 3, 0.5, 2j))
shown(lambda: jax.debug.print("{!r} {!r} {!r}", np.arange(2), np.float32(3), np.arange(2.0)))
shown(lambda: jax.debug.print("few {} {}", 1))
shown(lambda: jax.debug.print("key {a}", b=2))
shown(lambda: jax.debug.print("{:.2f}", jnp.arange(2.0)))
shown(lambda: jax.vmap(lambda x: jax.debug.print("row {!r}", x))(jnp.arange(2) * 1.0))
shown(lambda: lax.fori_loop(0, 1, lambda i, c: (jax.debug.print("turn {!r} {!r}", i, c), c)[1], x))
shown(lambda: jax.grad(lambda x: (jax.debug.print("grad {!r}", x), x)[1])(x))
shown(lambda: jax.jit(lambda x: jax.debug.print("{x:6.2f}|{x:>8}|{y}|{z}", x=x, y=x > 1, z="text"))(2.0))

# closures over what an outer function is given
@jax.jit
def outer(x):
    @jax.jit
    def inner(y):
        jax.debug.print("inner {} {}", x, y, ordered=True)
        return y * x
    return inner(x + 1) + inner(x + 2)
print(outer(1.0)); jax.effects_barrier()
print(outer(2.0)); jax.effects_barrier()
# a print in a loop within jit, under a derivative
@jax.jit
def walk(x):
    def turn(c, k):
        jax.debug.print("c {:.2f} k {}", c, k)
        return c * x, c
    return lax.scan(turn, x, jnp.arange(2))[0]
print(walk(2.0)); jax.effects_barrier()
print(jax.grad(walk)(2.0)); jax.effects_barrier()
# long loops
@jax.jit
def long(x):
    def turn(i, c):
        lax.cond(i % 100 == 0, lambda: jax.debug.print("at {} {}", i, c), lambda: None)
        return c + 1
    return lax.fori_loop(0, 300, turn, x)
print(long(0)); jax.effects_barrier()
# in while
@jax.jit
def until(x):
    def holds(c):
        jax.debug.print("test {}", c)
        return c < 3
    return lax.while_loop(holds, lambda c: c + 1, x)
print(until(0)); jax.effects_barrier()
print(until(2)); jax.effects_barrier()
# two arguments mapped, of jit
@jax.jit
def pair(a, b):
    jax.debug.print("a {} b {}", a, b)
    return a @ b
print(jax.vmap(pair)(jnp.ones((2, 2)), jnp.arange(4.).reshape(2, 2))); jax.effects_barrier()
print(jax.vmap(pair, in_axes=(0, None))(jnp.ones((2, 2)), jnp.arange(2.))); jax.effects_barrier()
# vmap of grad of jit
print(jax.vmap(jax.grad(lambda x: pair(x, x)))(jnp.arange(4.).reshape(2, 2))); jax.effects_barrier()
# mixed looking function
def looks(x, n):
    jax.debug.print("before {}", x)
    y = lax.cond(x > 0, lambda v: v + n, lambda v: v - n, x)
    print("once")
    jax.debug.print("after {}", y)
    return y
j = jax.jit(looks)
print(j(1.0, 2.0)); jax.effects_barrier()
print(j(-1.0, 2.0)); jax.effects_barrier()
# failing trace prints nothing
@jax.jit
def bad(x):
    jax.debug.print("never {}", x)
    if x > 0:
        return x
try:
    bad(1.0)
except jax.errors.TracerBoolConversionError:
    print("refused")
jax.effects_barrier()
# methods
class M:
    def __init__(self): self.k = 2.0
    def __call__(self, x):
        jax.debug.print("k {k} x {x}", k=self.k, x=x)
        return x * self.k
m = M()
print(jax.jit(lambda x: m(x))(3.0)); jax.effects_barrier()
@jax.jit
def often(x):
    y = x + 1
    jax.debug.print("{}", y)
    return y * 2
t = 0.0
for i in range(250):
    t = often(t) * 0.25
print(t); jax.effects_barrier()
