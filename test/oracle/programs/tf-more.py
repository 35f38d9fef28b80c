# Loops as functions, Variables' elements, datasets drawn from, texts by patterns, boxes and chance in images, alignments.
import numpy as np
import tensorflow as tf

print(tf.while_loop(lambda i, s: i < 5, lambda i, s: (i + 1, s + 2.0), [tf.constant(0), tf.constant(0.0)]))
print(tf.while_loop(lambda i: i < 5, lambda i: (i + 1,), [0]), tf.while_loop(lambda i: i < 0, lambda i: (i + 1,), [3]))
print(tf.while_loop(lambda i: i < 5, lambda i: [i + 1], [tf.constant(0)], maximum_iterations=3))
print(tf.while_loop(lambda d: d["i"] < 5, lambda d: ({"i": d["i"] + 1},), [{"i": tf.constant(0)}]))
print(tf.while_loop(lambda i, p: i < 3, lambda i, p: (i + 1, (p[0] + 1, p[1] * 2)), (0, (1, 2))))
v = tf.Variable([1, 2, 3, 4])
v.scatter_nd_update([[1], [2]], [10, 20])
print(v.numpy(), v.scatter_nd_add([[0]], [5]).numpy(), v.scatter_nd_sub([[0]], [1]).numpy())
for name in ("scatter_update", "scatter_add", "scatter_sub", "scatter_max", "scatter_min", "scatter_mul", "batch_scatter_update"):
    print(name, getattr(v, name)(tf.IndexedSlices([7], [1])).numpy())
print(v.gather_nd([[1], [0]]), v.sparse_read([1]))
print([int(x) for x in tf.data.Dataset.random(seed=4).take(3)])
a, b = tf.data.Dataset.range(5), tf.data.Dataset.range(10, 15)
print([int(x) for x in tf.data.Dataset.sample_from_datasets([a, b], seed=1)])
print([int(x) for x in tf.data.Dataset.sample_from_datasets([a, b], weights=[0.9, 0.1], seed=7, stop_on_empty_dataset=True)])
print(tf.random.stateless_categorical(tf.math.log([[0.1, 0.9], [0.5, 0.5]]), 5, seed=[1, 2]))
print(tf.strings.regex_replace(["a1b2", "c3"], r"\d", "_"), tf.strings.regex_replace("hello world", "o", "0", replace_global=False))
print(tf.strings.regex_full_match(["ab", "b"], "a.*"), tf.strings.unicode_split(["ab", "c"], "UTF-8"), tf.strings.unicode_decode("hé", "UTF-8"))
print(tf.strings.ngrams(["a", "b", "c"], 2), tf.strings.ngrams(tf.ragged.constant([["a", "b", "c"], ["d"]]), 2, pad_values=("<", ">")))
rng = np.random.default_rng(1)
im = tf.constant(rng.random((4, 5, 3)), tf.float32)
tf.random.set_seed(3)
for f in (lambda: tf.image.random_flip_left_right(im), lambda: tf.image.random_flip_up_down(im[None], seed=1), lambda: tf.image.random_brightness(im, 0.2),
          lambda: tf.image.random_contrast(im, 0.2, 0.5, seed=4), lambda: tf.image.random_saturation(im, 0.2, 0.9),
          lambda: tf.image.random_crop(im, (2, 2, 3), seed=2), lambda: tf.image.stateless_random_flip_up_down(im, (1, 2)),
          lambda: tf.image.stateless_random_brightness(im, 0.2, (1, 2)), lambda: tf.image.stateless_random_crop(im, (2, 2, 3), (1, 2))):
    found = f().numpy()
    print(found.shape, round(float(np.mean(found * np.arange(found.size).reshape(found.shape))), 4))
grid = tf.reshape(tf.range(32, dtype=tf.float32), (2, 4, 4, 1))
for method in ("bilinear", "nearest"):
    print(tf.image.crop_and_resize(grid, [[0, 0, 1, 1], [0.2, 0.1, 0.9, 1.3]], [0, 1], [3, 3], method=method, extrapolation_value=-1)[..., 0])
print(tf.image.non_max_suppression([[0.0, 0.0, 1.0, 1.0], [0.0, 0.0, 0.9, 1.0], [0.5, 0.5, 2.0, 2.0]], [0.9, 0.8, 0.7], 3))
print(tf.image.draw_bounding_boxes(tf.zeros((1, 5, 5, 1)), [[[0.0, 0.2, 0.8, 0.9]]], [[1.0]])[0, :, :, 0])
x = tf.constant(rng.random((1, 16, 16, 3)), tf.float32)
y = tf.clip_by_value(x + 0.1 * tf.constant(rng.standard_normal((1, 16, 16, 3)), tf.float32), 0, 1)
print(tf.image.ssim(x, y, max_val=1.0))
logits = tf.constant(rng.standard_normal((5, 2, 4)), tf.float32)
with tf.GradientTape() as tape:
    tape.watch(logits)
    loss = tf.nn.ctc_loss(tf.constant([[1, 2], [3, 0]]), logits, tf.constant([2, 1]), tf.constant([5, 4]), blank_index=0)
print(loss, np.round(tape.gradient(loss, logits)[0].numpy(), 4).tolist())
found, score = tf.nn.ctc_greedy_decoder(logits, [5, 4])
print(found[0].values, found[0].indices, score)
