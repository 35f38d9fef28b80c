"""optax: steps of gradient descent that are put together of parts, each with a state of its own."""
import jax
import jax.numpy as jnp
import optax
import _jnp
from collections import namedtuple

# in _optax_steps
def zeros_in(tree):
    return jax.tree.map(jnp.zeros_like, tree)


def counted(count):
    return count + _jnp.asarray(1, dtype="int32")


def no_count():
    return jnp.zeros([], dtype="int32")


def moments_of(updates, moments, decay, order):
    return jax.tree.map(lambda g, t: (1 - decay) * (g ** order if order > 1 else g) + decay * t, updates, moments)


# in _nowhere
_map = jax.tree.map


def _rate(value, count):
    return value(count) if callable(value) else value


def _average(mu, updates, decay, count, nesterov):
    """The first moment, corrected; with what comes next in it."""
    if not nesterov:
        return optax.tree.bias_correction(mu, decay, count)
    return _map(lambda m, g: decay * m + (1 - decay) * g, optax.tree.bias_correction(mu, decay, counted(count)), optax.tree.bias_correction(updates, decay, count))


# in optax
class EmptyState(namedtuple("EmptyState", [])):
    """Nothing is kept."""


GradientTransformation = namedtuple("GradientTransformation", ["init", "update"])
GradientTransformationExtraArgs = GradientTransformation
Params = Updates = OptState = object
ScaleByAdamState = namedtuple("ScaleByAdamState", ["count", "mu", "nu"])
ScaleByLionState = namedtuple("ScaleByLionState", ["count", "mu"])
ScaleByRmsState = namedtuple("ScaleByRmsState", ["nu"])
ScaleByRssState = namedtuple("ScaleByRssState", ["sum_of_squares"])
ScaleByBeliefState = namedtuple("ScaleByBeliefState", ["count", "mu", "nu"])
ScaleByScheduleState = namedtuple("ScaleByScheduleState", ["count"])
ScaleByAdaDeltaState = namedtuple("ScaleByAdaDeltaState", ["e_g", "e_x"])
TraceState = namedtuple("TraceState", ["trace"])


def apply_updates(params, updates):
    return _map(lambda p, u: _jnp.asarray(p + u).astype(_jnp.asarray(p).dtype), params, updates)


def incremental_update(new_tensors, old_tensors, step_size):
    return _map(lambda new, old: step_size * new + (1.0 - step_size) * old, new_tensors, old_tensors)


def global_norm(updates):
    return jnp.sqrt(sum([jnp.sum(jnp.square(x)) for x in jax.tree.leaves(updates)]))


def identity():
    return GradientTransformation(lambda params: EmptyState(), lambda updates, state, params=None: (updates, state))


def set_to_zero():
    return GradientTransformation(lambda params: EmptyState(), lambda updates, state, params=None: (zeros_in(updates), state))


def chain(*args):
    def init(params):
        return tuple([one.init(params) for one in args])

    def update(updates, state, params=None):
        if len(args) != len(state):
            raise ValueError("The number of updates and states has to be the same in chain! Make sure you have called init first!")
        after = []
        for one, its in zip(args, state):
            updates, its = one.update(updates, its, params)
            after.append(its)
        return updates, tuple(after)
    return GradientTransformation(init, update)


def _plain(change):
    """A part that keeps nothing."""
    return GradientTransformation(lambda params: EmptyState(), lambda updates, state, params=None: (change(updates, params), state))


def scale(step_size):
    return _plain(lambda updates, params: _map(lambda g: step_size * g, updates))


def scale_by_schedule(step_size_fn):
    def update(updates, state, params=None):
        size = step_size_fn(state.count)
        return _map(lambda g: _jnp.asarray(size, dtype=g.dtype) * g, updates), ScaleByScheduleState(counted(state.count))
    return GradientTransformation(lambda params: ScaleByScheduleState(no_count()), update)


