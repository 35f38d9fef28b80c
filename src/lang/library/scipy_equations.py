"""scipy.integrate.solve_ivp: ordinary differential equations by pairs of Runge-Kutta formulas and by LSODA, by SciPy's own steps."""
import _tensh
import math
import numpy as np
from scipy.optimize import OptimizeResult, brentq

# in _nowhere
_eps = float(np.finfo(np.float64).eps)
_messages = {0: "The solver successfully reached the end of the integration interval.", 1: "A termination event occurred.",
             -1: "Required step size is less than spacing between numbers."}


class _BogackiShampine:
    """Order 3 with an error of order 2: `C`, `A` and `B` make a step, `E` its error, `P` what lies between its ends."""
    order = 2
    C = np.array([0, 1/2, 3/4])
    A = np.array([[0, 0, 0], [1/2, 0, 0], [0, 3/4, 0]])
    B = np.array([2/9, 1/3, 4/9])
    E = np.array([5/72, -1/12, -1/9, 1/8])
    P = np.array([[1, -4/3, 5/9], [0, 1, -2/3], [0, 4/3, -8/9], [0, -1, 1]])


class _DormandPrince:
    """Order 5 with an error of order 4."""
    order = 4
    C = np.array([0, 1/5, 3/10, 4/5, 8/9, 1])
    A = np.array([[0, 0, 0, 0, 0], [1/5, 0, 0, 0, 0], [3/40, 9/40, 0, 0, 0], [44/45, -56/15, 32/9, 0, 0],
                  [19372/6561, -25360/2187, 64448/6561, -212/729, 0], [9017/3168, -355/33, 46732/5247, 49/176, -5103/18656]])
    B = np.array([35/384, 0, 500/1113, 125/192, -2187/6784, 11/84])
    E = np.array([-71/57600, 0, 71/16695, -71/1920, 17253/339200, -22/525, 1/40])
    P = np.array([[1, -8048581381/2820520608, 8663915743/2820520608, -12715105075/11282082432], [0, 0, 0, 0],
                  [0, 131558114200/32700410799, -68118460800/10900136933, 87487479700/32700410799],
                  [0, -1754552775/470086768, 14199869525/1410260304, -10690763975/1880347072],
                  [0, 127303824393/49829197408, -318862633887/49829197408, 701980252875/199316789632],
                  [0, -282668133/205662961, 2019193451/616988883, -1453857185/822651844],
                  [0, 40617522/29380423, -110615467/29380423, 69997945/29380423]])


_methods = {"RK23": _BogackiShampine, "RK45": _DormandPrince}


def _size(x):
    return np.linalg.norm(x) / x.size ** 0.5


class _Way:
    """The way from t0 to its end, of which one step after the other is taken."""
    def __init__(self, fun, t0, y0, end, max_step, rtol, atol, first_step):
        y0 = np.asarray(y0)
        if y0.dtype.kind == "c":
            raise NotImplementedError("scipy.integrate.solve_ivp of complex states is not in tensh: give real and imaginary parts apart")
        y0 = y0.astype("float64")
        if y0.ndim != 1:
            raise ValueError("`y0` must be 1-dimensional.")
        if not np.isfinite(y0).all():
            raise ValueError("All components of the initial state `y0` must be finite.")
        self._fun = fun
        self.nfev = self.njev = 0
        self.t, self.y, self.end = t0, y0, end
        self.direction = np.sign(end - t0) if end != t0 else 1
        if max_step <= 0:
            raise ValueError("`max_step` must be positive.")
        self.max_step = max_step
        if np.any(np.asarray(rtol) < 100 * _eps):
            import warnings
            warnings.warn(f"At least one element of `rtol` is too small. Setting `rtol = np.maximum(rtol, {100 * _eps})`.")
            rtol = np.maximum(rtol, 100 * _eps)
        atol = np.asarray(atol)
        if atol.ndim > 0 and atol.shape != y0.shape:
            raise ValueError("`atol` has wrong shape.")
        if np.any(atol < 0):
            raise ValueError("`atol` must be positive.")
        self.rtol, self.atol = rtol, atol
        if first_step is not None:
            if first_step <= 0:
                raise ValueError("`first_step` must be positive.")
            if first_step > abs(end - t0):
                raise ValueError("`first_step` exceeds bounds.")


