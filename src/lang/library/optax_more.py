"""optax's optimizers that are seldom used, and what changes those that there are: for parts of a tree, every few steps, with rates that are put in."""
import inspect
import jax
import jax.numpy as jnp
import optax
import _jnp
import _optax_steps as _steps
from collections import namedtuple

# in _nowhere
_map = jax.tree.map


def _chosen(condition, new, old):
    return _map(lambda a, b: jnp.where(condition, a, b), new, old)


def _part(change):
    """A part that keeps nothing."""
    return optax.GradientTransformation(lambda params: optax.EmptyState(), lambda updates, state, params=None: (change(updates, params), state))


def _is_mask(mask):
    return callable(mask) and not isinstance(mask, bool)


def _label_masks(labels, group):
    return _map(lambda label: label == group, labels)


# in optax
class MaskedNode(namedtuple("MaskedNode", [])):
    """Stands where a mask leaves something out."""


ScaleByAmsgradState = namedtuple("ScaleByAmsgradState", ["count", "mu", "nu", "nu_max"])
EmaState = namedtuple("EmaState", ["count", "ema"])
ZeroNansState = namedtuple("ZeroNansState", ["found_nan"])
ApplyEvery = namedtuple("ApplyEvery", ["count", "grad_acc"])
MaskedState = namedtuple("MaskedState", ["inner_state"])
PartitionState = namedtuple("PartitionState", ["inner_states"])
MultiTransformState = PartitionState
MultiStepsState = namedtuple("MultiStepsState", ["mini_step", "gradient_step", "inner_opt_state", "acc_grads", "skip_state"])
InjectStatefulHyperparamsState = namedtuple("InjectStatefulHyperparamsState", ["count", "hyperparams", "hyperparams_states", "inner_state"])
InjectHyperparamsState = InjectStatefulHyperparamsState
ApplyIfFiniteState = namedtuple("ApplyIfFiniteState", ["notfinite_count", "last_finite", "total_notfinite", "inner_state"])
ScaleByOptimisticGradientState = namedtuple("ScaleByOptimisticGradientState", ["is_initial_step", "previous_gradient"])
ScaleBySM3State = namedtuple("ScaleBySM3State", ["mu", "nu"])


def scale_by_amsgrad(b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None):
    def init(params):
        return ScaleByAmsgradState(_steps.no_count(), _steps.zeros_in(params), _steps.zeros_in(params), _steps.zeros_in(params))

    def update(updates, state, params=None):
        mu, nu = _steps.moments_of(updates, state.mu, b1, 1), _steps.moments_of(updates, state.nu, b2, 2)
        count = _steps.counted(state.count)
        most = _map(jnp.maximum, state.nu_max, optax.tree.bias_correction(nu, b2, count))
        made = _map(lambda m, v: m / (jnp.sqrt(v + eps_root) + eps), optax.tree.bias_correction(mu, b1, count), most)
        return made, ScaleByAmsgradState(count, mu, nu, most)
    return optax.GradientTransformation(init, update)


def amsgrad(learning_rate, b1=0.9, b2=0.999, eps=1e-8, eps_root=0.0, mu_dtype=None):
    return optax.chain(scale_by_amsgrad(b1, b2, eps, eps_root), optax.scale_by_learning_rate(learning_rate))


def scale_by_sign():
    return _part(lambda updates, params: _map(jnp.sign, updates))


def sign_sgd(learning_rate):
    return optax.chain(scale_by_sign(), optax.scale_by_learning_rate(learning_rate))


def lars(learning_rate, weight_decay=0.0, weight_decay_mask=True, trust_coefficient=0.001, eps=0.0, trust_ratio_mask=True,
         momentum=0.9, nesterov=False):
    decays = optax.add_decayed_weights(weight_decay, None if weight_decay_mask is True else weight_decay_mask)
    ratio = optax.scale_by_trust_ratio(trust_coefficient=trust_coefficient, eps=eps)
    return optax.chain(decays, ratio if trust_ratio_mask is True else masked(ratio, trust_ratio_mask),
                       optax.scale_by_learning_rate(learning_rate), optax.trace(momentum, nesterov))


def scale_by_optimistic_gradient(alpha=1.0, beta=1.0):
    def update(updates, state, params=None):
        first = state.is_initial_step
        made = _map(lambda g, p: (alpha + beta) * g - beta * jnp.where(first, g, p), updates, state.previous_gradient)
        return made, ScaleByOptimisticGradientState(jnp.array(False), updates)
    return optax.GradientTransformation(lambda params: ScaleByOptimisticGradientState(jnp.array(True), _steps.zeros_in(params)), update)


