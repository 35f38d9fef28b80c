/**
 * jax.jit: functions whose Python runs once for each signature of their arguments, and of which what they did is kept. A
 * function that looks at values runs as it is written every time, unheard. Knows signatures; what is kept is `jax-written.ts`.
 */
import type { Span } from "../core/errors.ts";
import type { Stored } from "../core/stored.ts";
import { type Node, sourceOf } from "../graph/node.ts";
import { repeatedOn } from "../graph/repeated.ts";
import type { Env, Undo } from "./env.ts";
import { heldIn, homeIn, isWideIn } from "./jax-arrays.ts";
import { inPython } from "./jax-calls.ts";
import { closed, type Marks, marksText, opened } from "./jax-trees.ts";
import {
  arraysOf,
  fromLeaf,
  isFollowed,
  isLeaf,
  type Leaf,
  leafOf,
  leafText,
  nodesOf,
  outputsAmong,
  printed,
  resultOf,
  unheard,
  type Written,
  whileTraced,
  writeDown,
} from "./jax-written.ts";
import { keyOf } from "./keys.ts";
import { itemsOf } from "./sequences.ts";
import { type Arg, builtin, type ObjectValue, type Value } from "./value.ts";

/** What a function does, and how to do it to values. */
interface Kept {
  readonly written: Written;
  /** Null where gradients, or those who write down what surrounds it, have to see the steps. */
  readonly run: ((values: readonly Stored[]) => readonly Stored[]) | null;
}
/** What is known of a function by the signatures of its calls; null: it looks at values. */
type Signatures = Map<string, Kept | null>;
/** JAX keeps these by the function, whoever gave it to jit and how often. */
const known = new WeakMap<Value, Signatures>();
function signaturesOf(fun: Value): Signatures {
  const found = known.get(fun) ?? new Map<string, Kept | null>();
  known.set(fun, found);
  return found;
}
export const signatureCount = (fun: Value): number => known.get(fun)?.size ?? 0;

const attribute = (of: ObjectValue, name: string): Value => of.attributes.get(name)!;

/** An argument that is fixed, or a tree of arrays. */
type Given =
  | { readonly name: string | null; readonly fixed: Value }
  | { readonly name: string | null; readonly marks: Marks; readonly count: number };

/** The arguments of a call, taken apart. */
interface Call {
  readonly fun: Value;
  readonly given: readonly Given[];
  readonly leaves: readonly Leaf[];
  readonly signature: string;
}

function callOf(self: ObjectValue, args: readonly Arg[], env: Env, span: Span): Call {
  const home = homeIn(env);
  const fun = attribute(self, "_fun");
  const fixed = fixedIn(self, fun, args, env);
  const leaves: Leaf[] = [];
  let signature = isWideIn(home) ? "wide" : "";
  const given = args.map(({ name, value }, i): Given => {
    if (fixed(name, i)) {
      signature += `|${name ?? ""}=${value.kind} ${keyFor(value, env, span)}`;
      return { name, fixed: value };
    }
    const tree = opened(value, env, span);
    const found = tree.leaves.map((v) => {
      checkLeaf(v, fun, env, span);
      return leafOf(v, env, span);
    });
    leaves.push(...found);
    signature += `|${name ?? ""}:${marksText(tree.marks)} ${found.map((l) => leafText(l, home)).join()}`;
    return { name, marks: tree.marks, count: found.length };
  });
  return { fun, given, leaves, signature };
}

/** Which arguments are fixed, by place or name. Of parameters that are said by place the names are known, and the other way. */
function fixedIn(self: ObjectValue, fun: Value, args: readonly Arg[], env: Env) {
  const count = args.filter((a) => a.name === null).length;
  const places = itemsOf(attribute(self, "_places"), env).map((v) => Number((v as { value: bigint }).value));
  const names = itemsOf(attribute(self, "_names"), env).map((v) => (v as { value: string }).value);
  if (places.length === 0 && names.length === 0) return () => false;
  const params = (fun.kind === "function" ? fun.params : []).filter((p) => p.star === "" && p.by !== "name");
  const size = params.length > 0 ? params.length : count;
  const at = places.map((p) => (p < 0 ? p + size : p));
  const byName = names.length > 0 ? names : at.flatMap((p) => params[p]?.name ?? []);
  const byPlace = places.length > 0 ? at : names.flatMap((n) => params.findIndex((p) => p.name === n));
  return (name: string | null, i: number): boolean => (name === null ? byPlace.includes(i) : byName.includes(name));
}

