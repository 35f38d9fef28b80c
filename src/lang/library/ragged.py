"""Tensors whose rows differ in length: the values one after another, and where each row begins and ends."""
import numpy as np
import tensorflow as tf
import _ragged
import _shapes
import _tensh

# in _nowhere
_counted = range


def _whole(x):
    return np.asarray(x.numpy() if hasattr(x, "numpy") else x).astype("int64")


def _dense(values):
    return values if isinstance(values, _ragged.RaggedTensor) or hasattr(values, "_texts") else tf.convert_to_tensor(values)


def _none(values):
    """No elements of the same kind."""
    return values[:0]


def _placed(values, places):
    """Values at these places; ragged rows are picked as wholes."""
    if isinstance(values, _ragged.RaggedTensor):
        return values._rows(places)
    return tf.gather(values, tf.constant(np.asarray(places, dtype="int64"))) if len(places) else _none(values)


_reduced = {"sum": "unsorted_segment_sum", "prod": "unsorted_segment_prod", "max": "unsorted_segment_max", "min": "unsorted_segment_min"}


def _segments(name, values, ids, count):
    if name in ("all", "any"):
        found = _segments("min" if name == "all" else "max", tf.cast(values, tf.int32), ids, count)
        return found > 0
    if name == "mean":
        values = values if values.dtype.is_floating else tf.cast(values, tf.float64)
        sizes = tf.cast(tf.constant(np.bincount(ids, minlength=count).reshape([-1] + [1] * (len(values.shape) - 1))), values.dtype)
        return _segments("sum", values, ids, count) / sizes
    return getattr(tf.math, _reduced[name])(values, tf.constant(ids), count)


