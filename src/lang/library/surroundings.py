"""Parts of TensorFlow around its operations: modules, contexts, control flow, checks, devices."""
import math
import _tensh


# in _nowhere
class _Context:
    """A `with` that changes nothing here."""
    def __init__(self, *args, **options):
        self.name = args[0] if args else options.get("name", "")

    def __enter__(self):
        return self.name

    def __exit__(self, *error):
        return None


def _is_variable(x):
    return hasattr(x, "assign_add")


def _leaves(x):
    """What a list, tuple or dict holds, at any depth; keys in order."""
    if isinstance(x, dict):
        return [leaf for key in sorted(x) for leaf in _leaves(x[key])]
    if isinstance(x, (list, tuple)):
        return [leaf for item in x for leaf in _leaves(item)]
    return [x]


def _snake(name):
    out = ""
    for i, c in enumerate(name):
        if c.isupper() and i > 0 and (name[i - 1].islower() or i + 1 < len(name) and name[i + 1].islower()):
            out += "_"
        out += c.lower()
    return out


# in tf
class Module:
    __module__ = "tensorflow.python.module.module"

    def __init__(self, name=None):
        if name is not None and not (name.isidentifier() and name.isascii()):
            raise ValueError(f"{name!r} is not a valid module name. Module names must be valid Python identifiers "
                             "(e.g. a valid class name).")
        self._name = name

    def __setattr__(self, name, value):
        object.__setattr__(self, name, value)
        if "_restoring" in self.__dict__:
            import _checkpoints
            _checkpoints.came(self, name, value)

    @property
    def name(self):
        found = self.__dict__.get("_name")
        return found if found is not None else _snake(self.__class__.__name__)

    @property
    def name_scope(self):
        return _Context(self.name + "/")

    @classmethod
    def with_name_scope(cls, method):
        return method

    def _walk(self, wanted, seen):
        """Own things that are wanted, in the order of their names, then those of the modules among them."""
        found, inner = [], []
        for key in sorted(self.__dict__):
            if key.startswith("_self_"):
                continue
            for leaf in _leaves(self.__dict__[key]):
                known = any([leaf is s for s in seen])
                if wanted(leaf) and not known:
                    found.append(leaf)
                    seen.append(leaf)
                if isinstance(leaf, Module) and leaf is not self and not any([leaf is m for m in inner]):
                    inner.append(leaf)
        for module in inner:
            found.extend(module._walk(wanted, seen))
        return found

    @property
    def variables(self):
        return tuple(self._walk(_is_variable, []))

    @property
    def trainable_variables(self):
        return tuple([v for v in self.variables if v.trainable])

    @property
    def non_trainable_variables(self):
        return tuple([v for v in self.variables if not v.trainable])

    @property
    def submodules(self):
        return tuple(self._walk(lambda x: isinstance(x, Module), [self]))


def executing_eagerly():
    return True


def no_op(name=None):
    return None


def group(*inputs, name=None):
    return None


def cond(pred, true_fn=None, false_fn=None, name=None):
    return true_fn() if pred else false_fn()


def case(pred_fn_pairs, default=None, exclusive=False, strict=False, name="case"):
    for pred, fn in pred_fn_pairs:
        if pred:
            return fn()
    if default is not None:
        return default()
    raise ValueError("case: no condition holds, and there is no default")


def while_loop(cond, body, loop_vars, shape_invariants=None, parallel_iterations=10, back_prop=True, swap_memory=False,
               maximum_iterations=None, name=None):
    import tensorflow as tf
    if not callable(cond):
        raise TypeError("'cond' must be callable.")
    if not callable(body):
        raise TypeError("'body' must be callable.")
    if not isinstance(loop_vars, (list, tuple, dict)):
        loop_vars = [loop_vars]
    now, turns = loop_vars, 0
    while cond(*now) and (maximum_iterations is None or turns < int(maximum_iterations)):
        now = body(*now)
        turns += 1
        if not isinstance(now, (list, tuple)):
            if isinstance(now, tf.Tensor) and now.ndim == 0:
                raise TypeError("Cannot iterate over a scalar tensor.")
            now = (now,)
    return tf.nest.map_structure(lambda v: tf.convert_to_tensor(v) if isinstance(v, (bool, int, float)) else v, now)


