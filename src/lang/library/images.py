"""TensorFlow's tf.image: sizes, parts, colours and measures of images, as tensors [height, width, channels] or batches."""
import math
import numpy as np
import tensorflow as tf

# in _nowhere
_limits = {"uint8": 255, "int8": 127, "uint16": 65535, "int16": 32767, "int32": 2147483647, "uint32": 4294967295,
           "int64": 9223372036854775807, "uint64": 18446744073709551615}


def _batched(image):
    image = tf.convert_to_tensor(image)
    if image.ndim not in (3, 4):
        raise ValueError("'images' must have either 3 or 4 dimensions.")
    return (image, True) if image.ndim == 4 else (tf.expand_dims(image, 0), False)


def _again(image, batched):
    return image if batched else tf.squeeze(image, [0])


def _floating(image):
    """The image as floats from 0 to 1, and how it becomes what it was."""
    image = tf.convert_to_tensor(image)
    if image.dtype.is_floating:
        return image, lambda x: x
    return convert_image_dtype(image, tf.float32), lambda x: convert_image_dtype(x, image.dtype, saturate=True)


def _places(size, wanted):
    """Where the middle of each new pixel lies among the old ones."""
    scale = np.float32(size) / np.float32(wanted)
    return (np.arange(wanted).astype("float32") + np.float32(0.5)) * scale


def _bilinear(x, axis, wanted):
    size = x.shape[axis]
    at = _places(size, wanted) - np.float32(0.5)
    low = np.floor(at)
    share = at - low
    first = np.clip(low, 0, size - 1).astype("int32")
    second = np.clip(np.ceil(at), 0, size - 1).astype("int32")
    a, b = tf.gather(x, first, axis=axis), tf.gather(x, second, axis=axis)
    return a + (b - a) * tf.reshape(tf.constant(share), [-1 if i == axis else 1 for i in range(4)])


def _weighted(x, axis, rows):
    """Each new pixel as a sum of old ones: a row of weights for each."""
    found = tf.tensordot(tf.constant(np.array(rows).astype("float32")), x, [[1], [axis]])
    return tf.transpose(found, [1, 0, 2, 3] if axis == 1 else [1, 2, 0, 3])


def _keys(x, a=-0.5):
    x = abs(x)
    if x <= 1:
        return ((a + 2) * x - (a + 3)) * x * x + 1
    return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a if x < 2 else 0.0


def _cubic(size, wanted):
    rows = []
    for at in (_places(size, wanted) - np.float32(0.5)).tolist():
        low = math.floor(at)
        offset = round((at - low) * 1024) / 1024
        row = [0.0] * size
        for step, weight in zip((-1, 0, 1, 2), (_keys(1 + offset), _keys(offset), _keys(1 - offset), _keys(2 - offset))):
            if 0 <= low + step < size:
                row[low + step] = weight
        total = sum(row)
        rows.append([w / total for w in row])
    return rows


def _areas(size, wanted):
    scale = size / wanted
    rows = []
    for i in range(wanted):
        low, high = i * scale, (i + 1) * scale
        rows.append([max(0.0, min(high, j + 1) - max(low, j)) / scale for j in range(size)])
    return rows


def _lanczos(radius):
    def weight(x):
        if abs(x) > radius:
            return 0.0
        if abs(x) < 1e-3:
            return 1.0
        return radius * math.sin(math.pi * x) * math.sin(math.pi * x / radius) / (math.pi * math.pi * x * x)
    return weight


def _mitchell(x):
    x = abs(x)
    if x >= 2:
        return 0.0
    if x >= 1:
        return ((-7.0 / 18.0 * x + 2.0) * x - 10.0 / 3.0) * x + 16.0 / 9.0
    return (7.0 / 6.0 * x - 2.0) * x * x + 8.0 / 9.0


_kernels = {"bilinear": (lambda x: max(0.0, 1 - abs(x)), 1.0), "bicubic": (_keys, 2.0), "lanczos3": (_lanczos(3.0), 3.0),
            "lanczos5": (_lanczos(5.0), 5.0), "gaussian": (lambda x: math.exp(-x * x / 0.5) if abs(x) < 1.5 else 0.0, 1.5),
            "mitchellcubic": (_mitchell, 2.0)}


def _sampled(size, wanted, method, antialias):
    kernel, radius = _kernels[method]
    inverse = size / wanted
    wide = max(inverse, 1.0) if antialias else 1.0
    rows = []
    for i in range(wanted):
        at = (i + 0.5) * inverse
        low = max(math.ceil(at - radius * wide - 0.5), 0)
        high = min(math.floor(at + radius * wide - 0.5), size - 1)
        row = [kernel((j + 0.5 - at) / wide) if low <= j <= high else 0.0 for j in range(size)]
        total = sum(row)
        rows.append([w / total if total else 0.0 for w in row])
    return rows


