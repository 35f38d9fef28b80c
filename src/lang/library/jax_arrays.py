"""JAX's arrays: they cannot be written to, have 32 bits, and give way to others where they were made of numbers."""
import collections
import math
import numpy as np
import _tensh
import _numpy
import _jax_dtypes

# in _nowhere
_mode = {"traced": 0, "jitted": 0, "branches": 0, "levels": [], "along": []}

def _refuse_list(name, of):
    raise TypeError(f"{name.split('.')[-1]} requires ndarray or scalar arguments, got {type(of)} at position 0.")


def _missing(name):
    raise AttributeError(f"module 'jax.numpy' has no attribute '{name}'")


def _named(name, fields, items):
    return collections.namedtuple(name, fields)(*items)


def _sizes(given):
    """Sizes that stand alone, or in one list."""
    return list(given[0]) if len(given) == 1 and isinstance(given[0], (list, tuple)) else list(given)


def _number(i):
    return i._value.item() if isinstance(i, ArrayImpl) and i.ndim == 0 and i.dtype != bool else i


def _is_abstract(x):
    """It was made while a function is traced by jit, which knows no values then, or is one of many rows."""
    return x._born > 0 and _mode["jitted"] > 0 or _is_row(x)


def _is_row(x):
    return "vmap" in _mode["levels"] and _tensh.jax_rows(x) is not None


def _is_derived(x):
    """Derivatives flow back from it, of which numbers of Python's know nothing."""
    return _mode["traced"] > 0 and _tensh.jax_derived(x)


def _at(levels, x):
    """What an array is called at the innermost of these levels, and what stands for its value there."""
    if not levels:
        return None, str(x._value)
    level = levels[-1]
    if level == "jit" and x._born > 0:
        return "DynamicJaxprTracer", f"JitTracer({_type_of(x)})"
    if level == "vmap":
        sizes = _tensh.jax_rows(x)
        if sizes is not None:
            weak = "~" if x.weak_type else ""
            return "BatchTracer", f"VmapTracer(aval={_type_of(x)}, batched={weak}{x.dtype}[{','.join([str(n) for n in sizes])}])"
    if level in ("grad", "jvp") and _tensh.jax_derived(x):
        inner = _at(levels[:-1], x)[1]
        if level == "jvp":
            targets, along = _mode["along"][levels.count("jvp") - 1]
            return "JVPTracer", f"JVPTracer(primal={inner}, tangent={_tensh.jax_tangents([x], targets, along)[0]})"
        return "LinearizeTracer", f"GradTracer(primal={inner}, typeof(tangent)={_jax_dtypes.short(x.dtype)}{_shape_of(x)[len(str(x.dtype)):]})"
    return _at(levels[:-1], x)


def _shape_of(x):
    return f"{x.dtype}[{','.join([str(n) for n in x.shape])}]"


def _type_of(x):
    return ("~" if x.weak_type else "") + _shape_of(x)


def _refuse_power(x, n):
    raise TypeError(f"Integers cannot be raised to negative powers, got integer_pow({_type_of(x)}, {n})")


def _refused(x, error, text, gap=""):
    raise error(f"{text}\n{_hint if x._born > 0 and _mode['jitted'] > 0 else gap}{_see}{error.__name__}")


_see = "See https://docs.jax.dev/en/latest/errors.html#jax.errors."
_hint = ("This concrete value was not available in Python because it depends on the value of the arguments of a function that "
         "is traced for jit.\n")


def _concrete(x, name):
    if _is_abstract(x) or name in ("float", "complex", "tolist") and _is_derived(x):
        why = (f"The {name}() method was called on traced array with shape {_shape_of(x)}." if name == "tolist" else
               "This occurred in the item() method of jax.Array" if name == "item" else
               f"The problem arose with the `{name}` function. If trying to convert the data type of a value, try using "
               f"`x.astype({name})` or `jnp.array(x, {name})` instead.")
        _refused(x, ConcretizationTypeError, "Abstract tracer value encountered where concrete value is expected: traced array "
                                             f"with shape {_shape_of(x)}\n{why}", "\n")


