/** Convolution over one, two or three axes, also strided, dilated, grouped, depthwise and transposed, as TensorFlow has it. */
import { refuse } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { checkRank, formatParam, formatted, isFirst } from "./channels.ts";
import { badChannels, convolved, spreadOut } from "./correlation.ts";
import { operation, tensor } from "./operation.ts";
import { countOf, paddingParam, perAxis, type Sliding, sameAlong, slidingOf, spanOf } from "./windows.ts";

const x = tensor("the tensor, (batch, …places, channels)", { also: "input value" });
const filters = tensor("the kernel, (…sizes, channels / groups, results)", { also: "filter kernel weight" });
const ints = (doc: string, also: string) => ({ kind: "ints", doc, default: [1], also }) as const;
export const strides = ints("how far windows move, for each axis or all", "stride");
export const dilations = ints("how far apart a window's elements lie", "dilation rate");

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
