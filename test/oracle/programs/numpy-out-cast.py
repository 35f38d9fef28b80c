"""What functions write into arrays of narrower dtypes, and `casting=` of NumPy's functions of each element."""
import numpy as np

x = np.array([[1.5, 2.5], [3.5, 4.5]])


def tried(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


for name in ("sum", "prod", "max", "min", "mean", "var", "std", "cumsum", "cumprod", "median", "nansum", "nanmax", "ptp"):
    for dtype in (np.int32, np.float32):
        shape = np.asarray(getattr(np, name)(x, axis=0)).shape
        tried(lambda: (name, getattr(np, name)(x, axis=0, out=np.zeros(shape, dtype=dtype))))
    tried(lambda: x.round(out=np.zeros((2, 2), dtype=np.int32)))
tried(lambda: np.max(np.full((2, 2), 300), axis=0, out=np.zeros(2, dtype=np.int8)))
o = np.zeros(2, dtype=np.int64)
tried(lambda: np.add([1.5, 2.5], [1, 1], out=o))
tried(lambda: np.add([1.5, 2.5], [1, 1], out=o, casting="unsafe"))
tried(lambda: np.multiply(np.arange(2), 2.7, out=o, casting="unsafe"))
tried(lambda: np.multiply(np.arange(2), 2.7, out=o, casting="unsafe", where=[False, True]))
tried(lambda: np.add([1, 2], [3, 4], casting="no"))
tried(lambda: np.add([1.0, 2], [3, 4], casting="no"))
tried(lambda: np.add(np.array([1.0]), 2, casting="no"))
tried(lambda: np.add([1.0, 2], [3, 4], casting="safe"))
tried(lambda: np.add([1.0, 2], [3, 4], casting="loose"))
tried(lambda: np.add([1.5, 2], [3, 4], dtype=int))
tried(lambda: np.add([1.5, 2], [3, 4], dtype=int, casting="unsafe"))
tried(lambda: np.add([1, 2], [3, 4], out=np.zeros(2, dtype=np.int32), casting="safe"))
tried(lambda: np.equal([1, 2], [1, 3], dtype=bool))
