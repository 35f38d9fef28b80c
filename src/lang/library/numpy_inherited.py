"""Classes that inherit from np.ndarray: an object with an array at heart (`_a`) whose results are of its class, as NumPy's are."""
import numpy as np
import _tensh

# in _nowhere
def _bare(x):
    if isinstance(x, ndarray):
        return x._a
    if isinstance(x, (list, tuple)) and any([isinstance(v, (ndarray, list, tuple)) for v in x]):
        return type(x)([_bare(v) for v in x]) if type(x) in (list, tuple) else x
    return x


# What gives plain arrays, or no arrays, of whatever class.
_plain = ["constant", "concat", "concatenate", "stack", "vstack", "hstack", "dstack", "column_stack", "where", "array_equal", "allclose",
          "shape", "size", "ndim", "rank", "trace", "det", "norm", "histogram", "searchsorted", "unique", "bincount", "cross", "einsum", "isin", "nonzero"]
# Reductions, by the functions whose `reduce` they are.
_reductions = {"sum": "add", "prod": "multiply", "max": "maximum", "min": "minimum", "any": "logical_or", "all": "logical_and"}
# These give numbers where no axis is left.
_numbers = ["argmax", "argmin", "dot", "vdot", "inner", "matmul", "item", "ptp", "count_nonzero", "median", "percentile", "quantile"]
_names = {"convert_to_tensor": "asarray", "abs": "absolute", "pow": "power"}


def _given(args):
    """The objects of such classes among arguments, also in lists."""
    found = []
    for a in args:
        if isinstance(a, ndarray):
            found.append(a)
        elif isinstance(a, (list, tuple)):
            found.extend(_given(a))
    return found


def _leading(given):
    """The one whose class the results have: the highest `__array_priority__`, else the first."""
    best = given[0]
    for x in given[1:]:
        if x.__array_priority__ > best.__array_priority__:
            best = x
    return best


def _answering(given, name):
    """An object whose class has the method itself, the more special class before the others."""
    own = [x for x in given if getattr(type(x), name) is not getattr(ndarray, name)]
    return sorted(own, key=lambda x: -len(type(x).__mro__))[0] if own else None


def _applied(name, method, args, options):
    """A function of NumPy's that goes through elements, asked of whoever answers for it."""
    given = _given([*args, options.get("out")])
    ufunc = getattr(np, name)
    asked = _answering(given, "__array_ufunc__")
    if asked is not None:
        found = asked.__array_ufunc__(ufunc, method, *args, **options)
        if found is NotImplemented:
            said = ", ".join([repr(type(a).__name__) for a in args])
            raise TypeError(f"operand type(s) all returned NotImplemented from __array_ufunc__({ufunc!r}, {method!r}, "
                            f"{', '.join([repr(a) for a in args])}): {said}")
        return found
    return _computed(ufunc, method, args, options, _leading(given))


def _computed(ufunc, method, args, options, of):
    out = options.get("out")
    out = out[0] if isinstance(out, tuple) and len(out) == 1 else out
    named = {k: _bare(v) for k, v in options.items() if k != "out" and v is not None}
    run = ufunc if method == "__call__" else getattr(ufunc, method)
    found = run(*[_bare(a) for a in args], **named)
    if isinstance(out, (ndarray, np.ndarray)):
        _bare(out)[...] = found
        return out
    if isinstance(found, tuple):
        return tuple([of.__array_wrap__(np.asarray(f), (ufunc, args, i), False) for i, f in enumerate(found)])
    return of.__array_wrap__(np.asarray(found), (ufunc, args, 0), np.ndim(found) == 0 and method == "__call__")


def _handed(found, of, name=""):
    if isinstance(found, tuple) and name != "shape":
        return tuple([_handed(f, of) for f in found])
    if not isinstance(found, np.ndarray) or found.ndim == 0 and name in _numbers:
        return found[()] if isinstance(found, np.ndarray) else found
    return viewed(found, type(of), of)


def _both(name):
    def of(self, other):
        return NotImplemented if _declines(other) else _applied(name, "__call__", [self, other], {})
    return of


def _flipped(name):
    def of(self, other):
        return NotImplemented if _declines(other) else _applied(name, "__call__", [other, self], {})
    return of


