"""scipy.optimize: minima of functions of several numbers, by SciPy's own steps, so that they come to its numbers."""
import math
import numpy as np
from scipy.optimize import OptimizeResult
from _scipy_results import done, messages

# in _nowhere
_eps = math.sqrt(float(np.finfo(np.float64).eps))


# in _scipy_minima
class Function:
    """A function of several numbers with its gradient, of which the last values are kept; differences stay within the ends."""
    def __init__(self, fun, x0, jac, args, epsilon, ends=None):
        self._fun, self._jac, self._args, self._step, self._ends = fun, jac, args, epsilon, ends
        self.nfev = self.ngev = 0
        self._x = None
        self.value(x0)
        self.slope(x0)

    def _called(self, x):
        self.nfev += 1
        found = self._fun(x.copy(), *self._args)
        if self._jac is True:
            found, self._both = found
        if np.ndim(found) and np.size(found) == 1:
            found = np.asarray(found).ravel()[0]
        if np.ndim(found):
            raise ValueError("The user-provided objective function must return a scalar value.")
        return np.float64(found)

    def _at(self, x):
        if self._x is None or not np.array_equal(x, self._x):
            self._x, self._f, self._g = np.array(x, dtype="float64"), None, None

    def value(self, x):
        self._at(x)
        if self._f is None:
            self._f = self._called(self._x)
        return self._f

    def slope(self, x):
        self._at(x)
        if self._g is None:
            self.ngev += 1
            if self._jac is True:
                self.value(x)
                self._g = np.asarray(self._both) + 0.0
            elif callable(self._jac):
                self._g = np.atleast_1d(np.asarray(self._jac(self._x.copy(), *self._args)) + 0.0)
            else:
                self._g = self._differences()
        return self._g

    def _differences(self):
        first, x = self.value(self._x), self._x
        h = np.full(len(x), self._step)
        least = _eps * np.where(x >= 0, 1.0, -1.0) * np.maximum(1.0, np.abs(x))
        h = np.where((x + h) - x == 0, least, h)
        h = h if self._ends is None else within(x, h, *self._ends)
        found = np.zeros(len(x))
        for i in range(len(x)):
            moved = x.copy()
            moved[i] = x[i] + h[i]
            found[i] = (self._called(moved) - first) / (moved[i] - x[i])
        return found


def within(x, h, low, high):
    """Steps that are turned round, or cut, where they would leave the ends."""
    below, above = x - low, high - x
    leaves = (x + h < low) | (x + h > high)
    fits = np.abs(h) <= np.maximum(below, above)
    h = np.where(leaves & fits, -h, h)
    return np.where(fits, h, np.where(above >= below, above, -below))


# in _nowhere
def _step_between(sx, fx, dx, sy, fy, dy, s, f, d, bracketed, least, most):
    """The next step length of Moré and Thuente's search, and the interval that is left (MINPACK-2's dcstep)."""
    turned = np.sign(d) * np.sign(dx)

    def cubic(f0, d0, s0, floor=False):
        theta = 3.0 * (f0 - f) / (s - s0) + d0 + d
        size = max(abs(theta), abs(d0), abs(d))
        inner = (theta / size) ** 2 - (d0 / size) * (d / size)
        return theta, size * np.sqrt(max(0, inner) if floor else inner)
    if f > fx:
        theta, gamma = cubic(fx, dx, sx)
        gamma = -gamma if s < sx else gamma
        r = ((gamma - dx) + theta) / (((gamma - dx) + gamma) + d)
        c = sx + r * (s - sx)
        q = sx + ((dx / ((fx - f) / (s - sx) + dx)) / 2.0) * (s - sx)
        new = c if abs(c - sx) <= abs(q - sx) else c + (q - c) / 2.0
        bracketed = True
    elif turned < 0:
        theta, gamma = cubic(fx, dx, sx)
        gamma = -gamma if s > sx else gamma
        r = ((gamma - d) + theta) / (((gamma - d) + gamma) + dx)
        c, q = s + r * (sx - s), s + (d / (d - dx)) * (sx - s)
        new = c if abs(c - s) > abs(q - s) else q
        bracketed = True
    elif abs(d) < abs(dx):
        theta, gamma = cubic(fx, dx, sx, True)
        gamma = -gamma if s > sx else gamma
        r = ((gamma - d) + theta) / ((gamma + (dx - d)) + gamma)
        c = s + r * (sx - s) if r < 0 and gamma != 0 else most if s > sx else least
        q = s + (d / (d - dx)) * (sx - s)
        if bracketed:
            new = c if abs(c - s) < abs(q - s) else q
            new = min(s + 0.66 * (sy - s), new) if s > sx else max(s + 0.66 * (sy - s), new)
        else:
            new = min(max(c if abs(c - s) > abs(q - s) else q, least), most)
    elif bracketed:
        theta = 3.0 * (f - fy) / (sy - s) + dy + d
        size = max(abs(theta), abs(dy), abs(d))
        gamma = size * np.sqrt((theta / size) ** 2 - (dy / size) * (d / size))
        gamma = -gamma if s > sy else gamma
        new = s + ((gamma - d) + theta) / (((gamma - d) + gamma) + dy) * (sy - s)
    else:
        new = most if s > sx else least
    if f > fx:
        sy, fy, dy = s, f, d
    else:
        if turned < 0:
            sy, fy, dy = sx, fx, dx
        sx, fx, dx = s, f, d
    return sx, fx, dx, sy, fy, dy, new, bracketed


