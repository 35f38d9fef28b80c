"""numpy.poly1d: a polynomial that is calculated with, and written as mathematicians do."""
import numpy as np

# in np
class poly1d:
    __module__ = "numpy"

    def __init__(self, c_or_r, r=False, variable=None):
        if isinstance(c_or_r, poly1d):
            variable = variable or c_or_r.variable
            c_or_r = c_or_r.coeffs
        elif r:
            c_or_r = np.poly(c_or_r)
        found = np.trim_zeros(np.atleast_1d(np.array(c_or_r)), trim="f")
        self.coeffs = found if len(found) > 0 else np.array([0], dtype=np.array(c_or_r).dtype)
        self.variable = variable or "x"

    c = coef = coefficients = property(lambda self: self.coeffs)

    @property
    def order(self):
        return len(self.coeffs) - 1

    o = order

    @property
    def roots(self):
        return np.roots(self.coeffs)

    r = roots

    def __call__(self, val):
        if isinstance(val, poly1d):
            total = poly1d([0])
            for k in self.coeffs.tolist():
                total = total * val + k
            return total
        return np.polyval(self.coeffs, val)

    def __len__(self):
        return self.order

    def __getitem__(self, val):
        return self.coeffs[self.order - val] if 0 <= val <= self.order else self.coeffs.dtype.type(0)

    def __setitem__(self, key, val):
        if key < 0:
            raise ValueError("Does not support negative powers.")
        if key > self.order:
            self.coeffs = np.concatenate([np.zeros(key - self.order, dtype=self.coeffs.dtype), self.coeffs])
        self.coeffs[self.order - key] = val

    def __iter__(self):
        return iter(self.coeffs)

    def __array__(self, *args, **options):
        return self.coeffs

    def __neg__(self):
        return poly1d(-self.coeffs)

    def __pos__(self):
        return self

    def __add__(self, other):
        return poly1d(np.polyadd(self.coeffs, poly1d(other).coeffs))

    __radd__ = __add__

    def __sub__(self, other):
        return poly1d(np.polysub(self.coeffs, poly1d(other).coeffs))

    def __rsub__(self, other):
        return poly1d(np.polysub(poly1d(other).coeffs, self.coeffs))

    def __mul__(self, other):
        if np.isscalar(other):
            return poly1d(self.coeffs * other)
        return poly1d(np.polymul(self.coeffs, poly1d(other).coeffs))

    __rmul__ = __mul__

    def __pow__(self, val):
        if not isinstance(val, int) or val < 0:
            raise ValueError("Power to non-negative integers only.")
        found = [1]
        for _ in range(val):
            found = np.polymul(self.coeffs, found)
        return poly1d(found)

    def __truediv__(self, other):
        if np.isscalar(other):
            return poly1d(self.coeffs / other)
        whole, rest = np.polydiv(self.coeffs, poly1d(other).coeffs)
        return poly1d(whole), poly1d(rest)

    def __eq__(self, other):
        if not isinstance(other, poly1d):
            return NotImplemented
        return self.coeffs.shape == other.coeffs.shape and bool((self.coeffs == other.coeffs).all())

    def __ne__(self, other):
        return not self == other

    def deriv(self, m=1):
        found = self.coeffs
        for _ in range(m):
            found = np.polyder(found)
        return poly1d(found)

    def integ(self, m=1, k=0):
        found = self.coeffs
        constants = list(k) if isinstance(k, (list, tuple, np.ndarray)) else [k] * m
        for i in range(m):
            found = np.polyint(found)
            found[-1] = constants[i]
        return poly1d(found)

    def __repr__(self):
        return f"poly1d({repr(self.coeffs)[6:-1]})"

    def __str__(self):
        text = ""
        for k, value in enumerate(self.coeffs.tolist()):
            written, power = _number(value), self.order - k
            if written == "0" and (power > 0 or k > 0):
                continue
            part = written if power == 0 else f"{written} {self.variable}" + ("" if power == 1 else f"**{power}")
            if k == 0:
                text = part
            else:
                text += f" - {part[1:]}" if part.startswith("-") else f" + {part}"
        return _raised(text)


# in _nowhere
def _number(value):
    if not isinstance(value, complex) or value.imag == 0:
        return f"{value.real:.4g}"
    return f"{value.imag:.4g}j" if value.real == 0 else f"({value.real:.4g} + {value.imag:.4g}j)"


def _raised(text):
    """Powers stand on a line above."""
    found, above, below, at = " ", "", "", 0
    while "**" in text[at:]:
        mark = text.index("**", at)
        end = mark + 2
        while end < len(text) and text[end].isdigit():
            end += 1
        power, part = text[mark + 2:end], text[at:mark]
        at = end
        low, high = part + " " * (len(power) - 1), " " * (len(part) - 1) + power
        if max(len(below) + len(low), len(above) + len(high)) > 70:
            found += above + "\n" + below + "\n "
            above, below = high, low
        else:
            above, below = above + high, below + low
    return found + above + "\n" + below + text[at:]
