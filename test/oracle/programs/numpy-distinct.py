import numpy as np
rng = np.random.default_rng(3)
a = rng.integers(0, 3, (40, 3))
for axis in [None, 0, 1, -1]:
    r = np.unique(a, return_index=True, return_inverse=True, return_counts=True, axis=axis)
    for p in r: print(p.shape, p.dtype); print(p)
b = rng.integers(0, 2, (4, 3, 5)).astype(np.float32)
b[0, 0, 0] = np.nan; b[2,1,3]=np.nan
for axis in [0, 1, 2]:
    print(np.unique(b, axis=axis, return_counts=True))
f = np.array([1.0, np.nan, 2, np.nan, 0.0, 1])
print(np.unique(f), np.unique(f, equal_nan=False), np.unique(f, return_counts=True), np.unique(f, return_inverse=True, equal_nan=False))
print(np.unique(np.zeros((0, 3)), axis=0).shape, np.unique(np.zeros((3,0)), axis=0).shape)
print(np.unique(np.array([[True, False],[True, False]]), axis=0))
try:
    np.unique(a, axis=2)
except Exception as e:
    print(type(e).__name__, e)
print(np.union1d([1, 2, np.nan], [2, np.nan]), np.setxor1d([1,2,3],[3,4]))
n=np.nan
for x, y in [([1,2,n],[2,n]), ([3,1,3,n,n],[1,n,7]), ([],[1.]), ([1,2],[2.5,2]), ([True,False],[2]), (rng.integers(0,90,60), rng.integers(0,90,50)), (rng.integers(0,9000,6000), rng.integers(0,9000,8000)), (rng.standard_normal(9000).round(2), rng.standard_normal(5000).round(2))]:
    x, y = np.array(x), np.array(y)
    for f in [np.union1d, np.intersect1d, np.setdiff1d, np.setxor1d]:
        r = f(x, y); print(f.__name__, r.dtype, r.shape, r[:10], r.sum())
r=np.unique(rng.standard_normal(9000).round(2), return_index=True, return_inverse=True, return_counts=True)
print([a.sum() for a in r], [a[:5] for a in r])
