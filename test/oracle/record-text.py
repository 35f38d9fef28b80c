"""Records how Python, NumPy and TensorFlow write numbers, arrays and formats, into text.json beside this file.

Needs numpy >= 2.4 and tensorflow-cpu; `python record-text.py`. The cases are generated from a fixed seed.
Numbers are stored as little-endian bytes in hex, so that the reader makes them from bits and not from text.
"""

import json
import math
import os
import platform
import struct
from pathlib import Path

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
import numpy as np
import tensorflow as tf

rng = np.random.default_rng(20240611)
INTS = ["uint8", "uint16", "uint32", "uint64", "int8", "int16", "int32", "int64"]
FLOATS = ["float32", "float64"]


def hexed(array):
    return np.ascontiguousarray(array).tobytes().hex()


# --- scalars ---------------------------------------------------------------------------------------------------------


def random_bits(dtype, count):
    word = np.uint32 if dtype == "float32" else np.uint64
    return rng.integers(0, np.iinfo(word).max, count, dtype=word, endpoint=True).view(dtype)


def neighbours(values, dtype):
    with np.errstate(all="ignore"):
        v = np.array(values, dtype)
        return np.concatenate([np.nextafter(v, v.dtype.type(-np.inf)), v, np.nextafter(v, v.dtype.type(np.inf))])


def special(dtype):
    """Powers of two and ten and their neighbours, subnormals, halfway cases, small decimals, thresholds."""
    info = np.finfo(dtype)
    low, high = (-149, 128) if dtype == "float32" else (-1074, 1024)
    twos = [math.ldexp(1.0, k) for k in range(low, high, 1 if dtype == "float32" else 5)]
    tens = [float(f"1e{k}") for k in range(*((-45, 39) if dtype == "float32" else (-323, 309)))]
    parts = [
        np.array(twos, dtype),
        neighbours(tens, dtype),
        np.array([info.smallest_subnormal, info.smallest_normal, info.max, info.eps, -0.0, 0.0], dtype),
        np.array([np.inf, -np.inf, np.nan], dtype),
        (rng.integers(1, 2000, 60) * float(info.smallest_subnormal)).astype(dtype),
        np.round(rng.uniform(-1000, 1000, 150), 2).astype(dtype),
        np.round(rng.uniform(0, 1, 100), 4).astype(dtype),
        rng.integers(-(10**7), 10**7, 100).astype(dtype),
        rng.integers(0, 10**12, 60).astype(dtype),
        # Halfway between two decimals: k / 2^n has n digits, the last of them a 5.
        np.array([k / 2.0**n for n in range(1, 26) for k in (1, 3, 2**n + 1, 100 * 2**n + 1)], dtype),
        neighbours([123456789, 16777216, 999999.94, 1e6, 0.0001, 9007199254740993, 5e-324], dtype),
    ]
    return np.concatenate(parts)


def scalars():
    out = {}
    for dtype, count in (("float32", 2500), ("float64", 1500)):
        values = np.concatenate([special(dtype), random_bits(dtype, count), rng.normal(size=300).astype(dtype)])
        out[dtype] = {"bits": hexed(values), "text": " ".join(str(v) for v in values)}
    # Digits of float64 as %e and %f print them, some of them more than JavaScript's own functions give.
    values = np.concatenate([special("float64")[::5], random_bits("float64", 80)])
    values = np.abs(values[np.isfinite(values)])
    rounded = []
    for v in values.tolist():
        n = int(rng.choice([0, 1, 2, 5, 8, 15, 16, 17, 20, 40]))
        rounded.append([n, "%.*e" % (n, v), "%.*f" % (n, v) if v < 1e30 else ""])
    long = [(v, n) for v in (0.1, 5e-324, 1e22, 0.0, 2.0**-30) for n in (99, 100, 101, 150)]
    rounded_long = [[v, n, "%.*e" % (n, v), "%.*f" % (n, v)] for v, n in long]
    out["rounded"] = {"bits": hexed(values), "cases": rounded, "long": rounded_long}
    return out


# --- arrays ----------------------------------------------------------------------------------------------------------


