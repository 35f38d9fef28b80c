"""dir, vars, globals, locals, eval, exec."""

class A:
    k = 1
    def __init__(self): self.x = 1; self._y = 2
    def m(self): pass
a = A()
print([n for n in dir(a) if not n.startswith("__")], vars(a), [n for n in dir(A) if not n.startswith("__")])
print("append" in dir([]), "upper" in dir(""), "keys" in dir({}), "__len__" in dir([]), "sqrt" in dir(__import__("math")))
x = 5
print("x" in globals(), globals()["x"], "zz" in globals(), globals().get("a") is a)
globals()["new"] = 7
print(new)
def f(p, q=2):
    r = 3
    print(sorted(locals()), locals()["p"])
    return locals()
print(f(1))
print(vars(A)["k"], "m" in vars(A), A.__dict__["k"])
class S:
    __slots__ = ("p",)
print(type(dir()), "A" in dir(), callable(A), id(a) == id(a), a.__class__.__name__, A.__qualname__, A.m.__qualname__, A.m.__name__)
print(getattr(a, "zz", "dflt"), hasattr(a, "x"), a.__module__, A.__module__)

print(eval("1 + 2 * 3"), eval("x + 1", {"x": 4}), eval("[i for i in range(3)]"), eval("len('abc')"), eval("max(a, b)", {"a": 1, "b": 5}))
y = 10
print(eval("y * 2"))
exec("z = y + 1\nprint('in', z)")
print(z)
ns = {}
exec("def f(n):\n    return n * 2\nq = f(4)", ns)
print(ns["q"], ns["f"](5), "q" in ns)
try: eval("1 +")
except SyntaxError as e: print("SyntaxError")
try: eval("zzz")
except NameError as e: print(e)
def g():
    w = 3
    return eval("w + 1")
print(g())
code = compile("1 + 1", "<s>", "eval")
print(eval(code))
import ast
print(ast.literal_eval("{'a': [1, 2.5, (3,)], 'b': None, 'c': -1, 'd': {1, 2}}"))
try: ast.literal_eval("f()")
except ValueError as e: print("ValueError")
