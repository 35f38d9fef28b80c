"""numpy.polynomial's classes: a series with the interval that it is meant for, calculated with and written. The steps are `numpy_series`'."""
import numpy as np
import numpy.polynomial.chebyshev as _chebyshev
import numpy.polynomial.hermite as _hermite
import numpy.polynomial.hermite_e as _hermite_e
import numpy.polynomial.laguerre as _laguerre
import numpy.polynomial.legendre as _legendre
import numpy.polynomial.polynomial as _powers

# in _nowhere
_raised = {str(i): c for i, c in enumerate("⁰¹²³⁴⁵⁶⁷⁸⁹")}
_lowered = {str(i): c for i, c in enumerate("₀₁₂₃₄₅₆₇₈₉")}
_style = ["unicode"]


def _number(x, brackets=False):
    """A coefficient as NumPy writes it in a formula."""
    if not isinstance(x, np.floating) and not isinstance(x, float):
        return str(x)
    x = float(x)
    if np.isnan(x) or np.isinf(x):
        return str(x)
    size = abs(x)
    if x != 0 and (size >= 1e8 or size < 1e-4):
        text = np.format_float_scientific(x, precision=8, unique=True, trim="0")
        return f"({text})" if brackets else text
    return np.format_float_positional(x, precision=8, unique=True, fractional=True, trim="0")


def _mapped(x, old, new):
    off, scl = _between(old, new)
    if isinstance(x, (list, tuple)):
        x = np.asarray(x)
    return off + scl * x


def _between(old, new):
    """Offset and scale that lead one interval to another."""
    width = old[1] - old[0]
    return (old[1] * new[0] - old[0] * new[1]) / width, (new[1] - new[0]) / width


def _domain_of(x):
    x = np.asarray(x) + 0.0
    least, most = x.min(), x.max()
    return np.array([least - 1, most + 1] if least == most else [least, most])


