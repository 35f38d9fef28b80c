"""scipy.optimize: curves through points with the least squares, by MINPACK's steps, so that they come to SciPy's numbers."""
import math
import numpy as np
from scipy.optimize import OptimizeWarning

# in _nowhere
_smallest = float(np.finfo(np.float64).eps)
_failures = {6: "Both actual and predicted relative reductions in the sum of squares are too small.",
             7: "The relative error between two consecutive iterates is too small.",
             8: "The cosine of the angle between func(x) and any column of the Jacobian is at most zero in absolute value"}


def _first(f, p0, lb, ub):
    """Where to begin: at ones, or within the bounds."""
    if p0 is not None:
        return np.atleast_1d(np.asarray(p0) + 0.0)
    import inspect
    names = list(inspect.signature(f).parameters)
    if len(names) < 2:
        raise ValueError("Unable to determine number of fit parameters.")
    n = len(names) - 1
    lb, ub = [np.broadcast_to(np.asarray(v) + 0.0, (n,)) for v in (lb, ub)]
    low, high = np.isfinite(lb), np.isfinite(ub)
    inner = np.where(low & high, 0.5 * (np.where(low, lb, 0) + np.where(high, ub, 0)), np.where(low, lb + 1, np.where(high, ub - 1, 1.0)))
    return inner


def _marquardt(apart, given, p, kwargs):
    """The parameters, their covariances, the sum of squares, and what else is known."""
    tolerances = {k: kwargs.pop(k) for k in ("ftol", "xtol", "gtol", "factor") if k in kwargs}
    most = kwargs.pop("maxfev", None) or (100 if given is not None else 200) * (len(p) + 1)
    if kwargs:
        raise NotImplementedError(f"scipy.optimize.curve_fit has no {list(kwargs)[0]} in tensh")
    apart = counted(apart)
    p, r, R, places, why = levenberg(apart, given or differences(apart), p, most, **tolerances)
    if why not in (1, 2, 3, 4):
        raise RuntimeError("Optimal parameters not found: " + _failures.get(why, "Number of calls to function has reached "
                                                                                   f"maxfev = {most}."))
    covariance = None
    if np.all(np.diag(R) != 0):
        turned = np.zeros((len(p), len(p)))
        turned[places] = np.linalg.inv(R)
        covariance = np.dot(turned, turned.T)
    both = "Both actual and predicted relative reductions in the sum of squares\n  are at most 0.000000"
    said = {1: both, 2: "The relative error between two consecutive iterates is at most 0.000000",
            3: both + " and the relative error between two consecutive iterates is at \n  most 0.000000"}
    return p, covariance, np.sum(r ** 2), {"nfev": apart.calls, "fvec": r}, said.get(why, ""), why


def _bounded(apart, jac, p, bounds, method, kwargs):
    from scipy.optimize import least_squares
    most = kwargs.pop("maxfev", None)
    slopes = jac if jac is None or isinstance(jac, str) else lambda p: jac(p, None)
    found = least_squares(apart, p, jac=slopes or "2-point", bounds=bounds, method=method, max_nfev=kwargs.pop("max_nfev", most), **kwargs)
    if not found.success:
        raise RuntimeError("Optimal parameters not found: " + found.message)
    _, s, V = np.linalg.svd(found.jac, full_matrices=False)
    large = s > _smallest * max(found.jac.shape) * s[0]
    s, V = s[large], V[large]
    return found.x, np.dot(V.T / s ** 2, V), 2 * found.cost, {"nfev": found.nfev, "fvec": found.fun}, found.message, found.status


# in scipy.optimize
def curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=True, bounds=(-np.inf, np.inf), method=None,
              jac=None, *, full_output=False, nan_policy=None, **kwargs):
    lb, ub = (bounds.lb, bounds.ub) if hasattr(bounds, "lb") else bounds
    bound = bool(np.any(np.asarray(lb) > -np.inf) or np.any(np.asarray(ub) < np.inf))
    method = ("trf" if bound else "lm") if method is None else method
    if method == "lm" and bound:
        raise ValueError("Method 'lm' only works for unconstrained problems. Use 'trf' or 'dogbox' instead.")
    p = _first(f, p0, lb, ub)
    xdata = np.asarray(xdata) + 0.0 if isinstance(xdata, (list, tuple, np.ndarray)) else xdata
    ydata = np.asarray(ydata) + 0.0
    if check_finite and not np.all(np.isfinite(ydata)):
        raise ValueError("array must not contain infs or NaNs")
    weight = None
    if sigma is not None:
        sigma = np.asarray(sigma) + 0.0
        if sigma.ndim == 2:
            raise NotImplementedError("sigma as a matrix is not in tensh")
        weight = 1.0 / sigma
    if ydata.size < p.size and method == "lm":
        raise TypeError(f"The number of func parameters={p.size} must not exceed the number of data points={ydata.size}")

    def apart(p):
        found = f(xdata, *p) - ydata
        return found if weight is None else weight * found

    def given(p, r):
        found = np.asarray(jac(xdata, *p)) + 0.0
        return found if weight is None else weight[:, None] * found
    slopes = given if callable(jac) else None
    fitted = _marquardt(apart, slopes, p, kwargs) if method == "lm" else _bounded(apart, slopes or jac, p, (lb, ub), method, kwargs)
    p, covariance, squares, info, message, why = fitted
    if covariance is None or (not absolute_sigma and ydata.size <= len(p)):
        import warnings
        warnings.warn("Covariance of the parameters could not be estimated", OptimizeWarning, stacklevel=2)
        covariance = np.full((len(p), len(p)), np.inf)
    elif not absolute_sigma:
        covariance = covariance * (squares / (ydata.size - len(p)))
    return (p, covariance, info, message, why) if full_output else (p, covariance)


