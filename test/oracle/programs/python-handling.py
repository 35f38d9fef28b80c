"""What handlers know of what they handle, context managers, and what functions say of themselves."""

try: open("/nonexistent/x")
except OSError as e: print(repr(e), e, e.errno, e.args, e.filename, type(e).__mro__[1].__name__)
try: {}["a"]
except KeyError as e: print(repr(e), e, e.args)
try: [][1]
except IndexError as e: print(repr(e))
try: None.x
except AttributeError as e: print(repr(e), e.name if hasattr(e, "name") else "x")
try: int("z")
except Exception as e:
    e.add_note("hint"); 
    try: raise
    except ValueError as f: print(f.__notes__, f is e)
def a():
    try: return 1 / 0
    except ZeroDivisionError as e: raise RuntimeError("wrapped") from e
try: a()
except RuntimeError as e: print(repr(e.__cause__), e.__context__ is e.__cause__)
try:
    try: 1 / 0
    except ZeroDivisionError: int("q")
except ValueError as e: print(repr(e.__context__))
class C(Exception):
    code = 5
    def __init__(self, msg, *, extra=None): super().__init__(msg); self.extra = extra
try: raise C("m", extra=3)
except C as e: print(e, e.extra, e.code, e.args, repr(e))
import contextlib
with contextlib.suppress(KeyError): {}["q"]
@contextlib.contextmanager
def cm():
    print("in")
    try: yield 5
    except ValueError as e: print("caught", e)
    finally: print("out")
with cm() as v: print(v); raise ValueError("x")
class CM:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print(t.__name__ if t else None, v); return True
with CM() as c, CM(): raise KeyError("k")

def f(a, b=[], *c, d, e=5, **g): b.append(a); return a, b, c, d, e, g
print(f(1, d=2), f(2, d=3), f(1, [9], 8, d=0, z=1))
try: f()
except TypeError as e: print(e)
try: f(1)
except TypeError as e: print(e)
try: (lambda x: x)(1, 2)
except TypeError as e: print(e)
try: f(1, d=1, a=2)
except TypeError as e: print(e)
def outer():
    x = 1
    def inner():
        nonlocal x
        x += 1
        return x
    return inner
i = outer(); i(); print(i(), [g() for g in [lambda i=i: i for i in range(3)]], [g() for g in [lambda: j for j in range(3)]])
from functools import reduce, partial, lru_cache, wraps, cached_property, total_ordering
print(reduce(lambda a, b: a * b, [1, 2, 3], 2), partial(pow, 2)(5))
@lru_cache(maxsize=None)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(50), fib.cache_info())
def deco(n):
    def w(fn):
        @wraps(fn)
        def inner(*a): return fn(*a) * n
        return inner
    return w
@deco(3)
def g(x): "doc"; return x
print(g(2), g.__name__, g.__doc__, f.__defaults__, f.__kwdefaults__, f.__code__.co_argcount, f.__annotations__)