def _matrixed(image, kernel):
    image = tf.convert_to_tensor(image)
    return tf.tensordot(image, tf.constant(kernel, image.dtype), [[image.ndim - 1], [0]])


def _box(image, top, left, height, width):
    x, batched = _batched(image)
    if top < 0 or left < 0 or top + height > x.shape[1] or left + width > x.shape[2] or height < 1 or width < 1:
        raise ValueError("the box of the crop must lie within the image")
    return _again(x[:, top:top + height, left:left + width, :], batched)


# in tf.image
class ResizeMethod:
    AREA = "area"
    BICUBIC = "bicubic"
    BILINEAR = "bilinear"
    GAUSSIAN = "gaussian"
    LANCZOS3 = "lanczos3"
    LANCZOS5 = "lanczos5"
    MITCHELLCUBIC = "mitchellcubic"
    NEAREST_NEIGHBOR = "nearest"


def resize(images, size, method="bilinear", preserve_aspect_ratio=False, antialias=False, name=None):
    x, batched = _batched(images)
    height, width = [int(s) for s in size]
    if method not in ("nearest", "area") and method not in _kernels:
        raise ValueError(f"Resize method is not implemented: {method}")
    if preserve_aspect_ratio:
        scale = min(np.float32(height / x.shape[1]), np.float32(width / x.shape[2]))
        height, width = round(float(scale * np.float32(x.shape[1]))), round(float(scale * np.float32(x.shape[2])))
    if (height, width) == (x.shape[1], x.shape[2]):
        return _again(x, batched)
    if method == "nearest":
        rows, columns = [np.minimum(np.floor(_places(s, n)), s - 1).astype("int32")
                         for s, n in ((x.shape[1], height), (x.shape[2], width))]
        return _again(tf.gather(tf.gather(x, rows, axis=1), columns, axis=2), batched)
    x = tf.cast(x, tf.float32)
    if method == "bilinear" and not antialias:
        return _again(_bilinear(_bilinear(x, 2, width), 1, height), batched)
    for axis, wanted in ((1, height), (2, width)):
        size = x.shape[axis]
        rows = (_areas(size, wanted) if method == "area" else _cubic(size, wanted) if method == "bicubic" and not antialias
                else _sampled(size, wanted, method, antialias))
        x = _weighted(x, axis, rows)
    return _again(x, batched)


def crop_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
    return _box(image, offset_height, offset_width, target_height, target_width)


def pad_to_bounding_box(image, offset_height, offset_width, target_height, target_width):
    x, batched = _batched(image)
    below = target_height - offset_height - x.shape[1]
    right = target_width - offset_width - x.shape[2]
    if min(offset_height, offset_width) < 0 or min(below, right) < 0:
        raise ValueError("the image must lie within the target, from offsets of 0 up")
    return _again(tf.pad(x, [[0, 0], [offset_height, below], [offset_width, right], [0, 0]]), batched)


