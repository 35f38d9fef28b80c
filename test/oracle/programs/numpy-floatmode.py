"""How many digits np.set_printoptions(floatmode=…) gives floats."""
import numpy as np
a, b = np.array([1.5, 0.123456789, 100.25, -3.0]), np.array([1e-7, 1.5, 1234567.0])
c, d, e = np.array([1.0, np.nan, np.inf, 2.25], dtype=np.float32), np.array([1.5 + 2.25j, 3j]), np.arange(3.)
for mode in ("fixed", "maxprec", "maxprec_equal", "unique"):
    for p in (3, 8, 0):
        np.set_printoptions(precision=p, floatmode=mode)
        for x in (a, b, c, d, e, np.array(0.123456789), np.array([[0.1, 22.123456], [3, 4]]), np.zeros(2), np.array([])):
            print(mode, p, x)
        print(repr(a), repr(c))
np.set_printoptions(precision=8, floatmode="maxprec")
with np.printoptions(precision=3, suppress=True, floatmode="fixed"):
    print(a, b)
print(a)
