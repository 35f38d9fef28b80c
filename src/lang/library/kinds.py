"""types and typing, and the kinds of values that collections.abc has names for."""


# in types
class SimpleNamespace:
    __module__ = "types"

    def __init__(self, /, **named):
        self.__dict__.update(named)

    def __getattr__(self, name):
        owner = "types.SimpleNamespace" if type(self) is SimpleNamespace else type(self).__name__
        raise AttributeError(f"{owner!r} object has no attribute {name!r}")

    def __repr__(self):
        name = "namespace" if type(self) is SimpleNamespace else type(self).__name__
        return f"{name}({', '.join([f'{k}={v!r}' for k, v in self.__dict__.items()])})"

    def __eq__(self, other):
        return self.__dict__ == other.__dict__ if isinstance(other, SimpleNamespace) else NotImplemented


class MappingProxyType:
    """A dict that shows another one, and cannot be written to."""
    def __init__(self, mapping):
        self._mapping = mapping

    def __getitem__(self, key):
        return self._mapping[key]

    def __contains__(self, key):
        return key in self._mapping

    def __len__(self):
        return len(self._mapping)

    def __iter__(self):
        return iter(self._mapping)

    def __eq__(self, other):
        return self._mapping == other

    def __setitem__(self, key, value):
        raise TypeError("'mappingproxy' object does not support item assignment")

    def get(self, key, default=None):
        return self._mapping.get(key, default)

    def keys(self):
        return self._mapping.keys()

    def values(self):
        return self._mapping.values()

    def items(self):
        return self._mapping.items()

    def __str__(self):
        return str(self._mapping)

    def __repr__(self):
        return f"mappingproxy({self._mapping!r})"


FunctionType = type(lambda: None)
LambdaType = FunctionType
GeneratorType = type(x for x in ())
BuiltinFunctionType = type(len)
NoneType = type(None)


def _method(function, object):
    return lambda *args, **named: function(object, *args, **named)


# in types
MethodType = _method


# in _nowhere
class _Kind(type):
    """What is told by what it can do, not by what it inherits from."""
    def __instancecheck__(cls, x):
        return cls._holds(x) or cls in type(x).__mro__ if hasattr(type(x), "__mro__") else cls._holds(x)

    def __repr__(cls):
        return f"<class 'collections.abc.{cls.__name__}'>"


class _Asked(metaclass=_Kind):
    @classmethod
    def __class_getitem__(cls, types):
        return cls

    @staticmethod
    def _holds(x):
        return False


# in typing, collections.abc
class Callable(_Asked):
    @staticmethod
    def _holds(x):
        return callable(x)


class Hashable(_Asked):
    @staticmethod
    def _holds(x):
        return not isinstance(x, (list, dict, set)) and getattr(type(x), "__hash__", 1) is not None


class Sized(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, (list, tuple, dict, set, frozenset, str, bytes, range)) or hasattr(x, "__len__")


class Container(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, (list, tuple, dict, set, frozenset, str, bytes, range)) or hasattr(x, "__contains__")


class Iterable(_Asked):
    @staticmethod
    def _holds(x):
        if isinstance(x, (list, tuple, dict, set, frozenset, str, bytes, range)):
            return True
        return hasattr(x, "__iter__") or type(x).__name__ in _iterable


class Collection(Iterable):
    @staticmethod
    def _holds(x):
        return isinstance(x, Iterable) and isinstance(x, Sized)


class Iterator(_Asked):
    @staticmethod
    def _holds(x):
        return hasattr(x, "__next__") or type(x).__name__ in _iterators


class Generator(_Asked):
    @staticmethod
    def _holds(x):
        return type(x).__name__ == "generator"


class Sequence(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, (list, tuple, str, bytes, range))


class MutableSequence(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, list)


class Mapping(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, dict)


class MutableMapping(Mapping):
    pass


class Set(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, (set, frozenset))


class MutableSet(_Asked):
    @staticmethod
    def _holds(x):
        return isinstance(x, set)


class Reversible(Iterable):
    pass