# in _scipy_minima
def searched(phi, slope, f0, before, g0, low, high, c1, c2, start=None, narrow=1e-14, turns=99, any_end=False):
    """A step that satisfies Wolfe's conditions (MINPACK-2's dcsrch); None where none is found, unless any end will do."""
    s = 1.0 if start is None else start
    if g0 != 0 and start is None:
        s = min(1.0, 1.01 * 2 * (f0 - before) / g0)
        s = 1.0 if s < 0 else s
    if s < low or s > high or g0 >= 0:
        return None, f0
    test, bracketed, first = c1 * g0, False, True
    width = high - low
    width_before = width / 0.5
    sx, fx, gx, sy, fy, gy = 0.0, f0, g0, 0.0, f0, g0
    least, most = 0, s + 4.0 * s
    for _ in range(turns):
        f, g = phi(s), slope(s)
        wanted = f0 + s * test
        if first and f <= wanted and g >= 0:
            first = False
        lost = (bracketed and (s <= least or s >= most) or bracketed and most - least <= narrow * most
                or s == high and f <= wanted and g <= test or s == low and (f > wanted or g >= test))
        if f <= wanted and abs(g) <= c2 * -g0:
            return s, f
        if lost:
            return (s if any_end else None), f
        if first and f <= fx and f > wanted:
            sx, xm, gxm, sy, ym, gym, s, bracketed = _step_between(
                sx, fx - sx * test, gx - test, sy, fy - sy * test, gy - test, s, f - s * test, g - test, bracketed, least, most)
            fx, fy, gx, gy = xm + sx * test, ym + sy * test, gxm + test, gym + test
        else:
            sx, fx, gx, sy, fy, gy, s, bracketed = _step_between(sx, fx, gx, sy, fy, gy, s, f, g, bracketed, least, most)
        if bracketed:
            if abs(sy - sx) >= 0.66 * width_before:
                s = sx + 0.5 * (sy - sx)
            width_before, width = width, abs(sy - sx)
            least, most = min(sx, sy), max(sx, sy)
        else:
            least, most = s + 1.1 * (s - sx), s + 4.0 * (s - sx)
        s = min(max(s, low), high)
        if bracketed and (s <= least or s >= most) or bracketed and most - least <= narrow * most:
            s = sx
        if not np.isfinite(s):
            return None, f
    return None, f


