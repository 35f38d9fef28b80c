"""Properties, descriptors, operators of objects; numbers, texts and containers as they print."""

class T:
    def __init__(self): self._c = 0
    @property
    def f(self): return self._c * 2
    @f.setter
    def f(self, v): self._c = v / 2
    @staticmethod
    def s(x): return x
    @classmethod
    def k(cls): return cls.__name__
    def __getattribute__(self, n):
        return object.__getattribute__(self, n)
t = T(); t.f = 10; print(t._c, t.f, T.s(1), t.k(), T.k())
class Base:
    def hello(self): return "base"
class Mixin:
    def hello(self): return "mixin+" + super().hello()
class D(Mixin, Base): pass
print(D().hello(), [c.__name__ for c in D.__mro__])
class Desc:
    def __set_name__(self, o, n): self.n = "_" + n
    def __get__(self, o, t=None): return self if o is None else getattr(o, self.n, "unset")
    def __set__(self, o, v):
        if v < 0: raise ValueError("neg")
        setattr(o, self.n, v)
class H: x = Desc()
h = H(); print(h.x); h.x = 3; print(h.x, h.__dict__)
try: h.x = -1
except ValueError as e: print(e)
class Cnt:
    def __init__(self): self.n = 0
    def __call__(self, *a): self.n += 1; return self.n
c = Cnt(); c(); print(c(), callable(c))
class V:
    def __init__(self, x): self.x = x
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __repr__(self): return f"V({self.x})"
    def __bool__(self): return self.x != 0
    def __contains__(self, i): return i == self.x
    def __iter__(self): return iter([self.x])
    def __len__(self): return 1
    def __getitem__(self, i): return (self.x, i)
    def __matmul__(self, o): return "mm"
    def __rmul__(self, o): return ("rmul", o)
    def __neg__(self): return V(-self.x)
    def __iadd__(self, o): self.x += o; return self
    def __int__(self): return self.x
    def __index__(self): return self.x
v = V(2); print(v == V(2), {v: 1}[V(2)], sorted([V(3), V(1)]), bool(V(0)), 2 in v, list(v), v[1:2], v[1, 2], v @ 1, 3 * v, -v, int(v), [1, 2, 3][v], max(V(1), V(5)), min([V(4), V(2)], key=lambda q: -q.x))
w = v; w += 5; print(v, w is v)
print(V(1) != V(2), not V(0), V(1) > V(0))

