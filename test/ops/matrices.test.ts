// Complex matrices, eigenvalues and functions of matrices against NumPy, SciPy and TensorFlow, as recorded by
// test/oracle/record-matrices.py.
import { describe, expect, test } from "vitest";
import { backward } from "../../src/autodiff/gradient.ts";
import { type DType, dataFrom } from "../../src/core/dtype.ts";
import { denseParts, type Stored, stored } from "../../src/core/stored.ts";
import { type Node, sourceOf, watch } from "../../src/graph/node.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession, say } from "../conversation.ts";
import { nodesOf, readRecorded, valueOfCode } from "./recorded.ts";

interface Values {
  readonly dtype: DType;
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
interface Case {
  readonly code: string;
  readonly inputs: readonly Values[];
}
const { cases, gradients } = readRecorded<{
  readonly cases: readonly (Case & { readonly result: Values })[];
  readonly gradients: readonly (Case & { readonly gradients: readonly Values[] })[];
}>("matrices.json");

const sourceFrom = ({ dtype, shape, data }: Values): Node => sourceOf(stored(dtype, shape, dataFrom(dtype, data)));
/** The largest difference as a part of the largest value. */
function fault(found: Stored, wanted: Values): number {
  expect(found.layout.shape).toEqual(wanted.shape);
  const size = Math.max(1e-30, ...wanted.data.map(Math.abs));
  const parts = Array.from<number | bigint>(denseParts(found)).map(Number);
  expect(parts.length).toBe(wanted.data.length);
  return Math.max(0, ...parts.map((v, i) => Math.abs(v - wanted.data[i]!) / size));
}

describe("against NumPy, SciPy and TensorFlow", () => {
  test.each(
    cases.map((c) => [`${c.code} of ${c.inputs.map((i) => `${i.dtype} (${i.shape})`).join(", ")}`, c] as const),
  )("%s", (_, { code, inputs, result }) => {
    const session = newSession();
    const [found] = realize([nodesOf(valueOfCode(code, inputs.map(sourceFrom), session), session)[0]!]);
    expect(fault(found!, result)).toBeLessThan(1e-10);
  });
});

describe("gradients against TensorFlow", () => {
  test.each(gradients.map((c) => [c.code, c] as const))("%s", (_, { code, inputs, gradients }) => {
    const session = newSession();
    const nodes = inputs.map(sourceFrom);
    for (const node of nodes) watch(node);
    const [out] = nodesOf(valueOfCode(`sum(${code})`, nodes, session), session);
    const flows = backward(
      out!,
      nodes.map((node) => ({ node })),
    ).gradients;
    gradients.forEach((wanted, i) => {
      const [found] = realize([flows[i]!]);
      expect(fault(found!, wanted)).toBeLessThan(1e-9);
    });
  });
});

describe("what cannot be done", () => {
  test.each([
    ["np.linalg.eig([[1.0, 2.0]])", "shape/square"],
    ["eigvals([[nan, 1.0], [0.0, 1.0]])", "value/domain"],
    ["sqrtm([[0.0, 1.0], [-4.0, -5.0]])", "value/domain"],
    ["inv([[1j, 1.0], [1.0, -1j]])", "value/domain"],
    ["cholesky([[1.0, 2j], [-2j, 1.0]])", "value/domain"],
    ["roots([[1.0]])", "shape/rank"],
    ["lu([[1.0]], pivot=False)", "value/domain"],
    ["np.linalg.tensorsolve(zeros([2, 3]), zeros([2]))", "shape/square"],
  ])("%s", (code, error) => {
    expect(say(code)).toContain(`error[${error}]`);
  });
});
