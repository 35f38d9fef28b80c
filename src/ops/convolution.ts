/**
 * Convolution over one, two or three axes, also strided, dilated, grouped, depthwise and transposed, with the names and
 * layouts of TensorFlow (channels last) and PyTorch (channels first). All of them are matrix products of windows.
 */
import { refuse } from "../core/errors.ts";
import { noteShape, type Shape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add, multiply } from "./arithmetic.ts";
import { product } from "./linalg.ts";
import { expandDims, rankError } from "./movement.ts";
import { operation, tensor } from "./operation.ts";
import {
  checkRoom,
  countOf,
  evenPaddingParam,
  padded,
  paddingParam,
  perAxis,
  type Sliding,
  sameAlong,
  slidingOf,
  spanOf,
  tapAlong,
  windowsAlong,
} from "./windows.ts";

const steps = (shape: Shape): readonly number[] => shape.map((_, i) => i);
/** The axes over which windows slide, channels last. */
const spatial = (rank: number): readonly number[] => Array.from({ length: rank }, (_, i) => i + 1);

function badChannels(x: Shape, kernel: Shape, detail: string): Error {
  const notes = { x: noteShape(x), filters: noteShape(kernel) };
  return refuse("value/domain", { detail }, { notes, shapes: [x, kernel] });
}

/**
 * x (batch, …places, channels) with a kernel (…sizes, channels / groups, results) over windows, one for each of the
 * places' axes. Nothing is mirrored: this is what mathematics calls correlation.
 */
function convolved(x: Node, kernel: Node, windows: readonly Sliding[], groups: number): Node {
  const rank = windows.length;
  const axes = spatial(rank);
  const [channels, results] = [x.shape.at(-1)!, kernel.shape.at(-1)!];
  const each = kernel.shape[rank]!;
  if (groups < 1 || channels !== each * groups || results % groups !== 0) {
    const detail =
      groups === 1
        ? `filters for ${each} channels meet ${channels} channels`
        : `filters for ${each} channels in ${groups} groups meet ${channels} channels`;
    throw badChannels(x.shape, kernel.shape, detail);
  }
  checkRoom("convolution", x, axes, windows);
  const room = padded(x, axes, windows, 0);
  if (groups > 1 && each === 1) return depthwise(room, kernel, windows, results / groups);
  // Each axis' places in the window come to stand before the channels, the last axis outermost.
  const seen = axes.reduce((node, axis, i) => inwards(windowsAlong(node, axis, windows[i]!), axis + 1, rank + 1), room);
  const outside = seen.shape.slice(0, rank + 1);
  const taps = sizeOf(kernel.shape.slice(0, rank));
  const turned = structure.permute(kernel, [...steps(kernel.shape.slice(0, rank)).toReversed(), rank, rank + 1]);
  if (groups === 1) {
    const flat = structure.reshape(turned, [taps * channels, results]);
    const rows = structure.reshape(seen, [sizeOf(outside), taps * channels]);
    return structure.reshape(product(rows, flat), [...outside, results]);
  }
  const rows = structure.reshape(seen, [sizeOf(outside), taps, groups, each]);
  const left = structure.reshape(structure.permute(rows, [2, 0, 1, 3]), [groups, sizeOf(outside), taps * each]);
  const split = structure.reshape(turned, [taps, each, groups, results / groups]);
  const right = structure.reshape(structure.permute(split, [2, 0, 1, 3]), [groups, taps * each, results / groups]);
  return structure.reshape(structure.permute(product(left, right), [1, 0, 2]), [...outside, results]);
}

/** The axis `from` moved inwards to stand at `to`. */
const inwards = (x: Node, from: number, to: number): Node => {
  const order = steps(x.shape).filter((a) => a !== from);
  return structure.permute(x, [...order.slice(0, to), from, ...order.slice(to)]);
};

/** Each channel by itself, with `multiplier` results: products are summed place by place in the window. */
function depthwise(x: Node, kernel: Node, windows: readonly Sliding[], multiplier: number): Node {
  const rank = windows.length;
  const channels = x.shape.at(-1)!;
  const sizes = kernel.shape.slice(0, rank);
  const weights = structure.reshape(kernel, [sizeOf(sizes), channels, multiplier]);
  const terms = Array.from({ length: sizeOf(sizes) }, (_, t) => {
    let rest = t;
    const at = sizes.toReversed().map((size) => {
      const k = rest % size;
      rest = Math.floor(rest / size);
      return k;
    });
    const tap = windows.reduce((node, w, i) => tapAlong(node, i + 1, w, at[rank - 1 - i]!), x);
    const weight = structure.reshape(structure.slice(weights, [t, 0, 0], [1, 1, 1], [1, channels, multiplier]), [
      channels,
      multiplier,
    ]);
    return multiply(structure.reshape(tap, [...tap.shape, 1]), weight);
  });
  const total = sumOf(terms);
  return structure.reshape(total, [...total.shape.slice(0, -2), channels * multiplier]);
}
const sumOf = (terms: readonly Node[]): Node => terms.slice(1).reduce((n, t) => add(n, t), terms[0]!);

