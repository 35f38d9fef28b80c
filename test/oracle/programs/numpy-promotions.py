# Numbers of Python's beside NumPy's arrays where they do not fit, zeros of both signs, one function of two names.
import numpy as np


def tried(f):
    try:
        found = f()
        print(repr(found), getattr(found, "dtype", ""))
    except Exception as error:
        print(type(error).__name__, error)


small, unsigned, single = np.array([1, 2, 3], "i1"), np.array([1, 2, 250], "u1"), np.array([1.5, 2.5], "f")
mask = np.array([True, False, True])
tried(lambda: np.where(mask, small, 255))
tried(lambda: np.where(mask, unsigned, -1))
for f in (lambda a: a == 2**70, lambda a: a != -(2**70), lambda a: a < 2**70, lambda a: a >= 2**70, lambda a: 10**30 > a):
    for a in (small, unsigned, np.array([1, 2]), np.array([2**63], "u8")):
        tried(lambda: f(a))
tried(lambda: np.append(small, 300))
tried(lambda: np.append(single, 1e300))
tried(lambda: np.searchsorted(small, 300))
tried(lambda: np.searchsorted(np.array([0.1, 0.2], "f"), 0.1, side="right"))
tried(lambda: np.polyval(small, 2))
tried(lambda: np.polyval(single, 0.1))
for f in (float, int, complex):
    tried(lambda: f(np.array([2])))
    tried(lambda: f(np.array(2)))
tried(lambda: bool(np.array([])))
tried(lambda: bool(np.array([0])))
tried(lambda: np.float64(2.5).is_integer())
tried(lambda: np.float32(0.5).as_integer_ratio())
tried(lambda: np.float64(0.1).hex())
tried(lambda: np.int64(7).bit_count())
tried(lambda: np.tensordot(small, unsigned, 1))

zeros = np.array([-0.0, 0.0, -0.0, 2.0, -3.0, np.nan])
for dtype in ("d", "f"):
    z = zeros.astype(dtype)
    print(np.maximum(z, 0), np.maximum(0, z), np.minimum(z, 0), np.minimum(0.0, z))
    print(np.maximum(z, -z), np.minimum(z, -z), np.clip(z, 0, 1), np.clip(z, -1, 0), z.clip(0), z.clip(None, 0))
    print(np.maximum(np.tile(z, 3000), 0)[-6:], np.clip(np.tile(z, 3000), 0, 1)[-6:])
print(np.maximum(np.float64(0.0), -0.0), np.maximum(0, -0.0), np.round(np.clip(np.array([-0.2, 0.3]), -1, 1)))

pairs = ((np.abs, np.absolute), (np.mod, np.remainder), (np.pow, np.power), (np.acos, np.arccos), (np.conj, np.conjugate),
         (np.concat, np.concatenate), (np.true_divide, np.divide), (np.bitwise_not, np.invert), (np.permute_dims, np.transpose))
for a, b in pairs:
    print(a is b, a == b, {a: 1}.get(b), a.__name__)
print(np.abs, np.add, [np.mod, np.sin])
