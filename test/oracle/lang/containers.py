# Programs for record-lang.py, one a cell: lists, tuples, dicts, sets.
# %%
a = [1, 2, 3]
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 99); a.insert(100, 7)
print(a, len(a), a.pop(), a.pop(0), a.index(99), a.count(2))
a.remove(99); a.reverse(); print(a)
a.sort(); print(a)
a.sort(reverse=True); print(a)
b = a.copy(); b.clear(); print(a, b)
a.insert(-100, 'first'); print(a)
# %%
a = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
print(a[2:5], a[:3], a[7:], a[::2], a[1::3], a[::-1], a[8:2:-2], a[-3:], a[:-3], a[100:], a[-100:2], a[5:2], a[-1], a[0])
print(a[slice(2, 4)], a[slice(None, None, -3)], a[3:100], a[:], a[-4:-2], a[-2:-4:-1], a[None:2])
# %%
a = [0, 1, 2, 3, 4, 5]
a[1:3] = ['x', 'y', 'z']; print(a)
a[::2] = [9, 9, 9, 9]; print(a)
a[2:2] = [7, 8]; print(a)
a[1:4] = []; print(a)
a[:] = 'ab'; print(a)
a[5:] = [1]; print(a)
a[0] = a[-1] = 5; print(a)
a[::-1] = [3, 2, 1]; print(a)
a[2:0] = [100]; print(a)
a[-1:] = []; print(a)
# %%
a = list(range(10))
del a[0]; print(a)
del a[-1]; print(a)
del a[1:3]; print(a)
del a[::2]; print(a)
del a[:]; print(a)
b = [1, 2, 3]; del b[0], b[0]; print(b)
# %%
a = [3, 1, 2]
print(sorted(a), a, sorted(a, reverse=True), sorted(a, key=lambda x: -x), sorted('banana'), sorted([(2, 'a'), (1, 'b'), (1, 'a')]), sorted([[2], [1, 5], [1]]), sorted({3: 'x', 1: 'y'}), sorted([True, 0, 2, 0.5]))
print(sorted(['bb', 'a', 'ccc'], key=len, reverse=True), sorted(['b', 'a', 'C'], key=lambda s: s.lower()), sorted([('a', 2), ('b', 1)], key=lambda p: p[1]), sorted([1, 2, 3, 4], key=lambda x: x % 2), sorted([1, 2, 3, 4], key=lambda x: x % 2, reverse=True))
# %%
a = b = [1, 2]
b.append(3)
print(a, a is b, a == b)
b = b + [4]
print(a, b)
b += [5]
print(a, b)
c = a
c += [9]
print(a, c, c is a)
a *= 2
print(a, c)
# %%
a = [1, 2]
a += (3, 4)
a += 'xy'
a += {5: 1}
a += range(2)
print(a)
t = (1,)
t += (2,)
print(t)
s = 'a'
s += 'b'
s *= 2
print(s)
# %%
m = [[1, 2, 3], [4, 5, 6]]
print(m[0][1], m[1][-1], [row[0] for row in m], [list(r) for r in zip(*m)], [[r[i] for r in m] for i in range(3)], sum(m, []), [x for r in m for x in r])
m[0][0] = 9
m[1][1:] = [0]
print(m)
grid = [[0] * 3] * 2
grid[0][0] = 1
print(grid)
grid = [[0] * 3 for _ in range(2)]
grid[0][0] = 1
print(grid)
# %%
t = 1, 2, 3
a, b, c = t
print(a, b, c, t[0], t[-1], t[1:], t.index(2), t.count(3), len(t), 2 in t, t + (4,), t * 2)
(x, y), z = (1, 2), 3
print(x, y, z)
a, b = b, a
print(a, b)
[p, q] = 'xy'
print(p, q)
first, *rest = [1, 2, 3]
*init, last = (1, 2, 3)
h, *mid, l = 'abcd'
print(first, rest, init, last, h, mid, l)
a, *b = [1]
print(a, b)
(a, *b), c = [1, 2, 3], 4
print(a, b, c)
a = b = c = 0
print(a, b, c)
# %%
x = [1, 2, 3]
x[0], x[1] = x[1], x[0]
i = 0
i, x[i] = 2, 99
print(x, i)
a, b, (c, [d, e]) = 1, 2, (3, [4, 5])
print(a, b, c, d, e)
single, = [7]
print(single)
*a, = range(3)
print(a)
for k, (v, w) in {'a': (1, 2)}.items():
    print(k, v, w)
