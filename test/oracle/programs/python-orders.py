from typing import NamedTuple, List
class P(NamedTuple):
    x: int
    y: float = 2.0
    def norm(self): return (self.x ** 2 + self.y ** 2) ** 0.5
p = P(3, 4.0); print(p, p.norm(), P(1), p[0], p.y, len(p), tuple(p), p._replace(x=1), p._asdict(), p == (3, 4.0), isinstance(p, tuple))
a, b = p; print(a, b)
try: P()
except TypeError as e: print(e)
class Version:
    def __init__(self, *parts): self.parts = parts
    def __lt__(self, other): return self.parts < other.parts
    def __repr__(self): return ".".join(map(str, self.parts))
vs = [Version(1, 10), Version(1, 2), Version(0, 9)]
print(sorted(vs), sorted(vs, reverse=True), max(vs), min(vs), sorted([(1, vs[0]), (1, vs[1]), (0, vs[2])]))
vs.sort(); print(vs)
class Q(NamedTuple):
    name: str
    tags: List[str] = []
print(Q("a"), sorted([Q("b"), Q("a")], key=lambda q: q.name)[0].name, Q(name="z", tags=["t"]))
