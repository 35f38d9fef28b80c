# Quantiles of rows and of few numbers, sorted values with NaN and infinity, arrays as lists.
import numpy as np

rng = np.random.default_rng(0)
for n in (1, 2, 5, 101):
    x = rng.normal(size=n)
    for q in (0, 100, 50, 33.3, [25, 50, 75], (10, 90.5), [0, 100], np.array([5.0])):
        print(repr(np.percentile(x, q)))
    print(repr(np.quantile(x, 0.3)), repr(np.quantile(x, [0.1, 1, 0])), repr(np.nanpercentile(x, 40)), repr(np.quantile(x, 1)))
m = rng.normal(size=(3, 4))
print(repr(np.percentile(m, 30)), repr(np.percentile(m, [30])), repr(np.percentile([1.0, np.nan], 50)), repr(np.percentile(m, 30, axis=0)))
for bad in (101, -1, [50, 200]):
    try:
        print(np.percentile(x, bad))
    except Exception as e:
        print(type(e).__name__, e)
print(m.tolist(), m.T.tolist(), (m > 0).tolist(), np.arange(3).tolist(), np.array(5).tolist(), np.array([1 + 2j]).tolist())
print(np.array([], int).tolist(), np.zeros((2, 0)).tolist(), np.float16([0.5]).tolist(), m[::2, ::-1].tolist(), np.array([2**60, -1]).tolist())
odd = np.array([3.0, np.nan, -np.inf, 0.0, 2.0, np.inf, -1.0, np.nan])
print(np.sort(odd), np.sort(odd)[::-1], np.argsort(odd), np.sort(odd.astype(np.float32)), np.sort(np.array([3, -2, 7])), np.sort(np.array([True, False])))
print(np.sort(m, axis=0), np.sort(m, axis=None), np.median(odd[3:7]), np.sort(np.array([2**60, -5, 3])), np.sort(np.uint8([200, 3, 100])))
x = np.linspace(-2, 2, 9)
print((x**3).tolist(), (x**5).tolist(), (x**16).tolist(), (x[1:] ** 4.0).sum(), 3.1**3, np.float64(1e200) ** 3, np.float64(1e-120) ** 3)
