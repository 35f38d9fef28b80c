# collections
from collections import Counter, defaultdict, deque, OrderedDict, namedtuple, ChainMap, UserDict
c = Counter("mississippi"); print(c, c.most_common(2), c["z"], sum(c.values()), c.total(), sorted(c.elements()))
c.update("mm"); print(c["m"], c - Counter("ss"), c + Counter(a=1), dict(c), +Counter(a=-1, b=2), len(c), list(c), max(c, key=c.get))
c2 = Counter(["a", "b", "a"]); c2["q"] += 3; print(c2, c2 == Counter(a=2, b=1, q=3), c2.most_common(), del_ := c2.pop("q"), c2.copy(), isinstance(c2, dict))
c2.subtract(["a"]); print(c2, Counter({"x": 3}), Counter(a=1) | Counter(a=3), Counter.fromkeys if False else 1)
d = defaultdict(list); d["a"].append(1); print(d, dict(d), "b" in d, d.get("b"), d["b"], sorted(d), d.default_factory, len(d), d == {"a": [1], "b": []})
d3 = defaultdict(lambda: defaultdict(int)); d3["x"]["y"] += 1; print(d3["x"]["y"], {k: dict(v) for k, v in d3.items()})
for k, v in d.items(): print(k, v)
del d["a"]; print(d)
q = deque([1,2,3], maxlen=3); q.append(4); print(q, q[0], q[-1], list(q), len(q)); q.appendleft(0); q.rotate(1); print(q, q.maxlen)
q.extendleft([8, 9]); print(q); q.insert(1, 5) if len(q) < 3 else None; print(q.popleft(), q.pop(), q, bool(deque()), list(reversed(deque([1,2]))), deque([1]) + deque([2]), 3 in deque([3]))
try: deque().popleft()
except IndexError as e: print(e)
o = OrderedDict([("a", 1), ("b", 2)]); o["c"] = 3; o.move_to_end("a"); print(o, list(o), o.popitem(last=False), o, list(reversed(o)))
print(OrderedDict(a=1) == {"a": 1}, OrderedDict([("a",1),("b",2)]) == OrderedDict([("b",2),("a",1)]), dict(o), {**o}, o | {"z": 1})
P = namedtuple("P", "x y"); p = P(1, y=2)
print(p, p.x, p[1], p._asdict(), p._replace(x=9), P._fields, P._make([5,6]), tuple(p), p == (1, 2), isinstance(p, tuple), len(p), p + (3,))
a, b = p; print(a, b, max(P(1,2), P(3,0)), hash(p) == hash((1,2)), {p: 1}[(1,2)], P.__name__, P.__doc__)
try: p.x = 3
except AttributeError as e: print(e)
try: P(1)
except TypeError as e: print(e)
E = namedtuple("E", ["a", "b"], defaults=[5]); print(E(1), E._field_defaults, f"{E(1)}", sorted([E(2), E(1)]))
class PP(namedtuple("PP", "u v")):
    def norm(self): return (self.u**2 + self.v**2) ** .5
print(PP(3,4).norm(), PP(3,4))
m = ChainMap({"a": 1}, {"a": 2, "b": 3}); print(m["a"], m["b"], dict(m), len(m), m)
class U(UserDict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
u = U(); u["a"] = 2; print(u, u["a"], u.data)
# frozenset
a = frozenset([1, 2, 3]); b = frozenset([2, 3, 4])
print(a, a & b, a | b, a - b, a ^ b, 2 in a, len(a), hash(a) == hash(frozenset([3,2,1])))
print({a: "x"}[frozenset([1,2,3])], a == {1,2,3}, frozenset(), a <= a | b, a.union([9]), a.isdisjoint([7]))
s = {frozenset([1]), frozenset([1]), frozenset([2])}
print(len(s), type(a), isinstance(a, frozenset), isinstance(a, set))
try:
    a.add(5)
except AttributeError as e: print(e)
print({1,2} | a, sorted(a), max(a), sum(a), frozenset("aab") == {"a","b"})
for x in a: print(x)
# vocab
from collections import Counter
text = "to be or not to be that is the question".split()
c = Counter(text)
vocab = {w: i for i, (w, _) in enumerate(c.most_common())}
print(vocab); print(c.most_common(3))
inv = {v: k for k, v in vocab.items()}
print([inv[vocab[w]] for w in text][:3])
bigrams = Counter(zip(text, text[1:])); print(bigrams.most_common(2)); print(sum(bigrams.values()), bigrams[("to", "be")])
for w, n in sorted(c.items(), key=lambda kv: (-kv[1], kv[0])): print(f"{w:>10} {n:3d} {n/len(text):.3f}")
class Vocabulary(dict):
    def __missing__(self, k):
        self[k] = len(self); return self[k]
v = Vocabulary(); print([v[w] for w in text]); print(v)
stop = frozenset({"to", "be"}); print([w for w in text if w not in stop])

line = deque([1, 2])
try:
    for x in line:
        line.append(x)
except RuntimeError as error:
    print(error, line)
