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

export const linalg: readonly Case[] = [...decompositions, ...solving, ...products, ...polynomials];
