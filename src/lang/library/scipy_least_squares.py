"""scipy.optimize.least_squares: sums of squares within bounds, by reflective steps in a region of trust (Branch, Coleman, Li)."""
import numpy as np
from scipy.optimize import OptimizeResult
from _scipy_fits import counted, levenberg

# in _nowhere
_eps = float(np.finfo(np.float64).eps)
_messages = {0: "The maximum number of function evaluations is exceeded.", 1: "`gtol` termination condition is satisfied.",
             2: "`ftol` termination condition is satisfied.", 3: "`xtol` termination condition is satisfied.",
             4: "Both `ftol` and `xtol` termination conditions are satisfied."}
_norm = np.linalg.norm


def _huber(z):
    far = np.where(z <= 1, 1.0, z)
    return np.where(z <= 1, z, 2 * far ** 0.5 - 1), far ** -0.5, np.where(z <= 1, 0.0, -0.5 * far ** -1.5)


_losses = {"linear": None, "huber": _huber, "soft_l1": lambda z: (2 * ((1 + z) ** 0.5 - 1), (1 + z) ** -0.5, -0.5 * (1 + z) ** -1.5),
           "cauchy": lambda z: (np.log1p(z), 1 / (1 + z), -1 / (1 + z) ** 2),
           "arctan": lambda z: (np.arctan(z), 1 / (1 + z ** 2), -2 * z / (1 + z ** 2) ** 2)}


class _Loss:
    """What residuals cost, and residuals and slopes whose squares cost as much."""
    def __init__(self, loss, scale):
        self._of, self._scale = loss, scale

    def cost(self, f):
        if self._of is None:
            return 0.5 * np.dot(f, f)
        return 0.5 * self._scale ** 2 * np.sum(self._of((f / self._scale) ** 2)[0])

    def scaled(self, J, f):
        if self._of is None:
            return J, f
        _, first, second = self._of((f / self._scale) ** 2)
        by = np.maximum(first + 2 * second / self._scale ** 2 * f ** 2, _eps) ** 0.5
        return J * by[:, None], f * (first / by)


def _differences(fun, method, step, lb, ub):
    def slopes(x, f):
        sign = np.where(x >= 0, 1.0, -1.0)
        part = _eps ** (1 / 3) if method == "3-point" else _eps ** 0.5
        h = part * sign * np.maximum(1.0, np.abs(x)) if step is None else step * sign * np.abs(x)
        below, above = x - lb, ub - x
        if method == "3-point":
            h = np.abs(h)
            central = (below >= h) & (above >= h)
            h = np.where(central, h, np.where(above >= below, np.minimum(h, 0.5 * above), -np.minimum(h, 0.5 * below)))
        else:
            outside, fits = (x + h < lb) | (x + h > ub), np.abs(h) <= np.maximum(below, above)
            h = np.where(outside & fits, -h, np.where(fits, h, np.where(above >= below, above, -below)))
        columns = []
        for i in range(len(x)):
            there, back = x.copy(), x.copy()
            there[i] = x[i] + h[i]
            if method != "3-point":
                columns.append((fun(there) - f) / (there[i] - x[i]))
            elif central[i]:
                back[i] = x[i] - h[i]
                columns.append((fun(there) - fun(back)) / (there[i] - back[i]))
            else:
                back[i] = x[i] + 2 * h[i]
                columns.append((-3.0 * f + 4 * fun(there) - fun(back)) / (back[i] - x[i]))
        return np.stack(columns, axis=1)
    return slopes


def _bound(x, s, lb, ub):
    """How far it is to a bound, and which are hit."""
    moves = s != 0
    safe = np.where(moves, s, 1.0)
    steps = np.where(moves, np.maximum((lb - x) / safe, (ub - x) / safe), np.inf)
    return np.min(steps), (steps == np.min(steps)) & moves


def _active(x, lb, ub, rtol):
    if rtol == 0:
        return np.where(x >= ub, 1, np.where(x <= lb, -1, 0))
    below, above = x - lb, ub - x
    low = np.isfinite(lb) & (below <= np.minimum(above, rtol * np.maximum(1, np.abs(lb))))
    high = np.isfinite(ub) & (above <= np.minimum(below, rtol * np.maximum(1, np.abs(ub))))
    return np.where(high, 1, np.where(low, -1, 0))