# %%
d = {'a': 1, 'b': 2}
d['c'] = 3
d['a'] += 10
print(d, d['a'], len(d), 'a' in d, 'z' in d, d.get('z'), d.get('z', 0), d.get('a'))
del d['b']
print(d, list(d), list(d.items()))
print(d.pop('c'), d.pop('zz', None), d, d.setdefault('n', []), d.setdefault('a', 5), d)
d.update({'x': 1, 'a': 0}); print(d)
d.update(y=2); print(d)
d.update([('z', 26)]); print(d)
print(d.popitem(), d)
e = d.copy(); e.clear(); print(d, e)
# %%
d = {'one': 1, 'two': 2}
for k in d:
    print(k, d[k])
for k, v in d.items():
    print(k, v)
for v in d.values():
    print(v)
print({v: k for k, v in d.items()}, dict(a=1, b=2), dict([('a', 1)]), dict({'a': 1}, b=2), dict(zip('ab', [1, 2])), dict(), {**d, 'three': 3}, {**d, **{'one': 'x'}})
print(d | {'two': 22}, {1: 'a', 1.0: 'b', True: 'c'}, dict.fromkeys(['a', 'b'], 0), dict.fromkeys('ab'))
# %%
d = {}
d[1] = 'int'; d[1.0] = 'float'; d[True] = 'bool'; d['1'] = 'str'; d[(1, 2)] = 'tuple'; d[None] = 'none'
print(d, d[1], d[True], d[(1, 2)], len(d))
d2 = {'b': 1, 'a': 2}
d2['b'] = 3
print(d2, list(d2), sorted(d2), min(d2), max(d2.values()), sum(d2.values()), list(reversed(d2)))
del d2['b']; d2['b'] = 1
print(d2)
d2 |= {'q': 1}
print(d2)
# %%
d = {'a': 1}
k = d.keys(); v = d.values(); it = d.items()
d['b'] = 2
print(k, v, it, len(k), 'b' in k, 2 in v, ('b', 2) in it, list(k), k == {'a', 'b'} if False else '')
print(sorted(d.keys() & {'a', 'z'}), sorted(d.keys() | {'z'}), d.keys() - {'a'}, d.keys() == {'a': 0, 'b': 0}.keys())
# %%
s = {1, 2, 3}
s.add(4); s.add(1); s.discard(2); s.discard(99)
print(s, len(s), 1 in s, 2 in s, s | {9}, s & {1, 9}, s - {1}, s ^ {1, 9}, {1} <= s, s >= {1}, {1} < {1}, s == {4, 3, 1}, {1}.issubset(s), s.isdisjoint({7}))
s.remove(3); s.update([5, 6], (7,)); print(s)
print(s.union([8]), s.intersection([1, 5]), s.difference([1]), s.symmetric_difference([1, 100]), set([3, 1, 2, 1]), set('a'), {x % 3 for x in range(10)}, sorted(set('hello')), set(range(3)), s.issuperset({1}))
s -= {1}; s |= {50}; s &= {50, 5, 6}; s ^= {5}; print(s)
t = s
t |= {8}
print(s is t, s, s.copy(), s.pop() in (50, 6, 8), len(s))
# %%
print({3, 1, 2}, {10, 5, 0}, {100, 50, 7, 33}, set([5, 3, 9, 1, 7, 11, 13, 2]), {-1, -2, 1}, {0, 8, 16, 24, 32}, {64, 1, 2}, set(range(20, 0, -3)), {1.5, 2, 0.5}, {True, 2}, {2 ** 61, 5, 2 ** 61 - 1})
print(list({9, 3, 27, 81, 243}), sum({1, 2, 3}), max({4, 2}), sorted({3, 1}), [x for x in {33, 65, 1, 2}], {i * i for i in range(12)}, {i * 1000003 for i in range(9)})
# %%
a = set()
for i in [17, 4, 99, 23, 8, 15, 16, 42, 1000, 77, 3, 58, 256, 512, 31, 32, 33]:
    a.add(i)
    print(a)
for i in [17, 99, 8, 1000, 31]:
    a.remove(i)
