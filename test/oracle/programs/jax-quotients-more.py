"""Quotients of floats of 16 bits and of complex numbers, to the last digit that JAX's compiler gives them."""
import jax
import jax.numpy as jnp

h = jnp.array([1.0, 2.0, 3.0, 0.1, 7.0, -5.0, 11.0], dtype=jnp.float16)
print(h / jnp.float16(3))
print(h / 7)
print(h / h.sum(), h / jnp.sqrt((h * h).sum()))
print(jax.jit(lambda h: h / h.sum())(h))
print(jax.nn.softmax(h))
print(h.mean(), h.std())
m = h[:6].reshape(2, 3)
print(m / m.sum(axis=1, keepdims=True), m / m)
b = h.astype(jnp.bfloat16)
print(b / jnp.bfloat16(3), b / 7, b / b.sum(), jax.nn.softmax(b))
z = jnp.array([1 + 2j, 3 - 1j, 0.1 + 0.7j, -2.5 + 0.3j], dtype=jnp.complex64)
print(z / z.sum(), z / 3, z / (2 - 3j))
print(jax.jit(lambda z: z / z.sum())(z))
print(1 / z, z / z[::-1], jnp.array([1.0, 2.0, 3.0, 4.0]) / z)
print(z / jnp.array([0j, 1e-3 + 5j, 4 + 1e-6j, 0.5 + 0.5j]))
