"""Keras 3's metrics: Variables that sum up what went by."""
import tensorflow as tf
import _tensh


# in tf.keras.metrics, tf.keras
class Metric:
    __module__ = "keras.src.metrics.metric"

    # The arguments that it was made with beside name and dtype, in the order of Keras' configs; their usual values.
    _config = {}

    def __init__(self, dtype=None, name=None):
        self.name = name or _tensh.auto_name(self.__class__.__name__)
        self.dtype = "float32" if dtype is None else dtype
        self._variables = []

    def add_variable(self, shape=(), initializer="zeros", dtype=None, aggregation=None, name=None):
        value = tf.zeros(shape, self.dtype if dtype is None else dtype)
        if callable(initializer):
            value = initializer(shape, dtype=value.dtype)
        elif initializer == "ones":
            value = tf.ones_like(value)
        name = "variable" if name is None else name
        made = _tensh.variable(value, name, f"{self.name}/{name}", False)
        self._variables.append(made)
        return made

    def add_weight(self, shape=(), initializer="zeros", dtype=None, name=None):
        # Up to Keras 2 the name came first.
        if isinstance(shape, str):
            return self.add_variable((), initializer, dtype, None, shape)
        return self.add_variable(shape, initializer, dtype, None, name)

    @property
    def variables(self):
        return list(self._variables)

    def reset_state(self):
        for v in self._variables:
            v.assign(tf.zeros_like(v))

    def reset_states(self):
        self.reset_state()

    def save_own_variables(self, store):
        for i, variable in enumerate(self._variables):
            store[str(i)] = variable

    def load_own_variables(self, store):
        for i, variable in enumerate(self._variables):
            if str(i) in store:
                variable.assign(store[str(i)])

    def __call__(self, *args, **kwargs):
        self.update_state(*args, **kwargs)
        return self.result()

    def get_config(self):
        found = {"name": self.name, "dtype": self.dtype}
        for name, usual in self._config.items():
            found[name] = self._kept.get(name, usual)
        return found

    @property
    def _kept(self):
        """What it was told, by name."""
        return getattr(self, "_told", None) or getattr(self, "_fn_kwargs", {}) or self.__dict__

    @classmethod
    def from_config(cls, config):
        import _saving
        return _saving.made_from(cls, config)

    def __repr__(self):
        return f"<{self.__class__.__name__} name={self.name}>"


