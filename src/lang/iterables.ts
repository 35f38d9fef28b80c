/**
 * Python's functions that go through sequences side by side: zip, map, filter, enumerate, reversed, iter, next. Where
 * Python's rules hold they give iterators, else lists, which can become tensors.
 */
import { type Span, UserError } from "../core/errors.ts";
import { type Arguments, method } from "./arguments.ts";
import type { Builtin } from "./builtins.ts";
import type { Env } from "./env.ts";
import { exceptionOf } from "./exceptions.ts";
import { failAt, located } from "./fail.ts";
import { ended } from "./generator-methods.ts";
import { advance, iteratorOf } from "./iterators.ts";
import { callSpecial } from "./members.ts";
import { applyCompare } from "./operators.ts";
import { type Says, typeError, valueError } from "./python-says.ts";
import { itemsOf, iteratorIn } from "./sequences.ts";
import { isTrue } from "./truth.ts";
import { typeSaid } from "./type-names.ts";
import {
  type Arg,
  builtin,
  byPlace,
  type IteratorValue,
  intOf,
  listOf,
  type ObjectValue,
  tupleOf,
  type Value,
} from "./value.ts";

/** The iterator itself where Python's rules hold, else all that it gives. */
const given = (it: IteratorValue, env: Env): Value => (env.host.dialect === "python" ? it : listOf(itemsOf(it, env)));

const iteratorsOf = (args: readonly Arg[], env: Env): IteratorValue[] =>
  args.map((a) => located(() => iteratorIn(a.value, env), new Map(), a.span));

/** One item of each, or undefined as soon as one has no more. */
function sideBySide(columns: readonly IteratorValue[], env: Env, strict: Span | null = null): Value[] | undefined {
  const items: Value[] = [];
  for (let i = 0; i < columns.length; i++) {
    const item = advance(columns[i]!, env);
    if (!item && strict) checkEnds(columns, i, env, strict);
    if (!item) return undefined;
    items.push(item);
  }
  return items;
}

/** @throws value/domain unless all end where the one at `ended` does */
function checkEnds(columns: readonly IteratorValue[], ended: number, env: Env, span: Span): void {
  const longer = columns.findIndex((column, i) => i > ended && advance(column, env) !== undefined);
  if (ended === 0 && longer < 0) return;
  const [at, how] = ended > 0 ? [ended, "shorter"] : [longer, "longer"];
  const others = at === 1 ? "argument 1" : `arguments 1-${at}`;
  throw failAt("value/domain", { detail: "zip was given sequences of different lengths" }, span, "", {
    exception: valueError(`zip() argument ${at + 1} is ${how} than ${others}`),
  });
}

const callWith = (f: Value, values: readonly Value[], env: Env, span: Span): Value =>
  env.interpreter.call(f, byPlace(values, span), env, span);

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
    const odd = args.find((a) => a.name !== null && a.name !== "strict");
    if (odd) throw failAt("call/keyword", { name: "zip", param: odd.name! }, span);
    const strict = args.some((a) => a.name === "strict" && isTrue(a.value, env));
    const columns = iteratorsOf(
      args.filter((a) => a.name === null),
      env,
    );
    const next = (_: number, inner: Env): Value | undefined => {
      const items = columns.length === 0 ? undefined : sideBySide(columns, inner, strict ? span : null);
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

const notIterator = (of: Value): Says => typeError(`'${typeSaid(of)}' object is not an iterator`);

/** The items of an object that has a length and takes indices. */
function fromTheBack(of: ObjectValue, env: Env, exception: Says, args: Arguments): Value[] {
  const length = callSpecial(of, "__len__", [], env);
  if (length?.kind !== "int") return args.misfit("items", "a sequence", exception);
  return Array.from(
    { length: Number(length.value) },
    (_, i) => callSpecial(of, "__getitem__", [intOf(length.value - 1n - BigInt(i))], env)!,
  );
}

const reversed = asType({
  value: method("reversed", ["items"], (args, env) => {
    const of = args.value("items");
    const own = callSpecial(of, "__reversed__", [], env);
    if (own) return own;
    const exception = typeError(`'${typeSaid(of)}' object is not reversible`);
    if (["set", "iterator", "int", "float", "bool", "none"].includes(of.kind))
      return args.misfit("items", "a sequence", exception);
    const items = of.kind === "object" ? fromTheBack(of, env, exception, args) : itemsOf(of, env).reverse();
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
  value: method("iter", ["items", "sentinel?"], (args, env, span) => {
    if (!args.has("sentinel")) return iteratorIn(args.value("items"), env, "items");
    const [ask, last] = [args.value("items"), args.value("sentinel")];
    const equal = { left: span, right: span, whole: span };
    let over = false;
    return iteratorOf("callable_iterator", (_, inner) => {
      const item = over ? last : inner.interpreter.call(ask, [], inner, span);
      over ||= isTrue(applyCompare("==", item, last, inner, equal), inner);
      return over ? undefined : item;
    });
  }),
  form: "iter(items) · iter(f, last)",
  doc: "An iterator over the items, for next(); or over what f gives, up to `last`.",
  examples: [{ code: "next(iter([5, 6]))", shows: "5" }],
};

/** An object's own next item. */
function nextOf(of: ObjectValue, args: Arguments, env: Env, span: Span): Value {
  try {
    const item = callSpecial(of, "__next__", [], env, span);
    if (item) return item;
  } catch (error) {
    const ends = error instanceof UserError && exceptionOf(error).type.name === "StopIteration";
    if (ends && args.has("default")) return args.value("default");
    throw error;
  }
  return args.misfit("iterator", "an iterator", notIterator(of));
}

const next: Builtin = {
  value: method("next", ["iterator", "default?"], (args, env, span) => {
    const it = args.value("iterator");
    if (it.kind === "object") return nextOf(it, args, env, span);
    if (it.kind !== "iterator") return args.misfit("iterator", "an iterator, as iter(x) gives", notIterator(it));
    const item = advance(it, env);
    if (item) return item;
    if (args.has("default")) return args.value("default");
    return ended(it, env, span);
  }),
  form: "next(iterator, default)",
  doc: "The next item of an iterator; at its end the default, or an error.",
  examples: [{ code: "next(iter([]), 0)", shows: "0" }],
};

export const iterableFunctions: readonly Builtin[] = [enumerate, zip, map, filter, reversed, iter, next];
