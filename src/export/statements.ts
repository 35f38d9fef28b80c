/** Statements in Python with a framework: assignments, blocks, functions. Knows no command. */
import { rootOf } from "../lang/arrays.ts";
import { assignedNames, patternNames } from "../lang/locals.ts";
import { mentionedNames } from "../lang/names.ts";
import { stringRepr } from "../lang/string-repr.ts";
import type { Expr, Pattern, Statement, StatementOf, Target } from "../lang/syntax.ts";
import type { TensorValue } from "../lang/value.ts";
import { argumentsCode, assignmentCode, assignmentLines, overCode } from "./calls.ts";
import { type Context, hiding, inFunction, inLoop, known } from "./context.ts";
import { expressionCode, parametersCode } from "./expressions.ts";
import { closed, indented, untranslatable } from "./framework.ts";
import { importLines } from "./keras.ts";
import { pythonName } from "./names.ts";
import { forgetTapes, gradientSteps, tapeLines } from "./tapes.ts";
import { targetCode } from "./targets.ts";
import { apartCode, shownCode, tensorCode } from "./tensors.ts";

/** Lines for a statement. `shows`: a bare expression is printed. @throws Untranslatable */
export function statementLines(s: Statement, c: Context, shows: boolean): string[] {
  const lines = [...linesOf(s, c, shows)];
  forgetTapes(s, c);
  return lines;
}

function linesOf(s: Statement, c: Context, shows: boolean): readonly string[] {
  const block: BlockLines = (body, inner = c) => {
    const lines = body.flatMap((b) => statementLines(b, inner, false));
    return indented(lines.length > 0 ? lines : ["pass"]);
  };
  switch (s.kind) {
    case "expression":
      return expressionLines(s.value, c, shows);
    case "assign": {
      if (c.framework.target !== "numpy" && s.targets.some((t) => isInArray(t, c)))
        throw untranslatable("writing into arrays");
      const steps = gradientSteps(s, c);
      const [only, another] = s.targets;
      const element = only?.kind === "index" && !another ? assignmentLines(only as Expr, "assign", s.value, c) : null;
      if (element) return element;
      const targets = s.targets.map((t) => targetCode(t, c)).join(" = ");
      if (steps) return [...steps.lines, `${targets} = ${steps.code}`];
      const code = expressionCode(s.value, c);
      return [`${targets} = ${s.value.kind === "name" ? code : apartCode(code, s.value, c)}`];
    }
    case "augment":
      return [augmentLine(s, c)];
    case "def": {
      const head = [...decorators(s.decorators, c), `def ${pythonName(s.name)}(${parametersCode(s.params, c)}):`];
      const inner = inFunction(s, c);
      return ["", ...head, ...docLines(s.doc), ...indented(globalLines(s, inner)), ...block(s.body, inner), ""];
    }
    case "class": {
      const bases = s.bases.length > 0 ? `(${argumentsCode(s.bases, c)})` : "";
      const head = [...decorators(s.decorators, c), `class ${pythonName(s.name)}${bases}:`];
      return ["", ...head, ...docLines(s.doc), ...block(s.body), ""];
    }
    case "try":
      return tryLines(s, c, block);
    case "match":
      return [
        `match ${expressionCode(s.subject, c)}:`,
        ...indented(s.cases.flatMap((one) => caseLines(one, c, block))),
      ];
    case "raise": {
      const cause = s.cause ? ` from ${expressionCode(s.cause, c)}` : "";
      return [s.value ? `raise ${expressionCode(s.value, c)}${cause}` : "raise"];
    }
    case "scope":
      return [`${s.where} ${s.names.map(pythonName).join(", ")}`];
    case "hint":
      return [`${pythonName(s.hint.name)}: ${s.hint.type}`];
    case "for":
      return [
        `for ${targetCode(s.target, c)} in ${overCode(s.over, 0, c)}:`,
        ...block(s.body, inLoop(s, c)),
        ...otherwise(s.otherwise, block),
      ];
    case "with": {
      if (c.framework.target === "tensorflow")
        return [`with ${s.items.map((i) => tapeItem(i, c)).join(", ")}:`, ...block(s.body)];
      const lines = tapeLines(s, c, (body, inner) => body.flatMap((b) => statementLines(b, inner, false)));
      if (lines === null) throw untranslatable("with");
      return lines;
    }
    case "while":
      return [`while ${expressionCode(s.test, c)}:`, ...block(s.body, inLoop(s, c)), ...otherwise(s.otherwise, block)];
    case "if": {
      const branches = s.branches.flatMap((b, i) => [
        `${i === 0 ? "if" : "elif"} ${expressionCode(b.test, c)}:`,
        ...block(b.body),
      ]);
      return [...branches, ...otherwise(s.otherwise, block)];
    }
    case "return":
      return [s.value ? `return ${expressionCode(s.value, c)}` : "return"];
    case "break":
    case "continue":
    case "pass":
      return [s.kind];
    case "delete":
      return deletedLines(s, c);
    case "assert":
      return [`assert ${expressionCode(s.test, c)}${s.message ? `, ${expressionCode(s.message, c)}` : ""}`];
    case "import":
      return importLines(s, c);
    default:
      throw untranslatable(s.kind);
  }
}

