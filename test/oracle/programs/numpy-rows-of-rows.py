# Elements reached in several steps, m[i][j], through every kind of view.
import numpy as np

m = np.arange(24.0).reshape(4, 6)
p = m[1][2]
m[1][2] = -1
print(p, type(p).__name__, m[1][2], m[1, 2])
t = m.T
t[5][0] = 50
t[-1][-1] += 0.5
print(m[0][5], m[3][5], t[5][3], t[2][1])
b = m[::-1, ::2]
b[0][0] = 100
b[1][-1] *= 2
print(b[0][0], m[3], m[2])
for i in range(2):
    for j in range(3):
        b[i][j] = b[i][j] + t[j][i]
print(m)
c = m.reshape(2, 2, 6)
c[1][0][3] = 7.25
print(m[2][3], c[1][0][3], c[1, 0][3], c[1][0, 3], c[-1][-2][-3])
r = m[2]
r[3] = 9
seen = r + 0
r[3] = 10
print(seen, r[3], m[2][3], c[1][0][3])
m.shape = (6, 4)
m[3][3] = 77
print(m[3][3], r[3], r, c[1][0][3], t[3][2])
f = np.asfortranarray(np.arange(6).reshape(2, 3))
f[1][2] = 60
f.T[0][1] = 30
print(f, f[1][2], f.T[2][1], f[0][1:][1])
u = np.zeros((2, 3), dtype=np.uint8)
u[1][2] = 255
u[0][1] = True
print(u, u[1][2], type(u[1][2]).__name__)
z = np.zeros((2, 2), dtype=complex)
z[0][1] = 1 + 2j
z.real[1][0] = 4
z.imag[0][1] = 5
print(z, z.real[0][1], z.imag[0][1], z.T[1][0])
d = np.diag(np.arange(9).reshape(3, 3))
s = np.lib.stride_tricks.sliding_window_view(np.arange(5), 3)
e = np.broadcast_to(np.arange(3), (2, 3))
print(d[1], s[1][2], s[2][0], e[1][2])
n = np.arange(6).reshape(2, 3)[:, None]
n[1][0][2] = 50
print(n[1][0][2], n[0][0][1], n.squeeze()[1][2])
texts = np.array([["a", "b"], ["c", "d"]])
texts[1][0] = "e"
print(texts[1][0], texts.T[0][1])
o = n.copy()
o[0][0][0] = 99
print(n[0][0][0], o[0][0][0])
whole = np.arange(4).reshape(2, 2)
left, whole = whole[0], whole.astype(float)
left[1] = 8
print(left, whole[0][1])


def fails(what):
    try:
        what()
    except Exception as error:
        print(type(error).__name__, error)


def put(x, i, j, value):
    x[i][j] = value


fails(lambda: n[1][0][3])
fails(lambda: m[1][-5])
fails(lambda: put(u, 1, 3, 1))
fails(lambda: put(u, 1, 2, 256))
fails(lambda: put(u, 1, 2, -1))
fails(lambda: put(e, 1, 2, 4))
fails(lambda: put(s, 1, 2, 4))
fails(lambda: put(m, 1, 2, "x"))
fails(lambda: put(m, 1, 2, [1, 2]))
fails(lambda: put(u, 0, 0, 1.5 + 0j))
put(m, 1, 2, "3.5")
put(m, 1, 3, np.float32(0.1))
put(u, 0, 2, 3.9)
print(m[1], u)
m.flags.writeable = False
fails(lambda: put(m, 1, 2, 4))
fails(lambda: put(m.T, 1, 2, 4))
