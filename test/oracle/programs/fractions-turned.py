# Fractions on either side of Python's numbers.
import math
from decimal import Decimal
from fractions import Fraction as F

print(2 ** F(1, 2), 2 ** F(3), F(2) ** F(-3), 4.0 ** F(1, 2), F(4) ** 0.5, F(1, 2) ** 1j, (-8) ** F(2))
print(7 // F(2, 3), 7 % F(2, 3), 7.5 // F(1, 2), 7.5 % F(1, 2), divmod(7, F(2, 3)), divmod(F(7, 2), F(2, 3)), divmod(F(7, 2), 2.0))
print(F(7, 2) % 0.3, F(7, 2) % -2, F(-7, 2) % F(1, 3), -7 % F(2, 3), F(7, 2) // 0.3)
print(F(1, 2) + 1j, 1j * F(1, 2), 1j / F(1, 2), 1 / F(1, 3), 1.0 / F(1, 3), 2.5 - F(1, 2))
print(F(1, 2) == 0.5 + 0j, F(1, 10) == 0.1, F(1, 10) < 0.1, F(1, 3) < math.inf, F(1, 3) == math.nan)
print(hash(F(1, 2)), hash(F(-1, 2)), hash(F(1, 3)), hash(F(1, 2**61 - 1)), hash(F(-3, 2)) == hash(-1.5))
print(F.from_float(0.5), F.from_decimal(Decimal("1.25")), F(3).real, F(1, 2).imag, F(1, 2).conjugate())
for call in (lambda: F(0) ** -1, lambda: 1 % F(0), lambda: F(1, 2) // 0, lambda: "a" + F(1, 2), lambda: F.from_float("a")):
    try:
        call()
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