# in tf.keras.metrics
class Mean(Metric):
    __module__ = "keras.src.metrics.reduction_metrics"

    def __init__(self, name="mean", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_variable(name="total")
        self.count = self.add_variable(name="count")

    def update_state(self, values, sample_weight=None):
        values, weights = _by_sample(values, sample_weight, tf.reduce_mean, self.dtype)
        self.total.assign_add(tf.reduce_sum(values))
        if weights is not None:
            self.count.assign_add(tf.reduce_sum(weights))
        elif len(values.shape) > 0:
            self.count.assign_add(float(values.shape[0]))
        else:
            self.count.assign_add(1.0)

    def result(self):
        return tf.math.divide_no_nan(self.total, self.count)


class Sum(Metric):
    __module__ = "keras.src.metrics.reduction_metrics"

    def __init__(self, name="sum", dtype=None):
        super().__init__(name=name, dtype=dtype)
        self.total = self.add_variable(name="total")

    def update_state(self, values, sample_weight=None):
        values, _ = _by_sample(values, sample_weight, tf.reduce_sum, self.dtype)
        self.total.assign_add(tf.reduce_sum(values))

    def result(self):
        return tf.identity(self.total)


class MeanMetricWrapper(Mean):
    __module__ = "keras.src.metrics.reduction_metrics"

    def __init__(self, fn, name=None, dtype=None, **kwargs):
        super().__init__(name=name, dtype=dtype)
        self._fn = fn
        self._fn_kwargs = kwargs

    def update_state(self, y_true, y_pred, sample_weight=None):
        super().update_state(self._fn(y_true, y_pred, **self._fn_kwargs), sample_weight)


class RootMeanSquaredError(Mean):
    __module__ = "keras.src.metrics.regression_metrics"

    def __init__(self, name="root_mean_squared_error", dtype=None):
        super().__init__(name=name, dtype=dtype)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = alike(tensor(y_true), tensor(y_pred))
        super().update_state(tf.math.squared_difference(y_pred, y_true), sample_weight)

    def result(self):
        return tf.sqrt(super().result())


class MeanSquaredError(MeanMetricWrapper):
    __module__ = "keras.src.metrics.regression_metrics"

    def __init__(self, name="mean_squared_error", dtype=None):
        super().__init__(tf.keras.losses.MeanSquaredError(reduction=None), name, dtype)


class MeanAbsoluteError(MeanMetricWrapper):
    __module__ = "keras.src.metrics.regression_metrics"

    def __init__(self, name="mean_absolute_error", dtype=None):
        super().__init__(tf.keras.losses.MeanAbsoluteError(reduction=None), name, dtype)


class MeanAbsolutePercentageError(MeanMetricWrapper):
    __module__ = "keras.src.metrics.regression_metrics"

    def __init__(self, name="mean_absolute_percentage_error", dtype=None):
        super().__init__(tf.keras.losses.MeanAbsolutePercentageError(reduction=None), name, dtype)


class BinaryCrossentropy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.probabilistic_metrics"
    _config = {"from_logits": False, "label_smoothing": 0}

    def __init__(self, name="binary_crossentropy", dtype=None, from_logits=False, label_smoothing=0):
        loss = tf.keras.losses.BinaryCrossentropy(from_logits, label_smoothing, reduction=None)
        super().__init__(loss, name, dtype)
        self._told = {"from_logits": from_logits, "label_smoothing": label_smoothing}


class CategoricalCrossentropy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.probabilistic_metrics"
    _config = {"from_logits": False, "label_smoothing": 0, "axis": -1}

    def __init__(self, name="categorical_crossentropy", dtype=None, from_logits=False, label_smoothing=0, axis=-1):
        loss = tf.keras.losses.CategoricalCrossentropy(from_logits, label_smoothing, axis, reduction=None)
        super().__init__(loss, name, dtype)
        self._told = {"from_logits": from_logits, "label_smoothing": label_smoothing, "axis": axis}


class SparseCategoricalCrossentropy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.probabilistic_metrics"
    _config = {"from_logits": False, "ignore_class": None, "axis": -1}

    def __init__(self, name="sparse_categorical_crossentropy", dtype=None, from_logits=False, axis=-1):
        loss = tf.keras.losses.SparseCategoricalCrossentropy(from_logits, None, None, axis)
        super().__init__(loss, name, dtype)
        self._told = {"from_logits": from_logits, "axis": axis}


def binary_accuracy(y_true, y_pred, threshold=0.5):
    y_true, y_pred = alike(tensor(y_true), tensor(y_pred))
    return tf.cast(tf.equal(y_true, tf.cast(y_pred > threshold, y_true.dtype)), tf.float32)


def categorical_accuracy(y_true, y_pred):
    return tf.cast(tf.equal(tf.argmax(tensor(y_true), -1), tf.argmax(tensor(y_pred), -1)), tf.float32)


def sparse_categorical_accuracy(y_true, y_pred):
    y_true, y_pred = tensor(y_true), tensor(y_pred)
    if len(y_true.shape) == len(y_pred.shape) and y_true.shape[-1] == 1:
        y_true = tf.squeeze(y_true, -1)
    return tf.cast(tf.equal(y_true, tf.cast(tf.argmax(y_pred, -1), y_true.dtype)), tf.float32)


class Accuracy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.accuracy_metrics"

    def __init__(self, name="accuracy", dtype=None):
        super().__init__(_equal, name, dtype)


class BinaryAccuracy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.accuracy_metrics"
    _config = {"threshold": 0.5}

    def __init__(self, name="binary_accuracy", dtype=None, threshold=0.5):
        super().__init__(binary_accuracy, name, dtype, threshold=threshold)


class CategoricalAccuracy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.accuracy_metrics"

    def __init__(self, name="categorical_accuracy", dtype=None):
        super().__init__(categorical_accuracy, name, dtype)


class SparseCategoricalAccuracy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.accuracy_metrics"

    def __init__(self, name="sparse_categorical_accuracy", dtype=None):
        super().__init__(sparse_categorical_accuracy, name, dtype)


_by_name = {
    "mse": MeanSquaredError, "mean_squared_error": MeanSquaredError, "MSE": MeanSquaredError,
    "mae": MeanAbsoluteError, "mean_absolute_error": MeanAbsoluteError, "MAE": MeanAbsoluteError,
    "mape": MeanAbsolutePercentageError, "root_mean_squared_error": RootMeanSquaredError,
    "binary_accuracy": BinaryAccuracy, "categorical_accuracy": CategoricalAccuracy,
    "sparse_categorical_accuracy": SparseCategoricalAccuracy, "binary_crossentropy": BinaryCrossentropy,
    "MAPE": MeanAbsolutePercentageError, "mean_absolute_percentage_error": MeanAbsolutePercentageError,
    "categorical_crossentropy": CategoricalCrossentropy, "sparse_categorical_crossentropy": SparseCategoricalCrossentropy,
    "bce": BinaryCrossentropy, "BCE": BinaryCrossentropy,
}


def get(identifier):
    import _saving
    if isinstance(identifier, str) and identifier not in _by_name and identifier not in _saving.custom_names():
        import _metrics_more
        found = _metrics_more.named(identifier)
        if found is None:
            raise ValueError(f"Could not interpret metric identifier: {identifier}")
        return found
    if isinstance(identifier, dict):
        return _saving.deserialize_in(identifier, "metrics")
    if isinstance(identifier, str) and identifier in _by_name:
        return _by_name[identifier]()
    if isinstance(identifier, str) and identifier in _saving.custom_names():
        return _saving.custom_names()[identifier]
    return identifier


def serialize(metric):
    import _saving
    return _saving.serialize(metric)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, get, config)


