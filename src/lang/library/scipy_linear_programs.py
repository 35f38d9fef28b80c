"""scipy.optimize.linprog: linear programs, by the simplex method on a dense table, told as HiGHS' results are."""
import math
import numpy as np
from scipy.optimize import OptimizeResult

# in _nowhere
_tiny = 1e-9
_messages = {0: "Optimization terminated successfully. (HiGHS Status 7: Optimal)",
             2: "The problem is infeasible. (HiGHS Status 8: model_status is Infeasible; primal_status is {})",
             3: "The problem is unbounded. (HiGHS Status 10: model_status is Unbounded; primal_status is At lower/fixed bound)"}


def _table(A, b, n):
    """A and b as arrays of so many columns."""
    if A is None or b is None:
        return np.zeros((0, n)), np.zeros(0)
    A, b = np.atleast_2d(np.asarray(A) + 0.0), np.atleast_1d(np.asarray(b) + 0.0)
    return A, b


def _checked(A, b, n, name):
    if A.shape[1] != n:
        raise ValueError(f"Invalid input for linprog: A_{name} must have exactly two dimensions, and the number of columns in A_{name} must be equal "
                         "to the size of c")
    if b.shape != (A.shape[0],):
        raise ValueError(f"Invalid input for linprog: b_{name} must be a 1-D array; b_{name} must not have more than one non-singleton dimension and "
                         f"the number of rows in A_{name} must equal the number of values in b_{name}")


def _limits(bounds, n):
    if bounds is None:
        bounds = (0, None)
    rows = [tuple(b) for b in bounds] if len(bounds) and isinstance(bounds[0], (tuple, list, np.ndarray)) else None
    if rows is None:
        rows = [tuple(bounds)] * n if len(bounds) == 2 else [tuple(b) for b in bounds]
    rows = rows * n if len(rows) == 1 else rows
    if len(rows) != n:
        raise ValueError(f"Invalid input for linprog: unable to interpret bounds with this dimension tuple: ({len(rows)}, 2).")
    low = np.array([-math.inf if r[0] is None else float(r[0]) for r in rows])
    high = np.array([math.inf if r[1] is None else float(r[1]) for r in rows])
    return low, high


def _pivot(T, basis, row, column):
    T[row] = T[row] / T[row, column]
    others = np.arange(len(T)) != row
    T[others] -= np.outer(T[others, column], T[row])
    basis[row] = column


def _simplex(T, basis, usable):
    """Pivots until no column lessens the last row; False where nothing bounds it. Ties go to the lowest place, so that it ends."""
    steps = 0
    while True:
        gains = T[-1, :usable]
        columns = np.nonzero(gains < -_tiny)[0]
        if len(columns) == 0:
            return True, steps
        column = int(columns[0]) if steps > 200 else int(np.argmin(gains))
        rising = T[:-1, column] > _tiny
        if not np.any(rising):
            return False, steps
        ratios = np.where(rising, T[:-1, -1] / np.where(rising, T[:-1, column], 1.0), np.inf)
        least = np.min(ratios)
        rows = np.nonzero(ratios <= least + 1e-12 * max(1.0, abs(least)))[0].tolist()
        _pivot(T, basis, min(rows, key=lambda r: basis[r]), column)
        steps += 1


