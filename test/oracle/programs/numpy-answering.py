import numpy as np, copy, pickle
class Temp(np.ndarray):
    """Temperatures."""
    def __new__(cls, data, unit="C"):
        obj = np.asarray(data, dtype=float).view(cls)
        obj.unit = unit
        return obj
    def __array_finalize__(self, obj):
        if obj is None: return
        self.unit = getattr(obj, "unit", "?")
    def to_f(self):
        return Temp(np.asarray(self) * 9 / 5 + 32, unit="F")
    def mean_text(self): return f"{self.mean():.2f} {self.unit}"
t = Temp([[20., 21.5, 19.], [18., 22., 25.]])
print(t, t.unit, t.to_f(), t.to_f().unit, t.mean_text())
print(t[0], type(t[0]).__name__, t[0].unit, t[0, 1], type(t[0, 1]).__name__, t[:, 1].unit, t[t > 20])
print(t.mean(axis=0), t.mean(axis=0).unit, t.max(), t.argmax(), t.sum(axis=1).unit, t.std(), t.T.shape, t.flatten().unit, t.reshape(3, 2).unit)
print(np.mean(t), np.sqrt(t).unit, np.sum(t, axis=1), np.concatenate([t, t]).shape, np.max(t), np.round(t / 3, 2))
for row in t: print(row, row.unit)
t[0, 0] = 99; print(t.copy()[0, 0], t.astype(int), t.tolist(), t.size, t.ndim, t.nbytes, t.itemsize)
t *= 2; print(t, type(t).__name__, t.unit); t[1] = [1, 2, 3]; print(t.sum())
print(-t, abs(-t), t ** 2, 2 / t[1], t[1] // 2, t[1] % 2, 1 - t[1], t == t, (t > 3).any(), np.where(t > 3, t, 0))
a = np.arange(6.); v = a.view(Temp); v[2] = 50; print(a, v.unit, v.base is a)
print(isinstance(v, Temp), issubclass(Temp, np.ndarray), Temp.__mro__, Temp.__doc__)
c = copy.deepcopy(t); print(c.unit, c[1], type(c).__name__); c = copy.copy(t); print(c.unit)
print(np.zeros_like(t), type(np.zeros_like(t)).__name__, type(np.array(t)).__name__, np.array(t, subok=True).unit if hasattr(np.array(t, subok=True), 'unit') else None)
print(np.add(t, 1).unit, np.add(1, t).unit, (np.ones(3) + t).unit, type(np.float64(2) * t).__name__, np.dot(t, t.T), type(np.dot(t, t.T)).__name__, t @ t.T)
print(sorted(v), list(v)[:2], sum(v), max(v), len(v), 50 in v, np.sort(v), v.clip(1, 3), v.cumsum(), v.nonzero(), v.argsort(), np.linalg.norm(v), np.median(v), np.percentile(v, 50))
print(f"{v.mean():.1f}", "%s" % v[0], repr(v), str(v), bool((v == v).all()), float(v[1]))
class Unit(np.ndarray):
    __array_priority__ = 10
    def __new__(cls, a): return np.array(a).view(cls)
    def __array_wrap__(self, arr, context=None, return_scalar=False):
        if context is not None: print(context[0].__name__, len(context[1]))
        return np.asarray(arr).view(Unit)
    def __eq__(self, o): return "equal?"
u = Unit([1., 2.]); print(u + v[:2], type(v[:2] + u).__name__, np.exp(u), u == u)
class Diag:
    def __init__(self, N, value): self._N = N; self._i = value
    def __repr__(self): return f"{self.__class__.__name__}(N={self._N}, value={self._i})"
    def __array__(self, dtype=None, copy=None): return self._i * np.eye(self._N, dtype=dtype)
    def __array_ufunc__(self, ufunc, method, *inputs, **kwargs):
        if method == '__call__':
            N = None; scalars = []
            for i in inputs:
                if isinstance(i, (int, float)): scalars.append(i)
                elif isinstance(i, self.__class__):
                    scalars.append(i._i)
                    if N is not None:
                        if N != i._N: raise TypeError("inconsistent sizes")
                    else: N = i._N
                else: return NotImplemented
            return self.__class__(N, ufunc(*scalars, **kwargs))
        return NotImplemented
    def __array_function__(self, func, types, args, kwargs):
        if func not in HANDLED: return NotImplemented
        return HANDLED[func](*args, **kwargs)
HANDLED = {}
def implements(f):
    def d(g): HANDLED[f] = g; return g
    return d
@implements(np.sum)
def _sum(arr): return arr._i * arr._N
@implements(np.mean)
def _mean(arr): return arr._i / arr._N
d = Diag(5, 1); print(d, np.asarray(d), np.multiply(d, 2), np.sin(d), np.sum(d), np.mean(d))
from numpy.lib.mixins import NDArrayOperatorsMixin
class Logged(NDArrayOperatorsMixin):
    def __init__(self, v): self.v = np.asarray(v)
    def __array_ufunc__(self, ufunc, method, *inputs, **kw):
        print(ufunc.__name__, method); ins = [x.v if isinstance(x, Logged) else x for x in inputs]
        return Logged(getattr(ufunc, method)(*ins, **kw))
    def __repr__(self): return f"Logged({self.v})"
l = Logged([1, 2]); print(l + 1, 3 - l, np.sqrt(l), l * l, np.add.reduce(l), -l, l < 2)
import numpy as np
class D:
    def __array__(self, dtype=None, copy=None): return 2 * np.eye(2, dtype=dtype)
print(np.asarray(D()), np.array(D()), np.sin(D()), np.ones(2) + np.asarray(D()))
