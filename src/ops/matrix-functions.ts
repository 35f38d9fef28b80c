/** Functions of whole matrices beyond solving: chains of products, triangular systems, exponentials. */

import { refuse } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, multiply, numberLike } from "./arithmetic.ts";
import { tril, triu } from "./diagonal.ts";
import { product } from "./linalg.ts";
import { matrixTranspose } from "./movement.ts";
import { operation, tensor } from "./operation.ts";
import { floatMatrix, solution, squareOf } from "./solving.ts";

export const multiDot = operation({
  name: "multi_dot",
  also: { np: "linalg.multi_dot", torch: "linalg.multi_dot" },
  params: {
    arrays: {
      kind: "tensors",
      doc: "two or more matrices; the first and the last may be vectors",
      also: "tensors matrices",
    },
  },
  methodless: true,
  doc: "The product of several matrices, in the order that costs least.",
  examples: [{ code: "multi_dot([[[1, 2]], [[3], [4]], [[5]]])", shows: "[[55]]" }],
  run: ({ arrays }) => {
    if (arrays.length < 2)
      throw refuse("value/domain", { detail: `multi_dot takes two matrices or more, not ${arrays.length}` });
    const sizes = [arrays[0]!.shape.length === 1 ? 1 : arrays[0]!.shape[0]!, ...arrays.map((a) => a.shape.at(-1)!)];
    return chained(arrays, cheapest(sizes), 0, arrays.length - 1);
  },
});
/** For each run of factors where it is best cut (the textbook's matrix chain). */
function cheapest(sizes: readonly number[]): readonly (readonly number[])[] {
  const n = sizes.length - 1;
  const cost = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  const at = Array.from({ length: n }, () => new Array<number>(n).fill(0));
  for (let length = 2; length <= n; length++) {
    for (let i = 0; i + length <= n; i++) {
      const j = i + length - 1;
      cost[i]![j] = Number.POSITIVE_INFINITY;
      for (let k = i; k < j; k++) {
        const c = cost[i]![k]! + cost[k + 1]![j]! + sizes[i]! * sizes[k + 1]! * sizes[j + 1]!;
        if (c < cost[i]![j]!) [cost[i]![j], at[i]![j]] = [c, k];
      }
    }
  }
  return at;
}
function chained(all: readonly Node[], cuts: readonly (readonly number[])[], i: number, j: number): Node {
  if (i === j) return all[i]!;
  const k = cuts[i]![j]!;
  return product(chained(all, cuts, i, k), chained(all, cuts, k + 1, j));
}

export const solveTriangular = operation({
  name: "solve_triangular",
  also: { torch: "linalg.solve_triangular" },
  params: {
    a: tensor("a triangular matrix; the other half is not read", { want: "float", also: "A" }),
    b: tensor("right sides as columns", { want: "float", also: "B" }),
    upper: { kind: "bool", doc: "the upper triangle counts", default: true },
    left: { kind: "bool", doc: "a stands on the left of x", default: true },
    unitriangular: { kind: "bool", doc: "the diagonal is taken for ones", default: false },
  },
  doc: "x of a @ x = b for a triangular a.",
  examples: [{ code: "solve_triangular([[2.0, 2.0], [9.0, 4.0]], [[6.0], [4.0]])", shows: "[[2.]\n [1.]]" }],
  run: ({ a, b, upper, left, unitriangular }) => {
    const n = squareOf("solve_triangular", a, "a");
    const k = unitriangular ? 1 : 0;
    const half = upper ? triu({ x: a, k }) : tril({ x: a, k: -k });
    const ones = structure.constant(1, a.dtype, [n, n]);
    const whole = unitriangular ? add(half, tril({ x: triu({ x: ones }) })) : half;
    if (left) return solution("solve_triangular", whole, b, false);
    const turned = solution("solve_triangular", matrixTranspose({ x: whole }), matrixTranspose({ x: b }), false);
    return matrixTranspose({ x: turned });
  },
});

/** exp(A) by scaling and squaring: a Taylor polynomial of A over 2^s, squared s times. */
export const matrixExp = operation({
  name: "matrix_exp",
  also: { tf: "linalg.expm", torch: "matrix_exp linalg.matrix_exp", own: "expm" },
  params: { x: floatMatrix },
  doc: "The exponential of a matrix: the sum of x^k / k!.",
  examples: [{ code: "matrix_exp([[0.0, 1.0], [0.0, 0.0]])", shows: "[[1. 1.]\n [0. 1.]]" }],
  run: ({ x }) => {
    const n = squareOf("matrix_exp", x);
    const steps = 8;
    const small = multiply(numberLike(2 ** -steps, x), x);
    const ones = structure.constant(1, x.dtype, [n, n]);
    const one = tril({ x: triu({ x: ones }) });
    let out = structure.expand(one, x.shape);
    for (let k = 14; k >= 1; k--) out = add(one, multiply(numberLike(1 / k, x), product(small, out)));
    for (let i = 0; i < steps; i++) out = product(out, out);
    return out;
  },
});
