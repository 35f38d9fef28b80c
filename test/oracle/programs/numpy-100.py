import numpy as np


def show(n, f):
    try:
        print(n, f())
    except Exception as e:
        print(n, "!!", type(e).__name__, e)


# 2-20
show(2, lambda: np.__version__[:1])
show(3, lambda: np.zeros(10))
Z = np.zeros((10, 10)); show(4, lambda: "%d bytes" % (Z.size * Z.itemsize))
Z = np.zeros(10); Z[4] = 1; show(6, lambda: Z)
show(7, lambda: np.arange(10, 50))
Z = np.arange(50); Z = Z[::-1]; show(8, lambda: Z)
show(9, lambda: np.arange(9).reshape(3, 3))
show(10, lambda: np.nonzero([1, 2, 0, 0, 4, 0]))
show(11, lambda: np.eye(3))
np.random.seed(1)
show(12, lambda: np.random.random((3, 3, 3)))
Z = np.random.random((10, 10)); show(13, lambda: (Z.min(), Z.max()))
Z = np.random.random(30); show(14, lambda: Z.mean())
Z = np.ones((10, 10)); Z[1:-1, 1:-1] = 0; show(15, lambda: Z)
Z = np.ones((5, 5)); Z = np.pad(Z, pad_width=1, mode='constant', constant_values=0); show(16, lambda: Z)
Z[:, [0, -1]] = 0; Z[[0, -1], :] = 0; show(16.5, lambda: Z)
show(17, lambda: (0 * np.nan, np.nan == np.nan, np.inf > np.nan, np.nan - np.nan, np.nan in set([np.nan]), 0.3 == 3 * 0.1))
show(18, lambda: np.diag(1 + np.arange(4), k=-1))
Z = np.zeros((8, 8), dtype=int); Z[1::2, ::2] = 1; Z[::2, 1::2] = 1; show(19, lambda: Z)
show(20, lambda: np.unravel_index(99, (6, 7, 8)))
show(21, lambda: np.tile(np.array([[0, 1], [1, 0]]), (4, 4)))
Z = np.random.random((5, 5)); Z = (Z - np.mean(Z)) / (np.std(Z)); show(22, lambda: Z)
Z = np.dot(np.ones((5, 3)), np.ones((3, 2))); show(24, lambda: Z)
show(24.5, lambda: np.ones((5, 3)) @ np.ones((3, 2)))
Z = np.arange(11); Z[(3 < Z) & (Z < 8)] *= -1; show(25, lambda: Z)
show(26, lambda: np.sum(range(5), -1))
Z = np.arange(5)
show("27a", lambda: Z ** Z); show("27b", lambda: 2 << Z >> 2); show("27c", lambda: Z < -Z); show("27d", lambda: 1j * Z); show("27e", lambda: Z / 1 / 1)
show(28, lambda: np.array([np.nan]).astype(float))
Z = np.random.uniform(-10, +10, 10); show(29, lambda: np.copysign(np.ceil(np.abs(Z)), Z)); show("29b", lambda: np.where(Z > 0, np.ceil(Z), np.floor(Z)))
Z1 = np.random.randint(0, 10, 10); Z2 = np.random.randint(0, 10, 10); show(30, lambda: np.intersect1d(Z1, Z2))
with np.errstate(all="ignore"):
    show(31, lambda: np.arange(3) / 0)
