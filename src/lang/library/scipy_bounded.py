"""scipy.optimize: minima within bounds (L-BFGS-B) and under constraints (SLSQP), and by conjugate gradients."""
import math
import numpy as np
import _scipy_minima as _minima
from scipy.optimize import OptimizeResult
from _scipy_results import done, messages

# in _nowhere
_tiny = float(np.finfo(np.float64).eps)
_eps = math.sqrt(_tiny)


def _ends(bounds, n):
    """Lower and upper ends, with infinities where there are none."""
    if bounds is None:
        return np.full(n, -np.inf), np.full(n, np.inf)
    if hasattr(bounds, "lb"):
        return tuple([np.broadcast_to(np.asarray(v) + 0.0, (n,)).copy() for v in (bounds.lb, bounds.ub)])
    if len(bounds) != n:
        raise ValueError("length of x0 != length of bounds")
    low = np.array([-np.inf if b[0] is None else float(b[0]) for b in bounds])
    return low, np.array([np.inf if b[1] is None else float(b[1]) for b in bounds])


class _Memory:
    """The last steps and changes of slopes, which stand for a matrix: theta I - W M W'."""
    def __init__(self, most):
        self.most, self.s, self.y = most, [], []
        self.theta, self.w, self.m = 1.0, None, None

    def forget(self):
        self.__init__(self.most)

    def add(self, s, y, theta):
        self.s, self.y, self.theta = (self.s + [s])[-self.most:], (self.y + [y])[-self.most:], theta
        S, Y = np.stack(self.s, axis=1), np.stack(self.y, axis=1)
        both = np.dot(S.T, Y)
        lower = np.tril(both, -1)
        top = np.concatenate([-np.diag(np.diag(both)), lower.T], axis=1)
        bottom = np.concatenate([lower, theta * np.dot(S.T, S)], axis=1)
        self.w = np.concatenate([Y, theta * S], axis=1)
        self.m = np.linalg.inv(np.concatenate([top, bottom], axis=0))


def _first_minimum(x, g, low, high, memory):
    """Along the bent way of steepest descent: the first minimum of the model, and which places are free there."""
    n, theta = len(x), memory.theta
    limits = np.where(g < 0, np.where(np.isinf(high), np.inf, (x - high) / np.where(g == 0, 1.0, g)),
                      np.where(g > 0, np.where(np.isinf(low), np.inf, (x - low) / np.where(g == 0, 1.0, g)), np.inf))
    d = np.where(limits == 0, 0.0, -g)
    found, free = x.copy(), limits > 0
    w, m = memory.w, memory.m
    p = np.dot(w.T, d) if w is not None else np.zeros(0)
    c = np.zeros(len(p))
    f1 = -np.dot(d, d)
    if f1 == 0:
        return found, free, c
    f2 = first = -theta * f1
    if w is not None:
        f2 = f2 - np.dot(p, np.dot(m, p))
    step, at = -f1 / f2, 0.0
    for b in np.argsort(limits, kind="stable").tolist():
        t = float(limits[b])
        if t == 0:
            continue
        if t == np.inf or step < t - at:
            break
        dt = t - at
        found[b] = high[b] if d[b] > 0 else low[b]
        z = found[b] - x[b]
        free[b] = False
        c = c + dt * p
        at = t
        gb = g[b]
        f1 = f1 + dt * f2 + gb * gb + theta * gb * z
        f2 = f2 - theta * gb * gb
        if w is not None:
            row = w[b]
            mrow = np.dot(m, row)
            f1 = f1 - gb * np.dot(mrow, c)
            f2 = f2 - 2.0 * gb * np.dot(mrow, p) - gb * gb * np.dot(mrow, row)
            p = p + gb * row
        d[b] = 0.0
        f2 = max(_tiny * first, f2)
        if not d.any():
            return found, free, c
        step = -f1 / f2
    step = max(step, 0.0)
    moving = d != 0
    found[moving] = x[moving] + (at + step) * d[moving]
    return found, free, c + step * p


