/**
 * JAX's trees: lists, tuples and dicts of arrays, and what the library's Python knows besides. They are opened into their
 * leaves and what is left, and closed around others. Knows containers, nothing of arrays.
 */
import type { Span } from "../core/errors.ts";
import type { Env } from "./env.ts";
import { heldIn, homeIn } from "./jax-arrays.ts";
import { inPython } from "./jax-calls.ts";
import { byPlace, type DictValue, dictOf, listOf, none, tupleOf, type Value } from "./value.ts";

/** What a tree is without its leaves. */
export type Marks =
  | { readonly kind: "leaf" }
  | { readonly kind: "none" }
  | { readonly kind: "list" | "tuple"; readonly items: readonly Marks[] }
  | {
      readonly kind: "dict";
      readonly keys: readonly (readonly [hash: string, key: Value])[];
      readonly items: readonly Marks[];
    }
  /** Of a kind that Python closes: `build` makes it of a list. */
  | { readonly kind: "own"; readonly build: Value; readonly text: string; readonly items: readonly Marks[] };

export interface Tree {
  readonly leaves: Value[];
  readonly marks: Marks;
}

const leaf: Marks = { kind: "leaf" };
const nothing: Marks = { kind: "none" };

/** The leaves of a tree in JAX's order, and the rest. */
export function opened(value: Value, env: Env, span: Span): Tree {
  const leaves: Value[] = [];
  return { marks: open(value, leaves, env, span), leaves };
}

function open(value: Value, leaves: Value[], env: Env, span: Span): Marks {
  const inner = (v: Value): Marks => open(v, leaves, env, span);
  switch (value.kind) {
    case "none":
      return nothing;
    case "list":
    case "tuple":
      return { kind: value.kind, items: value.items.map(inner) };
    case "dict": {
      const entries = inOrder(value);
      if (entries === null) return openOwn(value, leaves, env, span);
      return {
        kind: "dict",
        keys: entries.map(([hash, e]) => [hash, e.key]),
        items: entries.map(([, e]) => inner(e.value)),
      };
    }
    case "object":
      if (heldIn(value) === undefined) return openOwn(value, leaves, env, span);
      break;
  }
  leaves.push(value);
  return leaf;
}

/** The entries by their keys; null where these are not all strings. */
function inOrder({ entries }: DictValue) {
  const found = [...entries];
  if (!found.every(([, e]) => e.key.kind === "string")) return null;
  return found.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

/** What only the library's Python knows how to open: the parts, what makes such a thing of others, and its text. */
function openOwn(value: Value, leaves: Value[], env: Env, span: Span): Marks {
  const found = inPython(homeIn(env), "parts", [value], env, span);
  if (found.kind !== "tuple") {
    leaves.push(value);
    return leaf;
  }
  const [parts, build, text] = found.items as [Value, Value, Value];
  const items = (parts as { items: readonly Value[] }).items.map((v) => open(v, leaves, env, span));
  return { kind: "own", build, text: (text as { value: string }).value, items };
}

/** A tree around leaves, which are taken one after the other. */
export function closed(marks: Marks, leaves: Iterator<Value>, env: Env, span: Span): Value {
  const inner = (m: Marks): Value => closed(m, leaves, env, span);
  switch (marks.kind) {
    case "leaf":
      return leaves.next().value;
    case "none":
      return none;
    case "list":
      return listOf(marks.items.map(inner));
    case "tuple":
      return tupleOf(marks.items.map(inner));
    case "dict":
      return dictOf(new Map(marks.keys.map(([hash, key], i) => [hash, { key, value: inner(marks.items[i]!) }])));
    case "own": {
      const parts = listOf(marks.items.map(inner));
      return env.interpreter.call(marks.build, byPlace([parts], span), env, span);
    }
  }
}

/** The same for trees of one structure, another for all others. */
export function marksText(marks: Marks): string {
  switch (marks.kind) {
    case "leaf":
      return "*";
    case "none":
      return "-";
    case "list":
      return `[${marks.items.map(marksText).join()}]`;
    case "tuple":
      return `(${marks.items.map(marksText).join()})`;
    case "dict":
      return `{${marks.items.map((m, i) => `${JSON.stringify(marks.keys[i]![0])}:${marksText(m)}`).join()}}`;
    case "own":
      return `<${JSON.stringify(marks.text)}:${marks.items.map(marksText).join()}>`;
  }
}