# in _nowhere
def _bfgs(fun, x0, args, jac, callback, gtol=1e-5, maxiter=None, disp=False, eps=_eps, norm=np.inf, xrtol=0, c1=1e-4, c2=0.9,
          return_all=False, hess_inv0=None, finite_diff_rel_step=None):
    if finite_diff_rel_step is not None or norm != np.inf:
        raise NotImplementedError("of BFGS' options, norm and finite_diff_rel_step are not in tensh")
    x = np.atleast_1d(np.asarray(x0) + 0.0).ravel()
    f = Function(fun, x, jac, args, eps)
    maxiter = len(x) * 200 if maxiter is None else maxiter
    now, g = f.value(x), f.slope(x)
    inverse = np.eye(len(x), dtype=int) if hess_inv0 is None else np.asarray(hess_inv0)
    unit = np.eye(len(x), dtype=int)
    before = now + np.linalg.norm(g) / 2
    k, status, size = 0, 0, np.max(np.abs(g))
    seen = [x]
    while size > gtol and k < maxiter:
        p = -np.dot(inverse, g)
        s, found = searched(lambda a: f.value(x + a * p), lambda a: np.dot(f.slope(x + a * p), p), now, before, np.dot(g, p),
                             1e-100, 1e100, c1, c2)
        if s is None:
            status = 2
            break
        before, now = now, found
        step = s * p
        x = x + step
        seen.append(x)
        new = f.slope(x)
        change, g = new - g, new
        k += 1
        if callback is not None:
            callback(x)
        size = np.max(np.abs(g))
        if size <= gtol or s * np.linalg.norm(p) <= xrtol * (xrtol + np.linalg.norm(x)):
            break
        if not np.isfinite(now):
            status = 2
            break
        both = np.dot(change, step)
        r = 1000.0 if both == 0 else 1.0 / both
        left = unit - step[:, None] * change[None, :] * r
        right = unit - change[:, None] * step[None, :] * r
        inverse = np.dot(left, np.dot(inverse, right)) + r * step[:, None] * step[None, :]
    if status == 2:
        message = messages["precision"]
    elif k >= maxiter:
        status, message = 1, messages["iterations"]
    elif np.isnan(size) or np.isnan(now) or np.isnan(x).any():
        status, message = 3, messages["nan"]
    else:
        message = done
    if disp:
        print(message if status == 0 else f"Warning: {message}")
        print(f"         Current function value: {now:f}")
        print(f"         Iterations: {k:d}")
        print(f"         Function evaluations: {f.nfev:d}")
        print(f"         Gradient evaluations: {f.ngev:d}")
    found = OptimizeResult({"message": message, "success": status == 0, "status": status, "fun": now, "x": x, "nit": k, "jac": g,
                            "hess_inv": inverse, "nfev": f.nfev, "njev": f.ngev})
    if return_all:
        found["allvecs"] = seen
    return found


class _Enough(Exception):
    pass


def _nelder_mead(fun, x0, args, callback, maxiter=None, maxfev=None, disp=False, xatol=1e-4, fatol=1e-4, adaptive=False,
                 initial_simplex=None, return_all=False):
    x0 = np.atleast_1d(np.asarray(x0) + 0.0).ravel()
    n = len(x0)
    rho, chi, psi, sigma = (1, 1 + 2 / n, 0.75 - 1 / (2 * n), 1 - 1 / n) if adaptive else (1, 2, 0.5, 0.5)
    if initial_simplex is None:
        corners = np.zeros((n + 1, n))
        corners[0] = x0
        for k in range(n):
            y = x0.copy()
            y[k] = (1 + 0.05) * y[k] if y[k] != 0 else 0.00025
            corners[k + 1] = y
    else:
        corners = np.asarray(initial_simplex) + 0.0
    if maxiter is None and maxfev is None:
        maxiter = maxfev = n * 200
    elif maxiter is None:
        maxiter = n * 200 if maxfev == np.inf else np.inf
    elif maxfev is None:
        maxfev = n * 200 if maxiter == np.inf else np.inf
    calls = [0]

    def f(x):
        if calls[0] >= maxfev:
            raise _Enough("Too many function calls")
        calls[0] += 1
        found = fun(x.copy(), *args)
        return float(found if np.ndim(found) == 0 else np.asarray(found).ravel()[0])
    values = np.full(n + 1, np.inf)

    def ordered():
        order = np.argsort(values)
        return corners[order], values[order]
    try:
        for k in range(n + 1):
            values[k] = f(corners[k])
    except _Enough:
        pass
    corners, values = ordered()
    rounds, seen = 1, [corners[0].copy()]
    while calls[0] < maxfev and rounds < maxiter:
        try:
            if np.max(np.abs(corners[1:] - corners[0])) <= xatol and np.max(np.abs(values[0] - values[1:])) <= fatol:
                break
            middle = np.sum(corners[:-1], axis=0) / n
            x = (1 + rho) * middle - rho * corners[-1]
            value, shrinks = f(x), False
            if value < values[0]:
                further = (1 + rho * chi) * middle - rho * chi * corners[-1]
                beyond = f(further)
                x, value = (further, beyond) if beyond < value else (x, value)
            elif value >= values[-2]:
                outside = value < values[-1]
                x2 = (1 + psi * rho) * middle - psi * rho * corners[-1] if outside else (1 - psi) * middle + psi * corners[-1]
                value2 = f(x2)
                shrinks = not (value2 <= value if outside else value2 < values[-1])
                x, value = x2, value2
            if shrinks:
                for j in range(1, n + 1):
                    corners[j] = corners[0] + sigma * (corners[j] - corners[0])
                    values[j] = f(corners[j])
            else:
                corners[-1], values[-1] = x, value
            rounds += 1
        except _Enough:
            pass
        corners, values = ordered()
        seen.append(corners[0].copy())
        if callback is not None:
            callback(corners[0].copy())
    status = 1 if calls[0] >= maxfev else 2 if rounds >= maxiter else 0
    message = (done, messages["evaluations"], messages["iterations"])[status]
    if disp:
        print(message)
        print(f"         Current function value: {np.min(values):f}")
        print(f"         Iterations: {rounds:d}")
        print(f"         Function evaluations: {calls[0]:d}")
    found = OptimizeResult({"message": message, "success": status == 0, "status": status, "fun": np.min(values), "x": corners[0],
                            "nit": rounds, "nfev": calls[0], "final_simplex": (corners, values)})
    if return_all:
        found["allvecs"] = seen
    return found


