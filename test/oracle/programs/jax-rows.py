# vmap: what a function does to one row, done to all.
import jax, jax.numpy as jnp
X = jnp.arange(24.0).reshape(4, 6) / 7
W = jnp.arange(18.0).reshape(6, 3) / 10
print(jax.vmap(lambda x: x @ W)(X))
print(jax.vmap(lambda w: X @ w, in_axes=1)(W), jax.vmap(lambda w: X @ w, in_axes=1, out_axes=1)(W))
print(jax.vmap(lambda a, i: a[i])(X, jnp.arange(4)), jax.vmap(lambda i: X[i, i])(jnp.arange(3)), jax.vmap(lambda k: X[:2, k])(jnp.array([1, 3])))
print(jax.vmap(lambda a, i, v: a.at[i].set(v))(X[:3, :3], jnp.array([0, 2, 1]), jnp.arange(3.0)))
print(jax.vmap(lambda i: jnp.zeros(3).at[i].add(1.0))(jnp.array([0, 2, 2])))
print(jax.vmap(jnp.sort)(-X[:2]), jax.vmap(jnp.argmax)(X), jax.vmap(lambda a: jnp.concatenate([a, a * 2]))(X[:2, :2]))
print(jax.vmap(lambda a: (jnp.sum(a), jnp.mean(a), jnp.max(a), jnp.cumsum(a)))(X))
print(jax.vmap(lambda a, b: jnp.outer(a, b), in_axes=(0, None), out_axes=2)(X[:2, :2], X[0, :3]))
print(jax.vmap(jax.vmap(lambda a, b: jnp.dot(a, b), (None, 0)), (0, None))(X[:2], X[:3]))
def model(p, x):
    return jnp.sum(jax.nn.relu(x @ p["w"] + p["b"]))
p = {"w": W - 0.5, "b": jnp.arange(3.0)}
def loss(p, x, y):
    return (model(p, x) - y) ** 2
y = jnp.array([1.0, 2.0, 3.0, 4.0])
print(jax.vmap(loss, in_axes=(None, 0, 0))(p, X, y))
print(jax.vmap(jax.grad(loss), in_axes=(None, 0, 0))(p, X, y))
print(jax.grad(lambda p: jnp.mean(jax.vmap(loss, (None, 0, 0))(p, X, y)))(p))
print(jax.jit(jax.vmap(jax.value_and_grad(loss), in_axes=(None, 0, 0)))(p, X, y)[0])
print(jax.vmap(lambda d, s: {"a": d["a"] * s, "b": (d["b"], s)}, in_axes=({"a": 0, "b": None}, 0))({"a": X[:, 0], "b": 5.0}, jnp.arange(4)))
print(jax.vmap(lambda x: (x, jnp.ones(2)), out_axes=(0, None))(jnp.arange(3)), jax.vmap(lambda x, *, k: x * k)(jnp.arange(3), k=jnp.arange(3.0)))
keys = jax.random.split(jax.random.PRNGKey(1), 4)
print(jax.vmap(lambda k, m: m + jax.random.normal(k, (2,)))(keys, jnp.arange(4.0)))
print(jnp.round(jax.vmap(jnp.linalg.inv)(jnp.stack([jnp.eye(2) * 2, jnp.array([[1.0, 2.0], [3.0, 4.0]])])), 3), jax.vmap(jnp.linalg.norm)(X))
print(jax.vmap(lambda x: jnp.where(x > 1, x, -x))(X[:2]), jax.vmap(jnp.maximum, (0, None))(X[:2, :3], 1.0))
print(jax.vmap(lambda x: x if x.shape == (6,) else None)(X[:1]), jax.vmap(lambda a: jnp.pad(a, 1)[::2])(X[:2]))
print(jax.vmap(lambda a: a.T.reshape(-1))(X.reshape(2, 2, 6)), jax.vmap(lambda a: jnp.stack([a, a + 1], axis=1)[:2])(X[:2]))
print(jax.vmap(jax.nn.softmax)(X[:2]), jax.vmap(lambda l, i: -jax.nn.log_softmax(l)[i])(X[:3], jnp.array([0, 1, 2])))
print(jax.vmap(lambda s: jax.lax.fori_loop(0, 3, lambda i, v: v * 2 + i, s))(jnp.arange(3.0)))
print(jax.hessian(lambda v: jnp.sum(jax.vmap(lambda a: a ** 3)(v)))(jnp.array([1.0, 2.0])))
try:
    jax.vmap(lambda a, b: a + b)(X, X[:2])
except ValueError as e:
    print("inconsistent" in str(e))
calls = []
print(jax.vmap(lambda a: calls.append(1) or a * 2)(jnp.arange(5)), len(calls))
