"""How Keras 3's models are trained, tested and asked: batches, what is lost and measured, and who is told of it."""
import math
import warnings
import numpy as np
import tensorflow as tf
import _datasets
import _layers
import _tensh


# in _nowhere
def _mapped(task, x):
    """The same structure, with something done to each leaf."""
    if isinstance(x, dict):
        return {k: _mapped(task, v) for k, v in x.items()}
    if isinstance(x, tuple):
        return tuple([_mapped(task, v) for v in x])
    if isinstance(x, list):
        return [_mapped(task, v) for v in x]
    return None if x is None else task(x)


def _leaves(x):
    if isinstance(x, dict):
        return [leaf for v in x.values() for leaf in _leaves(v)]
    if isinstance(x, (list, tuple)):
        return [leaf for v in x for leaf in _leaves(v)]
    return [] if x is None else [x]


def _is_nested(x):
    return isinstance(x, (list, tuple, dict))


def _tensor(x):
    if hasattr(x, "_texts") and not isinstance(x, np.ndarray):
        return x
    found = tf.convert_to_tensor(x)
    return tf.cast(found, tf.float32) if found.dtype == tf.float64 else found


def _rows(x):
    """Arrays as tensors; a list of numbers is one."""
    if isinstance(x, dict):
        return {k: _rows(v) for k, v in x.items()}
    if isinstance(x, (list, tuple)) and x and (hasattr(x[0], "shape") or isinstance(x[0], dict)):
        return type(x)([_rows(v) for v in x])
    return None if x is None else _tensor(x)


def _check_kinds(*parts):
    """Keras takes arrays and tensors, and lists of them, none of numbers."""
    if _tensh.is_strict() and any([not hasattr(leaf, "shape") and not hasattr(leaf, "__array__") for part in parts for leaf in _leaves(part)]):
        raise ValueError(f"Unrecognized data type: x={parts[0]} (of type {type(parts[0])})")


def _count(x):
    return int(_leaves(x)[0].shape[0])


def _check_counts(*parts):
    counts = [int(leaf.shape[0]) for part in parts for leaf in _leaves(part)]
    if len(set(counts)) > 1:
        said = "'x' sizes: " + ", ".join([str(leaf.shape[0]) for leaf in _leaves(parts[0])])
        for name, part in zip(("y", "sample_weight"), parts[1:]):
            if part is not None:
                said += f"\n'{name}' sizes: " + ", ".join([str(leaf.shape[0]) for leaf in _leaves(part)])
        raise ValueError(f"Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.{said}\n")


def _packed(x, y, weights):
    if y is None:
        return (x,) if _is_nested(x) else x
    return (x, y) if weights is None else (x, y, weights)


class _Arrays:
    """Batches of arrays, in the order of the rows or in another for each pass."""

    def __init__(self, x, y, weights, size, shuffle):
        _check_counts(x, y, weights)
        self.x, self.y, self.weights = x, y, weights
        self.rows, self.size, self.shuffle = _count(x), size, shuffle
        self.steps = (self.rows + size - 1) // size
        # All batches have one size.
        self.steady = self.rows % size == 0

    def batches(self):
        if self.size >= self.rows and not self.shuffle:
            yield _packed(self.x, self.y, self.weights)
            return
        # As a dataset of indices, shuffled in a graph that begins anew with each pass.
        graph = f"batches {id(self)}"
        order = list(range(self.rows))
        if self.shuffle == "batch":
            _tensh.forget_graph(graph)
        elif self.shuffle:
            order = _tensh.graph_order(self.rows).numpy().tolist()
        for start in range(0, self.rows, self.size):
            places = order[start:start + self.size]
            if self.shuffle == "batch":
                places = _tensh.in_graph(graph, tf.random.shuffle, (places,)).numpy().tolist()
            yield _packed(*[_mapped(lambda leaf: tf.gather(leaf, places), part) for part in (self.x, self.y, self.weights)])


