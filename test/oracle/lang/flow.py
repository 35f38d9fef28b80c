# Programs for record-lang.py, one a cell. Statements: match, generators, closures, exceptions, contexts, loops.
# %%
match 3:
    case 1: print('one')
    case 2 | 3: print('two or three')
    case _: print('other')
# %%
def f(x):
    match x:
        case 0: return 'zero'
        case int(n) if n < 0: return f'neg {n}'
        case int() | float(): return 'number'
        case str(s): return 'str ' + s
        case []: return 'empty'
        case [a]: return f'one {a}'
        case [a, b, *rest]: return f'{a} {b} {rest}'
        case {'type': 'point', 'x': x, 'y': y}: return f'point {x},{y}'
        case {'k': v, **rest}: return f'{v} {rest}'
        case None: return 'none'
        case (True | False): return 'bool'
        case _: return 'other'
for v in [0, -5, 3, 2.5, 'hi', [], [1], [1, 2, 3, 4], (1, 2), {'type': 'point', 'x': 1, 'y': 2}, {'k': 1, 'z': 2}, None, {}, {1}, 5j]:
    print(f(v))
# %%
class P:
    __match_args__ = ('x', 'y')
    def __init__(self, x, y): self.x = x; self.y = y
def g(p):
    match p:
        case P(0, 0): return 'origin'
        case P(x=0, y=y): return f'y axis {y}'
        case P(x, y) if x == y: return 'diag'
        case P(): return 'point'
print(g(P(0, 0)), g(P(0, 3)), g(P(2, 2)), g(P(1, 2)), g(1))
# %%
import math
class C:
    RED = 1
match 1:
    case C.RED: print('red')
match [1, [2, 3]]:
    case [x, [y, z]]: print(x, y, z)
match 'abc':
    case ('a' | 'abc') as w: print(w)
match = 5
print(match)
match (1, 2):
    case (1, x): print(x)
case = 3
print(case + match)
# %%
match 1, 2:
    case 1, x:
        print('x', x)
match -1:
    case -1: print('minus')
match 'x':
    case "x": print("str")
match 1.5:
    case 1.5: print('f')
# %%
if (n := len('abc')) > 2: print(n)
while (n := n - 1) > 0: print(n)
print([y := 1, y ** 2])
print([last := x for x in range(3)], last)
print((a := 3) + a)
def f(x=(b := 4)): return x + b
print(f())
# %%
a, *b = 1, 2, 3
print(a, b)
*a, b = 'abc'
print(a, b)
a, (b, *c), d = 1, (2, 3, 4), 5
print(a, b, c, d)
[x, y] = [1, 2]
(x), y = 3, 4
print(x, y)
a = b = c = 0
print(a, b, c)
for i, (j, k) in enumerate([(1, 2), (3, 4)]): print(i, j, k)
first, *_, last = range(5)
print(first, last)
x, y = y, x
print(x, y)
d = {}
d['a'], d['b'] = 1, 2
print(d)
l = [0] * 3
l[0], l[1:] = 5, [6, 7]
print(l)
# %%
def outer():
    x = 1
    def inner():
        nonlocal x
        x += 1
        return x
    return inner
f = outer()
print(f(), f(), f())
g = outer()
print(g())
# %%
x = 0
def f():
    global x, y
    x += 1
    y = 5
f(); f()
print(x, y)
# %%
fs = [lambda: i for i in range(3)]
print([f() for f in fs])
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])
hs = []
for k in range(3):
    def h(): return k
    hs.append(h)
print([h() for h in hs])
# %%
def gen(n):
    for i in range(n):
        x = yield i
        if x: print('got', x)
    return 'done'
g = gen(3)
print(next(g), g.send('a'), next(g))
try: next(g)
except StopIteration as e: print('stop', e.value)
# %%
def gen():
    try:
        yield 1
        yield 2
    except ValueError as e:
        print('caught', e)
        yield 99
    finally:
        print('cleanup')
g = gen()
print(next(g))
print(g.throw(ValueError('x')))
print(list(g))
g = gen()
next(g)
g.close()
print('closed')
# %%
def inner():
    r = yield 1
    print('inner got', r)
    return 'result'
