/** Convolutions as PyTorch has them: channels after the batch, results first in the kernel, a bias, groups. */
import { refuse } from "../core/errors.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { add } from "./arithmetic.ts";
import { batched, channelsFirst, channelsLast, checkRank, steps } from "./channels.ts";
import { dilations, strides } from "./convolution.ts";
import { convolved, spreadOut } from "./correlation.ts";
import { operation, tensor } from "./operation.ts";
import { evenPaddingParam, perAxis, type Sliding, slidingOf, spanOf } from "./windows.ts";

const torchX = tensor("the tensor, (batch, channels, …places)", { also: "input" });

const bias = { ...tensor("a number for each result"), default: null };

const groups = { kind: "int", doc: "into how many groups the channels fall", default: 1 } as const;

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
        checkSpread(`conv_transpose${rank}d`, windows, more, lengths);
        return channelsFirst(biased(spreadOut(last, kernel, windows, lengths, groups), bias));
      }),
  });

/** @throws value/domain where more comes behind than one step of the windows, or where an axis keeps nothing */
function checkSpread(
  name: string,
  windows: readonly Sliding[],
  more: readonly number[],
  lengths: readonly number[],
): void {
  const wide = windows.findIndex((w, i) => more[i]! >= Math.max(w.stride, w.dilation));
  if (wide >= 0) {
    const { stride, dilation } = windows[wide]!;
    const most = Math.max(stride, dilation) - 1;
    const detail = `${name}: an output_padding of ${more[wide]}, where a stride of ${stride} leaves ${most} open`;
    throw refuse("value/domain", { detail }, { notes: { output_padding: { text: `up to ${most}` } } });
  }
  const empty = lengths.findIndex((length) => length < 1);
  if (empty < 0) return;
  const detail = `${name}: a padding of ${windows[empty]!.before} leaves nothing of axis ${empty + 2}`;
  throw refuse("value/domain", { detail }, { notes: { padding: { text: "too much" } } });
}

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