class _Walked:
    """Batches that something gives: a dataset or a sequence, which begin anew for each pass, or a generator."""
    steady = False

    def __init__(self, source, class_weight=None):
        self.source, self.class_weight = source, class_weight
        self.steps = None
        self.again = hasattr(source, "element_spec") or hasattr(source, "__getitem__")
        if hasattr(source, "__getitem__"):
            self.steps = len(source)
        elif hasattr(source, "cardinality"):
            known = int(source.cardinality())
            self.steps = known if known >= 0 else None

    def batches(self):
        if hasattr(self.source, "__getitem__"):
            for i in range(len(self.source)):
                yield self._weighted(_given(self.source[i]))
            if hasattr(self.source, "on_epoch_end"):
                self.source.on_epoch_end()
        else:
            for data in self.source:
                yield self._weighted(_given(data))
            if hasattr(self.source, "element_spec") and self.steps is not None:
                _datasets.pass_over(self.source)

    def _weighted(self, data):
        if self.class_weight is None:
            return data
        x, y, weights = unpack(data)
        if weights is not None:
            raise ValueError("You cannot `class_weight` and `sample_weight` at the same time.")
        return _packed(x, y, _weighted_by_class(y, None, self.class_weight))


def _given(data):
    """A batch as somebody's generator gives it."""
    if isinstance(data, tuple):
        return tuple([_rows(part) for part in data])
    return _rows(data)


def _weighted_by_class(y, weights, class_weight):
    if class_weight is None:
        return weights
    labels = y
    if len(y.shape) > 1:
        labels = tf.argmax(y, -1) if y.shape[-1] > 1 else tf.squeeze(y, -1)
    each = [float(class_weight.get(int(label), 1.0)) for label in labels.numpy().ravel().tolist()]
    found = tf.reshape(tf.constant(each, tf.float32), labels.shape)
    return found if weights is None else weights * found


# in _training
def source_of(x, y=None, sample_weight=None, batch_size=None, shuffle=False, class_weight=None):
    if hasattr(x, "element_spec") or hasattr(x, "__next__") or hasattr(x, "__getitem__") and hasattr(x, "__len__") and \
            not hasattr(x, "shape") and not isinstance(x, (list, tuple, dict)):
        if y is not None:
            raise ValueError(f"When providing `x` as a {'tf.data.Dataset' if hasattr(x, 'element_spec') else 'generator'}, `y` "
                             f"should not be passed. Received: y={y} of type {type(y)}")
        return _Walked(x, class_weight)
    _check_kinds(x, y, sample_weight)
    x, y, weights = _rows(x), _rows(y), _rows(sample_weight)
    return _Arrays(x, y, _weighted_by_class(y, weights, class_weight), batch_size or 32, shuffle)


def unpack(data):
    if isinstance(data, list):
        data = tuple(data)
    if not isinstance(data, tuple):
        return data, None, None
    if len(data) > 3:
        raise ValueError("Data is expected to be in format `x`, `(x,)`, `(x, y)`, or `(x, y, sample_weight)`, found: "
                         f"{data}")
    return tuple(data) + (None,) * (3 - len(data))


def split(arrays, validation_split):
    """The first rows, and the last."""
    rows = _count(_rows(arrays[0]))
    at = int(math.floor(rows * (1.0 - validation_split)))
    if at == 0 or at == rows:
        raise ValueError(f"Training data contains {rows} samples, which is not sufficient to split it into a validation and "
                         f"training set as specified by `validation_split={validation_split}`. Either provide more data, or a "
                         "different value for the `validation_split` argument.")
    tensors = [_rows(a) for a in arrays]
    return ([_mapped(lambda leaf: leaf[:at], t) for t in tensors], [_mapped(lambda leaf: leaf[at:], t) for t in tensors])


# in tf.keras.utils
def unpack_x_y_sample_weight(data):
    import _training
    return _training.unpack(data)


def pack_x_y_sample_weight(x, y=None, sample_weight=None):
    return _packed(x, y, sample_weight)


class PyDataset:
    """Batches by their number."""
    __module__ = "keras.src.trainers.data_adapters.py_dataset_adapter"

    def __init__(self, workers=1, use_multiprocessing=False, max_queue_size=10):
        self.workers, self.use_multiprocessing, self.max_queue_size = workers, use_multiprocessing, max_queue_size

    def on_epoch_end(self):
        pass


Sequence = PyDataset


# in _nowhere
def _names_of(found, names):
    """What the outputs are called, in the order of the leaves."""
    if isinstance(found, dict):
        return list(found)
    return names if names is not None and len(names) == len(_leaves(found)) else [None] * len(_leaves(found))


