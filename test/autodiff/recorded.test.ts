// Gradients against other frameworks', over shapes and options, and where they are a matter of convention: ties, kinks, poles.
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { reshape } from "../../src/graph/structure.ts";
import { arange } from "../../src/ops/create.ts";
import { castTo } from "../../src/ops/operation.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { difference, nodesOf, type Recorded, readRecorded, storedOf, valueOfCode } from "../ops/recorded.ts";

type Case = readonly [code: string, inputs: readonly Recorded[], gradients: readonly (Recorded | null)[]];
/** Files of cases, and how close their gradients are. */
const files = {
  "gradients.json": "3e-6",
  "vjps.json": "1e-11",
  "vjps-structure.json": "1e-11",
  "vjps-numpy.json": "1e-11",
} as const;
const session = newSession();

/** 1, 2, 3, … in the shape of a result, so that no two of its elements weigh the same. */
const weights = (like: Node): Node => {
  const size = like.shape.reduce((n, d) => n * d, 1);
  const counted = arange({ start: { value: 1, dtype: "float64" }, stop: { value: size + 1, dtype: "float64" } });
  return reshape(castTo(counted, like.dtype), like.shape);
};

const at = ([, shape, data]: Recorded): string => (data.length > 12 ? `(${shape})` : JSON.stringify(data));

function compare([code, given, wanted]: Case, tolerance: string): void {
  const inputs = given.map((x) => sourceOf(storedOf(x)));
  inputs.forEach(watch);
  const out = nodesOf(valueOfCode(code, inputs, session), session)[0]!;
  const targets = inputs.map((node) => ({ node }));
  const found = backward(out, targets, { seed: weights(out) }).gradients;
  wanted.forEach((gradient, i) => {
    expect(found[i] === null, `a gradient by input ${i}`).toBe(gradient === null);
    if (gradient) expect(difference(realize([found[i]!])[0]!, storedOf(gradient), tolerance)).toBeNull();
  });
}

describe.each(Object.entries(files))("%s", (file, tolerance) => {
  const cases = readRecorded<readonly Case[]>(file).map(
    (c) => [`${c[0]} at ${c[1].map(at).join(" and ")}`, c] as const,
  );
  test.each(cases)("%s", (_, c) => compare(c, tolerance));
});
