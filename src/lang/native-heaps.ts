/**
 * Lists that are kept in order: heapq's heaps and bisect's places, move for move as CPython makes them. Found only in the
 * library, as `_tensh.…`. Knows places; which of two items stands first others say.
 */
import { refuse } from "../core/errors.ts";
import { type Arguments, method } from "./arguments.ts";
import { touchList } from "./assign.ts";
import type { Env } from "./env.ts";
import { applyCompare, type OperandSpans } from "./operators.ts";
import { plainOrder } from "./plain-order.ts";
import { typeError } from "./python-says.ts";
import { isTrue } from "./truth.ts";
import { typeNameOf } from "./type-names.ts";
import { heartOf, intOf, type ListValue, none, type Value } from "./value.ts";

const nowhere: OperandSpans = { left: { start: 0, end: 0 }, right: { start: 0, end: 0 }, whole: { start: 0, end: 0 } };
function isLess(a: Value, b: Value, env: Env): boolean {
  const order = plainOrder(a, b);
  return order === undefined ? isTrue(applyCompare("<", a, b, env, nowhere), env) : order < 0;
}

/** Moves the item at a place up until the one above it is no greater. */
function rise(items: Value[], start: number, from: number, env: Env): void {
  const item = items[from]!;
  let at = from;
  while (at > start) {
    const parent = (at - 1) >> 1;
    if (!isLess(item, items[parent]!, env)) break;
    items[at] = items[parent]!;
    at = parent;
  }
  items[at] = item;
}

/** Moves the item at a place down until none below it is smaller: to a leaf first, then up. */
function sink(items: Value[], start: number, env: Env): void {
  const item = items[start]!;
  let at = start;
  for (let child = 2 * at + 1; child < items.length; child = 2 * at + 1) {
    if (child + 1 < items.length && !isLess(items[child]!, items[child + 1]!, env)) child++;
    items[at] = items[child]!;
    at = child;
  }
  items[at] = item;
  rise(items, start, at, env);
}

/** The list that is a heap, ready to be changed. */
function heapIn(name: string, args: Arguments, env: Env): ListValue {
  const heap = heartOf(args.value("heap"));
  if (heap.kind !== "list") {
    const which = args.has("item") ? "argument 1" : "argument";
    const said = `${name}() ${which} must be list, not ${typeNameOf(args.value("heap"))}`;
    return args.misfit("heap", "a list", typeError(said));
  }
  touchList(heap, env);
  return heap;
}
const nothingIn = (): Error =>
  refuse("value/domain", { detail: "the heap is empty" }, { exception: ["IndexError", "index out of range"] });

const push = method("heappush", ["heap", "item"], (args, env) => {
  const { items } = heapIn("heappush", args, env);
  items.push(args.value("item"));
  rise(items, 0, items.length - 1, env);
  return none;
});

/** Puts an item in place of the first. */
function replaceFirst(items: Value[], item: Value, env: Env): Value {
  const first = items[0]!;
  items[0] = item;
  sink(items, 0, env);
  return first;
}

const pop = method("heappop", ["heap"], (args, env) => {
  const { items } = heapIn("heappop", args, env);
  const last = items.pop();
  if (!last) throw nothingIn();
  return items.length === 0 ? last : replaceFirst(items, last, env);
});

const replace = method("heapreplace", ["heap", "item"], (args, env) => {
  const { items } = heapIn("heapreplace", args, env);
  if (items.length === 0) throw nothingIn();
  return replaceFirst(items, args.value("item"), env);
});

const pushPop = method("heappushpop", ["heap", "item"], (args, env) => {
  const { items } = heapIn("heappushpop", args, env);
  const item = args.value("item");
  return items.length > 0 && isLess(items[0]!, item, env) ? replaceFirst(items, item, env) : item;
});

const heapify = method("heapify", ["heap"], (args, env) => {
  const { items } = heapIn("heapify", args, env);
  for (let at = (items.length >> 1) - 1; at >= 0; at--) sink(items, at, env);
  return none;
});

/** Where an item of a list without gaps in its order belongs, before or behind its equals. */
const place = method("place_among", ["among", "x", "low", "high", "behind"], (args, env) => {
  const among = heartOf(args.value("among"));
  if (among.kind !== "list" && among.kind !== "tuple") return args.misfit("among", "a list");
  const [x, behind] = [args.value("x"), args.bool("behind", false)];
  let [low, high] = [args.int("low"), Math.min(args.int("high"), among.items.length)];
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = among.items[middle]!;
    if (behind ? !isLess(x, item, env) : isLess(item, x, env)) low = middle + 1;
    else high = middle;
  }
  return intOf(low);
});

export const heapFunctions = [push, pop, replace, pushPop, heapify, place];
