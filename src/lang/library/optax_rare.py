"""optax: Adafactor, Rprop, Adan, Lookahead and others whose steps go by the sizes of weights, of gradients or of the loss."""
import collections
import jax
import jax.numpy as jnp
import numpy as np
import optax
import _jax_draws
import _optax_steps as _steps
from collections import namedtuple

# in _nowhere
_map = jax.tree.map


def _wanted(params):
    if params is None:
        raise ValueError("You are using a transformation that requires the current value of parameters, but you are not passing "
                         "`params` when calling `update`.")


def _stateless(change):
    def update(updates, state, params=None):
        return change(updates, params), state
    return optax.GradientTransformation(lambda params: optax.EmptyState(), update)


def _axes(shape, factored, least):
    """The two largest axes, where rows and columns stand for all of a matrix; None where each weight has its own."""
    if not factored or len(shape) < 2:
        return None
    order = np.argsort(shape)
    return None if shape[order[-2]] < least else (int(order[-2]), int(order[-1]))


def _root_mean_square(x):
    return jnp.sqrt(jnp.mean(jnp.square(x)))


def _without(p, axis):
    return jnp.zeros([n for i, n in enumerate(p.shape) if i != axis], dtype=p.dtype)


class _Parts:
    """What one array gives, on its way into trees of its own."""
    def __init__(self, *parts):
        self.parts = parts


def _taken(tree, i):
    return _map(lambda one: one.parts[i], tree)


# in optax
FactoredState = namedtuple("FactoredState", ["count", "v_row", "v_col", "v"])
ScaleByRpropState = namedtuple("ScaleByRpropState", ["step_sizes", "prev_updates"])
ScaleByAdanState = namedtuple("ScaleByAdanState", ["m", "v", "n", "g", "t"])
LookaheadState = namedtuple("LookaheadState", ["fast_state", "steps_since_sync"])
AddNoiseState = namedtuple("AddNoiseState", ["count", "rng_key"])
NonNegativeParamsState = namedtuple("NonNegativeParamsState", [])


class LookaheadParams(namedtuple("LookaheadParams", ["fast", "slow"])):
    @classmethod
    def init_synced(cls, params):
        return cls(fast=params, slow=params)


def scale_by_factored_rms(factored=True, decay_rate=0.8, step_offset=0, min_dim_size_to_factor=128, epsilon=1e-30, decay_rate_fn=None):
    rate_of = decay_rate_fn or (lambda step, exponent: 1.0 - jnp.array(step + 1, jnp.float32) ** (-exponent))

    def init(params):
        def begun(p):
            axes, none = _axes(p.shape, factored, min_dim_size_to_factor), jnp.zeros((1,), dtype=p.dtype)
            return _Parts(none, none, jnp.zeros_like(p)) if axes is None else _Parts(_without(p, axes[1]), _without(p, axes[0]), none)
        made = _map(begun, params)
        return FactoredState(_steps.no_count(), _taken(made, 0), _taken(made, 1), _taken(made, 2))

    def stepped(g, row, column, v, p, rate):
        axes, none = _axes(p.shape, factored, min_dim_size_to_factor), jnp.zeros((1,), dtype=p.dtype)
        squares = jnp.square(g) + epsilon
        if axes is None:
            v = (rate * v + (1.0 - rate) * squares).astype(p.dtype)
            return _Parts(none, none, v, g * v ** -0.5)
        low, high = axes
        row = (rate * row + (1.0 - rate) * jnp.mean(squares, axis=high)).astype(p.dtype)
        column = (rate * column + (1.0 - rate) * jnp.mean(squares, axis=low)).astype(p.dtype)
        mean = jnp.mean(row, axis=low - 1 if low > high else low, keepdims=True)
        scaled = g * jnp.expand_dims((row / mean) ** -0.5, axis=high) * jnp.expand_dims(column ** -0.5, axis=low)
        return _Parts(row, column, none, scaled)

    def update(updates, state, params=None):
        _wanted(params)
        rate = rate_of(state.count - step_offset, decay_rate)
        made = _map(lambda g, r, c, v, p: stepped(g, r, c, v, p, rate), updates, state.v_row, state.v_col, state.v, params)
        return _taken(made, 3), FactoredState(_steps.counted(state.count), _taken(made, 0), _taken(made, 1), _taken(made, 2))
    return optax.GradientTransformation(init, update)


def clip_by_block_rms(threshold):
    return _stateless(lambda updates, params: _map(lambda g: g / jnp.maximum(1.0, _root_mean_square(g) / threshold), updates))


def scale_by_param_block_rms(min_scale=1e-3):
    def change(updates, params):
        _wanted(params)
        return _map(lambda g, p: g * safe_root_mean_squares(p, min_scale), updates, params)
    return _stateless(change)


