"""Tensors of strings: texts in a list, and a tensor of their places, on which the operations that move elements work."""
import tensorflow as tf
import _tensh


# in _nowhere
class _StringType:
    name = "string"
    is_floating = False
    is_integer = False

    def __repr__(self):
        return "tf.string"

    def __str__(self):
        return "<dtype: 'string'>"

    def __eq__(self, other):
        return isinstance(other, _StringType) or other == "string"


_moving = ["identity", "constant", "convert_to_tensor", "reshape", "transpose", "gather", "gather_nd", "expand_dims", "squeeze", "tile", "slice",
           "broadcast_to", "reverse", "repeat", "boolean_mask", "roll", "concat", "stack", "unstack", "split", "where"]
_asking = ["shape", "size", "rank", "shape_of"]


class EagerTensor:
    __module__ = "tensorflow.python.framework.ops"

    def __init__(self, texts, places):
        self._texts = texts
        self._places = places

    @property
    def shape(self):
        return self._places.shape

    @property
    def ndim(self):
        return len(self._places.shape)

    @property
    def dtype(self):
        return string

    def get_shape(self):
        return self._places.shape

    def _nested(self):
        places = self._places.numpy().tolist()
        return mapped(places, lambda i: self._texts[i])

    def numpy(self):
        found = self._nested()
        return found if isinstance(found, bytes) else _Array(found, tuple(self.shape.as_list()))

    def __getitem__(self, key):
        return EagerTensor(self._texts, self._places[key])

    def __len__(self):
        return len(self._places)

    def __iter__(self):
        return iter([EagerTensor(self._texts, p) for p in self._places])

    def __eq__(self, other):
        other = other if isinstance(other, EagerTensor) else made(other)
        texts = self._texts + other._texts
        kinds = tf.constant([texts.index(t) for t in texts], tf.int32)
        return tf.equal(tf.gather(kinds, self._places), tf.gather(kinds, other._places + len(self._texts)))

    def __ne__(self, other):
        return tf.logical_not(self == other)

    def __add__(self, other):
        return tf.strings.join([self, other])

    def __str__(self):
        text = _shown(self._nested(), " ")
        return f"tf.Tensor({_lines(text)}, shape={self.shape}, dtype=string)"

    def __repr__(self):
        found = self.numpy()
        return f"<tf.Tensor: shape={self.shape}, dtype=string, numpy={_lines(repr(found))}>"

    def __tf_dispatch__(self, name, args, options):
        short = name.split(".")[-1]
        if short in _asking:
            return _tensh.operation(name, [self._places] + args[1:], options)
        if short not in _moving:
            raise TypeError(f"tf.{short} takes no strings")
        texts = []
        moved = [_moved(a, texts) for a in args]
        found = _tensh.operation(name, moved, {k: _moved(v, texts) for k, v in options.items()})
        return [EagerTensor(texts, f) for f in found] if isinstance(found, list) else EagerTensor(texts, found)


string = _StringType()


class _Variable(EagerTensor):
    """A Variable of strings: a tensor of them that changes."""
    __module__ = "tensorflow.python.ops.resource_variable_ops"
    _is_a = "Variable"

    def __init__(self, of, trainable, name):
        self._texts, self._places = of._texts, of._places
        self.trainable = trainable
        self.name = name + ":0"

    def value(self):
        return EagerTensor(self._texts, self._places)

    read_value = value

    def assign(self, value, use_locking=None, name=None, read_value=True):
        given = value if isinstance(value, EagerTensor) else made(value)
        if given.shape != self.shape:
            raise ValueError(f"Cannot assign value to variable '{self.name}': Shape mismatch."
                             f"The variable shape {self.shape}, and the assigned value shape {given.shape} are incompatible.")
        self._texts, self._places = given._texts, given._places
        return self

    def __getitem__(self, key):
        return _Part(self, key)

    def __str__(self):
        return f"<tf.Variable '{self.name}' shape={self.shape} dtype=string, numpy={_lines(repr(self.numpy()))}>"

    __repr__ = __str__


