/** What commands do, and what stands in them, in Korean: help, completion and the command line read it. */
export const commands: Readonly<Record<string, string>> = {
  "Hold an expression against float64, and its gradients against differences of its values.":
    "식을 float64와, 그 기울기를 값의 차분과 견줍니다.",
  "The expression is computed a second time in float64: digits that the two do not share stand in brackets. Steps in which nearly equal numbers cancel are named.":
    "식을 float64로 한 번 더 계산합니다: 둘이 다른 자릿수는 대괄호 안에 있습니다. 거의 같은 수가 서로 지워지는 단계를 짚어 줍니다.",
  "Gradients are compared with differences over a small distance, in float64; a kink is where the two sides of a point have different slopes. Of an expression with several values it is the sum that is differentiated.":
    "기울기는 float64에서 작은 거리의 차분과 견줍니다. 꺾인 곳은 한 점의 두 쪽 기울기가 다른 곳입니다. 값이 여럿인 식은 합을 미분합니다.",
  "an expression": "식",
  "what its gradients are taken by; left out: every Variable that takes part":
    "무엇으로 미분할지. 생략하면: 쓰인 모든 변수(Variable)",
  "Find the expressions of one or two steps that turn some tensors into another.":
    "텐서들을 다른 텐서로 바꾸는 한두 단계의 식을 찾습니다.",
  "Names stand for themselves; other expressions are called x, y, z. Steps are tried by simplicity, shapes first, and each that is shown was run: it gives the values asked for.":
    "이름은 그대로 쓰고, 다른 식은 x, y, z라고 부릅니다. 간단한 단계부터 모양을 먼저 보며 시도하고, 보여 주는 식은 모두 실행해 본 것입니다: 원하는 값이 나옵니다.",
  "Two steps are tried where one does not do. Ctrl-C stops the search.":
    "한 단계로 안 되면 두 단계를 시도합니다. Ctrl-C가 찾기를 멈춥니다.",
  "the tensors to begin with": "처음의 텐서들",
  "the values wanted": "원하는 값",
  "how long to try": "얼마나 오래 시도할지",
  "Change the value of a Variable. Shape and dtype have to fit; nothing is converted.":
    "변수(Variable)의 값을 바꿉니다. 형태와 자료형이 맞아야 하며, 변환하지 않습니다.",
  "a Variable (or elements of it) and the new value": "변수(Variable)나 그 원소와 새 값",
  "Print the completion script for bash, zsh or fish.": "bash, zsh, fish의 자동 완성 스크립트를 씁니다.",
  "bash: put `source <(tensh completion bash)` in ~/.bashrc. zsh: `tensh completion zsh > ~/.zfunc/_tensh`, with ~/.zfunc in fpath before compinit. fish: `tensh completion fish > ~/.config/fish/completions/tensh.fish`.":
    "bash: ~/.bashrc에 `source <(tensh completion bash)`를 넣습니다. zsh: `tensh completion zsh > ~/.zfunc/_tensh`, compinit 전에 fpath에 ~/.zfunc를 넣습니다. fish: `tensh completion fish > ~/.config/fish/completions/tensh.fish`.",
  "the shell that is to complete": "자동 완성을 쓸 셸",
  "Print the manual page; `tensh man | man -l -` shows it.":
    "매뉴얼 페이지를 씁니다. `tensh man | man -l -`이 보여 줍니다.",
  "Turn a Variable (or a list) into a tensor that does not change.":
    "변수(Variable)나 리스트를 바뀌지 않는 텐서로 만듭니다.",
  "a Variable, a list, a number": "변수(Variable), 리스트, 숫자",
  "Forget names.": "이름을 잊습니다.",
  "names with commas": "쉼표로 나눈 이름",
  "Show lines to try, by subject.": "주제별로 따라 칠 줄을 보여 줍니다.",
  "which subject; left out: the list of them": "주제. 빼면 목록을 보여 줍니다",
  "lines to try, by subject": "주제별로 따라 칠 줄",
  "tensorflow (or left out), numpy, torch, jax": "tensorflow(빼도 됨), numpy, torch, jax",
  "Show the session as Python code for TensorFlow, NumPy, PyTorch or JAX.":
    "세션을 TensorFlow, NumPy, PyTorch, JAX의 파이썬 코드로 보여 줍니다.",
  "Every statement that still holds is written in the words of the framework. What it has no words for (TensorFlow's random numbers elsewhere, say) is written down as the values that it gave, with the statement as a comment. Keras' models of layers in a row become PyTorch's modules, or functions in NumPy and JAX, with their weights. `export session FILE as torch` writes the same into a file.":
    "아직 유효한 문장을 모두 그 프레임워크의 말로 씁니다. 나타낼 말이 없는 것(이를테면 다른 곳에서의 TensorFlow 난수)은 나온 값을 적고 문장은 주석으로 둡니다. 층을 차례로 쌓은 Keras 모델은 가중치와 함께 PyTorch에서는 모듈로, NumPy와 JAX에서는 함수로 씁니다. `export session FILE as torch`는 같은 것을 파일에 씁니다.",
  "Write the session into a Python script that gives the same numbers.":
    "같은 수를 내는 파이썬 스크립트로 세션을 씁니다.",
  "the script": "스크립트",
  "a file instead of the terminal: .svg, .png or .html": "터미널 대신 쓸 파일: .svg, .png, .html",
  "what stands above": "위에 쓸 제목",
  "columns and rows of characters; for a file, pixels": "글자의 열과 행. 파일에서는 픽셀",
  "what stands below": "아래에 쓸 이름",
  "what stands beside": "옆에 쓸 이름",
  "what the legend calls the series, with commas": "범례에 쓸 계열 이름, 쉼표로 나눔",
  "axes that go by powers of ten": "10의 거듭제곱으로 나아가는 축",
  "the range from left to right": "왼쪽부터 오른쪽까지의 범위",
  "the range from bottom to top": "아래부터 위까지의 범위",
  "what shall become small: an expression with one value": "작게 만들 것: 값이 하나인 식",
  "the Variables to change; left out: every trainable one that the loss reads":
    "바꿀 변수(Variable). 빼면 손실이 읽는 훈련 가능한 변수 모두",
  "compare runs that differ in one option: lr=0.001..1, opt=sgd,adam; the Variables stay as they are":
    "옵션 하나만 다른 훈련을 비교합니다: lr=0.001..1, opt=sgd,adam. 변수(Variable)는 그대로 둡니다",
  "how many times to go through the data": "데이터를 몇 번 훑을지",
  "learning rate: how far each step goes": "학습률: 한 걸음의 크기",
  "how steps are made; lm (Levenberg–Marquardt, sums of squares) and lbfgs need no lr ({1})":
    "걸음을 정하는 방법. lm(레벤버그–마쿼트, 제곱의 합)과 lbfgs에는 lr이 필요 없습니다 ({1})",
  "how steps are made; lm (Levenberg–Marquardt, sums of squares) and lbfgs need no lr":
    "걸음을 정하는 방법. lm(레벤버그–마쿼트, 제곱의 합)과 lbfgs에는 lr이 필요 없습니다",
  "a row of the log every so many epochs; left out: 20, from epoch 2000 on 200 and so on, with lm and lbfgs 1":
    "기록의 한 줄을 몇 에포크마다 쓸지; 생략하면 20, 에포크 2000부터 200 등으로 점점 드물게, lm과 lbfgs는 1",
  "rows of the data in each step; left out: all of them": "한 걸음에 쓸 데이터의 행. 빼면 전부",
  "the tensors that batches are cut from; left out: those that the loss names":
    "배치를 잘라 낼 텐서. 빼면 손실에 나오는 텐서",
  "batches in another random order each epoch": "에포크마다 배치의 순서를 무작위로 바꿉니다",
  "makes the order of batches the same every time": "배치의 순서를 매번 같게 합니다",
  "largest length of all gradients together": "기울기 전체의 길이 한도",
  "how lr changes with the steps: {1}; numbers as in exponential(decay_rate=0.9)":
    "걸음에 따라 lr이 바뀌는 방식: {1}. 숫자는 exponential(decay_rate=0.9)처럼 줍니다",
  "steps over which lr rises from 0 first": "처음에 lr이 0부터 올라가는 걸음 수",
  "stop when the loss is below": "손실이 이보다 작아지면 멈춥니다",
  "stop after so many epochs without a smaller loss (val's)":
    "이만한 에포크 동안 손실(val이 있으면 val의 손실)이 줄지 않으면 멈춥니다",
  "more columns of the log: {1}, or expressions with one value": "로그에 더할 열: {1}, 또는 값이 하나인 식",
  "a loss over other data: 0.2 keeps the last fifth of the rows, Xv,Yv stand in for the data, or an expression":
    "다른 데이터의 손실: 0.2는 행의 마지막 5분의 1을 남겨 두고, Xv,Yv는 데이터를 대신하며, 식도 됩니다",
  "how the log looks; a number stands for every=N": "로그의 모양. 숫자는 every=N을 뜻합니다",
  "Train: change Variables by gradient descent until a loss is small.":
    "훈련합니다: 경사 하강법으로 손실이 작아지도록 변수(Variable)를 바꿉니다.",
  "The loss of an epoch is the one before its update, the Variables are those after it, as in a training loop written by hand.":
    "에포크의 손실은 갱신 전의 것, 변수(Variable)는 갱신 후의 것입니다. 손으로 쓴 훈련 루프와 같습니다.",
  "With plain gradient descent fit first says the largest learning rate that is stable where it begins. Numbers may be expressions: epochs=2*n. `-> NAME` keeps the losses.":
    "단순한 경사 하강법이면 fit은 먼저 출발점에서 안정한 가장 큰 학습률을 말합니다. 숫자 자리에 식을 써도 됩니다: epochs=2*n. `-> NAME`은 손실을 남깁니다.",
  "an expression, or the name of a recorded value": "식, 또는 기록된 값의 이름",
  "what to differentiate by; left out: every Variable that takes part":
    "무엇으로 미분할지. 빼면 쓰인 변수(Variable) 모두",
  "values that names have for this once": "이번만 이름에 줄 값",
  "Differentiate an expression by Variables or tensors.": "식을 변수(Variable)나 텐서로 미분합니다.",
  "how often to differentiate": "몇 번 미분할지",
  "Differentiate every element of an expression by every element of Variables or tensors.":
    "식의 모든 원소를 변수(Variable)나 텐서의 모든 원소로 미분합니다.",
  "Second derivatives of an expression, for each Variable or tensor by itself.":
    "변수(Variable)나 텐서마다 식의 2계 미분을 구합니다.",
  "Draw a matrix as a heat map in the terminal, or into a file as SVG, PNG or HTML.":
    "행렬을 히트맵으로 터미널에 그리거나 SVG, PNG, HTML 파일에 씁니다.",
  "Row 0 is on top. Few cells show their numbers too. A tensor of rank 3 gives a map for each place of its first axis. low and high are the values at the ends of the colours.":
    "0번 행이 맨 위입니다. 칸이 적으면 숫자도 보여 줍니다. 랭크 3 텐서는 첫 축의 자리마다 하나씩 그립니다. low와 high는 색의 양 끝 값입니다.",
  "the value of the darkest colour": "가장 어두운 색의 값",
  "the value of the brightest colour": "가장 밝은 색의 값",
  "the colours": "색",
  colour: "색을 쓸지",
  "Show an image, or several of them, in the terminal, or write it into a file.":
    "이미지 하나 또는 여럿을 터미널에 보여 주거나 파일에 씁니다.",
  "Shapes: (height, width) is gray; (height, width, 3) or (…, 4) is in colour; one axis more in front is several images. Integers go from 0 to 255, floats from 0 to 1; grays beyond are stretched over their range.":
    "형태: (높이, 너비)는 흑백, (높이, 너비, 3)이나 (…, 4)는 컬러이고, 앞에 축이 하나 더 있으면 이미지 여럿입니다. 정수는 0부터 255까지, 실수는 0부터 1까지입니다. 흑백이 이를 벗어나면 값의 범위에 맞춰 늘립니다.",
  "an image, or a batch of images": "이미지, 또는 이미지 배치",
  "Explain a command, an operation, a function, a setting or an error code. ?NAME and NAME? do the same.":
    "명령, 연산, 함수, 설정, 오류 코드를 설명합니다. ?NAME과 NAME?도 같습니다.",
  "what to explain; left out: an overview": "설명할 것. 빼면 전체 안내",
  "Draw how values are distributed: a histogram in the terminal, or into a file.":
    "값의 분포를 히스토그램으로 터미널이나 파일에 그립니다.",
  "Several tensors share their bins: `hist A, B`. Integers that are not far apart have a bar each. bins=auto is NumPy's rule: after Sturges, and Freedman and Diaconis. density=true makes the area of the bars 1.":
    "여러 텐서는 구간을 함께 씁니다: `hist A, B`. 가까이 모인 정수에는 하나마다 막대를 둡니다. bins=auto는 NumPy의 규칙(스터지스, 프리드먼–디아코니스)입니다. density=true는 막대의 넓이 합을 1로 합니다.",
  "tensors of any shape": "어떤 형태든 텐서들",
  "how many bars, or auto": "막대의 수, 또는 auto",
  "bars whose area is 1": "넓이의 합이 1인 막대",
  "List what was run, with line numbers and results; failed and undone lines are marked.":
    "실행한 것을 줄 번호와 결과와 함께 보여 줍니다. 실패하거나 되돌린 줄에는 표시를 합니다.",
  "how many of the last ones, and a text that they have in them; left out: all of them":
    "마지막 몇 개인지, 그리고 들어 있어야 할 텍스트. 빼면 전부",
  "Take the last line back: names, Variables, random state, settings.":
    "마지막 줄을 되돌립니다: 이름, 변수(Variable), 난수 상태, 설정.",
  "Bring back what undo took away.": "undo가 되돌린 것을 다시 합니다.",
  "Go to the state after a line, or to an epoch of the last fit.":
    "어느 줄 다음의 상태나 마지막 fit의 에포크로 갑니다.",
  "goto 0 is the beginning. Lines after N are undone, and redo or goto brings them back until something new is run. goto epoch N gives the Variables of the last fit, and the random state, the values that they had after that epoch (0: before the first); undo takes it back.":
    "goto 0은 처음입니다. N 뒤의 줄은 되돌려지고, 새로 무언가를 실행하기 전까지 redo나 goto로 다시 할 수 있습니다. goto epoch N은 마지막 fit의 변수(Variable)와 난수 상태를 그 에포크 다음의 값으로 돌립니다(0은 첫 에포크 전). undo가 이를 되돌립니다.",
  "an epoch of the last fit": "마지막 fit의 에포크",
  "a line of the history": "기록의 줄",
  "Forget all names; undo brings them back.": "이름을 모두 잊습니다. undo가 되살립니다.",
  "Show kind, shape, dtype, size and layout of a value.": "값의 종류, 형태, 자료형, 크기, 배치를 보여 줍니다.",
  "how many lines; left out: one": "몇 줄. 적지 않으면 한 줄",
  "All statements of the line go, those of a script that it ran too; on one line with them, undo takes back the one before it. undo 3 takes the last three lines back. `goto 3` goes to the state after line 3.":
    "그 줄의 모든 문장을, 그 줄이 실행한 스크립트의 문장까지 되돌립니다. 문장들과 같은 줄에 적은 undo는 바로 앞 문장 하나를 되돌립니다. undo 3은 마지막 세 줄을 되돌립니다. `goto 3`은 3번 줄 다음의 상태로 갑니다.",
  "between the cells of a csv: comma, semicolon or tab": "csv의 칸을 나누는 것: comma, semicolon, tab",
  "Read tensors from a file: npy, npz, safetensors, HDF5, csv, json, or numbers between white space.":
    "파일에서 텐서를 읽습니다: npy, npz, safetensors, HDF5, csv, json, 또는 공백으로 나눈 숫자.",
  "Without -> NAME the file's own name is the tensor's name; the tensors of an npz, safetensors or HDF5 file (.h5, .keras) have names of their own, and -> NAME makes them a dict. What an optimizer keeps beside the weights of a model comes only with -> NAME. Names of csv columns are kept as NAME_columns; with text=codes the words that numbers stand for are kept as NAME_words, a dict.":
    "-> NAME이 없으면 파일의 이름이 텐서의 이름이 됩니다. npz, safetensors, HDF5 파일(.h5, .keras)의 텐서들은 저마다 이름이 있고, -> NAME은 이것들을 딕셔너리로 만듭니다. 모델의 가중치 옆에 옵티마이저가 두는 값은 -> NAME일 때만 읽습니다. csv 열의 이름은 NAME_columns에 남고, text=codes이면 숫자가 뜻하는 낱말이 딕셔너리 NAME_words에 남습니다.",
  "what becomes of csv columns with text in them: leave them out, or number their words; by itself it leaves them out, and takes a rare word among numbers for a mistake":
    "글자가 든 csv 열을 어떻게 할지: 빼거나(leave), 낱말에 번호를 붙입니다(codes). 적지 않으면 빼되, 숫자 사이에 드물게 있는 낱말은 잘못 쓴 것으로 봅니다",
  "where the numbers are; - is standard input": "숫자가 있는 곳. -는 표준 입력",
  "whether the first row of a csv holds names; left out: if there is text in it":
    "csv의 첫 행이 이름인지. 빼면 글자가 있는지 보고 정합니다",
  "lines before the table of a csv": "csv에서 표 앞의 줄 수",
  "Write tensors into a file: npy, npz or safetensors (several), csv, tsv, json or txt, by the file's ending.":
    "텐서를 파일에 씁니다. 파일의 끝에 따라 npy, npz나 safetensors(여럿), csv, tsv, json, txt.",
  "A file is replaced as a whole or not at all. Names that load found for the columns of a csv are written again.":
    "파일은 통째로 바뀌거나 전혀 바뀌지 않습니다. load가 찾은 csv 열의 이름을 다시 씁니다.",
  "a tensor (for npz and safetensors several, or a dict) and the file":
    "텐서(npz와 safetensors에는 여럿, 또는 딕셔너리)와 파일",
  "write the names of columns, where there are any": "열의 이름이 있으면 씁니다",
  "White space separates x from y, a comma one series from the next: `plot X Y, X a*X+b`. A series without x stands over 0, 1, 2, …; `plot X Y Z` draws Y and Z over X; a matrix gives one series for each column.":
    "공백은 x와 y를, 쉼표는 계열과 계열을 나눕니다: `plot X Y, X a*X+b`. x가 없는 계열은 0, 1, 2, … 위에 그립니다. `plot X Y Z`는 X 위에 Y와 Z를 그리고, 행렬은 열마다 계열 하나가 됩니다.",
  "What depends on a Variable is a model: it is drawn as a line in the order of x, and the data beside it as points.":
    "변수(Variable)에 따라 바뀌는 것은 모델입니다: x의 순서대로 선으로 그리고, 옆의 데이터는 점으로 그립니다.",
  "After a training run `plot fit` draws the data with the fitted line, and the course of the loss.":
    "훈련한 뒤 `plot fit`은 데이터와 맞춘 선, 손실의 변화를 그립니다.",
  "a picture in a file instead of the table: .svg, .png or .html": "표 대신 파일에 그린 그림: .svg, .png, .html",
  "what to draw: Y, or X Y, with commas between series": "그릴 것: Y 또는 X Y, 계열 사이는 쉼표",
  "Draw lines in the terminal, or into a file as SVG, PNG or HTML.":
    "선을 터미널에 그리거나 SVG, PNG, HTML 파일에 씁니다.",
  "Draw points in the terminal, or into a file as SVG, PNG or HTML.":
    "점을 터미널에 그리거나 SVG, PNG, HTML 파일에 씁니다.",
  "Give the same values another shape.": "같은 값에 다른 형태를 줍니다.",
  "DIMS are sizes with commas or spaces, or a list. One of them may be -1 or ?: what is left over. Several ? list every shape that fits.":
    "DIMS는 쉼표나 공백으로 나눈 크기, 또는 리스트입니다. 하나는 -1이나 ?로 쓸 수 있습니다: 나머지에서 정해집니다. ?를 여럿 쓰면 맞는 형태를 모두 보여 줍니다.",
  "a matrix": "행렬",
  "an option": "옵션",
  anything: "무엇이든",
  session: "session",
  "Schedules:": "스케줄:",
  "exponential(decay_rate=0.5, decay_steps=100, staircase=0): lr · decay_rate ** (step / decay_steps)":
    "exponential(decay_rate=0.5, decay_steps=100, staircase=0): lr · decay_rate ** (step / decay_steps)",
  "inverse(decay_rate=1, decay_steps=100, staircase=0): lr / (1 + decay_rate · step / decay_steps)":
    "inverse(decay_rate=1, decay_steps=100, staircase=0): lr / (1 + decay_rate · step / decay_steps)",
  "step(step_size=100, gamma=0.1): lr · gamma ** (step // step_size), PyTorch's StepLR":
    "step(step_size=100, gamma=0.1): lr · gamma ** (step // step_size), PyTorch의 StepLR",
  "any tensor": "아무 텐서",
  "the new sizes": "새 크기",
  "Run the statements of a script in this session.": "스크립트의 문장을 이 세션에서 실행합니다.",
  "The file is looked for in the working folder, then beside the script that says run. One that ends in .py runs by Python's rules, and shows what it prints alone. from=12 begins at line 12 with what the session holds: so a script goes on that was interrupted, or that had a mistake there.":
    "파일을 작업 폴더에서, 다음에는 run을 쓴 스크립트 옆에서 찾습니다. .py로 끝나는 파일은 파이썬의 규칙으로 돌고, print한 것만 보여 줍니다. from=12는 세션에 있는 값들로 12번째 줄부터 실행합니다. 중단했거나 그 줄에 잘못이 있던 스크립트를 이렇게 이어 갑니다.",
  "the line to begin at": "시작할 줄",
  "a .tsh or .py script": ".tsh 또는 .py 스크립트",
  "Leave. Ctrl-D, exit, bye and :q do the same.": "나갑니다. Ctrl-D, exit, bye, :q도 같습니다.",
  "Start the random operations afresh; they then give TensorFlow's numbers for that seed.":
    "난수 연산을 새로 시작합니다. 그 시드의 TensorFlow와 같은 수가 나옵니다.",
  "a whole number": "정수",
  "behind `set`: one of its settings; else more words of what is looked for":
    "`set` 뒤에: 설정 가운데 하나. 아니면 찾는 것의 나머지 낱말",
  "pages that speak of it": "이것을 다루는 설명",
  "{1} more; say it in more words": "{1}개 더 있습니다. 낱말을 더 적어 보세요",
  "none is used: our own kernels do all products": "쓰지 않습니다: 모든 곱을 우리 커널이 합니다",
  "none is used: our own kernels do all products, large ones in the processor's own instructions":
    "쓰지 않습니다: 모든 곱을 우리 커널이 하고, 큰 곱은 프로세서의 명령으로 합니다",
  "Keep the whole workspace in a file, or bring it back, bit for bit.":
    "작업 공간 전체를 파일에 담거나, 비트 하나까지 그대로 되살립니다.",
  "A session is every name with its value (tensors, Variables, generators, functions, lists, dicts), the random state, the settings, the history and its results. The file is written beside the old one and then takes its place, so that a crash leaves one or the other. load puts the kept session in the place of the present one; undo takes that back. restore brings back a conversation that ended in a crash. `tensh --session FILE` loads before it runs and saves after it. The format is described in docs/session-format.md.":
    "세션은 모든 이름과 값(텐서, 변수(Variable), 생성기, 함수, 리스트, 딕셔너리), 난수 상태, 설정, 기록과 그 결과입니다. 파일은 옛 파일 옆에 쓴 다음 바꿔 놓으므로, 갑자기 꺼져도 둘 중 하나는 남습니다. load는 지금 세션 자리에 저장한 세션을 놓고, undo가 이를 되돌립니다. restore는 갑자기 끝난 대화를 되살립니다. `tensh --session FILE`은 실행 전에 load하고 실행 후에 save합니다. 형식은 docs/session-format.md에 있습니다.",
  "save, load, or restore: the conversation that ended in a crash": "save, load, 또는 restore: 갑자기 끝난 대화",
  "where it is kept": "담아 둘 곳",
  "Show or change how tensh behaves.": "tensh의 설정을 보여 주거나 바꿉니다.",
  "a setting; left out: all of them": "설정. 빼면 전부",
  "its new value; left out: what it is": "새 값. 빼면 지금 값",
  "Pick a part of a tensor, and see which cells were picked.":
    "텐서의 일부를 고르고, 어떤 칸이 골라졌는지 보여 줍니다.",
  "INDEX is what stands inside [ ]: integers, a:b:c, ..., newaxis, lists, masks. Write it without spaces, or with commas.":
    "INDEX는 [ ] 안에 쓰는 것입니다: 정수, a:b:c, ..., newaxis, 리스트, 마스크. 공백 없이, 또는 쉼표로 나눠 씁니다.",
  "what to pick": "고를 것",
  "Summarize the values of a tensor: mean, standard deviation, extremes, zeros, NaN, a small histogram.":
    "텐서의 값을 요약합니다: 평균, 표준편차, 최솟값과 최댓값, 0의 수, NaN의 수, 작은 히스토그램.",
  "Show every recorded step of an expression: its inputs, its value, and the gradient that flowed back to it.":
    "식의 기록된 단계를 모두 보여 줍니다: 입력, 값, 거슬러 흐른 기울기.",
  "tensors to watch beside the Variables": "변수(Variable) 말고 지켜볼 텐서",
  "the value": "값",
  "Make a tensor, and give it a name.": "텐서를 만들고 이름을 붙입니다.",
  "a name and its value, or a value alone": "이름과 값, 또는 값만",
  "to be given once": "한 번만 쓰기",
  "the dtype, where it does not stand after the name": "자료형. 이름 뒤에 쓰지 않았을 때",
  "Run the transcripts of a document again, and show what they do not say any more.":
    "문서의 대화 기록을 다시 실행하고, 달라진 것을 보여 줍니다.",
  "A transcript is a line after `> ` (and lines after `. ` that go on with it), followed by what was said to it. In a Markdown document they stand in fenced blocks; blocks without such lines are left alone. A line of … stands for any lines. Decimal numbers may differ by atol plus rtol times their size, whole numbers and text may not. The lines run in one fresh session, with the usual settings. If anything differs, the exit code is 3.":
    "대화 기록은 `> ` 뒤의 한 줄(이어지는 줄은 `. ` 뒤)과 그에 대한 대답입니다. 마크다운에서는 코드 블록 안에 두며, 그런 줄이 없는 블록은 건너뜁니다. …만 있는 줄은 아무 줄이나 대신합니다. 소수는 atol에 크기의 rtol배를 더한 만큼 달라도 되고, 정수와 텍스트는 같아야 합니다. 줄들은 새 세션 하나에서 보통 설정으로 실행합니다. 다른 것이 있으면 종료 코드는 3입니다.",
  "a document with transcripts": "대화 기록이 있는 문서",
  "how far decimal numbers may be apart, as a part of the number": "소수가 달라도 되는 정도, 수에 대한 비율로",
  "how far they may be apart beyond that": "거기에 더해 달라도 되는 정도",
  "Compute an expression and say how long it took.": "식을 계산하고 걸린 시간을 말합니다.",
  "what to compute": "계산할 것",
  "Compute an expression many times, or two in turn, and say how long each took.":
    "식을 여러 번, 또는 두 식을 번갈아 계산하고 걸린 시간을 말합니다.",
  "After one run that is not counted, the expressions run in turn, so that what slows the machine down for a moment meets both. The ratio is the first one's median over the second one's. Without n it ends after 100 runs, or after two seconds.":
    "한 번은 세지 않고 계산한 뒤 식을 번갈아 계산하므로, 잠깐 컴퓨터가 느려져도 둘 다 느려집니다. 비율은 첫 식의 중앙값을 둘째 식의 중앙값으로 나눈 것입니다. n이 없으면 100번 또는 2초 뒤에 끝납니다.",
  "what to compare it with": "비교할 식",
  "how often each is computed; left out: 100 times, or as often as two seconds allow":
    "저마다 몇 번 계산할지; 생략하면 100번, 또는 2초 동안 되는 만큼",
  "Make a Variable: a value of fixed shape and dtype that assign and fit can change.":
    "변수(Variable)를 만듭니다: 형태와 자료형은 그대로이고, assign과 fit이 바꿀 수 있는 값입니다.",
  "a name and its first value": "이름과 첫 값",
  "the name that TensorFlow shows": "TensorFlow가 보여 주는 이름",
  "found by grad and fit": "grad와 fit의 대상이 되는지",
  "List names with kind, shape, dtype, size, and the line that made them.":
    "이름을 종류, 형태, 자료형, 크기, 만든 줄과 함께 보여 줍니다.",
  "show only names like this; * stands for anything": "이런 이름만 보여 줍니다. *는 무엇이든 됩니다",
  "keeps the result under a name": "결과를 이름에 담습니다",
  "w - lr · g; with momentum v = momentum · v - lr · g and w + v.":
    "w - lr · g. 모멘텀이 있으면 v = momentum · v - lr · g, w + v.",
  "how much of the last step goes on": "지난 걸음이 이어지는 정도",
  "look ahead along the momentum": "모멘텀을 따라 앞을 내다봅니다",
  "Steps scaled by running means of the gradient and of its square (Kingma and Ba 2014).":
    "기울기와 그 제곱의 이동 평균으로 걸음을 맞춥니다(Kingma and Ba 2014).",
  "exponential, inverse, cosine, polynomial, piecewise, step":
    "exponential, inverse, cosine, polynomial, piecewise, step",
  "adam, adamw: memory of the mean": "adam, adamw: 평균의 기억",
  "adam, adamw: memory of the mean square": "adam, adamw: 제곱 평균의 기억",
  "rmsprop: memory of the mean square": "rmsprop: 제곱 평균의 기억",
  "memory of the mean": "평균의 기억",
  "memory of the mean square": "제곱 평균의 기억",
  "keeps the divisor away from 0": "나누는 수가 0이 되지 않게 합니다",
  "Steps scaled by a running mean of the squared gradient (Hinton).":
    "기울기 제곱의 이동 평균으로 걸음을 맞춥니다(Hinton).",
  "Steps scaled by the sum of all squared gradients so far (Duchi et al. 2011).":
    "지금까지의 기울기 제곱을 모두 더한 값으로 걸음을 맞춥니다(Duchi et al. 2011).",
  "what the sum begins with": "합의 첫 값",
  "Adam, with Variables that shrink by lr · weight_decay each step (Loshchilov and Hutter 2019).":
    "변수(Variable)가 걸음마다 lr · weight_decay만큼 줄어드는 Adam(Loshchilov and Hutter 2019).",
  "how fast Variables shrink by themselves": "변수(Variable)가 저절로 줄어드는 빠르기",
  "half a cosine from lr down to alpha · lr over decay_steps, by default all steps":
    "decay_steps(기본: 모든 걸음)에 걸쳐 lr에서 alpha · lr까지 내려가는 코사인 반쪽",
  "from lr down to end over decay_steps, by default all steps, as (1 - step / decay_steps) ** power":
    "decay_steps(기본: 모든 걸음)에 걸쳐 lr에서 end까지 (1 - step / decay_steps) ** power로 내려감",
  "piecewise(boundaries, values): values[0] up to step boundaries[0], values[1] up to boundaries[1], …":
    "piecewise(boundaries, values): boundaries[0] 걸음까지 values[0], boundaries[1]까지 values[1], …",
  "values[0] up to step boundaries[0], values[1] up to boundaries[1], …":
    "boundaries[0] 걸음까지 values[0], boundaries[1]까지 values[1], …",
};
