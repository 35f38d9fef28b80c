/**
 * Matrices taken apart: QR, singular values, eigenvalues, and what follows from them. Several results of one algorithm
 * are one node's values side by side, so that it runs once; gradients flow into that node through its pieces.
 */
import { isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { noteShape, type Shape, showShape } from "../core/shape.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, multiply, numberLike, square, subtract } from "./arithmetic.ts";
import { equal, greater } from "./compare.ts";
import { eye, tril } from "./diagonal.ts";
import { factorQR, factorSVD, factorSymmetric } from "./factorize.ts";
import { joinAlong } from "./joining.ts";
import { product } from "./linalg.ts";
import { cut } from "./movement.ts";
import { castTo, operation, select, tensor } from "./operation.ts";
import { max, min, sum } from "./reduction.ts";
import { floatMatrix, inverse, matricesOf, squareOf, stackedResults, transpose } from "./solving.ts";

const anyMatrix = tensor("a matrix, or a stack of them", { want: "float", also: "a A input tensor" });

/** @throws shape/rank */
function sizesOf(name: string, x: Node): readonly [number, number] {
  if (x.shape.length >= 2) return [x.shape.at(-2)!, x.shape.at(-1)!];
  const facts = { name, wanted: "a matrix", shape: showShape(x.shape) };
  throw refuse("shape/rank", facts, { notes: { x: noteShape(x.shape) }, shapes: [x.shape] });
}

/** `count` values from `from` on of the last axis, under a shape of its own. */
function piece(packed: Node, from: number, shape: Shape): Node {
  const lead = packed.shape.slice(0, -1);
  const count = shape.reduce((n, d) => n * d, 1);
  const begin = [...lead.map(() => 0), from];
  const cut = structure.slice(
    packed,
    begin,
    begin.map(() => 1),
    [...lead, count],
  );
  return structure.reshape(cut, [...lead, ...shape]);
}

const rowsOver = (s: Node, like: Node): Node =>
  structure.expand(structure.reshape(s, [...s.shape.slice(0, -1), 1, s.shape.at(-1)!]), like.shape);
const columnsOver = (s: Node, like: Node): Node => structure.expand(structure.reshape(s, [...s.shape, 1]), like.shape);
const identityLike = (x: Node): Node => structure.expand(eye({ n: x.shape.at(-1)!, dtype: x.dtype }), x.shape);
/** 1 / x off the diagonal where x is not 0, else 0. */
function reciprocalOff(x: Node): Node {
  const zero = equal(x, numberLike(0, x));
  const safe = select(zero, numberLike(1, x), x);
  return multiply(
    select(zero, numberLike(0, x), divide(numberLike(1, x), safe)),
    subtract(numberLike(1, x), identityLike(x)),
  );
}

interface Sizes {
  readonly m: number;
  readonly n: number;
}

/** Q (m, k) and R (k, n), one after another. */
const qrRoutine: RoutineOp<Sizes & { readonly k: number }> = {
  name: "qr",
  evaluate: ([x], { m, n, k }, out) => {
    const parts = matricesOf(x!).all.flatMap((a) => {
      const { q, r } = factorQR(a, m, n);
      const first = new Float64Array(m * k);
      for (let i = 0; i < m; i++) first.set(q.subarray(i * m, i * m + k), i * k);
      return [first, r.subarray(0, k * n)];
    });
    return stackedResults(parts, out);
  },
  gradient: (dy, _, { inputs: [x], out, attrs: { m, n, k } }) => {
    if (k > n)
      throw refuse("value/domain", {
        detail: "a complete qr of a tall matrix has no gradient: its last columns are free",
      });
    const [q, r] = [piece(out, 0, [m, k]), piece(out, m * k, [k, n])];
    const [dq, dr] = [piece(dy, 0, [m, k]), piece(dy, m * k, [k, n])];
    if (m >= n) return throughTallQR(q, r, dq, dr);
    // A wide matrix is a square one beside others, which are q times their part of r (Roberts and Roberts 2020).
    const last = x!.shape.length - 1;
    const [left, others] = [cut(dr, last, 0, m), cut(dr, last, m, n - m)];
    const flow = add(dq, product(cut(x!, last, m, n - m), transpose(others)));
    return joinAlong([throughTallQR(q, cut(r, last, 0, m), flow, left), product(q, others)], last);
  },
};

/** Walter and Lehmann 2018, for m ≥ n: dA = (dQ + Q copyltu(R dRᵀ - dQᵀ Q)) R⁻ᵀ. */
function throughTallQR(q: Node, r: Node, dq: Node, dr: Node): Node {
  const inner = subtract(product(r, transpose(dr)), product(transpose(dq), q));
  const low = tril({ x: inner, k: -1 });
  const whole = add(add(low, transpose(low)), multiply(inner, identityLike(inner)));
  return product(add(dq, product(q, whole)), transpose(inverse(r)));
}

export const qr = operation({
  name: "qr",
  also: { tf: "linalg.qr", np: "linalg.qr", torch: "linalg.qr qr" },
  params: {
    x: anyMatrix,
    mode: { kind: "string", doc: "`complete`: a square q", default: "reduced", choices: ["reduced", "complete", "r"] },
    full_matrices: { kind: "bool", doc: "the same as mode complete", default: false },
  },
  fields: ["Q", "R"],
  doc: "Orthonormal columns q and an upper triangular r with q @ r = x.",
  examples: [{ code: "qr([[3.0, 1.0], [4.0, 2.0]])[1]", shows: "[[-5.  -2.2]\n [ 0.   0.4]]" }],
  run: ({ x, mode, full_matrices }) => {
    const [m, n] = sizesOf("qr", x);
    const k = mode === "complete" || full_matrices ? m : Math.min(m, n);
    const packed = structure.routine(qrRoutine, [x], { m, n, k }, [...x.shape.slice(0, -2), m * k + k * n], x.dtype);
    const r = piece(packed, m * k, [k, n]);
    return mode === "r" ? r : [piece(packed, 0, [m, k]), r];
  },
});

/** s (k), U (m, k), V (n, k), one after another. */
const svdRoutine: RoutineOp<Sizes> = {
  name: "svd",
  evaluate: ([x], { m, n }, out) =>
    stackedResults(
      matricesOf(x!).all.flatMap((a) => {
        const { u, s, v } = factorSVD(a, m, n);
        return [s, u, v];
      }),
      out,
    ),
  // Townsend 2016, thin form.
  gradient: (dy, _, { out, attrs: { m, n } }) => {
    const k = Math.min(m, n);
    const parts = (x: Node): [Node, Node, Node] => [piece(x, 0, [k]), piece(x, k, [m, k]), piece(x, k + m * k, [n, k])];
    const [s, u, v] = parts(out);
    const [ds, du, dv] = parts(dy);
    const [ut, vt] = [transpose(u), transpose(v)];
    const lengths = square(s);
    const like = product(ut, u);
    const f = reciprocalOff(subtract(rowsOver(lengths, like), columnsOver(lengths, like)));
    const skew = (x: Node): Node => subtract(x, transpose(x));
    const left = multiply(f, skew(product(ut, du)));
    const right = multiply(f, skew(product(vt, dv)));
    const middle = add(
      add(multiply(left, rowsOver(s, like)), multiply(right, columnsOver(s, like))),
      multiply(rowsOver(ds, like), identityLike(like)),
    );
    let dx = product(product(u, middle), vt);
    const inverted = divide(numberLike(1, s), s);
    if (m > k) {
      const rest = subtract(identityOf(m, u), product(u, ut));
      dx = add(dx, product(multiply(product(rest, du), rowsOver(inverted, du)), vt));
    }
    if (n > k) {
      const rest = subtract(identityOf(n, v), product(v, vt));
      dx = add(dx, product(u, transpose(multiply(product(rest, dv), rowsOver(inverted, dv)))));
    }
    return dx;
  },
};
const identityOf = (n: number, like: Node): Node =>
  structure.expand(eye({ n, dtype: like.dtype }), [...like.shape.slice(0, -2), n, n]);

interface Singular {
  readonly s: Node;
  readonly u: Node;
  readonly v: Node;
}
/** x = u diag(s) vᵀ, thin. */
function singular(name: string, x: Node): Singular {
  const [m, n] = sizesOf(name, x);
  const k = Math.min(m, n);
  const lead = x.shape.slice(0, -2);
  const packed = structure.routine(svdRoutine, [x], { m, n }, [...lead, k + m * k + n * k], x.dtype);
  return { s: piece(packed, 0, [k]), u: piece(packed, k, [m, k]), v: piece(packed, k + m * k, [n, k]) };
}

/** Further orthonormal columns, until the matrix is square. */
function completed(u: Node): Node {
  const [m, k] = [u.shape.at(-2)!, u.shape.at(-1)!];
  if (m === k) return u;
  const attrs = { m, n: k, k: m };
  const packed = structure.routine(qrRoutine, [u], attrs, [...u.shape.slice(0, -2), m * m + m * k], u.dtype);
  const q = piece(packed, 0, [m, m]);
  const begin = [...u.shape.slice(0, -1).map(() => 0), k];
  const rest = structure.slice(
    q,
    begin,
    begin.map(() => 1),
    [...u.shape.slice(0, -1), m - k],
  );
  const before = [...u.shape.slice(0, -1), m];
  const at = (x: Node, from: number): Node =>
    structure.place(
      x,
      begin.map((_, i) => (i === begin.length - 1 ? from : 0)),
      begin.map(() => 1),
      before,
    );
  return add(at(u, 0), at(rest, k));
}

export const svd = operation({
  name: "svd",
  also: { tf: "linalg.svd", np: "linalg.svd", torch: "linalg.svd svd" },
  params: {
    x: anyMatrix,
    full_matrices: { kind: "bool", doc: "square u and v", default: false },
    compute_uv: { kind: "bool", doc: "vectors too, not the values alone", default: true },
    results: {
      kind: "string",
      doc: "which results, in which order",
      default: "u s vh",
      choices: ["u s vh", "s u v", "u s v"],
    },
  },
  variants: {
    "tf.linalg.svd": { results: "s u v" },
    "np.linalg.svd": { full_matrices: true },
    "torch.linalg.svd": { full_matrices: true },
    "torch.svd": { results: "u s v" },
  },
  doc: "Singular values: orthonormal columns u and v, values s from the largest on, with u @ diag(s) @ vh = x.",
  examples: [{ code: "svd([[3.0, 0.0], [0.0, -2.0]])[1]", shows: "[3. 2.]" }],
  run: ({ x, full_matrices, compute_uv, results }) => {
    const { s, u, v } = singular("svd", x);
    if (!compute_uv) return s;
    const [left, right] = full_matrices ? [completed(u), completed(v)] : [u, v];
    if (results === "s u v") return [s, left, right];
    return [left, s, results === "u s v" ? right : transpose(right)];
  },
});

export const svdvals = operation({
  name: "svdvals",
  also: { np: "linalg.svdvals", torch: "linalg.svdvals" },
  params: { x: anyMatrix },
  doc: "Singular values, from the largest on.",
  examples: [{ code: "svdvals([[3.0, 0.0], [0.0, -2.0]])", shows: "[3. 2.]" }],
  run: ({ x }) => singular("svdvals", x).s,
});

/** Values, then vectors as columns. */
const eighRoutine: RoutineOp<{ readonly n: number }> = {
  name: "eigh",
  evaluate: ([x], { n }, out) =>
    stackedResults(
      matricesOf(x!).all.flatMap((a) => {
        const { values, vectors } = factorSymmetric(a, n);
        return [values, vectors];
      }),
      out,
    ),
  // Giles 2008: V (diag(dw) + F ∘ Vᵀ dV) Vᵀ with F[i, j] = 1 / (w[j] - w[i]), symmetrized.
  gradient: (dy, _, { out, attrs: { n } }) => {
    const [w, v] = [piece(out, 0, [n]), piece(out, n, [n, n])];
    const [dw, dv] = [piece(dy, 0, [n]), piece(dy, n, [n, n])];
    const vt = transpose(v);
    const f = reciprocalOff(subtract(rowsOver(w, v), columnsOver(w, v)));
    const inner = add(multiply(rowsOver(dw, v), identityLike(v)), multiply(f, product(vt, dv)));
    const dx = product(product(v, inner), vt);
    return divide(add(dx, transpose(dx)), numberLike(2, dx));
  },
};
function symmetricParts(name: string, x: Node): readonly [Node, Node] {
  const n = squareOf(name, x);
  const packed = structure.routine(eighRoutine, [x], { n }, [...x.shape.slice(0, -2), n + n * n], x.dtype);
  return [piece(packed, 0, [n]), piece(packed, n, [n, n])];
}

export const eigh = operation({
  name: "eigh",
  also: { tf: "linalg.eigh", np: "linalg.eigh", torch: "linalg.eigh" },
  params: { x: floatMatrix },
  fields: ["eigenvalues", "eigenvectors"],
  doc: "Eigenvalues of a symmetric matrix, from the smallest on, and eigenvectors as columns. The lower half is read; the sign of a vector is free.",
  examples: [{ code: "eigh([[2.0, 1.0], [1.0, 2.0]])[0]", shows: "[1. 3.]" }],
  run: ({ x }) => symmetricParts("eigh", x),
});

export const eigvalsh = operation({
  name: "eigvalsh",
  also: { tf: "linalg.eigvalsh", np: "linalg.eigvalsh", torch: "linalg.eigvalsh" },
  params: { x: floatMatrix },
  doc: "Eigenvalues of a symmetric matrix, from the smallest on.",
  examples: [{ code: "eigvalsh([[2.0, 1.0], [1.0, 2.0]])", shows: "[1. 3.]" }],
  run: ({ x }) => symmetricParts("eigvalsh", x)[0],
});

const rcond = {
  ...tensor("singular values up to this part of the largest count as 0; left out: what rounding leaves", {
    want: "float",
    apart: true,
    also: "rtol",
  }),
  default: null,
} as const;

/** How small a singular value is one that rounding made. */
const cutoff = (x: Node, s: Node, wanted: Node | null, factor: number): Node => {
  const eps = x.dtype === "float64" ? 2 ** -52 : 2 ** -23;
  const largest = max({ x: s, axis: [s.shape.length - 1], keepdims: true });
  const part = wanted ? structure.reshape(castTo(wanted, s.dtype), [...wanted.shape, 1]) : numberLike(eps * factor, s);
  return structure.expand(multiply(largest, part), s.shape);
};

/** The pseudo-inverse of Moore and Penrose. */
function pseudoInverse(name: string, x: Node, wanted: Node | null): Node {
  const { s, u, v } = singular(name, x);
  if (s.shape.at(-1) === 0) return transpose(x);
  const used = greater(s, cutoff(x, s, wanted, Math.max(x.shape.at(-2)!, x.shape.at(-1)!)));
  const safe = select(used, s, numberLike(1, s));
  const inverted = select(used, divide(numberLike(1, s), safe), numberLike(0, s));
  return product(multiply(v, rowsOver(inverted, v)), transpose(u));
}

export const pinv = operation({
  name: "pinv",
  also: { tf: "linalg.pinv", np: "linalg.pinv", torch: "linalg.pinv pinverse" },
  params: { x: anyMatrix, rcond },
  doc: "The pseudo-inverse: what comes closest to an inverse, for matrices of any shape.",
  examples: [{ code: "pinv([[2.0, 0.0], [0.0, 0.0]])", shows: "[[0.5 0. ]\n [0.  0. ]]" }],
  run: ({ x, rcond }) => pseudoInverse("pinv", x, rcond),
});

export const matrixRank = operation({
  name: "matrix_rank",
  also: { tf: "linalg.matrix_rank", np: "linalg.matrix_rank", torch: "linalg.matrix_rank" },
  params: {
    x: anyMatrix,
    rcond,
    tol: { kind: "number", doc: "singular values up to this count as 0", default: null, also: "atol" },
  },
  doc: "How many rows of a matrix are independent of each other.",
  examples: [{ code: "matrix_rank([[1.0, 2.0], [2.0, 4.0]])", shows: "1" }],
  run: ({ x, rcond, tol }) => {
    const { s } = singular("matrix_rank", x);
    if (s.shape.at(-1) === 0) return structure.constant(0, "int64", s.shape.slice(0, -1));
    const limit = tol === null ? cutoff(x, s, rcond, Math.max(x.shape.at(-2)!, x.shape.at(-1)!)) : numberLike(tol, s);
    const used = greater(s, limit);
    return sum({ x: castTo(used, "int64"), axis: [s.shape.length - 1] });
  },
});

export const cond = operation({
  name: "cond",
  also: { np: "linalg.cond", torch: "linalg.cond" },
  params: { x: anyMatrix },
  doc: "The largest singular value over the smallest: how much errors grow when x is solved with.",
  examples: [{ code: "cond([[4.0, 0.0], [0.0, 2.0]])", shows: "2.0" }],
  run: ({ x }) => {
    const { s } = singular("cond", x);
    const axis = [s.shape.length - 1];
    return divide(max({ x: s, axis }), min({ x: s, axis }));
  },
});

export const lstsq = operation({
  name: "lstsq",
  also: { tf: "linalg.lstsq", np: "linalg.lstsq", torch: "linalg.lstsq" },
  params: {
    a: tensor("a matrix", { want: "float", also: "matrix A" }),
    b: tensor("right sides as columns, or one vector", { want: "float", also: "rhs B" }),
    rcond,
    all: { kind: "bool", doc: "also the squared residuals, the rank and the singular values", default: false },
  },
  variants: { "np.linalg.lstsq": { all: true }, "torch.linalg.lstsq": { all: true } },
  doc: "The x for which a @ x comes closest to b: the sum of squares is smallest, and then x itself.",
  examples: [{ code: "lstsq([[1.0, 0.0], [0.0, 2.0], [0.0, 0.0]], [3.0, 4.0, 9.0])", shows: "[3. 2.]" }],
  run: ({ a, b, rcond, all }) => {
    const [m, n] = sizesOf("lstsq", a);
    const dtype = isFloat(a.dtype) ? a.dtype : "float32";
    const right = castTo(b, dtype);
    const x = product(pseudoInverse("lstsq", a, rcond), right);
    if (!all) return x;
    const { s } = singular("lstsq", a);
    const used = greater(s, cutoff(a, s, rcond, Math.max(m, n)));
    const rest = square(subtract(product(a, x), right));
    const squares = sum({ x: rest, axis: [0], keepdims: b.shape.length === 1 });
    const residuals =
      m > n
        ? squares
        : structure.slice(structure.reshape(squares, [squares.shape.reduce((p, d) => p * d, 1)]), [0], [1], [0]);
    return [x, residuals, sum({ x: castTo(used, "int32"), axis: [0] }), s];
  },
});