def add_n(inputs, name=None):
    import tensorflow as tf
    if len(inputs) == 0:
        raise ValueError("Inputs to `tf.add_n` should not be empty.")
    total = tf.convert_to_tensor(inputs[0])
    for x in inputs[1:]:
        total = total + x
    return total


def map_fn(fn, elems, dtype=None, fn_output_signature=None, **options):
    import tensorflow as tf
    if isinstance(elems, tuple):
        found = [fn(tuple([e[i] for e in elems])) for i in range(len(elems[0]))]
    else:
        found = [fn(e) for e in elems]
    return _stacked(found)


def vectorized_map(fn, elems, fallback_to_while_loop=True, warn=True):
    return map_fn(fn, elems)


def scan(fn, elems, initializer=None, reverse=False, **options):
    import tensorflow as tf
    items = list(elems)
    if reverse:
        items.reverse()
    now = items.pop(0) if initializer is None else tf.convert_to_tensor(initializer)
    found = [now] if initializer is None else []
    for item in items:
        now = fn(now, item)
        found.append(now)
    if reverse:
        found.reverse()
    return tf.stack(found)


def foldl(fn, elems, initializer=None, **options):
    import tensorflow as tf
    items = list(elems)
    now = items.pop(0) if initializer is None else tf.convert_to_tensor(initializer)
    for item in items:
        now = fn(now, item)
    return now


def foldr(fn, elems, initializer=None, **options):
    import tensorflow as tf
    items = list(elems)
    items.reverse()
    now = items.pop(0) if initializer is None else tf.convert_to_tensor(initializer)
    for item in items:
        now = fn(now, item)
    return now


def timestamp(name=None):
    import tensorflow as tf
    return tf.constant(_tensh.wall() / 1000, tf.float64)


def broadcast_dynamic_shape(shape_x, shape_y):
    import tensorflow as tf
    a, b = [[int(s) for s in shape] for shape in (shape_x, shape_y)]
    wide = max(len(a), len(b))
    a, b = [1] * (wide - len(a)) + a, [1] * (wide - len(b)) + b
    for m, n in zip(a, b):
        if m != n and m != 1 and n != 1:
            raise ValueError(f"Incompatible shapes for broadcasting: {tuple(a)} and {tuple(b)}")
    return tf.constant([max(m, n) if 0 not in (m, n) else 0 for m, n in zip(a, b)], tf.int32)


def as_dtype(type_value):
    import tensorflow as tf
    if type_value == "string" or type_value is tf.string or type_value is str:
        return tf.string
    return tf.zeros((), type_value).dtype


def is_tensor(x):
    import tensorflow as tf
    return isinstance(x, tf.Tensor) or _is_variable(x)


def get_static_value(tensor, partial=False):
    return tensor.numpy()


def ensure_shape(x, shape, name=None):
    import tensorflow as tf
    wanted = list(shape)
    found = x.shape.as_list()
    if len(wanted) != len(found) or any([w is not None and w != f for w, f in zip(wanted, found)]):
        raise tf.errors.InvalidArgumentError(
            None, None, _kernel("EnsureShape", f"Shape of tensor input [{','.join([str(f) for f in found])}] is not "
                                f"compatible with expected shape [{','.join(['?' if w is None else str(w) for w in wanted])}]."))
    return x


def get_logger():
    return _Logger()


def device(device_name):
    return _Context(device_name)


def name_scope(name):
    return _Context(name if name.endswith("/") else name + "/")


def init_scope():
    return _Context("")


def control_dependencies(control_inputs):
    return _Context("")


def print(*inputs, output_stream=None, summarize=3, sep=" ", end="\n", name=None):
    _tensh.print(sep.join([_shown(x, summarize, False) for x in inputs]) + end, output_stream is not None)


