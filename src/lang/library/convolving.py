"""Keras 3's layers over windows: convolutions and pooling of one, two and three axes, and what changes pictures' sizes."""
import tensorflow as tf
from tensorflow.keras.layers import Layer


# in _nowhere
def _sizes(value, rank, name, allow_zero=False):
    """A size for each axis, in Keras' words where it is none."""
    if isinstance(value, int):
        found = (value,) * rank
    else:
        found = tuple(value) if isinstance(value, (list, tuple)) else ()
        if len(found) != rank or not all([isinstance(v, int) for v in found]):
            raise ValueError(f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value}")
    least, word = (0, ">= 0") if allow_zero else (1, "> 0")
    bad = {v for v in found if v < least}
    if bad:
        raise ValueError(f"The `{name}` argument must be a tuple of {rank} integers. Received {name}={value}, including "
                         f"values {bad} that do not satisfy `value {word}`")
    return found


def _padding(given, causal=False):
    known = {"valid", "same", "causal"} if causal else {"valid", "same"}
    found = given.lower()
    if found not in known:
        raise ValueError(f"The `padding` argument must be a list/tuple or one of {known}. Received: {found}")
    return found


def _format(given):
    found = "channels_last" if given is None else given.lower()
    if found not in ("channels_last", "channels_first"):
        raise ValueError(f"The `data_format` argument must be one of {{'channels_first', 'channels_last'}}. Received: data_format={given}")
    return found


def _move(x, source, target):
    axes = list(range(len(x.shape)))
    axes.insert(target, axes.pop(source))
    return tf.transpose(x, axes)


class _Places(Layer):
    """A layer over the axes between the batch and the channels, wherever the channels stand."""
    _rank = 2

    def _channels(self, shape):
        return shape[-1] if self.data_format == "channels_last" else shape[1]

    def call(self, inputs):
        if len(inputs.shape) != self._rank + 2:
            raise ValueError(f"Input 0 of layer \"{self.name}\" is incompatible with the layer: expected {self._expects()}={self._rank + 2}, "
                             f"found ndim={len(inputs.shape)}. Full shape received: {tuple(inputs.shape)}")
        if self.data_format == "channels_last":
            return self._over(inputs)
        found = self._over(_move(inputs, 1, len(inputs.shape) - 1))
        return _move(found, len(found.shape) - 1, 1) if len(found.shape) > 2 else found

    def _expects(self):
        return "ndim"


