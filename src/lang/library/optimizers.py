"""Keras 3's optimizers, step for step in the order in which Keras computes."""
import tensorflow as tf
import _constraints
import _tensh
from tensorflow.keras.optimizers import schedules


# in _nowhere
def _squared(gradient):
    return _tensh.of_rows(gradient, "square")


# in tf.keras.optimizers
class Optimizer:
    __module__ = "keras.src.optimizers.optimizer"

    def __init__(self, learning_rate, weight_decay=None, clipnorm=None, clipvalue=None, global_clipnorm=None,
                 use_ema=False, ema_momentum=0.99, ema_overwrite_frequency=None, loss_scale_factor=None,
                 gradient_accumulation_steps=None, name=None, **kwargs):
        kwargs.pop("decay", None)
        if kwargs:
            raise ValueError(f"Argument(s) not recognized: {kwargs}")
        if use_ema or gradient_accumulation_steps:
            raise NotImplementedError("use_ema and gradient_accumulation_steps are not in tensh")
        if sum([a is not None for a in [clipnorm, clipvalue, global_clipnorm]]) > 1:
            raise ValueError(
                "Only one of `clipnorm`, `clipvalue` and `global_clipnorm` can "
                f"be set. Received: clipnorm={clipnorm}, "
                f"clipvalue={clipvalue}, global_clipnorm={global_clipnorm}")
        self.name = _tensh.auto_name(self.__class__.__name__) if name is None else name
        self.weight_decay = weight_decay
        self.clipnorm = clipnorm
        self.clipvalue = clipvalue
        self.global_clipnorm = global_clipnorm
        self.loss_scale_factor = loss_scale_factor
        self.built = False
        self._variables = []
        self._trainable_variables = []
        self._places = {}
        self._iterations = self._variable(tf.constant(0, tf.int64), "iteration")
        if isinstance(learning_rate, schedules.LearningRateSchedule) or callable(learning_rate):
            self._learning_rate = learning_rate
        elif isinstance(learning_rate, float):
            self._learning_rate = self._variable(tf.constant(learning_rate, tf.float32), "learning_rate")
        else:
            raise ValueError(
                "Argument `learning_rate` should be float, or an instance "
                "of LearningRateSchedule, or a callable "
                "(that takes in the current iteration value "
                "and returns the corresponding learning rate value). "
                f"Received instead: learning_rate={learning_rate}")

    def _variable(self, value, name):
        made = _tensh.variable(value, name, f"{self.name}/{name}", False)
        self._variables.append(made)
        if "_restoring" in self.__dict__:
            import _checkpoints
            _checkpoints.arrived(self, made, len(self._variables) - 1)
        return made

    @property
    def iterations(self):
        return self._iterations

    @property
    def variables(self):
        return self._variables[:]

    @property
    def learning_rate(self):
        rate = self._learning_rate
        if isinstance(rate, schedules.LearningRateSchedule):
            return rate(self._iterations)
        return rate() if callable(rate) else rate

    @learning_rate.setter
    def learning_rate(self, rate):
        if isinstance(rate, schedules.LearningRateSchedule) or callable(rate):
            self._learning_rate = rate
        elif isinstance(self._learning_rate, schedules.LearningRateSchedule):
            raise TypeError(
                "This optimizer was created with a `LearningRateSchedule`"
                " object as its `learning_rate` constructor argument, "
                "hence its learning rate is not settable. If you need the"
                " learning rate to be settable, you should instantiate "
                "the optimizer with a float `learning_rate` argument.")
        else:
            self._learning_rate.assign(tf.cast(rate, tf.float32))

    def build(self, variables):
        for i, variable in enumerate(variables):
            self._places[variable.ref()] = i
        self._trainable_variables = list(variables)
        self.built = True

    def add_optimizer_variables(self, variables, name, initial=0.0):
        names = [name] if isinstance(name, str) else name
        firsts = initial if isinstance(initial, list) else [initial] * len(names)
        made = []
        for one in names:
            made.append([])
        for variable in variables:
            of = variable.path if hasattr(variable, "path") else variable.name
            of = of.replace("/", "_").replace(":", "_")
            for one, kept, first in zip(names, made, firsts):
                value = tf.cast(tf.fill(variable.shape, first), variable.dtype)
                kept.append(self._variable(value, f"{of}_{one}"))
        return made[0] if isinstance(name, str) else made

    def _of(self, kept, variable):
        return kept[self._places[variable.ref()]]

    def apply_gradients(self, grads_and_vars):
        pairs = list(grads_and_vars)
        self.apply([g for g, v in pairs], [v for g, v in pairs])
        return self._iterations

    def apply(self, grads, trainable_variables=None):
        if len(grads) == 0:
            return
        variables = self._trainable_variables if trainable_variables is None else list(trainable_variables)
        if not self.built:
            self.build(variables)
        for v in variables:
            if v.ref() not in self._places:
                raise ValueError(
                    f"Unknown variable: {v}. This optimizer can only "
                    "be called for the variables it was originally built with. "
                    "When working with a new set of variables, you should "
                    "recreate a new optimizer instance.")
        known = [(g, v) for g, v in zip(grads, variables) if g is not None]
        if not known:
            raise ValueError("No gradients provided for any variable.")
        grads = [g for g, v in known]
        variables = [v for g, v in known]
        if self.loss_scale_factor is not None:
            grads = [g / self.loss_scale_factor for g in grads]
        grads = self._clipped(grads)
        if self.weight_decay is not None:
            for v in variables:
                v.assign_sub(v * tf.cast(self.weight_decay, v.dtype) * tf.cast(self.learning_rate, v.dtype))
        self._steps(grads, variables, self.learning_rate)
        _constraints.enforce(variables)
        self._iterations.assign_add(1)

    def _steps(self, grads, variables, rate):
        for g, v in zip(grads, variables):
            self.update_step(tf.cast(tf.convert_to_tensor(g), v.dtype), v, tf.cast(rate, v.dtype))

    def _clipped(self, grads):
        if self.clipnorm and self.clipnorm > 0:
            return [self._clipped_by_norm(g) for g in grads]
        if self.global_clipnorm and self.global_clipnorm > 0:
            norm = tf.sqrt(tf.reduce_sum(tf.stack([tf.reduce_sum(_squared(g)) for g in grads])))
            limit = self.global_clipnorm
            scale = limit * tf.minimum(1.0 / norm, 1.0 / limit) + (norm - norm)
            # Rows that were looked up add up for this, other than for the clipping of each gradient by itself.
            return [g * scale for g in grads]
        if self.clipvalue and self.clipvalue > 0:
            return [tf.clip_by_value(g, -self.clipvalue, self.clipvalue) for g in grads]
        return grads

    def _clipped_by_norm(self, g):
        squares = tf.reduce_sum(_squared(g))
        found = squares > 0
        norm = tf.where(found, tf.sqrt(tf.where(found, squares, tf.ones_like(squares))), squares)
        return _tensh.scaled_rows(_tensh.scaled_rows(g, "multiply", self.clipnorm), "divide", tf.maximum(norm, self.clipnorm))

    def minimize(self, loss, var_list, tape=None):
        """As in TensorFlow up to 2.15; Keras 3 leaves it to the caller."""
        if callable(loss):
            with tf.GradientTape() as tape:
                value = loss()
        elif tape is None:
            raise ValueError("`tape` is required when a `Tensor` loss is passed. "
                             f"Received: loss={loss}, tape={tape}.")
        else:
            value = loss
        variables = var_list() if callable(var_list) else var_list
        return self.apply_gradients(zip(tape.gradient(value, variables), variables))

    # The arguments that it was made with beside those of all, in the order of Keras' configs.
    _config = ""
    _fixed = {"use_ema": False, "ema_momentum": 0.99, "ema_overwrite_frequency": None,
              "gradient_accumulation_steps": None}

    def get_config(self):
        import _saving
        rate = self._learning_rate
        return {"name": self.name, "learning_rate": float(rate.numpy()) if hasattr(rate, "numpy") else _saving.serialize(rate),
                "weight_decay": self.weight_decay, "clipnorm": self.clipnorm,
                "global_clipnorm": self.global_clipnorm, "clipvalue": self.clipvalue, "use_ema": False,
                "ema_momentum": 0.99, "ema_overwrite_frequency": None,
                "loss_scale_factor": self.loss_scale_factor, "gradient_accumulation_steps": None,
                **{name: getattr(self, name) for name in self._config.split()}}

    @classmethod
    def from_config(cls, config, custom_objects=None):
        import _saving
        rate = config.get("learning_rate")
        if isinstance(rate, dict):
            config = {**config, "learning_rate": _saving.deserialize(rate, custom_objects)}
        # Keras 2 wrote these down, too.
        return _saving.made_from(cls, {k: v for k, v in config.items() if k not in ("jit_compile", "is_legacy_optimizer", "decay")})

    def save_own_variables(self, store):
        for i, variable in enumerate(self._variables):
            store[str(i)] = variable

    def load_own_variables(self, store):
        import _saving
        _saving.load_optimizer(self, self._variables, [store[str(i)] for i in range(len(store))])

    def set_weights(self, weights):
        for variable, value in zip(self._variables, weights):
            variable.assign(tf.cast(tf.convert_to_tensor(value), variable.dtype))


