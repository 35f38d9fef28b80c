"""scipy.linalg: functions of matrices, and matrices taken apart."""
import math
import numpy as np

# in _nowhere
_pade = (64764752532480000., 32382376266240000., 7771770303897600., 1187353796428800., 129060195264000., 10559470521600., 670442572800.,
         33522128640., 1323241920., 40840800., 960960., 16380., 182., 1.)


def _square(a):
    a = np.asarray(a)
    a = a if a.dtype.kind in "fc" else a + 0.0
    if a.ndim < 2 or a.shape[-1] != a.shape[-2]:
        raise ValueError("expected a square matrix")
    return a


def _real(found, like):
    """Real where it was and the imaginary parts are but rounding."""
    if found.dtype.kind == "c" and like.dtype.kind != "c":
        if np.all(np.abs(found.imag) <= 1e6 * np.finfo(float).eps * max(1.0, float(np.max(np.abs(found))))):
            return found.real.copy()
    return found


# in scipy.linalg
def expm(A):
    A = _square(A)
    if A.ndim > 2:
        return np.stack([expm(a) for a in A])
    if A.shape == (1, 1):
        return np.exp(A)
    size = float(np.max(np.sum(np.abs(A), axis=0))) if A.size else 0.0
    halved = max(0, math.ceil(math.log2(size / 4.25))) if size > 4.25 else 0
    A = A / 2.0 ** halved
    b, one = _pade, np.eye(len(A))
    A2 = np.dot(A, A)
    A4 = np.dot(A2, A2)
    A6 = np.dot(A4, A2)
    U = np.dot(A, np.dot(A6, b[13] * A6 + b[11] * A4 + b[9] * A2) + b[7] * A6 + b[5] * A4 + b[3] * A2 + b[1] * one)
    V = np.dot(A6, b[12] * A6 + b[10] * A4 + b[8] * A2) + b[6] * A6 + b[4] * A4 + b[2] * A2 + b[0] * one
    found = np.linalg.solve(V - U, V + U)
    for _ in range(halved):
        found = np.dot(found, found)
    return found


def sqrtm(A, disp=None, blocksize=None):
    A = _square(A)
    if np.allclose(A, np.conj(A.T), rtol=1e-14, atol=0):
        values, vectors = np.linalg.eigh(A)
        if np.all(values >= 0):
            return np.dot(vectors * np.sqrt(values), np.conj(vectors.T))
    values = np.linalg.eigvals(A)
    Y = A + 0j if np.any((values.real <= 0) & (np.abs(values.imag) < 1e-14)) or A.dtype.kind == "c" else A
    if Y.dtype.kind == "c":
        values, vectors = np.linalg.eig(A)
        return _real(np.dot(vectors * np.sqrt(values + 0j), np.linalg.inv(vectors)), A)
    Z = np.eye(len(A))
    for _ in range(100):
        # Denman and Beavers: both roots, of A and of its inverse.
        new, Z = (Y + np.linalg.inv(Z)) / 2, (Z + np.linalg.inv(Y)) / 2
        done = np.max(np.abs(new - Y)) <= 1e-15 * np.max(np.abs(new))
        Y = new
        if done:
            break
    return Y


def logm(A, disp=True):
    A = _square(A)
    if np.allclose(A, np.conj(A.T), rtol=1e-14, atol=0):
        values, vectors = np.linalg.eigh(A)
        if np.all(values > 0):
            return np.dot(vectors * np.log(values), np.conj(vectors.T))
    values, vectors = np.linalg.eig(A)
    if np.linalg.cond(vectors) < 1e8:
        return _real(np.dot(vectors * np.log(values + 0j), np.linalg.inv(vectors)), A)
    # Roots until it is near 1, and the series of there.
    root, count = A, 0
    while np.max(np.sum(np.abs(root - np.eye(len(A))), axis=0)) > 0.05:
        root, count = sqrtm(root), count + 1
    X = np.dot(root - np.eye(len(A)), np.linalg.inv(root + np.eye(len(A))))
    power, found, X2 = X, X, np.dot(X, X)
    for k in range(3, 25, 2):
        power = np.dot(power, X2)
        found = found + power / k
    return found * 2 * 2 ** count


