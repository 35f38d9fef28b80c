import jax, jax.numpy as jnp
print(float(jnp.asarray(9)/10), float(jnp.asarray(9.)/10), float(jnp.asarray(9)/10.), float(jnp.asarray(9)/jnp.asarray(10)), float(jnp.arange(10)[9]/10))
print((jnp.arange(12)/10)[9], float((jnp.arange(12)/10)[9]), float((jnp.arange(12.)/10)[9]), float(jnp.true_divide(jnp.arange(12), 10)[9]), float((jnp.arange(12)/jnp.full(12,10))[9]))
f = jax.jit(lambda x: x / 10)
print(float(f(9)), float(f(jnp.asarray(9))), float(f(9.)), float(f(jnp.arange(12))[9]))
print(float(jax.vmap(lambda x: x / 10)(jnp.arange(12))[9]), float(jax.grad(lambda x: x / 10)(9.)), float(jax.value_and_grad(lambda x: x / 10)(9.)[0]), float(jnp.mean(jnp.arange(10.)[:9]) / 3), float(jax.lax.map(lambda x: x / 10, jnp.arange(12.))[9]), float(jax.jit(jax.grad(lambda x: x*x / 10))(9.)), float(jax.grad(lambda x: jnp.sum(x / 10) / 7)(jnp.arange(3.))[0]))

from functools import partial
from jax import lax

over = lambda x: x / 10
numbers = [float(i) for i in range(1, 40)]
def off(name, g):
    """The numbers of which a tenth is made by the inverse of ten."""
    print(name, [int(x) for x in numbers if float(g(x)) == float(jnp.float32(x) * jnp.float32(0.1)) != float(jnp.float32(x) / 10)])
off("eager", lambda x: over(jnp.asarray(x)))
off("jit", jax.jit(over))
off("cond", lambda x: lax.cond(True, over, lambda x: x, x))
off("cond of an array", lambda x: lax.cond(jnp.asarray(x) > 0, over, lambda x: x, jnp.asarray(x)))
off("cond of two", lambda x: lax.cond(True, lambda a, b: a / b, lambda a, b: a, x, 10.))
off("cond of a name", lambda x: (lambda y: lax.cond(True, lambda: y / 10, lambda: y))(jnp.float32(x)))
off("cond of arrays", lambda x: lax.cond(True, over, lambda x: x, jnp.array([x, x]))[0])
off("after cond", lambda x: over(lax.cond(True, lambda x: x, over, x)))
off("switch", lambda x: lax.switch(1, [lambda x: x, over], x))
off("fori_loop", lambda x: lax.fori_loop(0, 1, lambda i, a: a / 10, x))
off("fori_loop of two", lambda x: lax.fori_loop(0, 1, lambda i, a: (a[0] / a[1], a[1]), (x, 10.))[0])
off("while_loop", lambda x: lax.while_loop(lambda a: a[1] < 1, lambda a: (a[0] / 10, a[1] + 1), (x, 0))[0])
off("scan", lambda x: lax.scan(lambda c, a: (c, c / 10), x, jnp.arange(3))[1][0])
off("scan of rows", lambda x: lax.scan(lambda c, a: (c, a / 10), 0., jnp.array([x, x]))[1][0])
off("vmap", lambda x: jax.vmap(over)(jnp.array([x, x, x]))[0])
off("vmap of one", lambda x: jax.vmap(over)(jnp.array([x]))[0])
off("vmap of two", lambda x: jax.vmap(lambda a, b: a / b)(jnp.array([x, x]), jnp.array([10., 10.]))[0])
off("vmap by one", lambda x: jax.vmap(lambda a, b: a / b, in_axes=(0, None))(jnp.array([x, x]), 10.)[0])
off("map", lambda x: lax.map(over, jnp.array([x, x]))[0])
off("value_and_grad", lambda x: jax.value_and_grad(over)(x)[0])
off("array", lambda x: over(jnp.array([x, x]))[0])
off("array of one", lambda x: over(jnp.array([x]))[0])
off("jit of two", lambda x: jax.jit(lambda a, b: a / b)(x, 10.))
off("jit of cond", lambda x: jax.jit(lambda x: lax.cond(x > 0, over, lambda x: x, x))(x))
off("div", lambda x: lax.div(x, 10.))
off("checkpoint", jax.checkpoint(over))
off("linearize", lambda x: jax.linearize(over, x)[0])
off("vjp", lambda x: jax.vjp(over, x)[0])
off("jvp", lambda x: jax.jvp(over, (x,), (1.,))[0])

