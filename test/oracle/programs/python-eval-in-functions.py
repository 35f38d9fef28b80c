# Names in texts that functions evaluate: their own, and those that have no value.
def f():
    r = 3
    return eval("r")
print(f())
def h():
    exec("q = 5")
    a = 2
    return eval("a*2", {"a": 10}), eval("a*3")
print(h())
def m():
    try:
        return eval("zz")
    finally:
        zz = 3
try: m()
except NameError as e: print(type(e), e)
def n(r):
    del r
    try:
        return eval("r")
    except NameError as e: return e
print(n(2))
def loop():
    t = 0
    for i in range(1000):
        t += eval("i")
    return t
print(loop())
class A:
    def go(self): 
        v = 2
        return eval("self.z + v")
    z = 1
print(A().go())
