/** Cases of products, decompositions, solving and polynomials. */
import { type Case, on } from "./case.ts";

const decompositions = [
  ...on(
    [[3, 3]],
    "inv(x + 4*eye(3))",
    "det(x)",
    "slogdet(x)[1]",
    "matrix_power(x, 3)",
    "matrix_power(x + 4*eye(3), -2)",
    "cholesky(x @ transpose(x) + 4*eye(3))",
    "qr(x + 2*eye(3))[0]",
    "qr(x + 2*eye(3))[1]",
    "svdvals(x)",
    "svd(x)[0] @ diag(svd(x)[1]**2) @ transpose(svd(x)[0])",
    "eigvalsh(x + transpose(x))",
    "eigh(x + transpose(x))[1]**2",
    "cond(x + 3*eye(3))",
    "pinv(x + 3*eye(3))",
  ),
  ...on([[3, 3]], "logdet(x @ transpose(x) + eye(3))", "normalize(x)", "normalize(x, ord=1, axis=0)[0]"),
  ...on([[2, 2, 2]], "inv(x + 4*eye(2))", "det(x)"),
  ...on([[4, 2]], "qr(x)[1]", "svd(x)[1]", "pinv(x)"),
  ...on([[2, 4]], "svd(x)[1]", "pinv(x)", "qr(x)[0]", "qr(x)[1]", "qr(x, mode='complete')[1]"),
  ...on([[2, 2, 3]], "qr(x)[1]"),
];

const functions = [
  ...on(
    [[3, 3]],
    "matrix_exp(x)",
    "matrix_exp(3 * x) ** 2",
    "sqrtm(x @ transpose(x) + 2*eye(3))",
    "lu(x)[1] ** 2",
    "lu(x)[2] ** 2",
    "lu_factor(x)[0] ** 2",
    "lu_with_order(x)[0] ** 3",
    "cond(x + 3*eye(3), 1)",
    "cond(x, 'fro')",
    "adjoint(x) @ x",
    "real(eigvals(x)) ** 2",
    "abs(eigvals(x) + 1)",
    "abs(eig(x)[1]) ** 3",
    "abs(eig(x).eigenvalues * sum(abs(eig(x).eigenvectors), axis=0))",
    "tensorinv(reshape(x + 4*eye(3), [3, 3, 1]), ind=1)",
    "logdet(x @ transpose(x) + eye(3), definite=False)",
  ),
  ...on([[2, 2]], "tensor_diag(x) ** 2", "tensor_diag_part(tensor_diag(x)) ** 2"),
  ...on([[2, 4]], "lu(x)[1] ** 2", "lu(x)[2] ** 3"),
  ...on([[4, 2]], "lu(x)[1] ** 2", "lu(x)[2] ** 3"),
  ...on([[2, 3, 3]], "lu(x + 3*eye(3))[2] ** 2", "sum(abs(eigvals(x) + 3), axis=-1)", "matrix_exp(x)"),
  ...on([[4, 4], [4]], "tensorsolve(reshape(x + 4*eye(4), [4, 2, 2]), y)"),
];

