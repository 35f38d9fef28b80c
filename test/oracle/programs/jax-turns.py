# Loops of jax.lax: when their bodies run, what goes round, and what gradients make of them.
import jax, jax.numpy as jnp
from jax import lax
def body(i, v):
    print("body", i, v)
    return v * 1.5 + i
print(lax.fori_loop(0, 4, body, 1.0), lax.fori_loop(2, 2, lambda i, v: v * 2, 3.0), repr(lax.fori_loop(0, 200, lambda i, v: v + i, 0)))
print(lax.fori_loop(0, 5, lambda i, s: (s[0] + s[1], s[0]), (jnp.ones(2), jnp.zeros(2))))
def fib(i, pair):
    return pair[1], pair[0] + pair[1]
print(lax.fori_loop(0, 30, fib, (0, 1)), jax.jit(lambda n: lax.fori_loop(0, 10, fib, (n, n)))(1))
def halve(x):
    print("turn", x)
    return x // 2
print(lax.while_loop(lambda x: x > 3, halve, 1000), lax.while_loop(lambda x: x > 3, lambda x: x - 1, 2))
newton = jax.jit(lambda a: lax.while_loop(lambda s: jnp.abs(s * s - a) > 1e-4, lambda s: 0.5 * (s + a / s), a))
print([round(float(newton(v)), 4) for v in (2.0, 9.0, 100.0)])
print(lax.while_loop(lambda s: s[0] < 5, lambda s: (s[0] + 1, s[1] * 2, {"k": s[2]["k"] + s[1]}), (0, jnp.ones(2), {"k": jnp.zeros(2)})))
def step(c, x):
    print("step", c, x)
    return c * 0.9 + x, c - x
print(lax.scan(step, 0.0, jnp.arange(5.0)))
print(lax.scan(lambda c, x: (c + x["a"] * x["b"], (c, x["a"])), jnp.zeros(2), {"a": jnp.arange(6.0).reshape(3, 2), "b": jnp.arange(3.0)}, reverse=True))
print(lax.scan(lambda c, _: (c * 2, c), 1, None, length=6), lax.scan(lambda c, x: (c + x, None), 0.0, jnp.arange(3)))
long = jax.jit(lambda xs: lax.scan(lambda c, x: (c * 0.99 + x, c), 0.0, xs))
for k in range(3):
    c, ys = long(jnp.ones(300) * (k + 1))
    print(round(float(c), 2), round(float(ys[150]), 2), ys.shape)
W = jnp.array([[0.5, -0.2], [0.1, 0.3]])
def rnn(W, xs):
    def cell(h, x):
        h = jnp.tanh(W @ h + x)
        return h, h
    h, hs = lax.scan(cell, jnp.zeros(2), xs)
    return jnp.sum(h * h) + jnp.sum(hs)
xs = jnp.arange(10.0).reshape(5, 2) / 10
print(*[jnp.round(v, 4) for v in (rnn(W, xs), jax.grad(rnn)(W, xs), jax.jit(jax.grad(rnn))(W, xs), jax.grad(jax.jit(rnn))(W, xs))])
for k in range(3):
    W = W - 0.01 * jax.jit(jax.grad(rnn))(W, xs)
print(jnp.round(W, 4))
print(jax.grad(lambda a: lax.fori_loop(0, 4, lambda i, v: v * a, 1.0))(2.0), jax.vmap(lambda v: lax.scan(lambda c, x: (c + x, c * x), v, jnp.arange(3.0)))(jnp.arange(2.0)))
print(jax.vmap(lambda n: lax.fori_loop(0, 3, lambda i, v: v + n, n))(jnp.arange(3)))
key = jax.random.PRNGKey(2)
def walk(state, _):
    key, at = state
    key, sub = jax.random.split(key)
    at = at + jax.random.normal(sub)
    return (key, at), at
print(lax.scan(walk, (key, 0.0), None, length=5)[1])
for fun in (lambda i, v: v if v > 0 else -v, lambda i, v: v + float(i), lambda i, v: (v, v), lambda i, v: jnp.ones(3) * v):
    try:
        lax.fori_loop(0, 3, fun, 1.0)
    except TypeError as e:
        print(type(e).__name__)
out = lax.scan(lambda c, x: (c + 1, jnp.where(x > 1, x, 0)), 0, jnp.arange(4))
print(out, lax.map(lambda x: x * x + 1, jnp.arange(4.0)))
print(lax.cond(True, lambda x: x + 1, lambda x: x - 1, 1.0), lax.switch(1, [lambda x: x, lambda x: x * 10], 2.0))
