/**
 * Random tensors. A draw is plain data in a node and filled when the node runs; where its stream begins is decided when
 * the node is made, so the session's state moves at once and what was drawn stays what it is.
 */
import { type DType, dataFrom, integerRange, isInteger } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import type { Node, RoutineOp } from "../graph/node.ts";
import { sourceOf } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { blocksOfCategorical, drawCategorical } from "../random/categorical.ts";
import { type Distribution, integers, normal, permutation, truncatedNormal, uniform } from "../random/distribution.ts";
import { type Draw, fill } from "../random/draws.ts";
import type { Stream } from "../random/philox.ts";
import { blocksOfRates, drawGamma, drawPoisson } from "../random/rates.ts";
import { drawStateless, foldIn, type Seed, splitSeed } from "../random/stateless.ts";
import { add, divide, maximum, multiply, subtract } from "./arithmetic.ts";
import { castTo, operation, tensor } from "./operation.ts";
import { logGammaOf } from "./special-values.ts";

const drawRoutine: RoutineOp<{ readonly draw: Draw }> = {
  name: "random",
  moves: true,
  evaluate: (_, { draw }, { shape, dtype }) => stored(dtype, shape, fill(draw, sizeOf(shape))),
  gradient: null,
};

/** A tensor of the first numbers of a draw, in row-major order. */
export const drawn = (draw: Draw, shape: Shape): Node =>
  structure.routine(drawRoutine, [], { draw }, shape, draw.dtype);

const ones = (out: Node): Node => structure.constant(1, out.dtype, out.shape);
/** The same numbers before they were scaled and moved. */
function unscaled({ step, shape }: Node): Node {
  const { draw } = (step as unknown as { readonly attrs: { readonly draw: Draw } }).attrs;
  if (draw.kind === "uniform") return drawn({ ...draw, low: 0, high: 1 }, shape);
  return drawn({ ...draw, mean: 0, stddev: 1 } as Draw, shape);
}
const byMoments = { mean: ones, stddev: unscaled };
const byBounds = { minval: (out: Node) => subtract(ones(out), unscaled(out)), maxval: unscaled };

const shape = { kind: "shape", doc: "sizes of the axes", also: "size" } as const;
const dtype = { kind: "dtype", doc: "element type", default: null } as const;
const seed = { kind: "int", doc: "a seed for this operation alone", default: null } as const;
const mean = { kind: "number", doc: "the mean", default: 0, also: "loc" } as const;
const stddev = { kind: "number", doc: "the standard deviation", default: 1, also: "scale std" } as const;
const minval = { kind: "scalar", doc: "the smallest value", default: null, also: "low" } as const;
const maxval = {
  kind: "scalar",
  doc: "the end, which is not reached; 1 for floats",
  default: null,
  also: "high",
} as const;
const pair = { kind: "ints", doc: "two integers that determine the numbers" } as const;
const own = (seed: number | null): bigint | null => (seed === null ? null : BigInt(seed));

type Bound = { readonly value: number } | null;
/** Floats from 0 to 1 unless bounds say otherwise; integers need their end. */
export function uniformBetween(low: Bound, high: Bound, dtype: DType): Distribution {
  if (!isInteger(dtype)) return uniform(dtype, low?.value ?? 0, high?.value ?? 1);
  if (high === null) throw refuse("random/bounds", { detail: "random integers need maxval" });
  return integers(dtype, BigInt(Math.trunc(low?.value ?? 0)), BigInt(Math.trunc(high.value)));
}

export const randomNormal = operation({
  name: "normal",
  also: { tf: "random.normal", own: "random_normal" },
  params: { shape, mean, stddev, dtype, seed },
  slopes: byMoments,
  methodless: true,
  doc: "Normal numbers. `seed 2020` (tf.random.set_seed) makes them the same every time, and TensorFlow's.",
  examples: [{ code: "normal([2, 3]).shape", shows: "(2, 3)" }],
  run: ({ shape, mean, stddev, dtype, seed }, { float, random }) =>
    drawn(random.draw(normal(dtype ?? float, mean, stddev), sizeOf(shape), own(seed)), shape),
});

