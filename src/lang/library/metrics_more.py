"""Keras 3's metrics that count by thresholds, by classes and by ranks, and those that are the mean of a loss."""
import tensorflow as tf
from _metrics import alike, tensor
from tensorflow.keras.metrics import MeanMetricWrapper, Metric


# in _nowhere
def _beside(weights, like):
    """Weights of rows, as they stand beside all their values."""
    weights = tensor(weights)
    while len(weights.shape) < len(like.shape):
        weights = tf.expand_dims(weights, -1)
    if len(weights.shape) > len(like.shape):
        weights = tf.squeeze(weights, -1)
    return tf.broadcast_to(weights, like.shape)


_kinds = ("true_positives", "false_positives", "false_negatives", "true_negatives")


def _counted(y_true, y_pred, thresholds, weights, by_label=False):
    """How many are what at each threshold: of all values, or of each label."""
    y_true, y_pred = alike(tensor(y_true), tensor(y_pred))
    weights = tf.ones_like(y_true) if weights is None else _beside(weights, y_true)
    shape = [-1, y_true.shape[-1]] if by_label else [-1]
    wanted, values, weights = [tf.reshape(t, shape) for t in (y_true, y_pred, weights)]
    limits = tf.reshape(tf.constant(thresholds, tf.float32), [-1] + [1] * len(shape))
    found = tf.cast(tf.expand_dims(values, 0) > limits, tf.float32)
    wanted, weights = tf.expand_dims(tf.cast(wanted > 0.5, tf.float32), 0), tf.expand_dims(weights, 0)
    total = lambda x: tf.reduce_sum(x * weights, axis=1)
    return {"true_positives": total(wanted * found), "false_positives": total((1 - wanted) * found),
            "false_negatives": total(wanted * (1 - found)), "true_negatives": total((1 - wanted) * (1 - found))}


class _Counts(Metric):
    """Counts pairs of what was wanted and what was found, by their truth, at each threshold."""

    def __init__(self, thresholds, name, dtype, top_k=None, class_id=None):
        super().__init__(name=name, dtype=dtype)
        self._told = {"thresholds": thresholds, "top_k": top_k, "class_id": class_id}
        usual = 0.5 if top_k is None else -1e10
        given = usual if thresholds is None else thresholds
        self.thresholds = list(given) if isinstance(given, (list, tuple)) else [given]
        for limit in self.thresholds if thresholds is not None else []:
            if limit is None or not 0 <= limit <= 1:
                raise ValueError(f"Threshold values must be in [0, 1]. Received: {[limit]}")
        self.top_k, self.class_id = top_k, class_id
        self.counted = {}
        for kind in self._kinds:
            self.counted[kind] = self.add_variable((len(self.thresholds),), name=kind)

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = tensor(y_true), tensor(y_pred)
        if self.top_k is not None:
            least = tf.math.top_k(y_pred, self.top_k)[0][..., -1:]
            y_pred = tf.where(y_pred >= least, y_pred, tf.fill(y_pred.shape, -1e10))
        if self.class_id is not None:
            y_true, y_pred = y_true[..., self.class_id], y_pred[..., self.class_id]
        found = _counted(y_true, y_pred, self.thresholds, sample_weight)
        for kind in self._kinds:
            self.counted[kind].assign_add(found[kind])

    def _single(self, value):
        return value[0] if len(self.thresholds) == 1 else value


class _Share(_Counts):
    """The share of the first kind among both."""
    _config = {"thresholds": None, "top_k": None, "class_id": None}

    def __init__(self, thresholds=None, top_k=None, class_id=None, name=None, dtype=None):
        super().__init__(thresholds, name, dtype, top_k, class_id)

    def result(self):
        right, wrong = [self.counted[kind] for kind in self._kinds]
        return self._single(tf.math.divide_no_nan(right, right + wrong))


class _Count(_Counts):
    """One kind alone."""
    _config = {"thresholds": None}

    def __init__(self, thresholds=None, name=None, dtype=None):
        super().__init__(thresholds, name, dtype)

    def result(self):
        return self._single(tf.identity(self.counted[self._kinds[0]]))


# in tf.keras.metrics
class Precision(_Share):
    __module__ = "keras.src.metrics.confusion_metrics"
    _kinds = ["true_positives", "false_positives"]


