"""scipy.optimize: where functions of one number are 0, by SciPy's own steps, so that they come to its numbers."""
import math
import numpy as np
from scipy.optimize import OptimizeResult

# in scipy.optimize
class RootResults(OptimizeResult):
    pass


# in _nowhere
_rtol = 4 * float(np.finfo(np.float64).eps)


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
