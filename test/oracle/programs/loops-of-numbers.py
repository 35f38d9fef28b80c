import numpy as np, math
def f():
    s = 0
    for i in range(100000): s += i
    return s
print(f())
a = np.arange(20000.0); b = np.zeros(20000)
s = 0
for i in range(len(a)): s += a[i]
print(s, type(s))
for i in range(len(a)): b[i] = a[i] * 2
print(b[:5], b.sum())
s = 0
for v in a: s += v
print(s, type(s))
m = np.zeros((200, 200))
for i in range(200):
    for j in range(200): m[i, j] = i + j
print(m.sum(), m[3, 4])
x = 0.5
for i in range(20000): x = 3.7 * x * (1 - x)
print(x)
def collatz(n):
    c = 0
    while n != 1:
        if n % 2 == 0: n = n // 2
        else: n = 3 * n + 1
        c += 1
    return c
print(max(collatz(i) for i in range(1, 3000)))
p = np.ones(20000, dtype=bool)
for i in range(2, 142):
    if p[i]:
        for j in range(i * i, 20000, i): p[j] = False
print(p.sum())
t = 1
for i in range(1, 500): t = t * 3
print(t)
for i in range(1000):
    if i % 250 == 0: print("at", i, i / 3)
print(math.sin(i))
def f(a, b, c):
    n = 0
    for t in range(400):
        for i in range(a, b, c): n = n * 7 % 1000003 + i
    return n
for a in (-3, 0, 5, 12):
    for b in (-7, 0, 4, 20):
        for c in (-5, -1, 1, 2, 7): print(a, b, c, f(a, b, c))
try: f(1, 2, 0)
except ValueError as e: print(e)
