"""Keras 3's layers, initializers and what a model is made of."""
import numpy as np
import tensorflow as tf
import _constraints
import _draws
import _tensh


# in _nowhere
def _initializer(given):
    return tf.keras.initializers.get(given)


_activations = ["relu", "sigmoid", "tanh", "softmax", "linear", "elu", "selu", "softplus", "softsign", "swish", "silu",
                "gelu", "leaky_relu", "exponential", "relu6", "hard_sigmoid", "mish"]


def _activation(given):
    if given is None:
        return tf.keras.activations.linear
    if isinstance(given, dict):
        import _saving
        return _saving.function_in(given)
    if isinstance(given, str):
        if given in _activations:
            return getattr(tf.keras.activations, given)
        import _saving
        if given not in _saving.custom_names():
            raise ValueError(f"Could not interpret activation function identifier: {given}")
        return _saving.custom_names()[given]
    return given


class KerasTensor:
    """What a layer will give: a shape, and how it comes about."""
    __module__ = "keras.src.backend.common.keras_tensor"

    def __init__(self, shape, dtype="float32", name=None, made=None):
        self.shape = tuple(shape)
        self.dtype = dtype
        self.name = name if name is not None else _tensh.auto_name("KerasTensor")
        self._made = made

    def __repr__(self):
        return f"<KerasTensor shape={self.shape}, dtype={self.dtype}, sparse=False, ragged=False, name={self.name}>"

    def _value(self, known):
        """Its value, where those of other such tensors are known."""
        if self in known:
            return known[self]
        if self._made is None:
            raise ValueError(f"Output {self!r} does not depend on the inputs of the model")
        call, args, options = self._made
        value = call(*[_replaced(a, known) for a in args], **{k: _replaced(v, known) for k, v in options.items()})
        known[self] = value
        return value

    def __add__(self, other):
        return _operator("Add")(self, other)

    def __radd__(self, other):
        return _operator("Add")(other, self)

    def __sub__(self, other):
        return _operator("Subtract")(self, other)

    def __rsub__(self, other):
        return _operator("Subtract")(other, self)

    def __mul__(self, other):
        return _operator("Multiply")(self, other)

    def __rmul__(self, other):
        return _operator("Multiply")(other, self)

    def __truediv__(self, other):
        return _operator("TrueDivide")(self, other)

    def __rtruediv__(self, other):
        return _operator("TrueDivide")(other, self)

    def __matmul__(self, other):
        return _operator("Matmul")(self, other)

    def __pow__(self, other):
        return _operator("Power")(self, other)

    def __neg__(self):
        return _operator("Negative")(self)

    def __getitem__(self, key):
        return _operator("GetItem")(self, key)


# What operators on such tensors do, by Keras' names of them.
_operators = {
    "Add": lambda a, b: a + b, "Subtract": lambda a, b: a - b, "Multiply": lambda a, b: a * b,
    "TrueDivide": lambda a, b: a / b, "Divide": lambda a, b: a / b, "Matmul": lambda a, b: a @ b,
    "Power": lambda a, b: a ** b, "Negative": lambda a: -a, "GetItem": lambda a, key: a[tuple(key) if isinstance(key, list) else key],
}


class Operation:
    """An operator in a functional model: no layer, but a step of its graph, with a name like theirs."""
    __module__ = "keras.src.ops.operation"

    def __init__(self, kind, name):
        self.kind, self.name = kind, name
        self._nodes = []

    def get_config(self):
        return {"name": self.name}

    def __call__(self, *args):
        return _noted(self, _symbolic(_operators[self.kind], list(args), {}), list(args), {})


class _Step(Operation):
    """Any function as a step; it has no config, since it may be anything."""

    def __init__(self, kind, function):
        super().__init__(kind, _tensh.auto_name(kind))
        self._function = function

    def get_config(self):
        raise NotImplementedError(f"a model with keras.ops in its graph is not saved here: put `{self.kind}` into a layer of your own")

    def __call__(self, *args, **options):
        return _noted(self, _symbolic(self._function, list(args), options), list(args), options)


def _operator(kind, name=None):
    return Operation(kind, _tensh.auto_name(kind) if name is None else name)


def _noted(maker, given, args, options):
    """What a layer gives for such tensors, with what it was made of."""
    outputs = given if isinstance(given, list) else [given]
    for i, tensor in enumerate(outputs):
        tensor._made_by, tensor._from = maker, _tensors([args, options])
        tensor._history = (maker, len(maker._nodes), i)
    maker._nodes.append((args, options, outputs))
    return given


def _replaced(x, known):
    if isinstance(x, KerasTensor):
        return x._value(known)
    if isinstance(x, tuple):
        return tuple([_replaced(v, known) for v in x])
    if isinstance(x, dict):
        return {k: _replaced(v, known) for k, v in x.items()}
    return [_replaced(v, known) for v in x] if isinstance(x, list) else x


def _tensors(x):
    if isinstance(x, KerasTensor):
        return [x]
    if isinstance(x, dict):
        return [t for v in x.values() for t in _tensors(v)]
    return [t for v in x for t in _tensors(v)] if isinstance(x, (list, tuple)) else []


def _symbolic(call, args, options):
    """Runs it on zeros, to learn the shapes; twice where lengths are open, to learn which sizes depend on them."""
    given = _tensors([args, options])
    if any([None in t.shape[1:] or t.dtype == "string" for t in given]):
        value, other = _at_lengths(call, args, options, given)
    else:
        value = other = _sampled(call, args, options, given, 1)
    batched = any([len(t.shape) > 0 and t.shape[0] is None for t in given])
    made = (call, args, options)
    if not isinstance(value, (list, tuple)):
        return _told(value, other, batched, made)
    whole = KerasTensor((), made=made)
    return [_told(v, o, batched, (_nth, [whole, i], {})) for i, (v, o) in enumerate(zip(value, other))]


