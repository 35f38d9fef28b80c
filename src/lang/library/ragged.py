"""Shapes that are not all known, tensors whose rows differ in length, and tensors that are mostly zero."""
import tensorflow as tf
import _tensh


# in tf
def TensorShape(dims):
    if dims is None:
        return _Unknown(None)
    sizes = [None if d is None else int(d) for d in dims]
    return _Unknown(sizes) if None in sizes else _tensh.shape(sizes)


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


# in tf
class RaggedTensor:
    __module__ = "tensorflow.python.ops.ragged.ragged_tensor"

    def __init__(self, rows, dtype):
        self._rows = rows
        self.dtype = dtype

    @staticmethod
    def from_row_splits(values, row_splits, name=None, validate=True):
        values, at = tf.convert_to_tensor(values), [int(i) for i in tf.convert_to_tensor(row_splits)]
        return RaggedTensor([values[a:b] for a, b in zip(at[:-1], at[1:])], values.dtype)

    @staticmethod
    def from_row_lengths(values, row_lengths, name=None, validate=True):
        at = [0]
        for n in tf.convert_to_tensor(row_lengths).numpy().tolist():
            at.append(at[-1] + n)
        return RaggedTensor.from_row_splits(values, at)

    @staticmethod
    def from_tensor(tensor, lengths=None, padding=None):
        return RaggedTensor(list(tf.convert_to_tensor(tensor)), tensor.dtype)

    @property
    def shape(self):
        inner = self._rows[0].shape.as_list()[1:] if self._rows else []
        return _Unknown([len(self._rows), None] + inner)

    @property
    def ragged_rank(self):
        return 1

    @property
    def values(self):
        return tf.concat(self._rows, 0)

    flat_values = values

    @property
    def row_splits(self):
        at = [0]
        for row in self._rows:
            at.append(at[-1] + len(row))
        return tf.constant(at, tf.int64)

    def row_lengths(self, axis=1):
        return tf.constant([len(r) for r in self._rows], tf.int64)

    def nrows(self):
        return tf.constant(len(self._rows), tf.int64)

    def bounding_shape(self):
        return tf.constant([len(self._rows), max([len(r) for r in self._rows])], tf.int64)

    def to_list(self):
        return [_listed(r) for r in self._rows]

    def numpy(self):
        return self.to_list()

    def to_tensor(self, default_value=None, shape=None, name=None):
        width = max([len(r) for r in self._rows])
        if not hasattr(self._rows[0], "_texts"):
            fill = 0 if default_value is None else default_value
            return tf.stack([tf.concat([r, tf.cast(tf.fill([width - len(r)], fill), r.dtype)], 0) for r in self._rows])
        fill = b"" if default_value is None else default_value
        return tf.constant([row + [fill] * (width - len(row)) for row in self.to_list()])

    def __getitem__(self, key):
        if isinstance(key, tuple):
            row, rest = key[0], key[1:]
            if isinstance(row, slice):
                return RaggedTensor([r[rest] for r in self._rows[row]], self.dtype)
            return self._rows[row][rest]
        return RaggedTensor(self._rows[key], self.dtype) if isinstance(key, slice) else self._rows[key]

    def __len__(self):
        return len(self._rows)

    def __iter__(self):
        return iter(self._rows)

    def _each(self, f):
        found = [f(r) for r in self._rows]
        return RaggedTensor(found, found[0].dtype)

    def _with(self, other, f):
        if isinstance(other, RaggedTensor):
            found = [f(a, b) for a, b in zip(self._rows, other._rows)]
            return RaggedTensor(found, found[0].dtype)
        return self._each(lambda r: f(r, other))

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self._with(other, lambda a, b: b + a)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._with(other, lambda a, b: b * a)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    def __tf_dispatch__(self, name, args, options):
        short = name.split(".")[-1]
        axis = options.get("axis", args[1] if len(args) > 1 else None)
        if short in ("sum", "mean", "max", "min", "prod", "all", "any", "logsumexp"):
            if axis == 1:
                return tf.stack([_tensh.operation(name, [r], {}) for r in self._rows])
            if axis is None:
                return _tensh.operation(name, [self.values], {})
        elif short == "concat":
            parts = args[0]
            if axis == 0:
                return RaggedTensor([r for p in parts for r in p], self.dtype)
            return RaggedTensor([tf.concat([p[i] for p in parts], 0) for i in range(len(self._rows))], self.dtype)
        elif short in ("size", "rank"):
            return tf.size(self.values) if short == "size" else tf.constant(2)
        elif len(args) == 1:
            return self._each(lambda r: _tensh.operation(name, [r], options))
        raise TypeError(f"tf.{short} takes no ragged tensors here: x.to_tensor() makes a full one")

    def __str__(self):
        return f"<tf.RaggedTensor {self.to_list()}>"

    __repr__ = __str__


# in tf.ragged
def constant(pylist, dtype=None, ragged_rank=None, inner_shape=None, name=None):
    rows = []
    kind = dtype
    for row in pylist:
        for item in row:
            if isinstance(item, (list, tuple)):
                raise NotImplementedError("ragged tensors of more than two levels are not in tensh")
    if kind is None and any([isinstance(v, float) for row in pylist for v in row]):
        kind = tf.float32
    texts = any([isinstance(v, (str, bytes)) for row in pylist for v in row])
    for row in pylist:
        if texts:
            rows.append(tf.constant(row) if row else tf.constant([""])[:0])
        else:
            rows.append(tf.constant(row, kind or tf.int32))
    return RaggedTensor(rows, rows[0].dtype)


def stack(values, axis=0, name=None):
    return RaggedTensor([tf.convert_to_tensor(v) for v in values], tf.convert_to_tensor(values[0]).dtype)


# in _nowhere
def _listed(x):
    found = x.numpy()
    return found.tolist() if hasattr(found, "tolist") else found


class _Unknown:
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
        return _Unknown(found) if isinstance(found, list) else found

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
