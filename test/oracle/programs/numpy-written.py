# What is written into arrays that is no number: text is read, None is no number, and what cannot be read says so.
import numpy as np


def written(x, i, v):
    x = x.copy()
    try:
        x[i] = v
        print(x.dtype, repr(v), x)
    except Exception as e:
        print(x.dtype, repr(v), type(e).__name__, e)


for d in ("int64", "uint8", "float64", "bool", "complex128"):
    x = np.zeros(3).astype(d)
    for v in ([1], [1, 2], (1,), np.array([5]), None, {}, "abc", "12", " 3 ", "1.5", "1e3", "inf", b"7", b"x", 2j, range(2),
              [None], ["3"], "", [], True):
        written(x, 0, v)
    for v in (None, "5", "q", ["1", "2", "3"], ["1", "2", "q"], [1, None, 2], {}, [1, 2], b"5", 2j, [1, "2", 3]):
        written(x, slice(None), v)
    written(x, [0, 1], "4")
    written(x, x == 0, "9")
    written(np.zeros((2, 2)).astype(d), (0, 1), [1])
print(int(b"12"), float(b"1.5"), repr(np.complex128(1 + 2j)), repr(np.complex64(2j)))
