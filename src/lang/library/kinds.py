"""types and typing, and the kinds of values that collections.abc has names for."""
from abc import ABCMeta, abstractmethod


# in _nowhere
class _OfModules(type):
    def __instancecheck__(cls, x):
        return type(x).__name__ in ("module", "ModuleType")


# in types
class ModuleType(metaclass=_OfModules):
    def __init__(self, name, doc=None):
        self.__name__, self.__doc__ = name, doc

    def __getattr__(self, name):
        raise AttributeError(f"module {self.__dict__['__name__']!r} has no attribute {name!r}")

    def __repr__(self):
        return f"<module {self.__name__!r}>"


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
class _Kind(ABCMeta):
    """What is told by what it can do, or by what it inherits from."""
    def __instancecheck__(cls, x):
        kind = type(x)
        return cls._is_above(kind) or "_holds" in cls.__dict__ and cls._holds(x)

    def __subclasscheck__(cls, kind):
        return cls._is_above(kind) or "_covers" in cls.__dict__ and cls._covers(kind)

    def _is_above(cls, kind):
        line = getattr(kind, "__mro__", (kind,))
        return cls in line or any(cls in getattr(one, "__mro__", ()) or one in cls._registered for one in line)

    def register(cls, kind):
        cls._registered.append(kind)
        return kind

    def __init__(cls, name, bases, ns, **options):
        super().__init__(name, bases, ns)
        type.__setattr__(cls, "_registered", [])

    def __repr__(cls):
        if cls.__module__ == "collections.abc":
            return f"<class 'collections.abc.{cls.__name__}'>"
        return f"<class '{cls.__module__}.{cls.__qualname__}'>"


class _Asked(metaclass=_Kind):
    __module__ = "collections.abc"

    @classmethod
    def __class_getitem__(cls, types):
        return cls


def _has(kind, *names):
    return all(any(name in getattr(one, "__dict__", {}) and one.__dict__[name] is not None
                   for one in getattr(kind, "__mro__", ())) for name in names)


_plain = (list, tuple, dict, set, frozenset, str, bytes, range)


# in typing, collections.abc
class Callable(_Asked):
    @abstractmethod
    def __call__(self, *args, **named):
        return False

    @staticmethod
    def _holds(x):
        return callable(x)


class Hashable(_Asked):
    @abstractmethod
    def __hash__(self):
        return 0

    @staticmethod
    def _holds(x):
        return not isinstance(x, (list, dict, set)) and getattr(type(x), "__hash__", 1) is not None

    @staticmethod
    def _covers(kind):
        return kind not in (list, dict, set) and getattr(kind, "__hash__", 1) is not None


class Sized(_Asked):
    @abstractmethod
    def __len__(self):
        return 0

    @staticmethod
    def _holds(x):
        return isinstance(x, _plain) or hasattr(x, "__len__")

    @staticmethod
    def _covers(kind):
        return kind in _plain or _has(kind, "__len__")


class Container(_Asked):
    @abstractmethod
    def __contains__(self, x):
        return False

    @staticmethod
    def _holds(x):
        return isinstance(x, _plain) or hasattr(x, "__contains__")

    @staticmethod
    def _covers(kind):
        return kind in _plain or _has(kind, "__contains__")


class Iterable(_Asked):
    @abstractmethod
    def __iter__(self):
        while False:
            yield None

    @staticmethod
    def _holds(x):
        return isinstance(x, _plain) or hasattr(x, "__iter__") or type(x).__name__ in _iterable

    @staticmethod
    def _covers(kind):
        return kind in _plain or _has(kind, "__iter__")


class Collection(Sized, Iterable, Container):
    @staticmethod
    def _holds(x):
        return isinstance(x, _plain) or hasattr(x, "__len__") and hasattr(x, "__iter__") and hasattr(x, "__contains__")

    @staticmethod
    def _covers(kind):
        return kind in _plain or _has(kind, "__len__", "__iter__", "__contains__")


class Iterator(Iterable):
    @abstractmethod
    def __next__(self):
        raise StopIteration

    def __iter__(self):
        return self

    @staticmethod
    def _holds(x):
        return hasattr(x, "__next__") or type(x).__name__ in _iterators

    @staticmethod
    def _covers(kind):
        return _has(kind, "__next__", "__iter__")