def _nearest(key, shape):
    """The key with each place beyond an end moved to it."""
    items = [_number(k) for k in (key if isinstance(key, tuple) else (key,))]
    if any([isinstance(k, list) for k in items]):
        raise TypeError("Using a non-tuple sequence for multidimensional indexing is not allowed; use `arr[array(seq)]` "
                        "instead of `arr[seq]`. See https://github.com/jax-ml/jax/issues/4564 for more information.")
    axes = sum([1 for k in items if k is not None and k is not Ellipsis])
    out, axis = [], 0
    for k in items:
        if k is Ellipsis:
            axis = len(shape) - (axes - axis)
        elif k is not None:
            size = shape[axis] if axis < len(shape) else None
            if size is not None and size > 0:
                if isinstance(k, int) and not isinstance(k, bool):
                    k = max(-size, min(size - 1, k))
                elif isinstance(k, ArrayImpl) and k.dtype != bool:
                    k = np.clip(k._value, -size, size - 1)
            axis += k.ndim if isinstance(k, (ArrayImpl, np.ndarray)) and k.dtype == bool else 1
        out.append(k)
    return tuple(out) if isinstance(key, tuple) else out[0]


def _is_beyond(key, shape):
    items = [_number(k) for k in (key if isinstance(key, tuple) else (key,))]
    return any([isinstance(k, int) and not isinstance(k, bool) and not -n <= k < n for k, n in zip(items, shape)])


class _At:
    def __init__(self, array):
        self._array = array

    def __getitem__(self, key):
        return _Place(self._array, key)


class _Place:
    """Some elements of an array, of which other arrays are made."""
    def __init__(self, array, key):
        self._array = array
        self._key = key

    def _put(self, value, how):
        of = self._array
        if _is_beyond(self._key, of.shape):
            return of
        if _height(value) > _height(of):
            value = asarray(value).astype(of.dtype)
        if _passes(self._key, of.shape):
            wide, key = _beside(of, self._key, 0)
            return _Place(wide, key)._put(value, how)[tuple([slice(0, n) for n in of.shape])]
        key = tuple([_number(k) for k in self._key]) if isinstance(self._key, tuple) else _number(self._key)
        return ArrayImpl(_tensh.jax_put(of, key, value, how), of.weak_type)

    def set(self, values, **options):
        return self._put(values, "set")

    def add(self, values, **options):
        return self._put(values, "add")

    def subtract(self, values, **options):
        return self._put(-asarray(values), "add")

    def multiply(self, values, **options):
        return self._put(values, "mul")

    def mul(self, values, **options):
        return self._put(values, "mul")

    def divide(self, values, **options):
        return (self._array / self._own(ones_like(self._array), values)).astype(self._array.dtype)

    def power(self, values, **options):
        return self._put(self.get() ** values, "set")

    def min(self, values, **options):
        return self._put(values, "min")

    def max(self, values, **options):
        return self._put(values, "max")

    def apply(self, func, **options):
        return self._put(func(self.get()), "set")

    def get(self, **options):
        if options.get("mode") == "fill":
            fill = options.get("fill_value")
            wide, key = _beside(self._array, self._key, _fill_of(str(self._array.dtype)) if fill is None else fill)
            return wide[key]
        return self._array[self._key]

    def _own(self, whole, values):
        return _Place(whole, self._key)._put(values, "set")


def _fill_of(kind):
    """What stands where nothing does, unless it is said."""
    if "int" in kind:
        return 2 ** int(kind[4:]) - 1 if kind[0] == "u" else -2 ** (int(kind[3:]) - 1)
    return True if kind == "bool" else math.nan


def _beside(of, key, fill):
    """The array with one more element behind each axis that is picked from, to which all places beyond it go."""
    parts, axis, keys = [], 0, key if isinstance(key, tuple) else (key,)
    for k in keys:
        if k is None or k is Ellipsis or isinstance(k, slice) or str(getattr(k, "dtype", "")) == "bool":
            parts.append(k)
            rest = len([p for p in keys[len(parts):] if p is not None])
            axis = axis if k is None else of.ndim - rest if k is Ellipsis else axis + 1
            continue
        count, at, wide = of.shape[axis], asarray(k), list(of.shape)
        wide[axis] = 1
        of = call("concatenate", [[of, full(tuple(wide), fill, of.dtype)]], {"axis": axis})
        beyond = (at < -count) | (at >= count)
        parts.append(call("where", [beyond, count, call("where", [at < 0, at + count, at], {})], {}))
        axis += 1
    return of, tuple(parts)


