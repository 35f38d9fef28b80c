/**
 * jax.grad and its like: derivatives of functions of the library's arrays, by recording what a call computes. Knows trees of
 * arguments and what flows back to their leaves.
 */
import { backward } from "../autodiff/gradient.ts";
import { isComplex, isFloat, isInexact } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { imaginaryPart, joinParts, realPart } from "../graph/complex.ts";
import { copyOf, type Node, watch } from "../graph/node.ts";
import { constant } from "../graph/structure.ts";
import { isWriting } from "../graph/withheld.ts";
import { add, subtract } from "../ops/arithmetic.ts";
import { identity, stopGradient } from "../ops/create.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Env } from "./env.ts";
import { arrayFrom, derivativeDepth, heldIn, homeIn, isWeak, type JaxHome } from "./jax-arrays.ts";
import { inPython } from "./jax-calls.ts";
import { closed, type Marks, opened } from "./jax-trees.ts";
import { arraysOf, fromLeaf, type Leaf, leafOf } from "./jax-written.ts";
import { passedOn } from "./passed-on.ts";
import { itemsOf } from "./sequences.ts";
import { unruledInJax } from "./unruled.ts";
import { type Arg, boolOf, intOf, none, type ObjectValue, stringOf, tupleOf, type Value } from "./value.ts";

/**
 * What JAX takes for the gradient of a complex array is the conjugate of what flows in the graph, and the other way. What
 * is 0 has no sign by that: JAX does not turn anything.
 */
export function asInJax(flow: Node): Node {
  if (!isComplex(flow.dtype)) return flow;
  const im = imaginaryPart(flow);
  return joinParts(realPart(flow), subtract(constant(0, im.dtype, im.shape), im));
}

/** What flows back to each of the targets from the results together, as JAX has it; zeros where nothing does. */
export function flowsTo(targets: readonly Node[], results: readonly Node[], seeds: readonly Node[] | null): Node[] {
  const wanted = targets.map((node) => ({ node }));
  const flows = results.map(
    (of, i) =>
      backward(of, wanted, { unruled: unruledInJax, ...(seeds ? { seed: asInJax(seeds[i]!) } : {}) }).gradients,
  );
  return targets.map((target, t) => {
    const parts = flows.map((f) => f[t]).filter((g): g is Node => g !== null && g !== undefined);
    return parts.length === 0 ? constant(0, target.dtype, target.shape) : asInJax(parts.reduce((a, b) => add(a, b)));
  });
}

/** The same elements in a step of its own, from which on it is recorded what is computed. */
export function watchedCopy(x: Node): Node {
  const own = identity({ x });
  watch(own);
  return own;
}

/** The same elements without what they were computed from. */
export function detached(nodes: readonly Node[], env: Env): Node[] {
  // Of what is written down there are no values yet.
  if (isWriting()) return nodes.map((n) => (n.recorded ? apart(n) : n));
  const recorded = nodes.filter((n) => n.recorded);
  const values = env.host.realize(recorded);
  const copies = new Map(recorded.map((n, i) => [n, copyOf(n, values[i]!, "detach()")]));
  return nodes.map((n) => copies.get(n) ?? n);
}
function apart(x: Node): Node {
  const node = stopGradient({ x });
  node.recorded = false;
  return node;
}

/** An argument by which derivatives are taken. */
interface Watched {
  readonly marks: Marks;
  readonly leaves: readonly Leaf[];
}

function watchedArgument(value: Value, name: string, holomorphic: boolean, env: Env, span: Span): Watched {
  const home = homeIn(env);
  const { marks, leaves } = opened(value, env, span);
  const own = leaves.map((v): Leaf => {
    if (v.kind === "string") inPython(home, "check_float", [v, stringOf(name)], env, span);
    const leaf = leafOf(v, env, span);
    if (holomorphic ? !isComplex(leaf.node.dtype) : !isInexact(leaf.node.dtype)) {
      const array = fromLeaf(home, leaf, leaf.node);
      inPython(home, "check_float", [array, stringOf(name), boolOf(holomorphic)], env, span);
    }
    return { ...leaf, node: watchedCopy(leaf.node) };
  });
  return { marks, leaves: own };
}

