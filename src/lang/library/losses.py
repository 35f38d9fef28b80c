"""Keras 3's losses as objects: a function of rows, and how its values become one."""
import tensorflow as tf
import _layers
import _tensh


def _alike(a, b):
    """Two tensors of one rank: a last axis of size 1 is taken away, or given."""
    if len(a.shape) == len(b.shape) + 1 and a.shape[-1] == 1:
        if len(b.shape) == 1:
            return a, tf.expand_dims(b, -1)
        return tf.squeeze(a, -1), b
    if len(b.shape) == len(a.shape) + 1 and b.shape[-1] == 1:
        if len(a.shape) == 1:
            return tf.expand_dims(a, -1), b
        return a, tf.squeeze(b, -1)
    return a, b


def _tensor(x, dtype):
    if dtype is None:
        dtype = tf.float32
    return tf.cast(x, dtype)


# in tf.keras.losses, tf.keras
class Loss:
    __module__ = "keras.src.losses.loss"

    def __init__(self, name=None, reduction="sum_over_batch_size", dtype=None):
        allowed = ["sum_over_batch_size", "sum", None, "none", "mean", "mean_with_sample_weight"]
        if reduction not in allowed:
            raise ValueError("Invalid value for argument `reduction`. "
                             f"Expected one of {allowed}. Received: reduction={reduction}")
        self.name = name or _tensh.auto_name(self.__class__.__name__)
        self.reduction = reduction
        self.dtype = "float32" if dtype is None else dtype

    def __call__(self, y_true, y_pred, sample_weight=None):
        values = self.call(_tensor(y_true, self.dtype), _tensor(y_pred, self.dtype))
        weights = None
        mask = _layers.mask_of(y_pred)
        if mask is not None:
            # Masked places do not count: those that do weigh more, so that the mean is theirs.
            mask = _tensor(mask, values.dtype)
            if self.reduction in ("sum_over_batch_size", "mean"):
                mask = mask * (tf.cast(tf.size(mask), mask.dtype) / tf.reduce_sum(mask))
            sample_weight = mask if sample_weight is None else _tensor(sample_weight, values.dtype) * mask
        if sample_weight is not None:
            weights = _tensor(sample_weight, values.dtype)
            values, weights = _alike(values, weights)
            values = values * weights
        if self.reduction is None or self.reduction == "none" or len(values.shape) == 0:
            return values
        total = tf.reduce_sum(values)
        if self.reduction == "sum":
            return total
        if self.reduction == "mean_with_sample_weight" and weights is not None:
            return tf.math.divide_no_nan(total, tf.reduce_sum(weights))
        return tf.math.divide_no_nan(total, tf.cast(tf.size(values), total.dtype))

    def call(self, y_true, y_pred):
        raise NotImplementedError()

    def get_config(self):
        return {"name": self.name, "reduction": self.reduction}

    @classmethod
    def from_config(cls, config):
        import _saving
        return _saving.made_from(cls, config)


# in _nowhere
class LossFunctionWrapper(Loss):
    __module__ = "keras.src.losses.losses"
    # What its function is told, in the order of Keras' configs; what Keras leaves out, only where it is not the usual.
    _config = ""
    _usual = {}

    def __init__(self, fn, reduction, name, dtype, **options):
        super().__init__(name=name, reduction=reduction, dtype=dtype)
        self.fn = fn
        self._options = options

    def call(self, y_true, y_pred):
        y_true, y_pred = _alike(y_true, y_pred)
        return self.fn(y_true, y_pred, **self._options)

    def get_config(self):
        found = {**super().get_config(), **{name: self._option(name) for name in self._config.split()}}
        for name, usual in self._usual.items():
            if self._option(name) != usual:
                found[name] = self._option(name)
        return found

    def _option(self, name):
        value = self._options.get(name, -1)
        return value[0] if isinstance(value, list) else value


