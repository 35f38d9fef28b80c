/** What the operations of neural networks do, in Korean: activations, losses, distances, convolutions, pooling. */
export const networks: Readonly<Record<string, string>> = {
  "max(x, 0).": "0과 x 가운데 큰 쪽: max(x, 0).",
  "x where it is positive, alpha * x elsewhere.": "양수면 x, 아니면 alpha * x.",
  "x where it is positive, alpha * (exp(x) - 1) elsewhere.": "양수면 x, 아니면 alpha * (exp(x) - 1).",
  "x * sigmoid(beta * x).": "x에 시그모이드를 곱한 값: x * sigmoid(beta * x).",
  "exp(x) / sum(exp(x)) along an axis: positive numbers that add up to 1.":
    "축을 따라 exp(x) / sum(exp(x)): 더하면 1이 되는 양수.",
  "x divided by its length.": "길이로 나눈 x.",
  "Half the square of small errors, a straight line for those beyond delta.":
    "작은 오차는 제곱의 절반, delta를 넘는 오차는 직선.",
  "Cross entropy of probabilities given as logits, for each element: max(x, 0) - x * z + log(1 + exp(-|x|)).":
    "로짓으로 준 확률의 교차 엔트로피, 원소마다: max(x, 0) - x * z + log(1 + exp(-|x|)).",
  "Cross entropy between rows of probabilities and rows of scores, one value for each row.":
    "확률의 행과 점수의 행 사이의 교차 엔트로피, 행마다 값 하나.",
  "Cross entropy between the right class of each row and its scores, one value for each row.":
    "행마다 정답 클래스와 점수 사이의 교차 엔트로피, 행마다 값 하나.",
  "Share of rows whose largest score stands at the right class.":
    "가장 큰 점수가 정답 클래스에 있는 행의 비율(정확도).",
  "x times the share of a normal distribution below x.": "x에, 정규분포에서 x보다 작은 비율을 곱한 값.",
  "elu, scaled so that layers keep mean 0 and variance 1.": "층이 평균 0, 분산 1을 지키도록 크기를 맞춘 elu.",
  "x between 0 and 6, those bounds elsewhere.": "0과 6 사이면 x, 벗어나면 그 경계.",
  "x / (1 + |x|).": "매끄럽게 -1과 1 사이로 옮긴 값: x / (1 + |x|).",
  "Keras' relu: x from a threshold up to a largest value, a slope below.":
    "Keras의 relu: 문턱값부터 최댓값까지는 x, 그 아래는 비스듬한 직선.",
  "x between two bounds, -1 and 1.": "두 경계(-1과 1) 사이로 자른 x.",
  "x / 6 + 1/2, between 0 and 1.": "x / 6 + 1/2, 0과 1 사이로 자릅니다.",
  "x * hard_sigmoid(x).": "x에 hard_sigmoid를 곱한 값: x * hard_sigmoid(x).",
  "x where it is positive, alpha * (exp(x / alpha) - 1) elsewhere.": "양수면 x, 아니면 alpha * (exp(x / alpha) - 1).",
  "x * tanh(softplus(x)).": "x에 tanh(softplus(x))를 곱한 값.",
  "exp(x), as Keras calls it.": "exp(x)를 Keras가 부르는 이름.",
  "x itself.": "x 그대로.",
  "x - tanh(x).": "x에서 쌍곡탄젠트를 뺀 값: x - tanh(x).",
  "x, but 0 near 0.": "x 그대로, 0 가까이에서는 0.",
  "x moved towards 0 by the threshold; 0 near 0.": "문턱값만큼 0 쪽으로 옮긴 x. 0 가까이에서는 0.",
  "x where it is above a threshold, another value elsewhere.": "문턱값보다 크면 x, 아니면 다른 값.",
  "PyTorch's softplus: log(1 + exp(beta * x)) / beta, x itself where that is large.":
    "PyTorch의 softplus: log(1 + exp(beta * x)) / beta, 큰 곳은 x 그대로.",
  "x where it is positive, weight * x elsewhere; channels stand on axis 1.":
    "양수면 x, 아니면 weight * x. 채널은 축 1에 있습니다.",
  "The first half of an axis times the sigmoid of the second.": "축의 앞 절반에 뒤 절반의 시그모이드를 곱한 값.",
  "relu of x and of -x, one after the other.": "x의 relu와 -x의 relu를 이어 붙인 것.",
  "softmax(-x): the smallest gets the largest share.": "softmax(-x): 가장 작은 것이 가장 큰 몫을 갖습니다.",
  "(x + sqrt(x**2 + b)) / 2.": "매끄러운 relu: (x + sqrt(x**2 + b)) / 2.",
  "0 up to -1, x from 1 on, a parabola between.": "-1까지는 0, 1부터는 x, 그 사이는 포물선.",
  "(x + 1) / 2, between 0 and 1.": "(x + 1) / 2, 0과 1 사이로 자릅니다.",
  "As softmax, but small scores get a share of 0.": "softmax와 같되, 작은 점수의 몫은 0.",
  "100 * mean(abs((y_true - y_pred) / y_true)) of each row.":
    "행마다 평균 절대 백분율 오차: 100 * mean(abs((y_true - y_pred) / y_true)).",
  "mean((log(y_true + 1) - log(y_pred + 1))**2) of each row.":
    "행마다 평균 제곱 로그 오차: mean((log(y_true + 1) - log(y_pred + 1))**2).",
  "mean(log(cosh(y_pred - y_true))) of each row: a square near 0, a straight line far from it.":
    "행마다 mean(log(cosh(y_pred - y_true))): 0 가까이에서는 제곱, 멀리서는 직선.",
  "mean(max(1 - y_true * y_pred, 0)) of each row; labels are -1 and 1, or 0 and 1.":
    "행마다 mean(max(1 - y_true * y_pred, 0)). 레이블은 -1과 1, 또는 0과 1.",
  "mean(max(1 - y_true * y_pred, 0)**2) of each row.": "행마다 mean(max(1 - y_true * y_pred, 0)**2).",
  "max(1 + the largest score of a wrong class - the right one's score, 0) of each row.":
    "행마다 max(1 + 틀린 클래스의 가장 큰 점수 - 정답 클래스의 점수, 0).",
  "sum(y_true * log(y_true / y_pred)) of each row of probabilities.":
    "확률의 행마다 쿨백-라이블러 발산: sum(y_true * log(y_true / y_pred)).",
  "mean(y_pred - y_true * log(y_pred)) of each row.": "행마다 푸아송 손실: mean(y_pred - y_true * log(y_pred)).",
  "The cosine of the angle between rows. Keras' loss of that name is as large; its class turns the sign.":
    "행 사이의 각의 코사인. 같은 이름의 Keras 손실은 크기가 같고, 그 클래스는 부호를 바꿉니다.",
  "Mean cross entropy between wanted and found probabilities of yes.":
    "'예'일 확률의 목푯값과 예측값 사이의 교차 엔트로피의 평균.",
  "Cross entropy between rows of wanted and found probabilities, one value for each row.":
    "확률의 목푯값과 예측값의 행 사이의 교차 엔트로피, 행마다 값 하나.",
  "Cross entropy between the right class of each row and found probabilities, one value for each row.":
    "행마다 정답 클래스와 예측 확률 사이의 교차 엔트로피, 행마다 값 하나.",
  "Binary cross entropy in which what is known well already counts less.":
    "이미 잘 맞히는 것의 비중을 줄인 이진 교차 엔트로피.",
  "Cross entropy of classes in which what is known well already counts less.":
    "이미 잘 맞히는 것의 비중을 줄인 클래스 교차 엔트로피.",
  "1 minus the Tversky index of two fuzzy sets.": "1에서 두 퍼지 집합의 트버스키 지수를 뺀 값.",
  "1 minus twice the overlap of two fuzzy sets divided by their sizes.":
    "1에서, 두 퍼지 집합이 겹치는 크기의 두 배를 두 크기의 합으로 나눈 값을 뺀 것.",
  "Cross entropy of probabilities given as logits, for each element, where yes has a weight.":
    "로짓으로 준 확률의 교차 엔트로피, 원소마다. '예'에 가중치를 둡니다.",
  "exp(log_input) - log_input * targets, for each element.": "원소마다 exp(log_input) - log_input * targets.",
  "Mean squared error.": "평균 제곱 오차.",
  "Mean absolute error.": "평균 절대 오차.",
  "log(1 + exp(-target * input)); labels are -1 and 1.": "log(1 + exp(-target * input)). 레이블은 -1과 1.",
  "Half the square of small errors, delta * (error - delta / 2) of those beyond delta.":
    "작은 오차는 제곱의 절반, delta를 넘는 오차는 delta * (error - delta / 2).",
  "The Huber loss divided by beta: its straight part has slope 1.":
    "후버 손실을 beta로 나눈 것: 직선 부분의 기울기가 1입니다.",
  "Mean negative logarithm of the right class's share; input holds logarithms.":
    "정답 클래스의 확률의 로그에 부호를 바꾼 값의 평균. input은 로그값입니다.",
  "Mean cross entropy between rows of scores and the right class of each row, or the share of each class.":
    "점수의 행과 정답 클래스(또는 클래스마다의 비율) 사이의 교차 엔트로피의 평균.",
  "Mean cross entropy between found and wanted probabilities of yes; logarithms are kept above -100.":
    "'예'일 확률의 예측값과 목푯값 사이의 교차 엔트로피의 평균. 로그는 -100보다 작아지지 않게 합니다.",
  "Mean binary cross entropy of scores, without loss of precision.":
    "점수의 이진 교차 엔트로피의 평균. 정밀도를 잃지 않습니다.",
  "target * (log(target) - input); input holds logarithms.": "target * (log(target) - input). input은 로그값입니다.",
  "exp(input) - target * input: how unlikely counts are of which the mean was found.":
    "exp(input) - target * input: 예측한 평균에서 그런 개수가 나오기 어려운 정도.",
  "(log(var) + (input - target)**2 / var) / 2.":
    "정규분포의 음의 로그 가능도: (log(var) + (input - target)**2 / var) / 2.",
  "input where the label is 1, max(0, margin - input) where it is -1.":
    "레이블이 1이면 input, -1이면 max(0, margin - input).",
  "max(0, margin - target * (input1 - input2)): the first shall be larger where the label is 1.":
    "max(0, margin - target * (input1 - input2)): 레이블이 1이면 첫째가 더 커야 합니다.",
  "The cosine of the angle between vectors along an axis.": "축을 따라 놓인 벡터 사이의 각의 코사인.",
  "1 - cosine where the label is 1, max(0, cosine - margin) where it is -1.":
    "레이블이 1이면 1 - 코사인, -1이면 max(0, 코사인 - margin).",
  "The distance between the vectors of the last axis, pair by pair.": "마지막 축에 놓인 벡터를 짝지은 거리.",
  "max(0, margin + distance to the positive - distance to the negative).":
    "max(0, margin + 가까워야 할 것까지의 거리 - 멀어야 할 것까지의 거리).",
  "The distances of all vectors from all others: (…, n, m).": "모든 벡터끼리의 거리: (…, n, m).",
  "A kernel slid over {1}: sums of products. Channels stand last.":
    "합성곱: 커널을 {1} 위로 밀며 구한 곱의 합. 채널은 마지막 축입니다.",
  "two axes": "축 둘",
  "three axes": "축 셋",
  "A convolution of each channel by itself.": "채널마다 따로 하는 합성곱.",
  "A convolution of each channel by itself, then a mixture of channels at each place.":
    "채널마다 따로 합성곱한 다음, 자리마다 채널을 섞습니다.",
  "A convolution with holes: the elements of a window lie `rate` apart.":
    "구멍이 있는 합성곱: 창의 원소가 `rate`만큼씩 떨어져 있습니다.",
  "The way back through a convolution, as its gradient goes: every element of x spreads the kernel.":
    "전치 합성곱: 합성곱의 기울기처럼 거꾸로 가는 길. x의 원소마다 커널을 펼쳐 더합니다.",
  "PyTorch's conv{1}d: as conv{2}d, with channels after the batch, and results first in the kernel.":
    "PyTorch의 conv{1}d: conv{2}d와 같되, 채널은 배치 다음에, 커널에서는 결과가 맨 앞에 있습니다.",
  "PyTorch's conv_transpose{1}d: channels after the batch.":
    "PyTorch의 conv_transpose{1}d: 채널은 배치 다음에 있습니다.",
  "The largest element of each window; strides left out: windows that touch.":
    "창마다 가장 큰 원소. strides를 빼면 창이 맞닿습니다.",
  "The mean of each window, padding left out; strides left out: windows that touch.":
    "창마다 평균. 패딩은 세지 않습니다. strides를 빼면 창이 맞닿습니다.",
  "The largest or the mean of each window. Strides left out: 1.": "창마다 가장 큰 원소나 평균. strides를 빼면 1.",
  "PyTorch's max_pool{1}d: the largest of each window, channels after the batch.":
    "PyTorch의 max_pool{1}d: 창마다 가장 큰 원소. 채널은 배치 다음에 있습니다.",
  "PyTorch's avg_pool{1}d: the mean of each window, channels after the batch.":
    "PyTorch의 avg_pool{1}d: 창마다 평균. 채널은 배치 다음에 있습니다.",
  "Each axis cut into so many parts; of each part its mean or its largest element. Channels after the batch.":
    "축을 주어진 수의 부분으로 나누어, 부분마다 평균이나 가장 큰 원소. 채널은 배치 다음에 있습니다.",
  "Windows over the last two axes as columns: (batch, channels times places, windows).":
    "마지막 두 축 위의 창을 열로: (배치, 채널 곱하기 자리, 창).",
  "log(softmax(x)) without loss of precision.": "log(softmax(x)). 정밀도를 잃지 않습니다.",
  "log(sigmoid(x)) without loss of precision.": "log(sigmoid(x)). 정밀도를 잃지 않습니다.",
  "Half the sum of squares.": "제곱합의 절반.",
  "one axis": "축 하나",
  "Blocks of places become channels.": "자리의 블록을 채널로 옮깁니다.",
  "Channels become blocks of places.": "채널을 자리의 블록으로 옮깁니다.",
  "Channels become blocks of places; channels stand before the places.":
    "채널을 자리의 블록으로 옮깁니다. 채널은 자리 앞에 있습니다.",
  "Blocks of places become channels; channels stand before the places.":
    "자리의 블록을 채널로 옮깁니다. 채널은 자리 앞에 있습니다.",
  "Channels (axis 1) taken in turn from groups of them.": "채널(축 1)을 묶음마다 하나씩 번갈아 늘어놓습니다.",
  "Blocks of places become examples of the batch.": "자리의 블록을 배치의 예로 옮깁니다.",
  "Examples of the batch become blocks of places.": "배치의 예를 자리의 블록으로 옮깁니다.",
  "x @ weight.T + bias.": "선형 층: x @ weight.T + bias.",
  "The last axes with mean 0 and variance 1, scaled and shifted.":
    "마지막 축들을 평균 0, 분산 1로 맞춘 다음 비율을 곱하고 옮깁니다.",
  "The last axes divided by the root of their mean square.": "마지막 축들을 제곱 평균의 제곱근으로 나눕니다.",
  "Each channel (axis 1) less its mean, divided by its spread, scaled and shifted.":
    "채널(축 1)마다 평균을 빼고 표준편차로 나눈 다음 비율을 곱하고 옮깁니다.",
  "(x - mean) / sqrt(variance + epsilon) * scale + offset.":
    "배치 정규화: (x - mean) / sqrt(variance + epsilon) * scale + offset.",
  "Groups of channels (axis 1) with mean 0 and variance 1, scaled and shifted.":
    "채널(축 1)의 묶음을 평균 0, 분산 1로 맞춘 다음 비율을 곱하고 옮깁니다.",
  "Each channel of each example with mean 0 and variance 1, scaled and shifted.":
    "예마다 채널 하나하나를 평균 0, 분산 1로 맞춘 다음 비율을 곱하고 옮깁니다.",
  "softmax(query @ key.T * scale) @ value.": "어텐션: softmax(query @ key.T * scale) @ value.",
  "x with a number added to each channel.": "채널마다 수를 더한 x.",
  "A random share of the elements becomes 0, the others grow so that the sum stays.":
    "원소를 무작위로 일부 0으로 만들고, 합이 그대로이도록 나머지를 키웁니다.",
  "dropout, if training. The elements are not those that PyTorch would drop.":
    "훈련 중이면 dropout. 0이 되는 원소는 PyTorch와 다릅니다.",
  "Rows of a table.": "표에서 고른 행.",
  "How often each class (row) was taken for each (column).": "혼동 행렬: 행은 정답 클래스, 열은 예측한 클래스인 횟수.",
  "Whether the score of the right class is among the k largest of its row.":
    "정답 클래스의 점수가 행에서 가장 큰 k개 안에 드는지.",
  "its constants are rounded to 32 bits, as TensorFlow's are": "상수를 TensorFlow처럼 32비트로 반올림합니다",
  "at 0 the slope is that of the left side, as in PyTorch": "0에서의 기울기는 PyTorch처럼 왼쪽의 것",
};