def floats(dtype, size):
    kind = rng.integers(0, 14)
    with np.errstate(all="ignore"):
        if kind == 0:
            a = rng.normal(size=size)
        elif kind == 1:
            a = rng.integers(-20, 20, size).astype(float)
        elif kind == 2:
            a = np.round(rng.uniform(-100, 100, size), int(rng.integers(0, 5)))
        elif kind == 3:
            a = rng.normal(size=size) * 10.0 ** rng.integers(-6, 9, size)
        elif kind == 4:
            a = random_bits(dtype, size)
        elif kind == 5:
            a = 2.0 ** rng.integers(-12, 12, size)
        elif kind == 6:
            a = 10.0 ** rng.integers(-30, 30, size)
        elif kind == 7:
            a = rng.normal(size=size) * 10.0 ** int(rng.integers(-38, 38))
        elif kind == 8:
            a = rng.choice([0.0, -0.0, 1.0, 0.5, -2.25], size)
        elif kind == 9:
            a = rng.choice([1 / 512, 3 / 512, 0.5, 1.5, 2.5, 1 / 1024, 12345.6875], size)
        elif kind == 10:
            a = rng.choice([np.nan, np.inf, -np.inf], size)
        elif kind == 11:
            a = rng.choice([1e6, 999999, 1e8, 99999999, 1e-4, 9.99e-5, 0.001, 1000, 1000.0001], size)
        elif kind == 12:
            a = rng.integers(1, 50, size) * float(np.finfo(dtype).smallest_subnormal)
        else:
            a = (rng.uniform(0, 2, size) ** 12) * 2.0 ** int(rng.integers(-130, 60))
        a = np.asarray(a, dtype).copy()
        if rng.random() < 0.2 and size:
            a[rng.integers(0, size)] = rng.choice([np.nan, np.inf, -np.inf, -0.0])
    return a


def elements(dtype, size):
    if dtype == "bool":
        return rng.integers(0, 2, size).astype(bool)
    if dtype in FLOATS:
        return floats(dtype, size)
    info = np.iinfo(dtype)
    if rng.random() < 0.5:
        return rng.integers(max(info.min, -100), 100, size).astype(dtype)
    return rng.integers(info.min, info.max, size, dtype=dtype, endpoint=True)


def random_shape():
    rank = int(rng.choice([0, 1, 1, 1, 2, 2, 3, 4, 5]))
    top = {0: 1, 1: 24, 2: 6, 3: 3, 4: 3, 5: 2}[rank]
    return [int(d) for d in rng.integers(0 if rng.random() < 0.08 else 1, top + 1, rank)]


def random_options():
    options = {}
    if rng.random() < 0.3:
        options["precision"] = int(rng.choice([0, 1, 2, 3, 4, 6, 10, 17, 20]))
    if rng.random() < 0.3:
        options["threshold"] = int(rng.choice([0, 3, 5, 8, 20]))
    if rng.random() < 0.3:
        options["edgeitems"] = int(rng.choice([1, 2, 3, 4]))
    if rng.random() < 0.3:
        options["linewidth"] = int(rng.choice([1, 10, 20, 40, 60, 100, 120]))
    if rng.random() < 0.2:
        options["suppress"] = True
    return options


def array_case(a, options, separator=None):
    with np.printoptions(**options):
        case = {"dtype": str(a.dtype), "shape": list(a.shape), "bits": hexed(a), "str": str(a), "repr": repr(a)}
        if options:
            case["options"] = options
        if separator is not None:
            case["separator"] = [separator, np.array2string(a, separator=separator)]
    return case


def arrays():
    dtypes = FLOATS * 8 + INTS + ["bool", "bool"]
    out = []
    for i in range(1180):
        shape = random_shape()
        a = elements(str(rng.choice(dtypes)), int(np.prod(shape))).reshape(shape)
        options = random_options() if i % 2 else {}
        separator = str(rng.choice([",", ", ", "; ", "  ", "\t"])) if i % 10 == 0 else None
        out.append(array_case(a, options, separator))
    for shape in ([0], [0, 3], [3, 0], [1, 0, 2], [0, 0]):
        out += [array_case(np.zeros(shape, t), {}) for t in ("float32", "float64", "int64", "int32", "bool")]
    return out


