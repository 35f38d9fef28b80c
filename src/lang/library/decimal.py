"""Decimal numbers, rounded to as many digits as a context says: `decimal` of Python's standard library."""
import math


# in decimal
ROUND_CEILING = "ROUND_CEILING"
ROUND_FLOOR = "ROUND_FLOOR"
ROUND_UP = "ROUND_UP"
ROUND_DOWN = "ROUND_DOWN"
ROUND_HALF_UP = "ROUND_HALF_UP"
ROUND_HALF_DOWN = "ROUND_HALF_DOWN"
ROUND_HALF_EVEN = "ROUND_HALF_EVEN"
ROUND_05UP = "ROUND_05UP"
MAX_PREC = 999999999999999999
MAX_EMAX = 999999999999999999
MIN_EMIN = -999999999999999999


class DecimalException(ArithmeticError):
    __module__ = "decimal"


class Clamped(DecimalException):
    __module__ = "decimal"


class InvalidOperation(DecimalException):
    __module__ = "decimal"


class ConversionSyntax(InvalidOperation):
    __module__ = "decimal"


class DivisionByZero(DecimalException, ZeroDivisionError):
    __module__ = "decimal"


class DivisionImpossible(InvalidOperation):
    __module__ = "decimal"


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    __module__ = "decimal"


class InvalidContext(InvalidOperation):
    __module__ = "decimal"


class Inexact(DecimalException):
    __module__ = "decimal"


class Rounded(DecimalException):
    __module__ = "decimal"


class Subnormal(DecimalException):
    __module__ = "decimal"


class Overflow(Inexact, Rounded):
    __module__ = "decimal"


class Underflow(Inexact, Rounded, Subnormal):
    __module__ = "decimal"


class FloatOperation(DecimalException, TypeError):
    __module__ = "decimal"


# in _nowhere
_signals = [Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow]


# in decimal
class DecimalTuple:
    __module__ = "decimal"

    def __init__(self, sign, digits, exponent):
        self.sign, self.digits, self.exponent = sign, digits, exponent

    def __iter__(self):
        return iter((self.sign, self.digits, self.exponent))

    def __getitem__(self, i):
        return (self.sign, self.digits, self.exponent)[i]

    def __len__(self):
        return 3

    def __eq__(self, other):
        return tuple(self) == tuple(other)

    def __repr__(self):
        return f"DecimalTuple(sign={self.sign!r}, digits={self.digits!r}, exponent={self.exponent!r})"


class Context:
    """How many digits there are, how the last one is rounded, and what is refused."""
    __module__ = "decimal"

    def __init__(self, prec=28, rounding=ROUND_HALF_EVEN, Emin=-999999, Emax=999999, capitals=1, clamp=0, flags=None, traps=None):
        self.prec, self.rounding, self.Emin, self.Emax = prec, rounding, Emin, Emax
        self.capitals, self.clamp = capitals, clamp
        told = [InvalidOperation, DivisionByZero, Overflow] if traps is None else traps
        self.traps = dict(told) if isinstance(told, dict) else {signal: signal in told for signal in _signals}
        self.flags = {signal: flags is not None and signal in flags for signal in _signals}

    def __setattr__(self, name, value):
        if name == "prec" and not 1 <= value <= MAX_PREC:
            raise ValueError("valid range for prec is [1, MAX_PREC]")
        object.__setattr__(self, name, value)

    def copy(self):
        made = Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, None, self.traps)
        made.flags.update(self.flags)
        return made

    def clear_flags(self):
        for signal in _signals:
            self.flags[signal] = False

    def create_decimal(self, num="0"):
        return _fixed(Decimal(num), self)

    def create_decimal_from_float(self, f):
        return _fixed(Decimal.from_float(f), self)

    def add(self, a, b):
        return _added(Decimal(a), Decimal(b), self)

    def subtract(self, a, b):
        return _added(Decimal(a), _negated(Decimal(b)), self)

    def multiply(self, a, b):
        return _multiplied(Decimal(a), Decimal(b), self)

    def divide(self, a, b):
        return _divided(Decimal(a), Decimal(b), self)

    def power(self, a, b, modulo=None):
        return _power(Decimal(a), Decimal(b), self)

    def sqrt(self, a):
        return Decimal(a).sqrt(self)

    def quantize(self, a, b):
        return Decimal(a).quantize(b, context=self)

    def plus(self, a):
        return _fixed(Decimal(a), self)

    def __repr__(self):
        listed = lambda held: "[" + ", ".join([signal.__name__ for signal in _signals if held[signal]]) + "]"
        return (f"Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, capitals={self.capitals}, "
                f"clamp={self.clamp}, flags={listed(self.flags)}, traps={listed(self.traps)})")


DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP, traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, traps=[])


# in _nowhere
_now = [DefaultContext.copy()]


# in decimal
def getcontext():
    return _now[0]


def setcontext(context):
    _now[0] = context.copy() if context in (DefaultContext, BasicContext, ExtendedContext) else context


class localcontext:
    """The context of a block."""

    def __init__(self, ctx=None, **options):
        self._new = (_now[0] if ctx is None else ctx).copy()
        for name, value in options.items():
            setattr(self._new, name, value)

    def __enter__(self):
        self._before = _now[0]
        _now[0] = self._new
        return self._new

    def __exit__(self, *error):
        _now[0] = self._before


# in _nowhere
def _raised(signal, given, context, result):
    """What comes of something that is refused, or is not."""
    context = context or _now[0]
    context.flags[signal] = True
    if context.traps[signal]:
        raise signal([given])
    return result


def _made(sign, whole, exponent, kind=""):
    made = object.__new__(Decimal)
    made._s, made._n, made._e, made._k = sign, whole, exponent, kind
    return made


def _nan():
    return _made(0, 0, 0, "NaN")


def _digits(whole):
    return len(str(whole))


def _cut(sign, whole, count, rounding):
    """Without its last digits, rounded; and whether anything was lost."""
    count = min(count, _digits(whole) + 1)
    unit = 10 ** count
    kept, rest = divmod(whole, unit)
    if rest == 0:
        return kept, False
    half = (2 * rest > unit) - (2 * rest < unit)
    if rounding == ROUND_HALF_EVEN:
        up = half > 0 or half == 0 and kept % 2 == 1
    elif rounding == ROUND_HALF_UP:
        up = half >= 0
    elif rounding == ROUND_HALF_DOWN:
        up = half > 0
    elif rounding == ROUND_UP:
        up = True
    elif rounding == ROUND_DOWN:
        up = False
    elif rounding == ROUND_CEILING:
        up = sign == 0
    elif rounding == ROUND_FLOOR:
        up = sign == 1
    elif rounding == ROUND_05UP:
        up = kept % 5 == 0
    else:
        raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n   ROUND_HALF_UP, "
                        "ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
    return kept + up, True


def _fixed(x, context=None):
    """Rounded to the digits of the context."""
    context = context or _now[0]
    if x._k:
        return x
    sign, whole, exponent = x._s, x._n, x._e
    lost, over = False, max(_digits(whole) - context.prec, context.Emin - context.prec + 1 - exponent)
    if over > 0:
        whole, lost = _cut(sign, whole, over, context.rounding)
        exponent += over
        context.flags[Rounded] = True
        if _digits(whole) > context.prec:
            whole //= 10
            exponent += 1
    if whole and exponent + _digits(whole) - 1 > context.Emax:
        context.flags[Inexact] = context.flags[Rounded] = True
        return _raised(Overflow, Overflow, context, _made(sign, 0, 0, "Infinity"))
    if lost:
        context.flags[Inexact] = True
        if context.traps[Inexact]:
            raise Inexact([Inexact])
    if whole == 0:
        exponent = min(max(exponent, context.Emin - context.prec + 1), context.Emax)
    return x if over <= 0 and exponent == x._e else _made(sign, whole, exponent)


def _rescaled(x, exponent, rounding):
    """With that exponent, whatever the context says."""
    if x._k:
        return x
    if x._n == 0:
        return _made(x._s, 0, exponent)
    if x._e >= exponent:
        return _made(x._s, x._n * 10 ** (x._e - exponent), exponent)
    return _made(x._s, _cut(x._s, x._n, exponent - x._e, rounding)[0], exponent)


def _negated(x):
    return _made(1 - x._s, x._n, x._e, x._k)


