"""scipy.cluster: points put together, by means and by trees."""
import numpy as np
from scipy.spatial.distance import cdist, pdist, squareform

# in _nowhere
def _rows(x):
    x = np.asarray(x)
    x = x if x.dtype.kind == "f" else x + 0.0
    if not np.all(np.isfinite(x)):
        raise ValueError("array must not contain infs or NaNs")
    return x


def _wide(x):
    return x[:, None] if x.ndim == 1 else x


def _state(rng):
    return np.random if rng is None else np.random.RandomState(rng) if isinstance(rng, (int, np.integer)) else rng


def _moved(data, label, count):
    """The mean of each cluster, and which have any points."""
    sums = np.zeros((count,) + tuple(data.shape[1:]))
    np.add.at(sums, label, data)
    members = np.bincount(label, minlength=count)
    below = np.reshape(np.maximum(members, 1), (count,) + (1,) * (data.ndim - 1))
    return sums / below, members > 0


def _settled(obs, book, thresh):
    before = np.inf
    while True:
        code, distance = vq(obs, book)
        mean = np.mean(distance)
        book, used = _moved(obs, code, len(book))
        book = book[used]
        if not abs(before - mean) > thresh:
            return book, mean
        before = mean


# in scipy.cluster.vq
class ClusterError(Exception):
    pass


def whiten(obs, check_finite=True):
    obs = _rows(obs)
    spread = np.std(obs, axis=0)
    return obs / np.where(spread == 0, 1.0, spread)


def vq(obs, code_book, check_finite=True):
    apart = cdist(_wide(_rows(obs)), _wide(_rows(code_book)))
    code = np.argmin(apart, axis=1)
    return code.astype("int32"), np.min(apart, axis=1)


def kmeans(obs, k_or_guess, iter=20, thresh=1e-5, check_finite=True, *, seed=None, rng=None):
    obs, guess = _rows(obs), np.asarray(k_or_guess)
    if iter < 1:
        raise ValueError(f"iter must be at least 1, got {iter}")
    if guess.size != 1:
        if guess.size < 1:
            raise ValueError(f"Asked for 0 clusters. Initial book was {guess}")
        return _settled(obs, guess + 0.0, thresh)
    k = int(guess)
    if k < 1:
        raise ValueError(f"Asked for {k} clusters.")
    state, best = _state(seed if rng is None else rng), None
    for _ in range(iter):
        found = _settled(obs, obs[state.choice(len(obs), size=k, replace=False)], thresh)
        best = found if best is None or found[1] < best[1] else best
    return best


def kmeans2(data, k, iter=10, thresh=1e-5, minit="random", missing="warn", check_finite=True, *, seed=None, rng=None):
    data, state = _rows(data), _state(seed if rng is None else rng)
    if minit == "matrix" or np.size(k) > 1:
        book = np.asarray(k) + 0.0
    elif minit == "points":
        book = data[state.choice(len(data), size=int(k), replace=False)]
    elif minit in ("++", "random"):
        raise NotImplementedError("scipy.cluster.vq.kmeans2 begins with 'points' or 'matrix' in tensh")
    else:
        raise ValueError(f"Unknown init method {minit!r}")
    for _ in range(iter):
        label = vq(data, book)[0]
        new, used = _moved(data, label, len(book))
        if missing == "raise" and not np.all(used):
            raise ClusterError("One of the clusters is empty. Re-run kmeans with a different initialization.")
        book = np.where(np.reshape(used, (-1,) + (1,) * (data.ndim - 1)), new, book)
    return book, label


# in _nowhere
# How far a cluster of two is from a third: by their distances and sizes (Lance, Williams).
_updates = {
    "single": lambda a, b, ab, n, m, k: np.minimum(a, b),
    "complete": lambda a, b, ab, n, m, k: np.maximum(a, b),
    "average": lambda a, b, ab, n, m, k: (n * a + m * b) / (n + m),
    "weighted": lambda a, b, ab, n, m, k: 0.5 * (a + b),
    "ward": lambda a, b, ab, n, m, k: np.sqrt(((n + k) * a * a + (m + k) * b * b - k * ab * ab) / (n + m + k)),
    "centroid": lambda a, b, ab, n, m, k: np.sqrt((n * a * a + m * b * b) / (n + m) - n * m * ab * ab / (n + m) ** 2),
    "median": lambda a, b, ab, n, m, k: np.sqrt(0.5 * (a * a + b * b) - 0.25 * ab * ab)}


