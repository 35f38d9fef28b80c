/**
 * The sum of all that flows to one tensor. What flows back from many slices of it, as from the steps of a recurrent layer,
 * is put together once, where adding up would write the whole for each of them.
 */
import { sizeOf } from "../core/shape.ts";
import type { Move, Node } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { add } from "../ops/arithmetic.ts";
import { joinAlong } from "../ops/joining.ts";

export const sumOf = (flows: readonly Node[]): Node => joined(flows) ?? flows.reduce((a, b) => add(a, b));

/** Elements that adding up would write, from which on it is worth while to put them together. */
const many = 1 << 18;

/** One slice of the whole: where it begins along the only axis that it has not all of. */
interface Part {
  readonly node: Node;
  readonly begin: number;
  readonly end: number;
}

function joined(flows: readonly Node[]): Node | null {
  const whole = flows[0]!;
  if (flows.length < 3 || flows.length * sizeOf(whole.shape) < many) return null;
  const axis = whole.shape.findIndex((d, a) => d !== whole.inputs[0]?.shape[a]);
  const parts: Part[] = [];
  for (const flow of flows) {
    const part = partOf(flow, axis);
    if (!part) return null;
    parts.push(part);
  }
  parts.sort((a, b) => a.begin - b.begin);
  const rows: Node[] = [];
  const zeros = (from: number, to: number): void => {
    if (to > from) rows.push(constant(0, whole.dtype, whole.shape.with(axis, to - from)));
  };
  let at = 0;
  for (const { node, begin, end } of parts) {
    if (begin < at) return null;
    zeros(at, begin);
    rows.push(node);
    at = end;
  }
  zeros(at, whole.shape[axis]!);
  return joinAlong(rows, axis);
}

function partOf({ step, inputs, shape }: Node, axis: number): Part | null {
  const move: Move | null = step.kind === "movement" ? step.move : null;
  const [node] = inputs;
  if (move?.kind !== "place" || move.fill !== 0 || !node || move.step[axis] !== 1) return null;
  if (!shape.every((d, a) => a === axis || node.shape[a] === d)) return null;
  const begin = move.begin[axis]!;
  return { node, begin, end: begin + node.shape[axis]! };
}
