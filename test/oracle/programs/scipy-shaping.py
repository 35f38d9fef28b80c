# Powers that make samples normal, angles, several p-values at once, distances of samples.
import numpy as np
from scipy import stats

np.set_printoptions(precision=4, suppress=True)
x, y = np.random.default_rng(0).standard_normal((2, 20))
found, power = stats.boxcox(np.exp(x))
print(found[:4], round(power, 5), stats.boxcox(np.exp(x), 0.5)[:3], round(stats.boxcox_llf(0.3, np.exp(x)), 6), round(stats.boxcox_normmax(np.exp(x), method="mle"), 5))
found, power = stats.yeojohnson(x)
print(found[:4], round(power, 5), stats.yeojohnson(x, 0.5)[:3], stats.yeojohnson(x, 2)[:3])
print(stats.sigmaclip(x, 1.5, 1.5).clipped.size, stats.pmean(np.exp(x), 2), stats.gstd(np.exp(x)), stats.circmean([0.1, 6.2]), stats.circvar(x), stats.circstd(x))
print(stats.pointbiserialr([0, 1, 0, 1], [1, 2, 1.5, 2.5]).statistic, stats.false_discovery_control([0.1, 0.02, 0.03, 0.5]), stats.false_discovery_control([0.1, 0.02, 0.03], method="by"))
print(stats.wasserstein_distance(x, y), stats.energy_distance(x, y))
