/** What is said of eigenvalues, LU, roots and functions of matrices, in Korean. */
export const decompositions: Readonly<Record<string, string>> = {
  "Eigenvalues of a symmetric (or Hermitian) matrix, from the smallest on, and eigenvectors as columns. The lower half is read; the sign of a vector is free.":
    "대칭(또는 에르미트) 행렬의 고윳값을 작은 것부터, 그리고 열벡터로 놓은 고유벡터. 아래쪽 절반만 읽으며 벡터의 부호는 정해져 있지 않습니다.",
  "Eigenvalues of a symmetric (or Hermitian) matrix, from the smallest on.":
    "대칭(또는 에르미트) 행렬의 고윳값을 작은 것부터.",
  "Eigenvalues of a square matrix, complex, in no particular order, and eigenvectors of length 1 as columns; where vectors are asked for a gradient, nothing may depend on their phase.":
    "정사각행렬의 고윳값(복소수, 순서는 정해져 있지 않음)과 열벡터로 놓은 길이 1의 고유벡터. 벡터를 거쳐 기울기를 구할 때는 결과가 벡터의 위상에 좌우되지 않아야 합니다.",
  "Eigenvalues of a square matrix, complex, in no particular order.":
    "정사각행렬의 고윳값. 복소수이며 순서는 정해져 있지 않습니다.",
  "eig as NumPy has it: real where every eigenvalue is real.": "NumPy의 eig: 고윳값이 모두 실수이면 결과도 실수입니다.",
  "eigvals as NumPy has it: real where every eigenvalue is real.":
    "NumPy의 eigvals: 고윳값이 모두 실수이면 결과도 실수입니다.",
  "the matrix has no eigenvalues that can be found: are all its values finite?":
    "이 행렬의 고윳값을 구할 수 없습니다: 값이 모두 유한한가요?",
  "The roots of a polynomial: the eigenvalues of its companion matrix; real where all of them are.":
    "다항식의 근: 동반행렬의 고윳값. 모두 실수이면 실수로 줍니다.",
  "The coefficients of the polynomial with those roots, the highest power first; of a matrix, its characteristic polynomial.":
    "그 근들을 갖는 다항식의 계수, 높은 차수부터. 행렬이면 특성다항식입니다.",
  "the roots, or a square matrix whose eigenvalues they are": "근들, 또는 그것을 고윳값으로 갖는 정사각행렬",
  "Logarithm of the determinant of a positive definite matrix; as torch.logdet of any, NaN where it is negative.":
    "양의 정부호 행렬의 행렬식의 로그. torch.logdet으로는 어느 행렬이든 되고 행렬식이 음수이면 NaN입니다.",
  "the matrix is positive definite, which is checked": "행렬이 양의 정부호라고 보고 확인합니다",
  "The norm of x times that of its inverse: how much errors grow when x is solved with.":
    "x의 노름과 역행렬의 노름의 곱: x로 방정식을 풀 때 오차가 얼마나 커지는지.",
  "which norm: 2 (by singular values), -2, 1, -1, inf, -inf, 'fro' or 'nuc'":
    "어느 노름: 2(특잇값으로), -2, 1, -1, inf, -inf, 'fro', 'nuc'",
  "The lower triangular L with L @ adjoint(L) = x, for a symmetric (or Hermitian) positive definite x, of which the lower half is read.":
    "L @ adjoint(L) = x인 하삼각행렬 L(숄레스키 분해). x는 양의 정부호인 대칭(또는 에르미트) 행렬이며 아래쪽 절반만 읽습니다.",
  "solve with the transpose of a, of a complex one the conjugate": "a의 전치로 풉니다. 복소수이면 켤레전치",
  "the triangular factor": "삼각행렬 인수",
  "the factor is the upper one": "인수가 상삼각행렬입니다",
  "x of a @ x = b, given a factor of cholesky's.": "숄레스키 인수를 알 때 a @ x = b의 해 x.",
  "The last two axes change places and imaginary parts their sign: the conjugate transpose.":
    "마지막 두 축을 맞바꾸고 허수부의 부호를 바꾼 켤레전치.",
  "how much the sum of squares of x counts beside the error's": "오차에 견주어 x의 제곱합을 얼마나 칠지",
  "taken for TensorFlow's sake: the way is the same, by singular values":
    "TensorFlow에 맞춰 받을 뿐, 어느 쪽이든 특잇값으로 풉니다",
  "A permutation p, a lower triangle l with ones on its diagonal and an upper triangle u with p @ l @ u = x.":
    "p @ l @ u = x인 순열행렬 p, 대각선이 1인 하삼각행렬 l, 상삼각행렬 u.",
  "rows may change places (always so)": "행을 맞바꿀 수 있습니다(언제나)",
  "lu without exchanging rows is not supported": "행을 맞바꾸지 않는 lu는 지원하지 않습니다",
  "Both triangles of lu in one matrix, and for each row the one (counted from 1) that it changed places with.":
    "lu의 두 삼각행렬을 한 행렬에 담은 것과, 행마다 맞바꾼 상대 행(1부터 셈).",
  "Both triangles of lu in one matrix, and the order of the rows: x[p] is their product.":
    "lu의 두 삼각행렬을 한 행렬에 담은 것과 행의 순서: x[p]가 둘의 곱입니다.",
  "both triangles in one matrix": "두 삼각행렬을 담은 행렬",
  "the order of the rows": "행의 순서",
  "x of a @ x = rhs, given what tf.linalg.lu makes of a.": "tf.linalg.lu로 a를 나눈 결과를 알 때 a @ x = rhs의 해 x.",
  "The matrix that tf.linalg.lu took apart.": "tf.linalg.lu로 나누기 전의 행렬.",
  "its first axes are those of b, the others those of x": "앞쪽 축은 b의 축, 나머지는 x의 축",
  "the right side": "우변",
  "axes of a that move to its end first": "먼저 끝으로 옮길 a의 축",
  "x of tensordot(a, x, x.ndim) = b.": "tensordot(a, x, x.ndim) = b의 해 x.",
  "a tensor whose first and last axes hold as many elements": "앞쪽 축과 뒤쪽 축의 원소 수가 같은 텐서",
  "how many axes are the first ones": "앞쪽 축이 몇 개인지",
  "The inverse of a tensor for tensordot: tensordot(tensorinv(a), b, b.ndim) is tensorsolve(a, b).":
    "tensordot에 대한 텐서의 역: tensordot(tensorinv(a), b, b.ndim)이 tensorsolve(a, b)입니다.",
  "the square root of this matrix is not real: give it as complex numbers, with complex(x, 0)":
    "이 행렬의 제곱근은 실수가 아닙니다: complex(x, 0)처럼 복소수로 주세요",
  "the square root of this matrix cannot be found: are all its values finite?":
    "이 행렬의 제곱근을 구할 수 없습니다: 값이 모두 유한한가요?",
  "The principal square root of a matrix: sqrtm(x) @ sqrtm(x) is x. Its eigenvalues are those of x, square roots with a positive real part.":
    "행렬의 주제곱근: sqrtm(x) @ sqrtm(x)가 x입니다. 고윳값은 x의 고윳값의 제곱근 가운데 실수부가 양수인 것입니다.",
  "The inverse of the matrix that tf.linalg.lu took apart.": "tf.linalg.lu로 나누기 전 행렬의 역행렬.",
  "A tensor of twice the axes, x where the first half of the positions is the second, 0 elsewhere.":
    "축이 두 배인 텐서: 위치의 앞쪽 절반과 뒤쪽 절반이 같은 곳에 x, 나머지는 0.",
  "a tensor whose last half of axes has the sizes of the first": "뒤쪽 절반 축의 크기가 앞쪽 절반과 같은 텐서",
  "The elements whose first half of the position is the second: what tensor_diag spread out.":
    "위치의 앞쪽 절반과 뒤쪽 절반이 같은 원소: tensor_diag로 펼치기 전의 값.",
  "axes in two halves of the same sizes": "크기가 같은 두 쪽으로 나뉘는 축",
};