class Generator(Iterator):
    @abstractmethod
    def send(self, value):
        raise StopIteration

    @abstractmethod
    def throw(self, kind, value=None, trace=None):
        raise kind if value is None else value

    def __next__(self):
        return self.send(None)

    def close(self):
        try:
            self.throw(GeneratorExit)
        except (GeneratorExit, StopIteration):
            pass
        else:
            raise RuntimeError("generator ignored GeneratorExit")

    @staticmethod
    def _holds(x):
        return type(x).__name__ == "generator"

    @staticmethod
    def _covers(kind):
        return getattr(kind, "__name__", "") == "generator"


class Reversible(Iterable):
    @abstractmethod
    def __reversed__(self):
        while False:
            yield None

    @staticmethod
    def _holds(x):
        return isinstance(x, (list, tuple, dict, str, bytes, range)) or hasattr(x, "__reversed__")

    @staticmethod
    def _covers(kind):
        return kind in (list, tuple, dict, range) or _has(kind, "__reversed__", "__iter__")


class Sequence(Reversible, Collection):
    @abstractmethod
    def __getitem__(self, index):
        raise IndexError

    def __iter__(self):
        i = 0
        try:
            while True:
                value = self[i]
                yield value
                i += 1
        except IndexError:
            return

    def __contains__(self, value):
        for v in self:
            if v is value or v == value:
                return True
        return False

    def __reversed__(self):
        for i in reversed(range(len(self))):
            yield self[i]

    def index(self, value, start=0, stop=None):
        if start is not None and start < 0:
            start = max(len(self) + start, 0)
        if stop is not None and stop < 0:
            stop += len(self)
        i = start
        while stop is None or i < stop:
            try:
                v = self[i]
            except IndexError:
                break
            if v is value or v == value:
                return i
            i += 1
        raise ValueError

    def count(self, value):
        return sum([1 for v in self if v is value or v == value])

    @staticmethod
    def _holds(x):
        return isinstance(x, (list, tuple, str, bytes, range)) or type(x).__name__ in ("deque", "bytearray", "memoryview")

    @staticmethod
    def _covers(kind):
        return kind in (list, tuple, str, bytes, range) or getattr(kind, "__name__", "") in ("deque", "bytearray")