/** Tapes are TensorFlow's own. */
function tapeItem({ value, target }: StatementOf<"with">["items"][number], c: Context): string {
  const isTape = value.kind === "call" && known(value, c)?.kind === "tape";
  if (!isTape) throw untranslatable("with");
  return `tf.GradientTape(${argumentsCode(value.args, c)})${target ? ` as ${targetCode(target, c)}` : ""}`;
}

/** Where Variables are plain values, functions that give them others say that they mean those of the script. */
function globalLines({ params, body }: StatementOf<"def">, c: Context): string[] {
  if (c.framework.target !== "jax") return [];
  const changed = changedVariables(body, c);
  const own = changed.find((name) => params.some((p) => p.name === name) || assignedNames(body).has(name));
  if (own !== undefined) throw untranslatable(`${own}, which a function changes`);
  return changed.length === 0 ? [] : [`global ${changed.map(pythonName).join(", ")}`];
}

/** Names of Variables that statements give other values, `w.assign(…)` and `w[0] = …`; within blocks too. */
function changedVariables(tree: unknown, c: Context): string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== "object" || node === null) return;
    const e = node as Expr;
    if (e.kind === "call" && assignmentCode(e, c) !== null && e.callee.kind === "attribute")
      for (const name of mentionedNames(e.callee.of)) found.add(name);
    for (const [key, value] of Object.entries(node)) if (!key.endsWith("span")) visit(value);
  };
  visit(tree);
  return [...found];
}

/** A tape has nothing in its place in another framework, nothing to delete either. */
function deletedLines({ targets }: StatementOf<"delete">, c: Context): string[] {
  const isTape = (t: Target): boolean =>
    t.kind === "name" && c.framework.target !== "tensorflow" && c.env.scope.lookup(t.name)?.kind === "tape";
  const left = targets.filter((t) => !isTape(t));
  return left.length === 0 ? [] : [`del ${left.map((t) => targetCode(t, c)).join(", ")}`];
}

type BlockLines = (body: readonly Statement[], inner?: Context) => string[];

const docLines = (doc: string | null): string[] => (doc === null ? [] : indented([stringRepr(doc)]));
const decorators = (of: readonly Expr[], c: Context): string[] => of.map((d) => `@${expressionCode(d, c)}`);

function tryLines(s: StatementOf<"try">, c: Context, block: BlockLines): string[] {
  const handlers = s.handlers.flatMap((h) => [
    `except${h.group ? "*" : ""}${h.types ? ` ${expressionCode(h.types, c)}` : ""}${h.name === null ? "" : ` as ${pythonName(h.name)}`}:`,
    ...block(h.body, h.name === null ? c : hiding([h.name], c)),
  ]);
  const last = s.finally.length > 0 ? ["finally:", ...block(s.finally)] : [];
  return ["try:", ...block(s.body), ...handlers, ...otherwise(s.otherwise, block), ...last];
}

