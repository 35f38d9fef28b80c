"""What scipy.optimize gives back: results by name, as SciPy writes them, and what it says of how it ended."""
import math
import numpy as np

# in _scipy_results
done = "Optimization terminated successfully."
messages = {"evaluations": "Maximum number of function evaluations has been exceeded.",
             "iterations": "Maximum number of iterations has been exceeded.",
             "precision": "Desired error not necessarily achieved due to precision loss.", "nan": "NaN result encountered."}


# in _nowhere
_order = ("message", "success", "status", "fun", "funl", "x", "xl", "col_ind", "nit", "lower", "upper", "eqlin", "ineqlin",
          "converged", "flag", "function_calls", "iterations", "root")


def _float_text(x):
    if not math.isfinite(x):
        return {"inf": "       inf", "-inf": "      -inf"}.get(str(float(x)), "       nan")
    return np.format_float_scientific(x, precision=3, pad_left=2, unique=False)


def _row_text(words, width, comma):
    """Words in brackets, in lines of a width."""
    lines, line = [], "["
    for i, w in enumerate(words):
        if len(line) > 1 and len(line) + len(w) > width - 1:
            lines.append(line.rstrip())
            line = " "
        line += w + (comma + " " if i < len(words) - 1 else "")
    return "\n".join(lines + [line]) + "]"


def _array_text(x, width, comma=""):
    if x.dtype.kind != "f" or x.ndim == 0 or x.ndim > 2:
        return str(x)
    short = x.size > 12

    def parts(row):
        return list(row) if not short or len(row) <= 4 else list(row[:2]) + [None] + list(row[-2:])

    def line(row, wide):
        return _row_text(["..." if v is None else _float_text(v) for v in parts(row.tolist())], wide, comma)
    if x.ndim == 1:
        return line(x, width)
    rows = ["..." if r is None else line(r, width - 1).replace("\n", "\n ") for r in parts([row for row in x])]
    return "[" + (comma + "\n ").join(rows) + "]"


def _shown(value, n, more):
    """As SciPy writes results: one line for each part."""
    if isinstance(value, dict):
        names = sorted(value.keys(), key=lambda k: _order.index(k) if k in _order else len(_order))
        wide = max([len(k) for k in names]) + more
        parts = []
        for k in names:
            text = _shown(value[k], wide + n + 2, 0)
            parts.append(k.rjust(wide) + ": " + text.replace("\n", "\n" + " " * (wide + 2)))
        return "\n".join(parts)
    if isinstance(value, (tuple, list)) and value and all([isinstance(v, np.ndarray) for v in value]):
        parts = ", ".join(["array(" + _array_text(v, 70 - n, ",").replace("\n", "\n" + " " * 6) + ")" for v in value])
        return "(" + parts + ")" if isinstance(value, tuple) else "[" + parts + "]"
    return _array_text(value, 76 - n) if isinstance(value, np.ndarray) and value.ndim else str(value)


# in scipy.optimize
class OptimizeWarning(UserWarning):
    pass


class OptimizeResult(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name, value):
        self[name] = value

    def __dir__(self):
        return list(self.keys())

    def __repr__(self):
        return _shown(self, 0, 1) if self else "OptimizeResult()"

    def __str__(self):
        return repr(self)