def _at_lengths(call, args, options, given):
    """At two lengths that halve well; windows that are wider want longer ones."""
    try:
        return tuple([_sampled(call, args, options, given, n) for n in (24, 48)])
    except (ValueError, tf.errors.InvalidArgumentError):
        return tuple([_sampled(call, args, options, given, n) for n in (192, 384)])


def _sampled(call, args, options, given, length):
    """What it makes of zeros: one row, and as many as that along other axes that are open; texts have so many words."""
    sizes = lambda t: [(length if i > 0 else 1) if d is None else d for i, d in enumerate(t.shape)]
    sample = {t: _nothing(sizes(t), t.dtype, length) for t in given}
    _samples.append(call)
    try:
        return call(*[_replaced(a, sample) for a in args],
                    **{k: _replaced(v, sample) for k, v in options.items() if k != "training"})
    finally:
        _samples.pop()


def _nothing(sizes, dtype, words):
    if dtype != "string":
        return tf.zeros(sizes, dtype)
    return tf.broadcast_to(tf.convert_to_tensor(" ".join(["a"] * words)), sizes)


def _nth(values, i):
    return values[i]


def _told(value, other, batched, made):
    sizes = [n if n == m else None for n, m in zip(value.shape.as_list(), other.shape.as_list())]
    return KerasTensor([None] + sizes[1:] if batched and sizes else sizes, value.dtype.name, None, made)


def _shape_of(x):
    if isinstance(x, (list, tuple)):
        return [_shape_of(v) for v in x]
    if isinstance(x, dict):
        return {k: _shape_of(v) for k, v in x.items()}
    return x.shape if isinstance(x, KerasTensor) else tuple(x.shape) if hasattr(x, "shape") else ()


# The layers being called or built, outermost first: what is built then is named after them.
_calls = []
# Whether each call under way is one of a training; None where nobody said.
_phases = []
# Calls on zeros that are under way, to learn shapes: they leave nothing behind.
_samples = []
# Steps under way that Keras makes graphs of, for batches of any size.
_graphs = []
# Layers to which losses were added since somebody called a layer.
_with_losses = []
# The last tensors whose places are masked, with their masks.
_masks = []
# What the `call` of a class takes beside its inputs.
_taken_by = {}
_seen_classes = {}
# What builds nothing.
_plain_builds = []


def _marked(build):
    """A layer is built once its method is through, whoever called it."""
    def marked(self, *args, **options):
        inside = _calls and _calls[-1] is self
        if self._path is None and _calls and not inside:
            self._path = f"{_calls[-1].path}/{self.name}"
        if self._built_for is None and args:
            self._built_for = args[0]
        _calls.append(self)
        try:
            build(self, *args, **options)
        finally:
            _calls.pop()
        self.built = True
    return marked