def _added(a, b, context=None):
    context = context or _now[0]
    if a._k or b._k:
        if "NaN" in (a._k, b._k):
            return _nan()
        if a._k and b._k and a._s != b._s:
            return _raised(InvalidOperation, InvalidOperation, context, _nan())
        return a if a._k else b
    exponent = min(a._e, b._e)
    x, y = a._n * 10 ** (a._e - exponent), b._n * 10 ** (b._e - exponent)
    total = (-x if a._s else x) + (-y if b._s else y)
    if total == 0:
        sign = 1 if a._s and b._s or context.rounding == ROUND_FLOOR and a._s != b._s else 0
        return _fixed(_made(sign, 0, exponent), context)
    return _fixed(_made(1 if total < 0 else 0, abs(total), exponent), context)


def _multiplied(a, b, context=None):
    sign = a._s ^ b._s
    if a._k or b._k:
        if "NaN" in (a._k, b._k):
            return _nan()
        if not a or not b:
            return _raised(InvalidOperation, InvalidOperation, context, _nan())
        return _made(sign, 0, 0, "Infinity")
    return _fixed(_made(sign, a._n * b._n, a._e + b._e), context)


def _divided(a, b, context=None):
    context = context or _now[0]
    sign = a._s ^ b._s
    if a._k or b._k:
        if "NaN" in (a._k, b._k):
            return _nan()
        if a._k and b._k:
            return _raised(InvalidOperation, InvalidOperation, context, _nan())
        return _made(sign, 0, 0, "Infinity") if a._k else _made(sign, 0, context.Emin - context.prec + 1)
    if b._n == 0:
        if a._n == 0:
            return _raised(InvalidOperation, DivisionUndefined, context, _nan())
        return _raised(DivisionByZero, DivisionByZero, context, _made(sign, 0, 0, "Infinity"))
    if a._n == 0:
        return _fixed(_made(sign, 0, a._e - b._e), context)
    shift = _digits(b._n) - _digits(a._n) + context.prec + 1
    exponent = a._e - b._e - shift
    if shift >= 0:
        whole, rest = divmod(a._n * 10 ** shift, b._n)
    else:
        whole, rest = divmod(a._n, b._n * 10 ** -shift)
    if rest:
        whole += whole % 5 == 0
    else:
        while exponent < a._e - b._e and whole % 10 == 0:
            whole //= 10
            exponent += 1
    return _fixed(_made(sign, whole, exponent), context)


def _parted(a, b, context=None):
    """The whole quotient towards 0, and what is left."""
    context = context or _now[0]
    sign = a._s ^ b._s
    if "NaN" in (a._k, b._k):
        return _nan(), _nan()
    if a._k:
        found = _raised(InvalidOperation, InvalidOperation, context, _nan())
        return (found if b._k else _made(sign, 0, 0, "Infinity")), found
    if not b._k and b._n == 0:
        if a._n == 0:
            found = _raised(InvalidOperation, DivisionUndefined, context, _nan())
            return found, found
        return _raised(DivisionByZero, DivisionByZero, context, _made(sign, 0, 0, "Infinity")), \
            _raised(InvalidOperation, InvalidOperation, context, _nan())
    if b._k:
        return _made(sign, 0, 0), _fixed(a, context)
    exponent = min(a._e, b._e)
    whole, rest = divmod(a._n * 10 ** (a._e - exponent), b._n * 10 ** (b._e - exponent))
    if whole >= 10 ** context.prec:
        found = _raised(InvalidOperation, DivisionImpossible, context, _nan())
        return found, found
    return _made(sign, whole, 0), _fixed(_made(a._s, rest, exponent), context)


def _scaled(x, places):
    """As a whole number of units of 10 ** -places."""
    found = x._n * 10 ** (x._e + places) if x._e + places >= 0 else x._n // 10 ** -(x._e + places)
    return -found if x._s else found