def _by_output(given, found, names, what):
    """What holds for each output: of a list in its order, of a dict by its names, or one for all."""
    count = len(_leaves(found))
    if isinstance(given, dict):
        unknown = [k for k in given if k not in names]
        if unknown:
            if what == "loss":
                raise ValueError(f"Expected keys {names} in loss dict, but found loss.keys()={list(given)}")
            raise _misfit(given, names, what)
        return [given.get(name) for name in names]
    if isinstance(given, (list, tuple)):
        if len(given) != count:
            raise ValueError(f"`{what}` has {len(given)} parts, the model gives {count} outputs. Received: {what}={given}")
        return list(given)
    return [given] * count


def _ordered(y, names):
    """The wanted values in the order of the outputs."""
    if isinstance(y, dict):
        return [y.get(name) for name in names] if len(y) > 1 or names[0] in y else list(y.values())
    return list(y) if isinstance(y, (list, tuple)) else [y]


def _parted(y, found, weights, names):
    """The outputs, what is wanted of each and what its rows weigh, in the order of the outputs."""
    outputs = _leaves(found)
    return outputs, _ordered(y, names), _ordered(weights, names) if _is_nested(weights) else [weights] * len(outputs)


def _misfit(given, names, what):
    return ValueError(f"Invalid `{what}`. `{what}` should contain metrics objects and either be a dict or a list matching "
                      f"the output names of the functional model {names}.\nReceived: {what}={given}")


def _kind_of(y, found):
    if found.shape[-1] == 1:
        return "binary"
    if len(y.shape) < len(found.shape) or y.shape[-1] == 1:
        return "sparse"
    return "categorical"


def _name_of(fn):
    return getattr(fn, "name", None) or getattr(fn, "__name__", None) or fn.__class__.__name__


class _Function(tf.keras.losses.Loss):
    """A loss that is a function: the mean of what it gives."""

    def __init__(self, fn, name):
        super().__init__(name=name)
        self.fn = fn

    def call(self, y_true, y_pred):
        return self.fn(y_true, y_pred)


def _loss(given, y, found):
    if given is None:
        return None
    if isinstance(given, str) and given.lower() in ("crossentropy", "ce"):
        given = {"binary": "binary_crossentropy", "sparse": "sparse_categorical_crossentropy",
                 "categorical": "categorical_crossentropy"}[_kind_of(y, found)]
    made = tf.keras.losses.get(given)
    if isinstance(made, tf.keras.losses.Loss):
        return made
    return _Function(made, given if isinstance(given, str) else _name_of(made))


def _metric(given, y, found):
    if isinstance(given, str) and given.lower() in ("accuracy", "acc"):
        kinds = {"binary": tf.keras.metrics.BinaryAccuracy, "sparse": tf.keras.metrics.SparseCategoricalAccuracy,
                 "categorical": tf.keras.metrics.CategoricalAccuracy}
        return kinds[_kind_of(y, found)](name=given)
    if isinstance(given, str) and given.lower() in ("crossentropy", "ce"):
        kinds = {"binary": tf.keras.metrics.BinaryCrossentropy, "sparse": tf.keras.metrics.SparseCategoricalCrossentropy,
                 "categorical": tf.keras.metrics.CategoricalCrossentropy}
        return kinds[_kind_of(y, found)](name=given)
    made = tf.keras.metrics.get(given)
    if not hasattr(made, "update_state"):
        made = tf.keras.metrics.MeanMetricWrapper(made, _name_of(made))
    if isinstance(given, str):
        made.name = given
    return made


# in _training
class Mean:
    """A mean of losses, each as often as its batch has rows: in float32, step for step as Keras adds up."""

    def __init__(self, name):
        self.name = name
        self.reset_state()

    def update_state(self, value, sample_weight=1):
        value = float(tf.cast(value, tf.float32))
        self._total = float(np.float32(self._total + float(np.float32(value * float(sample_weight)))))
        self._rows += float(sample_weight)

    def result(self):
        return tf.constant(self._total / self._rows if self._rows else 0.0, tf.float32)

    def reset_state(self):
        self._total, self._rows = 0.0, 0.0

    @property
    def variables(self):
        return []

    def __repr__(self):
        return f"<Mean name={self.name}>"


