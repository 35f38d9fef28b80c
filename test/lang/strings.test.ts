// Strings where arrays are made: TensorFlow's are tensors of bytes, NumPy's are texts; of bytes and objects there are none.
import { expect, test } from "vitest";
import { Files, newSession, say } from "../conversation.ts";

const printed = (code: string): string => say(code, newSession(new Files(), "python"));

test.each([
  ["np.array(['north', 'south'])", "['north' 'south']"],
  ["np.array('north')", "north"],
  ["np.zeros(2, 'float32')", "[0. 0.]"],
  ["np.array([1, 2], 'float64')", "[1. 2.]"],
])("%s", (code, shown) => {
  expect(printed(`import numpy as np\nprint(${code})`)).toBe(shown);
});
test.each(["np.array([b'north'])"])("%s is refused", (code) => {
  expect(
    printed(`import numpy as np\ntry:\n    ${code}\nexcept NotImplementedError as e:\n    print(type(e).__name__)\n`),
  ).toBe("NotImplementedError");
});
test("TensorFlow's stay what they are", () => {
  expect(printed("import tensorflow as tf\nprint(tf.constant(['north', 'south']))")).toBe(
    "tf.Tensor([b'north' b'south'], shape=(2,), dtype=string)",
  );
});
