"""TensorFlow's losses and decoders of sequences whose alignment nobody knows."""
import numpy as np
import tensorflow as tf

# in _nowhere
_never = -1e30


def _log_sum(rows):
    x = tf.stack(rows, 0)
    most = tf.stop_gradient(tf.reduce_max(x, 0))
    return tf.math.log(tf.reduce_sum(tf.exp(x - most), 0)) + most


# in tf.nn
def ctc_loss(labels, logits, label_length, logit_length, logits_time_major=True, unique=None, blank_index=None, name=None):
    if hasattr(labels, "dense_shape"):
        sizes = np.bincount(labels.indices.numpy()[:, 0], minlength=int(labels.dense_shape.numpy()[0]))
        blank_index = -1 if blank_index is None else blank_index
        labels, label_length = tf.sparse.to_dense(labels), sizes
    logits = tf.convert_to_tensor(logits)
    logits = logits if logits_time_major else tf.transpose(logits, [1, 0, 2])
    steps, count, classes = list(logits.shape)
    blank = 0 if blank_index is None else int(blank_index) % classes
    chances = tf.nn.log_softmax(logits)
    words = np.asarray(tf.convert_to_tensor(labels).numpy()).astype("int64")
    lengths, ends = [np.asarray(tf.convert_to_tensor(v).numpy()).astype("int64") for v in (label_length, logit_length)]
    wide = 2 * words.shape[1] + 1
    path = np.full((count, wide), blank)
    path[:, 1::2] = words
    # From two places before, unless that is a blank or the same label.
    leaps = np.zeros((count, wide), dtype=bool)
    leaps[:, 2:] = (path[:, 2:] != blank) & (path[:, 2:] != path[:, :-2])
    start = np.full((count, wide), _never, dtype="float32")
    start[:, 0] = 0.0
    start[:, 1] = np.where(lengths > 0, 0.0, _never)
    never = tf.fill([count, 1], tf.cast(_never, logits.dtype))
    at = tf.constant(path)
    alpha = tf.cast(tf.constant(start), logits.dtype) + tf.gather(chances[0], at, batch_dims=1)
    alpha = tf.maximum(alpha, _never)
    for t in range(1, int(np.max(ends))):
        one = tf.concat([never, alpha[:, :-1]], 1)
        two = tf.where(tf.constant(leaps), tf.concat([never, never, alpha[:, :-2]], 1), _never)
        after = _log_sum([alpha, one, two]) + tf.gather(chances[t], at, batch_dims=1)
        goes = tf.constant((t < ends)[:, None])
        alpha = tf.where(goes, after, alpha)
    last = tf.gather(alpha, tf.constant((2 * lengths)[:, None]), batch_dims=1)[:, 0]
    before = tf.gather(alpha, tf.constant(np.maximum(2 * lengths - 1, 0)[:, None]), batch_dims=1)[:, 0]
    return -_log_sum([last, tf.where(tf.constant(lengths > 0), before, _never)])


def ctc_greedy_decoder(inputs, sequence_length, merge_repeated=True, blank_index=None):
    x = np.asarray(tf.convert_to_tensor(inputs).numpy())
    steps, count, classes = x.shape
    blank = classes - 1 if blank_index is None else int(blank_index) % classes
    places, values, sums, most = [], [], [], 0
    for b, end in enumerate(np.asarray(sequence_length).tolist()):
        best = np.argmax(x[:end, b], axis=-1).tolist()
        sums.append([-float(np.sum(np.max(x[:end, b], axis=-1)))])
        words = [w for t, w in enumerate(best) if w != blank and not (merge_repeated and t and best[t - 1] == w)]
        places += [[b, i] for i in range(len(words))]
        values += words
        most = max(most, len(words))
    found = tf.sparse.SparseTensor(tf.reshape(tf.constant(places, tf.int64), [-1, 2]), tf.constant(values, tf.int64), [count, most])
    return [found], tf.constant(sums, tf.float32)
