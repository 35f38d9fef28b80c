"""Records what NumPy makes of single statements, whose rules are easily missed: python3 test/oracle/record-rules.py

Writes test/oracle/rules.json as record-arrays.py writes arrays.json: [statement, outcome, tolerance]. The statements are
NumPy's own text, so they are said once.
"""
import json
import math
import pathlib
import warnings

import numpy as np

warnings.simplefilter("ignore")
np.seterr(all="ignore")

STATEMENTS = """
np.fmax(np.array([16777217, 3], dtype=np.int32), np.array([5, 16777219], dtype=np.int32))
np.fmax(np.array([9007199254740993], dtype=np.int64), np.array([-9223372036854775808], dtype=np.int64))
np.fmin(np.array([200, 3], dtype=np.uint8), np.array([7, 255], dtype=np.uint8))
np.fmin(np.array([np.nan, 3.0, np.nan]), np.array([7.0, np.nan, np.nan]))
np.nansum(np.array([9007199254740993, 1], dtype=np.int64))
np.nanmax(np.array([[9007199254740993, 1], [2, 3]], dtype=np.int64), axis=1)
np.nanmin(np.array([[9007199254740993, 1], [2, 3]], dtype=np.int64), axis=0, keepdims=True)
np.nanprod(np.array([94906267, 94906267], dtype=np.int64))
np.nancumsum(np.array([9007199254740993, 1], dtype=np.int64))
np.nancumprod(np.array([94906267, 94906267], dtype=np.int64))
np.nanargmax(np.array([1, 9007199254740993, 9007199254740992], dtype=np.int64))
np.nanargmin(np.array([[3, 2], [1, 5]], dtype=np.int32), axis=1)
np.ldexp(np.array([0.0, 1.0, 3.0], dtype=np.float64), np.array([30000, 1000, -1074]))
np.ldexp(np.array([5e-324, 1.0, -0.0], dtype=np.float64), np.array([2097, 1024, 5000]))
np.lcm(np.array([2147483647, 12], dtype=np.int32), np.array([2147483646, 18], dtype=np.int32))
np.lcm(np.array([4294967295], dtype=np.uint32), np.array([4294967294], dtype=np.uint32))
np.gcd(np.array([-12, 0], dtype=np.int64), np.array([18, -7], dtype=np.int64))
np.linalg.matrix_power(np.array([[4, 5], [6, 5]], dtype=np.uint8), 4)
np.linalg.matrix_power(np.array([[3, 1], [1, 2]], dtype=np.int64), 30)
np.linalg.matrix_power(np.array([[3, 1], [1, 2]], dtype=np.int64), 0)
np.delete(np.array([1, 2, 3, 4], dtype=np.int64), [False, True, False, True])
np.delete(np.array([[1, 2], [3, 4]], dtype=np.int64), [True, True], axis=1)
np.delete(np.array([[1, 2], [3, 4]], dtype=np.int64), [True, False, True], axis=1)
np.array([[1, 2], [3, 4]], dtype=np.int64)[np.nonzero(np.array([[1, 0], [0, 1]], dtype=np.int64))]
np.array([[1, 2], [3, 4]], dtype=np.int64)[np.where(np.array([True, False]))]
np.expand_dims(np.zeros((2, 3)), (0, 3)).shape[3] + np.zeros((1,))
np.expand_dims(np.array([[1, 2]], dtype=np.int64), (0, -1))
np.expand_dims(np.array([1, 2], dtype=np.int64), ())
np.expand_dims(np.array([1, 2], dtype=np.int64), (1, 1))
np.max(np.zeros((2, 0)), axis=1, initial=-3.0)
np.max(np.array([[1.0, np.nan], [-7.0, -9.0]]), axis=1, initial=-3.0)
np.min(np.array([4, 9], dtype=np.uint8), initial=7)
np.min(np.zeros((0,)), initial=np.inf)
np.mean(np.array([16777216, 16777217], dtype=np.int32), dtype=np.float64)
np.mean(np.array([0.1, 0.2], dtype=np.float32), dtype=np.float64)
np.mean(np.array([3, 4], dtype=np.int32), dtype=np.int64)
"""


def element(v, kind):
    if kind == "b":
        return int(v)
    if kind == "f":
        return float(v) if np.isfinite(v) else str(float(v))
    return int(v) if abs(int(v)) < 2**53 else str(int(v))


def outcome(text):
    try:
        x = np.asarray(eval(text, {"np": np, "nan": math.nan, "inf": math.inf}))
    except Exception:
        return "error"
    return [x.dtype.name, list(x.shape), [element(v, x.dtype.kind) for v in x.ravel()]]


statements = [line for line in STATEMENTS.split("\n") if line]
lines = [json.dumps([s, outcome(s), None], separators=(",", ":")) for s in statements]
pathlib.Path(__file__).with_name("rules.json").write_text("[\n" + ",\n".join(lines) + "\n]\n")
print(len(lines), "statements")
