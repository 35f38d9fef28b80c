/** Ways out that errors offer in words, and what takes the place of names of other shells and packages, in Korean. */
export const hints: Readonly<Record<string, string>> = {
  "len(x) counts rows, size(x) all elements": "len(x)는 행을, size(x)는 모든 원소를 셉니다",
  "len(x) counts rows, x.size all elements": "len(x)는 행을, x.size는 모든 원소를 셉니다",
  "`{1}` is a command, at the beginning of a line: {2}": "`{1}`은/는 줄 첫머리에 쓰는 명령입니다: {2}",
  "`{1}` is a word of `{2}`: begin that first": "`{1}`은/는 `{2}`에서 쓰는 말입니다. 먼저 `{2}`을/를 시작하세요",
  "`why` explains the last error": "`why`가 마지막 오류를 설명합니다",
  "x.dtype; cast(x, float32) changes it": "x.dtype. cast(x, float32)로 바꿉니다",
  "an index is an integer: cast(i, int32), or i // 2 in place of i / 2":
    "인덱스는 정수입니다: cast(i, int32), 또는 i / 2 대신 i // 2",
  "`set` lists the settings": "`set`이 설정을 모두 보여 줍니다",
  "== compares, = gives a value": "==은 비교하고 =은 값을 줍니다",
  "** is the power: x ** 2; ^ is the exclusive or of bits":
    "거듭제곱은 **입니다: x ** 2. ^는 비트의 배타적 논리합입니다",
  "range({1}) counts {2} times, from 0 on": "range({1})은/는 0부터 {2}번 셉니다",
  "it is written True": "True라고 씁니다",
  "it is written False": "False라고 씁니다",
  "it is written None": "None이라고 씁니다",
  "x.shape, or info x": "x.shape 또는 info x",
  "print(x), or x alone on a line": "print(x), 또는 한 줄에 x만",
  "load FILE reads a table; pandas is not in tensh": "load FILE이 표를 읽습니다. pandas는 tensh에 없습니다",
  "vars lists names": "vars가 이름을 모두 보여 줍니다",
  "vars lists names, info x says what a value has": "vars가 이름을 모두, info x가 값이 가진 것을 보여 줍니다",
  "Ctrl-L clears the screen, reset forgets all names": "Ctrl-L은 화면을 지우고, reset은 이름을 모두 잊습니다",
  "uniform([2, 3]) or normal([2, 3]); randint(0, 10, [2, 3])":
    "uniform([2, 3]) 또는 normal([2, 3]), 정수는 randint(0, 10, [2, 3])",
  "constant([1, 2]), or tensor x = [1, 2]": "constant([1, 2]) 또는 tensor x = [1, 2]",
  "load FILE, or read('FILE')": "load FILE 또는 read('FILE')",
  "append(x) puts an item at the end": "append(x)가 끝에 항목을 더합니다",
  "concat([x, [3]], 0) makes a longer tensor": "concat([x, [3]], 0)이 더 긴 텐서를 만듭니다",
  "grad y wrt x, where x was made by `var x = 2.0`; or with tf.GradientTape() as tape":
    "`var x = 2.0`으로 x를 만들고 grad y wrt x, 또는 with tf.GradientTape() as tape",
  "var w = x makes a Variable, which gradients find": "var w = x는 기울기를 구할 수 있는 변수(Variable)를 만듭니다",
  "nothing has to be moved: leave it out": "옮길 것이 없으니 빼세요",
  "x[row, column]": "x[행, 열]",
  "operations work on every element: x * 2 + 1": "연산은 원소마다 적용됩니다: x * 2 + 1",
  "var w = x holds values that change: w[0] = 5": "var w = x에는 바뀌는 값을 담습니다: w[0] = 5",
  "values are computed at once, as in TensorFlow 2: leave it out": "TensorFlow 2처럼 값을 바로 계산하니 빼세요",
  "X @ W + b, with var W and var b": "var W와 var b로 X @ W + b",
  "session save FILE keeps everything; in a script the values live as long as it runs":
    "session save FILE이 모두 담아 둡니다. 스크립트에서 값은 실행하는 동안 남아 있습니다",
  "x = x {1} … makes a {2} array; x.astype(float) one that takes it":
    "x = x {1} …은 {2} 배열을 만들고, x.astype(float)는 받을 수 있는 배열을 만듭니다",
  "`{1}` has {2}": "`{1}`에 있는 것: {2}",
  "`{1}` has {2}, …": "`{1}`에 있는 것: {2}, …",
  "tf.cast(x, tf.float32) makes floats of integers": "tf.cast(x, tf.float32)는 정수를 실수로 만듭니다",
  "tf.Variable(0.0), or var w = 0.0": "tf.Variable(0.0) 또는 var w = 0.0",
  "nothing is recorded without a Variable; stop_gradient(x) cuts":
    "변수(Variable)가 없으면 기록하지 않습니다. stop_gradient(x)는 길을 끊습니다",
  "load data.csv -> x reads a table": "load data.csv -> x가 표를 읽습니다",
  "tensors and np.array hold tables of numbers; load data.csv -> x reads one, in the shell and in .tsh files":
    "숫자 표는 텐서와 np.array에 담습니다. 셸과 .tsh 파일에서는 load data.csv -> x가 표를 읽습니다",
  "tf.keras has models, losses and metrics; split the data by x[:80], x[80:]":
    "tf.keras에 모델, 손실, 지표가 있습니다. 데이터는 x[:80], x[80:]으로 나누세요",
  "plt.plot, plt.hist and plt.scatter draw": "plt.plot, plt.hist, plt.scatter로 그립니다",
  "plt.imshow(array) shows a picture, tf.image works on arrays of it":
    "plt.imshow(array)로 그림을 보여 주고, tf.image로 그 배열을 다룹니다",
  "nothing is downloaded: np.load('mnist.npz') reads a file that you have":
    "내려받는 것은 없습니다. 가지고 있는 파일은 np.load('mnist.npz')로 읽습니다",
  "no weights are downloaded: make the model of tf.keras.layers, or load one with tf.keras.models.load_model":
    "가중치는 내려받지 않습니다. tf.keras.layers로 모델을 만들거나, 있는 모델을 tf.keras.models.load_model로 읽습니다",
  "torch.utils.data.TensorDataset(x, y) makes a dataset of tensors that you have":
    "torch.utils.data.TensorDataset(x, y)는 가지고 있는 텐서로 데이터세트를 만듭니다",
  "tf.data.Dataset.from_tensor_slices(arrays) makes a dataset of what you have":
    "tf.data.Dataset.from_tensor_slices(arrays)가 가진 것으로 데이터셋을 만듭니다",
  "tf.keras.Sequential and tf.keras.layers make models": "tf.keras.Sequential과 tf.keras.layers로 모델을 만듭니다",
  "tf.random and np.random draw numbers; tf.math has the functions":
    "수는 tf.random과 np.random으로 뽑고, 함수는 tf.math에 있습니다",
  "the cell is for notebooks: leave it out": "노트북을 위한 셀입니다. 빼세요",
  "much of it has NumPy's name here: help operations": "많은 것이 NumPy의 이름으로 있습니다: help operations",
  "load FILE and save x FILE are the ways to files": "파일은 load FILE과 save x FILE로 읽고 씁니다",
  "numbers and lists of them become tensors; a list keeps strings":
    "수와 수의 리스트가 텐서가 됩니다. 문자열은 리스트에 담아 두세요",
  "stack puts tensors beside each other along an axis that they do not have yet":
    "stack은 아직 없는 새 축을 따라 텐서를 나란히 놓습니다",
  "help alone lists what there is": "help만 쓰면 무엇이 있는지 보여 줍니다",
  "the Variables are as they were before fit": "변수(Variable)는 fit 전과 같습니다",
  "write it as an expression: metrics=mean(abs(y - f))": "식으로 쓰세요: metrics=mean(abs(y - f))",
  "mean((y - f)**2), mse(y, f), or the residuals themselves: fit y - f opt=lm":
    "mean((y - f)**2), mse(y, f), 또는 잔차 자체: fit y - f opt=lm",
  "opt=lbfgs takes any loss": "opt=lbfgs는 어떤 손실이든 받습니다",
  "its own: {1}": "고유 옵션: {1}",
  "its options: {1}": "옵션: {1}",
  "data=X,Y says which tensors of the loss are data": "data=X,Y로 손실의 어떤 텐서가 데이터인지 정하세요",
  "data=X,Y says which": "data=X,Y로 정하세요",
  "{1} = reshape({2}, [-1, 1])  if rows belong to rows": "{1} = reshape({2}, [-1, 1])  행끼리 짝이라면",
  "cast(x, int64) before it, or np.sum(x) and x.sum(), which count in int64":
    "먼저 cast(x, int64), 또는 int64로 세는 np.sum(x)와 x.sum()",
  "squeeze({1}, -1) for {2}, if value belongs to value": "값끼리 짝이라면 {2} 대신 squeeze({1}, -1)",
  "name what to differentiate by: grad EXPR wrt x": "무엇으로 미분할지 쓰세요: grad EXPR wrt x",
  "or make a Variable: var a = 0.0": "또는 변수(Variable)를 만드세요: var a = 0.0",
  "use a Variable: var a = 0.0": "변수(Variable)를 쓰세요: var a = 0.0",
  "or use a Variable: var a = 0.0": "또는 변수(Variable)를 쓰세요: var a = 0.0",
  "jacobian {1} gives all of them": "jacobian {1}이/가 모두 구합니다",
  "hessian {1} gives the second derivatives by several values": "hessian {1}이/가 여러 값에 대한 2계 미분을 구합니다",
  "`set undo` says how many megabytes old states may hold": "`set undo`가 지난 상태에 쓸 메가바이트를 정합니다",
  "a name with white space in it goes in quotes: 'my file.csv'": "공백이 든 이름은 따옴표로 감쌉니다: 'my file.csv'",
  "several tensors go into one .npz or .safetensors": "여러 텐서는 .npz나 .safetensors 하나에 담습니다",
  "var a = 0.0 makes one": "var a = 0.0으로 만듭니다",
  "rows of the data tensors belong together: cut them to one number of rows":
    "데이터 텐서의 행은 서로 짝입니다: 행의 수를 같게 자르세요",
  "if `{1}` is no data, data={2} leaves it whole beside every batch":
    "`{1}`이/가 데이터가 아니면, data={2}이/가 배치마다 그것을 통째로 둡니다",
  "form: {1}": "쓰는 법: {1}",
  "write }} for the character": "글자 }를 쓰려면 }}",
  "too deep": "너무 깊음",
  "white space ends an argument: write x-1 or x - 1, not x -1":
    "공백에서 인수가 끝납니다: x -1이 아니라 x-1 또는 x - 1로 쓰세요",
  "what can: opt, {1}, and what tunes an optimizer": "쓸 수 있는 것: opt, {1}, 그리고 최적화기의 옵션",
  "an array: .py files change it, the shell does not": "배열: .py 파일에서는 바꾸지만 셸에서는 바꾸지 않습니다",
  "`vars` shows what names hold, `del NAME` gives it back, `set undo 0` lets go of old states":
    "`vars`는 이름이 차지한 것을 보여 주고, `del NAME`은 돌려주며, `set undo 0`은 지난 상태를 놓아줍니다",
  "give it a name first": "먼저 이름을 붙이세요",
  "cast({1}, float32), or write its numbers with a decimal point": "cast({1}, float32), 또는 숫자에 소수점을 찍으세요",
  "a decimal point is written `.`": "소수점은 `.`으로 씁니다",
  "load leaves columns of text out, or numbers their words": "load는 글자가 든 열을 빼거나 낱말에 번호를 붙입니다",
  "text=leave leaves out columns with text in them": "text=leave는 글자가 든 열을 뺍니다",
  "text=codes numbers the words of each column": "text=codes는 열마다 낱말에 번호를 붙입니다",
  "save it as .safetensors": ".safetensors로 저장하세요",
  "cast(x, float32) holds every bfloat16": "cast(x, float32)는 모든 bfloat16 값을 담습니다",
  "reshape it to rank 2, or save it as .npy": "랭크 2로 reshape하거나 .npy로 저장하세요",
  "save each as .npy": "하나씩 .npy로 저장하세요",
  "write the character itself, or its number: \\u2014": "글자 자체나 번호를 쓰세요: \\u2014",
  "`{1}` or `{2}`": "`{1}`이나/나 `{2}`",
  "`{1}` or `{2}` or `{3}`": "`{1}`이나/나 `{2}`이나/나 `{3}`",
};