export const truncated = operation({
  name: "truncated_normal",
  also: { tf: "random.truncated_normal" },
  params: { shape, mean, stddev, dtype, seed },
  slopes: byMoments,
  methodless: true,
  doc: "Normal numbers, none further than two standard deviations from the mean.",
  examples: [{ code: "max(abs(truncated_normal([100]))) < 2", shows: "True" }],
  run: ({ shape, mean, stddev, dtype, seed }, { float, random }) =>
    drawn(random.draw(truncatedNormal(dtype ?? float, mean, stddev), sizeOf(shape), own(seed)), shape),
});

export const randomUniform = operation({
  name: "uniform",
  also: { tf: "random.uniform", own: "random_uniform" },
  params: { shape, minval, maxval, dtype, seed },
  slopes: byBounds,
  methodless: true,
  doc: "Evenly distributed numbers, from 0 up to 1 unless bounds are given. Integers with dtype=int32 and maxval.",
  examples: [{ code: "max(uniform([100], 5, 10, dtype=int32)) < 10", shows: "True" }],
  run: ({ shape, minval, maxval, dtype, seed }, { float, random }) =>
    drawn(random.draw(uniformBetween(minval, maxval, dtype ?? float), sizeOf(shape), own(seed)), shape),
});

const sizes = { kind: "shape", doc: "sizes of the axes", rest: true, also: "size" } as const;
const shorthand = (name: string, distribution: (dtype: DType) => Distribution, doc: string) =>
  operation({
    name,
    params: { shape: sizes, dtype },
    methodless: true,
    doc,
    examples: [{ code: `${name}(2, 3).shape`, shows: "(2, 3)" }],
    run: ({ shape, dtype }, { float, random }) =>
      drawn(random.draw(distribution(dtype ?? float), sizeOf(shape), null), shape),
  });
export const randn = shorthand("randn", (t) => normal(t), "Normal numbers with mean 0 and standard deviation 1.");
export const rand = shorthand("rand", (t) => uniform(t), "Evenly distributed numbers from 0 up to 1.");

export const randint = operation({
  name: "randint",
  params: {
    low: { kind: "int", doc: "the smallest; with one bound, the end" },
    high: { kind: "int", doc: "the end, which is not reached", default: null },
    size: { kind: "shape", doc: "sizes of the axes", default: [], also: "shape" },
    dtype,
  },
  methodless: true,
  doc: "Random integers from low up to, but without, high.",
  examples: [{ code: "randint(0, 10, [2, 3]).shape", shows: "(2, 3)" }],
  run: ({ low, high, size, dtype }, { random }) => {
    const [from, to] = high === null ? [0, low] : [low, high];
    return drawn(random.draw(integers(dtype ?? "int32", BigInt(from), BigInt(to)), sizeOf(size), null), size);
  },
});

/** The rows of x in the order of a permutation. */
export function shuffled(x: Node, draw: (count: number) => Draw): Node {
  if (x.shape.length === 0)
    throw refuse("shape/rank", { name: "shuffle", wanted: "at least one axis", shape: showShape(x.shape) });
  const count = x.shape[0]!;
  return structure.gather(x, [0], [drawn(draw(count), [count])], 0);
}

export const shuffle = operation({
  name: "shuffle",
  also: { tf: "random.shuffle" },
  params: { x: tensor("any tensor", { also: "value" }), seed },
  doc: "The rows in random order.",
  examples: [{ code: "sum(shuffle([1, 2, 3]))", shows: "6" }],
  run: ({ x, seed }, { random }) => shuffled(x, (n) => random.draw(permutation(), n, own(seed), x.dtype)),
});

const categoricalRoutine: RoutineOp<{ readonly stream: Stream; readonly samples: number }> = {
  name: "categorical",
  evaluate: ([logits], { stream, samples }, { shape, dtype }) => {
    const scores = denseData(logits!) as Float64Array;
    return stored(dtype, shape, drawCategorical(stream, scores, logits!.layout.shape[1]!, samples));
  },
  gradient: null,
};