# in tf.compat.v1.logging
DEBUG = 10
INFO = 20
WARN = 30
ERROR = 40
FATAL = 50


def set_verbosity(v):
    pass


# in tf.autograph.experimental
def do_not_convert(f=None, **options):
    return f if f is not None else lambda g: g


def set_loop_options(*args, **options):
    pass


# in _nowhere
class _Logger:
    def setLevel(self, level):
        pass


def _stacked(items):
    import tensorflow as tf
    if isinstance(items[0], tuple):
        return tuple([tf.stack([i[k] for i in items]) for k in range(len(items[0]))])
    return tf.stack(items)


def _shown(x, most, quoted):
    """As tf.print writes: brackets, a space between numbers, the middle left out."""
    if isinstance(x, (list, tuple)):
        inner = ", ".join([_shown(v, most, True) for v in x])
        return "[" + inner + "]" if isinstance(x, list) else "(" + inner + ("," if len(x) == 1 else "") + ")"
    if isinstance(x, dict):
        return "{" + ", ".join([_shown(k, most, True) + ": " + _shown(v, most, True) for k, v in x.items()]) + "}"
    if isinstance(x, str):
        return "'" + x + "'" if quoted else x
    if hasattr(x, "_texts"):
        return _texts_rows(x._nested(), most)
    if is_tensor(x):
        return _rows(x.numpy(), most) if hasattr(x, "numpy") else str(x)
    return str(x)


def _rows(values, most):
    if values.ndim == 0:
        return _number(values)
    items = range(len(values))
    cut = most >= 0 and len(values) > 2 * most
    if cut:
        items = list(range(most)) + [None] + list(range(len(values) - most, len(values)))
    texts = ["..." if i is None else _rows(values[i], most) for i in items]
    return "[" + (" " if values.ndim == 1 else "\n" * (values.ndim - 1) + " " * 1).join(texts) + "]"


def _texts_rows(x, most):
    if isinstance(x, bytes):
        return '"' + x.decode() + '"'
    items = x if most < 0 or len(x) <= 2 * most else x[:most] + [None] + x[-most:]
    shown = ["..." if i is None else _texts_rows(i, most) for i in items]
    rank, inner = 1, x
    while inner and isinstance(inner[0], list):
        rank, inner = rank + 1, inner[0]
    return "[" + (" " if rank == 1 else "\n" * (rank - 1) + " ").join(shown) + "]"


def _number(value):
    if value.dtype == "bool":
        return "1" if value else "0"
    digits = {"float64": (15, 17), "float32": (6, 9), "float16": (6, 9), "bfloat16": (6, 9)}.get(str(value.dtype))
    if digits is None:
        return str(value)
    if value.dtype.itemsize == 2:
        value = value.astype("float32")
    # As few digits as any decimal number of the dtype keeps, if they say the value, and else as many as tell all values apart.
    few = "%.*g" % (digits[0], value)
    return few if float(few) == value else "%.*g" % (digits[1], value)


# in tf.errors
class _unused:
    pass


# in tf.config
def list_physical_devices(device_type=None):
    return [PhysicalDevice("/physical_device:CPU:0", "CPU")] if device_type in (None, "CPU") else []


def list_logical_devices(device_type=None):
    return [LogicalDevice("/device:CPU:0", "CPU")] if device_type in (None, "CPU") else []


def get_visible_devices(device_type=None):
    return list_physical_devices(device_type)


def set_visible_devices(devices, device_type=None):
    pass


def run_functions_eagerly(run_eagerly):
    _tensh.eagerly(run_eagerly)


def functions_run_eagerly():
    return _tensh.eagerly()


class PhysicalDevice:
    __module__ = "tensorflow.python.eager.context"

    def __init__(self, name, device_type):
        self.name = name
        self.device_type = device_type

    def __repr__(self):
        return f"{self.__class__.__name__}(name='{self.name}', device_type='{self.device_type}')"


class LogicalDevice(PhysicalDevice):
    __module__ = "tensorflow.python.eager.context"


