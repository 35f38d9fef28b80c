// Every operation against recorded results of NumPy and TensorFlow: dtypes, broadcasting, axes, empty and extreme values.
import { describe, expect, test } from "vitest";
import { newSession } from "../conversation.ts";
import { difference, outcome, type Recorded, readRecorded, storedOf } from "./recorded.ts";

type Case = readonly [
  code: string,
  inputs: readonly number[],
  out: number | readonly number[] | "error",
  tolerance: number | string,
];
const { tensors, cases } = readRecorded<{ tensors: readonly Recorded[]; cases: readonly Case[] }>("ops.json");

const session = newSession();

function fault([code, inputs, out, tolerance]: Case): string | null {
  const found = outcome(
    code,
    inputs.map((i) => storedOf(tensors[i]!)),
    session,
  );
  if (out === "error") return typeof found === "string" && found !== "internal/bug" ? null : "should be refused";
  if (typeof found === "string") return `refused: ${found}`;
  const wanted = (typeof out === "number" ? [out] : out).map((i) => storedOf(tensors[i]!));
  if (found.length !== wanted.length) return `${found.length} tensors, not ${wanted.length}`;
  return wanted.map((w, i) => difference(found[i]!, w, tolerance)).find((d) => d !== null) ?? null;
}

const codes = [...new Set(cases.map((c) => c[0]))];
describe("recorded operations", () => {
  test.each(codes)("%s", (code) => {
    const faults = cases.flatMap((c) => {
      const found = c[0] === code ? fault(c) : null;
      return found === null ? [] : [`${c[1].map((i) => `${tensors[i]![0]}(${tensors[i]![1]})`).join(" ")}: ${found}`];
    });
    expect(faults, faults.join("\n")).toEqual([]);
  });
});
