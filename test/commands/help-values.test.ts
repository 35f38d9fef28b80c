// Help on what the user has named, and on names of frameworks that no table of ours has.
import { expect, test } from "vitest";
import { newSession, say } from "../conversation.ts";

test.each([
  [
    "help x",
    /^x {2}a float32 tensor of shape \(2, 3\)\n(?: .*\n)* {2}shape +\(2, 3\)\n(?:.*\n)* {2}made in line +1\n {2}x = ones\(\[2, 3\]\)$/,
  ],
  ["x?", /^x {2}a float32 tensor/],
  ["?w", /^w {2}the Variable Variable:0\n(?:.*\n)* {2}trainable +yes\n/],
  ["변수?", /^변수 {2}a list\n(?:.*\n)* {2}변수 = \[1, 2\]$/],
  ["help f", /^f {2}the function f\n(?:.*\n)* {2}form +f\(a\)\n/],
  // A name of the user's comes before what else has it, and both are said.
  ["help mean", /^mean {2}the integer 3\n(?:.*\n)*mean {2}Arithmetic mean/],
  ["help np.pi", /^np\.pi {2}the number 3\.14/],
  ["help np.float32", /^np\.float32 {2}a dtype\n(?:.*\n)* {2}size +4 bytes$/],
  ["help float32", /^float32 {2}a dtype\n(?:.*\n)* {2}size +4 bytes$/],
  ["help int64", /^int64 {2}a dtype\n(?:.*\n)* {2}size +8 bytes$/],
  ["help epochs", /^epochs= {2}an option\n {2}fit … epochs= {2}how many times/],
  ["help tf.keras.Model", /^tf\.keras\.Model {2}the class Model\n/],
  ["help tf.keras.layers.Dense", /\n {2}tf\.keras\.layers\.Dense\(units, activation/],
  ["help np.linalg", /^np\.linalg {2}a module\n(?:.*\n)*.*\binv\b/],
  ["help nosuch", /^error\[name\/unknown\]: nothing is called `nosuch`/],
  ["help np.nosuch", /^error\[name\/unknown\]: nothing is called `np\.nosuch`/],
])("%s", (text, says) => {
  const session = newSession();
  say("x = ones([2, 3]); mean = 3; 변수 = [1, 2]\nvar w = 1.0\ndef f(a) = a + 1", session);
  expect(say(text, session)).toMatch(says);
});
