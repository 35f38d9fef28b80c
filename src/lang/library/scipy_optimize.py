"""scipy.optimize: minima, roots and fits of curves, by SciPy's own steps, so that they come to its numbers."""
import math
import numpy as np

# in _nowhere
_eps = math.sqrt(2.220446049250313e-16)
_done = "Optimization terminated successfully."
_messages = {"evaluations": "Maximum number of function evaluations has been exceeded.",
             "iterations": "Maximum number of iterations has been exceeded.",
             "precision": "Desired error not necessarily achieved due to precision loss.", "nan": "NaN result encountered."}
_order = ("message", "success", "status", "fun", "funl", "x", "xl", "col_ind", "nit", "lower", "upper", "eqlin", "ineqlin",
          "converged", "flag", "function_calls", "iterations", "root")


def _float_text(x):
    if not math.isfinite(x):
        return {"inf": "       inf", "-inf": "      -inf"}.get(str(float(x)), "       nan")
    return np.format_float_scientific(x, precision=3, pad_left=2, unique=False)


def _row_text(words, width, comma):
    """Words in brackets, in lines of a width."""
    lines, line = [], "["
    for i, w in enumerate(words):
        if len(line) > 1 and len(line) + len(w) > width - 1:
            lines.append(line.rstrip())
            line = " "
        line += w + (comma + " " if i < len(words) - 1 else "")
    return "\n".join(lines + [line]) + "]"


def _array_text(x, width, comma=""):
    if x.dtype.kind != "f" or x.ndim == 0 or x.ndim > 2:
        return str(x)
    short = x.size > 12

    def parts(row):
        return list(row) if not short or len(row) <= 4 else list(row[:2]) + [None] + list(row[-2:])

    def line(row, wide):
        return _row_text(["..." if v is None else _float_text(v) for v in parts(row.tolist())], wide, comma)
    if x.ndim == 1:
        return line(x, width)
    rows = ["..." if r is None else line(r, width - 1) for r in parts([row for row in x])]
    return "[" + (comma + "\n ").join(rows) + "]"


def _shown(value, n, more):
    """As SciPy writes results: one line for each part."""
    if isinstance(value, dict):
        names = sorted(value.keys(), key=lambda k: _order.index(k) if k in _order else len(_order))
        wide = max([len(k) for k in names]) + more
        parts = []
        for k in names:
            text = _shown(value[k], wide + n + 2, 0)
            parts.append(k.rjust(wide) + ": " + text.replace("\n", "\n" + " " * (wide + 2)))
        return "\n".join(parts)
    if isinstance(value, tuple) and all([isinstance(v, np.ndarray) for v in value]):
        return "(" + ", ".join(["array(" + _array_text(v, 70 - n, ",").replace("\n", "\n" + " " * 6) + ")" for v in value]) + ")"
    return _array_text(value, 76 - n) if isinstance(value, np.ndarray) and value.ndim else str(value)


# in scipy.optimize
class OptimizeWarning(UserWarning):
    pass