function keyFor(value: Value, env: Env, span: Span): string {
  try {
    return keyOf(value);
  } catch (error) {
    inPython(homeIn(env), "unhashable", [value], env, span);
    throw error;
  }
}

/** @throws what JAX's says of an argument that is no array */
function checkLeaf(value: Value, fun: Value, env: Env, span: Span): void {
  if (!isLeaf(value)) inPython(homeIn(env), "check_leaf", [fun, value], env, span);
}

/** Runs the function on nodes in place of those of the leaves. */
function runOn({ fun, given, leaves }: Call, nodes: readonly Node[], heard: boolean, env: Env, span: Span): Value {
  return whileTraced(env, span, (inner) => {
    const arrays = arraysOf(leaves, nodes, env);
    const args = given.map((g): Arg => {
      return { name: g.name, value: "fixed" in g ? g.fixed : closed(g.marks, arrays, env, span), span };
    });
    return env.interpreter.call(fun, args, heard ? inner : unheard(inner), span);
  });
}

/** A call of a function that was given to jit. */
export const callJitted = builtin("jit", ([self, ...args], env, span) => {
  const call = callOf(self!.value as ObjectValue, args, env, span);
  const signatures = signaturesOf(call.fun);
  const found = env.observe === undefined ? signatures.get(call.signature) : null;
  const isDerived = call.leaves.some((l) => l.node.recorded);
  if (found && !(found.written.holdsMore && (isDerived || found.written.captures)))
    return applied(found, call.leaves, env, span);
  if (found !== undefined) return asItIs(call, false, env, span);
  const { result, prints, written } = writeDown(
    call.leaves,
    (i) => call.leaves[i]!.node,
    (nodes) => checked(call, runOn(call, nodes, true, env, span), env, span),
    env,
    span,
  );
  const isSeen = isDerived || written?.captures === true;
  const kept = written && { written, run: isSeen ? null : env.host.keep(nodesOf(written), written.inputs) };
  remember(signatures, call.signature, kept, env);
  if (kept && !(kept.written.holdsMore && isSeen)) return applied(kept, call.leaves, env, span);
  // The gradient has to lead to the arguments themselves.
  if (isDerived) return asItIs(call, false, env, span);
  for (const what of prints) printed(what);
  return result;
});

/** What the function gives for these leaves. */
function applied({ written, run }: Kept, leaves: readonly Leaf[], env: Env, span: Span): Value {
  const nodes = leaves.map((l) => l.node);
  const found =
    run === null || isFollowed(leaves)
      ? repeatedOn(nodesOf(written), written.inputs, nodes)
      : run(env.host.realize(nodes)).map(sourceOf);
  return resultOf(written, outputsAmong(written, found), env, span);
}

/** The function runs as it is written. */
function asItIs(call: Call, heard: boolean, env: Env, span: Span): Value {
  const nodes = call.leaves.map((l) => l.node);
  return checked(call, runOn(call, nodes, heard, env, span), env, span);
}

/** What jit gives is arrays, whatever stood there. @throws what JAX's says of what can be none */
function checked({ fun }: Call, value: Value, env: Env, span: Span): Value {
  const home = homeIn(env);
  const { leaves, marks } = opened(value, env, span);
  const arrays = leaves.map((v) => {
    if (heldIn(v) === undefined) inPython(home, "check_result", [fun, v], env, span);
    const leaf = leafOf(v, env, span);
    return fromLeaf(home, leaf, leaf.node);
  });
  return closed(marks, arrays.values(), env, span);
}

function remember(signatures: Signatures, signature: string, what: Kept | null, env: Env): void {
  const forget = (): Undo => {
    signatures.delete(signature);
    return () => {
      signatures.set(signature, what);
      return forget;
    };
  };
  env.host.touch([signatures, signature], () => forget);
  signatures.set(signature, what);
}
