import numpy as np
class Layer:
    def __init__(self): self.params = {}
    def forward(self, x): raise NotImplementedError
class Dense(Layer):
    def __init__(self, i, o, seed=0):
        super().__init__(); rng = np.random.default_rng(seed)
        self.params["W"] = rng.normal(size=(i, o)) * 0.1; self.params["b"] = np.zeros(o)
    def forward(self, x): self.x = x; return x @ self.params["W"] + self.params["b"]
try: Layer().forward(1)
except NotImplementedError as e: print("NI", repr(e))
print(Dense(2, 3).forward(np.ones((1, 2))).shape)
class Matrix:
    def __init__(self, rows): self.rows = rows
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __getitem__(self, ij): i, j = ij; return self.rows[i][j]
    def __repr__(self): return "\n".join(" ".join(f"{v:5.1f}" for v in r) for r in self.rows)
    def __eq__(self, o): return self.rows == o.rows
    def __hash__(self): return hash(str(self.rows))
    def __len__(self): return len(self.rows)
    def __call__(self, k): return Matrix([[k * v for v in r] for r in self.rows])
    def __bool__(self): return True
    def __iter__(self): return iter(self.rows)
    def __contains__(self, v): return any(v in r for r in self.rows)
m = Matrix([[1, 2], [3, 4]]); print(m @ m); print(m[0, 1], len(m), m(2), 3 in m, {m: 1}[Matrix([[1, 2], [3, 4]])], [r for r in m])

from dataclasses import dataclass, field, asdict, replace, fields, astuple
from typing import List, Optional
@dataclass(frozen=True)
class Cfg:
    lr: float = 1e-3
    sizes: tuple = (1, 2)
    name: Optional[str] = None
c = Cfg(lr=0.1); print(c, asdict(c), replace(c, name="x"), [f.name for f in fields(c)], hash(c) == hash(Cfg(lr=0.1)), c == Cfg(0.1))
try: c.lr = 2
except Exception as e: print(type(e).__name__, e)
@dataclass
class Node:
    val: int
    children: List["Node"] = field(default_factory=list)
    def __post_init__(self): self.n = len(self.children)
print(Node(1, [Node(2)]), Node(1).n, astuple(Node(1)))
from enum import Enum
class Op(Enum):
    ADD = "+"
    MUL = "*"
    def apply(self, a, b):
        return {Op.ADD: a + b, Op.MUL: a * b}[self]
print([op.apply(3, 4) for op in Op], Op("+"), Op.ADD in {Op.ADD})
import operator, functools
print(functools.reduce(operator.mul, range(1, 6)), sorted([{"a": 2}, {"a": 1}], key=operator.itemgetter("a")), list(map(operator.attrgetter("name"), Op)))

import random, math, time, collections, heapq, string, re, os, sys, json, copy, itertools, textwrap
random.seed(42); print(random.random(), random.randint(1, 10), random.choice("abc"), random.sample(range(10), 3), random.gauss(0, 1)); l = [1, 2, 3]; random.shuffle(l); print(l, random.uniform(1, 2), random.choices([1, 2], weights=[1, 9], k=3))
class LRU(collections.OrderedDict):
    def __init__(self, cap): super().__init__(); self.cap = cap
    def get(self, k):
        if k not in self: return -1
        self.move_to_end(k); return self[k]
    def put(self, k, v):
        self[k] = v; self.move_to_end(k)
        if len(self) > self.cap: self.popitem(last=False)
c = LRU(2); c.put(1, 1); c.put(2, 2); c.get(1); c.put(3, 3); print(c, c.get(2), list(c))
h = []; [heapq.heappush(h, (p, n)) for p, n in [(3, "c"), (1, "a")]]; print(heapq.heappop(h), heapq.nsmallest(1, [3, 1]))
print(re.findall(r"\d+", "a1b22"), re.sub(r"(\w)1", r"\g<1>!", "a1"), bool(re.match("a", "abc")), [m.group() for m in re.finditer("a.", "abac")])
print(json.loads('{"a": [1, null, true]}'), json.dumps({"b": 1, "a": [1.5]}, indent=2, sort_keys=True))
print(math.gcd(12, 18), math.comb(5, 2), math.isclose(.1 + .2, .3), math.floor(-1.5), math.hypot(3, 4), math.log2(8), math.factorial(5), math.inf > 1, math.prod([1, 2, 3]))
with open("lines.txt", "w") as f: f.write("a\nb\n")
with open("lines.txt") as f: print([l.strip() for l in f])
print(sys.getsizeof(1) > 0 if hasattr(sys, "getsizeof") else True, os.path.exists("lines.txt"), " ".join(sorted(set("hello"))), "%s" % (1,), "abc".translate(str.maketrans("a", "b")))


class Queue:
    def __init__(self):
        self.items: list[int] = []
        self.limit: int
        self.seen: dict[str, int] = {}
        self.seen["first"]: int = 3


queue = Queue()
print(queue.items, queue.seen, hasattr(queue, "limit"))


def itself():
    yield next(asking)


asking = itself()
try:
    next(asking)
except ValueError as error:
    print(error)


class Endless:
    def __getattr__(self, name):
        return getattr(self, name + "x")


try:
    Endless().a
except RecursionError:
    print("too deep")
