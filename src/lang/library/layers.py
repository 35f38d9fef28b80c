"""Keras 3's layers, initializers and what a model is made of."""
import random
import numpy as np
import tensorflow as tf
import _tensh


# in nowhere
def _seed(seed):
    return random.randint(1, 1000000000) if seed is None else seed


def _initializer(given):
    return tf.keras.initializers.get(given)


def _activation(given):
    if given is None:
        return tf.keras.activations.linear
    if isinstance(given, str):
        known = {"relu": tf.keras.activations.relu, "sigmoid": tf.keras.activations.sigmoid,
                 "tanh": tf.keras.activations.tanh, "softmax": tf.keras.activations.softmax,
                 "linear": tf.keras.activations.linear, "elu": tf.keras.activations.elu,
                 "selu": tf.keras.activations.selu, "softplus": tf.keras.activations.softplus,
                 "softsign": tf.keras.activations.softsign, "swish": tf.keras.activations.swish,
                 "silu": tf.keras.activations.silu, "gelu": tf.keras.activations.gelu,
                 "leaky_relu": tf.keras.activations.leaky_relu, "exponential": tf.keras.activations.exponential,
                 "relu6": tf.keras.activations.relu6, "hard_sigmoid": tf.keras.activations.hard_sigmoid,
                 "mish": tf.keras.activations.mish}
        if given not in known:
            raise ValueError(f"Could not interpret activation function identifier: {given}")
        return known[given]
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
        for tensor, value in known:
            if tensor is self:
                return value
        if self._made is None:
            raise ValueError(f"Output {self!r} does not depend on the inputs of the model")
        call, args, options = self._made
        value = call(*[_replaced(a, known) for a in args], **options)
        known.append((self, value))
        return value

    def __add__(self, other):
        return _symbolic(lambda a, b: a + b, [self, other], {})

    def __radd__(self, other):
        return _symbolic(lambda a, b: b + a, [self, other], {})

    def __sub__(self, other):
        return _symbolic(lambda a, b: a - b, [self, other], {})

    def __mul__(self, other):
        return _symbolic(lambda a, b: a * b, [self, other], {})

    def __rmul__(self, other):
        return _symbolic(lambda a, b: b * a, [self, other], {})

    def __truediv__(self, other):
        return _symbolic(lambda a, b: a / b, [self, other], {})

    def __matmul__(self, other):
        return _symbolic(lambda a, b: a @ b, [self, other], {})


def _replaced(x, known):
    if isinstance(x, KerasTensor):
        return x._value(known)
    if isinstance(x, (list, tuple)):
        return [_replaced(v, known) for v in x]
    return x


def _tensors(x):
    if isinstance(x, KerasTensor):
        return [x]
    if isinstance(x, dict):
        return [t for v in x.values() for t in _tensors(v)]
    return [t for v in x for t in _tensors(v)] if isinstance(x, (list, tuple)) else []


def _symbolic(call, args, options):
    """Runs it once on zeros, to learn the shape."""
    sample = [(t, tf.zeros([1 if d is None else d for d in t.shape], t.dtype)) for t in _tensors(args)]
    value = call(*[_replaced(a, sample) for a in args], **options)
    sizes = value.shape.as_list()
    batched = any([len(t.shape) > 0 and t.shape[0] is None for t in _tensors(args)])
    return KerasTensor([None] + sizes[1:] if batched and sizes else sizes, value.dtype.name, None, (call, args, options))


def _shape_of(x):
    if isinstance(x, (list, tuple)):
        return [_shape_of(v) for v in x]
    return x.shape if isinstance(x, KerasTensor) else tuple(x.shape)


# The layers being called, outermost first: what is built in a call is named after them.
_calls = []


