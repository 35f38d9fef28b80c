# Ragged tensors of two levels and more: made, cut, reduced, joined, printed; batches of them; texts in them.
import tensorflow as tf

r = tf.ragged.constant([[1, 2], [], [3, 4, 5]])
print(r, repr(r), r.shape, r.to_list(), r.row_lengths(), r.row_splits, r.values)
print(tf.reduce_sum(r, axis=1), tf.reduce_sum(r, axis=0), tf.reduce_mean(r, axis=1), tf.reduce_max(r, axis=1), tf.reduce_sum(r))
print(r.to_tensor(), r.to_tensor(-1), r.to_tensor(shape=[None, 4]), r.to_tensor(shape=[None, 2]))
print(tf.RaggedTensor.from_row_lengths([1, 2, 3], [1, 0, 2]), tf.RaggedTensor.from_row_splits([1, 2, 3], [0, 2, 3]))
print(tf.RaggedTensor.from_value_rowids([1, 2, 3], [0, 0, 2]), tf.RaggedTensor.from_row_starts([1, 2, 3], [0, 1]), tf.RaggedTensor.from_tensor([[1, 0, 0], [2, 3, 0]], padding=0))
print(tf.ragged.map_flat_values(tf.square, r), r * 2, r + r, r - [[1], [2], [3]], r > 2, -r, tf.cast(r, tf.float32) / 2)
print(r[0], r[1:], r[:, :1], r[2, 1], r[::-1], r[:, -2:], [row.numpy().tolist() for row in r])
print(tf.concat([r, r], axis=1), tf.concat([r, r], axis=0), r.flat_values, r.ragged_rank, r.nrows(), r.bounding_shape())
print(tf.ragged.range([1, 4]), tf.ragged.range([1, 2], [4, 2]), tf.ragged.stack([r, r]), r.to_sparse())
print(tf.gather(r, [2, 0]), tf.gather([10, 20, 30, 40, 50, 60], r), tf.ragged.boolean_mask([[1, 2], [3, 4]], [[True, False], [True, True]]))
print(tf.expand_dims(r, 1).shape, tf.expand_dims(r, 0).shape, tf.size(r), tf.rank(r), tf.tile(r, [1, 2]), tf.where(r > 2, r, r * 10))
print(tf.reduce_any(tf.ragged.constant([[True], [False]]), axis=1), tf.nn.relu(tf.ragged.constant([[-1.0, 2.0], [3.0]])), tf.ragged.constant([[1, 2], [3, 4]]))
d = tf.ragged.constant([[[1, 2], [3]], [], [[4]]])
print(d, d.shape, d.ragged_rank, d.nested_row_splits, d.merge_dims(0, 1), d.nested_row_lengths(), d.value_rowids())
print(tf.reduce_sum(d, axis=2), tf.reduce_sum(d, axis=1), tf.reduce_sum(d), d.with_values(d.values), d.to_tensor(), d[0], d[0, 1], d[:, :1])
print(tf.ragged.constant([[[1, 2]], [[3, 4], [5, 6]]], ragged_rank=1).to_tensor().shape, tf.ragged.constant([[0.1, 100.0, 2.5]] * 6 + [[]]))
for row in d:
    print(row)
print(tf.ragged.constant([["a"], ["b", "c"]]), tf.strings.reduce_join(tf.ragged.constant([["a"], ["b", "c"]]), axis=-1, separator=" "))
print(tf.strings.lower(tf.strings.split(["A b", "C"])), tf.strings.length(tf.ragged.constant([["ab"], []])), tf.strings.split(["a b", "c"]).to_tensor())
print(list(tf.data.Dataset.range(4).map(lambda x: tf.range(x)).ragged_batch(2)))
for x in tf.data.Dataset.from_tensor_slices(r):
    print(x)
w = tf.Variable([1.0, 2.0, 3.0])
with tf.GradientTape() as tape:
    rows = tf.RaggedTensor.from_row_lengths(w * w, [2, 1])
    loss = tf.reduce_sum(rows.to_tensor() ** 2) + tf.reduce_sum(tf.reduce_mean(rows, axis=1))
print(tape.gradient(loss, w))