/**
 * The way back through a convolution: x (batch, …places, channels) spread by a kernel (…sizes, results, channels) over
 * places of `lengths`, where `windows` stand.
 */
function spreadOut(
  x: Node,
  kernel: Node,
  windows: readonly Sliding[],
  lengths: readonly number[],
  groups: number,
): Node {
  const rank = windows.length;
  const sizes = kernel.shape.slice(0, rank);
  const [each, channels] = [kernel.shape[rank]!, kernel.shape[rank + 1]!];
  if (x.shape.at(-1) !== channels || channels % groups !== 0) {
    const detail = `filters for ${channels} channels meet ${x.shape.at(-1)} channels`;
    throw badChannels(x.shape, kernel.shape, detail);
  }
  const outside = x.shape.slice(0, -1);
  const parts = channels / groups;
  const rows = structure.reshape(x, [sizeOf(outside), groups, parts]);
  const left = structure.permute(rows, [1, 0, 2]);
  const split = structure.reshape(kernel, [sizeOf(sizes), each, groups, parts]);
  const right = structure.reshape(structure.permute(split, [2, 3, 0, 1]), [groups, parts, sizeOf(sizes) * each]);
  const products = structure.reshape(product(left, right), [groups, ...outside, ...sizes, each]);
  // (groups, batch, …places, …sizes, each) → (batch, …places, …sizes, groups, each): groups before their channels.
  const joined = inwards(products, 0, products.shape.length - 2);
  const spread = structure.reshape(joined, [...outside, ...sizes, groups * each]);
  return windows.reduce((node, w, i) => overlapped(node, i + 1, rank + 1, w, lengths[i]!), spread);
}

/** Adds up what the windows along an axis say of each place; `tap` is the axis of places in the window, and vanishes. */
export function overlapped(x: Node, axis: number, tap: number, w: Sliding, length: number): Node {
  const count = x.shape[axis]!;
  const reach = (count - 1) * w.stride + spanOf(w);
  const whole = Math.max(reach, w.before + length);
  const without = x.shape.filter((_, a) => a !== tap);
  const terms = Array.from({ length: w.size }, (_, k) => {
    const begin = x.shape.map((_, a) => (a === tap ? k : 0));
    const size = x.shape.map((d, a) => (a === tap ? 1 : d));
    const one = structure.slice(
      x,
      begin,
      x.shape.map(() => 1),
      size,
    );
    return structure.place(
      structure.reshape(one, without),
      without.map((_, a) => (a === axis ? k * w.dilation : 0)),
      without.map((_, a) => (a === axis ? w.stride : 1)),
      without.map((d, a) => (a === axis ? whole : d)),
    );
  });
  const total = sumOf(terms);
  return structure.slice(
    total,
    without.map((_, a) => (a === axis ? w.before : 0)),
    without.map(() => 1),
    without.map((d, a) => (a === axis ? length : d)),
  );
}

/** Channels to the end, or back to stand after the batch. */
export const channelsLast = (x: Node): Node => structure.permute(x, [0, ...steps(x.shape).slice(2), 1]);
export const channelsFirst = (x: Node): Node =>
  structure.permute(x, [0, x.shape.length - 1, ...steps(x.shape).slice(1, -1)]);

const isFirst = (format: string): boolean => /^NC./.test(format);
export const formatParam = (rank: number) => {
  const places = ["W", "HW", "DHW"][rank - 1]!;
  return {
    kind: "string",
    doc: "where the channels stand",
    default: `N${places}C`,
    choices: [`N${places}C`, `NC${places}`],
  } as const;
};
/** Runs `body` with channels last, whatever the format. */
export function formatted(x: Node, format: string, body: (x: Node) => Node): Node {
  return isFirst(format) ? channelsFirst(body(channelsLast(x))) : body(x);
}

export function checkRank(name: string, x: Node, rank: number, param: string): void {
  if (x.shape.length !== rank) throw rankError(name, `rank ${rank}`, x.shape, param);
}

