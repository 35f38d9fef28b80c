"""numpy.testing: assertions about arrays, with NumPy's words."""
import math
import re
import numpy as np

# in _nowhere
def _arrays(*given):
    return [np.asarray(x.__array__() if hasattr(x, "__array__") else x) for x in given]


def _message(values, err_msg, header, precision=8):
    lines = ["\n" + header]
    err_msg = str(err_msg)
    if err_msg:
        if "\n" not in err_msg and len(err_msg) < 79 - len(header):
            lines = [lines[0] + " " + err_msg]
        else:
            lines.append(err_msg)
    for name, value in zip(("ACTUAL", "DESIRED"), values):
        text = np.array_repr(value, precision=precision) if isinstance(value, np.ndarray) else repr(value)
        if text.count("\n") > 3:
            text = "\n".join(text.splitlines()[:3]) + "..."
        lines.append(f" {name}: {text}")
    return "\n".join(lines)


def _is_number(a):
    return str(a.dtype).startswith(("float", "complex", "int", "uint"))


def _written(number):
    return np.array2string(np.asarray(number))


def _compare(holds_of, x, y, err_msg, header, precision=6, equal_nan=True, strict=False):
    x, y = _arrays(x, y)
    same = x.shape == y.shape and x.dtype == y.dtype if strict else x.shape == () or y.shape == () or x.shape == y.shape
    if not same:
        what = f"shapes {x.shape}, {y.shape}" if x.shape != y.shape else f"dtypes {x.dtype}, {y.dtype}"
        raise AssertionError(_message([x, y], f"{err_msg}\n({what} mismatch)", header, precision))
    shape = np.broadcast_shapes(x.shape, y.shape)
    a, b = np.broadcast_to(x, shape), np.broadcast_to(y, shape)
    flagged = np.zeros(shape, dtype=bool)
    if _is_number(x) and _is_number(y):
        checks = [(np.isnan, "nan")] if equal_nan else []
        for of, name in checks + [(np.isinf, "inf")]:
            here, there = of(a), of(b)
            if not np.all(here == there):
                raise AssertionError(_message([x, y], f"{err_msg}\n{name} location mismatch:", header, precision))
            if name == "inf" and not np.all(a[here] == b[here]):
                raise AssertionError(_message([a[here], b[here]], f"{err_msg}\ninf values mismatch:", header, precision))
            flagged = flagged | here
    holds = np.asarray(holds_of(a, b)) | flagged
    if np.all(holds):
        return
    wrong = ~holds
    count = int(np.sum(wrong))
    remarks = [f"Mismatched elements: {count} / {wrong.size} ({100 * count / wrong.size:.3g}%)"]
    if shape != ():
        places = np.argwhere(wrong).tolist()
        shown = [f" {p}: {x if x.ndim == 0 else x[tuple(p)]} (ACTUAL), {y if y.ndim == 0 else y[tuple(p)]} (DESIRED)" for p in places[:5]]
        title = "Mismatch at index:" if count == 1 else "Mismatch at indices:" if count <= 5 else "First 5 mismatches are at indices:"
        remarks.append("\n".join([title] + shown))
    if _is_number(a) and _is_number(b):
        error = np.maximum(a, b) - np.minimum(a, b) if not str(np.result_type(a, b)).startswith("complex") else np.abs(a - b)
        divisible = wrong & (b != 0)
        remarks.append("Max absolute difference among violations: " + _written(np.max(error[wrong])))
        relative = np.max(error[divisible] / np.abs(b[divisible])) if np.any(divisible) else np.array(math.inf)
        remarks.append("Max relative difference among violations: " + _written(relative))
    raise AssertionError(_message([x, y], str(err_msg) + "\n" + "\n".join(remarks), header, precision))


# in np.testing
def assert_(val, msg=""):
    if not val:
        raise AssertionError(msg() if callable(msg) else msg)


def assert_allclose(actual, desired, rtol=1e-07, atol=0, equal_nan=True, err_msg="", verbose=True, *, strict=False):
    _compare(lambda a, b: np.isclose(a, b, rtol=rtol, atol=atol, equal_nan=equal_nan), actual, desired, err_msg,
             f"Not equal to tolerance rtol={rtol:g}, atol={atol:g}", 6, equal_nan, strict)