# in tf.keras.losses
class MeanSquaredError(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_error", dtype=None):
        super().__init__(tf.keras.losses.mean_squared_error, reduction, name, dtype)


class MeanAbsoluteError(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_error", dtype=None):
        super().__init__(tf.keras.losses.mean_absolute_error, reduction, name, dtype)


class MeanAbsolutePercentageError(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="mean_absolute_percentage_error", dtype=None):
        super().__init__(tf.keras.losses.MAPE, reduction, name, dtype)


class MeanSquaredLogarithmicError(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="mean_squared_logarithmic_error", dtype=None):
        super().__init__(tf.keras.losses.MSLE, reduction, name, dtype)


class CosineSimilarity(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _usual = {"axis": -1}

    def __init__(self, axis=-1, reduction="sum_over_batch_size", name="cosine_similarity", dtype=None):
        super().__init__(tf.keras.losses.cosine_similarity, reduction, name, dtype, axis=axis)


class Huber(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _usual = {"delta": 1.0}

    def __init__(self, delta=1.0, reduction="sum_over_batch_size", name="huber_loss", dtype=None):
        super().__init__(tf.keras.losses.huber, reduction, name, dtype, delta=delta)


class LogCosh(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="log_cosh", dtype=None):
        super().__init__(tf.keras.losses.logcosh, reduction, name, dtype)


class Hinge(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="hinge", dtype=None):
        super().__init__(tf.keras.losses.hinge, reduction, name, dtype)


class SquaredHinge(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="squared_hinge", dtype=None):
        super().__init__(tf.keras.losses.squared_hinge, reduction, name, dtype)


class CategoricalHinge(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="categorical_hinge", dtype=None):
        super().__init__(tf.keras.losses.categorical_hinge, reduction, name, dtype)


class KLDivergence(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="kl_divergence", dtype=None):
        super().__init__(tf.keras.losses.KLD, reduction, name, dtype)


class Poisson(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"

    def __init__(self, reduction="sum_over_batch_size", name="poisson", dtype=None):
        super().__init__(tf.keras.losses.poisson, reduction, name, dtype)


class BinaryCrossentropy(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "from_logits label_smoothing axis"

    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
                 name="binary_crossentropy", dtype=None):
        super().__init__(tf.keras.losses.binary_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=[axis])


class BinaryFocalCrossentropy(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "from_logits label_smoothing axis apply_class_balancing alpha gamma"

    def __init__(self, apply_class_balancing=False, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0,
                 axis=-1, reduction="sum_over_batch_size", name="binary_focal_crossentropy", dtype=None):
        super().__init__(tf.keras.losses.binary_focal_crossentropy, reduction, name, dtype,
                         apply_class_balancing=apply_class_balancing, alpha=alpha, gamma=gamma,
                         from_logits=from_logits, label_smoothing=label_smoothing)


class CategoricalCrossentropy(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "from_logits label_smoothing axis"

    def __init__(self, from_logits=False, label_smoothing=0.0, axis=-1, reduction="sum_over_batch_size",
                 name="categorical_crossentropy", dtype=None):
        super().__init__(tf.keras.losses.categorical_crossentropy, reduction, name, dtype, from_logits=from_logits,
                         label_smoothing=label_smoothing, axis=axis)


class SparseCategoricalCrossentropy(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "from_logits ignore_class"
    _usual = {"axis": -1}

    def __init__(self, from_logits=False, ignore_class=None, reduction="sum_over_batch_size", axis=-1,
                 name="sparse_categorical_crossentropy", dtype=None):
        super().__init__(tf.keras.losses.sparse_categorical_crossentropy, reduction, name, dtype,
                         from_logits=from_logits, ignore_class=ignore_class, axis=axis)

    def call(self, y_true, y_pred):
        return self.fn(y_true, y_pred, **self._options)


class CategoricalFocalCrossentropy(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "from_logits label_smoothing axis alpha gamma"

    def __init__(self, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1,
                 reduction="sum_over_batch_size", name="categorical_focal_crossentropy", dtype=None):
        super().__init__(categorical_focal_crossentropy, reduction, name, dtype, alpha=alpha, gamma=gamma,
                         from_logits=from_logits, label_smoothing=label_smoothing, axis=axis)


def categorical_focal_crossentropy(y_true, y_pred, alpha=0.25, gamma=2.0, from_logits=False, label_smoothing=0.0, axis=-1):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = tf.cast(y_true, y_pred.dtype)
    if label_smoothing:
        y_true = y_true * (1.0 - label_smoothing) + label_smoothing / y_true.shape[-1]
    y_pred = tf.nn.softmax(y_pred, axis=axis) if from_logits else y_pred
    y_pred = tf.clip_by_value(y_pred / tf.reduce_sum(y_pred, axis=axis, keepdims=True), 1e-7, 1.0 - 1e-7)
    lost = -y_true * tf.math.log(y_pred)
    return tf.reduce_sum(tf.pow(1.0 - y_pred, gamma) * alpha * lost, axis=axis)


class Dice(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "axis"

    def __init__(self, reduction="sum_over_batch_size", name="dice", axis=None, dtype=None):
        super().__init__(dice, reduction, name, dtype, axis=axis)


def dice(y_true, y_pred, axis=None):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = tf.cast(y_true, y_pred.dtype)
    both = tf.reduce_sum(y_true * y_pred, axis=axis)
    return 1 - 2.0 * both / (tf.reduce_sum(y_true, axis=axis) + tf.reduce_sum(y_pred, axis=axis) + 1e-7)


class Tversky(LossFunctionWrapper):
    __module__ = "keras.src.losses.losses"
    _config = "alpha beta axis"

    def __init__(self, alpha=0.5, beta=0.5, reduction="sum_over_batch_size", name="tversky", axis=None, dtype=None):
        super().__init__(tversky, reduction, name, dtype, alpha=alpha, beta=beta, axis=axis)


def tversky(y_true, y_pred, alpha=0.5, beta=0.5, axis=None):
    y_pred = tf.convert_to_tensor(y_pred)
    y_true = tf.cast(y_true, y_pred.dtype)
    both = tf.reduce_sum(y_true * y_pred, axis=axis)
    wrong, missed = tf.reduce_sum((1 - y_true) * y_pred, axis=axis), tf.reduce_sum(y_true * (1 - y_pred), axis=axis)
    return 1 - both / (both + wrong * alpha + missed * beta + 1e-7)


_by_name = {
    "bce": BinaryCrossentropy, "kld": KLDivergence, "logcosh": LogCosh, "dice": Dice, "tversky": Tversky,
    "binary_focal_crossentropy": BinaryFocalCrossentropy, "categorical_focal_crossentropy": CategoricalFocalCrossentropy,
    "mse": MeanSquaredError, "mean_squared_error": MeanSquaredError, "meansquarederror": MeanSquaredError,
    "mae": MeanAbsoluteError, "mean_absolute_error": MeanAbsoluteError,
    "mape": MeanAbsolutePercentageError, "mean_absolute_percentage_error": MeanAbsolutePercentageError,
    "msle": MeanSquaredLogarithmicError, "mean_squared_logarithmic_error": MeanSquaredLogarithmicError,
    "huber": Huber, "log_cosh": LogCosh, "hinge": Hinge, "squared_hinge": SquaredHinge,
    "categorical_hinge": CategoricalHinge, "kl_divergence": KLDivergence, "poisson": Poisson,
    "cosine_similarity": CosineSimilarity, "binary_crossentropy": BinaryCrossentropy,
    "categorical_crossentropy": CategoricalCrossentropy,
    "sparse_categorical_crossentropy": SparseCategoricalCrossentropy,
}


def get(identifier):
    import _saving
    if isinstance(identifier, dict):
        return _saving.deserialize_in(identifier, "losses")
    if isinstance(identifier, str) and identifier.lower() in _by_name:
        return _by_name[identifier.lower()]()
    if isinstance(identifier, str) and identifier in _saving.custom_names():
        return _saving.custom_names()[identifier]
    if identifier is None or callable(identifier):
        return identifier
    raise ValueError(f"Could not interpret loss identifier: {identifier}")


kl_divergence = tf.keras.losses.KLD
log_cosh = tf.keras.losses.logcosh


def serialize(loss):
    import _saving
    return _saving.serialize(loss)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, get, config)


# in tf.nn
def compute_average_loss(per_example_loss, sample_weight=None, global_batch_size=None):
    losses = tf.convert_to_tensor(per_example_loss)
    if sample_weight is not None:
        losses = losses * sample_weight
    count = tf.size(losses) if global_batch_size is None else global_batch_size
    return tf.reduce_sum(losses) / tf.cast(count, losses.dtype)