class _Windowed(_Places):
    """With weights that slide along."""

    def _expects(self):
        return "min_ndim"

    def _windows(self, kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias, causal=False):
        rank = self._rank
        self.kernel_size = _sizes(kernel_size, rank, "kernel_size")
        self.strides = _sizes(strides, rank, "strides")
        self.dilation_rate = _sizes(dilation_rate, rank, "dilation_rate")
        self.padding = _padding(padding, causal)
        self.data_format = _format(data_format)
        self.activation = tf.keras.activations.get(activation)
        self.use_bias = use_bias
        self.bias = None

    def _check_strides(self):
        if max(self.strides) > 1 and max(self.dilation_rate) > 1:
            raise ValueError("`strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: "
                             f"strides={self.strides} and dilation_rate={self.dilation_rate}")

    def _weight(self, name, shape, told=None):
        """A weight as the arguments that begin with `told` say, or with its own name."""
        told = name if told is None else told
        return self.add_weight(shape=shape, initializer=getattr(self, f"{told}_initializer"), name=name,
                               regularizer=getattr(self, f"{told}_regularizer"), constraint=getattr(self, f"{told}_constraint"))

    def _add_bias(self, size):
        if self.use_bias:
            self.bias = self._weight("bias", (size,))

    def _check_sizes(self, input_shape, kernel_shape):
        """What comes out has at least one place."""
        sizes = input_shape[1:-1] if self.data_format == "channels_last" else input_shape[2:]
        found = []
        for size, width, stride, dilation in zip(sizes, self.kernel_size, self.strides, self.dilation_rate):
            reach = dilation * (width - 1) + 1
            found.append(None if size is None else (size - reach) // stride + 1 if self.padding == "valid" else 1)
        if any([size is not None and size <= 0 for size in found]):
            raise ValueError(f"Computed output size would be zero or negative. Received `inputs shape={tuple(input_shape)}`, "
                             f"`kernel shape={kernel_shape}`, `dilation_rate=[{' '.join([str(d) for d in self.dilation_rate])}]`, "
                             f"`strides={self.strides}`, `padding={self.padding}`.")

    def _over(self, inputs):
        x = self._slid(inputs)
        if self.use_bias:
            x = x + self.bias
        return self.activation(x)


def _weights_of(layer, options, *names):
    """The initializer, the regularizer and the constraint of each of a layer's weights."""
    for name in names:
        initializer = options.pop(f"{name}_initializer", "zeros" if name == "bias" else "glorot_uniform")
        setattr(layer, f"{name}_initializer", tf.keras.initializers.get(initializer))
        setattr(layer, f"{name}_regularizer", tf.keras.regularizers.get(options.pop(f"{name}_regularizer", None)))
        setattr(layer, f"{name}_constraint", tf.keras.constraints.get(options.pop(f"{name}_constraint", None)))
    if options:
        raise ValueError(f"Unrecognized keyword arguments passed to {layer.__class__.__name__}: {options}")


def _split(options):
    """Options of the weights, and those of any layer."""
    ends = ("_initializer", "_regularizer", "_constraint")
    own = {k: v for k, v in options.items() if k.endswith(ends) and k != "activity_regularizer"}
    return own, {k: v for k, v in options.items() if k not in own}


def _convolved(x, kernel, strides, padding, dilations):
    rank = len(strides)
    if rank == 1:
        return tf.nn.conv1d(x, kernel, stride=strides[0], padding=padding, dilations=dilations[0])
    if rank == 2:
        return tf.nn.conv2d(x, kernel, strides=strides, padding=padding, dilations=dilations)
    return tf.nn.conv3d(x, kernel, strides=(1,) + strides + (1,), padding=padding, dilations=(1,) + dilations + (1,))


class _Conv(_Windowed):
    __module__ = "keras.src.layers.convolutional.base_conv"
    _config = "filters kernel_size strides padding data_format dilation_rate groups activation use_bias " \
              "kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer " \
              "kernel_constraint bias_constraint"

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, groups=1,
                 activation=None, use_bias=True, **options):
        own, options = _split(options)
        super().__init__(**options)
        self.filters, self.groups = filters, groups
        self._windows(kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias, self._rank == 1)
        _weights_of(self, own, "kernel", "bias")
        if filters is not None and filters <= 0:
            raise ValueError("Invalid value for argument `filters`. Expected a strictly positive value. Received "
                             f"filters={filters}.")
        if groups <= 0:
            raise ValueError(f"The number of groups must be a positive integer. Received: groups={groups}.")
        if filters is not None and filters % groups != 0:
            raise ValueError("The number of filters must be evenly divisible by the number of groups. Received: "
                             f"groups={groups}, filters={filters}.")
        self._check_strides()
        self.kernel = None

    def build(self, input_shape):
        channels = self._channels(input_shape)
        if channels % self.groups != 0:
            raise ValueError("The number of input channels must be evenly divisible by the number of groups. Received "
                             f"groups={self.groups}, but the input has {channels} channels (full input shape is {tuple(input_shape)}).")
        kernel_shape = self.kernel_size + (channels // self.groups, self.filters)
        self._check_sizes(input_shape, kernel_shape)
        self.kernel = self._weight("kernel", kernel_shape)
        self._add_bias(self.filters)

    def _slid(self, x):
        padding = self.padding.upper()
        if padding == "CAUSAL":
            x = tf.pad(x, [[0, 0], [self.dilation_rate[0] * (self.kernel_size[0] - 1), 0], [0, 0]])
            padding = "VALID"
        return _convolved(x, self.kernel, self.strides, padding, self.dilation_rate)


# in tf.keras.layers
class Conv1D(_Conv):
    __module__ = "keras.src.layers.convolutional.conv1d"
    _rank = 1


class Conv2D(_Conv):
    __module__ = "keras.src.layers.convolutional.conv2d"


class Conv3D(_Conv):
    __module__ = "keras.src.layers.convolutional.conv3d"
    _rank = 3


# in _nowhere
class _ConvTranspose(_Windowed):
    __module__ = "keras.src.layers.convolutional.base_conv_transpose"
    _config = "filters kernel_size strides padding output_padding data_format dilation_rate activation use_bias " \
              "kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer " \
              "kernel_constraint bias_constraint"

    def __init__(self, filters, kernel_size, strides=1, padding="valid", output_padding=None, data_format=None,
                 dilation_rate=1, activation=None, use_bias=True, **options):
        own, options = _split(options)
        super().__init__(**options)
        self.filters = filters
        self._windows(kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias)
        _weights_of(self, own, "kernel", "bias")
        self.output_padding = None if output_padding is None else _sizes(output_padding, self._rank, "output_padding", True)
        for i, (extra, stride) in enumerate(zip(self.output_padding or (), self.strides)):
            if extra >= stride:
                raise ValueError(f"`output_padding` must be strictly less than `strides` for all dimensions. At dimension {i}, "
                                 f"`output_padding` is {extra} but `strides` is {stride}. Received: "
                                 f"output_padding={self.output_padding}, strides={self.strides}")
        self._check_strides()
        self.kernel = None

    def build(self, input_shape):
        self.kernel = self._weight("kernel", self.kernel_size + (self.filters, self._channels(input_shape)))
        self._add_bias(self.filters)

    def _slid(self, x):
        if max(self.dilation_rate) > 1:
            raise NotImplementedError("transposed convolutions with a dilation_rate are not in tensh")
        sizes = []
        for i, (size, stride, width) in enumerate(zip(x.shape[1:-1], self.strides, self.kernel_size)):
            if self.output_padding is None:
                sizes.append(size * stride if self.padding == "same" else size * stride + max(width - stride, 0))
            else:
                pad = width // 2 if self.padding == "same" else 0
                sizes.append((size - 1) * stride + width - 2 * pad + self.output_padding[i])
        shape, padding = [x.shape[0]] + sizes + [self.filters], self.padding.upper()
        if self._rank == 1:
            return tf.nn.conv1d_transpose(x, self.kernel, output_shape=shape, strides=self.strides[0], padding=padding)
        if self._rank == 2:
            return tf.nn.conv2d_transpose(x, self.kernel, output_shape=shape, strides=self.strides, padding=padding)
        return tf.nn.conv3d_transpose(x, self.kernel, output_shape=shape, strides=(1,) + self.strides + (1,), padding=padding)


# in tf.keras.layers
class Conv1DTranspose(_ConvTranspose):
    __module__ = "keras.src.layers.convolutional.conv1d_transpose"
    _rank = 1


class Conv2DTranspose(_ConvTranspose):
    __module__ = "keras.src.layers.convolutional.conv2d_transpose"


class Conv3DTranspose(_ConvTranspose):
    __module__ = "keras.src.layers.convolutional.conv3d_transpose"
    _rank = 3


# in _nowhere
def _each_channel(x, kernel, strides, padding, dilations):
    """The channels by themselves; one axis is two of which the first has one place."""
    if len(strides) == 1:
        found = _each_channel(tf.expand_dims(x, 1), tf.expand_dims(kernel, 0), strides * 2, padding, (1,) + dilations)
        return tf.squeeze(found, 1)
    if strides[0] != strides[1]:
        # TensorFlow's operation has one stride for both axes.
        raise NotImplementedError("depthwise convolutions with two strides are not in tensh")
    return tf.nn.depthwise_conv2d(x, kernel, strides=(1,) + strides + (1,), padding=padding, dilations=dilations)


class _Depthwise(_Windowed):
    __module__ = "keras.src.layers.convolutional.base_depthwise_conv"
    _config = "depth_multiplier kernel_size strides padding data_format dilation_rate activation use_bias " \
              "depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer activity_regularizer " \
              "depthwise_constraint bias_constraint"

    def __init__(self, kernel_size, strides=1, padding="valid", depth_multiplier=1, data_format=None, dilation_rate=1,
                 activation=None, use_bias=True, **options):
        own, options = _split(options)
        super().__init__(**options)
        self.depth_multiplier = depth_multiplier
        self._windows(kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias)
        _weights_of(self, own, "depthwise", "bias")
        if depth_multiplier is not None and depth_multiplier <= 0:
            raise ValueError("Invalid value for argument `depth_multiplier`. Expected a strictly positive value. Received "
                             f"depth_multiplier={depth_multiplier}.")
        self.kernel = None

    def build(self, input_shape):
        channels = self._channels(input_shape)
        kernel_shape = self.kernel_size + (channels, self.depth_multiplier)
        self._check_sizes(input_shape, kernel_shape)
        self.kernel = self._weight("kernel", kernel_shape, "depthwise")
        self._add_bias(channels * self.depth_multiplier)

    def _slid(self, x):
        return _each_channel(x, self.kernel, self.strides, self.padding.upper(), self.dilation_rate)


# in tf.keras.layers
class DepthwiseConv1D(_Depthwise):
    __module__ = "keras.src.layers.convolutional.depthwise_conv1d"
    _rank = 1


class DepthwiseConv2D(_Depthwise):
    __module__ = "keras.src.layers.convolutional.depthwise_conv2d"


# in _nowhere
class _Separable(_Windowed):
    __module__ = "keras.src.layers.convolutional.base_separable_conv"
    _config = "depth_multiplier filters kernel_size strides padding data_format dilation_rate activation use_bias " \
              "depthwise_initializer pointwise_initializer bias_initializer depthwise_regularizer " \
              "pointwise_regularizer bias_regularizer activity_regularizer depthwise_constraint " \
              "pointwise_constraint bias_constraint"

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1,
                 depth_multiplier=1, activation=None, use_bias=True, **options):
        own, options = _split(options)
        super().__init__(**options)
        self.filters, self.depth_multiplier = filters, depth_multiplier
        self._windows(kernel_size, strides, padding, data_format, dilation_rate, activation, use_bias)
        _weights_of(self, own, "depthwise", "pointwise", "bias")
        self.depthwise_kernel, self.pointwise_kernel = None, None

    def build(self, input_shape):
        channels = self._channels(input_shape)
        kernel_shape = self.kernel_size + (channels, self.depth_multiplier)
        self._check_sizes(input_shape, kernel_shape)
        self.depthwise_kernel = self._weight("depthwise_kernel", kernel_shape, "depthwise")
        self.pointwise_kernel = self._weight("pointwise_kernel", (1,) * self._rank + (channels * self.depth_multiplier, self.filters), "pointwise")
        self._add_bias(self.filters)

    def _slid(self, x):
        x = _each_channel(x, self.depthwise_kernel, self.strides, self.padding.upper(), self.dilation_rate)
        once = (1,) * self._rank
        return _convolved(x, self.pointwise_kernel, once, "VALID", once)


