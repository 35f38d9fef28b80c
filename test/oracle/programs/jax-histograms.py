# Histograms, whose counts are floats; functions along an axis; points in a ball.
import jax
import jax.numpy as jnp

for x in (jnp.array([1, 2, 1]), jnp.array([1.0, 2, 1])):
    for options in ({"bins": 3}, {"bins": jnp.array([0, 1, 2, 3])}, {"bins": 3, "density": True},
                    {"bins": 3, "weights": jnp.array([1, 2, 3])}, {"bins": 2, "range": (0, 2)}):
        h, e = jnp.histogram(x, **options)
        print(h, h.dtype, e, e.dtype)
print(jnp.histogram_bin_edges(jnp.array([1, 2, 1]), 3), jnp.histogram(jnp.array([2.0, 2.0]), 2))
h, ex, ey = jnp.histogram2d(jnp.array([1.0, 2, 3]), jnp.array([1, 1, 2]), bins=2)
print(h, h.dtype, ex, ey)
h, e = jnp.histogramdd(jnp.arange(6.0).reshape(3, 2), bins=2)
print(h, len(e))
a = jnp.arange(6.0).reshape(2, 3)
print(jnp.apply_along_axis(jnp.sum, 0, a), jnp.apply_along_axis(lambda r: r * 2, 1, a))
print(jnp.apply_along_axis(lambda r, k: r + k, -1, a, 3.0))
b = jnp.arange(24.0).reshape(2, 3, 4)
for axis in (0, 1, 2):
    print(jnp.apply_along_axis(lambda r: jnp.outer(r, r), axis, b).shape, jnp.apply_along_axis(jnp.cumsum, axis, b)[1, 1])
k = jax.random.key(0)
for drawn in (jax.random.ball(k, 3), jax.random.ball(k, 2, shape=(3,)), jax.random.ball(k, 2, p=1.0, shape=(2,)),
              jax.random.generalized_normal(k, 2.0, (3,))):
    print([f"{float(v):.5f}" for v in drawn.ravel()], drawn.shape)
