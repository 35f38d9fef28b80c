# math
import math
for x in (0.5, 1.5, -0.5, 3.7, 10, 23, 50.5, 141.2, 170.9, 1e-3, -3.3, -20.7): print(x, math.gamma(x), math.lgamma(x), math.erf(x))
print(math.modf(-3.75), math.frexp(10.0), math.frexp(0.1), math.ldexp(0.5, 3), math.remainder(7, 4), math.remainder(-5, 2), math.asinh(1), math.atanh(.5), math.exp2(3.5), math.gamma(5))
for f, v in ((math.gamma, 0), (math.gamma, -2), (math.gamma, 200), (math.acosh, .5)):
    try: print(f(v))
    except (ValueError, OverflowError) as e: print(type(e).__name__, e)
from datetime import timedelta
print(timedelta(days=1.5), timedelta(seconds=0.1), timedelta(hours=1.7, minutes=2.3), timedelta(weeks=1.25))
from fractions import Fraction as F
print(F(1, 3) + F(1, 6), F("0.125"), F(0.5), F(3, 4) * 2, F(1, 2) < 1, F(7, 3) // 1, round(F(7, 3), 2), float(F(1, 3)), F(3, 1), [F(1, 2)], F(3.14159).limit_denominator(100), sum([F(1, 2)] * 3), F(1,2) ** 3, math.floor(F(7, 2)) )
