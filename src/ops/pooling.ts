/**
 * The largest or the mean of each window: pooling by TensorFlow's names (channels last) and PyTorch's (channels first).
 * Where several elements are the largest, the gradient goes to the first of them, as it does there.
 */
import { type DType, isFloat } from "../core/dtype.ts";
import { refuse } from "../core/errors.ts";
import { sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, divide, maximum, numberLike } from "./arithmetic.ts";
import { batched, channelsFirst, channelsLast, checkRank, formatParam, formatted } from "./channels.ts";
import { arange } from "./create.ts";
import { alongAxis } from "./indexing.ts";
import { joinAlong } from "./joining.ts";
import { cut, squeeze } from "./movement.ts";
import { operation, tensor } from "./operation.ts";
import { mean, sum } from "./reduction.ts";
import { argmax } from "./sorting.ts";
import {
  checkRoom,
  countOf,
  evenPaddingParam,
  padded,
  paddingParam,
  perAxis,
  type Sliding,
  slidingOf,
  spanOf,
  tapAlong,
  windowsAlong,
} from "./windows.ts";

/** Beyond so many elements of a window it is not folded element by element. */
const mostFolded = 32;

/** All windows along an axis, each made into one element. The padding is there already. */
function foldedAlong(x: Node, axis: number, w: Sliding, kind: "max" | "sum"): Node {
  const join = kind === "max" ? maximum : add;
  if (w.size <= mostFolded) {
    const taps = Array.from({ length: w.size }, (_, k) => tapAlong(x, axis, w, k));
    return taps.slice(1).reduce((n, t) => join(n, t), taps[0]!);
  }
  const seen = windowsAlong(x, axis, w);
  if (kind === "sum") return sum({ x: seen, axis: [axis + 1] });
  const first = argmax({ x: seen, axis: axis + 1, keepdims: true });
  return squeeze({ x: alongAxis(seen, first, axis + 1), axis: [axis + 1] });
}

/** From the last axis to the first, so that of equal elements the first in reading order wins. */
const folded = (x: Node, windows: readonly Sliding[], kind: "max" | "sum"): Node =>
  windows.reduceRight((n, w, i) => foldedAlong(n, i + 1, w, kind), x);

const axesOf = (windows: readonly Sliding[]): readonly number[] => windows.map((_, i) => i + 1);

/** What no element is smaller than. */
const lowest = (dtype: DType): number => {
  if (isFloat(dtype)) return Number.NEGATIVE_INFINITY;
  return dtype.startsWith("u") || dtype === "bool" ? 0 : -(2 ** (Number(dtype.slice(3)) - 1));
};

/** The largest of each window; padding never wins. Channels last. */
function largest(x: Node, windows: readonly Sliding[]): Node {
  checkRoom("pooling", x, axesOf(windows), windows);
  return folded(padded(x, axesOf(windows), windows, lowest(x.dtype)), windows, "max");
}

/** The mean of each window: over the elements of x in it, or over all places that `counted` says. Channels last. */
function middle(x: Node, windows: readonly Sliding[], counted: (axis: number) => readonly number[]): Node {
  checkRoom("pooling", x, axesOf(windows), windows);
  const total = folded(padded(x, axesOf(windows), windows, 0), windows, "sum");
  return windows.reduce((node, _, i) => {
    const counts = counted(i);
    const alike = counts.every((c) => c === counts[0]);
    if (alike) return divide(node, numberLike(counts[0] ?? 1, node));
    const shape = node.shape.map((d, a) => (a === i + 1 ? d : 1));
    const parts = counts.map((c) => structure.reshape(numberLike(c, node), [1]));
    return divide(node, structure.reshape(joinAlong(parts, 0), shape));
  }, total);
}

/** How many places of `low` … `high` each window along an axis sees. */
const countsWithin = (length: number, w: Sliding, low: number, high: number): readonly number[] =>
  Array.from({ length: countOf(length, w) }, (_, i) => {
    const places = Array.from({ length: w.size }, (_, k) => i * w.stride - w.before + k * w.dilation);
    return places.filter((p) => p >= low && p < high).length;
  });