class _Part(EagerTensor):
    """Some of a Variable's strings, which may be given others."""
    __module__ = "tensorflow.python.framework.ops"

    def __init__(self, of, key):
        self._texts, self._places = of._texts, of._places[key]
        self._of, self._key = of, key

    def assign(self, value, name=None, read_value=True):
        given = value if isinstance(value, EagerTensor) else made(value)
        of = self._of
        at = tf.constant(list(range(int(tf.size(of._places)))), tf.int32)
        chosen = tf.reshape(at, of._places.shape)[self._key]
        moved = tf.broadcast_to(given._places + len(of._texts), chosen.shape)
        flat = tf.tensor_scatter_nd_update(tf.reshape(of._places, [-1]), tf.reshape(chosen, [-1, 1]), tf.reshape(moved, [-1]))
        of._places = tf.reshape(flat, of._places.shape)
        of._texts = of._texts + given._texts
        return of


class _Array:
    """An array of NumPy's that holds objects."""
    def __init__(self, nested, shape):
        self._nested = nested
        self.shape = shape
        self.ndim = len(shape)
        self.dtype = "object"

    def tolist(self):
        return self._nested

    def __getitem__(self, key):
        found = self._nested
        for k in key if isinstance(key, tuple) else (key,):
            found = found[k]
        return _Array(found, (len(found),) + self.shape[2:]) if isinstance(found, list) else found

    def __len__(self):
        return len(self._nested)

    def __iter__(self):
        return iter([self[i] for i in range(len(self._nested))])

    def __str__(self):
        return _shown(self._nested, " ")

    def __repr__(self):
        return "array(" + _shown(self._nested, ", ", 7) + ", dtype=object)"


def _lines(text):
    return "\n" + text if "\n" in text else text


def _shown(x, sep, indent=1):
    """As NumPy writes objects: lines of 75 columns."""
    if not isinstance(x, list):
        return repr(x)
    if not x or not isinstance(x[0], list):
        lines, line = [], " " * indent
        for i, item in enumerate(x):
            word = repr(item)
            if len(line) + len(word) > 75 - len(sep.rstrip() or " ") and len(line) > indent:
                lines.append(line.rstrip())
                line = " " * indent
            line += word + (sep if i < len(x) - 1 else "")
        lines.append(line)
        return "[" + "\n".join(lines)[indent:] + "]"
    depth, inner = 1, x[0]
    while isinstance(inner[0], list):
        depth, inner = depth + 1, inner[0]
    return "[" + (sep.rstrip() + "\n" * depth + " " * indent).join([_shown(v, sep, indent + 1) for v in x]) + "]"


def _moved(x, texts):
    """Texts as their places in the list of all; other things as they are."""
    if isinstance(x, EagerTensor):
        at = len(texts)
        texts.extend(x._texts)
        return x._places + at
    if isinstance(x, (list, tuple)) and any([isinstance(v, EagerTensor) for v in x]):
        return [_moved(v, texts) for v in x]
    return x


def _bytes(x):
    if isinstance(x, EagerTensor):
        x = x.numpy()
    if not isinstance(x, (str, bytes)):
        raise ValueError("Can't convert Python sequence with mixed types to Tensor.")
    return x if isinstance(x, bytes) else x.encode()


def _each(x, f):
    if hasattr(x, "with_flat_values"):
        return x.with_flat_values(_each(x.flat_values, f))
    x = x if isinstance(x, EagerTensor) else made(x)
    return EagerTensor([f(t) for t in x._texts], x._places)


# in _texts
def is_tensor(x):
    """A tensor of strings, no array of NumPy's."""
    return isinstance(x, EagerTensor)


def mapped(x, f):
    return [mapped(v, f) for v in x] if isinstance(x, list) else f(x)


def flat(x):
    return [t for v in x for t in flat(v)] if isinstance(x, (list, tuple)) else [x]


def of_array(array):
    """NumPy's array of texts, or of objects that are, as a tensor; None of other objects."""
    value = array.tolist()
    return made(value) if all([isinstance(t, (str, bytes)) for t in flat(value)]) else None


def variable(value, trainable=True, name="Variable"):
    return _Variable(value if isinstance(value, EagerTensor) else made(value), trainable, name)


def made(value, dtype=None, shape=None, name=None, **options):
    """tf.constant of strings."""
    if isinstance(value, EagerTensor):
        return value
    if hasattr(value, "tolist"):
        value = value.tolist()
    texts = [_bytes(t) for t in flat(value)]
    places = list(range(len(texts)))
    rows = iter(places)

    def placed(x):
        return [placed(v) for v in x] if isinstance(x, (list, tuple)) else next(rows)
    found = EagerTensor(texts, tf.constant(placed(value), tf.int32))
    return tf.reshape(found, shape) if shape is not None else found


