/**
 * Functions of floats are within two last places of their values, recorded to twice the digits by
 * test/oracle/record-last-places.py: in the reference and in kernels.
 */
import { afterEach, describe, expect, test } from "vitest";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { setEngine } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { outcome, readRecorded } from "./recorded.ts";

type Case = readonly [
  name: string,
  code: string,
  dtype: "float32" | "float64",
  bound: number,
  inputs: readonly string[],
  values: readonly [high: string, low: string],
];
const cases = readRecorded<Case[]>("last-places.json");
const session = newSession();

const floats = (packed: string): Float64Array =>
  new Float64Array(Uint8Array.from(Buffer.from(packed, "base64")).buffer);

const word = new DataView(new ArrayBuffer(8));
/** A last place of a value: the distance of two floats there. */
function placeOf(value: number, dtype: "float32" | "float64"): number {
  word.setFloat64(0, Math.abs(value));
  const exponent = (word.getUint32(0) >>> 20) - 1023;
  return dtype === "float32" ? 2 ** (Math.max(-126, exponent) - 23) : 2 ** (Math.max(-1022, exponent) - 52);
}

/** How far `got` is from high + low. What overflows counts as the first number beyond. */
function placesOff(got: number, high: number, low: number, dtype: "float32" | "float64"): number {
  const most = dtype === "float32" ? 2 ** 128 : Number.MAX_VALUE;
  const near = (x: number): number => Math.max(-most, Math.min(most, x));
  if (Number.isNaN(got)) return Number.POSITIVE_INFINITY;
  return Math.abs(near(got) - near(high) - (Math.abs(high) < most ? low : 0)) / placeOf(near(high), dtype);
}

function strays([name, code, dtype, bound, packed, [high, low]]: Case): readonly string[] {
  const inputs = packed.map(floats);
  const given = inputs.map(
    (x): Stored =>
      dtype === "float64" ? stored(dtype, [x.length], x) : stored(dtype, [x.length], Float32Array.from(x)),
  );
  const found = outcome(code, given, session);
  if (typeof found === "string") return [found];
  const [highs, lows] = [floats(high), floats(low)];
  return Array.from(denseData(found[0]!) as Float64Array).flatMap((got, i) => {
    const places = placesOff(got, highs[i]!, lows[i]!, dtype);
    if (places <= bound) return [];
    return [`${name}(${inputs.map((x) => x[i])}) is ${highs[i]}, not ${got}: ${places} places`];
  });
}

afterEach(() => setEngine("compiled"));

describe.each(cases.map((one) => [`${one[0]} ${one[2]}`, one] as const))("%s", (_, one) => {
  test("the reference", () => {
    setEngine("reference");
    expect(strays(one)).toEqual([]);
  });
  test("kernels", () => {
    setEngine("compiled", 1);
    expect(strays(one)).toEqual([]);
  });
});

test("there are values, and a place is one", () => {
  expect(cases).toHaveLength(80);
  for (const [, , , , , [high]] of cases) expect(floats(high).length).toBeGreaterThan(60);
  expect(placesOff(1 + 2 ** -51, 1, 0, "float64")).toBe(2);
  expect(placesOff(1, 1, 2 ** -53, "float64")).toBe(0.5);
  expect(placesOff(3 * 2 ** -149, 2 ** -149, 0, "float32")).toBe(2);
});