/** Of complex matrices: real results, on which the phases of vectors have no say. */
const complexMatrices = [
  ...on(
    [
      [3, 3],
      [3, 3],
    ],
    "abs(inv(complex(x, y) + 4*eye(3))) ** 2",
    "abs(det(complex(x, y)))",
    "real(det(complex(x, y)))",
    "slogdet(complex(x, y))[1]",
    "abs(solve(complex(x, y) + 4*eye(3), complex(y, x))) ** 2",
    "abs(solve(complex(x, y) + 4*eye(3), complex(y, x), adjoint=True)) ** 2",
    "abs(cholesky(complex(x, y) @ adjoint(complex(x, y)) + 2*eye(3))) ** 2",
    "logdet(complex(x, y) @ adjoint(complex(x, y)) + 2*eye(3))",
    "svdvals(complex(x, y))",
    "abs(svd(complex(x, y))[0]) ** 3",
    "abs(svd(complex(x, y))[2]) ** 3",
    "real((svd(complex(x, y))[0] @ svd(complex(x, y))[2])) ** 2",
    "eigvalsh(complex(x, y) + adjoint(complex(x, y))) ** 2",
    "abs(eigh(complex(x, y) + adjoint(complex(x, y)))[1]) ** 3",
    "imag(qr(complex(x, y))[0])",
    "real(qr(complex(x, y))[1]) ** 2",
    "abs(eigvals(complex(x, y)) + 1)",
    "abs(eig(complex(x, y))[1]) ** 3",
    "abs(matrix_exp(complex(x, y)))",
    "real(sqrtm(complex(x, y) @ adjoint(complex(x, y)) + 2*eye(3))) ** 2",
    "abs(lu(complex(x, y) + 4*eye(3))[1]) ** 2",
    "abs(lu(complex(x, y) + 4*eye(3))[2]) ** 3",
    "abs(pinv(complex(x, y) + 3*eye(3))) ** 2",
    "norm(complex(x, y), 'nuc', [0, 1])",
  ),
  ...on(
    [
      [4, 2],
      [4, 2],
    ],
    "abs(svd(complex(x, y))[0]) ** 3",
    "abs(pinv(complex(x, y))) ** 2",
    "imag(qr(complex(x, y))[0])",
    "abs(transpose(lu(complex(x, y))[1])) ** 2",
  ),
  ...on(
    [
      [2, 4],
      [2, 4],
    ],
    "abs(svd(complex(x, y))[2]) ** 3",
    "real(qr(complex(x, y))[1])",
    "abs(lu(complex(x, y))[2]) ** 3",
  ),
];

const solving = [
  ...on(
    [[3, 3], [3]],
    "solve(x + 4*eye(3), y)",
    "triangular_solve(x + 4*eye(3), y)",
    "solve(x + 4*eye(3), y, adjoint=True)",
  ),
  ...on(
    [
      [3, 3],
      [3, 2],
    ],
    "cholesky_solve(x + 4*eye(3), y)",
    "solve_cholesky(y, x + 4*eye(3))",
    "solve_cholesky(y, x + 4*eye(3), upper=True)",
    "lu_solve(x + 4*eye(3), cast([2, 0, 1], int32), y)",
    "lu_matrix_inverse(x + 4*eye(3), cast([2, 0, 1], int32)) @ y",
    "lu_reconstruct(x + 4*eye(3), cast([2, 0, 1], int32)) @ y",
    "lstsq(x, y, l2_regularizer=0.5)",
  ),
  ...on([[4, 2], [4]], "lstsq(x, y)"),
];

const products = [
  ...on(
    [
      [2, 3],
      [2, 3],
    ],
    "cross(x, y)",
    "vecdot(x, y)",
    "vecdot(x, y, axis=0)",
  ),
  ...on(
    [
      [2, 3],
      [3, 2],
    ],
    "x @ y",
    "matmul(x, x, transpose_b=True)",
    "matmul(y, y, transpose_a=True)",
    "tensordot(x, y, 1)",
    "tensordot(x, y, [[0, 1], [1, 0]])",
  ),
  ...on(
    [[2, 3], [3]],
    "x @ y",
    "matvec(x, y)",
    "dot(x, y)",
    "inner(x, y)",
    "outer(x, y)",
    "kron(x, y)",
    "einsum('ij,j->i', x, y)",
  ),
  ...on(
    [
      [2, 2, 3],
      [3, 2],
    ],
    "x @ y",
    "einsum('bij,jk->bik', x, y)",
    "einsum('...ij,jk->...k', x, y)",
    "einsum('bij,jb->', x, y)",
  ),
  ...on([[3, 3]], "einsum('ii->i', x)", "einsum('ij->j', x)", "einsum('ij,ik->jk', x, x)", "x @ x @ x"),
];

const polynomials = [
  ...on([[3], [4]], "polyval(x, y)", "polyval_of([x[0], x[1], x[2]], y)", "polyadd(x, y)", "polymul(x, y)"),
  ...on([[3], [5]], "convolve(x, y)", "convolve(x, y, 'same')", "correlate(y, x)", "correlate(x, y, 'full')"),
  ...on([[4]], "polyder(x)", "polyder(x, 2)", "polyint(x)", "vander(x)", "vander(x, 3, increasing=True)"),
  ...on([[5], [5], [5]], "polyfit(x, y, 2)", "polyfit(x, y, 1, w=z)"),
];

export const linalg: readonly Case[] = [
  ...decompositions,
  ...functions,
  ...complexMatrices,
  ...solving,
  ...products,
  ...polynomials,
];
