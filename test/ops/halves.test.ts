// Floats of 16 bits against NumPy and ml_dtypes (test/oracle/record-halves.py), on both engines: every pattern of bits
// through casts and functions, pairs of them through binary operations, and what printing makes of them.
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { inflateSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { arrayRepr, arrayText } from "../../src/core/array-text.ts";
import { type DType, dataFrom, integerRange, isHalf } from "../../src/core/dtype.ts";
import { scalarText } from "../../src/core/element-text.ts";
import { type HalfDType, halfBits, halfValues } from "../../src/core/half.ts";
import { denseData, denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf } from "../../src/graph/node.ts";
import { operationNamed } from "../../src/ops/index.ts";
import { castTo } from "../../src/ops/operation.ts";
import { realize, setEngine } from "../../src/runtime/realize.ts";

interface Recorded {
  readonly exact: Readonly<Record<string, string>>;
  readonly curves: Readonly<Record<string, string>>;
  readonly pairs: Readonly<Record<string, string>>;
  readonly into: Readonly<Record<string, string>>;
  readonly from: Readonly<Record<string, string>>;
  readonly texts: readonly (readonly [bits: readonly number[], str: string, repr: string])[];
  readonly scalars: string;
}
const recorded: Readonly<Record<HalfDType, Recorded>> = JSON.parse(
  readFileSync(new URL("../oracle/halves.json", import.meta.url), "utf8"),
);
const halves = ["float16", "bfloat16"] as const;
const engines = ["reference", "compiled"] as const;

const patterns = Uint16Array.from({ length: 1 << 16 }, (_, i) => i);
const every = (t: HalfDType): Stored => stored(t, [patterns.length], patterns);
/** The pairs of the recorder's generator. */
function pairs(t: HalfDType, count: number): readonly [Stored, Stored] {
  const [a, b] = [new Uint16Array(count), new Uint16Array(count)];
  let state = 12345;
  const next = (): number => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state >>> 16;
  };
  for (let i = 0; i < count; i++) [a[i], b[i]] = [next(), next()];
  return [stored(t, [count], a), stored(t, [count], b)];
}

const oneNan = { float16: 0x7e00, bfloat16: 0x7fc0 };
/** Elements as the recorder has them: one pattern for every NaN. */
function bitsOf(s: Stored): Uint8Array {
  const { dtype } = s;
  const data = denseParts(s).slice() as Float64Array;
  if (isHalf(dtype)) {
    const values = halfValues(dtype);
    for (let i = 0; i < data.length; i++) if (Number.isNaN(values[data[i]!]!)) data[i] = oneNan[dtype];
  } else if (data instanceof Float32Array || data instanceof Float64Array) {
    for (let i = 0; i < data.length; i++) if (Number.isNaN(data[i]!)) data[i] = Number.NaN;
  }
  return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
}
const digest = (s: Stored): string => createHash("sha256").update(bitsOf(s)).digest("hex");

const run = (name: string, ...xs: readonly Stored[]): Stored => {
  const op = operationNamed(name) as unknown as { params: object; run: (args: object, around: object) => Node };
  const args = Object.fromEntries(Object.keys(op.params).map((p, i) => [p, sourceOf(xs[i]!)]));
  return realize([op.run(args, { float: "float32" })])[0]!;
};
const cast = (x: Stored, to: DType): Stored => realize([castTo(sourceOf(x), to)])[0]!;

afterEach(() => setEngine("compiled"));

describe.each(engines)("%s", (engine) => {
  describe.each(halves)("%s", (t) => {
    const { exact, curves, pairs: two, into, from } = recorded[t];
    const on = (body: () => void) => () => {
      setEngine(engine, 1);
      body();
    };
    test.each(Object.entries(exact))("%s of every pattern", (name, hash) =>
      on(() => expect(digest(run(name, every(t)))).toBe(hash))(),
    );
    test.each(Object.entries(two))("%s of many pairs", (name, hash) =>
      on(() => expect(digest(run(name, ...pairs(t, 50_000)))).toBe(hash))(),
    );
    test.each(Object.entries(curves))("%s of every pattern, but for ties of its float32", (name, text) =>
      on(() => {
        const found = new Uint16Array(bitsOf(run(name, every(t))).slice().buffer);
        const steps = new Uint16Array(new Uint8Array(inflateSync(Buffer.from(text, "base64"))).buffer);
        let [want, off] = [0, 0];
        for (const [i, step] of steps.entries()) {
          want = (want + step) & 0xffff;
          if (found[i] === want) continue;
          off++;
          if (Math.abs(found[i]! - want) > 1) expect([i, found[i]]).toEqual([i, want]);
        }
        expect(off).toBeLessThan(8);
      })(),
    );
    test.each(Object.entries(into))("into %s", (to, hash) =>
      on(() => expect(digest(cast(castable(t, to as DType), to as DType))).toBe(hash))(),
    );
    test.each(Object.entries(from))("from %s", (name, hash) =>
      on(() => expect(digest(cast(sourceFor(name as DType), t))).toBe(hash))(),
    );
  });
});

/** What integers cannot hold has no value that all agree on. */
function castable(t: HalfDType, to: DType): Stored {
  if (!/int/.test(to)) return every(t);
  const [low, high] = integerRange(to).map(Number) as [number, number];
  const values = halfValues(t);
  const inside = patterns.filter((p) => {
    const v = Math.trunc(values[p]!);
    return Number.isFinite(v) && v >= low && v < high + 1;
  });
  return stored(t, [inside.length], inside);
}

function sourceFor(name: DType): Stored {
  if (name === "uint8")
    return stored(
      name,
      [256],
      Uint8Array.from({ length: 256 }, (_, i) => i),
    );
  if (name.startsWith("int")) {
    const whole: number[] = [];
    for (let i = -70000; i < 70000; i += 7) whole.push(i);
    for (let i = -(2 ** 31); i < 2 ** 31; i += 9973 * 131) whole.push(i);
    const data = dataFrom(name, name === "int64" ? whole.map(BigInt) : whole);
    return stored(name, [whole.length], data);
  }
  const x = halfValues("float16");
  const near = [2 ** -11, 2 ** -11 + 2 ** -40, 2 ** -11 - 2 ** -40];
  const ties = near.flatMap((d) => Array.from(x, (v) => v * (1 + d))).filter(Number.isFinite);
  return stored(name, [ties.length], dataFrom(name, ties));
}

describe.each(halves)("%s as text", (t) => {
  test.each(recorded[t].texts)("%j", (bits, str, repr) => {
    const s = stored(t, [bits.length], Uint16Array.from(bits));
    expect(arrayText(s)).toBe(str);
    expect(arrayRepr(s)).toBe(repr);
  });
  test("every number alone", () => {
    const text = Array.from(halfValues(t), (v) => scalarText(t, v)).join("\n");
    expect(createHash("sha256").update(text).digest("hex")).toBe(recorded[t].scalars);
  });
});

describe.each(halves)("%s in memory", (t) => {
  test("every pattern is the bits of its number, but for NaN", () => {
    const values = halfValues(t);
    for (const p of patterns) {
      if (Number.isNaN(values[p]!)) expect(Number.isNaN(values[halfBits(t, values[p]!)]!)).toBe(true);
      else if (halfBits(t, values[p]!) !== p) expect(halfBits(t, values[p]!)).toBe(p);
    }
  });
  test("takes two bytes, and is read as numbers", () => {
    const s = stored(t, [2], dataFrom(t, [1.5, -2]));
    expect(s.data.byteLength).toBe(4);
    expect([...denseData(s)]).toEqual([1.5, -2]);
  });
});