def _inside(x, lb, ub, step):
    active = _active(x, lb, ub, step)
    low = np.nextafter(lb, ub) if step == 0 else lb + step * np.maximum(1, np.abs(lb))
    high = np.nextafter(ub, lb) if step == 0 else ub - step * np.maximum(1, np.abs(ub))
    x = np.where(active == -1, low, np.where(active == 1, high, x))
    return np.where((x < lb) | (x > ub), 0.5 * (lb + ub), x)


def _within(uf, s, V, radius, alpha, m):
    """The step within the radius that lessens the squares most, and how much it is damped (Moré)."""
    suf = s * uf
    full = m >= len(V) and s[-1] > _eps * m * s[0]

    def apart(alpha):
        below = s ** 2 + alpha
        size = _norm(suf / below)
        return size - radius, -np.sum(suf ** 2 / below ** 3) / size
    low, high = 0.0, _norm(suf) / radius
    if full:
        p = -np.dot(V, uf / s)
        if _norm(p) <= radius:
            return p, 0.0
        phi, slope = apart(0.0)
        low = -phi / slope
    if not full and alpha == 0:
        alpha = max(0.001 * high, (low * high) ** 0.5)
    for _ in range(10):
        if alpha < low or alpha > high:
            alpha = max(0.001 * high, (low * high) ** 0.5)
        phi, slope = apart(alpha)
        high = alpha if phi < 0 else high
        low = max(low, alpha - phi / slope)
        alpha -= (phi + radius) * (phi / slope) / radius
        if abs(phi) < 0.01 * radius:
            break
    p = -np.dot(V, suf / (s ** 2 + alpha))
    return p * (radius / _norm(p)), alpha


def _least(a, b, low, high, c=0):
    """Where a t² + b t + c is least between two ends, and what it is there."""
    ends = [low, high] + ([-0.5 * b / a] if a != 0 and low < -0.5 * b / a < high else [])
    values = [t * (a * t + b) + c for t in ends]
    best = values.index(min(values))
    return ends[best], values[best]


def _chosen(x, J, diag, g, p_h, d, radius, lb, ub, theta):
    """The step itself, reflected at the bound that it meets, or down the slope: (step, the same scaled, what it gains)."""
    def curve(s, t):
        return np.dot(np.dot(J, s), np.dot(J, t)) + np.dot(s * diag, t)

    def value(s):
        return 0.5 * curve(s, s) + np.dot(s, g)
    p = d * p_h
    if np.all((x + p >= lb) & (x + p <= ub)):
        return p, p_h, -value(p_h)
    stride, hits = _bound(x, p, lb, ub)
    r_h = np.where(hits, -p_h, p_h)
    p, p_h = p * stride, p_h * stride
    a, b = np.dot(r_h, r_h), np.dot(p_h, r_h)
    q = -(b + np.copysign(np.sqrt(b * b - a * (np.dot(p_h, p_h) - radius ** 2)), b))
    to_trust = max(q / a, (np.dot(p_h, p_h) - radius ** 2) / q)
    to_bound, _ = _bound(x + p, d * r_h, lb, ub)
    reach = min(to_bound, to_trust)
    low, high = ((1 - theta) * stride / reach, theta * to_bound if reach == to_bound else to_trust) if reach > 0 else (0, -1)
    r_value = np.inf
    if low <= high:
        c = 0.5 * curve(p_h, p_h) + np.dot(g, p_h)
        t, r_value = _least(0.5 * curve(r_h, r_h), np.dot(g, r_h) + curve(p_h, r_h), low, high, c)
        r_h = r_h * t + p_h
    p_h = p_h * theta
    down = -g
    to_trust, (to_bound, _) = radius / _norm(down), _bound(x, d * down, lb, ub)
    t, down_value = _least(0.5 * curve(down, down), np.dot(g, down), 0, theta * to_bound if to_bound < to_trust else to_trust)
    p_value = value(p_h)
    if p_value < r_value and p_value < down_value:
        return d * p_h, p_h, -p_value
    if r_value < p_value and r_value < down_value:
        return r_h * d, r_h, -r_value
    return d * down * t, down * t, -down_value


