/** Blocks of places moved into channels or batches and back, and PyTorch's padding from the last axis on. */
import { refuse } from "../core/errors.ts";
import { noteShape, type Shape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import * as structure from "../graph/structure.ts";
import { rankError } from "./movement.ts";
import { operation, tensor } from "./operation.ts";
import { pad } from "./repeating.ts";

const x = tensor("any tensor", { also: "input" });
const block = { kind: "int", doc: "side of a block", also: "upscale_factor downscale_factor" } as const;
const format = { kind: "string", doc: "where the channels are", default: "NHWC", choices: ["NHWC", "NCHW"] } as const;

function fits(name: string, x: Node, axis: number, by: number): number {
  const size = x.shape[axis]!;
  if (by >= 1 && size % by === 0) return size / by;
  throw refuse(
    "value/domain",
    { detail: `${name}: axis ${axis} of size ${size} is no multiple of ${by}` },
    { notes: { x: noteShape(x.shape, axis) } },
  );
}
function checkRank(name: string, x: Node, rank: number): void {
  if (x.shape.length !== rank) throw rankError(name, `rank ${rank}`, x.shape);
}
/** x taken apart into more axes, those in another order, and joined again. */
const arranged = (x: Node, apart: Shape, order: readonly number[], joined: Shape): Node =>
  structure.reshape(structure.permute(structure.reshape(x, apart), order), joined);

/** Channels last, around what works on channels last. */
function channelsLast(x: Node, data_format: string, of: (x: Node) => Node): Node {
  if (data_format === "NHWC") return of(x);
  return structure.permute(of(structure.permute(x, [0, 2, 3, 1])), [0, 3, 1, 2]);
}

export const spaceToDepth = operation({
  name: "space_to_depth",
  moves: true,
  also: { tf: "nn.space_to_depth" },
  params: { x, block_size: block, data_format: format },
  doc: "Blocks of places become channels.",
  examples: [{ code: "space_to_depth([[[[1], [2]], [[3], [4]]]], 2)", shows: "[[[[1 2 3 4]]]]" }],
  run: ({ x, block_size: s, data_format }) => {
    checkRank("space_to_depth", x, 4);
    return channelsLast(x, data_format, (v) => {
      const [n, , , c] = v.shape as [number, number, number, number];
      const [h, w] = [fits("space_to_depth", v, 1, s), fits("space_to_depth", v, 2, s)];
      return arranged(v, [n, h, s, w, s, c], [0, 1, 3, 2, 4, 5], [n, h, w, s * s * c]);
    });
  },
});
export const depthToSpace = operation({
  name: "depth_to_space",
  moves: true,
  also: { tf: "nn.depth_to_space" },
  params: { x, block_size: block, data_format: format },
  doc: "Channels become blocks of places.",
  examples: [{ code: "depth_to_space([[[[1, 2, 3, 4]]]], 2).flatten()", shows: "[1 2 3 4]" }],
  run: ({ x, block_size: s, data_format }) => {
    checkRank("depth_to_space", x, 4);
    return channelsLast(x, data_format, (v) => {
      const [n, h, w] = v.shape as [number, number, number, number];
      const c = fits("depth_to_space", v, 3, s * s);
      return arranged(v, [n, h, w, s, s, c], [0, 1, 3, 2, 4, 5], [n, h * s, w * s, c]);
    });
  },
});

export const pixelShuffle = operation({
  name: "pixel_shuffle",
  moves: true,
  also: { torch: "pixel_shuffle nn.functional.pixel_shuffle" },
  params: { x, upscale_factor: block },
  doc: "Channels become blocks of places; channels stand before the places.",
  examples: [{ code: "pixel_shuffle([[[[1]], [[2]], [[3]], [[4]]]], 2)", shows: "[[[[1 2]\n   [3 4]]]]" }],
  run: ({ x, upscale_factor: s }) => {
    const rank = x.shape.length;
    if (rank < 3) throw rankError("pixel_shuffle", "at least three axes", x.shape);
    const lead = x.shape.slice(0, rank - 3);
    const c = fits("pixel_shuffle", x, rank - 3, s * s);
    const [h, w] = [x.shape[rank - 2]!, x.shape[rank - 1]!];
    const k = lead.length;
    const order = [...lead.map((_, i) => i), k, k + 3, k + 1, k + 4, k + 2];
    return arranged(x, [...lead, c, s, s, h, w], order, [...lead, c, h * s, w * s]);
  },
});
export const pixelUnshuffle = operation({
  name: "pixel_unshuffle",
  moves: true,
  also: { torch: "pixel_unshuffle nn.functional.pixel_unshuffle" },
  params: { x, downscale_factor: block },
  doc: "Blocks of places become channels; channels stand before the places.",
  examples: [{ code: "pixel_unshuffle([[[[1, 2], [3, 4]]]], 2).flatten()", shows: "[1 2 3 4]" }],
  run: ({ x, downscale_factor: s }) => {
    const rank = x.shape.length;
    if (rank < 3) throw rankError("pixel_unshuffle", "at least three axes", x.shape);
    const lead = x.shape.slice(0, rank - 3);
    const c = x.shape[rank - 3]!;
    const [h, w] = [fits("pixel_unshuffle", x, rank - 2, s), fits("pixel_unshuffle", x, rank - 1, s)];
    const k = lead.length;
    const order = [...lead.map((_, i) => i), k, k + 2, k + 4, k + 1, k + 3];
    return arranged(x, [...lead, c, h, s, w, s], order, [...lead, c * s * s, h, w]);
  },
});
export const channelShuffle = operation({
  name: "channel_shuffle",
  moves: true,
  also: { torch: "channel_shuffle nn.functional.channel_shuffle" },
  params: { x, groups: { kind: "int", doc: "how many groups" } },
  doc: "Channels (axis 1) taken in turn from groups of them.",
  examples: [{ code: "channel_shuffle([[[1], [2], [3], [4]]], 2).flatten()", shows: "[1 3 2 4]" }],
  run: ({ x, groups }) => {
    const [n, , ...rest] = x.shape as [number, number, ...number[]];
    const each = fits("channel_shuffle", x, 1, groups);
    return arranged(x, [n, groups, each, ...rest], [0, 2, 1, ...rest.map((_, i) => i + 3)], x.shape);
  },
});

const blocks = { kind: "ints", doc: "sides of a block", also: "block_size" } as const;
const pairs = (doc: string, also: string) => ({ kind: "ints", doc, also }) as const;
export const spaceToBatch = operation({
  name: "space_to_batch",
  moves: true,
  also: { tf: "space_to_batch space_to_batch_nd nn.space_to_batch" },
  params: { x, block_shape: blocks, paddings: pairs("counts before and after each of those axes", "") },
  doc: "Blocks of places become examples of the batch.",
  examples: [
    { code: "space_to_batch([[[[1], [2]], [[3], [4]]]], [2, 2], [[0, 0], [0, 0]]).flatten()", shows: "[1 2 3 4]" },
  ],
  run: ({ x, block_shape, paddings }) => {
    const m = block_shape.length;
    const wide = pad({ x, paddings: [0, 0, ...paddings, ...x.shape.slice(m + 1).flatMap(() => [0, 0])] });
    const sizes = block_shape.map((b, i) => fits("space_to_batch", wide, i + 1, b));
    const rest = wide.shape.slice(m + 1);
    const apart = [wide.shape[0]!, ...sizes.flatMap((d, i) => [d, block_shape[i]!]), ...rest];
    const order = [
      ...sizes.map((_, i) => 2 * i + 2),
      0,
      ...sizes.map((_, i) => 2 * i + 1),
      ...rest.map((_, i) => 2 * m + 1 + i),
    ];
    const batch = block_shape.reduce((a, b) => a * b, wide.shape[0]!);
    return arranged(wide, apart, order, [batch, ...sizes, ...rest]);
  },
});
export const batchToSpace = operation({
  name: "batch_to_space",
  moves: true,
  also: { tf: "batch_to_space" },
  params: { x, block_shape: blocks, crops: pairs("counts cut off before and after each of those axes", "") },
  doc: "Examples of the batch become blocks of places.",
  examples: [
    {
      code: "batch_to_space([[[[1]]], [[[2]]], [[[3]]], [[[4]]]], [2, 2], [[0, 0], [0, 0]]).flatten()",
      shows: "[1 2 3 4]",
    },
  ],
  run: ({ x, block_shape, crops }) => {
    const m = block_shape.length;
    const n = fits(
      "batch_to_space",
      x,
      0,
      block_shape.reduce((a, b) => a * b, 1),
    );
    const sizes = x.shape.slice(1, m + 1);
    const rest = x.shape.slice(m + 1);
    const order = [m, ...sizes.flatMap((_, i) => [m + 1 + i, i]), ...rest.map((_, i) => 2 * m + 1 + i)];
    const whole = sizes.map((d, i) => d * block_shape[i]!);
    const out = arranged(x, [...block_shape, n, ...sizes, ...rest], order, [n, ...whole, ...rest]);
    const begin = [0, ...whole.map((_, i) => crops[2 * i]!), ...rest.map(() => 0)];
    const kept = [n, ...whole.map((d, i) => d - crops[2 * i]! - crops[2 * i + 1]!), ...rest];
    return structure.slice(
      out,
      begin,
      kept.map(() => 1),
      kept,
    );
  },
});

/** PyTorch mirrors an axis once, and goes around it once. */
function checkWidth(mode: "reflect" | "circular", size: Shape, paddings: readonly number[]): void {
  const at = paddings.findIndex((n, i) => n > 0 && n > size[i >> 1]! - (mode === "reflect" ? 1 : 0));
  if (at < 0) return;
  const axis = at >> 1;
  const detail = `has ${paddings[at]} for axis ${axis} of ${size[axis]}: mode '${mode}' takes no more than there is`;
  throw refuse("shape/pad", { detail }, { notes: { x: noteShape(size, axis) } });
}

const modes: Readonly<Record<string, string>> = {
  constant: "constant",
  reflect: "reflect",
  replicate: "edge",
  circular: "wrap",
};
export const padLast = operation({
  name: "pad_last",
  moves: true,
  also: { torch: "nn.functional.pad" },
  params: {
    x,
    pad: { kind: "ints", doc: "counts before and after the last axis, then the one before it, …; below 0 it is cut" },
    mode: { kind: "string", doc: "what stands there", default: "constant", choices: Object.keys(modes) },
    value: { kind: "number", doc: "the number there, in mode constant", default: null },
  },
  doc: "A tensor with more around it, counted from the last axis on.",
  examples: [{ code: "pad_last([1, 2], [1, 0])", shows: "[0 1 2]" }],
  run: ({ x, pad: counts, mode, value }) => {
    if (counts.length % 2 !== 0 || counts.length > 2 * x.shape.length)
      throw refuse("shape/pad", { detail: `has ${counts.length} counts for ${x.shape.length} axes` });
    const pairOf = (a: number): readonly [number, number] => {
      const at = 2 * (x.shape.length - 1 - a);
      return [counts[at] ?? 0, counts[at + 1] ?? 0];
    };
    const cutOff = x.shape.map((_, a) => pairOf(a).map((n) => Math.max(0, -n)) as [number, number]);
    const size = x.shape.map((d, a) => Math.max(0, d - cutOff[a]![0] - cutOff[a]![1]));
    const inside = structure.slice(
      x,
      cutOff.map((c) => c[0]),
      x.shape.map(() => 1),
      size,
    );
    const paddings = x.shape.flatMap((_, a) => pairOf(a).map((n) => Math.max(0, n)));
    if (mode === "reflect" || mode === "circular") checkWidth(mode, size, paddings);
    return pad({ x: inside, paddings, mode: modes[mode]!, value: value ?? 0 } as never);
  },
});
