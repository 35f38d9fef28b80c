# Distributions of extremes, of lifetimes, of angles and of heavy tails.
from scipy import stats
import numpy as np
PARS = {"gumbel_l": (), "genextreme": (-0.1,), "genpareto": (0.1,), "weibull_max": (2.8,), "invweibull": (10.58,), "exponweib": (2.89, 1.95), "fisk": (3.08,), "burr": (10.5, 4.3), "burr12": (10.0, 4.0), "lomax": (3.88,), "chi": (7.8,), "arcsine": (), "betaprime": (5.0, 6.0), "rice": (0.77,), "nakagami": (4.97,), "levy": (), "invgauss": (0.14,), "wald": (), "skewnorm": (4.0,), "johnsonsu": (2.55, 2.25), "johnsonsb": (4.3, 3.2), "gompertz": (0.95,), "gengamma": (4.4, 3.1), "gennorm": (1.3,), "halfcauchy": (), "halflogistic": (), "hypsecant": (), "moyal": (), "exponnorm": (1.5,), "loglaplace": (3.25,), "semicircular": (), "truncexpon": (4.69,), "trapezoid": (0.2, 0.8), "vonmises": (3.99,), "erlang": (10,)}
for n, a in PARS.items():
    d = getattr(stats, n)
    try:
        q = d.ppf([.1, .3, .6, .95], *a)
        m = [round(float(v), 6) for v in (d.mean(*a), d.var(*a))] if n != "vonmises" else []
        print(n, np.round(q, 6), np.round(d.pdf(q, *a), 6), np.round(d.cdf(q, *a), 6), np.round(d.sf(1.2, *a, loc=.1, scale=2), 6), m)
    except Exception as e: print(n, "!!", type(e).__name__, e)
print(round(stats.norm.expect(lambda x: x ** 2), 6), round(stats.gamma(2).expect(), 6), round(stats.gumbel_l.expect(lambda x: x, loc=1, scale=2), 6))
v = np.exp(np.random.default_rng(0).standard_normal(40))
for d in (stats.gamma, stats.weibull_min, stats.lognorm, stats.fisk):
    print(d.name, np.round(d.fit(v, floc=0), 2), np.round(d.nnlf(d.fit(v, floc=0), v), 5))
print(np.round(stats.gumbel_r.fit(v), 1), np.round(stats.logistic.fit(v), 2))
