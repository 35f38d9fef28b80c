import numpy as np

# One element as a number of Python's, and the limits of dtypes.
a = np.arange(12.0).reshape(3, 4)
print(a.item(3), a.item((1, 2)), a.item(1, 3), a.item(-1), type(a.item(0)), np.arange(3).item(2), np.array([True]).item())
print(np.array([[5]]).item(), np.float64(3).item(), np.array(4).item(), a.T.item(1), a[1:].item(0))
for f in (lambda: a.item(), lambda: a.item(99), lambda: a.item(-13), lambda: a.item(1, 2, 3)):
    try:
        f()
    except (ValueError, IndexError) as error:
        print(type(error).__name__, error)
print(np.iinfo(np.int32))
print(np.iinfo(np.uint8), repr(np.iinfo(np.int16)))
print(np.finfo(np.float32))
print(np.finfo(np.float64))
print(np.iinfo("int64").max, np.iinfo(np.int8).min, np.iinfo(np.uint64).bits, np.iinfo(int).dtype, np.finfo(np.float64).eps)
