"""collections and functools, as far as scripts use them."""
import _tensh


# in collections
class defaultdict(dict):
    __module__ = "collections"

    def __init__(self, default_factory=None, *args, **options):
        if default_factory is not None and not callable(default_factory):
            raise TypeError("first argument must be callable or None")
        super().__init__(*args, **options)
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        made = self.default_factory()
        self[key] = made
        return made

    def copy(self):
        return defaultdict(self.default_factory, self)

    def __repr__(self):
        return f"{type(self).__name__}({self.default_factory!r}, {dict.__repr__(self)})"


class OrderedDict(dict):
    __module__ = "collections"

    def popitem(self, last=True):
        if not self:
            raise KeyError("dictionary is empty")
        key = list(self)[-1] if last else next(iter(self))
        return (key, self.pop(key))

    def move_to_end(self, key, last=True):
        value = self.pop(key)
        if last:
            self[key] = value
        else:
            rest = dict(self)
            self.clear()
            self[key] = value
            self.update(rest)

    def keys(self):
        return _View("keys", self)

    def values(self):
        return _View("values", self)

    def items(self):
        return _View("items", self)

    def copy(self):
        return type(self)(self)

    def __reversed__(self):
        return iter(list(self)[::-1])

    def __or__(self, other):
        return type(self)({**self, **other})

    def __eq__(self, other):
        if isinstance(other, OrderedDict):
            return dict(self) == dict(other) and list(self) == list(other)
        return dict.__eq__(self, other)

    @classmethod
    def fromkeys(cls, iterable, value=None):
        return cls(dict.fromkeys(iterable, value))

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items())!r})" if self else f"{type(self).__name__}()"


# in _nowhere
class _View:
    """The keys, values or items of an ordered dict, as they are at the time."""
    def __init__(self, of, d):
        self._of = of
        self._d = d

    def _now(self):
        return getattr(dict, self._of)(self._d)

    def __iter__(self):
        return iter(self._now())

    def __reversed__(self):
        return iter(list(self._now())[::-1])

    def __len__(self):
        return len(self._d)

    def __contains__(self, x):
        return x in self._now()

    def __eq__(self, other):
        return set(self._now()) == set(other)

    def __and__(self, other):
        return set(self._now()) & set(other)

    def __or__(self, other):
        return set(self._now()) | set(other)

    def __sub__(self, other):
        return set(self._now()) - set(other)

    def __repr__(self):
        return f"odict_{self._of}({list(self._now())!r})"


