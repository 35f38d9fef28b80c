import numpy as np, math
def f(x): return x * x - 2
def df(x): return 2 * x
def clamp(v, lo=0, hi=10):
    if v < lo: return lo
    if v > hi: return hi
    return v
def is_prime(n):
    if n < 2: return False
    i = 2
    while i * i <= n:
        if n % i == 0: return False
        i += 1
    return True
def sigmoid(z): return 1 / (1 + math.exp(-z))
def total(a, k):
    s = 0.0
    for i in range(len(a)): s += a[i] * k
    return s
scale = 3
def scaled(x): return x * scale
g = lambda x, y: x + y * 2
def main():
    x = 1.0
    for i in range(1000): x = x - f(x) / df(x) * 0.01
    print(x)
    c = 0
    for n in range(5000):
        if is_prime(n): c += 1
    print(c)
    s = 0
    for i in range(-500, 500): s += clamp(i) + clamp(i, hi=20) if False else clamp(i)
    print(s)
    w = 0.5
    for i in range(2000):
        p = sigmoid(w * (i % 7 - 3)); w += 0.01 * (p - 0.5)
    print(w)
    a = np.arange(20.0); t = 0
    for k in range(400): t += total(a, k)
    print(t, type(t))
    t = 0
    for k in range(400): t += scaled(k) + g(k, 1)
    print(t)
    lo, hi = 0.0, 2.0
    n = 0
    while abs(f((lo + hi) / 2)) > 1e-12 and n < 1000:
        m = (lo + hi) / 2
        if f(m) > 0: hi = m
        else: lo = m
        n += 1
    print(lo, hi, n)
    for j in range(20):
        for i in range(500):
            if is_prime(i) and i % 100 == 1: print(j, i) if j == 3 else None
    try:
        for i in range(1000): x = 1 / f(math.sqrt(2) if i < 700 else 2 ** 0.5) + sigmoid(-i * 10.0)
    except Exception as e: print(type(e).__name__, e, i)
def rec(n): return 1 if n < 2 else n * rec(n - 1)
for i in range(400): z = rec(5 + i % 3)
print(z)
def noret(x):
    if x > 395: return x
for i in range(400): q = noret(i)
print(q)
main()
total_ = 0
def bump(): return total_ + 1
for i in range(500): total_ = bump()
print(total_)
