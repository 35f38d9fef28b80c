"""Arithmetic and comparison of moments and spans of time: which kinds go together, in which unit, and what comes of no time."""
import numpy as np
import _numpy_units as _units
from _numpy_moments import Single
from _numpy_time_arrays import ndarray
from _numpy_time_reading import in_lists, leaves_of, meant, placeless, times_of, wrapped

# in _nowhere
_nat = _units.nat


# in _numpy_time_arithmetic
def refuse(name):
    raise TypeError(f"ufunc '{name}' not supported for the input types, and the inputs could not be safely coerced to any "
                    "supported types according to the casting rule ''safe''")


def cut(a, b):
    """Quotients of whole numbers without what comes behind the point."""
    found = np.abs(a) // np.abs(b)
    return np.where((a < 0) != (b < 0), -found, found)


def taken(x):
    """What takes part: its numbers, and what they count (or None); None for what cannot."""
    if isinstance(x, (ndarray, Single)):
        return x._places, x._kind
    if isinstance(x, (bool, int, float)) or (isinstance(x, np.ndarray) and hasattr(x.dtype, "kind") and x.dtype.kind in "biuf"):
        return np.asarray(x), None
    import datetime
    if isinstance(x, (datetime.date, datetime.timedelta)):
        made = times_of([x], _units.kind("m" if isinstance(x, datetime.timedelta) else "M", "generic"))
        return made._places[0], made._kind
    if isinstance(x, (list, tuple)):
        leaves = leaves_of(x)
        if leaves and all([isinstance(v, Single) for v in leaves]):
            made = times_of(x)
            return made._places, made._kind
        if leaves and all([isinstance(v, (bool, int, float)) for v in leaves]):
            return np.asarray(x), None
    return None


# in _nowhere
def _said(x):
    """As NumPy calls the dtype of what takes part."""
    found = taken(x)
    return repr(found[1] or np.dtype(found[0].dtype)) if found is not None else repr(np.asarray(x).dtype)


def _letter(found):
    values, kind = found
    return kind.kind if kind is not None else "f" if values.dtype.kind == "f" else "i"


# in _numpy_time_arithmetic
def operated(name, a, b):
    if _python_time(a) or _python_time(b):
        # Python's own answer, of the moments as Python's.
        a, b = [v if _python_time(v) else v.item() if isinstance(v, Single) else v.astype(object) for v in (a, b)]
        return _plainly[name](a, b)
    x, y = taken(a), taken(b)
    if x is None or y is None:
        other = a if x is None else b
        if isinstance(other, np.ndarray) and str(other.dtype) == "object":
            return NotImplemented
        if isinstance(other, str):
            raise np._core._exceptions.UFuncTypeError(
                f"ufunc '{name}' did not contain a loop with signature matching types ({_type_said(a)}, {_type_said(b)}) -> None")
        if isinstance(other, (list, tuple, np.ndarray)):
            _bad(name, a, b)
        return NotImplemented
    how = _rules.get((name, _letter(x) + _letter(y)))
    if how is None:
        _bad(name, a, b)
    return how(name, x, y)


# in _nowhere
def _bad(name, a, b):
    raise np._core._exceptions.UFuncTypeError(f"ufunc '{name}' cannot use operands with types {_said(a)} and {_said(b)}")


def _ready(name, x, y, kind):
    """Counts in one unit, and where one is no time."""
    counts = []
    for i, (values, own) in enumerate((x, y)):
        if own is not None and own.unit != "generic" and own.kind == "m" and kind.kind == "M" and (
                _units.is_civil(own) and not _units.is_civil(kind)):
            raise np._core._exceptions.UFuncTypeError(
                f"Cannot cast ufunc '{name}' input {i} from dtype('<m8{own._said}') to dtype('<m8{kind._said}') with casting "
                "rule 'same_kind'")
        counts.append(values if own is None else _units.turned(values, own, kind, own.kind == "M"))
    lost = (counts[0] == _nat) | (counts[1] == _nat)
    return counts[0], counts[1], lost


def _together(letter):
    def made(name, x, y):
        kinds = [k for _, k in (x, y) if k is not None]
        kind = kinds[0] if len(kinds) == 1 else met(kinds[0], kinds[1])
        a, b, lost = _ready(name, x, y, kind)
        found = a + b if name == "add" else a - b
        return wrapped(np.where(lost, _nat, found), kind.of(letter))
    return made


# in _numpy_time_arithmetic
def met(a, b):
    """Where moments take part, days are finer than years."""
    moments = "M" in (a.kind, b.kind)
    kind = _units.met(a, b, not moments)
    return kind.of("M" if moments else "m")


# in _nowhere
def _times_number(name, x, y):
    (counts, kind), (factor, _) = (x, y) if x[1] is not None else (y, x)
    return _scaled(counts, kind, counts * factor if factor.dtype.kind != "f" else counts * 1.0 * factor)


def _scaled(counts, kind, found):
    lost = counts == _nat
    if found.dtype.kind == "f":
        lost = lost | ~np.isfinite(found)
        found = np.trunc(np.where(lost, 0, found)).astype("int64")
    return wrapped(np.where(lost, _nat, found), kind)


