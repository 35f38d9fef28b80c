"""fractions: numbers as two whole ones, without rounding."""
import math
import operator
from decimal import Decimal


# in fractions
class Fraction:
    __module__ = "fractions"

    def __init__(self, numerator=0, denominator=None):
        if denominator is None:
            if isinstance(numerator, Fraction):
                numerator, denominator = numerator.numerator, numerator.denominator
            elif not isinstance(numerator, int) and hasattr(numerator, "as_integer_ratio"):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                numerator, denominator = _read(numerator)
            else:
                denominator = 1
        elif isinstance(numerator, Fraction) or isinstance(denominator, Fraction):
            a, b = Fraction(numerator), Fraction(denominator)
            numerator, denominator = a.numerator * b.denominator, a.denominator * b.numerator
        if not isinstance(numerator, int) or not isinstance(denominator, int):
            raise TypeError("both arguments should be Rational instances")
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        shared = math.gcd(numerator, denominator)
        if denominator < 0:
            shared = -shared
        self.numerator, self.denominator = numerator // shared, denominator // shared

    def limit_denominator(self, max_denominator=1000000):
        if self.denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self.denominator:
            return Fraction(p1, q1)
        return Fraction(p0 + k * p1, q0 + k * q1)

    @classmethod
    def from_float(cls, f):
        return _from(cls, f, float, "from_float")

    @classmethod
    def from_decimal(cls, dec):
        return _from(cls, dec, Decimal, "from_decimal")

    @property
    def real(self):
        return +self

    @property
    def imag(self):
        return 0

    def conjugate(self):
        return +self

    def as_integer_ratio(self):
        return (self.numerator, self.denominator)

    def _with(self, other, exact, rounded):
        if isinstance(other, (int, Fraction)):
            return exact(self, Fraction(other))
        if isinstance(other, float):
            return rounded(float(self), other)
        if isinstance(other, complex):
            return rounded(complex(self), other)
        return NotImplemented

    def _behind(self, other, exact, rounded):
        """With the other number before it."""
        return self._with(other, lambda a, b: exact(b, a), lambda a, b: rounded(b, a))

    def __add__(self, other):
        return self._with(other, _sum, operator.add)

    def __sub__(self, other):
        return self._with(other, _difference, operator.sub)

    def __mul__(self, other):
        return self._with(other, _product, operator.mul)

    def __truediv__(self, other):
        return self._with(other, _quotient, operator.truediv)

    def __floordiv__(self, other):
        return self._with(other, _whole, operator.floordiv)

    def __mod__(self, other):
        return self._with(other, _rest, operator.mod)

    def __divmod__(self, other):
        return self._with(other, _whole_and_rest, divmod)

    def __pow__(self, other):
        if not isinstance(other, (int, Fraction)):
            return float(self) ** other
        power = Fraction(other)
        if power.denominator != 1:
            return float(self) ** float(power)
        power = power.numerator
        if power >= 0:
            return Fraction(self.numerator ** power, self.denominator ** power)
        if self.numerator == 0:
            raise ZeroDivisionError(f"Fraction({self.denominator ** -power}, 0)")
        return Fraction(self.denominator ** -power, self.numerator ** -power)

    def __radd__(self, other):
        return self._behind(other, _sum, operator.add)

    def __rsub__(self, other):
        return self._behind(other, _difference, operator.sub)

    def __rmul__(self, other):
        return self._behind(other, _product, operator.mul)

    def __rtruediv__(self, other):
        return self._behind(other, _quotient, operator.truediv)

    def __rfloordiv__(self, other):
        return self._behind(other, _whole, operator.floordiv)

    def __rmod__(self, other):
        return self._behind(other, _rest, operator.mod)

    def __rdivmod__(self, other):
        return self._behind(other, _whole_and_rest, divmod)

    def __rpow__(self, other):
        if self.denominator == 1 and self.numerator >= 0:
            return other ** self.numerator
        if isinstance(other, int):
            return Fraction(other) ** self
        return other ** (self.numerator if self.denominator == 1 else float(self))

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def _ordered(self, other, holds):
        if isinstance(other, float):
            return holds(float(self), other) if math.isnan(other) or math.isinf(other) else holds(self, Fraction(other))
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        other = Fraction(other)
        return holds(self.numerator * other.denominator, other.numerator * self.denominator)

    def __eq__(self, other):
        if isinstance(other, complex):
            return other.imag == 0 and self == other.real
        return self._ordered(other, lambda a, b: a == b)

    def __lt__(self, other):
        return self._ordered(other, lambda a, b: a < b)

    def __le__(self, other):
        return self._ordered(other, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._ordered(other, lambda a, b: a > b)

    def __ge__(self, other):
        return self._ordered(other, lambda a, b: a >= b)

    def __hash__(self):
        """That of the float that equals it, as all numbers have: modulo a prime (Python's for words of 64 bits)."""
        try:
            turned = pow(self.denominator, -1, _prime)
        except ValueError:
            found = 314159
        else:
            found = hash(hash(abs(self.numerator)) * turned)
        found = found if self.numerator >= 0 else -found
        return -2 if found == -1 else found

    def __bool__(self):
        return self.numerator != 0

    def __int__(self):
        return int(self.numerator / self.denominator) if abs(self.numerator) < 2 ** 53 else self.__trunc__()

    def __trunc__(self):
        return -(-self.numerator // self.denominator) if self.numerator < 0 else self.numerator // self.denominator

    def __floor__(self):
        return self.numerator // self.denominator

    def __ceil__(self):
        return -(-self.numerator // self.denominator)

    def __round__(self, ndigits=None):
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        low, rest = divmod(self.numerator, self.denominator)
        twice = 2 * rest
        return low if twice < self.denominator or twice == self.denominator and low % 2 == 0 else low + 1

    def __float__(self):
        return self.numerator / self.denominator

    def __str__(self):
        return str(self.numerator) if self.denominator == 1 else f"{self.numerator}/{self.denominator}"

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"


# in _nowhere
_prime = 2 ** 61 - 1


def _from(cls, number, kind, name):
    if isinstance(number, int):
        return cls(number)
    if not isinstance(number, kind):
        raise TypeError(f"{cls.__name__}.{name}() only takes {kind.__name__}s, not {number!r} ({type(number).__name__})")
    return cls(*number.as_integer_ratio())


def _sum(a, b):
    return Fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)


def _difference(a, b):
    return Fraction(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator)


def _product(a, b):
    return Fraction(a.numerator * b.numerator, a.denominator * b.denominator)


def _quotient(a, b):
    return Fraction(a.numerator * b.denominator, a.denominator * b.numerator)


def _whole(a, b):
    return a.numerator * b.denominator // (a.denominator * b.numerator)


def _rest(a, b):
    return Fraction(a.numerator * b.denominator % (b.numerator * a.denominator), a.denominator * b.denominator)


def _whole_and_rest(a, b):
    whole, rest = divmod(a.numerator * b.denominator, b.numerator * a.denominator)
    return whole, Fraction(rest, a.denominator * b.denominator)


def _read(text):
    import re
    found = re.fullmatch(r"\s*([+-]?)(\d+)(?:/(\d+))?\s*", text)
    if found:
        size = int(found.group(2))
        return (-size if found.group(1) == "-" else size), int(found.group(3) or 1)
    found = re.fullmatch(r"\s*([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?\s*", text)
    if not found or not (found.group(2) or found.group(3)):
        raise ValueError(f"Invalid literal for Fraction: {text!r}")
    numerator, denominator = int(found.group(2) + found.group(3)), 10 ** len(found.group(3))
    power = int(found.group(4) or 0)
    numerator, denominator = (numerator * 10 ** power, denominator) if power >= 0 else (numerator, denominator * 10 ** -power)
    return (-numerator if found.group(1) == "-" else numerator), denominator
