/** Keys and values given as arguments: `dict(pairs, a=1)`, `d.update(other, b=2)`. */
import type { Span } from "../core/errors.ts";
import type { Env } from "./env.ts";
import { failAt, located } from "./fail.ts";
import { keyOf } from "./keys.ts";
import { callSpecial } from "./members.ts";
import { valueError } from "./python-says.ts";
import { itemsOf } from "./sequences.ts";
import { type Arg, type DictValue, dictOf, heartOf, stringOf, type Value } from "./value.ts";

export type Pair = readonly [key: Value, value: Value];

/** @throws call/extra, call/kind */
export function pairsOf(name: string, given: readonly Arg[], env: Env, span: Span): Pair[] {
  const [first, extra] = given.filter((a) => a.name === null);
  const from = first && { ...first, value: heartOf(first.value) };
  if (extra) throw failAt("call/extra", { name, limit: "1 argument", count: given.length }, extra.span);
  const named = given.flatMap((a): Pair[] => (a.name === null ? [] : [[stringOf(a.name), a.value]]));
  if (!from) return named;
  if (from.value.kind === "dict")
    return [...[...from.value.entries.values()].map((e): Pair => [e.key, e.value]), ...named];
  if (from.value.kind === "object") {
    const own = callSpecial(from.value, "items", [], env, span);
    if (own) return [...itemsOf(own, env).map((p) => itemsOf(p, env) as unknown as Pair), ...named];
  }
  const pairs = located(() => itemsOf(from.value, env).map((p) => itemsOf(p, env)), new Map(), from.span);
  if (pairs.some((p) => p.length !== 2)) {
    const at = pairs.findIndex((p) => p.length !== 2);
    throw failAt("call/kind", { name, wanted: "pairs", param: "x", found: "something else" }, span, "", {
      exception: valueError(`dictionary update sequence element #${at} has length ${pairs[at]!.length}; 2 is required`),
    });
  }
  return [...(pairs as unknown as Pair[]), ...named];
}

export function dictFrom(pairs: readonly Pair[]): DictValue {
  const entries: DictValue["entries"] = new Map();
  for (const [key, value] of pairs) {
    const hash = keyOf(key);
    entries.set(hash, { key: entries.get(hash)?.key ?? key, value });
  }
  return dictOf(entries);
}