def optimistic_gradient_descent(learning_rate, alpha=1.0, beta=1.0):
    return optax.chain(scale_by_optimistic_gradient(alpha, beta), optax.scale_by_learning_rate(learning_rate))


def scale_by_sm3(b1=0.9, b2=1.0, eps=1e-8):
    def init(params):
        return ScaleBySM3State(_map(lambda p: [jnp.zeros((size,), dtype=p.dtype) for size in p.shape], params), _steps.zeros_in(params))

    def sums(g, kept):
        wide = [jnp.reshape(kept[i], [1] * i + [g.shape[i]] + [1] * (g.ndim - i - 1)) for i in range(g.ndim)]
        least = wide[0]
        for other in wide[1:]:
            least = jnp.minimum(least, other)
        return (1.0 - b2 if b2 != 1.0 else 1.0) * g ** 2 + b2 * least

    def update(updates, state, params=None):
        leaves, tree = jax.tree.flatten(updates)
        kept = tree.flatten_up_to(state.mu)
        all_sums = [sums(g, m) for g, m in zip(leaves, kept)]
        steps = tree.unflatten([g * jnp.where(t > 0, 1 / jnp.sqrt(t + eps), 0.0) for g, t in zip(leaves, all_sums)])
        nu = _steps.moments_of(steps, state.nu, b1, 1)
        mu = [[t if t.ndim < 2 else jnp.max(t, axis=tuple([k for k in range(t.ndim) if k != i])) for i in range(t.ndim)] for t in all_sums]
        return nu, ScaleBySM3State(tree.unflatten(mu), nu)
    return optax.GradientTransformation(init, update)


def sm3(learning_rate, momentum=0.9):
    return optax.chain(scale_by_sm3(momentum), optax.scale(-learning_rate))


def ema(decay, debias=True, accumulator_dtype=None):
    def update(updates, state, params=None):
        kept, count = _steps.moments_of(updates, state.ema, decay, 1), _steps.counted(state.count)
        return optax.tree.bias_correction(kept, decay, count) if debias else kept, EmaState(count, kept)
    return optax.GradientTransformation(lambda params: EmaState(_steps.no_count(), _steps.zeros_in(params)), update)


def zero_nans():
    def update(updates, state, params=None):
        found = ZeroNansState(_map(lambda p: jnp.any(jnp.isnan(p)), updates))
        return _map(lambda p: jnp.where(jnp.isnan(p), jnp.zeros_like(p), p), updates), found
    return optax.GradientTransformation(lambda params: ZeroNansState(_map(lambda p: jnp.array(False), params)), update)


def centralize():
    return _part(lambda updates, params: _map(
        lambda g: g - g.mean(tuple(range(1, g.ndim)), keepdims=True) if g.ndim > 1 else g, updates))


def apply_every(k=1):
    def update(updates, state, params=None):
        at = state.count % k
        kept = _map(lambda g, t: (at != 0) * t + g, updates, state.grad_acc)
        return _map(lambda t: (at == k - 1) * t, kept), ApplyEvery(_steps.counted(state.count) % k, kept)
    return optax.GradientTransformation(lambda params: ApplyEvery(_steps.no_count(), _steps.zeros_in(params)), update)


def freeze(mask):
    return masked(optax.set_to_zero(), mask)


def masked(inner, mask, *, mask_compatible_extra_args=False):
    def wanted(tree):
        return mask(tree) if _is_mask(mask) else mask

    def through(marks, tree):
        return _map(lambda m, p: p if m else MaskedNode(), marks, tree)

    def update(updates, state, params=None):
        marks = wanted(updates)
        made, its = inner.update(through(marks, updates), state.inner_state, None if params is None else through(marks, params))
        return _map(lambda m, new, old: new if m else old, marks, made, updates), MaskedState(its)
    return optax.GradientTransformation(lambda params: MaskedState(inner.init(through(wanted(params), params))), update)


def partition(transforms, param_labels, *, mask_compatible_extra_args=False):
    """To each part of a tree its own, by a tree of labels or what makes one."""
    def labels_of(tree):
        found = param_labels(tree) if callable(param_labels) else param_labels
        unknown = sorted(set(jax.tree.leaves(found)) - set(transforms))
        if unknown:
            raise ValueError(f"Some parameters have no corresponding transformation.\\n Parameter labels: {sorted(set(jax.tree.leaves(found)))} \\n "
                             f"Transforms keys: {sorted(transforms)} \\n")
        return found

    def parts(tree):
        labels = labels_of(tree)
        return {group: masked(inner, _label_masks(labels, group)) for group, inner in transforms.items()}

    def init(params):
        return PartitionState({group: inner.init(params) for group, inner in parts(params).items()})

    def update(updates, state, params=None):
        kept = {}
        for group, inner in parts(updates).items():
            updates, kept[group] = inner.update(updates, state.inner_states[group], params)
        return updates, PartitionState(kept)
    return optax.GradientTransformation(init, update)