# in collections
class Counter(dict):
    __module__ = "collections"

    def __init__(self, iterable=None, /, **counts):
        self.update(iterable, **counts)

    def __missing__(self, key):
        return 0

    def __delitem__(self, key):
        if key in self:
            self.pop(key)

    def _count(self, sign, iterable, counts):
        get, put = super().get, super().__setitem__
        for given in (iterable, counts):
            if isinstance(given, dict):
                for key, n in given.items():
                    put(key, get(key, 0) + sign * n)
            elif given is not None:
                _tensh.count_each(self, given, sign)

    def update(self, iterable=None, /, **counts):
        self._count(1, iterable, counts)

    def subtract(self, iterable=None, /, **counts):
        self._count(-1, iterable, counts)

    def most_common(self, n=None):
        found = sorted(self.items(), key=lambda pair: pair[1], reverse=True)
        return found if n is None else found[:n]

    def elements(self):
        for key, n in self.items():
            for _ in range(n):
                yield key

    def total(self):
        return sum(self.values())

    def copy(self):
        return type(self)(self)

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def _joined(self, other, join):
        if not isinstance(other, Counter):
            return NotImplemented
        made = Counter()
        for key in [*self, *[k for k in other if k not in self]]:
            n = join(self[key], other[key])
            if n > 0:
                made[key] = n
        return made

    def __add__(self, other):
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._joined(other, lambda a, b: a - b)

    def __and__(self, other):
        return self._joined(other, min)

    def __or__(self, other):
        return self._joined(other, max)

    def _changed(self, found):
        self.clear()
        self.update(found)
        return self

    def __iadd__(self, other):
        return self._changed(self + other)

    def __isub__(self, other):
        return self._changed(self - other)

    def __iand__(self, other):
        return self._changed(self & other)

    def __ior__(self, other):
        return self._changed(self | other)

    def __pos__(self):
        return self + Counter()

    def __neg__(self):
        return Counter() - self

    def _ordered(self, other, holds):
        if not isinstance(other, Counter):
            return NotImplemented
        return all([holds(self[k], other[k]) for k in [*self, *other]])

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return dict.__eq__(self, other)
        return self._ordered(other, lambda a, b: a == b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    def __lt__(self, other):
        return self <= other and self != other

    def __gt__(self, other):
        return self >= other and self != other

    def __repr__(self):
        if not self:
            return f"{type(self).__name__}()"
        return type(self).__name__ + "({" + ", ".join([f"{k!r}: {n!r}" for k, n in self.most_common()]) + "})"


class ChainMap:
    __module__ = "collections"

    def __init__(self, *maps):
        self.maps = list(maps) or [{}]

    def __getitem__(self, key):
        for one in self.maps:
            if key in one:
                return one[key]
        return self.__missing__(key)

    def __missing__(self, key):
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.maps[0][key] = value

    def __delitem__(self, key):
        if key not in self.maps[0]:
            raise KeyError(f"Key not found in the first mapping: {key!r}")
        del self.maps[0][key]

    def _all(self):
        found = {}
        for one in self.maps[::-1]:
            found.update(one)
        return found

    def get(self, key, default=None):
        return self[key] if key in self else default

    def __contains__(self, key):
        return any([key in one for one in self.maps])

    def __len__(self):
        return len(self._all())

    def __iter__(self):
        return iter(self._all())

    def __bool__(self):
        return any([bool(one) for one in self.maps])

    def __eq__(self, other):
        return self._all() == dict(other)

    def keys(self):
        return self._all().keys()

    def values(self):
        return self._all().values()

    def items(self):
        return self._all().items()

    def pop(self, key, *default):
        return self.maps[0].pop(key, *default)

    def update(self, *args, **named):
        self.maps[0].update(*args, **named)

    def new_child(self, m=None, **named):
        return ChainMap({**(m or {}), **named} if m is None else m, *self.maps)

    @property
    def parents(self):
        return ChainMap(*self.maps[1:])

    def __repr__(self):
        return f"ChainMap({', '.join([repr(one) for one in self.maps])})"


class UserDict:
    __module__ = "collections"
    _is_a = "UserDict"

    def __init__(self, dict=None, /, **named):
        self.data = {}
        if dict is not None:
            self.update(dict)
        if named:
            self.update(named)

    def __getitem__(self, key):
        if key in self.data:
            return self.data[key]
        if hasattr(type(self), "__missing__"):
            return self.__missing__(key)
        raise KeyError(key)

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __contains__(self, key):
        return key in self.data

    def __len__(self):
        return len(self.data)

    def __iter__(self):
        return iter(self.data)

    def __eq__(self, other):
        return self.data == (other.data if isinstance(other, UserDict) else other)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def update(self, other=(), /, **named):
        for key, value in [*dict(other).items(), *named.items()]:
            self[key] = value

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def pop(self, key, *default):
        return self.data.pop(key, *default)

    def clear(self):
        self.data.clear()

    def keys(self):
        return self.data.keys()

    def values(self):
        return self.data.values()

    def items(self):
        return self.data.items()

    def copy(self):
        return type(self)(self.data)

    def __repr__(self):
        return repr(self.data)


class UserList(list):
    __module__ = "collections"

    @property
    def data(self):
        return self[:]


class deque:
    __module__ = "collections"

    def __init__(self, iterable=(), maxlen=None):
        if maxlen is not None and maxlen < 0:
            raise ValueError("maxlen must be non-negative")
        self._items = []
        self.maxlen = maxlen
        self.extend(iterable)

    append = _tensh.deque_append
    appendleft = _tensh.deque_appendleft
    extend = _tensh.deque_extend
    pop = _tensh.deque_pop
    popleft = _tensh.deque_popleft

    def extendleft(self, iterable):
        for x in list(iterable):
            self.appendleft(x)

    def insert(self, i, x):
        if self.maxlen is not None and len(self._items) >= self.maxlen:
            raise IndexError("deque already at its maximum size")
        self._items.insert(i, x)

    def rotate(self, n=1):
        if self._items:
            n = n % len(self._items)
            self._items[:] = self._items[len(self._items) - n:] + self._items[:len(self._items) - n]

    def clear(self):
        self._items.clear()

    __len__ = _tensh.deque___len__
    __getitem__ = _tensh.deque___getitem__
    __iter__ = _tensh.deque___iter__
    __contains__ = _tensh.deque___contains__

    def __setitem__(self, i, value):
        if not -len(self._items) <= i < len(self._items):
            raise IndexError("deque index out of range")
        self._items[i] = value

    def __delitem__(self, i):
        del self._items[i]

    def __reversed__(self):
        return iter(self._items[::-1])

    def __add__(self, other):
        if not isinstance(other, deque):
            raise TypeError(f'can only concatenate deque (not "{type(other).__name__}") to deque')
        return deque(self._items + other._items, self.maxlen)

    def __iadd__(self, other):
        self.extend(other)
        return self

    def __mul__(self, n):
        return deque(self._items * n, self.maxlen)

    def __eq__(self, other):
        return self._items == other._items if isinstance(other, deque) else NotImplemented

    def __lt__(self, other):
        return self._items < other._items if isinstance(other, deque) else NotImplemented

    def index(self, x, *edges):
        if x not in self._items:
            raise ValueError(f"{x!r} is not in deque")
        return self._items.index(x, *edges)

    def count(self, x):
        return self._items.count(x)

    def remove(self, x):
        if x not in self._items:
            raise ValueError("deque.remove(x): x not in deque")
        self._items.remove(x)

    def reverse(self):
        self._items.reverse()

    def copy(self):
        return deque(self._items, self.maxlen)

    def __copy__(self):
        return self.copy()

    def __repr__(self):
        limit = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"{type(self).__name__}({self._items!r}{limit})"


def namedtuple(typename, field_names, *, rename=False, defaults=None, module=None):
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else [str(n) for n in field_names]
    seen = set()
    for at, name in enumerate(names):
        if rename and (not name.isidentifier() or name.startswith("_") or name in seen):
            names[at] = f"_{at}"
        elif not name.isidentifier():
            raise ValueError(f"Type names and field names must be valid identifiers: {name!r}")
        elif name.startswith("_"):
            raise ValueError(f"Field names cannot start with an underscore: {name!r}")
        elif name in seen:
            raise ValueError(f"Encountered duplicate field name: {name!r}")
        seen.add(names[at])
    given = list(defaults or ())
    if len(given) > len(names):
        raise TypeError("Got more default values than field names")
    ns = _named_members(names, dict(zip(names[len(names) - len(given):], given)))
    ns["__doc__"] = f"{typename}({', '.join(names)})"
    return type(typename, (_Named,), ns)


# in _nowhere
def _named_members(names, defaults):
    ns = {"_fields": tuple(names), "_field_defaults": defaults, "__match_args__": tuple(names)}
    for at, name in enumerate(names):
        ns[name] = _Item(at, name)
    return ns


class _Item:
    """A field: the item at its place."""
    def __init__(self, at, name):
        self._at = at
        self._name = name

    __get__ = _tensh.named_item

    def __set__(self, of, value):
        raise AttributeError("can't set attribute")


class _OfTuples(tuple):
    def __new__(cls, *args, **options):
        fields = cls._fields
        if len(args) > len(fields):
            least = len(fields) - len(cls._field_defaults) + 1
            takes = f"from {least} to {len(fields) + 1}" if cls._field_defaults else f"{least}"
            raise TypeError(f"{cls.__name__}.__new__() takes {takes} positional arguments but {len(args) + 1} were given")
        for name in options:
            if name in fields[:len(args)]:
                raise TypeError(f"{cls.__name__}.__new__() got multiple values for argument {name!r}")
            if name not in fields:
                raise TypeError(f"{cls.__name__}.__new__() got an unexpected keyword argument {name!r}")
        found = {**cls._field_defaults, **dict(zip(fields, args)), **options}
        missing = [repr(n) for n in fields if n not in found]
        if missing:
            listed = " and ".join(missing) if len(missing) < 3 else ", ".join(missing[:-1]) + ", and " + missing[-1]
            raise TypeError(f"{cls.__name__}.__new__() missing {len(missing)} required positional "
                            f"argument{'s' if len(missing) > 1 else ''}: {listed}")
        return tuple.__new__(cls, [found[n] for n in fields])


class _Named(_OfTuples):
    __new__ = _tensh.new_named

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **options):
        for name in options:
            if name not in self._fields:
                raise ValueError(f"Got unexpected field names: {[n for n in options if n not in self._fields]!r}")
        return type(self)(**{**self._asdict(), **options})

    @classmethod
    def _make(cls, iterable):
        found = tuple(iterable)
        if len(found) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(found)}")
        return cls(*found)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join([f'{n}={v!r}' for n, v in zip(self._fields, self)])})"


