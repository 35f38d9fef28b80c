"""dataclasses, enum, abc, contextlib, operator and statistics, as far as scripts use them."""
import math


# in nowhere
class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


_missing = _Missing()


# in dataclasses
MISSING = _missing


class FrozenInstanceError(AttributeError):
    __module__ = "dataclasses"


class Field:
    __module__ = "dataclasses"

    def __init__(self, default, default_factory, init, repr, compare):
        self.name = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare

    def _optional(self):
        return self.default is not _missing or self.default_factory is not _missing


def field(default=_missing, default_factory=_missing, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=False):
    if default is not _missing and default_factory is not _missing:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, compare)


def dataclass(cls=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, **options):
    if cls is None:
        return lambda c: dataclass(c, init, repr, eq, order, unsafe_hash, frozen, **options)
    found = dict(getattr(cls, "__dataclass_fields__", {}))
    for name in cls.__dict__.get("__annotations__", {}):
        given = cls.__dict__.get(name, _missing)
        if isinstance(given, (list, dict, set)):
            raise ValueError(f"mutable default {type(given)} for field {name} is not allowed: use default_factory")
        one = given if isinstance(given, Field) else Field(given, _missing, True, True, True)
        one.name = name
        found[name] = one
        if one.default is not _missing:
            setattr(cls, name, one.default)
    optional = None
    for one in found.values():
        if one.init and optional is not None and not one._optional():
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
        if one.init and one._optional():
            optional = one.name
    cls.__dataclass_fields__ = found
    own = cls.__dict__
    if init and "__init__" not in own:
        cls.__init__ = _init_of(cls.__name__, found)
    if repr and "__repr__" not in own:
        cls.__repr__ = _repr_of(found)
    if eq and "__eq__" not in own:
        cls.__eq__ = lambda self, other: (_key(self, found) == _key(other, found) if type(self) is type(other)
                                          else NotImplemented)
    if order:
        cls.__lt__ = lambda a, b: _key(a, found) < _key(b, found) if type(a) is type(b) else NotImplemented
        cls.__le__ = lambda a, b: _key(a, found) <= _key(b, found) if type(a) is type(b) else NotImplemented
        cls.__gt__ = lambda a, b: _key(a, found) > _key(b, found) if type(a) is type(b) else NotImplemented
        cls.__ge__ = lambda a, b: _key(a, found) >= _key(b, found) if type(a) is type(b) else NotImplemented
    if frozen:
        cls.__setattr__ = _refuse_set
    if unsafe_hash or (eq and frozen and "__hash__" not in own):
        cls.__hash__ = lambda self: hash(_key(self, found))
    cls.__match_args__ = tuple([one.name for one in found.values() if one.init])
    return cls


def fields(x):
    return tuple(x.__dataclass_fields__.values())


def is_dataclass(x):
    return hasattr(x, "__dataclass_fields__")


def asdict(x):
    return {name: _plain(getattr(x, name), asdict) for name in x.__dataclass_fields__}


def astuple(x):
    return tuple([_plain(getattr(x, name), astuple) for name in x.__dataclass_fields__])


def replace(x, **changes):
    given = {name: getattr(x, name) for name, one in x.__dataclass_fields__.items() if one.init}
    given.update(changes)
    return type(x)(**given)


# in nowhere
def _key(x, found):
    return tuple([getattr(x, one.name) for one in found.values() if one.compare])


def _plain(x, convert):
    if is_dataclass(x):
        return convert(x)
    if isinstance(x, list):
        return [_plain(v, convert) for v in x]
    if isinstance(x, tuple):
        return tuple([_plain(v, convert) for v in x])
    if isinstance(x, dict):
        return {k: _plain(v, convert) for k, v in x.items()}
    return x


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _listed(names):
    quoted = [f"{n!r}" for n in names]
    return " and ".join(quoted) if len(quoted) < 3 else ", ".join(quoted[:-1]) + ", and " + quoted[-1]


def _init_of(name, found):
    taken = [one for one in found.values() if one.init]

    def __init__(self, *args, **named):
        if len(args) > len(taken):
            least = 1 + len([one for one in taken if not one._optional()])
            takes = f"{least}" if least == len(taken) + 1 else f"from {least} to {len(taken) + 1}"
            many = "argument" if takes == "1" else "arguments"
            raise TypeError(f"{name}.__init__() takes {takes} positional {many} but {len(args) + 1} were given")
        given = dict(zip([one.name for one in taken], args))
        for key, value in named.items():
            if key in given:
                raise TypeError(f"{name}.__init__() got multiple values for argument {key!r}")
            if not any([one.name == key for one in taken]):
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument {key!r}")
            given[key] = value
        lacking = [one.name for one in taken if one.name not in given and not one._optional()]
        if lacking:
            many = "argument" if len(lacking) == 1 else "arguments"
            raise TypeError(f"{name}.__init__() missing {len(lacking)} required positional {many}: {_listed(lacking)}")
        for one in found.values():
            if one.init and one.name in given:
                value = given[one.name]
            elif one.default_factory is not _missing:
                value = one.default_factory()
            elif one.default is not _missing:
                value = one.default
            else:
                continue
            object.__setattr__(self, one.name, value)
        if hasattr(self, "__post_init__"):
            self.__post_init__()
    return __init__


def _repr_of(found):
    def __repr__(self):
        shown = ", ".join([f"{one.name}={getattr(self, one.name)!r}" for one in found.values() if one.repr])
        return f"{self.__class__.__name__}({shown})"
    return __repr__


# in nowhere
_abstract = []