class SGD(Optimizer):
    __module__ = "keras.src.optimizers.sgd"
    _config = "momentum nesterov"

    def __init__(self, learning_rate=0.01, momentum=0.0, nesterov=False, **kwargs):
        super().__init__(learning_rate, **kwargs)
        if not isinstance(momentum, float) or momentum < 0 or momentum > 1:
            raise ValueError("`momentum` must be a float between [0, 1].")
        self.momentum = momentum
        self.nesterov = nesterov

    def build(self, variables):
        super().build(variables)
        self.momentums = self.add_optimizer_variables(variables, "momentum") if self.momentum != 0 else []

    def update_step(self, gradient, variable, rate):
        step = tf.multiply(gradient, rate)
        if self.momentum == 0:
            variable.assign_sub(step)
            return
        m = self._of(self.momentums, variable)
        m.assign(m * self.momentum - step)
        if self.nesterov:
            variable.assign_add(m * self.momentum - step)
        else:
            variable.assign_add(m)


class Adam(Optimizer):
    __module__ = "keras.src.optimizers.adam"
    _config = "beta_1 beta_2 epsilon amsgrad"

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, amsgrad=False, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon
        self.amsgrad = amsgrad

    def build(self, variables):
        super().build(variables)
        self._momentums, self._velocities = self.add_optimizer_variables(variables, ["momentum", "velocity"])
        if self.amsgrad:
            self._velocity_hats = self.add_optimizer_variables(variables, "velocity_hat")

    def update_step(self, gradient, variable, rate):
        step = tf.cast(self.iterations + 1, variable.dtype)
        power_1 = tf.pow(tf.cast(self.beta_1, variable.dtype), step)
        power_2 = tf.pow(tf.cast(self.beta_2, variable.dtype), step)
        m = self._of(self._momentums, variable)
        v = self._of(self._velocities, variable)
        alpha = rate * tf.sqrt(1 - power_2) / (1 - power_1)
        m.assign_add((gradient - m) * (1 - self.beta_1))
        v.assign_add((_squared(gradient) - v) * (1 - self.beta_2))
        if self.amsgrad:
            hat = self._of(self._velocity_hats, variable)
            hat.assign(tf.maximum(hat, v))
            v = hat
        variable.assign_sub((m * alpha) / (tf.sqrt(v) + self.epsilon))


