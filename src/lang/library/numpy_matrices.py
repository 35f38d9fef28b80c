"""np.matrix: a table that stays one, whose `*` and `**` are those of linear algebra."""
import numpy as np
import _tensh

# in _nowhere
def _bare(x):
    return x._a if isinstance(x, matrix) else x


def _wrapped(x):
    """Tables are matrices again; vectors become rows, as matrices give them."""
    if not isinstance(x, np.ndarray) or x.ndim == 0:
        return x
    return _made(x if x.ndim == 2 else x.reshape(1, -1)) if x.ndim <= 2 else x


def _made(table):
    made = object.__new__(matrix)
    made._a = table
    return made


def _read(text):
    """Rows between semicolons."""
    rows = [r.replace(",", " ").split() for r in text.strip().lstrip("[").rstrip("]").split(";")]
    if len(set([len(r) for r in rows])) > 1:
        raise ValueError("Rows not the same size.")
    return [[float(v) if any([c in v for c in ".e"]) else int(v) for v in r] for r in rows]


# Reductions whose results keep both axes.
_reducing = ["sum", "mean", "max", "min", "prod", "std", "var", "any", "all", "argmax", "argmin"]
# What gives one result of the same shape for each element.
_elementwise = ["add", "subtract", "divide", "true_divide", "negative", "abs", "absolute", "exp", "log", "sqrt", "sin", "cos", "tan",
                "square", "round", "floor", "ceil", "maximum", "minimum", "clip", "conj", "conjugate", "transpose", "inv", "pinv", "power",
                "pow", "matmul", "dot", "cumsum", "cumprod", "multiply", "equal", "not_equal", "less", "greater", "tanh", "cholesky",
                "where", "sort", "flip", "fliplr", "flipud", "rot90", "tril", "triu", "mod", "remainder", "cast", "vstack", "hstack",
                "concat", "zeros_like", "ones_like", "solve", "copy", "repeat", "tile", "kron", "delete", "append", "insert"]


_linear = ["det", "inv", "pinv", "solve", "cholesky", "norm", "matrix_rank", "cond"]