def _within_free(x, g, low, high, memory, start, free, c, bounded):
    """The minimum of the model over what is free, from the first one on, kept within the ends."""
    theta, w, m = memory.theta, memory.w, memory.m
    places = np.nonzero(free)[0]
    if bounded:
        r = -(g + theta * (start - x) - np.dot(w, np.dot(m, c)))[places]
    else:
        r = -g[places]
    part = w[places]
    v = np.dot(m, np.dot(part.T, r))
    inner = np.eye(len(v)) - np.dot(m, np.dot(part.T, part)) / theta
    d = r / theta + np.dot(part, np.linalg.solve(inner, v)) / theta ** 2
    made = start.copy()
    made[places] = np.clip(start[places] + d, low[places], high[places])
    if np.array_equal(made[places], start[places] + d) or np.dot(made - x, g) <= 0:
        return made
    share, last = 1.0, -1
    for i, at in enumerate(places.tolist()):
        end = low[at] if d[i] < 0 else high[at]
        if d[i] != 0 and np.isfinite(end):
            room = end - start[at]
            if abs(room) < abs(d[i]) * share:
                share, last = max(room / d[i], 0.0), i
    made = start.copy()
    made[places] = start[places] + share * d
    if last >= 0:
        at = int(places[last])
        made[at] = high[at] if d[last] > 0 else low[at]
    return made


class LbfgsInvHessProduct:
    def __init__(self, sk, yk):
        self.sk, self.yk, self.n_corrs = sk, yk, len(sk)
        self.shape, self.dtype = (sk.shape[1],) * 2, np.dtype("float64")

    def __repr__(self):
        return f"<{self.shape[0]}x{self.shape[1]} LbfgsInvHessProduct with dtype=float64>"

    def todense(self):
        unit = made = np.eye(self.shape[0])
        for s, y in zip(self.sk, self.yk):
            r = 1.0 / np.dot(s, y)
            left = unit - s[:, None] * y[None, :] * r
            made = np.dot(left, np.dot(made, left.T)) + r * s[:, None] * s[None, :]
        return made

    def matvec(self, x):
        return np.dot(self.todense(), x)

    dot = __matmul__ = __call__ = matvec


def _lbfgsb(fun, x0, args, jac, bounds, callback, maxcor=10, ftol=2.2204460492503131e-09, gtol=1e-5, eps=1e-8, maxfun=15000, maxiter=15000,
            maxls=20, disp=None, iprint=None):
    x = np.asarray(x0).ravel().astype("float64")
    n = len(x)
    low, high = _ends(bounds, n)
    if np.any(low > high):
        raise ValueError("LBFGSB - one of the lower bounds is greater than an upper bound.")
    x = np.clip(x, low, high)
    bounded, boxed = bool(np.any(np.isfinite(low) | np.isfinite(high))), bool(np.all(np.isfinite(low) & np.isfinite(high)))
    f = _minima.Function(fun, x, jac, args, eps, (low, high) if bounds is not None else None)
    now, g = f.value(x), f.slope(x).astype("float64")
    memory, k, status = _Memory(maxcor), 0, 0

    def size_of(x, g):
        return float(np.max(np.abs(np.clip(x - g, low, high) - x))) if n else 0.0
    message = "CONVERGENCE: NORM OF PROJECTED GRADIENT <= PGTOL"
    fresh = True
    while size_of(x, g) > gtol or not fresh:
        if not bounded and memory.s:
            start, free, c = x, np.ones(n, dtype=bool), None
        else:
            start, free, c = _first_minimum(x, g, low, high, memory)
        aim = start
        if free.any() and memory.s:
            aim = _within_free(x, g, low, high, memory, start, free, c, bounded)
        d = aim - x
        length, most = math.sqrt(np.dot(d, d)), 1e10
        if bounded and k == 0:
            most = 1.0
        elif bounded:
            with np.errstate(divide="ignore", invalid="ignore"):
                rooms = np.where(d < 0, (low - x) / d, np.where(d > 0, (high - x) / d, np.inf))
            most = min(most, float(np.min(np.where(np.isnan(rooms), np.inf, rooms))))
        first = min(1.0 / length, most) if k == 0 and not boxed else 1.0
        slope = float(np.dot(g, d))
        along = lambda s: aim.copy() if s == 1.0 else np.clip(x + s * d, low, high) if bounded else x + s * d
        s = None
        if slope < 0:
            s, found = _minima.searched(lambda s: f.value(along(s)), lambda s: float(np.dot(f.slope(along(s)), d)), now, now, slope, 0.0, most,
                                        1e-3, 0.9, first, 0.1, maxls, True)
        if s is None:
            if not memory.s:
                status, message = 2, "ABNORMAL: "
                break
            memory.forget()
            continue
        before, old, x_old = now, g, x
        x = along(s)
        now, g = f.value(x), f.slope(x).astype("float64")
        k += 1
        if callback is not None:
            callback(x.copy())
        if size_of(x, g) <= gtol:
            break
        if k >= maxiter:
            status, message = 1, "STOP: TOTAL NO. OF ITERATIONS REACHED LIMIT"
            break
        if f.nfev > maxfun:
            status, message = 1, "STOP: TOTAL NO. OF F,G EVALUATIONS EXCEEDS LIMIT"
            break
        if before - now <= ftol * max(abs(before), abs(now), 1.0):
            message = "CONVERGENCE: RELATIVE REDUCTION OF F <= FACTR*EPSMCH"
            break
        y, step = g - old, s * d
        curve = float(np.dot(g, d) - slope) * s
        if curve > _tiny * -slope * s:
            memory.add(step, y, float(np.dot(y, y)) / curve)
    inverse = LbfgsInvHessProduct(np.array(memory.s).reshape(-1, n), np.array(memory.y).reshape(-1, n))
    return OptimizeResult({"message": message, "success": status == 0, "status": status, "fun": now, "x": x, "nit": k, "jac": g,
                           "nfev": f.nfev, "njev": f.ngev, "hess_inv": inverse})


