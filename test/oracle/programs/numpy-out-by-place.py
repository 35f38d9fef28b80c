"""Arrays for results behind the operands: by place, as a tuple, through other names and collected arguments."""
from functools import partial
import numpy as np

a, c = np.array([[1.0, 2], [3, 4]]), np.zeros((2, 2))
for name in "add subtract multiply divide power hypot arctan2 floor_divide mod copysign matmul dot".split():
    made = getattr(np, name)(a, a, c)
    print(name, c.round(4).tolist(), made is c)
for name in "sqrt exp negative square floor rint cbrt sign fix conjugate".split():
    made = getattr(np, name)(a, c)
    again = getattr(np, name)(a, out=(c,))
    print(name, c.round(4).tolist(), made is c, again is c)

whole, rest, powers = np.zeros(2), np.zeros(2), np.zeros(2, dtype=np.int32)
x = np.array([1.5, -2.25])
found = np.modf(x, rest, whole)
print(rest, whole, found[0] is rest, found[1] is whole)
np.frexp(x, rest, powers)
print(rest, powers)
first, second = np.divmod(x, 0.5, out=(None, whole))
print(first, whole, second is whole)

places, row = np.zeros(2, dtype=int), np.zeros(2)
print(np.argmax(a, 0, places) is places, a.argmin(1, places), np.compress([True, False], a, 0, c[:1]))
print(np.clip(a, 1.5, 3.5, c), a.clip(2, 3, c), np.round(a * 1.26, 1, c), a.dot(a, c), a.take([1, 0], 0, c))
print(np.concatenate([a[:1], a[1:]], 0, c) is c, np.stack([a[1], a[0]], 0, c), np.add.outer(a[0], a[1], out=c))
print(np.add.reduceat(a, [0, 1], 0, None, c), np.add.reduce(a, 0, None, row), a.take([5, -9], 1, None, "wrap"))
print(np.trace(a, 0, 0, 1, None, np.array(0.0)))

twice = partial(np.multiply, out=c)
print(twice(a, 2) is c, c)
print(list(map(np.add, [a], [a], [c]))[0] is c, (lambda *given: np.subtract(*given))(a, 1, c))
np.add(np.arange(2.0), 1, c[1][::-1])
print(c, np.add(a, 1, None), np.logical_and(a > 1, a < 4, np.zeros((2, 2), dtype=bool)))

for wrong in (lambda: np.add(1, 2, 3), lambda: np.add(a, a, c, c), lambda: np.add(a, a, c, out=c),
              lambda: np.add(a, 0.5, np.zeros((2, 2), dtype=int))):
    try:
        print(wrong())
    except TypeError as error:
        print(type(error).__name__, error)

first = np.zeros(2)
for f, given in ((np.modf, (x, first)), (np.divmod, (x, 2, first)), (np.frexp, (x, first)), (np.modf, (x, first, None))):
    found = f(*given)
    print(first, found[0] is first, found[1])
fixed = np.broadcast_to(0.0, (2,))
for wrong in (lambda: np.modf(x, out=first), lambda: np.modf(x, 3), lambda: np.add(x, 1, out=fixed),
              lambda: np.add(x, 1, fixed), lambda: np.sum(a, axis=0, out=fixed), lambda: np.clip(x, 0, 1, out=fixed),
              lambda: np.modf(x, first, fixed), lambda: fixed.__iadd__(1), lambda: fixed.__setitem__(0, 1),
              lambda: np.add(x, 1, out=np.broadcast_to([1.0, 2], (2,)))):
    try:
        print(wrong())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(fixed, fixed.strides, np.broadcast_to(np.float64(3), (2, 2)), np.broadcast_to([1, 2], (2, 2)) + 1)

for f in (np.add, np.sqrt, np.divmod, np.modf, np.logical_or, np.matmul, np.ldexp, np.multiply, np.bitwise_and, np.equal):
    print(f.__name__, f.nin, f.nout, f.nargs, f.ntypes, f.identity, f.signature, f.types)
print(type(np.add), isinstance(np.sqrt, np.ufunc), isinstance(np.sum, np.ufunc), np.logaddexp.identity)
