"""Corners of tf.data and of torch.utils.data; what assigning to a Variable gives."""
import keras
import tensorflow as tf
import torch
from torch.utils.data import ChainDataset, DataLoader, IterableDataset, SequentialSampler, TensorDataset, default_collate

D = tf.data.Dataset
r = D.range(10)


def listed(d):
    return [x.numpy().tolist() if hasattr(x, "numpy") else x for x in d]


def tried(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, str(e)[:160])


def ragged(*rows):
    return D.from_generator(lambda: iter(rows), output_signature=tf.TensorSpec((None,), tf.int32))


print(listed(r.group_by_window(lambda x: x % 2, lambda k, d: d.batch(3), window_size=3)))
print(listed(ragged([1], [2, 3], [4, 5, 6], [7]).bucket_by_sequence_length(lambda x: tf.shape(x)[0], [2, 3], [2, 2, 2])))
print(listed(ragged([1], [2, 3], [4, 5, 6], [7]).bucket_by_sequence_length(lambda x: tf.shape(x)[0], [3], [2, 2], padding_values=-1)))
print(listed(r.map(lambda x: tf.py_function(lambda v: v * 2, [x], tf.int64))), listed(r.map(lambda x: tf.numpy_function(lambda v: v * 2, [x], tf.int64))))
tried(lambda: r.get_single_element())
tried(lambda: r.batch(10).get_single_element().numpy())
tried(lambda: r.batch(0))
tried(lambda: D.list_files("/nonexist/*"))
print(listed(r.skip(-1)), listed(r.take(-1)), listed(r.skip(20)))

v = tf.Variable([1., 2.])
print(v.assign([3., 4.]), repr(v.assign_add([1., 1.])), [v.assign_sub([1., 1.])], v)
k = keras.Variable(1.0)
print(k.assign(2.0), k.assign_add(1.0))

rows = TensorDataset(torch.arange(10), torch.arange(10) * 2)


class Five(IterableDataset):
    def __iter__(self):
        return iter(range(5))


tried(lambda: DataLoader(Five(), shuffle=True))
tried(lambda: DataLoader(rows, batch_size=0))
tried(lambda: DataLoader(rows, batch_size=2, batch_sampler=[[0]]))
tried(lambda: DataLoader(rows, shuffle=True, sampler=SequentialSampler(rows)))
tried(lambda: DataLoader(rows, batch_size=None, drop_last=True))
tried(lambda: default_collate([(1, "x"), (2, "y")]))
tried(lambda: default_collate([b"a", b"b"]))
tried(lambda: default_collate([(1, 2), (3,)]))
print(list(ChainDataset([Five(), Five()])), DataLoader(rows).num_workers)
