"""tf.TensorArray: a list of tensors of one dtype and shape, written one by one."""
import tensorflow as tf

# in _nowhere
def _plain(index):
    return index if isinstance(index, int) else int(index)


def _joined(known, shape):
    """One shape for both; None where they do not go together."""
    if known is None:
        return shape
    if len(known) != len(shape) or any([a is not None and a != b for a, b in zip(known, shape)]):
        return None
    return shape


class _Unknown:
    def __repr__(self):
        return "<unknown>"


# in tf
class TensorArray:
    __module__ = "tensorflow.python.ops.tensor_array_ops"

    def __init__(self, dtype, size=None, dynamic_size=None, clear_after_read=None, tensor_array_name=None, handle=None, flow=None,
                 infer_shape=True, element_shape=None, colocate_with_first_write_call=True, name=None):
        if handle is not None:
            raise ValueError("TensorArray handles are not supported when eager execution is enabled.")
        if size is None:
            raise ValueError("Size must be declared for TensorArrays when eager execution is enabled.")
        self._dtype = tf.as_dtype(dtype)
        self._dynamic = bool(dynamic_size)
        self._clears = True if clear_after_read is None else clear_after_read
        self._infers = infer_shape
        self._shape = None if element_shape is None else list(element_shape)
        self._items = [None] * _plain(size)
        self._read = []

    @property
    def dtype(self):
        return self._dtype

    @property
    def dynamic_size(self):
        return self._dynamic

    @property
    def element_shape(self):
        return _Unknown() if self._shape is None else tf.TensorShape(self._shape)

    def identity(self):
        return self

    def read(self, index, name=None):
        index = _plain(index)
        if index < 0:
            raise tf.errors.OutOfRangeError(None, None, f"Reading from negative indices (index {index}) is not allowed.")
        if index >= len(self._items):
            raise tf.errors.OutOfRangeError(None, None, f"Tried to read from index {index} but array size is: "
                                            f"{len(self._items)} ")
        if self._items[index] is None and index in self._read:
            raise tf.errors.InvalidArgumentError(None, None, f"Could not read index {index} twice because it was cleared after a "
                                                 "previous read (perhaps try setting clear_after_read = false?)")
        found = self._element(index)
        if self._clears:
            self._items[index] = None
            self._read.append(index)
        return found

    def _element(self, index):
        if self._items[index] is None:
            if self._shape is None or None in self._shape:
                raise ValueError(f"Cannot convert a partially known TensorShape {self.element_shape} to a Tensor.")
            self._items[index] = tf.zeros(self._shape, self._dtype)
        return self._items[index]

    def write(self, index, value, name=None):
        self._write(_plain(index), value)
        return self

    def _write(self, index, value):
        if index < 0:
            raise tf.errors.OutOfRangeError(None, None, f"Writing to negative indices (index {index}) is not allowed.")
        if index >= len(self._items):
            if not self._dynamic:
                raise tf.errors.OutOfRangeError(None, None, f"Tried to write to index {index} but array is not resizeable and "
                                                f"size is: {len(self._items)} ")
            self._items.extend([None] * (index + 1 - len(self._items)))
        value = self._converted(value)
        if value.dtype != self._dtype:
            raise tf.errors.InvalidArgumentError(None, None, f"TensorArray dtype is {self._dtype.name} but Op is trying to write "
                                                 f"dtype {value.dtype.name} ")
        shape = _joined(self._shape, list(value.shape))
        if shape is None:
            raise ValueError(f"Incompatible shape for value ({value.shape}), expected ({tf.TensorShape(self._shape)})")
        if self._infers:
            self._shape = shape
        self._items[index] = value

    def _converted(self, value):
        """Numbers take the array's dtype where that holds them."""
        if tf.is_tensor(value):
            return tf.convert_to_tensor(value)
        found = tf.convert_to_tensor(value)
        whole = found.dtype.is_integer and (self._dtype.is_floating or self._dtype.is_integer)
        return tf.cast(found, self._dtype) if whole or (found.dtype.is_floating and self._dtype.is_floating) else found

    def stack(self, name=None):
        if not self._items and self._shape is not None:
            return tf.zeros([0] + self._shape, self._dtype)
        return tf.stack([self._element(i) for i in range(len(self._items))]) if self._items else tf.zeros([0], self._dtype)

    def gather(self, indices, name=None):
        return tf.stack([self._element(_plain(i)) for i in indices])

    def concat(self, name=None):
        return tf.concat([self._element(i) for i in range(len(self._items))], 0)

    def unstack(self, value, name=None):
        items = tf.unstack(self._converted(value))
        if len(items) > len(self._items) and not self._dynamic:
            raise ValueError(f"Cannot unstack {len(items)} tensors into a TensorArray of static size {len(self._items)} ")
        self._items = list(items)
        return self

    def scatter(self, indices, value, name=None):
        for index, item in zip(indices, tf.unstack(self._converted(value))):
            self._write(_plain(index), item)
        return self

    def split(self, value, lengths, name=None):
        value = self._converted(value)
        lengths = [_plain(n) for n in lengths]
        if len(value.shape) == 0:
            raise tf.errors.InvalidArgumentError(None, None, "Expected value to be at least a vector, but received shape: [] ")
        if sum(lengths) != value.shape[0]:
            raise tf.errors.InvalidArgumentError(None, None, "Expected sum of lengths to be equal to values.shape[0], but sum of "
                                                 f"lengths is {sum(lengths)} and value's shape is: {list(value.shape)} ")
        if not self._dynamic and len(lengths) != len(self._items):
            raise tf.errors.InvalidArgumentError(None, None, "TensorArray's size is not equal to the size of lengths "
                                                 f"({len(self._items)} vs. {len(lengths)}), and the TensorArray is not marked as "
                                                 "dynamically resizeable.")
        self._items = list(tf.split(value, lengths))
        return self

    def size(self, name=None):
        return tf.constant(len(self._items))

    def close(self, name=None):
        self._items = []