# in tf.keras.layers, tf.keras
class Layer:
    __module__ = "keras.src.layers.layer"
    # The arguments that a layer of ours was made with, in the order of Keras' configs; None for layers of one's own.
    _config = None
    # Arguments of Keras' that have one value here.
    _fixed = {"quantization_config": None}
    # It has weights, or layers with some in it: Keras writes down what it was built for.
    _built_by_shape = True

    def __new__(cls, *args, **options):
        if cls not in _seen_classes:
            _seen_classes[cls] = True
            if not any([cls.build is one for one in _plain_builds]):
                cls.build = _marked(cls.build)
        made = object.__new__(cls)
        object.__setattr__(made, "_given", (args, options))
        return made

    def __init__(self, trainable=True, dtype=None, name=None, input_shape=None, activity_regularizer=None, **options):
        if options:
            raise ValueError(
                f"Unrecognized keyword arguments passed to {self.__class__.__name__}: {options}")
        self.name = _tensh.auto_name(self.__class__.__name__) if name is None else name
        self.dtype = "float32" if dtype is None else dtype
        self.activity_regularizer = tf.keras.regularizers.get(activity_regularizer)
        self._first_shape = input_shape
        self._variables = []
        self._path = None
        self._extra_losses = []
        self._nodes = []
        self._built_for = None
        self.trainable = trainable
        self.built = False

    def __setattr__(self, name, value):
        # `trainable` holds for what is inside, too.
        super().__setattr__(name, value)
        if isinstance(value, tf.keras.Variable) and "_variables" in self.__dict__ and not any([v is value for v, r in self._variables]):
            self._variables.append((value, None))
        if name == "trainable":
            for layer in self._inner():
                layer.trainable = value

    def _inner(self):
        """Layers among the attributes, in the order in which they came."""
        found = []
        for key, value in self.__dict__.items():
            if key in ("_made_by", "_given", "_nodes"):
                continue
            for leaf in _flat(value):
                if isinstance(leaf, Layer) and leaf is not self and not any([leaf is f for f in found]):
                    found.append(leaf)
        return found

    def add_weight(self, *places, initializer=None, dtype=None, trainable=True, name=None, regularizer=None,
                   constraint=None, **options):
        shape = options.get("shape", places[0] if places else None)
        if isinstance(shape, str) or places and isinstance(places[0], str):
            raise ValueError("`name` must be passed as a keyword argument. Received: "
                             f"add_weight({places[0]!r}, ...). Use: add_weight(shape=..., name={places[0]!r}).")
        if len(places) > 1:
            initializer = places[1]
        shape = () if shape is None else (shape,) if isinstance(shape, int) else tuple(shape)
        given = "glorot_uniform" if initializer is None else initializer
        value = _initializer(given)(shape, dtype=dtype or self.dtype)
        short = _tensh.auto_name("variable") if name is None else name
        made = _tensh.variable(value, short, f"{self.path}/{short}", trainable)
        self._variables.append((made, regularizer))
        if "_restoring" in self.__dict__:
            import _checkpoints
            _checkpoints.arrived(self, made, len(self._variables) - 1)
        _constraints.hold(made, tf.keras.constraints.get(constraint))
        return made

    def build(self, input_shape):
        self.built = True

    def _ready(self, shape):
        if not self.built:
            self._built_for = shape
            self.build(shape)
            self.built = True

    def _ready_within(self, layer, shape):
        """Builds a layer of this one's, named after it."""
        layer._path = f"{self.path}/{layer.name}"
        layer._ready(shape)

    def call(self, *args, **options):
        raise NotImplementedError(f"Layer {self.__class__.__name__} does not have a `call()` method implemented.")

    def __call__(self, *args, **options):
        inputs = [_as_tensor(a, self.dtype) for a in args]
        training = options.pop("training", None)
        symbolic = _tensors([inputs, options])
        if self._path is None and _calls:
            self._path = f"{_calls[-1].path}/{self.name}"
        _calls.append(self)
        try:
            if not self.built:
                shape = _first_shape(inputs, options)
                if shape is not None:
                    self._ready(shape)
            if not symbolic:
                return self._called(inputs, options, training)
        finally:
            _calls.pop()
        if training is not None:
            options["training"] = training
        return _noted(self, _symbolic(self, inputs, options), inputs, options)

    def _called(self, inputs, options, training):
        """The call itself: a training if that is said, or if the call around it is one."""
        if _phases:
            training = _phases[-1] if training is None else training
        elif _with_losses:
            self._clear_losses()
        if training is not None and self._takes("training"):
            options["training"] = training
        before = _masks_of(inputs[0] if inputs else None) if _masks else None
        if before is not None and "mask" not in options and self._takes("mask"):
            options["mask"] = before
        _phases.append(training)
        try:
            found = self.call(*inputs, **options)
        finally:
            _phases.pop()
        if self._gave is None and hasattr(found, "shape"):
            sizes = tuple(found.shape)
            object.__setattr__(self, "_gave", (None,) + sizes[1:] if _graphs and sizes else sizes)
        if self.activity_regularizer is not None and not _samples:
            for leaf in _flat(found):
                self.add_loss(self.activity_regularizer(leaf) / tf.cast(leaf.shape[0], leaf.dtype))
        if before is not None or self._makes_mask:
            self._set_mask(found, inputs, options.get("mask", before))
        return found

    # The shape of what it gave first.
    _gave = None
    # Whether a mask of the inputs is one of what it gives, and whether it makes one itself.
    supports_masking = False
    _makes_mask = False

    def _set_mask(self, found, inputs, before):
        if not self.supports_masking and not self._makes_mask:
            if before is not None:
                import warnings
                warnings.warn(f"Layer '{self.name}' (of type {self.__class__.__name__}) was passed an input with a mask attached "
                              "to it. However, this layer does not support masking and will therefore destroy the mask "
                              "information. Downstream layers will not see the mask.")
            return
        mask = self.compute_mask(inputs[0], before)
        if isinstance(found, (list, tuple)):
            pairs = zip(found, mask) if isinstance(mask, (list, tuple)) else [(found[0], mask)]
        else:
            pairs = [(found, mask)]
        for tensor, one in pairs:
            if one is not None:
                _masks.append((tensor, one))
        del _masks[:-_most_masks]

    def compute_mask(self, inputs, previous_mask):
        return previous_mask

    def _clear_losses(self):
        if any([self is layer for layer in _with_losses]):
            self._extra_losses.clear()
            _with_losses[:] = [layer for layer in _with_losses if layer is not self]
        for layer in self._inner() if _with_losses else []:
            layer._clear_losses()

    def _takes(self, name):
        """Whether its `call` has that parameter."""
        if name == "training" and hasattr(self, "_trains"):
            return self._trains
        kind = type(self)
        if kind not in _taken_by:
            _taken_by[kind] = _tensh.parameters(kind.call)
        return name in _taken_by[kind]

    @property
    def path(self):
        return self._path or self.name

    def _node(self, what):
        if not self._nodes:
            raise AttributeError(f"The layer {self.name} has never been called and thus has no defined {what}.")
        if len(self._nodes) > 1:
            raise ValueError(f"The layer {self.name} has multiple inbound nodes, hence the notion of 'layer {what}' is "
                             "ill-defined. Use `get_output_at(node_index)` instead.")
        return self._nodes[0]

    @property
    def input(self):
        found = _tensors([self._node("input")[0]])
        return found[0] if len(found) == 1 else found

    @property
    def output(self):
        found = self._node("output")[2]
        return found[0] if len(found) == 1 else found

    @property
    def variables(self):
        return self.weights

    @property
    def weights(self):
        found = [v for v, r in self._variables]
        for layer in self._inner():
            for v in layer.weights:
                if not any([v is f for f in found]):
                    found.append(v)
        return found

    @property
    def trainable_variables(self):
        return self.trainable_weights

    @property
    def trainable_weights(self):
        if not self.trainable:
            return []
        found = [v for v, r in self._variables if v.trainable]
        for layer in self._inner():
            found.extend(layer.trainable_weights)
        return found

    @property
    def non_trainable_variables(self):
        return self.non_trainable_weights

    @property
    def non_trainable_weights(self):
        kept = self.trainable_weights
        return [v for v in self.weights if not any([v is k for k in kept])]

    @property
    def losses(self):
        found = list(self._extra_losses)
        found.extend([r(v) for v, r in self._variables if r is not None])
        for layer in self._inner():
            found.extend(layer.losses)
        return found

    def add_loss(self, loss):
        if _samples:
            return
        for one in loss if isinstance(loss, (list, tuple)) else [loss]:
            self._extra_losses.append(one() if callable(one) else one)
        if not any([self is layer for layer in _with_losses]):
            _with_losses.append(self)

    @property
    def metrics(self):
        """The metrics among the attributes, and those of the layers within; models there measure for themselves."""
        found = []
        for key, value in self.__dict__.items():
            for leaf in _flat(value) if key not in _no_metrics else []:
                if isinstance(leaf, tf.keras.metrics.Metric) and not any([leaf is f for f in found]):
                    found.append(leaf)
        for layer in self._inner():
            for metric in layer.metrics if not isinstance(layer, tf.keras.Model) else []:
                if not any([metric is m for m in found]):
                    found.append(metric)
        return found

    def get_weights(self):
        return [v.numpy() for v in self.weights]

    def set_weights(self, weights):
        own = self.weights
        if len(own) != len(weights):
            raise ValueError(f"You called `set_weights(weights)` on layer '{self.name}' with a weight list of length "
                             f"{len(weights)}, but the layer was expecting {len(own)} weights.")
        for variable, value in zip(own, weights):
            variable.assign(tf.cast(tf.convert_to_tensor(value), variable.dtype))

    def count_params(self):
        return sum([int(np.prod(v.shape)) for v in self.weights])

    def get_config(self):
        import _saving
        found = {"name": self.name, "trainable": self.trainable, "dtype": _saving.dtype_config(self.dtype)}
        if self._config is not None:
            for name in self._config.split():
                found[name] = _saving.argument_config(name, getattr(self, name, self._fixed.get(name)))
        elif type(self).get_config is Layer.get_config:
            found = _saving.config_of_own(self, found)
        return found

    @classmethod
    def from_config(cls, config):
        import _saving
        return _saving.made_from(cls, config)

    def get_build_config(self):
        if self._built_for is None or not self._built_by_shape:
            return None
        return {"input_shape": self._built_for}

    def build_from_config(self, config):
        import _saving
        _saving.build_for(self, config)

    def _own_variables(self):
        return sorted([v for v, r in self._variables], key=lambda v: not v.trainable)

    def save_own_variables(self, store):
        for i, variable in enumerate(self._own_variables()):
            store[str(i)] = variable

    def load_own_variables(self, store):
        import _saving
        _saving.load_variables(self, self._own_variables(), store)

    def __repr__(self):
        return f"<{self.__class__.__name__} name={self.name}, built={self.built}>"


