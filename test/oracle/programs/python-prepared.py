# classes of classes that say what the names of a body are put into
def told(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class Noted(dict):
    def __init__(self):
        super().__init__()
        self.order = []
    def __setitem__(self, key, value):
        if not key.startswith("__"): self.order.append(key)
        super().__setitem__(key, value * 2 if isinstance(value, int) else value)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        print("prepare", mcs.__name__, name, bases, options)
        return Noted()
    def __new__(mcs, name, bases, ns, **options):
        made = super().__new__(mcs, name, bases, dict(ns))
        made.order = ns.order
        return made
    def __init__(cls, name, bases, ns, **options): pass
class T(metaclass=Meta, tag="t"):
    a = 1
    b = a + 1
    def f(self): return self.b
    a = 5
print(T.a, T.b, T.order, T().f())
class U(T):
    c = 3
    @property
    def d(self): return super().f() + self.c
print(U.order, U().d, U.__mro__[1] is T)
class Given(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return {"helper": lambda x: x + 1, "base": 10}
class G(metaclass=Given):
    v = helper(base)
print(G.v, G.base)
class Bad(type):
    @classmethod
    def __prepare__(mcs, name, bases): return 3
def bad():
    class B(metaclass=Bad): pass
told(bad)
class Over(type):
    @classmethod
    def __prepare__(mcs, name, bases, **options):
        ns = super().__prepare__(name, bases)
        ns["extra"] = 7
        return ns
class O(metaclass=Over):
    more = extra + 1
print(O.more, O.extra)
