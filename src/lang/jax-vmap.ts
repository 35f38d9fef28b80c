/**
 * jax.vmap: what a function does to one row is written down and then done to all rows at once, or to each by itself where a
 * step is none for many. A function that looks at values is left to the library's Python, which calls it for each row.
 */
import type { Span } from "../core/errors.ts";
import { across, acrossOf } from "../graph/across.ts";
import { batchedOn } from "../graph/batched.ts";
import { type Node, topological } from "../graph/node.ts";
import { repeatedOn } from "../graph/repeated.ts";
import { expand, permute } from "../graph/structure.ts";
import { stack } from "../ops/joining.ts";
import { row } from "../ops/subscripts.ts";
import { method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { heldIn, homeIn } from "./jax-arrays.ts";
import { inPython } from "./jax-calls.ts";
import { noteRow } from "./jax-tracers.ts";
import { closed, type Marks, opened } from "./jax-trees.ts";
import {
  arraysOf,
  asWhole,
  isFollowed,
  type Leaf,
  leafOf,
  nodesOf,
  printed,
  resultOf,
  type Written,
  writeDown,
} from "./jax-written.ts";
import { byName } from "./passed-on.ts";
import { itemsOf } from "./sequences.ts";
import { type Arg, boolOf, byPlace, intOf, none, tensorOf, tupleOf, type Value } from "./value.ts";

/** A leaf of the arguments; its rows lie along the first axis of `rows`, unless all rows see the whole of it. */
interface Mapped {
  readonly leaf: Leaf;
  readonly rows: Node | null;
  /** The sizes of what the rows were taken out of. */
  readonly sizes: readonly number[];
}
interface Argument {
  readonly marks: Marks;
  readonly leaves: readonly Mapped[];
}

/** The node with this axis in front. */
function inFront(x: Node, axis: number): Node {
  const at = axis < 0 ? axis + x.shape.length : axis;
  const rest = x.shape.map((_, a) => a).filter((a) => a !== at);
  return permute(x, [at, ...rest]);
}

function argumentOf(value: Value, axes: Value, env: Env, span: Span): Argument {
  const { marks, leaves } = opened(value, env, span);
  const along = itemsOf(axes, env);
  const mapped = leaves.map((v, i): Mapped => {
    const leaf = leafOf(v, env, span);
    const axis = along[i]!;
    if (axis.kind !== "int") return { leaf, rows: null, sizes: [] };
    const rows = inFront(leaf.node, Number(axis.value));
    return { leaf: { ...leaf, node: row(rows, 0) }, rows, sizes: leaf.node.shape };
  });
  return { marks, leaves: mapped };
}

/** What comes of all rows: along an axis in front, or the same for all of them. */
interface Rows {
  readonly node: Node;
  readonly many: boolean;
}

/** Null where rows that have something in common cannot be made at once. */
function allRows(
  written: Written,
  mapped: readonly Mapped[],
  map: { readonly count: number; readonly axis: number },
): readonly Rows[] | null {
  const { count, axis } = map;
  const others = mapped.map(({ leaf, rows }) => ({ node: rows ?? leaf.node, many: rows !== null }));
  const outputs = nodesOf(written);
  const found = batchedOn(outputs, written.inputs, others, map);
  if (found) return found;
  if (topological(outputs).some((n) => acrossOf(n)?.axis === axis)) return null;
  const rows = Array.from({ length: count }, (_, i) =>
    repeatedOn(
      outputs,
      written.inputs,
      mapped.map(({ leaf, rows }) => (rows ? row(rows, i) : leaf.node)),
    ),
  );
  return outputs.map((_, k) => ({ node: stack({ values: rows.map((r) => r[k]!), axis: 0 }) as Node, many: true }));
}

/** Prints for each row what depends on it, and the rest once. */
function printRows({ outputs, prints }: Written, all: readonly Rows[], count: number): void {
  let at = outputs.length;
  for (const { nodes, print } of prints) {
    const own = all.slice(at, at + nodes.length);
    at += nodes.length;
    const times = own.some((x) => x.many) ? count : 1;
    for (let i = 0; i < times; i++) printed({ nodes: own.map((x) => (x.many ? row(x.node, i) : x.node)), print });
  }
}

/** The arguments of a call: trees by place, and behind them a dict of those by name. */
function argumentsOf(trees: readonly Argument[], nodes: readonly Node[], env: Env, span: Span): Arg[] {
  const leaves = trees.flatMap((t) => t.leaves.map((m) => m.leaf));
  const arrays = arraysOf(leaves, nodes, env);
  const values = trees.map((t) => closed(t.marks, arrays, env, span));
  const named = values.pop();
  return [...byPlace(values, span), ...byName(named, span)];
}

/** What all rows of a mapping give of an array of one of them. */
export const acrossRows = method("jax_across", ["x", "how", "axis", "count"], (args) => {
  const x = heldIn(args.value("x"))!;
  const how = args.string("how") as "sum";
  const { node } = x;
  return tensorOf(across(node, { how, axis: args.int("axis"), count: args.int("count") }), true);
});

/** The results for all rows along an axis in front, and which of them differ from row to row; None where the function has to be called for each. */
export const mappedCall = method("jax_mapped", ["fun", "trees", "axes", "count", "axis"], (given, env, span) => {
  const count = given.int("count");
  if (count === 0) return none;
  const axes = itemsOf(given.value("axes"), env);
  const trees = itemsOf(given.value("trees"), env).map((v, i) => argumentOf(v, axes[i]!, env, span));
  const mapped = trees.flatMap((a) => a.leaves);
  const leaves = mapped.map((m) => m.leaf);
  const enter = (change: number): Value => inPython(homeIn(env), "mapped", [intOf(change)], env, span);
  const call = (nodes: readonly Node[]): Value => {
    mapped.forEach((m, i) => {
      if (m.rows) noteRow(nodes[i]!, m.sizes);
    });
    enter(1);
    try {
      return env.interpreter.call(given.value("fun"), argumentsOf(trees, nodes, env, span), asWhole(env), span);
    } finally {
      enter(-1);
    }
  };
  const { written } = writeDown(leaves, (i) => leaves[i]!.node, call, env, span);
  if (!written || (written.holdsMore && (written.captures || isFollowed(leaves)))) return none;
  const all = allRows(written, mapped, { count, axis: given.int("axis") });
  if (!all) return none;
  printRows(written, all, count);
  const outputs = all.slice(0, written.outputs.length);
  const rows = outputs.map(({ node, many }) => (many ? node : expand(node, [count, ...node.shape])));
  return tupleOf([resultOf(written, rows, env, span), tupleOf(outputs.map(({ many }) => boolOf(many)))]);
});
