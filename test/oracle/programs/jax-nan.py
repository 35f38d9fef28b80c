# NaN among values that are ordered and told apart, and a fixed number of distinct values.
import jax
import jax.numpy as jnp

nan = float("nan")
x = jnp.array([3, nan, 1, nan, 2, nan, 1, 0, jnp.inf])
print(jnp.unique(x), jnp.unique(x, equal_nan=False))
print(jnp.unique(x, return_index=True, return_inverse=True, return_counts=True))
print(jnp.argsort(x, descending=True), jnp.sort(x, descending=True))
print(jax.lax.top_k(x, 4))
print(jax.lax.top_k(jnp.array([3, 0, 7], jnp.uint32), 2))
rows = jnp.array([[1, nan], [1, nan], [0, 1]])
print(jnp.unique(rows, axis=0), jnp.unique(rows, axis=0, equal_nan=False, return_counts=True))
print(jnp.unique(x, size=8), jnp.unique(x, size=8, fill_value=-1), jnp.unique(x, size=3))
print(jnp.unique(jnp.array([2, 1, 2]), return_index=True, return_counts=True, size=4))
print(jnp.unique(jnp.array([[2, 1, 2], [0, 1, 0]]), axis=1, size=4, fill_value=9))
print(jnp.unique_counts(x))
print(jnp.unique_inverse(x))
print(jnp.unique_all(jnp.array([3, 1, 3])), jnp.unique_values(jnp.array([3, 1, 3]), size=4))
print(jnp.unique(jnp.array([[3, 1], [1, 2]]), return_inverse=True))
