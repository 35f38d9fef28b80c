# Programs for record-lang.py, one a cell: Python's numbers.
# %%
print(1 + 2, 7 - 10, 6 * 7, 7 / 2, 7 // 2, 7 % 2, 2 ** 10)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -7 // -2, -7 % -2)
print(1_000_000, 0x1f, 0b101, 0o17, 1e3, 1.5e-3, .5, 5.)
# %%
print(2 ** 100, -2 ** 2, (-2) ** 3, 2 ** -1, 2 ** 3 ** 2, 0 ** 0)
print(123456789012345678901234567890 * 987654321098765432109876543210)
print(123456789012345678901234567890 // 987654321, 123456789012345678901234567890 % 987654321)
print(-123456789012345678901234567890 // 987654321, -123456789012345678901234567890 % 987654321)
# %%
print(10 ** 30 / 3, 10 ** 400 / 10 ** 399, (10 ** 400 + 1) / 10 ** 400, 1 / 3)
print((2 ** 53 + 1) / 1, (2 ** 54 + 3) / 2, 9007199254740993 / 3)
print(3 / 10 ** 330, 10 ** 20 / 7 ** 25, -(10 ** 25) / 3 ** 40)
# %%
print(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, 1e20 // 3, 0.3 // 0.1, 0.3 % 0.1)
print(1.0 // 0.1, 1.0 % 0.1, 5.0 // -2.0, -0.0 // 1.0, 0.0 % -3.0, -6.0 % 3.0, 6.0 % -3.0)
print(1e308 * 10, -1e308 * 10, 1e-320, 5e-324 / 2)
print(4.0 // 1e-320 if False else 'skip', 1e300 // 1e-10, 1e17 // 0.7)
# %%
inf = float('inf')
nan = float('nan')
print(inf, -inf, nan, inf - inf, inf * 0, inf // 1, 5 // inf, -5 // inf, 5 % inf, -5 % inf)
print(nan == nan, nan != nan, inf == inf, inf > 10 ** 500, -inf < -10 ** 500, nan < 1, 1 < nan)
# %%
print(0.1 + 0.2, 1e16, 1e15, 123456789.123456789, 1e22, 1e-5, 0.0001, 1.0, 100.0, 1e100, -0.0)
print(1.7976931348623157e308, 2.2250738585072014e-308, 5e-324, 9007199254740993.0, 0.1, 1/3, 2/3)
# %%
print(True + True, True * 3, -True, +False, ~True, ~0, ~5, ~-1, True / 2, True // 1, False ** 0)
print(True == 1, False == 0, True is True, 1 == 1.0, True & False, True | False, True ^ True, True & 3)
print(True << 3, 5 & 3, 5 | 3, 5 ^ 3, 1 << 70, (1 << 70) >> 68, -5 >> 1, -5 & 0xff, -1 >> 100, 5 >> 100)
# %%
print(10 ** 20 == 1e20, 10 ** 20 + 1 == 1e20, 10 ** 20 + 1 > 1e20, 2 ** 53 + 1 == float(2 ** 53))
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2, 1 == 1 != 2, 1 < 2 > 1, not 1 < 2)
# %%
print(round(2.5), round(3.5), round(-2.5), round(2.567, 2), round(1234, -2), round(1250, -2), round(1350, -2), round(15, -1), round(25, -1))
print(round(2.675, 2), round(1e300, 2), round(1234.5678, -2), round(0.5), round(1.5), round(-0.4), round(5), round(True))
print(round(1e16 + 0.5), round(123.456, 0), round(7.5, None), round(0.1 + 0.2, 10), round(-1250, -2), round(99, -2), round(51, -2), round(50, -2))
# %%
print(abs(-3), abs(2.5), abs(-0.0), abs(True), abs(-10 ** 30))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(10 ** 30, 7), divmod(True, 1))
print(pow(2, 10), pow(2, 10, 1000), pow(3, -1, 7), pow(2.0, 0.5), pow(2, -2), pow(7, 123456, 1000007))
# %%
print(int(3.9), int(-3.9), int('42'), int('-0042'), int(' 7 '), int('ff', 16), int('0xff', 16), int('0b101', 2), int('0o17', 0), int('0x1f', 0), int('1_000'))
print(float('1.5'), float('1e3'), float('-inf'), float(' 2.5 '), float('nan'), float(3), float(True), float('1_0.5'))
print(int(True), int(1e20), int(123456789012345678), int(-0.5), int(), float(), bool(), str() == '')
# %%
print(bool(0), bool(0.0), bool(-0.0), bool(''), bool('0'), bool([]), bool([0]), bool(None), bool(()), bool({}), bool(float('nan')))
# %%
print(max(1, 2.5, True), min(3, 1, 2), max([1, 5, 3]), min((4, 2)), max('abc'), min('hello', 'abc'))
print(max([], default=7), min({}, default=None), max([1, -5, 3], key=abs), min(['aaa', 'b', 'cc'], key=len))
print(max(1, 1.0), max(1.0, 1), max(True, 1), min(0, False), max([[1, 2], [1, 3]]), max('a', 'B', key=str.lower) if False else 'x')
# %%
print(sum([1, 2, 3]), sum([0.1] * 10), sum([]), sum([[1], [2]], []), sum((1, 2.5)), sum(range(101)), sum([True, True]), sum([1, 2], 10), sum([1, 2], start=5))
# %%
print(any([]), all([]), any([0, 1]), all([1, 0]), any(x > 2 for x in [1, 2, 3]), all(x > 0 for x in [1, 2, 3]))
# %%
print((255).bit_length(), (0).bit_length(), (-256).bit_length(), (2 ** 100).bit_length(), (2.0).is_integer(), (2.5).is_integer())
print(bin(10), hex(255), oct(8), bin(-10), hex(-255), oct(0), hex(2 ** 70), bin(True))
# %%
print(ord('a'), ord('é'), ord('한'), chr(97), chr(8364), chr(128512), [chr(65 + i) for i in range(5)])
# %%
x = 5
x += 3
print(x)
x -= 1; x *= 2; print(x)
x /= 4
print(x)
x //= 1
x **= 3
print(x)
y = 17
y %= 5; y <<= 3; y >>= 1; y |= 1; y &= 13; y ^= 2
print(y)
# %%
print(1.1 ** 2, 2.5 ** 3, 9 ** 0.5, 2 ** 0.5, 10 ** -3, 1.5 ** -2, 0.1 ** 3, 1e10 ** 3, 3.0 ** 40, (-8) ** 3.0, (-2.0) ** -3)
print(1.0001 ** 10000, 0.99 ** 100, 1.05 ** 30, 2.7182818284590451 ** 10, 3.14159 ** 2.71828, 7.7 ** 0.333, 1e-5 ** 0.1)
print(0.0 ** 0, 0 ** 0.0, float('nan') ** 0, 1 ** float('nan'), float('inf') ** -1, (-float('inf')) ** 3, 0.5 ** 1074)
# %%
a = 10 ** 50
print(a % 10 ** 7, a // 3, -a // 3, -a % 3, a & 0xffff, a >> 100, a ^ (a >> 1), ~a)
print(str(a)[:5], len(str(2 ** 1000)), int(str(a)) == a, float(10 ** 22), float(2 ** 63 - 1), int(float(10 ** 23)))
# %%
print(1 if 0.0 else 2, 'a' or 'b', '' or 'b', 0 or None, [] or {}, 1 and 2, 0 and 2, None and 1, not '', not 3)
print(1 or 1 / 0, 0 and 1 / 0, (1, 2) and (), not not 5, not (1 and 0))
# %%
print(-2 ** 0.5 < 0, - -3, + + 3, ~ ~7, -3 ** 2, 2 ** -3 ** 2 > 0, 5 - -5, 5 * -1, 2 * -3 ** 2, not 1 == 2)
print(1 + 2 * 3 - 4 / 2 ** 2 % 3, (1 + 2) * 3, 7 & 3 == 3, (7 & 3) == 3, 1 | 2 ^ 3 & 4 << 1, 1 << 2 + 1, 10 - 2 - 3, 100 / 10 / 2)
# %%
import math
print(math.pi, math.e, math.tau, math.inf, math.nan)
print(math.sqrt(2), math.sqrt(16), math.floor(2.7), math.ceil(2.1), math.floor(-2.5), math.trunc(-2.7), math.fabs(-3))
print(math.factorial(20), math.gcd(12, 18), math.isnan(math.nan), math.isinf(math.inf), math.isfinite(1.0), math.isqrt(17))
print(math.floor(1e20), math.ceil(3), math.copysign(3, -0.0), math.fmod(-7, 3), math.comb(5, 2), math.prod([1, 2, 3, 4]), math.gcd(0, 0), math.gcd(-4, 6, 8))
# %%
import math
print(math.exp(1), math.log(2), math.log10(1000), math.log2(8), math.sin(1.0), math.cos(1.0), math.tan(0.5))
print(math.exp(0.1), math.exp(-2.5), math.log(10), math.log(0.5), math.sin(0.1), math.cos(3.0), math.tanh(0.3), math.atan2(1, 2))
# %%
from math import sqrt, pi as PI, floor
print(sqrt(9), PI, floor(2.5), [sqrt(x) for x in range(4)])
# %%
import math
print(math.hypot(3, 4), math.pow(2, 3), math.degrees(math.pi), math.radians(180), math.isclose(0.1 + 0.2, 0.3), math.log(8, 2), math.log(100, 10), math.dist([0, 0], [3, 4]))
# %%
print(0.1 + 0.2 == 0.3, abs(0.1 + 0.2 - 0.3) < 1e-9, 1e16 + 1 == 1e16, 3 * 0.1, 1 - 0.9, 0.1 * 3, 1.1 + 2.2, 4.35 * 100, 1.15 * 100)
# %%
def fib(n):
    a, b = 0, 1
    while n > 0:
        a, b = b, a + b
        n -= 1
    return a
print([fib(i) for i in range(15)], fib(300))
# %%
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(i) for i in range(1, 20)], collatz(27), collatz(2 ** 80 + 1))
# %%
n = 600851475143
factors = []
p = 2
while n > 1:
    while n % p == 0:
        factors.append(p)
        n //= p
    p += 1
print(factors)
# %%
print((3).real, (2.5).real, (7).numerator if hasattr(7, 'numerator') else 0, (1.5).as_integer_ratio() if False else (3, 2))
# %%
print(1e5, 1e4, 123456.0, 1234567890123456789.0, 1e17, 12345678901234567.0, 0.00012, 0.000012, 1.0e-10, 1e-4)
print([1e5, 0.1, -0.0, 1e-7, 1e16], (1.0,), {1.5: 2.0})
# %%
print(5 .real, 1.0.is_integer(), 1..real if True else 0)
# %%
print(hash(5) == hash(5.0), isinstance(True, int), isinstance(1, float), type(1) == int, type(1.0) is float, type(True) == int)
# %%
total = 0
for i in range(1, 1001):
    total += 1 / i
print(total)
total = 0.0
for i in range(1, 2000):
    total += (-1) ** (i + 1) / (2 * i - 1)
print(4 * total)
# %%
x = 1.0
for _ in range(20):
    x = x - (x * x - 2) / (2 * x)
print(x)
print(2 ** 0.5 * 2 ** 0.5, (5 ** 0.5 + 1) / 2, 27 ** (1 / 3), 10 ** 0.3, 1e-3 ** 1.5)
