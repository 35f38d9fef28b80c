# Arrays of objects: whatever Python has, by Python's own operators; and how arrays are asked for.
import numpy as np
from decimal import Decimal
from fractions import Fraction


def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
a = np.array([1, "a", None, [1,2], {"k": 2}, 2.5], dtype=object)
r = np.array([[1,2],[3,4,5]], dtype=object)
e = np.empty(3, dtype=object)
n = np.array([1,2,3], dtype=object)
m = np.array([[1,2],[3,4]], dtype=object)
for f in [lambda: a, lambda: str(a), lambda: a.dtype, lambda: a.shape, lambda: r, lambda: r.shape, lambda: e, lambda: n+1, lambda: n*2.5, lambda: n+n, lambda: 1-n, lambda: n==2, lambda: a==None, lambda: n.sum(), lambda: m.sum(axis=0), lambda: m@m, lambda: m.T, lambda: n.astype(float), lambda: n.astype(int), lambda: np.arange(3).astype(object), lambda: np.arange(3)+n, lambda: n[[0,2]], lambda: n[n>1], lambda: n.max(), lambda: np.sum(n), lambda: np.mean(n), lambda: np.sqrt(n), lambda: -n, lambda: n**2, lambda: np.zeros(2, dtype=object), lambda: np.full((2,2), None), lambda: np.full(2, "x", dtype=object), lambda: np.concatenate([n, n]), lambda: np.array([None, None]), lambda: np.array([1, None, "a"]), lambda: np.array(["a", None]), lambda: np.array([np.arange(2), np.arange(3)], dtype=object), lambda: np.array([np.zeros((2,2)), np.ones((2,2))], dtype=object).shape, lambda: np.array([np.zeros((2,2)), np.ones((3,3))], dtype=object), lambda: np.array([2**70, 1]), lambda: np.array([2**70, 1])*2, lambda: np.array(None), lambda: np.array({"a":1}), lambda: np.array({"a":1}).item(), lambda: [len(x) for x in r], lambda: np.array([1, 2, "a"], dtype=object), lambda: np.unique(np.array(["b","a","b"], dtype=object)), lambda: np.array(["x","yy"], dtype=object)+"z", lambda: np.array(["x","yy"], dtype=object)*2, lambda: n.tolist(), lambda: np.frompyfunc(lambda x, y: x+y, 2, 1)(np.arange(3), 1), lambda: np.frompyfunc(str, 1, 1)([1,2]), lambda: np.vectorize(lambda x: x*2, otypes=[object])(np.arange(3)), lambda: n.argmax(), lambda: np.sort(np.array([3,1,2], dtype=object)), lambda: np.array([[1,2],[3]]), lambda: isinstance(n, np.ndarray), lambda: n.dtype == object, lambda: n.dtype == np.object_, lambda: n.dtype.kind, lambda: np.array([], dtype=object), lambda: np.array([True, False], dtype=object), lambda: n.cumsum(), lambda: np.where(n > 1, n, None), lambda: np.array([1.5, None]).astype(float), lambda: np.isnan(n), lambda: n.any(), lambda: np.array(list("abc"), dtype=object).reshape(3,1), lambda: np.array([lambda: 1]).shape, lambda: np.append(n, None), lambda: np.vstack(np.array([[1,2],[3,4]],dtype=object)), lambda: np.maximum(n, 2), lambda: np.dtype(object), lambda: np.dtype("U5"), lambda: np.dtype(object) == n.dtype, lambda: n < "a", lambda: n + None, lambda: np.array([n, n]), lambda: np.array_equal(n, [1,2,3]), lambda: (n == [1,2,3]).all(), lambda: np.array(["a"], dtype=object) == "a", lambda: np.empty((2,2), dtype=object), lambda: np.empty_like(n), lambda: np.array([object]).dtype, lambda: np.std(n), lambda: np.array([1, 2**64]), lambda: np.abs(np.array([-1, 2.5], dtype=object)), lambda: n.mean(), lambda: divmod(7, 2), lambda: np.array([[None]*3]*3), lambda: np.array(["long text number %d" % i for i in range(8)], dtype=object), lambda: np.arange(1200).astype(object)]:
    t(f)
e[0] = [1,2]; e[1] = {"a": 1}; e[2] = np.arange(2)
print(e, e[0], type(e[1]).__name__)
e[:] = ["x", None, 3]; print(e); v = e[1:]; v[0] = 7; print(e)
n += 1; print(n); n[n > 2] = 0; print(n)
for x in m: print(x)
for i, x in enumerate(r): print(i, x)
g = np.empty((2,2), dtype=object)
for i in range(2):
    for j in range(2): g[i,j] = (i, j)
print(g); print(repr(g))
class P:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"P({self.x})"
    def __add__(self, o): return P(self.x + (o.x if isinstance(o, P) else o))
    def __lt__(self, o): return self.x < o.x
    def sqrt(self): return P(self.x ** 0.5)
p = np.array([P(1), P(4)]); print(p, p + p, p + 1, p.sum(), np.sqrt(p), p.dtype, sorted(p))
print(np.array([Fraction(1,2), Fraction(1,3)]) * 2, np.array([Decimal("0.1")]) + Decimal("0.2"))
s = np.array(["a", "b", None], dtype=object); print(s[s != None], [x for x in s if x is not None], s.tolist())
for f in [lambda: np.require([1, 2], dtype=float), lambda: np.require(np.arange(3), requirements=["C", "W"]), lambda: np.array([1, 2], ndmin=2),
          lambda: np.array([1, 2], ndmin=1), lambda: np.array(5, ndmin=3), lambda: np.array([1, 2], dtype=float, ndmin=2), lambda: np.array(["a"], ndmin=2),
          lambda: np.array([None], ndmin=2), lambda: np.vectorize(type)([1.5, 2.5]), lambda: np.vectorize(lambda x, y: x * y)(np.arange(3), 2.5),
          lambda: np.dtype("S5") if False else np.dtype("O"), lambda: (1.5).hex(), lambda: (-0.1).hex(), lambda: float.fromhex("0x1.8p-1075"),
          lambda: float.fromhex("nothing"), lambda: float.fromhex("0x1p1024"), lambda: 0.0.hex(), lambda: np.array([1, 2.5, None], dtype=float), lambda: np.array([1, None], dtype=int)]:
    t(f)
