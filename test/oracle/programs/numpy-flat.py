# `flat` of arrays that do not lie in rows, other dtypes by their names, and smaller things.
import numpy as np

a = np.arange(12.0).reshape(3, 4)
for view in (a, a.T, a[::-1], a[:, ::2]):
    print([float(v) for v in view.flat], len(view.flat), view.flat[1], view.flat[[2, 0]], view.flat.copy())
a.T.flat[4] = 50
a.T.flat[::3] = [7, 8]
a[:, ::-1].flat[[0, 1]] = -1
print(a)
print(np.arange(3).view("uint8").tolist(), np.arange(8, dtype="u1").view("i4"), np.ones(2).view(int), np.ones(2, "i4").view("float32"))
print(np.diff(np.array([1, 5], "int8"), prepend=0).dtype, np.diff(np.array([1, 5], "float32"), append=0.5).dtype)
print(np.select([a > 8, a > 0], [a.astype("int8"), -1], 5).dtype, np.select([a[0] > 0], [["x", "y", "z", "w"]], "-"))
print(np.trim_zeros(np.array([[0, 0, 0], [0, 1, 0], [2, 0, 0]])), np.trim_zeros([0, 1, 0, 2, 0], "f"))
print(np.trim_zeros(np.array([[0, 0, 0], [0, 1, 0], [2, 0, 0]]), "b", axis=1), np.trim_zeros(np.zeros((2, 2))).shape)
print(np.sinc(np.arange(4)), np.sinc(np.arange(3, dtype="float32")), np.sinc([0.5j, 0]))
print(np.polyint([6.0, 2], 2), np.polyint([6, 2], m=2, k=[1, 3]), np.polyint([1], 0), np.polymul([0, 1, 2], [3, 4]))
m = np.array([[4.0, 1, 2], [0, 5, 3], [0, 0, 6]])
print(np.linalg.cholesky(m, upper=True).round(6), np.linalg.eigvalsh(m, "U").round(6), np.linalg.eigh(m, UPLO="U").eigenvalues.round(6))
print(np.interp([0.5, -1, 9], [0, 1, 2], [1j, 2, 3 + 1j]), np.interp([0.5, -1, 9], [0, 1], [1j, 2], left=5, right=6j))
for f in (lambda: np.average([1.0, 2], weights=[0, 0]), lambda: np.linalg.eigh(m, "X")):
    try:
        f()
    except Exception as error:
        print(type(error).__name__, error)
print(np.sum(np.array([True, False, True]), where=[True, True, False], dtype="complex64"), np.mean([1, 2, 4], where=[True, False, True], dtype="float32"))
print(np.spacing([-1.0, -0.0, 5e-324, -1e-310]), np.sort_complex(np.array([3, 1], "int16")).dtype)
