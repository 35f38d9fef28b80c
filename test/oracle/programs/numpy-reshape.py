import numpy as np
x = np.arange(12.0)
for a in [(3,4), (-1,), (2,-1), (2,2,3), (12,)]:
    y = x.reshape(a); z = x.reshape(*a); print(y.shape, z.shape, y.base is x, y.flags.c_contiguous)
y = x.reshape(3, 4); y[0, 0] = 99; print(x[0]); t = y.T.reshape(12); t[0] = 5; print(x[0], t[0])
print(x.reshape(x.size // 4, 4).sum(), np.array(3.0).reshape(1, 1), np.zeros((0, 3)).reshape(3, 0).shape)
for bad in [(5,), (-1, -1), (-2, 6), (5, -1), (-1, 5), (2, -1, 5)]:
    try: x.reshape(bad)
    except Exception as e: print(type(e).__name__, e)
print(x.reshape((3, 4), order="F")[0], np.zeros((0,3)).reshape(-1).shape, x.reshape(np.int64(3), 4).shape, x.reshape([4, 3]).shape)
try: np.zeros((0,3)).reshape(0, -1)
except Exception as e: print(type(e).__name__, e)
b = x[::2]; c = b.reshape(2, 3); c[0,0] = -1; print(x[0], c.base is x)
