"""JAX's names that are seldom asked for: grids and rows in brackets, types of arrays, precisions, and steps of jax.lax."""
import numpy as np
import _jax
import _jnp
import _jax_dtypes

# in _nowhere
def _f(name, *args, **options):
    return _jax.call(name, list(args), options)


def _bare(part):
    return np.asarray(part) if isinstance(part, _jnp.ArrayImpl) else part


class _InBrackets:
    """What NumPy makes of what stands in brackets, as JAX's arrays."""
    def __init__(self, made):
        self._made = made

    def __getitem__(self, key):
        found = self._made[tuple([_bare(part) for part in key]) if isinstance(key, tuple) else _bare(key)]
        return [_jnp.asarray(one) for one in found] if isinstance(found, tuple) else _jnp.asarray(found)


# in jax.numpy
mgrid = _InBrackets(np.mgrid)
ogrid = _InBrackets(np.ogrid)
r_ = _InBrackets(np.r_)
c_ = _InBrackets(np.c_)


# in jax.core
class ShapedArray:
    def __init__(self, shape, dtype, weak_type=False):
        self.shape, self.dtype, self.weak_type = tuple(shape), dtype, weak_type
        self.ndim, self.size = len(self.shape), int(np.prod(self.shape))

    def str_short(self, short_dtypes=False):
        name = _jax_dtypes.short(self.dtype) if short_dtypes else str(self.dtype)
        return f"{name}[{','.join([str(n) for n in self.shape])}]"

    def __str__(self):
        return ("~" if self.weak_type else "") + self.str_short()

    def __repr__(self):
        return f"ShapedArray({self.str_short()}{', weak_type=True' if self.weak_type else ''})"

    def __eq__(self, other):
        return isinstance(other, ShapedArray) and repr(self) == repr(other)

    def __hash__(self):
        return hash(repr(self))


# in jax
def typeof(x):
    array = _jnp.asarray(x)
    return ShapedArray(array.shape, array.dtype, array.weak_type)


class default_matmul_precision:
    """Products have the precision of their dtype here, whatever is asked for."""
    def __init__(self, precision):
        self.precision = precision

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return None


# in jax.lax
class Precision:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"Precision.{self.name}"


Precision.DEFAULT = Precision("DEFAULT", 0)
Precision.HIGH = Precision("HIGH", 1)
Precision.HIGHEST = Precision("HIGHEST", 2)


def polygamma(m, x):
    return _f("polygamma", m, x)


def zeta(x, q):
    return _f("zeta", x, q)


def betainc(a, b, x):
    return _f("betainc", a, b, x)


def bessel_i0e(x):
    return _f("i0e", x)


def bessel_i1e(x):
    return _f("i1e", x)


def clz(x):
    """How many bits before the first that is 1."""
    array = _jnp.asarray(x)
    bits = 8 * np.dtype(str(array.dtype)).itemsize
    count = sum([_f("where", (array >> i) != 0, 1, 0) for i in range(bits - 1, -1, -1)]) if "uint" in str(array.dtype) else (
        sum([_f("where", _f("logical_or", array < 0, (array >> i) > 0), 1, 0) for i in range(bits - 1, -1, -1)]))
    return (bits - count).astype(array.dtype)


def reduce_xor(operand, axes, *, out_sharding=None):
    x = _jnp.asarray(operand)
    for axis in sorted([a % x.ndim for a in axes], reverse=True):
        rows = [_f("take", x, i, axis=axis) for i in range(x.shape[axis])]
        x = rows[0]
        for row in rows[1:]:
            x = x ^ row
    return x


def stack(arrays, axis=0):
    return _f("stack", list(arrays), axis=axis)


def unstack(x, axis=0):
    return [_f("take", x, i, axis=axis) for i in range(_jnp.asarray(x).shape[axis])]


def broadcast_to_rank(x, rank):
    x = _jnp.asarray(x)
    return x.reshape((1,) * (rank - x.ndim) + x.shape)
