# The sharp bits
import numpy as np
import jax
from jax import jit, lax, random, grad, vmap
import jax.numpy as jnp
numpy_array = np.zeros((3,3), dtype=np.float32)
numpy_array[1, :] = 1.0
print(numpy_array)
jax_array = jnp.zeros((3,3), dtype=jnp.float32)
try:
    jax_array[1, :] = 1.0
except Exception as e:
    print("Exception {}".format(e))
updated_array = jax_array.at[1, :].set(1.0)
print("updated array:\n", updated_array)
print("original array unchanged:\n", jax_array)
jax_array = jnp.ones((5, 6))
print(jax_array.at[::2, 3:].add(7.))
print(jnp.arange(10)[11])
print(jnp.arange(10.0).at[11].get(mode='fill', fill_value=jnp.nan))
print(np.sum([1, 2, 3]))
try:
    jnp.sum([1, 2, 3])
except TypeError as e:
    print(f"TypeError: {e}")
def permissive_sum(x):
    return jnp.sum(jnp.array(x))
print(permissive_sum(list(range(10))))
array = jnp.arange(10)
print(lax.fori_loop(0, 10, lambda i,x: x+array[i], 0))
key = random.key(43)
print(random.normal(key, shape=(1,)))
print("old key", key)
new_key, subkey = random.split(key)
del key
normal_sample = random.normal(subkey, shape=(1,))
print(r"    \---SPLIT --> new key   ", new_key)
print(r"             \--> new subkey", subkey, "--> normal", normal_sample)
x = jnp.array([1.5, 2.5]); x = x.at[0].multiply(2).at[1].min(1.0)
print(x, x.at[0].apply(jnp.sqrt), x.at[:].divide(2), x.at[1].power(3), x.at[0].max(10.))
print(repr(jnp.arange(8).at[::2].set(-1)), repr(jnp.zeros(3).at[jnp.array([0, 1, 0])].add(1.0)))
m = jnp.arange(12).reshape(3, 4)
print(m.at[1].set(0)); print(m.at[:, 1].add(100)); print(m.at[m % 2 == 0].set(-5))
print(jnp.where(m > 5, m, -m), m[m > 8] if False else m.max())
print(repr(jnp.int32(5) / 2), repr(jnp.arange(3) // 2), repr(jnp.arange(5) % 3), repr(7 / jnp.array(2)), repr(jnp.array([1, 2]) ** 2.0))
print(jnp.array([1, 2, 3]).dtype, jnp.array([1., 2]).dtype, jnp.array(True).dtype, jnp.array([1+2j]).dtype, jnp.ones(2, int).dtype, jnp.zeros(2, bool).dtype)
print(jnp.add(1, 1.0), repr(jnp.add(1, 1.0)), repr(jnp.asarray([1, 2, 3], dtype=jnp.float16) * 2), repr(jnp.uint8(255) + 1))
