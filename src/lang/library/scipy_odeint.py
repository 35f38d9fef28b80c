"""scipy.integrate.odeint: ordinary differential equations at given times, by LSODA's steps."""
import _tensh
import warnings
import numpy as np

# in _nowhere
_messages = {"steps": "Excess work done on this call (perhaps wrong Dfun type).", "accuracy": "Excess accuracy requested (tolerances too small).",
             "error": "Repeated error test failures (internal error).",
             "convergence": "Repeated convergence failures (perhaps bad Jacobian or tolerances)."}
_told = ("hu", "tcur", "tolsf", "tsw", "nst", "nfe", "nje", "nqu", "mused")


# in scipy.integrate
class ODEintWarning(Warning):
    __module__ = "scipy.integrate._odepack_py"


def odeint(func, y0, t, args=(), Dfun=None, col_deriv=0, full_output=0, ml=None, mu=None, rtol=None, atol=None, tcrit=None, h0=0.0,
           hmax=0.0, hmin=0.0, ixpr=0, mxstep=0, mxhnil=0, mxordn=12, mxords=5, printmessg=0, tfirst=False):
    if tcrit is not None or ml is not None or mu is not None:
        raise NotImplementedError("scipy.integrate.odeint has no tcrit nor bands of a Jacobian in tensh")
    d = np.diff(t)
    if not ((d >= 0).all() or (d <= 0).all()):
        raise ValueError("The values in t must be monotonically increasing or monotonically decreasing; repeated values are allowed.")
    t = np.asarray(t, dtype="float64")
    y = np.atleast_1d(np.array(y0, dtype="float64"))
    if y.ndim > 1:
        raise ValueError("Initial condition y0 must be one-dimensional.")
    args = args if isinstance(args, tuple) else (args,)

    def slope(t, y):
        return func(t, y, *args) if tfirst else func(y, t, *args)

    def slopes(t, y):
        found = np.asarray(Dfun(t, y, *args) if tfirst else Dfun(y, t, *args))
        return found.T if col_deriv else found
    limits = (h0, hmin, hmax, min(mxordn, 12), min(mxords, 5))
    rtol, atol = [1.49012e-8 if v is None else v for v in (rtol, atol)]
    begin, reach, _, at, _, told = _tensh.lsoda(slope, None if Dfun is None else slopes, t[0], y, rtol, atol, limits)
    rows, notes, failure, begun = [y], [], None, False
    for end in t[1:].tolist():
        if end == t[0] and not begun:
            rows.append(y)
        else:
            if not begun:
                begin(end)
                begun = True
            failure = reach(end, mxstep or 500)
            if failure is not None:
                break
            rows.append(at(end))
        now, h, last, switched, steps, calls, matrices, order, method = told()
        notes.append((last, now, 0.0, switched, steps, calls, matrices, order, method))
    message = "Integration successful." if failure is None else _messages[failure]
    if failure is not None:
        more = " Run with full_output = 1 to get quantitative information."
        warnings.warn(message + more, ODEintWarning, stacklevel=2)
    elif printmessg:
        warnings.warn(message, ODEintWarning, stacklevel=2)
    found = np.zeros((len(t), y.size))
    found[:len(rows)] = np.array(rows)
    if not full_output:
        return found
    info = {name: np.array([n[i] for n in notes], dtype="float64" if i < 4 else "int32") for i, name in enumerate(_told)}
    n, used = y.size, info.pop("mused")
    return found, {**info, "imxer": -1, "lenrw": max(20 + 16 * n, 22 + 9 * n + n * n), "leniw": 20 + n, "mused": used, "message": message}
