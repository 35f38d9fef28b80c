/**
 * NumPy's arrays where Python's rules hold: they can be written to, and a part of one that was picked by integers and
 * slices is a view, through which the whole is read and written. Knows nothing of what is computed from them.
 */
import { type DType, isComplex, isFloat, isInteger } from "../core/dtype.ts";
import { OpError, refuse, type Span } from "../core/errors.ts";
import { type Shape, showShape, sizeOf } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { expand } from "../graph/structure.ts";
import { hasValue } from "../graph/written.ts";
import { castTo, type Operation } from "../ops/operation.ts";
import { type Index, index, isElement, isPlainIndex, update } from "../ops/subscripts.ts";
import { canCast } from "./casting.ts";
import { literalsOf, toNode, weakKind } from "./convert.ts";
import { sayDiscard } from "./discards.ts";
import { type Env, partUndo } from "./env.ts";
import { failAt } from "./fail.ts";
import { addNode } from "./held.ts";
import { outSays } from "./out-says.ts";
import { isPlaced, writtenThrough } from "./placed-views.ts";
import { numpyShape, readOnlyOutput, readOnlyTarget, valueError, writtenSays } from "./python-says.ts";
import { heldAt, shapeIn } from "./seeing.ts";
import { describe, type TensorValue, tensorOf, type Value } from "./value.ts";
import { viewAt } from "./views.ts";

/** The part of an array that an index picks: a view wherever its elements can stay where they are. */
export function partIn(base: TensorValue, items: readonly Index[]): TensorValue {
  const view = items.every(isPlainIndex) ? viewAt(base, items) : null;
  return view ?? tensorOf(index(base.node, items), true);
}

/** The same as NumPy has it, where a part without axes is a number of its own. */
export function partOf(base: TensorValue, items: readonly Index[]): TensorValue {
  if (isElement(items, shapeIn(base))) {
    const held = elementIn(base, items);
    return tensorOf(held ? index(held[0].node, held[1]) : index(base.node, items), true);
  }
  const part = partIn(base, items);
  if (!part.base || part.layout!.shape.length > 0) return part;
  // `x[...]` is an array all the same.
  return items.some((item) => item.kind === "ellipsis") ? asCell(part) : tensorOf(part.node, true);
}

/** The array that holds an element of a part, and the index that picks it there: `m[i][j]` is `m[i, j]` then. */
function elementIn(part: TensorValue, items: readonly Index[]): readonly [TensorValue, readonly Index[]] | null {
  if (!part.base || !isElement(items, shapeIn(part))) return null;
  const held = heldAt(
    part,
    items.map((item) => item.index),
  );
  return held && [held[0], held[1].map((index) => ({ kind: "at", index }))];
}

/** A view without axes, which is an array all the same and no number. */
export const asCell = (view: TensorValue): TensorValue => Object.assign(view, { cell: true as const });

/** The array that holds the elements. */
export const rootOf = (array: TensorValue): TensorValue => (array.base ? rootOf(array.base) : array);

/** Whether it is kept from being written to, itself or as a part of an array that is. */
export const isFixed = (array: TensorValue): boolean =>
  array.fixed === true || (array.base ? isFixed(array.base) : false);

/** Gives an array other elements, of its own shape. */
export function writeArray(array: TensorValue, node: Node, env: Env): void {
  putNode(array, node, beforeWriting(array, env), env);
}

/** The same where it is known how to take it back: `root` holds the elements. */
function putNode(array: TensorValue, node: Node, root: TensorValue, env: Env): void {
  const before = root.node;
  array.node = node;
  if (hasValue(root.node) || (array === root && waits(node))) return;
  try {
    env.host.realize([root.node]);
  } catch (error) {
    // Who goes on after the error finds the elements that were there.
    root.node = before;
    throw error;
  }
}

const sound = new WeakSet<Node>();
/** Elements up to which a write may wait: others would keep much in memory that nobody needs. */
const mostWaiting = 1 << 16;
const arithmetic: ReadonlySet<Node["step"]["kind"]> = new Set(["elementwise", "reduction", "movement", "contraction"]);
/** Whether values are sure to come of it, whenever somebody asks: arithmetic with floats makes it of what is there. */
function waits(node: Node): boolean {
  if (hasValue(node) || sound.has(node)) return isFloat(node.dtype);
  if (!isFloat(node.dtype) || !arithmetic.has(node.step.kind) || sizeOf(node.shape) > mostWaiting) return false;
  if (!node.inputs.every(waits)) return false;
  sound.add(node);
  return true;
}

function refuseFixed(array: TensorValue, says: string): void {
  if (isFixed(array)) throw refuse("tensor/immutable", {}, { exception: ["ValueError", says] });
}

