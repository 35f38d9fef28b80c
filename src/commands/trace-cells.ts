/** Which cells of its inputs make one cell of a node. Reads steps and values; knows no names and no sessions. */
import { partsOf } from "../core/dtype.ts";
import { rowMajor } from "../core/layout.ts";
import { type Shape, sizeOf } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import type { Move, Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import { placesInOrder } from "../ops/sorting.ts";

/** Routines that make each cell of the cells in its place. */
const parted: ReadonlySet<string> = new Set(["real", "imag", "conj", "complex", "abs", "angle"]);

/** One cell, by its row-major place. */
export interface Cell {
  readonly node: Node;
  readonly at: number;
}

/** How one cell comes of others. */
export type Made =
  /** It was there. */
  | { readonly kind: "source" }
  /** The same number from another place; picked by integers, or from one of several parts. */
  | { readonly kind: "same"; readonly of: Cell; readonly picked?: true }
  /** A number that a step puts where nothing else is. */
  | { readonly kind: "fill" }
  /** One cell of each input. */
  | { readonly kind: "elementwise"; readonly step: string; readonly of: readonly Cell[] }
  /** The second input or the third, by the first. */
  | { readonly kind: "choice"; readonly condition: Cell; readonly of: Cell; readonly holds: boolean }
  /** Many cells of one input. */
  | { readonly kind: "many"; readonly step: string; readonly count: number; readonly cell: (i: number) => Cell }
  /** A row times a column. */
  | {
      readonly kind: "product";
      readonly row: number;
      readonly column: number;
      readonly count: number;
      readonly pair: (i: number) => readonly [Cell, Cell];
    };

/** The element of a value at a row-major place, as a value of its own. */
export function elementAt({ node, at }: Cell): Stored {
  const { dtype, data, layout } = node.value!;
  const place = indexOf(at, layout.shape).reduce((p, i, axis) => p + i * layout.strides[axis]!, layout.offset);
  const width = partsOf(dtype);
  return stored(dtype, [], data.slice(place * width, (place + 1) * width));
}
export const numberAt = (cell: Cell): number => Number(elementAt(cell).data[0]);

/** The index of a row-major place. */
export function indexOf(at: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = at;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index.unshift(rest % shape[axis]!);
    rest = Math.floor(rest / shape[axis]!);
  }
  return index;
}
const placeOf = (index: readonly number[], shape: Shape): number => {
  const strides = rowMajor(shape);
  return index.reduce((at, i, axis) => at + i * strides[axis]!, 0);
};

export function madeOf({ node, at }: Cell): Made {
  const { step, inputs, shape } = node;
  if (inputs.length === 0) return { kind: "source" };
  switch (step.kind) {
    case "source":
    case "variable":
      return { kind: "source" };
    case "movement":
      return moved(node, step.move, indexOf(at, shape), at);
    case "elementwise": {
      const of = inputs.map((x): Cell => ({ node: x, at }));
      if (step.op.inputs[0] === "condition") return chosen(of);
      const same = of.length === 1 && passing.has(step.op.name) && isEqual(numberAt(of[0]!), numberAt({ node, at }));
      return same ? { kind: "same", of: of[0]! } : { kind: "elementwise", step: step.op.name, of };
    }
    case "reduction":
      return reduced(node, step.axes, indexOf(at, shape));
    case "contraction":
      return multiplied(node, indexOf(at, shape));
    case "gather":
      return { kind: "same", of: gathered(node, step.axes, step.at, indexOf(at, shape)), picked: true };
    case "scatter":
      return scattered(node, step.axes, step.combine === "set", indexOf(at, shape), at);
    case "routine":
      return parted.has(step.op.name)
        ? { kind: "elementwise", step: step.op.name, of: inputs.map((x) => ({ node: x, at })) }
        : routine(node, indexOf(at, shape));
  }
}

/** Steps that may leave a number as it is. */
const passing: ReadonlySet<string> = new Set(["cast", "stop_gradient", "identity"]);
const isEqual = (a: number, b: number): boolean => a === b || Object.is(a, b);

function chosen([condition, yes, no]: readonly Cell[]): Made {
  const holds = numberAt(condition!) !== 0;
  return { kind: "choice", condition: condition!, of: holds ? yes! : no!, holds };
}

function moved(node: Node, move: Move, index: readonly number[], at: number): Made {
  const x = node.inputs[0]!;
  const from = (places: readonly number[]): Made => ({ kind: "same", of: { node: x, at: placeOf(places, x.shape) } });
  switch (move.kind) {
    case "reshape":
      return { kind: "same", of: { node: x, at } };
    case "permute":
      return from(x.shape.map((_, axis) => index[move.axes.indexOf(axis)]!));
    case "expand":
      return from(x.shape.map((d, axis) => (d === 1 ? 0 : index[axis + index.length - x.shape.length]!)));
    case "slice":
      return from(index.map((i, axis) => move.begin[axis]! + i * move.step[axis]!));
    case "place": {
      const places = index.map((i, axis) => (i - move.begin[axis]!) / move.step[axis]!);
      const inside = places.every((p, axis) => Number.isInteger(p) && p >= 0 && p < x.shape[axis]!);
      return inside ? from(places) : { kind: "fill" };
    }
  }
}

function reduced(node: Node, axes: readonly number[], index: readonly number[]): Made {
  const x = node.inputs[0]!;
  const sizes = axes.map((a) => x.shape[a]!);
  const kept = x.shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const cell = (i: number): Cell => {
    const along = indexOf(i, sizes);
    const places = x.shape.map((_, a) => (axes.includes(a) ? along[axes.indexOf(a)]! : index[kept.indexOf(a)]!));
    return { node: x, at: placeOf(places, x.shape) };
  };
  return { kind: "many", step: stepName(node.step), count: sizeOf(sizes), cell };
}