const x = tensor("the tensor, (batch, …places, channels)", { also: "input value" });
const filters = tensor("the kernel, (…sizes, channels / groups, results)", { also: "filter kernel weight" });
const ints = (doc: string, also: string) => ({ kind: "ints", doc, default: [1], also }) as const;
const strides = ints("how far windows move, for each axis or all", "stride");
const dilations = ints("how far apart a window's elements lie", "dilation rate");

interface Given {
  readonly x: Node;
  readonly filters: Node;
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly padding: string | readonly number[];
}
/** Channels last; how many groups follows from the kernel. */
function forward(name: string, rank: number, { x, filters, strides, dilations, padding }: Given): Node {
  checkRank(name, x, rank + 2, "x");
  checkRank(name, filters, rank + 2, "filters");
  const windows = slidingOf(
    x.shape.slice(1, -1),
    filters.shape.slice(0, rank),
    perAxis(strides, rank, "strides"),
    perAxis(dilations, rank, "dilations"),
    padding,
  );
  const each = Math.max(1, filters.shape[rank]!);
  const groups = x.shape.at(-1)! % each === 0 ? Math.max(1, x.shape.at(-1)! / each) : 1;
  return convolved(x, filters, windows, groups);
}

const convolution = (rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `conv${rank}d`,
    also: { tf: rank === 2 ? "nn.conv2d nn.convolution" : `nn.conv${rank}d` },
    params: { x, filters, strides, padding: paddingParam, data_format: formatParam(rank), dilations },
    methodless: true,
    doc: `A kernel slid over ${["one axis", "two axes", "three axes"][rank - 1]}: sums of products. Channels stand last.`,
    examples: [{ code, shows }],
    run: ({ x, filters, data_format, ...rest }) => {
      checkRank(`conv${rank}d`, x, rank + 2, "x");
      return formatted(x, data_format, (x) => forward(`conv${rank}d`, rank, { x, filters, ...rest }));
    },
  });
export const conv1d = convolution(1, "conv1d([[[1], [2], [3], [4]]], [[[1]], [[1]]]).flatten()", "[3 5 7]");
export const conv2d = convolution(
  2,
  "conv2d(ones([1, 3, 3, 1]), ones([2, 2, 1, 1]), padding='SAME')[0, :, :, 0]",
  "[[4. 4. 2.]\n [4. 4. 2.]\n [2. 2. 1.]]",
);
export const conv3d = convolution(3, "conv3d(ones([1, 2, 2, 2, 1]), ones([2, 2, 2, 1, 1])).flatten()", "[8.]");

/** (…sizes, channels, multiplier) as a kernel of a group for each channel. */
const depthwiseKernel = (filters: Node): Node => {
  const [h, w, channels, multiplier] = filters.shape as [number, number, number, number];
  return structure.reshape(filters, [h, w, 1, channels * multiplier]);
};
const depthwiseFilters = tensor("the kernel, (height, width, channels, results of each)", { also: "filter" });

export const depthwiseConv2d = operation({
  name: "depthwise_conv2d",
  also: { tf: "nn.depthwise_conv2d" },
  params: {
    x,
    filters: depthwiseFilters,
    strides,
    padding: paddingParam,
    data_format: formatParam(2),
    dilations,
  },
  methodless: true,
  doc: "A convolution of each channel by itself.",
  examples: [{ code: "depthwise_conv2d(ones([1, 2, 2, 2]), ones([2, 2, 2, 1])).flatten()", shows: "[4. 4.]" }],
  run: ({ x, filters, data_format, ...rest }) => {
    checkRank("depthwise_conv2d", x, 4, "x");
    checkRank("depthwise_conv2d", filters, 4, "filters");
    return formatted(x, data_format, (x) => {
      const detail = `filters for ${filters.shape[2]} channels meet ${x.shape.at(-1)} channels`;
      if (filters.shape[2] !== x.shape.at(-1)) throw badChannels(x.shape, filters.shape, detail);
      return forward("depthwise_conv2d", 2, { x, filters: depthwiseKernel(filters), ...rest });
    });
  },
});

export const separableConv2d = operation({
  name: "separable_conv2d",
  also: { tf: "nn.separable_conv2d" },
  params: {
    x,
    filters: { ...depthwiseFilters, also: "depthwise_filter" },
    pointwise_filter: tensor("what mixes the channels, (1, 1, channels, results)"),
    strides,
    padding: paddingParam,
    data_format: formatParam(2),
    dilations,
  },
  methodless: true,
  doc: "A convolution of each channel by itself, then a mixture of channels at each place.",
  examples: [
    {
      code: "separable_conv2d(ones([1, 2, 2, 2]), ones([2, 2, 2, 1]), ones([1, 1, 2, 1])).flatten()",
      shows: "[8.]",
    },
  ],
  run: ({ pointwise_filter, ...rest }) => {
    const mixed = { filters: pointwise_filter, data_format: rest.data_format };
    return conv2d({ x: depthwiseConv2d(rest), ...mixed });
  },
});

