# What NumPy warns of where means, spreads and extremes are of nothing.
import warnings
import numpy as np

nan = np.nan


def tried(label, f):
    with warnings.catch_warnings(record=True) as kept:
        warnings.simplefilter("always")
        try:
            result = f()
        except ValueError as error:
            result = error
    print(label, repr(result), [(w.category.__name__, str(w.message)) for w in kept])


none, rows, holes = np.array([]), np.zeros((0, 3)), np.array([[nan, nan], [1, nan]])
for name in ("mean", "var", "std", "median", "nanmean", "nanvar", "nanstd", "nanmedian"):
    f = getattr(np, name)
    tried(name + " of nothing", lambda: f(none))
    tried(name + " of an empty list", lambda: f([]))
    tried(name + " of no rows", lambda: f(rows, axis=0))
    tried(name + " of no results", lambda: f(rows, axis=1))
    tried(name + " of NaN", lambda: f(np.array([nan, nan])))
    tried(name + " along", lambda: f(holes, axis=0))
    tried(name + " with all", lambda: f(holes))
for name in ("nanmax", "nanmin", "nansum", "max"):
    f = getattr(np, name)
    tried(name + " of NaN", lambda: f(np.array([nan, nan])))
    tried(name + " of a list", lambda: f([nan, nan]))
    tried(name + " along", lambda: f(holes, axis=1))
tried("method", lambda: none.mean())
tried("method", lambda: rows.std(0))
tried("method", lambda: rows.mean(axis=0, keepdims=True))
for ddof in (1, 2, 3):
    tried("ddof", lambda: np.var([1.0, 2.0], ddof=ddof))
    tried("ddof", lambda: np.ones((2, 2)).std(axis=0, ddof=ddof))
    tried("ddof", lambda: np.nanstd([[1.0, 2.0], [nan, 1]], ddof=ddof, axis=0))
tried("float32", lambda: np.mean(np.float32([])))
tried("nanquantile", lambda: np.nanquantile(holes, 0.5, axis=0))
tried("nanpercentile", lambda: np.nanpercentile([nan, nan], 50))
tried("nanargmax", lambda: np.nanargmax([nan, nan]))

with warnings.catch_warnings():
    warnings.simplefilter("error")
    for f in (lambda: np.mean([]), lambda: np.var([1.0], ddof=1), lambda: np.nanmean([nan]), lambda: np.nanmax([nan])):
        try:
            print(f())
        except RuntimeWarning as error:
            print("caught", error)
with np.errstate(all="raise"):
    try:
        print(np.mean([]))
    except FloatingPointError as error:
        print("raised", error)
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    print(np.mean([]), np.nanmin([nan]))
print([float(np.mean(none)) for _ in range(400)][-1])