def ranges():
    """Large arrays, not stored but made by the reader: (i * factor) % modulus / divisor, as dtype."""
    out = []
    shapes = [[999], [1000], [1001], [10, 100], [7, 143], [100, 11], [1, 1001], [11, 10, 10], [3, 400], [40, 3, 10],
              [7, 7, 7, 7], [2, 2, 2, 2, 100], [1001, 1], [1000, 1], [5000, 2]]
    for shape in shapes:
        for dtype, rule in (("int32", (1, 100000, 1)), ("float32", (37, 1009, 8)), ("float32", (7919, 100003, 7)),
                            ("float64", (7919, 100003, 7)), ("bool", (1, 2, 1)), ("int64", (5, 13, 1))):
            factor, modulus, divisor = rule
            a = (np.arange(int(np.prod(shape))) * factor % modulus / divisor).astype(dtype).reshape(shape)
            size = len(str(a))
            if size > 2000 and not (dtype == "float32" and factor == 7919 and len(shape) < 3):
                continue
            out.append({"dtype": dtype, "shape": shape, "rule": rule, "str": str(a), "repr": repr(a)})
    return out


def tensors():
    out = []
    for i in range(220):
        shape = random_shape() if i % 3 else [[], [3], [2, 3]][i // 3 % 3]
        dtype = str(rng.choice(FLOATS * 3 + INTS + ["bool"]))
        a = elements(dtype, int(np.prod(shape))).reshape(shape)
        t = tf.constant(a)
        case = {"dtype": dtype, "shape": shape, "bits": hexed(a), "str": str(t), "repr": repr(t)}
        if i % 2:
            name = str(rng.choice(["Variable", "w", "bias_1"]))
            case["name"], case["variable"] = name, repr(tf.Variable(a, name=name))
        out.append(case)
    for shape in ([60], [1200], [30, 40]):
        t = tf.reshape(tf.range(int(np.prod(shape)), dtype=tf.int32), shape)
        a = t.numpy()
        v = repr(tf.Variable(t, name="v"))
        out.append({"dtype": "int32", "shape": shape, "bits": hexed(a), "str": str(t), "repr": repr(t), "name": "v",
                    "variable": v})
    return out


# --- formats ---------------------------------------------------------------------------------------------------------


def pick(*choices):
    return choices[int(rng.integers(0, len(choices)))]


def random_spec():
    spec = ""
    if rng.random() < 0.4:
        spec += pick("", "", "*", "0", "가", "😀", "x", " ") + pick("<", ">", "=", "^")
    if rng.random() < 0.3:
        spec += pick("+", "-", " ")
    if rng.random() < 0.08:
        spec += "z"
    if rng.random() < 0.12:
        spec += "#"
    if rng.random() < 0.2:
        spec += "0"
    if rng.random() < 0.6:
        spec += str(pick(0, 1, 3, 5, 8, 10, 12, 20))
    if rng.random() < 0.2:
        spec += pick(",", "_")
    if rng.random() < 0.5:
        spec += "." + str(pick(0, 1, 2, 3, 5, 8, 16, 17, 30))
    return spec + pick("", "", "d", "e", "f", "g", "E", "F", "G", "%", "s", "x", "X", "o", "b", "c", "n", "f", "g",
                       "d", "q")


INT_VALUES = [0, 1, -1, 5, 42, -255, 65, 999, 1000, -1234567, 10**12, 2**64, -(10**30), 55000, 128512]
FLOAT_VALUES = [0.0, -0.0, 0.5, 1.5, 2.5, -0.001, 0.1, 1 / 3, 123456.789, 1e-5, 1e-10, 1e16, 1e22, 9.5, 99.5, 0.125,
                1234567.0, math.inf, -math.inf, math.nan, 5e-324, 1.7976931348623157e308, 2.0**-20, 100.0, 0.0001]
TEXT_VALUES = ["", "a", "abc", "한국어", "a longer text", "😀e", "it's"]


def random_value():
    roll = rng.random()
    if roll < 0.32:
        return pick(*INT_VALUES) if rng.random() < 0.8 else int(rng.integers(-(10**6), 10**6))
    if roll < 0.75:
        return pick(*FLOAT_VALUES) if rng.random() < 0.7 else float(rng.normal() * 10.0 ** float(rng.integers(-8, 12)))
    return pick(*TEXT_VALUES) if roll < 0.95 else pick(True, False)


def plain(v):
    if isinstance(v, bool):
        return {"bool": v}
    if isinstance(v, int):
        return {"int": str(v)}
    if isinstance(v, float):
        return {"float": struct.pack("<d", v).hex()}
    if isinstance(v, str):
        return {"string": v}
    return {"other": [str(v), repr(v), type(v).__name__]}


def outcome(make):
    """[text], or the error's text."""
    try:
        return [make()]
    except (ValueError, TypeError, OverflowError) as e:
        return str(e)


def is_odd(found):
    """Not to be recorded: half characters are no UTF-8, and sizes of C types are no business of the language."""
    text = found if isinstance(found, str) else found[0]
    return "C long" in text or any(0xD800 <= ord(c) < 0xE000 for c in text)


def specs():
    out, errors = [], 0
    while len(out) < 3500:
        spec, value = random_spec(), random_value()
        found = outcome(lambda: format(value, spec))
        if is_odd(found):
            continue
        if isinstance(found, str):
            errors += 1
            if errors > 600:
                continue
        out.append([spec, plain(value), found])
    by_hand = [("z", 5), ("zs", "a"), (" ", "a"), ("+", "a"), ("#s", "a"), ("=5", "a"), ("05", "a"), ("q", 5),
               ("q", 5.0),
               ("s", True), ("d", True), ("5", True), ("", True), ("5", [1]), ("", [1]), ("", None), (">4", None),
               (".", 5.0),
               ("5x1", 5), (",x", 3), ("_x", 0xABCDEF), ("#010_x", 0xABCDEF), ("08,", 1234), ("09,", 1234),
               ("010,", 1234),
               (",_", 5), ("_,", 5), (",,", 5), ("__", 5), ("e", 10**400), ("é", 5), ("\0", 5), ("{", 5), ("c", -1),
               ("c", 1114112), ("+c", 5), ("#c", 5), (".3c", 5), ("5c", 65), ("<5c", 65), ("=5c", 65), ("05c", 65),
               ("010,", math.inf), ("010", -math.inf), ("+010", math.nan), ("010,.2f", 1234.5), ("015,.2f", -1234.5),
               ("z.1f", -0.01), ("z.1e", -0.0), ("z%", -0.0), ("+z.0f", -0.4), ("#.0f", 3.0), ("#.0e", 3.0),
               ("#g", 3.0),
               ("#.3", 3.0), ("#", 1e20), (".0", 123.0), (".1", 10.0), (".3", 1234.0), (".100f", 0.1), (".120f", 0.1),
               (".110e", 1 / 3), (".30f", 1e22), (".2f", 1e300), ("n", 1234567), ("n", 1234567.5), (",n", 5),
               ("_%", 1234.5),
               ("<<5", 1), (">>5", "a"), ("^^5", "a"), ("==5", 1), ("5>", 1), ("x<05", 1), ("<05", 1), ("^05", -1),
               ("=", "a"),
               ("0=5", -3), ("😀^7", "a"), ("가>7.2f", 1.5), ("-", 3), ("-5", -3), (" d", 42), ("  ", 42), ("10 ", 42)]
    return out + [[s, plain(v), outcome(lambda: format(v, s))] for s, v in by_hand]


def random_field():
    out = "%"
    for flag in "-+ #0":
        if rng.random() < 0.2:
            out += flag
    if rng.random() < 0.5:
        out += str(pick(0, 1, 3, 5, 10, 15))
    if rng.random() < 0.4:
        out += "." + pick("", "0", "1", "2", "5", "12")
    if rng.random() < 0.05:
        out += pick("l", "h", "L")
    return out + pick(*"ddiufFeEgGsssrxXocaf%")


def percents():
    out, errors = [], 0
    while len(out) < 1400:
        fields = [random_field() for _ in range(int(pick(1, 1, 1, 2, 3)))]
        template = pick("", "a ", "한 ") + pick(" ", ", ", "").join(fields)
        values = tuple(random_value() for f in fields if f[-1] != "%")
        found = outcome(lambda: template % values)
        if is_odd(found):
            continue
        if isinstance(found, str):
            errors += 1
            if errors > 250:
                continue
        out.append([template, [plain(v) for v in values], found])
    by_hand = [("%*d", (5, 42)), ("%-*d|", (5, 42)), ("%*d|", (-5, 42)), ("%.*f", (2, 1.005)),
               ("%*.*f", (9, 3, 3.14159)),
               ("%.*f", (-2, 1.5)), ("%*d", ("a", 5)), ("%*d", (5,)), ("%", ()), ("%d %", (5,)), ("abc", (1,)),
               ("%s", ()),
               ("%s %s", (1,)), ("%s", (1, 2)), ("%y", (1,)), ("한%y", (1,)), ("%한", (1,)), ("%(a)s", (1,)), ("%5%", ()),
               ("100%%", ()), ("%d%%", (50,)), ("%s", (None,)), ("%r", ([1, "a"],)), ("%d", ("a",)), ("%d", (None,)),
               ("%x", (1.5,)), ("%f", ("a",)), ("%f", (None,)), ("%c", ("ab",)), ("%c", (1.5,)), ("%c", (55000,)),
               ("%c", (-1,)), ("%c", (1114112,)), ("%c", (True,)), ("%d", (math.nan,)), ("%d", (math.inf,)),
               ("%d", (1e22,)), ("%d", (-1.9,)), ("%f", (10**400,)), ("%a", ("한'\u200b😀",)), ("%r", ("한'\u200b😀",)),
               ("%5.1r|", ("ab",)), ("%ld", (3,)), ("%lld", (3,)), ("%.3d", (-5,)), ("%+.3d", (5,)), ("%08.3d", (-5,)),
               ("%#x", (255,)), ("%#X", (-255,)), ("%#08x", (255,)), ("%#o", (8,)), ("%#.6x", (255,)),
               ("%-#8x|", (255,)),
               ("% d", (5,)), ("%+ d", (5,)), ("%05s|", ("a",)), ("%05c|", ("a",)), ("%+s", ("a",)),
               ("%010f", (math.inf,)),
               ("%+f", (math.nan,)), ("%F", (-math.inf,)), ("%G", (1e-10,)), ("%#g", (1.0,)), ("%#.0f", (1.0,)),
               ("%.0f", (0.5,)),
               ("%.0f", (1.5,)), ("%.0f", (2.5,)), ("%.1f", (0.25,)), ("%.120f", (0.1,)), ("%s", (True,)),
               ("%d", (True,)),
               ("%*d", (True, 7)), ("%.d", (0,)), ("%.f", (2.7,)), ("%u", (-3,)), ("%i", (7,)), ("%\n", (1,)),
               ("%l", (1,))]
    out += [[t, [plain(v) for v in a], outcome(lambda: t % a)] for t, a in by_hand]
    args = {"name": "x", "loss": 0.12345, "n": 7, "a(b)": "nested", "": "none"}
    named = [[t, outcome(lambda: t % args)] for t in (
        "%(name)s", "%(loss).3g and %(n)05d", "%(a(b))s", "%()s", "%(name)s %%", "%(name", "plain", "%(name)s %s",
        "%(n)*d",
        "%s", "%s %s", "%(loss)d", "%(name)r%(name)s", "%(n)%", "%(n)%%")]
    return {"tuple": out, "named": {"args": {k: plain(v) for k, v in args.items()}, "whole": plain(args),
            "cases": named}}


def reprs():
    """Characters that were assigned long ago, so that Python's and JavaScript's tables agree on them."""
    texts = ["", "a", "it's", 'say "x"', "it's \"x\"", "back\\slash", "\n\r\t\0\x07\x1b", "\x7f\x80\x9f\xa0\xad",
             "한국어 조합",
             "e\u0301", "\u200b\u200e\u2028\u2029\u202f\u3000\ufeff", "😀🇰🇷", "\ue000\U000f0000\U000e0001\U0010ffff",
             "\ud800", "a\udc00b", "\ufdd0\uffff", "日本語・中文", "ελληνικά عربى עברית", "\u0378", "'", '"', "'\"", "\\'"]
    texts += ["".join(map(chr, range(n, n + 64))) for n in range(0, 0x250, 64)]
    return [[json.dumps(t), repr(t)] for t in texts]


if __name__ == "__main__":
    data = {
        "made": {"python": platform.python_version(), "numpy": np.__version__, "tensorflow": tf.__version__},
        "scalars": scalars(),
        "arrays": arrays(),
        "ranges": ranges(),
        "tensors": tensors(),
        "specs": specs(),
        "percents": percents(),
        "reprs": reprs(),
    }
    out = Path(__file__).with_name("text.json")
    out.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print({k: len(v) for k, v in data.items()}, out.stat().st_size)
    for k, v in data.items():
        print(k, len(json.dumps(v)))
