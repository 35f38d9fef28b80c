# Bessel's functions, elliptic and exponential integrals, Lambert's W, polynomials.
import numpy as np
from scipy import special as s
np.set_printoptions(precision=8, suppress=True)
x = np.array([0.1, 1.0, 5.5, 12.0, 30.0])
for n in ("j0", "j1", "y0", "y1", "i0e", "i1e", "k0", "k1", "k0e", "exp1", "expi", "exprel"):
    print(n, getattr(s, n)(x), getattr(s, n)(2.5))
for v in (0, 2, 5, 0.5, 1.5):
    print(v, s.jv(v, x), s.yv(v, x[1:]), s.iv(v, x[:3]), s.kv(v, x), s.ive(v, x))
print(s.ellipk([0, .5, .9, -2]), s.ellipe([0, .5, .9, 1]), s.lambertw([1, 10, -.2, -.36]).real, s.lambertw(-.2, -1), s.expn(3, x))
print(s.eval_legendre(4, x / 30), s.eval_chebyt(3, .3), s.eval_hermite(3, x), s.eval_laguerre(2, 1.5), s.factorial2(7), s.factorial2([5, 6], exact=True), s.boxcox(x, .3), s.inv_boxcox(s.boxcox(2., .5), .5), s.poch(3, 2), s.huber(1, x))
print(s.spherical_jn(0, x), s.spherical_jn(2, x), s.roots_legendre(3), s.legendre(3), s.hermite(3).c, s.chebyt(4).c)
