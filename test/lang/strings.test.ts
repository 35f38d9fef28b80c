// Strings where arrays are made: TensorFlow's are tensors of bytes, NumPy's are arrays of texts and of bytes.
import { expect, test } from "vitest";
import { Files, newSession, say } from "../conversation.ts";

const printed = (code: string): string => say(code, newSession(new Files(), "python"));

test.each([
  ["np.array(['north', 'south'])", "['north' 'south']"],
  ["np.array('north')", "north"],
  ["np.array([b'north'])", "[b'north']"],
  ["np.zeros(2, 'float32')", "[0. 0.]"],
  ["np.array([1, 2], 'float64')", "[1. 2.]"],
])("%s", (code, shown) => {
  expect(printed(`import numpy as np\nprint(${code})`)).toBe(shown);
});
test("TensorFlow's stay what they are", () => {
  expect(printed("import tensorflow as tf\nprint(tf.constant(['north', 'south']))")).toBe(
    "tf.Tensor([b'north' b'south'], shape=(2,), dtype=string)",
  );
});
