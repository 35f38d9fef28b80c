# What lies at the edges: no elements, NaN, infinities, numbers that no integer holds, long folds.
import numpy as np
import tensorflow as tf

nan, inf = np.nan, np.inf

# Floats that no integer holds.
f = np.array([nan, inf, -inf, 3e9, -3e9, 1e19, -1e19, 300.7, -1.5])
print(f.astype(np.int8), f.astype(np.uint8))
print(f.astype(np.int16), f.astype(np.uint16))
print(f.astype(np.int32))
print(f.astype(np.int64))
for d in (tf.int8, tf.uint8, tf.int16, tf.uint16, tf.int32, tf.uint32, tf.int64, tf.uint64):
    print(tf.cast(f, d).numpy(), tf.cast(f.astype(np.float32), d).numpy())

# The largest and the smallest of no values.
for d in (tf.float32, tf.float64, tf.int32, tf.int64, tf.uint8):
    print(tf.reduce_max(tf.zeros([0, 2], d), axis=0).numpy(), tf.reduce_min(tf.zeros([2, 0], d), axis=1).numpy())
print(tf.reduce_max(tf.zeros([0])).numpy(), tf.reduce_min(tf.zeros([3, 0]), keepdims=True).numpy())
try:
    np.max(np.zeros((0, 2)))
except ValueError as e:
    print("ValueError", e)
try:
    np.amin([])
except ValueError as e:
    print("ValueError", e)

# Where NaN stands among the extremes.
for v in ([1.0, nan, 3.0], [nan, 1.0, 3.0], [nan, nan, -inf], [nan, nan], [2.0, nan, -3.0]):
    print(np.argmax(v), np.argmin(v), tf.argmax(v).numpy(), tf.argmin(v).numpy())

# Folds of many elements.
b = np.arange(30000) % 7 > 0
print(np.logical_and.accumulate(b).sum(), np.logical_or.accumulate(~b[1:]).sum(), np.logical_xor.accumulate(b).sum())
print(np.logical_xor.reduce(b), np.bitwise_xor.reduce(np.arange(30001)), np.gcd.reduce(np.arange(12, 30000, 18)))
i = np.arange(24).reshape(2, 3, 4)
print(np.bitwise_or.reduce(i), np.bitwise_xor.reduce(i, axis=(0, 2)), np.bitwise_and.reduce(i, axis=None))
print(np.bitwise_xor.reduce(i, axis=(0, 1), keepdims=True), np.lcm.accumulate(i[0] + 1, axis=1))
print(np.logical_or.accumulate([0, 3, 0]), np.logical_xor.accumulate(i[0], axis=1))
print(np.fmax.accumulate([1.0, nan, 0.5, 2.0]), np.fmin.reduce([nan, 1.0, nan]), np.subtract.accumulate([9, 2, 3]))
print(np.argsort([3, 1, 2, 1], kind="stable"), np.sort([3, 1, 2], kind="mergesort"))

# Integers divided by zero.
x, y = np.array([7, -7, 0, 5]), np.array([0, 0, 0, 2])
print(x // y, x % y, np.fmod(x, y), np.floor_divide(x, 0), np.divmod(x, y), np.remainder(x.astype(np.int8), 0))
x //= y
print(x, np.array([-128], np.int8) // np.int8(-1), (np.arange(20000) // (np.arange(20000) % 3)).sum())
x = np.array([5, -3, 0], np.int32)
for k in range(3):
    print(x // k, x % k, x // x, 7 % x, x // (x * k))

# Functions of small integers are the least float that holds these.
for d in (np.bool_, np.int8, np.uint8, np.int16, np.uint16, np.int32, np.int64):
    s = np.array([1, 0, 1], d)
    print([f(s).dtype for f in (np.sqrt, np.exp, np.log1p, np.tan, np.arctan, np.cbrt, np.deg2rad, np.fabs, np.rint)])
    print([f(s, s).dtype for f in (np.hypot, np.arctan2, np.logaddexp, np.copysign)], np.mean(s), s / 2)
print(np.sqrt(np.array([2, 3], np.uint8)), np.exp(np.array([1, 20], np.int8)), np.hypot(3, 4))

# Products of truth values are truth values, whatever they counted.
t = np.array([[1, 0], [1, 1], [0, 1], [1, 1], [0, 0], [1, 0], [1, 1]], dtype=bool)
c = np.einsum("ij,ik->jk", t, t)
print(c * 1, (np.tile(c, (100, 100)) * 1).sum(), (np.broadcast_to(c, (10000, 2, 2)) & True).sum(), t @ c)
