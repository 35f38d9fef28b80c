# Modules of a program's own: files, packages, relative imports, what is asked of them and what they refuse.
import importlib
import os
import sys

sys.path.insert(0, ".")


def write(path, text):
    if "/" in path:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w") as f:
        f.write(text)


write("mymodel.py", '''"""A model of my own."""
import numpy as np
from dataclasses import dataclass

W = 3
calls = 0
_hidden = 1


@dataclass
class Config:
    rate: float = 0.1


class Net:
    def __call__(self, x):
        global calls
        calls += 1
        return twice(x) + np.arange(3)


def twice(x):
    return x * 2 * W


print("loading", __name__)
if __name__ == "__main__":
    print("never")
''')
write("shapes/__init__.py", "from .areas import square\nfrom . import names as called\nVERSION = '1.0'\nprint('package', __name__)\n")
write("shapes/areas.py", "from .names import NAMES\ndef square(a):\n    return NAMES[0], a * a\nprint(__name__, 'in', __package__)\n")
write("shapes/names.py", "NAMES = ['square', 'circle']\n")
write("shapes/deep/__init__.py", "")
write("shapes/deep/solids.py", "from ..areas import square\nfrom .. import names\nfrom ...above import x\n")
write("shapes/deep/cubes.py", "from ..areas import square\nfrom .. import names\ndef cube(a):\n    return square(a)[1] * a, names.NAMES\n")
write("chosen.py", "__all__ = ['one', '_two']\none, _two, three = 1, 2, 3\n")
write("first.py", "import second\nX = 1\ndef f():\n    return second.g() + 1\n")
write("second.py", "import first\nY = 2\ndef g():\n    return first.X + Y\ntry:\n    first.X\nexcept AttributeError as e:\n    print(e)\n")
write("third.py", "from fourth import B\nA = 1\n")
write("fourth.py", "from third import A\nB = 2\n")
write("broken.py", "print('begun')\n1 / 0\n")
write("lazy.py", "def __getattr__(name):\n    if name == 'late':\n        return 42\n    raise AttributeError(f'no {name} here')\n")
write("plain/inner.py", "VALUE = 5\n")
importlib.invalidate_caches()

import mymodel
import mymodel as again
from mymodel import Config, Net, W as w

print(mymodel is again, w, mymodel.W, Config(), Net()(1), mymodel.calls)
mymodel.W = 10
print(mymodel.twice(1), w, Net()(0), mymodel.calls)
print(mymodel.__name__, mymodel.__doc__, os.path.basename(mymodel.__file__), __name__)
print(Net, Net.__module__, mymodel.twice.__module__, type(mymodel), "mymodel" in sys.modules)
print(sorted(n for n in dir(mymodel) if not n.startswith("__")))
print(hasattr(mymodel, "nothing"), getattr(mymodel, "nothing", "else"), sorted(vars(mymodel))[-3:])
setattr(mymodel, "extra", [1])
print(mymodel.extra, mymodel.__dict__["extra"])
del mymodel.extra

import shapes
import shapes.deep.cubes
from shapes.deep import cubes as c
from shapes import called

print(shapes.square(3), shapes.VERSION, shapes.areas.square(2), shapes.deep.cubes.cube(2), c is shapes.deep.cubes)
print(called.NAMES, shapes.names is called)
import shapes.areas as areas
print(areas.__name__, importlib.import_module("shapes.names").NAMES, importlib.import_module(".areas", "shapes") is areas)
import plain.inner
print(plain.inner.VALUE, __import__("plain.inner").__name__)

from chosen import *
print(one, _two, "three" in globals())

import first
print(first.f())
import lazy
from lazy import late
print(late, lazy.late, hasattr(lazy, "early"))


def said(statement):
    try:
        exec(statement, {"__name__": "__main__"})
    except Exception as e:
        print(type(e).__name__, "|", str(e).split(" (")[0])


for statement in ["import nowhere", "from nowhere import x", "import mymodel.part", "import shapes.missing",
                  "from shapes import missing", "from mymodel import missing", "import shapes.deep.solids",
                  "import third", "import broken", "import broken", "from chosen import four"]:
    said(statement)
try:
    mymodel.missing
except AttributeError as e:
    print(e)
try:
    lazy.early
except AttributeError as e:
    print(e)
print("broken" in sys.modules, "third" in sys.modules)
importlib.reload(mymodel)
print(mymodel.W, mymodel.calls, mymodel is again)


def inside():
    from shapes.areas import square as sq
    import shapes.names
    return sq(4), shapes.names.NAMES[1]


print(inside())
print(sys.modules["shapes"] is shapes, sys.modules[__name__].w)
