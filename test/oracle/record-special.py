"""Records special functions in 40 digits, rounded once: python3 test/oracle/record-special.py

Writes test/oracle/special.json: [code in x (and y), inputs, values, how many units in the last place a float64 may be off].
Points cover the whole range, both signs where the function has both, and the neighbourhood of poles and roots; where a
value is the small difference of larger ones, as between the roots of J, float64 has fewer digits to give.
"""
import json
import pathlib
import random
import struct

import mpmath as mp

mp.mp.dps = 40
R = random.Random(5)


def spread(low, high, n=40, signs=False):
    return [10 ** R.uniform(low, high) * (R.choice([-1, 1]) if signs else 1) for _ in range(n)]


def between(low, high, n=40):
    return [R.uniform(low, high) for _ in range(n)]


def single(v):
    return struct.unpack("f", struct.pack("f", v))[0]


def erfcinv(y):
    if y >= 0.1: return mp.erfinv(1 - y)
    start = mp.sqrt(-mp.log(y * mp.sqrt(mp.pi)))
    return mp.findroot(lambda t: mp.log(mp.erfc(t)) - mp.log(y), start)


both = lambda low, high: spread(low, high, 40, True)
functions = [
    ("i0(x)", lambda x: mp.besseli(0, x), both(-6, 2.8), 4), ("i1(x)", lambda x: mp.besseli(1, x), both(-6, 2.8), 4),
    ("i0e(x)", lambda x: mp.besseli(0, x) * mp.exp(-abs(x)), both(-6, 5), 4),
    ("i1e(x)", lambda x: mp.besseli(1, x) * mp.exp(-abs(x)), both(-6, 5), 4),
    ("j0(x)", lambda x: mp.besselj(0, x), spread(-6, 0.3), 4), ("j1(x)", lambda x: mp.besselj(1, x), spread(-6, 0.5), 4),
    ("k0(x)", lambda x: mp.besselk(0, x), spread(-6, 2.8), 6), ("k1(x)", lambda x: mp.besselk(1, x), spread(-6, 2.8), 6),
    ("k0e(x)", lambda x: mp.besselk(0, x) * mp.exp(x), spread(-6, 4), 6),
    ("k1e(x)", lambda x: mp.besselk(1, x) * mp.exp(x), spread(-6, 4), 6),
    ("erf(x)", mp.erf, both(-8, 1), 2), ("erfc(x)", mp.erfc, both(-8, 1.4), 2),
    ("erfinv(x)", mp.erfinv, between(-1, 1) + [1 - v for v in spread(-12, -1)], 2),
    ("erfcinv(x)", erfcinv, between(0.01, 1.99) + spread(-200, -1), 2),
    ("erfcx(x)", lambda x: mp.erfc(x) * mp.exp(x * x), spread(-6, 4) + between(-5, 0), 3),
    ("ndtr(x)", mp.ncdf, both(-6, 1.5), 5),
    ("ndtri(x)", lambda x: -mp.sqrt(2) * erfcinv(2 * x), between(0, 1) + spread(-200, -1), 3),
    ("log_ndtr(x)", lambda x: mp.log1p(-mp.ncdf(-x)), both(-3, 1.5), 3),
    ("lgamma(x)", lambda x: mp.log(abs(mp.gamma(x))), spread(-8, 6, 60) + between(0.5, 3, 60), 4),
    ("digamma(x)", mp.digamma, spread(-6, 6, 60) + between(1.3, 1.6), 4),
    ("polygamma(1, x)", lambda x: mp.polygamma(1, x), spread(-6, 6), 4),
    ("polygamma(3, x)", lambda x: mp.polygamma(3, x), spread(-6, 4), 4),
    ("zeta(x, 1.0)", mp.zeta, between(1.001, 30) + [1 + v for v in spread(-6, 2)], 4),
    ("sinc(x)", mp.sincpi, both(-6, 2), 2), ("exp2(x)", lambda x: mp.mpf(2) ** x, both(-6, 2), 2),
    ("logit(x)", lambda x: mp.log(x) - mp.log1p(-x), between(0, 1) + spread(-20, -1), 2),
    ("gelu(x)", lambda x: x * mp.ncdf(x), both(-6, 1), 5),
    ("igamma(x, y)", lambda a, x: mp.gammainc(a, 0, x, regularized=True), (spread(-2, 2), spread(-2, 2)), 40),
    ("igammac(x, y)", lambda a, x: mp.gammainc(a, x, mp.inf, regularized=True), (spread(-2, 2), spread(-2, 2)), 160),
    ("betainc(x, 1.5, y)", lambda a, x: mp.betainc(a, 1.5, 0, x, regularized=True), (spread(-1, 1.5), between(0.01, 0.99)), 60),
]
cases = []
for code, f, points, bound in functions:
    # Every other point is one that float32 has too, where that leaves it inside the domain.
    inputs = [
        [single(v) if i % 2 and 1e-37 < abs(v) and single(v) not in (0, 1) else v for i, v in enumerate(row)]
        for row in (points if isinstance(points, tuple) else (points,))
    ]
    values = [float(f(*map(mp.mpf, at))) for at in zip(*inputs)]
    # Below the normal numbers there are no units to count in.
    kept = [i for i, v in enumerate(values) if abs(v) > 1e-290]
    cases.append([code, [[row[i] for i in kept] for row in inputs], [values[i] for i in kept], bound])
path = pathlib.Path(__file__).with_name("special.json")
path.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
