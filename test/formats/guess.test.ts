import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { OpError } from "../../src/core/errors.ts";
import { nested, stored } from "../../src/core/stored.ts";
import { decode, encode, formatOf, guessFormat } from "../../src/formats/guess.ts";
import { bitsOf, errorOf } from "./samples.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const npy = new Uint8Array(readFileSync(new URL("../golden/npy/int32.npy", import.meta.url)));

describe("formats", () => {
  it.each([
    ["a.npy", "npy"],
    ["A.CSV", "csv"],
    ["dir.csv/x.tsv", "tsv"],
    ["x.json", "json"],
    ["x.txt", "text"],
    ["x.dat", "text"],
    ["x.npz", "npz"],
    ["x.safetensors", "safetensors"],
    ["x.constructor", undefined],
    ["csv", undefined],
    ["-", undefined],
    ["x.csv/data", undefined],
  ])("%s says %s", (path, format) => {
    expect(formatOf(path)).toBe(format);
  });

  it.each([
    ["[1]", "json"],
    ['\uFEFF\n {"x": [1]}', "json"],
    ["1,2\n", "csv"],
    ["1;2\n", "csv"],
    ["1\t2\n", "csv"],
    ["x\n1\n", "csv"],
    ["first last\n1\n", "csv"],
    ["1\n2\n", "text"],
    ["1 2\n", "text"],
    ["# a, comment\n\n1 2\n", "text"],
    ["nan\n-\n", "text"],
    ["", "text"],
  ])("%j looks like %s", (text, format) => {
    expect(guessFormat(bytes(text))).toBe(format);
  });

  it("a number that the look at the file cuts in two is no text", () => {
    for (let n = 65530; n < 65540; n++) expect(guessFormat(bytes(`${" ".repeat(n)}1 -2.5e-3 7`))).toBe("text");
    const line = "-2.5e-3 ".repeat(20000);
    for (let n = 0; n < 8; n++) expect(guessFormat(bytes("1 ".repeat(n) + line))).toBe("text");
  });

  it("an .npy file is known by its first bytes", () => {
    expect(guessFormat(npy)).toBe("npy");
    expect(decode(npy, { path: "-" }).values.layout.shape).toEqual([2, 3]);
  });
});

describe("decode", () => {
  const valuesOf = (text: string, path: string, format?: "csv" | "text") =>
    nested(decode(bytes(text), { path, format }).values);

  it("goes by the name, then by the content", () => {
    expect(valuesOf("1\t2\n", "x.tsv")).toEqual([[1, 2]]);
    expect(valuesOf("[1, 2]", "x.json")).toEqual([1, 2]);
    expect(valuesOf("1\n2\n", "-")).toEqual([1, 2]);
    expect(valuesOf("1,2\n", "x.txt")).toEqual([[1, 2]]);
    expect(valuesOf("1,2\n", "x.npy", "csv")).toEqual([[1, 2]]);
    expect(decode(bytes("a b,c\n1,2"), { path: "x" }).names).toEqual(["a b", "c"]);
    expect(decode(bytes("0.1"), { path: "-", float: "float64" }).values.dtype).toBe("float64");
  });

  it("what is named is held to it", () => {
    expect(errorOf(() => valuesOf("1,2\n", "x.npy")).message).toBe("x.npy: it does not begin as an .npy file does");
    expect(errorOf(() => valuesOf("1,2\n", "-", "text")).message).toBe("-: `1,2` on line 1 is not a number");
    expect(errorOf(() => decode(npy, { path: "x.csv" })).message).toBe("x.csv: a NUL byte at 7: it is no text");
  });

  it.each([
    [[0x31, 0x2c, 0xff, 0x0a], 2],
    [[0x31, 0x0a, 0xc3], 3],
    [[0x31, 0xed, 0xa0, 0x80, 0x0a], 2],
    [[0x31, 0x0a, 0xc0, 0x80], 2],
  ])("bytes %j are not UTF-8", (data, at) => {
    const error = errorOf(() => decode(Uint8Array.from(data), { path: "x.csv" }));
    expect([error.code, error.message]).toEqual(["io/format", `x.csv: it is not UTF-8 text from byte ${at} on`]);
  });

  it("any bytes under any name are read or refused", () => {
    const name = fc.constantFrom("x.npy", "x.npz", "x.csv", "x.tsv", "x.json", "x.txt", "-");
    let refused = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), name, (data, path) => {
        try {
          decode(data, { path });
        } catch (error) {
          expect(error).toBeInstanceOf(OpError);
          refused++;
        }
      }),
      { numRuns: 3000 },
    );
    expect(refused).toBeGreaterThan(1000);
  });
});

