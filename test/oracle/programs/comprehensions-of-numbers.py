import numpy as np, math
a = np.arange(1000.0); l = list(range(1000)); f = [0.5] * 1000
print(sum([i * i for i in range(5000)]), [i * i for i in range(5000)][-3:])
print(sum(x * y for x, y in zip(a, l)), type(sum(x * y for x, y in zip(a, l))))
print([v for v in a if v % 100 == 7][:5], [i + x for i, x in enumerate(f)][-2:])
print(max(abs(v - 500) for v in a), min(v * v for v in l), sorted((i * 7919) % 10007 for i in range(2000))[5])
print(len([(i, j) for i in range(40) for j in range(40)]), len([i * j for i in range(400) for j in range(4) if i % 3 == j]))
print([str(i) for i in range(1000)][-1], [i if i % 2 else 0.5 for i in range(1000)][:4])
print(tuple(math.sqrt(i) for i in range(400))[-1], list(x > 3 for x in l)[:6])
i = "kept"
z = [i for i in range(500)]; print(i, z[-1])
try: print([1 / (300 - i) for i in range(1000)])
except ZeroDivisionError as e: print(e)
def sq(x): return x * x
print(sum(sq(v) for v in range(1000)), [sq(v) + 1 for v in range(1000)][-1])
print([l[i] + l[i - 1] for i in range(1, 1000)][-1], [[j for j in range(3)] for i in range(400)][7])
print([3 ** i for i in range(400)][-1] % 1000007)
m = [[i * j for j in range(20)] for i in range(400)]; print(sum(m[i][j] for i in range(400) for j in range(20)), sum([r[1] for r in m]))
m2 = l; n = 0
for i in range(1000):
    m2.append(i); n += l[-1]
print(n, len(l))
g = [[0] * 30 for _ in range(30)]; row = g[3]
for i in range(600): g[3][i % 30] += 1; row[0] = g[3][1] + 5
print(g[3], row is g[3])
def range_(n): return [1, 2, 3]
range2 = range
for i in range2(500): n += i
print(n)
range = lambda n: [5, 6, 7] * 200
for i in range(600): n += i
print(n, i)
