// Functions of TensorFlow and PyTorch, called as they are called there, against what test/oracle/record-frameworks.py recorded.
import { describe, expect, test } from "vitest";
import type { DType } from "../../src/core/dtype.ts";
import type { Stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { castTo } from "../../src/ops/operation.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession, sayValues } from "../conversation.ts";
import { difference, outcome, type Recorded, readRecorded, storedOf } from "./recorded.ts";

type Group = readonly [
  before: readonly string[],
  cases: readonly (readonly [code: string, out: readonly Recorded[]])[],
];
const groups = readRecorded<Group[]>("frameworks.json");

/** Where dtypes of these frameworks are wider than tensh's: positions, and Python's own numbers. */
const wide: Readonly<Partial<Record<DType, DType>>> = { int32: "int64", float32: "float64" };
const like = (found: Stored, wanted: Stored): Stored =>
  wide[found.dtype] === wanted.dtype ? realize([castTo(sourceOf(found), wanted.dtype)])[0]! : found;

describe.each(groups)("after %j", (before, cases) => {
  const session = newSession();
  sayValues(["import torch.nn.functional as F", ...before].join("\n"), session);
  test.each(cases)("%s", (code, out) => {
    const found = outcome(code, [], session);
    expect(typeof found, String(found)).not.toBe("string");
    const wanted = out.map(storedOf);
    expect(found.length).toBe(wanted.length);
    const faults = wanted.map((w, i) => difference(like(found[i] as Stored, w), w, "2e-5"));
    expect(faults.filter((d) => d !== null)).toEqual([]);
  });
});