# in tf.keras.layers, tf.keras
class Layer:
    __module__ = "keras.src.layers.layer"

    def __init__(self, trainable=True, dtype=None, name=None, input_shape=None, activity_regularizer=None, **options):
        if options:
            raise ValueError(
                f"Unrecognized keyword arguments passed to {self.__class__.__name__}: {options}")
        self.name = _tensh.auto_name(self.__class__.__name__) if name is None else name
        self.dtype = "float32" if dtype is None else dtype
        self._first_shape = input_shape
        self._variables = []
        self._path = None
        self._extra_losses = []
        self.trainable = trainable
        self.built = False

    def __setattr__(self, name, value):
        # `trainable` holds for what is inside, too.
        super().__setattr__(name, value)
        if name == "trainable":
            for layer in self._inner():
                layer.trainable = value

    def _inner(self):
        """Layers among the attributes, in the order in which they came."""
        found = []
        for key, value in self.__dict__.items():
            if key in ("_parent", "_made_by"):
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
        short = "variable" if name is None else name
        made = _tensh.variable(value, short, f"{self._path or self.name}/{short}", trainable)
        self._variables.append((made, regularizer))
        return made

    def build(self, input_shape):
        self.built = True

    def _ready(self, shape):
        if not self.built:
            self.build(shape)
            self.built = True

    def call(self, *args, **options):
        raise NotImplementedError(f"Layer {self.__class__.__name__} does not have a `call()` method implemented.")

    def __call__(self, *args, **options):
        inputs = [_as_tensor(a, self.dtype) for a in args]
        training = options.pop("training", None)
        if training is not None or self._takes_training():
            options["training"] = False if training is None else training
        if self._path is None and _calls:
            self._path = f"{_calls[-1].path}/{self.name}"
        _calls.append(self)
        try:
            if args:
                self._ready(_shape_of(inputs[0]))
            if not _tensors(inputs):
                return self.call(*inputs, **options)
            given = _symbolic(self.call, inputs, options)
        finally:
            _calls.pop()
        given._made_by = self
        given._from = inputs
        return given

    def _takes_training(self):
        return self._trains if hasattr(self, "_trains") else False

    @property
    def path(self):
        return self._path or self.name

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
        self._extra_losses.append(loss)

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
        return {"name": self.name, "trainable": self.trainable, "dtype": self.dtype}

    def __repr__(self):
        return f"<{self.__class__.__name__} name={self.name}, built={self.built}>"


# in nowhere
def _flat(x):
    if isinstance(x, (list, tuple)):
        return [leaf for v in x for leaf in _flat(v)]
    if isinstance(x, dict):
        return [leaf for v in x.values() for leaf in _flat(v)]
    return [x]


def _as_tensor(x, dtype):
    """Floats come in the dtype in which the layer computes."""
    if isinstance(x, (list, tuple)) and (not x or isinstance(x[0], (KerasTensor, tf.Tensor))):
        return [_as_tensor(v, dtype) for v in x]
    if isinstance(x, (KerasTensor, str)) or x is None:
        return x
    found = tf.convert_to_tensor(x)
    if not found.dtype.is_floating or found.dtype.name == dtype:
        return found
    wanted = tf.as_dtype(dtype)
    return tf.cast(found, wanted) if wanted.is_floating else found


# in tf.keras.layers
class InputLayer(Layer):
    __module__ = "keras.src.layers.core.input_layer"

    def __init__(self, shape=None, batch_size=None, dtype=None, name=None, input_shape=None, batch_shape=None):
        super().__init__(name=name, dtype=dtype)
        sizes = shape if shape is not None else input_shape
        self.batch_shape = tuple(batch_shape) if batch_shape is not None else (batch_size,) + tuple(sizes)
        self.built = True

    def call(self, inputs):
        return inputs


class Dense(Layer):
    __module__ = "keras.src.layers.core.dense"

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
        self._regularizers = [tf.keras.regularizers.get(r) for r in (kernel_regularizer, bias_regularizer)]
        self.kernel = None
        self.bias = None

    def build(self, input_shape):
        self.kernel = self.add_weight((input_shape[-1], self.units), self.kernel_initializer, name="kernel",
                                      regularizer=self._regularizers[0])
        if self.use_bias:
            self.bias = self.add_weight((self.units,), self.bias_initializer, name="bias",
                                        regularizer=self._regularizers[1])

    def call(self, inputs):
        if len(inputs.shape) < 2:
            raise ValueError(f"Input 0 with name 'None' of layer '{self.name}' is incompatible with the layer: expected "
                             f"min_ndim=2, found ndim={len(inputs.shape)}. Full shape received: {tuple(inputs.shape)}")
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

    def __init__(self, activation, **options):
        super().__init__(**options)
        self.activation = _activation(activation)

    def call(self, inputs):
        return self.activation(inputs)


class ReLU(Layer):
    __module__ = "keras.src.layers.activations.relu"

    def __init__(self, max_value=None, negative_slope=0.0, threshold=0.0, **options):
        super().__init__(**options)
        self.options = {"negative_slope": negative_slope, "max_value": max_value, "threshold": threshold}

    def call(self, inputs):
        return tf.keras.activations.relu(inputs, **self.options)


