"""Ranges, places in order, sets and counts of tensors that kernels work on, beside small ones."""
import numpy as np
x = np.arange(30000)
for gone in [5, [0], [29999], [1, 3, 5], list(range(100)), list(range(0, 30000, 2)), -1, [-1, 0]]:
    y = np.delete(x, gone)
    print(y.shape, y.sum(), y[:3], y[-3:])
m = x.reshape(3000, 10)
print(np.delete(m, 1, axis=0).sum(), np.delete(m, [1, 2], axis=1).sum(), np.delete(x, x % 3 == 0).sum())
print(np.delete(m, [], axis=0).shape, np.delete(x, list(range(30000))).shape)
print(np.insert(x, 5, 1000)[:8], np.insert(x, [1, 3, 1], [7, 8, 9])[:8], np.insert(x, 30000, 4)[-3:], np.insert(x, [0, 30000], [4, 5]).sum())
print(np.insert(m, 1, 5, axis=1)[:2])
print(np.isin(x, [1, 5, 9]).sum(), np.isin(x, np.arange(0, 30000, 7)).sum(), np.isin(x, [1, 5], invert=True).sum())
z = x.astype(np.int64) * 4000000007
print(np.isin(z, z[:100]).sum(), np.isin(z, z[:3]).sum(), np.isin(z - 1000, [-1000, 5, 7]).sum(), np.isin(x, np.arange(-50, 50)).sum(), np.isin(x, [], invert=True).sum(), np.isin(x, []).sum())
f = x / 7
print(np.isin(f, f[:5]).sum(), np.isin(f, f[:500]).sum(), np.isin(f, [np.nan, 1.0]).sum(), np.isin(x, [1.0, 2.5]).sum())
print(np.isin([1, 2, 3], [3, 1]), np.isin([[1, 2], [3, 4]], [4]), np.isin(np.array([0.0, -0.0, np.nan]), [0.0, np.nan]))
print(np.bincount(x % 17), np.bincount(x.astype(np.uint8)).sum(), np.bincount([0, 1, 1, 3, 2, 1, 7]), np.bincount([1, 2], minlength=5), np.bincount((x % 5000)).shape, np.bincount(x % 9999).sum())
print(np.bincount(x % 3, weights=f))
print(np.tri(3), np.tri(3, 5, 1), np.tri(3, k=-1, dtype=int), np.tri(4, 2, -2))
for k in [-2, -1, 0, 1, 2, 9, -9]:
    print(np.tril_indices(3, k), np.triu_indices(3, k), np.tril_indices(2, k, 4), np.triu_indices(4, k, 2))
print(np.indices((2, 3)), np.indices((2, 3), dtype=float), np.indices((2,)))
print(np.logspace(0, 3, 4), np.logspace(0, 1, 3, base=2.0), np.geomspace(1, 1000, 4), np.geomspace(-1, -8, 4), np.geomspace(1, 8, 3, endpoint=False), np.geomspace(8, 1, 4), np.geomspace(1, 2, 1), np.geomspace(3, 9, 0).shape)
print(np.logspace(0, 1, 20000).sum(), np.geomspace(1, 10, 20000).sum())
c = x % 3 == 0
print(np.compress(c, x).sum(), np.compress(c[:100], x).shape, np.compress([True, False, True], m, axis=0), np.compress([0, 1, 1], m, axis=1)[:2])
print(np.digitize([0.5, 1.0, 9.0, np.nan, -1.0], [1.0, 2.0]), np.digitize(f, [1.0, 100.0, 1000.0]).sum(), np.searchsorted(f, [0.5, 1e9, -1.0, 3.0]), np.searchsorted(f, f[::5], side='right').sum())
print(np.arange(20000).sum(), np.arange(0, 20000, 0.5).sum(), np.arange(20000, 0, -3)[-3:], np.linspace(0, 1, 10001)[-2:], np.linspace(0, 1, 10001, endpoint=False)[-2:], np.linspace(0, 9, 10000, dtype=int)[-3:])
print(np.histogram(f, 5))
