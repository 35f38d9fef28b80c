// Statistics and special functions against NumPy and SciPy, as recorded by test/oracle/record-statistics.py, in float64.
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { denseData, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { nodesOf, valueOfCode } from "./recorded.ts";

interface Recorded {
  readonly code: string;
  readonly inputs: readonly { readonly shape: number[]; readonly data: number[] }[];
  readonly shape: number[];
  readonly data: (number | null)[];
}
const { cases } = JSON.parse(readFileSync("test/oracle/statistics.json", "utf8")) as { cases: Recorded[] };
const session = newSession();
/** Relative distance; numbers near a zero of a function lose digits with it. */
const off = (found: number, wanted: number | null): number => {
  if (wanted === null) return Number.isNaN(found) ? 0 : 1;
  return Math.abs(found - wanted) / Math.max(Math.abs(wanted), 1e-3);
};

test.each(cases.map((c) => [`${c.code} of ${c.inputs.map((i) => `(${i.shape})`).join(", ")}`, c] as const))(
  "%s",
  (_, { code, inputs, shape, data }) => {
    const nodes = inputs.map((i) => sourceOf(stored("float64", i.shape, Float64Array.from(i.data))));
    const [found] = realize([nodesOf(valueOfCode(code, nodes, session), session)[0]!]);
    expect(found!.layout.shape).toEqual(shape);
    const faults = Array.from(denseData(found!) as Float64Array, (v, i) => off(Number(v), data[i]!));
    // The reflection of lgamma loses digits between the poles, a quantile near 0 by cancellation.
    expect(Math.max(...faults)).toBeLessThan(/^(lgamma|quantile)/.test(code) ? 1e-12 : 2e-14);
  },
);
