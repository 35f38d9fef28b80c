"""Operators between NumPy's arrays and what is no number: each element is asked, or the array that an object says it is."""
import datetime
from decimal import Decimal
from fractions import Fraction
import numpy as np


def tried(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


class Holds:
    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values)

    def __radd__(self, other):
        return "own"

    def __add__(self, other):
        return "own sum"


x, a = np.array([1, 2]), Holds([3, 2])
print(x == a, x != a, x < a, a > x, x >= a, x + a, a + x, x // a, x**a, x & a, x @ a, np.float64(2) * a, np.int64(1) + a)
x += a
y = np.zeros(2)
y[:] = a
print(x, y, y[Holds([1])], np.arange(6).reshape(2, 3)[:, Holds([0, 2])])


class Silent:
    pass


class Answers:
    def __rmul__(self, other):
        return f"{other} times"

    def __eq__(self, other):
        return other == 2

    def __gt__(self, other):
        return other < 2


class First(Answers):
    __array_priority__ = 10


a = np.array([1, 2])
print(a * Answers(), np.array([1.5, 2]) * Answers(), a == Answers(), a < Answers(), a * First(), np.float64(2) * Answers())
print(a == Silent(), a != Silent(), Silent() == a, a == None, None != a, a == "x", "x" != a, a == {}, a == {1}, a == len)
print(a == [None, 2], a == ["x", 2], np.array([[1.5, 2]]) == None, np.float64(1) == None, np.array(1) == None)
print(a * Fraction(1, 2), Fraction(1, 2) + a, a < Fraction(3, 2), a * Decimal("1.5"), a == datetime.date(2020, 1, 1))
for f in (lambda: a + Silent(), lambda: a < Silent(), lambda: a + None, lambda: a < None, lambda: a - {1}, lambda: a | None,
          lambda: a**None, lambda: a + "x", lambda: a < "x", lambda: a / "x", lambda: a + len, lambda: np.float64(1) + None,
          lambda: np.int64(1) < "x", lambda: a + [None, 1]):
    tried(f)


def changed(value):
    b = np.array([1, 2])
    b += value
    return b


tried(lambda: changed(Fraction(1, 2)))
tried(lambda: changed("x"))
tried(lambda: "yes" if a == None else "no")
for f in (lambda: np.arange(3.0) @ Fraction(1, 3), lambda: Fraction(1, 3) @ np.arange(3.0), lambda: np.float64(2) @ Fraction(1, 3),
          lambda: np.ones((2, 2)) @ None, lambda: np.array(2.0) @ Fraction(1, 3), lambda: np.arange(2) @ [Fraction(1, 3), Fraction(1, 2)]):
    tried(f)