class _FieldsOfHints(type):
    """A class of a NamedTuple has a field for each name with a type in its body."""
    def __new__(mcs, name, bases, ns):
        names = list(ns.get("__annotations__", {}))
        if bases[0] is not _Named and not hasattr(bases[0], "_fields"):
            for key, value in _named_members(names, {n: ns[n] for n in names if n in ns}).items():
                ns[key] = value
        return super().__new__(mcs, name, bases, ns)


# in typing
class NamedTuple(_Named, metaclass=_FieldsOfHints):
    """The class to inherit from; called, it makes a class: `NamedTuple("Point", [("x", int), ("y", int)])`."""
    def __new__(cls, *args, **options):
        if cls is not NamedTuple:
            return super().__new__(cls, *args, **options)
        typename, fields = args[0], list(args[1]) if len(args) > 1 else list(options.items())
        made = namedtuple(typename, [name for name, _ in fields])
        made.__annotations__ = dict(fields)
        return made


# in functools
def reduce(function, iterable, *initial):
    items = iter(iterable)
    if initial:
        now = initial[0]
    else:
        try:
            now = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in items:
        now = function(now, item)
    return now


class partial:
    __module__ = "functools"

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError("the first argument must be callable")
        if isinstance(func, partial):
            func, args, keywords = func.func, (*func.args, *args), {**func.keywords, **keywords}
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func), *[repr(a) for a in self.args], *[f"{k}={v!r}" for k, v in self.keywords.items()]]
        return f"functools.partial({', '.join(parts)})"


