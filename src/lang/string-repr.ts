/** Python's repr of strings: quotes, escapes, and what is printable. Knows nothing of formats. */

const named: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/**
 * As repr(text): in single quotes unless it has one and no double quote; what cannot be printed is escaped, all other
 * Unicode stays.
 */
export function stringRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  // Python prints all but control, format, surrogate, private, unassigned characters and separators (space stays).
  const body = text.replace(/[\\'"]|[\p{C}\p{Z}]/gu, (c) => {
    if (c === " " || (c !== quote && (c === "'" || c === '"'))) return c;
    return c === quote ? `\\${c}` : (named[c] ?? escaped(c));
  });
  return quote + body + quote;
}

/** As ascii(x): a repr with everything beyond ASCII escaped. */
export const asciiRepr = (repr: string): string => repr.replace(/[^\0-\x7f]/gu, escaped);

/** `\x07`, `\u200b`, `\U000e0001`. */
export function escaped(character: string): string {
  const hex = character.codePointAt(0)!.toString(16);
  if (hex.length <= 2) return `\\x${hex.padStart(2, "0")}`;
  return hex.length <= 4 ? `\\u${hex.padStart(4, "0")}` : `\\U${hex.padStart(8, "0")}`;
}

/** As repr(bytes): letters as they are, all else by number. */
export function bytesRepr(value: string): string {
  const quote = value.includes("'") && !value.includes('"') ? '"' : "'";
  const shown = [...value].map((c) => {
    if (c === quote) return `\\${c}`;
    if (Object.hasOwn(named, c)) return named[c]!;
    return c >= " " && c <= "~" ? c : `\\x${c.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `b${quote}${shown.join("")}${quote}`;
}
