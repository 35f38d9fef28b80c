/** safetensors against a file that the reference library wrote, and against broken ones. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type DType, dataFrom, dtypes, isWide, partsOf } from "../../src/core/dtype.ts";
import { denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { decodeSafetensors, encodeSafetensors } from "../../src/formats/safetensors.ts";
import { newSession, say, sayValues } from "../conversation.ts";

const folder = new URL("../oracle/", import.meta.url);
const recorded = JSON.parse(readFileSync(new URL("safetensors.json", folder), "utf8")) as {
  readonly file: string;
  readonly metadata: Record<string, string>;
  readonly tensors: Record<string, { readonly dtype: string; readonly shape: number[]; readonly hex: string }>;
};
const bytes = Uint8Array.from(Buffer.from(recorded.file, "base64"));
const hexOf = (s: Stored): string => {
  const data = denseParts(s);
  return Buffer.from(data.buffer, data.byteOffset, data.byteLength).toString("hex");
};
const join = (pieces: readonly Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(pieces));
const codeOf = (found: () => unknown): string => {
  try {
    found();
    return "none";
  } catch (error) {
    return (error as { code: string; message: string }).code;
  }
};

test("reads what the reference library wrote, bit for bit", () => {
  const { tensors, metadata } = decodeSafetensors(bytes, "x");
  expect(Object.fromEntries(metadata)).toEqual(recorded.metadata);
  const found = [...tensors].map(([name, s]) => [name, { dtype: s.dtype, shape: s.layout.shape, hex: hexOf(s) }]);
  expect(Object.fromEntries(found)).toEqual(recorded.tensors);
});

test("what is written is read again, for every dtype, also views and nothing", () => {
  const one = (t: DType): Stored =>
    stored(
      t,
      [2, 3],
      dataFrom(
        t,
        (isWide(t)
          ? [0n, 1n, 1n, 0n, 1n, 0n]
          : [0, 1, 1, 0, 1, 0, 1, -0, 2, -1, 0, 3].slice(0, 6 * partsOf(t))) as number[],
      ),
    );
  const base = one("int16");
  const view: Stored = { ...base, layout: { shape: [3, 2], strides: [1, 3], offset: 0 } };
  const all = new Map<string, Stored>([
    ...dtypes.map((t) => [t as string, one(t)] as const),
    ["view", view],
    ["none", stored("float32", [0, 4], dataFrom("float32", []))],
    ["scalar", stored("float64", [], dataFrom("float64", [-0]))],
    ['odd "name" 이름', one("bool")],
  ]);
  const file = join(encodeSafetensors({ tensors: all, metadata: new Map([["a", "b"]]) }));
  const { tensors, metadata } = decodeSafetensors(file, "x");
  expect([...metadata]).toEqual([["a", "b"]]);
  expect(tensors.size).toBe(all.size);
  for (const [name, s] of all) {
    expect(tensors.get(name)!.layout.shape).toEqual(s.layout.shape);
    expect(hexOf(tensors.get(name)!)).toBe(hexOf(s));
  }
});

describe("broken files are refused", () => {
  const file = (header: string, body = 0): Uint8Array => {
    const text = new TextEncoder().encode(header);
    const out = new Uint8Array(8 + text.length + body);
    new DataView(out.buffer).setBigUint64(0, BigInt(text.length), true);
    out.set(text, 8);
    return out;
  };
  const entry = (more: string): string => `{"x":{"dtype":"F32","shape":[2],"data_offsets":[0,8]${more}}}`;
  test("the form that is varied below is right", () => {
    expect(codeOf(() => decodeSafetensors(file(entry(""), 8), "x"))).toBe("none");
  });
  test.each([
    ["nothing", new Uint8Array()],
    ["half a length", new Uint8Array(5)],
    ["a header beyond the end", Uint8Array.of(255, 255, 255, 255, 255, 255, 255, 127, 1)],
    ["no JSON", file("what")],
    ["a list", file("[]")],
    ["too few values", file(entry(""), 7)],
    ["an unknown dtype", file(entry("").replace("F32", "F99"), 8)],
    ["a dtype that is a word of the host", file(entry("").replace("F32", "constructor"), 8)],
    ["a negative size", file(entry("").replace("[2]", "[-2]"), 8)],
    ["sizes that overflow", file(entry("").replace("[2]", "[4294967296,4294967296]"), 8)],
    ["offsets the wrong way", file(entry("").replace("[0,8]", "[8,0]"), 8)],
    ["metadata that is no text", file('{"__metadata__":{"a":1}}')],
    ["truth values of 2", Uint8Array.from([...file('{"x":{"dtype":"BOOL","shape":[1],"data_offsets":[0,1]}}'), 2])],
  ])("%s", (_, broken) => {
    expect(codeOf(() => decodeSafetensors(broken, "x"))).toBe("io/format");
  });
  test("any cut of a good file", () => {
    for (let n = 0; n < bytes.length; n += 7)
      expect(codeOf(() => decodeSafetensors(bytes.subarray(0, n), "x"))).toBe("io/format");
  });
});

test("save and load: several tensors with or without commas, one under a name of its own, a dict", () => {
  const session = newSession();
  expect(say("x = ones([2]); y = [[1, 2]]; save x, y a.safetensors", session)).toBe(
    "a.safetensors: x (2,) float32, y (1, 2) int32",
  );
  expect(sayValues("del x; del y; load a.safetensors", session)).toBe("[1. 1.]\n[[1 2]]");
  expect(say("load a.safetensors -> d; save d b.safetensors", session)).toContain("b.safetensors: x (2,) float32");
  expect(say("save x * 2 c.safetensors", session)).toBe("c.safetensors: arr_0 (2,) float32");
});
