// Matrices against NumPy, as recorded by test/oracle/record-linalg.py; singular and wrong ones against what they must say.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { denseData, stored } from "../../src/core/stored.ts";
import { sourceOf } from "../../src/graph/node.ts";
import { realize } from "../../src/runtime/realize.ts";
import { newSession, say } from "../conversation.ts";
import { nodesOf, valueOfCode } from "./recorded.ts";

interface Recorded {
  readonly code: string;
  readonly inputs: readonly { readonly shape: number[]; readonly data: number[] }[];
  readonly shape: number[];
  readonly data: number[];
}
const { cases } = JSON.parse(readFileSync("test/oracle/linalg.json", "utf8")) as { cases: Recorded[] };
const session = newSession();

describe("against NumPy", () => {
  test.each(cases.map((c) => [`${c.code} of ${c.inputs.map((i) => `(${i.shape})`).join(", ")}`, c] as const))(
    "%s",
    (_, { code, inputs, shape, data }) => {
      const nodes = inputs.map((i) => sourceOf(stored("float64", i.shape, Float64Array.from(i.data))));
      const [found] = realize([nodesOf(valueOfCode(code, nodes, session), session)[0]!]);
      expect(found!.layout.shape).toEqual(shape);
      const size = Math.max(1e-30, ...data.map(Math.abs));
      const faults = Array.from(denseData(found!) as Float64Array, (v, i) => Math.abs(Number(v) - data[i]!) / size);
      expect(Math.max(...faults)).toBeLessThan(1e-11);
    },
  );
});

describe("what cannot be done", () => {
  test.each([
    ["inv([[1.0, 2.0], [2.0, 4.0]])", "value/domain"],
    ["solve([[0.0, 0.0], [0.0, 0.0]], [1.0, 1.0])", "value/domain"],
    ["cholesky([[1.0, 2.0], [2.0, 1.0]])", "value/domain"],
    ["det([[1.0, 2.0]])", "shape/square"],
    ["eigh([1.0])", "shape/square"],
    ["solve([[1.0, 0.0], [0.0, 1.0]], [1.0, 2.0, 3.0])", "shape/matmul"],
    ["svd([1.0, 2.0])", "shape/rank"],
  ])("%s", (code, error) => {
    expect(say(code)).toContain(`error[${error}]`);
  });
});

test("names and results of other frameworks", () => {
  expect(say("u, s, vh = np.linalg.svd([[3.0, 0.0], [0.0, 2.0], [0.0, 0.0]])\nprint(u.shape, s.shape, vh.shape)")).toBe(
    "(3, 3) (2,) (2, 2)",
  );
  expect(say("s, u, v = tf.linalg.svd([[3.0, 0.0], [0.0, 2.0], [0.0, 0.0]])\nprint(s.shape, u.shape, v.shape)")).toBe(
    "(2,) (3, 2) (2, 2)",
  );
  expect(say("x, rest, rank, s = np.linalg.lstsq([[1.0], [1.0]], [1.0, 3.0])\nprint(x, rest, rank)")).toContain("[2.]");
});
