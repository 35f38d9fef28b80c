/** The remarks of the tours that `examples` shows, in Korean. */
export const tours: Readonly<Record<string, string>> = {
  "Indexing and slicing": "인덱싱과 슬라이싱",
  Reshape: "형태 바꾸기(reshape)",
  Variables: "변수(Variable)",
  "Automatic differentiation": "자동 미분",
  "Fitting a line": "직선 맞추기",
  "Arithmetic on tensors": "텐서의 산술",
  "A vector has one axis. Indices count from 0, or from the end with a minus.":
    "벡터에는 축이 하나 있습니다. 인덱스는 0부터 세고, 음수는 뒤에서 셉니다.",
  "`slice` shows which cells a slice picks. The end is not included.":
    "`slice`는 슬라이스가 고르는 칸을 보여 줍니다. 끝은 들어가지 않습니다.",
  "A matrix has two axes: rows, then columns. A colon alone takes a whole axis.":
    "행렬에는 축이 둘 있습니다: 행, 그다음 열. 콜론만 쓰면 축 전체입니다.",
  "Rank 3: blocks of rows of columns.": "랭크 3: 행과 열로 된 블록들.",
  "Three dots stand for as many colons as are needed; newaxis makes an axis of size 1.":
    "점 세 개는 필요한 만큼의 콜론을 대신하고, newaxis는 크기 1인 축을 만듭니다.",
  "A mask picks where it is true; a list of integers picks those places.":
    "마스크는 참인 곳을, 정수 리스트는 그 자리를 고릅니다.",
  "The same values in the same order, under another shape.": "같은 값을 같은 순서로, 다른 형태로.",
  "One size may be -1 (or ?): what is left over.": "크기 하나는 -1(또는 ?)로 쓸 수 있습니다: 나머지에서 정해집니다.",
  "transpose is not reshape: it turns rows into columns.": "transpose는 reshape와 다릅니다: 행을 열로 바꿉니다.",
  "A tensor never changes. A Variable holds a value that can be replaced by one of the same shape and dtype.":
    "텐서는 바뀌지 않습니다. 변수(Variable)의 값은 형태와 자료형이 같은 값으로 바꿀 수 있습니다.",
  "The value at this moment, as a tensor.": "지금의 값을 텐서로.",
  "c is still what it was.": "c는 그대로입니다.",
  "Some elements only.": "원소 몇 개만.",
  "grad differentiates an expression by what stands after wrt.": "grad는 wrt 뒤에 쓴 것으로 식을 미분합니다.",
  "The tape: every step, its value, and the gradient that flowed back to it.":
    "테이프: 모든 단계와 그 값, 거슬러 흐른 기울기.",
  "The same with TensorFlow's words.": "같은 것을 TensorFlow의 말로.",
  "Ten normal numbers, the same as TensorFlow's for this seed, and a line through them.":
    "정규분포 난수 열 개(이 시드의 TensorFlow와 같습니다)와 그 위의 직선.",
  "The loss: how far a*X + b is from Y.": "손실: a*X + b가 Y에서 얼마나 먼지.",
  "200 epochs of gradient descent, with a line of the log every 20.": "경사 하강법 200에포크, 20마다 로그 한 줄.",
  "undo takes the training back; other optimizers, and batches.": "undo가 훈련을 되돌립니다. 다른 최적화기와 배치.",
  "Operators work element by element; shapes broadcast.": "연산자는 원소마다 적용되고, 형태는 브로드캐스트됩니다.",
  "Matrix product.": "행렬 곱.",
  "Reductions: over everything, or along an axis.": "축소: 전체에 걸쳐, 또는 축을 따라.",
};