# in tf.keras.layers
class SeparableConv1D(_Separable):
    __module__ = "keras.src.layers.convolutional.separable_conv1d"
    _rank = 1


class SeparableConv2D(_Separable):
    __module__ = "keras.src.layers.convolutional.separable_conv2d"


# in _nowhere
class _Pooling(_Places):
    __module__ = "keras.src.layers.pooling.base_pooling"
    _config = "pool_size padding strides data_format"
    _built_by_shape = False

    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, **options):
        super().__init__(**options)
        self.pool_size = _sizes(pool_size, self._rank, "pool_size")
        self.strides = self.pool_size if strides is None else _sizes(strides, self._rank, "strides")
        self.padding, self.data_format = _padding(padding), _format(data_format)

    def _over(self, x):
        size, strides = self.pool_size, self.strides
        if self._rank == 1:
            size, strides = size[0], strides[0]
        return getattr(tf.nn, f"{self._operation}{self._rank}d")(x, size, strides, self.padding.upper())


class _Max(_Pooling):
    _operation = "max_pool"


class _Average(_Pooling):
    _operation = "avg_pool"


# in tf.keras.layers
class MaxPooling1D(_Max):
    __module__ = "keras.src.layers.pooling.max_pooling1d"
    _rank = 1


class MaxPooling2D(_Max):
    __module__ = "keras.src.layers.pooling.max_pooling2d"


