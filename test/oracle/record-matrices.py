"""Records what NumPy, SciPy and TensorFlow make of complex matrices, of eigenvalues and of matrices' functions.

    python test/oracle/record-matrices.py

Writes test/oracle/matrices.json. cases: code in x (and y), inputs, results; complex numbers are two parts each, one after
another. Where signs or phases of vectors are free, the code asks for what does not depend on them. gradients: expressions
whose value is real, and TensorFlow's gradients of their sums.
"""
import json
import os
import pathlib

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import scipy.linalg
import tensorflow as tf

R = np.random.default_rng(23)
cases, gradients = [], []


def recorded(x):
    x = np.asarray(x)
    kind = "complex128" if np.iscomplexobj(x) else "float64"
    flat = np.ravel(x)
    data = [p for z in flat for p in (z.real, z.imag)] if kind == "complex128" else flat.astype(float)
    return {"dtype": kind, "shape": list(x.shape), "data": [float(v) for v in data]}


def add(code, result, *inputs):
    cases.append({"code": code, "inputs": [recorded(i) for i in inputs], "result": recorded(result)})


def normal(*shape):
    return R.normal(size=shape) + 1j * R.normal(size=shape)


for n in (1, 2, 3, 5, 9):
    a, b = normal(n, n), normal(n, 2)
    h = a + a.conj().T
    p = a @ a.conj().T + np.eye(n)
    add("np.linalg.inv(x)", np.linalg.inv(a), a)
    add("np.linalg.det(x)", np.linalg.det(a), a)
    add("np.linalg.slogdet(x)[0]", np.linalg.slogdet(a)[0], a)
    add("np.linalg.slogdet(x)[1]", np.linalg.slogdet(a)[1], a)
    add("np.linalg.solve(x, y)", np.linalg.solve(a, b), a, b)
    add("tf.linalg.solve(x, y, adjoint=True)", tf.linalg.solve(a, b, adjoint=True), a, b)
    add("tf.linalg.triangular_solve(x, y)", tf.linalg.triangular_solve(a, b), a, b)
    add("np.linalg.cholesky(x)", np.linalg.cholesky(p), p)
    add("tf.linalg.cholesky_solve(x, y)", tf.linalg.cholesky_solve(a, b), a, b)
    add("tf.linalg.logdet(x)", np.linalg.slogdet(p)[1], p)
    add("np.linalg.eigvalsh(x)", np.linalg.eigvalsh(h), h)
    w, v = np.linalg.eigh(h)
    add("abs(np.linalg.eigh(x)[1])", np.abs(v), h)
    u, s, vh = np.linalg.svd(a)
    add("np.linalg.svd(x)[1]", s, a)
    add("abs(np.linalg.svd(x)[0])", np.abs(u), a)
    add("abs(np.linalg.svd(x)[2])", np.abs(vh), a)
    add("np.linalg.qr(x)[0]", np.linalg.qr(a)[0], a)
    add("np.linalg.qr(x)[1]", np.linalg.qr(a)[1], a)
    add("np.linalg.matrix_power(x, -2)", np.linalg.matrix_power(a, -2), a)
    for order in (None, "'fro'", "'nuc'", 1, -1, 2, -2, "inf"):
        numpy_order = eval(str(order), {"inf": np.inf})
        add(f"np.linalg.cond(x, {order})", np.linalg.cond(a, numpy_order), a)
        add(f"np.linalg.norm(x, {order})", np.linalg.norm(a, numpy_order), a)
    w, v = np.linalg.eig(a)
    add("np.linalg.eig(x)[0]", w, a)
    add("np.linalg.eig(x)[1]", v, a)
    add("tf.linalg.sqrtm(x)", scipy.linalg.sqrtm(p), p)
    add("tf.linalg.expm(x)", scipy.linalg.expm(a), a)
    r = R.normal(size=(n, n))
    w, v = np.linalg.eig(r)
    add("np.linalg.eig(x)[0]", w, r)
    add("np.linalg.eig(x)[1]", v, r)
    add("eigvals(x)", w.astype(complex), r)
    add("torch.linalg.eig(x)[1]", v.astype(complex), r)
    add("tf.linalg.expm(x)", scipy.linalg.expm(3 * r), 3 * r)
    add("tf.linalg.sqrtm(x)", np.real(scipy.linalg.sqrtm(r @ r.T + np.eye(n))), r @ r.T + np.eye(n))
    add("np.poly(x)", np.poly(r), r)
    lu, order = tf.linalg.lu(r)
    add("tf.linalg.lu(x)[0]", lu, r)
    add("tf.linalg.lu(x)[1]", order, r)
    add("tf.linalg.lu_solve(tf.linalg.lu(x)[0], tf.linalg.lu(x)[1], y)", np.linalg.solve(r, b.real), r, b.real)
    add("lu_factor(x)[1]", scipy.linalg.lu_factor(r)[1] + 1, r)
for m, n in ((4, 2), (2, 4), (5, 1)):
    a = normal(m, n)
    u, s, vh = np.linalg.svd(a, full_matrices=False)
    add("np.linalg.svd(x, full_matrices=False)[1]", s, a)
    add("svd(x)[0] @ diag(complex(svd(x)[1], 0.0)) @ svd(x)[2]", a, a)
    add("np.linalg.pinv(x)", np.linalg.pinv(a), a)
    add("np.linalg.qr(x)[0]", np.linalg.qr(a)[0], a)
    add("np.linalg.qr(x, mode='complete')[0]", np.linalg.qr(a, mode="complete")[0], a)
    add("np.linalg.lstsq(x, y)[0]", np.linalg.lstsq(a, normal(m) * 0 + 1, rcond=None)[0], a, np.ones(m) + 0j)
    for part, result in zip("PLU", scipy.linalg.lu(a)):
        add(f"real(lu(x).{part})" if part == "P" else f"lu(x).{part}", result, a)
