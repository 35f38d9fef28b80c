"""tf.io: files as strings, tensors as TensorFlow writes them for others to read, and paths."""
import os
import numpy as np
import tensorflow as tf
import _texts
import _tensh


# in _nowhere
# The numbers that TensorFlow's files have for dtypes.
_types = {"float32": 1, "float64": 2, "int32": 3, "uint8": 4, "int16": 5, "int8": 6, "string": 7, "complex64": 8, "int64": 9,
          "bool": 10, "bfloat16": 14, "uint16": 17, "complex128": 18, "float16": 19, "uint32": 22, "uint64": 23}


def _varint(n):
    found = []
    while n > 127:
        found.append(n % 128 + 128)
        n = n // 128
    return bytes(found + [n])


def _field(number, payload):
    return _varint(number * 8 + 2) + _varint(len(payload)) + payload


def _number(number, value):
    return _varint(number * 8) + _varint(value if value >= 0 else value + 2 ** 64)


def _fields(data):
    """Numbers and contents of a message's fields, in their order."""
    found, at = [], 0
    while at < len(data):
        key, at = _read_varint(data, at)
        kind = key % 8
        if kind == 0:
            value, at = _read_varint(data, at)
        elif kind == 2:
            size, at = _read_varint(data, at)
            value, at = data[at:at + size], at + size
        else:
            size = 8 if kind == 1 else 4
            value, at = data[at:at + size], at + size
        found.append((key // 8, value))
    return found


def _read_varint(data, at):
    value, place = 0, 1
    while data[at] > 127:
        value += (data[at] - 128) * place
        place *= 128
        at += 1
    return value + data[at] * place, at + 1


def _bytes_in(x):
    """The bytes of a string without axes."""
    if isinstance(x, str):
        return x.encode()
    return x if isinstance(x, bytes) else x.numpy()


def _path(x):
    return os.fspath(x) if not isinstance(x, bytes) and not hasattr(x, "numpy") else _bytes_in(x).decode()


# in tf.io
def read_file(filename, name=None):
    path = _path(filename)
    if _tensh.kind_of(path) != "file":
        raise tf.errors.NotFoundError(None, None, f"{path}; No such file or directory [Op:ReadFile]")
    with open(path, "rb") as file:
        return _texts.made(file.read())


def write_file(filename, contents, name=None):
    path = _path(filename)
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        os.makedirs(folder)
    with open(path, "wb") as file:
        file.write(_bytes_in(contents))


def serialize_tensor(tensor, name=None):
    whole = tf.convert_to_tensor(tensor)
    if hasattr(whole, "_texts"):
        values = [_field(8, t) for t in _texts.flat(whole._nested())]
    else:
        values = [_field(4, whole.numpy().tobytes())] if tf.size(whole) > 0 else []
    sizes = b"".join([_field(2, _number(1, int(size)) if size else b"") for size in whole.shape])
    return _texts.made(_number(1, _types[whole.dtype.name]) + _field(2, sizes) + b"".join(values))


def parse_tensor(serialized, out_type, name=None):
    shape, values, content, kind = [], [], b"", 1
    for number, value in _fields(_bytes_in(serialized)):
        if number == 1:
            kind = value
        elif number == 2:
            shape = [dict(_fields(size)).get(1, 0) for field, size in _fields(value) if field == 2]
        elif number == 4:
            content = value
        elif number == 8:
            values.append(value)
    found = [name for name, known in _types.items() if known == kind][0]
    wanted = out_type if isinstance(out_type, str) else out_type.name
    if found != wanted:
        raise tf.errors.InvalidArgumentError(None, None, f"Type mismatch between parsed tensor ({_called(found)}) and dtype ({_called(wanted)}) "
                                             "[Op:ParseTensor]")
    if found == "string":
        return tf.reshape(_texts.made(values), shape) if shape else _texts.made(values[0])
    return tf.constant(np.frombuffer(content, dtype=found).reshape(shape) if content else np.zeros(shape, found))


# in _nowhere
def _called(name):
    return {"float32": "float", "float64": "double", "float16": "half"}.get(name, name)


# in tf.io
def decode_raw(input_bytes, out_type, little_endian=True, fixed_length=None, name=None):
    kind = out_type if isinstance(out_type, str) else out_type.name
    if hasattr(input_bytes, "_nested") and len(input_bytes.shape) > 0:
        return tf.stack([decode_raw(t, out_type) for t in _texts.flat(input_bytes._nested())])
    return tf.constant(np.frombuffer(_bytes_in(input_bytes), dtype=kind))


def decode_csv(records, record_defaults, field_delim=",", use_quote_delim=True, na_value="", select_cols=None, name=None):
    import csv
    whole = _texts.made(records)
    lines = [t.decode() for t in _texts.flat(whole._nested())]
    rows = list(csv.reader(lines, delimiter=field_delim))
    columns = []
    for i, usual in enumerate(record_defaults):
        place = i if select_cols is None else select_cols[i]
        columns.append([_cell(row, place, usual, na_value, k) for k, row in enumerate(rows)])
    made = [_texts.made(c) if isinstance(c[0], bytes) else tf.constant(c, _dtype_of(usual)) for c, usual in zip(columns, record_defaults)]
    return made if len(whole.shape) > 0 else [c[0] for c in made]


# in _nowhere
def _usual(given):
    if isinstance(given, (list, tuple)):
        return given[0] if given else None
    return given


def _dtype_of(given):
    usual = _usual(given)
    if hasattr(usual, "is_floating"):
        return usual
    return usual.dtype if hasattr(usual, "dtype") else tf.int32 if isinstance(usual, int) else tf.float32


def _cell(row, place, given, na_value, line):
    usual = _usual(given)
    text = row[place]
    if text == "" or text == na_value:
        if usual is None or hasattr(usual, "is_floating"):
            raise tf.errors.InvalidArgumentError(None, None, f"Field {place} is required but missing in record {line}! [Op:DecodeCSV]")
        return usual.encode() if isinstance(usual, str) else usual
    if isinstance(usual, (str, bytes)) or usual == tf.string:
        return text.encode()
    whole = _dtype_of(given)
    try:
        return int(text) if whole.is_integer else float(text)
    except ValueError:
        raise tf.errors.InvalidArgumentError(None, None, f"Field {place} in record {line} is not a valid {whole.name}: {text} [Op:DecodeCSV]")


def _matches(pattern):
    import re
    folder, name = os.path.split(pattern)
    kept = folder or "."
    if _tensh.kind_of(kept) != "folder":
        return []
    signs = "".join([{"*": ".*", "?": "."}.get(c, re.escape(c)) for c in name])
    return sorted([os.path.join(folder, n) if folder else n for n in os.listdir(kept) if re.fullmatch(signs, n)])


# in tf.io
def matching_files(pattern, name=None):
    return _texts.made(_matches(_path(pattern)))


# in tf.io.gfile
def exists(path):
    return os.path.exists(_path(path))


def isdir(path):
    return os.path.isdir(_path(path))


def listdir(path):
    return sorted(os.listdir(_path(path)))


def makedirs(path):
    os.makedirs(_path(path), exist_ok=True)


def mkdir(path):
    os.makedirs(_path(path), exist_ok=True)


def join(path, *paths):
    return os.path.join(_path(path), *[_path(p) for p in paths])


def glob(pattern):
    return _matches(_path(pattern))


def GFile(name, mode="r"):
    return open(_path(name), mode)