def _passes(key, shape):
    """Whether arrays of places reach beyond, as far as they are known."""
    for k, n in zip(key if isinstance(key, tuple) else (key,), shape):
        if k is Ellipsis:
            return False
        if isinstance(k, (list, np.ndarray)) or isinstance(k, ArrayImpl) and k.ndim > 0 and not _is_abstract(k) and not _is_row(k):
            at = np.asarray(k._value if isinstance(k, ArrayImpl) else k)
            if at.dtype.kind in "iu" and at.size and (at.min() < -n or at.max() >= n):
                return True
    return False


def _height(x):
    kind = str(x.dtype) if hasattr(x, "dtype") else type(x).__name__
    return 0 if kind == "bool" else 3 if kind.startswith("complex") else 2 if "float" in kind else 1


def _ints(x):
    return isinstance(x, int) and not isinstance(x, bool)


def _refuse_conversion(values):
    for x in values:
        if isinstance(x, ArrayImpl) and (_is_abstract(x) or _is_derived(x)):
            _refused(x, TracerArrayConversionError, "The numpy.ndarray conversion method __array__() was called on traced array "
                                                    f"with shape {_shape_of(x)}")


def _shaped(shape):
    """The sizes of an array that is made, which are known while a function is traced."""
    if isinstance(shape, int):
        return [shape]
    sizes = list(shape) if isinstance(shape, (list, tuple)) else [shape]
    if any([isinstance(n, ArrayImpl) and _is_abstract(n) for n in sizes]):
        raise TypeError(f"Shapes must be 1D sequences of concrete values of integer type, got {tuple(sizes)}.\nIf using `jit`, try "
                        "using `static_argnums` or applying `jit` to smaller subfunctions.")
    return [int(n) for n in sizes]


def _refuse_masks(key):
    for k in key if isinstance(key, tuple) else (key,):
        if isinstance(k, ArrayImpl) and k.dtype == bool and _is_abstract(k):
            raise NonConcreteBooleanIndexError(f"Array boolean indices must be concrete; got {_shape_of(k)}\n\nSee https://"
                                               "docs.jax.dev/en/latest/errors.html#jax.errors.NonConcreteBooleanIndexError")


_methods = ("all", "any", "argmax", "argmin", "argsort", "clip", "conj", "conjugate", "cumprod", "cumsum", "diagonal", "dot",
            "max", "mean", "min", "nonzero", "prod", "ptp", "ravel", "repeat", "round", "searchsorted", "sort", "squeeze",
            "std", "sum", "swapaxes", "take", "trace", "var", "compress")


# in _jax
call = _tensh.jax_call


def function(name):
    """A function of NumPy's by JAX's rules; None if there is none."""
    return _tensh.jax_function(name) or _borrowed(name)


def is_abstract(x):
    return _is_abstract(x)


def is_traced(x):
    return _is_abstract(x) or _is_derived(x)


def trace_depth(change=0, kind="grad"):
    """How many derivatives are being taken."""
    _mode["traced"] += change
    _entered(kind, change)
    return _mode["traced"]


def jitted(change):
    _mode["jitted"] += change
    _entered("jit", change)


def in_branch(branch, operands):
    """What a branch gives, which is compiled also where its function is not."""
    _mode["branches"] += 1
    try:
        return branch(*operands)
    finally:
        _mode["branches"] -= 1


def mapped(change):
    _entered("vmap", change)


def along(targets, directions):
    """What a derivative is taken along, as long as it is."""
    _mode["along"][-1] = (targets, directions)


def is_forward():
    return "jvp" in _mode["levels"]


def is_backward():
    """The innermost derivative that is taken goes back from results."""
    return [k for k in _mode["levels"] if k in ("grad", "jvp")][-1:] == ["grad"]


# in _nowhere
def _entered(kind, change):
    if change > 0:
        _mode["levels"].append(kind)
        if kind == "jvp":
            _mode["along"].append(None)
    elif change < 0:
        _mode["levels"].pop()
        if kind == "jvp":
            _mode["along"].pop()


