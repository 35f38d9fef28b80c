"""jax.nn.initializers whose names are those of other things: normal and uniform numbers, orthogonal rows."""
import math
import jax.numpy as jnp
import _jax_draws

# in jax.nn.initializers
def normal(stddev=1e-2, dtype=None):
    usual = dtype
    return lambda key, shape, dtype=usual: _jax_draws.typed(_jax_draws.normal(key, shape) * stddev, dtype)


def uniform(scale=1e-2, dtype=None):
    usual = dtype
    return lambda key, shape, dtype=usual: _jax_draws.typed(_jax_draws.uniform(key, shape) * scale, dtype)


def truncated_normal(stddev=1e-2, dtype=None, lower=-2.0, upper=2.0):
    usual = dtype
    return lambda key, shape, dtype=usual: _jax_draws.typed(_jax_draws.truncated_normal(key, lower, upper, shape) * stddev, dtype)


def orthogonal(scale=1.0, column_axis=-1, dtype=None):
    usual = dtype

    def init(key, shape, dtype=usual):
        if len(shape) < 2:
            raise ValueError("orthogonal initializer requires at least a 2D shape")
        columns = shape[column_axis]
        rest = [n for i, n in enumerate(shape) if i != column_axis % len(shape)]
        found = _jax_draws.orthogonal(key, math.prod(rest), m=columns).reshape(*rest, columns)
        return _jax_draws.typed(scale * jnp.moveaxis(found, -1, column_axis), dtype)
    return init
