/** Texts that hold their numbers themselves. */

/** Written out in numbers, perhaps with functions around them: `[1, 2]`, `range(24)`. */
export const isLiteral = (text: string): boolean =>
  !/[\p{L}_]/u.test(text.replace(/\w+\(|\b(?:True|False|None)\b/g, ""));