function multiplied(node: Node, index: readonly number[]): Made {
  const [a, b] = node.inputs as [Node, Node];
  const lead = index.slice(0, -2);
  const [row, column] = index.slice(-2) as [number, number];
  const pair = (k: number): [Cell, Cell] => [
    { node: a, at: placeOf([...lead, row, k], a.shape) },
    { node: b, at: placeOf([...lead, k, column], b.shape) },
  ];
  return { kind: "product", row, column, count: a.shape.at(-1)!, pair };
}

/** The cell that integers pick: those along `axes` from the integer tensors, the others as they stand. */
function gathered(node: Node, axes: readonly number[], at: number, index: readonly number[]): Cell {
  const [x, ...picks] = node.inputs as [Node, ...Node[]];
  const rank = picks[0]?.shape.length ?? 0;
  const pick = index.slice(at, at + rank);
  const rest = [...index.slice(0, at), ...index.slice(at + rank)];
  const kept = x.shape.flatMap((_, a) => (axes.includes(a) ? [] : [a]));
  const places = x.shape.map((size, a) => {
    const k = axes.indexOf(a);
    if (k < 0) return rest[kept.indexOf(a)]!;
    const i = numberAt({ node: picks[k]!, at: placeOf(pick, picks[k]!.shape) });
    return i < 0 ? i + size : i;
  });
  return { node: x, at: placeOf(places, x.shape) };
}

/** The cell as it was, and the updates that fell on it; of those that replace, the last one alone. */
function scattered(node: Node, axes: readonly number[], replaces: boolean, index: readonly number[], at: number): Made {
  const [x, updates, ...picks] = node.inputs as [Node, Node, ...Node[]];
  const shape = picks[0]?.shape ?? [];
  const rest = index.filter((_, a) => !axes.includes(a));
  const hits: Cell[] = [];
  for (let i = 0; i < sizeOf(shape); i++) {
    const isHit = axes.every((a, k) => {
      const to = numberAt({ node: picks[k]!, at: i });
      return (to < 0 ? to + x.shape[a]! : to) === index[a];
    });
    if (isHit) hits.push({ node: updates, at: placeOf([...indexOf(i, shape), ...rest], updates.shape) });
  }
  const before: Cell = { node: x, at };
  if (hits.length === 0) return { kind: "same", of: before };
  if (replaces) return { kind: "same", of: hits.at(-1)! };
  const all = [before, ...hits];
  return { kind: "many", step: stepName(node.step), count: all.length, cell: (i) => all[i]! };
}

function routine(node: Node, index: readonly number[]): Made {
  const { step, inputs } = node;
  const lowered = step.kind === "routine" ? step.op.lower?.(step.attrs as never) : undefined;
  if (lowered?.kind === "join") {
    let along = index[lowered.axis]!;
    const part = inputs.find((x) => {
      const size = x.shape[lowered.axis]!;
      if (along < size) return true;
      along -= size;
      return false;
    })!;
    return { kind: "same", of: { node: part, at: placeOf(index.with(lowered.axis, along), part.shape) }, picked: true };
  }
  const [x] = inputs as [Node];
  if (lowered?.kind === "scan") {
    const count = index.at(-1)! + (lowered.exclusive ? 0 : 1);
    const cell = (i: number): Cell => ({ node: x, at: placeOf(index.with(-1, i), x.shape) });
    return count === 0 ? { kind: "fill" } : { kind: "many", step: `running ${lowered.combine}`, count, cell };
  }
  if (lowered?.kind === "sort" && lowered.result === "values") {
    const along = (i: number): Cell => ({ node: x, at: placeOf(index.with(-1, i), x.shape) });
    const row = Float64Array.from({ length: x.shape.at(-1)! }, (_, i) => numberAt(along(i)));
    return { kind: "same", of: along(placesInOrder(row, lowered.descending)[index.at(-1)!]!), picked: true };
  }
  const sizes = inputs.map((n) => sizeOf(n.shape));
  const cell = (i: number): Cell => {
    let at = i;
    let k = 0;
    while (at >= sizes[k]!) at -= sizes[k++]!;
    return { node: inputs[k]!, at };
  };
  return { kind: "many", step: stepName(step), count: sizes.reduce((a, b) => a + b, 0), cell };
}

/** Cells as an index that names them: `[1, :]`, `[0:3, 2]`; a list where they form no box. */
export function cellsText(places: readonly number[], shape: Shape): string {
  if (shape.length === 0) return "";
  const all = places.map((at) => indexOf(at, shape));
  const axes = shape.map((_, axis) => [...new Set(all.map((i) => i[axis]!))].sort((a, b) => a - b));
  if (sizeOf(axes.map((a) => a.length)) === new Set(places).size)
    return `[${axes.map((own, axis) => rangeText(own, shape[axis]!)).join(", ")}]`;
  const shown = all.slice(0, 4).map((i) => `[${i.join(", ")}]`);
  return all.length > 4 ? `${shown.join(" ")} …` : shown.join(" ");
}

function rangeText(own: readonly number[], size: number): string {
  if (own.length === size && size > 1) return ":";
  if (own.length === 1) return String(own[0]);
  const step = own[1]! - own[0]!;
  if (own.every((v, i) => v === own[0]! + i * step))
    return `${own[0]}:${own.at(-1)! + 1}${step === 1 ? "" : `:${step}`}`;
  return own.length > 5 ? `[${own.slice(0, 4).join(", ")}, …]` : `[${own.join(", ")}]`;
}
