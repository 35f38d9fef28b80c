"""Records true values of the functions of float64 into functions.json beside this file.

    python test/oracle/record-functions.py

For each function: arguments `x` (and `y`) and `out`, as base64 of little-endian float64. Where NumPy (its C library)
answers NaN, an infinity or a zero, or an argument is one, that is recorded; elsewhere the value of mpmath with 1300 bits, rounded once.
"""

import base64
import json
import math
import pathlib
import random
import struct

import mpmath
import numpy as np

mpmath.mp.prec = 1300
random.seed(3)
np.seterr(all="ignore")

limits = [0.0, math.inf, math.nan, 5e-324, 2.0**-1022, 1.7976931348623157e308, 1.0, 0.5, 2.0]
both = [sign * x for x in limits for sign in (1, -1)]


def beside(x):
    """Numbers at x and a few steps from it."""
    return [x, np.nextafter(x, np.inf), np.nextafter(x, -np.inf), x * (1 + 2.0**-40), x * (1 - 2.0**-40)]


def anywhere(count):
    bits = (random.getrandbits(64) for _ in range(count))
    return [x for x in (struct.unpack("<d", struct.pack("<Q", b))[0] for b in bits) if math.isfinite(x)]


def scales(count, low, high):
    return [random.choice([1, -1]) * (1 + random.random()) * 2.0 ** random.randint(low, high) for _ in range(count)]


def uniform(count, low, high):
    return [random.uniform(low, high) for _ in range(count)]


def times(unit, count):
    return [random.randint(-(2 ** random.randint(1, 40)), 2 ** random.randint(1, 40)) * unit for _ in range(count)]


growth = both + anywhere(20) + scales(60, -60, 8) + uniform(60, -750, 750)
growth += [x for edge in (709.782712893384, -745.1332191019412, -708.396, 710.4758600739439, 22, -37) for x in beside(edge)]
logs = both + [abs(x) for x in anywhere(60) + scales(60, -3, 3)] + [1 + x for x in scales(60, -50, -2)]
# The float64 nearest to a multiple of pi / 2.
angles = both + anywhere(80) + scales(80, -40, 25) + times(math.pi / 2, 60) + [6381956970095103 * 2.0**797, 1e22, 2.0**20]
arcs = both + uniform(100, -1, 1) + scales(40, -50, -2) + [x for edge in (0.5, -0.5, 1, -1, 0.975) for x in beside(edge)]
spread = both + anywhere(60) + scales(100, -30, 6) + [x for edge in (0.4375, 0.6875, 1.1875, 2.4375) for x in beside(edge)]
small = [x for x in scales(40, -60, -1)]
# Where the error function goes over from one approximation to the next.
errors = [sign * x for edge in (0.84375, 1.25, 1 / 0.35, 6, 26.5, 28) for x in beside(edge) for sign in (1, -1)]
errors += [sign * k / 16 for k in range(1, 16 * 28) for sign in (1, -1)]



def each(f):
    return lambda xs: [f(float(x)) for x in xs]


def share(x):
    return math.erfc(-x / math.sqrt(2)) / 2


unary = {
    "exp": (np.exp, mpmath.exp, growth),
    "expm1": (np.expm1, mpmath.expm1, growth + small),
    "log": (np.log, mpmath.log, logs),
    "log1p": (np.log1p, mpmath.log1p, logs + small),
    "log2": (np.log2, lambda x: mpmath.log(x) / mpmath.log(2), logs),
    "log10": (np.log10, mpmath.log10, logs),
    "sin": (np.sin, mpmath.sin, angles),
    "cos": (np.cos, mpmath.cos, angles),
    "tan": (np.tan, mpmath.tan, angles),
    "asin": (np.arcsin, mpmath.asin, arcs),
    "acos": (np.arccos, mpmath.acos, arcs),
    "atan": (np.arctan, mpmath.atan, spread),
    "sinh": (np.sinh, mpmath.sinh, growth + small),
    "cosh": (np.cosh, mpmath.cosh, growth + small),
    "tanh": (np.tanh, mpmath.tanh, growth + small),
    "asinh": (np.arcsinh, mpmath.asinh, spread),
    "acosh": (np.arccosh, mpmath.acosh, [abs(x) for x in spread] + [1 + abs(x) for x in small]),
    "atanh": (np.arctanh, mpmath.atanh, arcs),
    "cbrt": (np.cbrt, lambda x: mpmath.sign(x) * mpmath.cbrt(abs(x)), spread),
    "exp2": (np.exp2, lambda x: mpmath.power(2, x), growth + small),
    "erf": (each(math.erf), mpmath.erf, spread + small + errors),
    "erfc": (each(math.erfc), mpmath.erfc, spread + small + errors),
    "ndtr": (each(share), mpmath.ncdf, spread + small + errors),
    # Further down the share has lost digits that the product shows.
    "gelu": (each(lambda x: x * share(x)), lambda x: x * mpmath.ncdf(x), [x for x in errors if x > -37]),
}

pairs = [(a, b) for a in both + [3.0, -3.0] for b in both + [3.0, -2.5]]
powers = pairs + [(abs(a), b) for a, b in zip(anywhere(60), scales(60, -12, 4))]
for x in uniform(60, 0, 100) + [1 + x for x in scales(60, -40, -2)]:
    powers.append((x, random.uniform(-745, 710) / math.log(x)))
binary = {
    "pow": (np.power, mpmath.power, powers),
    "atan2": (np.arctan2, mpmath.atan2, pairs + list(zip(scales(150, -8, 8), scales(150, -8, 8)))),
}


def rounded(value):
    """The nearest float64, also below the smallest normal one: Python divides integers with one rounding."""
    sign, fraction, exponent, _ = value._mpf_
    if exponent >= 0:
        return float((-1) ** sign * (fraction << exponent))
    return (-1) ** sign * (fraction / (1 << -exponent))


def truth(by_library, exact, args):
    # As arrays: NumPy computes a scalar power of 0.5 as a square root, which differs from C's pow at -0 and -inf.
    found = float(by_library(*[np.array([x, x]) for x in args])[0])
    if not math.isfinite(found) or found == 0 or any(x == 0 or not math.isfinite(x) for x in args):
        return found
    return rounded(exact(*[mpmath.mpf(float(x)) for x in args]))


def packed(values):
    return base64.b64encode(struct.pack(f"<{len(values)}d", *values)).decode()


record = {}
for name, (by_library, exact, xs) in unary.items():
    out = [truth(by_library, exact, [x]) for x in xs]
    record[name] = {"x": packed(xs), "out": packed(out)}
for name, (by_library, exact, points) in binary.items():
    out = [truth(by_library, exact, point) for point in points]
    record[name] = {"x": packed([a for a, _ in points]), "y": packed([b for _, b in points]), "out": packed(out)}

path = pathlib.Path(__file__).with_name("functions.json")
path.write_text(json.dumps(record, indent=0) + "\n", "utf-8")
