# scipy.integrate.quad: smooth functions, singular ones, infinite intervals, and what it says where it does not come to an end.
import math
import warnings
import numpy as np
from scipy.integrate import IntegrationWarning, quad

warnings.simplefilter("ignore", IntegrationWarning)


def show(name, *args, **options):
    calls = [0]
    f = options.pop("f")

    def counted(x, *more):
        calls[0] += 1
        return f(x, *more)
    value, error = quad(counted, *args, **options)
    print(name, f"{value:.10g} {error:.4g}", calls[0], type(value).__name__, type(error).__name__)


print(quad(lambda x: x ** 2, 0, 4))
print([float(f"{v:.5g}") for v in quad(lambda x: np.exp(-x), 0, np.inf)])
show("square", 0, 4, f=lambda x: x ** 2)
show("turned", 4, 0, f=lambda x: x ** 2)
show("sine", 0, np.pi, f=np.sin)
show("none", 2, 2, f=np.sin)
show("args", 0, 1, args=(2, 3), f=lambda x, a, b: a * x ** b)
show("one arg", 0, 1, args=5, f=lambda x, a: a * x)
show("root", 0, 1, f=lambda x: math.sqrt(x))
show("log", 0, 1, f=lambda x: math.log(x))
show("pole", 0, 1, f=lambda x: 1 / math.sqrt(x))
show("stronger", 0, 1, f=lambda x: x ** -0.9)
show("root log", 0, 1, f=lambda x: math.log(x) / math.sqrt(x))
show("waves", 0, 10, f=lambda x: math.sin(10 * x) * math.exp(-x))
show("many waves", 0, 100, f=lambda x: math.sin(x * x / 4))
show("step", 0, 1, f=lambda x: 1.0 if x > 0.3 else 0.0)
show("corner", -1, 1, f=abs)
show("corner aside", -1, 2, f=lambda x: abs(x - 0.3))
show("peak", -1, 1, f=lambda x: 1 / (x * x + 1e-6))
show("gauss", -5, 5, f=lambda x: math.exp(-x * x / 2))
show("bell", -np.inf, np.inf, f=lambda x: math.exp(-x * x / 2))
show("tail", 1, np.inf, f=lambda x: 1 / x ** 2)
show("slow tail", 1, np.inf, f=lambda x: x ** -1.5)
show("up to", -np.inf, 0, f=math.exp)
show("down", np.inf, 0, f=lambda x: math.exp(-x))
show("lorentz", -np.inf, np.inf, f=lambda x: 1 / (1 + x * x))
show("damped", 0, np.inf, f=lambda x: math.exp(-x) * math.cos(3 * x))
show("gamma", 0, np.inf, f=lambda x: x ** -0.5 * math.exp(-x))
show("tight", 0, 1, epsabs=1e-13, epsrel=1e-13, f=lambda x: math.exp(x))
show("tight root", 0, 2, epsabs=0, epsrel=1e-12, f=lambda x: math.sqrt(x))
show("loose", 0, 10, epsabs=1e-2, epsrel=1e-2, f=lambda x: math.sin(10 * x))
show("few", 0, 1, limit=3, f=lambda x: math.cos(200 * x))
show("one", 0, 1, limit=1, f=lambda x: math.cos(20 * x))
show("divergent", 0, 1, f=lambda x: 1 / x)
show("divergent tail", 1, np.inf, f=lambda x: 1 / x)
show("too many waves", 0, np.inf, f=lambda x: math.sin(x))
show("two poles", -1, 1, f=lambda x: 1 / math.sqrt(abs(x - 0.1)))
show("zero", 0, 1, f=lambda x: 0.0)
show("odd", -1, 1, f=lambda x: x ** 3)
for options in ({"epsabs": 0, "epsrel": 0}, {"limit": 0}):
    try:
        print(quad(math.sin, 0, 1, **options))
    except ValueError as e:
        print(e)