print(a)
a.add(1024); a.add(8)
print(a, a | {5, 6, 7}, a & set(range(50)), a - set(range(20)), a ^ {4, 5}, set(a), a.copy())
# %%
print({(1, 2), (0, 1), (3, 4)}, {(i, j) for i in range(3) for j in range(3)}, {1.25, 3.75, -0.5, 1e10}, {-5, 5, -10, 10, 0}, {10 ** 20, 1, 10 ** 10}, frozenset([3, 1, 2]) if False else '')
# %%
print([x ** 2 for x in range(5)], [x for x in range(10) if x % 2 == 0], [(x, y) for x in range(2) for y in 'ab'], [x if x > 1 else -x for x in range(4)], [[j for j in range(i)] for i in range(4)], [x for x in range(20) if x % 2 if x % 3 == 0])
print({x: x * x for x in range(3)}, {k: [v] for k, v in zip('ab', [1, 2])}, {x % 2 for x in range(5)}, [a + b for a, b in [(1, 2), (3, 4)]], [y for x in [[1], [2, 3]] for y in x], [x for x in 'hello' if x not in 'aeiou'])
x = 'outer'
print([x for x in range(2)], x)
# %%
print(list(enumerate('ab')), list(enumerate(['x'], start=5)), list(zip([1, 2, 3], 'ab')), list(zip()), list(zip([1])), list(map(lambda a, b: a + b, [1, 2], [10, 20])), list(filter(None, [0, 1, '', 'a'])), list(filter(lambda x: x > 1, [1, 2, 3])), list(reversed([1, 2, 3])), list(reversed('abc')), list(reversed(range(3))))
# %%
print([1, 2, 3].index(2), [1, 2, 1].count(1), [1, [2, [3]]][1][1][0], [1, 2] in [[1, 2]], 1 in (1,), [1, 2, 3][-2], ['a', 'b'].index('b'), [1, 2, 1, 2].index(2, 2), (1, 2, 3, 2).index(2, 2))
# %%
print(list('abc'), list((1, 2)), list({1: 2}), list(range(3)), tuple([1, 2]), tuple('ab'), list([]), tuple(), list(x for x in (1, 2)), [*range(3)], [*'ab', *(1,)], (*[1], 2), {*[1]}, [*{}, *{'k': 1}])
# %%
inv = {}
for k, v in [('a', 1), ('b', 2), ('c', 1)]:
    inv.setdefault(v, []).append(k)
print(inv)
nested = {'a': {'b': 1}}
nested['a']['c'] = [1]
nested['a']['c'].append(2)
print(nested, nested['a']['c'][-1])
memo = {}
memo[(1, 2)] = 'x'
print(memo.get((1, 2)), (1, 2) in memo)
# %%
stack = []
for tok in '3 4 + 2 * 7 -'.split():
    if tok in '+-*':
        b, a = stack.pop(), stack.pop()
        stack.append(a + b if tok == '+' else a - b if tok == '-' else a * b)
    else:
        stack.append(int(tok))
print(stack)
# %%
def quicksort(xs):
    if len(xs) <= 1:
        return xs
    p, rest = xs[0], xs[1:]
    return quicksort([x for x in rest if x < p]) + [p] + quicksort([x for x in rest if x >= p])
print(quicksort([3, 6, 1, 8, 2, 9, 2]), quicksort(list('quicksort')))
# %%
a = [1, 2, 3, 4]
for x in a:
    if x == 2:
        a.remove(x)
    print(x, end=' ')
print(a)
b = [1, 2]
for x in b:
    if len(b) < 5:
        b.append(x * 10)
print(b)
# %%
a = [1, 2, 3]
b = a[:]
b[0] = 9
print(a, b)
c = (a, b)
a.append(4)
print(c)
def f(x):
    x.append('f')
f(a)
print(a, c)
# %%
r = range(10, 0, -3)
print(list(r), len(r), r[0], r[-1], r[1:3], 7 in r, 8 in r, 7.0 in r, sum(r), max(r), r.index(4) if hasattr(r, 'index') else 2, list(r[::-1]), r.start, r.stop, r.step)
print(list(range(0, -5, -1)), list(range(5, 5)), range(3)[1], len(range(0, 10, 3)), list(range(-3, 3, 2)), 5 in range(10), range(2, 5) == range(2, 5), tuple(range(3)), 10 ** 30 in range(5))
# %%
print([[0, 1], [2, 3]][1][0], {'a': [1, {'b': 2}]}['a'][1]['b'], ((1, 2), (3, 4))[0][1], 'abc'[1:][0], [1, 2, 3][1:][0], (lambda: [5])()[0], {1: {2: 3}}[1][2])
# %%
a = [5, 3, 8]
lo, hi = min(a), max(a)
print(lo, hi, a.index(hi), sum(a) / len(a), sorted(a)[len(a) // 2], [round((x - lo) / (hi - lo), 3) for x in a])
print(all(isinstance(x, int) for x in a), any(x > 7 for x in a), [i for i, x in enumerate(a) if x > 4], list(zip(a, a[1:])), [b - c for b, c in zip(a[1:], a)])
# %%
print(('a', 1) == ('a', 1), ('a',) < ('b',), (1, 'a') < (1, 'b'), [1, 2, 3] > [1, 2], [] < [0], (1, None) < (2, None), (1, None) == (1, None), (1, None) <= (1, None), [[1], [2]] < [[1], [3]], ('a', [1]) != ('a', [2]))
# %%
d = {}
for word in ['apple', 'bob', 'cat', 'alice']:
    d.setdefault(word[0], []).append(word)
print(d)
print({k: len(v) for k, v in d.items() if len(v) > 1}, [k for k in d if k != 'b'], list(d)[0], next(iter(d)), dict(sorted(d.items(), reverse=True)))
