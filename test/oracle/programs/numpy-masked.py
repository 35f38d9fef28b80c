import numpy as np
# poly1d
p = np.poly1d([1, -3, 2]); print(p); print(repr(p), p(3), p.roots, p.order, p.coef, p.c, p.deriv(), p.integ())
q = np.poly1d([1, 2], True) if False else np.poly1d([1, 2]); print(p + q, p * q, p - q, p ** 2, p / q, p[1], len(p), -p, 2 * p, p == np.poly1d([1, -3, 2]))
f = np.poly1d(np.polyfit([0, 1, 2, 3], [1, 3, 7, 13], 2)); print(np.round(f.coef, 6), np.round(f(4), 6))
print(np.polyadd([1, 2], [3]), np.polymul([1, 1], [1, -1]), np.roots([1, 0, -1]), np.polyder([1, 2, 3]), np.polyint([2, 2]), np.poly([1, 2]), np.polydiv([1, -3, 2], [1, -1]))
print(np.poly1d([2., 0, -1.5]))
# flat
a = np.arange(6).reshape(2, 3); a.flat[2] = 10; print(a, a.flat[3], list(a.flat)[:2]); a.flat[[0, 1]] = 7; print(a); a.flat = 1; print(a); a.flat[::2] = 0; print(a, len(a.flat))
for x in a.flat: print(x, end=" ")
print(a.flat)if False else print()
# bytes
a = np.array([1, 2, 3], dtype=np.int16); b = a.tobytes(); print(b, np.frombuffer(b, dtype=np.int16), len(b)); print(np.frombuffer(b"\x01\x02", dtype=np.uint8), np.array([1.5]).tobytes().hex())
print(np.frombuffer(np.arange(3.).tobytes()), np.frombuffer(b, dtype="<i2", count=2, offset=2), np.fromstring("1 2 3", sep=" "), np.fromiter((i * i for i in range(4)), dtype=float))
# ma
m = np.ma.array([1, 2, 3, 4], mask=[0, 1, 0, 0]); print(m, m.mean(), m.sum(), m.filled(-1), m.compressed(), m.mask, m.data, m.count(), repr(m), m.max(), m.std())
print(np.ma.masked_where(np.arange(4) > 2, np.arange(4)), np.ma.masked_equal([1, 2, 1], 1), np.ma.masked_invalid([1., np.nan]), m + 1, m * m, np.ma.masked_greater([1, 5], 3), np.ma.is_masked(m))
x = np.ma.masked_array(np.arange(6.).reshape(2, 3), mask=[[0, 0, 1], [1, 0, 0]]); print(x.mean(axis=0), x.sum(axis=1), x[0], x[0, 2], x.T)
x[0, 0] = np.ma.masked; print(x, x.filled(0.), m[m > 2], np.ma.median(m), np.ma.average(m))
# casting
print(np.can_cast(np.int32, np.float64), np.array([1.7]).astype(int, casting="unsafe"), np.result_type(np.int8, np.float32), np.promote_types("i4", "f4"))
try: np.array([1.5]).astype(int, casting="safe")
except TypeError as e: print(e)
try: np.add(np.array([1]), np.array([1.5]), out=np.zeros(1, int))
except TypeError as e: print(e)
a = np.array([1, 2])
try: a += 0.5
except TypeError as e: print(e)