multi_transform = partition


class MultiSteps:
    """Gradients of several steps are gathered before one is made."""
    def __init__(self, opt, every_k_schedule, use_grad_mean=True, should_skip_update_fn=None):
        self._opt, self._use_grad_mean = opt, use_grad_mean
        self._every = every_k_schedule if callable(every_k_schedule) else lambda step: every_k_schedule

    @property
    def inner_opt(self):
        return self._opt

    def init(self, params):
        return MultiStepsState(_steps.no_count(), _steps.no_count(), self._opt.init(params), _steps.zeros_in(params), ())

    def update(self, updates, state, params=None):
        at, every = state.mini_step, self._every(state.gradient_step)
        gathered = _map(lambda t, g: t + (g - t) / (at + 1), state.acc_grads, updates) if self._use_grad_mean else \
            _map(lambda t, g: t + g, state.acc_grads, updates)
        made, its = self._opt.update(gathered, state.inner_opt_state, params)
        emits = at == every - 1
        after = MultiStepsState(jnp.where(emits, 0, _steps.counted(at)), jnp.where(emits, _steps.counted(state.gradient_step), state.gradient_step),
                                _chosen(emits, its, state.inner_opt_state), _chosen(emits, _steps.zeros_in(gathered), gathered), ())
        return _chosen(emits, made, _steps.zeros_in(made)), after

    def has_updated(self, state):
        return jnp.logical_and(state.mini_step == 0, state.gradient_step > 0)

    def gradient_transformation(self):
        return optax.GradientTransformation(self.init, self.update)


def inject_hyperparams(inner_factory, static_args=(), hyperparam_dtype=None):
    """The optimizer whose numbers stand in its state, where they may be changed."""
    static = (static_args,) if isinstance(static_args, str) else tuple(static_args)

    def made(*args, **options):
        given = inspect.signature(inner_factory).bind(*args, **options)
        given.apply_defaults()
        schedules, numbers, others = {}, {}, {}
        for name, value in given.arguments.items():
            if name in static or isinstance(value, bool) or value is None:
                others[name] = value
            elif callable(value):
                schedules[name] = value
            elif isinstance(value, (int, float)) or hasattr(value, "dtype"):
                numbers[name] = value
            else:
                others[name] = value

        def now(state_numbers, count):
            found = dict(state_numbers)
            for name, schedule in schedules.items():
                found[name] = _jnp.asarray(schedule(count))
            return found

        def init(params):
            found = now({k: _jnp.asarray(v, dtype="float32") for k, v in numbers.items()}, _steps.no_count())
            return InjectStatefulHyperparamsState(_steps.no_count(), found, {}, inner_factory(**others, **found).init(params))

        def update(updates, state, params=None):
            found = now({k: v for k, v in state.hyperparams.items() if k not in schedules}, state.count)
            steps, its = inner_factory(**others, **found).update(updates, state.inner_state, params)
            return steps, InjectStatefulHyperparamsState(_steps.counted(state.count), found, {}, its)
        return optax.GradientTransformation(init, update)
    return made


def apply_if_finite(inner, max_consecutive_errors):
    def init(params):
        return ApplyIfFiniteState(_steps.no_count(), jnp.array(True), _steps.no_count(), inner.init(params))

    def update(updates, state, params=None):
        finite = jnp.all(jnp.array([jnp.all(jnp.isfinite(g)) for g in jax.tree.leaves(updates)]))
        bad = jnp.where(finite, 0, _steps.counted(state.notfinite_count))
        made, its = inner.update(updates, state.inner_state, params)
        applies = jnp.logical_or(finite, bad > max_consecutive_errors)
        after = ApplyIfFiniteState(bad, finite, jnp.where(finite, state.total_notfinite, _steps.counted(state.total_notfinite)),
                                   _chosen(applies, its, state.inner_state))
        return _chosen(applies, made, _steps.zeros_in(made)), after
    return optax.GradientTransformation(init, update)