export const categorical = operation({
  name: "categorical",
  also: { tf: "random.categorical" },
  params: {
    logits: tensor("unnormalized log probabilities, a row for each draw", { want: "float" }),
    num_samples: { kind: "int", doc: "draws for each row" },
    seed,
  },
  methodless: true,
  doc: "Indices drawn with probabilities in proportion to exp(logits).",
  examples: [{ code: "categorical([[0.0, -inf]], 3)", shows: "[[0 0 0]]" }],
  run: ({ logits, num_samples, seed }, { random }) => {
    if (logits.shape.length !== 2)
      throw refuse("shape/rank", { name: "categorical", wanted: "two axes", shape: showShape(logits.shape) });
    const rows = logits.shape[0]!;
    const stream = random.stream(`categorical ${logits.dtype}`, own(seed), blocksOfCategorical(rows, num_samples));
    return structure.routine(
      categoricalRoutine,
      [logits],
      { stream, samples: num_samples },
      [rows, num_samples],
      "int64",
    );
  },
});

const ratesRoutine: RoutineOp<{ readonly stream: Stream; readonly samples: number; readonly most: number | null }> = {
  name: "rates",
  evaluate: ([of], { stream, samples, most }, { shape, dtype }) => {
    const values = Float64Array.from(denseData(of!) as Float64Array, Number);
    const found =
      most === null ? drawGamma(stream, values, samples) : drawPoisson(stream, values, samples, most, logGammaOf);
    return stored(dtype, shape, dataFrom(dtype, found));
  },
  gradient: null,
};
/** Numbers in `shape` for each element of `of`, whose axes come last. */
function drawnFor(of: Node, kernel: string, shape: Shape, dtype: DType, most: number | null, start: Start): Node {
  const samples = sizeOf(shape);
  const stream = start.random.stream(`${kernel} ${dtype}`, own(start.seed), blocksOfRates(samples * sizeOf(of.shape)));
  return structure.routine(ratesRoutine, [of], { stream, samples, most }, [...shape, ...of.shape], dtype);
}
interface Start {
  readonly random: { stream: (kernel: string, own: bigint | null, blocks: number) => Stream };
  readonly seed: number | null;
}

export const gamma = operation({
  name: "gamma",
  also: { tf: "random.gamma" },
  params: {
    shape,
    alpha: tensor("the shape parameter, of each number", { want: "float" }),
    beta: tensor("the rate: what the numbers are divided by; left out: 1", { want: "float", default: null }),
    dtype,
    seed,
  },
  methodless: true,
  doc: "Gamma numbers for each alpha, whose axes come last; no gradient flows to alpha.",
  examples: [{ code: "gamma([2, 3], 0.5).shape", shows: "(2, 3)" }],
  run: ({ shape, alpha, beta, dtype, seed }, { random }) => {
    const float = dtype ?? alpha.dtype;
    const rate = beta === null ? null : castTo(beta, float);
    const wide = rate === null ? castTo(alpha, float) : add(castTo(alpha, float), multiply(rate, like(rate, 0)));
    const found = drawnFor(wide, "gamma", shape, float, null, { random, seed });
    // TensorFlow gives no number that is not above 0.
    return maximum(rate === null ? found : divide(found, rate), like(found, leastNormal[float] ?? 0));
  },
});
const like = (x: Node, value: number): Node => structure.constant(value, x.dtype, []);
const leastNormal: Partial<Record<DType, number>> = {
  float16: 2 ** -14,
  bfloat16: 2 ** -126,
  float32: 2 ** -126,
  float64: 2 ** -1022,
};

export const poisson = operation({
  name: "poisson",
  also: { tf: "random.poisson" },
  params: {
    shape,
    lam: tensor("the mean, of each count", { want: "float" }),
    dtype: { kind: "dtype", doc: "element type", default: "float32" },
    seed,
  },
  methodless: true,
  doc: "Counts of what happens by chance, lam times on average; the axes of lam come last.",
  examples: [{ code: "poisson([2, 3], 4.0).shape", shows: "(2, 3)" }],
  run: ({ shape, lam, dtype, seed }, { random }) => {
    const most = isInteger(dtype) ? Number(integerRange(dtype)[1]) : Number.MAX_VALUE;
    return drawnFor(lam, "poisson", shape, dtype, most, { random, seed });
  },
});

