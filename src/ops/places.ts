/** Where a name stands, so that it is found without looking through files that do not have it. */
import { knownPlaces, type NameTable } from "./known-places.ts";

/** What was asked for, most of all the names that are in no table: each look takes some µs, and loops ask again and again. */
const asked = new Map<string, number | null>();
const mostAsked = 1 << 12;

/** The place of a name: null if there is no such name, undefined where places are not known and all have to be searched. */
export function placeOf(names: NameTable, name: string): number | null | undefined {
  if (!knownPlaces) return undefined;
  const key = `${names} ${name}`;
  const before = asked.get(key);
  if (before !== undefined) return before;
  const text = knownPlaces[names];
  const at = text.indexOf(` ${name}:`);
  const place = at < 0 ? null : Number.parseInt(text.slice(at + name.length + 2), 10);
  if (asked.size >= mostAsked) asked.clear();
  asked.set(key, place);
  return place;
}

/** Whether a name begins so; undefined where places are not known. */
export const beginsName = (names: NameTable, start: string): boolean | undefined =>
  knownPlaces?.[names].includes(` ${start}`);