show(32, lambda: np.emath.sqrt(-1))
A = np.ones(3) * 1; B = np.ones(3) * 2
np.add(A, B, out=B); np.divide(A, 2, out=A); np.negative(A, out=A); np.multiply(A, B, out=A); show(35, lambda: A)
Z = np.random.uniform(0, 10, 10)
show("36a", lambda: Z - Z % 1); show("36b", lambda: Z // 1); show("36c", lambda: np.floor(Z)); show("36d", lambda: Z.astype(int)); show("36e", lambda: np.trunc(Z))
Z = np.zeros((5, 5)); Z += np.arange(5); show(37, lambda: Z)
def generate():
    for x in range(10):
        yield x
show(38, lambda: np.fromiter(generate(), dtype=float, count=-1))
show(39, lambda: np.linspace(0, 1, 11, endpoint=False)[1:])
Z = np.random.random(10); Z.sort(); show(40, lambda: Z)
show(41, lambda: np.add.reduce(np.arange(10)))
A = np.random.randint(0, 2, 5); B = np.random.randint(0, 2, 5); show(42, lambda: (np.allclose(A, B), np.array_equal(A, B)))
Z = np.zeros(10); Z.flags.writeable = False
try:
    Z[0] = 1
    print(43, "written")
except ValueError as e:
    print(43, e)
Z = np.random.random((10, 2)); X, Y = Z[:, 0], Z[:, 1]; R = np.sqrt(X ** 2 + Y ** 2); T = np.arctan2(Y, X); show(44, lambda: (R, T))
Z = np.random.random(10); Z[Z.argmax()] = 0; show(45, lambda: Z)
X = np.arange(8); Y = X + 0.5; C = 1.0 / np.subtract.outer(X, Y); show(47, lambda: np.linalg.det(C))
for dtype in [np.int8, np.int32, np.int64]:
    print(48, np.iinfo(dtype).min, np.iinfo(dtype).max)
for dtype in [np.float32, np.float64]:
    print(48, float(np.finfo(dtype).min), float(np.finfo(dtype).max), float(np.finfo(dtype).eps))
Z = np.arange(100); v = np.random.uniform(0, 100); index = (np.abs(Z - v)).argmin(); show(50, lambda: Z[index])
Z = np.random.random((10, 2)); X, Y = np.atleast_2d(Z[:, 0], Z[:, 1]); D = np.sqrt((X - X.T) ** 2 + (Y - Y.T) ** 2); show(52, lambda: D)
Z = (np.random.rand(10) * 100).astype(np.float32); show("53a", lambda: Z.astype(np.int32))
Z = np.arange(9).reshape(3, 3)
for index, value in np.ndenumerate(Z):
    print(55, index, value)
for index in np.ndindex(Z.shape):
    print(55, index, Z[index])
X, Y = np.meshgrid(np.linspace(-1, 1, 10), np.linspace(-1, 1, 10)); D = np.sqrt(X * X + Y * Y); sigma, mu = 1.0, 0.0
G = np.exp(-((D - mu) ** 2 / (2.0 * sigma ** 2))); show(56, lambda: G)
n = 10; p = 3; Z = np.zeros((n, n)); np.put(Z, np.random.choice(range(n * n), p, replace=False), 1); show(57, lambda: Z)
X = np.random.rand(5, 10); Y = X - X.mean(axis=1, keepdims=True); show(58, lambda: Y)
Z = np.random.randint(0, 10, (3, 3)); show(59, lambda: Z[Z[:, 1].argsort()])
Z = np.random.randint(0, 3, (3, 10)); show(60, lambda: (~Z.any(axis=0)).any())
Z = np.array([[0, 1, np.nan]]); show("60b", lambda: np.isnan(Z).all(axis=0))
Z = np.random.uniform(0, 1, 10); z = 0.5; show(61, lambda: Z.flat[np.abs(Z - z).argmin()])
A = np.arange(3).reshape(3, 1); B = np.arange(3).reshape(1, 3)
def f62():
    it = np.nditer([A, B, None])
    for x, y, z in it:
        z[...] = x + y
    return it.operands[2]
show(62, f62)
Z = np.ones(10); I = np.random.randint(0, len(Z), 20); Z += np.bincount(I, minlength=len(Z)); show(64, lambda: Z)
Z = np.ones(10); np.add.at(Z, I, 1); show("64b", lambda: Z)
X = [1, 2, 3, 4, 5, 6]; I = [1, 3, 9, 3, 4, 1]; show(65, lambda: np.bincount(I, X))
w, h = 4, 4; I = np.random.randint(0, 4, (h, w, 3)).astype(np.ubyte); show(66, lambda: len(np.unique(I.reshape(-1, 3), axis=0)))
A = np.random.randint(0, 10, (3, 4, 3, 4)); show(67, lambda: A.sum(axis=(-2, -1))); show("67b", lambda: A.reshape(A.shape[:-2] + (-1,)).sum(axis=-1))
D = np.random.uniform(0, 1, 100); S = np.random.randint(0, 10, 100); D_sums = np.bincount(S, weights=D); D_counts = np.bincount(S); show(68, lambda: D_sums / D_counts)
A = np.random.uniform(0, 1, (5, 5)); B = np.random.uniform(0, 1, (5, 5)); show("69a", lambda: np.diag(np.dot(A, B))); show("69b", lambda: np.sum(A * B.T, axis=1)); show("69c", lambda: np.einsum("ij,ji->i", A, B))
Z = np.array([1, 2, 3, 4, 5]); nz = 3; Z0 = np.zeros(len(Z) + (len(Z) - 1) * (nz)); Z0[::nz + 1] = Z; show(70, lambda: Z0)
A = np.ones((5, 5, 3)); B = 2 * np.ones((5, 5)); show(71, lambda: (A * B[:, :, None]).sum())
A = np.arange(25).reshape(5, 5); A[[0, 1]] = A[[1, 0]]; show(72, lambda: A)
faces = np.random.randint(0, 100, (10, 3)); F = np.roll(faces.repeat(2, axis=1), -1, axis=1); F = F.reshape(len(F) * 3, 2); F = np.sort(F, axis=1)
show(73, lambda: np.unique(F, axis=0)[:5])
C = np.bincount([1, 1, 2, 3, 4, 4, 6]); show(74, lambda: np.repeat(np.arange(len(C)), C))
def moving_average(a, n=3):
    ret = np.cumsum(a, dtype=float)
    ret[n:] = ret[n:] - ret[:-n]
    return ret[n - 1:] / n
show(75, lambda: moving_average(np.arange(20), n=3))
from numpy.lib.stride_tricks import sliding_window_view
show("75b", lambda: sliding_window_view(np.arange(20), window_shape=3).mean(axis=-1))
show(76, lambda: sliding_window_view(np.arange(10), window_shape=(3,)))
Z = np.random.randint(0, 2, 100); show(77, lambda: np.logical_not(Z, out=Z))
Z = np.random.uniform(-1.0, 1.0, 100); show("77b", lambda: np.negative(Z, out=Z)[:5])
def distance(P0, P1, p):
    T = P1 - P0
    L = (T ** 2).sum(axis=1)
    U = -((P0[:, 0] - p[..., 0]) * T[:, 0] + (P0[:, 1] - p[..., 1]) * T[:, 1]) / L
    U = U.reshape(len(U), 1)
    D = P0 + U * T - p
    return np.sqrt((D ** 2).sum(axis=1))
P0 = np.random.uniform(-10, 10, (10, 2)); P1 = np.random.uniform(-10, 10, (10, 2)); p = np.random.uniform(-10, 10, (1, 2)); show(78, lambda: distance(P0, P1, p))
Z = np.arange(1, 15, dtype=np.uint32); show(81, lambda: sliding_window_view(Z, window_shape=4))
Z = np.random.uniform(0, 1, (10, 10)); U, S, V = np.linalg.svd(Z); rank = np.sum(S > 1e-10); show(82, lambda: rank); show("82b", lambda: np.linalg.matrix_rank(Z))
Z = np.random.randint(0, 10, 50); show(83, lambda: np.bincount(Z).argmax())
Z = np.random.randint(0, 5, (10, 10)); show(84, lambda: sliding_window_view(Z, window_shape=(3, 3))[0, 0])
p, n = 10, 20; M = np.ones((p, n, n)); V = np.ones((p, n, 1)); show(86, lambda: np.tensordot(M, V, axes=[[0, 2], [0, 1]])[:3])
Z = np.ones((16, 16)); k = 4
show(87, lambda: np.add.reduceat(np.add.reduceat(Z, np.arange(0, Z.shape[0], k), axis=0), np.arange(0, Z.shape[1], k), axis=1))
def iterate(Z):
    N = (Z[0:-2, 0:-2] + Z[0:-2, 1:-1] + Z[0:-2, 2:] + Z[1:-1, 0:-2] + Z[1:-1, 2:] + Z[2:, 0:-2] + Z[2:, 1:-1] + Z[2:, 2:])
    birth = (N == 3) & (Z[1:-1, 1:-1] == 0)
    survive = ((N == 2) | (N == 3)) & (Z[1:-1, 1:-1] == 1)
    Z[...] = 0
    Z[1:-1, 1:-1][birth | survive] = 1
    return Z
Z = np.random.randint(0, 2, (12, 12))
for i in range(10): Z = iterate(Z)
show(88, lambda: Z)
Z = np.arange(1000); np.random.shuffle(Z); n = 5; show(89, lambda: Z[np.argsort(Z)[-n:]]); show("89b", lambda: np.sort(Z[np.argpartition(-Z, n)[:n]]))
def cartesian(arrays):
    arrays = [np.asarray(a) for a in arrays]
    shape = (len(x) for x in arrays)
    ix = np.indices(shape, dtype=int)
    ix = ix.reshape(len(arrays), -1).T
    for n, arr in enumerate(arrays):
        ix[:, n] = arrays[n][ix[:, n]]
    return ix
show(90, lambda: cartesian(([1, 2, 3], [4, 5], [6, 7])))
x = np.random.rand(50); show(92, lambda: np.power(x, 3)[:3]); show("92b", lambda: np.einsum('i,i,i->i', x, x, x)[:3])
A = np.random.randint(0, 5, (8, 3)); B = np.random.randint(0, 5, (2, 2))
C = (A[..., np.newaxis, np.newaxis] == B); show(93, lambda: np.where(C.any((3, 1)).all(1))[0])
Z = np.random.randint(0, 5, (20, 3)); E = np.all(Z[:, 1:] == Z[:, :-1], axis=1); show(94, lambda: Z[~E]); show("94b", lambda: Z[Z.max(axis=1) != Z.min(axis=1), :])
I = np.array([0, 1, 2, 3, 15, 16, 32, 64, 128]); B = ((I.reshape(-1, 1) & (2 ** np.arange(8))) != 0).astype(int); show(95, lambda: B[:, ::-1])
I = np.array([0, 1, 2, 3, 15, 16, 32, 64, 128], dtype=np.uint8); show("95b", lambda: np.unpackbits(I[:, np.newaxis], axis=1))
Z = np.random.randint(0, 2, (6, 3)); show(96, lambda: np.unique(Z, axis=0))
A = np.random.uniform(0, 1, 10); B = np.random.uniform(0, 1, 10)
show("97a", lambda: np.einsum('i->', A)); show("97b", lambda: np.einsum('i,i->i', A, B)); show("97c", lambda: np.einsum('i,i', A, B)); show("97d", lambda: np.einsum('i,j->ij', A, B)[0])
phi = np.arange(0, 10 * np.pi, 0.1); a = 1; x = a * phi * np.cos(phi); y = a * phi * np.sin(phi)
dr = (np.diff(x) ** 2 + np.diff(y) ** 2) ** .5; r = np.zeros_like(x); r[1:] = np.cumsum(dr); r_int = np.linspace(0, r.max(), 200); x_int = np.interp(r_int, r, x); show(98, lambda: x_int[:5])
X = np.asarray([[1.0, 0.0, 3.0, 8.0], [2.0, 0.0, 1.0, 1.0], [1.5, 2.5, 1.0, 0.0]]); n = 4
M = np.logical_and.reduce(np.mod(X, 1) == 0, axis=-1); M &= (X.sum(axis=-1) == n); show(99, lambda: X[M])
X = np.random.randn(100); N = 1000; idx = np.random.randint(0, X.size, (N, X.size)); means = X[idx].mean(axis=1); show(100, lambda: np.percentile(means, [2.5, 97.5]))
