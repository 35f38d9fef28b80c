"""jax.nn.initializers whose names are those of other things: normal and uniform numbers, orthogonal rows."""
import math
import jax.numpy as jnp
import _jax_draws
import _jax_shapes

# in _nowhere
def _in(dtype, made):
    return made if dtype is None else made.astype(dtype)


# in jax.nn.initializers
def normal(stddev=1e-2, dtype=None):
    usual = dtype
    return lambda key, shape, dtype=usual: _in(dtype, _jax_draws.normal(key, shape) * stddev)


def uniform(scale=1e-2, dtype=None):
    usual = dtype
    return lambda key, shape, dtype=usual: _in(dtype, _jax_draws.uniform(key, shape) * scale)


def truncated_normal(stddev=1e-2, dtype=None, lower=-2.0, upper=2.0):
    usual = dtype
    return lambda key, shape, dtype=usual: _in(dtype, _jax_draws.truncated_normal(key, lower, upper, shape) * stddev)


def orthogonal(scale=1.0, column_axis=-1, dtype=None):
    usual = dtype

    def init(key, shape, dtype=usual):
        if len(shape) < 2:
            raise ValueError("orthogonal initializer requires at least a 2D shape")
        columns = shape[column_axis]
        rest = [n for i, n in enumerate(shape) if i != column_axis % len(shape)]
        found = _jax_shapes.draw_orthogonal(key, math.prod(rest), m=columns).reshape(*rest, columns)
        return _in(dtype, scale * jnp.moveaxis(found, -1, column_axis))
    return init
