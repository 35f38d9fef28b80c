import math

# Every digit that Python prints of inverse angles, lengths and logarithms.
places = [-9.1, -2.5, -0.9, -0.4552711450140112, -0.2, -0.1, -1e-3, 1e-9, 0.125, 0.1455, 1 / 3, 0.7, 0.99, 1.5, 2.7, 8.25, 777.7]
for x in places:
    print(x, math.atan(x), math.cosh(x / 40), math.asinh(x), math.acosh(1 + abs(x)), math.log10(abs(x)))
for x in places:
    if abs(x) <= 1:
        print(x, math.asin(x), math.acos(x))
for y in places:
    print(y, [math.atan2(y, x) for x in (-9.0, -0.3, 0.7, 1.5, 90)])
    print(math.degrees(math.atan2(y, -x)) if (x := 90) else None, math.hypot(y, 1.3), math.hypot(y, 0.1, 0.7))
print(math.dist((0.1, 0.2), (0.7, 0.9)), math.dist([1.1, 2.2, 3.3], [4, 5, 6]), math.hypot(), math.hypot(3, 4), math.hypot(-2.5))
edges = (0.0, -0.0, 1.0, -1.0, math.inf, -math.inf, 1e-300, 1e300)
for y in edges + (5e-324, math.nan):
    print([math.atan2(y, x) for x in edges], [math.hypot(x, y) for x in edges])
print([math.log10(10.0 ** -k) for k in range(1, 24)], [math.log10(k) for k in range(1, 20)], math.log10(10 ** 400))
far = 0.0
for i in range(2000):
    far += math.hypot(i, 0.1) * math.atan2(i, 7.3) + math.acos(i / 2000) - math.log10(i + 1)
print(far)
