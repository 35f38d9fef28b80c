/**
 * Expressions on tensors that come round again and again: once one has done so for a while, the graph of its steps is kept,
 * and its next values come of that at once. Knows when a graph stands for an expression, and what it is given then;
 * how one is made of an expression is told in `shortcutting`.
 */
import { allocate, type DType, isInteger, isWide, isWithin } from "../core/dtype.ts";
import { contiguous } from "../core/layout.ts";
import { sameShape } from "../core/shape.ts";
import { type Stored, stored } from "../core/stored.ts";
import { sourceOf } from "../graph/node.ts";
import type { Env, Through } from "./env.ts";
import { type Held, type Input, isPlainTensor, type Meaning, type Parts } from "./shortcutting/parts.ts";
import { finish, type Leaf, withoutLeaves } from "./shortcutting/rest.ts";
import { takeApart } from "./shortcutting/taking.ts";
import type { Expr, ExprOf } from "./syntax.ts";
import { type TensorValue, tensorOf, type Value } from "./value.ts";

interface Shortcut {
  readonly meanings: readonly Meaning[];
  readonly held: readonly Held[];
  readonly inputs: readonly Input[];
  readonly array: boolean;
  readonly by: Through;
  /** What it is given, filled anew each time. */
  readonly given: Stored[];
}
/** What is known of an expression, however often it is evaluated. */
interface Site {
  /** How often it was met, and how often it has to be before the next attempt. */
  met: number;
  next: number;
  /** Times in which none of its shortcuts held, since the last one was made. */
  missed: number;
  leaves: readonly Leaf[];
  /** What is left to do where none holds. */
  rest: Expr;
  shortcuts: readonly Shortcut[];
}
export type Recurring = ExprOf<"binary" | "compare" | "call"> & { readonly memory?: Site };

/** Times after which an attempt is worth while, and how many times more have to go by after one that failed. */
const worthWhile = 16;
const patience = 8;
/** Shortcuts that an expression has at most, and misses before another is made. */
const mostShortcuts = 4;
const mostMissed = 4;

/** Kept at the expression, where it is found soonest, and unseen by those who go through its parts. */
function remember(e: Expr, next: number): void {
  const value: Site = { met: 1, next, missed: 0, leaves: [], rest: e, shortcuts: [] };
  Object.defineProperty(e, "memory", { value });
}

/** The value of an expression for which there is a shortcut, or may be one by now; else nothing has happened. */
export function shortcut(e: Recurring, env: Env): Value | undefined {
  const site = e.memory;
  if (site === undefined) {
    remember(e, worthWhile);
    return undefined;
  }
  if (site.shortcuts.length === 0 && ++site.met < site.next) return undefined;
  if (env.observe !== undefined || env.tracing !== undefined || env.host.shortcut === null) return undefined;
  return site.shortcuts.length > 0 ? again(e, site, env) : first(e, site, env);
}

/** Evaluates the expression, and finds out whether there is a shortcut for the next time. */
function first(e: Recurring, site: Site, env: Env): Value {
  site.next = site.met * patience;
  const parts = takeApart(e, env, null);
  const made = shortcutOf(parts, env);
  if (made) {
    site.leaves = parts.leaves;
    site.rest = withoutLeaves(e, parts.leaves);
    leaveAlone(site.rest);
    site.shortcuts = [made];
    site.missed = 0;
  }
  if (parts.leaves.length === 1 && parts.leaves[0]!.e === e) return parts.values[0]!;
  return made ? finish(site.rest, parts, env) : finish(withoutLeaves(e, parts.leaves), parts, env);
}

function shortcutOf({ made, inputs, meanings, held }: Parts, env: Env): Shortcut | null {
  // What gives the very array that came in gives no copy of it.
  if (made === null || !isOwn(made) || inputs.some((i) => i.kind === "tensor" && i.node === made.node)) return null;
  const by = env.host.shortcut!(
    made.node,
    inputs.map((i) => i.node),
  );
  return by && { meanings, held, inputs, array: made.array, by, given: [] };
}
/** It is nothing but its elements: no part of another array, and of no rules of its own. */
const isOwn = (value: TensorValue): boolean =>
  isPlainTensor(value) && value.base === undefined && value.fixed === undefined;

/** For what is left of an expression when its leaves have values no shortcut is looked for. */
function leaveAlone(e: Expr): void {
  remember(e, Number.POSITIVE_INFINITY);
}

