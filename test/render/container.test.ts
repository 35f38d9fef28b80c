// Lists, tuples and dicts that hold tensors show each of them as it looks by itself; what holds none stays Python's text.
import { expect, test } from "vitest";
import { say, sayJson, sayValues } from "../conversation.ts";

test("tensors stand behind their places, other things beside them", () => {
  expect(say("(tensor([[1, 2], [3, 4]]), 3.0, 'x', tensor(1.5), None)")).toBe(
    [
      "tuple of 5",
      "[0]  tensor (2, 2) int32",
      "     [[1 2]",
      "      [3 4]]",
      "[1]  3.0",
      "[2]  'x'",
      "[3]  tensor () float32  1.5",
      "[4]  None",
    ].join("\n"),
  );
});

test("or behind their keys", () => {
  expect(say("{'a': tensor([1, 2]), 7: tf.Variable([0.5])}")).toBe(
    ["dict of 2", "'a'  tensor (2,) int32", "     [1 2]", "7    Variable (1,) float32", "     [0.5]"].join("\n"),
  );
});

test("many are counted", () => {
  const lines = say("[tensor([i]) for i in range(30)]").trimEnd().split("\n");
  expect(lines.at(-1)).toBe("… 10 more …");
  expect(lines).toHaveLength(1 + 2 * 20 + 1);
});

test("pipes get the values alone, dicts with their keys", () => {
  expect(sayValues("split(range(6), 2)")).toBe("[0 1 2]\n[3 4 5]");
  expect(sayValues("{'a': tensor([1, 2])}")).toBe("'a'  [1 2]");
});

test("what holds no tensor is Python's text", () => {
  expect(say("[1, 'a', [2]]")).toBe("[1, 'a', [2]]");
});

test("tensors further within stand behind the way to them", () => {
  expect(say("[{'w': tensor(1), 'n': [2]}, (tensor([1, 2]), 'a')]").split("\n")).toEqual([
    "list of 2",
    "[0]['w']  tensor () int32  1",
    "[0]['n']  [2]",
    "[1][0]    tensor (2,) int32",
    "          [1 2]",
    "[1][1]    'a'",
  ]);
  expect(say("{'a': [tensor(1)]}").split("\n")[1]).toBe("'a'[0]  tensor () int32  1");
});

test("long ones are shown at both ends, and tensors share the room of one", () => {
  expect(say("list(range(2000))")).toBe("list of 2000\n[0, 1, 2, … 1994 more …, 1997, 1998, 1999]");
  expect(say("[zeros([600]), zeros([600])]").split("\n")[2]).toContain("… 594 more …");
});

test("--json says the same as ever", () => {
  const [answer] = sayJson("(tensor([1, 2]), 3)");
  expect(answer).toMatchObject({ kind: "tuple", value: [[1, 2], 3] });
  expect(answer).not.toHaveProperty("items");
});
