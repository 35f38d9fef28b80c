# functools
import functools
from functools import lru_cache, cache, partial, reduce, wraps, singledispatch, cached_property, total_ordering, cmp_to_key
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(50), fib.cache_info()); fib.cache_clear(); print(fib.cache_info())
@cache
def sq(x): print("computing"); return x * x
print(sq(3), sq(3), sq.cache_info())
@lru_cache
def h(a, b=2): return a + b
print(h(1), h(1, b=3), h.__name__, h.cache_info())
p = partial(int, base=2); print(p("101"), p.func, p.keywords, p.args)
print(partial(max, 3)(1, 5), reduce(lambda a, b: a * b, [1,2,3,4]), reduce(lambda a, b: a + b, [], 7))
try: reduce(lambda a, b: a, [])
except TypeError as e: print(e)
def deco(f):
    @wraps(f)
    def inner(*a, **k):
        "inner doc"
        print("call", f.__name__); return f(*a, **k)
    return inner
@deco
def add(a, b):
    "adds"
    return a + b
print(add(1, 2), add.__name__, add.__doc__, add.__wrapped__(3, 4))
@singledispatch
def show(x): return f"thing {x}"
@show.register
def _(x: int): return f"int {x}"
@show.register(list)
def _(x): return f"list of {len(x)}"
@show.register(float)
@show.register(str)
def _(x): return f"fs {x}"
print(show(1), show([1]), show(2.5), show("s"), show(None), show(True))
class C:
    @cached_property
    def v(self): print("once"); return 42
c = C(); print(c.v, c.v)
@total_ordering
class V:
    def __init__(s, x): s.x = x
    def __eq__(s, o): return s.x == o.x
    def __lt__(s, o): return s.x < o.x
print(V(1) <= V(2), V(3) > V(2), V(2) >= V(2), sorted([3,1,2], key=cmp_to_key(lambda a, b: b - a)))
class MM:
    @functools.lru_cache(maxsize=2)
    def m(self, x): print("m", x); return x
o = MM(); o.m(1); o.m(1); o.m(2); o.m(3); o.m(1)
class Cell:
    def set(self, v): self.v = v
    on = functools.partialmethod(set, True)
cc = Cell(); cc.on(); print(cc.v)
# funattr
def counted(f):
    def inner(*a):
        inner.calls += 1
        return f(*a)
    inner.calls = 0
    return inner
@counted
def sq(x): return x * x
sq(2); sq(3); print(sq.calls)
def g(): g.n = getattr(g, "n", 0) + 1; return g.n
print(g(), g()); print(hasattr(g, "zz"))
try: g.zz
except AttributeError as e: print(e)
class A:
    count = 0
    def __init__(self): type(self).count += 1
A(); A(); print(A.count)
import time, functools
def timer(f):
    @functools.wraps(f)
    def w(*a, **k):
        t = time.perf_counter(); r = f(*a, **k); d = time.perf_counter() - t
        print(f"{f.__name__} took {d < 5}"); return r
    return w
@timer
def slow(n): return sum(range(n))
print(slow(10), slow.__name__)
def repeat(n):
    def d(f):
        @functools.wraps(f)
        def w(*a, **k):
            for _ in range(n): r = f(*a, **k)
            return r
        return w
    return d
@repeat(3)
def hello(): print("hello")
hello()
class CountCalls:
    def __init__(self, f): functools.update_wrapper(self, f); self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@CountCalls
def say(): "doc"; return "x"
say(); say(); print(say.n, say.__name__, say.__doc__)
# contextlib
from contextlib import contextmanager, suppress, nullcontext, redirect_stdout, closing, ExitStack
@contextmanager
def tag(name):
    print("<", name)
    try: yield name.upper()
    except ValueError as e: print("caught", e)
    finally: print(">", name)
with tag("a") as t: print(t)
with tag("b"): raise ValueError("boom")
with suppress(KeyError, IndexError): {}["x"]; print("not here")
with nullcontext(5) as x: print(x)
import io
buf = io.StringIO()
with redirect_stdout(buf): print("hidden")
print(repr(buf.getvalue()))
with ExitStack() as s:
    print(s.enter_context(tag("c"))); s.callback(print, "bye")
class R:
    def close(self): print("closed")
with closing(R()) as r: print("in")
@tag("deco")
def f(): print("body")
f()
class CM:
    def __enter__(self): print("in"); return self
    def __exit__(self, t, v, tb): print("out", t, v); return True
with CM() as a, CM() as b: raise KeyError("k")
# copy
import copy
a = [1, [2, 3]]; b = copy.copy(a); c = copy.deepcopy(a); a[1].append(4); print(b, c)
class N:
    def __init__(s, v): s.v = v; s.l = [v]
n = N(1); m = copy.copy(n); k = copy.deepcopy(n); n.l.append(2); print(m.l, k.l, m.v)
class W:
    def __deepcopy__(self, memo): return "deep"
    def __copy__(self): return "shallow"
print(copy.deepcopy(W()), copy.copy(W()), copy.deepcopy({"a": (1, [2])}))
# functions without a name
unnamed = lambda x: x
def around(): return lambda y: y
print(unnamed.__name__, unnamed.__qualname__, around().__name__, around().__qualname__)
try: around()(1, 2)
except TypeError as e: print(e)
