"""Causes, contexts, notes, groups and except*."""

try:
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("bad") from e
except ValueError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("k")
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise KeyError("k") from None
except KeyError as e:
    print(repr(e.__cause__), repr(e.__context__), e.__suppress_context__, e.args)
e = ValueError("x"); e.add_note("note1"); e.add_note("n2"); print(e.__notes__)
try: e.add_note(3)
except TypeError as t: print(t)
print(repr(ValueError()), repr(ValueError(1, 2)), str(ValueError(1, 2)), str(KeyError("a")), ValueError("a").args)
try: raise ValueError
except ValueError as v: print(repr(v))
class E(Exception):
    def __init__(self, a, b): super().__init__(a); self.b = b
    def __str__(self): return f"{self.args[0]}-{self.b}"
try: raise E(1, 2)
except E as v: print(v, repr(v))
try: raise 3
except TypeError as t: print(t)
def f():
    try: return 1
    finally: print("fin")
print(f())
def g():
    for i in range(3):
        try:
            if i == 1: continue
            if i == 2: break
        finally: print("f", i)
    else: print("no")
    return i
print(g())
try:
    try: raise ValueError("a")
    finally: print("cleanup")
except (TypeError, ValueError) as e: print("got", e)
try: pass
except Exception: pass
else: print("else")
finally: print("finally")
import sys
try: raise OSError(2, "No such", "f.txt")
except OSError as o: print(o, o.errno, o.strerror, o.filename, type(o))
try: int("x")
except ValueError as e: print(e, sys.exc_info()[0], sys.exc_info()[1] is e)
print(issubclass(KeyError, LookupError), issubclass(FileNotFoundError, OSError), BaseException.__subclasses__ is not None)
import traceback
try: 1/0
except Exception as e: print(traceback.format_exception_only(e))
assert not hasattr(e, "x") if False else True
try: e
except NameError as n: print(n)

try:
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b"), ExceptionGroup("in", [ValueError("c")])])
except* ValueError as eg: print("V", eg.exceptions, eg)
except* TypeError as eg: print("T", eg.exceptions)
g = ExceptionGroup("m", [ValueError(1), KeyError(2)])
print(g.message, g.exceptions, repr(g), g.subgroup(ValueError), g.split(KeyError))
try:
    try: raise g
    except* ValueError: print("some")
except ExceptionGroup as r: print("rest", r.exceptions)
try:
    raise ValueError("plain")
except* ValueError as e: print(type(e), e.exceptions)
