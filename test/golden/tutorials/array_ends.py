import numpy as np
import tensorflow as tf

a = np.arange(3)
m = np.zeros((2, 3))


def write():
    a[5] = 1


def write_row():
    m[2, 0] = 1.0


reads = [
    lambda: np.zeros(3)[4],
    lambda: m[0, 5],
    lambda: m[-3],
    lambda: a[7],
    lambda: a[0, 1],
    lambda: m[0, 1, 2],
    lambda: m[..., 3],
    lambda: m[:, 3],
    write,
    write_row,
]
for read in reads:
    try:
        print(read())
    except IndexError as e:
        print(type(e).__name__, e)
print(a, m[1, 2], a[-3])
try:
    tf.zeros(3)[4]
except Exception as e:
    print(type(e).__name__, e)