class Recall(_Share):
    __module__ = "keras.src.metrics.confusion_metrics"
    _kinds = ["true_positives", "false_negatives"]


class TruePositives(_Count):
    __module__ = "keras.src.metrics.confusion_metrics"
    _kinds = ["true_positives"]


class FalsePositives(_Count):
    __module__ = "keras.src.metrics.confusion_metrics"
    _kinds = ["false_positives"]


class TrueNegatives(_Count):
    __module__ = "keras.src.metrics.confusion_metrics"
    _kinds = ["true_negatives"]


class FalseNegatives(_Count):
    __module__ = "keras.src.metrics.confusion_metrics"
    _kinds = ["false_negatives"]


class AUC(Metric):
    __module__ = "keras.src.metrics.confusion_metrics"
    _config = {"num_thresholds": 200, "curve": "ROC", "summation_method": "interpolation", "multi_label": False,
               "num_labels": None, "label_weights": None, "from_logits": False}

    def __init__(self, num_thresholds=200, curve="ROC", summation_method="interpolation", name=None, dtype=None,
                 thresholds=None, multi_label=False, num_labels=None, label_weights=None, from_logits=False):
        super().__init__(name=name, dtype=dtype)
        if curve.upper() not in ("ROC", "PR"):
            raise ValueError(f'Invalid `curve` argument value "{curve}". Expected one of: ["ROC", "PR"]')
        if summation_method not in ("interpolation", "minoring", "majoring"):
            raise ValueError(f'Invalid `summation_method` argument value "{summation_method}". Expected one of: '
                             '["interpolation", "majoring", "minoring"]')
        if thresholds is None and num_thresholds <= 1:
            raise ValueError(f"Argument `num_thresholds` must be an integer > 1. Received: num_thresholds={num_thresholds}")
        n = num_thresholds if thresholds is None else len(thresholds) + 2
        inner = [(i + 1) * 1.0 / (n - 1) for i in range(n - 2)] if thresholds is None else sorted(thresholds)
        self.num_thresholds, self.curve, self.summation_method = n, curve.upper(), summation_method
        self._thresholds = [0.0 - 1e-7] + inner + [1.0 + 1e-7]
        self.multi_label, self.num_labels, self.from_logits = multi_label, num_labels, from_logits
        self.label_weights = label_weights
        self._kept_counts = None if multi_label and not num_labels else self._start(num_labels)

    def _start(self, labels):
        shape = (self.num_thresholds, labels) if self.multi_label else (self.num_thresholds,)
        return {kind: self.add_variable(shape, name=kind) for kind in _kinds}

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = tensor(y_true), tensor(y_pred)
        if self._kept_counts is None:
            self._kept_counts = self._start(y_pred.shape[-1])
        if self.from_logits:
            y_pred = tf.sigmoid(y_pred)
        found = _counted(y_true, y_pred, self._thresholds, sample_weight, self.multi_label)
        for kind in _kinds:
            self._kept_counts[kind].assign_add(found[kind])

    def result(self):
        if self._kept_counts is None:
            return tf.constant(0.0)
        tp, fp, fn, tn = [tf.identity(self._kept_counts[kind]) for kind in _kinds]
        if self.curve == "PR" and self.summation_method == "interpolation":
            return self._averaged(self._by_slopes(tp, fp, fn))
        recall = tf.math.divide_no_nan(tp, tp + fn)
        if self.curve == "ROC":
            x, y = tf.math.divide_no_nan(fp, fp + tn), recall
        else:
            x, y = recall, tf.math.divide_no_nan(tp, tp + fp)
        if self.summation_method == "interpolation":
            heights = (y[:-1] + y[1:]) / 2.0
        else:
            heights = tf.minimum(y[:-1], y[1:]) if self.summation_method == "minoring" else tf.maximum(y[:-1], y[1:])
        return self._averaged(tf.reduce_sum((x[:-1] - x[1:]) * heights, axis=0))

    def _by_slopes(self, tp, fp, fn):
        step, seen = tp[:-1] - tp[1:], tp + fp
        slope = tf.math.divide_no_nan(step, tf.maximum(seen[:-1] - seen[1:], 0.0))
        intercept = tp[1:] - slope * seen[1:]
        both = tf.logical_and(seen[:-1] > 0, seen[1:] > 0)
        ratio = tf.where(both, tf.math.divide_no_nan(seen[:-1], tf.maximum(seen[1:], 0.0)), tf.ones_like(seen[1:]))
        grown = tf.math.divide_no_nan(slope * (step + intercept * tf.math.log(ratio)), tf.maximum(tp[1:] + fn[1:], 0.0))
        return tf.reduce_sum(grown, axis=0)

    def _averaged(self, each):
        if not self.multi_label:
            return each
        if self.label_weights is None:
            return tf.reduce_mean(each)
        weights = tf.constant(self.label_weights, tf.float32)
        return tf.math.divide_no_nan(tf.reduce_sum(each * weights), tf.reduce_sum(weights))