class OptimizeResult(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def __dir__(self):
        return list(self.keys())

    def __repr__(self):
        return _shown(self, 0, 1) if self else "OptimizeResult()"

    def __str__(self):
        return repr(self)


# in _nowhere
class _Function:
    """A function of several numbers with its gradient, of which the last values are kept."""
    def __init__(self, fun, x0, jac, args, epsilon):
        self._fun, self._jac, self._args, self._step = fun, jac, args, epsilon
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
        found = np.zeros(len(x))
        for i in range(len(x)):
            moved = x.copy()
            moved[i] = x[i] + h[i]
            found[i] = (self._called(moved) - first) / (moved[i] - x[i])
        return found


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


def _searched(phi, slope, f0, before, g0, low, high, c1, c2):
    """A step that satisfies Wolfe's conditions (MINPACK-2's dcsrch); None where none is found."""
    s = 1.0
    if g0 != 0:
        s = min(1.0, 1.01 * 2 * (f0 - before) / g0)
        s = 1.0 if s < 0 else s
    if s < low or s > high or g0 >= 0:
        return None, f0
    test, bracketed, first = c1 * g0, False, True
    width = high - low
    width_before = width / 0.5
    sx, fx, gx, sy, fy, gy = 0.0, f0, g0, 0.0, f0, g0
    least, most = 0, s + 4.0 * s
    for _ in range(99):
        f, g = phi(s), slope(s)
        wanted = f0 + s * test
        if first and f <= wanted and g >= 0:
            first = False
        lost = (bracketed and (s <= least or s >= most) or bracketed and most - least <= 1e-14 * most
                or s == high and f <= wanted and g <= test or s == low and (f > wanted or g >= test))
        if f <= wanted and abs(g) <= c2 * -g0:
            return s, f
        if lost:
            return None, f
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
        if bracketed and (s <= least or s >= most) or bracketed and most - least <= 1e-14 * most:
            s = sx
        if not np.isfinite(s):
            return None, f
    return None, f


def _bfgs(fun, x0, args, jac, callback, gtol=1e-5, maxiter=None, disp=False, eps=_eps, norm=np.inf, xrtol=0, c1=1e-4, c2=0.9,
          return_all=False, hess_inv0=None, finite_diff_rel_step=None):
    if finite_diff_rel_step is not None or norm != np.inf:
        raise NotImplementedError("of BFGS' options, norm and finite_diff_rel_step are not in tensh")
    x = np.atleast_1d(np.asarray(x0) + 0.0).ravel()
    f = _Function(fun, x, jac, args, eps)
    maxiter = len(x) * 200 if maxiter is None else maxiter
    now, g = f.value(x), f.slope(x)
    inverse = np.eye(len(x), dtype=int) if hess_inv0 is None else np.asarray(hess_inv0)
    unit = np.eye(len(x), dtype=int)
    before = now + np.linalg.norm(g) / 2
    k, status, size = 0, 0, np.max(np.abs(g))
    seen = [x]
    while size > gtol and k < maxiter:
        p = -np.dot(inverse, g)
        s, found = _searched(lambda a: f.value(x + a * p), lambda a: np.dot(f.slope(x + a * p), p), now, before, np.dot(g, p),
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
        message = _messages["precision"]
    elif k >= maxiter:
        status, message = 1, _messages["iterations"]
    elif np.isnan(size) or np.isnan(now) or np.isnan(x).any():
        status, message = 3, _messages["nan"]
    else:
        message = _done
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
    message = (_done, _messages["evaluations"], _messages["iterations"])[status]
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
    if bounds is not None or (constraints is not None and len(constraints) > 0):
        raise NotImplementedError("scipy.optimize.minimize has no bounds and no constraints in tensh")
    if name not in ("bfgs", "nelder-mead"):
        raise NotImplementedError(f"scipy.optimize.minimize has the methods 'BFGS' and 'Nelder-Mead' in tensh, not {method!r}")
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


def bracket(func, xa=0.0, xb=1.0, args=(), grow_limit=110.0, maxiter=1000):
    gold, tiny = 1.618034, 1e-21
    xa, xb = np.float64(xa), np.float64(xb)
    fa, fb = func(xa, *args), func(xb, *args)
    if fa < fb:
        xa, xb, fa, fb = xb, xa, fb, fa
    xc = xb + gold * (xb - xa)
    fc = func(xc, *args)
    calls, rounds = 3, 0
    while fc < fb:
        one, two = (xb - xa) * (fb - fc), (xb - xc) * (fb - fa)
        apart = two - one
        below = 2.0 * tiny if abs(apart) < tiny else 2.0 * apart
        w = xb - ((xb - xc) * two - (xb - xa) * one) / below
        limit = xb + grow_limit * (xc - xb)
        if rounds > maxiter:
            raise RuntimeError("No valid bracket was found before the iteration limit was reached. Consider trying different "
                               "initial points or increasing `maxiter`.")
        rounds += 1
        if (w - xc) * (xb - w) > 0.0:
            fw = func(w, *args)
            calls += 1
            if fw < fc:
                xa, xb, fa, fb = xb, w, fb, fw
                break
            if fw > fb:
                xc, fc = w, fw
                break
            w = xc + gold * (xc - xb)
            fw = func(w, *args)
            calls += 1
        elif (w - limit) * (limit - xc) >= 0.0:
            w = limit
            fw = func(w, *args)
            calls += 1
        elif (w - limit) * (xc - w) > 0.0:
            fw = func(w, *args)
            calls += 1
            if fw < fc:
                xb, xc, fb, fc = xc, w, fc, fw
                w = xc + gold * (xc - xb)
                fw = func(w, *args)
                calls += 1
        else:
            w = xc + gold * (xc - xb)
            fw = func(w, *args)
            calls += 1
        xa, xb, xc, fa, fb, fc = xb, xc, w, fb, fc, fw
    lower = (fb < fc and fb <= fa) or (fb < fa and fb <= fc)
    between = xa < xb < xc or xc < xb < xa
    if not (lower and between and np.isfinite(xa) and np.isfinite(xb) and np.isfinite(xc)):
        raise RuntimeError("The algorithm terminated without finding a valid bracket. Consider trying different initial points.")
    return xa, xb, xc, fa, fb, fc, calls


# in _nowhere
def _brent(func, args, brack, xtol=1.48e-8, maxiter=500):
    if brack is None or len(brack) == 2:
        xa, xb, xc, fa, fb, fc, calls = bracket(func, *(brack or ()), args=args)
    elif len(brack) == 3:
        xa, xb, xc = [np.float64(v) for v in brack]
        xa, xc = min(xa, xc), max(xa, xc)
        if not xa < xb < xc:
            raise ValueError("Bracketing values (xa, xb, xc) do not fulfill this requirement: (xa < xb) and (xb < xc)")
        fa, fb, fc = func(xa, *args), func(xb, *args), func(xc, *args)
        if not (fb < fa and fb < fc):
            raise ValueError("Bracketing values (xa, xb, xc) do not fulfill this requirement: (f(xb) < f(xa)) and (f(xb) < f(xc))")
        calls = 3
    else:
        raise ValueError("Bracketing interval must be length 2 or 3 sequence.")
    x = w = v = xb
    fx = fw = fv = fb
    a, b = (xa, xc) if xa < xc else (xc, xa)
    moved, rat, rounds = 0.0, 0.0, 0
    while rounds < maxiter:
        near = xtol * abs(x) + 1.0e-11
        nearer, middle = 2.0 * near, 0.5 * (a + b)
        if abs(x - middle) < nearer - 0.5 * (b - a):
            break
        golden = True
        if abs(moved) > near:
            one, two = (x - w) * (fx - fv), (x - v) * (fx - fw)
            p = (x - v) * two - (x - w) * one
            two = 2.0 * (two - one)
            p = -p if two > 0.0 else p
            two = abs(two)
            last, moved = moved, rat
            if p > two * (a - x) and p < two * (b - x) and abs(p) < abs(0.5 * two * last):
                golden = False
                rat = p * 1.0 / two
                u = x + rat
                if u - a < nearer or b - u < nearer:
                    rat = near if middle - x >= 0 else -near
        if golden:
            moved = a - x if x >= middle else b - x
            rat = 0.3819660 * moved
        u = (x + near if rat >= 0 else x - near) if abs(rat) < near else x + rat
        fu = func(u, *args)
        calls += 1
        if fu > fx:
            a, b = (u, b) if u < x else (a, u)
            if fu <= fw or w == x:
                v, w, fv, fw = w, u, fw, fu
            elif fu <= fv or v == x or v == w:
                v, fv = u, fu
        else:
            a, b = (x, b) if u >= x else (a, x)
            v, w, x, fv, fw, fx = w, x, u, fw, fx, fu
        rounds += 1
    good = rounds < maxiter and not (np.isnan(x) or np.isnan(fx))
    message = ("\nOptimization terminated successfully;\nThe returned value satisfies the termination criteria\n"
               f"(using xtol = {xtol} )") if good else "\nMaximum number of iterations exceeded" if rounds >= maxiter else _messages["nan"]
    return OptimizeResult({"message": message, "success": good, "fun": fx, "x": x, "nit": rounds, "nfev": calls})


def _bounded(func, bounds, args, xatol=1e-5, maxiter=500, disp=0):
    if len(bounds) != 2:
        raise ValueError("bounds must have two elements.")
    a, b = bounds
    if not (np.isfinite(a) and np.isfinite(b)):
        raise ValueError("Optimization bounds must be finite scalars.")
    if a > b:
        raise ValueError("The lower bound exceeds the upper bound.")
    root, mean = math.sqrt(2.2e-16), 0.5 * (3.0 - math.sqrt(5.0))
    first = a + mean * (b - a)
    second = xf = x = first
    rat = e = 0.0
    fx = func(x, *args)
    calls, fu, status = 1, np.inf, 0
    ffirst = fsecond = fx
    middle = 0.5 * (a + b)
    near = root * np.abs(xf) + xatol / 3.0
    while np.abs(xf - middle) > 2.0 * near - 0.5 * (b - a):
        golden = True
        if np.abs(e) > near:
            golden = False
            r, q = (xf - second) * (fx - ffirst), (xf - first) * (fx - fsecond)
            p = (xf - first) * q - (xf - second) * r
            q = 2.0 * (q - r)
            p = -p if q > 0.0 else p
            q = np.abs(q)
            r, e = e, rat
            if np.abs(p) < np.abs(0.5 * q * r) and p > q * (a - xf) and p < q * (b - xf):
                rat = (p + 0.0) / q
                x = xf + rat
                if x - a < 2.0 * near or b - x < 2.0 * near:
                    rat = near * (np.sign(middle - xf) + ((middle - xf) == 0))
            else:
                golden = True
        if golden:
            e = a - xf if xf >= middle else b - xf
            rat = mean * e
        x = xf + (np.sign(rat) + (rat == 0)) * np.maximum(np.abs(rat), near)
        fu = func(x, *args)
        calls += 1
        if fu <= fx:
            a, b = (xf, b) if x >= xf else (a, xf)
            first, ffirst, second, fsecond, xf, fx = second, fsecond, xf, fx, x, fu
        else:
            a, b = (x, b) if x < xf else (a, x)
            if fu <= fsecond or second == xf:
                first, ffirst, second, fsecond = second, fsecond, x, fu
            elif fu <= ffirst or first == xf or first == second:
                first, ffirst = x, fu
        middle = 0.5 * (a + b)
        near = root * np.abs(xf) + xatol / 3.0
        if calls >= maxiter:
            status = 1
            break
    status = 2 if np.isnan(xf) or np.isnan(fx) or np.isnan(fu) else status
    message = ("Solution found.", "Maximum number of function calls reached.", _messages["nan"])[status]
    return OptimizeResult({"message": message, "success": status == 0, "status": status, "fun": fx, "x": xf, "nit": calls,
                           "nfev": calls})


# in scipy.optimize
def minimize_scalar(fun, bracket=None, bounds=None, args=(), method=None, tol=None, options=None):
    args = args if isinstance(args, tuple) else (args,)
    options = dict(options or {})
    name = ("brent" if bounds is None else "bounded") if method is None else method.lower()
    if name == "bounded":
        if bounds is None:
            raise ValueError("The `bounds` parameter is mandatory for method `bounded`.")
        if tol is not None:
            options.setdefault("xatol", tol)
        return _bounded(fun, bounds, args, **options)
    if name != "brent":
        raise NotImplementedError(f"scipy.optimize.minimize_scalar has the methods 'brent' and 'bounded' in tensh, not {method!r}")
    if bounds is not None:
        raise ValueError(f"Use of `bounds` is incompatible with 'method={method}'.")
    if tol is not None:
        options.setdefault("xtol", tol)
    return _brent(fun, args, bracket, **options)


class RootResults(OptimizeResult):
    pass


# in _nowhere
_rtol = 4 * 2.220446049250313e-16


def _ends(f, a, b, args, xtol, rtol):
    if xtol <= 0:
        raise ValueError(f"xtol too small ({xtol:g} <= 0)")
    if rtol < _rtol:
        raise ValueError(f"rtol too small ({rtol:g} < {_rtol:g})")
    fa, fb = float(f(a, *args)), float(f(b, *args))
    if math.isnan(fa) or math.isnan(fb):
        raise ValueError("The function value at x=nan is NaN; solver cannot continue.")
    if fa * fb > 0:
        raise ValueError("f(a) and f(b) must have different signs")
    return fa, fb


def _result(x, rounds, calls, full, converged, method, disp):
    if not converged and disp:
        raise RuntimeError(f"Failed to converge after {rounds} iterations.")
    if not full:
        return x
    return x, RootResults({"converged": converged, "flag": "converged" if converged else "convergence error", "function_calls": calls,
                           "iterations": rounds, "root": x, "method": method})


# in scipy.optimize
def bisect(f, a, b, args=(), xtol=2e-12, rtol=_rtol, maxiter=100, full_output=False, disp=True):
    args = args if isinstance(args, tuple) else (args,)
    fa, fb = _ends(f, a, b, args, xtol, rtol)
    if fa == 0 or fb == 0:
        return _result(float(a if fa == 0 else b), 0, 2, full_output, True, "bisect", disp)
    x, step, calls = float(a), float(b) - float(a), 2
    for i in range(maxiter):
        step *= 0.5
        middle = x + step
        fm = float(f(middle, *args))
        calls += 1
        if fm * fa >= 0:
            x = middle
        if fm == 0 or abs(step) < xtol + rtol * abs(middle):
            return _result(middle, i + 1, calls, full_output, True, "bisect", disp)
    return _result(x, maxiter, calls, full_output, False, "bisect", disp)


def brentq(f, a, b, args=(), xtol=2e-12, rtol=_rtol, maxiter=100, full_output=False, disp=True):
    args = args if isinstance(args, tuple) else (args,)
    before, now = float(a), float(b)
    fbefore, fnow = _ends(f, before, now, args, xtol, rtol)
    if fbefore == 0 or fnow == 0:
        return _result(before if fbefore == 0 else now, 0, 2, full_output, True, "brentq", disp)
    other, fother, last, step, calls = 0.0, 0.0, 0.0, 0.0, 2
    for i in range(maxiter):
        if fbefore != 0 and fnow != 0 and (fbefore < 0) != (fnow < 0):
            other, fother = before, fbefore
            last = step = now - before
        if abs(fother) < abs(fnow):
            before, now, other = now, other, now
            fbefore, fnow, fother = fnow, fother, fnow
        near = (xtol + rtol * abs(now)) / 2
        half = (other - now) / 2
        if fnow == 0 or abs(half) < near:
            return _result(now, i + 1, calls, full_output, True, "brentq", disp)
        if abs(last) > near and abs(fnow) < abs(fbefore):
            if before == other:
                tried = -fnow * (now - before) / (fnow - fbefore)
            else:
                one, two = (fbefore - fnow) / (before - now), (fother - fnow) / (other - now)
                tried = -fnow * (fother * two - fbefore * one) / (two * one * (fother - fbefore))
            if 2 * abs(tried) < min(abs(last), 3 * abs(half) - near):
                last, step = step, tried
            else:
                last = step = half
        else:
            last = step = half
        before, fbefore = now, fnow
        now += step if abs(step) > near else near if half > 0 else -near
        fnow = float(f(now, *args))
        calls += 1
    return _result(now, maxiter, calls, full_output, False, "brentq", disp)


def newton(func, x0, fprime=None, args=(), tol=1.48e-8, maxiter=50, fprime2=None, x1=None, rtol=0.0, full_output=False, disp=True):
    if tol <= 0:
        raise ValueError(f"tol too small ({tol:g} <= 0)")
    if np.size(x0) > 1:
        raise NotImplementedError("scipy.optimize.newton of several numbers at once is not in tensh")
    if fprime2 is not None:
        raise NotImplementedError("scipy.optimize.newton with a second derivative is not in tensh")
    args = args if isinstance(args, tuple) else (args,)
    p0, calls = 1.0 * np.float64(x0), 0
    if fprime is not None:
        for i in range(maxiter):
            value = func(p0, *args)
            calls += 1
            if value == 0:
                return _result(p0, i, calls, full_output, True, "newton", disp)
            slope = fprime(p0, *args)
            calls += 1
            if slope == 0:
                if disp:
                    raise RuntimeError(f"Derivative was zero. Failed to converge after {i + 1} iterations, value is {p0}.")
                return _result(p0, i + 1, calls, full_output, False, "newton", disp)
            p = p0 - value / slope
            if np.isclose(p, p0, rtol=rtol, atol=tol):
                return _result(p, i + 1, calls, full_output, True, "newton", disp)
            p0 = p
    else:
        if x1 is not None:
            if x1 == x0:
                raise ValueError("x1 and x0 must be different")
            p1 = np.float64(x1)
        else:
            p1 = p0 * (1 + 1e-4)
            p1 += 1e-4 if p1 >= 0 else -1e-4
        q0, q1 = func(p0, *args), func(p1, *args)
        calls += 2
        if abs(q1) < abs(q0):
            p0, p1, q0, q1 = p1, p0, q1, q0
        for i in range(maxiter):
            if q1 == q0:
                p = (p1 + p0) / 2.0
                if p1 != p0 and disp:
                    raise RuntimeError(f"Tolerance of {p1 - p0} reached. Failed to converge after {i + 1} iterations, value is {p}.")
                return _result(p, i + 1, calls, full_output, p1 == p0, "secant", disp)
            p = (-q0 / q1 * p1 + p0) / (1 - q0 / q1) if abs(q1) > abs(q0) else (-q1 / q0 * p0 + p1) / (1 - q1 / q0)
            if np.isclose(p, p1, rtol=rtol, atol=tol):
                return _result(p, i + 1, calls, full_output, True, "secant", disp)
            p0, q0, p1 = p1, q1, p
            q1 = func(p1, *args)
            calls += 1
    if disp:
        raise RuntimeError(f"Failed to converge after {maxiter} iterations, value is {p}.")
    return _result(p, maxiter, calls, full_output, False, "newton" if fprime is not None else "secant", disp)


def root_scalar(f, args=(), method=None, bracket=None, fprime=None, fprime2=None, x0=None, x1=None, xtol=None, rtol=None, maxiter=None,
                options=None):
    if method is None:
        method = "brentq" if bracket is not None else "newton" if x0 is not None and fprime else "secant" if x0 is not None else None
        if method is None:
            raise ValueError("Unable to select a solver as neither bracket nor starting point provided.")
    said = {k: v for k, v in (("xtol", xtol), ("rtol", rtol), ("maxiter", maxiter)) if v is not None}
    name = method.lower()
    if name in ("brentq", "bisect"):
        if bracket is None:
            raise ValueError(f"Bracket needed for {method}")
        return (brentq if name == "brentq" else bisect)(f, bracket[0], bracket[1], args, full_output=True, disp=False, **said)[1]
    if name not in ("newton", "secant"):
        raise NotImplementedError(f"scipy.optimize.root_scalar has 'brentq', 'bisect', 'newton' and 'secant' in tensh, not {method!r}")
    if "xtol" in said:
        said["tol"] = said.pop("xtol")
    if name == "newton" and not fprime:
        raise NotImplementedError("scipy.optimize.root_scalar wants fprime for 'newton' in tensh")
    if fprime is True:
        both = f
        f, fprime = (lambda x, *a: both(x, *a)[0]), (lambda x, *a: both(x, *a)[1])
    return newton(f, x0, fprime if name == "newton" else None, args, x1=x1 if name == "secant" else None, full_output=True, disp=False,
                  **said)[1]


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
_failures = {6: "Both actual and predicted relative reductions in the sum of squares are too small.",
             7: "The relative error between two consecutive iterates is too small.",
             8: "The cosine of the angle between func(x) and any column of the Jacobian is at most zero in absolute value"}
_smallest = 2.220446049250313e-16


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
