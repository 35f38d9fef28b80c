"""heapq and bisect: what is kept in order without being sorted anew."""


# in _nowhere
def _sink(heap, at, size):
    """Moves the item at a place down until none below it is smaller, as heapq does: to a leaf first, then up."""
    start, item = at, heap[at]
    child = 2 * at + 1
    while child < size:
        if child + 1 < size and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
        child = 2 * at + 1
    heap[at] = item
    _rise(heap, start, at)


def _rise(heap, start, at):
    item = heap[at]
    while at > start:
        parent = (at - 1) // 2
        if not item < heap[parent]:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


# in heapq
def heappush(heap, item):
    heap.append(item)
    _rise(heap, 0, len(heap) - 1)


def heappop(heap):
    if len(heap) == 0:
        raise IndexError("index out of range")
    last = heap.pop()
    if len(heap) == 0:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0, len(heap))
    return first


def heapify(x):
    for at in range(len(x) // 2 - 1, -1, -1):
        _sink(x, at, len(x))


def heapreplace(heap, item):
    if len(heap) == 0:
        raise IndexError("index out of range")
    first = heap[0]
    heap[0] = item
    _sink(heap, 0, len(heap))
    return first


def heappushpop(heap, item):
    return heapreplace(heap, item) if len(heap) > 0 and heap[0] < item else item


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
