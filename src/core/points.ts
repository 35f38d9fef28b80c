/**
 * Texts as Python counts them, in code points. Nearly all texts have no pair of surrogates, and those the host counts and
 * cuts as they are. Knows no bytes.
 */
const pairs = /[\ud800-\udbff][\udc00-\udfff]/;

export const countPoints = (text: string): number => (pairs.test(text) ? [...text].length : text.length);

/** The code points from a place on and up to another one, neither of which is negative. */
export const pointsBetween = (text: string, from: number, to: number): string =>
  pairs.test(text) ? [...text].slice(from, to).join("") : text.slice(from, to);