const x = tensor("the tensor, (batch, …places, channels)", { also: "input value" });
const ksize = {
  kind: "ints",
  doc: "the size of a window, for each axis or all",
  also: "pool_size window_shape",
} as const;
const strides = {
  kind: "ints",
  doc: "how far windows move; for each axis or all",
  default: null,
  also: "stride",
} as const;

type Pool = "max" | "avg";
const poolingOf = (kind: Pool, x: Node, windows: readonly Sliding[]): Node => {
  if (kind === "max") return largest(x, windows);
  return middle(x, windows, (i) => countsWithin(x.shape[i + 1]!, windows[i]!, 0, x.shape[i + 1]!));
};

const pooling = (kind: Pool, rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `${kind}_pool${rank}d`,
    also: { tf: rank === 2 ? `nn.${kind}_pool2d nn.${kind}_pool` : `nn.${kind}_pool${rank}d` },
    params: { x, ksize, strides, padding: paddingParam, data_format: formatParam(rank) },
    methodless: true,
    doc:
      kind === "max"
        ? "The largest element of each window; strides left out: windows that touch."
        : "The mean of each window, padding left out; strides left out: windows that touch.",
    examples: [{ code, shows }],
    run: ({ x, ksize, strides, padding, data_format }) => {
      checkRank(`${kind}_pool${rank}d`, x, rank + 2, "x");
      return formatted(x, data_format, (x) => {
        const sizes = perAxis(ksize, rank, "ksize");
        const apart = strides ? perAxis(strides, rank, "strides") : sizes;
        const windows = slidingOf(
          x.shape.slice(1, -1),
          sizes,
          apart,
          sizes.map(() => 1),
          padding,
        );
        return poolingOf(kind, x, windows);
      });
    },
  });
export const maxPool1d = pooling("max", 1, "max_pool1d([[[1.0], [3.0], [2.0], [5.0]]], 2).flatten()", "[3. 5.]");
export const maxPool2d = pooling(
  "max",
  2,
  "max_pool2d(arange(16.0).reshape(1, 4, 4, 1), 2)[0, :, :, 0]",
  "[[ 5.  7.]\n [13. 15.]]",
);
export const maxPool3d = pooling("max", 3, "max_pool3d(arange(8.0).reshape(1, 2, 2, 2, 1), 2).flatten()", "[7.]");
export const avgPool1d = pooling("avg", 1, "avg_pool1d([[[1.0], [3.0], [2.0], [5.0]]], 2).flatten()", "[2.  3.5]");
export const avgPool2d = pooling(
  "avg",
  2,
  "avg_pool2d(arange(16.0).reshape(1, 4, 4, 1), 2)[0, :, :, 0]",
  "[[ 2.5  4.5]\n [10.5 12.5]]",
);
export const avgPool3d = pooling("avg", 3, "avg_pool3d(arange(8.0).reshape(1, 2, 2, 2, 1), 2).flatten()", "[3.5]");

export const pool = operation({
  name: "pool_nd",
  also: { tf: "nn.pool" },
  params: {
    x,
    ksize: { ...ksize, also: "window_shape" },
    pooling_type: { kind: "string", doc: "what becomes of a window", choices: ["MAX", "AVG", "max", "avg"] },
    strides,
    padding: paddingParam,
    data_format: { kind: "string", doc: "where the channels stand", default: null },
    dilations: { kind: "ints", doc: "how far apart a window's elements lie", default: [1] },
  },
  methodless: true,
  doc: "The largest or the mean of each window. Strides left out: 1.",
  examples: [{ code: "tf.nn.pool([[[1.0], [3.0], [2.0]]], [2], 'MAX').flatten()", shows: "[3. 3.]" }],
  run: ({ x, ksize, pooling_type, strides, padding, data_format, dilations }) => {
    const rank = x.shape.length - 2;
    if (rank < 1) checkRank("pool", x, 3, "x");
    return formatted(x, data_format ?? "", (x) => {
      const apart = perAxis(strides ?? [1], rank, "strides");
      const sizes = perAxis(ksize, rank, "window_shape");
      const windows = slidingOf(x.shape.slice(1, -1), sizes, apart, perAxis(dilations, rank, "dilations"), padding);
      return poolingOf(pooling_type.toLowerCase() as Pool, x, windows);
    });
  },
});