def scale_by_learning_rate(learning_rate, *, flip_sign=True):
    sign = -1 if flip_sign else 1
    if callable(learning_rate):
        return scale_by_schedule(lambda count: sign * learning_rate(count))
    return scale(sign * learning_rate)


def clip(max_delta):
    return _plain(lambda updates, params: _map(lambda g: jnp.clip(g, -max_delta, max_delta), updates))


def clip_by_global_norm(max_norm):
    def change(updates, params):
        norm = global_norm(updates)
        return _map(lambda g: jnp.where(norm < max_norm, g, (g / norm.astype(g.dtype)) * max_norm), updates)
    return _plain(change)


def add_decayed_weights(weight_decay=0.0, mask=None):
    def change(updates, params):
        if params is None:
            raise ValueError("You are using a transformation that requires the current value of parameters, but you are not passing "
                             "`params` when calling `update`.")
        wanted = mask(params) if callable(mask) else mask
        if wanted is None:
            return _map(lambda g, p: g + weight_decay * p, updates, params)
        return _map(lambda g, p, m: g + weight_decay * p if m else g, updates, params, wanted)
    return _plain(change)


def trace(decay, nesterov=False, accumulator_dtype=None):
    def update(updates, state, params=None):
        kept = _map(lambda g, t: g + decay * t, updates, state.trace)
        return _map(lambda g, t: g + decay * t, updates, kept) if nesterov else kept, TraceState(kept)
    return GradientTransformation(lambda params: TraceState(zeros_in(params)), update)


def scale_by_adam(b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, *, nesterov=False):
    def update(updates, state, params=None):
        mu, nu = moments_of(updates, state.mu, b1, 1), moments_of(updates, state.nu, b2, 2)
        count = counted(state.count)
        mu_hat = _average(mu, updates, b1, count, nesterov)
        made = _map(lambda m, v: m / (jnp.sqrt(v + eps_root) + eps), mu_hat, optax.tree.bias_correction(nu, b2, count))
        return made, ScaleByAdamState(count, mu, nu)
    return GradientTransformation(lambda params: ScaleByAdamState(no_count(), zeros_in(params), zeros_in(params)), update)


def scale_by_adamax(b1=0.9, b2=0.999, eps=1e-8):
    def update(updates, state, params=None):
        count = counted(state.count)
        mu = moments_of(updates, state.mu, b1, 1)
        nu = _map(lambda g, t: jnp.maximum(abs(g) + eps, b2 * t), updates, state.nu)
        return _map(lambda m, v: m / v, optax.tree.bias_correction(mu, b1, count), nu), ScaleByAdamState(count, mu, nu)
    return GradientTransformation(lambda params: ScaleByAdamState(no_count(), zeros_in(params), zeros_in(params)), update)


def scale_by_radam(b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, threshold=5.0, *, nesterov=False):
    bound = 2.0 / (1.0 - b2) - 1.0

    def update(updates, state, params=None):
        mu, nu = moments_of(updates, state.mu, b1, 1), moments_of(updates, state.nu, b2, 2)
        count = counted(state.count)
        b2t = _jnp.asarray(b2, dtype="float32") ** count
        ro = bound - 2 * count * b2t / (1 - b2t)
        mu_hat = _average(mu, updates, b1, count, nesterov)
        r = jnp.sqrt((ro - 4.0) * (ro - 2.0) * bound / ((bound - 4.0) * (bound - 2.0) * ro))
        made = _map(lambda m, v: jnp.where(ro >= threshold, r * m / (jnp.sqrt(v + eps_root) + eps), m), mu_hat,
                    optax.tree.bias_correction(nu, b2, count))
        return made, ScaleByAdamState(count, mu, nu)
    return GradientTransformation(lambda params: ScaleByAdamState(no_count(), zeros_in(params), zeros_in(params)), update)


