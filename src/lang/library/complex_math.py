"""cmath: functions of one complex number."""
import math
import numpy as np

# in cmath
pi = math.pi
e = math.e
tau = math.tau
inf = math.inf
nan = math.nan


def sqrt(z, /):
    return complex(np.sqrt(complex(z)))


def exp(z, /):
    return complex(np.exp(complex(z)))


def log(z, base=None, /):
    if z == 0:
        raise ValueError("math domain error")
    found = complex(np.log(complex(z)))
    return found if base is None else found / complex(np.log(complex(base)))


def log10(z, /):
    return log(z) / math.log(10)


def sin(z, /):
    return complex(np.sin(complex(z)))


def cos(z, /):
    return complex(np.cos(complex(z)))


def tan(z, /):
    return complex(np.tan(complex(z)))


def sinh(z, /):
    return complex(np.sinh(complex(z)))


def cosh(z, /):
    return complex(np.cosh(complex(z)))


def tanh(z, /):
    return complex(np.tanh(complex(z)))


def phase(z, /):
    z = complex(z)
    return math.atan2(z.imag, z.real)


def polar(z, /):
    return (float(abs(z)), phase(z))


def rect(r, phi, /):
    return complex(r * math.cos(phi), r * math.sin(phi))


def isfinite(z, /):
    z = complex(z)
    return math.isfinite(z.real) and math.isfinite(z.imag)


def isnan(z, /):
    z = complex(z)
    return math.isnan(z.real) or math.isnan(z.imag)


def isinf(z, /):
    z = complex(z)
    return math.isinf(z.real) or math.isinf(z.imag)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)
