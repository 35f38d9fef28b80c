# What masks and integers pick, and writing there, as loops do: the same in the first turns of a loop as in the later ones.
import numpy as np

rng = np.random.default_rng(4)


def said(a):
    return np.asarray(a).tolist()


def turns(x, step, n=6):
    """What the first turns make of an array, and a copy of each in between."""
    seen = []
    for i in range(n):
        step(x, i)
        seen.append(x.copy())
    print(said(seen[0]) if x.size < 30 else float(np.abs(seen[0]).sum()), said(x) if x.size < 30 else float(np.abs(x).sum()))
    return seen


def lower(x, i):
    x[x > 2] -= 1


def reset(x, i):
    x[x > 1 + i] = 0


def chosen(x, i):
    m = x > i
    x[m] = (x * 2)[m]


def added(x, i):
    x[[0, 2, 2, 1]] += 1


def at_once(x, i):
    np.add.at(x, [0, 2, 2, 1], 1 + i)
    np.subtract.at(x, [3], 0.5)


def back(x, i):
    x[[-1, 0]] = x[[0, -1]]


def rows(x, i):
    x[[2, 0]] = x[[0, 2]] + i


def columns(x, i):
    x[:, [1, 2]] *= 2
    x[:, i % 4] += 1


def pairs(x, i):
    x[range(3), [0, 1, 2]] -= 1
    x[np.arange(3), np.array([3, 3, 3])] += x[np.arange(3), np.array([0, 1, 2])]


def where(x, i):
    x[np.where(x > 20)] = -1
    x[(x > 3) & (x < 9)] += 100


def of_rows(x, i):
    x[np.array([True, False, True])] += i
    x[[True, False, True], 1] = 7


def middle(x, i):
    x[1, [0, 3]] = x[2, [1, 1]]
    x[[[0], [2]], [0, 1]] = [[i, i + 1], [i + 2, i + 3]]
    x[None, [1], 1:3] += 1


start = np.array([5.0, -1.0, 3.0, 0.5, 8.0, 2.0])
for step in (lower, reset, chosen, added, at_once, back):
    print(step.__name__)
    turns(start.copy(), step)
    turns(start.astype(np.float32), step)
    if step is not at_once:
        turns(start.astype(np.int64), step)
table = np.arange(12.0).reshape(3, 4)
for step in (rows, columns, pairs, where, of_rows, middle):
    print(step.__name__)
    turns(table.copy(), step)
    turns(table.T.copy().T, step)
    turns(table.astype(int), step)

cube = np.arange(24.0).reshape(2, 3, 4)
kept = []
for i in range(5):
    kept.append(said(cube[:, [2, 0]][:, :, 1]))
    kept.append(said(cube[[1, 0], :, [3, i % 4]]))
    kept.append(said(cube[..., [i % 4]].sum(axis=1)))
    kept.append(said(cube[1, [0, 2]][:, ::2]))
    kept.append(said(cube[cube % 5 == i].astype(int)))
    kept.append(said(cube[:, np.array([[True, False, False, True]] * 3)]))
    cube[:, [2, 0], 1] = -i
    cube[1][[0, 2]] += 0.5
    cube[::-1, [i % 3], ::2] *= 2
print(kept)
print(said(cube))

z = np.array([1 + 2j, 3 - 1j, 0.5j, 2])
c = np.array([0.25, -0.5j, 1, 0.125])
alive = np.ones(4, bool)
older = []
for i in range(6):
    z[alive] = z[alive] * z[alive] * 0.5 + c[alive]
    alive[np.abs(z) > 2] = False
    older.append(z[[0, 3]])
    z[[1, 1]] += 1j
print(said(z), said(alive), said(older))

flags = np.zeros(6, bool)
words = np.arange(6, dtype=np.uint8)
for i in range(6):
    flags[[i, -1]] = i % 2 == 0
    words[flags] += 100
print(said(flags), said(words))

x = np.arange(5.0)
views, snapshots = x[1:4], []
for i in range(6):
    x[x < i] = i
    views[[0, 2]] += 0.5
    snapshots.append((said(views), said(x[[0, -1]])))
print(snapshots, said(x))

errors = []
for i in range(8):
    for f in (lambda: x[[0, 5 + i]], lambda: x[np.array([True] * 4)], lambda: x.__setitem__([0, -6], 1),
              lambda: x.__setitem__(x > 2, np.arange(9.0)), lambda: table[[0, 1], [0, 1, 2]], lambda: table.__setitem__([3], 0)):
        try:
            f()
        except Exception as e:
            errors.append(f"{type(e).__name__}: {e}")
print(len(errors))
for e in errors[-6:]:
    print(e)
