# jnp.linspace between whole numbers in narrower dtypes than those of the widest numbers.
import jax
jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp

for dtype in (jnp.float32, jnp.float16, jnp.bfloat16, jnp.float64, jnp.int32, jnp.int64, None):
    print(jnp.linspace(0, 1, 5, dtype=dtype))
    print(jnp.linspace(0, 7, 4, endpoint=False, dtype=dtype).tolist())
    print(jnp.linspace(-1, 1, 8, dtype=dtype).tolist())
    print(jnp.linspace(0, 1, 11, dtype=dtype).tolist())
print(jnp.linspace(jnp.array([0, 1]), 4, 3, dtype=jnp.float16))
print(jnp.linspace(0, 1, 5, retstep=True, dtype=jnp.float32))
print(jnp.linspace(0.1, 1, 4, retstep=True, dtype=jnp.float16))
print(jnp.linspace(2, 5, 1, retstep=True, dtype=jnp.float16))
print(jnp.linspace(0, 1, 3, dtype=jnp.complex64))
