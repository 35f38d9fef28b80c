def f():
    g = lambda: (yield 1)
    return g, 3
g, n = f()
print(n, list(g()))
print(list((lambda: (yield))()))
def h():
    x = yield 5
    k = lambda a: (yield a)
    yield list(k(7)), x
it = h(); print(next(it), it.send("s"))
class C:
    m = lambda self: (yield from [1, 2])
print(list(C().m()))
import inspect
print(inspect.isgeneratorfunction(g), inspect.isgeneratorfunction(f))
print(b"\777", b"\400", b"\101", "\777" == chr(511))
for text in (r"'\U00110000'", r"'\x1'"):
    try:
        print(eval(text))
    except SyntaxError as e:
        print("SyntaxError")
