// Special functions against values of 50 digits, as recorded by test/oracle/record-special.py.
import { describe, expect, test } from "vitest";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { newSession } from "../conversation.ts";
import { outcome, readRecorded } from "./recorded.ts";

type Case = readonly [code: string, inputs: readonly (readonly number[])[], values: readonly number[], bound: number];
const cases = readRecorded<Case[]>("special.json");
const session = newSession();

const word = new DataView(new ArrayBuffer(8));
/** The distance to the next float64, or float32. */
function unitOf(v: number, single: boolean): number {
  word.setFloat64(0, Math.abs(v));
  const exponent = (word.getUint32(0) >>> 20) - 1023;
  return single ? 2 ** (Math.max(-126, exponent) - 23) : 2 ** (exponent - 52);
}
const faultsOf = (found: Stored | undefined, values: readonly number[], single: boolean, bound: number): string[] =>
  Array.from(denseData(found!) as Float64Array).flatMap((v, i) => {
    const wanted = values[i]!;
    if (single && Math.abs(wanted) > 3e38) return [];
    const off = Math.abs(v - wanted) / unitOf(wanted, single);
    return off <= bound ? [] : [`${i}: ${v}, not ${wanted}: ${off} units off`];
  });

describe.each(cases)("%s", (code, inputs, values, bound) => {
  test("float64", () => {
    const given = inputs.map((row) => stored("float64", [row.length], Float64Array.from(row)));
    const found = outcome(code.replace(/\b(\d\.\d|\d)\b/g, "float64($1)"), given, session) as readonly Stored[];
    expect(faultsOf(found[0], values, false, bound)).toEqual([]);
  });
  test("float32 where the inputs are float32 too", () => {
    const whole = inputs[0]!.flatMap((_, i) => (inputs.every((row) => Math.fround(row[i]!) === row[i]) ? [i] : []));
    const given = inputs.map((row) =>
      stored(
        "float32",
        [whole.length],
        Float32Array.from(whole, (i) => row[i]!),
      ),
    );
    const found = outcome(code, given, session) as readonly Stored[];
    const wanted = whole.map((i) => values[i]!);
    expect(whole.length).toBeGreaterThan(9);
    expect(faultsOf(found[0], wanted, true, 2)).toEqual([]);
  });
});