class MaxPooling3D(_Max):
    __module__ = "keras.src.layers.pooling.max_pooling3d"
    _rank = 3


class AveragePooling1D(_Average):
    __module__ = "keras.src.layers.pooling.average_pooling1d"
    _rank = 1


class AveragePooling2D(_Average):
    __module__ = "keras.src.layers.pooling.average_pooling2d"


class AveragePooling3D(_Average):
    __module__ = "keras.src.layers.pooling.average_pooling3d"
    _rank = 3


# in _nowhere
class _Global(_Places):
    __module__ = "keras.src.layers.pooling.base_global_pooling"
    _config = "data_format keepdims"
    _built_by_shape = False

    def __init__(self, data_format=None, keepdims=False, **options):
        super().__init__(**options)
        self.data_format, self.keepdims = _format(data_format), keepdims

    def _over(self, x):
        return self._pool(x, list(range(1, self._rank + 1)))


class _GlobalAverage(_Global):
    def _pool(self, x, axes):
        return tf.reduce_mean(x, axes, keepdims=self.keepdims)


class _GlobalMax(_Global):
    def _pool(self, x, axes):
        return tf.reduce_max(x, axes, keepdims=self.keepdims)


# in tf.keras.layers
class GlobalAveragePooling1D(_GlobalAverage):
    __module__ = "keras.src.layers.pooling.global_average_pooling1d"
    _rank = 1
    _takes_mask = True

    def call(self, inputs, mask=None):
        if mask is None:
            return super().call(inputs)
        axis = 1 if self.data_format == "channels_last" else 2
        mask = tf.expand_dims(tf.cast(mask, inputs.dtype), 2 if axis == 1 else 1)
        return (tf.reduce_sum(inputs * mask, axis, keepdims=self.keepdims) /
                tf.reduce_sum(mask, axis, keepdims=self.keepdims))

    def compute_mask(self, inputs, mask=None):
        return None