# in tf.config.experimental
def set_memory_growth(device, enable):
    pass


def enable_op_determinism():
    pass


list_physical_devices = list_physical_devices
list_logical_devices = list_logical_devices
set_visible_devices = set_visible_devices


# in tf.config.threading
def set_intra_op_parallelism_threads(count):
    pass


def set_inter_op_parallelism_threads(count):
    pass


# in tf.test
def is_gpu_available(*args, **options):
    return False


def is_built_with_cuda():
    return False


def gpu_device_name():
    return ""


def compute_gradient(f, x, delta=None):
    """Jacobians by x, and the same from differences of values: (size of f, size of x) for each."""
    import tensorflow as tf
    x = [tf.convert_to_tensor(v) for v in x]
    step = 1 / 1024 if delta is None else delta
    exact, measured = [], []
    for i, v in enumerate(x):
        with tf.GradientTape() as tape:
            tape.watch(v)
            y = f(*x)
        rows, size = math.prod(y.shape), math.prod(v.shape)
        found = tape.jacobian(y, v, unconnected_gradients=tf.UnconnectedGradients.ZERO)
        exact.append(tf.reshape(found, [rows, size]).numpy())
        columns = []
        for k in range(size):
            away = tf.reshape(tf.one_hot(k, size, dtype=v.dtype) * step, v.shape)
            ahead, behind = f(*x[:i], v + away, *x[i + 1:]), f(*x[:i], v - away, *x[i + 1:])
            columns.append(tf.reshape(ahead - behind, [-1]) / (2 * step))
        measured.append(tf.stack(columns, axis=1).numpy())
    return tuple(exact), tuple(measured)


# in tf.nest
def flatten(structure, expand_composites=False):
    return _leaves(structure)


def map_structure(func, *structures, **options):
    first = structures[0]
    if isinstance(first, dict):
        return {k: map_structure(func, *[s[k] for s in structures]) for k in first}
    if isinstance(first, (list, tuple)):
        made = [map_structure(func, *[s[i] for s in structures]) for i in range(len(first))]
        return tuple(made) if isinstance(first, tuple) else made
    return func(*structures)


def is_nested(x):
    return isinstance(x, (list, tuple, dict))


# in tf.debugging
def set_log_device_placement(enabled):
    pass


def enable_check_numerics(*args, **options):
    pass


def assert_equal(x, y, message=None, summarize=None, name=None):
    _check("==", lambda a, b: a == b, x, y, message, "Expected 'tf.Tensor({}, shape=(), dtype=bool)' to be true.")


def assert_none_equal(x, y, summarize=None, message=None, name=None):
    _check("!=", lambda a, b: a != b, x, y, message)


def assert_less(x, y, message=None, summarize=None, name=None):
    _check("<", lambda a, b: a < b, x, y, message)


def assert_less_equal(x, y, message=None, summarize=None, name=None):
    _check("<=", lambda a, b: a <= b, x, y, message)


def assert_greater(x, y, message=None, summarize=None, name=None):
    _check(">", lambda a, b: a > b, x, y, message)


def assert_greater_equal(x, y, message=None, summarize=None, name=None):
    _check(">=", lambda a, b: a >= b, x, y, message)


def assert_positive(x, message=None, summarize=None, name=None):
    _check("<", lambda a, b: a < b, 0, x, message, None, "x > 0 did not hold")


def assert_non_negative(x, message=None, summarize=None, name=None):
    _check("<=", lambda a, b: a <= b, 0, x, message, None, "x >= 0 did not hold")


def assert_negative(x, message=None, summarize=None, name=None):
    _check("<", lambda a, b: a < b, x, 0, message, None, "x < 0 did not hold")


def assert_near(x, y, rtol=None, atol=None, message=None, summarize=None, name=None):
    import tensorflow as tf
    x = tf.convert_to_tensor(x)
    y = tf.cast(y, x.dtype)
    small = 1e-6 if x.dtype == tf.float32 else 1e-14
    rtol, atol = small if rtol is None else rtol, small if atol is None else atol
    _check("~=", lambda a, b: tf.abs(a - b) <= atol + rtol * tf.abs(b), x, y, message)


