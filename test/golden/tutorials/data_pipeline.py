import tensorflow as tf
import numpy as np

ds = tf.data.Dataset.from_tensor_slices([8, 3, 0, 8, 2, 1])
print(ds)
for elem in ds:
    print(elem.numpy())
it = iter(ds)
print(next(it).numpy())
print(ds.reduce(0, lambda state, value: state + value).numpy())
tf.random.set_seed(3)
for x in tf.data.Dataset.range(10).shuffle(4, seed=1).batch(3):
    print(x)
for epoch in range(2):
    print(list(tf.data.Dataset.range(6).shuffle(6, seed=5).as_numpy_iterator()))
ds = tf.data.Dataset.range(6).shuffle(6, seed=5)
print(list(ds.as_numpy_iterator()), list(ds.as_numpy_iterator()))
ds = tf.data.Dataset.range(6).shuffle(3, seed=5, reshuffle_each_iteration=False)
print(list(ds.as_numpy_iterator()), list(ds.as_numpy_iterator()))
features = np.arange(12, dtype=np.float32).reshape(6, 2)
labels = np.array([0, 1, 0, 1, 0, 1])
ds = tf.data.Dataset.from_tensor_slices((features, labels)).shuffle(6, seed=2).repeat(2).batch(4)
print(ds.element_spec)
for x, y in ds:
    print(x.numpy().tolist(), y.numpy())
ds = tf.data.Dataset.from_tensor_slices({'a': [1, 2], 'b': [3, 4]})
for row in ds:
    print(row['a'].numpy(), row['b'].numpy())
print(list(tf.data.Dataset.range(3).map(lambda x: x * x).as_numpy_iterator()))
print(list(tf.data.Dataset.range(10).filter(lambda x: x % 2 == 0).as_numpy_iterator()))
a = tf.data.Dataset.range(1, 4)
b = tf.data.Dataset.range(4, 7)
print(list(tf.data.Dataset.zip((a, b)).as_numpy_iterator()))
print(list(a.concatenate(b).as_numpy_iterator()))
for w in tf.data.Dataset.range(7).window(3, shift=1, drop_remainder=True):
    print([i.numpy() for i in w])
for w in tf.data.Dataset.range(5).window(2).flat_map(lambda w: w.batch(2)):
    print(w)
for x in tf.data.Dataset.range(5).batch(2, drop_remainder=True).prefetch(tf.data.AUTOTUNE):
    print(x)
print(list(tf.data.Dataset.range(5).skip(1).take(2).enumerate(5).as_numpy_iterator()))

def gen():
    for i in range(3):
        yield i, [1] * i

ds = tf.data.Dataset.from_generator(gen, output_signature=(tf.TensorSpec((), tf.int32), tf.TensorSpec((None,), tf.int32)))
for i, l in ds:
    print(i.numpy(), l.numpy())
for x in ds.padded_batch(3, padded_shapes=((), (None,))):
    print(x)
print(len(tf.data.Dataset.range(10).batch(3)), tf.data.Dataset.range(10).cardinality())
ds = tf.data.Dataset.range(3).interleave(lambda x: tf.data.Dataset.from_tensors(x).repeat(2), cycle_length=2, block_length=1)
print([int(v) for v in ds])
print(list(tf.data.Dataset.range(8).shard(3, 1).as_numpy_iterator()), list(tf.data.Dataset.range(4).cache().as_numpy_iterator()))
