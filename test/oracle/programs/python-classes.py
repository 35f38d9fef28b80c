# subclassdict
class AttrDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name)
    def __setattr__(self, name, value):
        self[name] = value
c = AttrDict(lr=0.1, epochs=3)
c.batch = 32
print(c, c.lr, c["batch"], len(c), list(c), isinstance(c, dict), "lr" in c, dict(c), {**c})
print(c == {"lr": 0.1, "epochs": 3, "batch": 32}, c.get("q"), sorted(c.items()), c.keys(), type(c).__name__)
try: c.nothing
except AttributeError as e: print("no", e)
class D2(dict):
    def __init__(self, *args, **kw):
        super().__init__(*args, **kw)
        self.__dict__ = self
d = D2(a=1); print(d.a); d.b = 5; print(d["b"], d)
class Default(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]
x = Default(); print(x[3], x, x.get(9))
class Lower(dict):
    def __setitem__(self, k, v):
        super().__setitem__(k.lower(), v)
    def __getitem__(self, k):
        return super().__getitem__(k.lower())
l = Lower(); l["ABC"] = 1; print(l, l["aBc"])
import json
print(json.dumps(c))
def f(**k): return k
print(f(**c))
for k, v in c.items(): print(k, v)
del c["lr"]; print(c); c.update(z=1); print(c.pop("z"), c)
# subclasslist
class Stack(list):
    def push(self, x): self.append(x)
    def peek(self): return self[-1]
s = Stack([1, 2]); s.push(3)
print(s, s.peek(), len(s), s.pop(), s[0:2], isinstance(s, list), s == [1, 2], s + [5], [x * 2 for x in s], type(s))
class V(list):
    def __init__(self, *xs):
        super().__init__(xs)
    def __add__(self, o):
        return V(*[a + b for a, b in zip(self, o)])
    def __repr__(self): return f"V{super().__repr__()}"
    def __mul__(self, k): return V(*[a * k for a in self])
print(V(1, 2) + V(3, 4), V(1, 2) * 3, sum(V(1, 2)), max(V(1, 5)), sorted(V(3, 1)))
import numpy as np
print(np.array(Stack([1., 2.])), list(V(1, 2)), str(V(1,)))
class MyInt(int):
    def double(self): return self * 2
m = MyInt(5); print(m, m.double(), m + 1, isinstance(m, int), type(m + 1))
class MyStr(str):
    def shout(self): return self.upper() + "!"
print(MyStr("hi").shout(), MyStr("x") + "y", len(MyStr("abc")))
class MyF(float):
    pass
print(MyF(2.5) * 2)
class T(tuple):
    def __new__(cls, a, b): return super().__new__(cls, (a, b))
    @property
    def first(self): return self[0]
t = T(1, 2); print(t, t.first, len(t))
class SS(set):
    pass
q = SS([1]); q.add(2); print(q, 2 in q)
# initsub
class Plugin:
    registry = {}
    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.registry[key or cls.__name__] = cls
class A(Plugin): pass
class B(Plugin, key="bee"): pass
print(Plugin.registry, sorted(Plugin.registry))
class Meta(type):
    def __new__(mcs, name, bases, ns):
        c = super().__new__(mcs, name, bases, ns)
        c.tag = name.lower()
        return c
class M(metaclass=Meta): pass
print(M.tag)
class Desc:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, obj, t=None): return getattr(obj, self.name, None)
    def __set__(self, obj, v): setattr(obj, self.name, v * 2)
class Q:
    x = Desc()
q = Q(); q.x = 4; print(q.x)
class Sing:
    _i = None
    def __new__(cls, *a):
        if cls._i is None: cls._i = super().__new__(cls)
        return cls._i
print(Sing() is Sing())
class Slots:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 1
s = Slots()
try: s.c = 3
except AttributeError as e: print(e)
# simplens
from types import SimpleNamespace
n = SimpleNamespace(a=1, b="x"); n.c = [1]
print(n, n.a, vars(n), n == SimpleNamespace(a=1, b="x", c=[1]), hasattr(n, "q"))
try: n.zz
except AttributeError as e: print(e)
print(SimpleNamespace(**{"p": 2}), getattr(n, "b"))
import types
print(isinstance(lambda: 1, types.FunctionType), isinstance(n, types.SimpleNamespace))
# registry
class Registry:
    _items = {}
    @classmethod
    def register(cls, name):
        def deco(k): cls._items[name] = k; return k
        return deco
    @classmethod
    def create(cls, name, *a, **k): return cls._items[name](*a, **k)
@Registry.register("lin")
class Lin:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"Lin({self.n})"
print(Registry.create("lin", 3), Registry._items)
class Singleton(type):
    _inst = {}
    def __call__(cls, *a, **k):
        if cls not in cls._inst: cls._inst[cls] = super().__call__(*a, **k)
        return cls._inst[cls]
class Config(metaclass=Singleton):
    def __init__(self, x=1): self.x = x
print(Config(5) is Config(7), Config().x, type(Config), Config)
from abc import ABC, abstractmethod, ABCMeta
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): ...
    def show(self): return f"{self.name} {self.area():.2f}"
class Sq(Shape):
    def __init__(self, s): self.s = s
    def area(self): return self.s ** 2
    @property
    def name(self): return "sq"
print(Sq(2).show())
try: Shape()
except TypeError as e: print(e)
class Bad(Shape):
    def area(self): return 1
try: Bad()
except TypeError as e: print(e)
class X(metaclass=ABCMeta):
    @abstractmethod
    def f(self): pass
try: X()
except TypeError as e: print(e)
print(isinstance(Sq(1), Shape), issubclass(Sq, Shape), Sq.__mro__)
P = type("P", (Lin,), {"k": 5, "m": lambda self: self.n + self.k}); print(P(1).m(), P.__name__, P)
