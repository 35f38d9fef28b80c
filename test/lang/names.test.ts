// Bare names: what answers to one, in which order, and that looking for what is not there finds nothing twice.
import { expect, test } from "vitest";
import { dtypeNamed } from "../../src/core/dtype.ts";
import { shellModules } from "../../src/lang/facade.ts";
import { allOperations, namesIn, operationIn, operationNamed } from "../../src/ops/index.ts";

test("no operation has the bare name of a module or a dtype, which are looked for before it", () => {
  const taken = [...allOperations()].flatMap((op) => [op.name, ...namesIn(op, "own")]);
  expect(taken.filter((name) => shellModules.includes(name) || dtypeNamed(name) !== undefined)).toEqual([]);
});

test("no two operations share a name", () => {
  for (const where of ["own", "tf", "np", "torch"] as const) {
    const names = [...allOperations()].flatMap((op) => [...(where === "own" ? [op.name] : []), ...namesIn(op, where)]);
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([]);
  }
});

test("a name that was looked for in vain changes nothing of those that are there", () => {
  const before = [...allOperations()].map((op) => operationNamed(op.name)?.name);
  expect(operationNamed("nosuch")).toBeUndefined();
  expect(operationIn("np", "nosuch")).toBeUndefined();
  expect([...allOperations()].map((op) => operationNamed(op.name)?.name)).toEqual(before);
  expect(operationNamed("hasOwnProperty")).toBeUndefined();
  expect(operationIn("tf", "reduce_sum")?.name).toBe("sum");
  expect(operationNamed("math.reduce_sum")).toBeUndefined();
});