const torchX = tensor("the tensor, (batch, channels, …places)", { also: "input" });
const ceil = { kind: "bool", doc: "also windows that reach beyond the end", default: false } as const;

/** With `ceil`, room behind for a last window, if it begins inside of the tensor or the padding in front. */
function withLast(lengths: readonly number[], windows: readonly Sliding[]): readonly Sliding[] {
  return windows.map((w, i) => {
    const free = lengths[i]! + w.before + w.after - spanOf(w);
    const count = Math.ceil(free / w.stride) + 1;
    const begins = (count - 1) * w.stride < lengths[i]! + w.before;
    const last = begins ? count : count - 1;
    const missing = Math.max(0, (last - 1) * w.stride + spanOf(w) - lengths[i]! - w.before - w.after);
    return { ...w, after: w.after + missing };
  });
}

interface TorchGiven {
  readonly ksize: readonly number[];
  readonly strides: readonly number[] | null;
  readonly padding: string | readonly number[];
  readonly dilations: readonly number[];
  readonly ceil_mode: boolean;
}
function torchWindows(lengths: readonly number[], g: TorchGiven): readonly [readonly Sliding[], readonly Sliding[]] {
  const rank = lengths.length;
  const sizes = perAxis(g.ksize, rank, "kernel_size");
  const apart = g.strides && g.strides.length > 0 ? perAxis(g.strides, rank, "stride") : sizes;
  const plain = slidingOf(lengths, sizes, apart, perAxis(g.dilations, rank, "dilation"), g.padding);
  const wide = plain.find((w) => w.before > w.size / 2);
  if (wide) {
    const detail = `a padding of ${wide.before} is more than half of a window of ${wide.size}`;
    throw refuse("value/domain", { detail }, { notes: { padding: { text: "" } } });
  }
  return [plain, g.ceil_mode ? withLast(lengths, plain) : plain];
}

const kernelSize = { ...ksize, also: "kernel_size" } as const;
const holes = { kind: "ints", doc: "how far apart a window's elements lie", default: [1], also: "dilation" } as const;

/** Which element of the places, counted in reading order, is the largest of each window. Channels last. */
function winners(x: Node, windows: readonly Sliding[]): Node {
  const room = padded(x, axesOf(windows), windows, lowest(x.dtype));
  const rank = windows.length;
  const seen = windows.reduce((node, w, i) => windowsAlong(node, 1 + 2 * i, w), room);
  // (batch, window, place, window, place, …, channels): the places go last, together.
  const order = [0, ...windows.map((_, i) => 1 + 2 * i), 2 * rank + 1, ...windows.map((_, i) => 2 + 2 * i)];
  const sizes = windows.map((w) => w.size);
  const ordered = structure.permute(seen, order);
  const flat = structure.reshape(ordered, [...ordered.shape.slice(0, rank + 2), sizeOf(sizes)]);
  const own = argmax({ x: flat, axis: -1, keepdims: true });
  const lengths = x.shape.slice(1, -1);
  const numbers = arange({ start: { value: sizeOf(lengths), dtype: "int64" } });
  const places = structure.expand(structure.reshape(numbers, [1, ...lengths, 1]), x.shape);
  const numbered = windows.reduce(
    (node, w, i) => windowsAlong(node, 1 + 2 * i, w),
    padded(places, axesOf(windows), windows, 0),
  );
  const placed = structure.permute(numbered, order);
  const all = structure.reshape(placed, [...placed.shape.slice(0, rank + 2), sizeOf(sizes)]);
  return squeeze({ x: alongAxis(all, own, rank + 2), axis: [-1] });
}
const torchMax = (rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `max_pool${rank}d_channels_first`,
    also: { torch: `nn.functional.max_pool${rank}d max_pool${rank}d` },
    params: {
      x: torchX,
      ksize: kernelSize,
      strides,
      padding: { ...evenPaddingParam, default: [0] },
      dilations: holes,
      ceil_mode: ceil,
      return_indices: { kind: "bool", doc: "say also which element it was", default: false },
    },
    methodless: true,
    doc: `PyTorch's max_pool${rank}d: the largest of each window, channels after the batch.`,
    examples: [{ code, shows }],
    run: ({ x, return_indices, ...given }) => {
      const windowsOf = (x: Node): readonly Sliding[] => torchWindows(x.shape.slice(1, -1), given)[1];
      const run = (body: (x: Node) => Node): Node =>
        batched(`max_pool${rank}d`, x, rank, (x) => channelsFirst(body(channelsLast(x))));
      const out = run((x) => largest(x, windowsOf(x)));
      return return_indices ? [out, run((x) => winners(x, windowsOf(x)))] : out;
    },
  });