class _Steps(_Way):
    """By a pair of formulas."""
    def __init__(self, formulas, fun, t0, y0, end, max_step, rtol, atol, first_step):
        super().__init__(fun, t0, y0, end, max_step, rtol, atol, first_step)
        self.formulas = formulas
        self.slope = self.fun(t0, self.y)
        self.length = self._first() if first_step is None else first_step

    def fun(self, t, y):
        self.nfev += 1
        return np.asarray(self._fun(t, y), dtype="float64")

    def _first(self):
        """A good length of the first step (Hairer, Nørsett, Wanner: Solving Ordinary Differential Equations I, II.4)."""
        whole = abs(self.end - self.t)
        if self.y.size == 0 or whole == 0.0:
            return np.inf if self.y.size == 0 else 0.0
        scale = self.atol + np.abs(self.y) * self.rtol
        d0, d1 = _size(self.y / scale), _size(self.slope / scale)
        h0 = min(1e-6 if d0 < 1e-5 or d1 < 1e-5 else 0.01 * d0 / d1, whole)
        slope = self.fun(self.t + h0 * self.direction, self.y + h0 * self.direction * self.slope)
        d2 = _size((slope - self.slope) / scale) / h0
        if d1 <= 1e-15 and d2 <= 1e-15:
            h1 = max(1e-6, h0 * 1e-3)
        else:
            h1 = (0.01 / max(d1, d2)) ** (1 / (self.formulas.order + 1))
        return min(100 * h0, h1, whole, self.max_step)

    def step(self):
        """Goes on; whether that was possible."""
        if self.y.size == 0 or self.t == self.end:
            self.before, self.t, self.slopes, self.start = self.t, self.end, None, self.y
            return True
        t, y, how = self.t, self.y, self.formulas
        least = 10 * np.abs(np.nextafter(t, self.direction * np.inf) - t)
        length = self.max_step if self.length > self.max_step else least if self.length < least else self.length
        power, rejected = -1 / (how.order + 1), False
        while True:
            if length < least:
                return False
            new = t + length * self.direction
            new = self.end if self.direction * (new - self.end) > 0 else new
            h = new - t
            length = np.abs(h)
            slopes = np.zeros((len(how.C) + 1, y.size))
            slopes[0] = self.slope
            for s in range(1, len(how.C)):
                slopes[s] = self.fun(t + how.C[s] * h, y + np.dot(slopes[:s].T, how.A[s, :s]) * h)
            after = y + h * np.dot(slopes[:-1].T, how.B)
            slope = self.fun(t + h, after)
            slopes[-1] = slope
            error = _size(np.dot(slopes.T, how.E) * h / (self.atol + np.maximum(np.abs(y), np.abs(after)) * self.rtol))
            if error < 1:
                break
            length *= max(0.2, 0.9 * error ** power)
            rejected = True
        factor = 10 if error == 0 else min(10, 0.9 * error ** power)
        self.length = length * (min(1, factor) if rejected else factor)
        self.before, self.start, self.slopes = t, y, slopes
        self.t, self.y, self.slope = new, after, slope
        return True

    def between(self):
        """The solution over the last step."""
        return _Between(self.before, self.t, self.start, None if self.slopes is None else np.dot(self.slopes.T, self.formulas.P))


