/**
 * Losses as they are differentiated: what the functions in them read of the script's names is computed anew in each step,
 * as it is in a session. Knows values and expressions, no words of any framework but those of Python's own functions.
 */

import type { Node } from "../graph/node.ts";
import type { Variable } from "../graph/variable.ts";
import { mentionedNames } from "../lang/names.ts";
import type { Expr, Statement } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";
import type { Context } from "./context.ts";
import { type Definitions, isComputed, unfolded } from "./definitions.ts";
import { indented } from "./framework.ts";
import { pythonName } from "./names.ts";

/** Lines that stand before, and the code of the loss or of a function that gives it. */
interface Traced {
  readonly lines: readonly string[];
  readonly code: string;
}
type By = readonly (Variable | Node)[];

/** The loss where it is computed in a step, by what the script's names hold then. @throws Untranslatable */
export function lossCall(e: Expr, by: By, c: Context, definitions: Definitions): Traced {
  const code = c.write(e, c);
  const computed = computedInside(e, by, c, definitions);
  return computed.length === 0 ? { lines: [], code } : { lines: functionLines([], computed, code), code: "loss_of()" };
}

/**
 * JAX differentiates by what a function is given; what other functions read of the script's names would be a constant to
 * it. There, the names stand for what is given for as long as the function runs. @throws Untranslatable
 */
export function lossFunction(
  names: readonly string[],
  whole: (code: string) => string,
  e: Expr,
  by: By,
  c: Context,
  definitions: Definitions,
): Traced {
  const code = whole(c.write(e, c));
  const computed = computedInside(e, by, c, definitions);
  const read = new Set([...readInside(e, c)].map(pythonName));
  if (computed.length === 0 && !names.some((n) => read.has(n)))
    return { lines: [], code: `lambda ${names.join(", ")}: ${code}` };
  return { lines: functionLines(names, computed, code), code: "loss_of" };
}

/** A name of the script, and what its value is computed from. */
type Computed = readonly [name: string, code: string];

function functionLines(given: readonly string[], computed: readonly Computed[], code: string): string[] {
  const all = [...given, ...computed.map(([name]) => name)].join(", ");
  const parameters = given.map((n) => `${n}_`).join(", ");
  const lines = [...computed.map(([name, of]) => `${name} = ${of}`), `return ${code}`];
  return ["", `def loss_of(${parameters}):`, ...indented(restoring(all, given, parameters, lines)), ""];
}

/** Lines of a function in which names of the script are other values: it holds afterwards what it held before. */
export const restoring = (
  all: string,
  given: readonly string[],
  parameters: string,
  lines: readonly string[],
): string[] => [
  `global ${all}`,
  `kept = (${all},)`,
  ...(given.length > 0 ? [`${given.join(", ")} = ${parameters}`] : []),
  "try:",
  ...indented(lines),
  "finally:",
  `    (${all},) = kept`,
];

/** The names that the functions read which an expression calls, and those that they call. */
export function readInside(e: Expr | readonly Statement[], c: Context): ReadonlySet<string> {
  const read = new Set<string>();
  const seen = new Set<Value>();
  const visit = (names: Iterable<string>, of: (Value & { kind: "function" }) | null): void => {
    for (const name of names) {
      if (of && (of.locals.has(name) || of.params.some((p) => p.name === name))) continue;
      if (of) read.add(name);
      const value = c.env.scope.lookup(name);
      if (value?.kind !== "function" || seen.has(value)) continue;
      seen.add(value);
      visit(mentionedNames(value.body), value);
    }
  };
  visit(mentionedNames(e), null);
  return read;
}

/** What they read that gradients lead through, in the order in which it is computed. */
function computedInside(e: Expr, by: By, c: Context, definitions: Definitions): readonly Computed[] {
  const found = new Map<string, string>();
  const through = new Set<unknown>(by);
  const visit = (of: Expr): void => {
    for (const name of readInside(of, c)) {
      const value = c.session.scope.names.get(name);
      if (!value || found.has(pythonName(name)) || !isComputed(value, through)) continue;
      const whole = unfolded({ kind: "name", name, span: e.span }, by, c, definitions);
      visit(whole);
      found.set(pythonName(name), c.write(whole, c));
    }
  };
  visit(e);
  return [...found];
}
