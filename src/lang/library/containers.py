"""collections, functools and itertools, as far as scripts use them."""
import _tensh


# in nowhere
_none = object


class _Wrapped:
    """What behaves as the dict in it."""
    _is_a = "dict"

    def __init__(self, items):
        self._d = items

    def __getitem__(self, key):
        if key in self._d:
            return self._d[key]
        return self.__missing__(key)

    def __missing__(self, key):
        return self._d[key]

    def __setitem__(self, key, value):
        self._d[key] = value

    def __contains__(self, key):
        return key in self._d

    def __len__(self):
        return len(self._d)

    def __iter__(self):
        return iter(list(self._d))

    def __eq__(self, other):
        return self._d == (other._d if isinstance(other, _Wrapped) else other)

    def keys(self):
        return self._d.keys()

    def values(self):
        return self._d.values()

    def items(self):
        return self._d.items()

    def get(self, key, default=None):
        return self._d.get(key, default)

    def pop(self, key, *default):
        return self._d.pop(key, *default)

    def setdefault(self, key, default=None):
        return self._d.setdefault(key, default)

    def clear(self):
        self._d.clear()


# in collections
class defaultdict(_Wrapped):
    __module__ = "collections"

    def __init__(self, default_factory=None, *args, **options):
        super().__init__(dict(*args, **options))
        self.default_factory = default_factory

    def __missing__(self, key):
        if self.default_factory is None:
            raise KeyError(key)
        self._d[key] = self.default_factory()
        return self._d[key]

    def update(self, *args, **options):
        self._d.update(*args, **options)

    def __repr__(self):
        return f"defaultdict({self.default_factory!r}, {self._d!r})"


class OrderedDict(_Wrapped):
    __module__ = "collections"

    def __init__(self, *args, **options):
        super().__init__(dict(*args, **options))

    def update(self, *args, **options):
        self._d.update(*args, **options)

    def popitem(self, last=True):
        key = list(self._d)[-1 if last else 0]
        return (key, self._d.pop(key))

    def move_to_end(self, key, last=True):
        value = self._d.pop(key)
        if last:
            self._d[key] = value
        else:
            rest = dict(self._d)
            self._d.clear()
            self._d[key] = value
            self._d.update(rest)

    def keys(self):
        return _View("keys", self._d)

    def values(self):
        return _View("values", self._d)

    def items(self):
        return _View("items", self._d)

    def __repr__(self):
        return f"OrderedDict({list(self._d.items())!r})" if self._d else "OrderedDict()"


# in nowhere
class _View:
    """The keys, values or items of an ordered dict, as they are at the time."""
    def __init__(self, of, d):
        self._of = of
        self._d = d

    def _now(self):
        return getattr(self._d, self._of)()

    def __iter__(self):
        return iter(self._now())

    def __reversed__(self):
        return iter(list(self._now())[::-1])

    def __len__(self):
        return len(self._d)

    def __contains__(self, x):
        return x in self._now()

    def __eq__(self, other):
        return set(self._now()) == set(other)

    def __and__(self, other):
        return set(self._now()) & set(other)

    def __or__(self, other):
        return set(self._now()) | set(other)

    def __sub__(self, other):
        return set(self._now()) - set(other)

    def __repr__(self):
        return f"odict_{self._of}({list(self._now())!r})"


# in collections


class Counter(_Wrapped):
    __module__ = "collections"

    def __init__(self, iterable=None, **counts):
        super().__init__({})
        self.update(iterable, **counts)

    def __missing__(self, key):
        return 0

    def update(self, iterable=None, **counts):
        if iterable is not None:
            if isinstance(iterable, (dict, _Wrapped)):
                for key, n in iterable.items():
                    self._d[key] = self._d.get(key, 0) + n
            else:
                for key in iterable:
                    self._d[key] = self._d.get(key, 0) + 1
        for key, n in counts.items():
            self._d[key] = self._d.get(key, 0) + n

    def most_common(self, n=None):
        found = sorted(self._d.items(), key=lambda pair: pair[1], reverse=True)
        return found if n is None else found[:n]

    def elements(self):
        return iter([key for key, n in self._d.items() for _ in range(n)])

    def total(self):
        return sum(self._d.values())

    def _joined(self, other, join):
        made = Counter()
        for key in [*self._d, *[k for k in other if k not in self._d]]:
            n = join(self[key], other[key])
            if n > 0:
                made[key] = n
        return made

    def __add__(self, other):
        return self._joined(other, lambda a, b: a + b)

    def __sub__(self, other):
        return self._joined(other, lambda a, b: a - b)

    def __and__(self, other):
        return self._joined(other, min)

    def __or__(self, other):
        return self._joined(other, max)

    def subtract(self, iterable=None, **counts):
        for key, n in Counter(iterable, **counts).items():
            self._d[key] = self._d.get(key, 0) - n

    def __repr__(self):
        if not self._d:
            return "Counter()"
        return "Counter({" + ", ".join([f"{k!r}: {n!r}" for k, n in self.most_common()]) + "})"


