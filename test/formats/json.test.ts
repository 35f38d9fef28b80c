import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWide } from "../../src/core/dtype.ts";
import { OpError } from "../../src/core/errors.ts";
import { nested } from "../../src/core/stored.ts";
import { decodeJson } from "../../src/formats/json.ts";
import type { ReadOptions } from "../../src/formats/table.ts";
import { bitsOf, errorOf, tensors, valuesOf } from "./samples.ts";

const read = (text: string, options?: ReadOptions) => {
  const { names, values } = decodeJson(text, "x.json", options);
  return { names, dtype: values.dtype, shape: values.layout.shape, values: nested(values) };
};

describe("tensors", () => {
  it.each([
    ["3", "int32", [], 3],
    ["[]", "float32", [0], []],
    ["[[], []]", "float32", [2, 0], [[], []]],
    ["[1, 2, 3]", "int32", [3], [1, 2, 3]],
    ["[1.0, 2]", "float32", [2], [1, 2]],
    ["[1e2]", "float32", [1], [100]],
    [
      "[[1, 2], [3, 2147483648]]",
      "int64",
      [2, 2],
      [
        [1n, 2n],
        [3n, 2147483648n],
      ],
    ],
    ["[9007199254740993, -9223372036854775808]", "int64", [2], [9007199254740993n, -(2n ** 63n)]],
    ["[9223372036854775808]", "float32", [1], [2 ** 63]],
    ["[true, false]", "bool", [2], [1, 0]],
    ["[true, 2]", "int32", [2], [1, 2]],
    ['[1, null, "NaN", "Infinity", "-Infinity"]', "float32", [5], [1, Number.NaN, Number.NaN, Infinity, -Infinity]],
    ["[NaN, Infinity, -Infinity]", "float32", [3], [Number.NaN, Infinity, -Infinity]],
    ["\uFEFF [ 0.1 ]\r\n", "float32", [1], [Math.fround(0.1)]],
    ["[[[1]], [[2]]]", "int32", [2, 1, 1], [[[1]], [[2]]]],
  ])("%s", (text, dtype, shape, values) => {
    expect(read(text)).toEqual({ names: null, dtype, shape, values });
  });

  it("floats are float64 where that is asked for", () => {
    expect(read("[0.1, 1]", { float: "float64" })).toMatchObject({ dtype: "float64", values: [0.1, 1] });
  });

  it.each([
    ["[[1, 2, 3], [4, 5, 6], [7, 8]]", "[0] has 3, [2] has 2"],
    ["[[[1], [2]], [[3], [4, 5]]]", "[0][0] has 1, [1][1] has 2"],
    ["[1, [2, 3]]", "[0] has no length, [1] has 2"],
    ["[[1, 2], 3]", "[0] has 2, [1] has no length"],
    ["[[], [1]]", "[0] has 0, [1] has 1"],
    ['{"dtype": "int32", "data": [[1], [2, 3]]}', "data[0] has 1, data[1] has 2"],
    ['{"x": [1, 2], "y": [3, 4], "z": [5]}', "`x` has 2, `z` has 1"],
  ])("%s is ragged", (text, places) => {
    const error = errorOf(() => decodeJson(text, "x.json"));
    expect([error.code, error.message]).toEqual(["shape/ragged", `the list is ragged: ${places}`]);
  });
});