class GlobalAveragePooling2D(_GlobalAverage):
    __module__ = "keras.src.layers.pooling.global_average_pooling2d"


class GlobalAveragePooling3D(_GlobalAverage):
    __module__ = "keras.src.layers.pooling.global_average_pooling3d"
    _rank = 3


class GlobalMaxPooling1D(_GlobalMax):
    __module__ = "keras.src.layers.pooling.global_max_pooling1d"
    _rank = 1


class GlobalMaxPooling2D(_GlobalMax):
    __module__ = "keras.src.layers.pooling.global_max_pooling2d"


class GlobalMaxPooling3D(_GlobalMax):
    __module__ = "keras.src.layers.pooling.global_max_pooling3d"
    _rank = 3


class UpSampling1D(Layer):
    __module__ = "keras.src.layers.reshaping.up_sampling1d"
    _config = "size"

    def __init__(self, size=2, **options):
        super().__init__(**options)
        self.size = size

    def call(self, inputs):
        return tf.repeat(inputs, self.size, axis=1)


class UpSampling2D(_Places):
    __module__ = "keras.src.layers.reshaping.up_sampling2d"
    _config = "size data_format interpolation"

    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **options):
        super().__init__(**options)
        self.size, self.data_format = _sizes(size, 2, "size"), _format(data_format)
        self.interpolation = interpolation.lower()
        if self.interpolation not in ("nearest", "bilinear", "bicubic", "lanczos3", "lanczos5"):
            raise ValueError('`interpolation` argument should be one of: "bicubic", "bilinear", "lanczos3", "lanczos5", or '
                             f'"nearest". Received: "{interpolation}".')

    def _over(self, x):
        if self.interpolation == "nearest":
            return tf.repeat(tf.repeat(x, self.size[0], axis=1), self.size[1], axis=2)
        sizes = (x.shape[1] * self.size[0], x.shape[2] * self.size[1])
        return tf.image.resize(x, sizes, method=self.interpolation)


class UpSampling3D(_Places):
    __module__ = "keras.src.layers.reshaping.up_sampling3d"
    _config = "size data_format"
    _rank = 3

    def __init__(self, size=(2, 2, 2), data_format=None, **options):
        super().__init__(**options)
        self.size, self.data_format = _sizes(size, 3, "size"), _format(data_format)

    def _over(self, x):
        for axis in range(3):
            x = tf.repeat(x, self.size[axis], axis=axis + 1)
        return x