def scale_by_param_block_norm(min_scale=1e-3):
    def change(updates, params):
        _wanted(params)
        return _map(lambda g, p: g * safe_norm(p, min_scale), updates, params)
    return _stateless(change)


def adafactor(learning_rate=None, min_dim_size_to_factor=128, decay_rate=0.8, decay_offset=0, multiply_by_parameter_scale=True,
              clipping_threshold=1.0, momentum=None, dtype_momentum=jnp.float32, weight_decay_rate=None, eps=1e-30, factored=True,
              weight_decay_mask=None):
    parts = [scale_by_factored_rms(factored, decay_rate, decay_offset, min_dim_size_to_factor, eps)]
    if clipping_threshold is not None:
        parts.append(clip_by_block_rms(clipping_threshold))
    if learning_rate is not None:
        parts.append(optax.scale_by_learning_rate(learning_rate, flip_sign=False))
    if multiply_by_parameter_scale:
        parts.append(scale_by_param_block_rms())
    if momentum is not None:
        parts.append(optax.ema(momentum, debias=False, accumulator_dtype=dtype_momentum))
    if weight_decay_rate is not None:
        parts.append(optax.add_decayed_weights(weight_decay_rate, mask=weight_decay_mask))
    return optax.chain(*parts, optax.scale(-1))


def scale_by_rprop(learning_rate, eta_minus=0.5, eta_plus=1.2, min_step_size=1e-6, max_step_size=50.0):
    def grown(sign, size):
        return jnp.where(sign == 0, size, jnp.clip(size * jnp.where(sign > 0, eta_plus, eta_minus), min_step_size, max_step_size))

    def unless_turned(sign, g):
        return jnp.where(sign < 0, jnp.zeros_like(g), g)

    def update(updates, state, params=None):
        signs = _map(lambda g, before: g * before, updates, state.prev_updates)
        sizes = _map(grown, signs, state.step_sizes)
        made = _map(lambda s, g, size: unless_turned(s, size * jnp.sign(g)), signs, updates, sizes)
        return _map(unless_turned, signs, state.prev_updates), ScaleByRpropState(sizes, made)
    return optax.GradientTransformation(lambda params: ScaleByRpropState(
        _map(lambda p: jnp.full_like(p, learning_rate), params), _map(jnp.zeros_like, params)), update)


def rprop(learning_rate, eta_minus=0.5, eta_plus=1.2, min_step_size=1e-6, max_step_size=50.0):
    return optax.chain(scale_by_rprop(learning_rate, eta_minus, eta_plus, min_step_size, max_step_size), optax.scale(-1.0))


def scale_by_adan(b1=0.98, b2=0.92, b3=0.99, eps=1e-8, eps_root=0.0):
    def update(updates, state, params=None):
        changes = _map(lambda g, before: jnp.where(state.t == 0, jnp.zeros_like(g), g - before), updates, state.g)
        m, v = _steps.moments_of(updates, state.m, b1, 1), _steps.moments_of(changes, state.v, b2, 1)
        n = _steps.moments_of(_map(lambda g, d: g + (1 - b2) * d, updates, changes), state.n, b3, 2)
        t = _steps.counted(state.t)
        whole = [optax.tree.bias_correction(moment, b, t) for moment, b in [(m, b1), (v, b2), (n, b3)]]
        made = _map(lambda m, v, n: (m + (1 - b2) * v) / (jnp.sqrt(n + eps_root) + eps), *whole)
        return made, ScaleByAdanState(m, v, n, updates, t)
    return optax.GradientTransformation(lambda params: ScaleByAdanState(
        *[_map(jnp.zeros_like, params) for i in range(4)], _steps.no_count()), update)


def adan(learning_rate, b1=0.98, b2=0.92, b3=0.99, eps=1e-8, eps_root=1e-8, weight_decay=0.0, mask=None):
    return optax.chain(scale_by_adan(b1, b2, b3, eps, eps_root), optax.add_decayed_weights(weight_decay, mask),
                       optax.scale_by_learning_rate(learning_rate))


def lookahead(fast_optimizer, sync_period, slow_step_size, reset_state=False):
    if sync_period < 1:
        raise ValueError("Synchronization period must be >= 1.")

    def update(updates, state, params):
        updates, fast = fast_optimizer.update(updates, state.fast_state, params.fast)
        syncs = state.steps_since_sync == sync_period - 1
        apart = _map(lambda f, u, s: f + u - s, params.fast, updates, params.slow)
        slow = _map(lambda d: slow_step_size * syncs * d, apart)
        made = _map(lambda u, d: u - syncs * (1 - slow_step_size) * d, updates, apart)
        if reset_state:
            fast = _map(lambda now, new: (1 - syncs) * now + syncs * new, fast, fast_optimizer.init(params.fast))
        return LookaheadParams(made, slow), LookaheadState(fast, (state.steps_since_sync + 1) % sync_period)
    return optax.GradientTransformation(
        lambda params: LookaheadState(fast_optimizer.init(getattr(params, "fast", params)), _steps.no_count()), update)


