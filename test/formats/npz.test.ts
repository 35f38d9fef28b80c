/** Archives that NumPy wrote (test/oracle/record-npz.py), and ours beside them. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { nested, type Stored, stored } from "../../src/core/stored.ts";
import { decodeNpz, encodeNpz } from "../../src/formats/npz.ts";
import { Files, newSession, say, sayJson } from "../conversation.ts";
import { errorOf } from "./samples.ts";

const recorded = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../golden/npz/${name}.npz`, import.meta.url)));
const valuesIn = (s: Stored): unknown =>
  JSON.parse(JSON.stringify(nested(s), (_, x) => (typeof x === "bigint" ? Number(x) : x)));

const dtypes = "bool uint8 uint16 uint32 uint64 int8 int16 int32 int64 float32 float64".split(" ");
const wrapped = (bits: number): number[] => [-5, -2, 1, 4, 7, 10].map((x) => (x < 0 ? x + 2 ** bits : x));
/** np.arange(6) * 3 - 5 as each dtype. */
function expectedOf(dtype: string): number[][] {
  const bits = Number(/^uint(\d+)/.exec(dtype)?.[1] ?? 0);
  const signed = [-5, -2, 1, 4, 7, 10];
  const flat = dtype === "bool" ? signed.map(() => 1) : bits > 0 ? wrapped(bits) : signed;
  return [flat.slice(0, 3), flat.slice(3)];
}

describe("what np.savez wrote", () => {
  test.each(["stored", "deflated"])("%s: every dtype", (name) => {
    const tensors = decodeNpz(recorded(name), name);
    for (const dtype of dtypes) {
      expect(tensors.get(dtype)?.dtype).toBe(dtype);
      expect(valuesIn(tensors.get(dtype)!)).toEqual(expectedOf(dtype));
    }
  });
  test("tensors without names, and float16", () => {
    const tensors = decodeNpz(recorded("unnamed"), "x");
    expect([...tensors].map(([n, s]) => [n, s.dtype, valuesIn(s)])).toEqual([
      ["arr_0", "int32", [1, 2]],
      ["arr_1", "float32", 0.25],
    ]);
    expect(valuesIn(decodeNpz(recorded("deflated"), "x").get("half")!)).toEqual([0.5, -2]);
  });
  test("ours comes back, and its contents are NumPy's to the byte", () => {
    const tensors = decodeNpz(recorded("stored"), "x");
    const ours = encodeNpz(tensors, "x");
    expect([...decodeNpz(ours, "x").keys()]).toEqual([...tensors.keys()]);
    // The last file of both archives stands just before the directory.
    const text = (b: Uint8Array): string => Buffer.from(b).toString("latin1");
    const body = (b: Uint8Array): string => {
      const all = text(b);
      const at = all.lastIndexOf("\x93NUMPY");
      return all.slice(at, all.indexOf("PK\x01\x02", at));
    };
    expect(body(ours)).toBe(body(recorded("stored")));
  });
});

describe("damaged archives", () => {
  const bytes = recorded("stored");
  test.each([10, 100, 400, bytes.length - 1])("cut after %i bytes", (length) => {
    const error = errorOf(() => decodeNpz(bytes.slice(0, length), "x.npz"));
    expect([error.code, error.message]).toEqual(["io/format", "x.npz: it is no zip archive, or it is cut short"]);
  });
  test("a changed byte is found by its check sum", () => {
    const changed = bytes.slice();
    const at = Buffer.from(bytes).toString("latin1").lastIndexOf("\x93NUMPY") + 128;
    changed[at] = changed[at]! ^ 1;
    expect(errorOf(() => decodeNpz(changed, "x.npz")).message).toBe("x.npz: float64.npy is damaged");
  });
  test("a change anywhere is an error of ours or none", () => {
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = bytes.slice();
      changed[at] = changed[at]! ^ 0xff;
      try {
        decodeNpz(changed, "x.npz");
      } catch (error) {
        expect((error as { code?: string }).code).toBe("io/format");
      }
    }
    expect(encodeNpz(new Map([["é", stored("bool", [0], new Uint8Array(0))]]), "x").length).toBeGreaterThan(100);
  });
});

describe("load and save", () => {
  test("several tensors under their names, and as a dict", () => {
    const files = new Files();
    const session = newSession(files);
    expect(say("w = ones([2]); b = constant(3)\nsave w b w+b out.npz", session)).toBe(
      "out.npz: w (2,) float32, b () int32, arr_2 (2,) float32",
    );
    expect(say("load out.npz", newSession(files))).toBe(
      "w  tensor (2,) float32\n[1. 1.]\nb  tensor () int32  3\narr_2  tensor (2,) float32\n[4. 4.]",
    );
    expect(say("load out.npz -> d\nd['w'] + d['b']", newSession(files)).split("\n").slice(-2)).toEqual([
      "tensor (2,) float32",
      "[4. 4.]",
    ]);
  });
  test("options of a csv", () => {
    const files = new Files();
    files.put("a b.csv", "made by hand\nx;y\n1;2.5\n3;4\n");
    const session = newSession(files);
    expect(
      sayJson("load 'a b.csv' sep=semicolon skip=1 -> t\nt_columns\nsave t t.csv\nsave t u.csv header=false", session),
    ).toMatchObject([
      {
        data: [
          [1, 2.5],
          [3, 4],
        ],
      },
      { value: ["x", "y"] },
      {},
      {},
    ]);
    const text = (name: string): string => new TextDecoder().decode(files.bytes.get(name));
    expect(text("t.csv")).toBe("x,y\n1.0,2.5\n3.0,4.0\n");
    expect(text("u.csv")).toBe("1.0,2.5\n3.0,4.0\n");
    // A file without names takes those of an earlier one away.
    expect(say("load u.csv -> t\nt_columns", session)).toContain("nothing is called `t_columns`");
  });
  test("every dtype through json", () => {
    const files = new Files();
    for (const dtype of dtypes) {
      const code = `x = cast([[0, 1], [2, 100]], ${dtype})\nsave x x.json\nload x.json -> y\nassert all(x == y)\ny.dtype`;
      expect(sayJson(code, newSession(files)).at(-1)).toMatchObject({ text: dtype });
    }
  });
});
