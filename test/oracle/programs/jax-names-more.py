"""Names of JAX's that are seldom asked for."""
import jax
import jax.numpy as jnp
from jax import lax

x = jnp.arange(6.0).reshape(2, 3)
print(jnp.mgrid[0:3, 0:2], jnp.ogrid[:2, :3], jnp.mgrid[0:1:0.25], jnp.mgrid[0:1:3j])
print(jnp.r_[1:4, 0, 5.0], jnp.r_[x[0], x[1]], jnp.c_[jnp.arange(3), jnp.ones(3)])
print(jax.typeof(x), jax.typeof(1.0), repr(jax.typeof(jnp.ones((2, 3), jnp.int8))), jax.typeof(x).shape, jax.typeof(2))
print(repr(lax.Precision.HIGHEST), jnp.dot(x, x.T, precision=lax.Precision.HIGHEST), lax.dot(x, x.T, precision=lax.Precision.HIGH))
with jax.default_matmul_precision("float32"):
    print(x @ x.T)
print(lax.polygamma(1.0, 2.0), lax.zeta(2.0, 1.5), lax.betainc(1.0, 2.0, 0.25), lax.bessel_i0e(1.0), lax.bessel_i1e(1.0))
print(lax.clz(jnp.array([0, 1, 5, -1, 2**30])), lax.clz(jnp.array([0, 1, 200], jnp.uint8)))
print(lax.reduce_xor(jnp.array([[1, 2, 7], [4, 0, 1]]), (1,)), lax.reduce_xor(jnp.array([1, 2, 7]), (0,)))
print(lax.stack([jnp.ones(2), jnp.zeros(2)]), [row.tolist() for row in lax.unstack(x)], lax.broadcast_to_rank(jnp.ones(3), 2))
