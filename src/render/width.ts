/** How many columns text takes on a terminal. Korean, Chinese, Japanese characters and emoji take two. */
import { eastAsianWidth } from "get-east-asian-width";

export function widthOf(text: string): number {
  let width = 0;
  for (const c of text) {
    const code = c.codePointAt(0)!;
    // Printable ASCII, most of what there is.
    if (code >= 32 && code < 127) width++;
    else if (!/\p{M}|\p{Cf}|\p{Cc}/u.test(c)) width += eastAsianWidth(code);
  }
  return width;
}

export const padEnd = (text: string, width: number): string => text + " ".repeat(Math.max(0, width - widthOf(text)));
export const padStart = (text: string, width: number): string => " ".repeat(Math.max(0, width - widthOf(text))) + text;
