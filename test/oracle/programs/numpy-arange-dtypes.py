"""What np.arange counts in: NumPy's narrow numbers do not make it narrow."""
import numpy as np

for kind in (np.int8, np.uint8, np.int16, np.int32, np.int64, np.uint32, np.uint64, np.float16, np.float32, np.float64, np.bool_):
    print(kind.__name__, np.arange(kind(1)).dtype, np.arange(0, kind(1)).dtype, np.arange(kind(1), dtype="f4").dtype)
labels = np.array([3, 250, 7], dtype=np.uint8)
print(np.arange(labels.max() + 1).sum(), np.arange(labels[0], labels[1] + np.uint8(5), labels[2]) * 100)
print(repr(np.arange(0, np.float32(0.5), np.float32(0.1))), repr(np.arange(np.int8(5), np.int8(0), -2)), np.arange(np.array(3)).dtype)
for wrong in (lambda: np.ones(2, 3), lambda: np.zeros(2, dtype="int99"), lambda: np.array([1], dtype="flot32")):
    try:
        print(wrong())
    except TypeError as error:
        print(error)
