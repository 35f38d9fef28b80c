# What Python's functions ask numbers and texts for, called by name.
print((2.5).__round__(), (2.567).__round__(2), (7).__divmod__(2), (2.5).__divmod__(1), (2.7).__floor__(), (2.2).__ceil__(), (3.7).__trunc__())
print((5).__hash__() == hash(5), "x".__hash__() == hash("x"), (1, 2).__hash__() == hash((1, 2)), (3).__str__(), (5).__ceil__(), (5).__trunc__())
print((1 + 2j).__abs__(), (3).__eq__(3.0), (3).__add__("a"), (3.5).__add__("a"), (3.5).__add__(1), (3).__lt__(4), (3).__lt__(4.5), True.__round__())


class Meters(float):
    def __add__(self, other):
        return Meters(float.__add__(self, other))


class Count(int):
    pass


print(Meters(2.5) + 1, type(Meters(2.5) + 1).__name__, Count(3) + 2.5, Count(3) == 3.0, 2.5 + Count(3), Count(3) < 3.5)