class _Multistep(_Way):
    """By LSODA's formulas, which look back over several steps."""
    def __init__(self, fun, t0, y0, end, max_step, rtol, atol, first_step, min_step=0.0, jac=None, lband=None, uband=None):
        super().__init__(fun, t0, y0, end, max_step, rtol, atol, first_step)
        if lband is not None or uband is not None:
            raise NotImplementedError("scipy.integrate.solve_ivp has no bands of a Jacobian in tensh")
        most = 0.0 if max_step == np.inf else max_step
        limits = ((first_step or 0.0) * self.direction, min_step, most, 12, 5)
        slopes = None if jac is None else jac if callable(jac) else (lambda t, y: jac)
        begin, _, self._step, self._at, self._rows, self._told = _tensh.lsoda(fun, slopes, t0, self.y, rtol, self.atol, limits)
        begin(end)

    def step(self):
        self.before = self.t
        if self._step(self.end) is not None:
            return False
        self.t, self.h, _, _, _, self.nfev, self.njev, self._order, _ = self._told()
        self.y = self._at(self.t)
        if abs(self.t - self.end) <= 100 * _eps * (abs(self.t) + abs(self.h)):
            self.t = self.end
        return True

    def between(self):
        rows, t, h, powers = self._rows(), self.t, self.h, np.arange(self._order + 1)
        found = lambda at: np.dot(rows.T, ((at - t) / h) ** (powers if np.ndim(at) == 0 else powers[:, None]))
        return found


class _Between:
    def __init__(self, before, t, start, powers):
        self.t_old, self.t, self._start, self._powers = before, t, start, powers
        self.t_min, self.t_max = min(t, before), max(t, before)

    def __call__(self, t):
        t = np.asarray(t)
        if t.ndim > 1:
            raise ValueError("`t` must be a float or a 1-D array.")
        start = self._start if t.ndim == 0 else self._start[:, None]
        if self._powers is None:
            return start + np.zeros(t.shape)
        h = self.t - self.t_old
        x = (t - self.t_old) / h
        count = self._powers.shape[1]
        p = np.cumprod(np.full(count, x) if t.ndim == 0 else np.tile(x, (count, 1)), axis=0)
        return h * np.dot(self._powers, p) + start


def _events_of(events):
    """Each event, how often it may occur, and which way it is crossed."""
    events = [events] if callable(events) else list(events)
    most = []
    for event in events:
        terminal = getattr(event, "terminal", None)
        if terminal is not None and terminal != 0 and not (int(terminal) == terminal and terminal > 0):
            raise ValueError("The `terminal` attribute of each event must be a boolean or positive integer.")
        most.append(math.inf if terminal is None or terminal == 0 else int(terminal))
    return events, most, [getattr(event, "direction", 0) for event in events]


def _crossed(old, new, way):
    up, down = old <= 0 and new >= 0, old >= 0 and new <= 0
    return up if way > 0 else down if way < 0 else up or down


# in scipy.integrate
class OdeResult(OptimizeResult):
    pass


class OdeSolution:
    """The solution over all steps: each has its own polynomial."""
    def __init__(self, ts, interpolants, alt_segment=False):
        self.ts, self.interpolants, self.n_segments = np.asarray(ts), interpolants, len(interpolants)
        self._rises = bool(self.ts[-1] >= self.ts[0])
        self.t_min, self.t_max = (self.ts[0], self.ts[-1]) if self._rises else (self.ts[-1], self.ts[0])

    def _segment(self, t):
        found = int(np.searchsorted(self.ts if self._rises else self.ts[::-1], t, side="left" if self._rises else "right")) - 1
        found = min(max(found, 0), self.n_segments - 1)
        return found if self._rises else self.n_segments - 1 - found

    def __call__(self, t):
        t = np.asarray(t)
        if t.ndim == 0:
            return self.interpolants[self._segment(t)](t)
        return np.stack([self.interpolants[self._segment(one)](one) for one in t], axis=1)