def _in_place(name):
    def of(self, other):
        return _applied(name, "__call__", [self, other], {"out": (self,)})
    return of


def _one(name):
    def of(self):
        return _applied(name, "__call__", [self], {})
    return of


def _declines(other):
    """Whoever says `__array_ufunc__ = None` has operators of its own."""
    return getattr(type(other), "__array_ufunc__", 0) is None


def _mixed(name):
    def of(self, other):
        return NotImplemented if _declines(other) else getattr(np, name)(self, other)
    return of


def _mixed_back(name):
    def of(self, other):
        return NotImplemented if _declines(other) else getattr(np, name)(other, self)
    return of


def _mixed_in_place(name):
    def of(self, other):
        return getattr(np, name)(self, other, out=(self,))
    return of


def _mixed_one(name):
    def of(self):
        return getattr(np, name)(self)
    return of


# in np.lib.mixins
class NDArrayOperatorsMixin:
    """Operators by the functions that `__array_ufunc__` answers for."""
    __slots__ = ()
    __add__, __radd__, __iadd__ = _mixed("add"), _mixed_back("add"), _mixed_in_place("add")
    __sub__, __rsub__, __isub__ = _mixed("subtract"), _mixed_back("subtract"), _mixed_in_place("subtract")
    __mul__, __rmul__, __imul__ = _mixed("multiply"), _mixed_back("multiply"), _mixed_in_place("multiply")
    __matmul__, __rmatmul__ = _mixed("matmul"), _mixed_back("matmul")
    __truediv__, __rtruediv__, __itruediv__ = _mixed("true_divide"), _mixed_back("true_divide"), _mixed_in_place("true_divide")
    __floordiv__, __rfloordiv__ = _mixed("floor_divide"), _mixed_back("floor_divide")
    __mod__, __rmod__ = _mixed("remainder"), _mixed_back("remainder")
    __pow__, __rpow__, __ipow__ = _mixed("power"), _mixed_back("power"), _mixed_in_place("power")
    __and__, __rand__ = _mixed("bitwise_and"), _mixed_back("bitwise_and")
    __or__, __ror__ = _mixed("bitwise_or"), _mixed_back("bitwise_or")
    __xor__, __rxor__ = _mixed("bitwise_xor"), _mixed_back("bitwise_xor")
    __lshift__, __rshift__ = _mixed("left_shift"), _mixed("right_shift")
    __eq__, __ne__ = _mixed("equal"), _mixed("not_equal")
    __lt__, __le__, __gt__, __ge__ = _mixed("less"), _mixed("less_equal"), _mixed("greater"), _mixed("greater_equal")
    __neg__, __pos__, __abs__, __invert__ = _mixed_one("negative"), _mixed_one("positive"), _mixed_one("absolute"), _mixed_one("invert")


def _array(x):
    """What an object says that it is as an array."""
    if isinstance(x, (list, tuple)):
        return [_array(v) for v in x] if any([_array(v) is not v for v in x]) else x
    return x if isinstance(x, np.ndarray) or not hasattr(type(x), "__array__") else x.__array__()


def _through_arrays(function, args, options):
    bare = [_array(a) for a in args]
    if not any([b is not a for a, b in zip(args, bare)]):
        return NotImplemented
    return function(*bare, **options)


# in _numpy_inherited
def asked(name, *args, **options):
    """A function of NumPy's with objects that answer for it themselves; NotImplemented where they are none of its business."""
    function = getattr(np, name)
    through = isinstance(function, np.ufunc)
    member = "__array_ufunc__" if through else "__array_function__"
    if name in ("array", "asarray", "asanyarray"):
        return _through_arrays(function, args, options)
    flat = [v for a in args for v in (a if isinstance(a, (list, tuple)) else [a])] + list(options.values())
    owners = [v for v in flat if not isinstance(v, np.ndarray) and hasattr(type(v), member)]
    if not owners:
        return _through_arrays(function, args, options)
    for own in owners:
        found = own.__array_ufunc__(function, "__call__", *args, **options) if through else \
            own.__array_function__(function, tuple({type(o) for o in owners}), args, options)
        if found is not NotImplemented:
            return found
    if through:
        said = ", ".join([repr(a) for a in args])
        types = ", ".join([repr(type(a).__name__) for a in args])
        raise TypeError(f"operand type(s) all returned NotImplemented from __array_ufunc__({function!r}, '__call__', {said}): {types}")
    raise TypeError(f"no implementation found for 'numpy.{name}' on types that implement __array_function__: {[type(o) for o in owners]!r}")


