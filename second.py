import first
Y = 2
def g():
    return first.X + Y
try:
    first.X
except AttributeError as e:
    print(e)
