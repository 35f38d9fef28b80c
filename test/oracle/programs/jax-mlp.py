# MLP on XOR in pure jnp with Adam
import jax, jax.numpy as jnp
from jax import random, grad, jit
def init(sizes, key):
    keys = random.split(key, len(sizes) - 1)
    return [(random.normal(k, (m, n)) * jnp.sqrt(2.0 / m), jnp.zeros(n)) for k, m, n in zip(keys, sizes[:-1], sizes[1:])]
def forward(params, x):
    for w, b in params[:-1]:
        x = jnp.tanh(x @ w + b)
    w, b = params[-1]
    return jax.nn.sigmoid(x @ w + b)
X = jnp.array([[0., 0.], [0., 1.], [1., 0.], [1., 1.]])
Y = jnp.array([[0.], [1.], [1.], [0.]])
def loss(params):
    p = forward(params, X)
    return -jnp.mean(Y * jnp.log(p + 1e-7) + (1 - Y) * jnp.log(1 - p + 1e-7))
params = init([2, 8, 1], random.PRNGKey(1))
print([w.shape for w, b in params])
print(jax.tree_util.tree_map(jnp.shape, params))
m = jax.tree.map(jnp.zeros_like, params)
v = jax.tree.map(jnp.zeros_like, params)
@jit
def step(params, m, v, t):
    g = grad(loss)(params)
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, m, g)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, v, g)
    def upd(p, m, v):
        return p - 0.05 * (m / (1 - 0.9 ** t)) / (jnp.sqrt(v / (1 - 0.999 ** t)) + 1e-8)
    return jax.tree.map(upd, params, m, v), m, v
for t in range(1, 201):
    params, m, v = step(params, m, v, t)
    if t % 50 == 0:
        print(t, f"{loss(params):.3f}")
print(jnp.round(forward(params, X)).ravel(), (forward(params, X) > 0.5).astype(jnp.int32).T)
