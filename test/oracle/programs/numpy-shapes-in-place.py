# Arrays and their views that are given other shapes in place: each has its own.
import numpy as np
x = np.arange(6)
y = x[:]
y.shape = (2, 3)
print(x.shape, y.shape)
y[0, 0] = 9
print(x)
z = x.view()
z.shape = (3, 2)
z[2, 1] = 7
print(x, z.tolist(), z.base is x)
w = y.view()
w.shape = 6
print(w, y.shape, x.shape)
x[1] = 5
print(y, w, z)
p = x[::2]
p.shape = (3, 1)
p += 1
print(x, p.shape)
m = np.arange(6).reshape(2, 3)
t = m.T
try:
    t.shape = (6,)
except AttributeError as e:
    print(type(e).__name__)
print(t.shape, m.shape)
m.shape = -1
print(m, m.shape)
r = m.reshape(3, 2)
r.shape = (2, 3)
print(m.shape, r)
r.shape = (1, 6)
r[0, 5] = -1
print(m, r)
x.shape = (3, 2)
print(x, y.shape, z.shape)
y[1, 2] = 100
print(x)
b = np.broadcast_to(np.arange(3), (2, 3))
x = np.arange(12)
v = np.lib.stride_tricks.sliding_window_view(x, 4)
w = np.lib.stride_tricks.as_strided(x, (3, 4), (32, 8))
w.shape = (4, 3)
print(w.shape, w[1])
w[1, 2] = 77
print(x)
r = x[3:9]
s = r[1:5]
r.shape = (2, 3)
s.shape = (2, 2)
print(r, s, x.shape)
s[0] = [50, 60]
r *= 2
print(x, s, r[1], r.T.tolist())
t = r[1]
r.shape = (3, 2)
print(t, t.shape)
t[:] = 0
print(x)
for i in range(3):
    r[i, 1] = -i
print(x, r, s)
def f(a):
    a.shape = (4, -1)
f(x)
print(x.shape, r.shape)
try:
    r.shape = (5,)
except ValueError as e:
    print(e)
