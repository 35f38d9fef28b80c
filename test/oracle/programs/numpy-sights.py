# What shows through views: arrays without axes, diagonals, results that are written into larger arrays.
import numpy as np

x = np.array(5)
v = x[...]
v += 1
w = x.reshape(1)
w += 1
x[None][0] = x + 2
print(x, v, w, type(v), type(x[()]))
s = np.asarray(np.arange(7).min(axis=0))
s += 3
print(s, np.asarray(s) is s)
n = np.int64(5)
m = np.reshape(n, (1,))
m[0] = 9
a = np.asarray(n)
a += 1
print(n, m, a)
one = np.ones((1, 1))
inner = np.squeeze(one)
inner[...] = 9
cell = one[0, 0, ...]
cell += 2
print(one, inner, one[0, 0], cell)

q = np.arange(12).reshape(3, 4)
d, up, low = q.diagonal(), np.diagonal(q, 1), np.diag(q, -1)
turned = q[::-1].T.diagonal()
q += 100
print(d, up, low, turned)
try:
    d[0] = 1
except ValueError as e:
    print(e)
cube = np.arange(24).reshape(2, 3, 4)
along = cube.diagonal(axis1=2, axis2=0)
cube[1, :, 1] = -1
print(along, np.diag([1, 2]))

out = np.zeros((3, 2))
np.add(1, 2, out=out)
np.multiply(np.arange(2), out, out=out)
print(out)
for given in [np.ones((2, 3)), np.ones((1, 3))]:
    try:
        np.add(given, 2, out=np.zeros(3))
    except ValueError as e:
        print(e)
one = np.array(5.0)
np.put(one, [0, -1], [3, 4])
print(one)

for kind in [np.float16, np.int8, np.complex64]:
    for f in [np.flipud, np.fliplr, np.atleast_1d, np.atleast_3d, np.ravel, np.rot90, lambda v: np.hsplit(v, 2)[0],
              lambda v: v[::-1].ravel(), lambda v: v[:, 0].ravel(), lambda v: v[::-1].reshape(-1),
              lambda v: np.ascontiguousarray(v.T), np.ascontiguousarray]:
        v = np.arange(4).astype(kind).reshape(2, 2)
        w = f(v)
        w[...] = 7
        w[:1] = 0
        print(v.tolist(), w.tolist())
half = np.arange(4).astype(np.float16)
np.put(half, [1, -1], 9)
print(half)

a, b = np.array([1.0, 2.0, 0.0]), np.array([1.0, 0.0, 0.0])
kept = np.full(3, -1.0)
print(np.divide(a, b, out=np.zeros(3), where=b != 0), np.log(a, out=kept, where=a > 0), kept)
print(np.add(a, b, where=[True, False, True], out=np.ones(3)), np.sqrt([[4, 9]], out=np.ones((2, 2)), where=[True, False]))
