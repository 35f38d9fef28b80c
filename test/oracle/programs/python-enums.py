# enum
from enum import Enum, IntEnum, auto, Flag, unique, StrEnum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
print(Color.RED, repr(Color.RED), Color.RED.name, Color.RED.value)
print(Color(2), Color["BLUE"], list(Color), len(Color))
print(Color.RED == Color.RED, Color.RED is Color.RED, Color.RED == 1, Color.RED != Color.BLUE)
for c in Color: print(c.name, c.value)
print(isinstance(Color.RED, Color), Color.RED in Color)
d = {Color.RED: "r", Color.BLUE: "b"}
print(d[Color.RED], d)
try:
    Color(7)
except ValueError as e: print(e)
try:
    Color["X"]
except KeyError as e: print("KeyError", e)
try:
    Color.RED = 5
except AttributeError as e: print(e)
class Mode(IntEnum):
    TRAIN = auto()
    EVAL = auto()
print(Mode.TRAIN, repr(Mode.EVAL), Mode.TRAIN < Mode.EVAL, Mode.TRAIN + 1, int(Mode.EVAL), [10,20,30][Mode.TRAIN])
print(Mode.TRAIN == 1, f"{Mode.TRAIN}", "%d" % Mode.EVAL, isinstance(Mode.TRAIN, int))
class Shape(Enum):
    CIRCLE = "circle"
    SQUARE = "square"
    def describe(self):
        return f"{self.name} is {self.value}"
    @classmethod
    def default(cls):
        return cls.CIRCLE
    @property
    def up(self): return self.value.upper()
print(Shape.CIRCLE.describe(), Shape.default(), Shape.SQUARE.up, f"{Shape.CIRCLE}", str(Shape.SQUARE))
class S(str, Enum):
    A = "a"
    B = "b"
print(S.A == "a", S.A, S.A.value, S("b"), repr(S.A), S.A.upper())
print(Color.__members__)
print(hash(Color.RED) == hash(Color.RED), Color.RED.__class__, type(Color.RED))
class St(StrEnum):
    X = auto()
    YES = "yes!"
print(St.X, St.YES, repr(St.X), St.X == "x")
# enum2
from enum import Enum, Flag, auto, unique
class Planet(Enum):
    EARTH = (5.976e+24, 6.37814e6)
    MARS = (6.421e+23, 3.3972e6)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def gravity(self):
        return 6.67300E-11 * self.mass / (self.radius * self.radius)
print(Planet.EARTH.value, Planet.EARTH.mass, round(Planet.MARS.gravity, 4), Planet.EARTH)
class P(Flag):
    R = auto()
    W = auto()
    X = auto()
print(P.R | P.W, repr(P.R | P.X), P.R in (P.R | P.W), (P.R|P.W) & P.W, bool(P.R & P.W), P.X.value)
class Alias(Enum):
    A = 1
    B = 1
print(Alias.B, list(Alias), Alias.A is Alias.B)
Animal = Enum("Animal", "CAT DOG")
print(Animal.CAT, list(Animal), Animal.DOG.value)
@unique
class U(Enum):
    A = 1
    B = 2
print(U.A)
def act(m):
    match m:
        case U.A: return "first"
        case U.B: return "second"
print(act(U.B), act(U.A))
print(sorted([e.value for e in U]), [e.name for e in U], U.A.name.lower())
print(dict((e.name, e.value) for e in U), {e: i for i, e in enumerate(U)})
# ex1
from enum import Enum
from dataclasses import dataclass, field
from typing import Optional
class Status(Enum):
    TODO = "todo"
    DONE = "done"
@dataclass(order=True)
class Task:
    priority: int
    name: str = field(compare=False)
    status: Status = Status.TODO
    tags: list[str] = field(default_factory=list)
    def done(self): self.status = Status.DONE; return self
t = Task(2, "write"); print(t); print(Task(1, "a") < t, sorted([t, Task(1, "b")])[0].name, t.done().status is Status.DONE)
import json
class Enc(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, Enum): return o.value
        return super().default(o)
