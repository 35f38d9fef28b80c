/**
 * Shortcuts for graphs with larger steps: a program that is planned once, where finding it again for each turn of a loop
 * would take longer than its kernels do. Knows which graphs are worth one; what a program is, it does not.
 */
import { bytesOf, isHalf } from "../core/dtype.ts";
import { sizeOf } from "../core/shape.ts";
import { type Node, topological } from "../graph/node.ts";
import { settled } from "./execute.ts";
import { kept } from "./realize.ts";
import { type Shortcut, shortcutFor } from "./shortcut.ts";
import { bodyFor, isSafe, mostElements, mostProducts } from "./small.ts";

/** Elements beyond which steps are better done together with those of other expressions: memory is the limit then. */
const most = 1 << 16;
/** Elements of a single sum, difference or product that the host makes sooner. */
const mostPlain = 1 << 13;
/** Steps that a program has at most. */
const mostSteps = 64;
/** Bytes that the programs' steps may take together. */
let bytesLeft = 1 << 27;

/** The shortcut for a graph, small or larger; null where it is too large, can fail, or has no place in one. */
export const anyShortcutFor = (output: Node, inputs: readonly Node[]): Shortcut | null =>
  shortcutFor(output, inputs) ?? programFor(output, inputs);

function programFor(output: Node, inputs: readonly Node[]): Shortcut | null {
  const given = new Set(inputs);
  const isStep = (n: Node): boolean => !given.has(n) && n.value === null;
  const order = topological([output], isStep);
  const steps = order.filter(isStep);
  const isWhole = steps.length <= mostSteps && order.every(fits) && steps.every(isSure);
  const works = steps.filter((n) => n.step.kind !== "movement");
  if (!isWhole || !works.some(isWorth) || (works.length === 1 && isQuick(works[0]!))) return null;
  const bytes = steps.reduce((sum, n) => sum + sizeOf(n.shape) * bytesOf(n.dtype), 0);
  if (bytes > bytesLeft) return null;
  bytesLeft -= bytes;
  const run = kept([output], inputs, 0);
  return { run: (values) => run(values)[0]!, reached: settled };
}

const fits = ({ shape, dtype }: Node): boolean => {
  const size = sizeOf(shape);
  return size > 0 && size <= most && !isHalf(dtype);
};

/** It has a value whatever it is given. */
function isSure({ step, inputs, dtype }: Node): boolean {
  switch (step.kind) {
    case "elementwise":
      return !bodyFor(step.op, inputs, dtype).fails;
    case "routine":
      return isSafe(step);
    case "movement":
    case "reduction":
    case "contraction":
      return true;
    case "gather":
    case "scatter":
    case "source":
    case "variable":
      return false;
  }
}

/** What the host does as soon as a kernel is reached. */
const isQuick = ({ step, inputs, shape, dtype }: Node): boolean =>
  step.kind === "elementwise" &&
  inputs.length === 2 &&
  sizeOf(shape) <= mostPlain &&
  bodyFor(step.op, inputs, dtype).plain !== null;

/** More than what is done sooner step by step. */
function isWorth({ step, inputs, shape }: Node): boolean {
  if (step.kind === "contraction") return sizeOf(shape) * inputs[0]!.shape.at(-1)! > mostProducts;
  return sizeOf(shape) > mostElements || inputs.some((x) => sizeOf(x.shape) > mostElements);
}