class _Series:
    maxpower = 100
    basis_name = None

    def __init__(self, coef, domain=None, window=None, symbol="x"):
        made = np.atleast_1d(np.asarray(coef))
        if made.size == 0:
            raise ValueError("Coefficient array is empty")
        if made.ndim != 1:
            raise ValueError("Coefficient array is not 1-d")
        self.coef = made.astype("float64") if made.dtype.kind in "biu" else made.copy()
        self.domain = self._interval(type(self).domain if domain is None else domain, "Domain")
        self.window = self._interval(type(self).window if window is None else window, "Window")
        if not isinstance(symbol, str):
            raise TypeError("Symbol must be a non-empty string")
        if not symbol.isidentifier():
            raise ValueError("Symbol string must be a valid Python identifier")
        self._symbol = symbol

    def _interval(self, given, what):
        made = np.asarray(given) + 0.0
        if made.shape != (2,):
            raise ValueError(f"{what} has wrong number of elements.")
        return made

    @property
    def symbol(self):
        return self._symbol

    def _like(self, coef, domain=None, window=None):
        return type(self)(coef, self.domain if domain is None else domain, self.window if window is None else window, self.symbol)

    # What it is.
    def has_samecoef(self, other):
        return len(self.coef) == len(other.coef) and np.all(self.coef == other.coef)

    def has_samedomain(self, other):
        return np.all(self.domain == other.domain)

    def has_samewindow(self, other):
        return np.all(self.window == other.window)

    def has_sametype(self, other):
        return isinstance(other, type(self))

    def degree(self):
        return len(self.coef) - 1

    def mapparms(self):
        return _between(self.domain, self.window)

    def __len__(self):
        return len(self.coef)

    def __iter__(self):
        return iter(self.coef)

    def __eq__(self, other):
        return (isinstance(other, type(self)) and bool(np.all(self.domain == other.domain))
                and bool(np.all(self.window == other.window)) and self.coef.shape == other.coef.shape
                and bool(np.all(self.coef == other.coef)) and self.symbol == other.symbol)

    def __ne__(self, other):
        return not self == other

    __hash__ = None

    # Calculating.
    def __call__(self, arg):
        return self._of.value(_mapped(arg, self.domain, self.window), self.coef)

    def _coefficients(self, other):
        if not isinstance(other, _Series):
            return other
        if not isinstance(other, type(self)):
            raise TypeError("Polynomial types differ")
        if not np.all(self.domain == other.domain):
            raise TypeError("Domains differ")
        if not np.all(self.window == other.window):
            raise TypeError("Windows differ")
        if self.symbol != other.symbol:
            raise ValueError("Polynomial symbols differ")
        return other.coef

    def _with(self, f, other, turned=False):
        other = self._coefficients(other)
        try:
            found = f(other, self.coef) if turned else f(self.coef, other)
        except (TypeError, ValueError):
            return NotImplemented
        return self._like(found)

    def __neg__(self):
        return self._like(-self.coef)

    def __pos__(self):
        return self

    def __add__(self, other):
        return self._with(self._of.add, other)

    def __radd__(self, other):
        return self._with(self._of.add, other, True)

    def __sub__(self, other):
        return self._with(self._of.sub, other)

    def __rsub__(self, other):
        return self._with(self._of.sub, other, True)

    def __mul__(self, other):
        return self._with(self._of.mul, other)

    def __rmul__(self, other):
        return self._with(self._of.mul, other, True)

    def __truediv__(self, other):
        if not isinstance(other, (int, float, complex, np.number)) or isinstance(other, bool):
            raise TypeError(f"unsupported types for true division: '{type(self)}', '{type(other)}'")
        return self // other

    def __rtruediv__(self, other):
        return NotImplemented

    def __floordiv__(self, other):
        found = self.__divmod__(other)
        return found if found is NotImplemented else found[0]

    def __mod__(self, other):
        found = self.__divmod__(other)
        return found if found is NotImplemented else found[1]

    def __divmod__(self, other):
        other = self._coefficients(other)
        try:
            whole, rest = self._of.div(self.coef, other)
        except (TypeError, ValueError):
            return NotImplemented
        return self._like(whole), self._like(rest)

    def __rdivmod__(self, other):
        whole, rest = self._of.div(other, self.coef)
        return self._like(whole), self._like(rest)

    def __rfloordiv__(self, other):
        return self.__rdivmod__(other)[0]

    def __rmod__(self, other):
        return self.__rdivmod__(other)[1]

    def __pow__(self, other):
        return self._like(self._of.pow(self.coef, other, maxpower=self.maxpower))

    # Others of its kind.
    def copy(self):
        return self._like(self.coef)

    def cutdeg(self, deg):
        return self.truncate(deg + 1)

    def trim(self, tol=0):
        return self._like(_powers.polytrim(self.coef, tol))

    def truncate(self, size):
        if int(size) != size or size < 1:
            raise ValueError("size must be a positive integer")
        return self._like(self.coef[:int(size)])

    def deriv(self, m=1):
        off, scl = self.mapparms()
        return self._like(self._of.der(self.coef, m, scl))

    def integ(self, m=1, k=[], lbnd=None):
        off, scl = self.mapparms()
        return self._like(self._of.int(self.coef, m, k, 0 if lbnd is None else off + scl * lbnd, 1.0 / scl))

    def roots(self):
        return _mapped(self._of.roots(self.coef), self.window, self.domain)

    def linspace(self, n=100, domain=None):
        domain = self.domain if domain is None else domain
        x = np.linspace(domain[0], domain[1], n)
        return x, self(x)

    def convert(self, domain=None, kind=None, window=None):
        kind = type(self) if kind is None else kind
        return self(kind.identity(kind.domain if domain is None else domain, kind.window if window is None else window, self.symbol))

    @classmethod
    def fit(cls, x, y, deg, domain=None, rcond=None, full=False, w=None, window=None, symbol="x"):
        if domain is None:
            domain = _domain_of(x)
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        found = cls._of.fit(_mapped(np.asarray(x) + 0.0, np.asarray(domain) + 0.0, np.asarray(window) + 0.0), y, deg, w=w, rcond=rcond,
                            full=full)
        if full:
            return cls(found[0], domain, window, symbol), found[1]
        return cls(found, domain, window, symbol)

    @classmethod
    def fromroots(cls, roots, domain=[], window=None, symbol="x"):
        roots = np.atleast_1d(np.asarray(roots))
        if domain is None:
            domain = _domain_of(roots)
        elif isinstance(domain, list) and len(domain) == 0:
            domain = cls.domain
        window = cls.window if window is None else window
        off, scl = _between(np.asarray(domain) + 0.0, np.asarray(window) + 0.0)
        return cls(cls._of.fromroots(off + scl * roots) / scl ** len(roots), domain, window, symbol)

    @classmethod
    def identity(cls, domain=None, window=None, symbol="x"):
        domain = cls.domain if domain is None else domain
        window = cls.window if window is None else window
        off, scl = _between(np.asarray(window) + 0.0, np.asarray(domain) + 0.0)
        return cls(cls._of.line(off, scl), domain, window, symbol)

    @classmethod
    def basis(cls, deg, domain=None, window=None, symbol="x"):
        if int(deg) != deg or deg < 0:
            raise ValueError("deg must be non-negative integer")
        return cls([0] * int(deg) + [1], domain, window, symbol)

    @classmethod
    def cast(cls, series, domain=None, window=None):
        return series.convert(domain, cls, window)

    # How it is written.
    def __repr__(self):
        parts = [repr(a)[6:-1] for a in (self.coef, self.domain, self.window)]
        return f"{type(self).__name__}({parts[0]}, domain={parts[1]}, window={parts[2]}, symbol='{self.symbol}')"

    def __format__(self, fmt):
        if fmt == "":
            return str(self)
        if fmt not in ("ascii", "unicode"):
            raise ValueError(f"Unsupported format string '{fmt}' passed to {type(self)}.__format__. Valid options are 'ascii' and 'unicode'")
        return self._written(fmt)

    def __str__(self):
        return self._written(_style[0])

    def _variable(self):
        off, scl = self.mapparms()
        if off == 0 and scl == 1:
            return self.symbol
        if scl == 1:
            return f"({_number(off)} + {self.symbol})"
        return f"({_number(scl)}{self.symbol})" if off == 0 else f"({_number(off)} + {_number(scl)}{self.symbol})"

    def _written(self, style):
        text, variable = _number(self.coef[0]), self._variable()
        last = len(self.coef) - 1
        for i in range(1, len(self.coef)):
            c = self.coef[i]
            if isinstance(c, np.complexfloating):
                term = f"+ {c}"
            else:
                term = f"+ {_number(c, True)}" if c >= 0 else f"- {_number(-c, True)}"
            term += self._term(str(i), variable, style)
            wide = len(text.split("\n")[-1]) + 1 + len(term) + (2 if i < last else 0)
            text += " " + (term.replace(" ", "\n", 1) if wide >= 75 else term)
        return text

    def _term(self, i, variable, style):
        if style == "ascii":
            return f" {self.basis_name}_{i}({variable})"
        return f"·{self.basis_name}{''.join([_lowered[d] for d in i])}({variable})"