def resize_with_crop_or_pad(image, target_height, target_width):
    x, batched = _batched(image)
    for axis, wanted in ((1, target_height), (2, target_width)):
        if wanted <= 0:
            raise ValueError(f"target_{'height' if axis == 1 else 'width'} must be > 0.")
        size = x.shape[axis]
        cut, more = max((size - wanted) // 2, 0), max((wanted - size) // 2, 0)
        x = tf.gather(x, np.arange(cut, cut + min(size, wanted)), axis=axis)
        x = tf.pad(x, [[more, max(wanted - size, 0) - more] if i == axis else [0, 0] for i in range(4)])
    return _again(x, batched)


def resize_with_pad(image, target_height, target_width, method="bilinear", antialias=False):
    x, batched = _batched(image)
    ratio = max(x.shape[2] / target_width, x.shape[1] / target_height)
    height, width = math.floor(x.shape[1] / ratio), math.floor(x.shape[2] / ratio)
    top = max(0, math.floor((target_height - x.shape[1] / ratio) / 2))
    left = max(0, math.floor((target_width - x.shape[2] / ratio) / 2))
    found = resize(x, (height, width), method, antialias=antialias)
    return _again(pad_to_bounding_box(found, top, left, target_height, target_width), batched)


def central_crop(image, central_fraction):
    if not 0 < central_fraction <= 1:
        raise ValueError("central_fraction must be within (0, 1]")
    if central_fraction == 1:
        return image
    x, batched = _batched(image)
    height, width = x.shape[1], x.shape[2]
    top, left = int((height - height * central_fraction) / 2), int((width - width * central_fraction) / 2)
    return _box(image, top, left, height - 2 * top, width - 2 * left)


def flip_left_right(image):
    x, batched = _batched(image)
    return _again(tf.reverse(x, [2]), batched)


def flip_up_down(image):
    x, batched = _batched(image)
    return _again(tf.reverse(x, [1]), batched)


def transpose(image, name=None):
    x, batched = _batched(image)
    return _again(tf.transpose(x, [0, 2, 1, 3]), batched)


def convert_image_dtype(image, dtype, saturate=False, name=None):
    image = tf.convert_to_tensor(image)
    dtype = tf.as_dtype(dtype)
    if dtype == image.dtype:
        return image
    cast = tf.saturate_cast if saturate else tf.cast
    if image.dtype.is_integer and dtype.is_integer:
        low, high = _limits[image.dtype.name], _limits[dtype.name]
        if low > high:
            return cast(image // ((low + 1) // (high + 1)), dtype)
        return cast(image, dtype) * ((high + 1) // (low + 1))
    if image.dtype.is_floating and dtype.is_floating:
        return tf.cast(image, dtype)
    if image.dtype.is_integer:
        return tf.cast(image, dtype) * (1.0 / _limits[image.dtype.name])
    return cast(image * (_limits[dtype.name] + 0.5), dtype)


def rgb_to_grayscale(images, name=None):
    x, back = _floating(images)
    weights = tf.constant([0.2989, 0.587, 0.114], x.dtype)
    return back(tf.expand_dims(tf.tensordot(x, weights, [-1, -1]), -1))


def grayscale_to_rgb(images, name=None):
    images = tf.convert_to_tensor(images)
    if images.shape[-1] != 1:
        raise ValueError("Last dimension of a grayscale image should be size 1.")
    return tf.tile(images, [1] * (images.ndim - 1) + [3])


def rgb_to_yiq(images):
    return _matrixed(images, [[0.299, 0.59590059, 0.2115], [0.587, -0.27455667, -0.52273617],
                              [0.114, -0.32134392, 0.31119955]])


def yiq_to_rgb(images):
    return _matrixed(images, [[1, 1, 1], [0.95598634, -0.27201283, -1.10674021], [0.6208248, -0.64720424, 1.70423049]])


def rgb_to_yuv(images):
    return _matrixed(images, [[0.299, -0.14714119, 0.61497538], [0.587, -0.28886916, -0.51496512],
                              [0.114, 0.43601035, -0.10001026]])


def yuv_to_rgb(images):
    return _matrixed(images, [[1, 1, 1], [0, -0.394642334, 2.03206185], [1.13988303, -0.58062185, 0]])


def rgb_to_hsv(images, name=None):
    x = tf.convert_to_tensor(images)
    r, g, b = x[..., 0], x[..., 1], x[..., 2]
    value = tf.reduce_max(x, axis=-1)
    spread = value - tf.reduce_min(x, axis=-1)
    zero = tf.zeros_like(value)
    some = tf.where(spread > 0, spread, tf.ones_like(spread))
    norm = tf.ones_like(some) / (6.0 * some)
    hue = tf.where(r == value, norm * (g - b), tf.where(g == value, norm * (b - r) + 2.0 / 6.0, norm * (r - g) + 4.0 / 6.0))
    hue = tf.where(spread > 0, tf.where(hue < 0, hue + 1.0, hue), zero)
    saturation = tf.where(value > 0, spread / tf.where(value > 0, value, tf.ones_like(value)), zero)
    return tf.stack([hue, saturation, value], axis=-1)


def hsv_to_rgb(images, name=None):
    x = tf.convert_to_tensor(images)
    h, s, v = x[..., 0], x[..., 1], x[..., 2]
    h6 = h * 6.0
    parts = [tf.abs(h6 - 3.0) - 1.0, 2.0 - tf.abs(h6 - 2.0), 2.0 - tf.abs(h6 - 4.0)]
    return tf.stack([((1.0 - s) + s * tf.clip_by_value(p, 0.0, 1.0)) * v for p in parts], axis=-1)


def adjust_brightness(image, delta):
    x, back = _floating(image)
    return back(x + tf.cast(delta, x.dtype))


def adjust_contrast(images, contrast_factor):
    x, back = _floating(images)
    mean = tf.reduce_mean(x, axis=[-3, -2], keepdims=True)
    return back((x - mean) * tf.cast(contrast_factor, x.dtype) + mean)


def adjust_gamma(image, gamma=1, gain=1):
    if gamma < 0:
        raise ValueError("Gamma should be a non-negative real number.")
    x, back = _floating(image)
    return back(gain * x ** gamma)


def adjust_hue(image, delta, name=None):
    if not -1 <= delta <= 1:
        raise ValueError("delta must be in the interval [-1, 1]")
    x, back = _floating(image)
    hsv = rgb_to_hsv(x)
    hue = tf.math.floormod(hsv[..., :1] + tf.cast(delta, x.dtype), tf.ones_like(hsv[..., :1]))
    return back(hsv_to_rgb(tf.concat([hue, hsv[..., 1:]], -1)))


def adjust_saturation(image, saturation_factor, name=None):
    x, back = _floating(image)
    hsv = rgb_to_hsv(x)
    saturation = tf.clip_by_value(hsv[..., 1:2] * tf.cast(saturation_factor, x.dtype), 0.0, 1.0)
    return back(hsv_to_rgb(tf.concat([hsv[..., :1], saturation, hsv[..., 2:]], -1)))


def per_image_standardization(image):
    x = tf.cast(image, tf.float32)
    axes = [-1, -2, -3]
    count = math.prod(x.shape.as_list()[-3:])
    mean = tf.reduce_mean(x, axis=axes, keepdims=True)
    spread = tf.maximum(tf.math.reduce_std(x, axis=axes, keepdims=True), 1.0 / math.sqrt(count))
    return (x - mean) / spread


def psnr(a, b, max_val, name=None):
    a, b = tf.convert_to_tensor(a), tf.convert_to_tensor(b)
    if a.dtype.is_integer:
        max_val = max_val / _limits[a.dtype.name]
    a, b = convert_image_dtype(a, tf.float32), convert_image_dtype(b, tf.float32)
    error = tf.reduce_mean((a - b) ** 2, [-3, -2, -1])
    return 20 * math.log(max_val) / math.log(10.0) - 10 / math.log(10.0) * tf.math.log(error)


def total_variation(images, name=None):
    x = tf.convert_to_tensor(images)
    axes = [-3, -2, -1]
    down, across = tf.abs(x[..., 1:, :, :] - x[..., :-1, :, :]), tf.abs(x[..., :, 1:, :] - x[..., :, :-1, :])
    return tf.reduce_sum(down, axes) + tf.reduce_sum(across, axes)


def image_gradients(image):
    x = tf.convert_to_tensor(image)
    if x.ndim != 4:
        raise ValueError("image_gradients expects a 4D tensor [batch_size, h, w, d]")
    down, across = x[:, 1:] - x[:, :-1], x[:, :, 1:] - x[:, :, :-1]
    return (tf.pad(down, [[0, 0], [0, 1], [0, 0], [0, 0]]), tf.pad(across, [[0, 0], [0, 0], [0, 1], [0, 0]]))


def sobel_edges(image):
    x = tf.pad(tf.convert_to_tensor(image), [[0, 0], [1, 1], [1, 1], [0, 0]], mode="REFLECT")
    height, width = x.shape[1] - 2, x.shape[2] - 2
    part = lambda i, j: x[:, i:i + height, j:j + width]
    down = -part(0, 0) - 2.0 * part(0, 1) - part(0, 2) + part(2, 0) + 2.0 * part(2, 1) + part(2, 2)
    across = -part(0, 0) + part(0, 2) - 2.0 * part(1, 0) + 2.0 * part(1, 2) - part(2, 0) + part(2, 2)
    return tf.stack([down, across], axis=-1)


def extract_patches(images, sizes, strides, rates, padding, name=None):
    x = tf.convert_to_tensor(images)
    (_, high, wide, _), (_, down, across, _), (_, by, apart, _) = sizes, strides, rates
    reach = ((high - 1) * by + 1, (wide - 1) * apart + 1)
    if padding.upper() == "SAME":
        widths = []
        for size, step, need in ((x.shape[1], down, reach[0]), (x.shape[2], across, reach[1])):
            more = max((math.ceil(size / step) - 1) * step + need - size, 0)
            widths.append([more // 2, more - more // 2])
        x = tf.pad(x, [[0, 0]] + widths + [[0, 0]])
    rows, columns = (x.shape[1] - reach[0]) // down + 1, (x.shape[2] - reach[1]) // across + 1
    parts = []
    for i in range(high):
        for j in range(wide):
            part = x[:, i * by:i * by + (rows - 1) * down + 1:down, j * apart:j * apart + (columns - 1) * across + 1:across]
            parts.append(part)
    return tf.concat(parts, -1)