def _reflective(fun, slopes, x, f, lb, ub, ftol, xtol, gtol, most, x_scale, loss):
    true, raw, nfev, njev = f, slopes(x, f), 1, 1
    (m, n), cost = raw.shape, loss.cost(f)
    J, f = loss.scaled(raw, f)
    g = np.dot(J.T, f)
    by_slopes = isinstance(x_scale, str)

    def inverse(before):
        found = np.sum(J ** 2, axis=0) ** 0.5
        return np.where(found == 0, 1.0, found) if before is None else np.maximum(found, before)

    def bounds():
        up, down = (g < 0) & np.isfinite(ub), (g > 0) & np.isfinite(lb)
        return np.where(up, ub - x, np.where(down, x - lb, 1.0)), np.where(up, -1.0, np.where(down, 1.0, 0.0))
    unscale = inverse(None) if by_slopes else 1 / x_scale
    v, dv = bounds()
    radius = _norm(x * unscale / np.where(dv != 0, v * unscale, v) ** 0.5) or 1.0
    alpha, status = 0.0, None
    while True:
        v, dv = bounds()
        steep = np.max(np.abs(g * v))
        status = 1 if steep < gtol else status
        if status is not None or nfev == most:
            break
        scale = 1 / unscale
        d = np.where(dv != 0, v * unscale, v) ** 0.5 * scale
        diag, g_h, J_h = g * dv * scale, d * g, J * d
        U, s, V = np.linalg.svd(np.concatenate([J_h, np.diag(diag ** 0.5)]), full_matrices=False)
        uf = np.dot(U.T, np.concatenate([f, np.zeros(n)]))
        theta, actual = max(0.995, 1 - steep), -1
        while actual <= 0 and nfev < most:
            p_h, alpha = _within(uf, s, V.T, radius, alpha, m)
            step, step_h, predicted = _chosen(x, J_h, diag, g_h, p_h, d, radius, lb, ub, theta)
            new = _inside(x + step, lb, ub, 0)
            there = fun(new)
            nfev += 1
            length = _norm(step_h)
            if not np.all(np.isfinite(there)):
                radius = 0.25 * length
                continue
            newcost = loss.cost(there)
            actual = cost - newcost
            ratio = actual / predicted if predicted > 0 else 1 if predicted == actual == 0 else 0
            before = radius
            radius = 0.25 * length if ratio < 0.25 else radius * 2.0 if ratio > 0.75 and length > 0.95 * radius else radius
            small, near = actual < ftol * cost and ratio > 0.25, _norm(step) < xtol * (xtol + _norm(x))
            status = 4 if small and near else 2 if small else 3 if near else None
            if status is not None:
                break
            alpha *= before / radius
        if actual > 0:
            x, f, true, cost = new, there, there, newcost
            raw = slopes(x, f)
            njev += 1
            J, f = loss.scaled(raw, f)
            g = np.dot(J.T, f)
            unscale = inverse(unscale) if by_slopes else unscale
    return {"x": x, "cost": cost, "fun": true, "jac": J, "grad": g, "optimality": steep, "active_mask": _active(x, lb, ub, xtol) if np.any(np.isfinite(lb) | np.isfinite(ub)) else np.zeros(n),
            "nfev": nfev, "njev": njev, "status": status or 0}


def _marquardt(fun, slopes, x, ftol, xtol, gtol, most, analytic):
    counting = counted(fun)
    x, f, _, _, why = levenberg(counting, slopes, x, most or 100 * len(x), ftol, xtol, gtol)
    J = slopes(x, f)
    g = np.dot(J.T, f)
    return {"x": x, "cost": 0.5 * np.dot(f, f), "fun": f, "jac": J, "grad": g, "optimality": np.max(np.abs(g)),
            "active_mask": np.zeros(len(x), dtype="int64"), "nfev": counting.calls, "njev": analytic() if analytic else None,
            "status": {1: 2, 2: 3, 3: 4, 4: 1}.get(why, 0)}


def _ends(bounds, n):
    lb, ub = (bounds.lb, bounds.ub) if hasattr(bounds, "lb") else bounds
    return [np.full(n, v) if v.ndim == 0 else v for v in (np.asarray(lb) + 0.0, np.asarray(ub) + 0.0)]


