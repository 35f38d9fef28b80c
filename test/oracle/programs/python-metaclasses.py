"""Classes of classes, what they set and answer, and attributes that are taken away."""

class M(type):
    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
        cls.tag = name.lower()
    @property
    def shout(cls): return cls.__name__.upper()
    registry = {}
    def __call__(cls, *a, **k):
        print("making", cls.__name__)
        return super().__call__(*a, **k)
    def __iter__(cls): return iter([1, 2])
    def __len__(cls): return 7
    def __contains__(cls, x): return x == 3
    def __getitem__(cls, k): return (cls.__name__, k)
    def __repr__(cls): return f"<M {cls.__name__}>"
    def method(cls): return cls.tag
class A(metaclass=M): 
    def __init__(self, x): self.x = x
class B(A): pass
print(A.tag, B.tag, A.shout, A.registry, B.method())
a = A(3)
print(a.x, list(A), len(A), 3 in A, 4 in A, A["k"], A, B, type(A), type(a))
print(hasattr(a, "tag"), hasattr(a, "shout"), hasattr(A, "shout"))
try:
    a.shout
except AttributeError as e: print(e)
try:
    A.shout = 3
except AttributeError as e: print(e)

class S(type):
    _i = {}
    def __call__(cls, *a, **k):
        if cls not in cls._i:
            cls._i[cls] = super().__call__(*a, **k)
        return cls._i[cls]
class D(metaclass=S):
    def __init__(self): print("init")
print(D() is D())
class Reg(type):
    all = []
    def __new__(m, name, bases, ns):
        c = super().__new__(m, name, bases, ns)
        m.all.append(name)
        return c
class X(metaclass=Reg): pass
class Y(X): pass
print(Reg.all, X.all, isinstance(X, Reg), Reg.__name__, type(Reg))
class M2(type):
    def __instancecheck__(cls, x): return x == 5
    def __subclasscheck__(cls, c): return True
class Z(metaclass=M2): pass
print(isinstance(5, Z), isinstance(6, Z), issubclass(int, Z))
class M3(type):
    def __getattr__(cls, n): return "dyn_" + n
    def __setattr__(cls, n, v):
        print("set", n, v); super().__setattr__(n, v)
class W(metaclass=M3): pass
print(W.foo)
W.bar = 4
print(W.bar)
class M4(type):
    def __eq__(a, b): return True
    def __hash__(a): return 1
    def __lt__(a, b): return a.__name__ < b.__name__
    def __add__(a, b): return a.__name__ + b.__name__
class P(metaclass=M4): pass
class Q(metaclass=M4): pass
print(P == Q, P < Q, P + Q, sorted([Q, P])[0].__name__)

class F:
    def __init__(self): self.__dict__["a"] = 1
    def __setattr__(self, n, v): raise AttributeError(f"no set {n}")
    def __delattr__(self, n): raise AttributeError(f"no del {n}")
f = F()
for go in (lambda: setattr(f, "x", 1), lambda: delattr(f, "a")):
    try: go()
    except AttributeError as e: print(e)
try: del f.a
except AttributeError as e: print(e)
try: f.b = 2
except AttributeError as e: print(e)
from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True)
class P:
    x: int = 1
p = P()
try: p.x = 3
except FrozenInstanceError as e: print("frozen", e)
try: del p.x
except FrozenInstanceError as e: print("frozen", e)
try: delattr(p, "x")
except AttributeError as e: print(type(e).__name__, e)
class G:
    def __delattr__(self, n):
        print("deleting", n); super().__delattr__(n)
g = G(); g.a = 1
del g.a
try: del g.a
except AttributeError as e: print(e)
class Pr:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.deleter
    def x(self): print("del x"); del self._x
q = Pr(); del q.x
try: q.x
except AttributeError as e: print(e)
