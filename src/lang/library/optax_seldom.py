"""optax: gradients held to the size of the weights they change, and optimizers with one measure for each array."""
import jax
import jax.numpy as jnp
import optax
import _jnp
from collections import namedtuple

# in _nowhere
_map = jax.tree.map


def _unit_norm(x, axis):
    """The length of each unit that a layer's weights have, as large as they are."""
    if axis is None and jnp.squeeze(x).ndim <= 1:
        axis = tuple(range(x.ndim))
    elif axis is None:
        if x.ndim > 5:
            raise ValueError(f"Expected parameter with shape in (1, 2, 3, 4, 5), got {x.shape}. Use axis parameter to specify "
                             "reduction axes for other shapes.")
        axis = 0 if x.ndim < 4 else tuple(range(x.ndim - 1))
    return jnp.broadcast_to(jnp.sqrt(jnp.sum(x * x, axis=axis, keepdims=True)), x.shape)


def _unit_clip(length, most, g):
    return jnp.where(length < most, g, g * (most / jnp.maximum(length, 1e-6)))


# in optax
ScaleByNovogradState = namedtuple("ScaleByNovogradState", ["count", "mu", "nu"])


def adaptive_grad_clip(clipping, eps=1e-3, axis=None):
    def update(updates, state, params):
        if params is None:
            raise ValueError("You are using a transformation that requires the current value of parameters, but you are not passing "
                             "`params` when calling `update`.")
        most = _map(lambda p: clipping * jnp.maximum(_unit_norm(p, axis), eps), params)
        return _map(_unit_clip, _map(lambda g: _unit_norm(g, axis), updates), most, updates), state
    return optax.GradientTransformation(lambda params: optax.EmptyState(), update)


def scale_by_novograd(b1=0.9, b2=0.25, eps=1e-8, eps_root=0.0, weight_decay=0.0, mu_dtype=None):
    def size(g):
        return jnp.linalg.norm(g) ** 2

    def step(g, p, n):
        return g / (jnp.sqrt(n + eps_root) + eps) + weight_decay * p

    def first(updates, params, mu, nu):
        sizes = _map(size, updates)
        return _map(step, updates, params, sizes), sizes

    def later(updates, params, mu, nu):
        sizes = _map(lambda g, n: (1 - b2) * size(g) + b2 * n, updates, nu)
        return _map(lambda m, g, p, n: b1 * m + step(g, p, n), mu, updates, params, sizes), sizes

    def update(updates, state, params):
        count = state.count + _jnp.asarray(1, dtype="int32")
        mu, nu = jax.lax.cond(count == 1, first, later, updates, params, state.mu, state.nu)
        return mu, ScaleByNovogradState(count, mu, nu)
    return optax.GradientTransformation(lambda params: ScaleByNovogradState(
        jnp.zeros([], dtype="int32"), _map(jnp.zeros_like, params), _map(lambda p: jnp.zeros([], dtype=p.dtype), params)), update)


def novograd(learning_rate, b1=0.9, b2=0.25, eps=1e-6, eps_root=0.0, weight_decay=0.0):
    return optax.chain(scale_by_novograd(b1, b2, eps, eps_root, weight_decay), optax.scale_by_learning_rate(learning_rate))


def adamaxw(learning_rate, b1=0.9, b2=0.999, eps=1e-8, weight_decay=1e-4, mask=None):
    return optax.chain(optax.scale_by_adamax(b1, b2, eps), optax.add_decayed_weights(weight_decay, mask),
                       optax.scale_by_learning_rate(learning_rate))
