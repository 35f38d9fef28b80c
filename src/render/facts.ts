/** Pairs of a name and a text, one below the other. Knows how wide lines may be; knows no terminal. */
import type { Line } from "./document.ts";
import { padEnd, widthOf, wrapped } from "./width.ts";

/** Texts have this much room, however long the names are. */
const leastRoom = 30;

/**
 * Names and texts in two columns; texts of several lines stay in theirs, and where lines may be `columns` wide at most,
 * longer ones are broken at blanks.
 */
export function factLines(facts: readonly (readonly [string, string])[], columns?: number): Line[] {
  const width = Math.max(0, ...facts.map(([name]) => widthOf(name)));
  const room = columns === undefined ? Number.POSITIVE_INFINITY : Math.max(leastRoom, columns - width - 2);
  return facts.flatMap(([name, text]) => {
    const [first, ...rest] = wrapped(text, room);
    const head: Line = [
      ["name", padEnd(name, width)],
      ["plain", `  ${first}`],
    ];
    return [head, ...rest.map((l): Line => [["plain", " ".repeat(width + 2) + l]])];
  });
}
