# All methods of quantiles, with what they do to dtypes, weights, NaNs and empty arrays.
import numpy as np


def tell(f):
    try:
        found = f()
        print(type(found).__name__, found.dtype, found.shape, found.tolist())
    except Exception as error:
        print(type(error).__name__, error)


methods = ["inverted_cdf", "averaged_inverted_cdf", "closest_observation", "interpolated_inverted_cdf", "hazen", "weibull",
           "linear", "median_unbiased", "normal_unbiased", "lower", "higher", "midpoint", "nearest"]
x = np.array([[3, 1, 4, 1, 5], [9, 2, 6, 5, 3]])
y = np.array([[3.5, np.nan, 4, 1], [np.nan, 2, 6.25, 5]])
for method in methods:
    print(method)
    tell(lambda: np.percentile(x, [10, 50, 85], axis=1, method=method))
    tell(lambda: np.quantile(x.astype("float32"), 0.3, method=method))
    tell(lambda: np.quantile(x.astype("uint8"), [[0.2, 0.4], [0.6, 1]], axis=0, keepdims=True, method=method))
    tell(lambda: np.nanquantile(y, [0.25, 0.6], axis=1, method=method))
    tell(lambda: np.nanpercentile(y.astype("float16"), 40, axis=0, method=method))
    tell(lambda: np.quantile(x > 2, 0.5, method=method))
tell(lambda: np.quantile([1, 2, 3], 1))
tell(lambda: np.percentile([1.0, 2, 3], []))
tell(lambda: np.nanpercentile(np.zeros((0, 3)), [50], axis=1))
tell(lambda: np.quantile(np.arange(24).reshape(2, 3, 4), [0.1, 0.7], axis=(0, 2)))
tell(lambda: np.quantile(np.float32([1, 2, 4]), np.float64(0.3)))
tell(lambda: np.quantile([1, np.nan, 3.0], [0, 0.5, 1]))
tell(lambda: np.nanquantile([[np.nan, 1], [np.nan, 2]], 0.5, axis=0))
tell(lambda: np.quantile([[1, 2, 3.0], [4, 5, 6]], [0.5, 0.2], axis=1, method="inverted_cdf", weights=[1, 2, 3]))
tell(lambda: np.quantile([1, 2, 3.0], 0.5, weights=[1, 2, 3]))
tell(lambda: np.quantile([1, 2, 3.0], 0.5, method="none"))
tell(lambda: np.quantile([1, 2, 3.0], 2))
tell(lambda: np.quantile([1j, 2], 0.5))
out = np.zeros(3)
np.quantile(np.arange(12.0).reshape(3, 4), 0.3, axis=1, out=out)
print(out)
