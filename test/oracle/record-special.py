"""Records special functions in 50 digits, rounded once: python3 test/oracle/record-special.py

Writes test/oracle/special.json: [code in x (and y), inputs, values, how many units in the last place a float64 may be off].
Points cover the whole range, both signs where the function has both, the neighbourhood of poles, and that of roots down
to the float64 next to them.
"""
import json
import math
import pathlib
import random
import struct

import mpmath as mp

mp.mp.dps = 50
R = random.Random(5)


def spread(low, high, n=40, signs=False):
    return [10 ** R.uniform(low, high) * (R.choice([-1, 1]) if signs else 1) for _ in range(n)]


def between(low, high, n=40):
    return [R.uniform(low, high) for _ in range(n)]


def beside(*roots):
    """The numbers next to each root, and some farther off."""
    out = []
    for root in map(float, roots):
        above = math.nextafter(root, math.inf)
        out += [math.nextafter(root, -math.inf), root, above, math.nextafter(above, math.inf)]
        out += [root * (1 + d) for d in (1e-12, -1e-9, 1e-6, -1e-3)]
    return out


def between_poles(f, poles):
    """A root of f above each pole."""
    return [mp.findroot(f, (p + 1e-4, p + 1 - 1e-4), solver="anderson", tol=1e-70) for p in poles]


def lgamma_roots():
    size = lambda x: mp.log(abs(mp.gamma(x)))
    return [mp.findroot(size, at) for at in (-2.457, -2.7477, -3.1436, -3.9553, -5.0082, -6.9985)]


def single(v):
    return struct.unpack("f", struct.pack("f", v))[0]


def shapes():
    """Shapes from small to large, and points where their distributions have much."""
    a = spread(-2, 3, 50) + spread(3, 4.5, 4)
    return a, [v * R.uniform(0.3, 2.5) if v < 300 else v + R.uniform(-4, 4) * v**0.5 for v in a]


def zeta(s, q):
    """mpmath counts digits from 1 on, not from the first that is not 0."""
    with mp.workdps(200):
        return +mp.zeta(s, q)


def erfcinv(y):
    if y >= 0.1: return mp.erfinv(1 - y)
    start = mp.sqrt(-mp.log(y * mp.sqrt(mp.pi)))
    return mp.findroot(lambda t: mp.log(mp.erfc(t)) - mp.log(y), start)


