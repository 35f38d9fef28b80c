// Statements about arrays against NumPy, as recorded by test/oracle/record-arrays.py and record-rules.py.
import { describe, expect, test } from "vitest";
import type { DType } from "../../src/core/dtype.ts";
import type { Stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { castTo } from "../../src/ops/operation.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { difference, outcome, type Recorded, readRecorded, storedOf } from "./recorded.ts";

type Case = readonly [code: string, out: Recorded | readonly Recorded[] | "error", tolerance: number | null];
const cases = ["arrays.json", "rules.json"].flatMap((name) => readRecorded<Case[]>(name));
const session = newSession();

/** NumPy's default dtypes, which are wider than tensh's. */
const wide: Readonly<Partial<Record<DType, DType>>> = { int32: "int64", float32: "float64", uint32: "uint64" };
const like = (found: Stored, wanted: Stored): Stored =>
  wide[found.dtype] === wanted.dtype ? realize([castTo(sourceOf(found), wanted.dtype)])[0]! : found;

function fault(code: string, out: Case[1], tolerance: number | null): string | null {
  const found = outcome(code, [], session);
  if (out === "error") return typeof found === "string" && found !== "internal/bug" ? null : "should be refused";
  if (typeof found === "string") return `refused: ${found}`;
  const wanted = (typeof out[0] === "string" ? [out as Recorded] : (out as readonly Recorded[])).map(storedOf);
  if (found.length !== wanted.length) return `${found.length} tensors, not ${wanted.length}`;
  const bound = tolerance === null ? (wide[found[0]?.dtype ?? "bool"] ? "1e-6" : 0) : String(tolerance);
  return wanted.map((w, i) => difference(like(found[i]!, w), w, bound)).find((d) => d !== null) ?? null;
}

const names = [...new Set(cases.map(([code]) => code.slice(0, code.indexOf("("))))];
describe("recorded arrays", () => {
  test.each(names)("%s", (name) => {
    const mine = cases.filter(([code]) => code.slice(0, code.indexOf("(")) === name);
    const faults = mine.flatMap(([code, out, tolerance]) => {
      const found = fault(code, out, tolerance);
      return found === null ? [] : [`${code}: ${found}`];
    });
    expect(faults, faults.join("\n")).toEqual([]);
  });
});