class MutableSequence(Sequence):
    @abstractmethod
    def __setitem__(self, index, value):
        raise IndexError

    @abstractmethod
    def __delitem__(self, index):
        raise IndexError

    @abstractmethod
    def insert(self, index, value):
        raise IndexError

    def append(self, value):
        self.insert(len(self), value)

    def clear(self):
        try:
            while True:
                self.pop()
        except IndexError:
            pass

    def reverse(self):
        n = len(self)
        for i in range(n // 2):
            self[i], self[n - i - 1] = self[n - i - 1], self[i]

    def extend(self, values):
        if values is self:
            values = list(values)
        for v in values:
            self.append(v)

    def pop(self, index=-1):
        v = self[index]
        del self[index]
        return v

    def remove(self, value):
        del self[self.index(value)]

    def __iadd__(self, values):
        self.extend(values)
        return self

    @staticmethod
    def _holds(x):
        return isinstance(x, list) or type(x).__name__ in ("deque", "bytearray")

    @staticmethod
    def _covers(kind):
        return kind is list or getattr(kind, "__name__", "") in ("deque", "bytearray")


# in _nowhere
class _View(_Asked):
    def __init__(self, mapping):
        self._mapping = mapping

    def __len__(self):
        return len(self._mapping)

    def __repr__(self):
        return f"{type(self).__name__}({self._mapping!r})"


# in typing, collections.abc
class MappingView(_View):
    pass


class Mapping(Collection):
    @abstractmethod
    def __getitem__(self, key):
        raise KeyError

    def get(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            return default

    def __contains__(self, key):
        try:
            self[key]
        except KeyError:
            return False
        else:
            return True

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def values(self):
        return ValuesView(self)

    def __eq__(self, other):
        if not isinstance(other, Mapping):
            return NotImplemented
        return dict(self.items()) == dict(other.items())

    __hash__ = None
    __reversed__ = None

    @staticmethod
    def _holds(x):
        return isinstance(x, dict) or type(x).__name__ in ("mappingproxy", "MappingProxyType")

    @staticmethod
    def _covers(kind):
        return kind is dict or kind in getattr(kind, "__mro__", ()) and issubclass(kind, dict)


# in _nowhere
_missing = object()


# in typing, collections.abc
class MutableMapping(Mapping):
    @abstractmethod
    def __setitem__(self, key, value):
        raise KeyError

    @abstractmethod
    def __delitem__(self, key):
        raise KeyError

    def pop(self, key, default=_missing):
        try:
            value = self[key]
        except KeyError:
            if default is _missing:
                raise
            return default
        else:
            del self[key]
            return value

    def popitem(self):
        try:
            key = next(iter(self))
        except StopIteration:
            raise KeyError from None
        value = self[key]
        del self[key]
        return key, value

    def clear(self):
        try:
            while True:
                self.popitem()
        except KeyError:
            pass

    def update(self, other=(), /, **kwds):
        if isinstance(other, Mapping):
            for key in other:
                self[key] = other[key]
        elif hasattr(other, "keys"):
            for key in other.keys():
                self[key] = other[key]
        else:
            for key, value in other:
                self[key] = value
        for key, value in kwds.items():
            self[key] = value

    def setdefault(self, key, default=None):
        try:
            return self[key]
        except KeyError:
            self[key] = default
        return default

    @staticmethod
    def _holds(x):
        return isinstance(x, dict)

    @staticmethod
    def _covers(kind):
        return kind is dict or kind in getattr(kind, "__mro__", ()) and issubclass(kind, dict)


class Set(Collection):
    def __le__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) > len(other):
            return False
        for one in self:
            if one not in other:
                return False
        return True

    def __lt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) < len(other) and self.__le__(other)

    def __gt__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) > len(other) and self.__ge__(other)

    def __ge__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        if len(self) < len(other):
            return False
        for one in other:
            if one not in self:
                return False
        return True

    def __eq__(self, other):
        if not isinstance(other, Set):
            return NotImplemented
        return len(self) == len(other) and self.__le__(other)

    __hash__ = None

    @classmethod
    def _from_iterable(cls, it):
        return cls(it)

    def __and__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([value for value in other if value in self])

    __rand__ = __and__

    def isdisjoint(self, other):
        for value in other:
            if value in self:
                return False
        return True

    def __or__(self, other):
        if not isinstance(other, Iterable):
            return NotImplemented
        return self._from_iterable([e for s in (self, other) for e in s])

    __ror__ = __or__

    def __sub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable([value for value in self if value not in other])

    def __rsub__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return self._from_iterable([value for value in other if value not in self])

    def __xor__(self, other):
        if not isinstance(other, Set):
            if not isinstance(other, Iterable):
                return NotImplemented
            other = self._from_iterable(other)
        return (self - other) | (other - self)

    __rxor__ = __xor__

    @staticmethod
    def _holds(x):
        return isinstance(x, (set, frozenset)) or type(x).__name__ in ("dict_keys", "dict_items")

    @staticmethod
    def _covers(kind):
        return kind in (set, frozenset)


class MutableSet(Set):
    @abstractmethod
    def add(self, value):
        raise NotImplementedError

    @abstractmethod
    def discard(self, value):
        raise NotImplementedError

    def remove(self, value):
        if value not in self:
            raise KeyError(value)
        self.discard(value)

    def pop(self):
        it = iter(self)
        try:
            value = next(it)
        except StopIteration:
            raise KeyError from None
        self.discard(value)
        return value

    def clear(self):
        try:
            while True:
                self.pop()
        except KeyError:
            pass

    def __ior__(self, it):
        for value in it:
            self.add(value)
        return self

    def __iand__(self, it):
        for value in self - it:
            self.discard(value)
        return self

    def __ixor__(self, it):
        if it is self:
            self.clear()
        else:
            if not isinstance(it, Set):
                it = self._from_iterable(it)
            for value in it:
                if value in self:
                    self.discard(value)
                else:
                    self.add(value)
        return self

    def __isub__(self, it):
        if it is self:
            self.clear()
        else:
            for value in it:
                self.discard(value)
        return self

    @staticmethod
    def _holds(x):
        return isinstance(x, set)

    @staticmethod
    def _covers(kind):
        return kind is set


class KeysView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, key):
        return key in self._mapping

    def __iter__(self):
        yield from self._mapping

    @staticmethod
    def _holds(x):
        return type(x).__name__ == "dict_keys"


class ItemsView(MappingView, Set):
    @classmethod
    def _from_iterable(cls, it):
        return set(it)

    def __contains__(self, item):
        key, value = item
        try:
            v = self._mapping[key]
        except KeyError:
            return False
        else:
            return v is value or v == value

    def __iter__(self):
        for key in self._mapping:
            yield (key, self._mapping[key])

    @staticmethod
    def _holds(x):
        return type(x).__name__ == "dict_items"


