"""send, throw, close, yield from, groupby."""

def g():
    try:
        while True:
            x = yield
            print("got", x)
    except ValueError as e: print("val", e); yield "recovered"
    finally: print("fin")
i = g(); next(i); i.send(1); print(i.throw(ValueError("v"))); i.close()
def h():
    r = yield from k()
    print("r", r)
def k():
    a = yield 1
    print("a", a)
    return 5
j = h(); print(next(j))
try: j.send("q")
except StopIteration as e: print("stop", e.value)
def c():
    try: yield 1
    except GeneratorExit: print("exit"); raise
z = c(); next(z); z.close(); z.close()
try: next(z)
except StopIteration: print("si")
print(list(x * 2 for x in range(3)), sum(x for x in range(4)), next((x for x in []), "none"), next(iter([7])))
def gen():
    x = yield 1
    yield x
q = gen()
try: q.send(5)
except TypeError as e: print(e)
print(next(q), q.send(3), list(q))
import types
print(isinstance(q, types.GeneratorType), inspect if False else "")
def inf():
    n = 0
    while True: yield n; n += 1
from itertools import islice
print(list(islice(inf(), 3)))
it = iter([1, 2, 3]); print(next(it), list(it), next(it, "end"))
def rec(n):
    if n: yield n; yield from rec(n - 1)
print(list(rec(3)))
print(q.gi_frame is None if hasattr(q, "gi_frame") else True)
class It:
    def __iter__(self): yield from (1, 2)
print(list(It()), [*It()], dict(zip("ab", It())))
i2 = iter(int, 0); print(list(i2))

from itertools import groupby, chain, islice, accumulate, product, tee, pairwise, zip_longest, starmap, takewhile, dropwhile, compress, count, cycle, repeat, permutations, combinations_with_replacement
for k, g in groupby([1, 1, 2, 3, 3]): print(k, list(g))
print([(k, len(list(g))) for k, g in groupby("aabbb")])
gs = [(k, g) for k, g in groupby([1, 1, 2])]; print([(k, list(g)) for k, g in gs])
for k, g in groupby(sorted(["bb", "a", "cc"], key=len), key=len): print(k, list(g))
print(list(pairwise("abc")), list(zip_longest([1], [2, 3], fillvalue=0)), list(starmap(pow, [(2, 3)])))
print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat(1, 2)), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=1)), list(compress("abc", [1, 0, 1])))
a, b = tee([1, 2]); print(list(a), list(b), list(chain.from_iterable([[1], [2]])))
