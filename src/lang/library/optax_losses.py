"""optax: losses, and rates that change with the steps."""
import jax
import jax.numpy as jnp
import _jaxnn
import _jnp

# in optax, optax.losses
def squared_error(predictions, targets=None):
    return jnp.square(predictions if targets is None else predictions - targets)


def l2_loss(predictions, targets=None):
    return 0.5 * squared_error(predictions, targets)


def huber_loss(predictions, targets=None, delta=1.0):
    away = abs(predictions if targets is None else predictions - targets)
    curved = jnp.minimum(away, delta)
    return 0.5 * curved ** 2 + delta * (away - curved)


def log_cosh(predictions, targets=None):
    away = predictions if targets is None else predictions - targets
    return jnp.logaddexp(away, -away) - jnp.log(2.0).astype(away.dtype)


def sigmoid_binary_cross_entropy(logits, labels):
    labels = _jnp.asarray(labels).astype(logits.dtype)
    return -labels * _jaxnn.log_sigmoid(logits) - (1.0 - labels) * _jaxnn.log_sigmoid(-logits)


def softmax_cross_entropy(logits, labels, axis=-1, where=None):
    return -jnp.sum(labels * _jaxnn.log_softmax(logits, axis=axis), axis=axis)


def softmax_cross_entropy_with_integer_labels(logits, labels, axis=-1, where=None):
    picked = jnp.take_along_axis(logits, jnp.expand_dims(labels, axis), axis=axis).squeeze(axis)
    return _jaxnn.logsumexp(logits, axis=axis) - picked


def cosine_similarity(predictions, targets, epsilon=0.0, axis=-1, where=None):
    a = jnp.sqrt(jnp.sum(predictions ** 2, axis=axis, keepdims=True))
    b = jnp.sqrt(jnp.sum(targets ** 2, axis=axis, keepdims=True))
    return jnp.sum((predictions / jnp.maximum(a, epsilon)) * (targets / jnp.maximum(b, epsilon)), axis=axis)


def cosine_distance(predictions, targets, epsilon=0.0, axis=-1, where=None):
    return 1.0 - cosine_similarity(predictions, targets, epsilon, axis)


def hinge_loss(predictor_outputs, targets):
    return jnp.maximum(0, 1 - predictor_outputs * targets)


def kl_divergence(log_predictions, targets, axis=-1, where=None):
    return jnp.sum(targets * (jnp.where(targets == 0, 0, jnp.log(targets)) - log_predictions), axis=axis)


def smooth_labels(labels, alpha):
    return (1.0 - alpha) * labels + alpha / labels.shape[-1]


# in optax, optax.schedules
def constant_schedule(value):
    return lambda count: value


def polynomial_schedule(init_value, end_value, power, transition_steps, transition_begin=0):
    if transition_steps <= 0:
        return lambda count: init_value

    def rate(count):
        done = jnp.clip(count - transition_begin, 0, transition_steps)
        left = 1 - done / transition_steps
        return (init_value - end_value) * left ** power + end_value
    return rate


def linear_schedule(init_value, end_value, transition_steps, transition_begin=0):
    return polynomial_schedule(init_value, end_value, 1, transition_steps, transition_begin)


warmup_constant_schedule = lambda init_value, peak_value, warmup_steps: linear_schedule(init_value, peak_value, warmup_steps)


def exponential_decay(init_value, transition_steps, decay_rate, transition_begin=0, staircase=False, end_value=None):
    if transition_steps <= 0 or decay_rate == 0:
        return lambda count: init_value
    bound = None if end_value is None else jnp.maximum if decay_rate < 1.0 else jnp.minimum

    def rate(count):
        done = count - transition_begin
        periods = done / transition_steps
        periods = jnp.floor(periods) if staircase else periods
        found = jnp.where(done <= 0, init_value, init_value * jnp.power(decay_rate, periods))
        return found if bound is None else bound(found, end_value)
    return rate


def cosine_decay_schedule(init_value, decay_steps, alpha=0.0, exponent=1.0):
    if not decay_steps > 0:
        raise ValueError(f"The cosine_decay_schedule requires positive decay_steps, got decay_steps={decay_steps}.")

    def rate(count):
        share = 0.5 * (1 + jnp.cos(jnp.pi * jnp.minimum(count, decay_steps) / float(decay_steps)))
        return init_value * ((1 - alpha) * share ** exponent + alpha)
    return rate


def join_schedules(schedules, boundaries):
    def rate(step):
        found = schedules[0](step)
        for boundary, after in zip(boundaries, schedules[1:]):
            found = jnp.where(step < boundary, found, after(step - boundary))
        return found
    return rate


def warmup_cosine_decay_schedule(init_value, peak_value, warmup_steps, decay_steps, end_value=0.0, exponent=1.0):
    alpha = 0.0 if peak_value == 0.0 else end_value / peak_value
    return join_schedules([linear_schedule(init_value, peak_value, warmup_steps),
                           cosine_decay_schedule(peak_value, decay_steps - warmup_steps, alpha, exponent)], [warmup_steps])


def warmup_exponential_decay_schedule(init_value, peak_value, warmup_steps, transition_steps, decay_rate, transition_begin=0,
                                      staircase=False, end_value=None):
    return join_schedules([linear_schedule(init_value, peak_value, warmup_steps),
                           exponential_decay(peak_value, transition_steps, decay_rate, transition_begin, staircase, end_value)],
                          [warmup_steps])


def piecewise_constant_schedule(init_value, boundaries_and_scales=None):
    def rate(count):
        found = init_value
        for threshold, factor in sorted((boundaries_and_scales or {}).items()):
            found = jnp.where(count >= threshold, found * factor, found)
        return found
    return rate


# in optax, optax.losses
def sigmoid_focal_loss(logits, labels, alpha=None, gamma=2.0):
    labels = jnp.asarray(labels).astype(logits.dtype)
    own, others = jax.nn.log_sigmoid(logits), jax.nn.log_sigmoid(-logits)
    most = jnp.maximum(own, others)
    away = most + jnp.log((1 - labels) * jnp.exp(own - most) + labels * jnp.exp(others - most))
    loss = sigmoid_binary_cross_entropy(logits, labels) * jnp.exp(gamma * away)
    return loss if alpha is None else (alpha * labels + (1.0 - alpha) * (1.0 - labels)) * loss
