"""scipy.optimize: minima under constraints, by quadratic models with linear constraints (Kraft's SLSQP)."""
import math
import numpy as np
import _scipy_minima as _minima
from scipy.optimize import OptimizeResult

# in _nowhere
_eps = math.sqrt(float(np.finfo(np.float64).eps))
_modes = {0: "Optimization terminated successfully", 4: "Inequality constraints incompatible", 6: "Singular matrix C in LSQ subproblem",
          8: "Positive directional derivative for linesearch", 9: "Iteration limit reached"}


def _model_minimum(B, g, A, b, equal):
    """Where s'Bs/2 + g's is least with As + b = 0 for the first rows and >= 0 for the others, and the multipliers; by Goldfarb
    and Idnani, from the minimum without constraints on. None where there is no such place."""
    inverse = np.linalg.inv(B)
    s, active, u = -np.dot(inverse, g), [], []
    signs, count = {}, len(b)
    for _ in range(10 * (count + len(g)) + 50):
        values = np.dot(A, s) + b if count else np.zeros(0)
        scale = 1e-12 * (1.0 + np.abs(b))
        missing = [i for i in range(equal) if i not in active and abs(values[i]) > scale[i]]
        rest = [i for i in range(equal) if i not in active]
        if rest:
            worst = (missing or rest)[0]
            signs[worst] = 1.0 if values[worst] <= 0 else -1.0
        else:
            if count == equal or np.min(np.where(np.isin(np.arange(count), active), 0.0, values)[equal:] / (1.0 + np.abs(b[equal:]))) >= -1e-12:
                return s, _spread(active, u, signs, count)
            worst = equal + int(np.argmin(np.where(np.isin(np.arange(count), active), 0.0, values)[equal:]))
            signs[worst] = 1.0
        extra = 0.0
        while True:
            n = signs[worst] * A[worst]
            value = signs[worst] * (np.dot(A[worst], s) + b[worst])
            if active:
                N = np.stack([signs[i] * A[i] for i in active], axis=1)
                inner = np.dot(N.T, np.dot(inverse, N))
                r = np.linalg.solve(inner, np.dot(N.T, np.dot(inverse, n)))
                z = np.dot(inverse, n - np.dot(N, r))
            else:
                r, z = np.zeros(0), np.dot(inverse, n)
            zn = np.dot(z, n)
            flat = zn <= 1e-14 * np.dot(n, np.dot(inverse, n))
            blocked = [(u[k] / r[k], k) for k in range(len(active)) if active[k] >= equal and r[k] > 0]
            first, place = min(blocked) if blocked else (np.inf, -1)
            whole = np.inf if flat else -value / zn
            if first == np.inf and whole == np.inf:
                if flat and abs(value) <= 1e-10:
                    return s, _spread(active, u, signs, count)
                return None
            t = min(first, whole)
            if not flat:
                s = s + t * z
            u = [a - t * q for a, q in zip(u, r.tolist())]
            extra += t
            if whole <= first:
                active, u = active + [worst], u + [extra]
                break
            active.pop(place)
            u.pop(place)
    return None


def _spread(active, u, signs, count):
    full = np.zeros(count)
    for i, v in zip(active, u):
        full[i] = v * signs[i]
    return full


class _Held:
    """One constraint: a function that is 0, or not below it, with its slopes."""
    def __init__(self, kind, fun, jac, args, step, ends):
        self.kind, self._fun, self._jac, self._args, self._step, self._ends = kind, fun, jac, args, step, ends

    def value(self, x):
        return np.atleast_1d(np.asarray(self._fun(x.copy(), *self._args)) + 0.0).ravel()

    def slope(self, x):
        if self._jac is not None:
            return np.atleast_2d(np.asarray(self._jac(x.copy(), *self._args)) + 0.0)
        x = np.clip(x, *self._ends)
        first, h = self.value(x), _minima.within(x, np.full(len(x), self._step), *self._ends)
        columns = []
        for i in range(len(x)):
            moved = x.copy()
            moved[i] = x[i] + h[i]
            columns.append((self.value(moved) - first) / (moved[i] - x[i]))
        return np.stack(columns, axis=1)


