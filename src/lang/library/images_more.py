"""tf.image: chance, boxes in images, and how alike two images are."""
import numpy as np
import tensorflow as tf

# in _nowhere
def _flipped(image, axis, draw):
    image = tf.convert_to_tensor(image)
    if image.ndim == 3:
        return tf.reverse(image, [axis]) if float(draw([])) < 0.5 else image
    flips = tf.cast(tf.round(tf.reshape(draw([image.shape[0]]), [-1, 1, 1, 1])), image.dtype)
    return flips * tf.reverse(image, [axis + 1]) + (1 - flips) * image


def _by_seed(seed, low=0.0, high=1.0):
    return lambda shape: tf.random.uniform(shape, low, high, seed=seed)


def _by_state(seed, low=0.0, high=1.0):
    return lambda shape: tf.random.stateless_uniform(shape, seed, low, high)


def _cut(value, size, draw):
    value = tf.convert_to_tensor(value)
    size = [int(n) for n in size]
    limits = [n - k + 1 for n, k in zip(list(value.shape), size)]
    at = [int(o) % n for o, n in zip(draw([len(size)]).numpy().tolist(), limits)]
    return tf.slice(value, at, size)


def _range(lower, upper):
    if upper <= lower:
        raise ValueError("upper must be > lower.")
    if lower < 0:
        raise ValueError("lower must be non-negative.")


def _delta(max_delta):
    if max_delta < 0:
        raise ValueError("max_delta must be non-negative.")


# in tf.image
def random_flip_left_right(image, seed=None):
    return _flipped(image, 1, _by_seed(seed))


def random_flip_up_down(image, seed=None):
    return _flipped(image, 0, _by_seed(seed))


def stateless_random_flip_left_right(image, seed):
    return _flipped(image, 1, _by_state(seed))


def stateless_random_flip_up_down(image, seed):
    return _flipped(image, 0, _by_state(seed))


def random_brightness(image, max_delta, seed=None):
    _delta(max_delta)
    return tf.image.adjust_brightness(image, _by_seed(seed, -max_delta, max_delta)([]))


def stateless_random_brightness(image, max_delta, seed):
    _delta(max_delta)
    return tf.image.adjust_brightness(image, _by_state(seed, -max_delta, max_delta)([]))


def random_contrast(image, lower, upper, seed=None):
    _range(lower, upper)
    return tf.image.adjust_contrast(image, _by_seed(seed, lower, upper)([]))


def stateless_random_contrast(image, lower, upper, seed):
    _range(lower, upper)
    return tf.image.adjust_contrast(image, _by_state(seed, lower, upper)([]))


def random_hue(image, max_delta, seed=None):
    return tf.image.adjust_hue(image, _by_seed(seed, -max_delta, max_delta)([]))


def stateless_random_hue(image, max_delta, seed):
    return tf.image.adjust_hue(image, _by_state(seed, -max_delta, max_delta)([]))


def random_saturation(image, lower, upper, seed=None):
    _range(lower, upper)
    return tf.image.adjust_saturation(image, _by_seed(seed, lower, upper)([]))


def stateless_random_saturation(image, lower, upper, seed=None):
    _range(lower, upper)
    return tf.image.adjust_saturation(image, _by_state(seed, lower, upper)([]))


def random_crop(value, size, seed=None, name=None):
    return _cut(value, size, lambda shape: tf.random.uniform(shape, maxval=2147483647, dtype=tf.int32, seed=seed))


def stateless_random_crop(value, size, seed, name=None):
    return _cut(value, size, lambda shape: tf.random.stateless_uniform(shape, seed, maxval=2147483647, dtype=tf.int32))


def crop_and_resize(image, boxes, box_indices, crop_size, method="bilinear", extrapolation_value=0.0, name=None):
    image = tf.cast(image, tf.float32)
    boxes, high, wide = np.asarray(boxes, dtype="float32"), int(crop_size[0]), int(crop_size[1])
    found = []
    for box, index in zip(boxes, np.asarray(box_indices).tolist()):
        rows, columns = [_between(box[a], box[a + 2], size, n) for a, size, n in ((0, image.shape[1], high), (1, image.shape[2], wide))]
        x = image[index]
        for axis, (at, size) in enumerate(((rows, x.shape[0]), (columns, x.shape[1]))):
            inside = (at >= 0) & (at <= size - 1)
            held = np.clip(at, 0, size - 1)
            shape = [-1 if i == axis else 1 for i in range(3)]
            if method == "nearest":
                part = tf.gather(x, np.round(np.where(held % 1 == 0.5, held + 0.25, held)).astype("int32"), axis=axis)
            else:
                low = np.floor(held).astype("int32")
                share = tf.reshape(tf.constant((held - low).astype("float32")), shape)
                first, second = tf.gather(x, low, axis=axis), tf.gather(x, np.ceil(held).astype("int32"), axis=axis)
                part = first + (second - first) * share
            x = tf.where(tf.reshape(tf.constant(inside), shape), part, float(extrapolation_value))
        found.append(x)
    return tf.stack(found)


# in _nowhere
def _between(low, high, size, count):
    low, high = np.float32(low), np.float32(high)
    if count == 1:
        return np.array([0.5 * (low + high) * (size - 1)], dtype="float32")
    step = (high - low) * np.float32(size - 1) / np.float32(count - 1)
    return low * np.float32(size - 1) + np.arange(count).astype("float32") * step


