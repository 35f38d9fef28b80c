# Arrays of texts: names and labels as people keep them beside numbers.
import numpy as np


def shown(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


names = np.array(["Bob", "Joe", "Will", "Bob", "Will", "Joe", "Joe"])
data = np.arange(14).reshape(7, 2)
print(names, names.dtype, names.shape, names[0], [names[0]], len(names), names.ndim, names.size, names.nbytes)
print(data[names == "Bob"], data[~(names == "Bob")], data[(names == "Bob") | (names == "Will"), 1])
for f in (lambda: names, lambda: names[1:5:2], lambda: names[[0, 2]], lambda: names[-1], lambda: names[::-1], lambda: names[names != "Bob"],
          lambda: np.unique(names), lambda: np.unique(names, return_counts=True), lambda: np.unique(names, return_index=True, return_inverse=True),
          lambda: dict(zip(*np.unique(names, return_counts=True))), lambda: np.sort(names), lambda: np.argsort(names), lambda: sorted(set(names)),
          lambda: names == np.array(["Bob"] * 7), lambda: names == 3, lambda: names < "Joe", lambda: "Joe" in names, lambda: names.tolist(),
          lambda: (names == "Bob").sum(), lambda: np.isin(names, ["Bob", "Joe"]), lambda: np.where(names == "Bob"),
          lambda: np.where(data[:, 0] > 5, "big", "small"), lambda: names.reshape(7, 1)[:2], lambda: np.append(names, "Zoe"),
          lambda: np.concatenate([names, np.array(["Alexander"])]), lambda: np.stack([names[:2], names[2:4]]), lambda: np.repeat(["a", "b"], 2),
          lambda: np.union1d(names, ["Al"]), lambda: np.setdiff1d(names, ["Bob"]), lambda: np.delete(names, 0), lambda: np.flip(names),
          lambda: names + "!", lambda: "Dr. " + names[:2], lambda: np.array(["a", 1]), lambda: np.array([1.5, "a"]), lambda: np.array([["a", 1], ["b", 2]]),
          lambda: np.array(["1", "2", "3"]).astype(float).sum(), lambda: np.array(["1", "x"]).astype(int), lambda: np.array(["1", "x"]).astype(float),
          lambda: np.arange(3).astype(str), lambda: np.array([1.5, 2.25]).astype(str), lambda: np.array([1, 2], dtype=str),
          lambda: np.array(["1", "2"], dtype=float), lambda: np.array(["abc", "de"], dtype="U2"), lambda: np.zeros(2, dtype="U3"), lambda: np.full((2, 2), "ab"),
          lambda: np.array("abc"), lambda: np.array([], dtype=str), lambda: np.array(["it's", 'q"', "café", "日本"]),
          lambda: np.array(["a", "b", "c"] * 20), lambda: np.array([["alpha", "beta", "gamma"] * 6] * 3), lambda: np.array(["x"] * 1200),
          lambda: np.random.default_rng(1).choice(names, 3), lambda: np.random.default_rng(1).choice(["x", "y"], (2, 2)),
          lambda: np.random.default_rng(1).permutation(names), lambda: np.random.RandomState(0).choice(["a", "b", "c"], 4, p=[0.5, 0.25, 0.25]),
          lambda: np.char.upper(names), lambda: np.char.replace(names, "o", "00"), lambda: np.char.multiply(["a", "b"], 3), lambda: np.char.find(names, "o"),
          lambda: np.char.startswith(names, "B"), lambda: np.char.zfill(["1", "22"], 3), lambda: np.char.join("-", ["abc", "de"]), lambda: np.char.add("a", "b"),
          lambda: np.strings.str_len(names), lambda: np.char.strip([" a ", "b "]), lambda: np.char.title("hello world"), lambda: np.vectorize(len)(names),
          lambda: np.vectorize(str.upper)(names), lambda: np.shape(names), lambda: np.size(names), lambda: isinstance(names, np.ndarray),
          lambda: isinstance(names[0], str), lambda: type(names[0]).__name__, lambda: names.dtype.kind, lambda: names.dtype == "<U4", lambda: names[9],
          lambda: names["a"], lambda: names.max(), lambda: names.mean(), lambda: names < 3, lambda: names * 2, lambda: np.sqrt(names), lambda: data["a"]):
    shown(f)
c = names.copy()
c[c == "Bob"] = "Robert"
c[0] = "Al"
v = c[2:4]
v[0] = "Q"
c[-2:] = ["m", "n"]
print(c, names)
c.sort()
print(c)
m = np.array([["a", "b"], ["c", "d"]])
print(m.T, m[0, 1], m[:, 0], m.ravel(), np.where(m == "c"))
for name, row in zip(names, data):
    print(f"{name:>5}", row, end=";")
print({n: i for i, n in enumerate(names)}, "-".join(names), "%s %r" % (names[0], names[0]))
