/** The inside of f-strings: plain stretches and fields `{value!r:spec}`. The value is read by the expression parser. */
import { diagnose, UserError } from "../core/errors.ts";
import { resolveEscapes } from "./strings.ts";
import type { Expr, FPart } from "./syntax.ts";
import type { TokenStream } from "./tokens.ts";

/** A parser over a stretch of the text, which begins in front of an expression. */
type FieldParser = (start: number, end: number) => TokenStream & { exprs(): Expr };

/** The parts of an f-string's text between two offsets. */
export function readFields(text: string, start: number, end: number, raw: boolean, parser: FieldParser): FPart[] {
  const parts: FPart[] = [];
  let plain = "";
  let from = start;
  const flush = (): void => {
    if (plain) parts.push(raw ? plain : resolveEscapes(plain, from));
    plain = "";
  };
  for (let at = start; at < end; ) {
    const c = text[at]!;
    if ((c === "{" || c === "}") && text[at + 1] === c && at + 1 < end) {
      plain += c;
      at += 2;
    } else if (!raw && text.startsWith("\\N{", at) && text.indexOf("}", at) > 0) {
      const close = text.indexOf("}", at) + 1;
      plain += text.slice(at, close);
      at = close;
    } else if (c === "{") {
      flush();
      at = readField(text, at, end, raw, parser, parts);
      from = at;
    } else if (c === "}") {
      const span = { start: at, end: at + 1 };
      throw new UserError(
        diagnose("syntax/unexpected", { found: "`}`" }, [{ span, text: "" }], { help: ["write }} for the character"] }),
      );
    } else {
      plain += c;
      at++;
    }
  }
  flush();
  return parts;
}

/** Reads the field that opens at `at` into `parts`, and gives the offset behind it. */
function readField(text: string, at: number, end: number, raw: boolean, parser: FieldParser, parts: FPart[]): number {
  const inner = parser(at + 1, end);
  const value = inner.exprs();
  const shown = inner.take("=");
  if (shown) parts.push(text.slice(at + 1, inner.peek().span.start));
  const conversion = inner.take("!") ? conversionOf(inner) : shown && !inner.at(":") ? "r" : null;
  if (!inner.at(":")) {
    inner.expect("}", "`}`");
    parts.push({ value, conversion, spec: null });
    return inner.last;
  }
  inner.next();
  const close = endOfSpec(text, inner.last, end, at);
  parts.push({ value, conversion, spec: readFields(text, inner.last, close, raw, parser) });
  return close + 1;
}

function conversionOf(inner: TokenStream): "r" | "s" | "a" {
  const { text } = inner.peek();
  if (text !== "r" && text !== "s" && text !== "a") throw inner.unexpected("r, s or a");
  inner.next();
  return text;
}

function endOfSpec(text: string, from: number, end: number, opened: number): number {
  let depth = 0;
  for (let at = from; at < end; at++) {
    if (text[at] === "{") depth++;
    if (text[at] === "}" && depth-- === 0) return at;
  }
  throw new UserError(
    diagnose("syntax/unclosed", { bracket: "{" }, [{ span: { start: opened, end: opened + 1 }, text: "opened here" }]),
  );
}
