/**
 * When objects are the same to a dict, a set and `in`: what `__eq__` and `__hash__` of their classes say. Containers ask
 * without a line that asks, so that the methods run where they were written. Knows nothing of the containers.
 */
import type { Span } from "../core/errors.ts";
import { elsewhere } from "../ops/elsewhere.ts";
import { findMember, notImplemented } from "./classes.ts";
import { numberOf } from "./convert.ts";
import { byPlace, type ObjectValue, type Value } from "./value.ts";

const nowhere: Span = { start: 0, end: 0 };

function answered(of: Value, name: string, others: readonly Value[]): Value | undefined {
  if (of.kind !== "object") return undefined;
  const member = findMember(of.type, name);
  if (member?.kind !== "function") return undefined;
  const args = byPlace([of, ...others], nowhere);
  const said = member.env.interpreter.call(member, args, member.env, nowhere);
  return said === notImplemented ? undefined : said;
}

/** a == b where one of them is an object with a method that says so; undefined where none gives a truth value. */
export function ownEqual(a: Value, b: Value): boolean | undefined {
  if (a.kind !== "object" && b.kind !== "object") return undefined;
  const said = answered(a, "__eq__", [b]) ?? answered(b, "__eq__", [a]);
  return said?.kind === "bool" ? said.value : said && truthIn(said);
}

/** What NumPy's truth value says; undefined of anything else. */
function truthIn(said: Value): boolean | undefined {
  if (said.kind !== "tensor" || said.cell || said.node.dtype !== "bool" || said.node.shape.length > 0) return undefined;
  const held = said.node.value ?? elsewhere().valuesOf(said.node);
  const truth = held && numberOf(held);
  return truth?.kind === "bool" ? truth.value : undefined;
}

/** How a class hashes: by a method, by the object itself, or not at all. `__eq__` alone takes the hash away. */
function hashing(of: ObjectValue): "own" | "identity" | "none" {
  for (const { members, own } of of.type.line) {
    const hash = members.get("__hash__");
    if (hash) return hash.kind === "function" ? "own" : hash.kind === "none" ? "none" : "identity";
    if (members.has("__eq__")) return own ? "identity" : "none";
  }
  return "identity";
}

interface Kept {
  readonly object: WeakRef<ObjectValue>;
  readonly key: string;
}
/** For each class the objects that have been keys, by their hash: of equal ones the first gives the key. */
const kept = new WeakMap<object, Map<string, Kept[]>>();
/** The object that gave a key lives as long as those that use it. */
const firsts = new WeakMap<ObjectValue, ObjectValue>();
let keys = 0;

/** The key of an object; undefined if it is known by itself only, null if it cannot be a key. */
export function ownKey(of: ObjectValue): string | undefined | null {
  const how = hashing(of);
  if (how !== "own") return how === "none" ? null : undefined;
  const said = answered(of, "__hash__", []);
  if (said?.kind !== "int" && said?.kind !== "bool") return null;
  const hash = String(said.value);
  const known = kept.get(of.type) ?? new Map<string, Kept[]>();
  kept.set(of.type, known);
  const alike = (known.get(hash) ?? []).filter((k) => k.object.deref() !== undefined);
  const same = alike.find((k) => isFirst(k, of));
  if (same) return same.key;
  const key = `o${++keys}`;
  known.set(hash, [...alike, { object: new WeakRef(of), key }]);
  return key;
}

function isFirst({ object }: Kept, of: ObjectValue): boolean {
  const first = object.deref()!;
  if (first !== of && ownEqual(first, of) !== true) return false;
  if (first !== of) firsts.set(of, first);
  return true;
}