def _over_number(name, x, y):
    (counts, kind), (factor, _) = x, y
    if factor.dtype.kind == "f":
        none = factor == 0
        found = counts / np.where(none, 1, factor)
        return _scaled(np.where(none, _nat, counts), kind, found)
    none = factor == 0
    return _scaled(np.where(none, _nat, counts), kind, cut(counts, np.where(none, 1, factor.astype("int64"))))


def _quotient(name, x, y):
    a, b, lost = _ready(name, x, y, met(x[1], y[1]))
    if name == "divide":
        return np.where(lost, np.nan, a / b) if np.any(lost) else a / b
    none = lost | (b == 0)
    found = np.where(none, 0, a // np.where(none, 1, b))
    return found if found.ndim else np.int64(int(found))


def _remainder(name, x, y):
    kind = met(x[1], y[1])
    a, b, lost = _ready(name, x, y, kind)
    none = lost | (b == 0)
    return wrapped(np.where(none, _nat, a % np.where(none, 1, b)), kind)


_rules = {("add", "Mm"): _together("M"), ("add", "mM"): _together("M"), ("add", "Mi"): _together("M"),
          ("add", "iM"): _together("M"), ("add", "mm"): _together("m"), ("add", "mi"): _together("m"),
          ("add", "im"): _together("m"), ("subtract", "MM"): _together("m"), ("subtract", "Mm"): _together("M"),
          ("subtract", "Mi"): _together("M"), ("subtract", "mm"): _together("m"), ("subtract", "mi"): _together("m"),
          ("subtract", "im"): _together("m"), ("multiply", "mi"): _times_number, ("multiply", "im"): _times_number,
          ("multiply", "mf"): _times_number, ("multiply", "fm"): _times_number, ("divide", "mm"): _quotient,
          ("divide", "mi"): _over_number, ("divide", "mf"): _over_number, ("floor_divide", "mm"): _quotient,
          ("floor_divide", "mi"): _over_number, ("floor_divide", "mf"): _over_number, ("remainder", "mm"): _remainder}


def _type_said(x):
    """As NumPy calls the class of the dtype of what it compares."""
    if isinstance(x, (ndarray, Single)):
        return f"<class 'numpy.dtypes.{meant[x._kind.kind]}DType'>"
    if isinstance(x, str):
        return "<class 'numpy.dtypes.StrDType'>"
    plain = {int: "_PyLong", float: "_PyFloat", complex: "_PyComplex"}.get(type(x))
    if plain is None and x is None:
        return "<class 'numpy.dtypes.ObjectDType'>"
    name = str(np.asarray(x).dtype)
    return f"<class 'numpy.dtypes.{plain or name[:1].upper() + name[1:]}DType'>"


# in _numpy_time_arithmetic
def compared(name, a, b):
    x, y = taken(a), taken(b)
    plain = [v for v in (a, b) if _python_time(v)]
    if plain and any([isinstance(v, Single) for v in (a, b)]):
        # Python's own answer, of the moments as Python's.
        return bool(comparing[name](*[v.item() if isinstance(v, Single) else v for v in (a, b)]))
    letters = "" if x is None or y is None else _letter(x) + _letter(y)
    if "M" in letters and letters != "MM" or letters == "":
        other = b if isinstance(a, (ndarray, Single)) else a
        if isinstance(other, np.ndarray) and str(other.dtype) == "object":
            return NotImplemented
        if name in ("equal", "not_equal"):
            shape = np.broadcast_shapes(*[np.shape(placeless(in_lists(v))) if g is None else g[0].shape for v, g in ((a, x), (b, y))])
            return np.full(shape, name == "not_equal") if shape else np.bool_(name == "not_equal")
        if letters in ("Mm", "mM"):
            _bad(name, a, b)
        raise np._core._exceptions.UFuncTypeError(
            f"ufunc '{name}' did not contain a loop with signature matching types ({_type_said(a)}, {_type_said(b)}) -> None")
    kinds = [k for _, k in (x, y) if k is not None]
    kind = kinds[0] if len(kinds) == 1 else met(kinds[0], kinds[1])
    p, q, lost = _ready(name, x, y, kind)
    found = comparing[name](p, q)
    return found | lost if name == "not_equal" else found & ~lost


# in _nowhere
def _python_time(x):
    import datetime
    return isinstance(x, (datetime.date, datetime.timedelta))


_plainly = {"add": lambda a, b: a + b, "subtract": lambda a, b: a - b, "multiply": lambda a, b: a * b,
            "divide": lambda a, b: a / b, "floor_divide": lambda a, b: a // b, "remainder": lambda a, b: a % b}


# in _numpy_time_arithmetic
comparing = {"equal": lambda a, b: a == b, "not_equal": lambda a, b: a != b, "less": lambda a, b: a < b,
              "less_equal": lambda a, b: a <= b, "greater": lambda a, b: a > b, "greater_equal": lambda a, b: a >= b}


def signed(name, x):
    counts, kind = x._places, x._kind
    if kind.kind == "M":
        refuse(name)
    if name == "positive":
        return wrapped(counts.copy(), kind)
    found = np.negative(counts) if name == "negative" else np.abs(counts) if name == "absolute" else np.sign(counts)
    return wrapped(np.where(counts == _nat, _nat, found), kind)
