/**
 * One step by itself: by a kernel where there is one for it and the work is large, else by the reference. Knows which
 * steps have kernels of their own; knows nothing of the order of steps.
 */
import { bytesOf, type Data, isComplex, isHalf } from "../core/dtype.ts";
import { isContiguous, reshaped } from "../core/layout.ts";
import { sizeOf } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import type { Lowered, Move, Node, RoutineOp } from "../graph/node.ts";
import { viewed } from "../kernel/reading.ts";
import { accumulate } from "./accumulate.ts";
import { addByKernel } from "./blocks.ts";
import { contract } from "./contract.ts";
import { evenly } from "./count.ts";
import { placesOfExtremes } from "./extreme.ts";
import { gather, placesWhere, scatter } from "./pick.ts";
import { castElement } from "./reference/cast.ts";
import { evaluateStep } from "./reference/evaluate.ts";
import { withinMemory } from "./room.ts";
import { placesAmong } from "./search.ts";
import { sorted, sortingPlaces } from "./sort.ts";
import { denseCopy, join, joinParts, place } from "./transpose.ts";

/** Elements from which on a kernel does a step. */
const large = 1 << 12;
/** Products of numbers from which on a kernel makes a product of matrices. */
const largeProduct = 1 << 13;

const lowered = (op: RoutineOp, attrs: unknown): Lowered | undefined => op.lower?.(attrs as never);
/** Elements that a step goes through. */
const elementsOf = ({ shape, inputs }: Node): number => Math.max(sizeOf(shape), ...inputs.map((x) => sizeOf(x.shape)));

/** Whether `evaluate` would ask a kernel. */
export function hasKernel(node: Node): boolean {
  const { step } = node;
  switch (step.kind) {
    case "contraction":
      return sizeOf(node.shape) * node.inputs[0]!.shape.at(-1)! >= largeProduct;
    case "gather":
    case "movement":
      return sizeOf(node.shape) >= large;
    case "scatter":
      return elementsOf(node) >= large;
    case "routine":
      if (!step.op.lower) return false;
      return elementsOf(node) >= large && (!isComplex(node.dtype) || lowered(step.op, step.attrs)?.kind === "complex");
    case "source":
    case "variable":
    case "elementwise":
    case "reduction":
      return false;
  }
}

/**
 * The value of `node`, given those of its inputs.
 * @throws limit/memory
 */
export function evaluate(node: Node, inputs: readonly Stored[], kernels: boolean): Stored {
  return withinMemory(
    node,
    () =>
      (kernels && hasKernel(node) ? byKernel(node, inputs) : null) ??
      evaluateStep(node, inputs, kernels ? addByKernel : undefined),
  );
}

/**
 * The same, written to where it is wanted in the engine's memory; false where only `evaluate` can say it.
 * @throws limit/memory
 */
export function evaluateInto(node: Node, inputs: readonly Stored[], out: Data): boolean {
  if (node.step.kind === "contraction") return isByKernel(node) && contract(inputs[0]!, inputs[1]!, out) !== null;
  return writesInto(node) && withinMemory(node, () => writeInto(node, inputs, out));
}
/** Kernels round products of float64 with their sums, the reference by themselves; of float32 both do the first. */
const isByKernel = (n: Node): boolean => n.dtype === "float32" || hasKernel(n);

/** Whether a step that is no product can be written to where it is wanted: those that move elements. */
export function writesInto(node: Node): boolean {
  const { step, dtype } = node;
  if (bytesOf(dtype) > 8 || !hasKernel(node)) return false;
  return step.kind === "movement" || (step.kind === "routine" && lowered(step.op, step.attrs)?.kind === "join");
}

function writeInto(node: Node, inputs: readonly Stored[], out: Data): boolean {
  const { step, shape } = node;
  const x = inputs[0]!;
  if (step.kind === "routine") {
    const way = lowered(step.op, step.attrs);
    if (way?.kind !== "join") return false;
    join(inputs, way.axis, shape, out);
    return true;
  }
  if (step.kind === "movement" && step.move.kind === "place") placed(node, step.move, x, out);
  else {
    const layout = viewed(x.layout, node);
    denseCopy(layout ? { ...x, layout } : x, out);
  }
  return true;
}

function byKernel(node: Node, inputs: readonly Stored[]): Stored | null {
  const { step, shape, dtype } = node;
  switch (step.kind) {
    case "contraction": {
      const data = contract(inputs[0]!, inputs[1]!, null);
      return data && stored(dtype, shape, data);
    }
    case "gather":
      return stored(dtype, shape, gather(inputs, step.axes, step.at));
    case "scatter":
      return stored(dtype, shape, scatter(inputs, step.axes, step.combine));
    case "movement":
      return moved(node, step.move, inputs[0]!);
    case "routine":
      return routine(node, step.op, step.attrs, inputs);
    case "source":
    case "variable":
    case "elementwise":
    case "reduction":
      return null;
  }
}

/** Views are free; only what must be copied asks a kernel. */
function moved(node: Node, move: Move, x: Stored): Stored | null {
  const { shape, dtype } = node;
  if (bytesOf(dtype) > 8) return null;
  if (move.kind === "place") return stored(dtype, shape, placed(node, move, x, null));
  if (move.kind === "reshape" && !reshaped(x.layout, shape)) return stored(dtype, shape, denseCopy(x));
  return null;
}

function placed({ shape, dtype }: Node, move: Move & { readonly kind: "place" }, x: Stored, out: Data | null): Data {
  const fill = castElement("float64", dtype)(move.fill as never);
  return place(x, shape, { ...move, fill }, out);
}

function routine({ shape, dtype }: Node, op: RoutineOp, attrs: unknown, inputs: readonly Stored[]): Stored | null {
  const way = lowered(op, attrs);
  const [x] = inputs;
  switch (way?.kind) {
    case undefined:
      return null;
    case "sort":
      return stored(
        dtype,
        shape,
        way.result === "places" ? sortingPlaces(x!, way.descending) : sorted(x!, way.descending),
      );
    case "complex":
      return stored(dtype, shape, joinParts(inputs, way.given, dtype));
    case "extreme":
      return stored(dtype, shape, placesOfExtremes(x!, way.largest));
    case "scan":
      return accumulate(x!, way.combine, way.exclusive);
    case "join":
      return stored(dtype, shape, join(inputs, way.axis, shape));
    case "range": {
      const data = evenly(way, sizeOf(shape), dtype);
      return data && stored(dtype, shape, data);
    }
    case "search": {
      const data = placesAmong(x!, inputs[1]!, way.behind);
      return data && stored(dtype, shape, data);
    }
  }
}

/** Where a mask is true: its indices (int32), one list for each of its axes; null where no kernel is worth asking. */
export const placesByKernel = (mask: Stored): readonly Int32Array[] | null =>
  sizeOf(mask.layout.shape) >= large ? (placesWhere(mask) as readonly Int32Array[]) : null;

/** All elements in order or the positions that sort them; null where no kernel is worth asking. */
export function orderByKernel(x: Stored, result: "values" | "places"): Data | null {
  const n = sizeOf(x.layout.shape);
  if (n < large || isComplex(x.dtype) || isHalf(x.dtype)) return null;
  const row = stored(x.dtype, [n], isContiguous(x.layout) && x.layout.offset === 0 ? x.data : denseCopy(x));
  return result === "places" ? sortingPlaces(row, false) : sorted(row, false);
}