/** Places of arguments: one, or several. */
function placesIn(args: Arguments, env: Env, count: number, span: Span): number[] {
  const value = args.value("argnums");
  const places = value.kind === "int" ? [value] : itemsOf(value, env);
  return places.map((p) => {
    const at = Number((p as { value: bigint }).value);
    if (at >= count) inPython(homeIn(env), "lacks_argument", [p, intOf(count)], env, span);
    return at < 0 ? at + count : at;
  });
}

/** The value of a function and its gradient, and what it gives beside the value: `jax.grad` of one call. */
export const taken = method(
  "jax_taken",
  ["name", "fun", "argnums", "has_aux", "holomorphic", "args", "options"],
  (given, env, span) => {
    const home = homeIn(env);
    const name = given.string("name");
    const args = passedOn(given, env, span);
    const holomorphic = given.bool("holomorphic", false);
    const places = placesIn(given, env, args.filter((a) => a.name === null).length, span);
    const enter = (change: number): Value => inPython(home, "trace_depth", [intOf(change)], env, span);
    let parts: readonly [Value, Value, Value];
    enter(1);
    try {
      const watched = places.map((p) => watchedArgument(args[p]!.value, name, holomorphic, env, span));
      const found = called(given.value("fun"), args, places, watched, env, span);
      const aux = given.bool("has_aux", false) ? (itemsOf(found, env) as [Value, Value]) : null;
      const value = valueIn(aux ? aux[0] : found, name, holomorphic, env, span);
      const targets = watched.flatMap((w) => w.leaves);
      const flows = flowsTo(
        targets.map((t) => t.node),
        [value.node],
        null,
      );
      const arrays = flows.map((f, i) => arrayFrom(home, f, targets[i]!.weak)).values();
      const trees = watched.map((w) => closed(w.marks, arrays, env, span));
      const single = given.value("argnums").kind === "int";
      parts = [fromLeaf(home, value, value.node), single ? trees[0]! : tupleOf(trees), aux ? aux[1] : none];
    } finally {
      enter(-1);
    }
    return derivativeDepth(home) > 0 ? tupleOf(parts) : settledTree(tupleOf(parts), home, env, span);
  },
);

/** The function of the arguments, some of which are watched. */
function called(
  fun: Value,
  args: readonly Arg[],
  places: readonly number[],
  watched: readonly Watched[],
  env: Env,
  span: Span,
): Value {
  const given = [...args];
  for (const [i, place] of places.entries()) {
    const { marks, leaves } = watched[i]!;
    const nodes = leaves.map((l) => l.node);
    given[place] = { ...given[place]!, value: closed(marks, arraysOf(leaves, nodes, env), env, span) };
  }
  return env.interpreter.call(fun, given, env, span);
}

/** What derivatives are taken of: one real float, or a complex number of functions that are holomorphic. */
function valueIn(value: Value, name: string, holomorphic: boolean, env: Env, span: Span): Leaf {
  const check = (v: Value): Value =>
    inPython(homeIn(env), "check_value", [v, stringOf(name), boolOf(holomorphic)], env, span);
  if (isNoLeaf(value)) check(value);
  const leaf = leafOf(value, env, span);
  const { shape, dtype } = leaf.node;
  const isKind = holomorphic ? isComplex(dtype) : isFloat(dtype);
  if (shape.length > 0 || !isKind) check(fromLeaf(homeIn(env), leaf, leaf.node));
  return leaf;
}

const isNoLeaf = ({ kind }: Value): boolean => ["string", "none", "list", "tuple", "dict"].includes(kind);

/** The arrays of a tree, of which nothing is recorded any more. */
function settledTree(tree: Value, home: JaxHome, env: Env, span: Span): Value {
  const { marks, leaves } = opened(tree, env, span);
  const held = leaves.map((v) => heldIn(v)?.node ?? null);
  const settled = detached(
    held.filter((n) => n !== null),
    env,
  ).values();
  const arrays = leaves.map((v, i) => {
    if (held[i] === null) return v;
    const of = v as ObjectValue;
    return fromLeaf(home, { node: held[i]!, weak: isWeak(of), type: of.type }, settled.next().value!);
  });
  return closed(marks, arrays.values(), env, span);
}