class LeakyReLU(Layer):
    __module__ = "keras.src.layers.activations.leaky_relu"

    def __init__(self, negative_slope=0.3, alpha=None, **options):
        super().__init__(**options)
        self.negative_slope = negative_slope if alpha is None else alpha

    def call(self, inputs):
        return tf.nn.leaky_relu(inputs, self.negative_slope)


class Softmax(Layer):
    __module__ = "keras.src.layers.activations.softmax"

    def __init__(self, axis=-1, **options):
        super().__init__(**options)
        self.axis = axis

    def call(self, inputs):
        return tf.nn.softmax(inputs, axis=self.axis)


class Flatten(Layer):
    __module__ = "keras.src.layers.reshaping.flatten"

    def __init__(self, data_format=None, **options):
        super().__init__(**options)

    def call(self, inputs):
        return tf.reshape(inputs, (inputs.shape[0], -1))


class Reshape(Layer):
    __module__ = "keras.src.layers.reshaping.reshape"

    def __init__(self, target_shape, **options):
        super().__init__(**options)
        self.target_shape = tuple(target_shape)

    def call(self, inputs):
        return tf.reshape(inputs, (inputs.shape[0],) + self.target_shape)


class Lambda(Layer):
    __module__ = "keras.src.layers.core.lambda_layer"

    def __init__(self, function, output_shape=None, **options):
        super().__init__(**options)
        self.function = function

    def call(self, inputs):
        return self.function(inputs)


class Rescaling(Layer):
    __module__ = "keras.src.layers.preprocessing.rescaling"

    def __init__(self, scale, offset=0.0, **options):
        super().__init__(**options)
        self.scale, self.offset = scale, offset

    def call(self, inputs):
        return tf.cast(inputs, self.dtype) * self.scale + self.offset


class Dropout(Layer):
    __module__ = "keras.src.layers.regularization.dropout"
    _trains = True

    def __init__(self, rate, noise_shape=None, seed=None, **options):
        super().__init__(**options)
        if not 0 <= rate <= 1:
            raise ValueError(f"Invalid value received for argument `rate`. Expected a float value between 0 and 1. Received: rate={rate}")
        self.rate = rate
        self._seed = _seed(seed) if rate > 0 else None
        self._drawn = 0

    def call(self, inputs, training=False):
        if not training or self.rate == 0:
            return inputs
        seed = [self._seed % 2147483646, self._drawn]
        self._drawn += 1
        kept = tf.random.stateless_uniform(inputs.shape, seed) >= self.rate
        return tf.where(kept, inputs / (1 - self.rate), tf.zeros_like(inputs))


class Normalization(Layer):
    __module__ = "keras.src.layers.preprocessing.normalization"

    def __init__(self, axis=-1, mean=None, variance=None, **options):
        super().__init__(**options)
        self.axis = axis
        self.mean = None if mean is None else tf.constant(mean, tf.float32)
        self.variance = None if variance is None else tf.constant(variance, tf.float32)

    def adapt(self, data):
        data = tf.cast(tf.convert_to_tensor(data), tf.float32)
        if len(data.shape) == 1:
            data = tf.expand_dims(data, -1)
        if self.axis is None:
            axes, keep = list(range(len(data.shape))), False
        else:
            axes, keep = [a for a in range(len(data.shape)) if a != self.axis % len(data.shape)], True
        self.mean = tf.reduce_mean(data, axes, keepdims=keep)
        self.variance = tf.math.reduce_variance(data, axes, keepdims=keep)
        self.built = True

    def call(self, inputs):
        return (tf.cast(inputs, tf.float32) - self.mean) / tf.maximum(tf.sqrt(self.variance), 1e-7)


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
    _trains = True

    def __init__(self, axis=-1, momentum=0.99, epsilon=0.001, center=True, scale=True, **options):
        super().__init__(**options)
        self.momentum, self.epsilon, self.center, self.scale = momentum, epsilon, center, scale
        self.gamma, self.beta = None, None

    def build(self, input_shape):
        size = (input_shape[-1],)
        if self.scale:
            self.gamma = self.add_weight(size, "ones", name="gamma")
        if self.center:
            self.beta = self.add_weight(size, "zeros", name="beta")
        self.moving_mean = self.add_weight(size, "zeros", trainable=False, name="moving_mean")
        self.moving_variance = self.add_weight(size, "ones", trainable=False, name="moving_variance")

    def call(self, inputs, training=False):
        mean, variance = self.moving_mean, self.moving_variance
        if training:
            axes = list(range(len(inputs.shape) - 1))
            mean, variance = tf.reduce_mean(inputs, axes), tf.math.reduce_variance(inputs, axes)
            m = self.momentum
            self.moving_mean.assign(self.moving_mean * m + mean * (1.0 - m))
            self.moving_variance.assign(self.moving_variance * m + variance * (1.0 - m))
        return _normalized(self, inputs, mean, variance)