def scale_by_belief(b1=0.9, b2=0.999, eps=1e-16, eps_root=1e-16, *, nesterov=False):
    def update(updates, state, params=None):
        mu = moments_of(updates, state.mu, b1, 1)
        errors = _map(lambda g, m: g - m, updates, mu)
        nu = _map(lambda v: v + eps_root, moments_of(errors, state.nu, b2, 2))
        count = counted(state.count)
        made = _map(lambda m, v: m / (jnp.sqrt(v) + eps), _average(mu, updates, b1, count, nesterov), optax.tree.bias_correction(nu, b2, count))
        return made, ScaleByBeliefState(count, mu, nu)
    return GradientTransformation(lambda params: ScaleByBeliefState(no_count(), zeros_in(params), zeros_in(params)), update)


def scale_by_yogi(b1=0.9, b2=0.999, eps=1e-3, eps_root=0.0, initial_accumulator_value=1e-6):
    def init(params):
        full = _map(lambda p: jnp.full_like(p, initial_accumulator_value), params)
        return ScaleByAdamState(no_count(), full, full)

    def update(updates, state, params=None):
        mu = moments_of(updates, state.mu, b1, 1)
        nu = _map(lambda g, v: v - (1 - b2) * jnp.sign(v - g ** 2) * g ** 2, updates, state.nu)
        count = counted(state.count)
        made = _map(lambda m, v: m / (jnp.sqrt(v + eps_root) + eps), optax.tree.bias_correction(mu, b1, count), optax.tree.bias_correction(nu, b2, count))
        return made, ScaleByAdamState(count, mu, nu)
    return GradientTransformation(init, update)


def scale_by_lion(b1=0.9, b2=0.99, mu_dtype=None):
    def update(updates, state, params=None):
        made = _map(lambda g, m: jnp.sign((1.0 - b1) * g + b1 * m), updates, state.mu)
        return made, ScaleByLionState(counted(state.count), moments_of(updates, state.mu, b2, 1))
    return GradientTransformation(lambda params: ScaleByLionState(no_count(), zeros_in(params)), update)


def scale_by_rms(decay=0.9, eps=1e-8, initial_scale=0.0, eps_in_sqrt=True, bias_correction=False):
    def update(updates, state, params=None):
        nu = moments_of(updates, state.nu, decay, 2)
        root = (lambda v: jnp.sqrt(v + eps)) if eps_in_sqrt else (lambda v: jnp.sqrt(v) + eps)
        return _map(lambda g, v: g / root(v), updates, nu), ScaleByRmsState(nu)
    return GradientTransformation(lambda params: ScaleByRmsState(_map(lambda p: jnp.full_like(p, initial_scale), params)), update)


def scale_by_rss(initial_accumulator_value=0.1, eps=1e-7):
    def update(updates, state, params=None):
        total = _map(lambda g, t: jnp.square(g) + t, updates, state.sum_of_squares)
        inverse = _map(lambda t: jnp.where(t > 0, 1 / jnp.sqrt(t + eps), 0.0), total)
        return _map(lambda g, s: s * g, updates, inverse), ScaleByRssState(total)
    return GradientTransformation(
        lambda params: ScaleByRssState(_map(lambda p: jnp.full_like(p, initial_accumulator_value), params)), update)


def scale_by_adadelta(rho=0.9, eps=1e-6):
    def update(updates, state, params=None):
        e_g = moments_of(updates, state.e_g, rho, 2)
        made = _map(lambda g, a, b: jnp.sqrt(b + eps) / jnp.sqrt(a + eps) * g, updates, e_g, state.e_x)
        return made, ScaleByAdaDeltaState(e_g, moments_of(made, state.e_x, rho, 2))
    return GradientTransformation(lambda params: ScaleByAdaDeltaState(zeros_in(params), zeros_in(params)), update)


