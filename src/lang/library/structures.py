"""dataclasses, abc, contextlib, operator and statistics, as far as scripts use them."""
import math
import _tensh


# in _nowhere
class _Missing:
    def __repr__(self):
        return "<dataclasses._MISSING_TYPE object>"


_missing = _Missing()


# in dataclasses
MISSING = _missing


class FrozenInstanceError(AttributeError):
    __module__ = "dataclasses"


class InitVar:
    """The annotation of what is only handed on to `__post_init__`; annotations are texts here, see `_role`."""
    __module__ = "dataclasses"

    def __init__(self, type):
        self.type = type

    def __class_getitem__(cls, type):
        return InitVar(type)


class KW_ONLY:
    """The annotation after which fields are given by name; annotations are texts here, see `_role`."""
    __module__ = "dataclasses"


class Field:
    __module__ = "dataclasses"

    def __init__(self, default, default_factory, init, repr, compare, metadata, kw_only):
        self.name = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.compare = compare
        self.metadata = metadata or {}
        self.kw_only = kw_only
        self._role = "field"

    def _optional(self):
        return self.default is not _missing or self.default_factory is not _missing


def field(*, default=_missing, default_factory=_missing, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=_missing):
    if default is not _missing and default_factory is not _missing:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, compare, metadata, kw_only)


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    if cls is None:
        return lambda c: dataclass(c, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                                   match_args=match_args, kw_only=kw_only)
    every = dict(getattr(cls, "__dataclass_fields__", {}))
    every.update(_written_fields(cls, kw_only))
    found = {name: one for name, one in every.items() if one._role == "field"}
    by_place = [one for one in every.values() if one.init and one._role != "ClassVar" and not one.kw_only]
    optional = False
    for one in by_place:
        if optional and not one._optional():
            raise TypeError(f"non-default argument {one.name!r} follows default argument")
        optional = one._optional()
    cls.__dataclass_fields__ = every
    own = cls.__dict__
    if init and "__init__" not in own:
        cls.__init__ = _init_of(cls.__qualname__, every, by_place)
    if repr and "__repr__" not in own:
        cls.__repr__ = _repr_of(found)
    compared = tuple([one.name for one in found.values() if one.compare])
    if eq and "__eq__" not in own:
        cls.__eq__ = lambda self, other: (_key(self, compared) == _key(other, compared) if type(self) is type(other)
                                          else NotImplemented)
    if order:
        cls.__lt__ = lambda a, b: _key(a, compared) < _key(b, compared) if type(a) is type(b) else NotImplemented
        cls.__le__ = lambda a, b: _key(a, compared) <= _key(b, compared) if type(a) is type(b) else NotImplemented
        cls.__gt__ = lambda a, b: _key(a, compared) > _key(b, compared) if type(a) is type(b) else NotImplemented
        cls.__ge__ = lambda a, b: _key(a, compared) >= _key(b, compared) if type(a) is type(b) else NotImplemented
    if frozen:
        cls.__setattr__ = _refuse_set
        cls.__delattr__ = _refuse_delete
    if unsafe_hash or (eq and frozen and "__hash__" not in own):
        cls.__hash__ = lambda self: hash(_key(self, compared))
    if match_args and "__match_args__" not in own:
        cls.__match_args__ = tuple([one.name for one in by_place])
    return cls


def fields(class_or_instance):
    if not is_dataclass(class_or_instance):
        raise TypeError("must be called with a dataclass type or instance")
    return tuple([one for one in class_or_instance.__dataclass_fields__.values() if one._role == "field"])


def is_dataclass(obj):
    return hasattr(obj, "__dataclass_fields__")


def asdict(obj, *, dict_factory=dict):
    _asked_of_instance(obj, "asdict")
    return _as_dict(obj, dict_factory)


def astuple(obj, *, tuple_factory=tuple):
    _asked_of_instance(obj, "astuple")
    return _as_tuple(obj, tuple_factory)


def replace(obj, /, **changes):
    _asked_of_instance(obj, "replace")
    for one in obj.__dataclass_fields__.values():
        if one._role == "ClassVar":
            continue
        if not one.init:
            if one.name in changes:
                raise ValueError(f"field {one.name} is declared with init=False, it cannot be specified with replace()")
        elif one.name not in changes:
            if one._role == "InitVar" and one.default is _missing:
                raise ValueError(f"InitVar {one.name!r} must be specified with replace()")
            changes[one.name] = getattr(obj, one.name)
    return type(obj)(**changes)


