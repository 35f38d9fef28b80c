class A:
    def f(self): pass
A.f.x=1
import sys
print([n for n in dir(sys.modules["__main__"]) if not n.startswith("__")], hasattr(sys.modules["__main__"],"A"))
import functools
@functools.lru_cache
def fib(n): return n if n<2 else fib(n-1)+fib(n-2)
@functools.wraps(fib)
def g(): pass
print(g.__name__, g.__wrapped__ is fib, fib.__name__, fib(20), fib.cache_info())
class M:
    def __init__(self): self.c=0
    @functools.lru_cache(maxsize=2)
    def m(self,x): self.c+=1; return x
m=M(); m.m(1); m.m(1); print(m.c, M.m.cache_info(), M.m.__name__)
import re
for pat in ["(a","a)","[a","*a","a**","(?P<x>a)(?P<x>b)","\\","a{3,1}","\\1","[b-a]","(?z)"]:
    try: re.compile(pat); print(pat,"ok")
    except re.error as e: print(pat,"|",e, e.pos)
import json
print(json.loads('[1, 2.5, -3e2, "x", {"a": 1.0}]', parse_float=str), json.loads('[1,NaN]', parse_constant=lambda c: c), json.loads('{"a":1,"b":2}', object_pairs_hook=list), json.loads('[12]', parse_int=float))
import datetime
print(repr(datetime.date(2024,3,1).isocalendar()), datetime.date(2024,3,1).isocalendar().week)
print(json.JSONDecoder().decode('[1]'), json.JSONDecoder().raw_decode('[1] x'))
