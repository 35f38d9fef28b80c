/** A loop that gives its own name other values, which nobody reads: what is said of it, and how the values are changed. */
import { type Diagnostic, diagnose, type Source, type Span } from "../core/errors.ts";
import { mentionedNames } from "../lang/names.ts";
import type { Statement, StatementOf } from "../lang/syntax.ts";
import type { Value } from "../lang/value.ts";

/** The warning for `for row in m: row += 1`, where the row is no value that changes itself. */
export function unkeptWarning(
  statement: Statement,
  source: Source,
  names: ReadonlyMap<string, Value>,
): Diagnostic | null {
  if (statement.kind !== "for") return null;
  const step = statement.body.at(-1);
  if (step?.kind !== "augment" || step.target.kind !== "name") return null;
  const { name } = step.target;
  if (!mentionedNames(statement.target).has(name) || mentionedNames(statement.otherwise).has(name)) return null;
  const kind = names.get(name)?.kind ?? "none";
  if (!["tensor", "int", "float", "complex", "string", "tuple"].includes(kind)) return null;
  const { span } = step;
  const text = ({ start, end }: Span): string => source.text.slice(start, end);
  const over = text(statement.over.span);
  const diagnostic = diagnose("assign/unkept", { name, over }, [{ span, text: "" }], {
    help: statement.over.kind === "name" ? waysOut(over, statement, step, names, text) : [],
    severity: "warning",
  });
  return { ...diagnostic, source };
}

function waysOut(
  over: string,
  { target, body }: StatementOf<"for">,
  step: StatementOf<"augment">,
  names: ReadonlyMap<string, Value>,
  text: (span: Span) => string,
): readonly string[] {
  const of = names.get(over)?.kind;
  const by = text(step.value.span);
  const own = mentionedNames(target);
  const isFree = ![...mentionedNames(step.value)].some((name) => own.has(name));
  if (body.length > 1 || target.kind !== "name") return [];
  if (isFree && (of === "tensor" || of === "variable")) return [`${over} ${step.operator}= ${by}`];
  const item = [text(step.target.span), step.operator, by].join(" ");
  const made = `[${[item, "for", text(target.span), "in", over].join(" ")}]`;
  if (of === "list") return [`${over} = ${made}`];
  return of === "tensor" ? [`${over} = stack(${made})`] : [];
}
