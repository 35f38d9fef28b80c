/** Which calls of functions are under way, for programs that look at their caller's names. */
import { lineAt, type Span } from "../core/errors.ts";
import { method } from "./arguments.ts";
import { dictFrom } from "./dicts.ts";
import type { Env } from "./env.ts";
import { intOf, listOf, stringOf, tupleOf, type Value } from "./value.ts";

/** From where each call under way was made, the outermost first; and where it stands there. */
const callers: Env[] = [];
const places: Span[] = [];

export function enterFrom(caller: Env, span: Span): void {
  callers.push(caller);
  places.push(span);
}
export function leave(): void {
  callers.pop();
  places.pop();
}

/** Name, local names, globals, file and line of each frame, from the caller of the function that asks on. */
export const framesOf = method("frames", [], () => listOf(callers.map((env, i) => frameOf(env, places[i]!)).reverse()));

function frameOf({ scope, source }: Env, { start }: Span): Value {
  let outermost = scope;
  while (outermost.parent !== null) outermost = outermost.parent;
  const name = scope === outermost ? "<module>" : scope.path.replace(/\.<locals>$/, "").replace(/^.*\./, "");
  const names = [scope, outermost].map((s) => dictFrom([...s.names].map(([key, value]) => [stringOf(key), value])));
  const line = lineAt(source, start);
  return tupleOf([stringOf(name), ...names, stringOf(source.name), intOf(line)]);
}
