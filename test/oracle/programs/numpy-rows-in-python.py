# Python's own functions over NumPy's arrays, which take their numbers one by one.
import math
import warnings

import numpy as np

a = np.array([0.1, -0.0, 3.5, 0.0, 2.25, 3.5, -1.0])
print(repr(sum(a)), repr(min(a)), repr(max(a)), sorted(a), sorted(a, reverse=True))
print(repr(sum(a * 2)), repr(min(-a)), repr(max(a[1:4])), repr(min(a[:2])), repr(max(a[::-2])))
print(sum(a, 1), repr(sum(a, 0.5)), repr(sum(np.array([]))), repr(sum([np.float64(0.1)] * 3)))
print(repr(sum(np.array([-0.0]))), repr(sum(np.array([1e308, 1e308]))), max(np.array([7.0]), key=lambda x: -x))
n = np.array([1.0, np.nan, 0.5])
print(min(n), max(n), sum(n), min(n[1:]), max(n[::-1]), any(n > 2), all(n[::2] < 2))
print(any(a > 3), all(a > -2), any(a[:2]), all(a), list(a > 0), tuple(a[:3].astype(int)))
for what in (a.astype(np.float32), np.arange(5), np.arange(5, dtype=np.uint8), a > 0, a * 1j):
    items = list(what)
    print(type(items[0]).__name__, repr(sum(what)), items[1], items[-1])
for wrong in (lambda: min(np.array([])), lambda: max(np.array(3.0)), lambda: sum(np.float64(2)), lambda: any(np.array(1.0))):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
seen = []
for x in a:
    a[-1] = len(seen)
    seen.append(x)
print(seen, a)
b = np.arange(4.0)
it = iter(b)
first = next(it)
b[:] = 9
print(first, list(it), [x + 1 for x in b], {i: v for i, v in enumerate(b)}, math.fsum(b))
m = np.arange(6.0).reshape(3, 2)
rows = list(m)
m[0, 0] = 50
print(rows, max(m[:, 0]), min(m.ravel()), sum(m), sorted(m[1]))
with np.errstate(over="raise"):
    try:
        print(sum(np.array([1e308, 1e308])))
    except FloatingPointError as error:
        print(error)
with warnings.catch_warnings(record=True) as kept:
    warnings.simplefilter("always")
    print(sum(np.array([1e308, 1e308])), [str(w.message) for w in kept])
big = np.arange(100_000) / 7
print(sum(big), max(big), any(big < 0), all(big >= 0), len(sorted(big)), sum(x > 100 for x in big[:1000]))
