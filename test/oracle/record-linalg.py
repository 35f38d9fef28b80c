"""Records what NumPy makes of matrices: python3 record-linalg.py > linalg.json"""
import json
import numpy as np

rng = np.random.default_rng(11)
cases = []


def add(code, result, *inputs):
    """Names in `code` are the inputs x and y; `result` is what NumPy gives (signs of vectors are free, so products)."""
    cases.append({"code": code, "inputs": [{"shape": i.shape, "data": i.ravel().tolist()} for i in inputs],
                  "shape": np.shape(result), "data": np.ravel(result).tolist()})


for n in (1, 2, 3, 5, 12):
    a = rng.normal(size=(n, n))
    b = rng.normal(size=(n, 2))
    s = a + a.T
    p = a @ a.T + np.eye(n)
    add("det(x)", np.linalg.det(a), a)
    add("slogdet(x)[0]", np.linalg.slogdet(a)[0], a)
    add("slogdet(x)[1]", np.linalg.slogdet(a)[1], a)
    add("inv(x)", np.linalg.inv(a), a)
    add("solve(x, y)", np.linalg.solve(a, b), a, b)
    add("cholesky(x)", np.linalg.cholesky(p), p)
    add("eigvalsh(x)", np.linalg.eigvalsh(s), s)
    w, v = np.linalg.eigh(s)
    add("abs(eigh(x)[1])", np.abs(v), s)
    add("svdvals(x)", np.linalg.svd(a)[1], a)
    add("qr(x)[0]", np.linalg.qr(a)[0], a)
    add("qr(x)[1]", np.linalg.qr(a)[1], a)
    add("matrix_power(x, 4)", np.linalg.matrix_power(a, 4), a)
    add("matrix_power(x, -3)", np.linalg.matrix_power(a, -3), a)
    add("cond(x)", np.linalg.cond(a), a)
    add("matrix_rank(x)", np.linalg.matrix_rank(a), a)
for m, n in ((5, 3), (3, 5), (6, 1), (1, 4)):
    a = rng.normal(size=(m, n))
    b = rng.normal(size=(m,))
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    add("svd(x)[1]", s, a)
    add("abs(svd(x)[0])", np.abs(u), a)
    add("abs(svd(x)[2])", np.abs(vh), a)
    add("pinv(x)", np.linalg.pinv(a), a)
    add("qr(x)[0]", np.linalg.qr(a)[0], a)
    add("qr(x)[1]", np.linalg.qr(a)[1], a)
    add("qr(x, mode='complete')[0]", np.linalg.qr(a, mode="complete")[0], a)
    add("lstsq(x, y)", np.linalg.lstsq(a, b, rcond=None)[0], a, b)
low = np.outer([1.0, 2, 3, 4], [1.0, 0.5, 2]) + np.outer([0.0, 1, 0, 1], [2.0, 1, 1])
add("matrix_rank(x)", np.linalg.matrix_rank(low), low)
add("pinv(x)", np.linalg.pinv(low), low)
stack = rng.normal(size=(2, 3, 4, 4))
add("inv(x)", np.linalg.inv(stack), stack)
add("det(x)", np.linalg.det(stack), stack)
add("svdvals(x)", np.linalg.svd(stack)[1], stack)
add("cross(x, y)", np.cross([[1.0, 2, 3], [4, 5, 6]], [[3.0, 1, 2], [0, 1, 0]]), np.array([[1.0, 2, 3], [4, 5, 6]]), np.array([[3.0, 1, 2], [0, 1, 0]]))
hilbert = 1.0 / (np.arange(6)[:, None] + np.arange(6)[None] + 1)
add("svdvals(x)", np.linalg.svd(hilbert)[1], hilbert)
print(json.dumps({"numpy": np.__version__, "cases": cases}))
