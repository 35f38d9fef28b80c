/**
 * Pages that speak of something: looked for in what the tables say of their rows, in the language that was asked in. Knows
 * no page by name.
 */
import type { HelpSection } from "../core/answer.ts";
import type { Speech } from "../core/speech.ts";

/** A page, by the name that `help` knows it by, and what it says of itself. */
export type Page = readonly [name: string, about: string];

const listed = 16;

/**
 * What is found for words that nothing is called; empty where nothing speaks of all of them. Pages that the language has
 * these words for come first, then those that say them earliest.
 */
export function pagesAbout(phrase: string, pages: Iterable<Page>, speech: Speech): HelpSection[] {
  const given = phrase.split(/\s+/);
  const words = given.map(withoutParticle);
  const wanted = words.map(patternOf);
  const meant = [...speech.asked(given.join("")), ...speech.asked(words.join(""))];
  const found = [...pages].flatMap((page) => {
    const direct = meant.indexOf(page[0]);
    if (direct >= 0) return [{ page, at: direct - meant.length }];
    const said = `${page[0].replaceAll("_", " ")} ${speech.say(page[1])}`;
    const places = wanted.map((w) => said.search(w));
    return places.every((at) => at >= 0) ? [{ page, at: Math.min(...places) }] : [];
  });
  if (found.length === 0) return [];
  // What is an operation and a function of Python's has one page.
  const entries = [...new Map(found.sort((a, b) => a.at - b.at).map(({ page }) => [page[0], page] as const)).values()];
  const rest = entries.length - listed;
  return [
    { kind: "title", name: phrase, about: "pages that speak of it" },
    { kind: "entries", entries: entries.slice(0, listed) },
    ...(rest > 0 ? [{ kind: "text", text: `${rest} more; say it in more words` } as const] : []),
    { kind: "form", text: `help ${entries[0]![0]}` },
  ];
}

const particles = "은|는|이|가|을|를|의|과|와|로|으로|에|도";

const withoutParticle = (word: string): string => word.replace(new RegExp(`(?<=[가-힣]{2})(?:${particles})$`), "");

/** Korean words stand with others and with particles in one; a single syllable only counts by itself. */
function patternOf(word: string): RegExp {
  const text = word.replace(/[^\p{L}\p{N}]/gu, "\\$&");
  if (!/[가-힣]/.test(word)) return new RegExp(`\\b${text}(?:e?s)?\\b`, "i");
  if (word.length > 1) return new RegExp(text);
  return new RegExp(`(?<![가-힣])${text}(?:${particles})?(?![가-힣])`);
}