describe("encode", () => {
  const s = stored("float32", [2, 2], Float32Array.of(0.1, 2, 3, -0));

  it.each(["x.npy", "x.npz", "x.csv", "x.tsv", "x.json", "x.txt", "X.NPY"])("%s comes back", (path) => {
    const back = decode(encode(path, s, path.endsWith("sv") ? { names: ["a", "b,\t"] } : {}), { path });
    expect(bitsOf(back.values)).toBe(bitsOf(s));
    expect(back.names).toEqual(path.endsWith("sv") ? ["a", "b,\t"] : null);
  });

  it("a .tsv has tabs", () => {
    expect(new TextDecoder().decode(encode("x.tsv", s))).toBe("0.1\t2.0\n3.0\t-0.0\n");
  });

  it.each(["x.png", "x", "-"])("%s is not written", (path) => {
    const error = errorOf(() => encode(path, s));
    expect([error.code, error.message]).toEqual(["io/kind", `\`${path}\` names no format that tensh writes`]);
  });
});

it("text of spreadsheets is read in UTF-16 and in the Korean code page", () => {
  const wanted = { names: ["키", "값"], values: [[1, 2]] };
  const read = (data: Uint8Array) => {
    const { names, values } = decode(data, { path: "x.csv" });
    return { names, values: nested(values) };
  };
  const wide = Buffer.from("\uFEFF키,값\r\n1,2\r\n", "utf16le");
  expect(read(wide)).toEqual(wanted);
  expect(read(Uint8Array.from(wide).map((_, i, all) => all[i ^ 1]!))).toEqual(wanted);
  expect(read(Uint8Array.from([0xc5, 0xb0, 0x2c, 0xb0, 0xaa, 0x0a, 0x31, 0x2c, 0x32, 0x0a]))).toEqual(wanted);
  // Other code pages are not guessed at: `é` of Latin 1 stays refused.
  expect(() => read(Uint8Array.from([0x63, 0xe9, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x32, 0x0a]))).toThrow(/not UTF-8/);
});