# in _scipy_fits
class counted:
    """A function that knows how often it was called."""
    def __init__(self, f):
        self._f, self.calls = f, 0

    def __call__(self, x):
        self.calls += 1
        return self._f(x)


def differences(f, eps=0.0):
    """The slopes of a function by differences, as MINPACK takes them."""
    part = math.sqrt(max(eps, _smallest))

    def slopes(x, r):
        columns = []
        for i in range(len(x)):
            h = part * abs(x[i]) or part
            moved = x.copy()
            moved[i] = x[i] + h
            columns.append((f(moved) - r) / h)
        return np.stack(columns, axis=1)
    return slopes


# in _nowhere
def _norm(x):
    return math.sqrt(float(np.dot(x, x)))


# in _scipy_fits
def levenberg(apart, slopes, x, most, ftol=1.49012e-8, xtol=1.49012e-8, gtol=0.0, factor=100):
    """Least squares by Levenberg and Marquardt's steps as MINPACK's lmdif takes them: Moré, Garbow, Hillstrom."""
    n = len(x)
    r = apart(x)
    size, par, first = _norm(r), 0.0, True
    while True:
        columns = slopes(x, r).T.copy()
        R, places, lengths, qr = _triangle(columns, r)
        if first:
            diag = np.where(lengths == 0, 1.0, lengths)
            xsize = _norm(diag * x)
            delta = factor * xsize or factor
        steepest = 0.0
        if size != 0:
            for j in range(n):
                length = lengths[places[j]]
                if length != 0:
                    steepest = max(steepest, abs(float(np.dot(R[:j + 1, j], qr[:j + 1] / size)) / length))
        if steepest <= gtol:
            return x, r, R, places, 4
        diag = np.maximum(diag, lengths)
        while True:
            par, step = _damping(R, places, diag, qr, delta, par)
            step = -step
            new = x + step
            length = _norm(diag * step)
            if first:
                delta = min(delta, length)
            tried = apart(new)
            newsize = _norm(tried)
            actual = 1 - (newsize / size) ** 2 if 0.1 * newsize < size else -1.0
            one = _norm(np.dot(R, step[places])) / size
            two = math.sqrt(par) * length / size
            predicted, slope = one ** 2 + two ** 2 / 0.5, -(one ** 2 + two ** 2)
            ratio = actual / predicted if predicted != 0 else 0.0
            if ratio <= 0.25:
                cut = 0.5 if actual >= 0 else 0.5 * slope / (slope + 0.5 * actual)
                cut = 0.1 if 0.1 * newsize >= size or cut < 0.1 else cut
                delta, par = cut * min(delta, length / 0.1), par / cut
            elif par == 0 or ratio >= 0.75:
                delta, par = length / 0.5, 0.5 * par
            if ratio >= 1e-4:
                x, r, size = new, tried, newsize
                xsize = _norm(diag * x)
                first = False
            small = abs(actual) <= ftol and predicted <= ftol and 0.5 * ratio <= 1
            near = delta <= xtol * xsize
            if small or near:
                return x, r, R, places, 3 if small and near else 1 if small else 2
            if apart.calls >= most:
                return x, r, R, places, 5
            if abs(actual) <= _smallest and predicted <= _smallest and 0.5 * ratio <= 1:
                return x, r, R, places, 6
            if delta <= _smallest * xsize:
                return x, r, R, places, 7
            if steepest <= _smallest:
                return x, r, R, places, 8
            if ratio >= 1e-4:
                break


