# Programs for record-lang.py, one a cell. Classes and objects.
# %%
class A:
    """Doc of A"""
    count = 0
    def __init__(self, x=1): self.x = x; A.count += 1
    def get(self): return self.x
    @property
    def double(self): return self.x * 2
    @double.setter
    def double(self, v): self.x = v // 2
    @classmethod
    def make(cls, v): return cls(v)
    @staticmethod
    def add(a, b): return a + b
a = A(3)
a.double = 20
print(a.x, a.get(), a.double, A.make(7).x, A.add(1, 2), a.add(3, 4), A.count, A.__doc__, A.__name__, a.__class__.__name__)
print(a.__dict__, vars(a), isinstance(a, A), hasattr(a, 'x'), getattr(a, 'zz', 'def'))
setattr(a, 'new', 5); print(a.new)
del a.new
print(hasattr(a, 'new'))
# %%
class A:
    def f(self): return 'A'
class B(A):
    def f(self): return 'B' + super().f()
class C(A):
    def f(self): return 'C' + super().f()
class D(B, C):
    def f(self): return 'D' + super().f()
print(D().f(), [c.__name__ for c in D.mro()])
print(super(B, D()).f())
# %%
from dataclasses import dataclass, field
@dataclass
class Base:
    a: int = 1
@dataclass
class Derived(Base):
    b: int = 2
    c: int = field(default=3, repr=False)
    def __post_init__(self): self.d = self.a + self.b
print(Derived(), Derived(5, b=6).d, Derived.__name__)
# %%
class It:
    def __init__(self, n): self.n = n; self.i = 0
    def __iter__(self): return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1
        return self.i
print(list(It(3)), sum(It(4)), [x for x in It(2)], 2 in It(3), max(It(3)), dict(zip(It(2), 'ab')), tuple(It(2)))
it = It(2)
print(next(it), next(it), next(it, 'end'))
a, b = It(2)
print(a, b)
# %%
class Seq:
    def __len__(self): return 3
    def __getitem__(self, i):
        if i >= 3: raise IndexError(i)
        return i * 10
s = Seq()
print(list(s), len(s), 20 in s, [x for x in s], list(reversed(s)), s[1], bool(s), list(enumerate(s)), list(zip(s, 'abc')))
class M:
    def __init__(self): self.d = {}
    def __setitem__(self, k, v): self.d[k] = v
    def __getitem__(self, k): return self.d[k]
    def __delitem__(self, k): del self.d[k]
    def __contains__(self, k): return k in self.d
m = M()
m['a'] = 1; m['a'] += 5
print(m['a'], 'a' in m)
del m['a']
print('a' in m)
class Sl:
    def __getitem__(self, k): return k
print(Sl()[1:2], Sl()[1, 2], Sl()[::2, ...], Sl()['a'], Sl()[1:2, 3])
# %%
class A:
    def __new__(cls, *a):
        print('new')
        o = super().__new__(cls)
        return o
    def __init__(self, v): print('init', v); self.v = v
print(A(5).v)
class Single:
    inst = None
    def __new__(cls):
        if cls.inst is None: cls.inst = super().__new__(cls)
        return cls.inst
print(Single() is Single())
# %%
class A:
    x = []
    def add(self, v): self.x.append(v)
a, b = A(), A()
a.add(1)
print(b.x, A.x)
A.y = 5
print(a.y)
a.y = 6
print(b.y, a.y)
class B(A): z = 1
print(B.x, B().y, B.z)
A.f = lambda self: 'dynamic'
print(a.f(), b.f())
# %%
class Node:
    def __init__(self, val, next=None): self.val = val; self.next = next
class LinkedList:
    def __init__(self): self.head = None
    def push(self, v): self.head = Node(v, self.head)
    def __iter__(self):
        n = self.head
        while n: yield n.val; n = n.next
    def reverse(self):
        prev, cur = None, self.head
        while cur: cur.next, prev, cur = prev, cur, cur.next
        self.head = prev
l = LinkedList()
for i in range(4): l.push(i)
print(list(l))
l.reverse()
print(list(l), ' -> '.join(map(str, l)))
# %%
class Temp:
    def __enter__(self): return self
    def __exit__(self, *a): return False
try:
    with Temp() as t: raise KeyError('in with')
except KeyError as e: print('caught', e)
# %%
print(type(5)(3), type('a')(5), [int, str, float][0]('7'), {'int': int}['int']('3'), (int if True else str)('1'))
print(list(map(type, [1, 'a', None])))
class X: pass
Y = X
print(Y().__class__.__name__, type(X()) is X, type(X()) == X, isinstance(X, type), X == Y)
types = {int: 'i', str: 's', X: 'x'}
print(types[int], types[type('a')], types[X])