class deque:
    __module__ = "collections"

    def __init__(self, iterable=(), maxlen=None):
        self._items = []
        self.maxlen = maxlen
        self.extend(iterable)

    def append(self, x):
        self._items.append(x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop(0)

    def appendleft(self, x):
        self._items.insert(0, x)
        if self.maxlen is not None and len(self._items) > self.maxlen:
            self._items.pop()

    def extend(self, iterable):
        for x in iterable:
            self.append(x)

    def pop(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop()

    def popleft(self):
        if not self._items:
            raise IndexError("pop from an empty deque")
        return self._items.pop(0)

    def rotate(self, n=1):
        if self._items:
            n = n % len(self._items)
            self._items = self._items[len(self._items) - n:] + self._items[:len(self._items) - n]

    def clear(self):
        self._items.clear()

    def __len__(self):
        return len(self._items)

    def __getitem__(self, i):
        return self._items[i]

    def __setitem__(self, i, value):
        self._items[i] = value

    def __iter__(self):
        return iter(self._items)

    def __contains__(self, x):
        return x in self._items

    def __eq__(self, other):
        return isinstance(other, deque) and self._items == other._items

    def index(self, x):
        return self._items.index(x)

    def count(self, x):
        return self._items.count(x)

    def remove(self, x):
        self._items.remove(x)

    def reverse(self):
        self._items.reverse()

    def copy(self):
        return deque(self._items, self.maxlen)

    def __repr__(self):
        limit = "" if self.maxlen is None else f", maxlen={self.maxlen}"
        return f"deque({self._items!r}{limit})"


def namedtuple(typename, field_names, rename=False, defaults=None):
    names = field_names.replace(",", " ").split() if isinstance(field_names, str) else list(field_names)
    given = dict(zip(names[len(names) - len(defaults):], defaults)) if defaults else {}

    class made(_Named):
        _fields = tuple(names)
        _given = given
        _typename = typename
        __match_args__ = _fields
    return _tensh.named(made, typename)


# in nowhere
class _Named:
    _is_a = "tuple"

    def __init__(self, *args, **options):
        if len(args) > len(self._fields):
            raise TypeError(f"{self._typename}.__new__() takes {len(self._fields) + 1} positional arguments "
                            f"but {len(args) + 1} were given")
        found = {**self._given, **dict(zip(self._fields, args)), **options}
        missing = [repr(n) for n in self._fields if n not in found]
        if missing:
            raise TypeError(f"{self._typename}.__new__() missing {len(missing)} required positional "
                            f"argument{'s' if len(missing) > 1 else ''}: {' and '.join(missing)}")
        for name in self._fields:
            setattr(self, name, found[name])

    def _values(self):
        return tuple([getattr(self, n) for n in self._fields])

    def _asdict(self):
        return dict(zip(self._fields, self._values()))

    def _replace(self, **options):
        return self.__class__(**{**self._asdict(), **options})

    @classmethod
    def _make(cls, iterable):
        return cls(*iterable)

    def __iter__(self):
        return iter(self._values())

    def __lt__(self, other):
        return self._values() < tuple(other)

    def __le__(self, other):
        return self._values() <= tuple(other)

    def __gt__(self, other):
        return self._values() > tuple(other)

    def __ge__(self, other):
        return self._values() >= tuple(other)

    def __add__(self, other):
        return self._values() + tuple(other)

    def __contains__(self, x):
        return x in self._values()

    def index(self, x):
        return self._values().index(x)

    def count(self, x):
        return self._values().count(x)

    def __len__(self):
        return len(self._fields)

    def __getitem__(self, i):
        return self._values()[i]

    def __eq__(self, other):
        return self._values() == (other._values() if isinstance(other, _Named) else other)

    def __repr__(self):
        return f"{self._typename}({', '.join([f'{n}={getattr(self, n)!r}' for n in self._fields])})"


# in typing
class NamedTuple(_Named):
    """What inherits from it has a field for each name with a type in its body."""
    @property
    def _fields(self):
        return tuple(type(self).__dict__.get("__annotations__", {}))

    @property
    def _given(self):
        own = type(self).__dict__
        return {name: own[name] for name in self._fields if name in own}

    @property
    def _typename(self):
        return type(self).__name__


# in functools
def reduce(function, iterable, *initial):
    items = iter(iterable)
    if initial:
        now = initial[0]
    else:
        try:
            now = next(items)
        except StopIteration:
            raise TypeError("reduce() of empty iterable with no initial value") from None
    for item in items:
        now = function(now, item)
    return now


class partial:
    __module__ = "functools"

    def __init__(self, func, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


def wraps(wrapped, *args, **options):
    return lambda f: _tensh.named(f, wrapped)


def update_wrapper(wrapper, wrapped, *args, **options):
    return _tensh.named(wrapper, wrapped)


def cmp_to_key(mycmp):
    class K:
        def __init__(self, obj):
            self.obj = obj

        def __lt__(self, other):
            return mycmp(self.obj, other.obj) < 0

        def __gt__(self, other):
            return mycmp(self.obj, other.obj) > 0

        def __eq__(self, other):
            return mycmp(self.obj, other.obj) == 0
    return K


def total_ordering(cls):
    if hasattr(cls, "__lt__"):
        more = {"__gt__": lambda a, b: not (a < b or a == b), "__le__": lambda a, b: a < b or a == b,
                "__ge__": lambda a, b: not a < b}
    elif hasattr(cls, "__gt__"):
        more = {"__lt__": lambda a, b: not (a > b or a == b), "__ge__": lambda a, b: a > b or a == b,
                "__le__": lambda a, b: not a > b}
    elif hasattr(cls, "__le__"):
        more = {"__ge__": lambda a, b: not a <= b or a == b, "__lt__": lambda a, b: a <= b and not a == b,
                "__gt__": lambda a, b: not a <= b}
    elif hasattr(cls, "__ge__"):
        more = {"__le__": lambda a, b: not a >= b or a == b, "__gt__": lambda a, b: a >= b and not a == b,
                "__lt__": lambda a, b: not a >= b}
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    for name, f in more.items():
        if not hasattr(cls, name):
            setattr(cls, name, f)
    return cls


def lru_cache(maxsize=128, typed=False):
    return cache(maxsize) if callable(maxsize) else cache


def cache(user_function):
    kept = {}

    def cached(*args, **options):
        key = (args, tuple(sorted(options.items())))
        if key not in kept:
            kept[key] = user_function(*args, **options)
        return kept[key]
    return cached


# in itertools
class chain:
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
    items = list(iterable)
    return tuple([iter(items) for _ in range(n)])


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    kept = list(iterable)
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
    at = 0
    for item in iterable:
        if stop is not None and at >= stop:
            return
        if at >= start and (at - start) % step == 0:
            yield item
        at += 1
        if stop is not None and at >= stop:
            return


def accumulate(iterable, func=None, initial=None):
    now, first = initial, initial is None
    if not first:
        yield now
    for item in iterable:
        now = item if first else now + item if func is None else func(now, item)
        first = False
        yield now


def product(*iterables, repeat=1):
    found = [()]
    for pool in [tuple(p) for p in iterables] * repeat:
        found = [row + (item,) for row in found for item in pool]
    yield from found


def permutations(iterable, r=None):
    pool = tuple(iterable)
    size = len(pool) if r is None else r
    for places in product(range(len(pool)), repeat=size):
        if len(set(places)) == size:
            yield tuple([pool[i] for i in places])


def combinations(iterable, r):
    pool = tuple(iterable)
    for places in permutations(range(len(pool)), r):
        if sorted(places) == list(places):
            yield tuple([pool[i] for i in places])


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    for places in product(range(len(pool)), repeat=r):
        if sorted(places) == list(places):
            yield tuple([pool[i] for i in places])


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
    rows = [list(items) for items in iterables]
    for i in range(max([len(r) for r in rows])):
        yield tuple([r[i] if i < len(r) else fillvalue for r in rows])


def groupby(iterable, key=None):
    group, last, begun = [], None, False
    for item in iterable:
        now = item if key is None else key(item)
        if begun and now != last:
            yield (last, iter(group))
            group = []
        group.append(item)
        last, begun = now, True
    if begun:
        yield (last, iter(group))