describe("records", () => {
  it("reads what --json prints", () => {
    const line = '{"kind":"tensor","line":3,"name":"x","dtype":"int32","shape":[2,3],"data":[[0,1,2],[3,4,5]]}';
    expect(read(line)).toEqual({
      names: null,
      dtype: "int32",
      shape: [2, 3],
      values: [
        [0, 1, 2],
        [3, 4, 5],
      ],
    });
    expect(
      read('{"kind":"variable","label":"Variable:0","trainable":true,"dtype":"float32","shape":[],"data":0}'),
    ).toEqual({ names: null, dtype: "float32", shape: [], values: 0 });
  });

  it.each([
    ['{"dtype":"uint8","shape":[2],"data":[0,255]}', "uint8", [2], [0, 255]],
    ['{"dtype":"float64","data":[1,0.1,-0,null,"-Infinity"]}', "float64", [5], [1, 0.1, -0, Number.NaN, -Infinity]],
    ['{"dtype":"int64","data":["9223372036854775807",-1]}', "int64", [2], [2n ** 63n - 1n, -1n]],
    ['{"dtype":"uint64","data":["18446744073709551615"]}', "uint64", [1], [2n ** 64n - 1n]],
    ['{"dtype":"bool","data":[true,0,1]}', "bool", [3], [1, 0, 1]],
    ['{"dtype":"double","data":[1]}', "float64", [1], [1]],
    [
      '{"shape":[2,2],"data":[1,2,3,4]}',
      "int32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ['{"shape":[1,1],"dtype":"int8","data":[[5]]}', "int8", [1, 1], [[5]]],
    ['{"shape":[0,3],"dtype":"int8","data":[]}', "int8", [0, 3], []],
    ['{"shape":[2,0,3],"dtype":"int8","data":[[],[]]}', "int8", [2, 0, 3], [[], []]],
  ])("%s", (text, dtype, shape, values) => {
    expect(read(text)).toEqual({ names: null, dtype, shape, values });
  });

  it("equally long lists are columns", () => {
    expect(read('{"x": [1, 2, 3], "y": [4, 5, 6]}')).toEqual({
      names: ["x", "y"],
      dtype: "int32",
      shape: [3, 2],
      values: [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    });
    expect(read('{"x": [1, null], "data": [0.5, 1]}')).toMatchObject({ names: ["x", "data"], dtype: "float32" });
    expect(read('{"x": []}')).toMatchObject({ names: ["x"], shape: [0, 1] });
  });

  it.each([
    ["{}", "the record is empty"],
    ['{"x": [1], "y": 2}', "`y` is 2, not a list of numbers"],
    ['{"x": [1, "two"]}', "x[1] is the text `two`, not a number"],
    ['{"x": [[1]]}', "x[0] is a list of 1, not a number"],
    ['{"kind":"error","code":"io/format"}', "`kind` is the text `error`, not a list of numbers"],
    ['{"dtype":"complex64","data":[1]}', "complex64 wants pairs [real, imaginary], the data has none"],
    ['{"dtype":"complex512","data":[1]}', "its dtype is the text `complex512`, which tensh does not have"],
    ['{"dtype":"constructor","data":[1]}', "its dtype is the text `constructor`, which tensh does not have"],
    ['{"dtype":3,"data":[1]}', "its dtype is 3, which tensh does not have"],
    ['{"shape":[-1],"data":[1]}', "its shape is a list of 1, not a list of sizes"],
    ['{"shape":2,"data":[1]}', "its shape is 2, not a list of sizes"],
    ['{"shape":[3],"data":[1,2]}', "the data has shape (2,), the record says (3,)"],
    ['{"shape":[3,2],"data":[[1,2,3],[4,5,6]]}', "the data has shape (2, 3), the record says (3, 2)"],
    ['{"dtype":"uint8","data":[[1],[256]]}', "data[1][0] is 256, which is no uint8"],
    ['{"dtype":"int32","data":[1.5]}', "data[0] is 1.5, which is no int32"],
    ['{"dtype":"int32","data":["5"]}', "data[0] is the text `5`, not a number"],
    ['{"dtype":"int32","data":[null]}', "data[0] is null, which is no int32"],
    ['{"dtype":"bool","data":[2]}', "data[0] is 2, which is no bool"],
    ['["5"]', "[0] is the text `5`, not a number"],
    ['["nan"]', "[0] is the text `nan`, not a number"],
    ['"text"', "the value is the text `text`, not a number"],
    ['[[1], [{"x": 1}]]', "[1][0] is a record, not a number"],
  ])("%s is refused", (text, detail) => {
    const error = errorOf(() => decodeJson(text, "x.json"));
    expect([error.code, error.message]).toEqual(["io/format", `x.json: ${detail}`]);
  });
});

describe("syntax", () => {
  it.each([
    ["", "the end instead of a value on line 1, column 1"],
    ["[1, 2", "the end instead of `,` or `]` on line 1, column 6"],
    ["[1,\n 2,]", '"]" instead of a value on line 2, column 4'],
    ["[1 2]", '"2" instead of `,` or `]` on line 1, column 4'],
    ["[01]", '"1" instead of `,` or `]` on line 1, column 3'],
    ["[.5]", '"." instead of a value on line 1, column 2'],
    ["[1.]", '"." instead of `,` or `]` on line 1, column 3'],
    ["[+1]", '"+" instead of a value on line 1, column 2'],
    ["[1] [2]", '"[" instead of the end on line 1, column 5'],
    ["{x: [1]}", '"x" instead of a name in quotes on line 1, column 2'],
    ['{"x" [1]}', '"[" instead of `:` on line 1, column 6'],
    ['{"x": [1]', "the end instead of `,` or `}` on line 1, column 10"],
    ['["open', "a string that is not closed on line 1, column 2"],
    ['["open\\"]', "a string that is not closed on line 1, column 2"],
    ['["\\q"]', "a string with an unknown escape or a line break on line 1, column 2"],
    ["[nul]", '"n" instead of a value on line 1, column 2'],
    ["[".repeat(5000), "JSON nested more than 100 deep on line 1, column 102"],
  ])("%j", (text, detail) => {
    const error = errorOf(() => decodeJson(text, "x.json"));
    expect([error.code, error.message]).toEqual(["io/format", `x.json: ${detail}`]);
  });

  it("takes just what JSON.parse takes, and Python's words for what JSON lacks", () => {
    const piece = fc.constantFrom(
      "[",
      "]",
      "{",
      "}",
      ",",
      ":",
      '"',
      "\\",
      "1",
      "-",
      "0",
      ".",
      "e",
      "true",
      "null",
      " ",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join("");
        const ours = errorMessage(() => decodeJson(text, "x"));
        const theirs = errorMessage(() => JSON.parse(text));
        const isSyntax = ours !== null && / on line \d+, column \d+$/.test(ours);
        expect([text, isSyntax]).toEqual([text, theirs !== null]);
      }),
      { numRuns: 20000 },
    );
  });
});

