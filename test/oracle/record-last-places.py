"""Records values of functions to twice the digits of float64 into last-places.json beside this file.

    python test/oracle/record-last-places.py

Needs mpmath. Each case: how it is written, the dtype, the last places that a result may be away, and arguments and values
as base64 of little-endian float64, each value as the nearest float64 and what is left. Arguments are spread over the
domain; the first ones were found by sweeps to be hard for some way of computing the function.
"""

import base64
import json
import math
import pathlib
import random
import struct

import mpmath as mp

mp.mp.prec = 400
one, half = mp.mpf(1), mp.mpf(1) / 2


def scales(low, high, count=45, signs=(1, -1)):
    return [random.choice(signs) * (1 + random.random()) * 2.0 ** random.uniform(low, high) for _ in range(count)]


def uniform(low, high, count=45):
    return [random.uniform(low, high) for _ in range(count)]


def beyond_zero(low, high, count=45):
    return scales(low, high, count, (1,))


def log1pexp(x):
    return mp.log1p(mp.exp(x)) if x < 0 else x + mp.log1p(mp.exp(-x))


def sinpi(x):
    return mp.sin(mp.pi * x)


def ndtr(x):
    return mp.erfc(-x / mp.sqrt(2)) / 2


def inverse(f, start):
    """The x with f(x) = y, by secants from a start that is near."""

    def solve(y):
        mp.mp.prec = 600
        x = mp.findroot(lambda t: f(t) - mp.log(y), start(y))
        mp.mp.prec = 400
        return +x

    return solve


def erfc_start(y):
    w = mp.log(y * (2 - y))
    a = mp.mpf("0.147")
    t = 2 / (mp.pi * a) + w / 2
    return mp.sqrt(mp.sqrt(t * t - w / a) - t)


positive_erfcinv = inverse(lambda t: mp.log(mp.erfc(t)), erfc_start)


def erfcinv(y):
    return positive_erfcinv(y) if y < 1 else -positive_erfcinv(2 - y) if y > 1 else mp.mpf(0)


def erfinv(y):
    return mp.sign(y) * (mp.erfinv(abs(y)) if abs(y) < half else positive_erfcinv(1 - abs(y)))


wide = uniform(-30, 30) + scales(-40, 6)
tall = uniform(-88, 88) + uniform(-700, 700) + scales(-40, 6)
logs = beyond_zero(-1000, 1000) + [1 + x for x in scales(-40, -1)] + uniform(0.3, 4)
angles = uniform(-30, 30) + scales(-20, 20) + [k * math.pi / 2 for k in range(1, 40)]
shares = uniform(0, 1) + beyond_zero(-300, -2)
tails = uniform(-10, 10) + uniform(-37, 0) + uniform(-2, 2)
gammas = uniform(0, 12) + uniform(-9, 0) + beyond_zero(-30, 300)