# in tf, _ragged
class RaggedTensor:
    __module__ = "tensorflow.python.ops.ragged.ragged_tensor"

    def __init__(self, values, splits, uniform=None):
        self._values = values
        self._splits = splits
        self._uniform = uniform

    # Made of values and of how they are cut.
    @classmethod
    def from_row_splits(cls, values, row_splits, name=None, validate=True):
        return cls._checked("from_row_splits", _dense(values), _whole(row_splits), validate)

    @classmethod
    def _checked(cls, maker, values, splits, validate):
        if validate and (len(splits) == 0 or splits[0] != 0 or np.any(np.diff(splits) < 0) or splits[-1] != len(values)):
            raise tf.errors.InvalidArgumentError(None, None, f"Arguments to {maker} do not form a valid RaggedTensor")
        return RaggedTensor(values, splits)

    @classmethod
    def from_row_lengths(cls, values, row_lengths, name=None, validate=True):
        splits = np.concatenate([[0], np.cumsum(_whole(row_lengths))]).astype("int64")
        return cls._checked("from_row_lengths", _dense(values), splits, validate)

    @classmethod
    def from_value_rowids(cls, values, value_rowids, nrows=None, name=None, validate=True):
        ids = _whole(value_rowids)
        count = (int(ids[-1]) + 1 if len(ids) else 0) if nrows is None else int(nrows)
        return cls.from_row_lengths(values, np.bincount(ids, minlength=count))

    @classmethod
    def from_row_starts(cls, values, row_starts, name=None, validate=True):
        values = _dense(values)
        return RaggedTensor(values, np.concatenate([_whole(row_starts), [len(values)]]).astype("int64"))

    @classmethod
    def from_row_limits(cls, values, row_limits, name=None, validate=True):
        return RaggedTensor(_dense(values), np.concatenate([[0], _whole(row_limits)]).astype("int64"))

    @classmethod
    def from_uniform_row_length(cls, values, uniform_row_length, nrows=None, name=None, validate=True):
        values = _dense(values)
        return RaggedTensor(values, np.arange(0, len(values) + 1, int(uniform_row_length)), int(uniform_row_length))

    @classmethod
    def from_nested_row_splits(cls, flat_values, nested_row_splits, name=None, validate=True):
        for splits in list(nested_row_splits)[::-1]:
            flat_values = cls.from_row_splits(flat_values, splits)
        return flat_values

    @classmethod
    def from_nested_row_lengths(cls, flat_values, nested_row_lengths, name=None, validate=True):
        for lengths in list(nested_row_lengths)[::-1]:
            flat_values = cls.from_row_lengths(flat_values, lengths)
        return flat_values

    @classmethod
    def from_tensor(cls, tensor, lengths=None, padding=None, ragged_rank=1, name=None, row_splits_dtype=None):
        x = tf.convert_to_tensor(tensor)
        if ragged_rank > 1:
            inner = cls.from_tensor(tf.reshape(x, [-1] + list(x.shape)[2:]), lengths, padding, ragged_rank - 1)
            return cls.from_uniform_row_length(inner, x.shape[1])
        rows, wide = x.shape[0], x.shape[1]
        if padding is not None:
            there = np.asarray(tf.not_equal(x, padding).numpy()).reshape([rows, wide, -1]).any(axis=2)
            lengths = [int(np.max(np.nonzero(row)[0])) + 1 if row.any() else 0 for row in there]
        sizes = np.full(rows, wide) if lengths is None else _whole(lengths)
        places = [i * wide + j for i in _counted(rows) for j in _counted(int(sizes[i]))]
        return cls.from_row_lengths(_placed(tf.reshape(x, [-1] + list(x.shape)[2:]), places), sizes)

    @classmethod
    def from_sparse(cls, st_input, name=None, row_splits_dtype=None):
        ids = st_input.indices.numpy()[:, 0]
        return cls.from_value_rowids(st_input.values, ids, int(st_input.dense_shape.numpy()[0]))

    # What it is made of.
    @property
    def dtype(self):
        return self._values.dtype

    @property
    def shape(self):
        return _shapes.Unknown([len(self), self._uniform] + list(self._values.shape)[1:])

    def get_shape(self):
        return self.shape

    @property
    def ragged_rank(self):
        return 1 + (self._values.ragged_rank if isinstance(self._values, RaggedTensor) else 0)

    @property
    def values(self):
        return self._values

    @property
    def flat_values(self):
        return self._values.flat_values if isinstance(self._values, RaggedTensor) else self._values

    @property
    def row_splits(self):
        return tf.constant(self._splits)

    @property
    def nested_row_splits(self):
        return (self.row_splits,) + (self._values.nested_row_splits if isinstance(self._values, RaggedTensor) else ())

    def nested_row_lengths(self, name=None):
        return tuple([tf.constant(np.diff(s.numpy())) for s in self.nested_row_splits])

    def nested_value_rowids(self, name=None):
        return (self.value_rowids(),) + (self._values.nested_value_rowids() if isinstance(self._values, RaggedTensor) else ())

    @property
    def uniform_row_length(self):
        return self._uniform

    def _lengths(self):
        return np.diff(self._splits)

    def _ids(self):
        return np.repeat(np.arange(len(self)), self._lengths())

    def value_rowids(self, name=None):
        return tf.constant(self._ids())

    def row_lengths(self, axis=1, name=None):
        if axis == 0:
            return self.nrows()
        return tf.constant(self._lengths()) if axis == 1 else self.with_values(self._values.row_lengths(axis - 1))

    def row_starts(self, name=None):
        return tf.constant(self._splits[:-1])

    def row_limits(self, name=None):
        return tf.constant(self._splits[1:])

    def nrows(self, out_type=None, name=None):
        return tf.constant(len(self), tf.int64)

    def _bounds(self):
        wide = int(np.max(self._lengths())) if len(self) else 0
        rest = self._values._bounds()[1:] if isinstance(self._values, RaggedTensor) else [int(n) for n in list(self._values.shape)[1:]]
        return [len(self), wide] + rest

    def bounding_shape(self, axis=None, name=None, out_type=None):
        return tf.constant(self._bounds() if axis is None else self._bounds()[axis], tf.int64)

    def with_values(self, new_values):
        return RaggedTensor(_dense(new_values), self._splits, self._uniform)

    def with_flat_values(self, new_values):
        if isinstance(self._values, RaggedTensor):
            return self.with_values(self._values.with_flat_values(new_values))
        return self.with_values(new_values)

    def with_row_splits_dtype(self, dtype):
        return self

    def merge_dims(self, outer_axis, inner_axis):
        outer, inner = [a + len(self.shape) if a < 0 else a for a in (outer_axis, inner_axis)]
        if outer == inner:
            return self
        if outer == 1 and isinstance(self._values, RaggedTensor):
            merged = RaggedTensor.from_row_splits(self._values._values, np.asarray(self._values._splits)[np.asarray(self._splits)])
            return merged.merge_dims(1, inner - 1)
        if outer == 1:
            sizes = list(self._values.shape)
            return RaggedTensor.from_row_splits(tf.reshape(self._values, [-1] + sizes[inner:]),
                                                np.asarray(self._splits) * int(np.prod(sizes[1:inner])))
        if outer > 1:
            return self.with_values(self._values.merge_dims(outer - 1, inner - 1) if isinstance(self._values, RaggedTensor) else
                                    tf.reshape(self._values, list(self._values.shape)[:outer - 1] + [-1] + list(self._values.shape)[inner:]))
        if isinstance(self._values, RaggedTensor):
            return self._values.merge_dims(0, inner - 1) if inner > 1 else self._values
        return tf.reshape(self._values, [-1] + list(self._values.shape)[inner:]) if inner > 1 else self._values

    def to_list(self):
        found = self._values.to_list() if isinstance(self._values, RaggedTensor) else _listed(self._values)
        at = self._splits.tolist()
        return [found[a:b] for a, b in zip(at[:-1], at[1:])]

    def numpy(self):
        """Rows of one length are one array; others are arrays in an array."""
        values = self._values.numpy()
        if hasattr(self._values, "_texts"):
            values = np.array(values.tolist(), dtype=object)
        if len(self) == 0:
            return values[:0]
        rows = np.split(values, self._splits[1:-1])
        if len({len(r) for r in rows}) == 1:
            return np.stack(rows)
        found = np.empty(len(rows), dtype=object)
        for i, row in enumerate(rows):
            found[i] = row
        return found

    def to_tensor(self, default_value=None, name=None, shape=None):
        sizes = None if shape is None else [None if s is None else int(s) for s in (shape.as_list() if hasattr(shape, "as_list") else shape)]
        texts = hasattr(self.flat_values, "_texts")
        default = default_value if default_value is not None else "" if texts else False if self.dtype == tf.bool else 0
        values = self._values
        if isinstance(values, RaggedTensor):
            values = values.to_tensor(default, shape=None if sizes is None else [None] + sizes[2:])
        rest = list(values.shape)[1:]
        rows, wide = self._bounds()[:2]
        if sizes is not None:
            rows, wide = [n if s is None else s for s, n in zip(sizes, (rows, wide))]
        places = np.full((rows, wide), len(values), dtype="int64")
        for i, (a, b) in enumerate(zip(self._splits[:-1].tolist(), self._splits[1:].tolist())):
            if i < rows:
                places[i, :min(b - a, wide)] = np.arange(a, min(b, a + wide))
        fill = tf.broadcast_to(tf.convert_to_tensor([default]) if texts else tf.cast(tf.convert_to_tensor(default), self.dtype), [1] + rest)
        return tf.gather(tf.concat([values, fill], 0), tf.constant(places))

    def to_sparse(self, name=None):
        places = [[i, j] for i, n in enumerate(self._lengths().tolist()) for j in _counted(n)]
        return tf.sparse.SparseTensor(tf.reshape(tf.constant(places, tf.int64), [-1, 2]), self.flat_values, self._bounds())

    # Parts.
    def _rows(self, places):
        """These rows, in this order."""
        places = np.asarray(places, dtype="int64")
        lengths = self._lengths()[places] if len(places) else np.zeros(0, dtype="int64")
        inner = [np.arange(self._splits[p], self._splits[p + 1]) for p in places.tolist()]
        at = np.concatenate(inner) if inner else np.zeros(0, dtype="int64")
        return RaggedTensor(_placed(self._values, at.tolist()), np.concatenate([[0], np.cumsum(lengths)]).astype("int64"))

    def __getitem__(self, key):
        keys = key if isinstance(key, tuple) else (key,)
        if keys[0] is Ellipsis:
            keys = (slice(None),) * (len(self.shape) - len(keys) + 1) + tuple(keys[1:])
        first, rest = keys[0], tuple(keys[1:])
        if first is None:
            return tf.expand_dims(self, 0)[(slice(None),) + rest] if rest else tf.expand_dims(self, 0)
        if not isinstance(first, slice):
            at = int(first)
            if not -len(self) <= at < len(self):
                raise tf.errors.InvalidArgumentError(None, None, f"slice index {at} of dimension 0 out of bounds.")
            at = at % len(self)
            row = self._values[int(self._splits[at]):int(self._splits[at + 1])]
            return row[rest if len(rest) > 1 else rest[0]] if rest else row
        found = self if first == slice(None) else self._rows(list(_counted(len(self)))[first])
        if not rest:
            return found
        second, inner = rest[0], rest[1:]
        if second is None:
            return tf.expand_dims(found, 1)
        if not isinstance(second, slice):
            raise ValueError("Cannot index into an inner ragged dimension.")
        at = found._splits.tolist()
        picked = [list(_counted(a, b))[second] for a, b in zip(at[:-1], at[1:])]
        cut = RaggedTensor.from_row_lengths(_placed(found._values, [p for row in picked for p in row]), [len(row) for row in picked])
        return cut.with_values(cut._values[(slice(None),) + inner]) if inner else cut

    def __len__(self):
        return len(self._splits) - 1

    def __iter__(self):
        return iter([self[i] for i in _counted(len(self))])

    # Operations.
    def _flat(self, other):
        """Another operand, element by element of the values."""
        if isinstance(other, RaggedTensor):
            if not isinstance(other._values, RaggedTensor) and isinstance(self._values, RaggedTensor) or \
                    [s.numpy().tolist() for s in other.nested_row_splits] != [s.numpy().tolist() for s in self.nested_row_splits]:
                raise tf.errors.InvalidArgumentError(None, None, "Inputs must have identical ragged splits")
            return other.flat_values
        if isinstance(other, (bool, int, float)):
            return other
        other = tf.convert_to_tensor(other) if not hasattr(other, "shape") else other
        if len(other.shape) < 2 or other.shape[0] != len(self):
            return other
        rows = _placed(tf.squeeze(other, 1), self._ids().tolist()) if len(other.shape) == 2 else _placed(other[:, 0], self._ids().tolist())
        return rows if not isinstance(self._values, RaggedTensor) else _placed(rows, self._values._ids().tolist())

    def _with(self, other, f):
        return self.with_flat_values(f(self.flat_values, self._flat(other)))

    def __add__(self, other):
        return self._with(other, lambda a, b: a + b)

    def __radd__(self, other):
        return self._with(other, lambda a, b: b + a)

    def __sub__(self, other):
        return self._with(other, lambda a, b: a - b)

    def __rsub__(self, other):
        return self._with(other, lambda a, b: b - a)

    def __mul__(self, other):
        return self._with(other, lambda a, b: a * b)

    def __rmul__(self, other):
        return self._with(other, lambda a, b: b * a)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: a / b)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b: b / a)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: a // b)

    def __mod__(self, other):
        return self._with(other, lambda a, b: a % b)

    def __pow__(self, other):
        return self._with(other, lambda a, b: a ** b)

    def __neg__(self):
        return self.with_flat_values(-self.flat_values)

    def __abs__(self):
        return self.with_flat_values(abs(self.flat_values))

    def __eq__(self, other):
        return self._with(other, lambda a, b: a == b)

    def __ne__(self, other):
        return self._with(other, lambda a, b: a != b)

    def __lt__(self, other):
        return self._with(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._with(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._with(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._with(other, lambda a, b: a >= b)

    def __invert__(self):
        return self.with_flat_values(~self.flat_values)

    def __and__(self, other):
        return self._with(other, lambda a, b: a & b)

    def __or__(self, other):
        return self._with(other, lambda a, b: a | b)

    def _reduce(self, name, axis, keepdims=False):
        if axis is None:
            return _tensh.operation(name, [self.flat_values], {})
        if isinstance(axis, (list, tuple)):
            found = self
            for a in sorted([a + len(self.shape) if a < 0 else a for a in axis], reverse=True):
                found = found._reduce(name, a) if isinstance(found, RaggedTensor) else _tensh.operation(name, [found], {"axis": a})
            return found
        axis = axis + len(self.shape) if axis < 0 else axis
        if axis == 0:
            inner = self._values if not isinstance(self._values, RaggedTensor) else None
            if inner is None:
                rows = [self[i] for i in _counted(len(self))]
                wide = max([len(r) for r in rows] + [0])
                return RaggedTensor.from_row_lengths(*_columns(name, rows, wide))
            at = np.concatenate([np.arange(n) for n in self._lengths().tolist()] + [np.zeros(0)]).astype("int64")
            return _segments(name, inner, at, self._bounds()[1])
        if axis == 1:
            if isinstance(self._values, RaggedTensor):
                rows = [self[i]._reduce(name, 0) for i in _counted(len(self))]
                return RaggedTensor.from_row_lengths(tf.concat(rows, 0), [len(r) for r in rows])
            found = _segments(name, self._values, self._ids(), len(self))
            return tf.expand_dims(found, 1) if keepdims else found
        if isinstance(self._values, RaggedTensor):
            return self.with_values(self._values._reduce(name, axis - 1, keepdims))
        return self.with_values(_tensh.operation(name, [self._values], {"axis": axis - 1, "keepdims": keepdims}))

    def __tf_dispatch__(self, name, args, options):
        short = name.split(".")[-1]
        axis = options.get("axis", args[1] if len(args) > 1 else None)
        if short in ("sum", "mean", "max", "min", "prod", "all", "any"):
            return args[0]._reduce(short, axis, options.get("keepdims", False))
        if short in _structural:
            return _structural[short](args, {**options, "axis": axis})
        if short in ("size", "rank"):
            return _tensh.operation(name, [self.flat_values], options) if short == "size" else tf.constant(len(self.shape))
        if short in _whole_only:
            raise TypeError(f"tf.{short} takes no ragged tensors here: x.to_tensor() makes a full one")
        first = [a for a in args if isinstance(a, RaggedTensor)][0]
        flat = [first._flat(a) if isinstance(a, RaggedTensor) else a for a in args]
        return first.with_flat_values(_tensh.operation(name, flat, options))

    def __str__(self):
        return f"<tf.RaggedTensor {_shown(self.numpy())}>"

    __repr__ = __str__


# in _nowhere
def _shown(x, depth=0):
    """As NumPy shows arrays of objects, with commas, in lines of 75."""
    if not isinstance(x, np.ndarray) or x.ndim == 0:
        return str(x)
    lead = " " * (depth + 1)
    if x.ndim > 1:
        return "[" + ("," + "\n" * (x.ndim - 1) + lead).join([_shown(row, depth + 1) for row in x]) + "]"
    items = list(x) if x.size <= 1000 else list(x[:3]) + [None] + list(x[-3:])
    lines, line = [], lead
    for i, item in enumerate(items):
        word = "..." if item is None and x.size > 1000 else _shown(item)
        if len(line) + len(word) > 74 and len(line) > len(lead):
            lines.append(line.rstrip())
            line = lead
        line += word + (", " if i < len(items) - 1 else "")
    return "[" + "\n".join(lines + [line])[len(lead):] + "]"


def _listed(x):
    found = x.numpy()
    return found.tolist() if hasattr(found, "tolist") else found


def _columns(name, rows, wide):
    """Rows that are ragged themselves, one upon the other: values and lengths of what comes of it."""
    lengths = [max([int(r._lengths()[j]) for r in rows if j < len(r)] + [0]) for j in _counted(wide)]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype("int64")
    at = [int(starts[j]) + k for r in rows for j, n in enumerate(r._lengths().tolist()) for k in _counted(n)]
    flat = tf.concat([r._values for r in rows], 0)
    return _segments(name, flat, np.array(at, dtype="int64"), int(starts[-1])), lengths


def _joined(args, options):
    parts = [p if isinstance(p, RaggedTensor) else RaggedTensor.from_tensor(p) for p in args[0]]
    axis = options["axis"] + len(parts[0].shape) if options["axis"] < 0 else options["axis"]
    if axis > 1:
        return parts[0].with_values(tf.concat([p._values for p in parts], axis - 1))
    values, starts = tf.concat([p._values for p in parts], 0), np.cumsum([0] + [len(p._values) for p in parts[:-1]])
    whole = RaggedTensor(values, np.concatenate([[0]] + [p._splits[1:] + int(s) for p, s in zip(parts, starts)]).astype("int64"))
    if axis == 0:
        return whole
    count = len(parts[0])
    order = whole._rows([k * count + i for i in _counted(count) for k in _counted(len(parts))])
    return RaggedTensor(order._values, order._splits[::len(parts)])


def _picked(args, options):
    params, at = args[0], args[1] if len(args) > 1 else options["indices"]
    if isinstance(at, RaggedTensor):
        return at.with_flat_values(tf.gather(params, at.flat_values))
    axis = options.get("axis") if len(args) < 3 and not isinstance(options.get("axis"), type(at)) else 0
    places = _whole(at)
    if places.ndim == 0:
        return params[int(places)]
    found = params._rows(places.reshape(-1).tolist())
    return found if places.ndim == 1 else RaggedTensor.from_uniform_row_length(found, places.shape[-1])


def _deeper(args, options):
    x, axis = args[0], options["axis"]
    axis = axis + len(x.shape) + 1 if axis < 0 else axis
    if axis == 0:
        return RaggedTensor(x, np.array([0, len(x)]), len(x))
    if axis == 1:
        return RaggedTensor(x, np.arange(len(x) + 1), 1)
    return x.with_values(tf.expand_dims(x._values, axis - 1))


def _tiled(args, options):
    x, times = args[0], _whole(args[1] if len(args) > 1 else options["multiples"]).tolist()
    for axis, n in enumerate(times):
        x = x if n == 1 else tf.concat([x] * n, axis)
    return x


def _chosen(args, options):
    condition, a, b = args
    like = [v for v in args if isinstance(v, RaggedTensor)][0]
    return like.with_flat_values(tf.where(*[like._flat(v) for v in (condition, a, b)]))


def _piled(args, options):
    axis = options["axis"] or 0
    if axis != 0:
        return tf.concat([tf.expand_dims(v, axis) for v in args[0]], axis)
    return stack(args[0])


def _shape_of(args, options):
    return _tensh.operation("constant", [args[0]._bounds()], {})


_structural = {"concat": _joined, "gather": _picked, "expand_dims": _deeper, "tile": _tiled, "where": _chosen, "stack": _piled,
               "identity": lambda args, options: args[0], "constant": lambda args, options: args[0],
               "convert_to_tensor": lambda args, options: args[0],
               "reverse": lambda args, options: args[0]._rows(list(_counted(len(args[0])))[::-1])}
_whole_only = ("matmul", "transpose", "reshape", "squeeze", "slice", "roll", "cumsum", "sort", "argsort", "argmax", "argmin", "softmax",
               "logsumexp", "split", "unstack", "gather_nd", "boolean_mask", "shape", "einsum", "pad", "repeat", "norm")


# in tf.ragged
def constant(pylist, dtype=None, ragged_rank=None, inner_shape=None, name=None, row_splits_dtype=None):
    if hasattr(pylist, "tolist"):
        pylist = pylist.tolist()

    def depth_of(x):
        return 1 + max([depth_of(v) for v in x] + [0]) if isinstance(x, (list, tuple)) else depth_of(x.tolist()) if hasattr(x, "tolist") else 0
    depth = depth_of(pylist)
    if depth == 0:
        return tf.constant(pylist, dtype)
    inner = 0 if inner_shape is None else len(inner_shape)
    rank = max(depth - 1 - inner, 1 if inner_shape is None and depth > 1 else 0) if ragged_rank is None else int(ragged_rank)
    rows, lengths = list(pylist), []
    for _ in _counted(rank):
        lengths.append([len(r) for r in rows])
        rows = [v for r in rows for v in r]
    flat = rows
    for _ in _counted(depth - 1 - rank):
        flat = [v for r in flat for v in r]
    if any([isinstance(v, (str, bytes)) for v in flat]):
        values = tf.constant(rows)
    elif rows:
        values = tf.constant(rows, dtype) if dtype is not None else tf.constant(rows)
    else:
        values = tf.constant([""])[:0] if dtype == tf.string else tf.zeros([0] + list(inner_shape or []), dtype or tf.float32)
    return RaggedTensor.from_nested_row_lengths(values, lengths)


def stack(values, axis=0, name=None):
    if axis == 1:
        return tf.concat([tf.expand_dims(v, 1) for v in values], 1)
    values = [v if isinstance(v, RaggedTensor) else tf.convert_to_tensor(v) for v in values]
    return RaggedTensor.from_row_lengths(tf.concat(values, 0), [len(v) for v in values])


def range(starts, limits=None, deltas=1, dtype=None, name=None, row_splits_dtype=None):
    starts, limits = (0, starts) if limits is None else (starts, limits)
    kind = dtype or tf.convert_to_tensor(limits).dtype
    a, b, d = [v.ravel().tolist() for v in np.broadcast_arrays(*[np.atleast_1d(np.asarray(v)) for v in (starts, limits, deltas)])]
    rows = [np.arange(x, y, z) for x, y, z in zip(a, b, d)]
    return RaggedTensor.from_row_lengths(tf.cast(tf.constant(np.concatenate(rows)), kind), [len(r) for r in rows])


def boolean_mask(data, mask, name=None):
    if isinstance(mask, RaggedTensor):
        data = data if isinstance(data, RaggedTensor) else RaggedTensor.from_tensor(data)
        kept = mask.flat_values.numpy()
        return RaggedTensor.from_row_lengths(_placed(data._values, np.nonzero(kept)[0].tolist()),
                                             np.bincount(mask._ids()[kept], minlength=len(mask)))
    held = np.asarray(mask.numpy() if hasattr(mask, "numpy") else mask)
    if held.ndim == 1:
        at = np.nonzero(held)[0].tolist()
        return data._rows(at) if isinstance(data, RaggedTensor) else _placed(tf.convert_to_tensor(data), at)
    x = tf.convert_to_tensor(data)
    flat = tf.reshape(x, [-1] + list(x.shape)[2:])
    return RaggedTensor.from_row_lengths(_placed(flat, np.nonzero(held.ravel())[0].tolist()), held.sum(axis=1))


def map_flat_values(op, *args, **kwargs):
    first = [a for a in list(args) + list(kwargs.values()) if isinstance(a, RaggedTensor)]
    if not first:
        return op(*args, **kwargs)
    found = op(*[a.flat_values if isinstance(a, RaggedTensor) else a for a in args],
               **{k: v.flat_values if isinstance(v, RaggedTensor) else v for k, v in kwargs.items()})
    return first[0].with_flat_values(found)


def row_splits_to_segment_ids(splits, name=None, out_type=None):
    at = np.diff(_whole(splits))
    return tf.constant(np.repeat(np.arange(len(at)), at))


def segment_ids_to_row_splits(segment_ids, num_segments=None, out_type=None, name=None):
    ids = _whole(segment_ids)
    count = (int(ids[-1]) + 1 if len(ids) else 0) if num_segments is None else int(num_segments)
    return tf.constant(np.concatenate([[0], np.cumsum(np.bincount(ids, minlength=count))]).astype("int64"))
