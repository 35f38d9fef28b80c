# Arrays given as out: what fills them, what spreads over them, and what does not fit.
import numpy as np


def tried(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


a = np.array([[1.0, 2.0], [3.0, 4.0]])
for name in ["sum", "prod", "max", "min", "mean", "std", "any", "all", "ptp", "argmax", "argmin", "nansum", "nanmax", "median"]:
    for shape, axis in [((3,), None), ((1,), None), ((1, 2), 0), ((3, 2), 0), ((1,), 0)]:
        tried(lambda: getattr(np, name)(a, axis=axis, out=np.zeros(shape)))
    if not name.startswith("arg"):
        tried(lambda: getattr(np, name)(a, axis=0, out=np.zeros(2)))
tried(lambda: np.argmax(a, axis=0, out=np.zeros(2, np.int64)))
tried(lambda: np.argmax(a, axis=0, out=np.zeros(2)))
tried(lambda: np.cumsum(a, out=np.zeros(3)))
tried(lambda: np.cumprod(a, out=np.zeros((2, 2))))
tried(lambda: np.cumsum(a, axis=1, out=np.zeros((2, 2))))
tried(lambda: np.dot(a, a, out=np.zeros((2, 2))))
tried(lambda: np.dot(a, a, out=np.zeros((2, 2), np.float32)))
tried(lambda: np.dot(a, a, out=np.zeros((3, 2, 2))))
tried(lambda: np.dot(a[0], a[0], out=np.zeros(2)))
tried(lambda: np.matmul(a, a, out=np.zeros((2, 2, 2))))
tried(lambda: np.take(a[0], [0, 1], out=np.zeros(3)))
tried(lambda: np.concatenate([a, a], out=np.zeros((3, 2))))
tried(lambda: np.add(a, 1, out=np.zeros((2, 2, 2))))
tried(lambda: np.add(a, 1, out=np.zeros((2, 1))))
tried(lambda: np.add(a, 1, out=np.zeros(2, np.int64)))
x = np.array([-2j, 1, -0.0 - 1j])
tried(lambda: np.maximum(x, -1, out=np.zeros(3, complex)))
tried(lambda: np.maximum(x, -1).tolist())
tried(lambda: np.clip(x, -1, 1).tolist())
tried(lambda: np.multiply.at(x, [0, 0, 1], 2))
print(x)

# np.copyto takes numbers as arrays of their kinds.
for dtype in (np.bool_, np.uint8, np.int64, np.float32, np.complex64):
    for value in (True, 1, -1, 300, 1.5, 1j, np.int64(3), np.float64(2), np.array(2.5), [1, 2, 3], [1.5, 2, 3]):
        to = np.zeros(3, dtype)
        tried(lambda: (np.copyto(to, value), to)[1])

# What keeps its size takes another shape wherever its elements lie in one row.
m = np.arange(6).reshape(2, 3)
whole = m.base
m.resize(6)
m[0] = 7
print(m, whole)
tried(lambda: np.arange(6).reshape(2, 3).resize(7))
v = np.arange(6)[::2]
tried(lambda: v.resize(3, 1))
