# Arrays that are written into, under several names: in other frameworks what they hold then.
import numpy as np
from numpy import linalg as la

a = np.arange(12.0).reshape(3, 4)
v = a[1]
v[0] = 100
a[:, 2] *= 2
b = a.T
b += 1
a[a > 50] = -1
m = a.mean(axis=0)
print(a, v, m)
a[[0, 2]] = a[[2, 0]]
print(np.round(la.inv(a[:3, :3] + np.eye(3) * 10), 6))
s = a.copy()
s.sort(axis=1)
s.fill(3)
np.add.at(s, [0, 0], 1)
print(s)
x = np.linspace(-1, 1, 8)
y = 3 * x + 0.1
w = np.zeros(2)
same = w
X = np.stack([x, np.ones(8)], axis=1)
for i in range(200):
    w = w - 0.1 * X.T @ (X @ w - y) / len(y)
same += 1
print(np.round(w, 4), same)


def powers(x, n=3):
    out = np.zeros(n)
    for k in range(n):
        out[k] = x ** k
    return out


print(powers(2.0), powers(0.5, 4))
a.sum()
