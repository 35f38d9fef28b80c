/** Where names of operations and builtins stand: asked of the tables themselves, for `src/ops/known-places.ts`. */
import { builtins, builtinTables, pathTables } from "../src/lang/builtins.ts";
import { groupNames, operationNamed, operationsIn, operationsOf } from "../src/ops/index.ts";
import type { NameTable } from "../src/ops/known-places.ts";

type Place = readonly [name: string, place: number];

/** The operations of the table by the group that has each. */
function operationPlaces(where: "own" | "tf" | "np" | "torch"): Place[] {
  const groups = new Map(groupNames.flatMap((group, place) => operationsIn(group).map((op) => [op, place] as const)));
  return [...operationsOf(where)].map(([name, op]) => [name, groups.get(op)!]);
}

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
  own: textOf(operationPlaces("own")),
  tf: textOf(operationPlaces("tf")),
  np: textOf(operationPlaces("np")),
  torch: textOf(operationPlaces("torch")),
  tensh: textOf(builtinPlaces("tensh")),
  python: textOf(builtinPlaces("python")),
  paths: textOf(pathPlaces()),
};
