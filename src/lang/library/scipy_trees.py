"""scipy.spatial: points that are near, hulls of points in the plane, and shapes laid upon each other."""
import math
import numpy as np

# in _nowhere
def _distances(a, b, p):
    """Between all rows of two arrays."""
    apart = np.abs(a[:, None, :] - b[None, :, :])
    if p == 2:
        return np.sqrt(np.sum(apart * apart, axis=-1))
    return np.max(apart, axis=-1) if p == np.inf else np.sum(apart, axis=-1) if p == 1 else np.sum(apart ** p, axis=-1) ** (1.0 / p)


# in scipy.spatial
class KDTree:
    """Finds what a tree would find, by all distances, some rows at a time."""
    def __init__(self, data, leafsize=10, compact_nodes=True, copy_data=False, balanced_tree=True, boxsize=None):
        self.data = np.ascontiguousarray(np.asarray(data) + 0.0)
        if self.data.ndim != 2:
            raise ValueError("data must be of shape (n, m), where there are n points of dimension m")
        if boxsize is not None:
            raise NotImplementedError("scipy.spatial.KDTree has no boxes that close upon themselves in tensh")
        self.n, self.m = [int(v) for v in self.data.shape]
        self.leafsize, self.boxsize = leafsize, boxsize
        self.mins, self.maxes = np.min(self.data, axis=0), np.max(self.data, axis=0)

    def _rows(self, x):
        step = max(1, 2000000 // max(1, self.n * self.m))
        return [(i, x[i:i + step]) for i in range(0, len(x), step)]

    def query(self, x, k=1, eps=0, p=2, distance_upper_bound=np.inf, workers=1):
        x = np.asarray(x) + 0.0
        if x.shape[-1] != self.m:
            raise ValueError(f"x must consist of vectors of length {self.m} but has shape {tuple(x.shape)}")
        flat = x.reshape(-1, self.m)
        ranks = [1] if k is None else [int(v) for v in k] if np.ndim(k) else list(range(1, int(k) + 1))
        most = min(max(ranks), self.n)
        far, near = np.full((len(flat), max(ranks)), np.inf), np.full((len(flat), max(ranks)), self.n, dtype="int64")
        for i, part in self._rows(flat):
            found = _distances(part, self.data, p)
            order = np.argsort(found, axis=1, kind="stable")[:, :most]
            held = np.take_along_axis(found, order, axis=1)
            there = held < distance_upper_bound
            far[i:i + len(part), :most] = np.where(there, held, np.inf)
            near[i:i + len(part), :most] = np.where(there, order, self.n)
        at = [r - 1 for r in ranks]
        far, near = far[:, at], near[:, at]
        lead = tuple(x.shape[:-1])
        if np.ndim(k) == 0 and k == 1:
            far, near = far[:, 0].reshape(lead), near[:, 0].reshape(lead)
            return (far, near) if lead else (float(far), np.int64(near))
        return far.reshape(lead + (len(at),)), near.reshape(lead + (len(at),))

    def query_ball_point(self, x, r, p=2.0, eps=0, workers=1, return_sorted=None, return_length=False):
        x = np.asarray(x) + 0.0
        flat = x.reshape(-1, self.m)
        reach, found = np.broadcast_to(np.asarray(r) + 0.0, (len(flat),)) if np.ndim(r) == 0 else np.asarray(r).ravel(), []
        for i, part in self._rows(flat):
            near = _distances(part, self.data, p) <= reach[i:i + len(part), None]
            found += [np.nonzero(row)[0].tolist() for row in near]
        if return_length:
            counts = np.array([len(f) for f in found]).reshape(tuple(x.shape[:-1]))
            return counts if x.ndim > 1 else np.int64(counts)
        if x.ndim == 1:
            return found[0]
        made = np.empty(len(found), dtype=object)
        for i, row in enumerate(found):
            made[i] = row
        return made.reshape(tuple(x.shape[:-1]))

    def query_ball_tree(self, other, r, p=2.0, eps=0):
        return list(other.query_ball_point(self.data, r, p))

    def query_pairs(self, r, p=2.0, eps=0, output_type="set"):
        pairs = []
        for i, part in self._rows(self.data):
            rows, columns = np.nonzero(_distances(part, self.data, p) <= r)
            pairs += [(a + i, b) for a, b in zip(rows.tolist(), columns.tolist()) if b > a + i]
        return set(pairs) if output_type == "set" else np.array(pairs, dtype="int64").reshape(-1, 2)

    def count_neighbors(self, other, r, p=2.0, weights=None, cumulative=True):
        counts = [int(np.sum(_distances(self.data, other.data, p) <= v)) for v in np.atleast_1d(r).tolist()]
        return np.int64(counts[0]) if np.ndim(r) == 0 else np.array(counts)


cKDTree = KDTree


def minkowski_distance(x, y, p=2):
    apart = np.abs(np.asarray(x) - np.asarray(y)) + 0.0
    return np.max(apart, axis=-1) if p == np.inf else np.sum(apart, axis=-1) if p == 1 else np.sum(apart ** p, axis=-1) ** (1.0 / p)


def procrustes(data1, data2):
    one, two = [np.array(d, dtype="float64") for d in (data1, data2)]
    if one.ndim != 2 or two.ndim != 2:
        raise ValueError("Input matrices must be two-dimensional")
    if one.shape != two.shape:
        raise ValueError("Input matrices must be of same shape")
    one, two = one - np.mean(one, 0), two - np.mean(two, 0)
    sizes = np.linalg.norm(one), np.linalg.norm(two)
    if 0 in sizes:
        raise ValueError("Input matrices must contain >1 unique points")
    one, two = one / sizes[0], two / sizes[1]
    u, w, vt = np.linalg.svd(np.dot(one.T, two))
    two = np.dot(two, np.dot(u, vt).T) * np.sum(w)
    return one, two, np.sum(np.square(one - two))