def _solved(c, A, b, equal):
    """The least c x with A x <= b (or = b, where `equal`), x >= 0: why it ended, x, the prices of the rows, steps."""
    m, n = A.shape
    slack = np.zeros((m, int(np.sum(~equal))))
    slack[np.nonzero(~equal)[0], np.arange(slack.shape[1])] = 1.0
    whole = np.concatenate([A, slack], axis=1)
    sign = np.where(b < 0, -1.0, 1.0)
    whole, b = whole * sign[:, None], b * sign
    total = whole.shape[1]
    T = np.zeros((m + 1, total + m + 1))
    T[:m, :total], T[:m, total:total + m], T[:m, -1] = whole, np.eye(m), b
    T[-1] = -np.sum(T[:m], axis=0)
    T[-1, total:total + m] = 0
    basis = list(range(total, total + m))
    _, steps = _simplex(T, basis, total)
    if T[-1, -1] < -1e-7 * max(1.0, float(np.sum(np.abs(b)))):
        return 2, None, None, steps
    for row in range(m):
        # What is artificial and 0 leaves the basis, where another column can come in.
        others = np.nonzero(np.abs(T[row, :total]) > _tiny)[0]
        if basis[row] >= total and len(others):
            _pivot(T, basis, row, int(others[0]))
    costs = np.concatenate([c, np.zeros(total - n + m + 1)])
    T[-1] = costs
    for row in range(m):
        T[-1] -= T[-1, basis[row]] * T[row]
    bounded, more = _simplex(T, basis, total)
    if not bounded:
        return 3, None, None, steps + more
    x = np.zeros(total + m)
    x[basis] = T[:m, -1]
    return 0, x[:n], -T[-1, total:total + m] * sign, steps + more


# in scipy.optimize
def linprog(c, A_ub=None, b_ub=None, A_eq=None, b_eq=None, bounds=(0, None), method="highs", callback=None, options=None, x0=None,
            integrality=None):
    if integrality is not None and np.any(np.asarray(integrality) != 0):
        return _whole(c, A_ub, b_ub, A_eq, b_eq, bounds, method, integrality)
    c = np.atleast_1d(np.asarray(c) + 0.0)
    n = len(c)
    (A, b), (E, e) = _table(A_ub, b_ub, n), _table(A_eq, b_eq, n)
    _checked(A, b, n, "ub")
    _checked(E, e, n, "eq")
    low, high = _limits(bounds, n)
    if np.any(low > high):
        status, x, prices, steps = 2, None, None, 0
    else:
        # x = start + sign y, of which y >= 0; what has no bound is the difference of two.
        up, free = np.isfinite(low), ~np.isfinite(low) & ~np.isfinite(high)
        start = np.where(up, low, np.where(free, 0.0, np.where(np.isfinite(high), high, 0.0)))
        sign = np.where(up | free, 1.0, -1.0)
        both = np.nonzero(up & np.isfinite(high))[0]
        extra = np.nonzero(free)[0]
        rows = np.concatenate([A, E, np.eye(n)[both]]) * sign
        rows = np.concatenate([rows, -rows[:, extra]], axis=1)
        right = np.concatenate([b - np.dot(A, start), e - np.dot(E, start), high[both] - low[both]])
        equal = np.concatenate([np.zeros(len(b), dtype=bool), np.ones(len(e), dtype=bool), np.zeros(len(both), dtype=bool)])
        costs = c * sign
        status, y, prices, steps = _solved(np.concatenate([costs, -costs[extra]]), rows, right, equal)
        if status == 0:
            x = y[:n].copy()
            x[extra] -= y[n:]
            x = start + sign * x
    part = lambda residual, marginals: OptimizeResult({"residual": residual, "marginals": marginals})
    if status != 0:
        nothing = [part(None, None) for _ in range(4)]
        message = _messages[status].format("None" if steps == 0 else "At lower/fixed bound")
        return OptimizeResult({"x": None, "slack": None, "con": None, "ineqlin": nothing[0], "eqlin": nothing[1], "lower": nothing[2],
                               "upper": nothing[3], "fun": None, "status": status, "success": False, "message": message, "nit": steps,
                               "crossover_nit": 0})
    x = np.where(np.abs(x) < 1e-13, 0.0, x) + 0.0
    left = c - np.dot(A.T, prices[:len(b)]) - np.dot(E.T, prices[len(b):len(b) + len(e)])
    left = np.where(np.abs(left) < 1e-11, 0.0, left)
    at_low = np.isfinite(low) & (np.abs(x - low) < 1e-9)
    lower, upper = np.where(at_low & (left > 0), left, 0.0), np.where(~at_low | (left < 0), left, 0.0)
    clean = lambda v: np.where(np.abs(v) < 1e-12, 0.0, v) + 0.0
    slack, con = clean(b - np.dot(A, x)), clean(e - np.dot(E, x))
    return OptimizeResult({"x": x, "slack": slack, "con": con, "ineqlin": part(slack, -np.abs(clean(prices[:len(b)]))),
                           "eqlin": part(con, clean(prices[len(b):len(b) + len(e)])), "lower": part(x - low, lower),
                           "upper": part(high - x, upper), "fun": float(np.dot(c, x)), "status": 0, "success": True, "message": _messages[0],
                           "nit": steps, "crossover_nit": 0, "mip_node_count": 0, "mip_dual_bound": 0.0, "mip_gap": 0.0})