# in jax.errors
class JAXTypeError(TypeError):
    __module__ = "jax.errors"


class JAXIndexError(IndexError):
    __module__ = "jax.errors"


class ConcretizationTypeError(JAXTypeError):
    __module__ = "jax.errors"


class TracerBoolConversionError(ConcretizationTypeError):
    __module__ = "jax.errors"


class TracerIntegerConversionError(JAXTypeError):
    __module__ = "jax.errors"


class TracerArrayConversionError(JAXTypeError):
    __module__ = "jax.errors"


class NonConcreteBooleanIndexError(JAXIndexError):
    __module__ = "jax.errors"


class UnexpectedTracerError(JAXTypeError):
    __module__ = "jax.errors"


# in _nowhere
def _average_where(a, axis, keepdims, where):
    keepdims = bool(keepdims)
    held = call("broadcast_to", [asarray(where).astype(a.dtype), list(a.shape)], {})
    count = call("sum", [held], {"axis": axis, "keepdims": keepdims})
    return ArrayImpl((call("sum", [a], {"axis": axis, "where": where, "keepdims": keepdims}) / count)._value)


def _bare(x):
    if isinstance(x, (list, tuple)):
        found = [_bare(v) for v in x]
        return tuple(found) if isinstance(x, tuple) else found
    return x._value if isinstance(x, ArrayImpl) else x


def _borrowed(name):
    """What is made of other functions, by NumPy's rules, in JAX's dtypes."""
    of = np
    for part in name.split("."):
        if not hasattr(of, part):
            return None
        of = getattr(of, part)
    if not callable(of) or isinstance(of, type):
        return None

    def called(*args, **options):
        found = of(*[_bare(a) for a in args], **{k: _bare(v) for k, v in options.items()})
        return _settled(found)
    return called


def _settled(x):
    if isinstance(x, np.ndarray):
        return ArrayImpl(x.astype(_jax_dtypes.name_of(x.dtype)))
    if isinstance(x, (list, tuple)):
        found = [_settled(v) for v in x]
        return tuple(found) if isinstance(x, tuple) else found
    return x


