"""What Python's syntax calls by itself, called by name: `x.__add__(1)` of arrays and tensors."""
import numpy as np
import _tensh

# in _nowhere
_divmod, _abs, _len, _iter, _bool, _int, _float, _complex = divmod, abs, len, iter, bool, int, float, complex
_repr, _str, _format, _hash = repr, str, format, hash


# in _specials
add = _tensh.operator("add")
radd = _tensh.operator("add", True)


def iadd(self, other):
    self += other
    return self
sub = _tensh.operator("sub")
rsub = _tensh.operator("sub", True)


def isub(self, other):
    self -= other
    return self
mul = _tensh.operator("mul")
rmul = _tensh.operator("mul", True)


def imul(self, other):
    self *= other
    return self
truediv = _tensh.operator("truediv")
rtruediv = _tensh.operator("truediv", True)


def itruediv(self, other):
    self /= other
    return self
floordiv = _tensh.operator("floordiv")
rfloordiv = _tensh.operator("floordiv", True)


def ifloordiv(self, other):
    self //= other
    return self
mod = _tensh.operator("mod")
rmod = _tensh.operator("mod", True)


def imod(self, other):
    self %= other
    return self
pow = _tensh.operator("pow")
rpow = _tensh.operator("pow", True)


def ipow(self, other):
    self **= other
    return self
matmul = _tensh.operator("matmul")
rmatmul = _tensh.operator("matmul", True)


def imatmul(self, other):
    self @= other
    return self
and_ = _tensh.operator("and_")
rand = _tensh.operator("and", True)


def iand(self, other):
    self &= other
    return self
or_ = _tensh.operator("or_")
ror = _tensh.operator("or", True)


def ior(self, other):
    self |= other
    return self
xor = _tensh.operator("xor")
rxor = _tensh.operator("xor", True)


def ixor(self, other):
    self ^= other
    return self
lshift = _tensh.operator("lshift")
rlshift = _tensh.operator("lshift", True)


def ilshift(self, other):
    self <<= other
    return self
rshift = _tensh.operator("rshift")
rrshift = _tensh.operator("rshift", True)


def irshift(self, other):
    self >>= other
    return self
eq = _tensh.operator("eq")
ne = _tensh.operator("ne")
lt = _tensh.operator("lt")
le = _tensh.operator("le")
gt = _tensh.operator("gt")
ge = _tensh.operator("ge")


def divmod(self, other):
    return _divmod(self, other)


def neg(self):
    return -self


def pos(self):
    return +self


def invert(self):
    return ~self


def abs(self):
    return _abs(self)


def getitem(self, key):
    return self[key]


def setitem(self, key, value):
    self[key] = value


def contains(self, item):
    return item in self


def len(self):
    return _len(self)


def iter(self):
    return _iter(self)


def bool(self):
    return _bool(self)


def int(self):
    return _int(self)


def float(self):
    return _float(self)


def complex(self):
    return _complex(self)


def index(self):
    return range(self)[0:].stop


def repr(self):
    return _repr(self)


def str(self):
    return _str(self)


def format(self, spec):
    return _format(self, spec)


def hash(self):
    return _hash(self)


def array(self, dtype=None, copy=None):
    return np.asarray(self, dtype)
