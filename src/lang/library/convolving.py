"""Keras 3's layers over windows: convolutions, pooling, and what changes pictures' sizes."""
import tensorflow as tf
from tensorflow.keras.layers import Layer


# in _nowhere
def _pair(x, rank):
    return (x,) * rank if isinstance(x, int) else tuple(x)


def _spread(x, repeats, axis):
    return tf.repeat(x, repeats, axis=axis)


class _Conv(Layer):
    __module__ = "keras.src.layers.convolutional.base_conv"
    _rank = 2
    _config = "filters kernel_size strides padding data_format dilation_rate groups activation use_bias " \
              "kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer " \
              "kernel_constraint bias_constraint"
    _fixed = {"data_format": "channels_last", "activity_regularizer": None, "kernel_constraint": None,
              "bias_constraint": None}

    def __init__(self, filters, kernel_size, strides=1, padding="valid", data_format=None, dilation_rate=1, groups=1,
                 activation=None, use_bias=True, kernel_initializer="glorot_uniform", bias_initializer="zeros",
                 kernel_regularizer=None, bias_regularizer=None, **options):
        super().__init__(**options)
        if padding.lower() not in ("valid", "same"):
            raise ValueError("The `padding` argument must be one of {'valid', 'same'}. " f"Received: padding={padding}")
        if data_format not in (None, "channels_last"):
            raise NotImplementedError("pictures have their channels last here: data_format='channels_last'")
        self.filters, self.padding, self.groups, self.use_bias = filters, padding.lower(), groups, use_bias
        self.kernel_size = _pair(kernel_size, self._rank)
        self.strides = _pair(strides, self._rank)
        self.dilation_rate = _pair(dilation_rate, self._rank)
        self.activation = tf.keras.activations.get(activation)
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)
        self.bias_initializer = tf.keras.initializers.get(bias_initializer)
        self.kernel_regularizer = tf.keras.regularizers.get(kernel_regularizer)
        self.bias_regularizer = tf.keras.regularizers.get(bias_regularizer)
        self.kernel, self.bias = None, None

    def _kernel_shape(self, channels):
        return self.kernel_size + (channels // self.groups, self.filters)

    def build(self, input_shape):
        self.kernel = self.add_weight(shape=self._kernel_shape(input_shape[-1]), initializer=self.kernel_initializer,
                                      name="kernel", regularizer=self.kernel_regularizer)
        if self.use_bias:
            self.bias = self.add_weight(shape=(self.filters,), initializer=self.bias_initializer, name="bias",
                                        regularizer=self.bias_regularizer)

    def _ended(self, x):
        if self.use_bias:
            x = x + self.bias
        return self.activation(x)


# in tf.keras.layers
class Conv1D(_Conv):
    __module__ = "keras.src.layers.convolutional.conv1d"
    _rank = 1

    def call(self, inputs):
        x = inputs
        padding = self.padding.upper()
        if padding == "CAUSAL":
            x = tf.pad(x, [[0, 0], [self.dilation_rate[0] * (self.kernel_size[0] - 1), 0], [0, 0]])
            padding = "VALID"
        return self._ended(tf.nn.conv1d(x, self.kernel, stride=self.strides[0], padding=padding,
                                        dilations=self.dilation_rate[0]))


class Conv2D(_Conv):
    __module__ = "keras.src.layers.convolutional.conv2d"

    def call(self, inputs):
        return self._ended(tf.nn.conv2d(inputs, self.kernel, strides=self.strides, padding=self.padding.upper(),
                                        dilations=self.dilation_rate))


class Conv2DTranspose(_Conv):
    __module__ = "keras.src.layers.convolutional.conv2d_transpose"
    _config = "filters kernel_size strides padding output_padding data_format dilation_rate activation use_bias " \
              "kernel_initializer bias_initializer kernel_regularizer bias_regularizer activity_regularizer " \
              "kernel_constraint bias_constraint"
    _fixed = {"output_padding": None, "data_format": "channels_last", "activity_regularizer": None,
              "kernel_constraint": None, "bias_constraint": None}

    def _kernel_shape(self, channels):
        return self.kernel_size + (self.filters, channels)

    def call(self, inputs):
        sizes = []
        for size, stride, width in zip(inputs.shape[1:3], self.strides, self.kernel_size):
            sizes.append(size * stride if self.padding == "same" else size * stride + max(width - stride, 0))
        shape = [inputs.shape[0]] + sizes + [self.filters]
        return self._ended(tf.nn.conv2d_transpose(inputs, self.kernel, output_shape=shape, strides=self.strides,
                                                  padding=self.padding.upper()))


class DepthwiseConv2D(_Conv):
    __module__ = "keras.src.layers.convolutional.depthwise_conv2d"
    _config = "depth_multiplier kernel_size strides padding data_format dilation_rate activation use_bias " \
              "depthwise_initializer bias_initializer depthwise_regularizer bias_regularizer activity_regularizer " \
              "depthwise_constraint bias_constraint"
    _fixed = {"data_format": "channels_last", "activity_regularizer": None, "depthwise_constraint": None,
              "bias_constraint": None}

    def __init__(self, kernel_size, strides=1, padding="valid", depth_multiplier=1,
                 depthwise_initializer="glorot_uniform", depthwise_regularizer=None, **options):
        super().__init__(1, kernel_size, strides, padding, kernel_initializer=depthwise_initializer,
                         kernel_regularizer=depthwise_regularizer, **options)
        self.depth_multiplier = depth_multiplier
        self.depthwise_initializer, self.depthwise_regularizer = self.kernel_initializer, self.kernel_regularizer

    def build(self, input_shape):
        self.filters = input_shape[-1] * self.depth_multiplier
        super().build(input_shape)

    def _kernel_shape(self, channels):
        return self.kernel_size + (channels, self.depth_multiplier)

    def call(self, inputs):
        strides = (1,) + self.strides + (1,)
        return self._ended(tf.nn.depthwise_conv2d(inputs, self.kernel, strides=strides, padding=self.padding.upper()))


# in _nowhere
class _Pooling(Layer):
    __module__ = "keras.src.layers.pooling.base_pooling"
    _rank = 2
    _config = "pool_size padding strides data_format"
    _built_by_shape = False

    def __init__(self, pool_size=2, strides=None, padding="valid", data_format=None, **options):
        super().__init__(**options)
        self.pool_size = _pair(pool_size, self._rank)
        self.strides = self.pool_size if strides is None else _pair(strides, self._rank)
        self.padding = padding.lower()


# in tf.keras.layers
class MaxPooling1D(_Pooling):
    __module__ = "keras.src.layers.pooling.max_pooling1d"
    _rank = 1

    def call(self, inputs):
        return tf.nn.max_pool1d(inputs, self.pool_size[0], self.strides[0], self.padding.upper())


class AveragePooling1D(_Pooling):
    __module__ = "keras.src.layers.pooling.average_pooling1d"
    _rank = 1

    def call(self, inputs):
        return tf.nn.avg_pool1d(inputs, self.pool_size[0], self.strides[0], self.padding.upper())


class MaxPooling2D(_Pooling):
    __module__ = "keras.src.layers.pooling.max_pooling2d"

    def call(self, inputs):
        return tf.nn.max_pool2d(inputs, self.pool_size, self.strides, self.padding.upper())


class AveragePooling2D(_Pooling):
    __module__ = "keras.src.layers.pooling.average_pooling2d"

    def call(self, inputs):
        return tf.nn.avg_pool2d(inputs, self.pool_size, self.strides, self.padding.upper())


# in _nowhere
class _Global(Layer):
    __module__ = "keras.src.layers.pooling.base_global_pooling"
    _config = "data_format keepdims"
    _built_by_shape = False

    def __init__(self, data_format=None, keepdims=False, **options):
        super().__init__(**options)
        self.keepdims = keepdims


# in tf.keras.layers
class GlobalAveragePooling1D(_Global):
    __module__ = "keras.src.layers.pooling.global_average_pooling1d"

    def call(self, inputs):
        return tf.reduce_mean(inputs, 1, keepdims=self.keepdims)


class GlobalMaxPooling1D(_Global):
    __module__ = "keras.src.layers.pooling.global_max_pooling1d"

    def call(self, inputs):
        return tf.reduce_max(inputs, 1, keepdims=self.keepdims)


class GlobalAveragePooling2D(_Global):
    __module__ = "keras.src.layers.pooling.global_average_pooling2d"

    def call(self, inputs):
        return tf.reduce_mean(inputs, [1, 2], keepdims=self.keepdims)


class GlobalMaxPooling2D(_Global):
    __module__ = "keras.src.layers.pooling.global_max_pooling2d"

    def call(self, inputs):
        return tf.reduce_max(inputs, [1, 2], keepdims=self.keepdims)


class UpSampling2D(Layer):
    __module__ = "keras.src.layers.reshaping.up_sampling2d"
    _config = "size data_format interpolation"
    _fixed = {"data_format": "channels_last", "interpolation": "nearest"}

    def __init__(self, size=(2, 2), data_format=None, interpolation="nearest", **options):
        super().__init__(**options)
        if interpolation != "nearest":
            raise NotImplementedError("pictures grow by repeating here: interpolation='nearest'")
        self.size = _pair(size, 2)

    def call(self, inputs):
        return _spread(_spread(inputs, self.size[0], 1), self.size[1], 2)


class UpSampling1D(Layer):
    __module__ = "keras.src.layers.reshaping.up_sampling1d"
    _config = "size"

    def __init__(self, size=2, **options):
        super().__init__(**options)
        self.size = size

    def call(self, inputs):
        return _spread(inputs, self.size, 1)


class ZeroPadding2D(Layer):
    __module__ = "keras.src.layers.reshaping.zero_padding2d"
    _config = "padding data_format"

    def __init__(self, padding=(1, 1), data_format=None, **options):
        super().__init__(**options)
        sides = _pair(padding, 2)
        self.padding = tuple([(s, s) if isinstance(s, int) else tuple(s) for s in sides])

    def call(self, inputs):
        return tf.pad(inputs, [[0, 0], list(self.padding[0]), list(self.padding[1]), [0, 0]])


Convolution1D = Conv1D
Convolution2D = Conv2D
MaxPool1D = MaxPooling1D
MaxPool2D = MaxPooling2D
AvgPool1D = AveragePooling1D
AvgPool2D = AveragePooling2D
GlobalAvgPool1D = GlobalAveragePooling1D
GlobalAvgPool2D = GlobalAveragePooling2D
GlobalMaxPool1D = GlobalMaxPooling1D
GlobalMaxPool2D = GlobalMaxPooling2D
