# What is inserted has to fit into the array's integers; how arrays lie in memory, by all names of their flags.
import numpy as np


def tried(f):
    try:
        print(repr(f()))
    except (OverflowError, ValueError) as error:
        print(type(error).__name__, error)


small = np.array([1, 2], np.int8)
tried(lambda: np.insert(small, 1, 300))
tried(lambda: np.insert(small, 1, [300]))
tried(lambda: np.insert(small, [0, 1], [1, 300]))
tried(lambda: np.insert(np.array([1, 2], np.uint8), 1, -1))
tried(lambda: np.insert(np.array([1, 2], np.int32), 0, 2**40))
tried(lambda: np.insert(small, 1, np.array([300])))
tried(lambda: np.insert(small, 1, 100))
tried(lambda: np.insert(np.array([1, 2]), 1, 2.7))
tried(lambda: np.insert(np.array([1.0, 2.0]), 1, 3))
tried(lambda: np.insert(np.array([[1, 2], [3, 4]]), 1, [5, 6], axis=1))
a = np.arange(12.0).reshape(3, 4)
for x in (a, a.T, a[:, ::2], a[::-1], a[0], a[:, 0], np.arange(3), np.array(1.0), np.broadcast_to(a, (2, 3, 4))):
    f = x.flags
    print(f.fortran, f.fnc, f.forc, f.contiguous, f.c_contiguous, f["F_CONTIGUOUS"], np.isfortran(x), x.strides)
