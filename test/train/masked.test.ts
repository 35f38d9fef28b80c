// Losses with truth values and whole numbers in them, of which nothing is recorded: each step of a training has its own.
// By hand, each epoch a statement of its own, there is nothing to keep from the one before.
import { expect, test } from "vitest";
import { newSession, say } from "../conversation.ts";

const setup = "X = [[1.0, 2.0], [3.0, -1.0], [0.5, 4.0], [2.0, 2.0]]\nt = [1.0, 2.0, 3.0, 5.0]\nvar a = [-1.0, 2.0]";
const losses = [
  "sum(square(X @ a - t) * cast(X @ a > -1.0, float32))",
  "sum(where(X @ a > 2.5, square(X @ a - t), abs(X @ a - t)))",
  "sum(relu(X @ a - t)) + 0.1 * sum(square(a))",
  "sum(square(X @ a - cast(cast(X @ a, int32), float32) - 0.7))",
];

test.each(losses)("%s", (loss) => {
  const epochs = 30;
  const together = newSession();
  say(`${setup}\nfit ${loss} epochs=${epochs} lr=0.004`, together);
  const single = newSession();
  say(setup, single);
  for (let i = 0; i < epochs; i++) say(`fit ${loss} epochs=1 lr=0.004 log=none`, single);
  expect(say("a", together)).toBe(say("a", single));
  expect(say(loss, together)).toBe(say(loss, single));
});

test("the gradient that a fit shows is that of its own loss", () => {
  const session = newSession();
  say("var a = [0.0, 0.0]\nc = [1.25, 3.0]\nfit sum(c * a) epochs=2\nc = [30.0, 40.0]", session);
  expect(say("fit sum(c * a) epochs=2 every=1", session)).toMatch(/ 1 .* 50\.00\n/);
});
