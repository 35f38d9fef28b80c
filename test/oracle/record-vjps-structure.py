"""Records TensorFlow's vector-Jacobian products through structure into test/oracle/vjps-structure.json: see vjps.py.

Run with a Python that has tensorflow: python test/oracle/record-vjps-structure.py
Indices of every kind, gathers and scatters, joining and parting, products with einsum, decompositions of square, wide, tall
and several matrices.
"""
from vjps import Recorder, by_tensorflow

import numpy as np
import tensorflow as tf

recorder = Recorder(by_tensorflow, 11)
case = recorder.case
la = tf.linalg


def same(code, *inputs):
    """Code that means the same to Python."""
    case(code, eval(f"lambda x=None, y=None, z=None: {code}", {"tf": tf, "la": la}), *inputs)


# Indexing.
for at in ("0", "-1", "1, 2", "1, -1, 0", "...", "..., 0", "0, ...", ":", "1:", ":-1", "::2", "::-1", "::-2", "2:0:-1", "1:1", ":, 1:3", ":, ::-1, 1",
           "..., 1:, tf.newaxis", "tf.newaxis", ":, tf.newaxis, 1", "1, ..., ::2", "-2:, -3:-1, 0", "0:100", "::3, ::2, ::-1", "1, 1:3, ::-1"):
    same(f"x[{at}]", (3, 4, 2))
for at in ("x > 0", "[True, False, True]", "[False, False, False]"):
    case(f"x[{at}]", eval(f"lambda x: tf.boolean_mask(x, {at})"), (3, 4))
same("x[0][1:]", (3, 4))
same("x[1:][::-1][0]", (3, 4))
same("x[::2] * x[1::2]", (6,))
same("tf.slice(x, [1, 0], [2, -1])", (3, 4))
same("tf.boolean_mask(x, [[True, False], [False, True], [True, True]])", (3, 2, 2))
same("tf.boolean_mask(x, [True, False, True], axis=1)", (2, 3))

# Gathers and scatters.
for args in ("[2, 0, 2]", "[[0, 1], [1, 1]]", "1", "[]", "[1, 0], axis=1", "[[1], [0], [3]], axis=1, batch_dims=1", "[[0, 0], [1, 0], [3, 3]], batch_dims=1, axis=1", "[0, 1], axis=-1"):
    code = f"tf.gather(x, {args.replace('[]', 'tf.constant([], tf.int32)')})"
    same(code, (3, 4, 2) if "-1" not in args else (3, 4))
for args in ("[[0], [2], [0]]", "[[0, 1], [2, 3], [0, 1]]", "[[[0, 0]], [[1, 1]]]", "[[0, 1, 1]]"):
    same(f"tf.gather_nd(x, {args})", (3, 4, 2))
same("tf.gather_nd(x, [[1], [0], [3]], batch_dims=1)", (3, 4))
for kind in ("add", "sub", "update", "max", "min"):
    same(f"tf.tensor_scatter_nd_{kind}(x, [[0], [2]], y)", (3, 4), (2, 4))
    same(f"tf.tensor_scatter_nd_{kind}(x, [[0, 1], [2, 3], [1, 1]], y)", (3, 4), (3,))
same("tf.tensor_scatter_nd_add(x, [[0], [0], [2]], y)", (3,), (3,))
same("tf.tensor_scatter_nd_sub(x, [[0], [0], [2]], y)", (3,), (3,))
same("tf.scatter_nd([[0], [2], [0]], x, [4])", (3,))
same("tf.scatter_nd([[0], [2]], x, [3, 2])", (2, 2))
same("tf.math.segment_sum(x, [0, 0, 1])", (3, 2))
same("tf.math.unsorted_segment_sum(x, [1, 0, 1], 3)", (3, 2))

