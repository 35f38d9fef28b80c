/**
 * What itertools makes of the items of several collections, one tuple at a time: all that take one of each, and choices of some
 * places of one. Found only in the library, as `_tensh.…`. Knows places; what stands there is whatever it is.
 */
import { method } from "./arguments.ts";
import { iteratorOf, iteratorOver } from "./iterators.ts";
import { itemsOf } from "./sequences.ts";
import { tupleOf, type Value } from "./value.ts";

/** One of each pool; the last changes fastest. */
const product = method("product", ["pools"], (args, env) => {
  const pools = itemsOf(args.value("pools"), env).map((pool) => itemsOf(pool, env));
  const count = pools.reduce((n, pool) => n * pool.length, 1);
  return iteratorOf("product", (at) => {
    if (at >= count) return undefined;
    const items = new Array<Value>(pools.length);
    let rest = at;
    for (let i = pools.length - 1; i >= 0; i--) {
      const pool = pools[i]!;
      items[i] = pool[rest % pool.length]!;
      rest = Math.floor(rest / pool.length);
    }
    return tupleOf(items);
  });
});

/** The items at so many places of a pool, each place as often as the kind of choice lets it. */
const choices = method("choices", ["pool", "size", "how"], (args, env) => {
  const pool = itemsOf(args.value("pool"), env);
  const how = args.string("how") as keyof typeof kinds;
  return iteratorOver(how, chosen(pool, args.int("size"), kinds[how]));
});

/** Which places may follow the ones that are taken. */
type Next = (taken: readonly number[], place: number) => boolean;
const kinds = {
  permutations: (taken, place) => !taken.includes(place),
  combinations: (taken, place) => taken.length === 0 || place > taken.at(-1)!,
  combinations_with_replacement: (taken, place) => taken.length === 0 || place >= taken.at(-1)!,
} satisfies Record<string, Next>;

function* chosen(pool: readonly Value[], size: number, may: Next): Generator<Value> {
  const taken: number[] = [];
  let place = 0;
  for (;;) {
    if (taken.length === size) yield tupleOf(taken.map((p) => pool[p]!));
    else {
      while (place < pool.length && !may(taken, place)) place++;
      if (place < pool.length) {
        taken.push(place);
        place = 0;
        continue;
      }
    }
    if (taken.length === 0) return;
    place = taken.pop()! + 1;
  }
}

export const orderFunctions = [product, choices];