class Concatenate(Layer):
    __module__ = "keras.src.layers.merging.concatenate"

    def __init__(self, axis=-1, **options):
        super().__init__(**options)
        self.axis = axis

    def call(self, inputs):
        return tf.concat(inputs, self.axis)


class Add(Layer):
    __module__ = "keras.src.layers.merging.add"

    def call(self, inputs):
        out = inputs[0]
        for x in inputs[1:]:
            out = out + x
        return out


class Embedding(Layer):
    __module__ = "keras.src.layers.core.embedding"

    def __init__(self, input_dim, output_dim, embeddings_initializer="uniform", **options):
        super().__init__(**options)
        self.input_dim, self.output_dim = input_dim, output_dim
        self.embeddings_initializer = _initializer(embeddings_initializer)

    def build(self, input_shape):
        self.embeddings = self.add_weight((self.input_dim, self.output_dim), self.embeddings_initializer,
                                          name="embeddings")

    def call(self, inputs):
        return tf.gather(self.embeddings, tf.cast(inputs, tf.int32))


class _Merge(Layer):
    def call(self, inputs):
        out = inputs[0]
        for x in inputs[1:]:
            out = self._joined(out, x)
        return out


class Subtract(_Merge):
    __module__ = "keras.src.layers.merging.subtract"

    def _joined(self, a, b):
        return a - b


class Multiply(_Merge):
    __module__ = "keras.src.layers.merging.multiply"

    def _joined(self, a, b):
        return a * b


class Maximum(_Merge):
    __module__ = "keras.src.layers.merging.maximum"

    def _joined(self, a, b):
        return tf.maximum(a, b)


class Minimum(_Merge):
    __module__ = "keras.src.layers.merging.minimum"

    def _joined(self, a, b):
        return tf.minimum(a, b)


class Average(Layer):
    __module__ = "keras.src.layers.merging.average"

    def call(self, inputs):
        out = inputs[0]
        for x in inputs[1:]:
            out = out + x
        return out / len(inputs)


class Permute(Layer):
    __module__ = "keras.src.layers.reshaping.permute"

    def __init__(self, dims, **options):
        super().__init__(**options)
        self.dims = tuple(dims)

    def call(self, inputs):
        return tf.transpose(inputs, (0,) + self.dims)


class LayerNormalization(Layer):
    __module__ = "keras.src.layers.normalization.layer_normalization"

    def __init__(self, axis=-1, epsilon=0.001, center=True, scale=True, **options):
        super().__init__(**options)
        self.axis, self.epsilon, self.center, self.scale = axis, epsilon, center, scale
        self.gamma, self.beta = None, None

    def build(self, input_shape):
        axes = self.axis if isinstance(self.axis, (list, tuple)) else [self.axis]
        size = tuple([input_shape[a] for a in axes])
        if self.scale:
            self.gamma = self.add_weight(size, "ones", name="gamma")
        if self.center:
            self.beta = self.add_weight(size, "zeros", name="beta")

    def call(self, inputs):
        mean, variance = tf.nn.moments(inputs, self.axis, keepdims=True)
        return _normalized(self, inputs, mean, variance)


def multiply(inputs):
    return Multiply()(inputs)


def subtract(inputs):
    return Subtract()(inputs)


def concatenate(inputs, axis=-1):
    return Concatenate(axis)(inputs)


def add(inputs):
    return Add()(inputs)


def Input(shape=None, batch_size=None, dtype=None, name=None, batch_shape=None):
    return _input(shape, batch_size, dtype, name, batch_shape)


# in tf.keras
def Input(shape=None, batch_size=None, dtype=None, name=None, batch_shape=None):
    return _input(shape, batch_size, dtype, name, batch_shape)


# in nowhere
def _input(shape, batch_size, dtype, name, batch_shape):
    sizes = tuple(batch_shape) if batch_shape is not None else (batch_size,) + tuple(shape)
    given = KerasTensor(sizes, dtype or "float32", _tensh.auto_name("keras_tensor") if name is None else name)
    given._layer_name = _tensh.auto_name("InputLayer") if name is None else name
    return given


# in tf.keras.activations
def get(identifier):
    return _activation(identifier)