# in jax, jax.numpy, _jnp
class ArrayImpl:
    __module__ = "jaxlib._jax"
    __jax__ = True

    def __init__(self, value, weak=False):
        self._value = value
        self.weak_type = weak
        self._born = _mode["jitted"]

    @property
    def dtype(self):
        return self._value.dtype

    @property
    def shape(self):
        return self._value.shape

    @property
    def ndim(self):
        return self._value.ndim

    @property
    def size(self):
        return self._value.size

    @property
    def itemsize(self):
        return self._value.itemsize

    @property
    def nbytes(self):
        return self._value.nbytes

    @property
    def T(self):
        return call("transpose", [self], {})

    @property
    def mT(self):
        return call("swapaxes", [self, -1, -2], {})

    @property
    def real(self):
        return call("real", [self], {})

    @property
    def imag(self):
        return call("imag", [self], {})

    @property
    def at(self):
        return _At(self)

    @property
    def device(self):
        return _jax_dtypes.cpu

    @property
    def sharding(self):
        return _jax_dtypes.on_cpu

    @property
    def is_fully_addressable(self):
        return True

    def devices(self):
        return {_jax_dtypes.cpu}

    def block_until_ready(self):
        return self

    def copy(self):
        return ArrayImpl(self._value.copy(), self.weak_type)

    # Into Python and NumPy.
    def item(self, *args):
        _concrete(self, "item")
        return self._value.item(*args)

    def tolist(self):
        _concrete(self, "tolist")
        return self._value.tolist()

    def __array__(self, dtype=None):
        _refuse_conversion([self])
        return self._value.copy() if dtype is None else self._value.astype(dtype)

    def __len__(self):
        if self.ndim == 0:
            raise TypeError("len() of unsized object")
        return self.shape[0]

    def __iter__(self):
        if self.ndim == 0:
            raise TypeError("iteration over a 0-d array")
        return iter([self[i] for i in range(self.shape[0])])

    def __bool__(self):
        if _is_abstract(self):
            _refused(self, TracerBoolConversionError, f"Attempted boolean conversion of traced array with shape {_shape_of(self)}.")
        if self.size != 1:
            raise ValueError("The truth value of an array with more than one element is ambiguous. Use a.any() or a.all()")
        return bool(self._value.item())

    def _single(self, kind):
        _concrete(self, kind)
        if self.ndim > 0:
            raise TypeError("Only scalar arrays can be converted to Python scalars; got arr.ndim="
                            f"{self.ndim}")
        return self._value.item()

    def __int__(self):
        return int(self._single("int"))

    def __float__(self):
        return float(self._single("float"))

    def __complex__(self):
        return complex(self._single("complex"))

    def __index__(self):
        if self.ndim > 0 or "int" not in str(self.dtype):
            raise TypeError("Only integer scalar arrays can be converted to a scalar index.")
        if _is_abstract(self):
            _refused(self, TracerIntegerConversionError, "The __index__() method was called on traced array with shape "
                                                         f"{_shape_of(self)}")
        return self._value.item()

    def __hash__(self):
        raise TypeError(f"unhashable type: '{self._at_last()[0] or 'ArrayImpl'}'")

    def __contains__(self, item):
        return bool((self == item).any())

    def __format__(self, spec):
        kind, text = self._at_last()
        if kind is not None:
            if spec:
                raise TypeError(f"unsupported format string passed to {kind}.__format__")
            return text
        return format(self._value[()] if self.ndim == 0 else self._value, spec)

    def _at_last(self):
        if self._born > 0 and not _mode["levels"]:
            return "DynamicJaxprTracer", f"JitTracer({_type_of(self)})"
        return _at(_mode["levels"], self) if _mode["levels"] else (None, "")

    def __str__(self):
        kind, text = self._at_last()
        return str(self._value) if kind is None else text

    def __repr__(self):
        kind, text = self._at_last()
        if kind is not None:
            return text
        kind = f"dtype={self.dtype}" + (", weak_type=True" if self.weak_type else "")
        text = f"[], shape={self.shape}" if self.size == 0 else _jax_dtypes.written(self._value)
        last = len(text) - text.rfind("\n") + 1
        return f"Array({text}," + (" " * 6 if last + len(kind) + 2 > 75 else " ") + kind + ")"

    # Parts. Operators, most methods and what reads parts are the host's.
    def __setitem__(self, key, value):
        raise TypeError("JAX arrays are immutable and do not support in-place item assignment. Instead of x[idx] = y, use x = "
                        "x.at[idx].set(y) or another .at[] method: https://docs.jax.dev/en/latest/_autosummary/"
                        "jax.numpy.ndarray.at.html")

    def __getattr__(self, name):
        raise AttributeError(f"'ArrayImpl' object has no attribute '{name}'")

    def reshape(self, *shape, order="C", copy=None):
        sizes = _sizes([_number(s) for s in shape])
        if -1 not in sizes and math.prod(sizes) != self.size:
            wanted = sizes[0] if len(sizes) == 1 and not isinstance(shape[0], (list, tuple)) else tuple(sizes)
            raise TypeError(f"cannot reshape array of shape {tuple(self.shape)} (size {self.size}) into shape {wanted} (size "
                            f"{math.prod(sizes)})")
        return call("reshape", [self, _sizes([_number(s) for s in shape])], {} if order == "C" else {"order": order})

    def transpose(self, *axes):
        axes = _sizes(axes)
        return call("transpose", [self] + ([axes] if axes and axes[0] is not None else []), {})

    def flatten(self, order="C"):
        return call("ravel", [self], {})

    def astype(self, dtype, copy=False, device=None):
        return array(self, dtype)

    def view(self, dtype=None):
        return ArrayImpl(self._value.view(_jax_dtypes.name_of(dtype)))

    def __divmod__(self, other):
        return self // other, self % other

    def __invert__(self):
        return call("logical_not" if self.dtype == bool else "invert", [self], {})

    def __pos__(self):
        return self

    def __round__(self, decimals=0):
        return call("round", [self, decimals], {})

    def __tf_dispatch__(self, name, args, options):
        """NumPy's and TensorFlow's functions take the arrays; what NumPy has as a method is JAX's own."""
        if name in _methods:
            return call(name, args, options)
        _refuse_conversion(args)
        return _tensh.numpy(name, [_bare(a) for a in args], {k: _bare(v) for k, v in options.items()})


