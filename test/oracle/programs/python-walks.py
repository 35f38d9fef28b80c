# itertools
import itertools
from itertools import *
print(list(chain([1], "ab")), list(chain.from_iterable([[1],[2,3]])), list(islice(count(5, 2), 3)), list(islice("abcdef", 1, None, 2)))
print(list(combinations("abc", 2)), list(permutations([1,2,3], 2)), list(product([0,1], repeat=2)), list(combinations_with_replacement("ab", 2)))
print(list(zip_longest([1,2],[3], fillvalue=0)), list(accumulate([1,2,3])), list(accumulate([1,2,3], lambda a,b: a*b)), list(accumulate([1,2], initial=10)))
print([(k, list(g)) for k, g in groupby("aabbc")], [(k, list(g)) for k, g in groupby([1,3,2], key=lambda x: x%2)])
print(list(takewhile(lambda x: x<3, [1,2,3,1])), list(dropwhile(lambda x: x<3, [1,2,3,1])), list(starmap(pow, [(2,3),(3,2)])), list(repeat(7, 3)))
print(list(islice(cycle("ab"), 5)), list(compress("abc", [1,0,1])), list(filterfalse(lambda x: x%2, range(5))), list(pairwise([1,2,3])))
a, b = tee([1,2]); print(list(a), list(b), next(count()), next(repeat(3)))
c = count(1); print(next(c), next(c), list(zip(c, "ab")))
print(list(product("ab", [1,2])), len(list(permutations(range(4)))), sum(1 for _ in combinations(range(6), 3)))
import operator
print(list(accumulate([3,1,4], max)), list(accumulate([1,2,3], operator.mul)), itertools.chain)
for i, (x, y) in enumerate(itertools.product(range(2), repeat=2)): print(i, x, y)
# gens
def fib():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b
from itertools import islice, takewhile, chain, groupby, count, cycle
print(list(islice(fib(), 10)), list(takewhile(lambda x: x < 50, fib())))
def batches(xs, n):
    it = iter(xs)
    while batch := list(islice(it, n)): yield batch
print(list(batches(range(7), 3)))
def avg():
    t = n = 0; a = None
    while True:
        x = yield a
        t += x; n += 1; a = t / n
g = avg(); next(g); print(g.send(10), g.send(20))
def flat(x):
    for i in x:
        if isinstance(i, list): yield from flat(i)
        else: yield i
print(list(flat([1, [2, [3, 4]], 5])))
c = cycle("ab"); print(next(c), next(c), next(c))
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): self.i = 0; return self
    def __next__(self):
        if self.i >= self.n: raise StopIteration
        self.i += 1; return self.i
print(list(Count(3)), sum(Count(4)), [*Count(2)], 2 in Count(3))
people = [("a", 1), ("b", 2), ("c", 1)]
for k, grp in groupby(sorted(people, key=lambda p: p[1]), key=lambda p: p[1]): print(k, [p[0] for p in grp])
print(next((x for x in range(10) if x > 5), None), any(x > 3 for x in range(5)), dict(zip("ab", count(1))))
gen = (x * x for x in range(3)); print(type(gen).__name__, next(gen), list(gen))
x = iter([1, 2, 3]); print(list(zip(x, x)))
print(list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(filter(None, [0, 1, "", "a"])), list(reversed(range(3))), list(enumerate("ab", 1)))
print(*range(3), sep="-"); print(sum([[1], [2]], [])); print(sorted("bca", reverse=True), min([3, 1], default=0), max("ab", "b", key=len))
# match
def m(x):
    match x:
        case 0: return "zero"
        case int() | float() if x > 100: return "big"
        case [a, b, *rest]: return f"seq {a} {b} {rest}"
        case {"type": "circle", "r": r, **others}: return f"circle {r} {others}"
        case str(s): return f"str {s}"
        case (x,): return "one"
        case None: return "none"
        case True: return "true"
        case _: return "other"
for v in [0, 500, [1,2,3,4], {"type": "circle", "r": 2, "z": 1}, "hi", (5,), None, True, 3.5]: print(m(v))
if (n := len([1,2,3])) > 2: print(n)
print([y for x in range(5) if (y := x * x) > 3], [*range(3), *"ab"], {**{"a": 1}, "b": 2}, (*[1], 2))
a, *b, c = range(5); print(a, b, c); (p, q), r = (1, 2), 3; print(p, q, r); *h, t = "abc"; print(h, t)
def gen():
    total = 0
    while True:
        x = yield total
        if x is None: break
        total += x
g = gen(); print(next(g), g.send(3), g.send(4))
try: g.send(None)
except StopIteration as e: print("stop", e.value)
def sub():
    yield 1
    return 5
def top():
    r = yield from sub(); print("r", r); yield from [7, 8]
print(list(top()))
def cl():
    try:
        yield 1
        yield 2
    except GeneratorExit: print("closing"); raise
    finally: print("fin")
k = cl(); next(k); k.close()
k = cl(); next(k)
try: k.throw(ValueError("in"))
except ValueError as e: print("out", e)
x = 3.14159; print(f"{x:.2f} {x:>10.3f}|{x:<8.1f}|{x:^9.2f}|{x:+.1e} {42:05d} {42:x} {42:#b} {1234567:,} {0.256:.1%} {'hi':*^10} {x=} {x!r:>10} {1e10:g} {255:08b} {'a':>{5}}")
print(f"{1234567.891:,.2f} {-5:+d} {5: d} {10**6:_} {3:c}" if False else f"{1234567.891:,.2f} {-5:+d} {5: d} {10**6:_}")
print("{0} {1} {0}".format(1, 2), "{a:>5}{b!r}".format(a=1, b="x"), "{:>{w}}".format(3, w=4), "%5.2f|%-5s|%05d|%s|%r|%x|%%" % (1.5, "a", 42, None, "q", 255))
print("{0[a]} {1.real}".format({"a": 5}, 3), "{:,}".format(12345), "%(a)s" % {"a": 1}, "a".ljust(3, ".") + "b".rjust(3), "x".center(5, "-"), "7".zfill(3))
# typing2
from typing import List, Dict, Optional, Tuple, Union, Any, Callable, NamedTuple, TypeVar, Generic, Literal, TypedDict, Protocol, ClassVar, cast, TYPE_CHECKING, Final
class Pt(NamedTuple):
    x: int
    y: float = 0.5
    def s(self): return self.x + self.y
print(Pt(1), Pt(1, 2).s(), Pt._fields)
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T) -> None: self.v = v
b: Box[int] = Box(3); print(b.v, Box[int](4).v)
class Cfg(TypedDict, total=False):
    a: int
c: Cfg = {"a": 1}; print(c, cast(int, "x"), Cfg(a=2))
class Runs(Protocol):
    def run(self) -> int: ...
def f(x: Optional[List[int]] = None, *, g: Callable[[int], int] | None = None) -> Dict[str, Any]: return {}
print(f(), f.__name__, Optional[int], List[int], Union[int, str])
Vec = list[float]
def sc(k: float, v: Vec) -> Vec: return [k * x for x in v]
print(sc(2.0, [1.0]))
X: Final = 3
