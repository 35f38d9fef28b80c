// Neural networks' operations, and their vector-Jacobian products, against TensorFlow, PyTorch and JAX, as recorded by
// test/oracle/record-nn.py.
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { isFloat } from "../../src/core/dtype.ts";
import { UserError } from "../../src/core/errors.ts";
import { sizeOf } from "../../src/core/shape.ts";
import { stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { constant } from "../../src/graph/structure.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession } from "../conversation.ts";
import { difference, nodesOf, type Recorded, readRecorded, storedOf, valueOfCode } from "./recorded.ts";

interface Case {
  readonly code: string;
  readonly inputs: readonly Recorded[];
  readonly out: readonly Recorded[];
  /** The other side rounds its constants to float32. */
  readonly loose?: boolean;
  readonly gradients?: readonly (readonly [input: number, gradient: Recorded])[];
}
const cases = readRecorded<Case[]>("nn.json");
const session = newSession();

/** The incoming gradient: cos(0), cos(1), … */
const seedOf = (out: Node): Node => {
  const data = Float64Array.from({ length: sizeOf(out.shape) }, (_, i) => Math.cos(i));
  return sourceOf(stored("float64", out.shape, data));
};
const tolerance = (dtype: string): string => (dtype === "float64" ? "1e-12" : "2e-6");

function faultsOf({ code, inputs, out, gradients = [], loose = false }: Case): string[] {
  const given = inputs.map((i) => sourceOf(storedOf(i)));
  given.forEach(watch);
  const found = nodesOf(valueOfCode(code, given, session), session);
  if (found.length !== out.length) return [`${found.length} results, not ${out.length}`];
  const flows = gradients.map(([i, wanted]) => {
    const [flow] = backward(found[0]!, [{ node: given[i]! }], { seed: seedOf(found[0]!) }).gradients;
    return flow ?? constant(0, "float64", wanted[1]);
  });
  const wanted = [...out, ...gradients.map(([, g]) => g)].map(storedOf);
  return realize([...found, ...flows]).flatMap((f, k) => {
    const bound = isFloat(wanted[k]!.dtype) ? tolerance(loose ? "float32" : wanted[k]!.dtype) : 0;
    const fault = difference(f, wanted[k]!, bound);
    if (fault === null) return [];
    return [k < out.length ? fault : `gradient ${"xyzw"[gradients[k - out.length]![0]]}: ${fault}`];
  });
}

function report(c: Case): string[] {
  const shapes = c.inputs.map((i) => `(${i[1]})`).join(", ");
  try {
    return faultsOf(c).map((f) => `${c.code} of ${shapes}: ${f}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return [`${c.code} of ${shapes}: refused: ${error.message}`];
  }
}

const names = [...new Set(cases.map(({ code }) => code.slice(0, code.indexOf("("))))];
describe("recorded", () => {
  test.each(names)("%s", (name) => {
    const faults = cases.filter(({ code }) => code.slice(0, code.indexOf("(")) === name).flatMap(report);
    expect(faults, faults.join("\n")).toEqual([]);
  });
});
