/** Where a name stands, so that it is found without looking through files that do not have it. */
import { knownPlaces, type NameTable } from "./known-places.ts";

/** The place of a name: null if there is no such name, undefined where places are not known and all have to be searched. */
export function placeOf(names: NameTable, name: string): number | null | undefined {
  if (!knownPlaces) return undefined;
  const text = knownPlaces[names];
  const at = text.indexOf(` ${name}:`);
  return at < 0 ? null : Number.parseInt(text.slice(at + name.length + 2), 10);
}

/** Whether a name begins so; undefined where places are not known. */
export const beginsName = (names: NameTable, start: string): boolean | undefined =>
  knownPlaces?.[names].includes(` ${start}`);