def scale_by_trust_ratio(min_norm=0.0, trust_coefficient=1.0, eps=0.0):
    def one(g, p):
        size = jnp.sqrt(jnp.sum(jnp.square(p)))
        step = jnp.sqrt(jnp.sum(jnp.square(g)))
        ratio = trust_coefficient * size / (step + eps)
        return g * jnp.where((size == 0.0) | (step == 0.0), jnp.array(1.0, dtype=p.dtype), ratio)
    return _plain(lambda updates, params: _map(one, updates, params))


# The optimizers that are made of these.
def sgd(learning_rate, momentum=None, nesterov=False, accumulator_dtype=None):
    first = identity() if momentum is None else trace(momentum, nesterov)
    return chain(first, scale_by_learning_rate(learning_rate))


def adam(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, *, nesterov=False):
    return chain(scale_by_adam(b1, b2, eps, eps_root, nesterov=nesterov), scale_by_learning_rate(learning_rate))


def nadam(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None):
    return adam(learning_rate, b1, b2, eps, eps_root, nesterov=True)


def adamw(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, weight_decay=1e-4, mask=None, *, nesterov=False):
    return chain(scale_by_adam(b1, b2, eps, eps_root, nesterov=nesterov), add_decayed_weights(weight_decay, mask),
                 scale_by_learning_rate(learning_rate))


def nadamw(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None, weight_decay=1e-4, mask=None):
    return adamw(learning_rate, b1, b2, eps, eps_root, None, weight_decay, mask, nesterov=True)


def adamax(learning_rate, b1=0.9, b2=0.999, eps=1e-8):
    return chain(scale_by_adamax(b1, b2, eps), scale_by_learning_rate(learning_rate))


def radam(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, threshold=5.0, *, nesterov=False):
    return chain(scale_by_radam(b1, b2, eps, eps_root, threshold, nesterov=nesterov), scale_by_learning_rate(learning_rate))


def adabelief(learning_rate, b1=0.9, b2=0.999, eps=1e-16, eps_root=1e-16, *, nesterov=False):
    return chain(scale_by_belief(b1, b2, eps, eps_root, nesterov=nesterov), scale_by_learning_rate(learning_rate))


def yogi(learning_rate, b1=0.9, b2=0.999, eps=1e-3):
    return chain(scale_by_yogi(b1, b2, eps), scale_by_learning_rate(learning_rate))


def lion(learning_rate, b1=0.9, b2=0.99, mu_dtype=None, weight_decay=1e-3, mask=None):
    return chain(scale_by_lion(b1, b2), add_decayed_weights(weight_decay, mask), scale_by_learning_rate(learning_rate))


def lamb(learning_rate, b1=0.9, b2=0.999, eps=1e-6, eps_root=0.0, weight_decay=0.0, mask=None):
    return chain(scale_by_adam(b1, b2, eps, eps_root), add_decayed_weights(weight_decay, mask), scale_by_trust_ratio(),
                 scale_by_learning_rate(learning_rate))


def rmsprop(learning_rate, decay=0.9, eps=1e-8, initial_scale=0.0, eps_in_sqrt=True, centered=False, momentum=None, nesterov=False,
            bias_correction=False):
    if centered or bias_correction:
        raise NotImplementedError("optax.rmsprop that is centered or corrected is not in tensh")
    last = identity() if momentum is None else trace(momentum, nesterov)
    return chain(scale_by_rms(decay, eps, initial_scale, eps_in_sqrt), scale_by_learning_rate(learning_rate), last)


def adagrad(learning_rate, initial_accumulator_value=0.1, eps=1e-7):
    return chain(scale_by_rss(initial_accumulator_value, eps), scale_by_learning_rate(learning_rate))


def adadelta(learning_rate=None, rho=0.9, eps=1e-6, weight_decay=0.0, weight_decay_mask=None):
    last = identity() if learning_rate is None else scale_by_learning_rate(learning_rate)
    return chain(add_decayed_weights(weight_decay, weight_decay_mask), scale_by_adadelta(rho, eps), last)