class CompileLoss:
    """What a model is told to lose: a loss for each output, with its weight."""

    def __init__(self, loss, weights, names):
        self.loss, self.weights, self.names = loss, weights, names
        self.metrics = []
        self._parts = None

    def _build(self, y, found):
        names = _names_of(found, self.names)
        outputs, wanted, _ = _parted(y, found, None, names)
        losses = _by_output(self.loss, found, names, "loss")
        weights = self.weights
        if isinstance(weights, dict) and not any([k in names for k in weights]) or weights is None:
            weights = [None] * len(outputs)
        elif isinstance(weights, (int, float)):
            weights = [weights] * len(outputs)
        else:
            weights = _by_output(weights, found, names, "loss_weights")
        self._parts = []
        for i, (given, weight, name) in enumerate(zip(losses, weights, names)):
            if given is not None:
                fn = _loss(given, wanted[min(i, len(wanted) - 1)], outputs[i])
                self._parts.append((i, fn, weight, fn.name if name is None else name))
        if len(self._parts) > 1:
            for i, fn, weight, name in self._parts:
                self.metrics.append(Mean(f"{name}_loss"))

    def __call__(self, y, found, sample_weight=None):
        if self._parts is None:
            self._build(y, found)
        outputs, wanted, each = _parted(y, found, sample_weight, _names_of(found, self.names))
        if len(wanted) != len(outputs) and len(wanted) == len(self._parts):
            kept = {part[0]: k for k, part in enumerate(self._parts)}
            wanted = [wanted[kept[i]] if i in kept else None for i in range(len(outputs))]
        if len(wanted) != len(outputs):
            raise ValueError("y_true and y_pred have different structures.\n"
                             f"y_true: {_mapped(lambda leaf: '*', y)}\ny_pred: {_mapped(lambda leaf: '*', found)}\n")
        total = None
        for k, (i, fn, weight, name) in enumerate(self._parts):
            value = tf.cast(fn(wanted[i], outputs[i], each[i]), tf.float32)
            if self.metrics:
                # Each batch counts as one here, however many rows it has.
                self.metrics[k].update_state(value)
            if weight is not None:
                value = value * weight
            total = value if total is None else total + value
        return total


class CompileMetrics:
    """What a model is told to measure, output by output."""

    def __init__(self, metrics, weighted, names):
        for what, given in [("metrics", metrics), ("weighted_metrics", weighted)]:
            if given and not isinstance(given, (list, tuple, dict)):
                raise ValueError(f"Expected `{what}` argument to be a list, tuple, or dict. Received instead: {what}={given} of "
                                 f"type {type(given)}")
        self.name = "compile_metrics"
        self._told, self._names = (metrics, weighted), names
        self._sets = None

    @property
    def metrics(self):
        return [m for one in self._sets or [] for output, name, found in one for m in found]

    @property
    def variables(self):
        return [v for m in self.metrics for v in m.variables]

    def _set(self, given, y, found, what):
        if not given:
            return []
        names = _names_of(found, self._names)
        outputs, wanted, _ = _parted(y, found, None, names)
        if len(outputs) == 1:
            flat = _leaves(given)
            return [(0, None, [_metric(m, wanted[0], outputs[0]) for m in flat])]
        if isinstance(given, (list, tuple)) and len(given) != len(outputs):
            raise _misfit(given, names, what)
        sets = []
        for i, one in enumerate(_by_output(given, found, names, what)):
            many = one if isinstance(one, (list, tuple)) else [] if one is None else [one]
            sets.append((i, names[i], [_metric(m, wanted[i], outputs[i]) for m in many]))
        return sets

    def update_state(self, y, found, sample_weight=None):
        if self._sets is None:
            self._sets = [self._set(self._told[0], y, found, "metrics"), self._set(self._told[1], y, found, "weighted_metrics")]
        outputs, wanted, each = _parted(y, found, sample_weight, _names_of(found, self._names))
        for weighted, sets in enumerate(self._sets):
            for i, name, metrics in sets:
                for m in metrics:
                    if weighted and each[i] is not None:
                        m.update_state(wanted[i], outputs[i], each[i])
                    else:
                        m.update_state(wanted[i], outputs[i])

    def reset_state(self):
        for m in self.metrics:
            m.reset_state()

    def result(self):
        if self._sets is None:
            raise ValueError("Cannot get result() since the metric has not yet been built.")
        found, used = {}, {}
        for weighted, sets in enumerate(self._sets):
            for i, output, metrics in sets:
                for m in metrics:
                    name = m.name if output is None else f"{output}_{m.name}"
                    if name in used and weighted:
                        name = f"weighted_{m.name}" if output is None else f"{output}_weighted_{m.name}"
                    used[name] = used.get(name, 0) + 1
                    found[name if used[name] == 1 else f"{name}_{used[name] - 1}"] = m.result()
        return found

    def __repr__(self):
        return f"<CompileMetrics name={self.name}>"


