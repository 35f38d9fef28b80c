# dataclasses: names that might collide, what is no field, what is given by name
from dataclasses import dataclass, field, fields, replace, asdict, astuple, is_dataclass, InitVar, KW_ONLY, MISSING
import dataclasses, typing
from typing import ClassVar
def told(f):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
@dataclass
class Odd:
    x: int
    obj: int = 1
    cls: int = 2
    found: int = 3
    self: int = 4
o = Odd(1, self=9)
print(o, replace(o, x=5), replace(o, obj=6, cls=7, self=8), asdict(o), astuple(o))
@dataclass
class Counted:
    n: ClassVar[int] = 0
    all: "typing.ClassVar[list]" = []
    names: typing.ClassVar[dict] = {}
    bare: ClassVar = "b"
    x: int
    def __post_init__(self):
        Counted.n += 1
        self.all.append(self.x)
print(Counted(1), Counted(x=2), Counted.n, Counted.all, [f.name for f in fields(Counted)], asdict(Counted(3)), Counted.bare)
told(lambda: Counted(1, n=2))
told(lambda: replace(Counted(4), x=8))
@dataclass(kw_only=True)
class Named:
    a: int
    b: int = 2
    c: int
print(Named(a=1, c=3), Named.__match_args__)
told(lambda: Named(1))
told(lambda: Named(1, 2))
told(lambda: Named(1, a=2))
told(lambda: Named(1, a=2, c=4))
told(lambda: Named())
told(lambda: Named(c=1))
told(lambda: Named(a=1, c=1, d=4))
told(lambda: replace(Named(a=1, c=3), a=4))
@dataclass
class Mixed:
    a: int
    b: int = 5
    _: KW_ONLY
    c: int
    d: int = 6
    e: list = field(default_factory=list)
print(Mixed(1, c=2), Mixed(1, 2, c=3, d=4), Mixed.__match_args__, [(f.name, f.kw_only) for f in fields(Mixed)])
told(lambda: Mixed(1, 2, 3))
told(lambda: Mixed(1, 2, 3, c=4))
told(lambda: Mixed(1, 2))
told(lambda: Mixed(c=2))
told(lambda: Mixed(1, a=2, c=3))
@dataclass
class Child(Mixed):
    f: int = 7
    g: int = field(default=8, kw_only=True)
print(Child(1, 2, 3, c=4), Child(1, c=1, g=9))
@dataclass
class Lent:
    i: int
    j: int = None
    base: InitVar[int] = None
    scale: dataclasses.InitVar[int] = 10
    def __post_init__(self, base, scale):
        if self.j is None and base is not None: self.j = base * scale
print(Lent(1), Lent(1, base=4), Lent(1, 2, 3, 4), Lent(1, base=2, scale=3), fields(Lent)[-1].name, asdict(Lent(1, base=3)))
print(replace(Lent(1, base=3), i=2), Lent.scale)
@dataclass
class Must:
    i: int
    w: InitVar[int]
    total: int = field(init=False)
    def __post_init__(self, w): self.total = self.i + w
m = Must(1, 2)
print(m, hasattr(m, "w"), hasattr(Must, "total"))
told(lambda: Must(1))
told(lambda: replace(m, i=2))
told(lambda: replace(m, i=2, w=5))
told(lambda: replace(m, w=1, total=5))
told(lambda: replace(3, a=1))
told(lambda: asdict(Must))
told(lambda: astuple({}))
told(lambda: fields(3))
told(lambda: Odd())
told(lambda: Odd(1, 2, 3, 4, 5, 6))
told(lambda: Must(1, 2, 3))
def two():
    @dataclass
    class T:
        a: int
        _: KW_ONLY
        b: int
        __: KW_ONLY
        c: int
told(two)
def factory():
    @dataclass
    class T:
        a: ClassVar[list] = field(default_factory=list)
told(factory)
def mutable():
    @dataclass
    class T:
        a: list = field(default=[])
told(mutable)
def after():
    @dataclass
    class T:
        a: int = 1
        b: InitVar[int]
told(after)
@dataclass(frozen=True, order=True)
class V:
    x: float
    y: float = 0.0
    def moved(self, **by): return replace(self, **by)
print(V(1.0).moved(x=5.0), hash(V(1)) == hash(V(1)), V(1, 2) < V(1, 3), sorted([V(2), V(1)]))
print(asdict(V(1, 2), dict_factory=lambda pairs: sorted(pairs)), astuple(V(1, 2), tuple_factory=list))
@dataclass
class Tree:
    v: V
    kids: list["Tree"] = field(default_factory=list)
print(asdict(Tree(V(1), [Tree(V(2))])), astuple(Tree(V(1), [Tree(V(2))])), is_dataclass(Tree), is_dataclass(3))
class Kept:
    a = 1
    b = 2
del Kept.a
delattr(Kept, "b")
k = Kept(); k.c = 3
delattr(k, "c")
print(hasattr(Kept, "a"), hasattr(k, "b"), hasattr(k, "c"))
told(lambda: delattr(Kept, "a"))
told(lambda: delattr(k, "c"))