def _cg(fun, x0, args, jac, callback, gtol=1e-5, maxiter=None, disp=False, eps=_eps, norm=np.inf, c1=1e-4, c2=0.4, return_all=False):
    x = np.atleast_1d(np.asarray(x0) + 0.0).ravel()
    maxiter = len(x) * 200 if maxiter is None else maxiter
    f = _minima.Function(fun, x, jac, args, eps)
    now, g = f.value(x), f.slope(x)
    before = now + np.linalg.norm(g) / 2
    p, k, status, size = -g, 0, 0, np.max(np.abs(g))
    while size > gtol and k < maxiter:
        slope = float(np.dot(g, p))
        s, found = _minima.searched(lambda a: f.value(x + a * p), lambda a: np.dot(f.slope(x + a * p), p), now, before, slope, 1e-100, 1e100,
                                    c1, c2)
        if s is None:
            status = 2
            break
        before, now, x = now, found, x + s * p
        new = f.slope(x)
        p, g = -new + max(0, np.dot(new - g, new) / np.dot(g, g)) * p, new
        if np.dot(p, g) > -0.01 * np.dot(g, g):
            # A direction that hardly goes down: from the slope on.
            p = -g
        size = np.max(np.abs(g))
        if callback is not None:
            callback(x)
        k += 1
    message = messages["precision"] if status == 2 else done
    if status == 0 and k >= maxiter and size > gtol:
        status, message = 1, messages["iterations"]
    if disp:
        print(message if status == 0 else f"Warning: {message}")
        print(f"         Current function value: {now:f}\n         Iterations: {k:d}")
        print(f"         Function evaluations: {f.nfev:d}\n         Gradient evaluations: {f.ngev:d}")
    return OptimizeResult({"message": message, "success": status == 0, "status": status, "fun": now, "x": x, "nit": k, "jac": g, "nfev": f.nfev,
                           "njev": f.ngev})


# in _scipy_bounded
def minimized(name, fun, x0, args, jac, bounds, constraints, tol, callback, options):
    """By the method of that name, with options as SciPy calls them."""
    if isinstance(jac, str):
        if jac != "2-point":
            raise NotImplementedError(f"jac={jac!r} is not in tensh: a function, True or '2-point'")
        jac = None
    if constraints and name != "slsqp":
        raise NotImplementedError("of the methods of scipy.optimize.minimize, 'SLSQP' takes constraints in tensh")
    jac = jac or None
    if name == "l-bfgs-b":
        if tol is not None:
            options.setdefault("ftol", tol)
            options.setdefault("gtol", tol)
        return _lbfgsb(fun, x0, args, jac, bounds, callback, **options)
    if name == "cg":
        if tol is not None:
            options.setdefault("gtol", tol)
        return _cg(fun, x0, args, jac, callback, **options)
    import _scipy_constrained
    if tol is not None:
        options.setdefault("ftol", tol)
    return _scipy_constrained.slsqp(fun, x0, args, jac, _ends(bounds, np.size(x0)), constraints, callback, **options)
