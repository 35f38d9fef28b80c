// x[…] against recorded results of NumPy: reading, and assigning to a Variable.
import { describe, expect, test } from "vitest";
import { denseData, type Stored, stored } from "../../src/core/stored.ts";
import { makeVariable } from "../../src/graph/variable.ts";
import { newSession, say } from "../conversation.ts";
import { outcome, readRecorded } from "./recorded.ts";

type Shape = readonly number[];
type Case = readonly [
  shape: Shape,
  items: string,
  read: readonly [Shape, readonly number[]] | "error",
  written?: readonly number[] | "error",
  given?: Shape,
];
const cases = readRecorded<readonly Case[]>("index.json");

const counting = (shape: Shape, at: (i: number) => number): Stored => {
  const size = shape.reduce((n, d) => n * d, 1);
  return stored(
    "int32",
    shape,
    Int32Array.from({ length: size }, (_, i) => at(i)),
  );
};
const plain = (s: Stored): unknown => [s.layout.shape, Array.from(denseData(s) as Int32Array)];

const session = newSession();
function reading([shape, items]: Case): unknown {
  const found = outcome(`x[${items}]`, [counting(shape, (i) => i)], session);
  return typeof found === "string" ? found : plain(found[0]!);
}
function assigning([shape, items, , , given]: Case): unknown {
  const variable = makeVariable(
    counting(shape, (i) => i),
    "w",
    false,
  );
  session.scope.names.set("w", { kind: "variable", variable });
  const value = outcome("x", [counting(given!, (i) => -1 - i)], session);
  if (typeof value === "string") throw new Error(value);
  const said = say(`w[${items}] = x`, session);
  return said === "" ? Array.from(denseData(variable.value) as Int32Array) : said;
}

const refused = expect.stringMatching(/^(error\[)?(index|shape|assign)\//);

describe("reading", () => {
  test.each(cases.map((c) => [`x[${c[1]}] of ${c[0]}`, c] as const))("%s", (_, c) => {
    expect(reading(c)).toEqual(c[2] === "error" ? refused : c[2]);
  });
});
describe("assigning", () => {
  const some = cases.filter((c) => c[3] !== undefined);
  test.each(some.map((c) => [`x[${c[1]}] of ${c[0]} = (${c[4]})`, c] as const))("%s", (_, c) => {
    expect(assigning(c)).toEqual(c[3] === "error" ? refused : c[3]);
  });
});