def _leaves(Z, root):
    """The points below a node, from left to right."""
    n, found, open_ = len(Z) + 1, [], [root]
    while open_:
        i = open_.pop()
        if i < n:
            found.append(i)
        else:
            open_ += [int(Z[i - n, 1]), int(Z[i - n, 0])]
    return found


def _heights(Z):
    """The greatest height at or below each node."""
    n = len(Z) + 1
    found = [0.0] * (2 * n - 1)
    for i in range(n - 1):
        found[n + i] = max(float(Z[i, 2]), found[int(Z[i, 0])], found[int(Z[i, 1])])
    return found


def _cut(Z, t):
    """The number of each point's cluster, where clusters are no higher than t; in the order of the tree."""
    n, heights, labels, count = len(Z) + 1, _heights(Z), {}, 0
    open_ = [2 * n - 2]
    while open_:
        i = open_.pop()
        if i < n or heights[i] <= t:
            count += 1
            labels.update({leaf: count for leaf in _leaves(Z, i)})
        else:
            open_ += [int(Z[i - n, 1]), int(Z[i - n, 0])]
    return np.array([labels[i] for i in range(n)], dtype="int32")


# in scipy.cluster.hierarchy
def linkage(y, method="single", metric="euclidean", optimal_ordering=False):
    if method not in _updates:
        raise ValueError(f"Invalid method: {method}")
    y = _rows(y)
    apart = squareform(y) if y.ndim == 1 else squareform(pdist(y, metric))
    apart = np.array(apart) + 0.0
    n = len(apart)
    np.fill_diagonal(apart, np.inf)
    sizes, merges = np.ones(n), []
    for _ in range(n - 1):
        i, j = divmod(int(np.argmin(apart)), n)
        i, j = min(i, j), max(i, j)
        ab = apart[i, j]
        with np.errstate(invalid="ignore"):
            new = _updates[method](apart[i], apart[j], ab, sizes[i], sizes[j], sizes)
        gone = np.isinf(apart[i]) & np.isinf(apart[j])
        new = np.where(gone, np.inf, new)
        merges.append((i, j, float(ab)))
        sizes[j] += sizes[i]
        apart[j], apart[:, j] = new, new
        apart[i], apart[:, i], apart[j, j] = np.inf, np.inf, np.inf
    order = np.argsort(np.array([m[2] for m in merges]), kind="stable").tolist() if method not in ("centroid", "median") else range(n - 1)
    counts, rows = {i: 1 for i in range(n)}, []

    def root(i):
        while names[i][0] != i:
            i = names[i][0]
        return i
    names = {i: (i, i) for i in range(n)}
    for k, place in enumerate(order):
        i, j, height = merges[place]
        a, b = root(i), root(j)
        left, right = sorted([names[a][1], names[b][1]])
        counts[n + k] = counts[left] + counts[right]
        rows.append((left, right, height, counts[n + k]))
        names[a], names[b] = (b, names[a][1]), (b, n + k)
    return np.array(rows, dtype="float64")


def fcluster(Z, t, criterion="inconsistent", depth=2, R=None, monocrit=None):
    Z = np.asarray(Z)
    if criterion == "distance":
        return _cut(Z, t)
    if criterion != "maxclust":
        raise NotImplementedError("scipy.cluster.hierarchy.fcluster has the criteria 'distance' and 'maxclust' in tensh")
    heights = sorted(_heights(Z)[len(Z) + 1:])
    return _cut(Z, heights[len(heights) - int(t)] if t <= len(heights) else -1.0) if t > 1 else _cut(Z, heights[-1])


def fclusterdata(X, t, criterion="inconsistent", metric="euclidean", depth=2, method="single", R=None):
    return fcluster(linkage(X, method, metric), t, criterion, depth)


def leaves_list(Z):
    return np.array(_leaves(np.asarray(Z), 2 * len(Z)), dtype="int32")


def cophenet(Z, Y=None):
    Z = np.asarray(Z)
    n = len(Z) + 1
    whole = np.zeros((n, n))
    for i in range(n - 1):
        a, b = _leaves(Z, int(Z[i, 0])), _leaves(Z, int(Z[i, 1]))
        for p in a:
            whole[p, b] = whole[b, p] = Z[i, 2]
    found = whole[np.triu_indices(n, 1)]
    return found if Y is None else (np.corrcoef(found, np.asarray(Y))[0, 1], found)
