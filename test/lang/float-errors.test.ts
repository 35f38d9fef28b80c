// In the shell np.seterr and np.errstate speak of all tensors, as they do of NumPy's arrays in Python files.
import { expect, test } from "vitest";
import { say, sayJson } from "../conversation.ts";

const last = (code: string): Record<string, unknown> | undefined => sayJson(code).at(-1);

test.each([
  ["np.array([1.0, 2.0]) / 0", "divide by zero encountered in divide"],
  ["np.log(0.0)", "divide by zero encountered in log"],
  ["x = [1.0, 0.0]; relu(x) / x", "invalid value encountered in divide"],
  ["exp(1000.0)", "overflow encountered in exp"],
])("%s is an error where it is asked for", (code, detail) => {
  expect(last(`np.seterr(all="raise"); ${code}`)).toMatchObject({ code: "value/domain", message: detail });
  expect(last(code)).not.toHaveProperty("code");
  expect(last(`np.seterr(all="raise"); np.seterr(all="warn"); ${code}`)).not.toHaveProperty("code");
});

test("a block has its own way, and what it raises is caught", () => {
  const block = 'with np.errstate(all="raise"):\n    1.0 / tensor([0.0])\n';
  expect(last(block)).toMatchObject({ code: "value/domain" });
  expect(last(`${block}\nones([1]) / 0`)).toMatchObject({ data: ["Infinity"] });
  const caught = `try:\n    with np.errstate(over="raise"):\n        exp(1000.0)\nexcept FloatingPointError as e:\n    print(e)\n`;
  expect(say(caught)).toContain("overflow encountered in exp");
});
