# softmax classifier, minibatches
import jax
import jax.numpy as jnp
from jax import random
import numpy as np
rng = np.random.RandomState(0)
X = np.concatenate([rng.randn(30, 2) + c for c in ([0, 3], [3, 0], [-3, -2])]).astype(np.float32)
y = np.repeat(np.arange(3), 30)
X, y = jnp.array(X), jnp.array(y)
print(X.shape, X.dtype, y.dtype, y[:5])
def init(key):
    k1, k2 = random.split(key)
    return {'W1': 0.1 * random.normal(k1, (2, 16)), 'b1': jnp.zeros(16), 'W2': 0.1 * random.normal(k2, (16, 3)), 'b2': jnp.zeros(3)}
def logits(p, x):
    return jax.nn.relu(x @ p['W1'] + p['b1']) @ p['W2'] + p['b2']
def nll(p, x, y):
    lp = jax.nn.log_softmax(logits(p, x))
    return -jnp.mean(jnp.take_along_axis(lp, y[:, None], axis=1))
def nll2(p, x, y):
    return -jnp.mean(jnp.sum(jax.nn.one_hot(y, 3) * jax.nn.log_softmax(logits(p, x)), axis=-1))
@jax.jit
def accuracy(p, x, y):
    return jnp.mean(jnp.argmax(logits(p, x), axis=1) == y)
@jax.jit
def sgd(p, x, y, lr):
    l, g = jax.value_and_grad(nll)(p, x, y)
    return jax.tree_util.tree_map(lambda a, b: a - lr * b, p, g), l
p = init(random.PRNGKey(0))
print(f"{nll(p, X, y):.4f} {nll2(p, X, y):.4f}")
key = random.PRNGKey(1)
for epoch in range(5):
    key, sub = random.split(key)
    order = random.permutation(sub, len(X))
    total = 0.0
    for i in range(0, len(X), 30):
        idx = order[i:i + 30]
        p, l = sgd(p, X[idx], y[idx], 0.5)
        total += float(l)
    print(f"epoch {epoch}: loss {total / 3:.3f} acc {accuracy(p, X, y):.3f}")
print(jnp.argmax(logits(p, X[:3]), -1), repr(accuracy(p, X, y).dtype))