# in scipy.optimize
class Bounds:
    def __init__(self, lb=-np.inf, ub=np.inf, keep_feasible=False):
        self.lb, self.ub, self.keep_feasible = np.atleast_1d(lb), np.atleast_1d(ub), np.atleast_1d(keep_feasible)

    def __repr__(self):
        kept = f", keep_feasible={self.keep_feasible!r}" if np.any(self.keep_feasible) else ""
        return f"Bounds({self.lb!r}, {self.ub!r}{kept})"


def least_squares(fun, x0, jac="2-point", bounds=(-np.inf, np.inf), method="trf", ftol=1e-8, xtol=1e-8, gtol=1e-8, x_scale=None,
                  loss="linear", f_scale=1.0, diff_step=None, tr_solver=None, tr_options=None, jac_sparsity=None, max_nfev=None, verbose=0,
                  args=(), kwargs=None, callback=None, workers=None):
    if method not in ("trf", "dogbox", "lm"):
        raise ValueError("`method` must be 'trf', 'dogbox' or 'lm'.")
    if jac not in ("2-point", "3-point", "cs") and not callable(jac):
        raise ValueError("`jac` must be '2-point', '3-point', 'cs' or callable.")
    if method == "dogbox" or jac == "cs" or jac_sparsity is not None or callable(loss) or tr_solver == "lsmr" or verbose == 2:
        raise NotImplementedError("scipy.optimize.least_squares has the methods 'trf' and 'lm', with dense slopes, in tensh")
    if loss not in _losses:
        raise ValueError(f"`loss` must be one of {dict(_losses).keys()} or a callable.")
    if method == "lm" and loss != "linear":
        raise ValueError("method='lm' supports only 'linear' loss function.")
    if max_nfev is not None and max_nfev <= 0:
        raise ValueError("`max_nfev` must be None or positive integer.")
    x0 = np.atleast_1d(np.asarray(x0)) + 0.0
    lb, ub = _ends(bounds, len(x0))
    if method == "lm" and not np.all((lb == -np.inf) & (ub == np.inf)):
        raise ValueError("Method 'lm' doesn't support bounds.")
    if lb.shape != x0.shape or ub.shape != x0.shape:
        raise ValueError("Inconsistent shapes between bounds and `x0`.")
    if np.any(lb >= ub):
        raise ValueError("Each lower bound must be strictly less than each upper bound.")
    if not np.all((x0 >= lb) & (x0 <= ub)):
        raise ValueError("Initial guess is outside of provided bounds")
    ftol, xtol, gtol = [0 if tol is None else tol for tol in (ftol, xtol, gtol)]
    x0 = _inside(x0, lb, ub, 1e-10) if method == "trf" else x0
    more, asked = kwargs or {}, [0]
    evaluate = lambda x: np.atleast_1d(np.asarray(fun(x, *args, **more))) + 0.0

    def given(x, f):
        asked[0] += 1
        return np.atleast_2d(np.asarray(jac(x, *args, **more))) + 0.0
    slopes = given if callable(jac) else _differences(evaluate, jac, diff_step, lb, ub)
    f0 = evaluate(x0)
    if f0.ndim != 1:
        raise ValueError(f"`fun` must return at most 1-d array_like. f0.shape: {tuple(f0.shape)}")
    if not np.all(np.isfinite(f0)):
        raise ValueError("Residuals are not finite in the initial point.")
    if method == "lm" and f0.size < x0.size:
        raise ValueError("Method 'lm' doesn't work when the number of residuals is less than the number of variables.")
    scale = "jac" if isinstance(x_scale, str) else np.ones(len(x0)) * (1.0 if x_scale is None else np.asarray(x_scale))
    cost = _Loss(_losses[loss], f_scale)
    if method == "lm":
        found = _marquardt(evaluate, slopes, x0, ftol, xtol, gtol, max_nfev, (lambda: asked[0] - 1) if callable(jac) else None)
    else:
        found = _reflective(evaluate, slopes, x0, f0, lb, ub, ftol, xtol, gtol, max_nfev or 100 * len(x0), scale, cost)
    found = OptimizeResult({**found, "message": _messages[found["status"]], "success": found["status"] > 0})
    if verbose:
        print(found.message)
        print(f"Function evaluations {found.nfev}, initial cost {cost.cost(f0):.4e}, final cost {found.cost:.4e}, "
              f"first-order optimality {found.optimality:.2e}.")
    return found
