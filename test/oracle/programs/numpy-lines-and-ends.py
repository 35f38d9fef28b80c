"""Values on lines between points, and the largest, smallest and counted of many."""
import numpy as np
xs = np.linspace(0, 1, 11); ys = xs**2 - 0.3
for a in (0.3, -1, 2, 0, 1, np.float64(0.55), [0.1, 0.25, np.nan], np.linspace(-0.5, 1.5, 23), np.arange(3), [[0.1, 0.2], [0.3, 0.95]], np.float32(0.35), 5, True, np.array([], float)):
    r = np.interp(a, xs, ys); print(type(r).__name__, repr(r))
print(np.interp(2, [1, 3], [10, 20]), np.interp([1.5, 2.5], [1, 2, 3], [3, 2, 0]), np.interp(2, [1, 2, 2, 3], [0, 1, 2, 3]), np.interp(0.5, [0.3], [4]))
print(np.interp([0, 5], [1, 2], [3, 4], left=-1), np.interp(7, [0, 3], [1, 2], period=6), np.interp(0.2, xs, ys + 1j * xs))
for f in (lambda: np.interp(1, [], []), lambda: np.interp(1, [1, 2], [1])):
    try: print(f())
    except Exception as e: print(type(e).__name__)
print(np.max([np.nan, 1.0]), np.any(np.arange(2000) > 1998), np.all(np.ones(3000)), np.sum(np.full(1500, 2**62)), np.count_nonzero(np.arange(1700) % 3))
print(np.max(np.arange(60.).reshape(3, 20), axis=1), np.arange(20).reshape(4, 5).sum(axis=0), np.any(np.eye(3, dtype=bool), axis=0), np.min(np.arange(6.).reshape(2, 3), axis=0))
