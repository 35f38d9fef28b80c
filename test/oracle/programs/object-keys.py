"""Objects that say themselves when they are equal, within lists, dicts and sets."""
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache


class Named:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        return isinstance(other, Named) and self.name == other.name

    def __hash__(self):
        return hash(self.name)

    def __repr__(self):
        return f"Named({self.name!r})"


a = Named("a")
ages = {a: 1}
ages[Named("a")] = 2
print(ages, Named("a") in ages, Named("b") in ages, ages.get(Named("a")), ages.pop(Named("a")), ages)
print(len({Named("a"), Named("a"), Named("b")}), {(1, a): 3}[1, Named("a")])
print([a] == [Named("a")], (a,) != (Named("a"),), {1: a} == {1: Named("a")}, a in [Named("b")], [0, a].index(Named("a")))


class Alike:
    """All have one hash; they are equal only where their numbers are."""

    def __init__(self, number):
        self.number = number

    def __eq__(self, other):
        return self.number == other.number

    def __hash__(self):
        return 1


sums = {}
for n in [1, 2, 3, 1, 2]:
    sums[Alike(n)] = sums.get(Alike(n), 0) + n
print([(k.number, v) for k, v in sums.items()])


@dataclass
class Point:
    x: int
    y: int = 0


@dataclass(frozen=True)
class Fixed:
    x: int


@dataclass(unsafe_hash=True)
class Hashed:
    x: int


@dataclass(frozen=True, eq=False)
class Single:
    x: int


points = [Point(1), Point(2)]
print(points == [Point(1), Point(2)], Point(2) in points, points.index(Point(2)), Point(3) in points)
points.remove(Point(2))
print(points)
print({Fixed(1): "a", Fixed(1): "b"}, Counter([Fixed(1), Fixed(1), Fixed(2)])[Fixed(1)], {Hashed(4): 5}[Hashed(4)])
print(len({Single(1), Single(1)}))


class Below(Fixed):
    pass


print({Fixed(1): 1}.get(Below(1)), len({Below(1), Below(1)}))


@lru_cache
def doubled(of):
    print("once")
    return of.x * 2


print(doubled(Fixed(4)) + doubled(Fixed(4)))


class Unhashed:
    def __eq__(self, other):
        return True


for one in [Point(1), Unhashed()]:
    try:
        print({one: 1})
    except TypeError as e:
        print(e)
    try:
        print(hash(one))
    except TypeError as e:
        print(e)
