/** The messages of all error codes and what they mean, in Korean; the facts in braces are those of the English ones. */
import type { Code } from "../core/catalogue.ts";

type Texts = readonly [message: string, about: string];

export const errors: Readonly<Record<Code, Texts>> = {
  "syntax/unexpected": [
    "{found}은/는 여기에 올 수 없습니다",
    "표시한 곳까지는 읽을 수 있었습니다. 그 앞에 괄호나 쉼표, 연산자가 빠진 경우가 많습니다.",
  ],
  "syntax/expected": ["{wanted}이/가 와야 하는데 {found}이/가 있습니다", "표시한 곳 앞에 무언가 빠졌습니다."],
  "syntax/unclosed": [
    "`{bracket}`을/를 닫지 않았습니다",
    "`(`, `[`, `{`에는 저마다 짝이 있어야 합니다. 괄호가 열려 있으면 줄이 다음 줄로 이어집니다.",
  ],
  "syntax/string": [
    "문자열을 닫지 않았습니다",
    "문자열은 시작할 때 쓴 따옴표로 끝납니다. `'''` 문자열은 여러 줄에 걸칠 수 있습니다.",
  ],
  "syntax/escape": [
    "`{escape}`은/는 문자열에 없는 이스케이프입니다",
    "문자열 안에서 역슬래시는 \\n 같은 이스케이프를 시작합니다. 역슬래시 자체는 \\\\로, 또는 r'…'로 씁니다.",
  ],
  "syntax/number": ["`{text}`은/는 숫자가 아닙니다", "숫자는 12, 1_000, 0x1f, 2.5, 1e-3처럼 씁니다."],
  "syntax/character": [
    "문자 {character}은/는 여기서 아무 뜻이 없습니다",
    "코드는 파이썬의 문자로 씁니다. 문자열 안에서는 어떤 문자든 쓸 수 있습니다.",
  ],
  "syntax/indent": ["{detail}", "블록 안의 줄은 블록을 여는 줄보다 더, 모두 똑같이 들여 씁니다."],
  "syntax/depth": ["괄호나 연산자가 {limit}겹보다 깊습니다", "식의 일부에 먼저 이름을 붙이세요."],
  "syntax/target": [
    "{what}에는 값을 대입할 수 없습니다",
    "`=` 왼쪽에는 이름, w[0] 같은 원소, 속성, 또는 이것들을 쉼표로 늘어놓은 것이 옵니다.",
  ],
  "syntax/unsupported": [
    "{what}은/는 tensh에 없는 파이썬 문법입니다",
    "tensh는 파이썬의 일부를 읽습니다. 없는 문법은 잘못 읽지 않도록 그 줄에서 바로 거절합니다.",
  ],
  "syntax/notebook": [
    "`{what}`은/는 노트북을 위한 줄이라서 건너뛰었습니다",
    "%나 !로 시작하는 줄은 노트북이나 그 아래의 컴퓨터에 무언가를 시킵니다. 파이썬은 알지 못하는 줄입니다.",
  ],
  "syntax/outside": [
    "`{word}`이/가 {where} 밖에 있습니다",
    "`return`은 함수 안에, `break`와 `continue`는 반복문 안에 씁니다.",
  ],
  "syntax/encoding": [
    "텍스트의 {at}번째 바이트에 {what}이/가 있습니다",
    "스크립트는 NUL 문자가 없는 UTF-8 텍스트입니다. 파일을 UTF-8로 저장하세요.",
  ],
  "name/unknown": [
    "`{name}`이라는/라는 이름이 없습니다",
    "이름은 값을 준 뒤에 쓸 수 있습니다: `x = 3`, `tensor x = [1, 2]`, `var w = 0.0`.",
  ],
  "name/attribute": [
    "{owner}에는 `{name}`이/가 없습니다",
    "`info x`는 값이 가진 것을 보여 주고, `help NAME`은 연산을 설명합니다.",
  ],
  "name/module": [
    "`{name}`은/는 tensh에 없습니다",
    "TensorFlow, NumPy, PyTorch, JAX의 이름으로 우리 연산을 찾을 수 있지만, 그쪽 이름이 모두 있는 것은 아닙니다.",
  ],
  "name/elsewhere": [
    "`{name}`은/는 Python 파일에서 씁니다. 여기서는 모두 텐서로 계산합니다",
    "PyTorch의 층과 최적화기, JAX 고유의 배열을 만드는 것은 그 프레임워크의 규칙을 따릅니다. `tensh FILE.py`로 실행하세요.",
  ],
  "name/absent": [
    "`{name}`은/는 tensh에 없습니다. `{as}`을/를 처음 쓰는 줄에서 다시 알려 줍니다",
    "스크립트는 쓰지 않는 것도 가져오므로, import만으로는 멈추지 않습니다.",
  ],
  "name/import": [
    "`{name}`을/를 가져올 수 없습니다: {detail}",
    "프로그램의 모듈은 그 옆이나 `sys.path`의 폴더에 있는 `.py` 파일과 폴더입니다. 앞에 점이 있으면 같은 폴더의 모듈이며, 패키지 안에서만 씁니다.",
  ],
  "name/unset": [
    "이 함수에서 `{name}`은/는 아직 값이 없습니다",
    "함수 안 어디서든 대입하는 이름은 그 함수의 것입니다. 읽기 전에 값을 주세요.",
  ],
  "command/missing": ["`{command}`에는 {what}이/가 필요합니다", "`help COMMAND`가 쓰는 법과 예를 보여 줍니다."],
  "command/extra": [
    "`{command}`은/는 `{text}`을/를 쓸 데가 없습니다",
    "명령에서는 공백이 인수를 나눕니다: `x -1`은 인수 둘, `x - 1`은 하나입니다.",
  ],
  "command/option": [
    "`{command}`에는 `{name}` 옵션이 없습니다",
    "옵션은 key=value 또는 --key value로 씁니다. `help COMMAND`가 모두 보여 줍니다.",
  ],
  "command/choice": ["`{text}`은/는 {choices} 중 하나가 아닙니다", "이 옵션은 정해진 낱말만 받습니다."],
  "command/value": [
    "{name}에는 {wanted}이/가 와야 하는데 {found}이/가 왔습니다",
    "옵션이나 인수에 다른 종류의 값을 주었습니다.",
  ],
  "command/line": ["{detail}", "`tensh` 뒤의 말을 읽을 수 없습니다. `tensh --help`가 옵션을 보여 줍니다."],
  "command/repeated": [
    "`{command}`에 `{name}`을/를 두 번 주었습니다",
    "옵션은 한 번씩만 씁니다. 두 값 가운데 어느 것인지 알 수 없습니다.",
  ],
  "call/missing": ["`{name}`에는 `{param}`이/가 필요합니다", "기본값이 없는 인수가 빠졌습니다."],
  "call/extra": ["`{name}`은/는 {limit}을/를 받는데 {count}개를 주었습니다", "매개변수보다 인수가 많습니다."],
  "call/keyword": ["`{name}`에는 매개변수 `{param}`이/가 없습니다", "`help NAME`이 연산의 매개변수를 보여 줍니다."],
  "call/twice": ["`{name}`에 `{param}`을/를 두 번 주었습니다", "한 인수를 위치로도, 이름으로도 주었습니다."],
  "call/kind": [
    "`{name}`의 `{param}`에는 {wanted}이/가 와야 하는데 {found}이/가 왔습니다",
    "이 연산이 쓸 수 없는 종류의 인수입니다.",
  ],
  "call/callable": ["{what}은/는 호출할 수 없습니다", "( )로 부를 수 있는 것은 함수, 연산, 메서드뿐입니다."],
  "type/operand": [
    "{left}과/와 {right} 사이에는 `{operator}`을/를 쓸 수 없습니다",
    "연산자는 숫자, 텐서, 변수(Variable), 숫자 리스트 사이에 씁니다. +와 *는 문자열에도 씁니다.",
  ],
  "type/unary": ["{operand}에는 `{operator}`을/를 쓸 수 없습니다", "부호와 ~는 숫자와 텐서에 씁니다."],
  "type/tensor": [
    "{what}은/는 텐서가 될 수 없습니다",
    "숫자와 참거짓, 그리고 이것들을 네모나게 늘어놓은 리스트가 텐서가 됩니다.",
  ],
  "type/iterate": [
    "{what}은/는 하나씩 꺼낼 수 없습니다",
    "리스트, 튜플, 딕셔너리, 문자열, range(…), 랭크 1 이상의 텐서에서 하나씩 꺼낼 수 있습니다.",
  ],
  "type/unpack": ["값은 {count}개인데 이름은 {wanted}개입니다", "`=` 양쪽의 개수가 같아야 합니다."],
  "type/format": ["{detail}", "{x:.3f}나 '%d' % x 같은 서식은 값에 맞아야 합니다."],
  "type/index": [
    "{what}은/는 인덱싱할 수 없습니다",
    "리스트, 튜플, 딕셔너리, 문자열, 텐서, 변수(Variable)는 인덱싱할 수 있습니다.",
  ],
  "type/key": [
    "{what}은/는 키가 될 수 없습니다",
    "딕셔너리의 키는 숫자, 문자열, 참거짓, None, 이것들의 튜플, 또는 변수(Variable)입니다.",
  ],
  "type/class": [
    "클래스 `{name}`을/를 만들 수 없습니다: {detail}",
    "클래스는 자신과 같은 종류의 클래스, TensorFlow와 Keras의 클래스, 예외를 상속합니다.",
  ],
  "type/raise": [
    "{what}은/는 raise할 수 없습니다",
    "`raise`에는 예외를 씁니다: `raise ValueError('무엇이 잘못인지')`.",
  ],
  "raise/uncaught": ["{said}", "프로그램이 이 예외를 일으켰고, 어떤 `except`도 받지 않았습니다."],
  "type/attribute": ["{owner}의 `{name}`은/는 바꿀 수 없습니다", "변수(Variable)의 값은 assign으로 바꿉니다."],
  "value/key": [
    "딕셔너리에 키 {key}이/가 없습니다",
    "`d.keys()`가 키를 보여 줍니다. `d.get(k)`는 없는 키에 None을 줍니다.",
  ],
  "value/missing": ["{what}이/가 없습니다", "찾는 값이 리스트에 없습니다."],
  "value/scalar": [
    "값 하나가 필요한데 형태가 {shape}입니다",
    "sum, mean, max 등으로 줄이거나 [ ]로 원소 하나를 고르세요.",
  ],
  "value/truth": [
    "형태가 {shape}인 텐서는 참도 거짓도 아닙니다",
    "어느 쪽인지 밝히세요: any(x), all(x), 또는 원소 x[0].",
  ],
  "value/division": ["정수를 0으로 나누었습니다", "정수에는 무한대가 없습니다. 실수로 나누면 inf나 nan이 됩니다."],
  "value/domain": ["{detail}", "값이 연산이 정의된 범위를 벗어났습니다."],
  "value/fit": [
    "{value}은/는 {dtype}({low}부터 {high}까지)에 들어가지 않습니다",
    "텐서 옆에 쓴 숫자는 텐서의 자료형을 따르는데, 이 숫자는 너무 큽니다. 텐서를 cast하세요.",
  ],
  "value/convert": ["{what}은/는 {wanted}이/가 아닙니다", "텍스트나 값을 그런 숫자로 읽을 수 없습니다."],
  "shape/broadcast": [
    "축 {axis}에서 크기 {left}과/와 {right}은/는 브로드캐스트되지 않습니다",
    "형태는 오른쪽부터 맞춥니다. 축마다 크기가 같거나, 둘 중 하나가 1이어야 합니다.",
  ],
  "shape/crossed": [
    "{a}과/와 {b}이/가 {out}으로/로 브로드캐스트됩니다: 한쪽의 모든 값이 다른 쪽의 모든 값을 만납니다",
    "열 (n, 1)과 행 (n,)은 표 (n, n)이 됩니다. 뜻한 것인 때는 드뭅니다. 이 말은 한 번만 합니다. `explain`은 어떤 식이든 축을 보여 줍니다.",
  ],
  "shape/matmul": [
    "안쪽 축의 크기가 다릅니다: {left} ≠ {right}",
    "a @ b는 a의 마지막 축과 b의 뒤에서 두 번째 축을 따라 더하므로, 두 축의 크기가 같아야 합니다.",
  ],
  "shape/rank": [
    "`{name}`에는 {wanted}이/가 필요한데 형태가 {shape}입니다",
    "이 연산은 정해진 수의 축을 가진 텐서에만 정의됩니다.",
  ],
  "shape/square": [
    "`{name}`에는 정사각행렬이 필요한데 형태가 {shape}입니다",
    "마지막 두 축의 크기가 같아야 합니다. 행렬식과 역행렬 등은 정사각행렬에만 있습니다.",
  ],
  "shape/reshape": [
    "값 {size}개로는 {to}을/를 채울 수 없습니다",
    "reshape는 값을 모두 지키므로 크기를 모두 곱한 수가 같아야 합니다. 크기 하나는 -1로 쓸 수 있습니다: 나머지에서 정해집니다.",
  ],
  "shape/negative": [
    "크기는 {size}일 수 없습니다",
    "크기는 0 이상의 정수입니다. reshape에서는 하나를 -1로 쓸 수 있습니다.",
  ],
  "shape/concat": [
    "{part}번 조각의 형태는 {shape}, 첫 조각은 {first}입니다. {rule}",
    "concat은 한 축을 따라 잇기 때문에, 나머지 크기는 모두 같아야 합니다.",
  ],
  "shape/stack": [
    "{part}번 조각의 형태는 {shape}, 첫 조각은 {first}입니다",
    "stack은 새 축을 만들기 때문에, 조각의 형태가 모두 같아야 합니다.",
  ],
  "shape/expand": [
    "{from}은/는 {to}으로/로 브로드캐스트되지 않습니다",
    "크기가 1인 축만 되풀이할 수 있습니다. 새 축은 앞에 붙습니다.",
  ],
  "shape/squeeze": ["축 {axis}의 크기는 1이 아니라 {size}입니다", "squeeze는 크기가 1인 축만 없앱니다."],
  "shape/permute": ["{perm}은/는 축 0부터 {last}까지의 순서가 아닙니다", "transpose에는 축을 한 번씩 모두 씁니다."],
  "shape/split": [
    "축 {axis}의 크기 {size}은/는 {detail}이/가 아닙니다",
    "split에는 똑같은 조각의 수나, 더해서 축의 크기가 되는 크기들을 줍니다.",
  ],
  "shape/ragged": [
    "리스트가 들쭉날쭉합니다: {path}에는 {left}, {other}에는 {right}이/가 있습니다",
    "같은 깊이의 행이 모두 같은 길이여야 리스트가 텐서가 됩니다.",
  ],
  "shape/pad": ["패딩이 잘못되었습니다: {detail}", "pad에는 축마다 앞뒤에 덧붙일 개수 한 쌍을 줍니다."],
  "axis/range": ["축 {axis}은/는 없습니다: {range}", "축은 0부터 세고, 뒤에서는 -1부터 셉니다."],
  "axis/repeated": ["축 {axis}을/를 두 번 썼습니다", "축은 한 번씩만 쓸 수 있습니다."],
  "index/range": [
    "인덱스 {index}은/는 크기가 {size}인 축 {axis}의 범위를 벗어납니다",
    "인덱스는 0부터 크기 - 1까지이고, 뒤에서 셀 때는 -크기부터 -1까지입니다.",
  ],
  "index/count": [
    "랭크 {rank}인 텐서에 인덱스 {count}개를 썼습니다",
    "축마다 인덱스는 많아야 하나입니다. `newaxis`와 `...`는 세지 않습니다.",
  ],
  "index/kind": [
    "{what}은/는 인덱스가 아닙니다",
    "인덱스는 정수, 슬라이스 a:b:c, `...`, newaxis, 불 마스크, 또는 정수 리스트입니다.",
  ],
  "index/mask": [
    "마스크는 축 {axis}에서 크기가 {size}인데 텐서는 {wanted}입니다",
    "마스크는 골라낼 축들과 형태가 같아야 합니다.",
  ],
  "index/step": ["슬라이스의 간격은 0일 수 없습니다", "간격 2는 하나씩 건너뛰고, -1은 거꾸로 갑니다."],
  "index/ellipsis": ["`...`은 인덱스에 한 번만 쓸 수 있습니다", "`...`은 필요한 만큼의 `:`을 대신합니다."],
  "assign/shape": [
    "`{name}`의 형태는 {wanted}인데 값의 형태는 {shape}입니다",
    "변수(Variable)의 형태와 자료형은 바뀌지 않으며, assign은 값을 변환하지 않습니다.",
  ],
  "assign/dtype": [
    "`{name}`의 자료형은 {wanted}인데 값은 {dtype}입니다",
    "변수(Variable)의 형태와 자료형은 바뀌지 않으며, assign은 값을 변환하지 않습니다.",
  ],
  "assign/unkept": [
    "여기서 `{name}`은/는 다른 값을 가리킬 뿐이고 `{over}`은/는 그대로입니다",
    "반복문의 이름은 값을 하나씩 가리킵니다. 그 이름에 다른 값을 주어도 반복하는 대상은 바뀌지 않습니다. 텐서는 통째로 바꿉니다: `m += 1`.",
  ],
  "tensor/immutable": [
    "텐서는 바꿀 수 없습니다",
    "TensorFlow에서처럼 텐서는 값입니다. 바뀌는 값은 변수(Variable)에 담습니다.",
  ],
  "dtype/mixing": [
    "{left}과/와 {right}은/는 섞어 쓸 수 없습니다",
    "`set mixing error`에서는 (TensorFlow에서처럼) 자료형을 바꿔야 합니다: cast(x, float32).",
  ],
  "dtype/kind": ["`{name}`은/는 {wanted}에 쓰며, {dtype}에는 쓸 수 없습니다", "먼저 텐서를 cast하세요."],
  "dtype/complex": [
    "실수에만 쓰며 {dtype}에는 쓸 수 없습니다",
    "real(z), imag(z), abs(z)는 실수입니다. 복소수에는 순서가 없으므로 최댓값도 정렬도 반올림도 없습니다.",
  ],
  "dtype/discard": [
    "{from}에서 {to}으로/로 바꾸면 허수부가 사라집니다",
    "NumPy와 TensorFlow처럼 경고입니다. real(z)라고 쓰면 그 뜻이 분명해집니다.",
  ],
  "dtype/imaginary": [
    "{from}은/는 저절로 {to}이/가 되지 않습니다",
    "허수부가 소리 없이 사라지기 때문입니다. real(z), imag(z), abs(z) 가운데 뜻하는 것을 쓰세요.",
  ],
  "dtype/fraction": [
    "소수점이 있는 숫자는 저절로 {dtype}이/가 되지 않습니다",
    "소수 부분이 소리 없이 사라지기 때문이며, TensorFlow도 거절합니다. cast(x, int32)는 소수를 버리고 round(x)는 반올림합니다.",
  ],
  "dtype/unknown": [
    "`{name}`은/는 자료형이 아닙니다",
    "자료형은 bool, uint8 … uint64, int8 … int64, float32, float64, complex64, complex128입니다.",
  ],
  "grad/scalar": [
    "기울기를 구하려면 값이 하나여야 하는데 형태가 {shape}입니다",
    "먼저 값을 줄이세요: grad mean(y). 모든 원소를 한꺼번에 미분하려면 jacobian을 씁니다.",
  ],
  "trace/one": [
    "수 하나만 따라갈 수 있는데 {count}개가 있습니다",
    "칸 하나를 가리키세요: trace r[1, 2]. 텐서 전체의 자취는 칸마다의 자취입니다.",
  ],
  "trace/again": [
    "다시 계산할 수 없습니다: {why}",
    "trace는 단계를 보려고 문장을 다시 계산하지만 아무것도 바꾸지 않습니다. 먼저 값에 이름을 주고 그 칸을 따라가세요.",
  ],
  "grad/float": ["{dtype}에는 기울기가 없습니다", "기울기는 실수 값에만 있습니다. 3 대신 3.0으로 쓰거나 cast하세요."],
  "grad/unconnected": [
    "{of}은/는 {name}에 따라 바뀌지 않습니다",
    "기록된 단계 가운데 둘을 잇는 길이 없습니다. 아예 쓰이지 않았거나, 정수로의 cast, stop_gradient, 단순한 복사가 길을 끊었습니다.",
  ],
  "grad/recorded": [
    "이 값에는 기록된 단계가 없습니다",
    "변수(Variable)나 지켜보는 텐서가 쓰일 때 단계가 기록됩니다. grad 뒤에 식 자체를 쓰거나 var를 쓰세요.",
  ],
  "grad/nothing": [
    "무엇으로 미분할지 알 수 없습니다",
    "무엇으로 미분할지 쓰세요: grad EXPR wrt a, b. wrt가 없으면 식이 읽는 변수(Variable)로 미분합니다.",
  ],
  "grad/order": [
    "여기서는 {order}계 미분을 할 수 없습니다",
    "order=2는 스칼라 하나에 대해 기울기를 한 번 더 미분합니다.",
  ],
  "grad/missing": ["`{name}`에는 기울기 규칙이 없습니다", "미분할 수 없는 연산이거나, 아직 규칙이 없습니다."],
  "trace/unknown": [
    "TensorFlow라면 여기서 {what}을/를 출력하지만 tensh는 그것을 알지 못합니다",
    "tf.function이 추적하는 동안 print는 텐서를 그래프의 이름으로 보여 주는데, tensh는 매개변수의 이름만 압니다.",
  ],
  "trace/variable": [
    "tf.function은 첫 호출에서만 변수(Variable)를 만듭니다",
    "그러지 않으면 호출할 때마다 하나씩 더 만들게 됩니다. 변수를 함수 밖에서 만들거나, 아직 없을 때만 만드세요.",
  ],
  "tape/none": [
    "`{of}`에서 `{by}`까지 흐르는 기울기가 없습니다: None입니다",
    "한 번만 알립니다. 테이프가 켜져 있는 동안 결과가 그 값에서 계산되지 않았습니다: 읽지 않은 Variable, watch하지 않은 텐서, 텐서에서 꺼낸 숫자 등입니다. `why`가 어느 것인지 말해 줍니다.",
  ],
  "tape/used": [
    "이 테이프는 이미 썼습니다",
    "GradientTape는 persistent=True로 만들지 않으면 기울기를 한 번만 구합니다.",
  ],
  "fit/nothing": [
    "손실에 훈련할 변수(Variable)가 없습니다",
    "fit은 변수(Variable)를 바꿉니다. `var a = 0.0`으로 만들어 손실에 쓰세요.",
  ],
  "fit/variable": [
    "`{name}`은/는 훈련할 수 있는 변수(Variable)가 아니라 {what}입니다",
    "fit은 실수 자료형의 변수(Variable)를 바꿉니다.",
  ],
  "fit/diverged": [
    "에포크 {epoch}에서 손실이 {loss}이/가 되었습니다",
    "걸음이 너무 컸거나 손실이 정의된 범위를 벗어났습니다(이를테면 0의 log). 대개 lr을 줄이면 됩니다.",
  ],
  "fit/method": [
    "opt={method}으로/로는 할 수 없습니다: {detail}",
    "lm(레벤버그–마쿼트)에는 제곱의 합이나 잔차 자체가 필요합니다. lm과 lbfgs는 반복마다 데이터 전체를 쓰고 걸음의 크기를 스스로 정합니다.",
  ],
  "fit/schedule": [
    "schedule: {detail}",
    "스케줄은 이름이거나, 숫자를 정하는 호출입니다: schedule=cosine, schedule=exponential(decay_rate=0.9, decay_steps=50). `help fit`이 모두 보여 줍니다.",
  ],
  "fit/metric": [
    "지표 `{name}`: {detail}",
    "mae, mse, rmse, r2에는 차이를 제곱해 평균한 손실이 필요합니다. 값이 하나인 식도 지표가 됩니다.",
  ],
  "fit/validation": [
    "val: {detail}",
    "val=0.2는 행의 마지막 5분의 1을 남겨 두고, val=Xv,Yv는 손실의 데이터 자리에 다른 데이터를 쓰며, 값이 하나인 식은 그대로 씁니다.",
  ],
  "fit/sweep": [
    "sweep: {detail}",
    "sweep lr=0.001..1은 값을 같은 비율로 늘려 가며, sweep opt=sgd,adam이나 sweep lr=0.01,0.1은 늘어놓은 값을 시험합니다.",
  ],
  "fit/broadcast": [
    "손실에서 {a}과/와 {b}이/가 {out}으로/로 브로드캐스트됩니다: 모든 행이 서로 만납니다",
    "열 (n, 1)과 행 (n,)은 표 (n, n)이 됩니다. 그 위의 손실은 오류 없이 엉뚱한 모델을 훈련합니다. 행끼리 만나도록 한쪽을 reshape하세요.",
  ],
  "fit/unreached": [
    "손실이 `{name}`에 닿지 않아 그대로 둡니다",
    "변수(Variable)에서 손실로 이어지는 기록된 단계가 없습니다. 정수로의 cast, stop_gradient, 단순한 복사가 길을 끊었거나 아예 쓰이지 않았습니다.",
  ],
  "assign/replaced": [
    "`{name}`은/는 변수(Variable)였는데 이제 텐서입니다",
    "산술의 결과는 텐서이고, `w = …`는 이름만 옮깁니다: fit과 테이프는 더는 그것을 훈련하지 않습니다. assign은 변수(Variable) 자체를 바꿉니다. 여기서는 `w -= …`도 그렇습니다(TensorFlow에서는 아닙니다).",
  ],
  "dtype/mixed": [
    "여기서는 {left}과/와 {right}에서 {joined}이/가 나옵니다. TensorFlow는 섞기를 거부합니다",
    "한 번만 알립니다. TensorFlow에서는 둘 중 하나를 cast해야 합니다. `set mixing error`를 쓰면 tensh도 똑같이 엄격합니다.",
  ],
  "dtype/wrapped": [
    "{value}은/는 {dtype}에 들어가지 않아 넘쳐서 반대쪽 끝으로 돌아갔습니다",
    "여기서 정수는 TensorFlow처럼 32비트이고 그 합과 곱도 그렇습니다. 범위를 벗어난 값은 반대쪽 끝에서 돌아옵니다. NumPy의 이름과 메서드로는 합과 곱을 64비트로 셉니다.",
  ],
  "fit/integer": [
    "`{name}`의 자료형은 {dtype}입니다: 정수는 훈련할 수 없어 그대로 둡니다",
    "기울기는 실수 자료형에만 있습니다. `var n = cast(n, float32)`는 훈련할 수 있는 변수(Variable)를 만듭니다.",
  ],
  "fit/rate": [
    "lr={rate}은/는 출발점에서 안정한 가장 큰 학습률 {limit}보다 큽니다",
    "손실이 가장 많이 휘는 방향의 곡률이 c이면, lr만큼의 걸음은 바닥까지 거리의 lr · c배를 갑니다. 2배부터는 출발한 곳보다 더 멀리 떨어집니다.",
  ],
  "fit/batch": ["{detail}", "batch=N은 손실의 데이터 텐서를 첫 축을 따라 자르므로, 그 축의 크기가 모두 같아야 합니다."],
  "state/nothing": ["{what} 것이 없습니다", "undo는 한 줄 뒤로, redo는 다시 앞으로 갑니다."],
  "state/goto": [
    "{what}이/가 없습니다: {detail}",
    "goto N은 줄 N 다음의 상태로, goto epoch N은 마지막 fit의 에포크로 갑니다. `history`가 줄을 보여 줍니다.",
  ],
  "state/inside": [
    "`{command}`은/는 무언가를 바꾸는 블록 안에 쓸 수 없습니다",
    "시간 여행은 모든 것을 한꺼번에 바꾸므로 홀로 한 문장이 됩니다.",
  ],
  "state/line": ["{line}번 줄에는 값이 없습니다", "_3은 3번 줄의 값, _는 마지막 값입니다."],
  "set/file": ["`{text}`은/는 설정이 아닙니다", "설정 파일에는 `set digits 4` 같은 줄, 빈 줄, # 뒤의 주석을 씁니다."],
  "set/key": ["`{name}`이라는/라는 설정은 없습니다", "`set`만 쓰면 설정을 모두 보여 줍니다."],
  "random/bounds": ["{detail}", "난수에는 알맞은 범위와 형태, 자료형이 필요합니다."],
  "io/missing": ["{path}을/를 {what} 수 없습니다: {reason}", "파일이 없거나, 읽거나 쓸 권한이 없습니다."],
  "io/address": [
    "{path}은/는 파일이 아니라 주소입니다",
    "tensh는 파일만 읽고 네트워크는 쓰지 않습니다. 먼저 내려받으세요: curl -o data.csv ADDRESS, 그다음 load data.csv.",
  ],
  "io/format": ["{path}: {detail}", "파일의 내용이 이름이나 첫 바이트가 말하는 것과 다릅니다."],
  "io/rounded": [
    "{path}: 숫자가 소수점 아래 {digits}자리까지만 나와 있습니다. {dtype}은/는 자리가 더 많습니다",
    "경고입니다. 사람이 보라고 나온 숫자는 원래 숫자보다 자리가 적습니다. --json과 파일은 모든 자리를 넘겨 줍니다.",
  ],
  "io/kind": [
    "`{path}`은/는 tensh가 {what} 형식의 이름이 아닙니다",
    "tensh는 .npy, .npz, .safetensors, .csv, .tsv, .json, .txt를 읽고 씁니다.",
  ],
  "limit/memory": [
    "형태가 {shape}인 텐서에는 {needs}이/가 필요한데 한도는 {limit}입니다",
    "아무것도 계산하지 않았습니다. 크기를 줄이거나, 늘리기 전에 먼저 줄이세요.",
  ],
  "limit/length": [
    "{what}이/가 {limit}보다 길어집니다",
    "텍스트도 리스트도 버퍼도 그만큼 길어질 수 없습니다. 나누어 다루거나, 숫자라면 텐서를 쓰세요.",
  ],
  "limit/depth": ["함수 호출이 {limit}보다 깊습니다", "재귀 함수에는 자신을 부르지 않는 경우가 있어야 합니다."],
  "limit/number": [
    "정수가 {limit}자리보다 길어집니다",
    "이 언어의 정수는 정확한데, 이 수는 어떤 화면에도 다 들어가지 않습니다. 실수를 쓰세요.",
  ],
  "limit/rank": ["랭크 {rank}은/는 한도 {limit}보다 큽니다", "텐서의 축은 많아야 그만큼입니다."],
  "assert/failed": ["{detail}", "assert의 조건이 거짓이었습니다."],
  "test/differs": [
    "{path}의 {all}줄 가운데 {count}줄이 이제 다르게 나옵니다",
    "`-`는 문서에 있는 것, `+`는 지금 나온 것입니다. rtol과 atol은 숫자가 얼마나 달라도 되는지 정합니다.",
  ],
  "test/nothing": [
    "{path}에는 대화 기록이 없습니다",
    "대화 기록은 `> ` 뒤의 한 줄과 그에 대한 대답입니다. 마크다운에서는 코드 블록 안에 씁니다.",
  ],
  "export/name": [
    "{path}이라는/라는 스크립트는 {name} 자체로 잘못 읽힙니다",
    "파이썬은 모듈을 스크립트 옆에서 먼저 찾으므로, numpy.py 안의 `import numpy`는 그 스크립트를 불러옵니다.",
  ],
  "export/foreign": [
    "{target}에는 `{text}`에 해당하는 것이 없습니다: 이 프로그램은 {own}용으로 쓰였습니다",
    "파이썬 파일에서 읽은 프로그램은 그것이 쓰인 프레임워크로만 있는 그대로 넘겨집니다.",
  ],
  "plot/sizes": [
    "{x}에는 값이 {n}개, {y}에는 {m}개 있습니다: 점마다 하나씩 있어야 합니다",
    "계열은 점 하나하나로 그립니다. x가 없는 계열은 0, 1, 2, … 위에 그립니다: plot Y.",
  ],
  "plot/rank": [
    "형태가 {shape}인 {what}은/는 `{command}`으로/로 그릴 수 없습니다",
    "plot과 scatter는 벡터와, 열마다 하나씩 행렬을 그립니다. heat는 행렬을, image는 (높이, 너비) 또는 (높이, 너비, 채널)을 그립니다.",
  ],
  "plot/size": [
    "{name}에 {wanted}이/가 아니라 {found}이/가 왔습니다",
    "size=72,20은 글자 수이고, 파일에서는 픽셀입니다. xlim=0..10과 ylim=0..10은 범위입니다.",
  ],
  "plot/fit": [
    "그릴 훈련이 아직 없습니다",
    "plot fit은 마지막 fit을 그리고, 발산한 것은 손실이 어떻게 커졌는지 그립니다.",
  ],
  "plot/steps": [
    "{of}에 기록된 단계는 {n}개이고, 그림에는 {most}개까지 그립니다",
    "out=이 없는 tape는 모두 표로 보여 줍니다. 식의 일부는 단계가 더 적습니다: 층 하나, 예 하나.",
  ],
  "plot/format": ["{path}의 끝이 .svg, .png, .html이 아닙니다", "이름의 끝이 그림을 어떤 형식으로 쓸지 정합니다."],
  "run/nested": ["{path}이/가 자신을 실행합니다", "자신을 실행하는 스크립트는 끝나지 않습니다."],
  "internal/bug": [
    "tensh 자체가 실패했습니다: {detail}",
    "입력이 아니라 tensh의 잘못입니다. 세션은 이 문장을 실행하기 전과 같습니다.",
  ],
};
