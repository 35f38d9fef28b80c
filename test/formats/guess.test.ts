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
