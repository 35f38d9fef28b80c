"""enum: members that are made with their class, by the class of the class."""
import types


# in _nowhere
_shown = ("__repr__", "__str__", "__format__")
_types = {"int": int, "str": str, "float": float, "tuple": tuple}


def _is_member(name, value):
    if name.startswith("_") and name.endswith("_"):
        return False
    return type(value).__name__ not in ("function", "descriptor", "builtin_function_or_method")


class _Body(dict):
    """What the body of an enum writes: `auto()` has its value as soon as it has its name."""
    def __init__(self, following):
        super().__init__()
        self._following = following
        self._values = []

    def _resolved(self, key, value):
        if not isinstance(value, auto):
            return value
        if value.value is None:
            value.value = self._following(key, 1, len(self._values), list(self._values))
        return value.value

    def __setitem__(self, key, value):
        if key == "_generate_next_value_":
            self._following = value.fget if type(value).__name__ == "descriptor" else value
        if _is_member(key, value):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, tuple):
                value = tuple([self._resolved(key, v) for v in value])
            value = self._resolved(key, value)
            self._values.append(value)
        super().__setitem__(key, value)


def _maker(cls):
    """The `__new__` of a program, or of the type that members are of."""
    for one in cls.__mro__:
        if one is Enum:
            return None
        if "__new__" in getattr(one, "__dict__", {}):
            return one.__dict__["__new__"]
    return None


def _made(cls, name, value):
    args = value if isinstance(value, tuple) else (value,)
    maker = _maker(cls)
    member = object.__new__(cls) if maker is None else maker(cls, *args)
    if "_value_" not in member.__dict__:
        member._value_ = value
    member._name_ = name
    if any(["__init__" in one.__dict__ for one in cls.__mro__[:-1] if isinstance(one, EnumType) and one is not Enum]):
        member.__init__(*args)
    return member


# in enum
class auto:
    def __init__(self, value=None):
        self.value = value


class EnumType(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        return _Body(bases[-1]._generate_next_value_ if bases else None)

    def __new__(mcs, name, bases, ns, **options):
        written = [(key, value) for key, value in ns.items() if _is_member(key, value)]
        for key, _ in written:
            del ns[key]
        if written:
            for base in bases:
                if isinstance(base, EnumType) and base._members:
                    raise TypeError(f"<enum {name!r}> cannot extend {base!r}")
        cls = super().__new__(mcs, name, bases, ns, **options)
        put = super().__setattr__
        put(cls, "_members", {})
        put(cls, "_others", {})
        if not bases:
            return cls
        if any([not isinstance(base, EnumType) for base in bases]) and not issubclass(cls, ReprEnum):
            for special in _shown:
                if special not in ns:
                    put(cls, special, getattr(bases[-1], special))
        for key, value in written:
            member = _made(cls, key, value)
            for other in cls._members.values():
                if other._value_ == member._value_ and type(other._value_) is type(member._value_):
                    member = other
                    break
            cls._members[key] = member
            put(cls, key, member)
        return cls

    def __call__(cls, value, names=None, start=1, **options):
        if names is not None or not cls._members and isinstance(value, str) and cls in (Enum, IntEnum, Flag, IntFlag, StrEnum):
            return cls._create(value, names, start)
        for member in cls._members.values():
            if member is value or member._value_ == value:
                return member
        found = cls._missing_(value)
        if found is None:
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        return found

    def _create(cls, name, names, start):
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        pairs = list(names.items()) if isinstance(names, dict) else list(names)
        ns = EnumType.__prepare__(name, (cls,))
        last = []
        for at, one in enumerate(pairs):
            key, value = (one, cls._generate_next_value_(one, start, at, last)) if isinstance(one, str) else one
            last.append(value)
            ns[key] = value
        return EnumType.__new__(EnumType, name, (cls,), ns)

    def _distinct(cls):
        return [member for name, member in cls._members.items() if name == member._name_ and member._is_canonical()]

    def __iter__(cls):
        return iter(cls._distinct())

    def __reversed__(cls):
        return iter(cls._distinct()[::-1])

    def __len__(cls):
        return len(cls._distinct())

    def __getitem__(cls, name):
        return cls._members[name]

    def __contains__(cls, value):
        if not isinstance(value, Enum):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(value).__name__!r} and {cls.__class__.__name__!r}")
        return isinstance(value, cls) and value._name_ in cls._members

    def __setattr__(cls, name, value):
        if name in cls._members:
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    @property
    def __members__(cls):
        return types.MappingProxyType(cls._members)

    def __repr__(cls):
        return f"<{'flag' if issubclass(cls, Flag) else 'enum'} {cls.__name__!r}>" if cls._bases_known() else f"<enum {cls.__name__!r}>"

    def _bases_known(cls):
        return cls is not Enum


