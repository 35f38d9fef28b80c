# Edges of histograms: given ones keep their dtype, counted ones have that of the data.
import numpy as np


def tell(found):
    print(*[(a.dtype, a.tolist()) for a in found])


x = np.array([0.5, 2.25, 1.0, 7.5, 3.25, 3.5, 3.75, 4.0, 1.5, 9.0])
tell(np.histogram(x, bins=[0, 2, 4, 10]))
tell(np.histogram(x > 2))
tell(np.histogram(x > 2, bins="auto"))
for name in ["auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"]:
    tell(np.histogram(x, bins=name))
    tell(np.histogram(x.astype("int64"), bins=name))
tell(np.histogram(np.arange(20).astype("float32") / 7 - 1, bins=3))
tell([np.histogram_bin_edges(x.astype("float16"), 4), np.histogram_bin_edges(x, 3, (0, 6))])
tell(np.histogram(x, 4, density=True, weights=np.arange(10)))
for bins in ("none", [3, 2, 1]):
    try:
        np.histogram(x, bins=bins)
    except ValueError as error:
        print(error)
