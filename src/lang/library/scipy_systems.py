"""scipy.optimize: where systems of equations are zero, by MINPACK's hybrid steps (Powell), and sums of squares by its others."""
import math
import warnings
import numpy as np
from scipy.optimize import OptimizeResult
from _scipy_fits import counted, differences, levenberg

# in _nowhere
_smallest = float(np.finfo(np.float64).eps)


def _norm(x):
    return math.sqrt(float(np.dot(x, x)))


def _floats(x):
    return np.atleast_1d(np.asarray(x)) + 0.0


def _sizes(checker, argument, f, x, args, wanted=None):
    """The shape of what a function gives, which must be the one that is wanted."""
    shape = tuple(np.atleast_1d(np.asarray(f(x, *args))).shape)
    if wanted is not None and shape != wanted:
        if wanted[0] != 1:
            if len(wanted) > 1 and wanted[1] == 1:
                return shape
            name = "_wrapped_func" if checker == "fsolve" and argument == "func" else getattr(f, "__name__", None)
            said = f"{checker}: there is a mismatch between the input and output shape of the '{argument}' argument"
            raise TypeError(said + (f" '{name}'." if name else ".") + f"Shape should be {wanted} but it is {shape}.")
    return shape


def _dogleg(R, qtf, diag, delta):
    """The step within delta: Newton's, or part of the way down the slope and then towards it."""
    n = len(qtf)
    x = qtf.copy()
    for j in range(n - 1, -1, -1):
        pivot = float(R[j, j]) or _smallest * float(np.max(np.abs(R[:j + 1, j]))) or _smallest
        x[j] = (x[j] - float(np.dot(R[j, j + 1:], x[j + 1:]))) / pivot
    newton = _norm(diag * x)
    if newton <= delta:
        return x
    down = np.dot(R.T, qtf) / diag
    steep, short, part = _norm(down), 0.0, delta / newton
    if steep != 0:
        down = down / steep / diag
        length = _norm(np.dot(R, down))
        short, part = steep / length / length, 0.0
        if short < delta:
            size = _norm(qtf)
            a, b = delta / newton, short / delta
            t = size / steep * (size / newton) * b
            part = a * (1 - b ** 2) / (t - a * b ** 2 + math.sqrt((t - a) ** 2 + (1 - a ** 2) * (1 - b ** 2)))
    return (1 - part) * min(short, delta) * down + part * x


def _turn(a, b):
    """Cosine and sine of the turn that takes b away."""
    if abs(a) < abs(b):
        sine = 0.5 / math.sqrt(0.25 + 0.25 * (a / b) ** 2)
        return sine * (a / b), sine
    cosine = 0.5 / math.sqrt(0.25 + 0.25 * (b / a) ** 2)
    return cosine, cosine * (b / a)


def _triangle(J, value):
    """Rows of R, Q's transpose and Q's product with f, by the reflections that MINPACK's qrfac takes."""
    n = len(J)
    rows = np.concatenate([J, np.eye(n), value[:, None]], axis=1)
    for j in range(n):
        size = _norm(rows[j:, j])
        if size != 0:
            size = -size if rows[j, j] < 0 else size
            v = rows[j:, j] / size
            v[0] += 1
            rows[j:, j + 1:] -= np.outer(v, np.dot(v, rows[j:, j + 1:]) / v[0])
        rows[j, j], rows[j + 1:, j] = -size, 0
    return rows


def _updated(rows, u, v):
    """Rows of R, Q's transpose and Q's product with f, after R had v times u added and is a triangle again."""
    n = len(v)
    v = v.tolist()

    def turned(j, c, s):
        a, b = rows[j].copy(), rows[n - 1].copy()
        rows[j], rows[n - 1] = c * a - s * b, s * a + c * b
    for j in range(n - 2, -1, -1):
        if v[j] != 0:
            c, s = _turn(v[n - 1], v[j])
            v[n - 1] = s * v[j] + c * v[n - 1]
            turned(j, c, s)
    rows[n - 1, :n] += v[n - 1] * u
    for j in range(n - 1):
        if rows[n - 1, j] != 0:
            c, s = _turn(float(rows[j, j]), float(rows[n - 1, j]))
            turned(j, c, -s)
    return rows


