"""NumPy's makers that are indexed instead of called."""
import _tensh
import math
import numpy as np


# in _nowhere
def _ends(part):
    """Where a slice begins, how far apart its numbers are, and how many there are; a complex step is their count."""
    start = 0 if part.start is None else part.start
    step = 1 if part.step is None else part.step
    if not isinstance(step, complex):
        return start, step, max(0, math.ceil((part.stop - start) / step)), float if _is_float(start, part.stop, step) else int
    count = int(abs(step))
    return start, (part.stop - start) / (count - 1) if count != 1 else 1, count, float


def _is_float(*numbers):
    return any([isinstance(n, (float, np.floating)) for n in numbers])


def _along(part):
    if isinstance(part.step, complex):
        start, step, count, _ = _ends(part)
        return np.arange(0, count, 1, float) * step + start
    return np.arange(0 if part.start is None else part.start, part.stop, 1 if part.step is None else part.step)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return _along(key)
        ends = [_ends(part) for part in key]
        kind = float if any([e[3] is float for e in ends]) else int
        lines = [np.arange(count, dtype=kind) * step + start for start, step, count, _ in ends]
        found = np.meshgrid(*lines, indexing="ij", sparse=self._sparse)
        return tuple(found) if self._sparse else np.stack(found)


class _Columns:
    def __getitem__(self, key):
        parts = [np.array(part) for part in (key if isinstance(key, tuple) else (key,))]
        return np.concatenate([p if p.ndim > 1 else np.reshape(p, (-1, 1)) for p in parts], axis=1)


def _joined(part):
    if isinstance(part.step, complex):
        return np.linspace(0 if part.start is None else part.start, part.stop, num=int(abs(part.step)))
    return _along(part)


class _Rows:
    def __getitem__(self, key):
        given = key if isinstance(key, tuple) else (key,)
        parts = [_joined(p) if isinstance(p, slice) else np.array(p) for p in given]
        widest = max([_width(p) for p, g in zip(parts, given) if type(g) not in _widths] + [-1])
        # Numbers of Python's own give way to arrays that have their like.
        firm = [p.dtype for p, g in zip(parts, given) if type(g) not in _widths]
        if widest >= 0:
            more = [g for g in given if type(g) in _widths and _widths[type(g)] > widest]
            pairs = "complex64" if widest == 2 else "complex128"
            kind = np.result_type(*firm, *[pairs if type(g) is complex else np.array(g).dtype for g in more])
            parts = [np.array(g, dtype=kind) if type(g) in _widths else p for p, g in zip(parts, given)]
        return np.concatenate([np.reshape(p, (1,)) if p.ndim == 0 else p for p in parts])


_widths = {int: 1, float: 2, complex: 3}


def _width(array):
    return {"b": 0, "i": 1, "u": 1, "f": 2, "c": 3}.get(np.dtype(array.dtype).kind, -1)


# in np
mgrid = _Grid(False)
ogrid = _Grid(True)
c_ = _Columns()
r_ = _Rows()


class printoptions:
    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        self._before = np.get_printoptions()
        np.set_printoptions(**self._options)
        return np.get_printoptions()

    def __exit__(self, *error):
        np.set_printoptions(**{k: v for k, v in self._before.items() if k not in ("legacy", "override_repr")})


# in _nowhere
_kinds = ("divide", "over", "under", "invalid")
_handled = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_told = [None]


def _handle(handled, told):
    _handled.update(handled)
    _told[0] = told
    _tensh.handle_floats([_handled[kind] for kind in _kinds])


# in _numpy
def called_for_floats(what, flags, name):
    if _told[0] is None:
        raise NameError(f"python callback specified for {what} (in  {name}) but no function found.")
    _told[0](what, flags)


def logged_for_floats(what, name):
    if _told[0] is None:
        raise NameError(f"log specified for {what} (in {name}) but no object with write method found.")
    _told[0].write(f"Warning: {what} encountered in {name}\n")


# in np
class errstate:
    """What is to happen within a block where numbers go beyond floats."""
    def __init__(self, **options):
        self._options, self._told = {k: v for k, v in options.items() if k != "call"}, options.get("call", _told)

    def __enter__(self):
        self._before = seterr(**self._options), _told[0]
        if self._told is not _told:
            _told[0] = self._told

    def __exit__(self, *error):
        _handle(*self._before)

    def __call__(self, f):
        import functools

        @functools.wraps(f)
        def within(*args, **kwargs):
            with errstate(**self._options):
                return f(*args, **kwargs)
        return within


def geterr():
    return dict(_handled)


def seterr(all=None, divide=None, over=None, under=None, invalid=None):
    before = geterr()
    given = {name: all if how is None else how for name, how in zip(_kinds, (divide, over, under, invalid))}
    for how in given.values():
        if how not in ("ignore", "warn", "raise", "call", "print", "log", None):
            raise ValueError(f"invalid error mode {how!r}")
    _handle({name: how for name, how in given.items() if how is not None}, _told[0])
    return before


def geterrcall():
    return _told[0]


def seterrcall(func):
    if func is not None and not callable(func) and not callable(getattr(func, "write", None)):
        raise TypeError("python object must be callable or have a callable write method")
    before, _told[0] = _told[0], func
    return before
