/** Pictures of what happens to cells: which ones a slice picks, and how old rows lie in a new shape. */
import { type Shape, sizeOf } from "../core/shape.ts";
import type { Stored } from "../core/stored.ts";
import { cellLines, type Look } from "./cells.ts";
import type { Line } from "./document.ts";
import type { Style } from "./style.ts";

/** The tensor drawn whole, the picked cells marked. `picked` counts how often each cell was picked. */
export function pictureOf(of: Stored, picked: Uint8Array, style: Style, color: boolean): Line[] {
  const isWanted = (from: number, count: number): boolean => {
    for (let i = from; i < from + count; i++) if (picked[i]! > 0) return true;
    return false;
  };
  const [left, right] = color ? [" ", " "] : ["[", "]"];
  const marked: Look = { role: "picked", left, right };
  const other: Look = { role: color ? "dim" : "plain", left: " ", right: " " };
  return cellLines({ of, isWanted, lookOf: (cell) => (picked[cell]! > 0 ? marked : other) }, style);
}

/**
 * The new tensor with a bar after each cell where a row of the old one ended, a double bar where a matrix of it did.
 * Empty where there is nothing to see: the old rows are the new ones, or there was but one, or there are too many.
 */
export function rowsInside(to: Stored, old: Shape, style: Style): Line[] {
  const { shape } = to.layout;
  const [row, matrix] = [old.at(-1) ?? 1, sizeOf(old.slice(-2))];
  const size = sizeOf(shape);
  const alike = shape.at(-1) === row && (old.length < 3 || shape.at(-2) === old.at(-2) || shape.length < 3);
  if (old.length < 2 || size === 0 || size > style.threshold || row === size || alike) return [];
  const ends = (cell: number, every: number): boolean => (cell + 1) % every === 0;
  const rightOf = (cell: number): string => {
    if (old.length > 2 && matrix < size && ends(cell, matrix)) return "║";
    return ends(cell, row) ? "│" : " ";
  };
  const lookOf = (cell: number): Look => ({
    role: Math.floor(cell / row) % 2 === 0 ? "plain" : "name",
    left: " ",
    right: rightOf(cell),
  });
  const legend =
    old.length > 2 && matrix < size
      ? "│ a row of the old shape ends, ║ a matrix of it"
      : "│ a row of the old shape ends";
  return [...cellLines({ of: to, isWanted: () => false, lookOf }, style), [["dim", style.speech.say(legend)]]];
}