def solve_ivp(fun, t_span, y0, method="RK45", t_eval=None, dense_output=False, events=None, vectorized=False, args=None, **options):
    if method not in _methods and method != "LSODA":
        if method in ("DOP853", "Radau", "BDF"):
            raise NotImplementedError(f"scipy.integrate.solve_ivp has the methods 'RK45', 'RK23' and 'LSODA' in tensh, not {method!r}")
        raise ValueError(f"`method` must be one of {['RK23', 'RK45', 'DOP853', 'Radau', 'BDF', 'LSODA']} or OdeSolver class.")
    t0, end = [float(t) for t in t_span]
    given = fun
    if args is not None:
        fun = lambda t, y: given(t, y, *args)
    called = (lambda t, y: np.ravel(fun(t, y[:, None]))) if vectorized else fun
    known = ("max_step", "rtol", "atol", "first_step")
    more = ("min_step", "jac", "lband", "uband") if method == "LSODA" else ()
    extra = [k for k in options if k not in known + more]
    if extra:
        import warnings
        warnings.warn("The following arguments have no effect for a chosen solver: " + ", ".join([f"`{k}`" for k in extra]) + ".")
    if t_eval is not None:
        t_eval = np.asarray(t_eval)
        if t_eval.ndim != 1:
            raise ValueError("`t_eval` must be 1-dimensional.")
        if np.any(t_eval < min(t0, end)) or np.any(t_eval > max(t0, end)):
            raise ValueError("Values in `t_eval` are not within `t_span`.")
        d = np.diff(t_eval)
        if end > t0 and np.any(d <= 0) or end < t0 and np.any(d >= 0):
            raise ValueError("Values in `t_eval` are not properly sorted.")
    plain = [options.get(k, v) for k, v in zip(known, (np.inf, 1e-3, 1e-6, None))]
    if method == "LSODA":
        way = _Multistep(called, t0, y0, end, *plain, **{k: options[k] for k in more if k in options})
    else:
        way = _Steps(_methods[method], called, t0, y0, end, *plain)
    ts, ys = ([t0], [way.y]) if t_eval is None else ([], [])
    told, pieces, seen = [t0], [], 0
    t_events = y_events = None
    if events is not None:
        plain, most, ways = _events_of(events)
        events = plain if args is None else [lambda t, y, event=event: event(t, y, *args) for event in plain]
        values = [event(t0, way.y) for event in events]
        counts = [0] * len(events)
        t_events, y_events = [[] for _ in events], [[] for _ in events]
    status = None
    while status is None:
        if not way.step():
            status = -1
            break
        if way.direction * (way.t - end) >= 0:
            status = 0
        before, t, y = way.before, way.t, way.y
        piece = way.between() if dense_output else None
        if events is not None:
            new = [event(t, y) for event in events]
            active = [i for i in range(len(events)) if _crossed(values[i], new[i], ways[i])]
            if active:
                piece = piece or way.between()
                found = []
                for i in active:
                    counts[i] += 1
                    found.append((brentq(lambda at: events[i](at, piece(at)), before, t, xtol=4 * _eps, rtol=4 * _eps), i))
                last = any([counts[i] >= most[i] for i in active])
                if last:
                    found = sorted(found, key=lambda pair: pair[0] if t > before else -pair[0])
                    ends = [n for n, (_, i) in enumerate(found) if counts[i] >= most[i]]
                    found = found[:ends[0] + 1]
                for at, i in found:
                    t_events[i].append(at)
                    y_events[i].append(piece(at))
                if last:
                    status, t = 1, found[-1][0]
                    y = piece(t)
            values = new
        if t_eval is None:
            if len(ts) > 1 and ts[-1] == t and dense_output:
                continue
            ts.append(t)
            ys.append(y)
        else:
            rest = t_eval[seen:]
            reached = rest[rest <= t] if way.direction > 0 else rest[rest >= t]
            if reached.size > 0:
                piece = piece or way.between()
                ts.append(reached)
                ys.append(piece(reached))
                seen += reached.size
        if dense_output:
            told.append(t)
            pieces.append(piece)
    if t_eval is None:
        ts, ys = np.array(ts), np.stack(ys).T
    elif ts:
        ts, ys = np.hstack(ts), np.hstack(ys)
    if t_events is not None:
        t_events, y_events = [np.asarray(found) for found in t_events], [np.asarray(found) for found in y_events]
    return OdeResult({"t": ts, "y": ys, "sol": OdeSolution(told, pieces) if dense_output else None, "t_events": t_events,
                      "y_events": y_events, "nfev": way.nfev, "njev": way.njev, "nlu": way.njev, "status": status,
                      "message": _messages[status] if status >= 0 or method != "LSODA" else "Unexpected istate in LSODA.",
                      "success": status >= 0})