class Awaitable(_Asked):
    pass


class Coroutine(_Asked):
    pass


# in _nowhere
_iterators = ("generator", "zip", "map", "filter", "enumerate", "reversed", "list", "range", "words")
_iterable = ("generator", "zip", "map", "filter", "enumerate", "reversed", "dict_keys", "dict_values", "dict_items",
             "numpy.ndarray", "Tensor", "tensorflow.python.framework.ops.EagerTensor")


def _name_of(one):
    if one is None or one is type(None):
        return "None"
    if one is ...:
        return "..."
    if isinstance(one, (list, tuple)):
        return "[" + ", ".join([_name_of(x) for x in one]) + "]"
    if isinstance(one, str):
        return f"ForwardRef({one!r})"
    return getattr(one, "__name__", None) or repr(one)


class _Hint:
    """A type for the reader: it is shown, and says nothing."""
    def __init__(self, text):
        self._text = text

    def __getitem__(self, key):
        found = key if isinstance(key, tuple) else (key,)
        if self._text == "typing.Literal":
            return _Hint(f"typing.Literal[{', '.join([repr(x) for x in found])}]")
        if self._text == "typing.Union" and len(found) == 2 and (found[1] is None or found[1] is type(None)):
            return _Hint(f"typing.Optional[{_name_of(found[0])}]")
        return _Hint(f"{self._text}[{', '.join([_name_of(x) for x in found])}]")

    def __call__(self, *args, **named):
        raise TypeError(f"Cannot instantiate {self._text}")

    def __or__(self, other):
        return _Hint(f"{self._text} | {_name_of(other)}")

    def __ror__(self, other):
        return _Hint(f"{_name_of(other)} | {self._text}")

    def __eq__(self, other):
        return isinstance(other, _Hint) and self._text == other._text

    def __hash__(self):
        return hash(self._text)

    def __repr__(self):
        return self._text


# in typing
Any = _Hint("typing.Any")
Annotated = _Hint("typing.Annotated")
ClassVar = _Hint("typing.ClassVar")
Concatenate = _Hint("typing.Concatenate")
Dict = _Hint("typing.Dict")
DefaultDict = _Hint("typing.DefaultDict")
Deque = _Hint("typing.Deque")
Final = _Hint("typing.Final")
FrozenSet = _Hint("typing.FrozenSet")
List = _Hint("typing.List")
Literal = _Hint("typing.Literal")
NoReturn = _Hint("typing.NoReturn")
Optional = _Hint("typing.Optional")
OrderedDict = _Hint("typing.OrderedDict")
Required = _Hint("typing.Required")
NotRequired = _Hint("typing.NotRequired")
Self = _Hint("typing.Self")
Tuple = _Hint("typing.Tuple")
Type = _Hint("typing.Type")
TypeAlias = _Hint("typing.TypeAlias")
Union = _Hint("typing.Union")
Text = str
AnyStr = _Hint("~AnyStr")
SupportsFloat = _Hint("typing.SupportsFloat")
SupportsInt = _Hint("typing.SupportsInt")
TYPE_CHECKING = False


def TypeVar(name, *constraints, bound=None, covariant=False, contravariant=False):
    return _Hint(f"{'+' if covariant else '-' if contravariant else '~'}{name}")


def ParamSpec(name):
    return _Hint(f"~{name}")


def NewType(name, tp):
    return lambda x: x


def cast(typ, val):
    return val


def overload(func):
    return func


def final(f):
    return f


def no_type_check(f):
    return f


def runtime_checkable(cls):
    return cls


def get_type_hints(obj, *args, **options):
    return dict(getattr(obj, "__annotations__", {}))


class Generic:
    @classmethod
    def __class_getitem__(cls, types):
        return cls


class Protocol(Generic):
    pass


# in _nowhere
class _Typed(type):
    def __new__(mcs, name, bases, ns, total=True):
        return super().__new__(mcs, name, bases, ns)

    def __call__(cls, *args, **named):
        return dict(*args, **named)


# in typing
class TypedDict(metaclass=_Typed):
    pass