def reduced(function, array, **options):
    """`np.add.reduce` of an object that answers for itself."""
    return array.__array_ufunc__(function, "reduce", array, **options)


def viewed(array, cls, of=None):
    """The array as an object of the class; `of` is what it comes from."""
    made = object.__new__(cls)
    made._a = array
    made.__array_finalize__(array if of is None else of)
    return made


class ndarray:
    __module__ = "numpy"
    _is_a = "ndarray"
    __array_priority__ = 0.0
    __hash__ = None

    def __new__(cls, shape, dtype=float, buffer=None, offset=0, strides=None, order=None):
        if buffer is None:
            array = np.empty(shape, dtype)
        elif strides is None:
            sizes = shape if isinstance(shape, tuple) else (shape,)
            array = np.frombuffer(buffer, dtype, int(np.prod(sizes)), offset).reshape(sizes)
        else:
            array = np.lib.stride_tricks.as_strided(np.frombuffer(buffer, dtype, -1, offset), shape, strides)
        made = object.__new__(cls)
        made._a = array
        made.__array_finalize__(None)
        return made

    def __init__(self, *args, **options):
        pass

    def __array_finalize__(self, obj):
        pass

    def __array_wrap__(self, array, context=None, return_scalar=False):
        return viewed(_bare(array), type(self), self)

    def __array_ufunc__(self, ufunc, method, *inputs, **options):
        given = _given([*inputs, options.get("out")])
        if _answering(given, "__array_ufunc__") is not None:
            return NotImplemented
        if not given:
            out = options.pop("out", None)
            found = (ufunc if method == "__call__" else getattr(ufunc, method))(*inputs, **options)
            if out is None:
                return found
            out[0][...] = found
            return out[0]
        return _computed(ufunc, method, inputs, options, _leading(given))

    def __array_function__(self, func, types, args, kwargs):
        return func(*[_bare(a) for a in args], **{k: _bare(v) for k, v in kwargs.items()})

    def __array__(self, dtype=None, copy=None):
        return self._a if dtype is None else self._a.astype(dtype)

    def __np_shape__(self):
        return self._a.shape

    @property
    def base(self):
        return self._a.base

    @property
    def shape(self):
        return self._a.shape

    @shape.setter
    def shape(self, sizes):
        self._a.shape = sizes

    def view(self, dtype=None, type=None):
        to = dtype if type is None else type
        if to is np.ndarray:
            return self._a.view()
        if isinstance(to, _Kind):
            return viewed(self._a.view(), to, self)
        return viewed(self._a.view() if dtype is None else self._a.view(dtype), self.__class__, self)

    def __np_member__(self, name):
        """What the array has of that name: before a class is asked by `__getattr__`, as for members of NumPy's own."""
        found = getattr(self._a, name)
        if isinstance(found, np.ndarray):
            return viewed(found, type(self), self)
        if not callable(found) or name == "dtype":
            return found

        def method(*args, **options):
            if name in _plain:
                return found(*[_bare(a) for a in args], **options)
            if name in _reductions and _answering([self], "__array_ufunc__") is not None:
                if len(args) > 0:
                    options["axis"] = args[0]
                return _applied(_reductions[name], "reduce", [self], {"axis": None, **options})
            out = options.pop("out", None)
            given = found(*[_bare(a) for a in args], **{k: _bare(v) for k, v in options.items()})
            if out is not None:
                _bare(out)[...] = given
                return out
            if name in _reductions or name in ("mean", "std", "var"):
                given = np.asarray(given)
            return _handed(given, self, name)
        return method

    # Elements.
    def __len__(self):
        return len(self._a)

    def __iter__(self):
        return iter([_handed(row, self) if self._a.ndim > 1 else row for row in self._a])

    def __contains__(self, x):
        return x in self._a

    def __getitem__(self, key):
        found = self._a[_bare(key)]
        return viewed(found, type(self), self) if isinstance(found, np.ndarray) and (found.ndim > 0 or key is ... or key == ()) else found

    def __setitem__(self, key, value):
        self._a[_bare(key)] = _bare(value)

    def __bool__(self):
        return bool(self._a)

    def __int__(self):
        return int(self._a)

    def __float__(self):
        return float(self._a)

    def __complex__(self):
        return complex(self._a)

    def __index__(self):
        return self._a.__index__()

    # Operators.
    __add__ = _both("add")
    __sub__ = _both("subtract")
    __mul__ = _both("multiply")
    __truediv__ = _both("divide")
    __floordiv__ = _both("floor_divide")
    __mod__ = _both("remainder")
    __pow__ = _both("power")
    __matmul__ = _both("matmul")
    __and__ = _both("bitwise_and")
    __or__ = _both("bitwise_or")
    __xor__ = _both("bitwise_xor")
    __lshift__ = _both("left_shift")
    __rshift__ = _both("right_shift")
    __eq__ = _both("equal")
    __ne__ = _both("not_equal")
    __lt__ = _both("less")
    __le__ = _both("less_equal")
    __gt__ = _both("greater")
    __ge__ = _both("greater_equal")
    __divmod__ = _both("divmod")
    __radd__ = _flipped("add")
    __rsub__ = _flipped("subtract")
    __rmul__ = _flipped("multiply")
    __rtruediv__ = _flipped("divide")
    __rfloordiv__ = _flipped("floor_divide")
    __rmod__ = _flipped("remainder")
    __rpow__ = _flipped("power")
    __rmatmul__ = _flipped("matmul")
    __rand__ = _flipped("bitwise_and")
    __ror__ = _flipped("bitwise_or")
    __rxor__ = _flipped("bitwise_xor")
    __iadd__ = _in_place("add")
    __isub__ = _in_place("subtract")
    __imul__ = _in_place("multiply")
    __itruediv__ = _in_place("divide")
    __ifloordiv__ = _in_place("floor_divide")
    __imod__ = _in_place("remainder")
    __ipow__ = _in_place("power")
    __iand__ = _in_place("bitwise_and")
    __ior__ = _in_place("bitwise_or")
    __neg__ = _one("negative")
    __pos__ = _one("positive")
    __abs__ = _one("absolute")
    __invert__ = _one("invert")

    # How it is written.
    def __str__(self):
        return str(self._a)

    def __repr__(self):
        before = type(self).__name__ + "("
        return repr(self._a).replace("array(", before, 1).replace("\n      ", "\n" + " " * len(before))

    def __format__(self, how):
        return str(self) if how == "" else format(self._a, how)

    def __reduce__(self):
        return (_restored, (type(self), self._a, {k: v for k, v in self.__dict__.items() if k != "_a"}))

    def __copy__(self):
        return _restored(type(self), self._a.copy(), {k: v for k, v in self.__dict__.items() if k != "_a"})

    def __tf_dispatch__(self, name, args, options):
        given = _given([*args, *options.values()])
        name = _names.get(name, name)
        asked = _answering(given, "__array_function__")
        function = getattr(np, name, None)
        through = isinstance(function, np.ufunc)
        if asked is not None and not through and name not in ("constant", "asarray"):
            found = asked.__array_function__(function, tuple({type(g) for g in given}), tuple(args), options)
            if found is NotImplemented:
                raise TypeError(f"no implementation found for 'numpy.{name}' on types that implement __array_function__: "
                                f"{[type(g) for g in given]!r}")
            return found
        if through:
            return _applied(name, "__call__", args, options)
        if name in _reductions and _answering(given, "__array_ufunc__") is not None:
            axis = args[1] if len(args) > 1 else options.pop("axis", None)
            return _applied(_reductions[name], "reduce", args[:1], {"axis": axis, **options})
        found = _tensh.numpy("convert_to_tensor" if name == "asarray" else name, [_bare(a) for a in args], {k: _bare(v) for k, v in options.items() if k != "subok"})
        if name == "constant" and options.get("subok"):
            return viewed(found, type(args[0]), args[0])
        if name in _plain or name == "asarray" or (name == "copy" and not options.get("subok")):
            return found
        if name in _reductions or name in ("mean", "std", "var"):
            found = np.asarray(found)
        return _handed(found, _leading(given), name)


def _restored(cls, array, attributes):
    made = viewed(array, cls)
    made.__dict__.update(attributes)
    return made


_Kind = type(ndarray)
