"""numpy.testing: assertions about arrays."""
import numpy as np

# in _nowhere
def _arrays(actual, desired):
    return [np.asarray(x.__array__() if hasattr(x, "__array__") else x) for x in (actual, desired)]


def _listed(x):
    return repr(x)


def _refuse(title, holds, a, b, err_msg):
    count = int(np.sum(~holds))
    lines = ["", title]
    if err_msg:
        lines.append(err_msg)
    lines.append(f"Mismatched elements: {count} / {holds.size} ({100 * count / holds.size:.3g}%)")
    raise AssertionError("\n".join(lines + [f" ACTUAL: {_listed(a)}", f" DESIRED: {_listed(b)}"]))


# in np.testing
def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True):
    a, b = _arrays(actual, desired)
    holds = np.broadcast_to(np.isclose(a, b, rtol, atol, equal_nan), np.broadcast_shapes(a.shape, b.shape))
    if not np.all(holds):
        _refuse(f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}", holds, a, b, err_msg)


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    a, b = _arrays(actual, desired)
    if a.shape != b.shape and a.ndim > 0 and b.ndim > 0:
        raise AssertionError(f"\nArrays are not equal\n\n(shapes {a.shape}, {b.shape} mismatch)\n ACTUAL: {a!r}\n DESIRED: {b!r}")
    holds = (a == b) | ((a != a) & (b != b))
    if not np.all(holds):
        _refuse("Arrays are not equal\n", holds, a, b, err_msg)


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if isinstance(actual, (list, tuple, dict, str)) and isinstance(desired, (list, tuple, dict, str)):
        if actual != desired:
            raise AssertionError(f"\nItems are not equal:\n{err_msg}\n ACTUAL: {actual!r}\n DESIRED: {desired!r}")
        return
    assert_array_equal(actual, desired, err_msg)


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    a, b = _arrays(actual, desired)
    holds = np.abs(a - b) < 1.5 * 10.0 ** -decimal
    if not np.all(holds):
        _refuse(f"Arrays are not almost equal to {decimal} decimals\n", holds, a, b, err_msg)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    assert_array_almost_equal(actual, desired, decimal, err_msg)