/** The array that will be written to, of which the elements that it has now are kept as far as they may be wanted again. */
function beforeWriting(array: TensorValue, env: Env): TensorValue {
  refuseFixed(array, readOnlyTarget);
  const root = rootOf(array);
  env.host.touch(root, () => {
    // Whoever looks at the value has it for good: what is written next goes into a copy.
    env.host.realize([root.node]);
    return partUndo(
      () => root.node,
      (old) => {
        root.node = old;
      },
      root.node,
      addNode,
    );
  });
  return root;
}

/** array[items] = value. The value is converted, as NumPy does. */
export function writePart(array: TensorValue, items: readonly Index[], value: Value, env: Env, span?: Span): void {
  const held = isFixed(array) ? null : elementIn(array, items);
  if (held) return writePart(...held, value, env, span);
  const root = beforeWriting(array, env);
  const { dtype } = array.node;
  const strict = isInteger(dtype) && env.host.dialect === "python";
  const read = toNode(value, literalsOf(env, true), readAs(value, dtype, strict));
  if (isComplex(read.dtype) && !isComplex(dtype) && dtype !== "bool") sayDiscard(env, span);
  const given = castTo(read, dtype);
  if (!isPlaced(array)) return putNode(array, fittedIn(array, items, given), root, env);
  const [whole, node] = writtenThrough(array, items, given);
  putNode(whole, node, root, env);
}

/** What a number is read as at once; null where it is cast. Python's numbers have to fit into an array of integers. */
function readAs(value: Value, dtype: DType, strict: boolean): DType | null {
  if (strict) return ["int", "float"].includes(weakKind(value) ?? "") ? dtype : null;
  if (dtype !== "float32" && dtype !== "float64") return null;
  return value.kind === "int" || value.kind === "float" ? dtype : null;
}

/** The elements with others at an index, or what NumPy says of their shape. */
function fittedIn(array: TensorValue, items: readonly Index[], given: Node): Node {
  try {
    return update(array.node, items, given, "set");
  } catch (error) {
    if (!(error instanceof OpError) || error.code !== "shape/expand") throw error;
    const exception = writtenSays(items, error.found.shapes!);
    throw new OpError(error.code, error.facts, { ...error.found, exception });
  }
}

/** What is computed into an array: by which operator or function, under which name of NumPy's, and where. */
export interface Computing {
  readonly by: string;
  readonly ufunc: string;
  readonly span: Span;
}

/** What NumPy puts together in a dtype of its own and casts into whatever it is given. */
const castsIntoAny: ReadonlySet<string> = new Set(
  "sum prod max min amax amin mean variance cumsum cumprod median nansum nanprod nanmax nanmin trace".split(" "),
);
/** The function by which NumPy writes the results of others. */
const writing: Readonly<Record<string, string>> = { std: "sqrt", round: "rint", around: "rint", ptp: "subtract" };

/**
 * array += … and `out=array`: the array takes the elements where its shape and, loosely, its dtype hold them.
 * @throws assign/shape, type/operand
 */
export function writeResult(array: TensorValue, result: TensorValue, { by, ufunc, span }: Computing, env: Env): void {
  refuseFixed(array, readOnlyOutput);
  const { shape, dtype } = array.node;
  const { shape: given, dtype: from } = result.node;
  if (!canCast(from, dtype, "same_kind") && !castsIntoAny.has(ufunc))
    throw failAt("type/operand", { operator: by, left: describe(array), right: describe(result) }, span, "", {
      exception: [
        "UFuncTypeError",
        `Cannot cast ufunc '${writing[ufunc] ?? ufunc}' output from dtype('${from}') to dtype('${dtype}') with casting rule 'same_kind'`,
      ],
      help: by.endsWith("=")
        ? [`x = x ${by.slice(0, -1)} … makes a ${from} array; x.astype(float) one that takes it`]
        : [],
    });
  if (!spreads(given, shape)) {
    const shapes = [shape, given].map(numpyShape);
    throw failAt("assign/shape", { name: "the array", wanted: showShape(shape), shape: showShape(given) }, span, "", {
      exception: valueError(
        `non-broadcastable output operand with shape ${shapes[0]} doesn't match the broadcast shape ${shapes[1]}`,
      ),
    });
  }
  writeArray(array, expand(castTo(result.node, dtype), shape), env);
}

/**
 * `out=array` of an operation: what is computed element by element spreads over the array, all else fills it exactly.
 * @throws assign/shape, type/operand
 */
export function writeOut(array: TensorValue, result: TensorValue, op: Operation, span: Span, env: Env): void {
  const exception = outSays(op, array.node, result.node);
  if (exception) {
    const facts = { name: "out", wanted: showShape(array.node.shape), shape: showShape(result.node.shape) };
    throw failAt("assign/shape", facts, span, "", { exception });
  }
  writeResult(array, result, { by: op.name, ufunc: op.name, span }, env);
}

/** Whether one shape broadcasts to the other, which stays as it is. */
const spreads = (from: Shape, to: Shape): boolean =>
  from.length <= to.length && from.every((d, a) => d === 1 || d === to[to.length - from.length + a]);
