"""What TensorFlow's Variables do to some of their elements."""
import tensorflow as tf

# in _nowhere
def _changed(operation):
    def of(v, indices, updates, name=None):
        return v.assign(operation(v, indices, updates))
    return of


def _by_slices(operation):
    def of(v, sparse_delta, use_locking=False, name=None):
        return v.assign(operation(v, tf.reshape(sparse_delta.indices, [-1, 1]), sparse_delta.values))
    return of


def _combined(combine):
    def of(v, sparse_delta, use_locking=False, name=None):
        now = v.read_value()
        for at, value in zip(tf.convert_to_tensor(sparse_delta.indices).numpy().tolist(), tf.unstack(tf.convert_to_tensor(sparse_delta.values))):
            now = tf.tensor_scatter_nd_update(now, [[at]], [combine(now[at], value)])
        return v.assign(now)
    return of


# in _variables
scatter_nd_update = _changed(tf.tensor_scatter_nd_update)
scatter_nd_add = _changed(tf.tensor_scatter_nd_add)
scatter_nd_sub = _changed(tf.tensor_scatter_nd_sub)
scatter_nd_max = _changed(tf.tensor_scatter_nd_max)
scatter_nd_min = _changed(tf.tensor_scatter_nd_min)
scatter_update = _by_slices(tf.tensor_scatter_nd_update)
scatter_add = _by_slices(tf.tensor_scatter_nd_add)
scatter_sub = _by_slices(tf.tensor_scatter_nd_sub)
scatter_max = _by_slices(tf.tensor_scatter_nd_max)
scatter_min = _by_slices(tf.tensor_scatter_nd_min)
batch_scatter_update = _by_slices(tf.tensor_scatter_nd_update)
scatter_mul = _combined(lambda a, b: a * b)
scatter_div = _combined(lambda a, b: a / b)


def gather_nd(v, indices, name=None):
    return tf.gather_nd(v, indices)


def sparse_read(v, indices, name=None):
    return tf.gather(v, indices)