# in _nowhere
def _role(annotation):
    """What an annotation makes of its name: "ClassVar", "InitVar", "KW_ONLY" or a "field"."""
    kind = annotation.strip("'\" ").split("[")[0].split(".")[-1].strip()
    return kind if kind in ("ClassVar", "InitVar", "KW_ONLY") else "field"


def _written_fields(cls, kw_only):
    """The fields that the body of a class itself writes; its defaults stay with the class."""
    found = {}
    seen = False
    for name, annotation in cls.__dict__.get("__annotations__", {}).items():
        role = _role(annotation)
        if role == "KW_ONLY":
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
            continue
        given = cls.__dict__.get(name, _missing)
        # What a descriptor gives of the class is the default.
        default = given if given is _missing else getattr(cls, name)
        one = given if isinstance(given, Field) else Field(default, _missing, True, True, True, None, _missing)
        one.name = name
        one._role = role
        if role != "field" and one.default_factory is not _missing:
            raise TypeError(f"field {name} cannot have a default factory")
        if role == "ClassVar":
            if one.kw_only is not _missing:
                raise TypeError(f"field {name} is a ClassVar but specifies kw_only")
        elif one.kw_only is _missing:
            one.kw_only = kw_only
        if role == "field" and isinstance(one.default, (list, dict, set)):
            raise ValueError(f"mutable default {type(one.default)} for field {name} is not allowed: use default_factory")
        if one is given and one.default is not _missing:
            setattr(cls, name, one.default)
        elif one is given:
            delattr(cls, name)
        found[name] = one
    return found


def _asked_of_instance(obj, asked):
    if isinstance(obj, type) or not is_dataclass(obj):
        raise TypeError(f"{asked}() should be called on dataclass instances")


def _as_dict(obj, factory):
    return factory([(one.name, _plain(getattr(obj, one.name), _as_dict, factory)) for one in fields(obj)])


def _as_tuple(obj, factory):
    return factory([_plain(getattr(obj, one.name), _as_tuple, factory) for one in fields(obj)])


def _key(x, names):
    found = _tensh.fields_of(x, names)
    return tuple([getattr(x, name) for name in names]) if found is None else found


def _plain(x, convert, factory):
    if is_dataclass(x) and not isinstance(x, type):
        return convert(x, factory)
    if isinstance(x, list):
        return [_plain(v, convert, factory) for v in x]
    if isinstance(x, tuple):
        plain = [_plain(v, convert, factory) for v in x]
        return type(x)(*plain) if hasattr(x, "_fields") else tuple(plain)
    if isinstance(x, dict):
        return {_plain(k, convert, factory): _plain(v, convert, factory) for k, v in x.items()}
    return x


def _refuse_set(self, name, value):
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self, name):
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _listed(names):
    quoted = [f"{n!r}" for n in names]
    return " and ".join(quoted) if len(quoted) < 3 else ", ".join(quoted[:-1]) + ", and " + quoted[-1]


def _init_of(name, every, by_place):
    taken = [one for one in every.values() if one._role != "ClassVar"]
    by_name = [one for one in taken if one.init and one.kw_only]
    known = [one.name for one in by_place + by_name]
    handed = [one.name for one in taken if one._role == "InitVar"]
    needed = [one.name for one in by_place if not one._optional()]
    # What is handed on, or may be left out without a value, is gone through below.
    plain = not handed and all([one.init or one._optional() for one in taken])
    plan = [_planned(one, by_place) for one in taken]

    def __init__(self, /, *args, **named):
        if plain and _tensh.set_fields(self, plan, args, named):
            return
        given = dict(zip([one.name for one in by_place], args))
        for key, value in named.items():
            if key in given:
                raise TypeError(f"{name}.__init__() got multiple values for argument {key!r}")
            if key not in known:
                raise TypeError(f"{name}.__init__() got an unexpected keyword argument {key!r}")
            given[key] = value
        if len(args) > len(by_place):
            least, most = len(needed) + 1, len(by_place) + 1
            takes = f"{most}" if least == most else f"from {least} to {most}"
            also = len([one for one in by_name if one.name in given])
            more = f" positional arguments (and {also} keyword-only {_many(also)})" if also else ""
            raise TypeError(f"{name}.__init__() takes {takes} positional {'argument' if takes == '1' else 'arguments'} "
                            f"but {len(args) + 1}{more} were given")
        for how, asked in (("positional", needed), ("keyword-only", [one.name for one in by_name if not one._optional()])):
            lacking = [key for key in asked if key not in given]
            if lacking:
                raise TypeError(f"{name}.__init__() missing {len(lacking)} required {how} {_many(len(lacking))}: "
                                f"{_listed(lacking)}")
        for one in taken:
            if one.name not in given and one.default_factory is not _missing:
                given[one.name] = one.default_factory()
            elif one.name not in given and one.default is not _missing:
                given[one.name] = one.default
            if one._role == "field" and one.name in given:
                object.__setattr__(self, one.name, given[one.name])
        if hasattr(self, "__post_init__"):
            self.__post_init__(*[given[key] for key in handed])
    return __init__