print(json.dumps({"s": Status.DONE, "n": None}, cls=Enc))
from collections import defaultdict
groups = defaultdict(list)
for w in "the cat sat on the mat".split(): groups[len(w)].append(w)
print(dict(groups), json.dumps(groups), sorted(groups.items()))
print({k: len(v) for k, v in groups.items()}, groups.keys(), groups.values(), max(groups, key=lambda k: len(groups[k])))
# IntFlag, and flags made of others in the body of their class
from enum import Enum, Flag, IntFlag, IntEnum, auto
def told(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A(IntFlag):
    R = 4
    W = 2
    X = 1
print(int(A.R), A.R, repr(A.R), [A.R, A.W], {A.X: 1}, (A.R,), float(A.W))
print(repr(A(0)), A(0), [A(0)], bool(A(0)), A(6), repr(A(6)), [A.R | A.W], A.R | A.W == 6)
print(A.R | 1, repr(A.R | 1), repr(1 | A.R), repr(A.R & 4), repr(~A.R), A.R + 1, A.R == 4, A.R < 5, A.R in A(6), [10, 20, 30][A.X])
print(f"{A.R}", "%d" % A.R, f"{A.R:03d}", hex(A.R), isinstance(A.R, int), A.R.value, A.R.name, A(0).name, A(3).name)
print(list(A(5)), len(A(7)), list(A), sum(A), max(A), sorted([A.R, A.X]))
print(repr(A(8)), A(8), repr(A(9)), A(9).value, repr(A.R | 16), A(9).name, list(A(9)))
print(A.R ^ A.W, repr(A.R ^ A.R), A(-1), repr(A(-1)), hash(A.R) == hash(4), {4: "r"}[A.R], A(4) is A.R, A(6) is A(6))

class C(IntFlag):
    P = 1
    Z = 8
class D(Flag):
    P = 1
    Z = 8
print(repr(C(-1)), repr(~C.P), repr(C(2)), repr(C(6)), repr(C(-20)), repr(~D.P), repr(C.P | C.Z), C.P & ~C.P)
told(lambda: D(2))
told(lambda: D.P | C.P)
told(lambda: D.P | A.X)
told(lambda: 1 in C.P)
told(lambda: D.P in A(3))
E2 = IntFlag("E2", "ONE TWO FOUR")
print(E2.ONE | E2.FOUR, repr(E2.TWO | E2.ONE), list(E2))
# flags made of others in the body of their class
from enum import Enum, Flag, IntFlag, IntEnum, auto
def told(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
class A(IntFlag):
    R = 4
    W = 2
    X = 1
print(int(A.R), A.R, repr(A.R), [A.R, A.W], {A.X: 1}, (A.R,), float(A.W))
print(repr(A(0)), A(0), [A(0)], bool(A(0)), A(6), repr(A(6)), [A.R | A.W], A.R | A.W == 6)
print(A.R | 1, repr(A.R | 1), repr(1 | A.R), repr(A.R & 4), repr(~A.R), A.R + 1, A.R == 4, A.R < 5, A.R in A(6), [10, 20, 30][A.X])
print(f"{A.R}", "%d" % A.R, f"{A.R:03d}", hex(A.R), isinstance(A.R, int), A.R.value, A.R.name, A(0).name, A(3).name)
print(list(A(5)), len(A(7)), list(A), sum(A), max(A), sorted([A.R, A.X]))
print(repr(A(8)), A(8), repr(A(9)), A(9).value, repr(A.R | 16), A(9).name, list(A(9)))
print(A.R ^ A.W, repr(A.R ^ A.R), A(-1), repr(A(-1)), hash(A.R) == hash(4), {4: "r"}[A.R], A(4) is A.R, A(6) is A(6))
class B(IntFlag):
    P = auto()
    Q = auto()
    PQ = P | Q
    NONE = 0
print(B.P, B.Q, B.PQ, repr(B.PQ), B(3) is B.PQ, repr(B(0)), list(B), len(B), list(B.PQ), list(B.__members__))
class P(Flag):
    R = auto()
    W = auto()
    RW = R | W
    X = auto()
    ALL = RW | X
    NOX = ALL & ~X
print(P.RW, repr(P.RW), P.RW.value, P.X.value, P.ALL, repr(P.ALL), P.NOX is P.RW, list(P), list(P.ALL), P.R | P.W is P.RW)
print(P.RW & P.R, P.R in P.RW, P.X in P.RW, repr(P.R & P.X), str(P(0)), repr(P(0)), [P(0)], P.RW ^ P.R, ~P.RW, P.R | P.X, repr(P.R | P.X), list(P.__members__), P["RW"], P.RW.name)
told(lambda: P(64))
told(lambda: P.R | 1)
told(lambda: P("R"))
told(lambda: P.R < P.W)
class N(Enum):
    ONE = auto()
    TWO = auto()
    TEN = ONE + 9 if isinstance(ONE, int) else 10
    NEXT = auto()
print([n.value for n in N])
class M(Enum):
    def _generate_next_value_(name, start, count, last_values): return name.lower()
    RED = auto()
    BLUE = auto()
    BOTH = RED + BLUE
    pair = (auto(), 1)
print([m.value for m in M])
class I(IntEnum):
    A = auto()
    B = A + 5
    C = auto()
print([int(i) for i in I], I.C, [I.A])
def again():
    class Twice(Enum):
        A = 1
        A = 2
told(again)