def fractional_matrix_power(A, t):
    A = _square(A)
    if t == int(t):
        return np.linalg.matrix_power(A, int(t))
    values, vectors = np.linalg.eig(A)
    return _real(np.dot(vectors * (values + 0j) ** t, np.linalg.inv(vectors)), A)


def cosm(A):
    A = _square(A)
    return expm(1j * A).real if A.dtype.kind != "c" else 0.5 * (expm(1j * A) + expm(-1j * A))


def sinm(A):
    A = _square(A)
    return expm(1j * A).imag if A.dtype.kind != "c" else -0.5j * (expm(1j * A) - expm(-1j * A))


def lu_factor(a, overwrite_a=False, check_finite=True):
    """L below the diagonal and U from it on, in one matrix, and which rows were exchanged."""
    a = np.asarray(a)
    rows = (a if a.dtype.kind in "fc" else a + 0.0).copy()
    m, n = rows.shape
    swaps = np.arange(min(m, n), dtype="int32")
    for k in range(min(m, n)):
        best = k + int(np.argmax(np.abs(rows[k:, k])))
        swaps[k] = best
        if best != k:
            rows[[k, best]] = rows[[best, k]]
        if rows[k, k] != 0:
            rows[k + 1:, k] = rows[k + 1:, k] / rows[k, k]
            rows[k + 1:, k + 1:] -= np.outer(rows[k + 1:, k], rows[k, k + 1:])
    return rows, swaps


def lu(a, permute_l=False, overwrite_a=False, check_finite=True, p_indices=False):
    rows, swaps = lu_factor(a)
    m, n = rows.shape
    places = list(range(m))
    for k, best in enumerate(swaps.tolist()):
        places[k], places[best] = places[best], places[k]
    k = min(m, n)
    L, U = np.tril(rows[:, :k], -1) + np.eye(m, k), np.triu(rows[:k])
    P = np.zeros((m, m))
    P[places, list(range(m))] = 1.0
    if permute_l:
        return np.dot(P, L), U
    return (np.argsort(np.array(places)).astype("int32"), L, U) if p_indices else (P, L, U)


def lu_solve(lu_and_piv, b, trans=0, overwrite_b=False, check_finite=True):
    rows, swaps = lu_and_piv
    x = np.array(b) + 0.0
    L, U = np.tril(rows, -1) + np.eye(len(rows)), np.triu(rows)
    pairs = list(enumerate(swaps.tolist()))
    if trans:
        x = solve_triangular(L.T, solve_triangular(U.T, x, lower=True))
        pairs = pairs[::-1]
    for k, best in pairs:
        if best != k:
            x[[k, best]] = x[[best, k]]
    return x if trans else solve_triangular(U, solve_triangular(L, x, lower=True))


def solve_triangular(a, b, trans=0, lower=False, unit_diagonal=False, overwrite_b=False, check_finite=True):
    a, x = np.asarray(a) + 0.0, np.array(b) + 0.0
    if trans in (1, "T", 2, "C"):
        a, lower = a.T if trans in (1, "T") else np.conj(a.T), not lower
    if not unit_diagonal and np.any(np.diag(a) == 0):
        at = int(np.argmax(np.diag(a) == 0))
        raise np.linalg.LinAlgError(f"singular matrix: resolution failed at diagonal {at}")
    x = x + 0j if a.dtype.kind == "c" else x
    for i in (range(len(a)) if lower else range(len(a) - 1, -1, -1)):
        known = np.dot(a[i, :i], x[:i]) if lower else np.dot(a[i, i + 1:], x[i + 1:])
        x[i] = (x[i] - known) / (1 if unit_diagonal else a[i, i])
    return x


def cho_factor(a, lower=False, overwrite_a=False, check_finite=True):
    found = np.linalg.cholesky(a)
    whole = np.asarray(a) + 0.0
    # The other triangle stays as it was.
    return (np.tril(found) + np.triu(whole, 1), True) if lower else (np.triu(found.T) + np.tril(whole, -1), False)