both = lambda low, high: spread(low, high, 40, True)
around = lambda zero, n: beside(*[zero(n, k) for k in (1, 2, 3, 8, 12, 13, 40)])
wide = lambda low, high: spread(low, high) + between(0, 45)
functions = [
    ("i0(x)", lambda x: mp.besseli(0, x), both(-6, 2.84) + between(0, 45), 2),
    ("i1(x)", lambda x: mp.besseli(1, x), both(-6, 2.84) + between(0, 45), 2),
    ("i0e(x)", lambda x: mp.besseli(0, x) * mp.exp(-abs(x)), both(-6, 5) + between(0, 45), 2),
    ("i1e(x)", lambda x: mp.besseli(1, x) * mp.exp(-abs(x)), both(-6, 5) + between(0, 45), 2),
    *[(f"j{n}(x)", lambda x, n=n: mp.besselj(n, x), wide(-6, 8) + around(mp.besseljzero, n), 3) for n in (0, 1)],
    *[(f"y{n}(x)", lambda x, n=n: mp.bessely(n, x), wide(-6, 8) + around(mp.besselyzero, n), 3) for n in (0, 1)],
    ("k0(x)", lambda x: mp.besselk(0, x), wide(-6, 2.8), 2), ("k1(x)", lambda x: mp.besselk(1, x), wide(-6, 2.8), 2),
    ("k0e(x)", lambda x: mp.besselk(0, x) * mp.exp(x), wide(-6, 4), 2),
    ("k1e(x)", lambda x: mp.besselk(1, x) * mp.exp(x), wide(-6, 4), 2),
    ("erf(x)", mp.erf, both(-8, 1), 2), ("erfc(x)", mp.erfc, both(-8, 1.4), 2),
    ("erfinv(x)", mp.erfinv, between(-1, 1) + [1 - v for v in spread(-15.5, -1)], 2),
    ("erfcinv(x)", erfcinv, between(0.01, 1.99) + spread(-280, -1), 2),
    ("erfcx(x)", lambda x: mp.erfc(x) * mp.exp(x * x), spread(-6, 4) + between(-26, 0), 3),
    ("ndtr(x)", mp.ncdf, both(-6, 1.5) + between(-36, 0), 3),
    ("ndtri(x)", lambda x: -mp.sqrt(2) * erfcinv(2 * x), between(0, 1) + spread(-280, -1), 3),
    ("log_ndtr(x)", lambda x: mp.log(mp.ncdf(x)) if x < 0 else mp.log1p(-mp.ncdf(-x)), both(-3, 1.5), 3),
    ("lgamma(x)", lambda x: mp.log(abs(mp.gamma(x))), spread(-8, 6, 60) + between(0.5, 3, 60) + between(-30, 0, 60) + beside(*lgamma_roots()), 4),
    ("digamma(x)", mp.digamma, spread(-6, 6, 60) + between(-30, 0, 60) + beside(mp.findroot(mp.digamma, 1.46), *between_poles(mp.digamma, range(-8, 0))), 4),
    ("polygamma(1, x)", lambda x: mp.polygamma(1, x), spread(-6, 6) + between(-6, 0), 4),
    ("polygamma(2, x)", lambda x: mp.polygamma(2, x), spread(-6, 4) + between(-6, 0) + beside(*between_poles(lambda t: mp.polygamma(2, t), range(-4, 0))), 4),
    ("polygamma(3, x)", lambda x: mp.polygamma(3, x), spread(-6, 4) + between(-6, 0), 4),
    ("zeta(x, 1.0)", mp.zeta, between(1.001, 30) + [1 + v for v in spread(-6, 2)], 4),
    ("zeta(x, y)", zeta, (between(1.001, 60), spread(-2, 2)), 4),
    ("sinc(x)", mp.sincpi, both(-6, 2), 2), ("exp2(x)", lambda x: mp.mpf(2) ** x, both(-6, 2), 2),
    ("logit(x)", lambda x: mp.log(x) - mp.log1p(-x), between(0, 1) + spread(-20, -1), 2),
    ("gelu(x)", lambda x: x * mp.ncdf(x), both(-6, 1) + between(-36, 5), 4),
    ("igamma(x, y)", lambda a, x: mp.gammainc(a, 0, x, regularized=True), shapes(), 2),
    ("igammac(x, y)", lambda a, x: mp.gammainc(a, x, mp.inf, regularized=True), shapes(), 2),
    ("betainc(x, 1.5, y)", lambda a, x: mp.betainc(a, 1.5, 0, x, regularized=True), (spread(-1, 1.5), between(0.01, 0.99)), 2),
    ("entr(x)", lambda x: -x * mp.log(x), spread(-30, 5) + [1 + v for v in both(-12, -1)], 3),
    ("xlogy(x, y)", lambda x, y: x * mp.log(y), (both(-5, 5), spread(-30, 20)), 3),
    ("xlog1py(x, y)", lambda x, y: x * mp.log1p(y), (both(-5, 5), spread(-20, 10)), 3),
    ("expint(x)", mp.ei, spread(-6, 2.8) + between(0, 45) + beside(mp.findroot(mp.ei, 0.3725)), 6),
    ("dawsn(x)", lambda x: mp.sqrt(mp.pi) / 2 * mp.exp(-x * x) * mp.erfi(x), both(-9, 2) + between(-9, 9), 2),
    ("fresnel_sin(x)", mp.fresnels, both(-6, 3) + between(-6, 6), 2),
    ("fresnel_cos(x)", mp.fresnelc, both(-6, 3) + between(-6, 6), 2),
    ("spence(x)", lambda x: mp.re(mp.polylog(2, 1 - x)), spread(-8, 6) + between(0, 3) + [1 + v for v in both(-14, -1)], 2),
    ("betainc(x, y, 0.5)", lambda a, b: mp.betainc(a, b, 0, 0.5, regularized=True), (spread(-1, 2), spread(-1, 2)), 2),
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
    kept = [i for i, v in enumerate(values) if 1e-290 < abs(v) < math.inf]
    cases.append([code, [[row[i] for i in kept] for row in inputs], [values[i] for i in kept], bound])
path = pathlib.Path(__file__).with_name("special.json")
path.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