# in _nowhere
_plain_builds.append(Layer.build)


def _flat(x):
    if isinstance(x, (list, tuple)):
        return [leaf for v in x for leaf in _flat(v)]
    if isinstance(x, dict):
        return [leaf for v in x.values() for leaf in _flat(v)]
    return [x]


_no_metrics = ("_loss_tracker", "_compile_metrics", "_compile_loss", "_given", "_nodes", "_made_by", "_compiled", "history")
# So many tensors with masks are remembered.
_most_masks = 64


def _masks_of(x):
    """The mask of a tensor, or those of several; None where there is none."""
    if isinstance(x, (list, tuple)):
        found = [_masks_of(v) for v in x]
        return found if any([m is not None for m in found]) else None
    for tensor, mask in reversed(_masks):
        if tensor is x:
            return mask
    return None


def _first_shape(inputs, options):
    """The shape of what a layer is called on."""
    if inputs:
        return _shape_of(inputs[0])
    for value in options.values():
        if hasattr(value, "shape"):
            return _shape_of(value)
    return None


def _as_tensor(x, dtype):
    """Floats come in the dtype in which the layer computes."""
    if isinstance(x, dict):
        return {k: _as_tensor(v, dtype) for k, v in x.items()}
    if isinstance(x, (list, tuple)) and (not x or isinstance(x[0], (KerasTensor, tf.Tensor, np.ndarray, list, tuple, dict))):
        if not x or not isinstance(x[0], (list, tuple)) or _tensors(x) or _holds_tensor(x):
            return type(x)([_as_tensor(v, dtype) for v in x]) if type(x) in (list, tuple) else [_as_tensor(v, dtype) for v in x]
    if isinstance(x, (KerasTensor, str, bool)) or x is None:
        return x
    found = x if isinstance(x, tf.Tensor) or hasattr(x, "_texts") and not isinstance(x, np.ndarray) else tf.convert_to_tensor(x)
    if not found.dtype.is_floating or found.dtype.name == dtype:
        return found
    wanted = tf.as_dtype(dtype)
    return tf.cast(found, wanted) if wanted.is_floating else found


def _holds_tensor(x):
    return isinstance(x, tf.Tensor) or isinstance(x, (list, tuple)) and any([_holds_tensor(v) for v in x])


