# More of NumPy's functions where numbers go beyond floats: raised, and warned of.
import warnings
import numpy as np

nan, inf = np.nan, np.inf
a, i = np.array([1.0, 0.0, -1.0]), np.array([1, 0, -3])
big, far = np.array([1e308, 1e200]), np.array([1e200, -1e200])
z = np.array([1 + 1j, 0, 2e300 + 1j])
steps = {
    "divmod": lambda: np.divmod(a, 0.0),
    "divmod of wholes": lambda: np.divmod(i, 0),
    "divmod of inf": lambda: np.divmod(np.array([inf]), 2.0),
    "divmod of NaN": lambda: np.divmod(np.array([nan]), 2.0),
    "reciprocal": lambda: np.reciprocal(a),
    "float_power": lambda: np.float_power(a, -1),
    "float_power of less": lambda: np.float_power(-1.5, 0.5),
    "float_power beyond": lambda: np.float_power(big, 2),
    "square": lambda: np.array([3e38], np.float32) ** 2,
    "det": lambda: np.linalg.det(np.array([[1e200, 0], [0, 1e200]])),
    "norm": lambda: np.linalg.norm(big),
    "matrix_power": lambda: np.linalg.matrix_power(np.array([[1e200, 0], [0, 1.0]]), 2),
    "complex by zero": lambda: z / 0,
    "complex product": lambda: z * z,
    "complex log": lambda: np.log(z),
    "complex exp": lambda: np.exp(np.array([1000 + 1j])),
    "one by complex": lambda: 1 / z,
    "complex square": lambda: z**2,
    "complex sum": lambda: np.sum(np.array([1e308 + 0j, 1e308])),
    "complex inf": lambda: np.array([inf + 0j]) * 0,
    "complex number": lambda: np.complex128(1) / 0,
    "complex cast": lambda: np.array([1e300 + 0j]).astype(np.complex64),
    "complex fine": lambda: np.sqrt(z) + z,
    "least by -1": lambda: np.array([-(2**63)]) // -1,
    "least by -1, numbers": lambda: np.int64(-(2**63)) // np.int64(-1),
    "minus least": lambda: -np.int64(-(2**63)),
    "size of least": lambda: abs(np.int8(-128)),
    "minus one": lambda: -np.uint8(1),
    "cast to small": lambda: np.array([-1.0, 300.0]).astype(np.uint8),
    "cast to none": lambda: np.array([1e10]).astype(np.uint8),
    "cast to unsigned": lambda: np.array([-1.0]).astype(np.uint32),
    "cast to half": lambda: np.array([1e-10]).astype(np.float16),
    "mean": lambda: np.mean(np.array([1e308, 1e308])),
    "var": lambda: np.var(far),
    "std of inf": lambda: np.std(np.array([inf, 1])),
    "diff": lambda: np.diff(np.array([inf, inf])),
    "outer": lambda: np.outer(big, big),
    "inner": lambda: np.inner(big, big),
    "tensordot": lambda: np.tensordot(big, big, 1),
    "cross": lambda: np.cross(np.array([1e200, 0, 0]), np.array([0, 1e200, 0])),
    "median": lambda: np.median(np.array([1e308, 1.7e308])),
    "trace": lambda: np.trace(np.full((2, 2), 1e308)),
    "vecdot": lambda: np.vecdot(big, big),
    "ptp": lambda: np.ptp(np.array([1e308, -1e308])),
    "kron": lambda: np.kron(big, big),
    "nansum": lambda: np.nansum(np.array([1e308, 1e308])),
    "degrees": lambda: np.degrees(1e308),
    "fft": lambda: np.fft.fft(np.array([1e308, 1e308])),
    "fine": lambda: np.linalg.norm(a) + np.mean(a) + np.std(a) + np.linalg.det(np.eye(2)),
}
for label, f in steps.items():
    with np.errstate(all="raise"):
        try:
            f()
            print(label, "gave a value")
        except FloatingPointError as error:
            print(label, "raised", error)
    with warnings.catch_warnings(record=True) as kept:
        warnings.simplefilter("always")
        f()
        print(label, [str(w.message) for w in kept])
