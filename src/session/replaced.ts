/** A name that stops being a Variable by an assignment that was meant to change it: what is said, and what to type. */
import { type Diagnostic, diagnose, type Source } from "../core/errors.ts";
import { sameShape } from "../core/shape.ts";
import type { Node } from "../graph/node.ts";
import { parseExpr } from "../lang/parse.ts";
import type { Value } from "../lang/value.ts";

/** `w = w - 0.1 * g` as an update that keeps the Variable; `fits` says that its shape is that of what is added. */
export function updatesFor(name: string, text: string, fits: boolean): readonly string[] {
  const value = assignmentOf(name).exec(text)?.[2]?.trim();
  if (!value) return [`${name}.assign(…) changes the Variable, ${name} = … moves the name`];
  const expr = parseExpr(value, { start: 0, end: value.length });
  const step = expr.kind === "binary" && expr.left.kind === "name" && expr.left.name === name ? expr : null;
  const how = step && ({ "+": "add", "-": "sub" } as Record<string, string>)[step.operator];
  if (!how || !fits) return [`${name}.assign(${value})`];
  const by = value.slice(step.right.span.start, value.length);
  return [`${name}.assign_${how}(${by})`, `or as a command: assign ${how} ${name} ${by.replaceAll(" ", "")}`];
}

/** Whether nothing that a step combines was stretched to the shape of its result: assign_add and assign_sub do not. */
export const takesParts = ({ inputs, shape }: Node): boolean =>
  inputs.every((x) => sameShape(x.shape, shape) && !(x.step.kind === "movement" && x.step.move.kind === "expand"));

/** `w = …w…`, wherever it stands in a text. */
const assignmentOf = (name: string): RegExp =>
  new RegExp(
    `(^|\\n|;|:)[ \\t]*${name}[ \\t]*=(?!=)[ \\t]*([^\\n;#]*?(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])[^\\n;#]*)`,
    "u",
  );

/** The Variables among the names that a statement changed which are now tensors computed from what they were. */
export function replacedVariables(
  source: Source,
  span: Diagnostic["labels"][number]["span"],
  before: ReadonlyMap<string, Value | undefined>,
  now: ReadonlyMap<string, Value>,
): readonly Diagnostic[] {
  const warnings: Diagnostic[] = [];
  for (const [name, old] of before) {
    const value = now.get(name);
    if (old?.kind !== "variable" || value?.kind !== "tensor" || !value.node.recorded) continue;
    const text = source.text.slice(span.start, span.end);
    const found = assignmentOf(name).exec(text);
    if (!found) continue;
    const from = span.start + found.index + found[0].indexOf(name);
    const label = { span: { start: from, end: span.start + found.index + found[0].trimEnd().length }, text: "" };
    warnings.push(
      diagnose("assign/replaced", { name }, [label], {
        help: updatesFor(name, text, takesParts(value.node)),
        severity: "warning",
      }),
    );
  }
  return warnings;
}
