/** What the operations do that give each element a value of its own, in Korean: functions, special ones, bits, floats, complex numbers. */
export const elements: Readonly<Record<string, string>> = {
  "Product that is 0 where the second factor is 0, even if the first one is infinite or NaN.":
    "곱. 둘째 수가 0인 곳은 첫째 수가 무한대나 NaN이어도 0.",
  "Cube root.": "세제곱근.",
  "One divided by the square root.": "1을 제곱근으로 나눈 값.",
  "exp(x) - 1, exact also for tiny x.": "exp(x) - 1. 아주 작은 x에도 정확합니다.",
  "log(1 + x), exact also for tiny x.": "log(1 + x). 아주 작은 x에도 정확합니다.",
  "Angle in radians whose sine is x. Outside of -1 to 1 NaN.":
    "역사인: 사인이 x인 각, 라디안. -1과 1 사이를 벗어나면 NaN.",
  "Angle in radians whose cosine is x. Outside of -1 to 1 NaN.":
    "역코사인: 코사인이 x인 각, 라디안. -1과 1 사이를 벗어나면 NaN.",
  "Angle in radians whose tangent is x.": "역탄젠트: 탄젠트가 x인 각, 라디안.",
  "Angle in radians of the point (b, a), from -pi to pi.": "점 (b, a)의 각, 라디안, -pi부터 pi까지.",
  "Hyperbolic sine.": "쌍곡사인.",
  "Hyperbolic cosine.": "쌍곡코사인.",
  "Number whose hyperbolic sine is x.": "쌍곡사인이 x인 수.",
  "Number whose hyperbolic cosine is x. Below 1 NaN.": "쌍곡코사인이 x인 수. 1보다 작으면 NaN.",
  "Number whose hyperbolic tangent is x. Outside of -1 to 1 NaN.": "쌍곡탄젠트가 x인 수. -1과 1 사이를 벗어나면 NaN.",
  "Rounded to the nearest number with so many decimals; halves go to the even one.":
    "소수점 아래 몇 자리까지 반올림. 딱 가운데이면 짝수로.",
  "The error function: how much of a normal distribution of variance 1/2 lies between -x and x.":
    "오차함수: 분산이 1/2인 정규분포에서 -x와 x 사이에 드는 비율.",
  "1 - erf(x), without loss of precision for large x.": "1 - erf(x). x가 커도 정밀도를 잃지 않습니다.",
  "The x whose error function is the given value.": "오차함수의 값이 주어진 수가 되는 x.",
  "Logarithm of the size of the gamma function; lgamma(n + 1) is log(n!).":
    "감마함수의 절댓값의 로그. lgamma(n + 1)은 log(n!)입니다.",
  "sin(πx) / (πx), 1 at 0.": "sin(πx) / (πx). 0에서는 1.",
  "sqrt(a² + b²), without overflow on the way.": "sqrt(a² + b²). 계산 도중에 넘치지 않습니다.",
  "log(exp(a) + exp(b)), without overflow on the way.": "log(exp(a) + exp(b)). 계산 도중에 넘치지 않습니다.",
  "The size of a with the sign of b, that of zeros included.": "a의 크기에 b의 부호. 0의 부호도 따릅니다.",
  "0 where x is negative, 1 where it is positive.": "계단함수: x가 음수면 0, 양수면 1.",
  "Finite numbers in place of NaN and infinities.": "NaN과 무한대를 유한한 수로 바꿉니다.",
  "start + weight * (end - start).": "선형 보간: start + weight * (end - start).",
  "log(x / (1 - x)): what sigmoid makes x of.": "log(x / (1 - x)): sigmoid의 역함수.",
  "Whether the sign is set, that of -0 included.": "부호가 음인지. -0도 음으로 칩니다.",
  "Bits set in both: a & b. Of bools: both.": "둘 다 1인 비트: a & b. 참거짓이면 둘 다 참.",
  "Bits set in either: a | b. Of bools: at least one.": "하나라도 1인 비트: a | b. 참거짓이면 하나라도 참.",
  "Bits set in exactly one: a ^ b. Of bools: exactly one.": "하나만 1인 비트: a ^ b. 참거짓이면 하나만 참.",
  "Bits moved to the right: a >> b. The sign stays.": "비트를 오른쪽으로 밉니다: a >> b. 부호는 그대로입니다.",
  "Every bit turned: ~x. Of bools: not.": "모든 비트를 뒤집습니다: ~x. 참거짓이면 부정.",
  "x / y that is 0 where x is 0, even if y is 0 too.": "x / y. x가 0인 곳은 y가 0이어도 0.",
  "x * log(y) that is 0 where x is 0, even if y is 0 too: entropies are made of it.":
    "x * log(y). x가 0인 곳은 y가 0이어도 0. 엔트로피를 구할 때 씁니다.",
  "x * log(1 + y) that is 0 where x is 0, even if y is -1.": "x * log(1 + y). x가 0인 곳은 y가 -1이어도 0.",
  "The tensor, made shorter where it is longer than `clip_norm`; its direction stays.":
    "길이가 `clip_norm`을 넘으면 그만큼 줄인 텐서. 방향은 그대로입니다.",
  "The length of several tensors taken as one vector.": "여러 텐서를 한 벡터로 본 길이.",
  "True where a and b differ by no more than atol + rtol * |b|.":
    "a와 b의 차이가 atol + rtol * |b|를 넘지 않는 곳이 True.",
  "True if all elements of a and b differ by no more than atol + rtol * |b|.":
    "a와 b의 모든 원소의 차이가 atol + rtol * |b|를 넘지 않으면 True.",
  "True if both have the same shape and the same elements.": "형태와 원소가 모두 같으면 True.",
  "True if both, broadcast with each other, have the same elements.":
    "서로 브로드캐스트했을 때 원소가 모두 같으면 True.",
  "True where x is inf.": "x가 inf인 곳이 True.",
  "True where x is -inf.": "x가 -inf인 곳이 True.",
  "The float next to a in the direction of b.": "b 쪽으로 a 바로 다음의 실수.",
  "How far it is from each float to the next one away from 0.": "실수마다 0에서 멀어지는 쪽의 다음 실수까지의 거리.",
  "Fractions from 0.5 up to 1 and exponents of 2: x = fraction * 2 ** exponent.":
    "0.5부터 1 앞까지의 가수와 2의 지수: x = fraction * 2 ** exponent.",
  "a * 2 ** b.": "a에 2의 b제곱을 곱한 값: a * 2 ** b.",
  "Fractions and whole parts, both with the sign of x.": "소수 부분과 정수 부분. 둘 다 x의 부호를 가집니다.",
  "What stands after the point, with the sign of x.": "소수점 아래 부분. x의 부호를 가집니다.",
  "Logarithm to base 2 of 2 ** a + 2 ** b, without overflow on the way.":
    "2 ** a + 2 ** b의, 밑이 2인 로그. 계산 도중에 넘치지 않습니다.",
  "a to the power b, in float64; of complex numbers in complex128.": "a의 b제곱, float64로. 복소수는 complex128로.",
  "Greatest common divisor.": "최대공약수.",
  "Least common multiple.": "최소공배수.",
  "How many bits of the size of each number are set.": "수마다 절댓값에서 1인 비트의 수.",
  "Quotients rounded down, and remainders.": "내림한 몫과 나머지.",
  "A complex tensor of its real and imaginary part, which broadcast. Of float32 it is complex64, of float64 complex128.":
    "실수부와 허수부로 만든 복소수 텐서. 둘은 브로드캐스트됩니다. float32면 complex64, float64면 complex128.",
  "The complex numbers at a distance and an angle from 0.": "0에서의 거리와 각으로 나타낸 복소수.",
  "The conjugate: the imaginary part with its sign turned. A real tensor is its own.":
    "켤레복소수: 허수부의 부호를 바꿉니다. 실수 텐서는 그대로입니다.",
  "The angle of a complex number, from -pi to pi; pi for negative real ones.":
    "복소수의 편각, -pi부터 pi까지. 음의 실수는 pi.",
  "True where the imaginary part is not 0.": "허수부가 0이 아닌 곳이 True.",
  "True where the imaginary part is 0.": "허수부가 0인 곳이 True.",
  "Radians to degrees.": "라디안을 도로.",
  "Degrees to radians.": "도를 라디안으로.",
  "Bits moved to the left: a << b.": "비트를 왼쪽으로 밉니다: a << b.",
  "The derivative of lgamma.": "lgamma의 도함수(디감마함수).",
  "2 to the power x.": "2의 x제곱.",
  "The larger of two; a NaN gives way to a number.": "둘 가운데 큰 쪽. NaN이면 다른 쪽 수를 씁니다.",
  "The smaller of two; a NaN gives way to a number.": "둘 가운데 작은 쪽. NaN이면 다른 쪽 수를 씁니다.",
  "The same values: +x.": "같은 값: +x.",
  "The real part; of a real tensor, itself.": "실수부. 실수 텐서는 그대로.",
  "The imaginary part; of a real tensor, zeros.": "허수부. 실수 텐서는 0.",
  "The modified Bessel function of the first kind, of order 0.": "0차 제1종 변형 베셀 함수.",
  "The modified Bessel function of the first kind, of order 1.": "1차 제1종 변형 베셀 함수.",
  "exp(-|x|) i0(x), which does not overflow.": "exp(-|x|) i0(x). 넘치지 않습니다.",
  "exp(-|x|) i1(x), which does not overflow.": "exp(-|x|) i1(x). 넘치지 않습니다.",
  "The exponential integral Ei: the integral of e^t / t from -infinity to x, for positive x.":
    "지수적분 Ei: e^t / t를 -무한대부터 x까지 적분한 값. x는 양수입니다.",
  "Dawson's integral: e^(-x²) times the integral of e^(t²) from 0 to x.":
    "도슨 적분: e^(t²)을 0부터 x까지 적분한 값에 e^(-x²)을 곱한 것.",
  "Fresnel's sine integral: that of sin(πt²/2) from 0 to x.": "프레넬 사인 적분: sin(πt²/2)를 0부터 x까지 적분한 값.",
  "Fresnel's cosine integral: that of cos(πt²/2) from 0 to x.":
    "프레넬 코사인 적분: cos(πt²/2)를 0부터 x까지 적분한 값.",
  "Spence's function: the integral of log(t) / (1 - t) from 1 to x, the dilogarithm of 1 - x.":
    "스펜스 함수: log(t) / (1 - t)를 1부터 x까지 적분한 값, 곧 1 - x의 이중로그함수.",
  "The Bessel function of the first kind, of order 0.": "0차 제1종 베셀 함수.",
  "The Bessel function of the first kind, of order 1.": "1차 제1종 베셀 함수.",
  "The Bessel function of the second kind, of order 0.": "0차 제2종 베셀 함수.",
  "The Bessel function of the second kind, of order 1.": "1차 제2종 베셀 함수.",
  "The modified Bessel function of the second kind, of order 0.": "0차 제2종 변형 베셀 함수.",
  "The modified Bessel function of the second kind, of order 1.": "1차 제2종 변형 베셀 함수.",
  "exp(x) k0(x), which does not vanish.": "exp(x) k0(x). 0으로 사라지지 않습니다.",
  "exp(x) k1(x), which does not vanish.": "exp(x) k1(x). 0으로 사라지지 않습니다.",
  "The x whose erfc is the given value.": "erfc의 값이 주어진 수가 되는 x.",
  "The share of the normal distribution below x.": "표준정규분포에서 x보다 작은 비율(누적분포함수).",
  "The x below which the given share of the normal distribution lies.":
    "표준정규분포에서 주어진 비율이 그 아래에 있는 x.",
  "log(ndtr(x)), also far out.": "log(ndtr(x)). 아주 먼 곳에서도 정확합니다.",
  "exp(x²) erfc(x), which does not vanish.": "exp(x²) erfc(x). 0으로 사라지지 않습니다.",
  "The regularized lower incomplete gamma function: the share of a gamma distribution below x.":
    "정규화된 하부 불완전 감마함수: 감마분포에서 x보다 작은 비율.",
  "The regularized upper incomplete gamma function: 1 - igamma(a, x).":
    "정규화된 상부 불완전 감마함수: 1 - igamma(a, x).",
  "The regularized incomplete beta function: the share of a beta distribution below x.":
    "정규화된 불완전 베타함수: 베타분포에서 x보다 작은 비율.",
  "Hurwitz' zeta function: the sum of (k + q)^-s over k from 0 on; with q = 1 it is Riemann's.":
    "후르비츠 제타 함수: k = 0부터 (k + q)^-s를 더한 합. q = 1이면 리만 제타 함수.",
  "Derivatives of digamma: the first is n = 1.": "디감마함수의 도함수: 첫째가 n = 1.",
  "1 / x, 0 where x is 0.": "1 / x. x가 0인 곳은 0.",
  "-x log(x): 0 at 0, -infinity below.": "-x log(x): 0에서는 0, 음수는 -inf.",
  "Logarithm of the gamma function of p dimensions.": "p차원 감마함수의 로그.",
  "Logarithm of the beta function of the last axis.": "마지막 축의 베타함수의 로그.",
  "a + alpha * b.": "b에 alpha를 곱해 더한 값: a + alpha * b.",
  "a - alpha * b.": "b에 alpha를 곱해 뺀 값: a - alpha * b.",
  "b - alpha * a.": "거꾸로 뺀 값: b - alpha * a.",
  "The quotient, rounded in a way that is named.": "지정한 방식으로 반올림한 몫.",
  "The quotient rounded toward 0.": "0 쪽으로 버린 몫.",
  "x + value * a * b.": "곱을 value배 하여 더한 값: x + value * a * b.",
  "x + value * a / b.": "몫을 value배 하여 더한 값: x + value * a / b.",
  "The sum of several tensors, element by element.": "여러 텐서의 원소별 합.",
  "A tensor times one number.": "텐서에 수 하나를 곱한 값.",
};
