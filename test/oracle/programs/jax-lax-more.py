# Draws in floats of 16 bits and complex ones, places beyond an array, windows, keys of sorts, axes and bits.
import jax
import jax.numpy as jnp
from jax import lax

k = jax.random.PRNGKey(42)
for d in (jnp.float16, jnp.bfloat16):
    print(jax.random.uniform(k, (6,), d), jax.random.uniform(k, (6,), d, minval=-1, maxval=3), jax.random.normal(k, (8,), d))
print(jax.random.bits(k, (3,), jnp.uint8), jax.random.bits(k, (3,), jnp.uint16), jax.random.normal(k, (3,), jnp.complex64))
x = jnp.arange(6.0).reshape(3, 2)
print(x.at[5].get(mode="fill", fill_value=-1), x.at[jnp.array([0, 7])].get(mode="fill", fill_value=0), x.at[1, 9].get(mode="fill", fill_value=3))
print(x.at[9].get(), x.at[-1].get(mode="fill"), x.at[jnp.array([-4])].get(mode="fill"), jnp.arange(3).at[5].get(mode="fill"))
print(x.at[jnp.array([0, 7])].add(1), x.at[jnp.array([1, 9, 1])].add(1), x.at[jnp.array([0, 7])].get(mode="clip"), x.at[7].add(1, mode="drop"))
x = jnp.arange(12.0).reshape(3, 4)
print(lax.reduce_window(x, -jnp.inf, lax.max, (2, 2), (1, 1), "VALID"), lax.reduce_window(x, 0.0, lax.add, (2, 2), (2, 2), "SAME"))
print(jax.grad(lambda x: lax.reduce_window(x, -jnp.inf, lax.max, (1, 2), (1, 2), "VALID").sum())(x))
print(lax.cummax(jnp.array([1, 3, 2])), lax.cummin(x, axis=1, reverse=True), lax.cumlogsumexp(jnp.arange(3.0)))
print(lax.sort(x[::-1], dimension=0), lax.sort((x[0], -x[0]), num_keys=1), lax.sort_key_val(-x[0], x[0]))
print(lax.sort((jnp.array([1, 0, 1, 0]), jnp.array([3, 2, 1, 0]), jnp.arange(4)), num_keys=2))
print(lax.dot_general(x, x, (((1,), (1,)), ((), ()))), lax.dot_general(x[:, None], x[:, :, None], (((2,), (1,)), ((0,), (0,)))))
print(lax.pad(x, 0.0, [(1, 0, 1), (0, -1, 0)]), lax.broadcasted_iota(jnp.int32, (2, 3), 1), lax.broadcast_in_dim(x[0], (2, 4), (1,)))
print(lax.collapse(x, 0, 2), lax.slice(x, (0, 1), (3, 4), (2, 1)), lax.argmax(x, 1, jnp.int32), lax.population_count(jnp.array([7, 8])))
print(lax.bitcast_convert_type(jnp.float32(1), jnp.int32), lax.shift_right_logical(jnp.array([-1]), jnp.array([28])), lax.reduce_max(x, (0,)), lax.nextafter(1.0, 2.0))
print(lax.index_take(x, (jnp.array([0, 2]), jnp.array([1, 3])), (0, 1)), jax.nn.sparse_sigmoid(jnp.array([-2.0, 0.5, 3.0])))
print(jax.ops.segment_max(jnp.arange(4.0), jnp.array([0, 0, 1, 3]), 4), jax.ops.segment_prod(jnp.arange(1, 5), jnp.array([0, 0, 1, 1]), num_segments=2))
print(jax.ShapeDtypeStruct((2,), jnp.float32))