# in _nowhere
class _At(Metric):
    """The best of one measure where another is at least a value."""

    def __init__(self, value, num_thresholds, class_id, name, dtype):
        super().__init__(name=name, dtype=dtype)
        if not 0 <= value <= 1:
            raise ValueError(f"Argument `{self._asked}` must be in the range [0, 1]. Received: {self._asked}={value}")
        self._value, self.class_id, self.num_thresholds = value, class_id, num_thresholds
        n = num_thresholds
        self._thresholds = [0.5] if n == 1 else [0.0] + [(i + 1) * 1.0 / (n - 1) for i in range(n - 2)] + [1.0]
        self._kept_counts = {kind: self.add_variable((n,), name=kind) for kind in _kinds}

    def update_state(self, y_true, y_pred, sample_weight=None):
        if self.class_id is not None:
            y_true, y_pred = tensor(y_true)[..., self.class_id], tensor(y_pred)[..., self.class_id]
        found = _counted(y_true, y_pred, self._thresholds, sample_weight)
        for kind in _kinds:
            self._kept_counts[kind].assign_add(found[kind])

    def result(self):
        tp, fp, fn, tn = [tf.identity(self._kept_counts[kind]) for kind in _kinds]
        measures = {"sensitivity": tf.math.divide_no_nan(tp, tp + fn), "specificity": tf.math.divide_no_nan(tn, tn + fp),
                    "precision": tf.math.divide_no_nan(tp, tp + fp), "recall": tf.math.divide_no_nan(tp, tp + fn)}
        given, wanted = measures[self._asked], measures[self._wanted]
        fits = given >= self._value
        return tf.reduce_max(tf.where(fits, wanted, tf.zeros_like(wanted)))


