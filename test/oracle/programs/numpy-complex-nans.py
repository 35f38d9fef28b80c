# Complex numbers with NaNs in them: compared, bounded, reduced.
import numpy as np

nan, inf = np.nan, np.inf
z = np.array([complex(nan, 2.5), complex(2.5, nan), 1 + 1j, -1 - 1j, complex(nan, nan), complex(inf, 1)])
print(z > 0, z < 0, z >= 1, z <= complex(2.5, nan))
print(np.maximum(z, 0), np.minimum(2, z), np.fmax(z, 0))
print(np.clip(z.astype("complex64"), 0, 3).dtype, np.clip(z, -1, 1), np.maximum(np.complex64(1j), 0).dtype)
print(np.where(z > 0, z, -0.5))
print(np.nanstd(z[1:4]), np.nanvar(z[:4].reshape(2, 2), axis=1, ddof=0.5), np.nanvar(z[:4], ddof=1, keepdims=True))
print(np.nanmedian(z[:4]), np.nanmedian(z[:4].reshape(2, 2), axis=0), np.nanargmax(z[:4]), np.nanargmin(z[:4]))
print(np.isin(z, [1 + 1j, nan]), np.isin(z, [1 + 1j], invert=True))
print(np.unique_counts(z[2:4]), np.unique_inverse(z[[2, 3, 2]]), np.unique_all(z[[2, 2]]))
