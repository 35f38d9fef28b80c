# Programs for record-lang.py, one a cell: functions, closures, arguments, loops, scopes.
# %%
def f(a, b=2, *rest, c=3, **named):
    return a, b, rest, c, named
print(f(1), f(1, 5), f(1, 5, 6, 7), f(1, c=9), f(1, 2, 3, c=4, d=5), f(*[1, 2, 3], **{'c': 0, 'z': 1}), f(a=1), f(b=1, a=2))
# %%
def f(*args, **kwargs):
    return len(args), sorted(kwargs)
print(f(), f(1, 2), f(x=1, a=2), f(*range(3), **dict(k=1)), f(*'ab', *[1], **{}, **{'q': 1}))
# %%
def f(x, acc=[]):
    acc.append(x)
    return acc
print(f(1), f(2), f(3, []), f(4))
# %%
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
a, b = counter(), counter()
print(a(), a(), b(), a())
# %%
def adder(n):
    return lambda x: x + n
add2, add5 = adder(2), adder(5)
print(add2(1), add5(1), (lambda: 7)(), (lambda x, y=2: x * y)(3), (lambda *a: a)(1, 2), (lambda **k: k)(a=1))
fs = [lambda: i for i in range(3)]
print([g() for g in fs])
gs = [lambda i=i: i for i in range(3)]
print([g() for g in gs])
# %%
x = 1
def f():
    global x
    x = 2
f(); print(x)
def g():
    x = 5
    def h():
        return x
    return h()
print(g(), x)
# %%
def f():
    return 1, 2
a, b = f()
print(a, b, f(), f()[0])
def none():
    pass
def none2():
    return
print(none(), none2(), [none()])
# %%
for i in range(5):
    if i == 3:
        break
else:
    print('not printed')
print(i)
for i in range(3):
    if i == 1:
        continue
    print(i, end=' ')
else:
    print('else')
for x in []:
    pass
else:
    print('empty else')
# %%
n = 5
while n:
    n -= 1
    if n == 3:
        continue
    print(n, end=',')
    if n == 1:
        break
else:
    print('no')
print()
while n > 0:
    n -= 1
else:
    print('done', n)
# %%
for i in range(3):
    for j in range(3):
        if j == i:
            break
        print(i, j, end=';')
    else:
        print('full', i)
print()
# %%
def find(xs, want):
    for i, x in enumerate(xs):
        if x == want:
            return i
    return -1
print(find([1, 2, 3], 2), find('abc', 'z'))
# %%
x = 7
if x < 5:
    print('small')
elif x < 10:
    print('middle')
else:
    print('large')
print('even' if x % 2 == 0 else 'odd', ('neg' if x < 0 else 'zero' if x == 0 else 'pos'))
if not x: print('a')
elif x: print('b')
# %%
calls = []
def t(v):
    calls.append(v)
    return v
print(t(1) < t(2) < t(0) < t(5), calls)
calls.clear()
print(t(0) and t(1), t(0) or t(2), t(3) if t(1) else t(4), calls)
calls.clear()
print(t(1) + t(2) * t(3), calls)
calls.clear()
d = {t('a'): t(1), t('b'): t(2)}
x = [t(5), t(6)][t(0)]
print(calls)
# %%
def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2, str)(3))
# %%
def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)
print(fact(20), fact(50))
def even(n): return True if n == 0 else odd(n - 1)
def odd(n): return False if n == 0 else even(n - 1)
print(even(10), odd(7))
# %%
def hanoi(n, a, b, c, moves):
    if n == 0:
        return
    hanoi(n - 1, a, c, b, moves)
    moves.append((a, c))
    hanoi(n - 1, b, a, c, moves)
moves = []
hanoi(4, 'A', 'B', 'C', moves)
print(len(moves), moves[:4])
# %%
sieve = [True] * 50
sieve[0] = sieve[1] = False
for i in range(2, 8):
    if sieve[i]:
        for j in range(i * i, 50, i):
            sieve[j] = False
print([i for i, p in enumerate(sieve) if p])
# %%
x = 5
def f(x):
    x = x + 1
    return x
print(f(10), x)
def g(items):
    items = items + [1]
    return items
l = [0]
print(g(l), l)
# %%
def f(a, *, b, c=3):
    return a, b, c
print(f(1, b=2), f(1, c=5, b=4))
def g(a, /, b):
    return a - b
print(g(3, 1), g(3, b=2))
# %%
def typed(a: int, b: 'str' = 'x', *c: float) -> int:
    """Doc string."""
    y: int = a
    return y
print(typed(3), typed.__doc__, typed.__name__)
# %%
a = 3
a: int = 4
b: list = [1]
print(a, b)
# %%
print([f(2) for f in [lambda x: x, lambda x: x ** 2]], sorted([3, 1, 2], key=lambda v: -v), list(map(lambda p: p[0] + p[1], zip([1, 2], [3, 4]))))
print((lambda f: f(f))(lambda f: 1), (lambda x: (lambda y: x + y))(1)(2))
# %%
x = 10
print([x + y for y in range(2)], {x: y for x, y in [(1, 2)]}, x)
def f():
    return [x for x in range(3)], x
print(f())
i = 'keep'
total = sum(i for i in range(4))
print(i, total)
# %%
i = 0
for i in range(3): pass
print(i)
for i, (a, b) in enumerate([(1, 2), (3, 4)]):
    print(i, a, b)
