"""What Python's syntax calls by itself, called by name: `x.__add__(1)` of arrays and tensors."""
import numpy as np

# in _nowhere
_divmod, _abs, _len, _iter, _bool, _int, _float, _complex = divmod, abs, len, iter, bool, int, float, complex
_repr, _str, _format, _hash = repr, str, format, hash


# in _specials
def add(self, other):
    return self + other


def radd(self, other):
    return other + self


def iadd(self, other):
    self += other
    return self


def sub(self, other):
    return self - other


def rsub(self, other):
    return other - self


def isub(self, other):
    self -= other
    return self


def mul(self, other):
    return self * other


def rmul(self, other):
    return other * self


def imul(self, other):
    self *= other
    return self


def truediv(self, other):
    return self / other


def rtruediv(self, other):
    return other / self


def itruediv(self, other):
    self /= other
    return self


def floordiv(self, other):
    return self // other


def rfloordiv(self, other):
    return other // self


def ifloordiv(self, other):
    self //= other
    return self


def mod(self, other):
    return self % other


def rmod(self, other):
    return other % self


def imod(self, other):
    self %= other
    return self


def pow(self, other):
    return self ** other


def rpow(self, other):
    return other ** self


def ipow(self, other):
    self **= other
    return self


def matmul(self, other):
    return self @ other


def rmatmul(self, other):
    return other @ self


def imatmul(self, other):
    self @= other
    return self


def and_(self, other):
    return self & other


def rand(self, other):
    return other & self


def iand(self, other):
    self &= other
    return self


def or_(self, other):
    return self | other


def ror(self, other):
    return other | self


def ior(self, other):
    self |= other
    return self


def xor(self, other):
    return self ^ other


def rxor(self, other):
    return other ^ self


def ixor(self, other):
    self ^= other
    return self


def lshift(self, other):
    return self << other


def rlshift(self, other):
    return other << self


def ilshift(self, other):
    self <<= other
    return self


def rshift(self, other):
    return self >> other


def rrshift(self, other):
    return other >> self


def irshift(self, other):
    self >>= other
    return self


def eq(self, other):
    return self == other


def ne(self, other):
    return self != other


def lt(self, other):
    return self < other


def le(self, other):
    return self <= other


def gt(self, other):
    return self > other


def ge(self, other):
    return self >= other


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
