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
