# Sums, means and spreads of floats of 16 bits, which NumPy rounds at every step, bit for bit; averages of wider ones.
import numpy as np

rng = np.random.default_rng(3)


def bits(x):
    x = np.asarray(x)
    return [f"x{v:x}" for v in x.ravel().view(f"uint{8 * x.dtype.itemsize}").tolist()][:12]


for shape in [(7,), (129,), (1000,), (17, 5), (5, 17), (3, 300), (2, 3, 4), (9, 8, 7)]:
    for scale in (1, 30):
        x = (rng.standard_normal(shape) * scale).astype(np.float16)
        axes = [None, *range(len(shape))] + ([(0, 2)] if len(shape) > 2 else [])
        for axis in axes:
            for f in (np.sum, np.mean, np.var, np.std, np.nansum, np.nanmean, np.nanvar, np.nanstd):
                print(shape, axis, f.__name__, bits(f(x, axis=axis)))
            print(bits(np.var(x, axis=axis, ddof=1)), bits(np.std(x, axis=axis, dtype=np.float32)), bits(x.std(axis, keepdims=True)))
holes = x.copy()
holes[::2, 1] = np.nan
print(bits(np.nanmean(holes)), bits(np.nanvar(holes, axis=0)), bits(np.nanstd(holes, axis=(0, 2))))
for dtype in (np.float32, np.float64):
    x = rng.standard_normal((40, 130)).astype(dtype)
    print(bits(np.average(x)), bits(np.average(x, axis=1)), bits(np.average(x, axis=0)), bits(np.nanmean(x, axis=1)), bits(np.nanstd(x)))