class ValuesView(MappingView, Collection):
    def __contains__(self, value):
        for key in self._mapping:
            v = self._mapping[key]
            if v is value or v == value:
                return True
        return False

    def __iter__(self):
        for key in self._mapping:
            yield self._mapping[key]

    @staticmethod
    def _holds(x):
        return type(x).__name__ == "dict_values"


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
    def __init__(self, text, origin=None, args=()):
        self._text, self.__origin__, self.__args__ = text, origin, args

    def __getitem__(self, key):
        found = key if isinstance(key, tuple) else (key,)
        if self._text == "typing.Literal":
            return _Hint(f"typing.Literal[{', '.join([repr(x) for x in found])}]", self, found)
        if self._text == "typing.Union" and len(found) == 2 and (found[1] is None or found[1] is type(None)):
            return _Hint(f"typing.Optional[{_name_of(found[0])}]", Union, (found[0], type(None)))
        origin, args = _origins().get(self._text, self), found
        if self._text == "typing.Optional":
            origin, args = Union, (found[0], type(None))
        return _Hint(f"{self._text}[{', '.join([_name_of(x) for x in found])}]", origin, tuple([type(None) if x is None else x for x in args]))

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
Never = _Hint("typing.Never")
LiteralString = _Hint("typing.LiteralString")
TypeGuard = _Hint("typing.TypeGuard")
Unpack = _Hint("typing.Unpack")
Pattern = _Hint("typing.Pattern")
Match = _Hint("typing.Match")
IO = _Hint("typing.IO")
TextIO = _Hint("<class 'typing.TextIO'>")
BinaryIO = _Hint("<class 'typing.BinaryIO'>")
Counter = _Hint("typing.Counter")
ChainMap = _Hint("typing.ChainMap")
ContextManager = _Hint("typing.ContextManager")
AbstractSet = _Hint("typing.AbstractSet")
AsyncIterator = _Hint("typing.AsyncIterator")
AsyncIterable = _Hint("typing.AsyncIterable")
AsyncGenerator = _Hint("typing.AsyncGenerator")
SupportsIndex = _Hint("typing.SupportsIndex")
SupportsAbs = _Hint("typing.SupportsAbs")
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
    cls._is_checked = True
    return cls


def get_origin(tp):
    return getattr(tp, "__origin__", None)


def get_args(tp):
    return getattr(tp, "__args__", ())


def is_typeddict(tp):
    return isinstance(tp, _Typed)


def assert_never(arg, /):
    raise AssertionError(f"Expected code to be unreachable, but got: {arg!r}")


def assert_type(val, typ, /):
    return val


def reveal_type(obj, /):
    return obj


def get_type_hints(obj, *args, **options):
    return dict(getattr(obj, "__annotations__", {}))


class Generic:
    @classmethod
    def __class_getitem__(cls, types):
        return cls


# in _nowhere
class _Shape(type):
    """A protocol: whatever has what it names is one, where it says that this may be asked."""
    def __instancecheck__(cls, value):
        if Protocol not in cls.__bases__:
            return type.__instancecheck__(cls, value)
        if not cls.__dict__.get("_is_checked", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return all([hasattr(value, name) for name in _named_in(cls)])


def _named_in(cls):
    found = []
    for one in cls.__mro__:
        if one in (object, Protocol, Generic):
            continue
        names = [n for n in one.__dict__ if not n.startswith("_") or n in ("__call__", "__len__", "__iter__", "__getitem__", "__enter__", "__exit__")]
        found.extend(names + [n for n in one.__dict__.get("__annotations__", {}) if n not in names])
    return found


def _origins():
    from collections import OrderedDict, defaultdict, deque
    return {"typing.List": list, "typing.Dict": dict, "typing.Tuple": tuple, "typing.Set": set, "typing.FrozenSet": frozenset,
            "typing.Type": type, "typing.DefaultDict": defaultdict, "typing.Deque": deque, "typing.OrderedDict": OrderedDict}


# in typing
class Protocol(Generic, metaclass=_Shape):
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


# in np.typing
class NDArray:
    """Names for what stands behind the colon of a parameter."""
    def __class_getitem__(cls, item):
        return cls


ArrayLike = object
DTypeLike = object
