/**
 * Expressions in Python with a framework: which file writes which kind, and those that are Python in every framework. Where
 * the value of a part is not known, the words are kept as they are.
 */
import { stringRepr } from "../lang/string-repr.ts";
import type { Expr, ExprOf, FPart, Parameter } from "../lang/syntax.ts";
import { callCode, overCode } from "./calls.ts";
import { atFirstItem, type Context, inFunction } from "./context.ts";
import { untranslatable } from "./framework.ts";
import { floatCode } from "./literals.ts";
import { nameCode, pythonName } from "./names.ts";
import { binaryCode, compareCode, conditionalCode, logicalCode, unaryCode, within } from "./operators.ts";
import { attributeCode, indexCode } from "./parts.ts";
import { targetCode } from "./targets.ts";
import { shownCode } from "./tensors.ts";

/** @throws Untranslatable */
export function expressionCode(e: Expr, c: Context): string {
  switch (e.kind) {
    case "int":
      return String(e.value);
    case "float":
      return floatCode(e.value);
    case "imaginary":
      return `${floatCode(e.value)}j`;
    case "string":
      return stringRepr(e.value);
    case "constant":
      return { true: "True", false: "False", null: "None" }[String(e.value)]!;
    case "name":
      return nameCode(e, c);
    case "ellipsis":
      return "...";
    case "list":
      return `[${itemsCode(e.items, c)}]`;
    case "tuple":
      return `(${itemsCode(e.items, c)}${e.items.length === 1 ? "," : ""})`;
    case "set":
      return `{${itemsCode(e.items, c)}}`;
    case "dict":
      return dictCode(e, c);
    case "unary":
      return unaryCode(e, c);
    case "binary":
      return binaryCode(e, c);
    case "compare":
      return compareCode(e, c);
    case "logical":
      return logicalCode(e, c);
    case "conditional":
      return conditionalCode(e, c);
    case "call":
      return callCode(e, c);
    case "attribute":
      return attributeCode(e, c);
    case "index":
      return indexCode(e, c);
    case "starred":
      return `*${within(e.of, 6, c)}`;
    case "fstring":
      return fstringCode(e, c);
    case "lambda":
      return lambdaCode(e, c);
    case "comprehension":
    case "dictcomp":
      return comprehensionCode(e, c);
    case "walrus":
      return `(${pythonName(e.name)} := ${expressionCode(e.value, c)})`;
    case "yield":
      return `(yield${e.from ? " from" : ""}${e.value ? ` ${expressionCode(e.value, c)}` : ""})`;
    default:
      throw untranslatable(e.kind);
  }
}

const itemsCode = (items: readonly Expr[], c: Context): string => items.map((i) => expressionCode(i, c)).join(", ");

function dictCode({ entries }: ExprOf<"dict">, c: Context): string {
  const words = entries.map(({ key, value }) => {
    const before = key ? `${expressionCode(key, c)}: ` : "**";
    return before + expressionCode(value, c);
  });
  return `{${words.join(", ")}}`;
}

/** Parameters as they are written, with the signs that say how they may be given. */
export function parametersCode(params: readonly Parameter[], c: Context): string {
  const words: string[] = [];
  for (const [i, p] of params.entries()) {
    const before = params[i - 1];
    if (p.by === "name" && before?.by !== "name" && before?.star !== "*" && p.star === "") words.push("*");
    words.push(`${p.star}${pythonName(p.name)}${p.default ? `=${expressionCode(p.default, c)}` : ""}`);
    if (p.by === "place" && params[i + 1]?.by !== "place") words.push("/");
  }
  return words.join(", ");
}

function lambdaCode(e: ExprOf<"lambda">, c: Context): string {
  const params = parametersCode(e.params, c);
  return `lambda${params ? ` ${params}` : ""}: ${expressionCode(e.body, inFunction(e, c))}`;
}

function comprehensionCode(e: ExprOf<"comprehension" | "dictcomp">, c: Context): string {
  let inner = c;
  const clauses = e.clauses.map((clause) => {
    const over = overCode(clause.over, 2, inner);
    inner = atFirstItem(clause, inner);
    const conditions = clause.conditions.map((test) => ` if ${within(test, 2, inner)}`).join("");
    return ` for ${targetCode(clause.target, inner)} in ${over}${conditions}`;
  });
  const element = within(e.element, 1, inner);
  const body = `${e.kind === "dictcomp" ? `${within(e.key, 1, inner)}: ` : ""}${element}${clauses.join("")}`;
  if (e.kind === "dictcomp") return `{${body}}`;
  return { list: `[${body}]`, set: `{${body}}`, generator: `(${body})` }[e.form];
}

/** Single quotes stand in it, or will where a string is a part of a value. */
const hasQuote = (parts: readonly FPart[]): boolean =>
  parts.some((p) => (typeof p === "string" ? p.includes("'") : p.value.kind !== "name"));

function fstringCode(e: ExprOf<"fstring">, c: Context): string {
  const quote = hasQuote(e.parts) ? '"' : "'";
  const part = (p: FPart): string => {
    if (typeof p === "string") return stringRepr(p).slice(1, -1).replaceAll("{", "{{").replaceAll("}", "}}");
    const value = shownCode(p.value, c);
    // Older Pythons have no quotes and no backslashes in there.
    if (value.includes(quote) || value.includes("\\")) throw untranslatable("such a text in braces");
    const open = value.startsWith("{") || /^lambda\b/.test(value) ? ` (${value})` : value;
    return `{${open}${p.conversion ? `!${p.conversion}` : ""}${p.spec ? `:${p.spec.map(part).join("")}` : ""}}`;
  };
  const text = e.parts.map(part).join("");
  if (e.parts.some((p) => typeof p === "string" && /["']/.test(p)) && text.includes(quote))
    throw untranslatable("such a text with braces");
  return `f${quote}${text}${quote}`;
}
