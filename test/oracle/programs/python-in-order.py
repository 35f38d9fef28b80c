"""Sorting, heaps and places among what is sorted; deques and counts, move for move."""
import heapq
from bisect import bisect_left, bisect_right, insort
from collections import Counter, OrderedDict, defaultdict, deque

state = 7


def draw(n):
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state // 65536 % n


def said(f, *args):
    try:
        return f(*args)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


# Numbers: mixed, equal ones, beyond floats, what is no number.
mixed = [draw(50) if i % 3 else draw(50) + 0.5 for i in range(60)] + [True, False, -0.0, 0, 2.0, 2]
print(sorted(mixed))
print(sorted(mixed, reverse=True))
print([type(x).__name__ for x in sorted(mixed) if x in (0, 1, 2)])
large = [2**60 + draw(9) for _ in range(20)] + [float(2**60), -(2**70), 1e300]
print(sorted(large), sorted(large, reverse=True) == sorted(large)[::-1])
nan = float("nan")
odd = [float(draw(20)) for _ in range(40)]
odd[7] = odd[21] = nan
print(sorted(odd))
print(sorted(odd, reverse=True))
print(sorted([3, float("inf"), -float("inf"), 2**1000, -2**1000, 0.0]))

# Pairs whose keys are equal keep their order, also in reverse.
pairs = [(draw(4), i) for i in range(40)]
print(sorted(pairs, key=lambda p: p[0]))
print(sorted(pairs, key=lambda p: p[0], reverse=True))
print(sorted(pairs, key=lambda p: (-p[0], p[1] % 3))[:12])
print(sorted([(1, "b"), (1, "a", 0), (1, "a"), (0, "z"), ()]), sorted([[2, [1]], [2, [0, 5]], [1]]))
print(sorted([(nan, 1), (1.0, 2), (nan, 0), (0.5, 3)], key=lambda p: p[1]))

# Texts, by code points.
words = ["b", "", "ab", "a", "\U0001f600", "\uffee", "abc", "B", "\u00e9", "z\U0001f600", "z\uffee", "aB"]
print([ascii(w) for w in sorted(words)], [ascii(w) for w in sorted(words, reverse=True)])
print(sorted([b"b", b"", b"ab", b"\xff"]), max(words) == "\U0001f600", min(["a" * 50 + "b", "a" * 50]) == "a" * 50)
print("a" < "\U0001f600", "\uffee" < "\U0001f600", "ab" <= "ab", "b" > "abc", "" < "a", "z\U0001f600" > "z\uffee")

print(said(sorted, [1, "a"]), said(sorted, [(1, "a"), (1, 2)]), said(sorted, [None, 1]), said(max, [1, "b"]))
print(max([1, 3.0, 3]), min([0.0, -0.0, 0]), max((2, "a"), (2, "b")), min("b", "a"), max([True, 1]), max([nan, 1.0]))

asked = []


class Item:
    def __init__(self, n, tag=""):
        self.n, self.tag = n, tag

    def __lt__(self, other):
        asked.append((self.n, other.n))
        return self.n < other.n

    def __repr__(self):
        return f"{self.n}{self.tag}"


items = [Item(draw(6), c) for c in "abcdefghijklmnopqrstuvwxyz"]
print(sorted(items), len(asked), asked[:8])
asked.clear()
print(sorted(items, reverse=True), len(asked))
asked.clear()
items.sort(key=lambda x: -x.n)
print(items, len(asked))

# Heaps.
heap = []
for _ in range(25):
    heapq.heappush(heap, draw(30))
print(heap)
print([heapq.heappop(heap) for _ in range(10)], heap)
print(heapq.heapreplace(heap, 3), heapq.heappushpop(heap, 1), heapq.heappushpop(heap, 99), heap)
listed = [draw(40) for _ in range(21)]
heapq.heapify(listed)
print(listed, heapq.nsmallest(3, listed), heapq.nlargest(3, listed))
queue = []
for i in range(12):
    heapq.heappush(queue, (draw(4), i, {"a": i}))
print([heapq.heappop(queue)[:2] for _ in range(12)])
asked.clear()
objects = [Item(draw(9), str(i)) for i in range(9)]
heapq.heapify(objects)
print(objects, len(asked), asked)
print(said(heapq.heappop, []), said(heapq.heapreplace, [], 1), said(heapq.heappush, ["a"], 1), said(heapq.heappush, (1,), 1))
marks = sorted(draw(30) for _ in range(20))
print([(bisect_left(marks, x), bisect_right(marks, x)) for x in (-1, marks[5], 15, 15.5, 99)], bisect_left(marks, 9, 3, 8))
insort(marks, 11)
print(marks, bisect_right([(1, "a"), (2, "b")], (1, "z")), bisect_left([3, 2, 1], -2, key=lambda x: -x))

# Deques.
d = deque([1, 2, 3], maxlen=3)
d.append(4)
d.appendleft(0)
print(d, len(d), d[-1], d[0], 2 in d, 9 in d, list(d), bool(deque()), d.maxlen)
d.extend("xy")
d.rotate(1)
print(d, d.pop(), d.popleft(), d, list(reversed(d)), sum(deque([1, 2])), max(deque([1, 5, 2])))
print(said(deque().pop), said(deque().popleft), said(lambda: d[5]), said(lambda: d[-5]), said(d.append), said(d.pop, 1))


def while_changing():
    q = deque([1, 2])
    for x in q:
        q.append(x)


print(said(while_changing), said(lambda: d[0:1]), deque(deque([1, 2])) == deque([1, 2]), deque(maxlen=0) + deque([1]))
q = deque([1])
q.extend(q)
q += [5]
first, *rest = q
print(q, first, rest, [x * 2 for x in q], dict(enumerate(q)), q.count(1), q.index(5))

# Counts, and dicts that answer for themselves.
c = Counter("mississippi")
c.update({"m": 2, "z": 1})
c.update(["m", 3, 3.0, True])
print(c, c.most_common(2), c["none"], c.total(), sorted(c.elements(), key=str)[:4])
c.subtract("mmm")
c["p"] += 5
del c["nothing"]
print(c, c + c, c - Counter(s=2), said(lambda: Counter([[1]])))
counts = defaultdict(int)
groups = defaultdict(list)
for word in "the cat and the dog and the bird".split():
    counts[word] += 1
    groups[len(word)].append(word)
print(counts, dict(groups), "fox" in counts, counts.get("fox"), len(counts), counts["fox"], len(counts))
print(said(lambda: defaultdict(None)["x"]), said(lambda: counts[[]]), defaultdict(lambda: 5, a=1)["b"])


class Loud(dict):
    def __getitem__(self, key):
        return ("got", dict.__getitem__(self, key))

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, (value, "set"))


loud = Loud(a=1)
loud["b"] = 2
print(loud["a"], loud["b"], loud, said(lambda: loud["c"]))


class Quiet(dict):
    def __missing__(self, key):
        return key * 2


quiet = Quiet(a=1)
quiet["b"] = quiet["a"] + 1
quiet["a"] += 10
print(quiet["a"], quiet["zz"], quiet, OrderedDict([("x", 1)])["x"], said(lambda: OrderedDict()["x"]))
