/**
 * Variables: a name, a fixed shape (or one that was left open when it was made) and dtype, and a value that changes by being replaced as a whole.
 * Values that were read before stay what they were. Knows nothing of undo, text or optimizers.
 */
import { birth, type Changeable } from "../core/birth.ts";
import type { DType } from "../core/dtype.ts";
import type { Shape } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { makeNode, type Node, takeId, topological } from "./node.ts";

/** A shape of which some sizes may be any, or of which not even the number of axes is said. */
export type OpenShape = readonly (number | null)[] | "unknown";

export const fitsOpen = (open: OpenShape, shape: Shape): boolean =>
  open === "unknown" || (open.length === shape.length && open.every((size, i) => size === null || size === shape[i]));

export interface Variable extends Changeable {
  /** `Variable` unless the user gave it one. */
  readonly name: string;
  /** The name as TensorFlow writes it: `Variable:0`, `New Name:0`. */
  readonly label: string;
  /** Where Keras keeps it, for a Variable of Keras' own: `dense/kernel`. */
  readonly path: string | null;
  readonly shape: Shape;
  /** What was said of its shape when it was made, if that leaves anything open. */
  readonly open: OpenShape | undefined;
  readonly dtype: DType;
  readonly trainable: boolean;
  value: Stored;
  /** The node that reads the present value, once someone has asked for it. */
  reading: Node | null;
  /** Readings are recorded although it is not trainable: a tape was told to watch it. */
  watched: boolean;
}

export const makeVariable = (
  value: Stored,
  name: string,
  trainable: boolean,
  path: string | null = null,
  open?: OpenShape,
): Variable => ({
  name,
  label: path === null ? `${name}:0` : name,
  path,
  get shape() {
    return this.value.layout.shape;
  },
  open,
  dtype: value.dtype,
  trainable,
  value,
  reading: null,
  watched: false,
  born: birth(),
});

const readers = new Set<(variable: Variable) => void>();
/** Tells of every reading from here on, until the function that comes back is called. */
export function onRead(tell: (variable: Variable) => void): () => void {
  readers.add(tell);
  return () => readers.delete(tell);
}

/** From here on readings are recorded. */
export function watchVariable(variable: Variable): void {
  variable.watched = true;
  if (variable.reading?.recorded === false) variable.reading = null;
}

/** A node that stands for the present value. It is recorded if the Variable is trainable or watched. */
export function readVariable(variable: Variable): Node {
  for (const tell of readers) tell(variable);
  if (variable.reading) return variable.reading;
  const node = makeNode({ kind: "variable", variable }, [], variable.shape, variable.dtype);
  node.value = variable.value;
  node.recorded = variable.trainable || variable.watched;
  variable.reading = node;
  return node;
}

/** What Variables hold at this moment, for whoever asks later. */
export function heldNow(variables: readonly Variable[]): () => readonly Stored[] {
  const values = variables.map((v) => v.value);
  return () => values;
}

/** Gives Variables these values. */
export function holdValues(variables: readonly Variable[], values: readonly Stored[]): void {
  for (const [i, v] of variables.entries()) writeVariable(v, values[i]!);
}

/** Puts another value of a shape and dtype that fit in; what was read before is untouched. */
export function writeVariable(variable: Variable, value: Stored): void {
  variable.value = value;
  variable.reading = null;
}

/**
 * What leads to a node as it is recorded, from what the Variables hold now: a loss that was named before they were changed
 * is that of their present values.
 */
export function readAgain(root: Node): Node {
  const now = new Map<Node, Node>();
  for (const n of topological([root], (x) => x.recorded)) {
    if (n.step.kind === "variable") {
      const reading = readVariable(n.step.variable);
      if (reading !== n) now.set(n, reading);
    } else if (n.recorded && n.inputs.some((x) => now.has(x)))
      now.set(n, { ...n, id: takeId(), value: null, inputs: n.inputs.map((x) => now.get(x) ?? x) });
  }
  return now.get(root) ?? root;
}