def _planned(one, by_place):
    made = one.default_factory is not _missing
    otherwise = "made" if made else "value" if one.default is not _missing else "needed"
    place = [at for at, other in enumerate(by_place) if other is one]
    return one.name, place[0] if place else -1, one.init, otherwise, one.default_factory if made else one.default


def _many(count):
    return "argument" if count == 1 else "arguments"


def _repr_of(found):
    def __repr__(self):
        shown = ", ".join([f"{one.name}={getattr(self, one.name)!r}" for one in found.values() if one.repr])
        return f"{self.__class__.__name__}({shown})"
    return __repr__


# in _nowhere
def _is_abstract(member):
    if type(member).__name__ == "descriptor":
        member = member.fget
    return getattr(member, "__isabstractmethod__", False) if type(member).__name__ == "function" else False


def _found(cls, name):
    for one in cls.__mro__[:-1]:
        if name in one.__dict__:
            return one.__dict__[name]


# in abc
class ABCMeta(type):
    """A class whose abstract methods nobody has written makes no objects."""
    __module__ = "abc"

    def __new__(mcs, name, bases, ns, **options):
        cls = super().__new__(mcs, name, bases, ns, **options)
        asked = [key for key, member in ns.items() if _is_abstract(member)]
        for base in bases:
            for key in getattr(base, "__abstractmethods__", ()):
                if key not in asked and _is_abstract(_found(cls, key)):
                    asked.append(key)
        type.__setattr__(cls, "__abstractmethods__", tuple(sorted(asked)))
        return cls

    def __call__(cls, *args, **named):
        lacking = cls.__abstractmethods__
        if lacking:
            many = "method" if len(lacking) == 1 else "methods"
            raise TypeError(f"Can't instantiate abstract class {cls.__name__} with abstract {many} {', '.join(lacking)}")
        return super().__call__(*args, **named)

    def register(cls, subclass):
        return subclass


class ABC(metaclass=ABCMeta):
    __module__ = "abc"


def abstractmethod(f):
    f.__isabstractmethod__ = True
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
    def managed(*args, **named):
        return _Managed(func, args, named)
    return _tensh.named(managed, func)


class redirect_stdout:
    __module__ = "contextlib"

    def __init__(self, new_target):
        self._target = new_target
        self._before = []

    def __enter__(self):
        self._before.append(_tensh.print_into(self._target))
        return self._target

    def __exit__(self, *error):
        _tensh.print_into(self._before.pop())


class redirect_stderr(nullcontext):
    __module__ = "contextlib"


class ContextDecorator:
    __module__ = "contextlib"

    def __call__(self, f):
        def wrapped(*args, **named):
            with self:
                return f(*args, **named)
        return _tensh.named(wrapped, f)


class ExitStack:
    __module__ = "contextlib"

    def __init__(self):
        self._leave = []

    def enter_context(self, cm):
        found = cm.__enter__()
        self._leave.append(cm.__exit__)
        return found

    def push(self, exit):
        self._leave.append(exit.__exit__ if hasattr(exit, "__exit__") else exit)
        return exit

    def callback(self, callback, /, *args, **named):
        def leave(kind, error, trace):
            callback(*args, **named)
        self._leave.append(leave)
        return callback

    def pop_all(self):
        made = ExitStack()
        made._leave, self._leave = self._leave, []
        return made

    def close(self):
        self.__exit__(None, None, None)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        given = error
        while self._leave:
            leave = self._leave.pop()
            try:
                if leave(None if error is None else type(error), error, None):
                    error = None
            except BaseException as found:
                error = found
        if error is not None and error is not given:
            raise error
        return given is not None and error is None


# in _nowhere
class _Managed:
    def __init__(self, func, args, named):
        self._generator = func(*args, **named)
        # As a decorator, each call has a generator of its own.
        self._again = lambda: _Managed(func, args, named)

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
            with self._again():
                return f(*args, **named)
        return _tensh.named(wrapped, f)