# in tf
string = _StringType()


def _bucketed(input, count, hash):
    x = input if isinstance(input, EagerTensor) else made(input)
    return tf.gather(tf.constant([hash(t) % count for t in x._texts], tf.int64), x._places)


# in tf.strings
def to_hash_bucket_fast(input, num_buckets, name=None):
    return _bucketed(input, num_buckets, _tensh.farm_hash)


def to_hash_bucket_strong(input, num_buckets, key, name=None):
    return _bucketed(input, num_buckets, lambda t: _tensh.sip_hash(t, key[0], key[1]))


def to_hash_bucket(input, num_buckets, name=None):
    return _bucketed(input, num_buckets, _tensh.murmur_hash)


def length(input, unit="BYTE", name=None):
    if hasattr(input, "with_flat_values"):
        return input.with_flat_values(length(input.flat_values, unit))
    x = input if isinstance(input, EagerTensor) else made(input)
    sizes = tf.constant([len(t.decode()) if unit == "UTF8_CHAR" else len(t) for t in x._texts], tf.int32)
    return tf.gather(sizes, x._places)


def upper(input, encoding="", name=None):
    return _each(input, lambda t: t.decode().upper().encode())


def lower(input, encoding="", name=None):
    return _each(input, lambda t: t.decode().lower().encode())


def strip(input, name=None):
    return _each(input, lambda t: t.decode().strip().encode())


def substr(input, pos, len, unit="BYTE", name=None):
    return _each(input, lambda t: t.decode()[pos:pos + len].encode())


def join(inputs, separator="", name=None):
    parts = [i if isinstance(i, EagerTensor) else made(i) for i in inputs]
    whole = [p for p in parts if len(p.shape) > 0]
    like = whole[0] if whole else parts[0]
    rows = [flat(p._nested()) if len(p.shape) > 0 else None for p in parts]
    count = len(flat(like._nested()))
    texts = [separator.encode().join([r[i] if r is not None else p._nested() for p, r in zip(parts, rows)])
             for i in range(count)]
    return EagerTensor(texts, tf.reshape(tf.range(count), like.shape))


def reduce_join(inputs, axis=None, keepdims=False, separator="", name=None):
    if hasattr(inputs, "to_list"):
        return made([separator.encode().join(flat(row)) for row in inputs.to_list()])
    x = inputs if isinstance(inputs, EagerTensor) else made(inputs)
    if axis is None:
        return made(separator.encode().join(flat(x._nested())))
    return made([separator.encode().join(flat(row)) for row in x._nested()])


def split(input, sep=None, maxsplit=-1, name=None):
    x = input if isinstance(input, EagerTensor) else made(input)
    cut = mapped(x._nested(), lambda t: [p.encode() for p in t.decode().split(sep)])
    return made(cut) if len(x.shape) == 0 else tf.ragged.constant(cut)


def bytes_split(input, name=None):
    x = input if isinstance(input, EagerTensor) else made(input)
    cut = mapped(x._nested(), lambda t: [bytes([c]) for c in t])
    return made(cut) if len(x.shape) == 0 else tf.ragged.constant(cut)


def to_number(input, out_type=None, name=None):
    x = input if isinstance(input, EagerTensor) else made(input)
    dtype = tf.float32 if out_type is None else out_type
    try:
        numbers = [float(t.decode()) for t in x._texts]
    except ValueError:
        bad = [t for t in x._texts if not _is_number(t.decode())][0]
        raise tf.errors.InvalidArgumentError(None, None, "{{function_node __wrapped__StringToNumber_device_/job:localhost/replica:0/task:0/device:CPU:0}} StringToNumberOp could not correctly convert string: " + bad.decode() + " [Op:StringToNumber]")
    return tf.gather(tf.cast(tf.constant(numbers, tf.float64), dtype), x._places)


# in tf, tf.strings
def as_string(input, precision=-1, name=None, **options):
    x = tf.convert_to_tensor(input)
    if x.dtype.is_floating:
        return made(mapped(x.numpy().tolist(), lambda v: f"{v:.{6 if precision < 0 else precision}f}"))
    return made(mapped(x.numpy().tolist(), lambda v: str(v).lower() if isinstance(v, bool) else str(v)))


# in _nowhere
def _is_number(text):
    try:
        float(text)
        return True
    except ValueError:
        return False