function errorMessage(f: () => unknown): string | null {
  try {
    f();
    return null;
  } catch (error) {
    if (!(error instanceof SyntaxError)) expect(error).toBeInstanceOf(OpError);
    return (error as Error).message;
  }
}

it("a declared tensor comes back bit for bit", () => {
  const isComplexNumber = (x: unknown): x is { re: number; im: number } =>
    typeof x === "object" && x !== null && "re" in x;
  const show = (x: unknown): unknown =>
    Array.isArray(x)
      ? x.map(show)
      : isComplexNumber(x)
        ? [x.re, x.im].map(show)
        : typeof x === "number" && !Number.isFinite(x)
          ? String(x)
          : x;
  fc.assert(
    fc.property(tensors(3), (s) => {
      // JSON.stringify writes -0 as 0: it is put back by hand.
      const data = JSON.stringify(show(nested(s)), (_, x) =>
        typeof x === "bigint" ? String(x) : Object.is(x, -0) ? "NEGATIVE" : x,
      ).replaceAll('"NEGATIVE"', "-0.0");
      const text = `{"dtype":"${s.dtype}","shape":[${s.layout.shape}],"data":${data}}`;
      const back = decodeJson(text, "x.json").values;
      expect(back.dtype).toBe(s.dtype);
      expect(back.layout.shape).toEqual(s.layout.shape);
      if (isWide(s.dtype)) expect(bitsOf(back)).toBe(bitsOf(s));
      else expect(valuesOf(back)).toBe(valuesOf(s));
    }),
    { numRuns: 1000 },
  );
});
