/**
 * What loops do most with collections' containers: deque's ends, places and items, and counting. Found only in the library, as
 * `_tensh.…`, which makes methods of them: the object is their first argument. Knows where the library's classes keep their
 * items; all else that they can do is written there.
 */
import type { Span } from "../core/errors.ts";
import { method } from "./arguments.ts";
import { touchDict, touchList } from "./assign.ts";
import type { Env } from "./env.ts";
import { raisedAs } from "./exceptions.ts";
import { failAt } from "./fail.ts";
import { iteratorOf } from "./iterators.ts";
import { keyOf } from "./keys.ts";
import { applyBinary, sameItem } from "./operators.ts";
import { iterate } from "./sequences.ts";
import { integerIn } from "./subscript.ts";
import { typeNameOf } from "./type-names.ts";
import { boolOf, builtin, heartOf, intOf, type ListValue, none, type Value } from "./value.ts";

/** A deque's items, and how many it holds at most. */
interface Deque {
  readonly list: ListValue;
  readonly most: number;
}
function dequeIn(self: Value | undefined): Deque | undefined {
  if (self?.kind !== "object") return undefined;
  const [list, most] = [self.attributes.get("_items"), self.attributes.get("maxlen")];
  if (list?.kind !== "list") return undefined;
  return { list, most: most?.kind === "int" ? Number(most.value) : Number.POSITIVE_INFINITY };
}

type Run = (of: Deque, values: readonly Value[], env: Env, span: Span) => Value | "empty" | "outside";
/** A method that takes so many values, none of them by name. */
const ofDeque = (name: string, count: 0 | 1, run: Run) =>
  [
    `_tensh.deque_${name}`,
    builtin(name, ([self, ...given], env, span) => {
      const deque = dequeIn(self?.value);
      if (!deque)
        throw failAt("call/missing", { name, param: "self" }, span, "", {
          exception: ["TypeError", `unbound method deque.${name}() needs an argument`],
        });
      if (given.length !== count || given[0]?.name) {
        const wanted = count === 0 ? "no arguments" : "exactly one argument";
        throw raisedAs("TypeError", `deque.${name}() takes ${wanted} (${given.length} given)`, span);
      }
      const values = given.map((a) => a.value);
      const found: Value | "empty" | "outside" = run(deque, values, env, span);
      if (found === "empty") throw raisedAs("IndexError", "pop from an empty deque", span);
      if (found === "outside") throw raisedAs("IndexError", "deque index out of range", span);
      return found;
    }),
  ] as const;

const append: Run = ({ list, most }, [x], env) => {
  touchList(list, env);
  list.items.push(x!);
  if (list.items.length > most) list.items.shift();
  return none;
};
const appendLeft: Run = ({ list, most }, [x], env) => {
  touchList(list, env);
  list.items.unshift(x!);
  if (list.items.length > most) list.items.pop();
  return none;
};
const pop: Run = ({ list }, _, env) => {
  touchList(list, env);
  return list.items.pop() ?? "empty";
};
const popLeft: Run = ({ list }, _, env) => {
  touchList(list, env);
  return list.items.shift() ?? "empty";
};
const extend: Run = (deque, [items], env, span) => {
  // Taken beforehand: they may be its own.
  for (const x of [...iterate(items!, env)]) append(deque, [x], env, span);
  return none;
};

const itemAt: Run = ({ list: { items } }, [place], env, span) => {
  const at = place!.kind === "slice" ? null : integerIn(place!, env);
  if (at === null) throw raisedAs("TypeError", `sequence index must be integer, not '${typeNameOf(place!)}'`, span);
  return items.at(at) ?? "outside";
};

/** Its items, one by one, as long as none is put in or taken out meanwhile. */
const iteration: Run = ({ list }, _, __, span) => {
  const { length } = list.items;
  return iteratorOf("deque", (at) => {
    if (list.items.length === length) return list.items[at];
    throw raisedAs("RuntimeError", "deque mutated during iteration", span);
  });
};

/** Adds so many to the count of each item, in a dict or an object that is one at heart. */
const countEach = method("count_each", ["into", "items", "by"], (args, env) => {
  const dict = heartOf(args.value("into"));
  if (dict.kind !== "dict") return args.misfit("into", "a dict");
  const by = args.value("by");
  const nowhere = { start: 0, end: 0 };
  touchDict(dict, env);
  for (const key of iterate(args.value("items"), env)) {
    const hash = keyOf(key);
    const known = dict.entries.get(hash);
    const before = known?.value ?? intOf(0);
    const value = applyBinary("+", before, by, env, { left: nowhere, right: nowhere, whole: nowhere });
    dict.entries.set(hash, { key: known?.key ?? key, value });
  }
  return none;
});

/** By the names that the library has for them. */
export const containerFunctions = [
  ofDeque("append", 1, append),
  ofDeque("appendleft", 1, appendLeft),
  ofDeque("pop", 0, pop),
  ofDeque("popleft", 0, popLeft),
  ofDeque("extend", 1, extend),
  ofDeque("__len__", 0, ({ list }) => intOf(list.items.length)),
  ofDeque("__getitem__", 1, itemAt),
  ofDeque("__iter__", 0, iteration),
  ofDeque("__contains__", 1, ({ list }, [x], env) => boolOf(list.items.some((item) => sameItem(item, x!, env)))),
  ["_tensh.count_each", countEach] as const,
];
