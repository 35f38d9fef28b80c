// Strings where arrays are made: TensorFlow's are tensors of bytes, NumPy's are refused, since they would print as those.
import { expect, test } from "vitest";
import { Files, newSession, say } from "../conversation.ts";

const printed = (code: string): string => say(code, newSession(new Files(), "python"));

test.each(["np.array(['north', 'south'])", "np.array('north')", "np.array([['a', 'b'], ['c', 'd']])"])(
  "%s is refused",
  (code) => {
    expect(printed(`import numpy as np\nprint(${code})`)).toContain("np.array of strings is not in tensh");
    expect(
      printed(`import numpy as np\ntry:\n    ${code}\nexcept NotImplementedError as e:\n    print(type(e).__name__)\n`),
    ).toBe("NotImplementedError");
  },
);
test("TensorFlow's stay what they are", () => {
  expect(printed("import tensorflow as tf\nprint(tf.constant(['north', 'south']))")).toBe(
    "tf.Tensor([b'north' b'south'], shape=(2,), dtype=string)",
  );
});
