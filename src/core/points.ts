/**
 * Texts as Python counts them, in code points. Nearly all texts have no pair of surrogates, and those the host counts and
 * cuts as they are. Knows no bytes.
 */
const pairs = /[\ud800-\udbff][\udc00-\udfff]/;

/** Texts from this length on are looked through once, as long as few others are asked for meanwhile. */
const long = 64;
const mostKnown = 16;
const known = new Map<string, string | readonly string[]>();

/** A code point at each place: the text itself, where its units are that. */
export function pointsOf(text: string): string | readonly string[] {
  if (text.length < long) return takenApart(text);
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= mostKnown) known.clear();
  const points = takenApart(text);
  known.set(text, points);
  return points;
}
const takenApart = (text: string): string | readonly string[] => (pairs.test(text) ? [...text] : text);

export const countPoints = (text: string): number => pointsOf(text).length;

/** The code points from a place on and up to another one, neither of which is negative. */
export function pointsBetween(text: string, from: number, to: number): string {
  const points = pointsOf(text);
  return typeof points === "string" ? points.slice(from, to) : points.slice(from, to).join("");
}
