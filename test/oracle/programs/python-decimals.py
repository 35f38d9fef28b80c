# Decimal numbers: arithmetic, contexts, rounding, texts and refusals.
from decimal import *
import decimal, math
def t(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e, [c.__name__ for c in type(e).__mro__][:4])
D = Decimal
print(D("0.1") + D("0.2"), D("1.10") * D("2.5"), D(1) / D(7), D(0.1), D("3.14"), D((1, (1, 2, 3), -2)))
print(D("7") // D("2"), D("-7") // 2, D("-7") % 3, divmod(D("7.5"), 2), D(2) ** 10, D("1.1") ** 3, D(2) ** -2, D(2) ** D("0.5"), D(4) ** D("0.5"), D(10)**100)
print(D("1.2345").quantize(D("0.01")), D("1.235").quantize(D(".01"), rounding=ROUND_HALF_UP), D("1.225").quantize(D(".01")), D("2.5").to_integral_value(), round(D("2.675"), 2), round(D("2.5")), round(D("3.5")))
for r in (ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP): print(r, [str(D(v).quantize(D("1"), rounding=r)) for v in ("2.5", "-2.5", "1.1", "-1.1", "5.1", "3.5")])
print(D("1E+3"), D("1E-10"), D("0.000001"), D("0.0000001"), D("123E+5"), D("-0"), D("1e3").normalize(), D("100.00").normalize(), D("0E-5"), D("Infinity"), D("-inf"), D("nan"))
print(D("1.5") == 1.5, D("0.1") == 0.1, D(1) < 2, D("1.0") == D(1), hash(D(1)) == hash(1), hash(D("0.5")) == hash(0.5), max(D(1), D(2)), sorted([D(3), D("1.5"), D(2)]), sum([D("0.1")] * 3))
for s in (".2f", "10.3f", "<10.1f", "^12.2f", "+.1f", "010.2f", ",.2f", "e", ".3e", "g", ".3g", "%", ".1%", "", "15", "E", "*>12.2f", "f", " .2f", "=+12.1f", ",", "012,.2f"): print(s, [format(D(v), s) for v in ("1234.5678", "-0.00012", "0", "1E+5")])
print(f"{D('3.14159'):.3f}", "%.2f" % D("2.345"), "%s" % D("2.50"), str(D("2.50")), repr(D("2.50")), int(D("3.9")), float(D("2.5")), bool(D(0)), abs(D("-3")), -D("2.0"), +D("1"))
print(getcontext())
getcontext().prec = 6
print(D(1) / D(7), D("3.1415926535") + 2, D("3.1415926535"), +D("3.1415926535"), D(2).sqrt(), D("12345678") + 1, D("1e10") * 3)
with localcontext() as ctx:
    ctx.prec = 42
    print(D(1) / D(7), D(2).sqrt(), D(1).exp(), D(10).ln(), D(3).log10(), D(2) ** D("0.3"))
with localcontext(prec=3, rounding=ROUND_UP): print(D(1) / 3, D(2) / 3)
getcontext().prec = 28
print(D(2).sqrt(), D(16).sqrt(), D("0.25").sqrt(), D(1).exp(), D("-2.5").exp(), D(10).ln(), D(100).log10(), D(3).log10(), D("0.5").ln(), D("1.5") ** D("2.5"), D(1234567).ln(), D("1e-8").ln())
t(lambda: D("abc")); t(lambda: D(1) / 0); t(lambda: D(0) / 0); t(lambda: D(1) + 1.5); t(lambda: D(-1).sqrt()); t(lambda: 1.5 * D(2)); t(lambda: D("1e5000000")*D("1e999999")); t(lambda: D(None)); t(lambda: D([1])); t(lambda: D(5) % 0); t(lambda: D("Infinity") - D("Infinity"));t(lambda: D(1) // 0); t(lambda: D("1e30").quantize(D("0.01"))); t(lambda: D(-8) ** D("0.5"))
print(D("3.25").as_tuple(), D("3.25").as_integer_ratio(), D("1.23").adjusted(), D("1.23").is_finite(), D("nan").is_nan(), D("-1").is_signed(), D("1.23").scaleb(2), D("2").fma(3, 4), D("1").compare(D("2")), math.floor(D("2.7")), math.ceil(D("2.1")), math.sqrt(D("2.25")), D("12.50").to_eng_string(), D("123E+4").to_eng_string())
price, rate = D("19.99"), D("0.0825")
total = (price * (1 + rate)).quantize(D("0.01"), rounding=ROUND_HALF_UP); print(total, type(total), isinstance(total, Decimal))
print(getcontext().flags[Inexact], decimal.getcontext().rounding, D.from_float(0.125), D("1_000.5"))
from fractions import Fraction
print(Fraction(D("0.75")), D("0.5") == Fraction(1, 2), 3 - D("0.5"), 2 / D(4), 2 ** D(3), 7 // D(2), 7 % D(4))
