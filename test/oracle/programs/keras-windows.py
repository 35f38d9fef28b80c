# Layers over windows, of one, two and three axes: what they give, and what they refuse.
import numpy as np
import keras
from keras import layers


def rows(*shape):
    return (np.arange(np.prod(shape)).reshape(shape) % 11 - 4).astype("float32") / 4


def shown(layer, x):
    found = layer(x)
    for weight in layer.weights:
        weight.assign(rows(*weight.shape) / 3)
    found = layer(x).numpy()
    flat = found.ravel()
    print(f"{layer.__class__.__name__:24}", found.shape, [tuple(w.shape) for w in layer.weights],
          (np.round(flat[:3], 3) + 0.0).tolist(), round(float(np.abs(flat).sum()), 1))


one, two, three = rows(2, 8, 3), rows(2, 6, 5, 3), rows(1, 4, 5, 6, 2)
first = rows(2, 3, 6, 5)
for layer in [layers.Conv1D(4, 3), layers.Conv1D(4, 3, padding="same", strides=2), layers.Conv1D(4, 3, padding="causal"),
              layers.Conv1D(4, 2, padding="causal", dilation_rate=2, activation="relu"), layers.Conv1D(6, 3, groups=3),
              layers.Conv1DTranspose(4, 3), layers.Conv1DTranspose(4, 3, strides=2, padding="same"),
              layers.Conv1DTranspose(2, 4, strides=3, output_padding=1), layers.DepthwiseConv1D(3),
              layers.DepthwiseConv1D(3, strides=2, depth_multiplier=2, padding="same"), layers.SeparableConv1D(5, 3),
              layers.MaxPooling1D(), layers.MaxPooling1D(3, strides=1, padding="same"), layers.AveragePooling1D(3, padding="same"),
              layers.GlobalAveragePooling1D(), layers.GlobalMaxPooling1D(keepdims=True), layers.UpSampling1D(3),
              layers.ZeroPadding1D(2), layers.ZeroPadding1D((1, 0)), layers.Cropping1D((2, 1))]:
    shown(layer, one)
for layer in [layers.Conv2D(4, 3), layers.Conv2D(4, (2, 3), strides=(2, 1), padding="same"), layers.Conv2D(4, 2, dilation_rate=2),
              layers.Conv2D(6, 3, groups=3, use_bias=False), layers.Conv2DTranspose(4, 3, strides=2),
              layers.Conv2DTranspose(4, 3, strides=2, padding="same", output_padding=1),
              layers.DepthwiseConv2D(3), layers.DepthwiseConv2D(3, dilation_rate=2), layers.DepthwiseConv2D(2, strides=2, depth_multiplier=2),
              layers.SeparableConv2D(5, 3, depth_multiplier=2), layers.MaxPooling2D((2, 3)), layers.AveragePooling2D(2, padding="same"),
              layers.GlobalAveragePooling2D(keepdims=True), layers.GlobalMaxPooling2D(), layers.UpSampling2D((2, 3)),
              layers.UpSampling2D(2, interpolation="bilinear"), layers.ZeroPadding2D(1), layers.ZeroPadding2D((1, 2)),
              layers.ZeroPadding2D(((1, 0), (2, 1))), layers.Cropping2D(((1, 2), (0, 1))), layers.Cropping2D(1)]:
    shown(layer, two)
for layer in [layers.Conv3D(3, 2), layers.Conv3D(3, (1, 2, 3), strides=(1, 2, 1), padding="same"), layers.Conv3DTranspose(2, 2, strides=2),
              layers.MaxPooling3D(), layers.AveragePooling3D(2, padding="same"), layers.GlobalAveragePooling3D(),
              layers.GlobalMaxPooling3D(), layers.UpSampling3D((1, 2, 1)), layers.ZeroPadding3D(1), layers.Cropping3D(((1, 1), (2, 0), (0, 3)))]:
    shown(layer, three)
for layer in [layers.GlobalAveragePooling2D(data_format="channels_first"), layers.ZeroPadding2D(1, data_format="channels_first"),
              layers.UpSampling2D(2, data_format="channels_first"), layers.Flatten(data_format="channels_first"),
              layers.Cropping2D(1, data_format="channels_first"), layers.BatchNormalization(axis=1)]:
    shown(layer, first)
x = layers.BatchNormalization(axis=1)
print(np.round(x(first, training=True).numpy().ravel()[:4], 4).tolist(), np.round(x.moving_mean.numpy(), 5).tolist())
model = keras.Sequential([keras.Input((8, 8, 1)), layers.Conv2D(4, 3, activation="relu", padding="same"), layers.MaxPooling2D(),
                          layers.SeparableConv2D(6, 3), layers.GlobalAveragePooling2D(), layers.Dense(2)])
print(model.output_shape, model.count_params(), [layer.output.shape for layer in model.layers])
for wrong in [lambda: layers.Conv1D(4, 3, strides=2, dilation_rate=2), lambda: layers.Conv2D(4, (3,)), lambda: layers.Conv2D(5, 3, groups=2),
              lambda: layers.Conv2D(4, 3, groups=2)(two), lambda: layers.Conv2D(4, 0), lambda: layers.Conv2D(0, 3),
              lambda: layers.Conv2D(4, 7)(two), lambda: layers.Cropping1D(4)(one), lambda: layers.Conv2DTranspose(2, 3, output_padding=1),
              lambda: layers.ZeroPadding2D((1, 2, 3))]:
    try:
        wrong()
        print("taken")
    except ValueError as error:
        print(str(error).split("\n")[0].split(", `strides")[0][:150] if "Exception" not in str(error) and "cropping" not in str(error) else "refused")
