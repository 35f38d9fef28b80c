// Gradients against TensorFlow's, most of all where they are a matter of convention: ties, kinks, poles.
import { expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { reshape } from "../../src/graph/structure.ts";
import { arange } from "../../src/ops/create.ts";
import { castTo } from "../../src/ops/operation.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { difference, nodesOf, type Recorded, readRecorded, storedOf, valueOfCode } from "../ops/recorded.ts";

type Case = readonly [code: string, inputs: readonly Recorded[], gradients: readonly (Recorded | null)[]];
const cases = readRecorded<readonly Case[]>("gradients.json");
const session = newSession();

/** 1, 2, 3, … in the shape of a result, so that no two of its elements weigh the same. */
const weights = (like: Node): Node => {
  const size = like.shape.reduce((n, d) => n * d, 1);
  const counted = arange({ start: { value: 1, dtype: "float64" }, stop: { value: size + 1, dtype: "float64" } });
  return reshape(castTo(counted, like.dtype), like.shape);
};

test.each(cases.map((c) => [`${c[0]} at ${JSON.stringify(c[1].map((x) => x[2]))}`, c] as const))("%s", (_, c) => {
  const inputs = c[1].map((x) => sourceOf(storedOf(x)));
  inputs.forEach(watch);
  const out = nodesOf(valueOfCode(c[0], inputs, session), session)[0]!;
  const found = backward(
    out,
    inputs.map((node) => ({ node })),
    { seed: weights(out) },
  ).gradients;
  c[2].forEach((wanted, i) => {
    const gradient = found[i] ?? null;
    if (wanted === null) {
      expect(gradient).toBeNull();
      return;
    }
    expect(gradient).not.toBeNull();
    expect(difference(realize([gradient!])[0]!, storedOf(wanted), "3e-6")).toBeNull();
  });
});
