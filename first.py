import second
X = 1
def f():
    return second.g() + 1