def _old(one, x):
    """Constraints of the newer kind as those of the older one."""
    if isinstance(one, dict):
        return [one]
    if hasattr(one, "A"):
        A = np.atleast_2d(np.asarray(one.A.toarray() if hasattr(one.A, "toarray") else one.A) + 0.0)
        value, slope = (lambda x: np.dot(A, x)), (lambda x: A)
    else:
        value = lambda x: np.atleast_1d(np.asarray(one.fun(x)) + 0.0)
        slope = (lambda x: np.atleast_2d(one.jac(x))) if callable(one.jac) else None
    size = len(value(np.asarray(x) + 0.0))
    low, high = [np.broadcast_to(np.asarray(v) + 0.0, (size,)) for v in (one.lb, one.ub)]
    same, below, above = low == high, np.isfinite(low) & (low != high), np.isfinite(high) & (low != high)
    made = []
    if same.any():
        made.append({"type": "eq", "fun": lambda x: (value(x) - low)[same], **({"jac": lambda x: slope(x)[same]} if slope else {})})
    if below.any() or above.any():
        made.append({"type": "ineq", "fun": lambda x: np.concatenate([(value(x) - low)[below], (high - value(x))[above]]),
                     **({"jac": lambda x: np.concatenate([slope(x)[below], -slope(x)[above]])} if slope else {})})
    return made


def _all_held(constraints, x, step, ends):
    given = constraints if isinstance(constraints, (list, tuple)) else (constraints,)
    found = {"eq": [], "ineq": []}
    for i, one in enumerate([c for g in given for c in _old(g, x)]):
        if "type" not in one:
            raise KeyError(f"Constraint {i} has no type defined.")
        kind = one["type"].lower()
        if kind not in found:
            raise ValueError(f"Unknown constraint type '{one['type']}'.")
        if "fun" not in one:
            raise ValueError(f"Constraint {i} has no function defined.")
        args = one.get("args", ())
        found[kind].append(_Held(kind, one["fun"], one.get("jac"), args if isinstance(args, tuple) else tuple(args), step, ends))
    return found["eq"] + found["ineq"]


