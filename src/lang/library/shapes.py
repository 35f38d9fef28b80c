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


# in _nowhere
def _sizes_in(shape):
    """Its sizes in a list; None where not even their number is known."""
    if shape is None:
        return None
    return shape._sizes if isinstance(shape, _shapes.Unknown) else [None if d is None else int(d) for d in shape]


def _fits(a, b):
    return a is None or b is None or len(a) == len(b) and all([x is None or y is None or x == y for x, y in zip(a, b)])


def _sizes_added(other):
    return [other] if other is None or isinstance(other, int) else _sizes_in(other)


# in _shapes
def is_compatible_with(self, other):
    return _fits(_sizes_in(self), _sizes_in(other))


def assert_is_compatible_with(self, other):
    if not is_compatible_with(self, other):
        raise ValueError(f"Shapes {self} and {TensorShape(other)} are incompatible")


def merge_with(self, other):
    a, b = _sizes_in(self), _sizes_in(other)
    if not _fits(a, b):
        raise ValueError(f"Shapes {self} and {TensorShape(other)} are not compatible")
    if a is None or b is None:
        return TensorShape(b if a is None else a)
    return TensorShape([y if x is None else x for x, y in zip(a, b)])


def concatenate(self, other):
    a, b = _sizes_in(self), _sizes_in(other)
    return TensorShape(None if a is None or b is None else a + b)


def with_rank(self, rank):
    return merge_with(self, [None] * rank)


def assert_has_rank(self, rank):
    sizes = _sizes_in(self)
    if sizes is not None and len(sizes) != rank:
        raise ValueError(f"Shape {self} must have rank {rank}")


def assert_is_fully_defined(self):
    sizes = _sizes_in(self)
    if sizes is None or None in sizes:
        raise ValueError(f"Shape {self} is not fully defined")


def most_specific_compatible_shape(self, other):
    a, b = _sizes_in(self), _sizes_in(other)
    return TensorShape(None if a is None or b is None or len(a) != len(b) else [x if x == y else None for x, y in zip(a, b)])


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

    def num_elements(self):
        return None

    is_compatible_with = is_compatible_with
    assert_is_compatible_with = assert_is_compatible_with
    merge_with = merge_with
    concatenate = concatenate
    with_rank = with_rank
    assert_has_rank = assert_has_rank
    assert_is_fully_defined = assert_is_fully_defined
    most_specific_compatible_shape = most_specific_compatible_shape

    def __add__(self, other):
        return TensorShape(self._sizes + _sizes_added(other))

    def __radd__(self, other):
        return TensorShape(_sizes_added(other) + self._sizes)

    def __getitem__(self, key):
        found = self._sizes[key]
        return TensorShape(found) if isinstance(found, list) else found

    def __len__(self):
        return len(self._sizes)

    def __iter__(self):
        return iter(self._sizes)

    def __eq__(self, other):
        return self._sizes == _sizes_in(other)

    def __str__(self):
        if self._sizes is None:
            return "<unknown>"
        return "(" + ", ".join([str(s) for s in self._sizes]) + ("," if len(self._sizes) == 1 else "") + ")"

    def __repr__(self):
        return "TensorShape(None)" if self._sizes is None else f"TensorShape({self._sizes})"