# Name: how it is written, the value, arguments, hard ones.
unary = {
    "exp": (mp.exp, tall, [25.315445177820145, -744.5]),
    "exp2": (lambda x: mp.mpf(2) ** x, tall, [-710.4758000000022, -1073.5]),
    "expm1": (mp.expm1, tall, [0.3465735902799748]),
    "log": (mp.log, logs, [1.3971649408340454]),
    "log2": (lambda x: mp.log(x) / mp.log(2), logs, [1.4142135381698608]),
    "log10": (lambda x: mp.log(x) / mp.log(10), logs, [0.577199999999999]),
    "log1p": (mp.log1p, beyond_zero(-60, 60) + uniform(-1, 1), [-0.29516817341910095]),
    "cbrt": (lambda x: mp.sign(x) * mp.cbrt(abs(x)), scales(-900, 900) + wide, [5e-324]),
    "rsqrt": (lambda x: 1 / mp.sqrt(x), beyond_zero(-900, 900) + logs, []),
    "sin": (mp.sin, angles, [147.52969360351562, 1e22]),
    "cos": (mp.cos, angles, [45.804439544677734, 1e22]),
    "tan": (mp.tan, angles, [1339.8892822265625, 1e22]),
    "asin": (mp.asin, uniform(-1, 1) + scales(-40, -2), [-0.8406779170036316]),
    "acos": (mp.acos, uniform(-1, 1) + scales(-40, -2), [-0.514980541688741]),
    "atan": (mp.atan, wide, [-1.1689687967300415]),
    "sinh": (mp.sinh, tall, [0.23847754299640656, 0.43613309535011746, 0.35133333333333333, 710.4758000000002]),
    "cosh": (mp.cosh, tall, [0.9816939234733582, 710.4758000000002]),
    "tanh": (mp.tanh, wide, [0.24285195767879486, 0.2503865486510486, -0.35083899087396364]),
    "asinh": (mp.asinh, wide, [-0.7572840452194214, 0.24980526099260564, 1e300]),
    "acosh": (mp.acosh, [1 + abs(x) for x in wide], [1.0072930826866746, 1.1275898218154907, 1e300]),
    "atanh": (mp.atanh, uniform(-1, 1) + scales(-40, -2), [-0.12283284113423965, 0.6208909153938293]),
    "sigmoid": (lambda x: 1 / (1 + mp.exp(-x)), tall, [-1.955915709458111]),
    "softplus": (log1pexp, tall, [-0.5550090670585632]),
    "erf": (mp.erf, wide, [0.006503380780016699]),
    "erfc": (mp.erfc, tails, [0.8327575090673205, 16.737605163458177, 1.2499999999999927, 26.6]),
    "ndtr": (ndtr, tails, [-1.1875000000000098, -16.4277232805958, -37.00000000000039]),
    "gelu": (lambda x: x * ndtr(x), tails, [-37.63008652011604, -38.14786632563987, -1.7287241814598602]),
    "lgamma": (lambda x: mp.log(abs(mp.gamma(x))), gammas, [1.4795373539933936, 1.7309362872937462, 0.9]),
    "digamma": (mp.digamma, gammas, [0.999999999999997, 2.0040897230835952, 1.4778424067491758, -2.3e-308]),
    "erfinv": (erfinv, uniform(-1, 1) + scales(-40, -2), [5.260880217418301e-07]),
    "erfcinv": (erfcinv, uniform(0, 2) + shares, [5e-324, 1e-310, 0.7484440513956735]),
    "ndtri": (lambda p: -mp.sqrt(2) * erfcinv(2 * p), shares, [5e-324, 0.8329587958938897]),
    "log_ndtr": (lambda x: mp.log(ndtr(x)) if x < 0 else mp.log1p(-ndtr(-x)), tails, [37.00000000000039, -0.97, -1.029, 1.87]),
    "erfcx": (lambda x: mp.exp(x * x) * mp.erfc(x), uniform(-26, 30) + uniform(-2, 2), [0.7853981633974495, -26.5, 1e300]),
    "logit": (lambda x: mp.log(x / (1 - x)), shares, [0.30951204895973206, 0.3133333333333333]),
    "sinc": (lambda x: sinpi(x) / (mp.pi * x), uniform(-9, 9) + scales(-40, 9), [362.04269729284283]),
    "selu": (
        lambda x: mp.mpf("1.0507009873554804934193349852946") * x
        if x > 0
        else mp.mpf("1.7580993408473768599402175208123") * mp.expm1(x),
        wide,
        [-0.30425640956990585],
    ),
}
binary = {
    "pow": (
        "x ** y",
        lambda x, y: x**y,
        [(abs(a), b) for a, b in zip(scales(-3, 3, 60), uniform(-80, 80, 60))]
        + [(1 + a, b) for a, b in zip(scales(-30, -3, 40), scales(3, 20, 40))]
        + [(-abs(a), float(random.randint(-12, 12))) for a in scales(-3, 3, 20)],
        [
            (1.0000001795247726, -3640962625.074627),
            (1.3641280355195906, -1989.8055473625805),
            (0.9999999999603995, 5102245939927.622),
            (4.626164946307446, -264.9540006229496),
            (3.0, 33.0),
            (10.0, 22.0),
            (10.0, 4.0),
            (5e-324, 0.5),
            (2.0, -1074.0),
        ],
    ),
    "atan2": (
        "atan2(x, y)",
        lambda y, x: mp.atan2(y, x),
        list(zip(scales(-10, 10, 60), scales(-10, 10, 60))),
        [(0.020709751173853874, 0.16530905663967133)],
    ),
    "hypot": (
        "hypot(x, y)",
        lambda a, b: mp.sqrt(a * a + b * b),
        list(zip(scales(-100, 100, 30), scales(-100, 100, 30))) + list(zip(uniform(-9, 9), uniform(-9, 9))),
        [(3.885733127593994, 0.005921120755374432), (1e308, 1e308)],
    ),
}
# TensorFlow's own bits, which are further away, are held instead.
further = {("sigmoid", "float32"): 2.6}


def rounded(x, dtype):
    if dtype == "float64":
        return x
    if abs(x) > 3.4e38:
        return math.inf
    return struct.unpack("<f", struct.pack("<f", x))[0]


def packed(values):
    return base64.b64encode(struct.pack(f"<{len(values)}d", *values)).decode()


def parts(v):
    if abs(v) >= mp.mpf(2) ** 1024:
        return math.inf * int(mp.sign(v)), 0.0
    hi = float(v)
    return hi, 0.0 if math.isinf(hi) else float(v - mp.mpf(hi))


def case(name, code, f, dtype, arguments):
    kept, found = [], []
    for args in arguments:
        args = tuple(rounded(x, dtype) for x in args)
        if args in kept or any(math.isinf(x) for x in args):
            continue
        try:
            value = f(*map(mp.mpf, args))
        except (ValueError, ZeroDivisionError):
            continue
        if isinstance(value, mp.mpf) and mp.isfinite(value):
            kept.append(args)
            found.append(parts(value))
    inputs = [packed(column) for column in zip(*kept)]
    return [name, code, dtype, further.get((name, dtype), 2), inputs, [packed(column) for column in zip(*found)]]


random.seed(11)
cases = []
for dtype in ("float64", "float32"):
    for name, (f, spread, hard) in unary.items():
        cases.append(case(name, f"{name}(x)", f, dtype, [(x,) for x in hard + spread]))
    for name, (code, f, spread, hard) in binary.items():
        cases.append(case(name, code, f, dtype, hard + spread))

path = pathlib.Path(__file__).with_name("last-places.json")
path.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
print(len(cases), "cases,", sum(len(base64.b64decode(c[5][0])) // 8 for c in cases), "values,", path.stat().st_size, "bytes")