EnumMeta = EnumType


class Enum(metaclass=EnumType):
    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return max([v for v in last_values if isinstance(v, int)]) + 1 if last_values else start

    @classmethod
    def _missing_(cls, value):
        return None

    def _is_canonical(self):
        return True

    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __format__(self, spec):
        return format(str(self), spec)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


class ReprEnum(Enum):
    """Members are shown as what they are, but in repr."""


class IntEnum(int, ReprEnum):
    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        return repr(self._value_)


class StrEnum(str, ReprEnum):
    def __repr__(self):
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class Flag(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return 2 ** max([v for v in last_values if isinstance(v, int)]).bit_length() if last_values else start

    @classmethod
    def _missing_(cls, value):
        """Several flags at once, which have no name of their own."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        every = cls._every()
        bits = 2 ** every.bit_length() - 1
        keeps = issubclass(cls, int)
        if not -bits - 1 <= value <= bits or value & (bits ^ every):
            if not keeps:
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bits(value, every)}\n"
                                 f"  allowed {_bits(every, value)}")
            if value < 0:
                value += max(bits + 1, 2 ** value.bit_length())
        if value < 0:
            value += bits + 1
        for member in cls._members.values():
            if member._value_ == value:
                return member
        if value not in cls._others:
            maker = _maker(cls)
            member = object.__new__(cls) if maker is None else maker(cls, value)
            member._value_ = value
            names = [one._name_ for one in cls._distinct() if one._value_ & value]
            if names and value & ~every:
                names.append(str(value & ~every))
            member._name_ = "|".join(names) if names else None
            cls._others[value] = member
        return cls._others[value]

    def _is_canonical(self):
        return self._value_ != 0 and self._value_ & (self._value_ - 1) == 0

    @classmethod
    def _every(cls):
        """The bits of all members."""
        found = 0
        for member in cls._members.values():
            found |= member._value_
        return found

    def _with(self, other, how):
        if isinstance(other, type(self)):
            other = other._value_
        elif not isinstance(self, int) or not isinstance(other, int):
            return NotImplemented
        return type(self)(how(self._value_, int(other)))

    def __or__(self, other):
        return self._with(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._with(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._with(other, lambda a, b: a ^ b)

    def __invert__(self):
        return type(self)(~self._value_ if isinstance(self, int) else self._every() & ~self._value_)

    def __contains__(self, other):
        if not isinstance(other, type(self)):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__name__!r} and "
                            f"{type(self).__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        return iter([one for one in type(self)._distinct() if one._value_ & self._value_])

    def __len__(self):
        return len(list(iter(self)))

    def __bool__(self):
        return bool(self._value_)

    def __repr__(self):
        if self._name_ is None:
            return f"<{self.__class__.__name__}: {self._value_!r}>"
        return f"<{self.__class__.__name__}.{self._name_}: {self._value_!r}>"

    def __str__(self):
        if self._name_ is None:
            return f"{self.__class__.__name__}({self._value_!r})"
        return f"{self.__class__.__name__}.{self._name_}"


class IntFlag(int, ReprEnum, Flag):
    __repr__ = Flag.__repr__
    __or__ = __ror__ = Flag.__or__
    __and__ = __rand__ = Flag.__and__
    __xor__ = __rxor__ = Flag.__xor__
    __invert__ = Flag.__invert__

    def __str__(self):
        return repr(self._value_)


def unique(enumeration):
    twice = [(name, member._name_) for name, member in enumeration._members.items() if name != member._name_]
    if twice:
        told = ", ".join([f"{alias} -> {name}" for alias, name in twice])
        raise ValueError(f"duplicate values found in {enumeration!r}: {told}")
    return enumeration


# in _nowhere
def _bits(value, every):
    width = max(value.bit_length(), every.bit_length()) + 1
    return f"0b{value >> (width - 1):b} {value & ((1 << (width - 1)) - 1):0{width - 1}b}"