for a, *b in [[1, 2, 3], (4,)]:
    print(a, b)
for d['k'] in ([1, 2] if False else []): pass
xs = [0]
for xs[0] in range(3): pass
print(xs)
# %%
for d in [{}]:
    for d['k'] in [1, 2]: pass
    print(d)
assert True
assert 1 == 1, 'message'
x = y = 3; del x; print(y)
(z) = 4; print(z)
# %%
def outer():
    x = 'outer'
    def middle():
        def inner():
            nonlocal x
            x = 'inner'
        inner()
        return x
    return middle(), x
print(outer())
# %%
def make():
    fns = {}
    for name in ['a', 'b']:
        def f(name=name):
            return name
        fns[name] = f
    return fns
print(make()['a'](), make()['b']())
# %%
def gcd(a, b):
    while b:
        a, b = b, a % b
    return a
print(gcd(48, 18), gcd(17, 5), [gcd(i, 12) for i in range(1, 13)])
def bsearch(xs, v):
    lo, hi = 0, len(xs)
    while lo < hi:
        mid = (lo + hi) // 2
        if xs[mid] < v: lo = mid + 1
        else: hi = mid
    return lo
print([bsearch([1, 3, 5, 7], v) for v in range(9)])
# %%
def matmul(a, b):
    return [[sum(x * y for x, y in zip(r, c)) for c in zip(*b)] for r in a]
print(matmul([[1, 2], [3, 4]], [[5, 6], [7, 8]]))
def pascal(n):
    row = [1]
    for _ in range(n):
        yield_row = row
        print(row)
        row = [a + b for a, b in zip([0] + row, row + [0])]
pascal(5)
# %%
def bubble(a):
    a = a[:]
    n = len(a)
    for i in range(n):
        swapped = False
        for j in range(n - i - 1):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
                swapped = True
        if not swapped:
            break
    return a
print(bubble([5, 2, 9, 1, 5, 6]))
# %%
f = print
f('alias', 1)
g = len
print(g([1]), [g, f][0]('ab'), (max if True else min)(1, 2))
table = {'add': lambda a, b: a + b, 'sub': lambda a, b: a - b}
print(table['add'](1, 2), {k: v(5, 3) for k, v in table.items()})
# %%
print(any(x == 2 for x in [1, 2]), all([]), sum(x for x in range(4) if x % 2), max(x * x for x in [-3, 2]), sorted(x for x in 'cab'), tuple(i for i in range(2)), ','.join(c for c in 'ab'), dict((k, 1) for k in 'ab'), set(c for c in 'aa'), list(zip(*[(1, 2), (3, 4)])))
# %%
print(min([3, 1, 2], key=lambda x: -x), max('a', 'bb', key=len), min((2, 'b'), (2, 'a')), max([[1], [1, 0]]), list(map(max, [1, 5], [2, 3])), list(enumerate([5, 6], 1)), list(zip('ab', range(10))))
# %%
x = 5
x = x if x else 0
y = (1 if x > 3 else 2) + 1
print(x, y, -x if x else x, not x if x else 1, [1, 2][x > 3], (x > 3) + 1)
print(1 < x <= 5 != 6, 1 < 3 > 2, 1 in [1] == True, (1 in [1]) == True, not 1 in [2], 1 not in [2] and True)
# %%
s = 0
for i in range(10):
    if i % 2: continue
    if i > 6: break
    s += i
print(s)
k = 3
while True:
    k -= 1
    if not k: break
print(k)
# %%
text = ''
for ch in 'abc':
    for n in range(2):
        text += ch * n
    text += '-'
print(text)
def outer(n):
    def inner(m):
        if m == 0: return 'end'
        return inner(m - 1)
    return inner(n)
print(outer(3))
# %%
if True:
    a = 1
    if a:
        b = 2
    c = 3
d = 4
print(a, b, c, d)
def f(x):
	if x:
		return 'tab'
	return 'none'
print(f(1), f(0))
for i in [1]:

    # a comment
    print('after blank')

# end comment
print('x'); \
print('joined')
y = (1 +
     2
     # comment inside

     + 3)
print(y)
z = [1,
  2,
]
print(z, 1 + \
  2)
# %%
def f(n): return n * 2 if n > 0 else -n
print(f(2), f(-3)); print(f(0))
class_ = 1; match = 2; case = 3; type_ = 4; _ = 5; print(class_, match, case, _)
match = [1, 2]
match[0] = 5
print(match, match[0] * 2)
print(list(filter(lambda n: all(n % d for d in range(2, n)), range(2, 20))))
# %%
a = [1, 2, 3]
a[0] += 5; a[-1] *= 2; print(a)
d = {'x': 1}
d['x'] += 1; d['y'] = d.get('y', 0) + 1; print(d)
m = [[0, 0], [0, 0]]
m[1][0] += 7; print(m)
i = 0
def nxt():
    global i
    i += 1
    return i
a[nxt()] += 100
print(a, i)
t = ([1],)
t[0].append(2); print(t)
# %%
print((lambda a, b=1, *c, d=2, **e: (a, b, c, d, e))(1), (lambda a, b=1, *c, d=2, **e: (a, b, c, d, e))(1, 2, 3, d=4, f=5))
def f(a, b): return a, b
print(f(*(1, 2)), f(1, *[2]), f(*[1], b=2), f(**{'a': 1, 'b': 2}), f(b=1, *[2]))
