/** `assign VAR EXPR`: another value for a Variable, or for some of its elements. */

import { partsOf } from "../core/dtype.ts";
import type { Span } from "../core/errors.ts";
import { refuse } from "../core/errors.ts";
import { denseParts, type Stored } from "../core/stored.ts";
import { assignAt, assignVariable } from "../lang/assign.ts";
import type { Env } from "../lang/env.ts";
import { evaluate } from "../lang/evaluate.ts";
import { failAt, located } from "../lang/fail.ts";
import { indexItems } from "../lang/items.ts";
import type { Target } from "../lang/syntax.ts";
import { describe, type Value } from "../lang/value.ts";
import { variableAnswer } from "../session/answers.ts";
import { type AssignmentArg, command } from "./command.ts";
import { evaluated } from "./values.ts";

export const assign = command({
  name: "assign",
  summary: "Change the value of a Variable. Shape and dtype have to fit; nothing is converted.",
  params: {
    assignment: {
      kind: "assignment",
      doc: "a Variable (or elements of it) and the new value",
      shown: "[add|sub] VAR[INDEX] [=] EXPR",
    },
  },
  options: {},
  arrow: false,
  examples: [
    { code: "var w = [[1, 2], [3, 4]]; assign w [[0, 0], [5, 5]]", shows: "[[0 0]\n [5 5]]" },
    { code: "var w = [[1, 2], [3, 4]]; assign w[0] = 7", shows: "[[7 7]\n [3 4]]" },
    { code: "var w = [1, 2]; assign add w [10, 10]", shows: "[11 12]" },
  ],
  *run({ args: { assignment }, session, env }) {
    const target = variableIn(assignment.target, env);
    const { variable } = target.value;
    const before = variable.value;
    const value = evaluated(assignment.value, env);
    const items = assignment.target.kind === "index" ? indexItems(assignment.target.items, env) : null;
    const spans = new Map<string, Span>([
      ["variable", target.span],
      ["x", target.span],
      ["value", assignment.value.span],
      ...(items ?? []).map((item, i) => [`index${i}`, item.span] as const),
    ]);
    located(
      () => {
        if (!items) return assignVariable(variable, value, assignment.how, env);
        assignAt(variable, items, negated(value, assignment, env), assignment.how === "set" ? "set" : "add", env);
      },
      spans,
      assignment.value.span,
    );
    session.keepResult(target.value);
    const name = target.name ?? undefined;
    yield {
      kind: "assigned",
      changed: countChanges(before, variable.value),
      result: variableAnswer(target.value, name),
    };
  },
});

/** `sub` at an index adds the negative. */
const negated = (value: Value, { how, value: arg }: AssignmentArg, env: Env): Value =>
  how === "sub" ? evaluate({ kind: "unary", operator: "-", of: arg.expr, span: arg.span }, env) : value;

function variableIn(
  target: Target,
  env: Env,
): { value: Value & { kind: "variable" }; name: string | null; span: Span } {
  const of = target.kind === "index" ? target.of : target;
  if (of.kind === "targets" || of.kind === "starredTarget")
    throw failAt("syntax/target", { what: "several targets" }, target.span);
  const value = evaluate(of, env);
  const name = of.kind === "name" ? of.name : null;
  if (value.kind === "variable") return { value, name, span: of.span };
  if (value.kind === "tensor") {
    const error = refuse(
      "tensor/immutable",
      {},
      { notes: { x: { text: "tensor" } }, help: name ? [`var ${name} = ${name}`] : [] },
    );
    return located(
      () => {
        throw error;
      },
      new Map([["x", of.span]]),
      of.span,
    );
  }
  throw failAt(
    "call/kind",
    { name: "assign", wanted: "a Variable", param: "VAR", found: describe(value) },
    of.span,
    "",
    { help: name ? [`var ${name} = ${name}`] : [] },
  );
}

/** Elements that are different now; NaN is the same as NaN. */
function countChanges(before: Stored, after: Stored): number {
  const [a, b] = [denseParts(before) as Float64Array, denseParts(after) as Float64Array];
  const width = partsOf(before.dtype);
  const changed = new Set<number>();
  a.forEach((v, i) => {
    if (!Object.is(v, b[i]) && v !== b[i]) changed.add(Math.floor(i / width));
  });
  return changed.size;
}