# in _scipy_constrained
def slsqp(fun, x0, args, jac, ends, constraints, callback, maxiter=100, ftol=1e-6, iprint=1, disp=False, eps=_eps):
    x = np.atleast_1d(np.asarray(x0)).ravel().astype("float64")
    low, high = ends
    x, n = np.clip(x, low, high), len(x)
    held = _all_held(constraints, x, eps, ends)
    values = lambda x: np.concatenate([h.value(x) for h in held]) if held else np.zeros(0)
    slopes = lambda x: np.concatenate([h.slope(x) for h in held]) if held else np.zeros((0, n))
    equal = sum([len(h.value(x)) for h in held if h.kind == "eq"])
    f = _minima.Function(fun, x, jac, args, eps, ends)
    now, g, C, c = f.value(x), f.slope(x), slopes(x), values(x)
    is_equal = np.arange(len(c)) < equal
    missed = lambda c: np.maximum(-c, np.where(is_equal, c, 0.0))
    sides = [(i, 1.0, low) for i in range(n) if np.isfinite(low[i])] + [(i, -1.0, high) for i in range(n) if np.isfinite(high[i])]
    B, mu, k, mode, resets = np.eye(n), np.zeros(len(c)), 0, -1, 1
    r = np.zeros(len(c))
    while True:
        k += 1
        if k > maxiter:
            mode, k = 9, maxiter
            break
        edges = np.zeros((len(sides), n))
        gaps = np.zeros(len(sides))
        for row, (i, sign, end) in enumerate(sides):
            edges[row, i], gaps[row] = sign, sign * (x[i] - end[i])
        solved = _model_minimum(B, g, np.concatenate([C, edges]), np.concatenate([c, gaps]), equal)
        if solved is None:
            mode = 4
            break
        s, r = solved[0], solved[1][:len(c)]
        v = g - np.dot(C.T, r)
        old, x_old, slope = now, x, float(np.dot(g, s))
        mu = np.maximum(np.abs(r), (mu + np.abs(r)) / 2)
        if abs(slope) + np.sum(np.abs(r) * np.abs(c)) < ftol and np.sum(missed(c)) < ftol:
            mode = 0
            break
        merit = now + np.sum(mu * missed(c))
        h3 = slope - np.sum(mu * missed(c))
        if h3 >= 0:
            resets += 1
            if resets > 5:
                near = abs(now - old) < 10 * ftol and np.sum(missed(c)) < 10 * ftol
                mode = 0 if near else 8
                break
            B = np.eye(n)
            continue
        alpha = 1.0
        for line in range(1, 12):
            h3, s = alpha * h3, alpha * s
            x = np.clip(x_old + s, low, high)
            now, c = f.value(x), values(x)
            gain = now + np.sum(mu * missed(c)) - merit
            if gain <= h3 / 10 or line > 10:
                break
            alpha = max(h3 / (2 * (h3 - gain)), 0.1)
        if (abs(now - old) < ftol or np.linalg.norm(s) < ftol) and np.sum(missed(c)) < ftol:
            mode = 0
        else:
            g, C = f.slope(x), slopes(x)
        if callback is not None:
            callback(x.copy())
        if mode == 0:
            break
        u, v = g - np.dot(C.T, r) - v, np.dot(B, s)
        h1, h2 = float(np.dot(s, u)), float(np.dot(s, v))
        if h1 < 0.2 * h2:
            share = (h2 - 0.2 * h2) / (h2 - h1)
            u, h1 = share * u + (1 - share) * v, 0.2 * h2
        B = B + u[:, None] * u[None, :] / h1 - v[:, None] * v[None, :] / h2
    if disp:
        print(f"{_modes[mode]}    (Exit mode {mode})\n            Current function value: {now}\n            Iterations: {k}")
        print(f"            Function evaluations: {f.nfev}\n            Gradient evaluations: {f.ngev}")
    return OptimizeResult({"message": _modes[mode], "success": mode == 0, "status": mode, "fun": now, "x": x, "nit": k, "jac": g,
                           "nfev": f.nfev, "njev": f.ngev, "multipliers": r})


# in scipy.optimize
class LinearConstraint:
    def __init__(self, A, lb=-np.inf, ub=np.inf, keep_feasible=False):
        self.A, self.lb, self.ub, self.keep_feasible = np.atleast_2d(A), np.atleast_1d(lb) + 0.0, np.atleast_1d(ub) + 0.0, keep_feasible


class NonlinearConstraint:
    def __init__(self, fun, lb, ub, jac="2-point", hess=None, keep_feasible=False, finite_diff_rel_step=None, finite_diff_jac_sparsity=None):
        self.fun, self.lb, self.ub, self.jac, self.hess, self.keep_feasible = fun, lb, ub, jac, hess, keep_feasible


def rosen(x):
    x = np.asarray(x)
    return np.sum(100.0 * (x[1:] - x[:-1] ** 2.0) ** 2.0 + (1 - x[:-1]) ** 2.0, axis=0)


def rosen_der(x):
    x = np.asarray(x) + 0.0
    der = np.zeros_like(x)
    middle = x[1:-1]
    der[1:-1] = 200 * (middle - x[:-2] ** 2) - 400 * (x[2:] - middle ** 2) * middle - 2 * (1 - middle)
    der[0] = -400 * x[0] * (x[1] - x[0] ** 2) - 2 * (1 - x[0])
    der[-1] = 200 * (x[-1] - x[-2] ** 2)
    return der


