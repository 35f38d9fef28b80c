# Gradients and optax.
import jax
import jax.numpy as jnp
import optax

key = jax.random.key(0)
w = jax.random.normal(key, (3,))


@jax.jit
def loss(w):
    return jnp.sum((w - jnp.arange(3.0)) ** 2)


optimizer = optax.adam(0.1)
state = optimizer.init(w)
for i in range(5):
    value, grads = jax.value_and_grad(loss)(w)
    updates, state = optimizer.update(grads, state)
    w = optax.apply_updates(w, updates)
    print(i, f"{value:.4f}")
