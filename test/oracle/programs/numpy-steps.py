# In which order NumPy multiplies, and where floats of 16 bits are rounded on the way.
import numpy as np

np.seterr(all="ignore")
rng = np.random.default_rng(0)

# First to last: infinity or 0 on the way stays.
falling = np.concatenate([np.full(400, 10.0), np.full(400, 0.1)])
print(np.prod(falling), falling.prod(), np.prod(falling[::-1]), np.multiply.reduce(falling))
zero_last = np.full(2000, 10.0)
zero_last[-1] = 0
print(np.prod(zero_last), np.prod(zero_last[::-1]), np.nanprod(zero_last), np.prod(zero_last.astype("f")))
for dtype in ("f", "d"):
    for n in (3, 7, 8, 9, 31, 129, 1000, 5000):
        x = rng.uniform(0.9, 1.1, (n, 20)).astype(dtype)
        row = np.ascontiguousarray(x.T)
        found = [np.prod(x[:, 0]), np.prod(row[1]), np.prod(x, axis=0)[2], row.prod(axis=1)[3], np.prod(x[: n // 20 + 1]),
                 np.multiply.reduce(x, axis=0, keepdims=True)[0, 4]]
        print(n, [float(v).hex() for v in found])
cube = rng.uniform(0.9, 1.1, (5, 6, 7)).astype("f")
for axis in (0, 1, 2, (0, 1), (0, 2), (1, 2), None):
    print(axis, np.prod(cube, axis=axis).tolist())
wide = rng.uniform(0.99, 1.01, 200_000)
print(np.prod(wide), np.prod(wide.reshape(400, 500), axis=1)[:3], np.prod(wide.reshape(400, 500), axis=0)[:3])
gaps = np.where(rng.random(40) < 0.3, np.nan, rng.uniform(0, 1, 40)).astype("f")
print(repr(np.nansum(gaps)), repr(np.nanprod(gaps[:9])), np.nansum(gaps.reshape(2, 20), axis=1).tolist())

# Floats of 16 bits: rounded at every step along rows that are added to each other, and in running sums.
half = rng.uniform(0.5, 1.5, 40).astype("e")
grid = half.reshape(10, 4)
print(np.cumsum(half))
print(np.cumprod(half))
print(grid.cumsum(0), grid.cumsum(1), grid.cumsum(), sep="\n")
print(grid.sum(0), grid.sum(1), grid.prod(0), grid.prod(1), grid.sum())
print(np.ones((3000, 2), "e").sum(0), np.ones((2, 3000), "e").sum(1), np.ones(3000, "e").sum(), np.ones(3000, "e").cumsum()[-1])
print(np.add.accumulate(half)[-3:], np.add.reduce(grid, axis=0), np.nancumsum(half)[-1], np.nansum(grid, axis=0))
print(np.ones((3000, 2), "e").mean(0), np.ones((30, 100, 2), "e").sum((0, 1)), np.ones((30, 3, 100), "e").sum((0, 2)))
print(np.cumsum(half, dtype="f")[-1], np.cumulative_sum(half)[-3:], np.cumulative_prod(half, include_initial=True)[:3])
