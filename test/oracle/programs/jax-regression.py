# Linear regression by gradient descent
import jax
import jax.numpy as jnp
import numpy as np

key = jax.random.PRNGKey(42)
k1, k2 = jax.random.split(key)
X = jax.random.normal(k1, (50, 3))
true_w = jnp.array([1.5, -2.0, 0.5])
y = X @ true_w + 0.7 + 0.01 * jax.random.normal(k2, (50,))
print(X.shape, y.shape, X.dtype)

def predict(params, X):
    return jnp.dot(X, params['w']) + params['b']

def loss_fn(params, X, y):
    return jnp.mean((predict(params, X) - y) ** 2)

@jax.jit
def update(params, X, y, lr=0.1):
    loss, grads = jax.value_and_grad(loss_fn)(params, X, y)
    return jax.tree.map(lambda p, g: p - lr * g, params, grads), loss

params = {'w': jnp.zeros(3), 'b': jnp.array(0.0)}
for epoch in range(101):
    params, loss = update(params, X, y)
    if epoch % 20 == 0:
        print(f"epoch {epoch:3d} loss {loss:.4f}")
print("w:", np.round(np.asarray(params['w']), 3), "b:", round(float(params['b']), 3))