# in _nowhere
def _whole(c, A_ub, b_ub, A_eq, b_eq, bounds, method, integrality):
    """With whole numbers in some places: branches on what is none, and goes on where that may still be better."""
    n = len(np.atleast_1d(c))
    wanted = np.broadcast_to(np.asarray(integrality), (n,)) != 0
    best, open_, nodes = None, [_limits(bounds, n)], 0
    first = None
    while open_:
        low, high = open_.pop()
        nodes += 1
        found = linprog(c, A_ub, b_ub, A_eq, b_eq, list(zip(low.tolist(), high.tolist())), method)
        first = found if first is None else first
        if not found.success or (best is not None and found.fun >= best.fun - 1e-9):
            continue
        off = np.where(wanted, np.abs(found.x - np.round(found.x)), 0.0)
        at = int(np.argmax(off))
        if off[at] < 1e-7:
            found["x"] = np.where(wanted, np.round(found.x), found.x) + 0.0
            best = found
            continue
        below, above = high.copy(), low.copy()
        below[at], above[at] = math.floor(found.x[at]), math.ceil(found.x[at])
        open_ += [(above, high), (low, below)]
    if best is None:
        return first
    best.update({"mip_node_count": nodes, "mip_dual_bound": best.fun, "mip_gap": 0.0})
    return best


# in scipy.optimize
def linear_sum_assignment(cost_matrix, maximize=False):
    """Each row with a column of its own, so that the sum is least (Kuhn, Munkres, by shortest ways)."""
    cost = np.asarray(cost_matrix) + 0.0
    cost = -cost if maximize else cost
    if cost.ndim != 2:
        raise ValueError(f"expected a matrix (2-D array), got a {cost.ndim}-D array")
    turned = cost.shape[0] > cost.shape[1]
    rows = (cost.T if turned else cost).tolist()
    n, m = len(rows), len(rows[0]) if rows else 0
    u, v, mate = [0.0] * (n + 1), [0.0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        mate[0], j = i, 0
        least, way, used = [math.inf] * (m + 1), [0] * (m + 1), [False] * (m + 1)
        while True:
            used[j] = True
            row, delta, next = mate[j], math.inf, 0
            for k in range(1, m + 1):
                if not used[k]:
                    here = rows[row - 1][k - 1] - u[row] - v[k]
                    if here < least[k]:
                        least[k], way[k] = here, j
                    if least[k] < delta:
                        delta, next = least[k], k
            if delta == math.inf:
                raise ValueError("cost matrix is infeasible")
            for k in range(m + 1):
                if used[k]:
                    u[mate[k]] += delta
                    v[k] -= delta
                else:
                    least[k] -= delta
            j = next
            if mate[j] == 0:
                break
        while j:
            mate[j], j = mate[way[j]], way[j]
    pairs = sorted([(mate[k] - 1, k - 1) for k in range(1, m + 1) if mate[k]])
    pairs = sorted([(b, a) for a, b in pairs]) if turned else pairs
    return np.array([p[0] for p in pairs], dtype="int64"), np.array([p[1] for p in pairs], dtype="int64")