describe("what was printed", () => {
  const read = (text: string) => {
    const { values, rounded } = decode(bytes(text), { path: "standard input" });
    return [values.dtype, values.layout.shape, nested(values), ...(rounded ? [rounded] : [])];
  };
  const error = (text: string): string => errorOf(() => read(text)).message.replace("standard input: ", "");

  it.each([
    [
      "[[1. 2.]\n [3. 4.]]\n",
      "float32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    [
      "[[1 2]\n [3 4]]",
      "int32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["[1 2]", "int32", [2], [1, 2]],
    ["[1.]", "float32", [1], [1]],
    ["[False  True]", "bool", [2], [0, 1]],
    ["[True, False]", "bool", [2], [1, 0]],
    ["[1.5, inf, -inf]", "float32", [3], [1.5, Infinity, -Infinity]],
    ["[1.e-05 2.e+03]", "float32", [2], [Math.fround(1e-5), 2000]],
    ["(1, 2)", "int32", [2], [1, 2]],
    ["range(2, 8, 3)", "int32", [2], [2, 5]],
    ["range(0, -3, -1)", "int32", [3], [0, -1, -2]],
    ["tensor () float32  3.5", "float32", [], 3.5],
    ["tensor (2,) int64\n[1 2]", "int64", [2], [1n, 2n]],
    ["x  tensor (2, 0) float64\n[]", "float64", [2, 0], [[], []]],
    ["w  Variable (2,) int32   Variable:0   2 of 2 values changed\n[1 2]", "int32", [2], [1, 2]],
    ["w  Variable (fixed) () float32   w  2.0", "float32", [], 2],
    ["24 = ? × 3 × 4, ? = 2\n[a picture]\ntensor (2,) uint8\n[1 2]", "uint8", [2], [1, 2]],
    [
      "tf.Tensor(\n[[1 2]\n [3 4]], shape=(2, 2), dtype=int64)",
      "int64",
      [2, 2],
      [
        [1n, 2n],
        [3n, 4n],
      ],
    ],
    [
      "tensor([[1, 2],\n        [3, 4]], dtype=torch.int32)",
      "int32",
      [2, 2],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    ["array([1., 2.], dtype=float32)", "float32", [2], [1, 2]],
    ["<tf.Variable 'v:0' shape=(2,) dtype=float32, numpy=array([1., 2.], dtype=float32)>", "float32", [2], [1, 2]],
    ["<tf.Tensor: shape=(), dtype=float32, numpy=3.0>", "float32", [], 3],
    ["np.float64(0.25)", "float64", [], 0.25],
    ["\u001b[2mtensor (2,) int32\u001b[0m\n[1 2]", "int32", [2], [1, 2]],
  ])("%j", (text, dtype, shape, values) => {
    expect(guessFormat(bytes(text))).toBe("printed");
    expect(read(text)).toEqual([dtype, shape, values]);
  });

  it("complex numbers, with NumPy's blanks between their parts", () => {
    const both = [
      { re: 1.5, im: 2 },
      { re: -3, im: -0.25 },
    ];
    expect(read("tensor (2,) complex64\n[ 1.5+2.j   -3. -0.25j]")).toEqual(["complex64", [2], both]);
    expect(read("[1.5+2.j  -3.-0.25j]")).toEqual(["complex128", [2], both]);
    expect(read("[(1.5+2j), (-3-0.25j)]")).toEqual(["complex128", [2], both]);
  });

  it("says where digits are missing, by the dtype", () => {
    expect(read("tensor (1,) float64\n[0.33333333]")).toEqual(["float64", [1], [0.33333333], 8]);
    expect(read("tensor (1,) float32\n[0.33333334]")).toHaveLength(3);
    expect(read("[0.01428571 1.        ]")).toHaveLength(4);
    expect(read("tensor (1,) float64\n[0.25]")).toHaveLength(3);
    expect(read("tensor([0.1429])")).toHaveLength(4);
    expect(read("[0.33333333, 1]")).toHaveLength(3);
  });

  it.each([
    [
      "tensor (5000,) int32\n[   0    1    2 … 4994 more … 4997 4998 4999]",
      "elements are left out on line 2: `… 4994 more …`",
    ],
    ["[0 1 ... 8 9]", "elements are left out on line 1: `...`"],
    ["tensor (2,) int32\n[1 2]\ntensor (1,) int32\n[3]", "it holds several values: the second begins on line 3"],
    ["[1 2]\n[3 4]", "it holds several values: the second begins on line 2"],
    ["[1. 2.", "a bracket is not closed at the end, line 1"],
    ["[1. x]", "`x` on line 1 is not a number"],
    ["[[1 2]\n [3]]", "[0] has 2, [1] has 1"],
    ['{"kind":"error","line":1,"code":"a/b","message":"no"}', "it says that a statement failed: no"],
    ['{"kind":"text","line":1,"text":"no"}', "there is no value among the answers"],
    [
      '{"kind":"number","line":1,"value":1}\n{"kind":"number","line":2,"value":2}',
      "it holds several values: the second begins on line 2",
    ],
    ['{"kind":"fit","line":1,"epochs":1}', "the answer is of the kind `fit`, which is no tensor"],
    ["", "it is empty"],
  ])("%j is refused", (text, message) => {
    expect(error(text)).toContain(message);
  });

  it("answers as --json prints them", () => {
    expect(guessFormat(bytes('{"kind":"list","line":1,"value":[1,2]}'))).toBe("said");
    expect(read('{"kind":"list","line":1,"value":[1,2]}')).toEqual(["int32", [2], [1, 2]]);
    expect(read('{"kind":"number","line":1,"value":2.5}')).toEqual(["float32", [], 2.5]);
    const tensor =
      '{"kind":"text","line":1,"text":"hi"}\n{"kind":"tensor","line":2,"dtype":"int64","shape":[1],"data":[7]}\n';
    expect(read(tensor)).toEqual(["int64", [1], [7n]]);
  });

  it("JSON and lines of numbers stay what they were", () => {
    for (const text of [
      "[1, 2]",
      "[[1.5, 2e3], [true, null]]",
      '["NaN", 1]',
      "[]",
      "[NaN, Infinity]",
      "[\n  [1, 2],\n  [3, 4]\n]",
    ])
      expect(guessFormat(bytes(text))).toBe("json");
    expect(guessFormat(bytes("tensor array\n1 2\n"))).toBe("csv");
  });
});
