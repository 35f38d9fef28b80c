/** Pairs of a name and a text, one below the other. */
import type { Line } from "./document.ts";
import { padEnd, widthOf } from "./width.ts";

/** Names and texts in two columns; texts of several lines stay in theirs. */
export function factLines(facts: readonly (readonly [string, string])[]): Line[] {
  const width = Math.max(0, ...facts.map(([name]) => widthOf(name)));
  return facts.flatMap(([name, text]) => {
    const [first, ...rest] = text.split("\n");
    const head: Line = [
      ["name", padEnd(name, width)],
      ["plain", `  ${first}`],
    ];
    return [head, ...rest.map((l): Line => [["plain", " ".repeat(width + 2) + l]])];
  });
}