def cho_solve(c_and_lower, b, overwrite_b=False, check_finite=True):
    c, lower = c_and_lower
    L = np.tril(c) if lower else np.triu(c).T
    return solve_triangular(L.T, solve_triangular(L, b, lower=True))


def solve_banded(l_and_u, ab, b, overwrite_ab=False, overwrite_b=False, check_finite=True):
    low, up = l_and_u
    ab, b = np.asarray(ab) + 0.0, np.asarray(b)
    if ab.shape[-1] != b.shape[0]:
        raise ValueError("shapes of ab and b are not compatible.")
    if low + up + 1 != ab.shape[0]:
        raise ValueError(f"invalid values for the number of lower and upper diagonals: l+u+1 ({low + up + 1}) does not equal ab.shape[0] "
                         f"({ab.shape[0]})")
    n = ab.shape[1]
    whole = np.zeros((n, n), dtype=ab.dtype)
    for k in range(-low, up + 1):
        for i in range(max(0, -k), min(n, n - k)):
            whole[i, i + k] = ab[up - k, i + k]
    return np.linalg.solve(whole, b)


def qr(a, overwrite_a=False, lwork=None, mode="full", pivoting=False, check_finite=True):
    if mode not in ("full", "qr", "r", "economic", "raw"):
        raise ValueError("Mode argument should be one of ['full', 'r', 'economic', 'raw']")
    if pivoting or mode == "raw":
        raise NotImplementedError("scipy.linalg.qr has no pivoting and no raw factors in tensh")
    if mode == "r":
        Q, R = np.linalg.qr(a, mode="complete")
        return (R,)
    Q, R = np.linalg.qr(a, mode="reduced" if mode == "economic" else "complete")
    return Q, R


def svd(a, full_matrices=True, compute_uv=True, overwrite_a=False, check_finite=True, lapack_driver="gesdd"):
    found = np.linalg.svd(a, full_matrices=full_matrices, compute_uv=compute_uv)
    return tuple(found) if compute_uv else found


def eig(a, b=None, left=False, right=True, overwrite_a=False, overwrite_b=False, check_finite=True, homogeneous_eigvals=False):
    if left:
        raise NotImplementedError("scipy.linalg.eig has no left vectors in tensh")
    values, vectors = np.linalg.eig(a if b is None else np.linalg.solve(b, a))
    return (values + 0j, vectors) if right else values + 0j


def eigvals(a, b=None, overwrite_a=False, check_finite=True, homogeneous_eigvals=False):
    return eig(a, b, right=False)


def lstsq(a, b, cond=None, overwrite_a=False, overwrite_b=False, check_finite=True, lapack_driver=None):
    x, squares, rank, s = np.linalg.lstsq(np.asarray(a) + 0.0, np.asarray(b) + 0.0, cond)
    return x, squares[0] if np.ndim(b) == 1 and len(squares) else squares, int(rank), s


def null_space(A, rcond=None, **options):
    U, s, V = np.linalg.svd(A, full_matrices=True)
    rcond = np.finfo(float).eps * max(U.shape[0], V.shape[1]) if rcond is None else rcond
    rank = int(np.sum(s > (np.max(s) * rcond if len(s) else 0)))
    return np.conj(V[rank:].T)


def orth(A, rcond=None):
    U, s, V = np.linalg.svd(A, full_matrices=False)
    rcond = np.finfo(float).eps * max(U.shape[0], V.shape[1]) if rcond is None else rcond
    return U[:, :int(np.sum(s > np.max(s) * rcond))]


def circulant(c):
    c = np.asarray(c)
    n = len(c)
    return c[(np.arange(n)[:, None] - np.arange(n)[None, :]) % n]


def hankel(c, r=None):
    c = np.asarray(c).ravel()
    r = np.zeros(len(c), dtype=c.dtype) if r is None else np.asarray(r).ravel()
    return np.concatenate([c, r[1:]])[np.arange(len(c))[:, None] + np.arange(len(r))[None, :]]


def companion(a):
    a = np.asarray(a) + 0.0
    made = np.zeros((len(a) - 1, len(a) - 1))
    made[0] = -a[1:] / a[0]
    made[1:, :-1] = np.eye(len(a) - 2)
    return made


LinAlgError = np.linalg.LinAlgError