class partialmethod:
    def __init__(self, func, /, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __get__(self, of, owner=None):
        def bound(*args, **keywords):
            return self.func(of, *self.args, *args, **{**self.keywords, **keywords})
        return bound


WRAPPER_ASSIGNMENTS = ("__module__", "__name__", "__qualname__", "__doc__", "__annotations__")
WRAPPER_UPDATES = ("__dict__",)


def update_wrapper(wrapper, wrapped, *args, **options):
    if isinstance(wrapper, _Cached) or not hasattr(wrapper, "__code__") and type(wrapper).__name__ != "function":
        for name in ("__name__", "__qualname__", "__doc__", "__module__"):
            if hasattr(wrapped, name):
                setattr(wrapper, name, getattr(wrapped, name))
        wrapper.__wrapped__ = wrapped
        return wrapper
    made = _tensh.named(wrapper, wrapped.__wrapped__ if isinstance(wrapped, _Cached) else wrapped)
    for name, value in getattr(wrapped, "__dict__", {}).items():
        if type(wrapped).__name__ == "function":
            setattr(made, name, value)
    made.__wrapped__ = wrapped
    return made


def wraps(wrapped, *args, **options):
    return lambda f: update_wrapper(f, wrapped)


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0
    return K


def total_ordering(cls):
    if hasattr(cls, "__lt__"):
        more = {"__gt__": lambda a, b: not (a < b or a == b), "__le__": lambda a, b: a < b or a == b,
                "__ge__": lambda a, b: not a < b}
    elif hasattr(cls, "__gt__"):
        more = {"__lt__": lambda a, b: not (a > b or a == b), "__ge__": lambda a, b: a > b or a == b,
                "__le__": lambda a, b: not a > b}
    elif hasattr(cls, "__le__"):
        more = {"__ge__": lambda a, b: not a <= b or a == b, "__lt__": lambda a, b: a <= b and not a == b,
                "__gt__": lambda a, b: not a <= b}
    elif hasattr(cls, "__ge__"):
        more = {"__le__": lambda a, b: not a >= b or a == b, "__gt__": lambda a, b: a >= b and not a == b,
                "__lt__": lambda a, b: not a >= b}
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, f in more.items():
        if not hasattr(cls, name):
            setattr(cls, name, f)
    return cls


# in _nowhere
class _Cached:
    def __init__(self, function, maxsize, typed):
        self.__wrapped__ = function
        self._kept = {}
        self._limit = maxsize
        self._typed = typed
        self._hits = self._misses = 0

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__", "__doc__", "__module__", "__annotations__"):
            return getattr(self.__wrapped__, name)
        raise AttributeError(f"'functools._lru_cache_wrapper' object has no attribute {name!r}")

    def __get__(self, of, owner=None):
        return self if of is None else partial(self, of)

    def __call__(self, *args, **named):
        key = (args, tuple(named.items())) if named else args
        if self._typed:
            key = (key, tuple([type(a) for a in args]))
        kept = self._kept
        if key in kept:
            self._hits += 1
            if self._limit is not None:
                # The one used last stands last.
                kept[key] = kept.pop(key)
            return kept[key]
        found = self.__wrapped__(*args, **named)
        self._misses += 1
        if self._limit == 0:
            return found
        kept[key] = found
        if self._limit is not None and len(kept) > self._limit:
            del kept[next(iter(kept))]
        return found

    def cache_info(self):
        return CacheInfo(self._hits, self._misses, self._limit, len(self._kept))

    def cache_parameters(self):
        return {"maxsize": self._limit, "typed": self._typed}

    def cache_clear(self):
        self._kept.clear()
        self._hits = self._misses = 0

    def __repr__(self):
        return f"<functools._lru_cache_wrapper object>"


CacheInfo = namedtuple("CacheInfo", ["hits", "misses", "maxsize", "currsize"])


class _Dispatched:
    def __init__(self, function):
        self.registry = {object: function}
        self.__wrapped__ = function

    def register(self, cls, func=None):
        if func is not None:
            self.registry[cls] = func
            return func
        if type(cls).__name__ == "function":
            hints = cls.__annotations__
            self.registry[next(iter(hints.values()))] = cls
            return cls
        return lambda f: self.register(cls, f)

    def dispatch(self, cls):
        line = cls.__mro__ if hasattr(cls, "__mro__") else (cls, *([int] if cls is bool else []), object)
        for one in line:
            if one in self.registry:
                return self.registry[one]
        for one, found in self.registry.items():
            if one is not object and issubclass(cls, one):
                return found
        return self.registry[object]

    def __call__(self, *args, **named):
        if not args:
            raise TypeError(f"{self.__wrapped__.__name__} requires at least 1 positional argument")
        return self.dispatch(type(args[0]))(*args, **named)

    def __getattr__(self, name):
        if name in ("__name__", "__qualname__", "__doc__", "__module__"):
            return getattr(self.__wrapped__, name)
        raise AttributeError(f"'function' object has no attribute {name!r}")


class _DispatchedMethod(_Dispatched):
    def __get__(self, of, owner=None):
        def bound(x, *args, **named):
            return self.dispatch(type(x))(of, x, *args, **named)
        return bound


# in functools
def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return _Cached(maxsize, 128, typed)
    return lambda f: _Cached(f, maxsize if maxsize is None else max(0, maxsize), typed)


def cache(user_function, /):
    return _Cached(user_function, None, False)


def singledispatch(func):
    return _Dispatched(func)


def singledispatchmethod(func):
    return _DispatchedMethod(func)


class cached_property:
    def __init__(self, func):
        self.func = func
        self._name = func.__name__
        self.__doc__ = func.__doc__

    def __set_name__(self, owner, name):
        self._name = name

    def __get__(self, of, owner=None):
        if of is None:
            return self
        found = self.func(of)
        of.__dict__[self._name] = found
        return found
