# Gamma as Cephes has it, also of many numbers at once, and the logarithm of the normal distribution far out.
import numpy as np
from scipy import special

x = np.array([0.5, 1.0, 2.987158991475257, 4.5, 32.9, 33.5, 143.5, 171.6, 172.0, -0.5, -33.5, -40.5, -170.5, 1e-10, -1e-10, 1e-300])
print(special.gamma(x))
print(special.gamma([0.0, -0.0, -1.0, -34.0, np.inf, -np.inf, np.nan]))
print(special.gamma(5), type(special.gamma(5)), special.gamma(np.float32(3.3)).dtype, special.gamma(np.arange(1, 7)))
print(special.gamma(np.linspace(-20.3, 40.1, 2000)).sum())
print(special.log_ndtr([-1e5, -40.0, -19.384895, -3.0, -1.0, 0.0, 5.0, 16.842240795727662, 37.0, np.inf]))
print(special.log_ndtr(np.float32([-19.4, 16.8])))
print(special.i0([700.0, 800.0, -797.4]), special.i1([700.0, 800.0, -797.4]))
