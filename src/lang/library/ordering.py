"""heapq and bisect: what is kept in order without being sorted anew."""
import _tensh


# in heapq
heappush = _tensh.heappush
heappop = _tensh.heappop
heapify = _tensh.heapify
heapreplace = _tensh.heapreplace
heappushpop = _tensh.heappushpop


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(0, n)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(0, n)]


def merge(*iterables, key=None, reverse=False):
    yield from sorted([x for items in iterables for x in items], key=key, reverse=reverse)


# in _nowhere
def _place(a, x, lo, hi, key, behind):
    if lo < 0:
        raise ValueError("lo must be non-negative")
    hi = len(a) if hi is None else hi
    if key is None and type(a) in (list, tuple) and hi <= len(a):
        return _tensh.place_among(a, x, lo, hi, behind)
    while lo < hi:
        mid = (lo + hi) // 2
        item = a[mid] if key is None else key(a[mid])
        if (not x < item) if behind else (item < x):
            lo = mid + 1
        else:
            hi = mid
    return lo


# in bisect
def bisect_left(a, x, lo=0, hi=None, *, key=None):
    return _place(a, x, lo, hi, key, False)


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    return _place(a, x, lo, hi, key, True)


bisect = bisect_right


def insort_left(a, x, lo=0, hi=None, *, key=None):
    a.insert(_place(a, x if key is None else key(x), lo, hi, key, False), x)


def insort_right(a, x, lo=0, hi=None, *, key=None):
    a.insert(_place(a, x if key is None else key(x), lo, hi, key, True), x)


insort = insort_right
