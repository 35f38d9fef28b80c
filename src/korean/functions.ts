/** What Python's functions and those of the frameworks do that are no operations, in Korean. */
export const functions: Readonly<Record<string, string>> = {
  "x as a whole number; a fraction is dropped. Text is read.": "x를 정수로. 소수 부분은 버립니다. 텍스트는 읽습니다.",
  "x as a number with a fraction. Text is read.": "x를 실수로. 텍스트는 읽습니다.",
  "Whether x counts as true.": "x가 참으로 여겨지는지.",
  "x as print shows it.": "print가 보여 주는 대로의 x.",
  "x as it looks inside a list.": "리스트 안에서 보이는 대로의 x.",
  "The items of x as a list; a tensor gives its rows.": "x의 항목들을 리스트로. 텐서는 행을 줍니다.",
  "The items of x as a tuple.": "x의 항목들을 튜플로.",
  "The distinct items of x, as a set that does not change and can be a key.":
    "x의 서로 다른 항목들. 바뀌지 않아 키가 될 수 있는 집합입니다.",
  "The distinct items of x.": "x의 서로 다른 항목들.",
  "A dict of the given keys and values.": "주어진 키와 값의 딕셔너리.",
  "A tensor as nested lists of plain numbers.": "텐서를 숫자의 중첩 리스트로.",
  "Whether x is of a type, or of one of several.": "x가 어떤 형, 또는 여러 형 가운데 하나인지.",
  "The type of a value.": "값의 형.",
  "A type to ask isinstance about.": "isinstance로 물어볼 형.",
  "The derivative of a recorded value in a direction: its Jacobian by a Variable, times a tangent.":
    "기록된 값의 방향 도함수: 변수(Variable)에 대한 야코비 행렬과 접벡터의 곱.",
  "Second derivatives of a recorded number by every pair of elements of a Variable.":
    "기록된 숫자를 변수(Variable)의 원소 쌍마다 두 번 미분한 값.",
  "f, which returns a result and a function from the gradient that comes in to those that flow to its arguments.":
    "결과와, 들어온 기울기에서 인수로 흐를 기울기를 구하는 함수를 함께 돌려주는 f.",
  "Tensors made shorter by one factor, so that together they are no longer than clip_norm; and their length.":
    "모두 합친 길이가 clip_norm을 넘지 않도록 같은 비율로 줄인 텐서들과, 그 길이.",
  "A complex number of its real and imaginary part; of tensors, a complex tensor. Text is read.":
    "실수부와 허수부로 만든 복소수. 텐서로는 복소수 텐서를 만듭니다. 문자열도 읽습니다.",
  "The dtype in which tensors, dtypes and numbers meet.": "텐서, 자료형, 숫자가 함께 쓰일 때의 자료형.",
  "The dtype that holds the values of both.": "두 자료형의 값을 모두 담는 자료형.",
  "Whether a dtype can become another without loss.": "자료형을 잃는 것 없이 다른 자료형으로 바꿀 수 있는지.",
  "Whether a dtype is of a kind: 'bool', 'signed integer', 'unsigned integer', 'integral', 'real floating', 'complex floating', 'numeric', or one of several.":
    "자료형이 어떤 종류인지: 'bool', 'signed integer', 'unsigned integer', 'integral', 'real floating', 'complex floating', 'numeric', 또는 여럿 가운데 하나.",
  "The limits of a float format: bits, eps, max, min, smallest_normal, smallest_subnormal.":
    "실수 형식의 한계: bits, eps, max, min, smallest_normal, smallest_subnormal.",
  "The limits of an integer format: bits, max, min.": "정수 형식의 한계: bits, max, min.",
  "The shape in which shapes meet when tensors of them are combined.": "그런 형태의 텐서들을 함께 쓸 때 맞춰지는 형태.",
  "The number of elements, as a plain number.": "원소의 수를 숫자로.",
  "f of every vector along an axis.": "축을 따라 놓인 벡터마다 f를 적용합니다.",
  "f of the indices of every position of a shape.": "형태의 모든 자리의 인덱스에 f를 적용합니다.",
  "Each element by the function, or number, whose condition holds; the last of several that do.":
    "원소마다 조건이 맞는 함수나 숫자를 씁니다. 여럿이면 마지막 것입니다.",
  "Pairs of a counter and each item.": "번호와 항목의 쌍.",
  "Items of several sequences side by side, as far as the shortest goes.":
    "여러 시퀀스의 항목을 나란히, 가장 짧은 것이 끝날 때까지.",
  "f of each item, as a list; an iterator where Python's rules hold.":
    "항목마다 f를 적용한 리스트. 파이썬 규칙에서는 이터레이터입니다.",
  "The items for which f is true, as a list; an iterator where Python's rules hold.":
    "f가 참인 항목의 리스트. 파이썬 규칙에서는 이터레이터입니다.",
  "The items from last to first, as a list; an iterator where Python's rules hold.":
    "뒤에서 앞으로 늘어놓은 항목의 리스트. 파이썬 규칙에서는 이터레이터입니다.",
  "An iterator over the items, for next(); or over what f gives, up to `last`.":
    "next()로 하나씩 꺼낼 이터레이터. 또는 f가 `last`를 줄 때까지 주는 것들.",
  "The next item of an iterator; at its end the default, or an error.":
    "이터레이터의 다음 항목. 끝나면 기본값, 또는 오류.",
  "Holds values that change: of a fixed shape and dtype, replaced by assign, found by gradients.":
    "바뀌는 값을 담습니다: 형태와 자료형은 그대로이고, assign으로 바꾸며, 기울기를 구할 수 있습니다.",
  "Records what is computed in the block, so that tape.gradient(y, x) can go back through it.":
    "블록에서 계산한 것을 기록하여 tape.gradient(y, x)가 거슬러 갈 수 있게 합니다.",
  "The function, in which Python's print is heard only when the arguments have a new dtype or shape.":
    "함수. 그 안에서 파이썬의 print는 인수의 자료형이나 형태가 새로울 때만 출력합니다.",
  "Bytes of whole numbers from 0 to 255, or of a text.": "0부터 255까지의 정수나 텍스트로 만든 바이트열.",
  "A generator of random numbers, the same as TensorFlow's for the same seed.":
    "난수 생성기. 시드가 같으면 TensorFlow와 같은 수를 줍니다.",
  "Starts the random operations (normal, uniform, shuffle …) afresh, with TensorFlow's numbers.":
    "난수 연산(normal, uniform, shuffle …)을 새로 시작합니다. TensorFlow와 같은 수가 나옵니다.",
  "Gradients of a recorded value by Variables; of a tensor, the gradient of its sum. `grad EXPR wrt a, b` shows them in a table.":
    "기록된 값의 변수(Variable)에 대한 기울기. 텐서라면 그 합의 기울기입니다. `grad EXPR wrt a, b`는 표로 보여 줍니다.",
  "Every element of a recorded value differentiated by every element of Variables.":
    "기록된 값의 모든 원소를 변수(Variable)의 모든 원소로 미분합니다.",
  "The numbers in a file, or on standard input: npy, csv, json, numbers between white space, or what tensh prints.":
    "파일이나 표준 입력의 숫자: npy, csv, json, 또는 공백으로 나눈 숫자.",
  "The sizes of the axes, as a tuple.": "축의 크기를 튜플로.",
  "The number of axes, as a plain number.": "축의 수를 숫자로.",
  "Absolute value, of a number or of each element of a tensor.": "숫자의, 또는 텐서 원소마다의 절댓값.",
  "Rounded; halves go to the even neighbour.": "반올림합니다. 딱 가운데이면 짝수 쪽으로 갑니다.",
  "a to the power b.": "a의 b제곱.",
  "Quotient and remainder of two numbers.": "두 수의 몫과 나머지.",
  "A whole number to base {1}, as text.": "정수를 {1}진수 텍스트로.",
  "The number of a character in Unicode.": "글자의 유니코드 번호.",
  "The character with a number in Unicode.": "유니코드 번호의 글자.",
  "Python's hash of a number; that of a text is by chance there.":
    "숫자의 파이썬 해시. 텍스트의 해시는 파이썬에서 그때그때 다릅니다.",
  "Whether x has an attribute or method of that name.": "x에 그런 이름의 속성이나 메서드가 있는지.",
  "The attribute of that name, or the default where there is none.": "그런 이름의 속성. 없으면 기본값.",
  "Sets an attribute of an object by its name.": "객체의 속성을 이름으로 바꿉니다.",
  "Takes an attribute from an object by its name, as `del x.name` does.":
    "`del x.name`처럼 객체의 속성을 이름으로 없앱니다.",
  "Whether x can be called.": "x를 호출할 수 있는지.",
  "Whether a class is another one or inherits from it.": "클래스가 다른 클래스와 같거나 그것을 상속하는지.",
  "In a method: the members that the class inherits.": "메서드 안에서: 클래스가 물려받은 멤버.",
  "The attributes of an object as a dict.": "객체의 속성을 사전으로.",
  "A number that belongs to one object alone.": "한 객체에만 속하는 수.",
  "What every class inherits from.": "모든 클래스가 상속하는 것.",
  "A method whose result reads like an attribute.": "결과를 속성처럼 읽는 메서드.",
  "A function in a class that gets no object.": "객체를 받지 않는, 클래스 안의 함수.",
  "A function in a class that gets the class.": "클래스를 받는, 클래스 안의 함수.",
  "Writes values as text, tensors as TensorFlow prints them.": "값을 텍스트로 씁니다. 텐서는 TensorFlow처럼 씁니다.",
  "How many items a list, a string, a dict or the first axis of a tensor has.":
    "리스트, 문자열, 딕셔너리, 또는 텐서 첫 축의 항목 수.",
  "The integers from start up to, but without, stop. An operation takes it as an int32 tensor.":
    "start부터 stop 앞까지의 정수. 연산은 int32 텐서로 받습니다.",
  "The items in order, as a list.": "순서대로 늘어놓은 항목의 리스트.",
  "The smallest of several numbers; of a tensor, the operation {1}.": "여러 수 가운데 가장 작은 것. 텐서라면 연산 {1}.",
  "The largest of several numbers; of a tensor, the operation {1}.": "여러 수 가운데 가장 큰 것. 텐서라면 연산 {1}.",
  "Python's sum, one addition after another.": "파이썬의 합. 하나씩 차례로 더합니다.",
  "How arrays are written from now on, where Python's rules hold.": "파이썬 규칙에서, 이제부터 배열을 쓰는 방식.",
  "Follows what is computed in the block from primals on, so that acc.jvp(y) is the derivative along the tangents.":
    "블록에서 primals로부터 계산한 것을 따라가, acc.jvp(y)가 접벡터 방향의 도함수가 됩니다.",
  "True if every item is true.": "모든 항목이 참이면 True.",
  "True if any item is true.": "하나라도 참이면 True.",
  "Python's slice as a value; of a tensor, the operation slice.": "값으로서의 파이썬 슬라이스. 텐서라면 연산 slice.",
  "The value as text, by a spec such as '.3f'.": "'.3f' 같은 서식으로 쓴 값.",
  "Rows of x by chance, or whole numbers below x; with probabilities p, without putting back if replace is False.":
    "x에서 무작위로 뽑은 행, 또는 x보다 작은 정수. p는 확률이고, replace=False이면 뽑은 것을 다시 넣지 않습니다.",
  "The rows of x, or the whole numbers below x, in random order.": "x의 행, 또는 x보다 작은 정수를 무작위 순서로.",
  "1 with probability p, else 0.": "확률 p로 1, 아니면 0.",
  "What a function makes of each row of a tensor, stacked.": "텐서의 행마다 함수를 적용한 결과를 쌓은 것.",
  "A function of rows, made one of stacks of rows.": "행을 받는 함수를 행 묶음을 받는 함수로 만듭니다.",
  "Calls body with its own results as long as cond of them is true.":
    "cond가 참인 동안 body를 그 결과로 거듭 호출합니다.",
  "Axes by names, in another order, split and joined, as einops writes it. Sizes that do not follow are given: h=2.":
    "축을 이름으로 불러 순서를 바꾸고, 나누고, 합칩니다. einops의 표기를 씁니다. 정해지지 않는 크기는 h=2처럼 줍니다.",
  "As rearrange, and axes that the right side does not name are reduced: sum, mean, max, min, prod, any, all.":
    "rearrange와 같되, 오른쪽에 없는 축은 줄입니다: sum, mean, max, min, prod, any, all.",
  "Stops with exit code 3 if two tensors differ.": "두 텐서가 다르면 종료 코드 3으로 멈춥니다.",
  "Stops with exit code 3 if two tensors differ by more than atol + rtol |y| somewhere.":
    "두 텐서가 어디서든 atol + rtol |y|보다 크게 다르면 종료 코드 3으로 멈춥니다.",
  "Stops with exit code 3 if axes of one name have several sizes. Shapes are pairs of a tensor and its axes: names, sizes or None.":
    "이름이 같은 축의 크기가 여럿이면 종료 코드 3으로 멈춥니다. shapes는 텐서와 그 축(이름, 크기 또는 None)의 쌍입니다.",
  "The nearest values that a dtype has.": "dtype이 나타낼 수 있는 가장 가까운 값.",
  "Whether gradients of a function agree with differences of its values. `check EXPR` shows both.":
    "함수의 기울기가 값의 차분과 맞는지. `check EXPR`은 둘 다 보여 줍니다.",
  "Row i of a recorded value differentiated by row i of a Variable, where rows depend on no others.":
    "기록된 값의 i행을 변수의 i행으로 미분한 것. 행이 다른 행에 기대지 않을 때 씁니다.",
  "How many bytes the elements take.": "원소들이 차지하는 바이트 수.",
  "How many bytes one element takes.": "원소 하나가 차지하는 바이트 수.",
  "A line to be found again: x by chance, and slope x + intercept with noise.":
    "되찾아 볼 직선: 무작위 x와, 잡음을 더한 slope x + intercept.",
  "Two half moons: points (n, 2), and which of the two each is on.":
    "반달 두 개: 점 (n, 2)과 각 점이 놓인 반달의 번호.",
  "The four pairs of 0 and 1, and whether just one of each is 1.": "0과 1의 네 쌍과, 그중 하나만 1인지 여부.",
  "Fisher's irises: four measures of each of 150 flowers, and which of three kinds it is.":
    "피셔의 붓꽃: 꽃 150송이의 측정값 네 개씩과 세 품종 가운데 어느 것인지.",
};
