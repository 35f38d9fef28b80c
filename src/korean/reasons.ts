/** What `why` says of errors, gradients and values, in Korean. */
export const reasons: Readonly<Record<string, string>> = {
  "`{name}` is of dtype {dtype}: whole numbers have no gradient":
    "`{name}`의 자료형은 {dtype}입니다: 정수에는 기울기가 없습니다",
  "`{name}` is a tensor since line {line}, `{text}`: what arithmetic gives is no Variable":
    "`{name}`은/는 {line}번 줄 `{text}`부터 텐서입니다: 산술의 결과는 변수(Variable)가 아닙니다",
  "`{name}` is a tensor, and no tape was told to watch it: only Variables are watched by themselves":
    "`{name}`은/는 텐서인데, 어떤 테이프에도 지켜보라고 하지 않았습니다: 저절로 지켜보는 것은 변수(Variable)뿐입니다",
  "{tape}.watch({name}) inside of the with block, before it is used":
    "with 블록 안에서, 쓰기 전에 {tape}.watch({name})",
  "or make it a Variable: var {name} = {name}": "또는 변수(Variable)로 만드세요: var {name} = {name}",
  "`{name}` was made with trainable=false, so its use is not recorded":
    "`{name}`은/는 trainable=false로 만들어 쓰임을 기록하지 않습니다",
  "or watch it: {tape}.watch({name})": "또는 지켜보세요: {tape}.watch({name})",
  "{step} was computed while the tape was off": "{step}은/는 테이프가 꺼진 동안 계산했습니다",
  "compute it inside of the with block": "with 블록 안에서 계산하세요",
  "nothing of {of} was recorded: no Variable and no watched tensor takes part in it":
    "{of}에는 기록된 것이 없습니다: 변수(Variable)도, 지켜보는 텐서도 쓰이지 않았습니다",
  "compute it from a Variable: var a = 0.0": "변수(Variable)로 계산하세요: var a = 0.0",
  "{of} is not computed from `{name}`; it reads {read}":
    "{of}은/는 `{name}`으로/로 계산하지 않았습니다. 읽는 것: {read}",
  "{step} lets no gradient through to {input}": "{step}은/는 {input}에 기울기를 흘려보내지 않습니다",
  "leave stop_gradient out, if `{name}` shall be trained through it":
    "`{name}`을/를 이 길로 훈련하려면 stop_gradient를 빼세요",
  "{step} rises in steps: its slope is 0 or does not exist, so none flows to {input}":
    "{step}은/는 계단처럼 오릅니다: 기울기가 0이거나 없어서 {input}에 아무것도 흐르지 않습니다",
  "{input} + stop_gradient({step} - {input}) has the same value and lets the gradient through":
    "{input} + stop_gradient({step} - {input})은/는 값이 같고 기울기를 흘려보냅니다",
  "{step} only selects by {input}: between two selections nothing changes, so no gradient flows to it":
    "{step}은/는 {input}으로/로 고르기만 합니다: 고르는 것이 바뀌기 전에는 아무것도 변하지 않아 기울기가 흐르지 않습니다",
  "weigh instead of selecting: sigmoid(k * z) for a condition, softmax(z) for a place":
    "고르는 대신 무게를 주세요: 조건에는 sigmoid(k * z), 자리에는 softmax(z)",
  "{step} passes no gradient on to {input}": "{step}은/는 {input}에 기울기를 넘기지 않습니다",
  "a cast to {dtype} cut the way from `{name}`: whole numbers do not change a little":
    "{dtype}으로/로의 cast가 `{name}`에서 오는 길을 끊었습니다: 정수는 조금씩 변하지 않습니다",
  "leave the cast out, or cast to float32 only": "cast를 빼거나 float32로만 cast하세요",
  "a comparison ({by}) cut the way from `{name}`: true and false do not change a little":
    "비교({by})이/가 `{name}`에서 오는 길을 끊었습니다: 참과 거짓은 조금씩 변하지 않습니다",
  "sigmoid(k * (a - b)) is a smooth a > b": "sigmoid(k * (a - b))는 매끄러운 a > b입니다",
  "{by} gives places, not values: it cut the way from `{name}`":
    "{by}은/는 값이 아니라 자리를 줍니다: `{name}`에서 오는 길이 끊겼습니다",
  "softmax(z) is a smooth argmax; take {values} where the value itself is meant":
    "softmax(z)는 매끄러운 argmax입니다. 값 자체가 필요하면 {values}을/를 쓰세요",
  "{by} made a plain copy, which cut the way from `{name}`":
    "{by}이/가 만든 단순한 복사가 `{name}`에서 오는 길을 끊었습니다",
  "use the tensor itself; {by} is for looking at values": "텐서 자체를 쓰세요. {by}은/는 값을 볼 때 씁니다",
  "{by} gives {dtype}, which has no gradient: it cut the way from `{name}`":
    "{by}의 결과는 기울기가 없는 {dtype}입니다: `{name}`에서 오는 길이 끊겼습니다",
  "{step} is flat where {input} is below 0: that is so {where}":
    "{step}은/는 {input}이/가 0보다 작은 곳에서 평평합니다: {where} 그렇습니다",
  "leaky_relu({input}) keeps a slope there; other starting values, or a smaller lr, may keep it from dying":
    "leaky_relu({input})은/는 거기서도 기울기를 지킵니다. 출발값을 바꾸거나 lr을 줄여도 막을 수 있습니다",
  "{step} takes the other side {where}: {input} does not count there":
    "{step}은/는 {where} 다른 쪽을 씁니다: 거기서 {input}은/는 쓰이지 않습니다",
  "{step} takes its other branch {where}: {input} does not count there":
    "{step}은/는 {where} 다른 갈래를 씁니다: 거기서 {input}은/는 쓰이지 않습니다",
  "{step} is flat at {input} = {at}: {where} lies too far out":
    "{step}은/는 {input} = {at}에서 평평합니다: {where} 너무 멀리 나갔습니다",
  "start nearer to 0: smaller weights, scaled data; or a loss from logits":
    "0에 더 가깝게 시작하세요: 가중치를 줄이고 데이터를 맞추거나, 로짓에서 손실을 구하세요",
  "in {step} the other factor is 0 {where}": "{step}에서 곱하는 다른 수가 {where} 0입니다",
  "{step} is flat where {input} is 0, and it is 0 {where}: nothing is left to improve there":
    "{step}은/는 {input}이/가 0인 곳에서 평평한데, {where} 0입니다: 거기서는 더 나아질 것이 없습니다",
  "what flows back to {input} on several ways adds up to 0": "여러 길로 {input}에 거슬러 흐르는 것을 더하면 0입니다",
  "{step} reads none of the values of {input} {where}": "{step}은/는 {input}의 값을 {where} 읽지 않습니다",
  "the slope of {step} by {input} is 0 {where}": "{input}에 대한 {step}의 기울기가 {where} 0입니다",
  "what comes back to {step} is too small for {dtype}: it was rounded to 0":
    "{step}에 거슬러 오는 값이 {dtype}에는 너무 작아 0으로 반올림되었습니다",
  "set float float64, or another scale of the loss": "set float float64, 또는 손실의 크기를 바꾸세요",
  "`{name}` holds {value} at {at} from the start": "`{name}`의 {at} 자리에 처음부터 {value}이/가 있습니다",
  "stats {name} counts them": "stats {name}이/가 셉니다",
  "{value} stands in the expression itself": "{value}이/가 식 자체에 있습니다",
  "{name} is {value}, worked out on plain numbers at once: there are no steps to follow":
    "{name}은/는 숫자만으로 바로 계산한 {value}입니다: 따라갈 단계가 없습니다",
  "constant(…) around a number makes a tensor of it": "숫자를 constant(…)로 감싸면 텐서가 됩니다",
  "the first step that is not finite is {step}: {shown}": "처음으로 유한하지 않은 단계는 {step}입니다: {shown}",
  "the first step that is not finite is {step}: {shown}, beyond what {dtype} can hold ({limit})":
    "처음으로 유한하지 않은 단계는 {step}입니다: {shown}, {dtype}의 한도({limit})을/를 넘습니다",
  "set float float64 reaches farther; or keep the numbers smaller (subtract the largest, use logarithms)":
    "set float float64는 더 멀리 갑니다. 또는 수를 작게 두세요(가장 큰 값을 빼거나 로그를 쓰세요)",
  "it becomes NaN in {step}: {shown}": "{step}에서 NaN이 됩니다: {shown}",
  "{step} is not used {where}, yet its slope there is not finite: 0 · {slope} is NaN, not 0":
    "{step}은/는 {where} 쓰이지 않지만 거기서 기울기가 유한하지 않습니다: 0 · {slope}은/는 0이 아니라 NaN입니다",
  "make the unused value harmless first: {safe}, with c the condition under which it is used":
    "쓰이지 않는 값을 먼저 무해하게 만드세요: {safe}, c는 쓰이는 조건",
  "the slope of {step} at {input} = {at} is not finite": "{input} = {at}에서 {step}의 기울기가 유한하지 않습니다",
  "what flows back through {step} grows beyond {dtype}": "{step}을/를 거슬러 흐르는 값이 {dtype}을/를 넘어 커집니다",
  "clip=1 in fit, or a smaller scale of the loss": "fit에 clip=1, 또는 손실의 크기를 줄이세요",
  "`{name}` holds {value} at {at}; the names that it was made from have changed since, so the step cannot be found":
    "`{name}`의 {at} 자리에 {value}이/가 있습니다. 이것을 만든 이름들이 그 뒤로 바뀌어 어느 단계인지 찾을 수 없습니다",
  "why EXPR follows an expression as it is now": "why EXPR은 지금의 식을 따라갑니다",
  "its one place": "하나뿐인 자리",
  "its range": "범위",
  "{1}(maximum({2}, 1e-7)) stays finite": "{1}(maximum({2}, 1e-7))은/는 유한합니다",
  "{1}(maximum({2}, 1e-12)) stays finite": "{1}(maximum({2}, 1e-12))은/는 유한합니다",
  "divide_no_nan({1}, {2}) gives 0 where {3} is 0": "divide_no_nan({1}, {2})은/는 {3}이/가 0인 곳에서 0입니다",
  "{1} / ({2} + 1e-7) stays finite": "{1} / ({2} + 1e-7)은 유한합니다",
  "({1} + 1e-7) ** {2} stays finite": "({1} + 1e-7) ** {2}은/는 유한합니다",
  "maximum({1}, 0) ** {2}: a fraction of a power needs a base that is not negative":
    "maximum({1}, 0) ** {2}: 소수 거듭제곱의 밑은 음수일 수 없습니다",
  "{1}({2} + 1e-12) has a slope there": "거기서 {1}({2} + 1e-12)에는 기울기가 있습니다",
  "({1} + 1e-12) ** {2} has a slope there": "거기서 ({1} + 1e-12) ** {2}에는 기울기가 있습니다",
  "{1} in {2} of {3} places": "자리 {3}개 중 {2}개에서 {1}",
  "Variable {1} {2}": "Variable {1} {2}",
  "On axis {1} they are {2} and {3}: neither can be repeated to fit the other.":
    "축 {1}에서 {2}과/와 {3}입니다: 어느 쪽도 되풀이해서 다른 쪽에 맞출 수 없습니다.",
  "Each row of `{1}` has {2} values, each column of `{3}` has {4}: `@` multiplies them pair by pair and adds, so both need the same count.":
    "`{1}`의 행마다 값이 {2}개, `{3}`의 열마다 {4}개 있습니다: `@`는 짝지어 곱해 더하므로 개수가 같아야 합니다.",
  "(…, {1}) @ ({2}, …): the sizes that touch have to agree.": "(…, {1}) @ ({2}, …): 맞닿는 크기가 같아야 합니다.",
  "{1} holds {2} values; the sizes given make {3}, and {4} is no multiple of {5}, so -1 cannot stand for a whole size.":
    "{1}에는 값이 {2}개 있는데 주어진 크기를 곱하면 {3}이고, {4}은/는 {5}의 배수가 아니어서 -1이 정수 크기가 될 수 없습니다.",
  "{1} holds {2} = {3} values, {4} would hold {5} = {6}.":
    "{1}에는 값이 {2} = {3}개 있고, {4}에는 {5} = {6}개가 들어갑니다.",
  "in all {1} places": "자리 {1}개 모두에서",
  "in {1} of {2} places": "자리 {2}개 중 {1}개에서",
  "{1}.assign(…) changes the Variable, {2} = … moves the name":
    "{1}.assign(…)은 변수(Variable)를 바꾸고, {2} = …은 다른 것으로 갈아 치웁니다",
  "or as a command: assign {1} {2} {3}": "또는 명령으로: assign {1} {2} {3}",
  "a Variable, a name or an expression; left out: what went wrong last":
    "변수(Variable)나 이름, 식. 빼면 마지막으로 잘못된 것",
  "The cause of the last error or warning, or of a gradient or value that is None, 0 or NaN, and what to type.":
    "마지막 오류나 경고, 또는 None, 0, NaN인 기울기나 값의 까닭과 칠 것을 말합니다.",
  "After grad, tape, fit or tape.gradient(…) it follows the recorded steps: where the way to a Variable is cut, which step is flat, which is the first that is not finite.":
    "grad, tape, fit, tape.gradient(…) 뒤에는 기록된 단계를 따라갑니다: 변수(Variable)로 가는 길이 어디서 끊겼는지, 어느 단계가 평평한지, 처음으로 유한하지 않은 단계가 어느 것인지.",
  "`why a` asks about one Variable (or tensor) of the last gradients; `why EXPR` about a value.":
    "`why a`는 마지막 기울기의 변수(Variable)나 텐서 하나를, `why EXPR`은 값을 묻습니다.",
  "nothing went wrong so far: no error, no warning, no gradient or value that is None, 0 or NaN":
    "아직 잘못된 것이 없습니다: 오류도, 경고도, None이나 0, NaN인 기울기나 값도 없습니다",
  "{1} is finite, and no gradient was asked for by it": "{1}은/는 유한하고, 이것에 대한 기울기를 구한 적이 없습니다",
  "0 in {1} of {2} places": "자리 {2}개 중 {1}개에서 0",
  "all 0": "모두 0",
  "neither None, 0 nor NaN": "None도 0도 NaN도 아님",
  "None   (why tells the cause)": "None   (why가 까닭을 말합니다)",
  "the gradient of {1}": "{1}의 기울기",
  "the target": "대상",
  "source {1}": "{1}번째 source",
};
