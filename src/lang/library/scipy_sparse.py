"""scipy.sparse: matrices of few numbers that are not 0, kept as rows, columns and values; and systems of them."""
import numpy as np

# in _nowhere
_titles = {"csr": "Compressed Sparse Row", "csc": "Compressed Sparse Column", "coo": "COOrdinate", "lil": "List of Lists", "dok": "Dictionary Of Keys",
           "dia": "DIAgonal", "bsr": "Block Sparse Row"}


def _summed(row, col, data, shape, by="csr"):
    """In the order of rows (or columns), each place once."""
    key = row * shape[1] + col if by != "csc" else col * shape[0] + row
    places, at = np.unique(key, return_inverse=True)
    found = np.zeros(len(places), dtype=data.dtype)
    np.add.at(found, at, data)
    if by == "csc":
        return places % shape[0], places // shape[0], found
    return places // shape[1], places % shape[1], found


class _Sparse:
    """`_row`, `_col` and `data` have one entry for each number that is kept."""
    def __init__(self, arg1, shape=None, dtype=None, copy=False):
        if isinstance(arg1, _Sparse):
            row, col, data, shape = arg1._row, arg1._col, arg1.data, arg1.shape
        elif isinstance(arg1, tuple) and len(arg1) == 2 and not isinstance(arg1[0], tuple) and np.ndim(arg1[0]) == 0:
            shape, row, col, data = arg1, np.zeros(0, dtype="int64"), np.zeros(0, dtype="int64"), np.zeros(0, dtype=dtype or "float64")
        elif isinstance(arg1, tuple) and len(arg1) == 2:
            data, (row, col) = np.asarray(arg1[0]), [np.asarray(i) for i in arg1[1]]
        elif isinstance(arg1, tuple):
            data, inner, ends = [np.asarray(a) for a in arg1]
            outer = np.repeat(np.arange(len(ends) - 1), np.diff(ends))
            row, col = (inner, outer) if self.format == "csc" else (outer, inner)
            if shape is None:
                other = int(np.max(inner)) + 1 if len(inner) else 0
                shape = (other, len(ends) - 1) if self.format == "csc" else (len(ends) - 1, other)
        else:
            whole = np.atleast_2d(np.asarray(arg1))
            (row, col), shape = np.nonzero(whole), whole.shape
            data = whole[row, col]
        if shape is None:
            shape = (int(np.max(row)) + 1, int(np.max(col)) + 1)
        if len(row) and (int(np.max(row)) >= shape[0] or int(np.max(col)) >= shape[1]):
            axis = 0 if int(np.max(row)) >= shape[0] else 1
            raise ValueError(f"axis {axis} index {int(np.max((row, col)[axis]))} exceeds matrix dimension {shape[axis]}")
        self.shape = tuple([int(n) for n in shape])
        data = data if dtype is None else data.astype(dtype)
        row, col = row.astype("int64"), col.astype("int64")
        self._row, self._col, self.data = (row, col, data) if self.format == "coo" else _summed(row, col, data, self.shape, self.format)

    ndim = 2

    @property
    def dtype(self):
        return self.data.dtype

    @property
    def nnz(self):
        return len(self.data)

    @property
    def size(self):
        return len(self.data)

    @property
    def T(self):
        return self.transpose()

    @property
    def indices(self):
        return (self._row if self.format == "csc" else self._col).astype("int32")

    @property
    def indptr(self):
        outer, n = (self._col, self.shape[1]) if self.format == "csc" else (self._row, self.shape[0])
        return np.concatenate([np.zeros(1, dtype="int64"), np.cumsum(np.bincount(outer, minlength=n))]).astype("int32")

    @property
    def row(self):
        return self._row.astype("int32")

    @property
    def col(self):
        return self._col.astype("int32")

    def getformat(self):
        return self.format

    def getnnz(self, axis=None):
        return self.nnz if axis is None else np.bincount(self._col if axis == 0 else self._row, minlength=self.shape[1 - axis])

    def count_nonzero(self):
        return int(np.sum(self.data != 0))

    def _made(self, row, col, data, shape=None, format=None):
        return _kinds[self._title][format or self.format]((data, (row, col)), shape=shape or self.shape)

    def transpose(self, axes=None, copy=False):
        format = {"csr": "csc", "csc": "csr"}.get(self.format, self.format)
        return self._made(self._col, self._row, self.data, self.shape[::-1], format)

    def copy(self):
        return self._made(self._row, self._col, self.data.copy())

    def astype(self, dtype, casting="unsafe", copy=True):
        return self._made(self._row, self._col, self.data.astype(dtype))

    def asformat(self, format, copy=False):
        return self if format in (None, self.format) else self._made(self._row, self._col, self.data, None, format)

    def tocsr(self, copy=False):
        return self.asformat("csr")

    def tocsc(self, copy=False):
        return self.asformat("csc")

    def tocoo(self, copy=False):
        return self.asformat("coo")

    def tolil(self, copy=False):
        return self.asformat("lil")

    def todok(self, copy=False):
        return self.asformat("dok")

    def toarray(self, order=None, out=None):
        found = np.zeros(self.shape, dtype=self.dtype)
        np.add.at(found, (self._row, self._col), self.data)
        return found

    def todense(self, order=None, out=None):
        return np.asmatrix(self.toarray()) if self._title == "matrix" else self.toarray()

    def __str__(self):
        lines = [f"  ({r}, {c})\t{v}" for r, c, v in zip(self._row.tolist(), self._col.tolist(), self.data)]
        lines = lines if len(lines) <= 50 else lines[:25] + ["  :\t:"] + lines[-25:]
        return repr(self) + "\n  Coords\tValues" + "".join(["\n" + line for line in lines])

    def __repr__(self):
        return (f"<{_titles[self.format]} sparse {self._title} of dtype '{self.dtype}'\n"
                f"\twith {self.nnz} stored elements and shape {self.shape}>")

    def __len__(self):
        raise TypeError("sparse array length is ambiguous; use getnnz() or shape[0]")

    def __neg__(self):
        return self._made(self._row, self._col, -self.data)

    def __abs__(self):
        return self._made(self._row, self._col, np.abs(self.data))

    def _joined(self, other, sign):
        if not isinstance(other, _Sparse):
            if np.ndim(other) == 0:
                if other == 0:
                    return self.copy()
                raise NotImplementedError("adding a nonzero scalar to a sparse array is not supported")
            return self.toarray() + other * sign
        if self.shape != other.shape:
            raise ValueError("inconsistent shapes")
        kept = "csr" if self.format in ("coo", "lil", "dok", "dia") else self.format
        row, col, data = _summed(np.concatenate([self._row, other._row]), np.concatenate([self._col, other._col]),
                                 np.concatenate([self.data, sign * other.data]), self.shape, kept)
        return self._made(row[data != 0], col[data != 0], data[data != 0], None, kept)

    def __add__(self, other):
        return self._joined(other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return self._joined(other, -1)

    def __rsub__(self, other):
        return (-self)._joined(other, 1)

    def __truediv__(self, other):
        if isinstance(other, _Sparse) or np.ndim(other):
            return self.toarray() / (other.toarray() if isinstance(other, _Sparse) else other)
        return self._made(self._row, self._col, self.data / other)

    def _times(self, other):
        """The product of matrices."""
        if isinstance(other, _Sparse):
            if self.shape[1] != other.shape[0]:
                raise ValueError("dimension mismatch")
            a, b = _summed(self._row, self._col, self.data, self.shape), _summed(other._row, other._col, other.data, other.shape)
            ends = np.concatenate([np.zeros(1, dtype="int64"), np.cumsum(np.bincount(b[0], minlength=other.shape[0]))])
            counts = ends[a[1] + 1] - ends[a[1]]
            total = int(np.sum(counts))
            which = np.repeat(np.arange(len(a[0])), counts)
            at = np.repeat(ends[a[1]] - (np.cumsum(counts) - counts), counts) + np.arange(total)
            shape = (self.shape[0], other.shape[1])
            kept = "csc" if self.format == "csc" else "csr"
            return self._made(a[0][which], b[1][at], a[2][which] * b[2][at], shape, kept)
        other = np.asarray(other)
        if other.shape[0] != self.shape[1]:
            m = "m" if other.ndim > 1 else "1?"
            raise ValueError(f"matmul: dimension mismatch with signature (n,k={self.shape[1]}),(k={other.shape[0]},{m})->(n,{m})")
        found = np.zeros((self.shape[0],) + tuple(other.shape[1:]), dtype=np.result_type(self.data, other))
        scale = np.reshape(self.data, (-1,) + (1,) * (other.ndim - 1))
        np.add.at(found, self._row, scale * other[self._col])
        return found

    def dot(self, other):
        return self * other if not isinstance(other, _Sparse) and np.ndim(other) == 0 else self._times(other)

    def __matmul__(self, other):
        if not isinstance(other, _Sparse) and np.ndim(other) == 0:
            raise ValueError("Scalar operands are not allowed, use '*' instead")
        return self._times(other)

    def __rmatmul__(self, other):
        return self.transpose()._times(np.asarray(other).T).T

    def multiply(self, other):
        if not isinstance(other, _Sparse) and np.ndim(other) == 0:
            return self._made(self._row, self._col, self.data * other)
        other = other.toarray() if isinstance(other, _Sparse) else np.asarray(other)
        data = self.data * np.broadcast_to(other, self.shape)[self._row, self._col]
        return self._made(self._row[data != 0], self._col[data != 0], data[data != 0], None, "csr" if self.format != "csc" else "csc")

    def __mul__(self, other):
        plain = not isinstance(other, _Sparse) and np.ndim(other) == 0
        if plain or self._title == "array":
            return self._made(self._row, self._col, self.data * other) if plain else self.multiply(other)
        return self._times(other)

    def __rmul__(self, other):
        return self * other if np.ndim(other) == 0 else self.__rmatmul__(other)

    def __pow__(self, n):
        if self._title == "array":
            return self.power(n)
        found = eye(self.shape[0], dtype=self.dtype, format="csr")
        for _ in range(n):
            found = found._times(self)
        return found

    def power(self, n, dtype=None):
        return self._made(self._row, self._col, self.data ** n)

    def sum(self, axis=None, dtype=None, out=None):
        if axis is None:
            return np.sum(self.data)
        axis = axis % 2
        found = np.zeros(self.shape[1 - axis], dtype=self.dtype if self.dtype.kind != "b" else "int64")
        np.add.at(found, self._col if axis == 0 else self._row, self.data)
        return found if self._title == "array" else np.asmatrix(found if axis == 0 else found[:, None])

    def mean(self, axis=None, dtype=None, out=None):
        return self.sum(axis) / (self.shape[0] * self.shape[1] if axis is None else self.shape[axis % 2])

    def max(self, axis=None):
        return np.max(self.toarray(), axis=axis)

    def min(self, axis=None):
        return np.min(self.toarray(), axis=axis)

    def diagonal(self, k=0):
        return np.diagonal(self.toarray(), k).copy()

    def trace(self, offset=0):
        return np.sum(self.diagonal(offset))

    def nonzero(self):
        there = self.data != 0
        return self.row[there], self.col[there]

    def eliminate_zeros(self):
        there = self.data != 0
        self._row, self._col, self.data = self._row[there], self._col[there], self.data[there]

    def getrow(self, i):
        return self[i:i + 1 if i != -1 else None, :]

    def getcol(self, j):
        return self[:, j:j + 1 if j != -1 else None]

    def __getitem__(self, key):
        found = self.toarray()[key if not isinstance(key, _Sparse) else key.toarray()]
        if np.ndim(found) == 0:
            return found
        if found.ndim == 1 and self._title == "array":
            return found
        # A matrix keeps two axes: a column stays one.
        column = isinstance(key, tuple) and len(key) == 2 and isinstance(key[1], (int, np.integer))
        return _kinds[self._title][self.format](found[:, None] if found.ndim == 1 and column else found)

    def __setitem__(self, key, value):
        whole = self.toarray()
        whole[key] = value.toarray() if isinstance(value, _Sparse) else value
        made = type(self)(whole)
        self._row, self._col, self.data = made._row, made._col, made.data

    def __iter__(self):
        for i in range(self.shape[0]):
            yield self[i]

    def __eq__(self, other):
        return self._compared(np.equal, other)

    def __ne__(self, other):
        return self._compared(np.not_equal, other)

    def __gt__(self, other):
        return self._compared(np.greater, other)

    def __lt__(self, other):
        return self._compared(np.less, other)

    def _compared(self, of, other):
        return _kinds[self._title]["csr"](of(self.toarray(), other.toarray() if isinstance(other, _Sparse) else other))


# in scipy.sparse
class csr_matrix(_Sparse):
    format, _title = "csr", "matrix"


class csc_matrix(_Sparse):
    format, _title = "csc", "matrix"


class coo_matrix(_Sparse):
    format, _title = "coo", "matrix"


class lil_matrix(_Sparse):
    format, _title = "lil", "matrix"


class dok_matrix(_Sparse):
    format, _title = "dok", "matrix"


class dia_matrix(_Sparse):
    format, _title = "dia", "matrix"


class csr_array(_Sparse):
    format, _title = "csr", "array"


class csc_array(_Sparse):
    format, _title = "csc", "array"


class coo_array(_Sparse):
    format, _title = "coo", "array"


class lil_array(_Sparse):
    format, _title = "lil", "array"


# in _nowhere
_kinds = {"matrix": {k.format: k for k in (csr_matrix, csc_matrix, coo_matrix, lil_matrix, dok_matrix, dia_matrix)},
          "array": {k.format: k for k in (csr_array, csc_array, coo_array, lil_array)}}


# in scipy.sparse
def issparse(x):
    return isinstance(x, _Sparse)


isspmatrix = issparse


def eye(m, n=None, k=0, dtype=float, format=None):
    n = m if n is None else n
    i = np.arange(max(0, -k), min(m, n - k))
    return _kinds["matrix"][format or "dia"]((np.ones(len(i), dtype=dtype), (i, i + k)), shape=(m, n))


def identity(n, dtype="d", format=None):
    return eye(n, dtype=dtype, format=format)


def diags(diagonals, offsets=0, shape=None, format=None, dtype=None):
    if np.ndim(offsets) == 0:
        diagonals, offsets = ([diagonals] if len(diagonals) == 0 or np.ndim(diagonals[0]) == 0 else diagonals), [offsets]
    diagonals, offsets = [np.atleast_1d(np.asarray(d)) for d in diagonals], list(offsets)
    if len(diagonals) != len(offsets):
        raise ValueError("Different number of diagonals and offsets.")
    m, n = (len(diagonals[0]) + abs(offsets[0]),) * 2 if shape is None else shape
    rows, cols, values = [], [], []
    for d, k in zip(diagonals, offsets):
        i = np.arange(max(0, -k), min(m, n - k))
        if len(d) not in (1, len(i)):
            raise ValueError(f"Diagonal length (index {offsets.index(k)}: {len(d)} at offset {k}) does not agree with array size ({m}, {n}).")
        rows.append(i)
        cols.append(i + k)
        values.append(np.broadcast_to(d, (len(i),)))
    data = np.concatenate(values)
    data = data + 0.0 if dtype is None and data.dtype.kind not in "fc" else data
    return _kinds["matrix"][format or "dia"]((data, (np.concatenate(rows), np.concatenate(cols))), shape=(m, n), dtype=dtype)


def _stacked(blocks, axis, format):
    blocks, at, rows, cols = [coo_matrix(b) for b in blocks], 0, [], []
    for b in blocks:
        rows.append(b._row + (at if axis == 0 else 0))
        cols.append(b._col + (at if axis == 1 else 0))
        at += b.shape[axis]
    other = blocks[0].shape[1 - axis]
    shape = (at, other) if axis == 0 else (other, at)
    return _kinds["matrix"][format or "coo"]((np.concatenate([b.data for b in blocks]), (np.concatenate(rows), np.concatenate(cols))), shape=shape)


def vstack(blocks, format=None, dtype=None):
    kinds = {getattr(b, "format", "") for b in blocks}
    return _stacked(blocks, 0, format or ("csr" if kinds == {"csr"} else None))


def hstack(blocks, format=None, dtype=None):
    kinds = {getattr(b, "format", "") for b in blocks}
    return _stacked(blocks, 1, format or ("csc" if kinds == {"csc"} else None))


def kron(A, B, format=None):
    a, b = coo_matrix(A), coo_matrix(B)
    row = (a._row[:, None] * b.shape[0] + b._row[None, :]).ravel()
    col = (a._col[:, None] * b.shape[1] + b._col[None, :]).ravel()
    shape = (a.shape[0] * b.shape[0], a.shape[1] * b.shape[1])
    return _kinds["matrix"][format or "coo"]((np.outer(a.data, b.data).ravel(), (row, col)), shape=shape)


# in scipy.sparse.linalg
class MatrixRankWarning(UserWarning):
    pass


def spsolve(A, b, permc_spec=None, use_umfpack=True):
    try:
        return np.linalg.solve(A.toarray() + 0.0, b.toarray() if isinstance(b, _Sparse) else np.asarray(b) + 0.0)
    except np.linalg.LinAlgError:
        import warnings
        warnings.warn("Matrix is exactly singular", MatrixRankWarning, stacklevel=2)
        return np.full(np.shape(b), np.nan)


def norm(x, ord=None, axis=None):
    return np.linalg.norm(x.toarray(), "fro" if ord is None and axis is None else ord, axis)


def inv(A):
    return csc_matrix(np.linalg.inv(A.toarray()))


def cg(A, b, x0=None, *, rtol=1e-5, atol=0.0, maxiter=None, M=None, callback=None):
    """Conjugate gradients."""
    b = np.asarray(b) + 0.0
    x = np.zeros(len(b)) if x0 is None else np.array(x0) + 0.0
    enough = max(float(atol), rtol * float(np.linalg.norm(b)))
    if np.linalg.norm(b) == 0:
        return b, 0
    most = 10 * len(b) if maxiter is None else maxiter
    r = b - A @ x if np.any(x) else b.copy()
    before = p = None
    for _ in range(most):
        if np.linalg.norm(r) < enough:
            return x, 0
        rho = np.dot(r, r)
        p = r.copy() if p is None else p * (rho / before) + r
        q = A @ p
        step = rho / np.dot(p, q)
        x, r, before = x + step * p, r - step * q, rho
        if callback:
            callback(x)
    return x, most


def eigsh(A, k=6, M=None, sigma=None, which="LM", return_eigenvectors=True, **options):
    """Of the matrix as a whole; the largest in size, or those at an end."""
    values, vectors = np.linalg.eigh(A.toarray() if isinstance(A, _Sparse) else np.asarray(A))
    order = np.argsort(np.abs(values)) if which in ("LM", "SM") else np.arange(len(values))
    picked = np.sort(order[-k:] if which in ("LM", "LA") else order[:k])
    return (values[picked], vectors[:, picked]) if return_eigenvectors else values[picked]