export const torchMaxPool1d = torchMax(1, "torch.max_pool1d([[[1.0, 3.0, 2.0, 5.0]]], 2)", "[[[3. 5.]]]");
export const torchMaxPool2d = torchMax(
  2,
  "torch.max_pool2d(arange(16.0).reshape(1, 1, 4, 4), 2)",
  "[[[[ 5.  7.]\n   [13. 15.]]]]",
);
export const torchMaxPool3d = torchMax(3, "torch.max_pool3d(arange(8.0).reshape(1, 1, 2, 2, 2), 2).flatten()", "[7.]");

const torchAverage = (rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `avg_pool${rank}d_channels_first`,
    also: { torch: rank === 1 ? "nn.functional.avg_pool1d avg_pool1d" : `nn.functional.avg_pool${rank}d` },
    params: {
      x: torchX,
      ksize: kernelSize,
      strides,
      padding: { ...evenPaddingParam, default: [0] },
      ceil_mode: ceil,
      count_include_pad: { kind: "bool", doc: "the padding counts as zeros", default: true },
      divisor_override: { kind: "number", doc: "divide by this instead", default: null },
    },
    methodless: true,
    doc: `PyTorch's avg_pool${rank}d: the mean of each window, channels after the batch.`,
    examples: [{ code, shows }],
    run: ({ x, count_include_pad, divisor_override, ...given }) =>
      batched(`avg_pool${rank}d`, x, rank, (x) => {
        const last = channelsLast(x);
        const lengths = last.shape.slice(1, -1);
        const [plain, windows] = torchWindows(lengths, { ...given, dilations: [1] });
        if (divisor_override !== null) {
          const total = middle(last, windows, () => [1]);
          return channelsFirst(divide(total, numberLike(divisor_override, total)));
        }
        const counted = (i: number): readonly number[] => {
          const [w, p] = [windows[i]!, plain[i]!];
          const [low, high] = count_include_pad ? [-p.before, lengths[i]! + p.after] : [0, lengths[i]!];
          return countsWithin(lengths[i]!, w, low, high);
        };
        return channelsFirst(middle(last, windows, counted));
      }),
  });
export const torchAvgPool1d = torchAverage(1, "torch.avg_pool1d([[[1.0, 3.0, 2.0, 5.0]]], 2)", "[[[2.  3.5]]]");
export const torchAvgPool2d = torchAverage(
  2,
  "torch.nn.functional.avg_pool2d(arange(16.0).reshape(1, 1, 4, 4), 2)",
  "[[[[ 2.5  4.5]\n   [10.5 12.5]]]]",
);
export const torchAvgPool3d = torchAverage(
  3,
  "torch.nn.functional.avg_pool3d(arange(8.0).reshape(1, 1, 2, 2, 2), 2).flatten()",
  "[3.5]",
);