# in _nowhere
_steps = {"subtract": "sub", "multiply": "mul", "true_divide": "div", "power": "pow", "maximum": "max", "minimum": "min",
          "equal": "eq", "not_equal": "ne", "less": "lt", "less_equal": "le", "greater": "gt", "greater_equal": "ge"}


def _check_shapes(name, a, b):
    if isinstance(a, (ArrayImpl, np.ndarray)) and isinstance(b, (ArrayImpl, np.ndarray)):
        if name == "matmul":
            if a.ndim == 0 or b.ndim == 0:
                raise ValueError(f"matmul input operand {0 if a.ndim == 0 else 1} must have ndim at least 1, but it has ndim 0")
            if a.shape[-1] != b.shape[max(0, b.ndim - 2)]:
                raise TypeError("dot_general requires contracting dimensions to have the same shape, got "
                                f"({a.shape[-1]},) and ({b.shape[max(0, b.ndim - 2)]},).")
        elif a.shape != b.shape:
            for m, n in zip(a.shape[::-1], b.shape[::-1]):
                if m != n and m != 1 and n != 1:
                    raise TypeError(f"{_steps.get(name, name)} got incompatible shapes for broadcasting: {tuple(a.shape)}, "
                                    f"{tuple(b.shape)}.")


def _part(of, key):
    if _mode["jitted"] > 0:
        _refuse_masks(key)
    found = _tensh.jax_part(of, _nearest(key, of.shape))
    return ArrayImpl(found, of.weak_type)


def _is_plain(x):
    return isinstance(x, (int, float, complex))


# in jax
Array = ArrayImpl

# in jax.numpy, _jnp
ndarray = ArrayImpl


def array(object, dtype=None, copy=True, order="K", ndmin=0):
    kind = None if dtype is None else _jax_dtypes.name_of(dtype)
    if isinstance(object, ArrayImpl):
        if kind is None or kind == str(object.dtype):
            return ArrayImpl(object._value, object.weak_type and dtype is None)
        found = ArrayImpl(_tensh.jax("cast", [object, kind], {}, True)[0])
    elif isinstance(object, np.ndarray):
        found = ArrayImpl(object.astype(kind or _jax_dtypes.name_of(object.dtype)))
    elif isinstance(object, (list, tuple, range)):
        if isinstance(object, range):
            object = list(object)
        if _tensh.jax_holds(object):
            found = call("stack", [[array(v) for v in object]], {})
            found = ArrayImpl(found._value) if kind is None else array(found, kind)
        else:
            value, weak = _tensh.jax("array", [object] if kind is None else [object, kind], {}, _jax_dtypes.is_wide())
            found = ArrayImpl(value)
    elif hasattr(object, "__array__"):
        return array(object.__array__(), dtype)
    else:
        if not _is_plain(object):
            raise TypeError(f"Value '{object!r}' with dtype object is not a valid JAX array type. Only arrays of numeric types "
                            "are supported by JAX.")
        value, weak = _tensh.jax("array", [object] if kind is None else [object, kind], {}, _jax_dtypes.is_wide())
        found = ArrayImpl(value, kind is None and not isinstance(object, bool))
    while found.ndim < ndmin:
        found = found[None]
    return found


def asarray(a, dtype=None, order=None, copy=None):
    return array(a, dtype)


def astype(x, dtype, copy=False):
    return array(x, dtype)


def zeros(shape, dtype=None):
    return _filled(shape, 0, dtype or float)


def ones(shape, dtype=None):
    return _filled(shape, 1, dtype or float)


def empty(shape, dtype=None):
    return _filled(shape, 0, dtype or float)


def full(shape, fill_value, dtype=None):
    found = array(fill_value, dtype)
    return ArrayImpl(call("broadcast_to", [found, _shaped(shape)], {})._value, dtype is None and found.weak_type)


def zeros_like(a, dtype=None, shape=None):
    return _filled_like(a, 0, dtype, shape)


def ones_like(a, dtype=None, shape=None):
    return _filled_like(a, 1, dtype, shape)


def empty_like(a, dtype=None, shape=None):
    return _filled_like(a, 0, dtype, shape)


