"""What collections.abc adds to one's own containers, and objects of subclasses as arguments."""

from collections.abc import MutableMapping, Mapping, Sequence, MutableSequence, Set, MutableSet, Iterable, Iterator, Callable, Sized, Container, Hashable, Generator
class MM(MutableMapping):
    def __init__(self, *a, **k): self.d = {}; self.update(*a, **k)
    def __getitem__(self, k): return self.d[k]
    def __setitem__(self, k, v): self.d[k] = v
    def __delitem__(self, k): del self.d[k]
    def __iter__(self): return iter(self.d)
    def __len__(self): return len(self.d)
m = MM({"a": 1}, b=2)
print(dict(m), len(m), "a" in m, m.get("z", 9), list(m.keys()), list(m.values()), list(m.items()))
print(m.pop("a"), m.setdefault("c", 5), m == {"b": 2, "c": 5}, m.popitem())
m.update([("q", 1)]); print(sorted(m)); m.clear(); print(len(m))
try: m["zz"]
except KeyError as e: print("KeyError", e)
try: m.pop("zz")
except KeyError as e: print("KeyError", e)
class Sq(Sequence):
    def __init__(self, *x): self.x = x
    def __getitem__(self, i): return self.x[i]
    def __len__(self): return len(self.x)
s = Sq(1, 2, 3, 2)
print(list(s), 2 in s, s.index(2), s.count(2), list(reversed(s)), isinstance(s, Sequence), isinstance([], Sequence), isinstance("a", Sequence))
class MS(MutableSequence):
    def __init__(self): self.l = []
    def __getitem__(self, i): return self.l[i]
    def __setitem__(self, i, v): self.l[i] = v
    def __delitem__(self, i): del self.l[i]
    def __len__(self): return len(self.l)
    def insert(self, i, v): self.l.insert(i, v)
t = MS(); t.append(1); t.extend([2, 3]); t += [4]; print(list(t), t.pop(), t.pop(0), list(t)); t.reverse(); print(list(t)); t.remove(2); print(list(t)); t.clear(); print(len(t))
class St(Set):
    def __init__(self, it=()): self.e = list(dict.fromkeys(it))
    def __contains__(self, x): return x in self.e
    def __iter__(self): return iter(self.e)
    def __len__(self): return len(self.e)
a, b = St([1, 2, 3]), St([2, 3, 4])
print(list(a & b), list(a | b), list(a - b), list(a ^ b), a <= b, a == St([3, 2, 1]), a.isdisjoint(b), St([2]) < a)
print(isinstance({}, Mapping), isinstance({}, MutableMapping), isinstance(iter([]), Iterator), isinstance(len, Callable), isinstance([], Sized), isinstance(3, Hashable), isinstance([], Hashable), isinstance((i for i in []), Generator), issubclass(list, MutableSequence), isinstance({1}, MutableSet))
try: Sequence()
except TypeError as e: print(e)
class Bad(Mapping): pass
try: Bad()
except TypeError as e: print(e)
class It(Iterator):
    n = 0
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()))

class D(dict): pass
d = D.fromkeys("ab", 0); print(d, type(d))
print(dict.fromkeys([1, 2]), dict.fromkeys(range(2), []))
from collections import OrderedDict, defaultdict, Counter
print(OrderedDict.fromkeys("xy"), defaultdict.fromkeys("a", 1))

import math
class I(int): pass
class Fl(float): pass
class S(str): pass
print(math.sqrt(I(9)), math.gcd(I(4), I(6)), math.floor(Fl(2.5)), math.pow(I(2), Fl(3)), math.isclose(Fl(1), I(1)))
print("-".join([S("a"), S("b")]), S("-").join("ab"), S("a") + "b", type(S("a") + "b"), "x".join(S("ab")))
print(math.factorial(I(5)), math.comb(I(5), I(2)), math.hypot(I(3), I(4)), math.fsum([Fl(1), I(2)]), math.prod([I(2), I(3)]))
class Fx:
    def __float__(self): return 2.5
    def __index__(self): return 3
    def __floor__(self): return 77
    def __ceil__(self): return 78
    def __trunc__(self): return 79
    def __round__(self, n=None): return (80, n)
    def __abs__(self): return 81
print(math.sqrt(Fx()), math.factorial(Fx()), math.floor(Fx()), math.ceil(Fx()), math.trunc(Fx()), round(Fx()), round(Fx(), 2), abs(Fx()), [10, 20, 30, 40][Fx()], range(Fx()), hex(Fx()), float(Fx()), int(Fx()))
