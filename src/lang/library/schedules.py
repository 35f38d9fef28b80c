"""Keras 3's learning rate schedules."""
import math
import tensorflow as tf


# in tf.keras.optimizers.schedules
class LearningRateSchedule:
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"

    def __call__(self, step):
        raise NotImplementedError(
            f"Learning rate schedule '{self.__class__.__name__}' "
            "must override `__call__(self, step)`.")

    # The arguments that it was made with, in the order of Keras' configs.
    _config = ""
    _fixed = {}

    def get_config(self):
        return {name: getattr(self, name, self._fixed.get(name)) for name in self._config.split()}

    @classmethod
    def from_config(cls, config):
        import _saving
        return _saving.made_from(cls, config)


# What decays from a first rate over a number of steps.
class _Decay(LearningRateSchedule):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"

    def __init__(self, initial_learning_rate, decay_steps, name):
        if decay_steps <= 0:
            raise ValueError(f"Argument `decay_steps` must be > 0. Received: decay_steps={decay_steps}")
        self.initial_learning_rate = initial_learning_rate
        self.decay_steps = decay_steps
        self.name = name

    def _first(self):
        return tf.constant(self.initial_learning_rate, tf.float32)


# Goes by the part of the steps that is done: in whole numbers where it shall be a staircase.
class _RateDecay(_Decay):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase, name):
        super().__init__(initial_learning_rate, decay_steps, name)
        self.decay_rate = decay_rate
        self.staircase = staircase

    def _done(self, step):
        p = tf.cast(step, tf.float32) / tf.cast(self.decay_steps, tf.float32)
        return tf.floor(p) if self.staircase else p


class ExponentialDecay(_RateDecay):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"
    _config = "initial_learning_rate decay_steps decay_rate staircase name"

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="ExponentialDecay"):
        super().__init__(initial_learning_rate, decay_steps, decay_rate, staircase, name)

    def __call__(self, step):
        return self._first() * tf.pow(tf.cast(self.decay_rate, tf.float32), self._done(step))


class InverseTimeDecay(_RateDecay):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"
    _config = "initial_learning_rate decay_steps decay_rate staircase name"

    def __init__(self, initial_learning_rate, decay_steps, decay_rate, staircase=False, name="InverseTimeDecay"):
        super().__init__(initial_learning_rate, decay_steps, decay_rate, staircase, name)

    def __call__(self, step):
        return self._first() / (tf.constant(1.0) + tf.cast(self.decay_rate, tf.float32) * self._done(step))


class PolynomialDecay(_Decay):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"
    _config = "initial_learning_rate decay_steps end_learning_rate power cycle name"

    def __init__(self, initial_learning_rate, decay_steps, end_learning_rate=0.0001, power=1.0, cycle=False,
                 name="PolynomialDecay"):
        super().__init__(initial_learning_rate, decay_steps, name)
        self.end_learning_rate = end_learning_rate
        self.power = power
        self.cycle = cycle

    def __call__(self, step):
        first = self._first()
        last = tf.cast(self.end_learning_rate, tf.float32)
        step = tf.cast(step, tf.float32)
        steps = tf.cast(self.decay_steps, tf.float32)
        if self.cycle:
            steps = steps * tf.where(tf.equal(step, 0.0), 1.0, tf.math.ceil(step / self.decay_steps))
        else:
            step = tf.minimum(step, steps)
        return (first - last) * tf.pow(1 - step / steps, tf.cast(self.power, tf.float32)) + last


class PiecewiseConstantDecay(LearningRateSchedule):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"
    _config = "boundaries values name"

    def __init__(self, boundaries, values, name="PiecewiseConstant"):
        if len(boundaries) != len(values) - 1:
            raise ValueError(
                "The length of boundaries should be 1 less than the length of "
                f"values. Received: boundaries={boundaries} of length "
                f"{len(boundaries)}, and values={values} "
                f"of length {len(values)}.")
        self.boundaries = boundaries
        self.values = values
        self.name = name

    def __call__(self, step):
        at = float(tf.cast(step, tf.float64).numpy())
        for boundary, value in zip(self.boundaries, self.values):
            if at <= boundary:
                return tf.constant(value, tf.float32)
        return tf.constant(self.values[-1], tf.float32)


class CosineDecay(_Decay):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"
    _config = "initial_learning_rate decay_steps alpha name warmup_target warmup_steps"

    def __init__(self, initial_learning_rate, decay_steps, alpha=0.0, name="CosineDecay", warmup_target=None,
                 warmup_steps=0):
        super().__init__(initial_learning_rate, decay_steps, name)
        self.alpha, self.warmup_target, self.warmup_steps = alpha, warmup_target, warmup_steps

    def __call__(self, step):
        step, steps = tf.cast(step, tf.float32), tf.cast(self.decay_steps, tf.float32)
        if self.warmup_target is None:
            return self._lowered(tf.minimum(step, steps), steps, self._first())
        warm, target = tf.cast(self.warmup_steps, tf.float32), tf.cast(self.warmup_target, tf.float32)
        step = tf.minimum(step, steps + warm)
        rising = (target - self._first()) * (step / warm) + self._first()
        return tf.where(step < warm, rising, self._lowered(step - warm, steps, target))

    def _lowered(self, step, steps, first):
        cosine = 0.5 * (1.0 + tf.cos(tf.constant(math.pi, tf.float32) * (step / steps)))
        return first * ((1 - self.alpha) * cosine + self.alpha)


class CosineDecayRestarts(LearningRateSchedule):
    __module__ = "keras.src.optimizers.schedules.learning_rate_schedule"
    _config = "initial_learning_rate first_decay_steps t_mul m_mul alpha name"

    def __init__(self, initial_learning_rate, first_decay_steps, t_mul=2.0, m_mul=1.0, alpha=0.0, name="SGDRDecay"):
        self.initial_learning_rate, self.first_decay_steps = initial_learning_rate, first_decay_steps
        self.t_mul, self.m_mul, self.alpha, self.name = t_mul, m_mul, alpha, name
        if first_decay_steps <= 0:
            raise ValueError(f"Argument `first_decay_steps` must be > 0. Received: first_decay_steps={first_decay_steps}")

    def __call__(self, step):
        done = tf.cast(step, tf.float32) / tf.cast(self.first_decay_steps, tf.float32)
        longer = tf.cast(self.t_mul, tf.float32)
        if self.t_mul == 1.0:
            restarts = tf.floor(done)
            done = done - restarts
        else:
            restarts = tf.floor(tf.math.log(1.0 - done * (1.0 - longer)) / tf.math.log(longer))
            power = tf.pow(longer, restarts)
            done = (done - (1.0 - power) / (1.0 - longer)) / power
        cosine = 0.5 * tf.pow(tf.cast(self.m_mul, tf.float32), restarts) * (1.0 + tf.cos(tf.constant(math.pi, tf.float32) * done))
        return tf.cast(self.initial_learning_rate, tf.float32) * ((1 - self.alpha) * cosine + self.alpha)


def serialize(learning_rate_schedule):
    import _saving
    return _saving.serialize(learning_rate_schedule)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, _saving.deserialize_in, config, "optimizers.schedules")
