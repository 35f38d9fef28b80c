"""Records what NumPy, and ml_dtypes for bfloat16, make of floats of 16 bits, into halves.json.

    python test/oracle/record-halves.py

Functions that have one right result are recorded by the SHA-256 of their results' bytes, over every pattern of bits (or
over pairs of them that a small generator gives, which the test has too), NaN written as one pattern. Functions that are
computed in float32 and then rounded are recorded in full for every pattern, as compressed differences: two libraries may
round a float32 near a tie to either side. Texts are what NumPy's printing writes.
"""

import base64
import hashlib
import json
import pathlib
import warnings
import zlib

import ml_dtypes
import numpy as np

warnings.simplefilter("ignore")
here = pathlib.Path(__file__).resolve().parent
kinds = {"float16": np.float16, "bfloat16": ml_dtypes.bfloat16}
patterns = np.arange(65536, dtype=np.uint16)
one_nan = {"float16": 0x7E00, "bfloat16": 0x7FC0}


def pairs(count):
    """A linear congruential generator: its upper 16 bits, two numbers to a pair."""
    out, state = np.empty(2 * count, np.uint16), 12345
    for i in range(2 * count):
        state = (state * 1664525 + 1013904223) % 2**32
        out[i] = state >> 16
    return out[0::2], out[1::2]


def bits(x, name):
    """Elements as bytes, with one pattern for NaN."""
    if x.dtype == kinds.get(name):
        return np.where(np.isnan(x.astype(np.float32)), np.uint16(one_nan[name]), x.view(np.uint16))
    if x.dtype.kind == "f":
        x = x.copy()
        x[np.isnan(x)] = np.nan
    return x


def digest(x, name):
    return hashlib.sha256(np.ascontiguousarray(bits(x, name)).tobytes()).hexdigest()


def packed(x, name):
    b = bits(x, name)
    return base64.b64encode(zlib.compress(np.diff(b, prepend=np.uint16(0)).tobytes(), 9)).decode()


exact = {
    "negative": np.negative, "abs": np.abs, "sqrt": np.sqrt, "floor": np.floor, "ceil": np.ceil, "trunc": np.trunc,
    "rint": np.rint, "square": np.square, "reciprocal": np.reciprocal, "sign": np.sign, "isnan": np.isnan,
    "isfinite": np.isfinite,
}
curves = ["exp", "exp2", "expm1", "log", "log2", "log10", "log1p", "sin", "cos", "tan", "sinh", "cosh", "tanh",
          "arcsin", "arccos", "arctan", "arcsinh", "arccosh", "arctanh"]
ours = {"arcsin": "asin", "arccos": "acos", "arctan": "atan", "arcsinh": "asinh", "arccosh": "acosh",
        "arctanh": "atanh"}
two = {
    "add": np.add, "subtract": np.subtract, "multiply": np.multiply, "divide": np.divide, "maximum": np.maximum,
    "minimum": np.minimum, "less": np.less, "less_equal": np.less_equal, "equal": np.equal,
    "not_equal": np.not_equal, "nextafter": np.nextafter,
}


def wide_numbers():
    """Doubles on, just below and just above the ties between halves, and some that overflow or vanish."""
    x = patterns.view(np.float16).astype(np.float64)
    ties = np.concatenate([x * (1 + 2.0**-11), x * (1 + 2.0**-11 + 2.0**-40), x * (1 + 2.0**-11 - 2.0**-40)])
    return ties[np.isfinite(ties)]


def of(name):
    t = kinds[name]
    x = patterns.view(t)
    a, b = (p.view(t) for p in pairs(50_000))
    single = x.astype(np.float32)
    whole = np.concatenate([np.arange(-70000, 70000, 7), np.arange(-(2**31), 2**31, 9973 * 131)])

    def in_single(f, *args):
        # ml_dtypes computes in float32, as its kernels do; NumPy has kernels of its own for float16.
        made = f(*args) if name == "float16" or f is np.nextafter else f(*[v.astype(np.float32) for v in args])
        return made if made.dtype == bool else made.astype(t)

    def inside(to):
        i = np.iinfo(to)
        ok = np.isfinite(single) & (np.trunc(single) >= i.min) & (np.trunc(single.astype(np.float64)) < i.max + 1.0)
        return digest(x[ok].astype(np.float32).astype(to), name)

    return {
        "exact": {n: digest(in_single(f, x), name) for n, f in exact.items()},
        "curves": {ours.get(n, n): packed(in_single(getattr(np, n), x), name) for n in curves},
        "pairs": {n: digest(in_single(f, a, b), name) for n, f in two.items()},
        "into": {**{n: digest(x.astype(n), name) for n in ["bool", "float32", "float64"]},
                 **{n: inside(n) for n in ["int8", "uint8", "int16", "uint16", "int32", "int64"]}},
        "from": {"float64": digest(wide_numbers().astype(t), name),
                 "float32": digest(wide_numbers().astype(np.float32).astype(t), name),
                 "int32": digest(whole.astype(np.int32).astype(t), name),
                 "int64": digest(whole.astype(np.int64).astype(t), name),
                 "uint8": digest(np.arange(256, dtype=np.uint8).astype(t), name)},
        "texts": [[list(map(int, np.array(v, t).view(np.uint16))), str(np.array(v, t)), repr(np.array(v, t))]
                  for v in texts],
        "scalars": hashlib.sha256("\n".join(str(v) for v in x).encode()).hexdigest(),
    }


texts = [[0.1], [0.1, 0.5], [1, 2, 3], [0.1, 1 / 3, 1000.5, 60000], [65504], [1000], [999.5], [999.5, 0.5], [1001],
         [1e-4], [9e-5, 1], [6e-8], [1 / 3, 0.5], [np.nan, 0.5], [np.inf, -1], [-np.inf, np.nan], [-0.0, 0.0],
         [12345, 1], [2048.0], [0.1, 1 / 3, 100.5], [1e-4, 1], [5.96e-8, 65504, 1], [3.14159, 2.71828, -1.41421],
         [100, 0.001, -2.5]]

(here / "halves.json").write_text(json.dumps({name: of(name) for name in kinds}, indent=0) + "\n")
