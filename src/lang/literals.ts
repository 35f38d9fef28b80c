/** Numbers and strings as expressions: what may be written, and the parts of an f-string. */
import { diagnose, UserError } from "../core/errors.ts";
import { readFields } from "./fstrings.ts";
import type { Token } from "./lex.ts";
import type { ExprParser } from "./parse.ts";
import { literalOf, resolveEscapes } from "./strings.ts";
import type { Expr, FPart } from "./syntax.ts";

/** As in Python: longer integers can be computed but not written. */
const integerDigits = 4300;

/** Digits alone, few, that do not begin with a zero: most numbers, for which no pattern need be set up. */
function isShortWhole(text: string): boolean {
  const isOne = (c: string): boolean => c >= "0" && c <= "9";
  return text.length < 16 && (text[0] !== "0" || text.length === 1) && [...text].every(isOne);
}

export function numberOf({ text, span }: Token): Expr {
  if (isShortWhole(text)) return { kind: "int", value: BigInt(text), span };
  if (/[jJ]$/.test(text) && !/^0[xXbBoO]/.test(text)) return imaginary({ text, span });
  const digits = text.replaceAll("_", "");
  const misplaced =
    /__|_$|_[.eE]|[.eE]_/.test(text) || (/^0\d/.test(digits) && !/[.eE]/.test(digits) && !/^0+$/.test(digits));
  if (misplaced || /^0[xXbBoO]$/.test(digits))
    throw new UserError(diagnose("syntax/number", { text }, [{ span, text: "" }]));
  if (digits.length > integerDigits) {
    throw new UserError(
      diagnose("limit/number", { limit: integerDigits }, [{ span, text: `${digits.length} digits` }]),
    );
  }
  if (/^(0[xXbBoO][\da-fA-F]+|\d+)$/.test(digits)) return { kind: "int", value: BigInt(digits), span };
  return { kind: "float", value: Number(digits), span };
}

/** `2j`, `1.5e3J`. Python lets zeros stand before a whole number here, as before a float. */
function imaginary({ text, span }: Pick<Token, "text" | "span">): Expr {
  const size = text.slice(0, -1);
  const of = numberOf({ kind: "number", text: /^[\d_]+$/.test(size) ? `${size}.` : size, span });
  return { kind: "imaginary", value: (of as { value: number }).value, span };
}

/** Strings that follow each other are one. */
export function readStrings(p: ExprParser): Expr {
  const parts: FPart[] = [];
  const { start } = p.peek().span;
  let formatted = false;
  let bytes = false;
  while (p.peek().kind === "string") {
    const { span } = p.next();
    const literal = literalOf(p.lexer.text, span.start, span.end);
    const text = p.lexer.text.slice(literal.start, literal.end);
    checkPrefix(literal.prefix, text, span, parts.length > 0 || formatted ? bytes : null);
    bytes = literal.prefix.includes("b");
    const raw = literal.prefix.includes("r");
    if (!literal.prefix.includes("f")) parts.push(raw ? text : resolveEscapes(text, literal.start, bytes));
    else {
      formatted = true;
      parts.push(...readFields(p.lexer.text, literal.start, literal.end, raw, p.inner));
    }
  }
  const span = { start, end: p.last };
  if (bytes) return { kind: "bytes", value: parts.join(""), span };
  if (!formatted) return { kind: "string", value: parts.join(""), span };
  return { kind: "fstring", parts, span };
}

/** Letters that do not go together, characters that are no bytes, and bytes beside a text. */
function checkPrefix(prefix: string, text: string, span: Token["span"], before: boolean | null): void {
  const isBytes = prefix.includes("b");
  const wrong = (wanted: string, found: string): UserError =>
    new UserError(diagnose("syntax/expected", { wanted, found }, [{ span, text: "" }]));
  if (prefix.length > 1 && !/^(?:br|rb|fr|rf)$/.test(prefix)) throw wrong("one of r, b, f, u, br, fr", `\`${prefix}\``);
  if (before !== null && before !== isBytes)
    throw wrong(before ? "more bytes" : "more text", isBytes ? "bytes" : "text");
  const beyond = isBytes ? [...text].find((c) => c > "\x7f") : undefined;
  if (beyond !== undefined) throw wrong("bytes, which are ASCII or escapes such as \\xe9", `\`${beyond}\``);
}
