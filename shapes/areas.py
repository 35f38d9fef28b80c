from .names import NAMES
def square(a):
    return NAMES[0], a * a
print(__name__, 'in', __package__)
