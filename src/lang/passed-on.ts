/**
 * What functions of the library written in Python hand on to the host: arguments in a list and a dict, and values in which
 * objects of the library hold arrays. Knows no framework.
 */
import type { Span } from "../core/errors.ts";
import type { Arguments } from "./arguments.ts";
import type { Env } from "./env.ts";
import { itemsOf } from "./sequences.ts";
import { type Arg, byPlace, type ObjectValue, sequenceOf, type Value } from "./value.ts";

/** The arguments of a call in `args` (those by place) and `options` (those by name), each as `bare` makes it. */
export const passedOn = (args: Arguments, env: Env, span: Span, bare = (value: Value): Value => value): Arg[] => [
  ...byPlace(
    itemsOf(args.value("args"), env).map((value) => bare(value)),
    span,
  ),
  ...byName(args.value("options"), span).map((arg) => ({ ...arg, value: bare(arg.value) })),
];

/** The entries of a dict as the arguments of a call. */
export const byName = (options: Value | undefined, span: Span): Arg[] =>
  options?.kind === "dict"
    ? [...options.entries.values()].map(({ key, value }) => ({
        name: key.kind === "string" ? key.value : "",
        value,
        span,
      }))
    : [];

/** The value with what objects hold in their places, within lists and tuples too; `inside` gives nothing for other objects. */
export function withoutObjects(value: Value, inside: (of: ObjectValue) => Value | undefined): Value {
  switch (value.kind) {
    case "list":
    case "tuple": {
      if (!value.items.some(mayHold)) return value;
      return sequenceOf(
        value.kind,
        value.items.map((v) => withoutObjects(v, inside)),
      );
    }
    case "object":
      return inside(value) ?? value;
    default:
      return value;
  }
}
const mayHold = ({ kind }: Value): boolean => kind === "object" || kind === "list" || kind === "tuple";