def _hybrid(f, slopes, x, xtol, calls, most, factor, diag):
    """Where f is zero: (x, f, rows of `_updated`, why it ended), as hybrd and hybrj find it."""
    n, given = len(x), diag is not None
    value = f(x)
    size, first, slow, slower, good, bad = _norm(value), True, 0, 0, 0, 0
    while True:
        J, fresh = slopes(x, value), True
        lengths = np.sqrt(np.sum(J * J, axis=0))
        rows = _triangle(J, value)
        if first:
            diag = diag if given else np.where(lengths == 0, 1.0, lengths)
            xsize = _norm(diag * x)
            delta = factor * xsize or factor
        diag = diag if given else np.maximum(diag, lengths)
        while True:
            R, qtf = rows[:, :n], rows[:, 2 * n]
            p = -_dogleg(R, qtf, diag, delta)
            length = _norm(diag * p)
            delta = min(delta, length) if first else delta
            new = f(x + p)
            newsize, kept = _norm(new), qtf + np.dot(R, p)
            actual = 1 - (newsize / size) ** 2 if newsize < size else -1.0
            predicted = 1 - (_norm(kept) / size) ** 2 if _norm(kept) < size else 0.0
            ratio = actual / predicted if predicted > 0 else 0.0
            good, bad = (0, bad + 1) if ratio < 0.1 else (good + 1, 0)
            if bad:
                delta *= 0.5
            else:
                delta = max(delta, length / 0.5) if ratio >= 0.5 or good > 1 else delta
                delta = length / 0.5 if abs(ratio - 1) <= 0.1 else delta
            turned = np.dot(rows[:, n:2 * n], new)
            if ratio >= 1e-4:
                x, value, size, first = x + p, new, newsize, False
                xsize = _norm(diag * x)
            slow = 0 if actual >= 0.001 else slow + 1
            slower = 0 if actual >= 0.1 else slower + 1 if fresh else slower
            if delta <= xtol * xsize or size == 0:
                return x, value, rows, 1
            why = 2 if calls() >= most else 0
            why = 3 if 0.1 * max(0.1 * delta, length) <= _smallest * xsize else why
            why = 5 if slow == 10 else 4 if slower == 5 else why
            if why:
                return x, value, rows, why
            if bad == 2:
                break
            if ratio >= 1e-4:
                rows[:, 2 * n] = turned
            rows = _updated(rows, diag * (diag * p / length), (turned - kept) / length)
            fresh = False


def _hybr(f, x0, args, jac=None, col_deriv=0, xtol=1.49012e-8, maxfev=0, band=None, eps=None, factor=100, diag=None):
    if band is not None:
        raise NotImplementedError("bands of a Jacobian are not in tensh")
    x0 = np.asarray(x0).flatten()
    n = len(x0)
    _sizes("fsolve", "func", f, x0, args, (n,))
    if jac is not None:
        _sizes("fsolve", "fprime", jac, x0, args, (n, n))
    most = maxfev or (200 if jac is None else 100) * (n + 1)
    evaluate = counted(lambda x: _floats(f(x, *args)))
    slopes = differences(evaluate, eps or 0.0) if jac is None else _given(jac, args, col_deriv)
    x, value, rows, status = _hybrid(evaluate, slopes, x0 + 0.0, xtol, lambda: evaluate.calls, most, factor,
                                     None if diag is None else _floats(diag))
    messages = {1: "The solution converged.", 2: f"The number of calls to function has reached maxfev = {most}.",
                3: f"xtol={xtol:f} is too small, no further improvement in the approximate\n solution is possible.",
                4: "The iteration is not making good progress, as measured by the \n improvement from the last five Jacobian evaluations.",
                5: "The iteration is not making good progress, as measured by the \n improvement from the last ten iterations."}
    found = OptimizeResult({"message": messages[status], "success": status == 1, "status": status, "fun": value, "x": x,
                            "method": "hybr", "nfev": evaluate.calls + 2})
    if jac is not None:
        found["njev"] = slopes.calls[0]
    found.update({"fjac": rows[:, n:2 * n].copy(), "r": np.concatenate([rows[j, j:n] for j in range(n)]), "qtf": rows[:, 2 * n].copy()})
    return found


class _given:
    """The slopes that a function of the program's gives, with how often it was asked."""
    def __init__(self, jac, args, turned=False):
        self._jac, self._args, self._turned = jac, args, turned
        self.calls = [0]

    def __call__(self, x, value):
        self.calls[0] += 1
        found = np.asarray(self._jac(x, *self._args)) + 0.0
        return found.T if self._turned else found