# in tf.keras.layers
class InputLayer(Layer):
    __module__ = "keras.src.layers.core.input_layer"

    def __init__(self, shape=None, batch_size=None, dtype=None, name=None, input_shape=None, batch_shape=None):
        super().__init__(name=name, dtype=dtype)
        sizes = shape if shape is not None else input_shape
        if sizes is None and batch_shape is None:
            raise ValueError("You must pass a `shape` argument.")
        self.batch_shape = tuple(batch_shape) if batch_shape is not None else (batch_size,) + tuple(sizes)
        self.built = True

    def call(self, inputs):
        return inputs

    def get_config(self):
        return {"batch_shape": self.batch_shape, "dtype": self.dtype, "sparse": False, "ragged": False,
                "name": self.name, "optional": False}

    @classmethod
    def from_config(cls, config):
        sizes = config.get("batch_shape", config.get("batch_input_shape"))
        if config.get("sparse") or config.get("ragged"):
            raise NotImplementedError("inputs that are sparse or ragged are not in tensh")
        return cls(batch_shape=sizes, dtype=config.get("dtype"), name=config.get("name"))


class Dense(Layer):
    __module__ = "keras.src.layers.core.dense"
    supports_masking = True
    _config = "units activation use_bias kernel_initializer bias_initializer kernel_regularizer bias_regularizer " \
              "kernel_constraint bias_constraint quantization_config"

    def __init__(self, units, activation=None, use_bias=True, kernel_initializer="glorot_uniform",
                 bias_initializer="zeros", kernel_regularizer=None, bias_regularizer=None, kernel_constraint=None,
                 bias_constraint=None, input_dim=None, **options):
        if not isinstance(units, int) or units <= 0:
            raise ValueError("Received an invalid value for `units`, expected a positive "
                             f"integer. Received: units={units}")
        if input_dim is not None:
            options["input_shape"] = (input_dim,)
        super().__init__(**options)
        self.units = units
        self.activation = _activation(activation)
        self.use_bias = use_bias
        self.kernel_initializer = _initializer(kernel_initializer)
        self.bias_initializer = _initializer(bias_initializer)
        self.kernel_regularizer = tf.keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = tf.keras.regularizers.get(bias_regularizer)
        self.kernel_constraint = tf.keras.constraints.get(kernel_constraint)
        self.bias_constraint = tf.keras.constraints.get(bias_constraint)
        self.kernel = None
        self.bias = None

    def _refuse_few_axes(self, shape):
        if len(shape) < 2:
            raise ValueError(f"Input 0 with name 'None' of layer '{self.name}' is incompatible with the layer: expected "
                             f"min_ndim=2, found ndim={len(shape)}. Full shape received: {tuple(shape)}")

    def build(self, input_shape):
        self._refuse_few_axes(input_shape)
        self.kernel = self.add_weight((input_shape[-1], self.units), self.kernel_initializer, name="kernel",
                                      regularizer=self.kernel_regularizer, constraint=self.kernel_constraint)
        if self.use_bias:
            self.bias = self.add_weight((self.units,), self.bias_initializer, name="bias",
                                        regularizer=self.bias_regularizer, constraint=self.bias_constraint)

    def call(self, inputs):
        self._refuse_few_axes(inputs.shape)
        if inputs.shape[-1] != self.kernel.shape[0]:
            raise ValueError(f"Input 0 with name 'None' of layer '{self.name}' is incompatible with the layer: expected "
                             f"axis -1 of input shape to have value {self.kernel.shape[0]}, but received input with "
                             f"shape {tuple(inputs.shape)}")
        x = tf.matmul(tf.cast(inputs, self.dtype), self.kernel)
        if self.use_bias:
            x = x + self.bias
        return self.activation(x)


class Activation(Layer):
    __module__ = "keras.src.layers.activations.activation"
    supports_masking = True
    _config = "activation"
    _built_by_shape = False

    def __init__(self, activation, **options):
        super().__init__(**options)
        self.activation = _activation(activation)

    def call(self, inputs):
        return self.activation(inputs)


class ReLU(Layer):
    __module__ = "keras.src.layers.activations.relu"
    supports_masking = True
    _config = "max_value negative_slope threshold"
    _built_by_shape = False

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **options):
        super().__init__(**options)
        self.negative_slope, self.max_value, self.threshold = negative_slope, max_value, threshold

    def call(self, inputs):
        return tf.keras.activations.relu(inputs, negative_slope=self.negative_slope, max_value=self.max_value,
                                         threshold=self.threshold)


class LeakyReLU(Layer):
    __module__ = "keras.src.layers.activations.leaky_relu"
    supports_masking = True
    _config = "negative_slope"
    _built_by_shape = False

    def __init__(self, negative_slope=0.3, alpha=None, **options):
        super().__init__(**options)
        self.negative_slope = negative_slope if alpha is None else alpha

    def call(self, inputs):
        return tf.nn.leaky_relu(inputs, self.negative_slope)


class Softmax(Layer):
    __module__ = "keras.src.layers.activations.softmax"
    supports_masking = True
    _config = "axis"
    _built_by_shape = False

    def __init__(self, axis=-1, **options):
        super().__init__(**options)
        self.axis = axis

    def call(self, inputs):
        return tf.nn.softmax(inputs, axis=self.axis)


class Flatten(Layer):
    __module__ = "keras.src.layers.reshaping.flatten"
    _config = "data_format"

    def __init__(self, data_format=None, **options):
        super().__init__(**options)
        self.data_format = data_format or "channels_last"

    def call(self, inputs):
        rank = len(inputs.shape)
        if self.data_format == "channels_first" and rank > 2:
            inputs = tf.transpose(inputs, [0] + list(range(2, rank)) + [1])
        return tf.reshape(inputs, (inputs.shape[0], -1))


class Reshape(Layer):
    __module__ = "keras.src.layers.reshaping.reshape"
    _config = "target_shape"
    _built_by_shape = False

    def __init__(self, target_shape, **options):
        super().__init__(**options)
        self.target_shape = tuple(target_shape)

    def call(self, inputs):
        return tf.reshape(inputs, (inputs.shape[0],) + self.target_shape)


