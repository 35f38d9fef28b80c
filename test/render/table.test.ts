// Tables of tall cells: an array of a thousand elements in one is drawn as it would be by itself, and in no time.
import { expect, test } from "vitest";
import { drawTable } from "../../src/render/table.ts";

const columns = [
  { head: "by", align: "left" },
  { head: "gradient", align: "left" },
] as const;
const drawn = (cell: string, room?: number): string[] =>
  drawTable({ columns, rows: [["w", cell]], more: () => "" } as never, (_, text) => text, room).split("\n");

test("a cell of many lines has each on a line", () => {
  const lines = Array.from({ length: 3000 }, (_, i) => `${i}. ${i + 1}.`);
  const found = drawn(lines.join("\n"));
  expect(found.slice(0, 3)).toEqual(["by  gradient", "w   0. 1.", "    1. 2."]);
  expect(found.slice(2)).toEqual(lines.slice(1).map((line) => `    ${line}`));
  expect(drawn(lines.slice(0, 5).join("\n"))).toEqual(found.slice(0, 6));
});
