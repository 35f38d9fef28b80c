/**
 * From a loop to calls of kernels: which kernel, its params, how many units of work there are and how many make a call
 * of a fitting length. Knows loops and addresses; knows no memory, no threads and no nodes.
 */
import { bytesOf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import type { Combine } from "../graph/node.ts";
import { type Access, hasColumns, keptCount, keyOf, type Loop, runOf } from "./loop.ts";
import { kept, type Part } from "./parts.ts";
import { weightOf } from "./traits.ts";
import { rowsInBlock, widestStrip } from "./wasm/columns.ts";
import { emitLoop } from "./wasm/loops.ts";
import { emitPairwise, strip } from "./wasm/pairwise.ts";
import { packOf, packsInBlock } from "./wasm/reducing.ts";
import { widestTurned } from "./wasm/turned.ts";

export interface Call {
  readonly kernel: Part;
  readonly words: readonly number[];
  readonly total: number;
  readonly chunk: number;
  /** Elementary operations in all, about. */
  readonly work: number;
}

/** Where things lie: byte addresses of the first elements. */
export interface Placing {
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  /** For every output, room for what its blocks give; 0 where it needs none. */
  readonly partials: readonly number[];
}

/**
 * Elements that one call handles: a few ms at most, so that the host's compiler can step in, and parts enough for all
 * threads; but every call costs its start, and memory is read fastest in long runs.
 */
const callElements = (total: number): number => Math.min(1 << 17, Math.max(1 << 14, total >> 5));
/** Rows from this length on are cut; each is work of its own. */
export const longRow = 1 << 16;

interface Extent {
  readonly kept: number;
  readonly reduced: number;
  readonly columns: number;
  /** Blocks of reduced elements (`rows`) or reduced rows (`columns`) whose results are combined. */
  readonly blocks: number;
}
function extentOf(loop: Loop): Extent {
  const kept = keptCount(loop);
  const reduced = sizeOf(loop.sizes.slice(kept, kept + loop.reduced));
  const columns = hasColumns(loop) ? loop.sizes.at(-1)! : 1;
  const blocks = blocksOf(loop, reduced);
  return { kept: sizeOf(loop.sizes.slice(0, kept)), reduced, columns, blocks };
}

/** A row is halved until its blocks are short enough. */
function blocksOf(loop: Loop, reduced: number): number {
  if (loop.order === "pairs") return 1;
  if (loop.kind === "columns") return Math.ceil(reduced / rowsInBlock);
  const most = packsInBlock * packOf(loop.outputs.find((o) => o.combine)?.dtype ?? "float32");
  return 2 ** Math.max(0, Math.ceil(Math.log2(reduced / most)));
}

/** Elements of each output. */
export function outputSizes(loop: Loop): readonly number[] {
  const { kept, columns } = extentOf(loop);
  return loop.outputs.map((o) => (o.combine ? kept * columns : sizeOf(loop.sizes)));
}

/** Bytes of room that each output needs for its blocks; 0 where one block is all. */
export function partialBytes(loop: Loop): readonly number[] {
  const { kept, columns, blocks } = extentOf(loop);
  return loop.outputs.map((o) => (o.combine && blocks > 1 ? kept * blocks * columns * bytesOf(o.dtype) : 0));
}

/** The calls that do the work of `loop`, one after another. */
export function callsOf(loop: Loop, placing: Placing): readonly Call[] {
  switch (loop.kind) {
    case "each":
      return eachCalls(loop, placing);
    case "rows":
    case "columns":
    case "turned":
      return reducingCalls(loop, placing);
  }
}

const strideBytes = (loop: Loop): number[] => loop.inputs.flatMap((x) => x.strides.map((s) => s * bytesOf(x.dtype)));
const wordsOf = (loop: Loop, inputs: readonly number[], outputs: readonly number[], extra: readonly number[]) => [
  ...inputs,
  ...outputs,
  ...loop.sizes,
  ...strideBytes(loop),
  ...extra,
];

function eachCalls(loop: Loop, { inputs, outputs }: Placing): readonly Call[] {
  const inner = loop.sizes.at(-1)!;
  const operations = weightOf(loop.steps);
  if (loop.sizes.length === 1) {
    const words = wordsOf(loop, inputs, outputs, []);
    return [{ kernel: kernelOf(loop), words, total: inner, chunk: callElements(inner), work: inner * operations }];
  }
  if (inner < longRow) {
    const total = sizeOf(loop.sizes.slice(0, -1));
    const most = isSteep(loop) ? steepPiece : inner;
    return Array.from({ length: Math.ceil(inner / most) }, (_, p): Call => {
      const size = Math.min(most, inner - p * most);
      const piece = { ...loop, sizes: loop.sizes.with(-1, size) };
      const from = inputs.map((at, i) => at + p * most * strideOf(loop.inputs[i]!));
      const to = outputs.map((at, k) => at + p * most * bytesOf(loop.outputs[k]!.dtype));
      const chunk = Math.max(1, Math.floor(callElements(total * size) / size));
      const words = wordsOf(piece, from, to, [inner]);
      return { kernel: kernelOf(loop), words, total, chunk, work: total * size * operations };
    });
  }
  const row = { ...loop, sizes: [inner], inputs: loop.inputs.map((x) => ({ ...x, strides: x.strides.slice(-1) })) };
  return rowStarts(loop, inputs).flatMap((starts, r) =>
    eachCalls(row, {
      inputs: starts,
      outputs: outputs.map((at, k) => at + r * inner * bytesOf(loop.outputs[k]!.dtype)),
      partials: [],
    }),
  );
}

/**
 * Elements of a row that are done at a time where some lie pages apart: so many pages, and what was read beside the elements
 * for the next rows, are still near when these come.
 */
const steepPiece = 256;
const pageBytes = 1 << 12;
const strideOf = ({ strides, dtype }: Access): number => strides.at(-1)! * bytesOf(dtype);
const isSteep = (loop: Loop): boolean => loop.inputs.some((x) => Math.abs(strideOf(x)) >= pageBytes);

/** The inputs' addresses at the beginning of every row of the innermost dimension. */
function rowStarts(loop: Loop, inputs: readonly number[]): readonly (readonly number[])[] {
  let rows: (readonly number[])[] = [inputs];
  for (const [d, size] of loop.sizes.slice(0, -1).entries()) {
    rows = rows.flatMap((at) =>
      Array.from({ length: size }, (_, i) =>
        at.map((a, n) => a + i * loop.inputs[n]!.strides[d]! * bytesOf(loop.inputs[n]!.dtype)),
      ),
    );
  }
  return rows;
}

/** Columns from which on two strips are better than one: always, or where there are so many elements. */
const manyColumns = 512;
const someColumns = 32;
const manyElements = 1 << 15;

/** Columns of a strip: the wider, the more of memory is read in one go, but an even number of strips is shared evenly. */
function stripOf(columns: number, rows: number, others: number, widest: number): number {
  const least = Math.ceil(columns / widest);
  const isParted = columns >= manyColumns || (columns >= someColumns && rows * columns >= manyElements);
  const strips = others > 1 || !isParted ? least : 2 * Math.ceil(least / 2);
  return 16 * Math.ceil(columns / strips / 16);
}

function reducingCalls(loop: Loop, { inputs, outputs, partials }: Placing): readonly Call[] {
  const { kept, reduced, columns, blocks } = extentOf(loop);
  const width = stripOf(columns, reduced, kept * blocks, loop.kind === "turned" ? widestTurned(loop) : widestStrip);
  const strips = Math.ceil(columns / width);
  const extra = loop.kind === "rows" ? [reduced, blocks] : [reduced, blocks, strips, loop.pieces, width];
  const targets = outputs.map((at, k) => partials[k] || at);
  const total = kept * blocks * strips;
  const each = Math.ceil(reduced / blocks);
  const unit = each * Math.min(columns, width);
  const main: Call = {
    kernel: kernelOf(loop),
    words: wordsOf(loop, inputs, targets, extra),
    total,
    chunk: Math.max(1, Math.floor(callElements(total * unit) / unit)),
    work: total * unit * weightOf(loop.steps),
  };
  const ends = loop.outputs.flatMap((o, k): Call[] => {
    if (!o.combine || blocks === 1) return [];
    const ends = Math.ceil(columns / strip);
    const words = [partials[k]!, outputs[k]!, blocks, columns, ends];
    const each = blocks * Math.min(columns, strip);
    const chunk = Math.max(1, Math.floor(callElements(kept * blocks * columns) / each));
    return [
      { kernel: pairwiseKernel(o.dtype, o.combine), words, total: kept * ends, chunk, work: kept * blocks * columns },
    ];
  });
  return [main, ...ends];
}

/** Loops of equal structure share a kernel. */
const kernelOf = (loop: Loop): Part =>
  kept(
    keyOf(loop),
    () => nameOf(loop),
    (module, name) => emitLoop(module, name, loop),
  );

const pairwiseKernel = (dtype: Loop["outputs"][number]["dtype"], combine: Combine): Part =>
  kept(
    `pairwise ${dtype} ${combine}`,
    () => `${combine} of blocks, ${dtype}`,
    (module, name) => emitPairwise(module, name, dtype, combine),
  );

/** `rows add: mul add float32, 2 inputs`, for people. */
function nameOf(loop: Loop): string {
  const what = loop.steps.flatMap((s) => (s.kind === "alu" ? [s.name] : s.kind === "cast" ? ["cast"] : []));
  const combines = loop.outputs.flatMap((o) => o.combine ?? []);
  const kind = loop.kind === "each" ? "each" : `${loop.kind} ${combines.join(", ")}`;
  const reads = loop.inputs.map((x) => `${x.dtype}${{ unit: "", zero: " repeated", any: " strided" }[runOf(x)]}`);
  return `${kind}: ${what.join(" ") || "copy"} of ${reads.join(", ") || "nothing"}`;
}
