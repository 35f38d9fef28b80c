// Bare names: what answers to one, in which order, and that looking for what is not there finds nothing twice.

import { expect, test } from "vitest";
import { dtypeNamed } from "../../src/core/dtype.ts";
import { shellModules } from "../../src/lang/facade.ts";
import { allOperations, namesIn, operationIn, operationNamed } from "../../src/ops/index.ts";
import { say } from "../conversation.ts";

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

// Values from NumPy 2, TensorFlow and PyTorch.
test.each([
  ["np.sum(np.arange(100000))", "int64", "4999950000"],
  ["np.prod([1000, 1000, 1000, 1000])", "int64", "1000000000000"],
  ["np.cumsum(np.arange(100000))[-1]", "int64", "4999950000"],
  ["np.nansum(np.arange(100000))", "int64", "4999950000"],
  ["np.trace([[2147483647, 0], [0, 1]])", "int64", "2147483648"],
  ["np.sum(cast([200, 100], uint8))", "uint64", "300"],
  ["np.sum([True, True])", "int64", "2"],
  ["torch.sum(torch.arange(100000))", "int64", "4999950000"],
  ["np.arange(100000).sum()", "int64", "4999950000"],
  ["np.arange(100000).cumsum()[-1]", "int64", "4999950000"],
  ["tensor([65536, 65536]).prod()", "int64", "4294967296"],
])("integers are added and multiplied as the framework does: %s", (text, dtype, value) => {
  expect(say(text)).toBe(`tensor () ${dtype}  ${value}`);
});
test.each([
  ["sum(range(100000))", "704982704", "4999950000"],
  ["tf.reduce_sum(tf.range(100000))", "704982704", "4999950000"],
  ["np.sum(np.arange(100000), dtype=np.int32)", "704982704", "4999950000"],
  ["cumsum(range(100000))[-1]", "704982704", "2147516416"],
  ["np.dot(np.arange(3000), np.arange(3000))", "405565908", "8995500500"],
  ["prod([65536, 65536])", "0", "4294967296"],
  ["tf.reduce_sum(cast([200, 100], uint8))", "44", "300"],
])("what wraps around is said: %s", (text, value, exact) => {
  const said = say(text);
  expect(said).toContain(`  ${value}\n`);
  expect(said).toContain(`${exact} does not fit into`);
});
test.each(["sum(range(1000))", "np.arange(3) @ np.arange(3)", "sum(range(100000) * 2.0)", "prod([1, 2, 3])"])(
  "where nothing wraps around, nothing is said: %s",
  (text) => {
    expect(say(text)).not.toContain("warning");
  },
);
test.each([
  ["np.float64(0.1)", "float64", "0.1"],
  ["np.float64('0.1')", "float64", "0.1"],
  ["np.int32('12')", "int32", "12"],
  ["float64(0.1)", "float64", "0.1"],
  ["cast(0.1, float64)", "float64", "0.1"],
  ["cast([0.1, 0.2], float64)[1]", "float64", "0.2"],
  ["cast(0.1, complex128)", "complex128", "(0.1+0j)"],
  ["cast(1.7, int32)", "int32", "1"],
  ["np.float64(10**20)", "float64", "1e+20"],
  ["np.array(0.1, dtype='float64')", "float64", "0.1"],
  ["tf.constant(0.1, tf.float64)", "float64", "0.1"],
  ["tf.cast(0.1, tf.float64)", "float64", "0.10000000149011612"],
  ["torch.tensor(0.1, dtype=torch.float64)", "float64", "0.1"],
  ["tensor 0.1 --dtype float64", "float64", "0.1"],
  ["tensor 0.1 dtype='np.float64'", "float64", "0.1"],
])("a decimal is the number that stands there, but where TensorFlow casts a tensor: %s", (text, dtype, value) => {
  expect(say(text)).toBe(`tensor () ${dtype}  ${value}`);
});

test("names mix letters of all scripts", () => {
  expect(say("x평균 = 3; 평균y2 = 4; naïve = 5\nx평균 + 평균y2 + naïve")).toBe("12");
});
