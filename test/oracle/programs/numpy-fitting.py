# Python's numbers have to fit into arrays of integers; NumPy's own are cast.
import numpy as np


def tell(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)


def written(value, key=slice(None)):
    def f():
        y = np.zeros(3, "uint8")
        y[key] = value
        return y
    return f


for value in (300, -1, 300.7, -2.5, float("nan"), float("inf"), [1, 2, 300], [1, 2, 300.5], [1.0, float("nan"), 2], [7.9, 2, -0.5],
              np.float64(-2.5), [np.float64(-2.5)] * 3, np.array([1, 300, -1])):
    tell(written(value))
tell(written(2.75, 1))
tell(written(-2.75, 1))
for dtype in ("uint8", "int8", "int32", "int64", "uint64", "bool"):
    for value in ([1, 300], [300.5], [-2.5], [float("nan")], [float("inf")], [1e20], [[1], [2.5e9]], 300.5, -1.5, [0.5, 0.0]):
        tell(lambda: np.array(value, dtype=dtype))
for f in (lambda: np.uint8(-1), lambda: np.uint8(300.5), lambda: np.uint8([1, 300]), lambda: np.int32(float("nan")),
          lambda: np.int64(1e20), lambda: np.int8(-1.7), lambda: np.uint8(np.array([300])), lambda: np.uint8(np.int64(44)),
          lambda: np.full(2, 300.5, "uint8"), lambda: np.full(2, 300, "uint8"), lambda: np.zeros(2, "uint8").fill(300),
          lambda: np.asarray([1.5, 2.7], dtype=int), lambda: np.sum(np.array([1, 2]), initial=2.5),
          lambda: np.max(np.array([1, 2]), initial=2.9)):
    tell(f)
try:
    np.zeros((10**6, 10**6))
except MemoryError:
    print("no room")
