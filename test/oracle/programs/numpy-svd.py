"""Singular values and vectors, thin and whole, with the signs that LAPACK gives them, and determinants."""
import numpy as np
rng = np.random.default_rng(0)
shapes = [(1, 1), (1, 3), (3, 1), (2, 2), (3, 2), (2, 3), (3, 3), (4, 3), (3, 4), (5, 3), (3, 5), (6, 3), (4, 4), (5, 5), (5, 4), (7, 5), (8, 8), (13, 13), (14, 13), (13, 14), (20, 25), (25, 25), (40, 20), (20, 40), (30, 25)]
for m, n in shapes:
    for k in range(5):
        a = rng.normal(size=(m, n)) if k < 3 else rng.integers(-5, 6, (m, n)).astype(float)
        u, s, vh = np.linalg.svd(a, full_matrices=False)
        print(m, n, k, np.round(np.abs(u * s @ vh - a).max(), 9) + 0, np.sign(u[0]), np.round(u, 5).sum().round(3) + 0, np.round(vh, 5).sum().round(3) + 0, s.round(6)[:4] + 0)
for m, n in shapes:
    for k in range(5):
        a = rng.normal(size=(m, n)) if k < 3 else rng.integers(-5, 6, (m, n)).astype(float)
        u, s, vh = np.linalg.svd(a, full_matrices=True)
        print(m, n, k, np.round(np.abs(u[0]).max(), 9) + 0, np.sign(u[0]), np.round(u, 5).sum().round(3) + 0, np.round(vh, 5).sum().round(3) + 0, s.round(6)[:4] + 0)
for m in [np.diag([2., 3, 4]), np.array([[1., 2], [3, 4]]), np.array([[-1., 2], [0, 0]]), np.zeros((2, 2)), np.array([[0., 1], [1, 0]])]:
    print(np.linalg.det(m))
print(np.linalg.svd(np.array([[1., 2], [3, 4], [5, 6]])))
print(repr(np.linalg.eig(np.array([[2., 1], [1, 2]]))))
# Zeros have signs, which decide those of vectors.
for m, n in shapes[3:18]:
    a = -(rng.integers(-1, 2, (m, n)) * rng.normal(size=(m, n)))
    u, s, vh = np.linalg.svd(a)
    print(m, n, np.signbit(a).sum(), np.sign(u[0].round(9)), np.sign(vh[:, 0].round(9)))