# in abc
class ABC:
    __module__ = "abc"

    def __new__(cls, *args, **named):
        seen, lacking = set(), []
        for one in cls.__mro__[:-1]:
            for name, member in one.__dict__.items():
                if name not in seen and any([member is f for f in _abstract]):
                    lacking.append(name)
                seen.add(name)
        if lacking:
            many = "method" if len(lacking) == 1 else "methods"
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract {many} "
                            + ", ".join(sorted(lacking)))
        return object.__new__(cls)


def abstractmethod(f):
    _abstract.append(f)
    return f


# in contextlib
class suppress:
    __module__ = "contextlib"

    def __init__(self, *exceptions):
        self._exceptions = exceptions

    def __enter__(self):
        return None

    def __exit__(self, kind, error, trace):
        return kind is not None and issubclass(kind, self._exceptions)


class nullcontext:
    __module__ = "contextlib"

    def __init__(self, enter_result=None):
        self._result = enter_result

    def __enter__(self):
        return self._result

    def __exit__(self, *error):
        return None


class closing:
    __module__ = "contextlib"

    def __init__(self, thing):
        self._thing = thing

    def __enter__(self):
        return self._thing

    def __exit__(self, *error):
        self._thing.close()


def contextmanager(func):
    return lambda *args, **named: _Managed(func(*args, **named))


# in nowhere
class _Managed:
    def __init__(self, generator):
        self._generator = generator

    def __enter__(self):
        try:
            return next(self._generator)
        except StopIteration:
            raise RuntimeError("generator didn't yield") from None

    def __exit__(self, kind, error, trace):
        if kind is None:
            try:
                next(self._generator)
            except StopIteration:
                return False
            raise RuntimeError("generator didn't stop")
        try:
            self._generator.throw(error)
        except StopIteration as stop:
            return stop is not error
        except BaseException as again:
            if again is error:
                return False
            raise
        raise RuntimeError("generator didn't stop after throw()")

    def __call__(self, f):
        def wrapped(*args, **named):
            with self:
                return f(*args, **named)
        return wrapped


# in operator
def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def pow(a, b):
    return a ** b


def matmul(a, b):
    return a @ b


def neg(a):
    return -a


def pos(a):
    return +a


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def lt(a, b):
    return a < b


def le(a, b):
    return a <= b


def gt(a, b):
    return a > b


def ge(a, b):
    return a >= b


def and_(a, b):
    return a & b


def or_(a, b):
    return a | b


def xor(a, b):
    return a ^ b


def inv(a):
    return ~a


def lshift(a, b):
    return a << b


def rshift(a, b):
    return a >> b


def not_(a):
    return not a


def truth(a):
    return True if a else False


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def concat(a, b):
    return a + b


def contains(a, b):
    return b in a


def getitem(a, b):
    return a[b]


def setitem(a, b, c):
    a[b] = c


def itemgetter(item, *items):
    if not items:
        return lambda x: x[item]
    return lambda x: tuple([x[i] for i in (item, *items)])


def attrgetter(attr, *attrs):
    if not attrs:
        return lambda x: _follow(x, attr)
    return lambda x: tuple([_follow(x, a) for a in (attr, *attrs)])


def methodcaller(name, *args, **named):
    return lambda x: getattr(x, name)(*args, **named)


# in nowhere
def _follow(x, path):
    for name in path.split("."):
        x = getattr(x, name)
    return x


def _values(data, what, least=1):
    found = list(data)
    if len(found) < least:
        count = {1: "one data point", 2: "two data points"}[least]
        raise StatisticsError(f"{what} requires at least {count}")
    return found


def _ratio(total, count):
    """Of whole numbers as exact as Python gives it: whole where it is."""
    if isinstance(total, int):
        return total // count if total % count == 0 else total / count
    return total / count


def _squares(found):
    """The sum of squares about the mean, without the rounding of the mean where all is whole."""
    n = len(found)
    if all([isinstance(x, int) for x in found]):
        return sum([(n * x - sum(found)) ** 2 for x in found]), n * n
    center = math.fsum(found) / n
    return math.fsum([(x - center) ** 2 for x in found]), 1


# in statistics
class StatisticsError(ValueError):
    __module__ = "statistics"


def mean(data):
    found = _values(data, "mean")
    return _ratio(sum(found), len(found)) if all([isinstance(x, int) for x in found]) else math.fsum(found) / len(found)


def fmean(data):
    found = _values(data, "fmean")
    return math.fsum(found) / len(found)


def median(data):
    found = sorted(data)
    if not found:
        raise StatisticsError("no median for empty data")
    n = len(found)
    return found[n // 2] if n % 2 == 1 else (found[n // 2 - 1] + found[n // 2]) / 2


def median_low(data):
    found = sorted(data)
    if not found:
        raise StatisticsError("no median for empty data")
    return found[(len(found) - 1) // 2]


def median_high(data):
    found = sorted(data)
    if not found:
        raise StatisticsError("no median for empty data")
    return found[len(found) // 2]


def multimode(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def mode(data):
    found = multimode(data)
    if not found:
        raise StatisticsError("no mode for empty data")
    return found[0]


def pvariance(data, mu=None):
    found = _values(data, "pvariance")
    total, scale = _squares(found)
    return _ratio(total, scale * len(found))


def variance(data, xbar=None):
    found = _values(data, "variance", 2)
    total, scale = _squares(found)
    return _ratio(total, scale * (len(found) - 1))


def pstdev(data, mu=None):
    return math.sqrt(pvariance(data))


def stdev(data, xbar=None):
    found = _values(data, "stdev", 2)
    return math.sqrt(variance(found))