# in scipy.optimize
def minimize(fun, x0, args=(), method=None, jac=None, hess=None, hessp=None, bounds=None, constraints=(), tol=None, callback=None,
             options=None):
    args = args if isinstance(args, tuple) else (args,)
    if np.ndim(x0) > 1:
        raise ValueError("'x0' must only have one dimension.")
    name = "bfgs" if method is None else method.lower() if isinstance(method, str) else method
    held = constraints is not None and (not isinstance(constraints, (list, tuple)) or len(constraints) > 0)
    if method is None:
        name = "slsqp" if held else "l-bfgs-b" if bounds is not None else "bfgs"
    if name in ("l-bfgs-b", "slsqp", "cg"):
        import _scipy_bounded
        return _scipy_bounded.minimized(name, fun, x0, args, jac, bounds, constraints if held else (), tol, callback, dict(options or {}))
    if bounds is not None or held:
        raise NotImplementedError(f"scipy.optimize.minimize has no bounds and no constraints for {method!r} in tensh: 'L-BFGS-B' and 'SLSQP' have")
    if name not in ("bfgs", "nelder-mead"):
        raise NotImplementedError("scipy.optimize.minimize has the methods 'BFGS', 'Nelder-Mead', 'L-BFGS-B', 'SLSQP' and 'CG' in tensh, "
                                  f"not {method!r}")
    options = dict(options or {})
    if name == "bfgs":
        if tol is not None:
            options.setdefault("gtol", tol)
        if isinstance(jac, str):
            if jac != "2-point":
                raise NotImplementedError(f"jac={jac!r} is not in tensh: a function, True or '2-point'")
            jac = None
        return _bfgs(fun, x0, args, jac or None, callback, **options)
    if tol is not None:
        options.setdefault("xatol", tol)
        options.setdefault("fatol", tol)
    if jac is True:
        return _nelder_mead(lambda *a: fun(*a)[0], x0, args, callback, **options)
    return _nelder_mead(fun, x0, args, callback, **options)


def fmin(func, x0, args=(), xtol=1e-4, ftol=1e-4, maxiter=None, maxfun=None, full_output=0, disp=1, retall=0, callback=None,
         initial_simplex=None):
    found = _nelder_mead(func, x0, args, callback, maxiter, maxfun, disp, xtol, ftol, initial_simplex=initial_simplex)
    return (found.x, found.fun, found.nit, found.nfev, found.status) if full_output else found.x
