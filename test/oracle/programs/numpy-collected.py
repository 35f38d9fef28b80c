"""Lists of many arrays and numbers, as loops collect them, become arrays."""
import numpy as np


def show(name, make):
    try:
        a = make()
        print(name, a.dtype, a.shape, a.sum(), a.ravel()[-3:])
    except Exception as e:
        print(name, type(e).__name__)


n = 100
rng = range(n)
show("vectors", lambda: np.array([np.array([i, i / 2]) for i in rng]))
show("numbers", lambda: np.array([np.float64(i) / 3 for i in rng]))
show("pairs", lambda: np.array([[np.float64(i), 2] for i in rng]))
show("tuples", lambda: np.array([(np.array([1.0, 2.0]), [i, 3]) for i in rng]))
show("float32", lambda: np.array([np.float32(i) for i in rng]))
show("float32 and numbers", lambda: np.array([[np.float32(i), 1] for i in rng]))
show("integers", lambda: np.array([[np.int64(i), 7, True] for i in rng]))
show("small integers", lambda: np.array([np.uint8(i) for i in rng]))
show("integers and floats", lambda: np.array([[np.int64(i), 0.5] for i in rng]))
show("bools", lambda: np.array([np.bool_(i % 2 == 0) for i in rng]))
show("two dtypes", lambda: np.array([np.int32(i) if i % 2 else np.float32(i) for i in rng]))
show("complex", lambda: np.array([np.complex128(i + 1j) for i in rng]))
show("halves", lambda: np.array([np.float16(i) for i in rng]))
show("given a dtype", lambda: np.array([np.array([i, 1.5]) for i in rng], dtype=np.float32))
show("given integers", lambda: np.array([np.array([i, 1.5]) for i in rng], dtype=int))
show("of two lengths", lambda: np.array([np.arange(3) if i < 99 else np.arange(2) for i in rng]))
show("numbers and vectors", lambda: np.array([np.float64(i) if i < 99 else np.arange(2) for i in rng]))
show("deep", lambda: np.array([[[np.float64(i)] * 2] * 3 for i in rng]))
show("empty", lambda: np.array([np.zeros(0) for i in rng]))
show("stack", lambda: np.stack([np.array([i, i]) for i in range(300)]))
show("stack, axis 1", lambda: np.stack([np.array([i, i]) for i in range(300)], axis=1))
show("vstack", lambda: np.vstack([np.array([i, -i]) for i in range(300)]))
show("vstack of rows", lambda: np.vstack([np.array([[i, -i]]) for i in range(300)]))
show("hstack", lambda: np.hstack([np.array([i, -i]) for i in range(300)]))
show("concatenate", lambda: np.concatenate([np.full(i % 3, i) for i in range(300)]))
show("concatenate two dtypes", lambda: np.concatenate([np.full(2, i if i else 0.5) for i in range(300)]))
show("turned", lambda: np.array([np.arange(6).reshape(2, 3).T * i for i in rng]))
show("backwards", lambda: np.array([np.arange(4)[::-1] for i in rng]))

# What is collected is a copy; what was collected may change later.
x = np.zeros(2)
kept = []
for i in range(100):
    x[0] = i
    kept.append(x.copy())
a = np.array(kept)
kept[5][1] = 9
a[7] = -1
print(a[5], a[7], kept[7], a[99])
same = [x] * 100
b = np.array(same)
x[0] = 5
print(b[0], b[99], same[3])
