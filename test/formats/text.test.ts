import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { DType } from "../../src/core/dtype.ts";
import { nested, stored } from "../../src/core/stored.ts";
import { decodeText } from "../../src/formats/text.ts";
import { errorOf, fromHex, valuesOf } from "./samples.ts";

const golden = JSON.parse(readFileSync(new URL("../golden/csv.json", import.meta.url), "utf8"));
const recorded: { text: string; dtype: DType; shape: number[]; hex: string }[] = golden.plain;

describe("white-space numbers", () => {
  it.each(recorded)("as numpy.loadtxt reads them: %#", ({ text, shape, hex }) => {
    const { names, values } = decodeText(text, "x.txt", { float: "float64" });
    expect(names).toBe(null);
    expect(values.layout.shape).toEqual(shape);
    const numbers = [nested(values)].flat(3).map(Number);
    expect(valuesOf(stored("float64", shape, Float64Array.from(numbers)))).toBe(
      valuesOf(stored("float64", shape, fromHex("float64", hex))),
    );
  });

  it.each([
    ["1\n2\n3\n", "int32", [3], [1, 2, 3]],
    ["5", "int32", [1], [5]],
    ["1 2 3\n", "int32", [1, 3], [[1, 2, 3]]],
    [
      "  1 2\r\n\r\n3\t4\r\n",
      "int32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["# one\n1 # first\n#\n2\n", "int32", [2], [1, 2]],
    [
      "1 nan\n- 2\n",
      "float32",
      [2, 2],
      [
        [1, Number.NaN],
        [Number.NaN, 2],
      ],
    ],
    ["3000000000\n", "int64", [1], [3000000000n]],
    ["True\nFalse\n", "bool", [2], [1, 0]],
    ["\uFEFF1.5\n", "float32", [1], [1.5]],
  ])("%j", (text, dtype, shape, values) => {
    const table = decodeText(text, "x.txt");
    expect([table.values.dtype, table.values.layout.shape, nested(table.values)]).toEqual([dtype, shape, values]);
  });

  it.each([
    ["1 2\n# c\n3\n", "line 3 has 1 value, line 1 has 2"],
    ["\n1\n2 3\n", "line 3 has 2 values, line 2 has 1"],
    ["1\ntwo\n", "`two` on line 2 is not a number"],
    ["1,2\n", "`1,2` on line 1 is not a number"],
    ["", "it is empty"],
    ["# nothing\n\n", "there are no numbers in it"],
  ])("%j is refused", (text, detail) => {
    const error = errorOf(() => decodeText(text, "x.txt"));
    expect([error.code, error.message]).toEqual(["io/format", `x.txt: ${detail}`]);
  });
});
