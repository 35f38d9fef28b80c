/**
 * What the nodes of one step do to axes, dtypes and elements, as parts of an explanation. Reads the graph; knows no
 * operation by name.
 */
import { type DType, isFloat } from "../core/dtype.ts";
import type { AlignedRow, ExplainedPart } from "../core/explanation.ts";
import { reducedShape, type Shape, sameShape, showShape, sizeOf } from "../core/shape.ts";
import { isStretched } from "../graph/crossed.ts";
import type { Node } from "../graph/node.ts";
import { stepName } from "../graph/structure.ts";
import type { Operation } from "../ops/operation.ts";
import type { Index } from "../ops/subscripts.ts";
import { layoutAhead } from "../runtime/realize.ts";
import { lossOf } from "./cast-loss.ts";
import { contractionPart, lettersPart } from "./explain-products.ts";
import { changesOf } from "./index-changes.ts";
import { baseOf, isCast, type MadeStep } from "./made-step.ts";

export function partsOf(
  step: MadeStep,
  operation: Operation,
  bound: Readonly<Record<string, unknown>>,
): ExplainedPart[] {
  const moves = step.nodes.every((n) => n.step.kind === "movement");
  const letters = typeof bound["equation"] === "string" ? lettersPart(step, bound["equation"]) : null;
  const asked = moves ? askedIn(operation, bound) : null;
  const parts = step.nodes.flatMap((n) => {
    if (isCast(n)) return [castPart(n, step, operation)];
    return n.step.kind === "movement" && !moves ? [] : nodeParts(n, step, asked, letters !== null);
  });
  const notes = new Set<string>();
  const once = parts.filter((p) => p.kind !== "note" || (!notes.has(p.text) && notes.add(p.text)));
  return [...madeOf(step, letters !== null), ...(letters ? [letters] : []), ...once];
}

function nodeParts(
  n: Node,
  step: MadeStep,
  asked: readonly (number | null)[] | null,
  hasLetters: boolean,
): readonly ExplainedPart[] {
  switch (n.step.kind) {
    case "elementwise":
      return hasLetters ? [] : broadcastPart(n, step);
    case "reduction":
      return hasLetters ? [] : [reductionPart(n, n.step, step)];
    case "contraction":
      return hasLetters ? [] : [contractionPart(n, step)];
    case "movement":
      return movementParts(n, step, asked);
    case "gather":
    case "scatter":
    case "routine":
      return n.inputs.length === 0 ? [] : [{ kind: "note", text: noteOn(n, step) }];
    case "source":
    case "variable":
      return [];
  }
}

export function indexPart(shape: Shape, items: readonly Index[], texts: readonly string[]): ExplainedPart {
  return { kind: "index", ...changesOf(shape, items, texts) };
}

/** An operation that is written in others: their names in order. */
function madeOf({ nodes }: MadeStep, products: boolean): ExplainedPart[] {
  const inner = nodes.filter((n) => n.step.kind !== "movement" && n.step.kind !== "source" && !isCast(n));
  if (inner.length < 2 || products) return [];
  const names = inner.map((n) => stepName(n.step));
  const shown = names.length > 12 ? [...names.slice(0, 11), `… ${names.length - 11} more`] : names;
  return [{ kind: "note", text: `made of ${shown.join(", ")}` }];
}

const isRepeat = (n: Node): boolean => isCast(n) || (n.step.kind === "movement" && n.step.move.kind === "expand");

function broadcastPart(n: Node, { nameOf, textOf, isInput, results }: MadeStep): ExplainedPart[] {
  const bases = [...new Set(n.inputs.map((x) => baseOf(x, isInput, isRepeat)))].filter((x) => x.shape.length > 0);
  if (bases.every((x) => sameShape(x.shape, n.shape))) return [];
  const rank = n.shape.length;
  const rows = bases.map((x) => alignedRow(nameOf(x), x.shape, n.shape));
  const isMeant = bases.some((x) => isStretched(x));
  const result = results.includes(n) ? "result" : stepName(n.step);
  rows.push({ name: result, sizes: n.shape, repeated: [] });
  return rank === 0
    ? []
    : [{ kind: "broadcast", rows, suspicion: isMeant ? null : suspicionOf(rows, bases.map(textOf), n.shape) }];
}

export function alignedRow(name: string, shape: Shape, to: Shape): AlignedRow {
  const lead = to.length - shape.length;
  const sizes = to.map((_, axis) => (axis < lead ? null : shape[axis - lead]!));
  return { name, sizes, repeated: sizes.flatMap((d, axis) => ((d ?? 1) !== to[axis] ? [axis] : [])) };
}

/** (n,) with (n, 1): both are repeated to n × n, which is seldom meant. */
function suspicionOf(rows: readonly AlignedRow[], texts: readonly string[], out: Shape): string | null {
  const operands = rows.slice(0, -1);
  for (const a of operands) {
    for (const b of operands) {
      const [i] = a.repeated;
      const j = b.repeated.find((axis) => axis !== i && !a.repeated.includes(axis));
      if (a === b || i === undefined || j === undefined || b.repeated.includes(i)) continue;
      if (out[i] !== out[j] || out[i]! < 2 || a.sizes.some((d, axis) => axis !== j && (d ?? 1) !== 1)) continue;
      const n = out[i]!;
      const column = operands.findIndex((r) => r.sizes.at(-1) === 1);
      if (column < 0) continue;
      return `${n} × ${n} results, each of ${a.name} with each of ${b.name}; for value by value: squeeze(${texts[column]}, -1)`;
    }
  }
  return null;
}
function reductionPart(
  n: Node,
  { combine, axes, order }: Extract<Node["step"], { kind: "reduction" }>,
  { results }: MadeStep,
): ExplainedPart {
  const from = n.inputs[0]!.shape;
  const kept = reducedShape(from, axes, true);
  const keepdims = results.some((r) => sameShape(r.shape, kept)) && !sameShape(n.shape, kept);
  const to = keepdims ? kept : n.shape;
  return {
    kind: "reduction",
    combine: stepName({ kind: "reduction", combine, axes, order }),
    from,
    axes,
    to,
    keepdims,
  };
}

