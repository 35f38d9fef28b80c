"""Densities of vectors, for jax.scipy.stats."""
import math
import jax
import jax.numpy as jnp

# in _nowhere
def _lgamma(x):
    return jax.scipy.special.gammaln(jnp.asarray(x, dtype=float))


# in _stats_vectors
def logpdf(x, mean, cov, allow_singular=None):
    mean, cov = jnp.asarray(mean), jnp.asarray(cov)
    if mean.ndim == 0:
        return -1 / 2 * (x - mean) ** 2 / cov - 1 / 2 * (math.log(2 * math.pi) + jnp.log(cov))
    n = mean.shape[-1]
    low = jnp.linalg.cholesky(cov)
    y = jax.scipy.linalg.solve_triangular(low, x - mean, lower=True)
    return -1 / 2 * jnp.sum(y * y) - n / 2 * math.log(2 * math.pi) - jnp.sum(jnp.log(jnp.diag(low)))

