/** Statements in Python with a framework: assignments, blocks, functions. Knows no command. */
import type { Expr, Statement, StatementOf, Target } from "../lang/syntax.ts";
import { type Context, expressionCode, known, pythonName, shownCode, tensorCode } from "./expressions.ts";
import { untranslatable } from "./framework.ts";

/** What is known of the function that a `def` makes: a context in which its parameters have values. */
export type WithinFunction = (def: StatementOf<"def">, c: Context) => Context;

const indented = (lines: readonly string[]): string[] => lines.map((l) => (l === "" ? l : `    ${l}`));

/** Lines for a statement. `shows`: a bare expression is printed. @throws Untranslatable */
export function statementLines(s: Statement, c: Context, within: WithinFunction, shows: boolean): string[] {
  const block = (body: readonly Statement[], inner = c): string[] => {
    const lines = body.flatMap((b) => statementLines(b, inner, within, false));
    return indented(lines.length > 0 ? lines : ["pass"]);
  };
  switch (s.kind) {
    case "expression":
      return [expressionLine(s.value, c, shows)];
    case "assign":
      return [`${s.targets.map((t) => targetCode(t, c)).join(" = ")} = ${assignedCode(s.value, c)}`];
    case "augment":
      return [augmentLine(s, c)];
    case "def": {
      const inner = within(s, c);
      const params = s.params.map((p) => `${p.star}${p.name}${p.default ? `=${expressionCode(p.default, c)}` : ""}`);
      const doc = s.doc === null ? [] : indented([JSON.stringify(s.doc)]);
      return ["", `def ${pythonName(s.name)}(${params.join(", ")}):`, ...doc, ...block(s.body, inner), ""];
    }
    case "for":
      return [
        `for ${targetCode(s.target, c)} in ${expressionCode(s.over, c)}:`,
        ...block(s.body),
        ...otherwise(s.otherwise, block),
      ];
    case "while":
      return [`while ${expressionCode(s.test, c)}:`, ...block(s.body), ...otherwise(s.otherwise, block)];
    case "if": {
      const branches = s.branches.flatMap((b, i) => [
        `${i === 0 ? "if" : "elif"} ${expressionCode(b.test, c)}:`,
        ...block(b.body),
      ]);
      return [...branches, ...otherwise(s.otherwise, block)];
    }
    case "return":
      return [s.value ? `return ${assignedCode(s.value, c)}` : "return"];
    case "break":
    case "continue":
    case "pass":
      return [s.kind];
    case "delete":
      return [`del ${s.targets.map((t) => targetCode(t, c)).join(", ")}`];
    case "assert":
      return [`assert ${expressionCode(s.test, c)}${s.message ? `, ${expressionCode(s.message, c)}` : ""}`];
    case "import":
      return [];
    default:
      throw untranslatable(s.kind);
  }
}

const otherwise = (body: readonly Statement[], block: (b: readonly Statement[]) => string[]): string[] =>
  body.length > 0 ? ["else:", ...block(body)] : [];

function expressionLine(e: Expr, c: Context, shows: boolean): string {
  const value = known(e, c);
  const printed = e.kind === "call" && /^print\(/.test(expressionCode(e, c));
  const silent =
    value?.kind === "none" ||
    printed ||
    (e.kind === "call" && e.callee.kind === "attribute" && /^assign/.test(e.callee.name));
  return shows && !silent ? `print(${shownCode(e, c)})` : expressionCode(e, c);
}

/** A value that gets a name. What is random cannot be written in other frameworks' words. */
const assignedCode = (e: Expr, c: Context): string => expressionCode(e, c);

function targetCode(t: Target, c: Context): string {
  switch (t.kind) {
    case "name":
      return pythonName(t.name);
    case "targets":
      return t.items.map((i) => targetCode(i, c)).join(", ");
    case "index": {
      const owner = known(t.of, c);
      if (owner?.kind === "variable") throw untranslatable("elements of a Variable");
      return expressionCode(t, c);
    }
    default:
      throw untranslatable(t.kind);
  }
}

function augmentLine(s: StatementOf<"augment">, c: Context): string {
  const owner = s.target.kind === "name" ? known(s.target, c) : null;
  if (owner?.kind === "variable") {
    const name = targetCode(s.target, c);
    return c.framework.assign(name, `${name} ${s.operator} ${tensorCode(s.value, c, owner.variable.dtype)}`);
  }
  // In place on an array would change what other names hold.
  if (owner?.kind === "tensor" && s.target.kind === "name")
    return `${targetCode(s.target, c)} = ${expressionCode({ kind: "binary", operator: s.operator, left: s.target, right: s.value, operatorSpan: s.span, span: s.span }, c)}`;
  return `${targetCode(s.target, c)} ${s.operator}= ${expressionCode(s.value, c)}`;
}