# in scipy.optimize
def fsolve(func, x0, args=(), fprime=None, full_output=0, col_deriv=0, xtol=1.49012e-8, maxfev=0, band=None, epsfcn=None, factor=100,
           diag=None):
    args = args if isinstance(args, tuple) else (args,)
    found = _hybr(func, x0, args, fprime, col_deriv, xtol, maxfev, band, epsfcn, factor, diag)
    if full_output:
        info = {k: found[k] for k in ("nfev", "njev", "fjac", "r", "qtf") if k in found}
        return found.x, {**info, "fvec": found.fun}, found.status, found.message
    if found.status != 1:
        warnings.warn(found.message, RuntimeWarning, stacklevel=2)
    return found.x


def leastsq(func, x0, args=(), Dfun=None, full_output=False, col_deriv=False, ftol=1.49012e-8, xtol=1.49012e-8, gtol=0.0, maxfev=0,
            epsfcn=None, factor=100, diag=None):
    args = args if isinstance(args, tuple) else (args,)
    x0 = np.asarray(x0).flatten()
    n = len(x0)
    m = _sizes("leastsq", "func", func, x0, args)[0]
    if diag is not None:
        raise NotImplementedError("scipy.optimize.leastsq has no diag in tensh")
    if n > m:
        raise TypeError(f"Improper input: func input vector length N={n} must not exceed func output vector length M={m}")
    most = maxfev or (200 if Dfun is None else 100) * (n + 1)
    evaluate = counted(lambda x: _floats(func(x, *args)))
    slopes = differences(evaluate, epsfcn or 0.0) if Dfun is None else _given(Dfun, args, col_deriv)
    x, value, R, places, why = levenberg(evaluate, slopes, x0 + 0.0, most, ftol, xtol, gtol, factor)
    both = "Both actual and predicted relative reductions in the sum of squares\n  are at most"
    message = {1: f"{both} {ftol:f}", 2: f"The relative error between two consecutive iterates is at most {xtol:f}",
               3: f"{both} {ftol:f} and the relative error between two consecutive iterates is at \n  most {xtol:f}",
               4: f"The cosine of the angle between func(x) and any column of the\n  Jacobian is at most {gtol:f} in absolute value",
               5: f"Number of calls to function has reached maxfev = {most}.",
               6: f"ftol={ftol:f} is too small, no further reduction in the sum of squares\n  is possible.",
               7: f"xtol={xtol:f} is too small, no further improvement in the approximate\n  solution is possible.",
               8: f"gtol={gtol:f} is too small, func(x) is orthogonal to the columns of\n  the Jacobian to machine precision."}[why]
    if not full_output:
        if why > 4:
            warnings.warn(message, RuntimeWarning, stacklevel=2)
        return x, why
    covariance = None
    if why <= 4 and np.all(np.diag(R) != 0):
        turned = np.zeros((n, n))
        turned[places] = np.linalg.inv(R)
        covariance = np.dot(turned, turned.T)
    return x, covariance, {"fvec": value, "nfev": evaluate.calls, "ipvt": (np.asarray(places) + 0).astype("int32")}, message, why


def root(fun, x0, args=(), method="hybr", jac=None, tol=None, callback=None, options=None):
    args = args if isinstance(args, tuple) else (args,)
    options = dict(options or {})
    how = method.lower()
    if how not in ("hybr", "lm"):
        if how in ("broyden1", "broyden2", "anderson", "linearmixing", "diagbroyden", "excitingmixing", "krylov", "df-sane"):
            raise NotImplementedError(f"scipy.optimize.root has the methods 'hybr' and 'lm' in tensh, not {method!r}")
        raise ValueError(f"Unknown solver {method}")
    if tol is not None:
        options.setdefault("xtol", tol)
    if jac is True:
        both = fun
        fun, jac = (lambda x, *more: both(x, *more)[0]), (lambda x, *more: both(x, *more)[1])
    jac = jac if callable(jac) else None
    if how == "hybr":
        return _hybr(fun, x0, args, jac, **options)
    options = {{"maxiter": "maxfev", "eps": "epsfcn"}.get(k, k): v for k, v in options.items()}
    x, covariance, info, message, why = leastsq(fun, x0, args, jac, True, **options)
    return OptimizeResult({"message": message, "success": why in (1, 2, 3, 4), "status": why, "fun": info["fvec"], "x": x, "method": "lm",
                           "cov_x": covariance, "nfev": info["nfev"] + 2})
