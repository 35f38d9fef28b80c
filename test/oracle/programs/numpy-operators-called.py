# Operators as functions mean what the operators mean.
import operator
import warnings
from fractions import Fraction

import numpy as np

a = np.array([1, 2])
print(operator.eq(a, None), operator.ne(a, None), a.__eq__(None), a.__ne__("x"), a.__eq__("x"))
print(list(map(operator.ne, [a, np.array([3])], [None, 3])))
print(operator.add(a, Fraction(1, 3)), operator.sub(Fraction(1, 3), a), a.__radd__(Fraction(1, 2)), a.__rsub__(5))
print(operator.matmul(np.eye(2), a), a.__matmul__(a), operator.and_(a, 1), operator.lt(a, 2))
print(operator.add, operator.or_, operator.eq.__name__)
for call in (lambda: operator.add(1), lambda: operator.add(1, "a"), lambda: operator.eq(1, 2, 3), lambda: np.matmul(np.eye(2), None),
             lambda: np.matmul(a, Fraction(1, 2))):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    operator.truediv(np.array([1.0]), np.array([0.0]))
print([str(w.message) for w in seen])
print(np.array([2, 4]) ** Fraction(1, 2), np.array([1, 2, 3]) // Fraction(1, 2), np.array([1, 2, 3]) % Fraction(2, 3))
print(2 ** np.array([Fraction(1, 2), Fraction(3)]), Fraction(1, 2) ** np.array([1, 2, 3]), Fraction(7, 2) // a)