# Joining, parting, repeating, turning.
for code, *shapes in (
    ("tf.concat([x, y], 0)", (2, 3), (1, 3)), ("tf.concat([x, y, x], 1)", (2, 3), (2, 1)), ("tf.stack([x, y], axis=1)", (2, 3), (2, 3)), ("tf.stack([x, y, x], axis=-1)", (2,), (2,)),
    ("tf.unstack(x, axis=1)[1]", (2, 3)), ("tf.split(x, 3, axis=1)[2]", (2, 6)), ("tf.split(x, [1, 3, 2], axis=1)[1]", (2, 6)), ("tf.tile(x, [2, 3])", (2, 2)), ("tf.tile(x, [2])", (0,)),
    ("tf.repeat(x, 3, axis=1)", (2, 2)), ("tf.repeat(x, [2, 0, 1], axis=0)", (3, 2)), ("tf.repeat(x, 2)", (2, 2)), ("tf.reverse(x, [0, 1])", (2, 3)), ("tf.roll(x, 2, axis=1)", (2, 5)),
    ("tf.roll(x, [1, -1], axis=[0, 1])", (3, 4)), ("tf.transpose(x)", (2, 3, 4)), ("tf.transpose(x, [1, 0, 2])", (2, 3, 4)), ("tf.reshape(x, [3, -1])", (2, 3, 2)), ("tf.squeeze(x)", (1, 3, 1)),
    ("tf.expand_dims(x, 1)", (2, 3)), ("tf.broadcast_to(x, [4, 2, 3])", (2, 1)), ("tf.pad(x, [[1, 0], [2, 1]])", (2, 3)), ("tf.pad(x, [[1, 1], [2, 1]], 'REFLECT')", (3, 4)),
    ("tf.pad(x, [[1, 2], [2, 1]], 'SYMMETRIC')", (3, 4)), ("tf.pad(x, [[0, 1], [1, 0]], constant_values=2.5)", (2, 2)), ("tf.linalg.diag(x)", (2, 3)), ("tf.linalg.diag_part(x)", (2, 3, 4)),
    ("tf.linalg.band_part(x, 1, 0)", (2, 3, 4)), ("tf.linalg.band_part(x, -1, 1)", (4, 3)), ("tf.linalg.set_diag(x, y)", (2, 3, 4), (2, 3)), ("tf.linalg.trace(x)", (2, 3, 4)),
    ("tf.meshgrid(x, y)[0]", (2,), (3,)), ("tf.meshgrid(x, y, indexing='ij')[1]", (2,), (3,)), ("tf.where([[True], [False]], x, y)", (2, 3), (3,)), ("tf.identity(x)", (0,)),
):
    same(code, *shapes)

# Products.
for a, b in (((2, 3), (3, 4)), ((2, 2, 3), (2, 3, 1)), ((2, 1, 2, 3), (3, 3, 2)), ((5, 2, 3), (3, 2)), ((0, 3), (3, 2)), ((2, 0), (0, 3)), ((1, 2, 2), (4, 2, 2))):
    same("x @ y", a, b)
for flags, a, b in (("transpose_a=True", (3, 2), (3, 4)), ("transpose_b=True", (2, 3), (4, 3)), ("transpose_a=True, transpose_b=True", (3, 2), (4, 3))):
    same(f"tf.matmul(x, y, {flags})", a, b)
same("tf.linalg.matvec(x, y)", (2, 3, 4), (2, 4))
same("tf.linalg.matvec(x, y, transpose_a=True)", (3, 4), (3,))
for axes in ("1", "2", "0", "[[0], [1]]", "[[1, 2], [0, 1]]"):
    same(f"tf.tensordot(x, y, {axes})", (2, 3, 2), (3, 2, 2) if axes != "1" and axes != "0" else (2, 3))
for eq, *shapes in (
    ("ij,jk->ik", (2, 3), (3, 4)), ("ij,jk", (2, 3), (3, 4)), ("ij->ji", (2, 3)), ("ij->", (2, 3)), ("ij->j", (2, 3)), ("ii->i", (3, 3)), ("ii", (3, 3)), ("ii->", (3, 3)), ("iij->j", (2, 2, 3)), ("iji->ij", (2, 3, 2)),
    ("bij,bjk->bik", (2, 2, 3), (2, 3, 2)), ("...ij,...jk->...ik", (2, 2, 3), (3, 2)), ("...i,...i->...", (2, 3), (3,)), ("i,j->ij", (2,), (3,)), ("i,i->", (3,), (3,)), ("ij,ij->ij", (2, 3), (2, 3)),
    ("ij,kj,kl->il", (2, 3), (4, 3), (4, 2)), ("bn,anm,bm->ba", (2, 3), (4, 3, 2), (2, 2)), ("...ii->...i", (2, 3, 3)), ("ijkl,jl->ik", (2, 3, 2, 2), (3, 2)), ("ab...,bc->ac...", (2, 3, 4), (3, 2)), ("i...->...", (2, 3)),
    ("ii,jj->ij", (2, 2), (3, 3)), ("ij,ij,ij->", (2, 2), (2, 2), (2, 2)), ("...,...->...", (2, 3), (3,)), ("i,ij,j", (2,), (2, 3), (3,)),
):
    same(f"tf.einsum('{eq}', {', '.join('xyz'[: len(shapes)])})", *shapes)
