"""NumPy's makers that are indexed instead of called."""
import numpy as np


# in _nowhere
def _along(part):
    """The numbers of a slice; a complex step is a count, which this language cannot write."""
    start = 0 if part.start is None else part.start
    step = 1 if part.step is None else part.step
    return np.arange(start, part.stop, step)


class _Grid:
    def __init__(self, sparse):
        self._sparse = sparse

    def __getitem__(self, key):
        if not isinstance(key, tuple):
            return _along(key)
        found = np.meshgrid(*[_along(part) for part in key], indexing="ij", sparse=self._sparse)
        return tuple(found) if self._sparse else np.stack(found)


class _Columns:
    def __getitem__(self, key):
        parts = [np.array(part) for part in (key if isinstance(key, tuple) else (key,))]
        return np.concatenate([p if p.ndim > 1 else np.reshape(p, (-1, 1)) for p in parts], axis=1)


class _Rows:
    def __getitem__(self, key):
        parts = [_along(p) if isinstance(p, slice) else np.array(p) for p in (key if isinstance(key, tuple) else (key,))]
        return np.concatenate([np.reshape(p, (1,)) if p.ndim == 0 else p for p in parts])


# in np
mgrid = _Grid(False)
ogrid = _Grid(True)
c_ = _Columns()
r_ = _Rows()


class printoptions:
    def __init__(self, **options):
        self._options = options

    def __enter__(self):
        np.set_printoptions(**self._options)

    def __exit__(self, *error):
        np.set_printoptions(precision=8, threshold=1000, edgeitems=3, linewidth=75, suppress=False)


class errstate:
    def __init__(self, **options):
        pass

    def __enter__(self):
        return None

    def __exit__(self, *error):
        return None


def seterr(**options):
    return {}