def assert_array_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    _compare(lambda a, b: a == b, actual, desired, err_msg, "Arrays are not equal", strict=strict)


def assert_equal(actual, desired, err_msg="", verbose=True, *, strict=False):
    if isinstance(desired, dict):
        if not isinstance(actual, dict):
            raise AssertionError(repr(type(actual)))
        assert_equal(len(actual), len(desired), err_msg)
        for k in desired:
            if k not in actual:
                raise AssertionError(repr(k))
            assert_equal(actual[k], desired[k], f"key={k!r}\n{err_msg}")
        return
    if isinstance(desired, (list, tuple)) and isinstance(actual, (list, tuple)):
        assert_equal(len(actual), len(desired), err_msg)
        for k in range(len(desired)):
            assert_equal(actual[k], desired[k], f"item={k!r}\n{err_msg}")
        return
    if isinstance(actual, np.ndarray) or isinstance(desired, np.ndarray):
        return assert_array_equal(actual, desired, err_msg, strict=strict)
    both_nan = isinstance(actual, float) and isinstance(desired, float) and actual != actual and desired != desired
    if not both_nan and not desired == actual:
        raise AssertionError(_message([actual, desired], err_msg, "Items are not equal:"))


def assert_array_almost_equal(actual, desired, decimal=6, err_msg="", verbose=True):
    _compare(lambda a, b: np.abs(a - b) < 1.5 * 10.0 ** -decimal, actual, desired, err_msg,
             f"Arrays are not almost equal to {decimal} decimals", decimal)


def assert_almost_equal(actual, desired, decimal=7, err_msg="", verbose=True):
    if isinstance(actual, (np.ndarray, list, tuple)) or isinstance(desired, (np.ndarray, list, tuple)):
        return assert_array_almost_equal(actual, desired, decimal, err_msg)
    if np.isfinite(actual) and np.isfinite(desired):
        holds = abs(desired - actual) < 1.5 * 10.0 ** -decimal
    else:
        holds = bool(np.isnan(actual) and np.isnan(desired)) or actual == desired
    if not holds:
        raise AssertionError(_message([actual, desired], err_msg, f"Arrays are not almost equal to {decimal} decimals"))


def assert_approx_equal(actual, desired, significant=7, err_msg="", verbose=True):
    if desired == actual:
        return
    scale = 0.5 * (abs(desired) + abs(actual))
    scale = 10.0 ** math.floor(math.log10(scale)) if scale else 1.0
    if not abs(desired / scale - actual / scale) < 10.0 ** -(significant - 1):
        raise AssertionError(_message([actual, desired], err_msg, f"Items are not equal to {significant} significant digits:"))


def assert_array_less(x, y, err_msg="", verbose=True, *, strict=False):
    x, y = _arrays(x, y)
    if not np.all(x < y):
        _compare(lambda a, b: a < b, x, y, err_msg, "Arrays are not strictly ordered `x < y`", strict=strict)


def assert_string_equal(actual, desired):
    if actual != desired:
        raise AssertionError(f"Differences in strings:\n- {actual}? \n+ {desired}? ")


class assert_raises:
    """As a block, or with a function and its arguments."""
    def __new__(cls, exception_class, *args, **options):
        made = object.__new__(cls)
        made._wanted, made._pattern = exception_class, None
        if not args or args[0] is None:
            return made
        with made:
            args[0](*args[1:], **options)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if kind is None:
            names = self._wanted if isinstance(self._wanted, tuple) else (self._wanted,)
            raise AssertionError(f"{' or '.join([n.__name__ for n in names])} not raised")
        self.exception = error
        if not isinstance(error, self._wanted):
            return False
        if self._pattern is not None and not re.search(self._pattern, str(error)):
            raise AssertionError(f'"{self._pattern}" does not match "{error}"')
        return True


def assert_raises_regex(exception_class, expected_regexp, *args, **options):
    made = assert_raises(exception_class)
    made._pattern = expected_regexp
    if not args:
        return made
    with made:
        args[0](*args[1:], **options)