class AdamW(Adam):
    __module__ = "keras.src.optimizers.adamw"

    def __init__(self, learning_rate=0.001, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7,
                 amsgrad=False, **kwargs):
        super().__init__(learning_rate, beta_1, beta_2, epsilon, amsgrad, weight_decay=weight_decay, **kwargs)
        if self.weight_decay is None:
            raise ValueError("Argument `weight_decay` must be a float. Received: weight_decay=None")


class RMSprop(Optimizer):
    __module__ = "keras.src.optimizers.rmsprop"
    _config = "rho momentum epsilon centered"

    def __init__(self, learning_rate=0.001, rho=0.9, momentum=0.0, epsilon=1e-7, centered=False, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.rho = rho
        self.momentum = momentum
        self.epsilon = epsilon
        self.centered = centered

    def build(self, variables):
        super().build(variables)
        self._velocities = self.add_optimizer_variables(variables, "velocity")
        if self.momentum > 0:
            self._momentums = self.add_optimizer_variables(variables, "momentum")
        if self.centered:
            self._average_gradients = self.add_optimizer_variables(variables, "average_gradient")

    def update_step(self, gradient, variable, rate):
        rho = self.rho
        velocity = self._of(self._velocities, variable)
        velocity.assign(rho * velocity + (1 - rho) * _squared(gradient))
        if self.centered:
            average = self._of(self._average_gradients, variable)
            average.assign(rho * average + (1 - rho) * gradient)
            below = velocity - tf.square(average) + self.epsilon
        else:
            below = velocity + self.epsilon
        increment = (rate * gradient) / tf.sqrt(below)
        if self.momentum > 0:
            momentum = self._of(self._momentums, variable)
            momentum.assign(self.momentum * momentum + increment)
            variable.assign_sub(momentum)
        else:
            variable.assign_sub(increment)


class Adagrad(Optimizer):
    __module__ = "keras.src.optimizers.adagrad"
    _config = "initial_accumulator_value epsilon"

    def __init__(self, learning_rate=0.001, initial_accumulator_value=0.1, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.initial_accumulator_value = initial_accumulator_value
        self.epsilon = epsilon

    def build(self, variables):
        super().build(variables)
        initial = self.initial_accumulator_value
        self._accumulators = self.add_optimizer_variables(variables, "accumulator", initial)

    def update_step(self, gradient, variable, rate):
        total = self._of(self._accumulators, variable)
        total.assign_add(_squared(gradient))
        variable.assign_sub((rate * gradient) / tf.sqrt(total + self.epsilon))


class Adadelta(Optimizer):
    __module__ = "keras.src.optimizers.adadelta"
    _config = "rho epsilon"

    def __init__(self, learning_rate=0.001, rho=0.95, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.rho = rho
        self.epsilon = epsilon

    def build(self, variables):
        super().build(variables)
        names = ["accumulated_grad", "accumulated_delta_var"]
        self._accumulated_grads, self._accumulated_delta_vars = self.add_optimizer_variables(variables, names)

    def update_step(self, gradient, variable, rate):
        rho = self.rho
        grads = self._of(self._accumulated_grads, variable)
        deltas = self._of(self._accumulated_delta_vars, variable)
        grads.assign(rho * grads + (1 - rho) * _squared(gradient))
        delta = -((tf.sqrt(deltas + self.epsilon) * gradient) / tf.sqrt(grads + self.epsilon))
        deltas.assign(rho * deltas + (1 - rho) * tf.square(delta))
        variable.assign_add(rate * delta)


class Adamax(Optimizer):
    __module__ = "keras.src.optimizers.adamax"
    _config = "beta_1 beta_2 epsilon"

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon

    def build(self, variables):
        super().build(variables)
        self._m, self._u = self.add_optimizer_variables(variables, ["momentum", "norm"])

    def update_step(self, gradient, variable, rate):
        step = tf.cast(self.iterations + 1, variable.dtype)
        power = tf.pow(tf.cast(self.beta_1, variable.dtype), step)
        m = self._of(self._m, variable)
        u = self._of(self._u, variable)
        m.assign_add((gradient - m) * (1 - self.beta_1))
        u.assign(tf.maximum(self.beta_2 * u, _tensh.of_rows(gradient, "abs")))
        variable.assign_sub((rate * m) / ((1 - power) * (u + self.epsilon)))


class Nadam(Optimizer):
    __module__ = "keras.src.optimizers.nadam"
    _config = "beta_1 beta_2 epsilon"

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-7, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2
        self.epsilon = epsilon

    def build(self, variables):
        super().build(variables)
        self._momentums, self._velocities = self.add_optimizer_variables(variables, ["momentum", "velocity"])
        self._u_product = self._variable(tf.ones((), variables[0].dtype), "variable")

    def _steps(self, grads, variables, rate):
        u = self._u_product
        step = tf.cast(self.iterations + 1, u.dtype)
        u.assign(u * self.beta_1 * (1.0 - 0.5 * tf.pow(tf.cast(0.96, u.dtype), step)))
        super()._steps(grads, variables, rate)

    def update_step(self, gradient, variable, rate):
        dtype = variable.dtype
        step = tf.cast(self.iterations + 1, dtype)
        following = tf.cast(self.iterations + 2, dtype)
        decay = tf.cast(0.96, dtype)
        beta_1 = tf.cast(self.beta_1, dtype)
        beta_2 = tf.cast(self.beta_2, dtype)
        u_t = beta_1 * (1.0 - 0.5 * tf.pow(decay, step))
        u_t_1 = beta_1 * (1.0 - 0.5 * tf.pow(decay, following))
        product = tf.cast(self._u_product, dtype)
        product_1 = product * u_t_1
        power = tf.pow(beta_2, step)
        m = self._of(self._momentums, variable)
        v = self._of(self._velocities, variable)
        m.assign_add((gradient - m) * (1 - beta_1))
        v.assign_add((_squared(gradient) - v) * (1 - beta_2))
        m_hat = (u_t_1 * m) / (1 - product_1) + ((1 - u_t) * gradient) / (1 - product)
        v_hat = v / (1 - power)
        variable.assign_sub((m_hat * rate) / (tf.sqrt(v_hat) + self.epsilon))


class Ftrl(Optimizer):
    __module__ = "keras.src.optimizers.ftrl"
    _config = "learning_rate_power initial_accumulator_value l1_regularization_strength " \
              "l2_regularization_strength l2_shrinkage_regularization_strength beta"

    def __init__(self, learning_rate=0.001, learning_rate_power=-0.5, initial_accumulator_value=0.1,
                 l1_regularization_strength=0.0, l2_regularization_strength=0.0,
                 l2_shrinkage_regularization_strength=0.0, beta=0.0, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.learning_rate_power = learning_rate_power
        self.initial_accumulator_value = initial_accumulator_value
        self.l1_regularization_strength = l1_regularization_strength
        self.l2_regularization_strength = l2_regularization_strength
        self.l2_shrinkage_regularization_strength = l2_shrinkage_regularization_strength
        self.beta = beta

    def build(self, variables):
        super().build(variables)
        initial = [self.initial_accumulator_value, 0.0]
        self._accumulators, self._linears = self.add_optimizer_variables(variables, ["accumulator", "linear"], initial)

    def update_step(self, gradient, variable, rate):
        total = self._of(self._accumulators, variable)
        linear = self._of(self._linears, variable)
        power = -self.learning_rate_power
        l1 = self.l1_regularization_strength
        l2 = self.l2_regularization_strength + self.beta / (2.0 * rate)
        used = gradient + 2 * self.l2_shrinkage_regularization_strength * variable
        grown = total + _squared(gradient)
        linear.assign_add(used - ((tf.pow(grown, power) - tf.pow(total, power)) / rate) * variable)
        quadratic = tf.pow(grown, power) / rate + 2 * l2
        variable.assign((tf.clip_by_value(linear, -l1, l1) - linear) / quadratic)
        total.assign(grown)


class Lion(Optimizer):
    __module__ = "keras.src.optimizers.lion"
    _config = "beta_1 beta_2"

    def __init__(self, learning_rate=0.001, beta_1=0.9, beta_2=0.99, **kwargs):
        super().__init__(learning_rate, **kwargs)
        self.beta_1 = beta_1
        self.beta_2 = beta_2

    def build(self, variables):
        super().build(variables)
        self._momentums = self.add_optimizer_variables(variables, "momentum")

    def update_step(self, gradient, variable, rate):
        beta_1 = tf.cast(self.beta_1, variable.dtype)
        beta_2 = tf.cast(self.beta_2, variable.dtype)
        m = self._of(self._momentums, variable)
        variable.assign_sub(rate * tf.sign(m * beta_1 + gradient * (1.0 - beta_1)))
        m.assign(m * beta_2 + gradient * (1.0 - beta_2))


_by_name = {"sgd": SGD, "adam": Adam, "adamw": AdamW, "rmsprop": RMSprop, "adagrad": Adagrad,
            "adadelta": Adadelta, "adamax": Adamax, "nadam": Nadam, "ftrl": Ftrl, "lion": Lion}


def get(identifier):
    if isinstance(identifier, dict):
        import _saving
        return _saving.deserialize_in(identifier, "optimizers")
    if isinstance(identifier, str) and identifier.lower() in _by_name:
        return _by_name[identifier.lower()]()
    if isinstance(identifier, Optimizer):
        return identifier
    raise ValueError(f"Could not interpret optimizer identifier: {identifier}")


def serialize(optimizer):
    import _saving
    return _saving.serialize(optimizer)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, get, config)
