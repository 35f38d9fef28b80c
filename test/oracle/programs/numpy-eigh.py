"""Eigenvectors of symmetric matrices, with the signs that LAPACK gives them."""
import numpy as np
rng = np.random.default_rng(0)
for n in (1, 2, 3, 4, 5, 8, 13, 24, 25):
    for k in range(6):
        a = rng.normal(size=(n, n)); c = a @ a.T if k % 2 else a + a.T
        w, v = np.linalg.eigh(c)
        print(n, k, np.round(np.abs(c @ v - v * w).max(), 9), np.sign(v[0]), np.round(v, 6).sum().round(4))
for c in [np.eye(3), np.diag([3., 1, 2]), np.array([[2., -1, 0], [-1, 2, -1], [0, -1, 2]]), np.zeros((2, 2)), np.array([[0., 1], [1, 0]]), np.kron(np.eye(2), np.array([[2., 1], [1, 2]])), np.array([[1, .5], [.5, 1]]), np.array([[1., 0.8, 0.2], [0.8, 1, 0.1], [0.2, 0.1, 1]]), np.cov(rng.normal(size=(3, 50)))]:
    w, v = np.linalg.eigh(c)
    print(w.round(6) + 0, np.round(v, 6) + 0, sep='\n')
# Zeros have signs, which decide those of vectors.
for n in (3, 4, 5, 8, 13):
    for k in range(3):
        a = np.tril(rng.integers(-1, 2, (n, n)) * rng.normal(size=(n, n)), -1)
        c = -(a + a.T + np.diag(np.arange(n) + 1.))
        print(n, k, np.sign(np.linalg.eigh(c)[1].round(9)[0]))