def assert_all_finite(x, message, name=None):
    import tensorflow as tf
    x = tf.convert_to_tensor(x)
    if not tf.reduce_all(tf.math.is_finite(x)):
        kind = "NaN" if tf.reduce_any(tf.math.is_nan(x)) else "Inf"
        raise tf.errors.InvalidArgumentError(None, None, _kernel("CheckNumerics", f"{message} : Tensor had {kind} values"))
    return x


def check_numerics(tensor, message, name=None):
    return assert_all_finite(tensor, message)


def assert_shapes(shapes, **options):
    sizes = {}
    for tensor, wanted in shapes if isinstance(shapes, list) else shapes.items():
        for size, symbol in zip(tensor.shape, wanted):
            known = sizes.get(symbol, symbol if isinstance(symbol, int) else size)
            if known != size:
                raise ValueError(f"Specified by tensor dimension {symbol} had size {known}, found {size}")
            sizes[symbol] = size


def assert_rank(x, rank, message=None, name=None):
    if len(x.shape) != rank:
        said = "" if message is None else message
        raise ValueError(f"{said}. Tensor {x.name} must have rank {rank}.  Received rank {len(x.shape)}, shape {x.shape}")


def assert_type(tensor, tf_type, message=None, name=None):
    if tensor.dtype != tf_type:
        said = "" if message is None else message
        raise TypeError(f"{said}  {tensor.name} must be of type {tf_type!r}; got {tensor.dtype!r}")


def Assert(condition, data, summarize=None, name=None):
    import tensorflow as tf
    if not condition:
        shown = "\n".join([_rows(tf.convert_to_tensor(d).numpy(), 3) if not isinstance(d, str) else f"b'{d}'" for d in data])
        raise tf.errors.InvalidArgumentError(None, None, f"Expected '{condition}' to be true. Summarized data: {shown}")


# in _nowhere
def _kernel(op, text):
    return ("{{function_node __wrapped__" + op + "_device_/job:localhost/replica:0/task:0/device:CPU:0}} "
            + text + f" [Op:{op}] name: ")


def _check(sign, holds, x, y, message, only=None, about=None):
    import tensorflow as tf
    x = tf.convert_to_tensor(x) if not is_tensor(y) else tf.convert_to_tensor(x, y.dtype) if not is_tensor(x) else x
    y = tf.convert_to_tensor(y, x.dtype) if not is_tensor(y) else y
    found = holds(x, y)
    if tf.reduce_all(found):
        return
    lines = [] if message is None else [message]
    lines.append(f"Condition x {sign} y did not hold." if about is None else f"Condition {about}.")
    if sign in ("==", "!=") and len(found.shape) > 0:
        bad = tf.where(tf.logical_not(tf.reshape(found, [-1])))[:, 0]
        lines.append(f"Indices of first {min(3, len(bad))} different values:")
        lines.append(str(tf.where(tf.logical_not(found))[:3].numpy()))
        if x.shape == found.shape:
            lines.append("Corresponding x values:")
            lines.append(str(tf.boolean_mask(x, tf.logical_not(found))[:3].numpy()))
            lines.append("Corresponding y values:")
            lines.append(str(tf.boolean_mask(tf.broadcast_to(y, x.shape), tf.logical_not(found))[:3].numpy()))
    names = "First 3 elements of x:" if tf.size(x) >= 3 else f"First {int(tf.size(x))} elements of x:"
    lines.append(names)
    lines.append(str(tf.reshape(x, [-1])[:3].numpy()))
    lines.append("First 3 elements of y:" if tf.size(y) >= 3 else f"First {int(tf.size(y))} elements of y:")
    lines.append(str(tf.reshape(y, [-1])[:3].numpy()))
    raise tf.errors.InvalidArgumentError(None, None, "\n".join(lines))