def outer():
    v = yield from inner()
    print('outer', v)
    yield from [10, 20]
    yield from (x for x in 'ab')
print(list(outer()))
# %%
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice
print(list(islice(fib(), 10)))
for x in fib():
    if x > 20: break
    print(x, end=' ')
print()
# %%
def g():
    x = (yield 1) + 5
    print(x)
    print((yield 2))
    y = [(yield 3), 4]
    print(y)
    if (yield 4): print('yes')
    return (yield 5)
it = g()
print(next(it), it.send(1), it.send('p'), it.send('q'), it.send(True))
try: it.send('end')
except StopIteration as e: print(e.value)
# %%
def g():
    with open_ctx() as x:
        yield x
class open_ctx:
    def __enter__(self): print('enter'); return 5
    def __exit__(self, *a): print('exit')
print(list(g()))
# %%
def tree(t):
    if t:
        yield from tree(t[0])
        yield t[1]
        yield from tree(t[2])
print(list(tree((((), 1, ()), 2, ((), 3, ())))))
# %%
def g(): yield
print(list(g()), next(g()))
print(sum(x * x for x in range(4)), max((len(w), w) for w in ['a', 'bb']), ','.join(str(x) for x in (1, 2)))
e = (x for x in range(3))
print(next(e), list(e), list(e))
print(type(e), type(g()))
# %%
def deco(n):
    def wrap(f):
        def inner(*a, **k):
            print('before', n, a, k)
            return f(*a, **k)
        return inner
    return wrap
@deco(1)
@deco('two')
def f(x, y=2): return x + y
print(f(1), f(1, y=5))
# %%
class Count:
    def __init__(self, f): self.f = f; self.n = 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Count
def f(x): return x * 2
print(f(1), f(2), f.n)
# %%
def f(a, b=2, *args, c, d=4, **kw): print(a, b, args, c, d, kw)
f(1, c=3)
f(1, 2, 3, 4, c=5, e=6)
f(*[1, 2, 3], **{'c': 4, 'z': 5})
def g(a, /, b, *, c): print(a, b, c)
g(1, 2, c=3)
g(1, b=2, c=3)
# %%
def f(x=[]):
    x.append(1)
    return x
print(f(), f(), f([]))
print(f.__defaults__)
# %%
try:
    1 / 0
except ZeroDivisionError as e:
    print(e, type(e), repr(e), e.args)
else: print('else')
finally: print('finally')
# %%
try: x = 1
except: print('no')
else: print('else')
finally: print('finally')
# %%
def f():
    try: return 'try'
    finally: print('fin')
print(f())
def g():
    try: return 1
    finally: return 2
print(g())
for i in range(3):
    try:
        if i == 1: continue
        print(i)
    finally: print('f', i)
while True:
    try: break
    finally: print('brk')
# %%
try:
    try: {}['x']
    finally: print('inner')
except KeyError as e: print('outer', e, str(e), repr(e), e.args[0])
# %%
try: int('x')
except (TypeError, ValueError) as e: print('caught', e)
try: [][0]
except LookupError as e: print('lookup', e)
try: None.x
except AttributeError as e: print(e)
try: undefined
except NameError as e: print(e)
try: 'a' + 1
except Exception as e: print(type(e).__name__, e)
try: raise KeyError('k')
except KeyError as e: print(e)
try: assert 1 == 2, 'msg'
except AssertionError as e: print('assert', e)
try: assert False
except AssertionError as e: print('assert', repr(e))
# %%
from contextlib import contextmanager
@contextmanager
def ctx(name):
    print('in', name)
    try: yield name.upper()
    finally: print('out', name)
with ctx('a') as x: print(x)
try:
    with ctx('b'): raise ValueError('e')
except ValueError as e: print('caught', e)
# %%
for i in range(3):
    for j in range(3):
        if j == 1: break
    else: print('no break')
    print(i, j)
else: print('done')
while False: pass
else: print('while else')
n = 0
while n < 3:
    n += 1
    if n == 2: continue
    print(n)
