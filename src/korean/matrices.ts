/** What the operations of linear algebra do, in Korean: products, diagonals, solving, decompositions, norms. */
export const matrices: Readonly<Record<string, string>> = {
  "Of vectors: the sum of products. Of matrices: the matrix product. Of a scalar and anything: the product.":
    "벡터끼리는 내적, 행렬끼리는 행렬 곱, 스칼라와는 그냥 곱.",
  "Sum of the products of all elements of two tensors of one size; of complex tensors the first is conjugated.":
    "크기가 같은 두 텐서의 모든 원소를 짝지어 곱한 합. 복소수 텐서는 첫째의 켤레를 씁니다.",
  "Sum of products along one axis; other axes broadcast. Of complex vectors the first is conjugated.":
    "한 축을 따른 곱의 합. 다른 축은 브로드캐스트됩니다. 복소수 벡터는 첫째의 켤레를 씁니다.",
  "Sum of products over chosen pairs of axes.": "고른 축끼리 짝지어 곱한 것의 합.",
  "Kronecker product: every element of a times the whole of b.": "크로네커 곱: a의 원소마다 b 전체를 곱합니다.",
  "Products summed over the axes whose letters the result lacks.":
    "결과에 없는 글자의 축을 따라 더한 곱(아인슈타인 합).",
  "Of a vector: a matrix with it on the diagonal. Of a matrix: its diagonal.":
    "벡터는 그것을 대각선에 놓은 행렬로, 행렬은 그 대각선으로.",
  "Matrices with the last axis of x on a diagonal.": "x의 마지막 축을 대각선에 놓은 행렬.",
  "The diagonal of the last two axes.": "마지막 두 축의 대각선.",
  "The diagonal of two axes: the last two, under NumPy's and PyTorch's names the first two.":
    "두 축의 대각선: 마지막 두 축, NumPy와 PyTorch의 이름으로는 처음 두 축.",
  "The identity matrix: ones on the diagonal, zeros elsewhere.": "단위행렬: 대각선은 1, 나머지는 0.",
  "The lower triangle; 0 above it.": "아래 삼각형. 그 위는 0.",
  "The upper triangle; 0 below it.": "위 삼각형. 그 아래는 0.",
  "A band around the diagonal; 0 elsewhere.": "대각선 둘레의 띠. 나머지는 0.",
  "Sum of a diagonal, the main one if nothing is said: of the last two axes, under the name np.trace of the first two.":
    "대각합: 따로 정하지 않으면 주대각선의 합. 마지막 두 축에서, np.trace라는 이름으로는 처음 두 축에서 구합니다.",
  "x of a @ x = b.": "a @ x = b의 해 x.",
  "x of a @ x = b for a triangular a.": "a가 삼각행렬일 때 a @ x = b의 해 x.",
  "The inverse of a matrix: x @ inv(x) is the identity.": "역행렬: x @ inv(x)는 단위행렬입니다.",
  "x of a @ x = rhs, given cholesky(a).": "cholesky(a)를 알 때 a @ x = rhs의 해 x.",
  "A matrix multiplied with itself.": "행렬의 거듭제곱.",
  "Sign and logarithm of the size of the determinant, where the determinant itself would be too large or small.":
    "행렬식의 부호와 절댓값의 로그. 행렬식 자체가 너무 크거나 작을 때 씁니다.",
  "Orthonormal columns q and an upper triangular r with q @ r = x.":
    "QR 분해: q @ r = x인 정규직교 열의 q와 상삼각행렬 r.",
  "Singular values: orthonormal columns u and v, values s from the largest on, with u @ diag(s) @ vh = x.":
    "특잇값 분해: u @ diag(s) @ vh = x인 정규직교 열의 u와 v, 큰 것부터 놓인 특잇값 s.",
  "Singular values, from the largest on.": "특잇값, 큰 것부터.",
  "How many rows of a matrix are independent of each other.": "행렬의 계수: 서로 일차독립인 행의 수.",
  "The x for which a @ x comes closest to b: the sum of squares is smallest, and then x itself.":
    "최소제곱해: a @ x가 b에 가장 가까운 x. 제곱합이 가장 작은 것, 그 가운데 x 자체가 가장 작은 것.",
  "Length of a vector, or of all values taken as one.": "벡터의 길이, 또는 모든 값을 한 벡터로 본 길이.",
  "Norm of the matrices in the last two axes.": "마지막 두 축에 놓인 행렬의 노름.",
  "Length of a vector; of a tensor without axis, of all its values taken as one vector. Two axes mean matrices.":
    "벡터의 길이. 축을 정하지 않으면 텐서의 모든 값을 한 벡터로 본 길이. 축 둘은 행렬을 뜻합니다.",
  "x divided by its norm, and the norm.": "노름으로 나눈 x와, 그 노름.",
  "The vector product: perpendicular to both.": "벡터곱(외적): 두 벡터 모두에 수직입니다.",
  "The determinant of a matrix.": "행렬식.",
  "The pseudo-inverse: what comes closest to an inverse, for matrices of any shape.":
    "유사역행렬: 어떤 형태의 행렬이든 역행렬에 가장 가까운 것.",
  "The square root of the sum of squares along axes; of integers its whole part, as in TensorFlow.":
    "축을 따른 제곱합의 제곱근. 정수이면 TensorFlow처럼 그 정수 부분.",
  "transpose_{1} and adjoint_{2} exclude each other": "transpose_{1}, adjoint_{2} 중 하나만 쓸 수 있습니다",
  "Rows and columns of a lower triangle.": "아래 삼각형의 행과 열 번호.",
  "Rows and columns of an upper triangle.": "위 삼각형의 행과 열 번호.",
  "The product of several matrices, in the order that costs least.": "여러 행렬의 곱. 가장 적게 드는 순서로 곱합니다.",
  "The exponential of a matrix: the sum of x^k / k!.": "행렬의 지수: x^k / k!의 합.",
  "x divided by its norm along an axis.": "축을 따른 노름으로 나눈 x.",
  "Slices of an axis, those longer than a norm shortened to it.": "축의 조각들. 노름보다 긴 것은 그 길이로 줄입니다.",
  "beta * x + alpha * {1}": "beta * x + alpha * {1}",
  "(a @ b), of matrices.": "(a @ b), 행렬끼리.",
  "(a @ b), of a matrix and a vector.": "(a @ b), 행렬과 벡터.",
  "the outer product of two vectors.": "두 벡터의 외적(outer).",
  "(a @ b), of stacks of matrices.": "(a @ b), 행렬 묶음끼리.",
  "the sum of (a @ b) over stacks of matrices.": "행렬 묶음의 (a @ b)를 모두 더한 것.",
  "whose steps small matrices go through, which decides the signs of the vectors: LAPACK's, as in NumPy, or Eigen's, as in TensorFlow":
    "작은 행렬이 누구의 단계를 거치는지. 벡터의 부호를 정합니다: NumPy처럼 LAPACK의 것, 또는 TensorFlow처럼 Eigen의 것",
  "whose last digits: TensorFlow's, NumPy's or PyTorch's":
    "마지막 자리를 누구처럼 셈하는지: TensorFlow, NumPy, PyTorch",
  "how the pivots are multiplied: one by one, or as NumPy does by the sum of their logarithms":
    "피벗을 곱하는 법: 하나씩, 또는 NumPy처럼 로그의 합으로",
};
