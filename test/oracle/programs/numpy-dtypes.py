"""The dtypes that NumPy's functions give, where they are easily taken for others, and what goes with them."""
import numpy as np


def show(label, f):
    try:
        r = f()
    except Exception as e:
        print(label, type(e).__name__)
        return
    for x in r if isinstance(r, (tuple, list)) else [r]:
        x = np.asarray(x)
        print(label, x.dtype, x.tolist())


names = ["bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float16", "float32", "float64",
         "complex64", "complex128"]
a = {d: np.array([1, 0, 7]).astype(d) for d in names}
b = {d: np.array([2, 1, 4]).astype(d) for d in names}
for d in names:
    for e in names:
        print(d, e, np.result_type(a[d], e), np.promote_types(d, e), (a[d] * b[e]).dtype, np.add.outer(a[d], b[e]).dtype,
              np.float_power(a[d], b[e]).dtype)
for d in names[:9]:
    for e in names[:9]:
        print(d, e, np.arctan2(a[d], b[e]).dtype, np.hypot(a[d], b[e]).dtype, np.copysign(a[d], b[e]).dtype,
              np.ldexp(b[d], 2).dtype)
for d in names[:9]:
    show(f"reciprocal {d}", lambda: np.reciprocal(b[d]))
    show(f"trace {d}", lambda: np.einsum("ii", np.outer(b[d], b[d])))
for d in names[9:12]:
    m = np.outer(b[d], b[d]) + a[d]
    show(f"gradient {d}", lambda: np.gradient(m))
    show(f"gradient {d}", lambda: np.gradient(m, 0.5, axis=0))
    show(f"histogram {d}", lambda: np.histogram(m, 4))
    print(np.cov(m).dtype, np.corrcoef(m).dtype, np.vander(b[d]).dtype)
    show(f"bincount {d}", lambda: np.bincount(b[d]))
t = np.array([True, False, True])
u = np.array([True, True, True])
for label, f in [("abs", lambda: np.abs(t)), ("square", lambda: np.square(t)), ("power", lambda: t ** u), ("floordiv", lambda: t // u),
                 ("mod", lambda: t % u), ("divmod", lambda: np.divmod(t, u)), ("shift", lambda: t << u),
                 ("outer", lambda: np.add.outer(t, u)), ("multi_dot", lambda: np.linalg.multi_dot([np.outer(t, u)] * 3))]:
    show(label, f)
small = np.array([3, 200, 7], dtype=np.uint8)
for label, f in [("divided", lambda: small / 256), ("divided", lambda: small / -1), ("divided", lambda: 1000 / small),
                 ("clip", lambda: np.clip(small, -5, 300)), ("clip", lambda: small.clip(0, 256)), ("clip", lambda: np.clip(small, 300, None)),
                 ("divided", lambda: np.array([1, 2], dtype=np.int32) / 2**40)]:
    show(label, f)
z = np.array([2 + 1j, -1j])
show("float_power", lambda: np.float_power(z, 2))
show("hypot", lambda: np.hypot(z, 1))
out = np.zeros(3)
found = np.subtract.accumulate(np.array([9, 2, 4]), out=out)
print(found is out, out)
print(np.subtract.accumulate(np.array([9, 2, 4]), dtype=np.float32).dtype, np.bitwise_or.reduce(np.array([9, 2, 4]), dtype=np.int8).dtype)
print(np.subtract.reduce(np.array([[9, 2, 4]]), axis=1, out=np.zeros(1)), np.divide.accumulate(np.array([8, 2, 2])))
np.add.accumulate(np.array([9, 2, 4]), out=out)
print(out, np.logaddexp.reduce(np.array([1, 2, 3])).round(6))
mask = np.array([True, False])
for label, f in [("hypot", lambda: np.hypot(mask, -1)), ("copysign", lambda: np.copysign(mask, 3)), ("logaddexp", lambda: np.logaddexp(small, -1)),
                 ("hypot", lambda: np.hypot(small, 300)), ("arctan2", lambda: np.arctan2(small, 1000)), ("heaviside", lambda: np.heaviside(mask, -1))]:
    show(label, f)
for f in [lambda: np.right_shift(np.array([1.5]), small), lambda: small & 1.5, lambda: ~np.array([1.5]), lambda: np.sign(mask), lambda: -mask, lambda: mask - mask, lambda: np.ptp(mask), lambda: np.ediff1d(mask)]:
    try:
        print(f())
    except TypeError as e:
        print("TypeError", e)
print(np.digitize(np.array([0.5, 1.5, 2.5, 9]), np.array([1., 2., 3.])[::-1]), np.digitize([0.5, 2.5], [1.0, 2.0]), np.digitize(np.array([1, 5, 9]), -np.arange(3) * 4))
print(np.insert(np.array([1, 2, 3]), 1, 9.7), np.insert(np.array([True, False]), 1, 7), np.insert(np.array([250], np.uint8), [0], np.array([200])) + np.uint8(100))
print(np.isin(np.array([16777217], np.int32), np.array([16777216], np.float32)), np.isin(np.array([1, 2]), np.array([], np.int64)), np.setdiff1d(np.array([1, 2]), np.array([], np.int64)))
print(np.logaddexp(np.array([1., np.inf, -np.inf, np.nan]), np.array([1., np.inf, -np.inf, 1.])), np.float64(2) ** 0.5, np.float64(-0.0) ** 0.5, np.float64(-np.inf) ** 0.5)
print(sum(np.float64(i) ** 0.5 != np.sqrt(np.float64(i)) for i in range(200)))
print(np.logaddexp(np.float32(3), np.array([1, 2], np.int8)))
a = np.arange(3)
print(np.ravel_multi_index((a, a), (3, 3)), np.ravel_multi_index(([1, 0], [2, 1]), (2, 3)))
for f in [lambda: np.ravel_multi_index((a + 2, a), (3, 3)), lambda: np.ravel_multi_index(([5], [0]), (3, 3))]:
    try: print(f())
    except (ValueError, IndexError) as e: print(type(e).__name__, e)