class Lambda(Layer):
    __module__ = "keras.src.layers.core.lambda_layer"
    supports_masking = True
    _config = ""
    _built_by_shape = False

    def __init__(self, function, output_shape=None, mask=None, arguments=None, **options):
        super().__init__(**options)
        if mask is not None:
            raise NotImplementedError("masks are not in tensh")
        self.function, self.arguments, self._output_shape = function, arguments or {}, output_shape

    def call(self, inputs):
        return self.function(inputs, **self.arguments)

    def get_config(self):
        import _saving
        found = {**super().get_config(), "function": _saving.function_config(self.function, self.name)}
        if self._output_shape is not None:
            found["output_shape"] = self._output_shape
        return {**found, "arguments": _saving.serialize(self.arguments)}

    @classmethod
    def from_config(cls, config):
        import _saving
        # A function that somebody hands in under the layer's name stands for the code in the file.
        known = _saving.custom_names().get(config["name"])
        config = {**config, "function": known if known is not None else _saving.function_in(config["function"], config["name"])}
        config.pop("output_shape", None)
        return _saving.made_from(cls, config)


class Rescaling(Layer):
    __module__ = "keras.src.layers.preprocessing.rescaling"
    supports_masking = True
    _config = "scale offset"

    def __init__(self, scale, offset=0.0, **options):
        super().__init__(**options)
        self.scale, self.offset = scale, offset

    def call(self, inputs):
        return tf.cast(inputs, self.dtype) * self.scale + self.offset


class Dropout(Layer):
    __module__ = "keras.src.layers.regularization.dropout"
    supports_masking = True
    _config = "rate seed noise_shape"
    _built_by_shape = False
    _trains = True

    def __init__(self, rate, noise_shape=None, seed=None, **options):
        super().__init__(**options)
        _draws.check_share("rate", rate)
        self.rate, self.seed = rate, seed
        self.noise_shape = None if noise_shape is None else tuple(noise_shape)
        self._draws = _draws.Draws(seed) if rate > 0 else None

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        shape = inputs.shape if self.noise_shape is None else \
            [size if given is None else given for given, size in zip(self.noise_shape, inputs.shape)]
        return _draws.dropped(inputs, self.rate, shape, self._draws.next())


class Normalization(Layer):
    __module__ = "keras.src.layers.preprocessing.normalization"
    _config = ""

    def __init__(self, axis=-1, mean=None, variance=None, invert=False, **options):
        super().__init__(**options)
        self.invert = invert
        self.axis = () if axis is None else tuple(axis) if isinstance(axis, (list, tuple)) else (axis,)
        self._told = None if mean is None else [mean, variance]

    def build(self, input_shape):
        rank = len(input_shape)
        kept = sorted([a % rank for a in self.axis])
        self._others = [a for a in range(rank) if a not in kept]
        self._shape = [input_shape[a] if a in kept else 1 for a in range(rank)]
        if self._told is not None:
            self.mean, self.variance = [self._beside(tf.constant(v, tf.float32)) for v in self._told]
            return
        size = tuple([input_shape[a] for a in kept])
        self.adapt_mean = self.add_weight(size, "zeros", trainable=False, name="mean")
        self.adapt_variance = self.add_weight(size, "ones", trainable=False, name="variance")
        self.count = self.add_weight((), "zeros", dtype="int32", trainable=False, name="count")
        self.finalize_state()

    def _beside(self, value):
        """As it stands beside the data."""
        if len(value.shape) > 0 and int(np.prod(value.shape)) == int(np.prod(self._shape)):
            return tf.reshape(value, self._shape)
        return tf.broadcast_to(value, self._shape)

    def finalize_state(self):
        if self._told is None and hasattr(self, "adapt_mean"):
            self.mean, self.variance = self._beside(self.adapt_mean), self._beside(self.adapt_variance)

    def adapt(self, data):
        data = tf.cast(tf.convert_to_tensor(data), tf.float32)
        if len(data.shape) == 1:
            data = tf.expand_dims(data, -1)
        if not self.built:
            self.build(data.shape)
        kept = [s for a, s in enumerate(self._shape) if a not in self._others]
        self.adapt_mean.assign(tf.reshape(tf.reduce_mean(data, self._others), kept))
        self.adapt_variance.assign(tf.reshape(tf.math.reduce_variance(data, self._others), kept))
        self.finalize_state()

    def call(self, inputs):
        inputs = tf.cast(inputs, tf.float32)
        mean, spread = self.mean, tf.maximum(tf.sqrt(self.variance), 1e-7)
        if len(self.axis) == 0:
            mean, spread = tf.reshape(mean, []), tf.reshape(spread, [])
        return mean + inputs * spread if self.invert else (inputs - mean) / spread

    def get_config(self):
        mean, variance = [None, None] if self._told is None else [_saved(v) for v in self._told]
        return {**super().get_config(), "axis": self.axis or None, "invert": self.invert, "mean": mean, "variance": variance}

    def load_own_variables(self, store):
        super().load_own_variables(store)
        self.finalize_state()


def _saved(x):
    return x.numpy().tolist() if hasattr(x, "numpy") else x.tolist() if hasattr(x, "tolist") else x


def _normalized(layer, inputs, mean, variance):
    factor = tf.math.rsqrt(variance + layer.epsilon)
    if layer.gamma is not None:
        factor = factor * layer.gamma
    shift = -mean * factor
    if layer.beta is not None:
        shift = shift + layer.beta
    return inputs * factor + shift