# in tf.keras.metrics
class SensitivityAtSpecificity(_At):
    __module__ = "keras.src.metrics.confusion_metrics"
    _asked, _wanted = "specificity", "sensitivity"

    def __init__(self, specificity, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(specificity, num_thresholds, class_id, name, dtype)


class SpecificityAtSensitivity(_At):
    __module__ = "keras.src.metrics.confusion_metrics"
    _asked, _wanted = "sensitivity", "specificity"

    def __init__(self, sensitivity, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(sensitivity, num_thresholds, class_id, name, dtype)


class PrecisionAtRecall(_At):
    __module__ = "keras.src.metrics.confusion_metrics"
    _asked, _wanted = "recall", "precision"

    def __init__(self, recall, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(recall, num_thresholds, class_id, name, dtype)


class RecallAtPrecision(_At):
    __module__ = "keras.src.metrics.confusion_metrics"
    _asked, _wanted = "precision", "recall"

    def __init__(self, precision, num_thresholds=200, class_id=None, name=None, dtype=None):
        super().__init__(precision, num_thresholds, class_id, name, dtype)


class FBetaScore(Metric):
    __module__ = "keras.src.metrics.f_score_metrics"

    def __init__(self, average=None, beta=1.0, threshold=None, name="fbeta_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        if average not in (None, "micro", "macro", "weighted"):
            raise ValueError("Invalid `average` argument value. Expected one of: {None, 'micro', 'macro', 'weighted'}. "
                             f"Received: average={average}")
        self.average, self.beta, self.threshold = average, beta, threshold
        self._sums = None

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = tensor(y_true), tensor(y_pred)
        if len(y_pred.shape) != 2 or len(y_true.shape) != 2:
            raise ValueError("FBetaScore expects 2D inputs with shape (batch_size, output_dim). Received input shapes: "
                             f"y_pred.shape={tuple(y_pred.shape)} and y_true.shape={tuple(y_true.shape)}.")
        if self._sums is None:
            shape = () if self.average == "micro" else (y_true.shape[-1],)
            self._sums = [self.add_variable(shape) for i in range(4)]
        if self.threshold is None:
            most = tf.reduce_max(y_pred, axis=-1, keepdims=True)
            y_pred = tf.cast(tf.logical_and(y_pred >= most, tf.abs(y_pred) > 1e-9), tf.float32)
        else:
            y_pred = tf.cast(y_pred > self.threshold, tf.float32)
        axis = None if self.average == "micro" else 0
        weights = 1.0 if sample_weight is None else tf.expand_dims(tensor(sample_weight), 1)
        parts = [y_pred * y_true, y_pred * (1 - y_true), (1 - y_pred) * y_true, y_true]
        for kept, part in zip(self._sums, parts):
            kept.assign_add(tf.reduce_sum(part * weights, axis=axis))

    def result(self):
        tp, fp, fn, rows = [tf.identity(v) for v in self._sums]
        precision, recall = tp / (tp + fp + 1e-7), tp / (tp + fn + 1e-7)
        each = precision * recall * (1 + self.beta ** 2) / (self.beta ** 2 * precision + recall + 1e-7)
        if self.average == "weighted":
            return tf.reduce_sum(each * (rows / (tf.reduce_sum(rows) + 1e-7)))
        return tf.reduce_mean(each) if self.average is not None else each


class F1Score(FBetaScore):
    __module__ = "keras.src.metrics.f_score_metrics"

    def __init__(self, average=None, threshold=None, name="f1_score", dtype=None):
        super().__init__(average, 1.0, threshold, name, dtype)


class IoU(Metric):
    __module__ = "keras.src.metrics.iou_metrics"

    def __init__(self, num_classes, target_class_ids, name=None, dtype=None, ignore_class=None, sparse_y_true=True,
                 sparse_y_pred=True, axis=-1):
        super().__init__(name=name, dtype=dtype)
        self.num_classes, self.target_class_ids, self.ignore_class = num_classes, list(target_class_ids), ignore_class
        self.sparse_y_true, self.sparse_y_pred, self.axis = sparse_y_true, sparse_y_pred, axis
        self.total_cm = self.add_variable((num_classes, num_classes), name="total_confusion_matrix")

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true = y_true if self.sparse_y_true else tf.argmax(y_true, axis=self.axis)
        y_pred = y_pred if self.sparse_y_pred else tf.argmax(y_pred, axis=self.axis)
        wanted, found = [tf.reshape(tf.cast(y, tf.int32), [-1]) for y in (y_true, y_pred)]
        weights = tf.ones(wanted.shape) if sample_weight is None else tf.reshape(_beside(sample_weight, tf.cast(y_true, tf.float32)), [-1])
        if self.ignore_class is not None:
            weights = weights * tf.cast(tf.not_equal(wanted, self.ignore_class), tf.float32)
            wanted = tf.where(tf.equal(wanted, self.ignore_class), tf.zeros_like(wanted), wanted)
        rows = tf.one_hot(wanted, self.num_classes) * tf.expand_dims(weights, -1)
        self.total_cm.assign_add(tf.matmul(rows, tf.one_hot(found, self.num_classes), transpose_a=True))

    def result(self):
        counts = tf.identity(self.total_cm)
        right = tf.linalg.diag_part(counts)
        union = tf.reduce_sum(counts, 0) + tf.reduce_sum(counts, 1) - right
        right, union = tf.gather(right, self.target_class_ids), tf.gather(union, self.target_class_ids)
        seen = tf.reduce_sum(tf.cast(union > 0, tf.float32))
        return tf.math.divide_no_nan(tf.reduce_sum(tf.math.divide_no_nan(right, union)), seen)


class MeanIoU(IoU):
    __module__ = "keras.src.metrics.iou_metrics"

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_true=True, sparse_y_pred=True, axis=-1):
        super().__init__(num_classes, range(num_classes), name, dtype, ignore_class, sparse_y_true, sparse_y_pred, axis)


class OneHotIoU(IoU):
    __module__ = "keras.src.metrics.iou_metrics"

    def __init__(self, num_classes, target_class_ids, name=None, dtype=None, ignore_class=None, sparse_y_pred=False, axis=-1):
        super().__init__(num_classes, target_class_ids, name, dtype, ignore_class, False, sparse_y_pred, axis)


class OneHotMeanIoU(IoU):
    __module__ = "keras.src.metrics.iou_metrics"

    def __init__(self, num_classes, name=None, dtype=None, ignore_class=None, sparse_y_pred=False, axis=-1):
        super().__init__(num_classes, range(num_classes), name, dtype, ignore_class, False, sparse_y_pred, axis)


class BinaryIoU(IoU):
    __module__ = "keras.src.metrics.iou_metrics"

    def __init__(self, target_class_ids=(0, 1), threshold=0.5, name=None, dtype=None):
        super().__init__(2, target_class_ids, name, dtype)
        self.threshold = threshold

    def update_state(self, y_true, y_pred, sample_weight=None):
        super().update_state(y_true, tf.cast(tensor(y_pred) >= self.threshold, tf.int32), sample_weight)


class R2Score(Metric):
    __module__ = "keras.src.metrics.regression_metrics"

    def __init__(self, class_aggregation="uniform_average", num_regressors=0, name="r2_score", dtype=None):
        super().__init__(name=name, dtype=dtype)
        if num_regressors or class_aggregation not in (None, "uniform_average", "variance_weighted_average"):
            raise NotImplementedError("num_regressors is not in tensh")
        self.class_aggregation, self._sums = class_aggregation, None

    def update_state(self, y_true, y_pred, sample_weight=None):
        y_true, y_pred = alike(tensor(y_true), tensor(y_pred))
        if self._sums is None:
            self._sums = [self.add_variable((y_true.shape[-1],)) for i in range(4)]
        weights = tf.ones_like(y_true) if sample_weight is None else _beside(sample_weight, y_true)
        parts = [y_true * weights, tf.square(y_true) * weights, tf.square(y_true - y_pred) * weights, weights]
        for kept, part in zip(self._sums, parts):
            kept.assign_add(tf.reduce_sum(part, axis=0))

    def result(self):
        total, squares, missed, count = [tf.identity(v) for v in self._sums]
        spread = squares - total * (total / count)
        each = tf.where(tf.math.is_inf(1 - missed / spread), tf.zeros_like(spread), 1 - missed / spread)
        if self.class_aggregation == "uniform_average":
            return tf.reduce_mean(each)
        return each if self.class_aggregation is None else tf.reduce_sum(each * spread) / tf.reduce_sum(spread)


# in _nowhere
def _is_among(places, y_pred, k):
    """Whether fewer than k values are larger than the one at the place."""
    there = tf.gather(y_pred, tf.expand_dims(tf.cast(places, tf.int32), -1), axis=len(y_pred.shape) - 1, batch_dims=len(y_pred.shape) - 1)
    return tf.cast(tf.reduce_sum(tf.cast(y_pred > there, tf.int32), axis=-1) < k, tf.float32)


# in tf.keras.metrics
def top_k_categorical_accuracy(y_true, y_pred, k=5):
    return _is_among(tf.argmax(tensor(y_true), -1), tensor(y_pred), k)


def sparse_top_k_categorical_accuracy(y_true, y_pred, k=5, from_sorted_ids=False):
    y_true, y_pred = tf.convert_to_tensor(y_true), tensor(y_pred)
    if len(y_true.shape) == len(y_pred.shape):
        y_true = tf.squeeze(y_true, -1)
    return _is_among(y_true, y_pred, k)


class TopKCategoricalAccuracy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.accuracy_metrics"
    _config = {"k": 5}

    def __init__(self, k=5, name="top_k_categorical_accuracy", dtype=None):
        super().__init__(top_k_categorical_accuracy, name, dtype, k=k)


class SparseTopKCategoricalAccuracy(MeanMetricWrapper):
    __module__ = "keras.src.metrics.accuracy_metrics"
    _config = {"k": 5}

    def __init__(self, k=5, name="sparse_top_k_categorical_accuracy", dtype=None, from_sorted_ids=False):
        super().__init__(sparse_top_k_categorical_accuracy, name, dtype, k=k)


class CosineSimilarity(MeanMetricWrapper):
    __module__ = "keras.src.metrics.regression_metrics"

    def __init__(self, name="cosine_similarity", dtype=None, axis=-1):
        super().__init__(_cosine, name, dtype, axis=axis)


# in _nowhere
def _cosine(y_true, y_pred, axis=-1):
    return tf.reduce_sum(tf.linalg.l2_normalize(tensor(y_true), axis=axis) * tf.linalg.l2_normalize(tensor(y_pred), axis=axis), axis=axis)


class _OfLoss(MeanMetricWrapper):
    """The mean of a loss's values."""

    def __init__(self, name=None, dtype=None):
        super().__init__(getattr(tf.keras.losses, self._loss)(reduction=None), name or self._usual, dtype)


# in tf.keras.metrics
class KLDivergence(_OfLoss):
    __module__ = "keras.src.metrics.probabilistic_metrics"
    _loss, _usual = "KLDivergence", "kl_divergence"


class Poisson(_OfLoss):
    __module__ = "keras.src.metrics.probabilistic_metrics"
    _loss, _usual = "Poisson", "poisson"


class Hinge(_OfLoss):
    __module__ = "keras.src.metrics.hinge_metrics"
    _loss, _usual = "Hinge", "hinge"


class SquaredHinge(_OfLoss):
    __module__ = "keras.src.metrics.hinge_metrics"
    _loss, _usual = "SquaredHinge", "squared_hinge"


class CategoricalHinge(_OfLoss):
    __module__ = "keras.src.metrics.hinge_metrics"
    _loss, _usual = "CategoricalHinge", "categorical_hinge"


class LogCoshError(_OfLoss):
    __module__ = "keras.src.metrics.regression_metrics"
    _loss, _usual = "LogCosh", "logcosh"


class MeanSquaredLogarithmicError(_OfLoss):
    __module__ = "keras.src.metrics.regression_metrics"
    _loss, _usual = "MeanSquaredLogarithmicError", "mean_squared_logarithmic_error"


mean_squared_error = tf.keras.losses.mean_squared_error
mean_absolute_error = tf.keras.losses.mean_absolute_error
mean_absolute_percentage_error = tf.keras.losses.MAPE
mean_squared_logarithmic_error = tf.keras.losses.MSLE
binary_crossentropy = tf.keras.losses.binary_crossentropy
categorical_crossentropy = tf.keras.losses.categorical_crossentropy
sparse_categorical_crossentropy = tf.keras.losses.sparse_categorical_crossentropy
kl_divergence = tf.keras.losses.KLD
poisson = tf.keras.losses.poisson
hinge = tf.keras.losses.hinge
squared_hinge = tf.keras.losses.squared_hinge
categorical_hinge = tf.keras.losses.categorical_hinge
huber = tf.keras.losses.huber
log_cosh = tf.keras.losses.logcosh

_named = {
    "auc": AUC, "AUC": AUC, "precision": Precision, "Precision": Precision, "recall": Recall, "Recall": Recall,
    "top_k_categorical_accuracy": TopKCategoricalAccuracy,
    "sparse_top_k_categorical_accuracy": SparseTopKCategoricalAccuracy, "cosine_similarity": CosineSimilarity,
    "kl_divergence": KLDivergence, "KLD": KLDivergence, "kld": KLDivergence, "poisson": Poisson, "hinge": Hinge,
    "squared_hinge": SquaredHinge, "categorical_hinge": CategoricalHinge, "logcosh": LogCoshError, "log_cosh": LogCoshError,
    "msle": MeanSquaredLogarithmicError, "mean_squared_logarithmic_error": MeanSquaredLogarithmicError,
    "f1_score": F1Score, "r2_score": R2Score,
}


# in _metrics_more
def named(identifier):
    """A metric by its name, or by that of its class."""
    if identifier in _named:
        return _named[identifier]()
    found = getattr(tf.keras.metrics, identifier, None)
    if isinstance(found, type) and issubclass(found, Metric):
        return found()
    return found if callable(found) and not isinstance(found, type) else None