export const atrousConv2d = operation({
  name: "atrous_conv2d",
  also: { tf: "nn.atrous_conv2d" },
  params: { x, filters, rate: { kind: "int", doc: "how far apart a window's elements lie" }, padding: paddingParam },
  methodless: true,
  doc: "A convolution with holes: the elements of a window lie `rate` apart.",
  examples: [{ code: "atrous_conv2d(ones([1, 3, 3, 1]), ones([2, 2, 1, 1]), 2).flatten()", shows: "[4.]" }],
  run: ({ rate, ...rest }) => conv2d({ ...rest, dilations: [rate] }),
});

/** The window under which a transposed convolution of `length` places gives `out` of them. */
function transposedWindow(w: Omit<Sliding, "before" | "after">, length: number, out: number, same: boolean): Sliding {
  const [before, after] = same ? sameAlong(out, w) : [0, 0];
  const found = { ...w, before, after };
  if (countOf(out, found) === length) return found;
  const detail = `output_shape: windows over ${out} places stand at ${countOf(out, found)}, but x has ${length}`;
  throw refuse("value/domain", { detail }, { notes: { output_shape: { text: `${out}` } } });
}

const transposed = (rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `conv${rank}d_transpose`,
    also: { tf: rank === 2 ? "nn.conv2d_transpose nn.conv_transpose" : `nn.conv${rank}d_transpose` },
    params: {
      x,
      filters: tensor("the kernel, (…sizes, results, channels)", { also: "filter kernel weight" }),
      output_shape: { kind: "ints", doc: "the shape of the result; left out: as large as it gets", default: null },
      strides,
      padding: {
        kind: "string",
        doc: "as in the convolution",
        default: "SAME",
        choices: ["VALID", "SAME", "valid", "same"],
      },
      data_format: formatParam(rank),
      dilations,
    },
    methodless: true,
    doc: "The way back through a convolution, as its gradient goes: every element of x spreads the kernel.",
    examples: [{ code, shows }],
    run: ({ x, filters, output_shape, strides, padding, data_format, dilations }) => {
      checkRank(`conv${rank}d_transpose`, x, rank + 2, "x");
      checkRank(`conv${rank}d_transpose`, filters, rank + 2, "filters");
      const [apart, holes] = [perAxis(strides, rank, "strides"), perAxis(dilations, rank, "dilations")];
      const same = padding.toLowerCase() === "same";
      const asked = output_shape && (isFirst(data_format) ? output_shape.slice(2) : output_shape.slice(1, -1));
      return formatted(x, data_format, (x) => {
        const lengths = x.shape.slice(1, -1).map((length, i) => {
          const span = spanOf({ size: filters.shape[i]!, dilation: holes[i]! });
          const most = same ? 0 : Math.max(span - apart[i]!, 0);
          return asked?.[i] ?? length * apart[i]! + most;
        });
        const windows = lengths.map((out, i) => {
          const w = { size: filters.shape[i]!, stride: apart[i]!, dilation: holes[i]! };
          return transposedWindow(w, x.shape[i + 1]!, out, same);
        });
        return spreadOut(x, filters, windows, lengths, 1);
      });
    },
  });
export const conv1dTranspose = transposed(
  1,
  "conv1d_transpose([[[1.0], [2.0]]], ones([2, 1, 1]), strides=2).flatten()",
  "[1. 1. 2. 2.]",
);
export const conv2dTranspose = transposed(
  2,
  "conv2d_transpose([[[[1.0], [2.0]]]], ones([1, 2, 1, 1]), strides=[1, 2]).flatten()",
  "[1. 1. 2. 2.]",
);
export const conv3dTranspose = transposed(
  3,
  "conv3d_transpose(ones([1, 1, 1, 1, 1]), ones([1, 1, 2, 1, 1]), padding='VALID').flatten()",
  "[1. 1.]",
);

const torchX = tensor("the tensor, (batch, channels, …places)", { also: "input" });
const bias = { ...tensor("a number for each result"), default: null };
const groups = { kind: "int", doc: "into how many groups the channels fall", default: 1 } as const;

/** Without a batch axis it runs as a batch of one. */
export function batched(name: string, x: Node, rank: number, body: (x: Node) => Node): Node {
  if (x.shape.length === rank + 1) {
    const out = body(expandDims({ x, axis: 0 }));
    return structure.reshape(out, out.shape.slice(1));
  }
  checkRank(name, x, rank + 2, "x");
  return body(x);
}
const biased = (x: Node, bias: Node | null): Node => (bias ? add(x, bias) : x);