def _exp_of(value, places):
    """exp of value / 10 ** places, in the same units."""
    unit, halvings = 10 ** places, max(0, int(abs(value) // 10 ** places).bit_length() + 8)
    more = 10 ** (halvings + 5)
    x, one = value * more >> halvings, unit * more
    total, term, i = one, one, 1
    while term:
        term = term * x // (one * i)
        total += term
        i += 1
    for _ in range(halvings):
        total = total * total // one
    return total // more


def _ln_of(value, places):
    """The natural logarithm of value / 10 ** places, in the same units."""
    unit = 10 ** places
    shift = _digits(value) - places - 1
    head = value * 10 ** 17 // 10 ** (places + shift) if shift + places >= 0 else value * 10 ** (17 - places - shift)
    y = int((math.log(head / 1e17) + shift * math.log(10.0)) * 1e15) * 10 ** places // 10 ** 15
    for _ in range(places.bit_length() + 2):
        reached = _exp_of(y, places)
        step = 2 * (value - reached) * unit // (value + reached)
        y += step
        if abs(step) <= 1:
            break
    return y


def _to_digits(value, places, context):
    """A whole number of units, as a number with all digits of the context."""
    sign, whole = (1, -value) if value < 0 else (0, value)
    over = _digits(whole) - context.prec
    if over > 0:
        whole, _ = _cut(sign, whole, over, ROUND_HALF_EVEN)
        places -= over
    elif over < 0:
        whole, places = whole * 10 ** -over, places - over
    context.flags[Inexact] = context.flags[Rounded] = True
    return _fixed(_made(sign, whole, -places), context)


def _power(a, b, context=None):
    context = context or _now[0]
    if "NaN" in (a._k, b._k):
        return _nan()
    if not b._k and b._n == 0:
        return _raised(InvalidOperation, InvalidOperation, context, _nan()) if not a._k and a._n == 0 else _made(0, 1, 0)
    whole = not b._k and (b._e >= 0 or b._n % 10 ** -b._e == 0)
    power = int(b) if whole else None
    sign = 1 if a._s and whole and power % 2 else 0
    if a._k or b._k or a._n == 0:
        large = bool(a._k) or a._n != 0 and abs(a) > 1
        if b._k and a._n == 1 and a._e == 0:
            return _made(0, 1, 0)
        grows = large != bool(b._s)
        return _made(sign, 0, 0, "Infinity") if grows else _made(sign, 0, 0)
    if whole:
        if abs(power) * _digits(a._n) < 40 * context.prec + 4000:
            found = _made(sign, a._n ** abs(power), a._e * abs(power))
            return _fixed(found, context) if power > 0 else _divided(_made(0, 1, 0), found, context)
    elif a._s:
        return _raised(InvalidOperation, InvalidOperation, context, _nan())
    places = context.prec + 12 + max(0, _digits(a._n) + a._e) + abs(a._e)
    found = _ln_of(_scaled(abs(a), places), places) * (-b._n if b._s else b._n)
    found = found * 10 ** b._e if b._e >= 0 else found // 10 ** -b._e
    size = int(found * 4342944819 // 10 ** 10 // 10 ** places)
    if abs(size) > context.Emax + 10:
        return _raised(Overflow, Overflow, context, _made(sign, 0, 0, "Infinity")) if size > 0 else _made(sign, 0, context.Emin)
    if size < 0:
        found, places = found * 10 ** -size, places - size
    made = _to_digits(_exp_of(found, places), places, context)
    return _negated(made) if sign else made


def _read(text):
    """Sign, digits, exponent and kind of a number in words; None for what is none."""
    s = text.strip().replace("_", "").lower()
    sign = 1 if s[:1] == "-" else 0
    s = s[1:] if s[:1] in ("+", "-") else s
    if s in ("inf", "infinity"):
        return sign, 0, 0, "Infinity"
    if s in ("nan", "snan"):
        return sign, 0, 0, "NaN"
    s, mark, power = s.partition("e")
    whole, point, rest = s.partition(".")
    digits = whole + rest
    size = power[1:] if power[:1] in ("+", "-") else power
    if not digits.isdigit() or mark and not size.isdigit():
        return None
    return sign, int(digits), (int(power) if mark else 0) - len(rest), ""


def _taken(x):
    """What arithmetic takes beside a Decimal; None for others."""
    if isinstance(x, Decimal):
        return x
    return Decimal(int(x)) if isinstance(x, int) else None


def _order(a, b):
    """-1, 0 or 1."""
    if a._k or b._k:
        rank = lambda x: (-1 if x._s else 1) if x._k else 0
        return (rank(a) > rank(b)) - (rank(a) < rank(b))
    exponent = min(a._e, b._e)
    x, y = a._n * 10 ** (a._e - exponent), b._n * 10 ** (b._e - exponent)
    x, y = -x if a._s else x, -y if b._s else y
    return (x > y) - (x < y)


def _compared(a, b, test):
    if isinstance(b, float):
        other = Decimal(b)
    elif hasattr(b, "denominator") and not isinstance(b, int):
        if a._k:
            return test(_order(a, Decimal(0)))
        a, other = a * Decimal(b.denominator), Decimal(b.numerator)
    else:
        other = _taken(b)
    if other is None:
        return NotImplemented
    return False if "NaN" in (a._k, other._k) else test(_order(a, other))


# in decimal
class Decimal:
    __module__ = "decimal"

    def __new__(cls, value="0", context=None):
        made = object.__new__(cls)
        if isinstance(value, Decimal):
            found = value._s, value._n, value._e, value._k
        elif isinstance(value, int):
            found = 1 if value < 0 else 0, abs(int(value)), 0, ""
        elif isinstance(value, float):
            (context or _now[0]).flags[FloatOperation] = True
            if math.isinf(value) or math.isnan(value):
                found = _read(str(value))
            else:
                top, below = float(value).as_integer_ratio()
                places = below.bit_length() - 1
                found = 1 if math.copysign(1.0, value) < 0 else 0, abs(top) * 5 ** places, -places, ""
        elif isinstance(value, str):
            found = _read(value)
            if found is None:
                return _raised(InvalidOperation, ConversionSyntax, context, _nan())
        elif isinstance(value, (tuple, list, DecimalTuple)):
            if len(value) != 3:
                raise ValueError("argument must be a sequence of length 3")
            sign, digits, exponent = value
            if exponent == "F":
                found = sign, 0, 0, "Infinity"
            elif isinstance(exponent, str):
                found = sign, 0, 0, "NaN"
            else:
                found = sign, int("".join([str(d) for d in digits]) or "0"), exponent, ""
        else:
            raise TypeError(f"conversion from {type(value).__name__} to Decimal is not supported")
        made._s, made._n, made._e, made._k = found
        return made

    @classmethod
    def from_float(cls, f):
        return cls(f)

    def __str__(self):
        sign = "-" if self._s else ""
        if self._k:
            return sign + self._k
        digits = str(self._n)
        left = self._e + len(digits)
        place = left if self._e <= 0 and left > -6 else 1
        if place <= 0:
            text = "0." + "0" * -place + digits
        elif place >= len(digits):
            text = digits + "0" * (place - len(digits))
        else:
            text = digits[:place] + "." + digits[place:]
        return sign + text + ("" if left == place else f"E{left - place:+d}")

    def __repr__(self):
        return f"Decimal('{self}')"

    def to_eng_string(self, context=None):
        if self._k or self._e <= 0 and self._e + _digits(self._n) > -6:
            return str(self)
        digits = str(self._n)
        left = self._e + len(digits)
        place = (left + 1) % 3 - 1 if self._n == 0 else (left - 1) % 3 + 1
        digits = digits + "0" * (place - len(digits))
        text = "0." + "0" * -place + digits if place <= 0 else digits[:place] + ("." + digits[place:] if digits[place:] else "")
        return ("-" if self._s else "") + text + (f"E{left - place:+d}" if left != place else "")

    def as_tuple(self):
        if self._k:
            return DecimalTuple(self._s, (0,) if self._k == "Infinity" else (), "F" if self._k == "Infinity" else "n")
        return DecimalTuple(self._s, tuple([int(d) for d in str(self._n)]), self._e)

    def as_integer_ratio(self):
        if self._k:
            raise (OverflowError if self._k == "Infinity" else ValueError)(f"cannot convert {self._k} to integer ratio")
        top, below = self._n * 10 ** max(self._e, 0), 10 ** max(-self._e, 0)
        shared = math.gcd(top, below)
        return (-top if self._s else top) // shared, below // shared

    def __add__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _added(self, other)

    __radd__ = __add__

    def __sub__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _added(self, _negated(other))

    def __rsub__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _added(other, _negated(self))

    def __mul__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _multiplied(self, other)

    __rmul__ = __mul__

    def __truediv__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _divided(self, other)

    def __rtruediv__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _divided(other, self)

    def __floordiv__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _parted(self, other)[0]

    def __rfloordiv__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _parted(other, self)[0]

    def __mod__(self, other):
        other = _taken(other)
        if other is None:
            return NotImplemented
        if not self._k and not other._k and other._n == 0 and self._n:
            return _raised(InvalidOperation, InvalidOperation, None, _nan())
        return _parted(self, other)[1]

    def __rmod__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else other % self

    def __divmod__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _parted(self, other)

    def __rdivmod__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _parted(other, self)

    def __pow__(self, other, modulo=None):
        other = _taken(other)
        if other is None:
            return NotImplemented
        return _power(self, other) if modulo is None else Decimal(pow(int(self), int(other), int(modulo)))

    def __rpow__(self, other):
        other = _taken(other)
        return NotImplemented if other is None else _power(other, self)

    def __neg__(self):
        return _fixed(self if not self._k and self._n == 0 and not self._s else
                      _made(0, 0, self._e) if not self._k and self._n == 0 else _negated(self))

    def __pos__(self):
        return _fixed(_made(0, 0, self._e) if not self._k and self._n == 0 else self)

    def __abs__(self):
        return _fixed(_made(0, self._n, self._e, self._k))

    def __bool__(self):
        return bool(self._k) or self._n != 0

    def __eq__(self, other):
        return _compared(self, other, lambda order: order == 0)

    def __lt__(self, other):
        return _compared(self, other, lambda order: order < 0)

    def __le__(self, other):
        return _compared(self, other, lambda order: order <= 0)

    def __gt__(self, other):
        return _compared(self, other, lambda order: order > 0)

    def __ge__(self, other):
        return _compared(self, other, lambda order: order >= 0)

    def __hash__(self):
        if self._k:
            return hash(float(self))
        prime = 2 ** 61 - 1
        tens = pow(10, self._e, prime) if self._e >= 0 else pow(pow(10, prime - 2, prime), -self._e, prime)
        found = self._n * tens % prime
        return -2 if self._s and found == 1 else -found if self._s else found

    def __int__(self):
        if self._k == "NaN":
            raise ValueError("cannot convert NaN to integer")
        if self._k:
            raise OverflowError("cannot convert Infinity to integer")
        whole = self._n * 10 ** self._e if self._e >= 0 else self._n // 10 ** -self._e
        return -whole if self._s else whole

    __trunc__ = __int__

    def __float__(self):
        return float(str(self))

    def __complex__(self):
        return complex(float(self))

    def __round__(self, n=None):
        if n is None:
            return int(_rescaled(self, 0, ROUND_HALF_EVEN))
        return self.quantize(_made(0, 1, -n), ROUND_HALF_EVEN)

    def __floor__(self):
        return int(_rescaled(self, 0, ROUND_FLOOR))

    def __ceil__(self):
        return int(_rescaled(self, 0, ROUND_CEILING))

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    def __reduce__(self):
        return Decimal, (str(self),)

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def conjugate(self):
        return self

    def quantize(self, exp, rounding=None, context=None):
        context, exp = context or _now[0], _taken(exp)
        if "NaN" in (self._k, exp._k):
            return _nan()
        if self._k or exp._k:
            return self if self._k and exp._k else _raised(InvalidOperation, InvalidOperation, context, _nan())
        found = _rescaled(self, exp._e, rounding or context.rounding)
        if _digits(found._n) > context.prec or found._e + _digits(found._n) - 1 > context.Emax:
            return _raised(InvalidOperation, InvalidOperation, context, _nan())
        if found._e > self._e:
            context.flags[Rounded] = True
            if found != self:
                context.flags[Inexact] = True
        return found

    def to_integral_value(self, rounding=None, context=None):
        return self if self._e >= 0 else _rescaled(self, 0, rounding or (context or _now[0]).rounding)

    to_integral = to_integral_value
    to_integral_exact = to_integral_value

    def normalize(self, context=None):
        found = _fixed(self, context)
        if found._k:
            return found
        if found._n == 0:
            return _made(found._s, 0, 0)
        whole, exponent = found._n, found._e
        while whole % 10 == 0:
            whole //= 10
            exponent += 1
        return _made(found._s, whole, exponent)

    def sqrt(self, context=None):
        context = context or _now[0]
        if self._k == "NaN" or self._k and not self._s:
            return self
        if not self._k and self._n == 0:
            return _made(self._s, 0, self._e // 2)
        if self._s:
            return _raised(InvalidOperation, InvalidOperation, context, _nan())
        exponent, count = self._e // 2, _digits(self._n)
        whole, half = (self._n * 10, count // 2 + 1) if self._e % 2 else (self._n, (count + 1) // 2)
        shift = context.prec + 1 - half
        if shift >= 0:
            whole, exact = whole * 100 ** shift, True
        else:
            whole, rest = divmod(whole, 100 ** -shift)
            exact = rest == 0
        root = math.isqrt(whole)
        exponent -= shift
        if exact and root * root == whole:
            root = root // 10 ** shift if shift >= 0 else root * 10 ** -shift
            exponent += shift
        elif root % 5 == 0:
            root += 1
        rounded = context.copy()
        rounded.rounding = ROUND_HALF_EVEN
        found = _fixed(_made(0, root, exponent), rounded)
        context.flags.update(rounded.flags)
        return found

    def exp(self, context=None):
        context = context or _now[0]
        if self._k:
            return self if self._k == "NaN" or not self._s else Decimal(0)
        if self._n == 0:
            return Decimal(1)
        size = int(float(self) * 0.4342944819)
        places = context.prec + 12 + max(0, -size)
        return _to_digits(_exp_of(_scaled(self, places + max(0, size)), places + max(0, size)), places + max(0, size), context)

    def ln(self, context=None):
        context = context or _now[0]
        if self._k == "NaN":
            return self
        if not self._k and self._n == 0:
            return _made(1, 0, 0, "Infinity")
        if self._s:
            return _raised(InvalidOperation, InvalidOperation, context, _nan())
        if self._k or self == 1:
            return self if self._k else Decimal(0)
        places = context.prec + 12 + abs(self._e) + _digits(self._n)
        return _to_digits(_ln_of(_scaled(self, places), places), places, context)

    def log10(self, context=None):
        context = context or _now[0]
        if not self._k and self._n and not self._s and str(self._n).rstrip("0") == "1":
            return _fixed(Decimal(self._e + _digits(self._n) - 1), context)
        wide = context.copy()
        wide.prec += 12
        return _fixed(_divided(self.ln(wide), Decimal(10).ln(wide), wide), context)

    def fma(self, other, third, context=None):
        other, third = _taken(other), _taken(third)
        return _added(_made(self._s ^ other._s, self._n * other._n, self._e + other._e), third, context)

    def compare(self, other, context=None):
        other = _taken(other)
        return _nan() if "NaN" in (self._k, other._k) else Decimal(_order(self, other))

    def max(self, other, context=None):
        return _fixed(self if _order(self, _taken(other)) >= 0 else _taken(other), context)

    def min(self, other, context=None):
        return _fixed(self if _order(self, _taken(other)) <= 0 else _taken(other), context)

    def remainder_near(self, other, context=None):
        other = _taken(other)
        whole = _rescaled(_divided(self, other, Context(prec=100)), 0, ROUND_HALF_EVEN)
        return _added(self, _negated(_multiplied(whole, other, Context(prec=1000))), context)

    def adjusted(self):
        return 0 if self._k else self._e + _digits(self._n) - 1

    def scaleb(self, other, context=None):
        return _fixed(_made(self._s, self._n, self._e + int(other), self._k), context)

    def copy_abs(self):
        return _made(0, self._n, self._e, self._k)

    def copy_negate(self):
        return _negated(self)

    def copy_sign(self, other, context=None):
        return _made(_taken(other)._s, self._n, self._e, self._k)

    def same_quantum(self, other, context=None):
        other = _taken(other)
        return self._k == other._k and (bool(self._k) or self._e == other._e)

    def is_nan(self):
        return self._k == "NaN"

    def is_infinite(self):
        return self._k == "Infinity"

    def is_finite(self):
        return not self._k

    def is_zero(self):
        return not self._k and self._n == 0

    def is_signed(self):
        return self._s == 1

    def is_normal(self, context=None):
        return not self._k and self._n != 0

    def __format__(self, spec):
        fill, align, sign, zero, width, separator, places, kind = _form(spec)
        x = self
        if x._k:
            return _aligned(_sign(x, sign), x._k + ("%" if kind == "%" else ""), fill, align or ">", width)
        kind = kind or "G"
        rounding = _now[0].rounding
        if kind == "%":
            x = _made(x._s, x._n, x._e + 2)
        if places is not None:
            if kind in "eE":
                over = _digits(x._n) - places - 1
            else:
                over = -places - x._e if kind in "fF%" else _digits(x._n) - max(places, 1)
            if kind in "fF%" or over > 0:
                whole, exponent = _rescaled(x, x._e + over, rounding)._n, x._e + over
                if kind not in "fF%" and over > 0 and _digits(whole) > _digits(x._n) - over:
                    whole, exponent = whole // 10, exponent + 1
                x = _made(x._s, whole, exponent)
            elif kind in "eE" and over < 0 and x._n:
                x = _made(x._s, x._n * 10 ** -over, x._e + over)
        if x._n == 0 and x._e > 0 and kind in "fF%":
            x = _made(x._s, 0, 0)
        digits = str(x._n)
        left = x._e + len(digits)
        if kind in "eE":
            place = 1 - places if x._n == 0 and places is not None else 1
        else:
            place = left if kind in "fF%" or x._e <= 0 and left > -6 else 1
        if place < 0:
            whole, rest = "0", "0" * -place + digits
        elif place > len(digits):
            whole, rest = digits + "0" * (place - len(digits)), ""
        else:
            whole, rest = digits[:place] or "0", digits[place:]
        tail = "." + rest if rest else ""
        if left != place or kind in "eE":
            tail += f"{'E' if kind in 'EG' else 'e'}{left - place:+d}"
        tail += "%" if kind == "%" else ""
        before = _sign(x, sign)
        if zero:
            wanted = width - len(before) - len(tail)
            while len(_grouped(whole, separator)) < wanted:
                whole = "0" + whole
        return _aligned(before, _grouped(whole, separator) + tail, fill, align or ">", width)


# in _nowhere
def _form(spec):
    """Fill, alignment, sign, zeros, width, separator, places and kind."""
    s, fill, align = spec, " ", ""
    if len(s) > 1 and s[1] in "<>=^":
        fill, align, s = s[0], s[1], s[2:]
    elif s[:1] in ("<", ">", "=", "^"):
        align, s = s[0], s[1:]
    sign = s[0] if s[:1] in ("+", "-", " ") else "-"
    s = s[1:] if s[:1] in ("+", "-", " ") else s
    zero = s[:1] == "0"
    if zero and not align:
        fill, align = "0", "="
    s = s[1:] if zero else s
    width, s = _number_at(s)
    separator = s[0] if s[:1] in (",", "_") else ""
    s = s[1:] if separator else s
    places = None
    if s[:1] == ".":
        places, s = _number_at(s[1:])
    if s not in ("", "e", "E", "f", "F", "g", "G", "n", "%"):
        raise ValueError("invalid format string")
    return fill, align, sign, zero and align == "=", width or 0, separator, places, "g" if s == "n" else s


def _number_at(s):
    count = 0
    while count < len(s) and s[count].isdigit():
        count += 1
    return (int(s[:count]) if count else None), s[count:]


def _sign(x, sign):
    return "-" if x._s else "" if sign == "-" else sign


def _grouped(whole, separator):
    if not separator:
        return whole
    parts = []
    while len(whole) > 3:
        parts.insert(0, whole[-3:])
        whole = whole[:-3]
    return separator.join([whole] + parts)


def _aligned(before, text, fill, align, width):
    lacking = fill * (width - len(before) - len(text))
    if align == "<":
        return before + text + lacking
    if align == "=":
        return before + lacking + text
    if align == "^":
        half = len(lacking) // 2
        return lacking[:half] + before + text + lacking[half:]
    return lacking + before + text
