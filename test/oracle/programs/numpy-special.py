"""Special values, integers of two signs, masks without axes, and curves over places."""
import numpy as np
s = np.array([2**63 - 1, -1, 0, 5, -2**63, 2**53 + 1], dtype=np.int64)
u = np.array([2**63, 2**64 - 1, 0, 5, 2**53, 1], dtype=np.uint64)
for a, b in ((s[:, None], u), (u[:, None], s), (np.int8([-1, 127])[:, None], u), (u, np.int16(5))):
    print(a == b, a != b, a < b, a <= b, a > b, a >= b)
for dtype in ("bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float64"):
    v = np.vander(np.array([100, 3, 7], dtype=dtype))
    print(v.dtype, v.tolist())
print(np.vander(np.array([-100, 3, -7], dtype=np.int8), 4, increasing=True))
for y in ([1.0, 2.0, 4.0], [[1.0, 2.0, 4.0], [0.5, 3.0, 2.0]], [[1, 2, 4], [3, 5, 9]]):
    print(np.trapezoid(y), np.trapezoid(y, [0.0, 1.0, 4.0]), np.trapezoid(y, x=[0, 1, 4]), np.trapezoid(y, dx=2), np.trapezoid(y, None, 0.5))
    print(np.trapezoid(y, axis=0))
print(np.trapezoid([[1.0, 2], [3, 4]], [[0.0, 1], [5, 7]], axis=0))
x=np.array(5.0)
print(x[np.array(True)], x[np.array(False)], x[x > 3], x[True], x[False].shape, x[x > 9].dtype)
x[np.array(False)] = 1; print(x)
x[x > 3] = 7; print(x)
y=np.arange(3)
print(y[np.array(True)], y[np.array(False)], y[True].shape, y[False].shape, y[None, np.array(True)].shape)
y[np.array(True)] = 4; print(y)
print(np.array([[1, 2]])[np.array(True), 0], np.array([[1, 2]])[0, np.array(False)].shape)
print(u == -1, u > -1, -1 < u, np.uint64(2**63) == np.int64(-2**63), np.array([5], dtype=np.uint8) == 300, np.array([5], dtype=np.int8) < [200], np.array([True]) == 2)
print(np.array_equal(s, u), np.equal(s[:2], u[:2]), (s == u).sum(), np.isin(np.int64([-1]), u), s < 2**63, u <= 2**64-1)
p = np.array([np.inf, -np.inf, np.nan, 0.0, -0.0, 1.0, -1.0, 2.5, -2.5])
with np.errstate(all="ignore"):
    for dtype in ("float32", "float64"):
        v = p.astype(dtype)
        q, r = np.floor_divide(v[:, None], v), np.remainder(v[:, None], v)
        for out in (q, r, *np.divmod(v[:, None], v)):
            print(out, np.signbit(out)[~np.isnan(out)])
    print([(a // b, a % b) for a in v for b in v if b == b])
m = np.array([[1 + 2j, 3j], [2, 1j]])
print(np.linalg.slogdet(m)[1].dtype, np.linalg.slogdet(m.astype("complex64"))[1].dtype)