# in optax.tree
def norm(tree, ord=None, squared=False):
    total = sum([jnp.sum(jnp.square(x)) for x in jax.tree.leaves(tree)])
    return total if squared else jnp.sqrt(total)


def add(tree_x, tree_y, *others):
    found = _map(lambda x, y: x + y, tree_x, tree_y)
    return add(found, *others) if others else found


def sub(tree_x, tree_y):
    return _map(lambda x, y: x - y, tree_x, tree_y)


def mul(tree_x, tree_y):
    return _map(lambda x, y: x * y, tree_x, tree_y)


def scale(scalar, tree):
    return _map(lambda x: scalar * x, tree)


def add_scale(tree_x, scalar, tree_y):
    return _map(lambda x, y: x + scalar * y, tree_x, tree_y)


def vdot(tree_x, tree_y):
    return sum(jax.tree.leaves(_map(lambda x, y: jnp.vdot(x, y), tree_x, tree_y)))


def zeros_like(tree, dtype=None):
    return _map(jnp.zeros_like, tree)


def ones_like(tree, dtype=None):
    return _map(jnp.ones_like, tree)


def update_moment(updates, moments, decay, order):
    return _steps.moments_of(updates, moments, decay, order)


def bias_correction(moment, decay, count):
    share = 1 - _jnp.asarray(decay, dtype="float32") ** count
    if len(jax.tree.leaves(moment)) == 1:
        return _map(lambda t: t / share.astype(t.dtype), moment)
    # Of what divides several arrays JAX's compiler takes no inverse.
    return _map(lambda t: t / jnp.broadcast_to(share.astype(t.dtype), t.shape), moment)


# in optax.tree_utils
tree_update_moment = update_moment
tree_bias_correction = bias_correction
tree_norm = norm
tree_l2_norm = norm
tree_add = add
tree_sub = sub
tree_mul = mul
tree_scale = scale
tree_scalar_mul = scale
tree_add_scale = add_scale
tree_add_scalar_mul = add_scale
tree_vdot = vdot
tree_zeros_like = zeros_like
tree_ones_like = ones_like


# in optax, optax.schedules
def piecewise_interpolate_schedule(interpolate_type, init_value, boundaries_and_scales=None):
    if interpolate_type not in ("linear", "cosine"):
        raise ValueError("`interpolate_type` must be either 'cosine' or 'linear'")
    pairs = sorted((boundaries_and_scales or {}).items())
    if not all([factor >= 0.0 for _, factor in pairs]):
        raise ValueError("`piecewise_interpolate_schedule` expects non-negative scale factors")

    def between(start, end, share):
        if interpolate_type == "linear":
            return (end - start) * share + start
        return end + (start - end) / 2.0 * (jnp.cos(jnp.pi * share) + 1)

    def schedule(count):
        bounds = _jnp.asarray([0] + [b for b, _ in pairs])
        values = jnp.cumprod(_jnp.asarray([float(init_value)] + [float(f) for _, f in pairs], dtype="float32"))
        sizes = jnp.maximum(bounds[1:] - bounds[:-1], 1)
        within = jnp.logical_and(bounds[:-1] <= count, count < bounds[1:])
        found = between(values[:-1], values[1:], (count - bounds[:-1]) / sizes)
        return jnp.dot(within.astype("float32"), found) + (bounds[-1] <= count) * values[-1]
    return schedule


def cosine_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, div_factor=25.0, final_div_factor=1e4):
    if transition_steps <= 0:
        raise ValueError("A linear onecycle schedule was set with a non-positive `transition_steps`")
    return piecewise_interpolate_schedule("cosine", peak_value / div_factor, {
        int(pct_start * transition_steps): div_factor, int(transition_steps): 1.0 / (div_factor * final_div_factor)})


def linear_onecycle_schedule(transition_steps, peak_value, pct_start=0.3, pct_final=0.85, div_factor=25.0, final_div_factor=1e4):
    if transition_steps <= 0:
        raise ValueError("A linear onecycle schedule was set with a non-positive `transition_steps`")
    return piecewise_interpolate_schedule("linear", peak_value / div_factor, {
        int(pct_start * transition_steps): div_factor, int(pct_final * transition_steps): 1.0 / div_factor,
        transition_steps: 1.0 / final_div_factor})


def sgdr_schedule(cosine_kwargs):
    schedules, boundaries, at = [], [], 0
    for options in cosine_kwargs:
        schedules.append(optax.warmup_cosine_decay_schedule(**options))
        at += options["decay_steps"]
        boundaries.append(at)
    return optax.join_schedules(schedules, boundaries[:-1])