# in _nowhere
def _plain(value):
    """A number of the logs as Python's."""
    if isinstance(value, (int, float)):
        return value
    found = value.numpy() if hasattr(value, "numpy") else value
    if hasattr(found, "shape") and len(found.shape) > 0:
        return found
    return float(found)


# in _training
def by_name(logs):
    """As Keras hands them out: sorted by their names, as plain numbers."""
    found = {}
    for name in sorted(logs or {}):
        found.update(by_name(logs[name]) if isinstance(logs[name], dict) else {name: _plain(logs[name])})
    return found


class Told:
    """The callbacks, told of what they listen to."""

    def __init__(self, callbacks, model, params):
        self.every = list(callbacks)
        self.each_batch = [c for c in self.every if _listens(c, ("on_train_batch_end", "on_batch_end"))]
        self.each_beginning = [c for c in self.every if _listens(c, ("on_train_batch_begin", "on_batch_begin"))]
        self.each_test = [c for c in self.every if _listens(c, ("on_test_batch_end",))]
        for callback in self.every:
            callback.set_params(params)
            callback.set_model(model)

    def __call__(self, event, *args):
        for callback in self.every:
            getattr(callback, event)(*args)


# in _nowhere
def _listens(callback, names):
    base = tf.keras.callbacks.Callback
    return any([name in callback.__dict__ or getattr(type(callback), name, None) is not getattr(base, name) for name in names])


def _number(x):
    """A loss as Keras' progress shows it: four digits behind the point, exponents for small ones."""
    if not isinstance(x, (int, float)):
        return str(x)
    return f"{x:.4f}" if abs(x) > 0.001 or x == 0 else f"{x:.4e}"


# in _training
def say_steps(steps, ms, each, logs, verbose):
    said = "".join([f" - {name}: {_number(value)}" for name, value in logs.items()])
    if verbose == 2:
        print(f"{steps}/{steps} - {round(ms / 1000)}s - {each}ms/step{said}")
    else:
        print(f"{steps}/{steps} ━━━━━━━━━━━━━━━━━━━━ {round(ms / 1000)}s {each}ms/step{said}")


RAN_OUT = ("Your input ran out of data; interrupting training. Make sure that your dataset or generator can generate at least "
           "`steps_per_epoch * epochs` batches. You may need to use the `.repeat()` function when building your dataset.")


def passes(source, steps):
    """For each pass over the data, its batches; `steps` of them where that is told."""
    walk = None
    while True:
        if steps is None:
            yield source.batches()
            continue
        if walk is None:
            walk, taken = iter(source.batches()), 0
        batches = []
        while len(batches) < steps:
            data = next(walk, None)
            if data is None:
                break
            batches.append(data)
        taken += len(batches)
        if not batches:
            return
        if len(batches) < steps:
            warnings.warn(RAN_OUT)
        # What ends begins again with the next pass; a generator does not.
        if len(batches) < steps and (isinstance(source, _Arrays) or source.again) or taken == source.steps:
            walk = None
        yield batches


def joined(parts):
    """The outputs of all batches, one behind the other, as arrays."""
    first = parts[0]
    if isinstance(first, dict):
        return {k: joined([p[k] for p in parts]) for k in first}
    if isinstance(first, (list, tuple)):
        return type(first)([joined([p[i] for p in parts]) for i in range(len(first))])
    return (first if len(parts) == 1 else tf.concat(parts, 0)).numpy()


def rows_in(x):
    return _count(x)


def rows(x):
    return _rows(x)


def leaves(x):
    return _leaves(x)
