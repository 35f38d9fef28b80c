# divmod of arrays, copies that are asked for, and ufunc.at of every function of elements.
import numpy as np


def shown(f):
    try:
        r = f()
        print(r if not isinstance(r, np.ndarray) else (r, r.dtype))
    except Exception as e:
        print(type(e).__name__, e)


a, b = np.array([7, -7, 5]), np.array([3, 3, -2])
shown(lambda: np.divmod(a, b))
shown(lambda: divmod(a, b))
shown(lambda: divmod(a, 3))
shown(lambda: divmod(10, b))
shown(lambda: divmod(np.float64(7.5), 2))
shown(lambda: np.divmod(a.astype(float), b))
shown(lambda: np.divmod(np.uint8(200), np.uint8(7)))
shown(lambda: np.divmod(1 + 2j, 2))
shown(lambda: np.mod(np.array([1j]), 2))
shown(lambda: np.divmod(np.array([True]), np.array([True])))

shown(lambda: np.array(a, copy=False) is a)
shown(lambda: np.array([1, 2], copy=False))
shown(lambda: np.array(a, dtype=float, copy=False))
shown(lambda: np.array(a, copy=None) is a)
shown(lambda: np.array(a, copy=True) is a)
shown(lambda: np.asarray(a, copy=False) is a)
shown(lambda: np.asarray(a, copy=True) is a)
shown(lambda: np.asarray([1], copy=False))
shown(lambda: np.asarray(a, dtype=np.float32, copy=False))
shown(lambda: np.asarray(a, dtype=a.dtype, copy=False) is a)
shown(lambda: np.array(np.float64(3), copy=False))
shown(lambda: a.astype(int, copy=False) is a)


def at(name, x, i, *v):
    y = x.copy()
    try:
        getattr(np, name).at(y, i, *v)
        print(name, y, y.dtype)
    except Exception as e:
        print(name, type(e).__name__, e)


x = np.arange(5)
for name in ("add subtract multiply maximum minimum floor_divide remainder power fmod bitwise_and bitwise_or bitwise_xor "
             "left_shift right_shift logical_and logical_or logical_xor fmax fmin greater less equal divide hypot arctan2 "
             "logaddexp copysign heaviside float_power not_equal").split():
    at(name, x, [0, 1, 1, 4], 2)
    at(name, x * 1.5, [0, 1, 1, 4], 2)
for name in "negative sqrt exp square abs sign sin floor isnan logical_not".split():
    at(name, x, [0, 1, 1])
    at(name, x * 1.5, [0, 1, 1])
at("gcd", x, [4, 4], [6, 2])
at("add", x, [0, 1], [1.5, 2.5])
at("add", x, [1, 1], [-0.5, 0.5])
at("add", x, [0, 9], 1)
at("add", x, [0, 1], [1, 2, 3])
at("power", x, [0, 1], [1, 2, 3])
at("divide", x, x > 2, 2)
at("add", np.zeros((2, 3)), ([0, 0, 1], [1, 1, 2]), [1, 2, 3])
at("divide", np.ones((2, 3)), [0, 0], [1, 2, 4])
at("power", np.full((2, 3), 2.0), (slice(None), [0, 0]), 3)
at("add", x, 1)
shown(lambda: np.add.at([1, 2], [0], 1))