/** Parts of an axis, as even as they get, each made into one element. */
function adapted(x: Node, axis: number, count: number, kind: Pool): Node {
  const length = x.shape[axis]!;
  const parts = Array.from({ length: count }, (_, i) => {
    const begin = Math.floor((i * length) / count);
    const part = cut(x, axis, begin, Math.ceil(((i + 1) * length) / count) - begin);
    if (kind === "avg") return mean({ x: part, axis: [axis], keepdims: true });
    return alongAxis(part, argmax({ x: part, axis, keepdims: true }), axis);
  });
  return joinAlong(parts, axis);
}
const adaptive = (kind: Pool, rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `adaptive_${kind}_pool${rank}d`,
    also: {
      torch:
        rank === 1
          ? `nn.functional.adaptive_${kind}_pool1d adaptive_${kind}_pool1d`
          : `nn.functional.adaptive_${kind}_pool${rank}d`,
    },
    params: { x: torchX, output_size: { kind: "ints", doc: "how many parts, for each axis or all" } },
    methodless: true,
    doc: "Each axis cut into so many parts; of each part its mean or its largest element. Channels after the batch.",
    examples: [{ code, shows }],
    run: ({ x, output_size }) =>
      batched(`adaptive_${kind}_pool${rank}d`, x, rank, (x) => {
        const sizes = output_size.length === 1 ? new Array<number>(rank).fill(output_size[0]!) : output_size;
        return sizes.reduceRight((n, size, i) => adapted(n, i + 2, size, kind), x);
      }),
  });
export const adaptiveAvg1d = adaptive("avg", 1, "adaptive_avg_pool1d([[[1.0, 2.0, 3.0, 4.0]]], 2)", "[[[1.5 3.5]]]");
export const adaptiveAvg2d = adaptive("avg", 2, "adaptive_avg_pool2d(ones([1, 1, 5, 5]), 1)", "[[[[1.]]]]");
export const adaptiveAvg3d = adaptive("avg", 3, "adaptive_avg_pool3d(ones([1, 1, 3, 3, 3]), 1).flatten()", "[1.]");
export const adaptiveMax1d = adaptive("max", 1, "adaptive_max_pool1d([[[1.0, 2.0, 3.0, 4.0]]], 2)", "[[[2. 4.]]]");
export const adaptiveMax2d = adaptive("max", 2, "adaptive_max_pool2d(ones([1, 1, 5, 5]), 1)", "[[[[1.]]]]");
export const adaptiveMax3d = adaptive("max", 3, "adaptive_max_pool3d(ones([1, 1, 3, 3, 3]), 1).flatten()", "[1.]");

export const unfold = operation({
  name: "unfold_windows",
  also: { torch: "nn.functional.unfold" },
  params: {
    x: torchX,
    ksize: kernelSize,
    dilations: holes,
    padding: { ...evenPaddingParam, default: [0] },
    strides: { ...strides, default: [1] },
  },
  methodless: true,
  doc: "Windows over the last two axes as columns: (batch, channels times places, windows).",
  examples: [
    { code: "torch.nn.functional.unfold(arange(4.0).reshape(1, 1, 2, 2), (1, 2))", shows: "[[[0. 2.]\n  [1. 3.]]]" },
  ],
  run: ({ x, ksize, dilations, padding, strides }) =>
    batched("unfold", x, 2, (x) => {
      const [windows] = [
        slidingOf(
          x.shape.slice(2),
          perAxis(ksize, 2, "kernel_size"),
          perAxis(strides, 2, "stride"),
          perAxis(dilations, 2, "dilation"),
          padding,
        ),
      ];
      checkRoom("unfold", x, [2, 3], windows);
      const room = padded(x, [2, 3], windows, 0);
      const seen = windowsAlong(windowsAlong(room, 2, windows[0]!), 4, windows[1]!);
      const [n, c, h, kh, w, kw] = seen.shape as [number, number, number, number, number, number];
      return structure.reshape(structure.permute(seen, [0, 1, 3, 5, 2, 4]), [n, c * kh * kw, h * w]);
    }),
});
