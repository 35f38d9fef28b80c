"""Operations on tensors of which only the places and values are kept that are not zero."""
import numpy as np
import tensorflow as tf

# in _nowhere
_Sparse = tf.sparse.SparseTensor


# in tf.sparse
def from_dense(tensor, name=None):
    x = tf.convert_to_tensor(tensor)
    at = tf.where(tf.not_equal(x, tf.zeros_like(x)))
    return _Sparse(at, tf.gather_nd(x, at), x.shape.as_list())


def to_dense(sp_input, default_value=None, validate_indices=True, name=None):
    zeros = tf.zeros(sp_input.dense_shape, sp_input.values.dtype)
    if default_value is not None:
        zeros = zeros + tf.cast(default_value, zeros.dtype)
    return tf.tensor_scatter_nd_update(zeros, sp_input.indices, sp_input.values)


def sparse_dense_matmul(sp_a, b, adjoint_a=False, adjoint_b=False, name=None):
    a = to_dense(sp_a) if isinstance(sp_a, _Sparse) else sp_a
    return tf.matmul(a, to_dense(b) if isinstance(b, _Sparse) else b, adjoint_a=adjoint_a, adjoint_b=adjoint_b)


# in _nowhere
def _entries(sp):
    """Places and values, in order of the places."""
    return [(tuple(at), i) for i, at in enumerate(sp.indices.numpy().tolist())]


def _of_places(places, values, shape, dtype):
    """A sparse tensor of values that stand in another tensor, each by its number there."""
    order = sorted(range(len(places)), key=lambda i: places[i][0])
    at = tf.constant([list(places[i][0]) for i in order], dtype=tf.int64) if places else tf.zeros((0, len(shape)), tf.int64)
    return _Sparse(at, tf.gather(values, tf.constant([places[i][1] for i in order], dtype=tf.int32)), shape)


def _sizes(sp):
    return [int(n) for n in sp.dense_shape.numpy()]


# in tf.sparse
def add(a, b, threshold=0):
    if not isinstance(a, _Sparse) or not isinstance(b, _Sparse):
        both = [to_dense(x) if isinstance(x, _Sparse) else x for x in (a, b)]
        return both[0] + both[1]
    if _sizes(a) != _sizes(b):
        raise tf.errors.InvalidArgumentError(None, None, "Operands' shapes do not match")
    sums = {}
    for sp in (a, b):
        for (at, i), value in zip(_entries(sp), sp.values.numpy().tolist()):
            sums[at] = sums[at] + value if at in sums else value
    kept = [at for at in sorted(sums) if abs(sums[at]) >= threshold]
    values = tf.constant([sums[at] for at in kept], dtype=a.values.dtype)
    return _of_places([(at, i) for i, at in enumerate(kept)], values, _sizes(a), a.values.dtype)


def concat(axis, sp_inputs, expand_nonconcat_dims=False, name=None):
    shape = _sizes(sp_inputs[0])
    axis = axis + len(shape) if axis < 0 else axis
    places, before, along = [], 0, 0
    for sp in sp_inputs:
        for at, i in _entries(sp):
            places.append((at[:axis] + (at[axis] + along,) + at[axis + 1:], i + before))
        before += len(sp.values)
        along += _sizes(sp)[axis]
        if expand_nonconcat_dims:
            shape = [max(n, m) for n, m in zip(shape, _sizes(sp))]
    shape[axis] = along
    return _of_places(places, tf.concat([sp.values for sp in sp_inputs], 0), shape, sp_inputs[0].values.dtype)


def slice(sp_input, start, size, name=None):
    start, size = [[int(n) for n in x] for x in (start, size)]
    shape = [max(0, min(n, full - s)) for n, full, s in zip(size, _sizes(sp_input), start)]
    places = [(tuple([p - s for p, s in zip(at, start)]), i) for at, i in _entries(sp_input)
              if all([s <= p < s + n for p, s, n in zip(at, start, shape)])]
    return _of_places(places, sp_input.values, shape, sp_input.values.dtype)


def transpose(sp_input, perm=None, name=None):
    shape = _sizes(sp_input)
    perm = list(range(len(shape)))[::-1] if perm is None else [int(p) for p in perm]
    places = [(tuple([at[p] for p in perm]), i) for at, i in _entries(sp_input)]
    return _of_places(places, sp_input.values, [shape[p] for p in perm], sp_input.values.dtype)


def reorder(sp_input, name=None):
    return _of_places(_entries(sp_input), sp_input.values, _sizes(sp_input), sp_input.values.dtype)


def reshape(sp_input, shape, name=None):
    had = _sizes(sp_input)
    shape = [int(n) for n in shape]
    if -1 in shape:
        rest = int(np.prod([n for n in shape if n != -1]))
        shape[shape.index(-1)] = int(np.prod(had)) // rest
    places = []
    for at, i in _entries(sp_input):
        flat = 0
        for p, n in zip(at, had):
            flat = flat * n + p
        found = []
        for n in shape[::-1]:
            found.append(flat % n)
            flat //= n
        places.append((tuple(found[::-1]), i))
    return _of_places(places, sp_input.values, shape, sp_input.values.dtype)


def expand_dims(sp_input, axis=None, name=None):
    shape = _sizes(sp_input)
    axis = -1 if axis is None else axis
    axis = axis + len(shape) + 1 if axis < 0 else axis
    return reshape(sp_input, shape[:axis] + [1] + shape[axis:])


def retain(sp_input, to_retain):
    keep = tf.convert_to_tensor(to_retain)
    return _Sparse(tf.boolean_mask(sp_input.indices, keep), tf.boolean_mask(sp_input.values, keep), _sizes(sp_input))


def map_values(op, *args, **kwargs):
    first = [x for x in list(args) + list(kwargs.values()) if isinstance(x, _Sparse)]
    if not first:
        raise ValueError("No SparseTensor in argument list of map_values")
    valued = lambda x: x.values if isinstance(x, _Sparse) else x
    values = op(*[valued(x) for x in args], **{k: valued(v) for k, v in kwargs.items()})
    return _Sparse(first[0].indices, values, _sizes(first[0]))


def eye(num_rows, num_columns=None, dtype=tf.float32, name=None):
    columns = num_rows if num_columns is None else num_columns
    least = min(num_rows, columns)
    return _Sparse(tf.constant([[i, i] for i in range(least)], dtype=tf.int64), tf.ones(least, dtype), [num_rows, columns])


def reduce_sum(sp_input, axis=None, keepdims=None, output_is_sparse=False, name=None):
    found = tf.reduce_sum(to_dense(sp_input), axis, keepdims=bool(keepdims))
    return from_dense(found) if output_is_sparse else found


def reduce_max(sp_input, axis=None, keepdims=None, output_is_sparse=False, name=None):
    """Of the values that are there; 0 where there is none."""
    least = sp_input.values.dtype.min
    filled = tf.reduce_max(to_dense(sp_input, least), axis, keepdims=bool(keepdims))
    there = tf.tensor_scatter_nd_update(tf.zeros(_sizes(sp_input), tf.bool), sp_input.indices, tf.ones(len(sp_input.values), tf.bool))
    found = tf.where(tf.reduce_any(there, axis, keepdims=bool(keepdims)), filled, tf.zeros_like(filled))
    return from_dense(found) if output_is_sparse else found
