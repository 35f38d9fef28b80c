"""scipy.optimize: curves through points with the least squares, by MINPACK's steps, so that they come to SciPy's numbers."""
import math
import numpy as np
from scipy.optimize import OptimizeWarning

# in _nowhere
_smallest = float(np.finfo(np.float64).eps)
_eps = math.sqrt(_smallest)
_failures = {6: "Both actual and predicted relative reductions in the sum of squares are too small.",
             7: "The relative error between two consecutive iterates is too small.",
             8: "The cosine of the angle between func(x) and any column of the Jacobian is at most zero in absolute value"}


# in scipy.optimize
def curve_fit(f, xdata, ydata, p0=None, sigma=None, absolute_sigma=False, check_finite=True, bounds=None, method=None, jac=None, *,
              full_output=False, nan_policy=None, **kwargs):
    if bounds is not None or method not in (None, "lm") or full_output:
        raise NotImplementedError("scipy.optimize.curve_fit has no bounds, other methods than 'lm' nor full_output in tensh")
    if p0 is None:
        import inspect
        names = list(inspect.signature(f).parameters)
        if len(names) < 2:
            raise ValueError("Unable to determine number of fit parameters.")
        p = np.ones(len(names) - 1)
    else:
        p = np.atleast_1d(np.asarray(p0) + 0.0)
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
    if ydata.size < p.size:
        raise TypeError(f"The number of func parameters={p.size} must not exceed the number of data points={ydata.size}")

    def apart(p):
        found = f(xdata, *p) - ydata
        return found if weight is None else weight * found

    def slopes(p, r):
        if jac is not None:
            found = np.asarray(jac(xdata, *p)) + 0.0
            return found if weight is None else weight[:, None] * found
        columns = []
        for i in range(len(p)):
            h = _eps * abs(p[i]) or _eps
            moved = p.copy()
            moved[i] = p[i] + h
            columns.append((apart(moved) - r) / h)
            calls[0] += 1
        return np.stack(columns, axis=1)
    calls = [0]
    tolerances = {k: kwargs.pop(k) for k in ("ftol", "xtol", "gtol", "factor") if k in kwargs}
    most = kwargs.pop("maxfev", None) or (100 if jac is not None else 200) * (len(p) + 1)
    if kwargs:
        raise NotImplementedError(f"scipy.optimize.curve_fit has no {list(kwargs)[0]} in tensh")
    p, r, R, places, why = _levenberg(apart, slopes, p, calls, most, **tolerances)
    if why not in (1, 2, 3, 4):
        raise RuntimeError("Optimal parameters not found: " + _failures.get(why, "Number of calls to function has reached "
                                                                                   f"maxfev = {most}."))
    try:
        inverse = np.linalg.inv(R)
    except np.linalg.LinAlgError:
        inverse = np.full((len(p), len(p)), np.inf)
    turned = np.zeros((len(p), len(p)))
    turned[places] = inverse
    covariance = np.dot(turned, turned.T) if np.all(np.isfinite(inverse)) else None
    if covariance is None or (not absolute_sigma and ydata.size <= len(p)):
        import warnings
        warnings.warn("Covariance of the parameters could not be estimated", OptimizeWarning)
        return p, np.full((len(p), len(p)), np.inf)
    return p, covariance if absolute_sigma else covariance * (np.sum(r ** 2) / (ydata.size - len(p)))


# in _nowhere
def _norm(x):
    return math.sqrt(float(np.dot(x, x)))


def _levenberg(apart, slopes, x, calls, most, ftol=1.49012e-8, xtol=1.49012e-8, gtol=0.0, factor=100):
    """Least squares by Levenberg and Marquardt's steps as MINPACK's lmdif takes them: Moré, Garbow, Hillstrom."""
    n = len(x)
    r = apart(x)
    calls[0] += 1
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
            calls[0] += 1
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
            if calls[0] >= most:
                return x, r, R, places, 5
            if abs(actual) <= _smallest and predicted <= _smallest and 0.5 * ratio <= 1:
                return x, r, R, places, 6
            if delta <= _smallest * xsize:
                return x, r, R, places, 7
            if steepest <= _smallest:
                return x, r, R, places, 8
            if ratio >= 1e-4:
                break


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
