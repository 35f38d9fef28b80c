"""Shapes that are not all known, and tensors that are mostly zero."""
import tensorflow as tf
import _shapes
import _tensh


# in tf
def TensorShape(dims):
    if dims is None:
        return _shapes.Unknown(None)
    sizes = [None if d is None else int(d) for d in dims]
    return _shapes.Unknown(sizes) if None in sizes else _tensh.shape(sizes)


# in tf, tf.sparse
class SparseTensor:
    __module__ = "tensorflow.python.framework.sparse_tensor"

    def __init__(self, indices, values, dense_shape):
        self.indices = tf.cast(indices, tf.int64)
        self.values = tf.convert_to_tensor(values)
        self.dense_shape = tf.cast(dense_shape, tf.int64)

    @property
    def shape(self):
        return TensorShape(self.dense_shape.numpy().tolist())

    @property
    def dtype(self):
        return self.values.dtype

    def __str__(self):
        return "SparseTensor(indices=%s, values=%s, dense_shape=%s)" % (self.indices, self.values, self.dense_shape)

    __repr__ = __str__


# in _shapes
class Unknown:
    """A shape of which not all is known."""
    def __init__(self, sizes):
        self._sizes = sizes
        self.rank = None if sizes is None else len(sizes)
        self.ndims = self.rank

    def as_list(self):
        return list(self._sizes)

    def is_fully_defined(self):
        return False

    def is_compatible_with(self, other):
        sizes = list(other)
        return self._sizes is None or len(sizes) == len(self._sizes) and all(
            [a is None or b is None or a == b for a, b in zip(self._sizes, sizes)])

    def __getitem__(self, key):
        found = self._sizes[key]
        return Unknown(found) if isinstance(found, list) else found

    def __len__(self):
        return len(self._sizes)

    def __iter__(self):
        return iter(self._sizes)

    def __eq__(self, other):
        return self._sizes == list(other)

    def __str__(self):
        if self._sizes is None:
            return "<unknown>"
        return "(" + ", ".join([str(s) for s in self._sizes]) + ("," if len(self._sizes) == 1 else "") + ")"

    def __repr__(self):
        return "TensorShape(None)" if self._sizes is None else f"TensorShape({self._sizes})"