# in _nowhere
def _sides(given, rank, word):
    """How much at both ends of each axis; one axis alone has its two amounts by themselves."""
    if rank == 1:
        return _sizes(given, 2, word, True)
    if isinstance(given, int):
        return ((given, given),) * rank
    if not isinstance(given, (list, tuple)):
        raise ValueError(f"`{word}` should be either an int, a tuple of {rank} ints, or a tuple of {rank} tuples of 2 ints. "
                         f"Received: {word}={given}.")
    if len(given) != rank:
        # Keras does not name a padding of three axes here.
        named = "" if rank == 3 and word == "padding" else f"{word}="
        raise ValueError(f"`{word}` should have {'two' if rank == 2 else rank} elements. Received: {named}{given}.")
    places = ("1st", "2nd", "3rd")
    return tuple([_sizes(side, 2, f"{places[i]} entry of {word}", True) for i, side in enumerate(given)])


class _Padding(_Places):
    _config = "padding data_format"

    def __init__(self, padding=1, data_format=None, **options):
        super().__init__(**options)
        self.padding = _sides(padding, self._rank, "padding")
        self.data_format = _format(data_format)

    def _over(self, x):
        sides = (self.padding,) if self._rank == 1 else self.padding
        return tf.pad(x, [[0, 0]] + [list(side) for side in sides] + [[0, 0]])


class _Cropping(_Places):
    _config = "cropping data_format"

    def __init__(self, cropping=1, data_format=None, **options):
        super().__init__(**options)
        self.cropping = _sides(cropping, self._rank, "cropping")
        self.data_format = _format(data_format)

    def _over(self, x):
        sides = (self.cropping,) if self._rank == 1 else self.cropping
        for size, side in zip(x.shape[1:-1], sides):
            if sum(side) >= size:
                raise ValueError("`cropping` parameter of `Cropping` layer must be smaller than the input shape. Received: "
                                 f"input_shape={tuple(x.shape)}, cropping={self.cropping}")
        kept = [slice(side[0], size - side[1]) for size, side in zip(x.shape[1:-1], sides)]
        return x[tuple([slice(None)] + kept)]


# in tf.keras.layers
class ZeroPadding1D(_Padding):
    __module__ = "keras.src.layers.reshaping.zero_padding1d"
    _rank = 1


class ZeroPadding2D(_Padding):
    __module__ = "keras.src.layers.reshaping.zero_padding2d"


class ZeroPadding3D(_Padding):
    __module__ = "keras.src.layers.reshaping.zero_padding3d"
    _rank = 3


class Cropping1D(_Cropping):
    __module__ = "keras.src.layers.reshaping.cropping1d"
    _config = "cropping"
    _rank = 1


class Cropping2D(_Cropping):
    __module__ = "keras.src.layers.reshaping.cropping2d"

    def __init__(self, cropping=((0, 0), (0, 0)), data_format=None, **options):
        super().__init__(cropping, data_format, **options)


class Cropping3D(_Cropping):
    __module__ = "keras.src.layers.reshaping.cropping3d"
    _rank = 3

    def __init__(self, cropping=((1, 1), (1, 1), (1, 1)), data_format=None, **options):
        super().__init__(cropping, data_format, **options)


Convolution1D = Conv1D
Convolution2D = Conv2D
Convolution3D = Conv3D
Convolution1DTranspose = Conv1DTranspose
Convolution2DTranspose = Conv2DTranspose
Convolution3DTranspose = Conv3DTranspose
SeparableConvolution1D = SeparableConv1D
SeparableConvolution2D = SeparableConv2D
MaxPool1D = MaxPooling1D
MaxPool2D = MaxPooling2D
MaxPool3D = MaxPooling3D
AvgPool1D = AveragePooling1D
AvgPool2D = AveragePooling2D
AvgPool3D = AveragePooling3D
GlobalAvgPool1D = GlobalAveragePooling1D
GlobalAvgPool2D = GlobalAveragePooling2D
GlobalAvgPool3D = GlobalAveragePooling3D
GlobalMaxPool1D = GlobalMaxPooling1D
GlobalMaxPool2D = GlobalMaxPooling2D
GlobalMaxPool3D = GlobalMaxPooling3D
