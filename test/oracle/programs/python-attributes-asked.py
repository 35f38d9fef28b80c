class Asked:
    known = 3

    def __init__(self):
        self.own = 1

    def __getattr__(self, name):
        if name == "made":
            return "up"
        if name == "broken":
            raise ValueError("out of order")
        raise AttributeError(f"nothing called {name}")

    @property
    def late(self):
        raise AttributeError("not yet")


thing = Asked()
for name in ("known", "own", "made", "missing"):
    print(name, hasattr(thing, name), getattr(thing, name, "default"))
for ask in (lambda: getattr(thing, "missing"), lambda: thing.missing, lambda: getattr(thing, "broken", 1), lambda: hasattr(thing, "broken"),
            lambda: getattr([1], "nothing"), lambda: getattr(3, "nothing", None)):
    try:
        print(ask())
    except Exception as error:
        print(type(error).__name__, error)


class Late:
    @property
    def late(self):
        raise AttributeError("not yet")


print(hasattr(Late(), "late"), getattr(Late(), "late", 7), hasattr("a", "upper"), hasattr("a", "above"))


class Coded(Exception):
    def __getattr__(self, name):
        return f"made {name}"


print(Coded().value, Coded().code, Coded(2).args, Coded().__cause__, StopIteration(3).value, SystemExit(4).code)