class _Steps:
    """What a kind of series is calculated by."""
    def __init__(self, module, name):
        self.add, self.sub, self.mul, self.div, self.pow, self.der, self.int, self.value, self.roots, self.fit, self.line, self.fromroots = [
            getattr(module, name + f) for f in ("add", "sub", "mul", "div", "pow", "der", "int", "val", "roots", "fit", "line", "fromroots")]


# in np.polynomial
def set_default_printstyle(style):
    if style not in ("unicode", "ascii"):
        raise ValueError(f"Unsupported format string '{style}'. Valid options are 'ascii' and 'unicode'")
    _style[0] = style


# in np.polynomial, np.polynomial.polynomial
class Polynomial(_Series):
    __module__ = "numpy.polynomial.polynomial"
    _of = _Steps(_powers, "poly")
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])

    def _term(self, i, variable, style):
        if style == "ascii":
            return f" {variable}" if i == "1" else f" {variable}**{i}"
        return f"·{variable}" if i == "1" else f"·{variable}{''.join([_raised[d] for d in i])}"


# in np.polynomial, np.polynomial.chebyshev
class Chebyshev(_Series):
    __module__ = "numpy.polynomial.chebyshev"
    _of = _Steps(_chebyshev, "cheb")
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "T"

    @classmethod
    def interpolate(cls, func, deg, domain=None, args=()):
        domain = cls.domain if domain is None else np.asarray(domain) + 0.0
        return cls(_chebyshev.chebinterpolate(lambda x: func(_mapped(x, cls.window, domain), *args), deg), domain=domain)


# in np.polynomial, np.polynomial.legendre
class Legendre(_Series):
    __module__ = "numpy.polynomial.legendre"
    _of = _Steps(_legendre, "leg")
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "P"


# in np.polynomial, np.polynomial.hermite
class Hermite(_Series):
    __module__ = "numpy.polynomial.hermite"
    _of = _Steps(_hermite, "herm")
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "H"


# in np.polynomial, np.polynomial.hermite_e
class HermiteE(_Series):
    __module__ = "numpy.polynomial.hermite_e"
    _of = _Steps(_hermite_e, "herme")
    domain = np.array([-1.0, 1.0])
    window = np.array([-1.0, 1.0])
    basis_name = "He"


# in np.polynomial, np.polynomial.laguerre
class Laguerre(_Series):
    __module__ = "numpy.polynomial.laguerre"
    _of = _Steps(_laguerre, "lag")
    domain = np.array([0.0, 1.0])
    window = np.array([0.0, 1.0])
    basis_name = "L"
