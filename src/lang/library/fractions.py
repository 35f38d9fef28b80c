"""fractions: numbers as two whole ones, without rounding."""
import math


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

    def as_integer_ratio(self):
        return (self.numerator, self.denominator)

    def _with(self, other, exact, rounded):
        if isinstance(other, float):
            return rounded(float(self), other)
        if isinstance(other, (int, Fraction)):
            return exact(self, Fraction(other))
        return NotImplemented

    def __add__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.denominator + b.numerator * a.denominator,
                                                       a.denominator * b.denominator), lambda a, b: a + b)

    def __sub__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.denominator - b.numerator * a.denominator,
                                                       a.denominator * b.denominator), lambda a, b: a - b)

    def __mul__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.numerator, a.denominator * b.denominator),
                          lambda a, b: a * b)

    def __truediv__(self, other):
        return self._with(other, lambda a, b: Fraction(a.numerator * b.denominator, a.denominator * b.numerator),
                          lambda a, b: a / b)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b: a.numerator * b.denominator // (a.denominator * b.numerator),
                          lambda a, b: a // b)

    def __mod__(self, other):
        return self - other * (self // other)

    def __pow__(self, other):
        if isinstance(other, int):
            if other >= 0:
                return Fraction(self.numerator ** other, self.denominator ** other)
            return Fraction(self.denominator ** -other, self.numerator ** -other)
        return float(self) ** float(other)

    def __radd__(self, other):
        return self + other

    def __rmul__(self, other):
        return self * other

    def __rsub__(self, other):
        return -self + other

    def __rtruediv__(self, other):
        return other / float(self) if isinstance(other, float) else Fraction(other) / self

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def _ordered(self, other, holds):
        if isinstance(other, float):
            return holds(float(self), other)
        if not isinstance(other, (int, Fraction)):
            return NotImplemented
        other = Fraction(other)
        return holds(self.numerator * other.denominator, other.numerator * self.denominator)

    def __eq__(self, other):
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
        return hash(self.numerator) if self.denominator == 1 else hash((self.numerator, self.denominator))

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
