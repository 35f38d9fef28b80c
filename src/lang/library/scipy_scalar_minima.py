"""scipy.optimize: minima of functions of one number, by SciPy's own steps, so that they come to its numbers."""
import math
import numpy as np
from scipy.optimize import OptimizeResult
from _scipy_results import messages

# in scipy.optimize
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
               f"(using xtol = {xtol} )") if good else "\nMaximum number of iterations exceeded" if rounds >= maxiter else messages["nan"]
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
    message = ("Solution found.", "Maximum number of function calls reached.", messages["nan"])[status]
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
