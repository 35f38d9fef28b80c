"""jax.scipy's matrices, and densities of common distributions."""
import math
import jax
import jax.numpy as jnp

# in jax.scipy.linalg
def cholesky(a, lower=False, overwrite_a=False, check_finite=True):
    found = jnp.linalg.cholesky(a)
    return found if lower else jnp.swapaxes(found, -1, -2)


def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    return cholesky(a, lower), lower


def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    c, lower = c_and_lower
    if lower:
        return solve_triangular(c, solve_triangular(c, b, lower=True), trans=1, lower=True)
    return solve_triangular(c, solve_triangular(c, b, trans=1))


def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, debug=None, check_finite=True):
    given = jnp.tril(a) if lower else jnp.triu(a)
    if unit_diagonal:
        given = given - jnp.diag(jnp.diag(given)) + jnp.eye(given.shape[-1], dtype=given.dtype)
    if trans in (1, "T", 2, "C"):
        given = jnp.swapaxes(given, -1, -2)
        lower = not lower
    # Substitution, one unknown after the other.
    n = given.shape[-1]
    alone = b.ndim == 1
    rows = b[:, None] if alone else b
    known = [None] * n
    for i in range(n) if lower else range(n - 1, -1, -1):
        before = range(i) if lower else range(i + 1, n)
        total = rows[i]
        for j in before:
            total = total - given[i, j] * known[j]
        known[i] = total / given[i, i]
    found = jnp.stack(known)
    return found[:, 0] if alone else found


def solve(a, b, lower=False, overwrite_a=False, overwrite_b=False, debug=False, check_finite=True, assume_a="gen"):
    return jnp.linalg.solve(a, b)


def inv(a, overwrite_a=False, check_finite=True):
    return jnp.linalg.inv(a)


def det(a, overwrite_a=False, check_finite=True):
    return jnp.linalg.det(a)


def eigh(a, b=None, lower=True, eigvals_only=False, **options):
    return jnp.linalg.eigvalsh(a) if eigvals_only else tuple(jnp.linalg.eigh(a))


def svd(a, full_matrices=True, compute_uv=True, **options):
    return tuple(jnp.linalg.svd(a, full_matrices)) if compute_uv else jnp.linalg.svd(a, full_matrices, False)


def qr(a, overwrite_a=False, lwork=None, mode="full", pivoting=False, check_finite=True):
    if mode == "r":
        return (jnp.linalg.qr(a, "r"),)
    return tuple(jnp.linalg.qr(a, "complete" if mode == "full" else "reduced"))


def block_diag(*arrs):
    parts = [jnp.atleast_2d(a) for a in arrs]
    width = sum([p.shape[1] for p in parts])
    rows, at = [], 0
    for p in parts:
        rows.append(jnp.pad(p, ((0, 0), (at, width - at - p.shape[1]))))
        at += p.shape[1]
    return jnp.concatenate(rows, 0)


def toeplitz(c, r=None):
    c = jnp.ravel(jnp.asarray(c))
    r = c if r is None else jnp.ravel(jnp.asarray(r))
    line = jnp.concatenate([jnp.flip(c[1:]), c[:1], r[1:]])
    return jnp.stack([line[len(c) - 1 - i:len(c) - 1 - i + len(r)] for i in range(len(c))])


def expm(A, *, upper_triangular=False, max_squarings=16):
    """Scaling and squaring around a Padé approximant of degree 13 (Higham 2005)."""
    b = (64764752532480000., 32382376266240000., 7771770303897600., 1187353796428800., 129060195264000., 10559470521600.,
         670442572800., 33522128640., 1323241920., 40840800., 960960., 16380., 182., 1.)
    size = float(jnp.max(jnp.sum(jnp.abs(A), axis=0)))
    squarings = max(0, math.ceil(math.log2(size / 4.25))) if size > 0 else 0
    A = A / 2 ** squarings
    one = jnp.eye(A.shape[-1], dtype=A.dtype)
    A2 = A @ A
    A4 = A2 @ A2
    A6 = A4 @ A2
    U = A @ (A6 @ (b[13] * A6 + b[11] * A4 + b[9] * A2) + b[7] * A6 + b[5] * A4 + b[3] * A2 + b[1] * one)
    V = A6 @ (b[12] * A6 + b[10] * A4 + b[8] * A2) + b[6] * A6 + b[4] * A4 + b[2] * A2 + b[0] * one
    found = jnp.linalg.solve(V - U, V + U)
    for _ in range(squarings):
        found = found @ found
    return found
