/** String literals: where they end, and what their escapes mean. Knows nothing of what stands around them. */
import { diagnose, UserError } from "../core/errors.ts";
import { characterNamed } from "./character-names.ts";

/** The offset behind the string that begins at `start`. Inside the braces of an f-string, strings may nest. */
export function endOfString(text: string, start: number, end: number): number {
  const opening = /^([rRbBuUfF]*)("""|'''|"|')/.exec(text.slice(start, start + 6))!;
  const [, prefix, quote] = opening as unknown as [string, string, string];
  const formatted = /f/i.test(prefix);
  const raw = /r/i.test(prefix);
  let braces = 0;
  for (let at = start + opening[0].length; at < end; at++) {
    const c = text[at]!;
    if (braces > 0 && (c === "'" || c === '"') && !text.startsWith(quote, at)) {
      at = endOfString(text, at, end) - 1;
      continue;
    }
    if (text.startsWith(quote, at)) return at + quote.length;
    if (c === "\\" && !(raw && braces > 0)) at++;
    else if (c === "\n" && quote.length === 1) break;
    else if (formatted && c === "{") {
      if (text[at + 1] === "{" && braces === 0) at++;
      else braces++;
    } else if (formatted && c === "}" && braces > 0) braces--;
  }
  const help = quote.length === 3 ? [] : [`end the string with ${quote}`];
  const span = { start, end: start + opening[0].length };
  const open = diagnose("syntax/string", {}, [{ span, text: "opened here" }], { help });
  throw new UserError(quote.length === 3 ? { ...open, atEnd: true } : open);
}

export interface Literal {
  readonly prefix: string;
  /** Offsets of the text between the quotes. */
  readonly start: number;
  readonly end: number;
}

/** Takes the literal at [start, end) apart. */
export function literalOf(text: string, start: number, end: number): Literal {
  const [whole, prefix, quote] = /^([rRbBuUfF]*)("""|'''|"|')/.exec(text.slice(start, start + 6)) as unknown as [
    string,
    string,
    string,
  ];
  return { prefix: prefix.toLowerCase(), start: start + whole.length, end: end - quote.length };
}

const simple: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  a: "\u0007",
  b: "\b",
  f: "\f",
  v: "\v",
  "\\": "\\",
  "'": "'",
  '"': '"',
  "\n": "",
};

/**
 * The text with its escapes resolved, as Python does: an unknown escape stays as it is, and in bytes all that speak of
 * characters are. `at` is its offset, for errors.
 */
export function resolveEscapes(text: string, at: number, isBytes = false): string {
  return text.replace(
    /\\(?:(u[\da-fA-F]{4}|U[\da-fA-F]{8}|x[\da-fA-F]{2})|([0-7]{1,3})|N\{([^}\n]*)\}|(\r\n|[\s\S]))/g,
    (whole, hex, octal, name, one, offset: number) => {
      if (isBytes && /^\\[uUN]/.test(whole)) return whole;
      const misread = (what: string): UserError => {
        const span = { start: at + offset, end: at + offset + whole.length };
        return new UserError(diagnose("syntax/escape", { escape: whole }, [{ span, text: what }]));
      };
      if (hex) {
        const code = Number.parseInt((hex as string).slice(1), 16);
        if (code > 0x10ffff) throw misread("there is no such character");
        return String.fromCodePoint(code);
      }
      if (octal) return String.fromCharCode(Number.parseInt(octal as string, 8) & (isBytes ? 0xff : 0x1ff));
      if (one === "\r\n") return "";
      if (one === "x" || one === "u" || one === "U") throw misread("hexadecimal digits are missing");
      if (name !== undefined) {
        const known = characterNamed(name as string);
        if (known !== undefined) return known;
        const span = { start: at + offset, end: at + offset + whole.length };
        const help = ["write the character itself, or its number: \\u2014"];
        throw new UserError(
          diagnose("syntax/unsupported", { what: "a character by this name" }, [{ span, text: "" }], { help }),
        );
      }
      return simple[one as string] ?? whole;
    },
  );
}
