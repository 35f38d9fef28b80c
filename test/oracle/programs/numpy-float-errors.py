# What NumPy says where numbers go beyond floats: raised, warned of, called, counted, or not at all.
import warnings
import numpy as np


def tried(label, f):
    try:
        print(label, "gave", f())
    except (FloatingPointError, RuntimeWarning) as error:
        print(label, type(error).__name__, error)


a = np.array([1.0, 0.0, -1.0])
big = np.array([1e308, 700.0])
steps = {
    "divide": lambda: 1 / a,
    "zero by zero": lambda: a / a,
    "log": lambda: np.log(a),
    "log1p": lambda: np.log1p(np.array([-1.0])),
    "sqrt": lambda: np.sqrt(a),
    "exp": lambda: np.exp(big),
    "multiply": lambda: big * 10,
    "square": lambda: np.square(big),
    "power": lambda: a ** -1.0,
    "over power": lambda: big ** 3,
    "arccos": lambda: np.arccos(a * 2),
    "arctanh": lambda: np.arctanh(a),
    "difference": lambda: np.array([np.inf]) - np.array([np.inf]),
    "floor": lambda: a // 0.0,
    "remainder": lambda: a % 0.0,
    "whole floor": lambda: np.array([3, 4]) // 0,
    "whole remainder": lambda: np.array([3, 4]) % np.array([0, 3]),
    "sum": lambda: np.sum(np.array([1e308, 1e308])),
    "prod": lambda: np.prod(np.full(400, 10.0)),
    "cast": lambda: np.array([1e300]).astype("f"),
    "cast to whole": lambda: np.array([np.nan, 1.0]).astype("int32")[1],
    "product": lambda: np.array([1e200, 1.0]) @ np.array([1e200, 1.0]),
    "number": lambda: np.float64(1) / np.float64(0),
    "wholes": lambda: np.int32(2**31 - 1) + np.int32(1),
    "many": lambda: np.int64(2**62) * np.int64(4),
    "nan stays": lambda: np.array([np.nan]) * 2 + np.array([np.inf]),
    "small": lambda: np.array([1e-300]) * 1e-300,
    "exact zero": lambda: a * 0.0,
    "in place": lambda: np.divide(a, 0.0, out=np.zeros(3)),
    "where": lambda: np.divide(1.0, a, out=np.zeros(3), where=a != 0),
    "float32": lambda: np.exp(np.array([100.0], "f")),
}
with np.errstate(all="raise"):
    for label, f in steps.items():
        tried(label, f)
print(np.geterr())

print("-- as errors")
with warnings.catch_warnings():
    warnings.simplefilter("error")
    for label, f in steps.items():
        tried(label, f)

print("-- kept")
with warnings.catch_warnings(record=True) as kept:
    warnings.simplefilter("always")
    a / 0
    np.log(a)
    for _ in range(2):
        np.sqrt(a)
    with np.errstate(divide="ignore"):
        1 / a
    with np.errstate(invalid="ignore"):
        np.log(a)
for w in kept:
    print(w.category.__name__, w.message)
with warnings.catch_warnings(record=True) as kept:
    for _ in range(3):
        np.sqrt(a)
print(len(kept))
with warnings.catch_warnings(record=True) as kept:
    warnings.filterwarnings("ignore", message="divide by zero")
    1 / a
    np.log(a)
print([str(w.message) for w in kept])

print("-- called")
said = []
old = np.seterrcall(lambda what, flag: said.append((what, flag)))
print(old, np.geterrcall() is not None)
before = np.seterr(all="call")
1 / a, np.exp(big), np.sqrt(a), np.array([1e-300]) * 1e-300, np.log(a)
print(said, before)
np.seterr(**before)


class Log:
    def write(self, text):
        print("log:", text, end="")


with np.errstate(all="log", call=Log()):
    1 / a, np.sqrt(a)
with np.errstate(over="raise", divide="ignore"):
    tried("divide", lambda: 1 / a)
    tried("exp", lambda: np.exp(big))


@np.errstate(invalid="raise")
def root(x):
    return np.sqrt(x)


tried("root", lambda: root(a))
tried("root", lambda: root(np.abs(a)))
total = 0.0
with np.errstate(divide="raise"):
    for i in range(2000):
        x = np.array([float(1999 - i)])
        try:
            total += (1 / x)[0]
        except FloatingPointError as error:
            print(i, error, round(total, 6))
for wrong in (lambda: np.seterr(all="shout"), lambda: np.seterrcall(3)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
np.seterrcall(None)
for how in ("call", "log"):
    np.seterr(all=how)
    try:
        1 / a
    except NameError as error:
        print(error)