# in operator
add = _tensh.operator("add")
sub = _tensh.operator("sub")
mul = _tensh.operator("mul")
truediv = _tensh.operator("truediv")
floordiv = _tensh.operator("floordiv")
mod = _tensh.operator("mod")
pow = _tensh.operator("pow")
matmul = _tensh.operator("matmul")


def neg(a):
    return -a


def pos(a):
    return +a
eq = _tensh.operator("eq")
ne = _tensh.operator("ne")
lt = _tensh.operator("lt")
le = _tensh.operator("le")
gt = _tensh.operator("gt")
ge = _tensh.operator("ge")
and_ = _tensh.operator("and_")
or_ = _tensh.operator("or_")
xor = _tensh.operator("xor")


def inv(a):
    return ~a


invert = inv
lshift = _tensh.operator("lshift")
rshift = _tensh.operator("rshift")


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


# in _nowhere
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
    if all([isinstance(x, int) for x in found]):
        return _ratio(sum(found), len(found))
    # Decimals and fractions stay what they are.
    if all([isinstance(x, int) or type(x).__name__ in ("Decimal", "Fraction") for x in found]):
        return sum(found) / len(found)
    return math.fsum(found) / len(found)


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


def harmonic_mean(data, weights=None):
    found = _values(data, "harmonic_mean")
    if any([x < 0 for x in found]):
        raise StatisticsError("harmonic mean does not support negative values")
    if weights is None:
        weights = [1] * len(found)
    if 0 in found:
        return 0
    from fractions import Fraction
    total = sum([Fraction(w) / Fraction(x) for w, x in zip(weights, found)])
    return float(sum(weights) / total)


def geometric_mean(data):
    found = list(data)
    if not found:
        raise StatisticsError("Must have a non-empty dataset")
    if any([x <= 0 for x in found]):
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers")
    return math.exp(fmean([math.log(x) for x in found]))


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    found = sorted(data)
    size = len(found)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    cuts = []
    for i in range(1, n):
        if method == "inclusive":
            j, part = divmod(i * (size - 1), n)
            cuts.append((found[j] * (n - part) + found[min(j + 1, size - 1)] * part) / n)
        else:
            j = i * (size + 1) // n
            j = 1 if j < 1 else size - 1 if j > size - 1 else j
            part = i * (size + 1) - j * n
            cuts.append((found[j - 1] * (n - part) + found[j] * part) / n)
    return cuts


def covariance(x, y, /):
    n = len(x)
    if len(y) != n:
        raise StatisticsError("covariance requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError("covariance requires at least two data points")
    a, b = math.fsum(x) / n, math.fsum(y) / n
    return math.fsum([(p - a) * (q - b) for p, q in zip(x, y)]) / (n - 1)


def _sums(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    a, b = math.fsum(x) / n, math.fsum(y) / n
    return (a, b, math.fsum([(p - a) * (q - b) for p, q in zip(x, y)]), math.fsum([(p - a) ** 2 for p in x]),
            math.fsum([(q - b) ** 2 for q in y]))


def correlation(x, y, /):
    _, _, xy, xx, yy = _sums(x, y, "correlation")
    if xx * yy == 0:
        raise StatisticsError("at least one of the inputs is constant")
    return xy / math.sqrt(xx * yy)


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple
    a, b, xy, xx, _ = _sums(x, y, "linear regression")
    if proportional:
        xy, xx = math.fsum([p * q for p, q in zip(x, y)]), math.fsum([p * p for p in x])
    if xx == 0:
        raise StatisticsError("x is constant")
    slope = xy / xx
    return namedtuple("LinearRegression", ["slope", "intercept"])(slope, 0.0 if proportional else b - slope * a)


class NormalDist:
    __module__ = "statistics"

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0:
            raise StatisticsError("sigma must be non-negative")
        self._mu, self._sigma = float(mu), float(sigma)

    @classmethod
    def from_samples(cls, data):
        found = list(data)
        return cls(fmean(found), stdev(found))

    @property
    def mean(self):
        return self._mu

    @property
    def stdev(self):
        return self._sigma

    @property
    def variance(self):
        return self._sigma ** 2

    def pdf(self, x):
        variance = self._sigma * self._sigma
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(2 * math.pi * variance)

    def cdf(self, x):
        return 0.5 * (1.0 + math.erf((x - self._mu) / (self._sigma * math.sqrt(2.0))))

    def zscore(self, x):
        return (x - self._mu) / self._sigma

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"


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
