"""itertools. Knows what can be gone through; everything is made when it is asked for."""
import _tensh

# in _nowhere
_none = object()


# in itertools
class chain:
    __module__ = "itertools"

    def __new__(cls, *iterables):
        return chain.from_iterable(iterables)

    @staticmethod
    def from_iterable(iterables):
        for iterable in iterables:
            yield from iterable


def filterfalse(predicate, iterable):
    for x in iterable:
        if not (x if predicate is None else predicate(x)):
            yield x


def compress(data, selectors):
    for x, wanted in zip(data, selectors):
        if wanted:
            yield x


def pairwise(iterable):
    items = iter(iterable)
    before = next(items, _none)
    if before is _none:
        return
    for x in items:
        yield before, x
        before = x


def tee(iterable, n=2):
    source, kept = iter(iterable), []

    def one():
        at = 0
        while True:
            if at == len(kept):
                x = next(source, _none)
                if x is _none:
                    return
                kept.append(x)
            yield kept[at]
            at += 1
    return tuple([one() for _ in range(n)])


class count:
    __module__ = "itertools"

    def __init__(self, start=0, step=1):
        self._next = start
        self._step = step

    def __iter__(self):
        return self

    def __next__(self):
        now = self._next
        self._next = now + self._step
        return now

    def __repr__(self):
        return f"count({self._next})" if self._step == 1 else f"count({self._next}, {self._step})"


def cycle(iterable):
    kept = []
    for x in iterable:
        yield x
        kept.append(x)
    while kept:
        yield from kept


def repeat(object, times=None):
    done = 0
    while times is None or done < times:
        yield object
        done += 1


def islice(iterable, *limits):
    edges = slice(*limits)
    start, stop, step = edges.start or 0, edges.stop, edges.step or 1
    if start < 0 or stop is not None and stop < 0:
        raise ValueError("Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _sliced(iter(iterable), start, stop, step)


def accumulate(iterable, func=None, *, initial=None):
    now, first = initial, initial is None
    if not first:
        yield now
    for item in iterable:
        now = item if first else now + item if func is None else func(now, item)
        first = False
        yield now


def product(*iterables, repeat=1):
    return _tensh.product([tuple(p) for p in iterables] * repeat)


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    if r < 0:
        raise ValueError("r must be non-negative")
    return _tensh.choices(pool, r, "permutations")


def combinations(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _tensh.choices(tuple(iterable), r, "combinations")


def combinations_with_replacement(iterable, r):
    if r < 0:
        raise ValueError("r must be non-negative")
    return _tensh.choices(tuple(iterable), r, "combinations_with_replacement")


def starmap(function, iterable):
    for args in iterable:
        yield function(*args)


def takewhile(predicate, iterable):
    for item in iterable:
        if not predicate(item):
            return
        yield item


def dropwhile(predicate, iterable):
    dropping = True
    for item in iterable:
        dropping = dropping and predicate(item)
        if not dropping:
            yield item


def zip_longest(*iterables, fillvalue=None):
    columns = [iter(items) for items in iterables]
    while columns:
        row = [next(column, _none) for column in columns]
        if all([x is _none for x in row]):
            return
        yield tuple([fillvalue if x is _none else x for x in row])


class groupby:
    """Groups share what is gone through: when the next one is asked for, what is left of the last is gone."""
    def __init__(self, iterable, key=None):
        self._of, self._by, self._id = iter(iterable), key, None
        self._target = self._now = object()

    def __iter__(self):
        return self

    def _step(self):
        self._value = next(self._of)
        self._now = self._value if self._by is None else self._by(self._value)

    def __next__(self):
        self._id = object()
        while self._now == self._target:
            self._step()
        self._target = self._now
        return (self._now, self._group(self._target, self._id))

    def _group(self, target, id):
        while self._id is id and self._now == target:
            yield self._value
            try:
                self._step()
            except StopIteration:
                return


# in _nowhere
def _sliced(items, start, stop, step):
    at, wanted = 0, start
    while stop is None or wanted < stop:
        item = next(items, _none)
        if item is _none:
            return
        if at == wanted:
            yield item
            wanted += step
        at += 1
    # What lies between the last item and the end is taken too, as Python does.
    while stop is not None and at < stop and next(items, _none) is not _none:
        at += 1