else: print('end')
for x in []: pass
else: print('empty')
# %%
x = 5
y = 'big' if x > 3 else 'small'
print(y, 'a' if x < 3 else 'b' if x < 6 else 'c')
if x > 10: print(1)
elif x > 4: print(2)
else: print(3)
if not x: pass
print(x and 0 or 'f', x if x else None)
if 1 < x <= 5 and x != 3 or False: print('chain')
# %%
x = [1, 2]
y = x
y.append(3)
print(x, x is y, x == y, x is x[:])
y = x[:]
y[0] = 9
print(x, y)
m = [[0] * 2] * 2
m[0][0] = 1
print(m)
def f(l): l.append(1); l = [5]
z = []
f(z)
print(z)
a = [1]
a.append(a)
print(a)
d = {}
d['self'] = d
print(d)
# %%
x = 10
x += 5; x -= 3; x *= 2; x //= 5; x **= 2; x %= 7; x <<= 2; x >>= 1; x |= 1; x ^= 3; x &= 6
print(x)
x /= 2
print(x)
s = 'a'; s += 'b'; s *= 3
print(s)
l = [1]; m = l; l += [2]; print(m)
t = (1,); t += (2,); print(t)
d = {'a': 1}; d['a'] += 1; d |= {'b': 2}; print(d)
st = {1}; st |= {2}; st -= {1}; st ^= {5}; print(st)
class A: n = 0
a = A(); a.n += 1; print(a.n, A.n)
# %%
print(1, 2, sep='-', end='!\n')
print('a', 'b', sep='')
print()
print(None, True, 1.0, [1], 'x', sep=' | ')
print('a\tb', end='')
print('c')
print(*[1, 2, 3], sep=', ')
print('x', file=__import__('sys').stdout) if 0 else print('y')
print('flush', flush=True)
print(1, 2, sep=None, end=None)
print(f'{1}', "two", 3)
print('''multi
line''')
print("a" "b")
print('%s' % 'x', '{}'.format(1))
print(print('inner'))
# %%
if __name__ == "__main__":
    print('main')
def main(): print('in main')
if __name__ == '__main__': main()
# %%
x = [1, 2,
     3]
y = (1 +
     2)
z = 1 + \
    2
def f(a,
      b=2,
      ):
    return (a
            + b)
print(x, y, z, f(1,
  b=3))
s = ('a'
     'b')
print(s)
d = {
    'a': 1,  # comment
    # another
    'b': 2,
}
print(d)
# %%
from math import sqrt, pi as p, floor
import math as m, random
print(sqrt(4), p == m.pi, floor(2.5))
from math import (sin,
   cos)
print(sin(0), cos(0))
# %%
x = 3
def show(): print(x)
show()
x = 4
show()
def shadow(x): x = 1; return x
print(shadow(5), x)
print([x for x in range(3)], x)
for x in range(2): pass
print(x)
def f():
    for i in range(2): pass
    return i
print(f())
try:
    i
except NameError as e: print(e)
# %%
class A:
    x = 1
    y = [x for _ in range(2)] if False else x + 1
    def f(self): return self.x
print(A.y, A().f())
# %%
d = {'a': 1, 'b': 2}
for k in list(d): del d[k]
print(d)
for k, v in {'x': 1}.items(): print(k, v)
for i, c in enumerate('ab', 1): print(i, c)
for a, b in zip([1, 2], [3, 4]): print(a, b)
for i in reversed(range(3)): print(i, end=' ')
for k in sorted({'b': 1, 'a': 2}): print(k)
for x in (1, 2): print(x)
for ch in 'hi': print(ch)
for row in [[1, 2], [3, 4]]:
    for v in row: print(v, end=' ')
    print()
# %%
def f(): return 1, 2
a, b = f()
print(a, b, f())
def g(): pass
print(g())
def h():
    return
print(h())
print((lambda *a, **k: (a, k))(1, x=2))
print((lambda x, y=2: x + y)(1))
compose = lambda f, g: lambda x: f(g(x))
print(compose(str, abs)(-5))
print(sorted(['b', 'a'], key=lambda s: s))
print(list(map(lambda t: t[0] + t[1], [(1, 2)])))
