"""jax.nn.initializers whose names are those of other things: normal and uniform numbers."""
import _jax_draws

# in jax.nn.initializers
def normal(stddev=1e-2, dtype=None):
    return lambda key, shape, dtype=None: _jax_draws.normal(key, shape) * stddev


def uniform(scale=1e-2, dtype=None):
    return lambda key, shape, dtype=None: _jax_draws.uniform(key, shape) * scale


def truncated_normal(stddev=1e-2, dtype=None, lower=-2.0, upper=2.0):
    return lambda key, shape, dtype=None: _jax_draws.truncated_normal(key, lower, upper, shape) * stddev