# in _nowhere
def _triangle(columns, r):
    """R of the columns in the order of their lengths, that order, the lengths, and Q's product with r (MINPACK's qrfac)."""
    n = len(columns)
    lengths = np.array([_norm(c) for c in columns])
    left, before, places = lengths.copy(), lengths.copy(), list(range(n))
    R, qr, r = np.zeros((n, n)), np.zeros(n), r.copy()
    diagonal = np.zeros(n)
    for j in range(n):
        k = j + int(np.argmax(left[j:]))
        if k != j:
            columns[[j, k]] = columns[[k, j]]
            left[k], before[k] = left[j], before[j]
            places[j], places[k] = places[k], places[j]
        size = _norm(columns[j, j:])
        if size != 0:
            size = -size if columns[j, j] < 0 else size
            columns[j, j:] = columns[j, j:] / size
            columns[j, j] += 1
            for k in range(j + 1, n):
                columns[k, j:] = columns[k, j:] - float(np.dot(columns[j, j:], columns[k, j:])) / columns[j, j] * columns[j, j:]
                if left[k] != 0:
                    left[k] *= math.sqrt(max(0.0, 1 - (columns[k, j] / left[k]) ** 2))
                    if 0.05 * (left[k] / before[k]) ** 2 <= _smallest:
                        left[k] = before[k] = _norm(columns[k, j + 1:])
            r[j:] = r[j:] - float(np.dot(columns[j, j:], r[j:])) / columns[j, j] * columns[j, j:]
        diagonal[j] = -size
    for j in range(n):
        R[:j, j] = columns[j, :j]
        R[j, j] = diagonal[j]
        qr[j] = r[j]
    return R, np.array(places), lengths, qr


def _back(R, b, n):
    """The solution of R x = b for an upper triangle."""
    x = b.copy()
    for j in range(n - 1, -1, -1):
        x[j] = x[j] / R[j, j]
        x[:j] = x[:j] - R[:j, j] * x[j]
    return x


def _damping(R, places, diag, qr, delta, par):
    """How much to damp, so that the step is about delta long, and that step (MINPACK's lmpar)."""
    n = len(qr)
    zero = [j for j in range(n) if R[j, j] == 0]
    rank = zero[0] if zero else n
    b = qr.copy()
    b[rank:] = 0
    x = np.zeros(n)
    x[places] = _back(R, b, rank)
    size = _norm(diag * x)
    over = size - delta
    if over <= 0.1 * delta:
        return 0.0, x
    low = 0.0
    if rank >= n:
        w = (diag * (diag * x / size))[places]
        for j in range(n):
            w[j] = (w[j] - float(np.dot(R[:j, j], w[:j]))) / R[j, j]
        low = over / delta / _norm(w) / _norm(w)
    slope = _norm(np.array([float(np.dot(R[:j + 1, j], qr[:j + 1])) / diag[places[j]] for j in range(n)]))
    high = slope / delta or 2.2250738585072014e-308 / min(delta, 0.1)
    par = min(max(par, low), high) or slope / size
    for i in range(10):
        par = par or max(2.2250738585072014e-308, 0.001 * high)
        x, S = _damped(R, places, math.sqrt(par) * diag, qr)
        size = _norm(diag * x)
        before, over = over, size - delta
        if abs(over) <= 0.1 * delta or (low == 0 and over <= before and before < 0) or i == 9:
            break
        w = (diag * (diag * x / size))[places]
        for j in range(n):
            w[j] = w[j] / S[j, j]
            w[j + 1:] = w[j + 1:] - S[j + 1:, j] * w[j]
        change = over / delta / _norm(w) / _norm(w)
        low = max(low, par) if over > 0 else low
        high = min(high, par) if over < 0 else high
        par = max(low, par + change)
    return par, x


def _damped(R, places, diag, qr):
    """The solution of both R x = qr and the diagonal's rows, and the triangle of it, turned (MINPACK's qrsolv)."""
    n = len(qr)
    S, b = R.T.copy(), qr.copy()
    for j in range(n):
        if diag[places[j]] == 0:
            continue
        row = np.zeros(n)
        row[j] = diag[places[j]]
        rest = 0.0
        for k in range(j, n):
            if row[k] == 0:
                continue
            if abs(S[k, k]) < abs(row[k]):
                t = S[k, k] / row[k]
                sine = 0.5 / math.sqrt(0.25 + 0.25 * t * t)
                cosine = sine * t
            else:
                t = row[k] / S[k, k]
                cosine = 0.5 / math.sqrt(0.25 + 0.25 * t * t)
                sine = cosine * t
            b[k], rest = cosine * b[k] + sine * rest, -sine * b[k] + cosine * rest
            S[k:, k], row[k:] = cosine * S[k:, k] + sine * row[k:], -sine * S[k:, k] + cosine * row[k:]
    x, zero = b, [j for j in range(n) if S[j, j] == 0]
    rank = zero[0] if zero else n
    x[rank:] = 0
    for j in range(rank - 1, -1, -1):
        x[j] = (x[j] - float(np.dot(S[j + 1:rank, j], x[j + 1:rank]))) / S[j, j]
    found = np.zeros(n)
    found[places] = x
    return found, S
