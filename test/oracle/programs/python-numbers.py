# statistics
import statistics as st
print(st.mean([1,2,3,4]), st.median([1,3,2]), st.median([1,2,3,4]), st.mode([1,1,2]), st.stdev([1,2,3,4]), st.pstdev([1,2,3,4]), st.variance([1,2,3,4]), st.pvariance([1,2,3,4]))
print(st.mean([1.5, 2.5]), st.fmean([1,2]), st.harmonic_mean([40, 60]), st.geometric_mean([54, 24, 36]), st.quantiles([1,2,3,4,5]), st.multimode("aabb"), st.median_low([1,2,3,4]), st.median_high([1,2,3,4]))
print(st.mean([1,2]), st.mean([2,4]), st.stdev([2.5, 3.5]), st.correlation([1,2,3],[2,4,7]), st.linear_regression([1,2,3],[2,4,6]), st.covariance([1,2,3],[1,5,7]))
try: st.mean([])
except st.StatisticsError as e: print(e)
try: st.stdev([1])
except st.StatisticsError as e: print(e)
# string
import string
print(string.ascii_lowercase, string.ascii_uppercase, string.ascii_letters, string.digits, string.punctuation, repr(string.whitespace), string.hexdigits, string.octdigits)
print(string.capwords("hello world"), string.Template("$a is ${b}").substitute(a=1, b=2), len(string.printable))
t = str.maketrans("", "", string.punctuation); print("a.b,c!".translate(t))
# misc
try:
    raise ValueError("a") from KeyError("b")
except ValueError as e: print(repr(e.__cause__), e.args)
try:
    try: 1 / 0
    except ZeroDivisionError as e: raise RuntimeError("wrapped") from e
except RuntimeError as e: print(e, type(e.__cause__).__name__)
class MyErr(Exception):
    def __init__(self, msg, code): super().__init__(msg); self.code = code
try: raise MyErr("bad", 42)
except MyErr as e: print(e, e.code)
else: print("no")
finally: print("fin")
print(0.1 + 0.2, 1e16, 1e-5, 123456789.123456789, 5 // -2, -5 % 3, 2 ** 100, 7 / 2, round(2.5), round(3.14159, 2), int("ff", 16), float("inf"), 10 ** -2)
print("abc"[::-1], "a,b".split(","), "  x ".strip(), "abc".find("c"), "a-b".replace("-", "+"), "abc".startswith(("a", "x")), "Ab".swapcase(), "abc".index("b"), "x=1".partition("="), "a\nb".splitlines(), "%.3f" % 2)
print([1, 2, 3][-1], (1,) * 3, [1, 2] * 2, {1, 2} - {2}, {**{"a": 1}}, sorted({"b": 1, "a": 2}), [i for i in range(10) if i % 2 if i > 3], {i: i * i for i in range(3)}, {i % 3 for i in range(6)})
a = [3, 1, 2]; a.sort(key=lambda x: -x); print(a, a.copy(), a.index(1)); a.insert(1, 9); a.extend([5]); a.remove(9); print(a, a.pop(0)); del a[0]; print(a); a[0:1] = [7, 8]; print(a)
d = {"a": 1}; d.update(b=2); print(d.get("z", 0), d.pop("a"), d.setdefault("c", []), d, list(d.items()), "b" in d); d |= {"q": 1}; print(d, d | {"r": 2})
print(isinstance(3, int | float), type(3) is int, callable(print), id(a) == id(a), bool([]), None or 5, 3 if True else 4, 1 < 2 < 3, not 0)
def f(a, /, b, *args, c=1, **kw): return a, b, args, c, kw
print(f(1, 2, 3, c=4, d=5)); print((lambda *a, **k: (a, k))(1, x=2)); print(f.__name__, f.__defaults__)
x = 5
def outer():
    x = 1
    def inner():
        nonlocal x; x += 1; return x
    return inner
o = outer(); print(o(), o()); print(1)
assert True, "no"
print(f"{'a' if x > 3 else 'b'} {x!r} {x:>{10}} {{}} {d['b']} {3.0:g} {1e-7:.2e} {1234.5:,.1f} {True} {None} {[1, 2]}")
import sys, os; print(sys.version_info >= (3, 8), os.path.join("a", "b"), os.path.basename("/x/y.txt"))
for i in range(3):
    if i == 5: break
else: print("else")
while True:
    break
print(divmod(7, 3), abs(-2), pow(2, 10, 1000), bin(5), hex(255), oct(8), ord("a"), chr(98), all([]), any([]), hash("a") == hash("a"))
print(bytes([65, 66]), b"ab".decode(), "é".encode(), bytearray(b"x") if False else "", complex(1, 2) * 2j, (1 + 2j).conjugate(), abs(3 + 4j))
print(list("abc"), tuple("ab"), set([1, 1]), str([1, "a"]), repr("it's"), "tab\t", r"raw\n", "a" "b", """multi
line""")
print(", ".join(f"{k}={v}" for k, v in {"a": 1}.items()), "-" * 10, "{:<5}|{:^5}|{:>5}".format("a", "b", "c"), "{:+.2f} {:05.1f} {:e}".format(1, 2.5, 12345.678))
print(max([1, 5, 3]), sum(x for x in range(4)), len("abc"), sorted([(2, "b"), (1, "a")]), list(range(10, 0, -3)))
