import numpy as np
from collections import Counter
counts = {}
for k in np.random.default_rng(0).integers(0, 4, 20):
    counts[k] = counts.get(k, 0) + 1
print(counts)
x = np.array([1, 2, 2, 3]); f = np.array([0.5, 1.0]); b = np.array([True, False])
g = np.array([[1, 0], [0, 1]]); seen = set()
seen.add(tuple(np.argwhere(g == 0)[0])); print(seen, (0, 1) in seen)
memo = {}; memo[x[0], x[1]] = 5; print(memo, memo[1, 2], {True: 1}[b[0]], {0.5: 2}[f[0]])
v = np.array([3., 1.]); d = {}; d[np.argmax(v)] = 'm'; print(d, d[0])
print("a" * x[1], [0] * x[0], list(range(x[3])), "abc"[x[0]], (1, 2, 3)[x[1]])
s = {1, 2.5}; print(np.float64(2.5) in s, np.int64(1) in [1, 2], frozenset(x))
try: {x: 1}
except TypeError as e: print(e)
except TypeError as e: print(e)

# Equality of what holds NumPy's numbers.
x=np.array([1,2,2])
print([x[0]==1, x[0]==x[1], x[1]==x[2]], (x[0], 2) == (1, 2), [x[0]] == [1], [1,2,2].index(x[1]), [1,2,2].count(x[1]), x[0] is None, x[0] == None, x[0] != "a", (x[0],)==(x[1],), {1:2}.get(x[0]), x[1] in (1,2), x[1] in {2:0}, x[0] in x)

# What fits into integers, and what truth adds up to.
a = np.zeros(3, np.uint8)
for v in [256, -1, 255, float('nan'), float('inf'), 3.7]:
    try:
        a[0] = v
        print(a)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
b = np.zeros((2, 2), np.int8)
try:
    b[:] = 200
except OverflowError as e:
    print(e)
m = np.array([[True, False], [False, True], [False, False]])
np.add.at(m, [0, 1], True); print(m)
c = np.array([True, False, False]); np.add.at(c, [1, 1], True); print(c)
d = np.zeros(5, bool); np.add.at(d, np.arange(3000) % 4, True); print(d)

# Names of dtypes.
for d in ['float','f8','d','f','i','b','B','?','int','complex','<f4','=i4','h','H','l','q','e','F','D','u1','i2','bool','single','double','half','long','intc','uint8', float, int, bool, complex, np.float32]:
    try:
        print(d, np.zeros(2, dtype=d).dtype, np.dtype(d).name, np.array([1]).astype(d).dtype)
    except Exception as e: print(d, type(e).__name__, e)
x=np.zeros(2)
print(x.dtype=='f8', x.dtype=='d', x.dtype=='float', x.dtype==float, x.dtype=='float64', np.float32(1).dtype=='f4')
print(np.finfo(float).eps, np.finfo('float').eps, np.finfo('f4').max, np.finfo(np.float32).eps, np.iinfo(int).max, np.iinfo('i2').min, np.finfo(complex).eps)
