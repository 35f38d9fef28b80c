/** What the operations do with many values at once, in Korean: statistics, random numbers, running sums, polynomials, Fourier transforms. */
export const statistics: Readonly<Record<string, string>> = {
  "Mean squared distance from the mean: a real number, also of complex ones.":
    "분산: 평균에서 떨어진 거리의 제곱의 평균. 복소수의 분산도 실수입니다.",
  "Normal numbers. `seed 2020` (tf.random.set_seed) makes them the same every time, and TensorFlow's.":
    "정규분포 난수. `seed 2020`(tf.random.set_seed)을 쓰면 늘 같은 수, TensorFlow와 같은 수가 나옵니다.",
  "Normal numbers, none further than two standard deviations from the mean.":
    "정규분포 난수. 평균에서 표준편차의 두 배보다 먼 것은 없습니다.",
  "Evenly distributed numbers, from 0 up to 1 unless bounds are given. Integers with dtype=int32 and maxval.":
    "균등분포 난수. 범위를 주지 않으면 0부터 1 앞까지. dtype=int32와 maxval을 주면 정수.",
  "Evenly distributed numbers from 0 up to 1.": "0부터 1 앞까지의 균등분포 난수.",
  "Indices drawn with probabilities in proportion to exp(logits).": "exp(logits)에 비례하는 확률로 뽑은 인덱스.",
  "Normal numbers that follow from the seed alone.": "시드만으로 정해지는 정규분포 난수.",
  "Truncated normal numbers that follow from the seed alone.": "시드만으로 정해지는, 양 끝을 자른 정규분포 난수.",
  "Evenly distributed numbers that follow from the seed alone.": "시드만으로 정해지는 균등분포 난수.",
  "The rows in an order that follows from the seed alone.": "시드만으로 정해지는 순서의 행.",
  "A new seed that depends on another number too.": "다른 수에도 달린 새 시드.",
  "Running sum.": "누적 합.",
  "Running product.": "누적 곱.",
  "The largest element so far, along an axis. NaN wins.": "축을 따라 그때까지 가장 큰 원소. NaN이 있으면 NaN.",
  "The smallest element so far, along an axis. NaN wins.": "축을 따라 그때까지 가장 작은 원소. NaN이 있으면 NaN.",
  "The value in the middle of the sorted ones; of an even number, the mean of the two in the middle.":
    "중앙값: 정렬했을 때 가운데 값. 개수가 짝수면 가운데 두 값의 평균.",
  "The value below which a share q of the values lies; q goes from 0 to {1}.":
    "분위수: 값 가운데 q만큼이 그 아래에 있는 값. q는 0부터 {1}까지입니다.",
  "The largest value less the smallest.": "가장 큰 값에서 가장 작은 값을 뺀 것(범위).",
  "The mean, with weights if they are given.": "평균. 가중치를 주면 가중평균.",
  "Correlations of the rows: covariances between -1 and 1.": "행끼리의 상관계수: -1과 1 사이로 맞춘 공분산.",
  "Each element less the one before it. Of bools: whether it differs.":
    "원소마다 앞의 원소를 뺀 값. 참거짓이면 서로 다른지.",
  "The area under a curve, taken as straight between its values, along an axis.":
    "축을 따라, 값 사이를 직선으로 본 곡선 아래의 넓이(사다리꼴 공식).",
  "How often each whole number from 0 on occurs.": "0부터의 정수마다 나오는 횟수.",
  "Values between given ones, on straight lines.": "주어진 값 사이를 직선으로 이은 값(선형 보간).",
  "Running sum; NaN counts as 0.": "누적 합. NaN은 0으로 칩니다.",
  "Running product; NaN counts as 1.": "누적 곱. NaN은 1로 칩니다.",
  "Position of the largest element that is not NaN.": "NaN이 아닌 가장 큰 원소의 자리.",
  "Position of the smallest element that is not NaN.": "NaN이 아닌 가장 작은 원소의 자리.",
  "The value in the middle of what is not NaN.": "NaN이 아닌 값의 중앙값.",
  "The value below which a share q of what is not NaN lies; q goes from 0 to {1}.":
    "NaN이 아닌 값의 분위수: q만큼이 그 아래에 있는 값. q는 0부터 {1}까지입니다.",
  "The value of a polynomial whose coefficients are tensors.": "계수가 텐서인 다항식의 값.",
  "The polynomial that comes closest to points, by least squares; the highest power first.":
    "최소제곱법으로 점들에 가장 가까운 다항식. 최고차항의 계수부터.",
  "Product of two polynomials. Leading zeros stay.": "두 다항식의 곱. 앞의 0은 남습니다.",
  "Sums of products of two vectors at every shift against each other.":
    "두 벡터를 서로 한 칸씩 밀어 가며 구한 곱의 합(상호상관).",
  "The discrete Fourier transform along an axis, of any length.": "축을 따른 이산 푸리에 변환. 길이는 얼마든 됩니다.",
  "The inverse Fourier transform along an axis.": "축을 따른 푸리에 역변환.",
  "The Fourier transform of real numbers: the first half, which says all.":
    "실수의 푸리에 변환: 앞의 절반. 나머지는 여기서 정해집니다.",
  "The real numbers whose `rfft` this is; an odd length has to be said.":
    "`rfft`가 이것이 되는 실수. 길이가 홀수면 알려 주어야 합니다.",
  "The Fourier transform over the last two axes.": "마지막 두 축의 푸리에 변환.",
  "The Fourier transform over several axes.": "여러 축의 푸리에 변환.",
  "The Fourier transform, which is real, of numbers of which the second half is the conjugate of the first.":
    "뒤의 절반이 앞의 절반의 켤레인 수의 푸리에 변환. 결과는 실수입니다.",
  "The frequency 0 moves to the middle.": "주파수 0을 가운데로 옮깁니다.",
  "The frequencies that `fft` tells apart, in its order, in cycles per unit of time.":
    "`fft`가 구별하는 주파수, 그 순서대로. 단위 시간당 진동수입니다.",
  "The frequencies that `rfft` tells apart.": "`rfft`가 구별하는 주파수.",
  "New seeds out of one.": "시드 하나에서 새 시드를 여럿 만듭니다.",
  "Covariances of the rows.": "행끼리의 공분산.",
  "The sum of what is not NaN.": "NaN이 아닌 값의 합.",
  "The mean of what is not NaN.": "NaN이 아닌 값의 평균.",
  "The largest of what is not NaN.": "NaN이 아닌 값 가운데 가장 큰 것.",
  "The smallest of what is not NaN.": "NaN이 아닌 값 가운데 가장 작은 것.",
  "The variance of what is not NaN.": "NaN이 아닌 값의 분산.",
  "The standard deviation of what is not NaN.": "NaN이 아닌 값의 표준편차.",
  "The product of what is not NaN.": "NaN이 아닌 값의 곱.",
  "The value of a polynomial.": "다항식의 값.",
  "Sum of two polynomials.": "두 다항식의 합.",
  "Convolution of two vectors.": "두 벡터의 합성곱.",
  "The derivative of a polynomial.": "다항식의 도함수.",
  "The integral of a polynomial.": "다항식의 적분.",
  "The inverse of `fft2`.": "`fft2`의 역변환.",
  "`fft2` of real numbers: half of it.": "실수의 `fft2`: 그 절반.",
  "The inverse of `rfft2`.": "`rfft2`의 역변환.",
  "The inverse of `fftn`.": "`fftn`의 역변환.",
  "`fftn` of real numbers: half of it.": "실수의 `fftn`: 그 절반.",
  "The inverse of `rfftn`.": "`rfftn`의 역변환.",
  "The inverse of `hfft`.": "`hfft`의 역변환.",
  "The inverse of `fftshift`.": "`fftshift`를 되돌립니다.",
  "A raised cosine.": "해닝 창: 위로 올린 코사인.",
  "A raised cosine that does not reach 0.": "해밍 창: 위로 올린 코사인, 0까지 내려가지 않습니다.",
  "Blackman's sum of two cosines.": "블랙먼 창: 두 코사인의 합.",
  "A triangle.": "삼각형 창.",
  "Kaiser's window, by the Bessel function i0.": "카이저 창: 베셀 함수 i0으로 만듭니다.",
  "Each element of the flattened tensor less the one before it.": "평평하게 편 텐서에서 원소마다 앞의 원소를 뺀 값.",
  "Slopes along axes: half the difference of both neighbours, at the ends the difference to the only one.":
    "축을 따른 기울기: 양옆의 차의 절반, 끝에서는 하나뿐인 이웃과의 차.",
  "The mean and the variance along axes.": "축을 따른 평균과 분산.",
  "The mean and the variance along axes, elements counting by weights.":
    "축을 따른 평균과 분산. 원소는 가중치만큼 칩니다.",
  "The share of elements that are 0.": "0인 원소의 비율.",
  "How many values fall into each bin, and the edges of the bins. The last bin holds its right edge too.":
    "구간마다 들어가는 값의 수와, 구간의 경계. 마지막 구간은 오른쪽 경계도 포함합니다.",
  "The edges of the bins that a histogram has.": "히스토그램의 구간 경계.",
  "How many values fall into each of equal bins, in the dtype of the values; what lies outside does not count.":
    "같은 너비의 구간마다 들어가는 값의 수, 값의 자료형으로. 벗어난 것은 세지 않습니다.",
  "How many values fall into each of equal bins; what lies outside counts for the outermost.":
    "같은 너비의 구간마다 들어가는 값의 수. 벗어난 것은 맨 끝 구간에 셉니다.",
  "The bin that each value falls into; what lies outside falls into the outermost.":
    "값마다 들어가는 구간. 벗어난 것은 맨 끝 구간에 듭니다.",
  "The middle one of the sorted values, of two the lower; along an axis: of each row, with its position.":
    "정렬했을 때 가운데 값, 둘이면 작은 쪽. 축을 따라서는 행마다 그 값과 자리.",
  "The middle one of the sorted values that are not NaN, of two the lower; along an axis with its position.":
    "NaN이 아닌 값을 정렬했을 때 가운데 값, 둘이면 작은 쪽. 축을 따라서는 그 자리도.",
  "The most frequent value of each row, of several the smallest; and where it stands last.":
    "최빈값: 행마다 가장 자주 나오는 값, 여럿이면 가장 작은 것. 그리고 마지막으로 나오는 자리.",
  "{1} of the rows of each segment.": "구간마다 행의 {1}.",
  "{1} of the rows of each segment; ids may come in any order, and negative ones belong to none.":
    "구간마다 행의 {1}. 번호의 순서는 상관없고, 음수는 어느 구간에도 들지 않습니다.",
  "The sum": "합",
  "The mean": "평균",
  "The product": "곱",
  "The largest": "최댓값",
  "The smallest": "최솟값",
  "The sum, over the root of their number,": "합을 개수의 제곱근으로 나눈 것",
  "The standard deviation and the mean.": "표준편차와 평균.",
  "The variance and the mean.": "분산과 평균.",
  "Gamma numbers for each alpha, whose axes come last; no gradient flows to alpha.":
    "alpha마다 뽑은 감마분포 난수. alpha의 축이 뒤에 옵니다. alpha로는 기울기가 흐르지 않습니다.",
  "Counts of what happens by chance, lam times on average; the axes of lam come last.":
    "평균 lam번 우연히 일어나는 일의 횟수(푸아송분포). lam의 축이 뒤에 옵니다.",
};