a, b = R.normal(size=(5, 3)), R.normal(size=(5, 2))
x, rest, rank, s = np.linalg.lstsq(a, b, rcond=None)
for i, result in enumerate((x, rest, rank, s)):
    add(f"np.linalg.lstsq(x, y)[{i}]", result, a, b)
add("tf.linalg.lstsq(x, y, l2_regularizer=0.5)", tf.linalg.lstsq(a, b, l2_regularizer=0.5), a, b)
low = np.outer(normal(4), normal(4)) + np.outer(normal(4), normal(4))
add("np.linalg.matrix_rank(x)", np.linalg.matrix_rank(low), low)
# Rows and columns alone with their eigenvalue, sizes far apart, and a block that is nearly defective.
shapes = {
    "triangular": np.triu(R.normal(size=(5, 5))),
    "sparse": R.normal(size=(6, 6)) * (R.random((6, 6)) < 0.5),
    "scaled": R.normal(size=(4, 4)) * 10.0 ** np.array([[-6, 0, 3, 6]]).T,
    "rotation": np.array([[0.0, -1, 0], [1, 0, 0], [0, 0, 1]]),
    "companion": np.array([[10.0, -35, 50, -24], [1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0]]),
}
for r in shapes.values():
    add("np.linalg.eigvals(x)", np.linalg.eigvals(r), r)
stack = R.normal(size=(2, 3, 4, 4))
add("eigvals(x)", np.linalg.eigvals(stack).astype(complex), stack)
add("eig(x)[1]", np.linalg.eig(stack)[1].astype(complex), stack)
for p in ([1, -6, 11, -6], [1, 0, 0, 1], [0, 2, 4, 0, 0], [3, 1], [5], [1, 2, 3, 4, 5, 6, 7]):
    add("np.roots(x)", np.roots(p), np.array(p, float))
add("np.poly(x)", np.poly([1.0, -2, 3.5]), np.array([1.0, -2, 3.5]))
add("np.poly(x)", np.poly([1j, -1j, 2]), np.array([1j, -1j, 2]))
add("np.poly(x)", np.poly([1j, 2]), np.array([1j, 2]))
a, b = R.normal(size=(2, 3, 6)), R.normal(size=(2, 3))
add("np.linalg.tensorsolve(x, y)", np.linalg.tensorsolve(a, b), a, b)
c = np.arange(16.0).reshape(1, 4, 2, 2) + 5 * np.eye(4).reshape(1, 4, 2, 2)
add("np.linalg.tensorsolve(x, y, [0])", np.linalg.tensorsolve(c, np.ones(4), (0,)), c, np.ones(4))
add("np.linalg.tensorinv(x)", np.linalg.tensorinv(a), a)
d = np.arange(36.0).reshape(6, 2, 3) + 40 * np.eye(6).reshape(6, 2, 3)
add("np.linalg.tensorinv(x, ind=1)", np.linalg.tensorinv(d, ind=1), d)


def gradient(code, run, *inputs):
    variables = [tf.Variable(i) for i in inputs]
    with tf.GradientTape() as tape:
        y = tf.reduce_sum(run(*variables))
    flows = tape.gradient(y, variables)
    gradients.append({"code": code, "inputs": [recorded(i) for i in inputs], "gradients": [recorded(g) for g in flows]})


z, w, r = normal(3, 3), normal(3, 2), R.normal(size=(3, 3))
gradient("abs(tf.linalg.inv(x))", lambda x: tf.abs(tf.linalg.inv(x)), z)
# Not the determinant of complex matrices: TensorFlow leaves out a conjugate there. Differences of values are the truth.
gradient("abs(tf.linalg.solve(x, y)) ** 2", lambda x, y: tf.abs(tf.linalg.solve(x, y)) ** 2, z, w)
gradient("abs(tf.linalg.cholesky(x @ tf.linalg.adjoint(x)) + 1)", lambda x: tf.abs(tf.linalg.cholesky(x @ tf.linalg.adjoint(x)) + 1), z)
gradient("tf.linalg.eigvalsh(x + tf.linalg.adjoint(x)) ** 3", lambda x: tf.math.real(tf.linalg.eigvalsh(x + tf.linalg.adjoint(x))) ** 3, z)
gradient("abs(tf.linalg.qr(x)[0]) ** 3", lambda x: tf.abs(tf.linalg.qr(x)[0]) ** 3, z)
gradient("abs(tf.linalg.eigvals(x) + 1j)", lambda x: tf.abs(tf.linalg.eigvals(x) + 1j), z)
gradient("abs(tf.linalg.eig(x)[1]) ** 3", lambda x: tf.abs(tf.linalg.eig(x)[1]) ** 3, z)
gradient("tf.linalg.slogdet(x)[1]", lambda x: tf.math.real(tf.linalg.slogdet(x)[1]), z)
gradient("tf.linalg.sqrtm(x @ transpose(x) + eye(3)) ** 2", lambda x: tf.linalg.sqrtm(x @ tf.transpose(x) + tf.eye(3, dtype=tf.float64)) ** 2, r)
gradient("tf.linalg.expm(x) ** 2", lambda x: tf.linalg.expm(x) ** 2, r)
pathlib.Path(__file__).with_name("matrices.json").write_text(
    "{\"cases\": [\n" + ",\n".join(map(json.dumps, cases)) + "\n], \"gradients\": [\n" + ",\n".join(map(json.dumps, gradients)) + "\n]}\n"
)