const torchConvolution = (rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `conv${rank}d_channels_first`,
    also: { torch: `nn.functional.conv${rank}d conv${rank}d` },
    params: {
      x: torchX,
      filters: tensor("the kernel, (results, channels / groups, …sizes)", { also: "weight" }),
      bias,
      strides,
      padding: evenPaddingParam,
      dilations,
      groups,
    },
    methodless: true,
    doc: `PyTorch's conv${rank}d: as conv${rank}d, with channels after the batch, and results first in the kernel.`,
    examples: [{ code, shows }],
    run: ({ x, filters, bias, strides, padding, dilations, groups }) =>
      batched(`conv${rank}d`, x, rank, (x) => {
        checkRank(`conv${rank}d`, filters, rank + 2, "filters");
        const kernel = structure.permute(filters, [...steps(filters.shape).slice(2), 1, 0]);
        const last = channelsLast(x);
        const windows = slidingOf(
          last.shape.slice(1, -1),
          kernel.shape.slice(0, rank),
          perAxis(strides, rank, "strides"),
          perAxis(dilations, rank, "dilations"),
          padding,
        );
        return channelsFirst(biased(convolved(last, kernel, windows, groups), bias));
      }),
  });
export const torchConv1d = torchConvolution(1, "torch.conv1d([[[1.0, 2.0, 3.0]]], [[[1.0, 1.0]]])", "[[[3. 5.]]]");
export const torchConv2d = torchConvolution(
  2,
  "torch.conv2d(ones([1, 1, 3, 3]), ones([1, 1, 2, 2]), stride=2)",
  "[[[[4.]]]]",
);
export const torchConv3d = torchConvolution(
  3,
  "torch.conv3d(ones([1, 1, 2, 2, 2]), ones([1, 1, 2, 2, 2])).flatten()",
  "[8.]",
);

const torchTransposed = (rank: 1 | 2 | 3, code: string, shows: string) =>
  operation({
    name: `conv${rank}d_transpose_channels_first`,
    also: { torch: `nn.functional.conv_transpose${rank}d conv_transpose${rank}d` },
    params: {
      x: torchX,
      filters: tensor("the kernel, (channels, results / groups, …sizes)", { also: "weight" }),
      bias,
      strides,
      padding: { kind: "ints", doc: "how many are taken off both ends of each axis", default: [0] },
      output_padding: { kind: "ints", doc: "how many come behind, to choose among possible sizes", default: [0] },
      groups,
      dilations,
    },
    methodless: true,
    doc: `PyTorch's conv_transpose${rank}d: channels after the batch.`,
    examples: [{ code, shows }],
    run: ({ x, filters, bias, strides, padding, output_padding, groups, dilations }) =>
      batched(`conv_transpose${rank}d`, x, rank, (x) => {
        checkRank(`conv_transpose${rank}d`, filters, rank + 2, "filters");
        const kernel = structure.permute(filters, [...steps(filters.shape).slice(2), 1, 0]);
        const last = channelsLast(x);
        const [apart, holes] = [perAxis(strides, rank, "strides"), perAxis(dilations, rank, "dilations")];
        const [off, more] = [perAxis(padding, rank, "padding"), perAxis(output_padding, rank, "output_padding")];
        const windows = apart.map((stride, i): Sliding => {
          return { size: kernel.shape[i]!, stride, dilation: holes[i]!, before: off[i]!, after: off[i]! };
        });
        const lengths = windows.map((w, i) => {
          const reach = (last.shape[i + 1]! - 1) * w.stride + spanOf(w);
          return reach - 2 * off[i]! + more[i]!;
        });
        return channelsFirst(biased(spreadOut(last, kernel, windows, lengths, groups), bias));
      }),
  });
export const torchConvTranspose1d = torchTransposed(
  1,
  "torch.conv_transpose1d([[[1.0, 2.0]]], [[[1.0, 1.0]]], stride=2)",
  "[[[1. 1. 2. 2.]]]",
);
export const torchConvTranspose2d = torchTransposed(
  2,
  "torch.conv_transpose2d(ones([1, 1, 1, 1]), ones([1, 1, 2, 2]))",
  "[[[[1. 1.]\n   [1. 1.]]]]",
);
export const torchConvTranspose3d = torchTransposed(
  3,
  "torch.conv_transpose3d(ones([1, 1, 1, 1, 1]), ones([1, 1, 1, 1, 2])).flatten()",
  "[1. 1.]",
);