def full_like(a, fill_value, dtype=None, shape=None):
    a = asarray(a)
    if isinstance(fill_value, ArrayImpl):
        return full(a.shape if shape is None else shape, fill_value, dtype or a.dtype)
    return _filled_like(a, fill_value, dtype, shape)


def arange(start, stop=None, step=None, dtype=None):
    given = [_number(v) for v in (start, stop, step) if v is not None]
    given = [v.item() if isinstance(v, ArrayImpl) else v for v in given]
    kind = _jax_dtypes.name_of(dtype if dtype is not None else int if all([_ints(v) for v in given]) else float)
    return ArrayImpl(np.arange(*given).astype(kind) if kind.startswith("int") else np.arange(*given, dtype=kind, digits="tensorflow"))


def linspace(start, stop, num=50, endpoint=True, retstep=False, dtype=None, axis=0):
    kind = _jax_dtypes.name_of(float if dtype is None else dtype)
    # Whole numbers are found among decimals, and rounded down.
    decimal = kind.startswith(("float", "bfloat", "complex"))
    among = kind if decimal else "float64" if kind.endswith("64") else "float32"
    start, stop = [array(v)._value.astype(among) for v in (start, stop)]
    count = num - 1 if endpoint else num
    if count < 1:
        found = call("broadcast_to", [ArrayImpl(start), [num] + list(start.shape)], {})
    else:
        places = np.arange(count).reshape([count] + [1] * max(start.ndim, stop.ndim)).astype(among)
        found = ArrayImpl(_between(start, stop, places, np.array(count, dtype=among)))
        if endpoint:
            last = call("broadcast_to", [ArrayImpl(stop), [1] + list(found.shape[1:])], {})
            found = call("concatenate", [[found, last]], {})
    found = call("moveaxis", [found, 0, axis], {}) if axis != 0 else found
    found = ArrayImpl(found._value) if decimal else call("floor", [found], {}).astype(kind)
    if not retstep:
        return found
    part = (1 / np.array(count, dtype=among)).astype(among) if count > 0 else np.nan
    return found, ArrayImpl(np.array((stop - start) * part).astype(among))


def _between(start, stop, places, count):
    """The values at these places of so many, rounded where XLA rounds."""
    kind = str(places.dtype)
    if kind == "bfloat16" or kind.startswith("complex"):
        steps = places / count
        return start * (1 - steps) + stop * steps
    # XLA divides once, and adds what stop gives to what start gives without rounding it before.
    part = (1 / count).astype(kind)
    rest = (start * (1 - (places * part).astype(kind)).astype(kind)).astype(kind).astype("float64")
    slope, places = (stop * part).astype(kind).astype("float64"), places.astype("float64")
    product = places * slope
    wide = 134217729.0 * slope
    upper = wide - (wide - slope)
    lost = (places * upper - product) + places * (slope - upper)
    total = product + rest
    back = total - product
    lost = lost + ((product - (total - back)) + (rest - back))
    return (total + lost).astype(kind)


def eye(N, M=None, k=0, dtype=None):
    return ArrayImpl(np.eye(N, M, k).astype(_jax_dtypes.name_of(dtype or float)))


def identity(n, dtype=None):
    return eye(n, dtype=dtype)


def power(x1, x2):
    if _ints(x2) and isinstance(x1, ArrayImpl):
        return x1 ** x2
    return call("power", [x1, x2], {})


def array_equal(a1, a2, equal_nan=False):
    return ArrayImpl(np.array(np.array_equal(_bare(asarray(a1)), _bare(asarray(a2)), equal_nan)))


def allclose(a, b, rtol=1e-05, atol=1e-08, equal_nan=False):
    return ArrayImpl(np.array(np.allclose(_bare(a), _bare(b), rtol, atol, equal_nan)))


def finfo(dtype):
    # Python's own numbers are those of NumPy here, however wide JAX's are.
    return _numpy.finfo(dtype if dtype is float else np.zeros((), dtype=_jax_dtypes.name_of(dtype)).dtype)


def iinfo(dtype):
    return np.iinfo("int64" if dtype is int else np.zeros((), dtype=_jax_dtypes.name_of(dtype)).dtype)


