"""scipy.spatial.distance: between two vectors, and between the rows of tables."""
import numpy as np

# in _nowhere
def _floats(x):
    x = np.asarray(x)
    return x if x.dtype.kind == "f" else x.astype("float64")


def _vector(x):
    x = np.atleast_1d(np.asarray(x))
    if x.ndim != 1:
        raise ValueError("Input vector should be 1-D.")
    return x


def _means(x):
    return x - np.mean(x, axis=-1, keepdims=True)


def _cosine(u, v):
    """Of rows that lie along the last axis."""
    uv = np.sum(u * v, axis=-1)
    found = 1.0 - uv / np.sqrt(np.sum(u * u, axis=-1) * np.sum(v * v, axis=-1))
    return np.clip(found, 0.0, 2.0)


def _jaccard(u, v):
    u, v = u != 0, v != 0
    either = np.sum(u | v, axis=-1)
    return np.where(either == 0, 0.0, np.sum(u != v, axis=-1) / np.where(either == 0, 1, either))


def _canberra(u, v):
    below = np.abs(u) + np.abs(v)
    return np.sum(np.where(below == 0, 0.0, np.abs(u - v) / np.where(below == 0, 1, below)), axis=-1)


_rules = {
    "euclidean": lambda u, v: np.sqrt(np.sum((u - v) * (u - v), axis=-1)),
    "sqeuclidean": lambda u, v: np.sum((u - v) * (u - v), axis=-1),
    "cityblock": lambda u, v: np.sum(np.abs(u - v), axis=-1),
    "chebyshev": lambda u, v: np.max(np.abs(u - v), axis=-1),
    "cosine": _cosine,
    "correlation": lambda u, v: _cosine(_means(u), _means(v)),
    "hamming": lambda u, v: np.mean(u != v, axis=-1),
    "jaccard": _jaccard,
    "canberra": _canberra,
    "braycurtis": lambda u, v: np.sum(np.abs(u - v), axis=-1) / np.sum(np.abs(u + v), axis=-1),
}
_short = {"euclid": "euclidean", "eu": "euclidean", "e": "euclidean", "l2": "euclidean", "sqe": "sqeuclidean", "manhattan": "cityblock",
          "cblock": "cityblock", "l1": "cityblock", "ch": "chebyshev", "chebychev": "chebyshev", "linf": "chebyshev", "cos": "cosine"}


def _rule(metric, options):
    if callable(metric):
        return None
    name = _short.get(metric.lower(), metric.lower())
    if name == "minkowski":
        p = options.get("p", 2)
        return lambda u, v: np.sum(np.abs(u - v) ** p, axis=-1) ** (1.0 / p)
    if name == "seuclidean" or name == "mahalanobis" or name not in _rules:
        if name in ("seuclidean", "mahalanobis"):
            raise NotImplementedError(f"the metric {name!r} is not in tensh")
        raise ValueError(f"Unknown Distance Metric: {metric}")
    return _rules[name]


def _between(name):
    def of(u, v, w=None):
        if w is not None:
            raise NotImplementedError(f"{name} with weights is not in tensh")
        u, v = _vector(u), _vector(v)
        keeps = name in ("hamming", "jaccard", "cityblock")
        found = _rules[name](u if keeps else _floats(u), v if keeps else _floats(v))
        return found
    return of


# in scipy.spatial.distance
euclidean = _between("euclidean")
sqeuclidean = _between("sqeuclidean")
cityblock = _between("cityblock")
chebyshev = _between("chebyshev")
cosine = _between("cosine")
correlation = _between("correlation")
hamming = _between("hamming")
jaccard = _between("jaccard")
canberra = _between("canberra")
braycurtis = _between("braycurtis")


def minkowski(u, v, p=2, w=None):
    if w is not None:
        raise NotImplementedError("minkowski with weights is not in tensh")
    if p <= 0:
        raise ValueError("p must be greater than 0")
    return _rule("minkowski", {"p": p})(_floats(_vector(u)), _floats(_vector(v)))


def cdist(XA, XB, metric="euclidean", *, out=None, **kwargs):
    XA, XB = np.asarray(XA), np.asarray(XB)
    if XA.ndim != 2:
        raise ValueError("XA must be a 2-dimensional array.")
    if XB.ndim != 2:
        raise ValueError("XB must be a 2-dimensional array.")
    if XA.shape[1] != XB.shape[1]:
        raise ValueError("XA and XB must have the same number of columns (i.e. feature dimension.)")
    rule = _rule(metric, kwargs)
    if rule is None:
        return np.array([[float(metric(a, b, **kwargs)) for b in XB] for a in XA]).reshape(XA.shape[0], XB.shape[0])
    return rule(_floats(XA)[:, None, :], _floats(XB)[None, :, :])


def pdist(X, metric="euclidean", *, out=None, **kwargs):
    X = np.asarray(X)
    if X.ndim != 2:
        raise ValueError("A 2-dimensional array must be passed.")
    first, second = np.triu_indices(X.shape[0], 1)
    rule = _rule(metric, kwargs)
    if rule is None:
        return np.array([float(metric(X[i], X[j], **kwargs)) for i, j in zip(first.tolist(), second.tolist())])
    X = _floats(X)
    return rule(X[first], X[second])


def squareform(X, force="no", checks=True):
    X = np.asarray(X)
    if X.ndim == 1:
        n = int(np.ceil(np.sqrt(X.size * 2)))
        if n * (n - 1) != X.size * 2:
            raise ValueError("Incompatible vector size. It must be a binomial coefficient n choose 2 for some integer n >= 2.")
        made = np.zeros((n, n), dtype=X.dtype)
        first, second = np.triu_indices(n, 1)
        made[first, second] = X
        made[second, first] = X
        return made
    if X.ndim != 2:
        raise ValueError(f"The first argument must be one or two dimensional array. A {X.ndim}-dimensional array is not permitted")
    if X.shape[0] != X.shape[1]:
        raise ValueError("The matrix argument must be square.")
    if checks and not np.allclose(X, X.T):
        raise ValueError("Distance matrix 'X' must be symmetric.")
    if checks and np.any(np.diagonal(X) != 0):
        raise ValueError("Distance matrix 'X' diagonal must be zero.")
    return X[np.triu_indices(X.shape[0], 1)]


# in scipy.spatial
def distance_matrix(x, y, p=2, threshold=1000000):
    return cdist(x, y, "minkowski", p=p) if p != 1 else cdist(x, y, "cityblock")
