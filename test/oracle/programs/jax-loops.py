# loops as functions
import jax, jax.numpy as jnp
from jax import lax
def cumulative(xs):
    def body(carry, x):
        carry = carry + x
        return carry, carry
    return lax.scan(body, jnp.zeros(()), xs)
final, hist = cumulative(jnp.arange(1., 6.))
print(final, hist)
def rnn(params, xs, h0):
    def cell(h, x):
        h = jnp.tanh(params['wx'] @ x + params['wh'] @ h + params['b'])
        return h, jnp.sum(h)
    return lax.scan(cell, h0, xs)
params = {'wx': 0.5 * jnp.eye(2, 3), 'wh': 0.1 * jnp.ones((2, 2)), 'b': jnp.zeros(2)}
xs = jnp.linspace(-1, 1, 12).reshape(4, 3)
h, outs = rnn(params, xs, jnp.zeros(2))
print(h.shape, jnp.round(outs, 4))
g = jax.grad(lambda p: rnn(p, xs, jnp.zeros(2))[1].sum())(params)
print(jax.tree.map(lambda a: jnp.round(a, 3), g))
print(repr(lax.fori_loop(0, 5, lambda i, v: v * 2.0 + i, 1.0)))
def fact(n):
    return lax.fori_loop(1, n + 1, lambda i, acc: acc * i, 1)
print(fact(5), repr(fact(10)))
def newton(f, x0, tol=1e-6):
    df = jax.grad(f)
    def cond(s):
        x, it = s
        return (jnp.abs(f(x)) > tol) & (it < 50)
    def body(s):
        x, it = s
        return x - f(x) / df(x), it + 1
    return lax.while_loop(cond, body, (x0, 0))
root, its = newton(lambda x: x ** 2 - 2.0, 1.0)
print(root, its)
@jax.jit
def relu_like(x):
    return lax.cond(x > 0, lambda v: v, lambda v: 0.1 * v, x)
print(relu_like(3.0), relu_like(-3.0))
print([int(lax.switch(i, [lambda x: x + 1, lambda x: x * 10, lambda x: -x], 5)) for i in range(3)])
print(lax.map(lambda x: x ** 2, jnp.arange(4)))
print(repr(lax.associative_scan(jnp.add, jnp.arange(5))), lax.select(jnp.array([True, False]), jnp.array([1, 2]), jnp.array([3, 4])))
def fib(n):
    (a, b), _ = lax.scan(lambda c, _: ((c[1], c[0] + c[1]), None), (0, 1), None, length=n)
    return a
print(fib(10), lax.dynamic_slice(jnp.arange(10), (3,), (4,)), lax.top_k(jnp.array([3., 1., 4., 1., 5.]), 2))
carry, ys = lax.scan(lambda c, x: (c + x['a'], {'s': c, 'd': x['b'] * 2}), 0, {'a': jnp.arange(3), 'b': jnp.ones(3)})
print(carry, ys)
print(lax.stop_gradient(3.0), jax.grad(lambda x: lax.stop_gradient(x) * x)(3.0), lax.rsqrt(4.0), lax.clamp(0., 5., 1.))