def result_type(*args):
    found = [a if isinstance(a, ArrayImpl) or _is_plain(a) else zeros((1,), a) for a in args]
    return call("stack", [[asarray(a).reshape(()) if asarray(a).size == 1 else asarray(a).ravel()[0] for a in found]], {}).dtype


promote_types = result_type


def ndim(a):
    return asarray(a).ndim


def shape(a):
    return asarray(a).shape


def size(a, axis=None):
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def permute_dims(a, axes):
    return asarray(a).transpose(*axes)


def _shown(arrays):
    return ", ".join([str(tuple(a.shape)) for a in arrays])


def concatenate(arrays, axis=0, dtype=None):
    """All that concatenate refuses, in JAX's words."""
    if isinstance(arrays, (list, tuple)):
        if not len(arrays):
            raise ValueError("Need at least one array to concatenate.")
        found = [a for a in arrays if isinstance(a, ArrayImpl)]
        ranks = {a.ndim for a in found}
        if len(found) == len(arrays) and 0 in ranks:
            raise ValueError("Zero-dimensional arrays cannot be concatenated.")
        if len(ranks) > 1:
            raise TypeError(f"Cannot concatenate arrays with different numbers of dimensions: got {_shown(found)}.")
        if axis is not None and len(found) > 1 and -found[0].ndim <= axis < found[0].ndim:
            at = axis % found[0].ndim
            rest = {tuple(a.shape)[:at] + tuple(a.shape)[at + 1:] for a in found}
            if len(rest) > 1:
                raise TypeError("Cannot concatenate arrays with shapes that differ in dimensions other than the one being "
                                f"concatenated: concatenating along dimension {at} for shapes {_shown(found)}.")
    made = call("concatenate", [arrays], {"axis": axis})
    return made if dtype is None else made.astype(dtype)


def stack(arrays, axis=0, out=None, dtype=None):
    if isinstance(arrays, (list, tuple)):
        if not len(arrays):
            raise ValueError("Need at least one array to stack.")
        found = [a for a in arrays if isinstance(a, ArrayImpl)]
        if len({tuple(a.shape) for a in found}) > 1:
            raise ValueError(f"All input arrays must have the same shape. Got {_shown(found)}.")
    made = call("stack", [arrays], {"axis": axis})
    return made if dtype is None else made.astype(dtype)


class vectorize:
    """A function of single elements, or of the parts that a signature names, of whole arrays: by vmap."""
    def __init__(self, pyfunc, *, excluded=(), signature=None):
        self._of, self._excluded, self._signature = pyfunc, set(excluded), signature

    def __call__(self, *args, **options):
        if options:
            raise TypeError("jax.numpy.vectorize takes what it varies by place")
        places = [i for i in range(len(args)) if i not in self._excluded]
        given = [asarray(args[i]) for i in places]
        ranks = [0] * len(given)
        if self._signature is not None:
            parts = self._signature.replace(" ", "").split("->")[0].strip("()").split("),(")
            ranks = [len([n for n in part.split(",") if n]) for part in parts]
        loops = [a.ndim - r for a, r in zip(given, ranks)]
        wide = np.broadcast_shapes(*[tuple(a.shape)[:n] for a, n in zip(given, loops)])

        def called(*values):
            all_of = list(args)
            for i, v in zip(places, values):
                all_of[i] = v
            return self._of(*all_of)
        given = [call("broadcast_to", [a, list(wide) + list(a.shape)[n:]], {}) for a, n in zip(given, loops)]
        import jax
        for _ in range(len(tuple(wide))):
            called = jax.vmap(called)
        return called(*given)


# in _nowhere
def _filled(shape, value, dtype):
    return ArrayImpl(np.full(_shaped(shape), value, dtype=_jax_dtypes.name_of(dtype)))


def _filled_like(a, value, dtype, shape):
    a = asarray(a)
    found = _filled(a.shape if shape is None else shape, value, dtype or a.dtype)
    return ArrayImpl(found._value, dtype is None and a.weak_type)


_tensh.jax_home(ArrayImpl, _mode, _jax_dtypes.state, {
    "array": array, "part": _part, "check_shapes": _check_shapes, "refuse_list": _refuse_list, "missing": _missing, "named": _named,
    "refuse_power": _refuse_power, "average_where": _average_where}, _methods)
