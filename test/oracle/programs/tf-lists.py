# Lists of bools, integers, floats and complex numbers, Python's and NumPy's: which TensorFlow makes one tensor of.
import tensorflow as tf, numpy as np
k = np.arange(3)
src = """[k[1], True]
[True, k[1]]
[k[0], 1j]
[1j, k[1]]
[k[0], 2.5, True]
[np.float32(1), True]
[np.float64(1), 1j]
[np.float32(1), 1j]
[np.int32(1), 2.5]
[np.int32(1), True]
[np.True_, 1]
[1, np.True_]
[np.True_, True]
[True, np.True_]
[np.True_, np.int64(1)]
[np.True_, 1.5]
[np.complex64(1), 2]
[np.complex64(1), 2j]
[np.complex128(1), 2]
[np.complex64(1), 2.5]
[np.complex64(1), np.float32(1)]
[1, 1j]
[1j, 1]
[1j, 1.5]
[True, 1j]
[True, 1]
[1, True]
[1.5, True]
[True, 1.5]
[1.5, 1j]
[1, 2.5]
[np.int64(3), np.int32(2)]
[np.int64(3), np.float32(2)]
[[k[1], True]]
[[1, 2], [True, False]]
[np.uint8(1), 1j]
[np.uint8(1), True]
[np.uint8(1), 300]
[k, [True, False, True]]
[k, [1j, 2, 3]]
[[True, False, True], k]
[[1j, 2, 3], k]
[np.array([True]), [1]]
[k[1], True], tf.int32
[k[1], 1j], tf.complex64
[k[1], True], tf.float32
[1, True], tf.float32
[1, True], tf.int64
[1, True], tf.bool
[True, 1j], tf.complex64
[True, False], tf.int32
[1, 1j], tf.complex64
[1.5, 1j], tf.complex128
[np.float64(1.5), 1j], tf.complex64
[k[1], 2.5], tf.int32
[k[1], 2.5], tf.complex64
[np.True_, 1], tf.int32"""
for line in src.split("\n"):
    try: r = repr(eval(f"tf.constant({line})")).replace("\n"," ")
    except Exception as e: r = type(e).__name__+" "+str(e)[:120].replace("\n"," ")
    print(line, "=>", r)