/** The sizes that were asked for, -1 as null; null for an operation that takes none. */
function askedIn(operation: Operation, bound: Readonly<Record<string, unknown>>): (number | null)[] | null {
  const name = Object.keys(operation.params).find((p) => operation.params[p]!.kind === "dims");
  const dims = name === undefined ? null : (bound[name] as readonly number[] | null);
  return dims?.map((d) => (d === -1 ? null : d)) ?? null;
}

function movementParts(n: Node, step: MadeStep, asked: readonly (number | null)[] | null): ExplainedPart[] {
  if (n.step.kind !== "movement") return [];
  const { move } = n.step;
  const [x] = n.inputs;
  switch (move.kind) {
    case "reshape":
      return [{ kind: "reshape", from: x!.shape, to: n.shape, asked: asked ?? n.shape }];
    case "permute": {
      const strides = [layoutAhead(x!).strides, layoutAhead(n).strides] as const;
      return [{ kind: "transpose", from: x!.shape, to: n.shape, axes: move.axes, strides }];
    }
    case "expand": {
      const result = { name: "result", sizes: n.shape, repeated: [] };
      return [{ kind: "broadcast", rows: [alignedRow(step.nameOf(x!), x!.shape, n.shape), result], suspicion: null }];
    }
    case "slice":
      return [{ kind: "note", text: `a part is cut out: ${showShape(x!.shape)} → ${showShape(n.shape)}` }];
    case "place":
      return [{ kind: "note", text: `${showShape(x!.shape)} is laid into ${showShape(n.shape)} full of ${move.fill}` }];
  }
}

function castPart(n: Node, step: MadeStep, operation: Operation): ExplainedPart {
  const of = baseOf(n.inputs[0]!, step.isInput, (x) => x.step.kind === "movement");
  const [from, to] = [n.inputs[0]!.dtype, n.dtype];
  return { kind: "cast", of: step.nameOf(of), from, to, why: reasonFor(n, step, operation), lost: lossOf(from, to) };
}

function reasonFor(n: Node, { inputs, nameOf, results }: MadeStep, operation: Operation): string {
  const [from, to] = [n.inputs[0]!.dtype, n.dtype];
  if (Object.values(operation.params).some((p) => p.kind === "dtype") && inputs.length === 1 && results.includes(n))
    return "as asked";
  const other = inputs.find((x) => x.dtype === to);
  if (other && inputs.length > 1) return `because ${nameOf(other)} is ${to}`;
  if (to === "bool") return `${operation.name} asks whether a value is true`;
  if (isFloat(to) && !isFloat(from)) return `${operation.name} gives floats`;
  if (from === "bool" && inputs.length === 1) return "truth values count as 0 and 1";
  if (inputs.length > 1) return `${joined(inputs)} meet in ${to}`;
  return isWider(from, to)
    ? "small integers are combined in wider ones, so that they do not wrap"
    : `${operation.name} gives ${to}`;
}
const joined = (inputs: readonly Node[]): string => [...new Set(inputs.map((x) => x.dtype))].join(" and ");
const isWider = (from: DType, to: DType): boolean => lossOf(from, to) === null;

/** What gathers, scatters and algorithms of their own do. */
function noteOn(n: Node, { nameOf }: MadeStep): string {
  const { step } = n;
  if (step.kind === "gather") {
    const axes = step.axes.map(String).join(", ");
    return n.inputs[1]
      ? `picks along axis ${axes} by integers of shape ${showShape(n.inputs[1].shape)}`
      : `picks along axis ${axes}`;
  }
  if (step.kind === "scatter") {
    const places = sizeOf(n.inputs[2]?.shape ?? []);
    const into = `${places} places of ${nameOf(n.inputs[0]!)}`;
    return step.combine === "set" ? `values are put at ${into}` : `values are combined (${step.combine}) at ${into}`;
  }
  return step.kind === "routine" ? routineNote(n, step) : stepName(step);
}

function routineNote(n: Node, step: Extract<Node["step"], { kind: "routine" }>): string {
  const lowered = step.op.lower?.(step.attrs as never);
  switch (lowered?.kind) {
    case "sort":
      return `${lowered.result === "places" ? "the positions that sort" : "sorts"} along the last axis, ${lowered.descending ? "largest" : "smallest"} first`;
    case "extreme":
      return `the position of the ${lowered.largest ? "largest" : "smallest"} element along the last axis`;
    case "scan":
      return `each element along the last axis is combined (${lowered.combine}) with all before it`;
    case "join": {
      const sizes = n.inputs.map((x) => x.shape[lowered.axis]!);
      return `joined along axis ${lowered.axis}: ${sizes.join(" + ")} = ${n.shape[lowered.axis]}`;
    }
    case "complex":
    case "range":
    case "search":
    case undefined:
      return `${step.op.name}: an algorithm of its own, ${n.inputs.map((x) => showShape(x.shape)).join(", ")} → ${showShape(n.shape)}`;
  }
}