print(7 // -2, -7 % 3, 7 % -3, divmod(-7, 2), -7 // 2, 2 ** -1, 0.1 + 0.2, 1e16 + 1, 10 ** 20, round(0.5), round(1.5), round(2.675, 2), round(-2.5), round(1234, -2))
print(int("0x1f", 16), int("101", 2), int(" 12 "), int(-3.9), float("inf"), float("nan") != float("nan"), 1_000, 0b11, 0o17, bin(10), hex(255), oct(8), (5).bit_length(), float(10), 3.0, 1e100, 1.5e-7, 123456789012345678, 1/3)
print(True + True, isinstance(True, int), 5 == 5.0, hash(1) == hash(1.0), 3 / 2, 4 / 2, complex(1, 2) * 2, abs(3+4j), (1+2j).conjugate(), pow(2, 10, 1000), pow(3, -1, 7), sum([0.1] * 10), min(3, 1, 2), max("abc"), sorted("bca"), 5 & 3, 5 | 3, 5 ^ 3, ~5, 1 << 10, -1 >> 1)
print("%.3f %e %g %s %r %d %5d|%-5d|%05d %x %o %c" % (3.14159, 12345.678, 0.0001, "s", "r", 42, 42, 42, 42, 255, 8, "z"))
print(float("1e-5"), 1e-5, 0.00001234, 1e15, 1e16, 1e17, 123456.789e3, -0.0, 5e-324, 1.7976931348623157e308, 2.0**0.5, 100.0, 1e22, 1e21)
print(str(1.0), repr(0.1), f"{1/3:.5}", f"{1e6:,}", f"{1234567.891:,.2f}", f"{0.000012:.3g}", f"{12:>5}", f"{'a':<3}|", f"{3:^5}|", f"{-1:05}", f"{255:08b}", f"{1e300*1e10}", f"{2**100}", int(1e20), 10**-2)

s = "Hello, World"
print(s.lower(), s.swapcase(), s.title(), s.find("o"), s.rfind("o"), s.index("W"), s.count("l"), s.replace("l", "L", 1), s.split(", "), s.partition(","), s.rsplit("o", 1), s.startswith(("He", "x")), s.endswith("d"), s.center(20, "*"), s.zfill(15), s[::-1], s[1:5:2], s[-3:], "a-b_c".split("-"), " x ".strip(), "xxaxx".strip("x"), "abc".islower(), "12".isdigit(), "a1".isalnum(), "  ".isspace(), "Ab".istitle())
print("a\tb".expandtabs(4), "line1\nline2\r\nl3".splitlines(), "a,b,,c".split(","), " a  b ".split(), "abc".ljust(5) + "|", "{}-{}".format(1, 2), "{1}{0}".format("a", "b"), "{x:>4}".format(x=3), "%s" % (1,), "abc" * 2, "a" in "abc", "é".encode(), len("한글"), "ß".upper(), "İ".lower(), "ﬁ".upper(), "abc".translate(str.maketrans("ab", "xy")), ",".join(map(str, [1, 2])), "Aa".casefold(), "x=1".partition("="), "aXbX".rpartition("X"), "abc".removeprefix("a"), "abc".removesuffix("c"))
print("abc" < "abd", "Z" < "a", sorted(["b", "A", "a"]), sorted(["b", "A"], key=str.lower), ord("가"), chr(44032), "\u00e9", "\x41", r"\n", "a" "b", """x
y""", 'it\'s', "tab\t|", repr("a'b"), repr('a"b'), repr("a'\"b"), ascii("é"), "\\", repr("\n\t\\"), repr("\x00\x7f\u200b"))

l = [3, 1, 2]; l.sort(reverse=True); print(l, l.index(1), l.count(3), l.pop(), l, l.insert(1, 9), l, l.extend([4]), l.remove(9), l, l.copy() is l, l.reverse(), l, [1] * 3, [1, 2] + [3], [1, 2] == [1, 2], [1, 2] < [1, 3], l.clear(), l)
d = {"a": 1, "b": 2}; print(d.get("z"), d.get("z", 0), d.pop("a"), d, d.setdefault("c", []), d.items(), list(d.keys()), d.update(x=1), d | {"q": 2}, "c" in d, len(d), dict(zip("ab", [1, 2])), {k: v for k, v in d.items() if k != "c"}, d.popitem(), max({"a": 1, "b": 3}.items(), key=lambda kv: kv[1]), sorted({"b": 1, "a": 2}), dict([("x", 1)]), {**d, "b": 5}, list(reversed({"a": 1, "b": 2})))
s = {3, 1, 2}; print(s, s | {4}, s & {1}, s - {1}, s ^ {1, 9}, {1} <= s, s.add(7), s.discard(99), len(s), frozenset([1]), set("aab") == {"a", "b"}, s.isdisjoint({100}), {1, 2}.issubset({1, 2, 3}), {1}.union([2], [3]))
t = (1, 2, 3); print(t[1:], t + (4,), t * 2, t.index(2), 2 in t, (1,), (), tuple("ab"), t < (1, 2, 4), hash(t) == hash((1, 2, 3)))
from collections import deque, Counter, defaultdict, OrderedDict, namedtuple
q = deque([1, 2, 3], maxlen=3); q.append(4); q.appendleft(0); q.rotate(1); print(q, q.pop(), q.popleft(), len(q))
c = Counter("abracadabra"); print(c.most_common(2), c["z"], sum(c.values()), c + Counter("a"), dict(c))
dd = defaultdict(list); dd["a"].append(1); print(dd, dd["q"])
P = namedtuple("P", "x y", defaults=[0]); p = P(1); print(p, p._replace(x=5), p._asdict(), P._fields, p.x + p[1], P(*[1, 2]), P._make([3, 4]))
a = [[0] * 2] * 2; a[0][0] = 1; print(a, [x for y in [[1], [2]] for x in y], list(zip(*[(1, 2), (3, 4)])), list(enumerate("ab", 1)), [*range(3)], list(map(lambda x, y: x + y, [1], [2])), all([]), any([0, 1]), list(filter(None, [0, 1, ""])), sum([[1], [2]], []))
import copy
x = [1, [2]]; y = copy.copy(x); z = copy.deepcopy(x); x[1].append(3); print(y, z)
print(sorted([(1, "b"), (1, "a")]), sorted([3, 1], reverse=True), sorted({"b": 2, "a": 1}.items(), key=lambda kv: kv[1]), list(reversed([1, 2])), [1, 2, 3][-1], [1, 2, 3][5:], "abc"[10:], [i for i in range(10) if i % 3 == 0][::-1])