def _overlap(a, b):
    areas = [abs(x[2] - x[0]) * abs(x[3] - x[1]) for x in (a, b)]
    if areas[0] <= 0 or areas[1] <= 0:
        return 0.0
    (t1, b1), (t2, b2) = [sorted((x[0], x[2])) for x in (a, b)]
    (l1, r1), (l2, r2) = [sorted((x[1], x[3])) for x in (a, b)]
    common = max(min(b1, b2) - max(t1, t2), 0.0) * max(min(r1, r2) - max(l1, l2), 0.0)
    return common / (areas[0] + areas[1] - common)


# in tf.image
def non_max_suppression(boxes, scores, max_output_size, iou_threshold=0.5, score_threshold=float("-inf"), name=None):
    rows, scores = np.asarray(boxes, dtype="float32").tolist(), np.asarray(scores, dtype="float32")
    kept = []
    for i in np.argsort(-scores, kind="stable").tolist():
        if len(kept) >= int(max_output_size):
            break
        if float(scores[i]) > score_threshold and all([_overlap(rows[i], rows[k]) <= iou_threshold for k in kept]):
            kept.append(i)
    return tf.constant(kept, tf.int32)


def draw_bounding_boxes(images, boxes, colors, name=None):
    made, shades = np.array(tf.convert_to_tensor(images).numpy()), np.asarray(colors, dtype="float32")
    high, wide = made.shape[1], made.shape[2]
    for n, rows in enumerate(np.asarray(boxes, dtype="float32")):
        for k, box in enumerate(rows):
            shade = shades[k % len(shades)][:made.shape[3]]
            top, bottom = int(box[0] * (high - 1)), int(box[2] * (high - 1))
            left, right = int(box[1] * (wide - 1)), int(box[3] * (wide - 1))
            if bottom < 0 or top >= high or right < 0 or left >= wide or top > bottom or left > right:
                continue
            up, down, start, end = max(top, 0), min(bottom, high - 1), max(left, 0), min(right, wide - 1)
            for row in ([top] if top >= 0 else []) + ([bottom] if bottom < high else []):
                made[n, row, start:end + 1] = shade
            for column in ([left] if left >= 0 else []) + ([right] if right < wide else []):
                made[n, up:down + 1, column] = shade
    return tf.constant(made)


# in _nowhere
def _likeness(x, y, max_val, size, sigma, k1, k2):
    """Luminance times contrast, and contrast, each as a mean for every channel."""
    at = np.arange(size).astype("float32") - np.float32(size - 1) / np.float32(2)
    square = np.float32(-0.5) * at * at / np.float32(sigma * sigma)
    logits = (square[:, None] + square[None, :]).ravel()
    kernel = tf.reshape(tf.nn.softmax(tf.reshape(tf.constant(logits), [1, -1])), [size, size, 1, 1])
    kernel = tf.tile(kernel, [1, 1, x.shape[-1], 1])
    lead = list(x.shape)[:-3]

    def weigh(v):
        flat = tf.reshape(v, [-1] + list(v.shape)[-3:])
        found = tf.nn.depthwise_conv2d(flat, kernel, [1, 1, 1, 1], "VALID")
        return tf.reshape(found, lead + list(found.shape)[1:])
    c1, c2 = (k1 * max_val) ** 2, (k2 * max_val) ** 2
    a, b = weigh(x), weigh(y)
    both, sides = a * b * 2.0, a * a + b * b
    luminance = (both + c1) / (sides + c1)
    contrast = (weigh(x * y) * 2.0 - both + c2) / (weigh(x * x + y * y) - sides + c2)
    return tf.reduce_mean(luminance * contrast, [-3, -2]), tf.reduce_mean(contrast, [-3, -2])


# in tf.image
def ssim(img1, img2, max_val, filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03, return_index_map=False):
    if return_index_map:
        raise NotImplementedError("tf.image.ssim gives no map of indices in tensh")
    x, y = [tf.image.convert_image_dtype(tf.convert_to_tensor(v), tf.float32) for v in (img1, img2)]
    most = float(tf.image.convert_image_dtype(tf.cast(max_val, tf.convert_to_tensor(img1).dtype), tf.float32))
    return tf.reduce_mean(_likeness(x, y, most, filter_size, filter_sigma, k1, k2)[0], -1)


def ssim_multiscale(img1, img2, max_val, power_factors=(0.0448, 0.2856, 0.3001, 0.2363, 0.1333), filter_size=11, filter_sigma=1.5, k1=0.01, k2=0.03):
    x, y = [tf.image.convert_image_dtype(tf.convert_to_tensor(v), tf.float32) for v in (img1, img2)]
    most = float(tf.image.convert_image_dtype(tf.cast(max_val, tf.convert_to_tensor(img1).dtype), tf.float32))
    lead, parts = list(x.shape)[:-3], []
    for k in range(len(power_factors)):
        if k > 0:
            x, y = [_halved(v, lead) for v in (x, y)]
        whole, contrast = _likeness(x, y, most, filter_size, filter_sigma, k1, k2)
        parts.append(tf.nn.relu(contrast if k < len(power_factors) - 1 else whole))
    return tf.reduce_mean(tf.reduce_prod(tf.pow(tf.stack(parts, -1), tf.constant(power_factors, tf.float32)), -1), -1)


# in _nowhere
def _halved(v, lead):
    flat = tf.reshape(v, [-1] + list(v.shape)[-3:])
    odd = [n % 2 for n in list(flat.shape)[1:3]]
    flat = tf.pad(flat, [[0, 0], [0, odd[0]], [0, odd[1]], [0, 0]], "SYMMETRIC") if any(odd) else flat
    found = tf.nn.avg_pool2d(flat, 2, 2, "VALID")
    return tf.reshape(found, lead + list(found.shape)[1:])
