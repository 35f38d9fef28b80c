# NumPy's arrays written to through views, in place, and by out=.
# %%
import numpy as np
print([np.zeros(2)] + [np.ones(2)])
print([np.float64(1)] * 3)
print([1,2] * np.array([2,3]))
print([1,2] + np.array([2,3]))
print(np.array([2,3]) + (1,2))
print(2 * [np.ones(1)])
try:
    x = np.zeros(2, dtype=np.int32); x += 0.5
except TypeError as er: print(type(er).__name__)
y = np.zeros((2,2))
for i, row in enumerate(y): row[0] = i + 1
print(y)
for a, b in zip(y, y.T): a[1] = 5
print(y)
r0, r1 = y
r0[:] = 8
print(y)
l = list(y); l[1][0] = -1; print(y)
y.T[0] += 10; print(y)
def init(m):
    for r in m:
        r += 1
init(y); print(y)
a = np.arange(24).reshape(2,3,4)
v = a.transpose(2,0,1)[1:3, ::-1]
v[0] = 0
print(a)
a.T.reshape(-1)[0] = 99; print(a[0,0])
a[:, 1:2].reshape(-1)[0] = 77; print(a)
a.reshape(6,4)[::2, 1::2] = -1; print(a)
np.flip(a, 0)[0,0,0] = 1000; print(a[1,0,0])
b = np.asarray(a); b[0,0,0] = 5; print(a[0,0,0], b is a)
c = np.array(a); c[0,0,0] = 6; print(a[0,0,0])
d = a[..., None]; d[0,0,0,0] = 3; print(a[0,0,0])
e = np.expand_dims(a, 1); e[0,0,0,0] = 2; print(a[0,0,0])
z = np.zeros(3, complex); z.real[:] = [1,2,3]; z.imag[::2] = 1; print(z)
np.multiply(z, 2, out=z); print(z)
o = np.empty(3); np.sin(np.ones(3), out=o); print(o)
np.dot(np.eye(3), np.ones(3), out=o); print(o)
np.cumsum(np.ones(3), out=o); print(o)
w = np.zeros((2,2)); w[0] = w[1] = 1; print(w)
# %%
import numpy as np
a = np.arange(12).reshape(3,4)
b = a[1]
b[0] = 99
print(a)
c = a.T
c[0,0] = -1
print(a)
d = a[:, ::2]
d += 100
print(a)
e = a[[0,2]]
e[0] = 0
print(a)
f = a.ravel()
f[1] = 7
print(a)
g = a.flatten()
g[1] = 8
print(a)
# %%
import numpy as np
b = np.zeros(3)
try:
    b += np.ones((2,3))
except ValueError as e: print(e)
print(b)
c = np.zeros((2,3)); c += np.arange(3); print(c)
i = np.zeros(2, dtype=np.int32)
i += np.array([1,2])
print(i)
# %%
import numpy as np
# What is repeated by broadcasting cannot be written to; its copies and what is computed from it can.
a = np.array([1, 2])
b = np.broadcast_to(a, (2, 2))
try:
    b[0, 0] = 5
except ValueError as e:
    print(e)
try:
    b[0][1] = 5
except ValueError as e:
    print(e)
c = b.copy()
c[0, 0] = 7
d = b + 1
d[1] = 0
a[0] = 9
print(b, c, d, b.sum(), sep='\n')
# %%
import numpy as np
x = np.array([2147483647, 5], dtype=np.int32)
print(x.sum(), np.sum(x), x.sum().dtype, np.nansum(x), np.cumsum(x), x.cumsum().dtype, x.prod(), np.cumulative_prod(x))
print(np.sum(x, dtype=np.int32), np.sum(x.astype(np.uint32)), np.trace(np.array([[2147483647, 0], [1, 2]], dtype=np.int32)))
print(np.nancumsum(x), np.nanprod(x), np.nanmax(x), np.nanmax(x).dtype, x.mean(), np.einsum('i->', x))
b = np.array([True, False])
print(b + b, b * b, np.add(b, b), b @ b, np.dot(b, b), np.outer(b, b), np.kron(b, b).dtype, np.einsum('i,i->i', b, b))
print(b.sum(), np.sum(b).dtype, b + 1, (b + b).dtype, b * 2.5)
i, j = np.nonzero(np.array([[0, 2], [3, 0]]))
print(i, j, np.array([[1, 2], [3, 4]])[np.nonzero([[0, 1], [1, 0]])])
# %%
import numpy as np
a = np.array([7, -5], dtype=np.int32)
b = np.array([0, 2], dtype=np.int32)
with np.errstate(all='ignore'):
    for i in range(4):
        k = np.int32(2 - i)
        print(a // k, a % k, a // b, a % b, k // np.int32(2), (a // k).dtype)
for n in (2, 0, 3):
    print(a ** n, a % 3, a // -2, (a // -2).dtype)
for power in (-1, b - 1):
    try:
        print(a ** power)
    except ValueError as e:
        print(e)