function caseLines(
  { pattern, guard, body }: StatementOf<"match">["cases"][number],
  c: Context,
  block: BlockLines,
): string[] {
  const inner = hiding(patternNames(pattern), c);
  const condition = guard ? ` if ${expressionCode(guard, inner)}` : "";
  return [`case ${patternCode(pattern, c)}${condition}:`, ...block(body, inner)];
}

function patternCode(p: Pattern, c: Context): string {
  const inside = (of: Pattern): string => {
    const code = patternCode(of, c);
    return of.kind === "either" || of.kind === "as" ? `(${code})` : code;
  };
  switch (p.kind) {
    case "anything":
      return "_";
    case "capture":
      return pythonName(p.name);
    case "value":
      return expressionCode(p.value, c);
    case "either":
      return p.patterns.map(inside).join(" | ");
    case "as":
      return `${inside(p.pattern)} as ${pythonName(p.name)}`;
    case "sequence":
      return `[${p.patterns.map((of) => patternCode(of, c)).join(", ")}]`;
    case "rest":
      return `*${p.name === null ? "_" : pythonName(p.name)}`;
    case "mapping": {
      const entries = p.entries.map(({ key, pattern }) => `${expressionCode(key, c)}: ${patternCode(pattern, c)}`);
      return `{${[...entries, ...(p.rest === null ? [] : [`**${pythonName(p.rest)}`])].join(", ")}}`;
    }
    case "class": {
      const named = p.named.map(([name, pattern]) => `${name}=${patternCode(pattern, c)}`);
      return `${expressionCode(p.type, c)}(${[...p.places.map((of) => patternCode(of, c)), ...named].join(", ")})`;
    }
  }
}

const otherwise = (body: readonly Statement[], block: BlockLines): string[] =>
  body.length > 0 ? ["else:", ...block(body)] : [];

function expressionLines(e: Expr, c: Context, shows: boolean): readonly string[] {
  const assigned = assignmentCode(e, c);
  if (assigned !== null) return assigned;
  const value = known(e, c);
  const printed = e.kind === "call" && /^print\(/.test(expressionCode(e, c));
  const silent = value?.kind === "none" || printed;
  return [shows && !silent ? `print(${shownCode(e, c)})` : expressionCode(e, c)];
}

/** A place in an array of NumPy's. */
function isInArray(target: Target, c: Context): boolean {
  if (target.kind !== "index" || c.env.host.dialect !== "python") return false;
  const of = known(target.of, c);
  return of?.kind === "tensor" && of.array;
}

/** What is written to it is seen under another name too. */
function isShared(array: TensorValue, target: Target, c: Context): boolean {
  if (!array.array || c.framework.target === "numpy") return false;
  const root = rootOf(array);
  const others = [...c.env.scope.names].filter(([name]) => target.kind !== "name" || name !== target.name);
  return others.some(([, other]) => other.kind === "tensor" && other.array && rootOf(other) === root);
}

function augmentLine(s: StatementOf<"augment">, c: Context): string {
  if (c.framework.target !== "numpy" && isInArray(s.target, c)) throw untranslatable("writing into arrays");
  const owner = s.target.kind === "name" ? known(s.target, c) : null;
  if (owner?.kind === "variable") {
    const name = targetCode(s.target, c);
    return c.framework.assign(name, `${name} ${s.operator} ${closed(tensorCode(s.value, c, owner.variable.dtype))}`);
  }
  if (owner?.kind === "tensor" && isShared(owner, s.target, c))
    throw untranslatable(`${s.operator}=, which other names see`);
  // In place on an array would change what other names hold; lists are joined in Python, and added here.
  const adds = owner?.kind === "list" && c.env.host.dialect === "tensh";
  if ((owner?.kind === "tensor" || adds) && s.target.kind === "name")
    return `${targetCode(s.target, c)} = ${expressionCode({ kind: "binary", operator: s.operator, left: s.target, right: s.value, operatorSpan: s.span, span: s.span }, c)}`;
  return `${targetCode(s.target, c)} ${s.operator}= ${expressionCode(s.value, c)}`;
}
