"""Records what NumPy and SciPy make of statistics and special functions: python3 record-statistics.py > statistics.json"""
import json
import mpmath
import numpy as np
import scipy.special as sp

rng = np.random.default_rng(5)
cases = []


def add(code, result, *inputs):
    cases.append({"code": code, "inputs": [{"shape": np.shape(i), "data": np.ravel(i).tolist()} for i in inputs],
                  "shape": np.shape(result), "data": [None if np.isnan(v) else v for v in np.ravel(result).astype(float).tolist()]})


a, b = rng.normal(size=(4, 5)), rng.normal(size=(3, 6))
for x in (a, b, rng.normal(size=7), np.array([3.0, 3, 1, 2])):
    add("median(x)", np.median(x), x)
    for q in (0, 0.1, 0.5, 0.77, 1):
        add(f"quantile(x, {q})", np.quantile(x, q), x)
    for method in ("lower", "higher", "midpoint", "nearest"):
        add(f"percentile(x, 37, method='{method}')", np.percentile(x, 37, method=method), x)
    add("ptp(x)", np.ptp(x), x)
    add("diff(x)", np.diff(x), x)
    add("diff(x, 2)", np.diff(x, 2), x)
    add("trapezoid(x, dx=0.5)", np.trapezoid(x, dx=0.5), x)
    add("histogram(x, 5)[0]", np.histogram(x, 5)[0], x)
    add("histogram(x, 5)[1]", np.histogram(x, 5)[1], x)
for axis in (0, 1):
    add(f"median(x, axis={axis})", np.median(a, axis=axis), a)
    add(f"quantile(x, [0.2, 0.9], axis={axis})", np.quantile(a, [0.2, 0.9], axis=axis), a)
    add(f"average(x, axis={axis})", np.average(a, axis=axis), a)
    for name in ("nansum", "nanmean", "nanmax", "nanmin", "nanvar", "nanstd"):
        holes = [[1.0, None, 3.0], [None, 5.0, 9.0]]
        add(f"{name}(where(x > 100, nan, x), axis={axis})", getattr(np, name)(np.array(holes, float), axis=axis), np.array([[1.0, 200, 3], [200, 5, 9]]))
add("median(where(x > 100, nan, x))", np.nan, np.array([1.0, 200, 3]))
add("cov(x)", np.cov(a), a)
add("cov(x, ddof=0)", np.cov(a, ddof=0), a)
add("cov(x, rowvar=False)", np.cov(a, rowvar=False), a)
add("corrcoef(x)", np.corrcoef(a), a)
add("bincount(x.astype(int32))", np.bincount([0, 1, 1, 3]), np.array([0.0, 1, 1, 3]))
add("interp(x, [0.0, 1.0, 3.0], [1.0, 5.0, 2.0])", np.interp([-1, 0.5, 2.0, 9, 1.0], [0, 1, 3], [1, 5, 2]), np.array([-1, 0.5, 2.0, 9, 1.0]))
add("isin(x, [1.0, 3.0])", np.isin([1.0, 2, 3], [1, 3]), np.array([1.0, 2, 3]))
w = np.array([0.5, -0.0, 0.0, -3.5, 1e-300, 700, 4.25, -0.1, 30, 0.99])
v = np.array([2.0, -1.0, 0.0, 4, 3, -2, 1e-5, -0.0, -4.25, 5])
for code, f in (("hypot(x, y)", np.hypot), ("logaddexp(x, y)", np.logaddexp), ("copysign(x, y)", np.copysign), ("fmax(x, y)", np.fmax),
                ("fmin(x, y)", np.fmin), ("heaviside(x, y)", np.heaviside)):
    add(code, f(w, v), w, v)
for code, f in (("sinc(x)", np.vectorize(lambda v: float(mpmath.sincpi(v)))), ("exp2(x)", np.exp2), ("signbit(x)", np.signbit), ("erf(x)", sp.erf), ("erfc(x)", sp.erfc)):
    z = w[w < 600]
    add(code, f(z), z)
p = np.array([0.1, 0.5, 0.9, 1.0, 1.2, 1.9, 2.0, 2.2, 3.7, 12.5, 40, 171.5, 1e5, -0.5, -3.3])
add("lgamma(x)", sp.gammaln(p), p)
add("digamma(x)", sp.digamma(p), p)
s = np.array([-0.999999, -0.7, -0.2, 1e-9, 0.3, 0.51, 0.9, 0.99999])
add("erfinv(x)", sp.erfinv(s), s)
add("logit(x)", sp.logit(s[3:]), s[3:])
print(json.dumps({"numpy": np.__version__, "cases": cases}))
