"""Dataclasses and named tuples, made again and again, with whatever arguments."""
from collections import namedtuple
from dataclasses import dataclass, field
from typing import NamedTuple


def said(f, *args, **named):
    try:
        return f(*args, **named)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


@dataclass
class Point:
    x: float
    y: float = 0.0
    tags: list = field(default_factory=list)


a, b = Point(1, 2), Point(1, y=2)
a.tags.append("t")
print(a, b, a == b, Point(y=3, x=1), Point(1) == Point(1), a == 5, a.tags is b.tags, Point(1, 2, ["z"]))
print(said(Point), said(Point, 1, 2, 3, 4), said(Point, 1, x=2), said(Point, 1, z=2), said(Point, y=1))


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


print(Version(1, 2) < Version(1, 3), Version(2, note="a") == Version(2, note="b"), hash(Version(1)) == hash(Version(1)))
print(said(setattr, Version(1), "major", 2), sorted([Version(2), Version(1, 5), Version(1)]), {Version(1): 1}[Version(1, 0, "n")])


@dataclass
class Counted:
    n: int
    twice: int = field(init=False)
    log = []

    def __post_init__(self):
        self.twice = 2 * self.n
        Counted.log.append(self.n)


print(Counted(3), Counted(n=4).twice, Counted.log)


@dataclass
class Late(Counted):
    late: int = field(init=False, default=7)
    other: int = 1


print(Late(5), Late(5, 2), said(Late, 5, late=3))


class Checked:
    def __get__(self, of, owner=None):
        return 0 if of is None else of.__dict__.get("_held", 0)

    def __set__(self, of, value):
        of.__dict__["_held"] = value * 10


@dataclass
class Through:
    held: int = Checked()
    plain: int = 2


print(Through(3).held, Through().held, Through(1, 5), Through.__match_args__)


@dataclass
class Empty:
    pass


@dataclass
class Prop:
    _v: int = 1

    @property
    def v(self):
        return self._v


print(Empty(), Empty() == Empty(), said(Empty, 1), Prop(4).v, Prop() == Prop(1), Prop(2) != Prop(3))

P = namedtuple("P", "x y z", defaults=[9])
p = P(1, 2)
print(p, P(1, 2, 3), P(y=1, x=2), p.x, p.z, p[1], p[-1], *p, p == (1, 2, 9), p._replace(x=5), p._asdict(), P._make([1, 2, 3]))
print(said(P), said(P, 1, 2, 3, 4), said(P, 1, x=2), said(P, 1, 2, w=3), said(setattr, p, "x", 1), P.x is P.x, len(p), max(P(3, 1), P(2, 9)))


class Named(NamedTuple):
    name: str
    count: int = 2

    def said(self):
        return f"{self.name}*{self.count}"


class Doubled(namedtuple("D", "a b")):
    def __new__(cls, a):
        return super().__new__(cls, a, 2 * a)

    @property
    def total(self):
        return self.a + self.b


n, d = Named("n"), Doubled(4)
print(n, n.said(), Named("m", 3).count, d, d.total, d.b, type(d).__name__, isinstance(d, tuple), said(Doubled, 1, 2), hash(d) == hash((4, 8)))
