# Programs for record-lang.py, one a cell: many cases each, from numbers that a small generator gives.
# %%
seed = 1
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
s = set()
t = set()
for step in range(400):
    k = rnd(12)
    v = rnd(60) if rnd(3) else rnd(10 ** 12) - 10 ** 11
    if k < 4: s.add(v)
    elif k < 6: s.discard(v)
    elif k == 6: t.add(v)
    elif k == 7: s |= {v, v + 1, v * 2}
    elif k == 8: s -= t
    elif k == 9: t = s ^ t
    elif k == 10: s = s & (t | set(range(rnd(50))))
    elif s: s.remove(list(s)[rnd(len(s))])
    if step % 4 == 0: print(s, t)
    if len(t) > 60: t = t - s; t = set(sorted(t)[:10])
# %%
seed = 2
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
s = set()
for step in range(120):
    a = (rnd(4), rnd(4))
    s.add(a if rnd(2) else rnd(16) / 4)
    if rnd(4) == 0: s.pop()
    print(s, len(s), sorted(x for x in s if isinstance(x, tuple))[:2])
# %%
seed = 3
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
for i in range(300):
    x = (rnd(2000000) + 1) / (rnd(1000) + 1)
    y = (rnd(400) - 200) / (rnd(20) + 1)
    if abs(y) * max(1, abs(x)) < 1e6: print(x, y, x ** (y / 20), (y / 10) ** (rnd(9) - 4 if y else 1))
# %%
seed = 4
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
for i in range(300):
    a = (rnd(2 ** 31) - 2 ** 30) * 10 ** rnd(40) + rnd(1000)
    b = (rnd(2 ** 31) - 2 ** 30) * 10 ** rnd(30) + 1
    print(a // b, a % b, a / b, divmod(b, a or 1), a * b, a & b, a | b, a ^ b, a >> rnd(70), round(a, -rnd(12)), int(a / b), a < b)
# %%
seed = 5
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
for i in range(300):
    x = (rnd(2 ** 31) - 2 ** 30) / 2 ** rnd(60)
    y = (rnd(2 ** 31) - 2 ** 30) / 2 ** rnd(40) + 0.25
    print(x, x // y, x % y, divmod(y, x or 1.0), round(x, rnd(12) - 4), round(x), f'{x:.{rnd(6)}f} {x:.{rnd(6)}e} {x:g} {x:,.1f} {x:+012.3f}', '%.3g|%10.2f|%-12e|' % (x, y, x), hash(x))
# %%
import math
seed = 6
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
for i in range(300):
    x = (rnd(2 ** 31) - 2 ** 30) / 2 ** (25 + rnd(10))
    print(x, math.exp(x), math.log(abs(x) + 1e-9), math.sin(x), math.cos(x), math.tan(x), math.sqrt(abs(x)))
# %%
seed = 7
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
a = list(range(10))
for i in range(300):
    p, q, r = rnd(26) - 13, rnd(26) - 13, rnd(7) - 3 or 1
    k = rnd(6)
    if k == 0: print(a[p:q:r], 'abcdefghij'[p:q:r], tuple(a)[p:q:r], range(10)[p:q:r])
    elif k == 1: a[p:q] = [rnd(9)] * rnd(4)
    elif k == 2: del a[p:q:r]
    elif k == 3: a.insert(p, rnd(100))
    elif k == 4: print(list(range(p, q, r)), sum(range(p, q, r)), len(range(p, q, r)), 3 in range(p, q, r))
    else: a[p:q:abs(r)] = [i] * len(a[p:q:abs(r)])
    print(a)
    if len(a) > 16 or len(a) < 4: a = list(range(10))
# %%
seed = 8
def rnd(n):
    global seed
    seed = (seed * 6364136223846793005 + 1442695040888963407) % 2 ** 64
    return (seed >> 33) % n
words = ['apple', 'Bob', ' cat ', 'dé', '', 'a,b,,c', 'x\ty\n', '한국어', 'Zz-top', 'aaa', "it's 3rd"]
for i in range(200):
    w, v = words[rnd(len(words))], words[rnd(len(words))]
    n = rnd(12)
    print([w + v, w < v, w.find(v), v in w, (w + v).split(), (w + v).split(v or ','), w.replace(v, '<>'), (w * n)[:20], w.center(n, '*'), w.title(), w.upper(), w.strip(v or None), w.count(v), f'{w:>{n}}|{w!r:^{n}}|', w.partition(v or '-'), w.zfill(n), w[::-1], w[n:], w.rsplit(None, 1), sorted(w + v), w.expandtabs(n)])
