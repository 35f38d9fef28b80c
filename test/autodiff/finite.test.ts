// Gradients of every operation against finite differences in float64, and gradients of gradients.
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { multiply } from "../../src/ops/arithmetic.ts";
import { allOperations, operationsIn } from "../../src/ops/index.ts";
import { sum } from "../../src/ops/reduction.ts";
import { realize, replay } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { nodesOf, valueOfCode } from "../ops/recorded.ts";

/** Where an operation is differentiated: anywhere, above 0, above 1, between -1 and 1. */
type Domain = "any" | "positive" | "large" | "unit" | "share";
type Shape = readonly number[];
interface Case {
  readonly code: string;
  readonly shapes: readonly Shape[];
  readonly domain?: Domain;
  /** Has no second derivative worth checking: its gradient jumps. */
  readonly once?: true;
}

const one = (codes: string, domain: Domain = "any"): Case[] =>
  codes.split(" ").map((name) => ({ code: `${name}(x)`, shapes: [[5]], domain }));
const on = (shapes: readonly Shape[], ...codes: readonly string[]): Case[] => codes.map((code) => ({ code, shapes }));

const cases: readonly Case[] = [
  ...one(
    "negative square cbrt exp expm1 sin cos atan sinh cosh tanh asinh sigmoid softplus degrees radians identity silu",
  ),
  ...one("log sqrt rsqrt log1p log2 log10 reciprocal norm tan", "positive"),
  ...one("asin acos atanh", "unit"),
  ...one("acosh", "large"),
  ...one("abs relu leaky_relu elu").map((c) => ({ ...c, once: true as const })),
  ...on(
    [[2, 3], [3]],
    "x + y",
    "x - y",
    "x * y",
    "x / y",
    "squared_difference(x, y)",
    "atan2(x, y)",
    "fmod(x, y)",
    "x % y",
  ),
  ...on(
    [[2, 1], [3]],
    "x + y",
    "x - y",
    "y - x",
    "x * y",
    "y / x",
    "divide_no_nan(x, y)",
    "maximum(x, y)",
    "minimum(x, y)",
  ),
  ...on([[], [2, 2]], "x * y", "where(y > 0, x, y)", "clip(y, -0.5, x)"),
  { code: "x ** y", shapes: [[2, 1], [3]], domain: "positive" },
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
  ...one("erf erfc gelu exp2 sinc softsign selu nan_to_num"),
  ...one("lgamma digamma", "positive"),
  ...one("erfinv", "unit"),
  { code: "logit(x)", shapes: [[5]], domain: "share" },
  ...one("relu6").map((c) => ({ ...c, once: true as const })),
  ...on(
    [[2, 3], [3]],
    "hypot(x, y)",
    "logaddexp(x, y)",
    "copysign(x, y)",
    "heaviside(x, y)",
    "fmax(x, y)",
    "fmin(x, y)",
    "lerp(x, y, 0.3)",
  ),
  ...on(
    [[3, 4]],
    "median(x)",
    "median(x, axis=1)",
    "quantile(x, 0.3, axis=0)",
    "percentile(x, [20, 70])",
    "ptp(x, axis=1)",
    "average(x, axis=0)",
    "cov(x)",
    "corrcoef(x)",
    "diff(x)",
    "trapezoid(x)",
    "nansum(x, axis=0)",
    "nanmean(x)",
    "nanmax(x, axis=1)",
    "nanmin(x)",
    "nanvar(x, axis=1)",
    "nanstd(x)",
    "segment_sum(x, [0, 1, 0])",
  ),
  ...on([[2, 2, 2]], "inv(x + 4*eye(2))", "det(x)"),
  ...on([[4, 2]], "qr(x)[1]", "svd(x)[1]", "pinv(x)"),
  ...on([[2, 4]], "svd(x)[1]", "pinv(x)"),
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
  ...on(
    [
      [2, 3],
      [2, 3],
    ],
    "cross(x, y)",
  ),
  { code: "x ** 3", shapes: [[4]] },
  { code: "2.5 ** x", shapes: [[4]] },
  ...on(
    [[2, 3, 2]],
    "sum(x)",
    "sum(x, axis=1)",
    "sum(x, axis=[0, -1], keepdims=True)",
    "mean(x)",
    "mean(x, axis=[0, 2])",
  ),
  ...on(
    [[2, 3, 2]],
    "prod(x)",
    "prod(x, axis=1)",
    "prod(x, axis=[0, 2], keepdims=True)",
    "max(x, axis=-1)",
    "min(x, axis=[0, 1])",
  ),
  ...on(
    [[2, 3, 2]],
    "variance(x)",
    "variance(x, axis=1, ddof=1)",
    "std(x, axis=[0, 1])",
    "logsumexp(x)",
    "logsumexp(x, axis=1)",
  ),
  ...on([[2, 3, 2]], "norm(x, axis=1)", "norm(x, 1)", "norm(x, 3, axis=2)", "norm(x, inf)", "norm(x, -inf, axis=0)"),
  ...on(
    [[2, 4]],
    "cumsum(x)",
    "cumsum(x, axis=0, reverse=True)",
    "cumsum(x, axis=1, exclusive=True)",
    "cumprod(x, axis=1)",
  ),
  ...on(
    [[2, 4]],
    "cumprod(x, axis=1, exclusive=True)",
    "cumprod(x, axis=-1, reverse=True)",
    "cumprod(x, axis=0, exclusive=True, reverse=True)",
  ),
  // Products through zeros, where dividing by an element would not do.
  ...on(
    [[2, 4]],
    "cumprod(x * [1, 0, 1, 1], axis=1)",
    "cumprod(x * [0, 1, 0, 1], axis=1, exclusive=True)",
    "prod(x * [1, 0, 1, 1], axis=1)",
    "prod(x * [0, 1, 0, 1])",
  ),
  ...on(
    [[2, 3, 2]],
    "reshape(x, [4, -1])",
    "flatten(x)",
    "transpose(x)",
    "transpose(x, [1, 2, 0])",
    "swapaxes(x, 0, 1)",
  ),
  ...on(
    [[2, 3, 2]],
    "moveaxis(x, 0, -1)",
    "matrix_transpose(x)",
    "expand_dims(x, 1)",
    "x[:, ::-1, 1:]",
    "x[1, ..., None, 0]",
  ),
  ...on(
    [[2, 3, 2]],
    "x[:, [0, 2, 0]]",
    "x[[0, 1], :, [1, 0]]",
    "x[[True, False]]",
    "flip(x, 1)",
    "roll(x, 1, axis=1)",
    "roll(x, 3)",
  ),
  ...on(
    [[2, 3, 2]],
    "tile(x, [2, 1, 3])",
    "repeat(x, 2, axis=1)",
    "repeat(x, [1, 0, 2], axis=1)",
    "pad(x, [[1, 0], [0, 2], [1, 1]], value=3.5)",
  ),
  ...on(
    [[2, 3, 2]],
    "pad(x, 2, 'reflect')",
    "pad(x, 1, 'edge')",
    "unstack(x, axis=1)[2]",
    "split(x, [1, 2], axis=1)[1]",
    "split_at(x, [1], axis=1)[0]",
  ),
  ...on(
    [[2, 3, 2]],
    "chunks_of(x, 2, axis=1)[0]",
    "diag_part(x)",
    "diag_part(x, -1)",
    "tril(x)",
    "triu(x, 1)",
    "band_part(x, 0, 1)",
    "trace(x)",
  ),
  ...on([[2, 3, 2]], "reshape(transpose(x), [6, 2])[::-2]", "(x[:, :1] * x)[0]", "reshape(x[:, 1:, ::-1], [-1])"),
  ...on(
    [[3]],
    "diag(x)",
    "diag(x, -1)",
    "broadcast_to(x, [2, 3])",
    "constant(x, shape=[3, 1])",
    "cast(x, float64)",
    "convert_to_tensor(x)",
    "full([3], x[1])",
  ),
  ...on(
    [[1, 3, 1]],
    "squeeze(x)",
    "squeeze(x, 0)",
    "broadcast_to(x, [2, 3, 4])",
    "full_like([1, 2], x[0, 0, 0], dtype=float64)",
  ),
  ...on(
    [
      [2, 3],
      [1, 3],
    ],
    "concat([x, y, x])",
    "vstack([x, y])",
    "stack([x[0], y[0]], axis=1)",
    "hstack([x, x])",
    "dstack([x, x])",
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
  ...on(
    [[3, 4]],
    "gather(x, [2, 0, 2])",
    "gather(x, [[1, 1], [3, 0]], axis=1)",
    "gather(x, [[0], [1], [1]], batch_dims=1)",
    "gather_nd(x, [[0, 1], [2, 2], [0, 1]])",
  ),
  ...on(
    [[3, 4]],
    "take_along_axis(x, [[0, 1], [2, 2], [3, 0]], 1)",
    "boolean_mask(x, [True, False, True])",
    "tf.slice(x, [1, 0], [2, 3])",
  ),
  ...on([[3, 4]], "sort(x, axis=0)", "sort(x, descending=True)", "top_k(x, 2)[0]"),
  ...on(
    [[4], [2]],
    "tensor_scatter_nd_update(x, [[3], [0]], y)",
    "tensor_scatter_nd_add(x, [[1], [1]], y)",
    "tensor_scatter_nd_sub(x, [[1], [2]], y)",
  ),
  ...on(
    [[4], [2]],
    "tensor_scatter_nd_max(x, [[1], [2]], y)",
    "tensor_scatter_nd_min(x, [[1], [2]], y)",
    "scatter_nd([[1], [1]], y, [3])",
  ),
  ...on(
    [[2, 3]],
    "softmax(x)",
    "softmax(x, 0)",
    "log_softmax(x)",
    "log_softmax(x, 0)",
    "l2_normalize(x)",
    "l2_normalize(x, axis=1)",
    "clip_by_norm(x, 0.3)",
    "clip_by_norm(x, 0.3, axes=[1])",
    "global_norm([x, x[0]])",
  ),
  ...on(
    [
      [2, 3],
      [2, 3],
    ],
    "mse(x, y)",
    "mse(x, y, axis=1)",
    "mae(x, y)",
    "huber(x, y)",
    "huber(x, y, delta=0.3)",
    "sigmoid_cross_entropy_with_logits(x, y)",
  ),
  ...on(
    [
      [2, 3],
      [2, 3],
    ],
    "softmax_cross_entropy_with_logits(softmax(x), y)",
    "categorical_crossentropy(softmax(x), softmax(y))",
    "binary_crossentropy(sigmoid(x), sigmoid(y))",
  ),
  ...on([[2, 3]], "sparse_softmax_cross_entropy_with_logits([2, 0], x)", "cross_entropy(x, [2, 0])"),
];

/** Operations through which no gradient flows, or that make tensors out of nothing. */
const flat =
  `matrix_rank signbit bincount histogram interp isin floordiv sign floor ceil trunc rint round equal not_equal less less_equal greater greater_equal logical_and
  logical_or logical_xor logical_not isnan isinf isfinite bitwise_and bitwise_or bitwise_xor left_shift right_shift invert
  stop_gradient zeros ones zeros_like ones_like arange linspace logspace eye any all argmax argmin argsort argwhere nonzero
  count_nonzero unique unique_with_index searchsorted one_hot shape rank size accuracy`.split(/\s+/);

/** The same numbers for the same case, away from kinks and ties. */
function numbers(shape: Shape, domain: Domain, seed: number): Stored {
  const size = shape.reduce((n, d) => n * d, 1);
  const at = (i: number): number => {
    const u = ((i * 0.6180339887 + seed * 0.2236067977 + 0.1337) % 1) * 0.96 + 0.02;
    if (domain === "positive") return u + 0.3;
    if (domain === "large") return u + 1.2;
    if (domain === "share") return 0.1 + 0.8 * u;
    return domain === "unit" ? 1.8 * u - 0.9 : (3 * u - 1.5) * (Math.abs(u - 0.5) < 0.02 ? 4 : 1);
  };
  return stored(
    "float64",
    shape,
    Float64Array.from({ length: size }, (_, i) => at(i)),
  );
}

const session = newSession();
const elements = (s: Stored): number[] => Array.from(denseData(s) as Float64Array);

/** The number sum(weights * code), its gradients, and the number sum(weights * gradients) with its own gradients. */
function prepare(c: Case): {
  inputs: Node[];
  first: Node;
  second: Node;
  gradients: readonly (Node | null)[];
  again: readonly (Node | null)[];
} {
  const inputs = c.shapes.map((shape, i) => sourceOf(numbers(shape, c.domain ?? "any", i)));
  inputs.forEach(watch);
  const targets = inputs.map((node) => ({ node }));
  const out = nodesOf(valueOfCode(c.code, inputs, session), session)[0]!;
  const weighed = (x: Node, seed: number): Node =>
    sum({ x: multiply(x, sourceOf(numbers(x.shape, "positive", seed))) });
  const first = weighed(out, 7);
  const { gradients } = backward(first, targets);
  const second = gradients
    .flatMap((g, i) => (g ? [weighed(g, 8 + i)] : []))
    .reduce((a, b) => sum({ x: nodesOf(valueOfCode("x + y", [a, b], session), session)[0]! }));
  return { inputs, first, second, gradients, again: backward(second, targets).gradients };
}

/** d of / d input[which], by central differences refined once by Richardson, at the step that changes least. */
function differences(of: Node, inputs: readonly Node[], which: number): number[] {
  const { run } = replay([of], inputs);
  const values = inputs.map((n) => n.value!);
  const base = elements(values[which]!);
  const shape = values[which]!.layout.shape;
  const slope = (k: number, h: number): number => {
    const at = (d: number): number => {
      const moved = Float64Array.from(base, (v, i) => (i === k ? v + d : v));
      return elements(run(values.map((v, i) => (i === which ? stored("float64", shape, moved) : v)))[0]!)[0]!;
    };
    return (8 * (at(h) - at(-h)) - (at(2 * h) - at(-2 * h))) / (12 * h);
  };
  return base.map((_, k) => {
    const found = [1e-2, 1e-3, 1e-4, 1e-5].map((h) => slope(k, h));
    const jumps = found.slice(1).map((v, i) => Math.abs(v - found[i]!));
    return found[jumps.indexOf(Math.min(...jumps)) + 1]!;
  });
}

function compare(of: Node, inputs: readonly Node[], gradients: readonly (Node | null)[]): void {
  inputs.forEach((input, i) => {
    const gradient = gradients[i];
    const found = gradient ? elements(realize([gradient])[0]!) : elements(input.value!).map(() => 0);
    const wanted = differences(of, inputs, i);
    found.forEach((v, k) => {
      expect(Math.abs(v - wanted[k]!), `input ${i}, element ${k}: ${v}, not ${wanted[k]}`).toBeLessThan(
        1e-7 * Math.max(1, Math.abs(wanted[k]!)),
      );
    });
  });
}

const jumping = /max|min|clip|sort|top_k|fmod|%|huber|mae|inf|norm\(x, 1\)/;

describe("first order", () => {
  test.each(cases.map((c) => [`${c.code} of ${JSON.stringify(c.shapes)}`, c] as const))("%s", (_, c) => {
    const { inputs, first, gradients } = prepare(c);
    gradients.forEach((g, i) => {
      if (g) expect(g.shape).toEqual(inputs[i]!.shape);
    });
    compare(first, inputs, gradients);
  });
});

describe("second order", () => {
  const smooth = cases.filter((c) => !c.once && !jumping.test(c.code));
  test.each(smooth.map((c) => [`${c.code} of ${JSON.stringify(c.shapes)}`, c] as const))("%s", (_, c) => {
    const { inputs, second, again } = prepare(c);
    compare(second, inputs, again);
  });
});

test("every operation is differentiated here, or stated to be flat", () => {
  const written = cases.map((c) => c.code).join(" ");
  const operators = { add: "+", subtract: "-", multiply: "*", divide: "/", mod: "%", pow: "**" } as Readonly<
    Record<string, string>
  >;
  const random = new Set(operationsIn("random"));
  const absent = [...allOperations()]
    .filter((op) => !random.has(op))
    .map((op) => op.name)
    .filter(
      (n) => !written.includes(`${n}(`) && !(n in operators && written.includes(operators[n]!)) && !flat.includes(n),
    );
  expect(absent).toEqual([]);
});
