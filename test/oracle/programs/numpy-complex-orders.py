"""Complex arrays are copied and made in any order, with their values."""
import numpy as np

z = np.arange(6).reshape(2, 3) * (1 + 2j)
for make in (
    lambda: np.copy(z.T),
    lambda: np.array(z.T),
    lambda: np.array(z.T, complex),
    lambda: z.T.astype("c8"),
    lambda: np.zeros_like(z.T),
    lambda: np.full_like(z.T, 2j),
    lambda: z.T.copy("K"),
    lambda: z.T.copy(),
    lambda: np.asfortranarray(z),
    lambda: np.require(z, requirements="F"),
    lambda: np.array([[1j, 2], [3, 4]], order="F"),
    lambda: np.zeros((2, 2), complex, order="F"),
):
    a = make()
    print(a.shape, a.dtype, a.tolist())