# in np, np.matrixlib
class matrix:
    __module__ = "numpy"
    _is_a = "ndarray"
    ndim = 2

    def __init__(self, data, dtype=None, copy=True):
        if isinstance(data, matrix):
            data = data._a
        made = np.array(_read(data) if isinstance(data, str) else data, dtype=dtype)
        if made.ndim > 2:
            raise ValueError("matrix must be 2-dimensional")
        self._a = made.reshape(1, -1) if made.ndim < 2 else made

    @property
    def shape(self):
        return self._a.shape

    @property
    def size(self):
        return self._a.size

    @property
    def dtype(self):
        return self._a.dtype

    @property
    def T(self):
        return _made(self._a.T)

    @property
    def H(self):
        return _made(self._a.conj().T if self._a.dtype.kind == "c" else self._a.T)

    @property
    def I(self):
        rows, columns = self.shape
        return _made(np.linalg.inv(self._a) if rows == columns else np.linalg.pinv(self._a))

    @property
    def A(self):
        return self._a

    @property
    def A1(self):
        return self._a.ravel()

    def getA(self):
        return self.A

    def getA1(self):
        return self.A1

    def getI(self):
        return self.I

    def getT(self):
        return self.T

    def getH(self):
        return self.H

    def __array__(self, *args, **options):
        return self._a

    def __np_shape__(self):
        return self.shape

    def __len__(self):
        return len(self._a)

    def __iter__(self):
        return iter([_made(row.reshape(1, -1)) for row in self._a])

    def __getitem__(self, key):
        found = self._a[_bare(key) if not isinstance(key, tuple) else tuple([_bare(k) for k in key])]
        if not isinstance(found, np.ndarray) or found.ndim == 0:
            return found
        if found.ndim == 1:
            # A column stays one.
            column = isinstance(key, tuple) and len(key) == 2 and isinstance(key[1], (int, np.integer))
            return _made(found.reshape(-1, 1) if column else found.reshape(1, -1))
        return _made(found)

    def __setitem__(self, key, value):
        self._a[_bare(key)] = _bare(value)

    def tolist(self):
        return self._a.tolist()

    def item(self, *args):
        return self._a.item(*args)

    def copy(self, order="C"):
        return _made(self._a.copy())

    def astype(self, dtype, *args, **options):
        return _made(self._a.astype(dtype))

    def reshape(self, *shape, order="C"):
        return _wrapped(self._a.reshape(*shape))

    def flatten(self, order="C"):
        return _made(self._a.reshape(1, -1).copy())

    ravel = flatten

    def transpose(self, *axes):
        return self.T

    def diagonal(self, *args):
        return _made(self._a.diagonal(*args).reshape(1, -1))

    def trace(self, *args):
        return _made(np.array([[np.trace(self._a, *args)]]))

    def _along(self, name, axis, options):
        found = getattr(np, name)(self._a, axis=axis, **options)
        return found if axis is None else _made(found.reshape(1, -1) if axis % 2 == 0 else found.reshape(-1, 1))

    def sum(self, axis=None, dtype=None, out=None):
        return self._along("sum", axis, {})

    def mean(self, axis=None, dtype=None, out=None):
        return self._along("mean", axis, {})

    def max(self, axis=None, out=None):
        return self._along("max", axis, {})

    def min(self, axis=None, out=None):
        return self._along("min", axis, {})

    def prod(self, axis=None, dtype=None, out=None):
        return self._along("prod", axis, {})

    def std(self, axis=None, dtype=None, out=None, ddof=0):
        return self._along("std", axis, {"ddof": ddof})

    def var(self, axis=None, dtype=None, out=None, ddof=0):
        return self._along("var", axis, {"ddof": ddof})

    def any(self, axis=None, out=None):
        return self._along("any", axis, {})

    def all(self, axis=None, out=None):
        return self._along("all", axis, {})

    def argmax(self, axis=None, out=None):
        return self._along("argmax", axis, {})

    def argmin(self, axis=None, out=None):
        return self._along("argmin", axis, {})

    def dot(self, other):
        return self * other

    # Operators.
    def __mul__(self, other):
        other = _bare(other)
        if np.ndim(other) == 0:
            return _made(self._a * other)
        return _wrapped(np.dot(self._a, np.asarray(other) if np.ndim(other) == 2 else np.asarray(other).reshape(1, -1)))

    def __rmul__(self, other):
        return _made(self._a * other) if np.ndim(other) == 0 else _wrapped(np.dot(np.asarray(other), self._a))

    def __matmul__(self, other):
        return _wrapped(self._a @ np.asarray(_bare(other)))

    def __rmatmul__(self, other):
        return _wrapped(np.asarray(other) @ self._a)

    def __pow__(self, other):
        return _made(np.linalg.matrix_power(self._a, other))

    def __add__(self, other):
        return _wrapped(self._a + _bare(other))

    __radd__ = __add__

    def __sub__(self, other):
        return _wrapped(self._a - _bare(other))

    def __rsub__(self, other):
        return _wrapped(_bare(other) - self._a)

    def __truediv__(self, other):
        return _wrapped(self._a / _bare(other))

    def __rtruediv__(self, other):
        return _wrapped(_bare(other) / self._a)

    def __floordiv__(self, other):
        return _wrapped(self._a // _bare(other))

    def __mod__(self, other):
        return _wrapped(self._a % _bare(other))

    def __neg__(self):
        return _made(-self._a)

    def __abs__(self):
        return _made(np.abs(self._a))

    def __eq__(self, other):
        return _wrapped(self._a == _bare(other))

    def __ne__(self, other):
        return _wrapped(self._a != _bare(other))

    def __lt__(self, other):
        return _wrapped(self._a < _bare(other))

    def __le__(self, other):
        return _wrapped(self._a <= _bare(other))

    def __gt__(self, other):
        return _wrapped(self._a > _bare(other))

    def __ge__(self, other):
        return _wrapped(self._a >= _bare(other))

    __hash__ = None

    def __bool__(self):
        return bool(self._a)

    def __float__(self):
        return float(self._a.item())

    def __int__(self):
        return int(self._a.item())

    # How it is written.
    def __str__(self):
        return str(self._a)

    def __repr__(self):
        return repr(self._a).replace("array(", "matrix(", 1).replace("\n      ", "\n       ")

    def __format__(self, how):
        if how:
            raise TypeError("unsupported format string passed to numpy.matrix.__format__")
        return str(self)

    def __tf_dispatch__(self, name, args, options):
        if name in _reducing and len(args) > 0 and isinstance(args[0], matrix):
            axis = args[1] if len(args) > 1 else options.get("axis")
            return getattr(args[0], name)(axis)
        bare = [[_bare(v) for v in a] if isinstance(a, (list, tuple)) and any([isinstance(v, matrix) for v in a]) else _bare(a) for a in args]
        if name == "matmul" or name == "dot":
            return _wrapped(np.dot(bare[0], bare[1]))
        named = {k: _bare(v) for k, v in options.items()}
        found = getattr(np.linalg, name)(*bare, **named) if name in _linear else _tensh.numpy(name, bare, named)
        if name in ("constant", "convert_to_tensor", "det", "trace", "norm", "array_equal", "allclose", "matrix_rank", "cond"):
            return found
        if name in _elementwise:
            return _wrapped(found)
        if isinstance(found, np.ndarray) and found.ndim == 0 or not isinstance(found, (np.ndarray, list, tuple)):
            return found
        raise NotImplementedError(f"np.{name} of a matrix is not in tensh: x.A is the array")


def asmatrix(data, dtype=None):
    return data if isinstance(data, matrix) and dtype is None else matrix(data, dtype=dtype)