function seedOf(words: readonly number[]): Seed {
  if (words.length === 2) return [BigInt(words[0]!), BigInt(words[1]!)];
  throw refuse(
    "random/bounds",
    { detail: `a stateless seed is two integers, not ${words.length}` },
    { notes: { seed: { text: "" } } },
  );
}

export const statelessNormal = operation({
  name: "stateless_normal",
  also: { tf: "random.stateless_normal" },
  params: { shape, seed: pair, mean, stddev, dtype },
  slopes: byMoments,
  methodless: true,
  doc: "Normal numbers that follow from the seed alone.",
  examples: [
    { code: "stateless_normal([3], seed=[1105988140, 1738052849])", shows: "[-0.59835213 -0.9578608   0.9002807 ]" },
  ],
  run: ({ shape, seed, mean, stddev, dtype }, { float }) =>
    drawn(drawStateless(seedOf(seed), normal(dtype ?? float, mean, stddev)), shape),
});

export const statelessTruncated = operation({
  name: "stateless_truncated_normal",
  also: { tf: "random.stateless_truncated_normal" },
  params: { shape, seed: pair, mean, stddev, dtype },
  slopes: byMoments,
  methodless: true,
  doc: "Truncated normal numbers that follow from the seed alone.",
  examples: [{ code: "stateless_truncated_normal([2], seed=[1, 2]).shape", shows: "(2,)" }],
  run: ({ shape, seed, mean, stddev, dtype }, { float }) =>
    drawn(drawStateless(seedOf(seed), truncatedNormal(dtype ?? float, mean, stddev)), shape),
});

export const statelessUniform = operation({
  name: "stateless_uniform",
  also: { tf: "random.stateless_uniform" },
  params: { shape, seed: pair, minval, maxval, dtype },
  slopes: byBounds,
  methodless: true,
  doc: "Evenly distributed numbers that follow from the seed alone.",
  examples: [{ code: "stateless_uniform([2], seed=[1, 2]).shape", shows: "(2,)" }],
  run: ({ shape, seed, minval, maxval, dtype }, { float }) =>
    drawn(drawStateless(seedOf(seed), uniformBetween(minval, maxval, dtype ?? float)), shape),
});

export const statelessShuffle = operation({
  name: "stateless_shuffle",
  also: { tf: "random.experimental.stateless_shuffle" },
  params: { x: tensor("any tensor", { also: "value" }), seed: pair },
  methodless: true,
  doc: "The rows in an order that follows from the seed alone.",
  examples: [{ code: "sum(stateless_shuffle([1, 2, 3], [1, 2]))", shows: "6" }],
  run: ({ x, seed }) => shuffled(x, () => drawStateless(seedOf(seed), permutation())),
});

export const statelessSplit = operation({
  name: "stateless_split",
  also: { tf: "random.split random.experimental.stateless_split" },
  params: { seed: pair, num: { kind: "int", doc: "how many", default: 2 } },
  methodless: true,
  doc: "New seeds out of one.",
  examples: [{ code: "stateless_split([1, 2], 3)[0]", shows: "[1105988140 1738052849]" }],
  run: ({ seed, num }) => sourceOf(stored("int32", [num, 2], splitSeed(seedOf(seed), num))),
});

export const statelessFoldIn = operation({
  name: "stateless_fold_in",
  also: { tf: "random.fold_in random.experimental.stateless_fold_in" },
  params: { seed: pair, data: { kind: "int", doc: "what the new seed shall depend on" } },
  methodless: true,
  doc: "A new seed that depends on another number too.",
  examples: [{ code: "stateless_fold_in([1, 2], 3)", shows: "[1105988140          3]" }],
  run: ({ seed, data }) => sourceOf(stored("int32", [2], Int32Array.from(foldIn(seedOf(seed), BigInt(data)), Number))),
});
