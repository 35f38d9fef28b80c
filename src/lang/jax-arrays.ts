/**
 * The objects of the library that are JAX's arrays: what they hold, and how they are made without running the Python that
 * makes them. Knows their attributes; what is computed with them is others' business.
 */

import type { Node } from "../graph/node.ts";
import { says } from "./classes.ts";
import type { Env, Host } from "./env.ts";
import { pythonHost } from "./env.ts";
import { withoutObjects } from "./passed-on.ts";
import {
  boolOf,
  type ClassValue,
  type DictValue,
  intOf,
  type ObjectValue,
  objectOf,
  type TensorValue,
  tensorOf,
  type Value,
} from "./value.ts";

/** What the library's Python is asked for: the class of the arrays, what holds at the moment, what stays Python. */
export interface JaxHome {
  readonly array: ClassValue;
  /** `jitted`: how many calls of functions that jit traces are under way; `traced`: how many derivatives are taken. */
  readonly mode: DictValue;
  /** `wide`: numbers of 64 bits were asked for. */
  readonly dtypes: DictValue;
  /** Functions that say in Python's words what is wrong, or make what only Python has. */
  readonly python: Map<string, Value>;
}

const homes = new WeakMap<Host, JaxHome>();
export const settleHome = (env: Env, home: JaxHome): void => {
  homes.set(pythonHost(env.host), home);
};
export const homeIn = (env: Env): JaxHome => homes.get(pythonHost(env.host))!;

export const isWideIn = (home: JaxHome): boolean => {
  const wide = home.dtypes.entries.get("swide")?.value;
  return wide?.kind === "bool" && wide.value;
};
const zero = intOf(0);
const jittedIn = (home: JaxHome): Value => home.mode.entries.get("sjitted")?.value ?? zero;
/** The same array, of which Python sees the value. */
export const concrete = (array: ObjectValue): ObjectValue => ({
  ...array,
  attributes: new Map(array.attributes).set("_born", zero),
});
/** How many calls of functions that jit traces are under way. */
export const jitDepth = (home: JaxHome): number => Number((jittedIn(home) as { value: bigint }).value);
/** What runs is a part of a function that is compiled, as branches are too. */
export function isInWhole(home: JaxHome): boolean {
  const branches = home.mode.entries.get("sbranches")?.value;
  return jitDepth(home) > 0 || (branches?.kind === "int" && branches.value > 0n);
}
/** What runs is done to one row of many. */
export function isOverRows(home: JaxHome): boolean {
  const levels = home.mode.entries.get("slevels")?.value;
  return levels?.kind === "list" && levels.items.some((l) => l.kind === "string" && l.value === "vmap");
}
/** How many derivatives are being taken. */
export const derivativeDepth = (home: JaxHome): number =>
  Number((home.mode.entries.get("straced")!.value as { value: bigint }).value);

/** An array of JAX's; `weak`: its dtype gives way. */
export function arrayFrom(home: JaxHome, node: Node, weak: boolean): ObjectValue {
  const attributes = new Map<string, Value>();
  attributes.set("_value", tensorOf(node, true));
  attributes.set("weak_type", boolOf(weak));
  attributes.set("_born", jittedIn(home));
  return objectOf(home.array, attributes);
}

const isArray = says("__jax__");
/** What an array holds; undefined for all that is none. */
export function heldIn(value: Value): TensorValue | undefined {
  const held = isArray(value) ? value.attributes.get("_value") : undefined;
  return held?.kind === "tensor" ? held : undefined;
}
export const isWeak = (of: ObjectValue): boolean => {
  const weak = of.attributes.get("weak_type");
  return weak?.kind === "bool" && weak.value;
};

/** The value without JAX's objects: arrays, each with whether its dtype gives way. */
export const bare = (value: Value): Value => withoutObjects(value, tensorIn);

export function tensorIn(of: ObjectValue): TensorValue | undefined {
  const held = heldIn(of);
  return held && isWeak(of) ? { ...held, weak: true } : held;
}