# in _nowhere
def _equal(y_true, y_pred):
    y_true, y_pred = alike(tensor(y_true), tensor(y_pred))
    return tf.cast(tf.equal(y_true, y_pred), tf.float32)


def _by_sample(values, weights, reduce, dtype):
    values = tf.cast(values, dtype)
    if weights is not None:
        weights = tf.cast(weights, dtype)
        if len(values.shape) == len(weights.shape) + 1 and values.shape[-1] == 1:
            if len(weights.shape) == 1:
                weights = tf.expand_dims(weights, -1)
            else:
                values = tf.squeeze(values, -1)
        elif len(weights.shape) == len(values.shape) + 1 and weights.shape[-1] == 1:
            if len(values.shape) == 1:
                values = tf.expand_dims(values, -1)
            else:
                weights = tf.squeeze(weights, -1)
        if len(values.shape) > len(weights.shape):
            values = reduce(values, axis=list(range(len(weights.shape), len(values.shape))))
        weights = tf.broadcast_to(weights, values.shape)
        values = values * weights
        if len(weights.shape) > 1:
            weights = reduce(weights, axis=list(range(1, len(weights.shape))))
    if len(values.shape) > 1:
        values = reduce(values, axis=list(range(1, len(values.shape))))
    return values, weights


# in _metrics
def tensor(x):
    return tf.cast(x, tf.float32)


def alike(a, b):
    if len(a.shape) == len(b.shape) + 1 and a.shape[-1] == 1:
        return a, tf.expand_dims(b, -1)
    if len(b.shape) == len(a.shape) + 1 and b.shape[-1] == 1:
        return tf.expand_dims(a, -1), b
    return a, b