same("tf.linalg.cross(x, y)", (2, 3), (2, 3))
same("tf.linalg.normalize(x, axis=1)[0]", (2, 3))
same("tf.linalg.normalize(x)[1]", (2, 3))

# Decompositions: where what comes out is free in sign or phase, what does not depend on it.
spd = "(tf.matmul(x, x, transpose_b=True) + 3 * tf.eye(3, dtype=tf.float64))"
sym = "(x + tf.linalg.matrix_transpose(x))"
tri = "(tf.linalg.band_part(x, -1, 0) + 3 * tf.eye(3, dtype=tf.float64))"
ours = lambda code: code.replace("tf.eye(3, dtype=tf.float64)", "eye(3, dtype=float64)").replace("tf.eye(2, dtype=tf.float64)", "eye(2, dtype=float64)")
for code, *shapes in (
    ("tf.linalg.inv(x)", (3, 3)), ("tf.linalg.inv(x)", (2, 3, 3)), ("tf.linalg.det(x)", (3, 3)), ("tf.linalg.det(x)", (2, 2, 2)), ("tf.linalg.slogdet(x)[1]", (3, 3)), ("tf.linalg.slogdet(x)[1]", (2, 3, 3)),
    (f"tf.linalg.logdet({spd})", (3, 3)), ("tf.linalg.solve(x, y)", (3, 3), (3, 2)), ("tf.linalg.solve(x, y)", (2, 3, 3), (2, 3, 1)), ("tf.linalg.solve(x, y, adjoint=True)", (3, 3), (3, 2)),
    (f"tf.linalg.triangular_solve({tri}, y)", (3, 3), (3, 2)), (f"tf.linalg.triangular_solve(tf.linalg.matrix_transpose({tri}), y, lower=False)", (3, 3), (3, 2)), (f"tf.linalg.triangular_solve({tri}, y, adjoint=True)", (3, 3), (3, 2)),
    (f"tf.linalg.cholesky({spd})", (3, 3)), (f"tf.linalg.cholesky({spd})", (2, 3, 3)), (f"tf.linalg.cholesky_solve({tri}, y)", (3, 3), (3, 2)),
    ("tf.linalg.lstsq(x, y)", (4, 2), (4, 3)), ("tf.linalg.lstsq(x, y)", (2, 4, 2), (2, 4, 1)), ("tf.linalg.lstsq(x, y)", (2, 4), (2, 1)),
    ("tf.linalg.pinv(x)", (3, 3)), ("tf.linalg.pinv(x)", (4, 2)), ("tf.linalg.pinv(x)", (2, 4)), ("tf.linalg.svd(x, compute_uv=False)", (3, 3)), ("tf.linalg.svd(x, compute_uv=False)", (4, 2)), ("tf.linalg.svd(x, compute_uv=False)", (2, 4)), ("tf.linalg.svd(x, compute_uv=False)", (2, 3, 2)),
    ("abs(tf.linalg.svd(x)[1])", (3, 3)), ("abs(tf.linalg.svd(x)[1])", (4, 2)), ("abs(tf.linalg.svd(x)[2])", (4, 2)), ("abs(tf.linalg.svd(x)[1])", (2, 4)), ("abs(tf.linalg.svd(x)[2])", (2, 4)), ("abs(tf.linalg.svd(x)[2])", (2, 3, 2)),
    (f"tf.linalg.eigvalsh({sym})", (3, 3)), (f"tf.linalg.eigvalsh({sym})", (2, 3, 3)), (f"tf.linalg.eigh({sym})[0]", (3, 3)), (f"abs(tf.linalg.eigh({sym})[1])", (3, 3)), (f"abs(tf.linalg.eigh({sym})[1])", (2, 2, 2)),
    ("abs(tf.linalg.qr(x)[0])", (3, 3)), ("abs(tf.linalg.qr(x)[1])", (3, 3)), ("abs(tf.linalg.qr(x)[0])", (4, 2)), ("abs(tf.linalg.qr(x)[1])", (4, 2)), ("abs(tf.linalg.qr(x)[1])", (2, 3)), ("abs(tf.linalg.qr(x)[0])", (2, 3)), ("abs(tf.linalg.qr(x)[1])", (2, 4, 2)),
    ("tf.norm(x, ord='fro', axis=[-2, -1])", (2, 2, 3)),
):
    case(ours(code), eval(f"lambda x=None, y=None: {code}", {"tf": tf, "abs": tf.abs}), *shapes)

recorder.write("vjps-structure.json")
