# Minima within bounds and under constraints, by the names that SciPy has for them.
import numpy as np
from scipy import optimize
from scipy.optimize import Bounds, LinearConstraint, NonlinearConstraint, minimize, rosen, rosen_der, rosen_hess

np.set_printoptions(precision=5, suppress=True)


def told(r):
    print(r.message, r.success, r.nit, r.nfev, r.njev, np.round(r.x, 5), round(float(r.fun), 7))


x0 = np.array([1.3, 0.7, 0.8, 1.9, 1.2])
told(minimize(rosen, x0, method="L-BFGS-B"))
told(minimize(rosen, x0, method="L-BFGS-B", jac=rosen_der, options={"gtol": 1e-8, "ftol": 1e-12}))
told(minimize(rosen, x0, jac=rosen_der, bounds=[(0, 0.9), (None, None), (0, 2), (0.5, None), (None, 1.1)]))
told(minimize(rosen, x0, bounds=Bounds(0, 0.8)))
told(minimize(lambda x: (x[0] - 3) ** 2 + (x[1] + 1) ** 2, [0, 0], method="L-BFGS-B", bounds=[(0, 2), (0, None)]))
print(minimize(lambda x: (x[0] - 3) ** 2 + 2 * x[1] ** 2, [1, 1], method="L-BFGS-B").hess_inv, rosen_hess(x0)[0], optimize.check_grad(rosen, rosen_der, x0) < 1e-4)
told(minimize(rosen, x0, method="CG", jac=rosen_der))
fun = lambda x: (x[0] - 1) ** 2 + (x[1] - 2.5) ** 2
cons = ({"type": "ineq", "fun": lambda x: x[0] - 2 * x[1] + 2}, {"type": "ineq", "fun": lambda x: -x[0] - 2 * x[1] + 6},
        {"type": "ineq", "fun": lambda x: -x[0] + 2 * x[1] + 2})
told(minimize(fun, (2, 0), method="SLSQP", bounds=((0, None), (0, None)), constraints=cons))
told(minimize(fun, (2, 0), bounds=((0, None), (0, None)), constraints=cons))
told(minimize(lambda x: x[0] ** 2 + x[1] ** 2 + x[2] ** 2, [1, 1, 1], constraints={"type": "eq", "fun": lambda x: x.sum() - 1}))
told(minimize(rosen, [0.5, 0], method="SLSQP", constraints=[NonlinearConstraint(lambda x: x[0] ** 2 + x[1] ** 2, 0, 1), LinearConstraint([[1, 2]], -np.inf, 1)]))
told(minimize(rosen, x0, method="SLSQP"))
told(minimize(lambda x: -x[0] * x[1], [1.0, 2.0], method="SLSQP", bounds=[(0, 5), (0, 5)], constraints={"type": "eq", "fun": lambda x: x[0] ** 2 + x[1] - 3, "jac": lambda x: [2 * x[0], 1]}))
w = np.array([[0.1, 0.02, 0.01], [0.02, 0.2, 0.03], [0.01, 0.03, 0.15]])
r = minimize(lambda v: v @ w @ v, np.ones(3) / 3, method="SLSQP", bounds=[(0, 1)] * 3, constraints={"type": "eq", "fun": lambda v: v.sum() - 1}, options={"disp": True})
told(r)
print(r.multipliers, r.jac)
print(optimize.fmin_l_bfgs_b(rosen, [0.5, 0.5], fprime=rosen_der)[:2], optimize.fmin_slsqp(fun, [2, 0], bounds=[(0, 1), (0, 1)], iprint=0), optimize.approx_fprime([1.0, 2.0], rosen, 1e-8))
