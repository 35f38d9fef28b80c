import numpy as np

# What NumPy raises, and what describes its dtypes.
singular = np.array([[1.0, 2.0], [2.0, 4.0]])
for name, f in [("inv", lambda: np.linalg.inv(singular)), ("solve", lambda: np.linalg.solve(singular, np.ones(2))),
                ("cholesky", lambda: np.linalg.cholesky(np.array([[1.0, 2.0], [2.0, 1.0]]))),
                ("inv of rows", lambda: np.linalg.inv(np.ones((2, 3)))),
                ("det of rows", lambda: np.linalg.det(np.ones((2, 3)))),
                ("inv of a vector", lambda: np.linalg.inv(np.ones(2))),
                ("eig of rows", lambda: np.linalg.eig(np.ones((2, 3)))),
                ("eig of nan", lambda: np.linalg.eig(np.full((2, 2), np.nan))),
                ("matrix_power", lambda: np.linalg.matrix_power(singular, -1)),
                ("tensorinv", lambda: np.linalg.tensorinv(np.zeros((2, 2)), ind=1)),
                ("stack", lambda: np.linalg.inv(np.stack([np.eye(2), singular])))]:
    try:
        print(name, f())
    except np.linalg.LinAlgError as error:
        print(name, type(error).__name__, error)
try:
    np.linalg.inv(singular)
except ValueError as error:
    print("ValueError", repr(error))
try:
    np.linalg.inv(singular)
except Exception as error:
    print(type(error), type(error).__module__)
from numpy.linalg import LinAlgError
try:
    np.linalg.solve(np.zeros((2, 2)), np.ones(2))
except LinAlgError as error:
    print(error)
for name, f in [("load", lambda: np.load("nope.npy")), ("loadtxt", lambda: np.loadtxt("nope.txt"))]:
    try:
        f()
    except FileNotFoundError as error:
        print(name, error)
try:
    np.load("nope.npy")
except FileNotFoundError as error:
    print(error.errno, error.filename, error.strerror)
for parts in ([np.ones((2, 3)), np.ones((3, 2))], [np.ones((2, 3)), np.ones(3)]):
    for join in (np.concatenate, np.vstack, np.hstack):
        try:
            print(join(parts).shape)
        except ValueError as error:
            print(type(error).__name__, error)
