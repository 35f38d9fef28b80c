class C:
    def __init__(self, **kw):
        self.__dict__.update(kw)
c = C(a=1, b=2)
print(c.a, c.b, c.__dict__, vars(c), len(c.__dict__), sorted(c.__dict__), "a" in c.__dict__)
c.__dict__["z"] = 3
print(c.z, list(c.__dict__.items()), c.__dict__.get("q", 5))
del c.__dict__["a"]
print(hasattr(c, "a"), c.__dict__ == {"b": 2, "z": 3})
vars(c)["w"] = 9
print(c.w, c.__dict__.pop("w"), hasattr(c, "w"))
d = dict(c.__dict__)
d["n"] = 1
print(hasattr(c, "n"), {**c.__dict__}, c.__dict__.copy())
c.__dict__.clear()
print(c.__dict__, c.__dict__.setdefault("k", []), c.k)
try:
    c.missing
except AttributeError as e:
    print(e)
for k, v in C(x=1).__dict__.items():
    print(k, v)