function again(e: Recurring, site: Site, env: Env): Value {
  // A leaf may be a call in which the same expression comes to other shortcuts.
  const { leaves, rest, shortcuts } = site;
  const values: Value[] = [];
  for (const leaf of leaves) {
    const value = leaf.e.kind === "name" ? env.scope.lookup(leaf.e.name) : undefined;
    values.push(value ?? env.interpreter.evaluate(leaf.e, env));
  }
  for (const known of shortcuts) {
    const given = givenTo(known, values, env);
    if (given) return tensorOf(sourceOf(known.by.run(given)), known.array);
  }
  if (++site.missed >= mostMissed && site.leaves === leaves) another(e, site, values, env);
  return finish(rest, { leaves, values }, env);
}

/** Makes another shortcut for what the leaves are now; where there are many, or none can be, the expression goes without. */
function another(e: Recurring, site: Site, values: readonly Value[], env: Env): void {
  site.missed = 0;
  const full = site.shortcuts.length === mostShortcuts;
  const made = full ? null : shortcutOf(takeApart(e, env, { leaves: site.leaves, values }), env);
  if (made) site.shortcuts = [...site.shortcuts, made];
  else {
    site.shortcuts = [];
    site.met += mostMissed;
    site.next = site.met * patience;
  }
}

/** What the graph is given if it stands for the expression now; else null. */
function givenTo(
  { meanings, held, inputs, by, given }: Shortcut,
  values: readonly Value[],
  env: Env,
): readonly Stored[] | null {
  for (const { name, value } of meanings) if (env.scope.lookup(name) !== value) return null;
  for (let i = 0; i < held.length; i++) if (!holds(held[i]!, values[i]!)) return null;
  for (let i = 0; i < inputs.length; i++) {
    const value = inputOf(inputs[i]!, values, by, env);
    if (value === null) return null;
    given[i] = value;
  }
  return given;
}

function holds(held: Held, value: Value): boolean {
  switch (held.kind) {
    case "tensor": {
      if (!isPlainTensor(value) || value.array !== held.array) return false;
      const { dtype, shape } = value.node;
      return dtype === held.dtype && (shape === held.shape || sameShape(shape, held.shape));
    }
    case "int":
    case "float":
      return value.kind === held.kind;
    case "same":
      return isSame(held.value, value);
  }
}

function isSame(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind !== b.kind) return false;
  switch (a.kind) {
    case "int":
    case "string":
    case "bool":
      return a.value === (b as typeof a).value;
    case "float":
      return Object.is(a.value, (b as typeof a).value);
    case "none":
      return true;
    default:
      return false;
  }
}

function inputOf(input: Input, values: readonly Value[], by: Through, env: Env): Stored | null {
  switch (input.kind) {
    case "tensor": {
      const { node } = values[input.leaf] as TensorValue;
      if (node.value === null) env.host.realize([node]);
      return by.reached(node);
    }
    case "number":
      return alone(values[input.leaf]!, input.dtype);
    case "numbers": {
      const data = allocate(input.dtype, input.of.length) as Float64Array;
      for (let i = 0; i < input.of.length; i++) {
        const item = input.of[i]!;
        const number = typeof item === "number" ? item : numberOf(values[item.leaf]!);
        if (number === null) return null;
        data[i] = number;
      }
      return stored(input.dtype, input.shape, data);
    }
  }
}

/** An int or float as a float; null for integers that are beyond all floats. */
function numberOf(value: Value): number | null {
  const number = Number((value as Value & { value: number | bigint }).value);
  return value.kind === "int" && !Number.isFinite(number) ? null : number;
}

const withoutAxes = contiguous([]);
/** A number as a tensor without axes; null where the dtype does not have it. */
function alone(value: Value, dtype: DType): Stored | null {
  if (value.kind === "int" && isInteger(dtype)) {
    if (!isWithin(value.value, dtype)) return null;
    const data = allocate(dtype, 1);
    data[0] = isWide(dtype) ? value.value : Number(value.value);
    return { dtype, data, layout: withoutAxes };
  }
  const number = numberOf(value);
  if (number === null) return null;
  const data = dtype === "float32" ? new Float32Array(1) : new Float64Array(1);
  data[0] = number;
  return { dtype, data, layout: withoutAxes };
}
