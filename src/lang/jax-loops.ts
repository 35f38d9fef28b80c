/**
 * Loops of jax.lax: what their bodies do is written down once and done again for each turn, without their Python. Where
 * gradients have to see the turns they become steps one after the other; bodies that look at values are left to the
 * library's Python.
 */

import { dataFrom } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { sameShape } from "../core/shape.ts";
import { denseData, stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { repeatedOn } from "../graph/repeated.ts";
import { isWriting } from "../graph/withheld.ts";
import { stack } from "../ops/joining.ts";
import { row } from "../ops/subscripts.ts";
import { method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { closed, marksText, opened, type Tree } from "./jax-trees.ts";
import {
  arraysOf,
  type Leaf,
  leafOf,
  nodesOf,
  outputsAmong,
  resultOf,
  type Written,
  whileTraced,
  writeDown,
} from "./jax-written.ts";
import { byPlace, intOf, listOf, none, tupleOf, type Value } from "./value.ts";

/** Steps up to which the turns of a loop become part of a graph that is written down; of more, the values are asked for. */
const mostSteps = 2000;

interface Carried extends Tree {
  readonly own: readonly Leaf[];
}
function carriedIn(value: Value, env: Env, span: Span): Carried {
  const tree = opened(value, env, span);
  return { ...tree, own: tree.leaves.map((v) => leafOf(v, env, span)) };
}

/** A function of trees, written down; null where it looks at values or holds on to more than its inputs. */
function bodyOf(fun: Value, trees: readonly Carried[], env: Env, span: Span): Written | null {
  const leaves = trees.flatMap((t) => t.own);
  const call = (nodes: readonly Node[]): Value =>
    whileTraced(env, span, (inner) => {
      const arrays = arraysOf(leaves, nodes, env);
      const values = trees.map((t) => closed(t.marks, arrays, env, span));
      return env.interpreter.call(fun, byPlace(values, span), inner, span);
    });
  const { written } = writeDown(leaves, (i) => leaves[i]!.node, call, env, span);
  return written?.holdsMore ? null : written;
}

/** The outputs keep structure, shapes and dtypes of what goes round. */
const goesRound = (tree: Carried, text: string, outputs: readonly Leaf[]): boolean =>
  marksText(tree.marks) === text &&
  tree.own.every(
    ({ node }, i) => outputs[i]!.node.dtype === node.dtype && sameShape(outputs[i]!.node.shape, node.shape),
  );

type Turn = (nodes: readonly Node[]) => readonly Node[];
/** How one turn is made of what goes round and what comes new. */
function turnOf(written: Written, leaves: readonly Leaf[], turns: number, env: Env): Turn {
  const outputs = nodesOf(written);
  const isSeen = written.captures || leaves.some((l) => l.node.recorded);
  const isShort = isWriting() && turns * written.size <= mostSteps && leaves.some((l) => l.node.value === null);
  if (isSeen || isShort) return (nodes) => outputsAmong(written, repeatedOn(outputs, written.inputs, nodes));
  return keptTurn(written, env);
}
/** One turn on values, which are there at once. */
function keptTurn(written: Written, env: Env): Turn {
  const run = env.host.keep(nodesOf(written), written.inputs);
  return (nodes) => outputsAmong(written, run(env.host.realize(nodes)).map(sourceOf));
}

/** What a scan gives, in a tuple: what went round, and the rows of what came out; None where Python has to turn. */
export const scanned = method("jax_scan", ["f", "init", "xs", "count", "reverse"], (args, env, span) => {
  const count = args.int("count");
  if (count === 0) return none;
  const carry = carriedIn(args.value("init"), env, span);
  const rows = carriedIn(args.value("xs"), env, span);
  const wholes = rows.own.map((l) => l.node);
  const first: Carried = { ...rows, own: rows.own.map((l) => ({ ...l, node: row(l.node, 0) })) };
  const written = bodyOf(args.value("f"), [carry, first], env, span);
  if (written?.marks.kind !== "tuple" || written.marks.items.length !== 2) return none;
  const [round, out] = written.marks.items;
  const size = carry.own.length;
  if (!goesRound(carry, marksText(round!), written.outputs.slice(0, size))) return none;
  const turn = turnOf(written, [...carry.own, ...rows.own], count, env);
  const outs: (readonly Node[])[] = [];
  let nodes: readonly Node[] = carry.own.map((l) => l.node);
  for (let k = 0; k < count; k++) {
    const i = args.bool("reverse", false) ? count - 1 - k : k;
    const found = turn([...nodes, ...wholes.map((x) => row(x, i))]);
    nodes = found.slice(0, size);
    outs.push(found.slice(size));
  }
  if (args.bool("reverse", false)) outs.reverse();
  const ends = written.outputs.map((_, i) =>
    i < size ? nodes[i]! : (stack({ values: outs.map((o) => o[i - size]!), axis: 0 }) as Node),
  );
  const all = arraysOf(written.outputs, ends, env);
  return tupleOf([closed(round!, all, env, span), closed(out!, all, env, span)]);
});

/** What is left when a number has gone from one end to the other, in a list; None where Python has to turn. */
export const counted = method("jax_fori", ["lower", "upper", "body", "init"], (args, env, span) => {
  const [lower, upper] = [args.int("lower"), args.int("upper")];
  if (upper <= lower) return none;
  const carry = carriedIn(args.value("init"), env, span);
  const number = carriedIn(intOf(lower), env, span);
  const written = bodyOf(args.value("body"), [number, carry], env, span);
  if (!written || !goesRound(carry, marksText(written.marks), written.outputs)) return none;
  const turn = turnOf(written, carry.own, upper - lower, env);
  let nodes: readonly Node[] = carry.own.map((l) => l.node);
  for (let i = lower; i < upper; i++) nodes = turn([wholeNumber(i, number.own[0]!.node), ...nodes]);
  return listOf([resultOf(written, nodes, env, span)]);
});
const wholeNumber = (i: number, { dtype }: Node): Node =>
  sourceOf(stored(dtype, [], dataFrom(dtype, dtype === "int64" ? [BigInt(i)] : [i])));

/** What is left when a condition does not hold any more, in a list; None where Python has to turn. */
export const repeated = method("jax_while", ["test", "body", "init"], (args, env, span) => {
  const carry = carriedIn(args.value("init"), env, span);
  if (carry.own.some((l) => l.node.recorded)) return none;
  const test = bodyOf(args.value("test"), [carry], env, span);
  const written = test && bodyOf(args.value("body"), [carry], env, span);
  if (!test || !written || test.captures || written.captures) return none;
  if (test.outputs.length !== 1 || !goesRound(carry, marksText(written.marks), written.outputs)) return none;
  const [holds, turn] = [keptTurn(test, env), keptTurn(written, env)];
  let nodes: readonly Node[] = carry.own.map((l) => l.node);
  let turned = false;
  for (; Number(denseData(holds(nodes)[0]!.value!)[0]) !== 0; turned = true) nodes = turn(nodes);
  if (!turned) return listOf([args.value("init")]);
  return listOf([resultOf(written, nodes, env, span)]);
});