def add_noise(eta, gamma, key=None, seed=None):
    key = seed if key is None else key

    def update(updates, state, params=None):
        count = _steps.counted(state.count)
        spread = jnp.sqrt(eta / count ** gamma)
        after, drawn = _jax_draws.split(state.rng_key)
        leaves, tree = jax.tree.flatten(updates)
        keys = _jax_draws.split(drawn, len(leaves))
        noise = [_jax_draws.normal(k, g.shape, g.dtype) for k, g in zip(keys, leaves)]
        return tree.unflatten([g + spread * n for g, n in zip(leaves, noise)]), AddNoiseState(count, after)
    return optax.GradientTransformation(lambda params: AddNoiseState(
        _steps.no_count(), _jax_draws.key(key or 0) if key is None or isinstance(key, int) else key), update)


def noisy_sgd(learning_rate, eta=0.01, gamma=0.55, key=None, seed=None):
    return optax.chain(add_noise(eta, gamma, key, seed), optax.scale_by_learning_rate(learning_rate))


def fromage(learning_rate, min_norm=1e-6):
    factor = 1 / (1 + learning_rate ** 2) ** 0.5
    return optax.chain(optax.scale_by_trust_ratio(min_norm), optax.scale_by_learning_rate(learning_rate * factor),
                       optax.add_decayed_weights(factor - 1))


def signum(learning_rate, beta=0.9, accumulator_dtype=None):
    return optax.chain(optax.ema(beta, debias=False, accumulator_dtype=accumulator_dtype), optax.scale_by_sign(),
                       optax.scale_by_learning_rate(learning_rate))


def polyak_sgd(max_learning_rate=1.0, scaling=1.0, f_min=0.0, eps=0.0, variant="sps"):
    if variant not in ("sps", "sps+"):
        raise ValueError(f"Invalid argument value for Polyak SGD: variant={variant!r}")
    sgd = optax.sgd(scaling)

    def update(updates, state, params=None, value=None, **extra):
        updates, inner = sgd.update(updates, state[0], params)
        size = sum([jnp.sum(jnp.square(g)) for g in jax.tree.leaves(updates)])
        gap = jnp.array(value - f_min).astype(size.dtype)
        gap = jax.nn.relu(gap) if variant == "sps+" else gap
        step = jnp.where(size + eps <= jnp.finfo(jnp.float32).eps, 0.0, jnp.minimum(gap / (size + eps), max_learning_rate))
        return _map(lambda g: step * g, updates), (inner, state[1])
    return optax.GradientTransformation(lambda params: (sgd.init(params), optax.EmptyState()), update)


def keep_params_nonnegative():
    def update(updates, state, params=None):
        _wanted(params)
        return _map(lambda p, g: jnp.where(p + g < 0.0, -p, g), params, updates), state
    return optax.GradientTransformation(lambda params: NonNegativeParamsState(), update)


def normalize_by_update_norm(scale_factor=1.0, eps=1e-6):
    def change(updates, params):
        size = (optax.global_norm(updates) + eps) / scale_factor
        return _map(lambda g: g / size, updates)
    return _stateless(change)


def safe_norm(x, min_norm, ord=None, axis=None, keepdims=False):
    norm = jnp.linalg.norm(x, ord=ord, axis=axis, keepdims=True)
    sure = jnp.where(norm <= min_norm, jnp.ones_like(x), x)
    norm = norm if keepdims else jnp.squeeze(norm, axis=axis)
    return jnp.where(norm <= min_norm, min_norm, jnp.linalg.norm(sure, ord=ord, axis=axis, keepdims=keepdims))


def safe_root_mean_squares(x, min_rms):
    size = _root_mean_square(x)
    return jnp.where(size <= min_rms, min_rms, _root_mean_square(jnp.where(size <= min_rms, jnp.ones_like(x), x)))


def named_chain(*args):
    names = [name for name, _ in args]
    if len(names) != len(set(names)):
        raise ValueError(f"Named transformations must have unique names, but got {names}")

    def update(updates, state, params=None):
        after = collections.OrderedDict()
        for name, one in args:
            updates, after[name] = one.update(updates, state[name], params)
        return updates, after
    return optax.GradientTransformation(lambda params: collections.OrderedDict([(name, one.init(params)) for name, one in args]), update)