class BatchNormalization(Layer):
    __module__ = "keras.src.layers.normalization.batch_normalization"
    supports_masking = True
    _config = "axis momentum epsilon center scale beta_initializer gamma_initializer moving_mean_initializer " \
              "moving_variance_initializer beta_regularizer gamma_regularizer beta_constraint gamma_constraint " \
              "synchronized renorm renorm_clipping renorm_momentum"
    _fixed = {"beta_regularizer": None, "gamma_regularizer": None, "beta_constraint": None, "gamma_constraint": None,
              "synchronized": False, "renorm": False, "renorm_clipping": None, "renorm_momentum": 0.99}
    _trains = True

    def __init__(self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", moving_mean_initializer="zeros", moving_variance_initializer="ones",
                 **options):
        super().__init__(**options)
        self.axis = axis
        self.beta_initializer, self.gamma_initializer = _initializer(beta_initializer), _initializer(gamma_initializer)
        self.moving_mean_initializer = _initializer(moving_mean_initializer)
        self.moving_variance_initializer = _initializer(moving_variance_initializer)
        self.momentum, self.epsilon, self.center, self.scale = momentum, epsilon, center, scale
        self.gamma, self.beta = None, None

    def build(self, input_shape):
        size = (input_shape[self.axis],)
        if self.scale:
            self.gamma = self.add_weight(size, self.gamma_initializer, name="gamma")
        if self.center:
            self.beta = self.add_weight(size, self.beta_initializer, name="beta")
        self.moving_mean = self.add_weight(size, self.moving_mean_initializer, trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight(size, self.moving_variance_initializer, trainable=False,
                                               name="moving_variance")

    def call(self, inputs, training=False, mask=None):
        rank = len(inputs.shape)
        axis = self.axis % rank
        if axis != rank - 1:
            order = [a for a in range(rank) if a != axis] + [axis]
            found = self._over(tf.transpose(inputs, order), training, mask)
            return tf.transpose(found, [order.index(a) for a in range(rank)])
        return self._over(inputs, training, mask)

    def _over(self, inputs, training, mask):
        mean, variance = self.moving_mean, self.moving_variance
        # A layer that is frozen keeps to what it has seen.
        if training and self.trainable and not _samples:
            axes = list(range(len(inputs.shape) - 1))
            if mask is None:
                mean, variance = tf.reduce_mean(inputs, axes), tf.math.reduce_variance(inputs, axes)
            else:
                weights = tf.broadcast_to(tf.expand_dims(tf.cast(mask, inputs.dtype), -1), inputs.shape)
                count = tf.reduce_sum(weights, axes, keepdims=True)
                center = tf.reduce_sum(weights * inputs, axes, keepdims=True) / (count + self.epsilon)
                spread = tf.reduce_sum(weights * tf.square(inputs - center), axes, keepdims=True)
                mean, variance = tf.reshape(center, [-1]), tf.reshape(spread / (count + self.epsilon), [-1])
            m = self.momentum
            self.moving_mean.assign(self.moving_mean * m + mean * (1.0 - m))
            self.moving_variance.assign(self.moving_variance * m + variance * (1.0 - m))
        return _normalized(self, inputs, mean, variance)


class Concatenate(Layer):
    __module__ = "keras.src.layers.merging.concatenate"
    supports_masking = True
    _config = "axis"

    def __init__(self, axis=-1, **options):
        super().__init__(**options)
        self.axis = axis

    def build(self, input_shape):
        shapes = [tuple(shape) for shape in input_shape]
        axis = self.axis % len(shapes[0]) if shapes and shapes[0] else 0
        kept = {shape[:axis] + shape[axis + 1:] for shape in shapes}
        if len({tuple([s for s in k if s is not None]) for k in kept}) > 1:
            raise ValueError("A `Concatenate` layer requires inputs with matching shapes except for the concatenation axis. Received: "
                             f"input_shape={shapes}")

    def call(self, inputs):
        return tf.concat(inputs, self.axis)


class Embedding(Layer):
    __module__ = "keras.src.layers.core.embedding"
    _config = "input_dim output_dim embeddings_initializer embeddings_regularizer activity_regularizer " \
              "embeddings_constraint mask_zero quantization_config"

    def __init__(self, input_dim, output_dim, embeddings_initializer="uniform", embeddings_regularizer=None,
                 embeddings_constraint=None, mask_zero=False, weights=None, input_length=None, **options):
        super().__init__(**options)
        self.embeddings_constraint = tf.keras.constraints.get(embeddings_constraint)
        self.mask_zero = self._makes_mask = mask_zero
        self._first_weights = weights
        self.embeddings_regularizer = tf.keras.regularizers.get(embeddings_regularizer)
        self.input_dim, self.output_dim = input_dim, output_dim
        self.embeddings_initializer = _initializer(embeddings_initializer)

    def build(self, input_shape):
        self.embeddings = self.add_weight((self.input_dim, self.output_dim), self.embeddings_initializer,
                                          name="embeddings", regularizer=self.embeddings_regularizer,
                                          constraint=self.embeddings_constraint)
        if self._first_weights is not None:
            self.embeddings.assign(tf.cast(tf.convert_to_tensor(self._first_weights[0]
                                                                if isinstance(self._first_weights, list) else self._first_weights), self.embeddings.dtype))

    def compute_mask(self, inputs, mask=None):
        return tf.not_equal(inputs, 0) if self.mask_zero else None

    def call(self, inputs):
        return tf.gather(self.embeddings, tf.cast(inputs, tf.int32))


class _Merge(Layer):
    supports_masking = True

    def call(self, inputs):
        out = inputs[0]
        for x in inputs[1:]:
            out = self._joined(out, x)
        return out


class Add(_Merge):
    __module__ = "keras.src.layers.merging.add"
    _config = ""

    def _joined(self, a, b):
        return a + b


class Subtract(_Merge):
    __module__ = "keras.src.layers.merging.subtract"
    _config = ""

    def _joined(self, a, b):
        return a - b


class Multiply(_Merge):
    __module__ = "keras.src.layers.merging.multiply"
    _config = ""

    def _joined(self, a, b):
        return a * b


class Maximum(_Merge):
    __module__ = "keras.src.layers.merging.maximum"
    _config = ""

    def _joined(self, a, b):
        return tf.maximum(a, b)


class Minimum(_Merge):
    __module__ = "keras.src.layers.merging.minimum"
    _config = ""

    def _joined(self, a, b):
        return tf.minimum(a, b)


class Average(_Merge):
    __module__ = "keras.src.layers.merging.average"
    _config = ""

    def _joined(self, a, b):
        return a + b

    def call(self, inputs):
        return super().call(inputs) / len(inputs)


class Permute(Layer):
    __module__ = "keras.src.layers.reshaping.permute"
    _config = "dims"

    def __init__(self, dims, **options):
        super().__init__(**options)
        self.dims = tuple(dims)

    def call(self, inputs):
        return tf.transpose(inputs, (0,) + self.dims)


class LayerNormalization(Layer):
    __module__ = "keras.src.layers.normalization.layer_normalization"
    supports_masking = True
    _config = "axis epsilon center scale rms_scaling beta_initializer gamma_initializer beta_regularizer " \
              "gamma_regularizer beta_constraint gamma_constraint"
    _fixed = {"rms_scaling": False, "beta_regularizer": None, "gamma_regularizer": None, "beta_constraint": None,
              "gamma_constraint": None}

    def __init__(self, axis=-1, epsilon=0.001, center=True, scale=True, beta_initializer="zeros",
                 gamma_initializer="ones", **options):
        super().__init__(**options)
        self.beta_initializer, self.gamma_initializer = _initializer(beta_initializer), _initializer(gamma_initializer)
        self.axis, self.epsilon, self.center, self.scale = axis, epsilon, center, scale
        self.gamma, self.beta = None, None

    def build(self, input_shape):
        self.axis = list(self.axis) if isinstance(self.axis, (list, tuple)) else [self.axis]
        size = tuple([input_shape[a] for a in self.axis])
        if self.scale:
            self.gamma = self.add_weight(size, self.gamma_initializer, name="gamma")
        if self.center:
            self.beta = self.add_weight(size, self.beta_initializer, name="beta")

    def call(self, inputs):
        mean, variance = tf.nn.moments(inputs, self.axis, keepdims=True)
        return _normalized(self, inputs, mean, variance)


def multiply(inputs, **options):
    return Multiply(**options)(inputs)


def average(inputs, **options):
    return Average(**options)(inputs)


def maximum(inputs, **options):
    return Maximum(**options)(inputs)


def minimum(inputs, **options):
    return Minimum(**options)(inputs)


def subtract(inputs, **options):
    return Subtract(**options)(inputs)


def concatenate(inputs, axis=-1, **options):
    return Concatenate(axis, **options)(inputs)


def add(inputs, **options):
    return Add(**options)(inputs)


def Input(shape=None, batch_size=None, dtype=None, name=None, batch_shape=None):
    return _input(shape, batch_size, dtype, name, batch_shape)


# in tf.keras
def Input(shape=None, batch_size=None, dtype=None, name=None, batch_shape=None):
    return _input(shape, batch_size, dtype, name, batch_shape)


# in _nowhere
def _input(shape, batch_size, dtype, name, batch_shape):
    layer = InputLayer(shape, batch_size, "float32" if dtype is None else tf.as_dtype(dtype).name, name, None, batch_shape)
    return _input_of(layer, _tensh.auto_name("keras_tensor") if name is None else name)


def _input_of(layer, name):
    return _noted(layer, KerasTensor(layer.batch_shape, layer.dtype, name), [], {})


# in tf.keras.activations
def get(identifier):
    return _activation(identifier)


def serialize(activation):
    import _saving
    return _saving.activation_config(activation)


def deserialize(config, custom_objects=None):
    import _saving
    return _saving.within(custom_objects, _activation, config)


# in _layers
KerasTensor = KerasTensor
plain_builds = _plain_builds
operators = _operators


def operator(kind, name=None):
    return _operator(kind, name)


def symbols(x):
    """What stands for tensors in these arguments."""
    return _tensors(x)


def step(function, kind, args, options):
    """A call of a function as a step of a model."""
    return _noted(_Step(kind, function), _symbolic(function, args, options), args, options)


def replaced(x, known):
    """What is made of such tensors, with their values in their places where those of others are known."""
    return _replaced(x, known)


def mask_of(x):
    return _masks_of(x)


def input_of(layer):
    return _input_of(layer, layer.name)


def is_sample():
    """Whether a call on zeros is under way, which leaves nothing behind."""
    return len(_samples) > 0


def of_any_rows():
    """Whether a graph is under way that is for batches of any size."""
    return len(_graphs) > 0


def in_graph(graph, steady, function, *args):
    """A call that Keras makes a graph of, for batches of one size where they are `steady`."""
    if steady:
        return _tensh.in_graph(graph, function, args)
    _graphs.append(graph)
    try:
        return _tensh.in_graph(graph, function, args)
    finally:
        _graphs.pop()
