"""Who is asked first, and who when the first has no answer."""


class Silent:
    def __divmod__(self, other):
        return NotImplemented


class Divisor:
    def __rdivmod__(self, other):
        return "asked"


print(divmod(Silent(), Divisor()))
try:
    divmod(Silent(), 3)
except TypeError:
    print("no answer")


class Weight:
    def __init__(self, value):
        self.value = value

    def __lt__(self, other):
        print("lt", self.value, other.value)
        return self.value < other.value


class Load(Weight):
    def __gt__(self, other):
        print("gt", self.value, other.value)
        return self.value > other.value


print([one.value for one in sorted([Load(2), Weight(1), Load(0)])])
print(min([Load(2), Weight(1)]).value, Weight(1) < Load(2))
print((1, Weight(3)) < (1, Load(4)))
print(ascii("\x7f é ☃ 😀"), "é☃".encode("ascii", "backslashreplace"))
code = compile("1 + 1", "<string>", "eval")
print(isinstance((lambda: 0).__code__, type(code)))
