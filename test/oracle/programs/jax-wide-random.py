import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp

# What is drawn where numbers of 64 bits were asked for.
key = jax.random.key(42)
print(jax.random.uniform(key, (4,)), jax.random.uniform(key, (2,)).dtype, jax.random.uniform(key))
print(jax.random.uniform(key, (3,), minval=-2.0, maxval=5.0), jax.random.uniform(key, (3,), dtype=jnp.float32))
print(jax.random.normal(key, (5,)), jax.random.normal(key, (2,)).dtype, jax.random.normal(key, (3,), dtype=jnp.float32))
print(jax.random.normal(jax.random.PRNGKey(0), (2, 3)))
print(jax.random.randint(key, (6,), 0, 100), jax.random.randint(key, (2,), -5, 5).dtype)
print(jax.random.randint(key, (3,), 0, 10 ** 15), jax.random.randint(key, (3,), 0, 10, dtype=jnp.int32))
print(jax.random.bernoulli(key, 0.3, (8,)), jax.random.exponential(key, (3,)))
print(jax.random.bits(key, (3,)), jax.random.bits(key, (2,)).dtype)
print(jax.random.choice(key, 10, (5,)), jax.random.choice(key, jnp.arange(5.0), (3,)))
print(jax.random.gumbel(key, (3,)), jax.random.laplace(key, (3,)))
print(jax.random.uniform(jax.random.split(key)[1], (2,)).tolist())
