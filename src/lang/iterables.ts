/**
 * Python's functions that go through sequences side by side: zip, map, filter, enumerate, reversed, iter, next. Where
 * Python's rules hold they give iterators, else lists, which can become tensors.
 */
import type { Span } from "../core/errors.ts";
import { method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import type { Env } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { advance, iteratorOf } from "./iterators.ts";
import { itemsOf, iteratorIn } from "./sequences.ts";
import { isTrue } from "./truth.ts";
import { type Arg, builtin, type IteratorValue, intOf, listOf, tupleOf, type Value } from "./value.ts";

/** The iterator itself where Python's rules hold, else all that it gives. */
const given = (it: IteratorValue, env: Env): Value => (env.host.dialect === "python" ? it : listOf(itemsOf(it, env)));

const iteratorsOf = (args: readonly Arg[], env: Env): IteratorValue[] =>
  args.map((a) => located(() => iteratorIn(a.value, env), new Map(), a.span));

/** One item of each, or undefined as soon as one has no more. */
function sideBySide(columns: readonly IteratorValue[], env: Env): Value[] | undefined {
  const items: Value[] = [];
  for (const column of columns) {
    const item = advance(column, env);
    if (!item) return undefined;
    items.push(item);
  }
  return items;
}

const callWith = (f: Value, values: readonly Value[], env: Env, span: Span): Value =>
  env.interpreter.call(
    f,
    values.map((value) => ({ name: null, value, span })),
    env,
    span,
  );

/** It is a type in Python, as its instances are of it. */
const asType = (b: Builtin): Builtin => ({ ...b, value: { ...b.value, type: true } });

const enumerate = asType({
  value: method("enumerate", ["iterable", "start?"], (args, env) => {
    const start = args.has("start") ? args.wide("start") : 0n;
    const items = iteratorIn(args.value("iterable"), env, "iterable");
    const next = (at: number, inner: Env): Value | undefined => {
      const item = advance(items, inner);
      return item && tupleOf([intOf(start + BigInt(at)), item]);
    };
    return given(iteratorOf("enumerate", next), env);
  }),
  form: "enumerate(x, start=0)",
  doc: "Pairs of a counter and each item.",
  examples: [{ code: "[i * v for i, v in enumerate([5, 6])]", shows: "[0, 6]" }],
});

const zip = asType({
  value: builtin("zip", (args, env, span) => {
    const odd = args.find((a) => a.name !== null);
    if (odd) throw failAt("call/keyword", { name: "zip", param: odd.name! }, span);
    const columns = iteratorsOf(args, env);
    const next = (_: number, inner: Env): Value | undefined => {
      const items = columns.length === 0 ? undefined : sideBySide(columns, inner);
      return items && tupleOf(items);
    };
    return given(iteratorOf("zip", next), env);
  }),
  form: "zip(a, b, …)",
  doc: "Items of several sequences side by side, as far as the shortest goes.",
  examples: [{ code: "[a * b for a, b in zip([1, 2], [3, 4])]", shows: "[3, 8]" }],
});

const map = asType({
  value: builtin("map", (args, env, span) => {
    const [f, ...rest] = args;
    if (!f || rest.length === 0) throw failAt("call/missing", { name: "map", param: f ? "items" : "function" }, span);
    const columns = iteratorsOf(rest, env);
    const next = (_: number, inner: Env): Value | undefined => {
      const items = sideBySide(columns, inner);
      return items && callWith(f.value, items, env, span);
    };
    return given(iteratorOf("map", next), env);
  }),
  form: "map(f, items)",
  doc: "f of each item, as a list; an iterator where Python's rules hold.",
  examples: [{ code: "map(lambda v: v + 1, [1, 2])", shows: "[2, 3]" }],
});

const filter = asType({
  value: method("filter", ["f", "items"], (args, env, span) => {
    const f = args.optional("f");
    const items = iteratorIn(args.value("items"), env, "items");
    const next = (_: number, inner: Env): Value | undefined => {
      for (;;) {
        const item = advance(items, inner);
        if (!item || isTrue(f ? callWith(f, [item], env, span) : item, env)) return item;
      }
    };
    return given(iteratorOf("filter", next), env);
  }),
  form: "filter(f, items)",
  doc: "The items for which f is true, as a list; an iterator where Python's rules hold.",
  examples: [{ code: "filter(lambda v: v > 1, [1, 2, 3])", shows: "[2, 3]" }],
});

const reversed = asType({
  value: method("reversed", ["items"], (args, env) => {
    const of = args.value("items");
    if (of.kind === "set" || of.kind === "iterator") return args.misfit("items", "a sequence");
    const items = itemsOf(of, env).reverse();
    return given(
      iteratorOf("reversed", (at) => items[at]),
      env,
    );
  }),
  form: "reversed(items)",
  doc: "The items from last to first, as a list; an iterator where Python's rules hold.",
  examples: [{ code: "reversed([1, 2, 3])", shows: "[3, 2, 1]" }],
});

const iter: Builtin = {
  value: method("iter", ["items"], (args, env) => iteratorIn(args.value("items"), env, "items")),
  form: "iter(items)",
  doc: "An iterator over the items, for next().",
  examples: [{ code: "next(iter([5, 6]))", shows: "5" }],
};

const next: Builtin = {
  value: method("next", ["iterator", "default?"], (args, env, span) => {
    const it = args.value("iterator");
    if (it.kind !== "iterator") return args.misfit("iterator", "an iterator, as iter(x) gives");
    const item = advance(it, env);
    if (item) return item;
    if (args.has("default")) return args.value("default");
    throw failAt("value/missing", { what: "a next item" }, span, "the iterator is at its end");
  }),
  form: "next(iterator, default)",
  doc: "The next item of an iterator; at its end the default, or an error.",
  examples: [{ code: "next(iter([]), 0)", shows: "0" }],
};

export const iterableFunctions: readonly Builtin[] = [enumerate, zip, map, filter, reversed, iter, next];
