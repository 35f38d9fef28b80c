/**
 * Where names stand: those of operations and builtins, asked of the tables themselves, for `src/ops/known-places.ts`; those
 * of the library's files, for `src/lang/known-library.ts`.
 */
import { builtins, builtinTables, pathTables } from "../src/lang/builtins.ts";
import { libraryIndex } from "../src/lang/library.ts";
import { operationNamed, operationPlaces, operationsOf } from "../src/ops/index.ts";
import type { NameTable } from "../src/ops/known-places.ts";

type Place = readonly [name: string, place: number];

const byOperation = operationPlaces();
const placesIn = (where: "own" | "tf" | "np" | "torch"): Place[] =>
  [...operationsOf(where)].map(([name, op]) => [name, byOperation.get(op)!]);

/** Python's dialect knows no builtin of a framework by its bare name, and none yields. */
function builtinPlaces(dialect: "tensh" | "python"): Place[] {
  const tables = builtinTables.map((table) => table());
  return [...builtins()]
    .filter(([name, b]) => (dialect === "tensh" ? !(b.yields && operationNamed(name)) : !b.also))
    .map(([name, b]) => [name, tables.findIndex((table) => table.includes(b))]);
}

const pathPlaces = (): Place[] => pathTables.flatMap((table, place) => table().map(([path]) => [path, place] as const));

const textOf = (places: readonly Place[]): string =>
  ` ${[...new Map(places)].map(([name, place]) => `${name}:${place}`).join(" ")} `;

export const places: Readonly<Record<NameTable, string>> = {
  own: textOf(placesIn("own")),
  tf: textOf(placesIn("tf")),
  np: textOf(placesIn("np")),
  torch: textOf(placesIn("torch")),
  tensh: textOf(builtinPlaces("tensh")),
  python: textOf(builtinPlaces("python")),
  paths: textOf(pathPlaces()),
};

export const library: string = libraryIndex();
