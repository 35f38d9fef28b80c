"""What any and all ask for, and loops over all that can be gone through."""
import numpy as np
it = iter(range(10))
print(any(x > 3 for x in it), next(it), all(x < 7 for x in it), next(it), any(x for x in []), all(x for x in []))
class T:
    def __init__(s, v): s.v = v
    def __bool__(s): print("asked", s.v); return s.v
print(any(T(v) for v in (False, True, True)), all(T(v) for v in (True, False, True)))
print(any(a == b for a in range(3) for b in range(3, 5) if b % 2), all(c.isalpha() for c in "abc"), any(k == "b" for k in {"a": 1, "b": 2}), all(v > 0 for v in {"a": 1}.values()))
try: print(any(np.array([1, 2]) > 0 for _ in range(2)))
except ValueError as e: print(e)
try: print(any(1 / x for x in (0, 1)))
except ZeroDivisionError as e: print(e)
def g():
    yield 1
    yield 0
    print("end")
print(all(x for x in g()), any(not x for x in g()), [x for x in g()], {k: v for k, v in {"a": 1}.items()}, [c for c in "h\U0001f600i"])
x = 5
print(any((y := v) > 2 for v in [1, 3, 9]), y, x, sum(1 for _ in zip([1, 2], "ab")), [a + b for a, b in zip([1, 2], [3, 4, 5])], [i for i, c in enumerate("abc")])
d = {"a": 1, "b": 2}
for k in d: d[k] += 1
for k, v in d.items(): d[k] = v * 2
print(d, [*zip(range(2), iter("xy"))], any(any(r) for r in [[0], [1]]))
try:
    for a, b in zip([1, 2], [3], strict=True): print(a, b)
except ValueError as e: print(e)