# What is repeated for the dividend is inverted first.
table = jnp.sqrt(jnp.arange(1., 36.)).reshape(7, 5)
column, row, number = table[:, :1], table[0], jnp.float32(3.7)
def way(name, got, a, b):
    a, b = jnp.broadcast_arrays(jnp.asarray(a, dtype=jnp.float32), jnp.asarray(b, dtype=jnp.float32))
    ways = {"quotient": a / b, "inverse": a * (1 / b)}
    print(name, [kind for kind, made in ways.items() if bool((got == made).all())])
fast = jax.jit(lambda a, b: a / b)
for name, by in [("number", number), ("column", column), ("row", row), ("row of one", row[1:2]), ("table", table + 0.3)]:
    way(name, table / by, table, by)
    way(name + " jit", fast(table, by), table, by)
way("column by row", column / row, column, row)
way("few by many", column[:3] / jnp.arange(1., 6.), column[:3], jnp.arange(1., 6.))
way("number by table", number / table, number, table)
way("sum", table / table.sum(), table, table.sum())
way("sums", table / table.sum(1, keepdims=True), table, table.sum(1, keepdims=True))
way("norm", table / jnp.linalg.norm(table), table, jnp.linalg.norm(table))
way("integers", jnp.arange(35).reshape(7, 5) / jnp.asarray(7), jnp.arange(35).reshape(7, 5), 7)
way("vmap", jax.vmap(lambda r: r / r[1])(table), table, table[:, 1:2])
way("vmap by a number", jax.vmap(lambda r: r / number)(table), table, number)
way("lax.div", lax.div(table, number), table, number)

other = jnp.cos(table) + 2
texts = lambda x: [float(v).hex() for v in x.ravel()]
print(texts(jax.grad(lambda b: (table / b * table).sum())(other))[:6])
print(texts(jax.grad(lambda a: (a / column * other).sum())(table))[:6], texts(jax.grad(lambda b: (table / b * table).sum())(column))[:4])
print(float(jax.grad(lambda b: 7 / b)(number)).hex(), float(jax.grad(lambda b: 1.3 / b)(number)).hex(), float(jax.grad(lambda a, b: a / b, 1)(jnp.float32(1.3), number)).hex())

print(lax.div(7, 2), lax.div(jnp.int32(-7), jnp.int32(2)), lax.div(jnp.arange(-5, 6), jnp.full(11, -3)), lax.div(7., 2.), lax.div(jnp.uint8(200), jnp.uint8(7)), jax.jit(lax.div)(9, 4), lax.div(jnp.int8(-128), jnp.int8(3)))
@partial(jax.checkpoint, static_argnums=(1,))
def doubled(x, whole):
    return x * 2 if whole else x
print(repr(doubled(3., True)), repr(jax.checkpoint(lambda x, w: {"a": x * w})(2., jnp.arange(3.))["a"]), jax.grad(jax.remat(lambda x: x ** 2))(3.))

import optax
one, several = table[0], {"a": table[0], "b": table[1:3]}
print(texts(optax.tree_utils.tree_bias_correction(one, 0.9, jnp.int32(1))), texts(optax.tree_utils.tree_bias_correction(several, 0.9, jnp.int32(1))["a"]))
