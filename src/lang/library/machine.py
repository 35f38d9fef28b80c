"""What programs ask about the machine and the Python that they run on. Memory is looked after without them."""
import re
import _tensh
import sys
import numpy as np

# in importlib.metadata
def version(distribution_name):
    import importlib
    module = {"tensorflow-cpu": "tensorflow", "jaxlib": "jax"}.get(distribution_name, distribution_name)
    found = importlib.import_module(module).__version__ if module in ("numpy", "tensorflow", "torch", "jax", "keras") else None
    if found is None:
        raise PackageNotFoundError(f"No package metadata was found for {distribution_name}")
    return found


class PackageNotFoundError(ModuleNotFoundError):
    pass


# in packaging.version
class Version:
    """Numbers with points between them, and what stands behind: a1, b2, rc1, .dev0, +cpu."""
    def __init__(self, version):
        found = re.fullmatch(r"\s*v?(\d+(?:\.\d+)*)(?:[-_.]?(a|b|rc|alpha|beta|c)[-_.]?(\d*))?(?:[-_.]?post[-_.]?(\d+))?(?:[-_.]?dev[-_.]?(\d*))?(?:\+([\w.]+))?\s*", version)
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self._text = version.strip().lstrip("v")
        self.release = tuple([int(n) for n in found[1].split(".")])
        self.major, self.minor, self.micro = (self.release + (0, 0))[:3]
        self.pre = None if found[2] is None else ({"alpha": "a", "beta": "b", "c": "rc"}.get(found[2], found[2]), int(found[3] or 0))
        self.is_devrelease = found[5] is not None
        self.is_prerelease = self.pre is not None or self.is_devrelease
        self.local = found[6]
        self.public = self._text.split("+")[0]
        self.base_version = found[1]
        bare = list(self.release)
        while len(bare) > 1 and bare[-1] == 0:
            bare.pop()
        before = self.pre or (("", 0) if self.is_devrelease and found[4] is None else ("z", 0))
        self._key = (tuple(bare), before, -1 if found[4] is None else int(found[4]),
                     float("inf") if found[5] is None else int(found[5] or 0), self.local or "")

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"<Version('{self._text}')>"

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        return self._key == other._key

    def __lt__(self, other):
        return self._key < other._key

    def __le__(self, other):
        return self._key <= other._key

    def __gt__(self, other):
        return self._key > other._key

    def __ge__(self, other):
        return self._key >= other._key


def parse(version):
    return Version(version)


class InvalidVersion(ValueError):
    pass


# in platform
def system():
    return "Linux"


def machine():
    return "x86_64"


def processor():
    return ""


def node():
    return "localhost"


def release():
    return ""


def python_version():
    return ".".join([str(part) for part in sys.version_info[:3]])


def python_implementation():
    return "CPython"


def python_version_tuple():
    return tuple(python_version().split("."))


def architecture(executable=None, bits="", linkage=""):
    return ("64bit", "")


def platform(aliased=False, terse=False):
    return f"{system()}-{machine()}"


# in gc
def collect(generation=2):
    return 0


def enable():
    pass


def disable():
    pass


def isenabled():
    return True


# in os
def cpu_count():
    return 1


def getpid():
    return 1


# in multiprocessing, torch.multiprocessing
def cpu_count():
    return 1


# in _nowhere
class _Facts:
    """What a tuple with names is written as, of which only the names are asked for."""
    def __init__(self, title, **facts):
        self._title, self._facts = title, facts
        for name, value in facts.items():
            setattr(self, name, value)

    def __iter__(self):
        return iter(self._facts.values())

    def __getitem__(self, i):
        return list(self._facts.values())[i]

    def __len__(self):
        return len(self._facts)

    def __repr__(self):
        return f"{self._title}(" + ", ".join([f"{k}={v!r}" for k, v in self._facts.items()]) + ")"


# in sys
float_info = _Facts("sys.float_info", max=1.7976931348623157e+308, max_exp=1024, max_10_exp=308, min=2.2250738585072014e-308, min_exp=-1021,
                    min_10_exp=-307, dig=15, mant_dig=53, epsilon=2.220446049250313e-16, radix=2, rounds=1)
int_info = _Facts("sys.int_info", bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)


def getrecursionlimit():
    return _tensh.recursion_limit()


def setrecursionlimit(limit, /):
    if limit < 1:
        raise ValueError("recursion limit must be greater or equal than 1")
    _tensh.limit_recursion(limit)


def getsizeof(obj, default=None, /):
    """Bytes as CPython counts them for numbers, texts and containers; of arrays, with their elements."""
    if isinstance(obj, bool) or isinstance(obj, int):
        return 28 + 4 * max(0, (abs(obj).bit_length() - 1) // 30)
    if isinstance(obj, float):
        return 24
    if isinstance(obj, str):
        wide = max([ord(c) for c in obj], default=0)
        return 49 + len(obj) if wide < 128 else 73 + len(obj) if wide < 256 else 74 + 2 * len(obj) if wide < 65536 else 76 + 4 * len(obj)
    if isinstance(obj, bytes):
        return 33 + len(obj)
    if isinstance(obj, list):
        return 56 + 8 * len(obj)
    if isinstance(obj, tuple):
        return 40 + 8 * len(obj)
    if hasattr(obj, "nbytes"):
        return 112 + 16 * max(0, obj.ndim - 1) + (obj.nbytes if getattr(obj, "base", None) is None else 0)
    return 48


# in _nowhere
class _Numbers(type):
    """Numbers of Python's and of NumPy's, by what they are."""
    def __instancecheck__(cls, value):
        return isinstance(value, cls._python) or any([isinstance(value, getattr(np, kind)) for kind in cls._numpy])


# in numbers
class Number(metaclass=_Numbers):
    _python, _numpy = (int, float, complex), ("number",)


class Complex(Number):
    pass


class Real(Number):
    _python, _numpy = (int, float), ("integer", "floating")


class Rational(Number):
    _python, _numpy = int, ("integer",)


class Integral(Number):
    _python, _numpy = int, ("integer",)
