/** The steps of the tutorial in Korean. */
export const lessons: Readonly<Record<string, string>> = {
  "Learn step by step: from scalars to a trained line, with lines to type.":
    "한 단계씩 직접 치면서 배웁니다: 스칼라부터 훈련한 직선까지.",
  "Each step says something and asks for a line. Any line that gives the right value is right, and the next step comes. `hint` helps, and once more shows a line; `next` and `back` go on and back, `list` lists the steps, `tutorial 9` goes to step 9, `tutorial` says the step again, `tutorial quit` ends it. Your names and values are your own; undo takes a step back too.":
    "단계마다 설명하고 한 줄을 치게 합니다. 값이 맞으면 어떻게 쳐도 맞고, 다음 단계로 갑니다. `hint`(힌트)는 힌트를 주고, 한 번 더 치면 답을 보여 줍니다. `next`(다음)와 `back`(이전)은 앞뒤로 가고, `list`(목록)는 단계를 모두 보여 줍니다. `tutorial 9`는 9단계로 가고, `tutorial`만 치면 다시 설명하고, `tutorial quit`(그만)은 끝냅니다. 이름과 값은 모두 당신의 것이고, undo는 단계도 되돌립니다.",
  "a step's number, or next, back, hint, list, quit; left out: begin, or say the step again":
    "단계의 번호, 또는 next, back, hint, list, quit. 빼면 시작하거나 다시 설명합니다",
  "the tutorial is over; your names stay": "튜토리얼을 마칩니다. 이름들은 그대로 있습니다",
  "Type the line that each step asks for. `hint` helps, `next` and `back` go on and back, `tutorial quit` ends it.":
    "단계마다 → 뒤에 쓰인 것을 한 줄로 치세요. `hint`(힌트)는 힌트를 주고, `next`(다음)와 `back`(이전)은 앞뒤로 가고, `tutorial quit`(그만)은 끝냅니다.",
  "1 to {1}, {2}": "1부터 {1}, {2}",
  "its steps": "단계들",
  "That was the last step: you have trained a model.": "마지막 단계였습니다: 모델을 훈련했습니다.",
  "plot fit draws it, examples shows more lines to try, help lists what there is.":
    "plot fit이 그림을 그리고, examples가 따라 칠 줄을, help가 무엇이 있는지 보여 줍니다.",
  "Earlier steps made what it uses. Type first:": "앞 단계에서 만든 것을 씁니다. 먼저 치세요:",
  "✓ right": "✓ 맞았습니다",
  "not yet: {1} is not what its step made it; list finds the step":
    "아직 아닙니다: {1}이/가 그 단계에서 만든 것과 다릅니다. list(목록)로 단계를 찾으세요",
  "not yet: nothing is called {1}; hint helps": "아직 아닙니다: {1}이라는/라는 이름이 없습니다. hint(힌트)를 쳐 보세요",
  "not yet: {1} is a number, which has no shape; hint helps":
    "아직 아닙니다: {1}은/는 수라서 형태가 없습니다. hint(힌트)를 쳐 보세요",
  "not yet: {1} has to be a Variable; hint helps":
    "아직 아닙니다: {1}은/는 변수(Variable)여야 합니다. hint(힌트)를 쳐 보세요",
  "not yet: wanted is the gradient by {1}; hint helps":
    "아직 아닙니다: {1}에 대한 기울기를 구해야 합니다. hint(힌트)를 쳐 보세요",
  "not yet: the shape is {1}, wanted is {2}; hint helps":
    "아직 아닙니다: 형태가 {1}인데 {2}이어야/여야 합니다. hint(힌트)를 쳐 보세요",
  "try what you like: step {1} waits; tutorial says it again, hint helps":
    "마음껏 해 보세요: {1}단계는 기다립니다. tutorial을 치면 다시 설명하고, hint(힌트)를 치면 힌트를 줍니다",
  "not yet: the values are others; hint helps": "아직 아닙니다: 값이 다릅니다. hint(힌트)를 쳐 보세요",
  "A scalar": "스칼라",
  "Everything here is a tensor: numbers of one dtype in a shape. A single number is a scalar, a tensor of rank 0. `tensor NAME = VALUE` makes a tensor and gives it a name.":
    "여기서는 모든 것이 텐서입니다: 자료형이 같은 수를 어떤 형태로 늘어놓은 것입니다. 수 하나는 스칼라, 곧 랭크 0 텐서입니다. `tensor NAME = VALUE`는 텐서를 만들고 이름을 붙입니다.",
  "Make a tensor s that holds 7.": "7을 담은 텐서 s를 만드세요.",
  "The name is s, the value 7.": "이름은 s, 값은 7입니다.",
  "Its shape": "스칼라의 형태",
  "The shape lists the sizes of all axes; `NAME.shape` tells it. A scalar has no axis, so its shape is empty: ().":
    "형태는 모든 축의 크기를 늘어놓은 것이고, `NAME.shape`로 알 수 있습니다. 스칼라에는 축이 없으므로 형태가 비어 있습니다: ().",
  "Ask s for its shape.": "s의 형태를 물어보세요.",
  "The name s, a dot, and the word shape.": "이름 s, 점, 그리고 shape.",
  "A vector": "벡터",
  "Numbers in square brackets make a vector: one axis, rank 1.": "대괄호 안의 수들은 벡터가 됩니다: 축 하나, 랭크 1.",
  "Make a tensor vec that holds 10, 20, 30, 40 and 50.": "10, 20, 30, 40, 50을 담은 텐서 vec을 만드세요.",
  "tensor vec = [ … ], with commas between the numbers.": "tensor vec = [ … ], 수 사이에는 쉼표.",
  "One element": "원소 하나",
  "`NAME[i]` takes the element with index i. Indices count from 0.":
    "`NAME[i]`는 인덱스가 i인 원소를 꺼냅니다. 인덱스는 0부터 셉니다.",
  "Take the third element of vec, 30.": "vec의 세 번째 원소 30을 꺼내세요.",
  "The third one has index 2, in square brackets behind vec.": "세 번째의 인덱스는 2이고, vec 뒤의 대괄호 안에 씁니다.",
  "From the end": "뒤에서부터",
  "Negative indices count from the end; -1 is the last one.": "음수 인덱스는 뒤에서 셉니다. -1이 마지막입니다.",
  "Take the last element of vec, without counting how many there are.":
    "몇 개인지 세지 말고 vec의 마지막 원소를 꺼내세요.",
  "-1 in square brackets behind vec.": "vec 뒤의 대괄호 안에 -1.",
  "A slice": "슬라이스",
  "`NAME[a:b]` takes the elements from a up to, but without, b. Without a it begins at the first one, without b it goes to the last one.":
    "`NAME[a:b]`는 a부터 b 바로 앞까지 고릅니다. a를 빼면 처음부터, b를 빼면 끝까지입니다.",
  "Take the first three elements of vec.": "vec의 처음 세 원소를 고르세요.",
  "From the beginning up to 3: the 0 can be left out.": "처음부터 3 앞까지: 0은 빼도 됩니다.",
  "A step": "간격",
  "`NAME[a:b:c]` takes every c-th element.": "`NAME[a:b:c]`는 c개마다 하나씩 고릅니다.",
  "Take every second element of vec: 10, 30 and 50.": "vec에서 하나씩 건너뛰어 10, 30, 50을 고르세요.",
  "Two colons with nothing between them take the whole axis.": "콜론 둘 사이에 아무것도 쓰지 않으면 축 전체입니다.",
  Backwards: "거꾸로",
  "A negative step goes backwards.": "간격이 음수이면 거꾸로 갑니다.",
  "Turn vec around.": "vec을 뒤집으세요.",
  "The whole axis again, with the step -1.": "이번에도 축 전체를, 간격은 -1로.",
  "A matrix": "행렬",
  "Rows of the same length make a matrix: two axes, rank 2. Axis 0 counts rows, axis 1 columns.":
    "길이가 같은 행들은 행렬이 됩니다: 축 둘, 랭크 2. 축 0은 행을, 축 1은 열을 셉니다.",
  "Make a tensor mat with the rows 10, 20, 30 and 40, 50, 60.": "행이 10, 20, 30과 40, 50, 60인 텐서 mat을 만드세요.",
  "A list of rows: [[…], […]].": "행의 리스트: [[…], […]].",
  "Row and column": "행과 열",
  "One index for each axis: the row first, then the column, as in `NAME[i, j]`.":
    "축마다 인덱스 하나씩: `NAME[i, j]`처럼 먼저 행, 다음에 열.",
  "Take the element of mat in the first row and the last column, 30.": "mat의 첫 행, 마지막 열의 원소 30을 꺼내세요.",
  "Row 0, column 2 (or -1).": "행 0, 열 2(또는 -1).",
  "A column": "열",
  "A colon alone takes a whole axis.": "콜론만 쓰면 축 전체를 고릅니다.",
  "Take the middle column of mat.": "mat의 가운데 열을 고르세요.",
  "All rows, column 1.": "모든 행, 열 1.",
  "Some columns": "열 몇 개",
  "Slices work on every axis.": "슬라이스는 어느 축에든 씁니다.",
  "Take the first and the last column of mat, as a matrix of shape (2, 2).":
    "mat의 첫 열과 마지막 열을 형태가 (2, 2)인 행렬로 고르세요.",
  "All rows, and every second column. `slice mat :, ::2` shows what it picks.":
    "모든 행, 그리고 하나씩 건너뛴 열. `slice mat :, ::2`가 무엇을 고르는지 보여 줍니다.",
  "Rank 3": "랭크 3",
  "Matrices of one shape, one behind the other, make a tensor of rank 3.":
    "형태가 같은 행렬을 차례로 놓으면 랭크 3 텐서가 됩니다.",
  "Make a tensor t of two matrices: mat and its negative.": "두 행렬, mat과 부호를 바꾼 mat으로 텐서 t를 만드세요.",
  "Write the numbers out, or put the two matrices into a list: [mat, -mat].":
    "수를 모두 쓰거나, 두 행렬을 리스트에 넣으세요: [mat, -mat].",
  "Three indices": "인덱스 셋",
  "The shape names the outermost axis first, and so do indices: the matrix, the row, the column.":
    "형태는 가장 바깥 축부터 쓰고, 인덱스도 그렇습니다: 행렬, 행, 열.",
  "Take the element of t in the second matrix, the first row and the last column, -30.":
    "t에서 둘째 행렬, 첫 행, 마지막 열의 원소 -30을 고르세요.",
  "Three indices with commas between them: 1, 0, and 2 (or -1).": "인덱스 셋, 사이에 쉼표: 1, 0, 2(또는 -1).",
  "One matrix": "행렬 하나",
  "An index takes an axis away: one matrix of t has rank 2.":
    "인덱스를 쓰면 축이 하나 사라집니다: t의 행렬 하나는 랭크 2입니다.",
  "Take the second matrix of t.": "t의 둘째 행렬을 고르세요.",
  "Axes that are not named stay whole.": "쓰지 않은 축은 전체가 남습니다.",
  "Slices on all axes": "모든 축의 슬라이스",
  "A slice keeps its axis, so the rank stays 3.": "슬라이스는 축을 지키므로 랭크는 그대로 3입니다.",
  "Of both matrices in t, take the first row and the last two columns, as a tensor of shape (2, 1, 2).":
    "t의 두 행렬 모두에서 첫 행과 마지막 두 열을, 형태가 (2, 1, 2)인 텐서로 고르세요.",
  "Three slices with commas between them: all, up to 1, from 1 on.": "슬라이스 셋, 사이에 쉼표: 전체, 1 앞까지, 1부터.",
  "Something to reshape": "형태를 바꿀 것",
  "range(n) counts from 0 up to, but without, n.": "range(n)은 0부터 n 앞까지 셉니다.",
  "Make a tensor x of the numbers from 0 to 23.": "0부터 23까지의 수로 텐서 x를 만드세요.",
  "There are 24 of them, so n is 24.": "모두 24개이므로 n은 24입니다.",
  "`reshape NAME SIZES` gives the same values, in the same order, another shape. The product of the sizes has to stay the same.":
    "`reshape NAME SIZES`는 같은 값을 같은 순서로 다른 형태에 담습니다. 크기를 모두 곱한 수가 같아야 합니다.",
  "Give x three rows of eight.": "x를 여덟 개씩 세 행으로 만드세요.",
  "reshape x 3,8, or reshape(x, [3, 8]).": "reshape x 3,8 또는 reshape(x, [3, 8]).",
  "What -1 means": "-1의 뜻",
  "One size may be -1: what is left over, so that all values have a place.":
    "크기 하나는 -1로 쓸 수 있습니다: 모든 값이 들어가도록 나머지에서 정해집니다.",
  "Give x rows of four, and let -1 find out how many.": "x를 네 개씩의 행으로 만들고, 몇 행인지는 -1에 맡기세요.",
  "Two sizes: -1 and 4.": "크기 둘: -1과 4.",
  "Reshape to rank 3": "랭크 3으로 reshape",
  "There may be as many sizes as you like.": "크기는 몇 개든 쓸 수 있습니다.",
  "Make matrices of three rows and four columns of x; -1 finds out how many.":
    "x를 3행 4열의 행렬들로 만들고, 몇 장인지는 -1에 맡기세요.",
  "Three sizes: -1, then rows, then columns.": "크기 셋: -1, 다음에 행, 다음에 열.",
  "A Variable": "변수(Variable)",
  "A tensor never changes. A Variable holds a value that can be replaced by one of the same shape and dtype. `var NAME = VALUE` makes one.":
    "텐서는 바뀌지 않습니다. 변수(Variable)는 값을 담고, 그 값은 형태와 자료형이 같은 다른 값으로 바꿀 수 있습니다. `var NAME = VALUE`가 변수를 만듭니다.",
  "Make a Variable w with the rows 0, 1, 2 and 3, 4, 5.": "행이 0, 1, 2와 3, 4, 5인 변수(Variable) w를 만드세요.",
  "As for mat, with var instead of tensor.": "mat 때와 같고, tensor 대신 var.",
  Assign: "값 바꾸기(assign)",
  "assign replaces the value. `w = …` would make another thing called w instead.":
    "assign은 값을 바꿉니다. `w = …`은 w라는 다른 것을 새로 만듭니다.",
  "Assign w ones in the first row and twos in the second.": "w의 첫 행에 1을, 둘째 행에 2를 assign하세요.",
  "assign NAME VALUE, or w.assign(VALUE).": "assign NAME VALUE 또는 w.assign(VALUE).",
  "Add in place": "제자리에서 더하기",
  "assign add adds to the value that is there (w.assign_add in TensorFlow).":
    "assign add는 있는 값에 더합니다(TensorFlow의 w.assign_add).",
  "Add 1 to the first element of w and to the last, and 0 to the others.":
    "w의 첫 원소와 마지막 원소에 1을, 나머지에 0을 더하세요.",
  "assign add w, then a matrix of the same shape.": "assign add w, 그리고 형태가 같은 행렬.",
  "A Variable as a tensor": "변수(Variable)를 텐서로",
  "convert (tf.convert_to_tensor) gives the value of this moment as a tensor, which stays when the Variable changes.":
    "convert(tf.convert_to_tensor)는 지금의 값을 텐서로 줍니다. 변수(Variable)가 바뀌어도 그대로입니다.",
  "Convert w into a tensor c.": "w를 텐서 c로 변환하세요.",
  "convert NAME -> NEW NAME.": "convert NAME -> 새 이름.",
  "Another Variable": "또 하나의 변수(Variable)",
  "Variables calculate like tensors; what comes of it is a tensor.":
    "변수(Variable)는 텐서처럼 계산하고, 그 결과는 텐서입니다.",
  "Make a Variable v with the rows 1, 2, 3 and 4, 5, 6.": "행이 1, 2, 3과 4, 5, 6인 변수(Variable) v를 만드세요.",
  "As for w, with var.": "w 때처럼 var로.",
  "Element by element": "원소마다",
  "+ - * / work on elements that stand in the same place.": "+ - * /는 같은 자리의 원소끼리 계산합니다.",
  "Multiply w and v element by element.": "w와 v를 원소마다 곱하세요.",
  "The sign * between the two names.": "두 이름 사이에 *.",
  "The matrix product": "행렬 곱",
  "@ multiplies rows by columns. (2, 3) and (2, 3) do not fit: one of them has to be transposed.":
    "@는 행과 열을 곱합니다. (2, 3)과 (2, 3)은 맞지 않으니 하나를 전치해야 합니다.",
  "Multiply w by the transposed v, so that a matrix of shape (2, 2) comes out.":
    "w와 전치한 v를 곱해 형태가 (2, 2)인 행렬을 만드세요.",
  "transpose(v), or v.T, is the transposed v; @ stands between.":
    "transpose(v) 또는 v.T가 전치한 v이고, @는 둘 사이에 씁니다.",
  "Something to differentiate by": "미분할 변수",
  "Gradients exist for floats, and are taken by Variables: 3.0, not 3.":
    "기울기는 실수에만 있고, 변수(Variable)에 대해 구합니다: 3이 아니라 3.0.",
  "Make a Variable p that holds 3.0.": "3.0을 담은 변수(Variable) p를 만드세요.",
  "var, and mind the point: 3.0.": "var로 만들고, 소수점을 잊지 마세요: 3.0.",
  "A gradient": "기울기",
  "grad EXPR differentiates by the Variables in it. The slope of p**2 is 2p.":
    "grad EXPR은 식에 든 변수(Variable)로 미분합니다. p**2의 기울기는 2p입니다.",
  "Let grad find the gradient of p**2.": "grad로 p**2의 기울기를 구하세요.",
  "grad and the expression; or tf.GradientTape, if you like.": "grad와 식. tf.GradientTape를 써도 됩니다.",
  "Data for a line": "직선의 데이터",
  "Now a line is to be found. The data are random, but the same each time, and the same as TensorFlow's for this seed.":
    "이제 직선을 찾습니다. 데이터는 난수지만 매번 같고, 이 시드의 TensorFlow와도 같습니다.",
  "Make X of 10 normal numbers, from TensorFlow's generator with seed 2020.":
    "시드 2020의 TensorFlow 생성기로 정규분포 난수 10개를 만들어 X에 담으세요.",
  "tf.random.Generator.from_seed(SEED).normal(shape=(COUNT,)).":
    "tf.random.Generator.from_seed(SEED).normal(shape=(COUNT,)).",
  "A line through them": "그 위의 직선",
  "The line has slope 3 and crosses the axis at -2.": "직선의 기울기는 3이고 -2에서 축과 만납니다.",
  "Make Y of X.": "X로 Y를 만드세요.",
  "Three times X, minus two: 3*X and so on.": "X의 세 배에서 2를 뺍니다: 3*X로 시작하세요.",
  "The slope": "기울기 a",
  "Training shall find the two numbers from X and Y alone. It begins with zeros.":
    "훈련은 X와 Y만 보고 두 수를 찾습니다. 0에서 시작합니다.",
  "Make a Variable a that holds 0.0.": "0.0을 담은 변수(Variable) a를 만드세요.",
  "var, and a point, so that it is a float.": "var로 만들고, 실수가 되도록 소수점을 찍으세요.",
  "Where it crosses the axis": "축과 만나는 곳 b",
  "The second number is where the line stands above 0.": "둘째 수는 0에서 직선의 높이입니다.",
  "Make a Variable b that holds 0.0.": "0.0을 담은 변수(Variable) b를 만드세요.",
  "As for a, with var.": "a 때처럼 var로.",
  "The loss": "손실",
  "The loss says how wrong the line a*X + b is: the mean of the squared differences from Y (MSE).":
    "손실은 직선 a*X + b가 얼마나 틀렸는지 말합니다: Y와의 차이를 제곱해 평균한 값(MSE)입니다.",
  "Compute the loss.": "손실을 계산하세요.",
  "Difference, squared (**2), mean( ); or mse(Y, a*X + b).": "차이, 제곱(**2), mean( ). 또는 mse(Y, a*X + b).",
  "Which way is down": "내려가는 쪽",
  "The gradient points to where the loss grows; training goes the other way.":
    "기울기는 손실이 커지는 쪽을 가리키고, 훈련은 그 반대쪽으로 갑니다.",
  "Let grad find the gradient of the loss by a and b.": "grad로 손실의 a와 b에 대한 기울기를 구하세요.",
  "grad in front of the loss.": "손실 앞에 grad.",
  Training: "훈련",
  "fit takes many small steps down. After 200 epochs a is close to 3 and b close to -2.":
    "fit은 작은 걸음으로 여러 번 내려갑니다. 200에포크 뒤 a는 3에, b는 -2에 가깝습니다.",
  "Train the loss for 200 epochs with lr=0.05.": "lr=0.05로 손실을 200에포크 훈련하세요.",
  "fit, the loss, epochs=200 lr=0.05.": "fit, 손실, epochs=200 lr=0.05.",
};
