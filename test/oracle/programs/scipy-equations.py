# scipy.integrate.solve_ivp: steps, moments asked for, events, solutions between steps.
import warnings
import numpy as np
from scipy.integrate import solve_ivp

warnings.simplefilter("ignore")


def decay(t, y): return -0.5 * y
def predators(t, z, a, b, c, d): return [a * z[0] - b * z[0] * z[1], -c * z[1] + d * z[0] * z[1]]
def cannon(t, y): return [y[1], -9.81]
def pendulum(t, y): return [y[1], -np.sin(y[0])]


def told(found):
    print(found.t.shape, found.y.shape, found.nfev, found.njev, found.nlu, found.status, found.success, found.message)
    print(np.round(found.t, 6))
    print(np.round(found.y, 6))


told(solve_ivp(decay, [0, 10], [2, 4, 8]))
told(solve_ivp(decay, [0, 10], [2, 4, 8], t_eval=[0, 1, 2, 4, 10]))
told(solve_ivp(decay, (0, 10), [2.0], method="RK23"))
told(solve_ivp(decay, (5, 0), [2.0]))
told(solve_ivp(decay, (5, 0), [2.0], t_eval=[4, 2.5, 1]))
told(solve_ivp(decay, (0, 4), [1.0], rtol=1e-8, atol=1e-10, t_eval=np.linspace(0, 4, 5)))
told(solve_ivp(decay, (0, 4), [1.0], max_step=0.5))
told(solve_ivp(decay, (0, 4), [1.0], first_step=0.01))
told(solve_ivp(decay, (3, 3), [1.0]))
found = solve_ivp(predators, [0, 15], [10, 5], args=(1.5, 1, 3, 1), dense_output=True)
told(found)
print(np.round(found.sol(np.linspace(0, 15, 7)), 6))
print(np.round(found.sol(3.25), 6), found.sol.n_segments, found.sol.t_min, found.sol.t_max)


def ground(t, y): return y[0]
ground.terminal = True
ground.direction = -1
def top(t, y): return y[1]


found = solve_ivp(cannon, [0, 100], [0, 50], events=(ground, top), dense_output=True)
told(found)
for t, y in zip(found.t_events, found.y_events):
    print(np.round(t, 6), np.round(y, 6) + 0.0)
print(np.round(found.sol(found.t_events[1][0]), 5) + 0.0)
found = solve_ivp(pendulum, (0, 20), [1.0, 0.0], events=top)
print(len(found.t), np.round(found.t_events[0], 5), found.y_events[0].shape)
top.terminal = 3
found = solve_ivp(pendulum, (0, 20), [1.0, 0.0], events=[top], t_eval=np.arange(0, 20, 2.0), method="RK23")
told(found)
print(np.round(found.t_events[0], 5))
found = solve_ivp(lambda t, y: y ** 2, (0, 2), [1.0])
print(found.status, found.success, found.message, np.round(found.t[-1], 4))
print(solve_ivp(lambda t, y: np.vstack([y[1], -y[0]]), (0, 1), [0.0, 1.0], vectorized=True).nfev)
print(solve_ivp(decay, (0, 1), [1.0]).t_events, solve_ivp(decay, (0, 1), [1.0]).sol, list(solve_ivp(decay, (0, 1), [1.0]).keys()))
print(solve_ivp(decay, (0, 1), [1.0]))
for f in (lambda: solve_ivp(decay, (0, 1), [1.0], t_eval=[2]), lambda: solve_ivp(decay, (0, 1), [1.0], t_eval=[0.5, 0.2]),
          lambda: solve_ivp(decay, (0, 1), [[1.0]]), lambda: solve_ivp(decay, (0, 1), [np.nan]),
          lambda: solve_ivp(decay, (0, 1), [1.0], max_step=-1), lambda: solve_ivp(decay, (0, 1), [1.0], first_step=2),
          lambda: solve_ivp(decay, (0, 1), [1.0], atol=[1, 2])):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