def rosen_hess(x):
    x = np.atleast_1d(np.asarray(x) + 0.0)
    H = np.diag(-400 * x[:-1], 1) - np.diag(400 * x[:-1], -1)
    across = np.zeros(len(x))
    across[0] = 1200 * x[0] ** 2 - 400 * x[1] + 2
    across[-1] = 200
    across[1:-1] = 202 + 1200 * x[1:-1] ** 2 - 400 * x[2:]
    return H + np.diag(across)


def approx_fprime(xk, f, epsilon=_eps, *args):
    x = np.asarray(xk) + 0.0
    first = np.asarray(f(x.copy(), *args))
    steps = np.broadcast_to(np.asarray(epsilon) + 0.0, x.shape)
    columns = []
    for i in range(len(x)):
        moved = x.copy()
        moved[i] = x[i] + steps[i]
        columns.append((np.asarray(f(moved, *args)) - first) / (moved[i] - x[i]))
    return np.stack(columns, axis=-1)


def check_grad(func, grad, x0, *args, epsilon=_eps, direction="all", rng=None):
    return np.sqrt(np.sum(np.abs((grad(x0, *args) - approx_fprime(x0, func, epsilon, *args)) ** 2)))


def fmin_l_bfgs_b(func, x0, fprime=None, args=(), approx_grad=0, bounds=None, m=10, factr=1e7, pgtol=1e-5, epsilon=1e-8, maxfun=15000,
                  maxiter=15000, callback=None, maxls=20, **options):
    from scipy.optimize import minimize
    found = minimize(func, x0, args, "L-BFGS-B", None if approx_grad else True if fprime is None else fprime, bounds=bounds, callback=callback,
                     options={"maxcor": m, "ftol": factr * float(np.finfo(np.float64).eps), "gtol": pgtol, "eps": epsilon, "maxfun": maxfun,
                              "maxiter": maxiter, "maxls": maxls})
    return found.x, found.fun, {"grad": found.jac, "task": found.message, "funcalls": found.nfev, "nit": found.nit, "warnflag": found.status}


def fmin_bfgs(f, x0, fprime=None, args=(), gtol=1e-5, norm=np.inf, epsilon=_eps, maxiter=None, full_output=0, disp=1, retall=0, callback=None):
    from scipy.optimize import minimize
    found = minimize(f, x0, args, "BFGS", fprime, callback=callback, options={"gtol": gtol, "eps": epsilon, "maxiter": maxiter, "disp": bool(disp)})
    return (found.x, found.fun, found.jac, found.hess_inv, found.nfev, found.njev, found.status) if full_output else found.x


def fmin_cg(f, x0, fprime=None, args=(), gtol=1e-5, norm=np.inf, epsilon=_eps, maxiter=None, full_output=0, disp=1, retall=0, callback=None):
    from scipy.optimize import minimize
    found = minimize(f, x0, args, "CG", fprime, callback=callback, options={"gtol": gtol, "eps": epsilon, "maxiter": maxiter, "disp": bool(disp)})
    return (found.x, found.fun, found.nfev, found.njev, found.status) if full_output else found.x


def fmin_slsqp(func, x0, eqcons=(), f_eqcons=None, ieqcons=(), f_ieqcons=None, bounds=(), fprime=None, args=(), iter=100, acc=1e-6, iprint=1,
               disp=None, full_output=0, epsilon=_eps, callback=None):
    from scipy.optimize import minimize
    held = [{"type": "eq", "fun": c, "args": args} for c in list(eqcons) + ([f_eqcons] if f_eqcons else [])]
    held += [{"type": "ineq", "fun": c, "args": args} for c in list(ieqcons) + ([f_ieqcons] if f_ieqcons else [])]
    found = minimize(func, x0, args, "SLSQP", fprime, bounds=bounds or None, constraints=held, callback=callback,
                     options={"maxiter": iter, "ftol": acc, "eps": epsilon, "disp": iprint != 0 if disp is None else bool(disp)})
    return (found.x, found.fun, found.nit, found.status, found.message) if full_output else found.x
