/** What the operations do that move, pick, join, sort and count elements, in Korean. */
export const arrays: Readonly<Record<string, string>> = {
  "Axes move to other places; the others keep their order.": "축을 다른 자리로 옮깁니다. 나머지는 순서를 지킵니다.",
  "A list of the slices along an axis; the axis vanishes.": "축을 따라 나눈 조각의 리스트. 그 축은 없어집니다.",
  "A list of consecutive pieces; of parts that cannot be equal, the first ones are larger by one.":
    "차례로 자른 조각의 리스트. 똑같이 나뉘지 않으면 앞의 조각이 하나씩 더 큽니다.",
  "A list of consecutive pieces of one size; the last may be smaller.":
    "같은 크기로 차례로 자른 조각의 리스트. 마지막은 더 작을 수 있습니다.",
  "Joins vectors end to end, and higher ranks along axis 1.":
    "벡터는 끝과 끝을 잇고, 랭크가 더 높으면 축 1을 따라 잇습니다.",
  "Joins rows below each other: along axis 0, vectors as rows.": "행을 아래로 잇습니다: 축 0을 따라, 벡터는 행으로.",
  "Joins along axis 2; vectors become columns of depth 1.": "축 2를 따라 잇습니다. 벡터는 깊이 1인 열이 됩니다.",
  "One element of an axis for every position of indices, which has the rank of x.":
    "indices의 자리마다 축에서 원소 하나. indices의 랭크는 x와 같습니다.",
  "Elements (or slices) of x at coordinates, which are the last axis of indices.":
    "좌표에 있는 x의 원소(또는 조각). 좌표는 indices의 마지막 축입니다.",
  "x with values replaced at coordinates.": "좌표의 값을 바꾼 x.",
  "x with values added at coordinates.": "좌표에 값을 더한 x.",
  "x with the larger value at coordinates.": "좌표에서 더 큰 값을 가진 x.",
  "x with the smaller value at coordinates.": "좌표에서 더 작은 값을 가진 x.",
  "x with values subtracted at coordinates.": "좌표에서 값을 뺀 x.",
  "Zeros with values added at coordinates.": "0으로 채운 텐서의 좌표에 값을 더한 것.",
  "A box cut out of a tensor: where it begins and how large it is. The shell's usual way is x[a:b, c:d].":
    "텐서에서 잘라 낸 상자: 시작 자리와 크기로 정합니다. 셸에서는 보통 x[a:b, c:d]로 씁니다.",
  "The whole tensor repeated along each axis.": "텐서 전체를 축마다 되풀이합니다.",
  "The order along axes turned around.": "축을 따라 순서를 뒤집습니다.",
  "Elements move along an axis; what falls off comes back in front.":
    "원소를 축을 따라 밉니다. 밀려난 것은 앞으로 돌아옵니다.",
  "More elements before and after, along each axis.": "축마다 앞뒤에 원소를 덧댑니다.",
  "The positions that would sort each row. NaN comes last; equal values keep their order.":
    "행마다 정렬하는 자리. NaN은 맨 뒤이고, 같은 값은 순서를 지킵니다.",
  "Each row in order. NaN comes last.": "행마다 정렬합니다. NaN은 맨 뒤.",
  "The k largest values of each row, largest first, and their positions.":
    "행마다 가장 큰 값 k개(큰 것부터)와 그 자리.",
  "Position of the largest element; the first of equals.": "가장 큰 원소의 자리. 같은 것이 여럿이면 첫째.",
  "Position of the smallest element; the first of equals.": "가장 작은 원소의 자리. 같은 것이 여럿이면 첫째.",
  "The indices of the elements that are true (not 0), one row each.": "참(0이 아님)인 원소의 인덱스, 한 행에 하나씩.",
  "The indices of the elements that are true (not 0), one tensor for each axis.":
    "참(0이 아님)인 원소의 인덱스, 축마다 텐서 하나.",
  "The elements where the mask is true.": "마스크가 참인 곳의 원소.",
  "Where values would be inserted to keep a vector sorted.": "정렬된 벡터의 순서가 깨지지 않게 값을 끼워 넣을 자리.",
  "Coordinates of every point of a grid: one tensor for each axis.": "격자의 모든 점의 좌표: 축마다 텐서 하나.",
  "For every position of a grid its indices: the first row holds those along axis 0, and so on.":
    "격자의 자리마다 그 인덱스: 첫 행은 축 0의 인덱스, 다음은 그다음 축.",
  "Ones on and below a diagonal, zeros above it.": "대각선과 그 아래는 1, 위는 0.",
  "Indices of the main diagonal, one tensor for each axis.": "주대각선의 인덱스, 축마다 텐서 하나.",
  "A matrix with all values on a diagonal.": "모든 값을 대각선에 놓은 행렬.",
  "A matrix with another main diagonal.": "주대각선을 바꾼 행렬.",
  "Powers of a vector as columns, the highest first.": "벡터의 거듭제곱을 열로, 차수가 높은 것부터(방데르몽드 행렬).",
  "Values between two numbers, each the same multiple of the one before.":
    "두 수 사이에서 같은 비율로 커지는 값(등비수열).",
  "Indices along each axis of places in the flattened tensor.": "평평하게 편 텐서의 자리를 축마다의 인덱스로.",
  "Places in the flattened tensor of indices along each axis.": "축마다의 인덱스를 평평하게 편 텐서의 자리로.",
  "Each element from the first choice whose condition holds.": "원소마다 조건이 맞는 첫 번째 선택지에서.",
  "Each element from the choice whose number stands there.": "원소마다 그 자리에 적힌 번호의 선택지에서.",
  "The bin into which each element falls: 0 before the first edge.": "원소마다 들어가는 구간의 번호: 첫 경계 앞은 0.",
  "{1} The rest is in order too.": "{1} 나머지도 순서대로 놓입니다.",
  "The element of place k in order, smaller ones before it, larger ones behind.":
    "정렬했을 때 k번째 원소를 그 자리에, 작은 것은 앞에, 큰 것은 뒤에.",
  "Positions of the elements in the order of partition.": "partition의 순서로 놓인 원소의 자리.",
  "The positions that sort by several keys at once.": "여러 키로 한꺼번에 정렬하는 자리.",
  "Places, in the flattened tensor, of the elements that are not 0.": "0이 아닌 원소의, 평평하게 편 텐서에서의 자리.",
  "The elements, flattened, where the condition holds.": "조건이 맞는 원소를 한 축에.",
  "Slices along an axis where the condition holds.": "축을 따라 조건이 맞는 조각.",
  "Values after those of x: flattened both, or along an axis.":
    "x의 값 뒤에 값을 붙입니다: 둘 다 펴서, 또는 축을 따라.",
  "Values put in before given places, as elements of x's dtype.": "주어진 자리 앞에 값을 x의 dtype으로 끼워 넣습니다.",
  "x without the given places.": "주어진 자리를 뺀 x.",
  "The values in another shape, repeated from the start as often as it takes.":
    "값을 다른 형태로. 모자라면 처음부터 되풀이합니다.",
  "Vectors as the columns of a matrix; matrices side by side.": "벡터는 행렬의 열로, 행렬은 나란히 잇습니다.",
  "Cut along the columns; vectors along their axis.": "열을 따라 자릅니다. 벡터는 하나뿐인 축을 따라.",
  "Cut along the rows.": "행을 따라 자릅니다.",
  "Cut along axis 2.": "축 2를 따라 자릅니다.",
  "x with at least {1} axis.": "축이 적어도 {1}개인 x.",
  "x with at least {1} axes.": "축이 적어도 {1}개인 x.",
  "Tensors repeated until all have the shape in which they meet.": "모두 같은 형태가 되도록 브로드캐스트한 텐서들.",
  "Turned by quarters of a circle in the plane of two axes, from the first to the second.":
    "두 축의 평면에서 첫째 축에서 둘째 축 쪽으로 90도씩 돌립니다.",
  "Columns in the other order.": "열을 거꾸로.",
  "Rows in the other order.": "행을 거꾸로.",
  "A vector without the zeros in front and behind.": "앞뒤의 0을 뺀 벡터.",
  "The distinct values or slices, in order; if asked, their first places, the places of each one's value, and counts.":
    "서로 다른 값이나 조각, 순서대로. 원하면 처음 나온 자리, 저마다 그 값의 자리, 개수도 함께.",
  "{1} Every NaN is a value of its own. As the Python array API standard has it.":
    "{1} NaN은 하나하나 다른 값입니다. Python 배열 API 표준을 따릅니다.",
  "Distinct values, their first places, the place of each element's value, and counts.":
    "서로 다른 값, 처음 나온 자리, 원소마다 그 값의 자리, 개수.",
  "Distinct values and how often each occurs.": "서로 다른 값과 저마다 나오는 횟수.",
  "Distinct values and, for each element, the place of its value.": "서로 다른 값과, 원소마다 그 값의 자리.",
  "Distinct values.": "서로 다른 값.",
  "The distinct values in order of appearance, and for each element the position of its value.":
    "나온 순서대로 서로 다른 값과, 원소마다 그 값의 자리.",
  "The distinct values in order of appearance, for each element the position of its value, and counts.":
    "나온 순서대로 서로 다른 값, 원소마다 그 값의 자리, 개수.",
  "{1}, in order.": "{1}, 순서대로.",
  "What is in either": "하나에라도 있는 것(합집합)",
  "What is in both": "둘 다에 있는 것(교집합)",
  "What is in the first but not in the second": "첫째에는 있고 둘째에는 없는 것(차집합)",
  "What is in exactly one of them": "한쪽에만 있는 것(대칭차집합)",
  "Whether each element is among the given values. NaN is equal to nothing.":
    "원소마다 주어진 값 가운데 있는지. NaN은 무엇과도 같지 않습니다.",
  "base to evenly spaced powers.": "base의 고른 간격의 거듭제곱.",
  "Each element repeated, next to itself.": "원소마다 제자리에서 되풀이합니다.",
  "One axis moved to before another.": "한 축을 다른 축 앞으로 옮깁니다.",
  "Neighbouring axes as one.": "이웃한 축들을 하나로.",
  "One axis as several.": "한 축을 여럿으로.",
  "Axes of size 1 vanish; other axes that are named stay.":
    "크기 1인 축을 없앱니다. 지정했어도 크기가 1이 아닌 축은 남습니다.",
  "A list of consecutive pieces, as many as asked for or fewer, all but the last of one size.":
    "차례로 자른 조각의 리스트. 원한 수만큼이나 더 적게, 마지막 말고는 크기가 같습니다.",
  "A row of zeros with a one at the given position, for each position, in int64.":
    "자리마다 그 자리만 1이고 나머지는 0인 행, int64로.",
  "How many edges each element is above; with right=True: above or at.":
    "원소마다 그보다 작은 경계의 수. right=True면 같은 경계도 셉니다.",
  "So many slices of an axis from a position on.": "축의 한 자리부터 조각 몇 개.",
  "One slice of an axis, which vanishes.": "축의 조각 하나. 그 축은 없어집니다.",
  "Elements at positions counted row after row.": "행 순서대로 센 자리의 원소.",
  "x with slices added at positions of an axis.": "축의 자리들에 조각을 더한 x.",
  "x with slices replaced at positions of an axis.": "축의 자리들의 조각을 바꾼 x.",
  "x with one number in all slices at positions of an axis.": "축의 자리들의 조각을 모두 한 수로 채운 x.",
  "x with values at the places that tensors of positions name together.":
    "자리 텐서들이 함께 가리키는 곳에 값을 넣은 x.",
  "x with one number where the mask is true.": "마스크가 참인 곳을 한 수로 채운 x.",
  "x with the values of source, one after another, where the mask is true.":
    "마스크가 참인 곳에 source의 값을 차례로 넣은 x.",
  "x with one slice of an axis replaced.": "축의 조각 하나를 바꾼 x.",
  "x with evenly spaced slices of an axis replaced.": "축에서 고른 간격의 조각들을 바꾼 x.",
  "x with a diagonal of two axes replaced.": "두 축의 대각선을 바꾼 x.",
  "One element for each position in index: along the axis where the position says, on the other axes where it stands.":
    "index의 자리마다 원소 하나: 그 축에서는 적힌 자리, 다른 축에서는 제자리의 것.",
  "x with the values of src where index says along the axis; where positions meet, the last one stays.":
    "축을 따라 index가 가리키는 곳에 src의 값을 넣은 x. 자리가 겹치면 마지막 것이 남습니다.",
  "x with the values of src added where index says along the axis.":
    "축을 따라 index가 가리키는 곳에 src의 값을 더한 x.",
  "x with the values of src combined where index says along the axis.":
    "축을 따라 index가 가리키는 곳에 src의 값을 합친 x.",
  "A tensor with more around it, counted from the last axis on.": "마지막 축부터 세어 둘레에 덧댄 텐서.",
  "Rows that begin with so many ones.": "앞에서부터 주어진 수만큼 1인 행.",
  "A list of parts, each with the rows that say so.": "부분의 리스트. 행마다 지정된 부분으로 갑니다.",
  "Rows of several tensors in one, at the places that indices say; of rows that meet, the last one stays.":
    "여러 텐서의 행을 인덱스가 가리키는 자리에 모은 하나. 자리가 겹치면 마지막 행이 남습니다.",
  "Where each number stands.": "수마다 놓인 자리(역순열).",
  "What x[begin:end:strides] takes. The shell's usual way is x[a:b:c].":
    "x[begin:end:strides]가 고르는 것. 셸에서는 보통 x[a:b:c]로 씁니다.",
  "The beginning of each row in the other order.": "행마다 앞부분을 거꾸로.",
  "x, if it has that shape; else an error.": "형태가 맞으면 x, 아니면 오류.",
  "Whether no element is smaller than the one before.": "앞의 것보다 작은 원소가 없는지.",
  "Whether each element is larger than the one before.": "원소마다 앞의 것보다 큰지.",
  "The k-th smallest value of each row, and its position.": "행마다 k번째로 작은 값과 그 자리.",
  "Each row in order, and the positions that the values had.": "정렬한 행과, 값이 있던 자리.",
  "The elements in order along the first axis.": "첫 축을 따라 정렬한 원소.",
  "The k largest (or smallest) values of each row in order, and their positions.":
    "행마다 가장 큰(또는 작은) 값 k개를 순서대로, 그리고 그 자리.",
  "The largest element; along an axis: the largest of each row, and their positions.":
    "가장 큰 원소. 축을 따라서는 행마다 가장 큰 것과 그 자리.",
  "The smallest element; along an axis: the smallest of each row, and their positions.":
    "가장 작은 원소. 축을 따라서는 행마다 가장 작은 것과 그 자리.",
  "The smallest and the largest element, or those along an axis.": "가장 작은 원소와 가장 큰 원소, 또는 축을 따른 것.",
};
