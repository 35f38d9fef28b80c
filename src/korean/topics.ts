/** The pages about subjects in Korean. */
export const topics: Readonly<Record<string, string>> = {
  "a page about a subject: {1}": "주제별 설명: {1}",
  "learn step by step": "한 걸음씩 배우기",
  "picking elements, rows, blocks": "원소, 행, 블록 고르기",
  "x[i, j] takes one index for each axis, from 0 on, or from the end with -1. a:b:c is a slice, without its end; a colon alone is a whole axis, ... as many colons as are needed, newaxis an axis of size 1.":
    "x[i, j]는 축마다 인덱스 하나를 씁니다. 0부터, 뒤에서는 -1부터 셉니다. a:b:c는 끝이 들어가지 않는 슬라이스, 콜론만 쓰면 축 전체, ...은 필요한 만큼의 콜론, newaxis는 크기 1인 축입니다.",
  "A list of integers picks those places, a mask of the tensor's shape the places where it is true. An integer takes its axis away, a slice keeps it.":
    "정수 리스트는 그 자리를, 텐서와 형태가 같은 마스크는 참인 자리를 고릅니다. 정수는 축을 없애고, 슬라이스는 축을 지킵니다.",
  "how shapes meet": "형태가 맞춰지는 방법",
  "Shapes are aligned from the right. On each axis the sizes have to be equal, or one of them 1: that one is repeated. Missing axes in front count as 1.":
    "형태는 오른쪽부터 맞춥니다. 축마다 크기가 같거나 하나가 1이어야 하며, 1인 쪽을 되풀이합니다. 앞에 없는 축은 1로 칩니다.",
  "A column (n, 1) and a vector (n,) give a table (n, n): in a loss that is almost always a mistake, and fit warns of it.":
    "열 (n, 1)과 벡터 (n,)은 표 (n, n)이 됩니다. 손실에서는 거의 언제나 실수이며, fit이 경고합니다.",
  "what numbers are made of": "수의 종류",
  "Whole numbers are int32, decimals float32; a literal takes the dtype of the tensor beside it. Different dtypes join by promotion; set mixing error refuses, as TensorFlow does.":
    "정수는 int32, 소수는 float32이고, 숫자는 옆에 있는 텐서의 자료형을 따릅니다. 자료형이 다르면 넓은 쪽으로 맞춥니다. set mixing error는 TensorFlow처럼 거절합니다.",
  "cast(x, int32) converts and drops fractions; nothing else loses digits in silence. set float float64 makes decimals doubles.":
    "cast(x, int32)는 소수 부분을 버리고 바꿉니다. 그 밖에는 소리 없이 잃는 일이 없습니다. set float float64는 소수를 배정도로 합니다.",
  "derivatives of what was computed": "계산한 것의 도함수",
  "Steps are recorded where a Variable takes part. grad EXPR differentiates by its Variables, wrt names others, at gives values for this once, order=2 goes on. jacobian and hessian give all derivatives.":
    "변수(Variable)가 쓰이면 단계를 기록합니다. grad EXPR은 그 변수로 미분하고, wrt는 다른 것을 정하며, at은 이번만 값을 주고, order=2는 한 번 더 미분합니다. jacobian과 hessian은 모든 도함수를 구합니다.",
  "tape shows every step with the gradient that flowed back to it, and draws them with out=tape.svg; why tells where the way was cut. tf.GradientTape works as in TensorFlow.":
    "tape는 모든 단계와 거슬러 흐른 기울기를 보여 주고 out=tape.svg로 그림을 그리며, why는 길이 끊긴 곳을 말합니다. tf.GradientTape는 TensorFlow에서와 같습니다.",
  "making a loss small": "손실 줄이기",
  "fit LOSS changes the Variables that the loss reads, epoch after epoch. lr is the learning rate, opt the method, batch cuts the data, val watches other data, until and patience stop early.":
    "fit LOSS는 에포크마다 손실이 읽는 변수(Variable)를 바꿉니다. lr은 학습률, opt는 방법이고, batch는 데이터를 자르고, val은 다른 데이터를 지켜보며, until과 patience는 일찍 멈춥니다.",
  "Ctrl-C keeps what was learned; undo takes a run back, goto epoch N goes to one of its epochs, plot fit draws it.":
    "Ctrl-C를 눌러도 배운 것은 남습니다. undo는 훈련을 되돌리고, goto epoch N은 그 에포크로 가며, plot fit은 그림을 그립니다.",
  "reading and writing data": "데이터 읽고 쓰기",
  "load reads npy, npz, safetensors, HDF5 (.h5, .keras), csv, tsv, json and numbers between white space; the file's name becomes the tensor's, -> NAME gives another. save writes by the ending of the name.":
    "load는 npy, npz, safetensors, HDF5(.h5, .keras), csv, tsv, json과 공백으로 나눈 숫자를 읽습니다. 파일 이름이 텐서 이름이 되고, -> NAME은 다른 이름을 줍니다. save는 이름의 끝에 따라 씁니다.",
  "session save FILE keeps everything, session load FILE brings it back. In a pipe, - is standard input, and what one tensh prints the next one reads.":
    "session save FILE은 모두 담고, session load FILE은 되살립니다. 파이프에서 -는 표준 입력이고, tensh가 출력한 것은 다음 tensh가 읽습니다.",
  "typing at the prompt": "프롬프트에서 치기",
  "Tab completes, the line below says what would come of the text. Up and Ctrl-R find old lines, the right arrow takes the faint rest. An open bracket or a colon continues on the next line, an empty line ends a block.":
    "Tab은 자동 완성이고, 아래 줄은 결과가 무엇이 될지 말합니다. 위 화살표와 Ctrl-R은 지난 줄을 찾고, 오른쪽 화살표는 흐린 나머지를 받아들입니다. 열린 괄호나 콜론은 다음 줄로 이어지고, 빈 줄은 블록을 끝냅니다.",
  "_ is the last value, _3 that of line 3. Ctrl-C stops a computation and leaves the session as it was; Ctrl-D leaves.":
    "_는 마지막 값, _3은 3번 줄의 값입니다. Ctrl-C는 계산을 멈추고 세션을 그대로 두며, Ctrl-D는 나갑니다.",
  "what of Python is understood": "읽을 수 있는 파이썬",
  "Expressions, assignments, def, class, for, while, if, with, try, lambda, comprehensions, f-strings and the common functions. The names of TensorFlow, NumPy, PyTorch and JAX find the operations here.":
    "식, 대입, def, class, for, while, if, with, try, lambda, 컴프리헨션, f-문자열, 흔한 함수들. TensorFlow, NumPy, PyTorch, JAX의 이름으로 여기의 연산을 찾습니다.",
  "A .py file runs by TensorFlow's rules and prints what Python prints; export session FILE writes the session as Python.":
    ".py 파일은 TensorFlow의 규칙대로 실행되고 파이썬이 쓰는 대로 씁니다. export session FILE은 세션을 파이썬으로 씁니다.",
};
