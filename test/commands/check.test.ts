/** `check`: gradients against differences, digits against float64. */
import { describe, expect, test } from "vitest";
import type { CheckAnswer } from "../../src/core/answer.ts";
import { newSession, say, sayJson } from "../conversation.ts";

const checked = (text: string): CheckAnswer => sayJson(text).at(-1) as unknown as CheckAnswer;
const verdicts = (text: string): readonly string[] => checked(text).gradients.map((g) => g.verdict);

describe("gradients", () => {
  test.each([
    "sum(sin(w) * exp(w))",
    "sum(log(1 + exp(w)))",
    "mean((w @ [[1.0, 2.0], [3.0, 4.0]]) ** 3)",
    "norm(w)",
    "sum(softmax(w) * [1.0, -2.0])",
    "1e8 + sum(w) - 1e8",
  ])("of %s agree with differences", (of) => {
    expect(verdicts(`var w = [0.3, -1.2]\ncheck ${of}`)).toEqual(["agrees"]);
  });

  test("that a rule gets wrong are found", () => {
    const wrong = "@tf.custom_gradient\ndef cube(x):\n    return x ** 3, lambda dy: dy * 2 * x ** 2\n";
    expect(verdicts(`${wrong}x = 2.0\ncheck cube(x) at x=2.0`)).toEqual(["differs"]);
  });

  test.each(["abs(w[1])", "relu(w[1])", "maximum(w[1], 0.0)"])("of %s have a kink", (of) => {
    const { gradients } = checked(`var w = [0.3, 0.0]\ncheck ${of}`);
    expect(gradients).toMatchObject([{ name: "w", verdict: "kink", worst: { place: "[1]" } }]);
  });

  test("that do not flow are said to be none", () => {
    expect(verdicts("var w = 2.5\ncheck floor(w)")).toEqual(["none"]);
  });

  test("of large tensors are looked at in places", () => {
    const { gradients } = checked("var w = ones([1000])\ncheck sum(w ** 2)");
    expect(gradients).toMatchObject([{ checked: 200, all: 1000, verdict: "agrees" }]);
  });
});

describe("digits", () => {
  test("that cancel are not trusted, and the step is named", () => {
    const { values, cancellations } = checked("check (1 - cos(x)) / x ** 2 at x=0.001");
    expect(values[0]!.digits).toBeLessThanOrEqual(1);
    // 1 - x²/24 below one half: the series of the function itself.
    expect(values[0]!.exact).toBeCloseTo(0.5 - 1e-6 / 24, 9);
    expect(cancellations[0]).toMatchObject({ step: "1 - cos(x)" });
  });
  test("that float32 holds as well are all trusted", () => {
    expect(checked("check [1.5, 2.25] * 2").values.map((v) => v.digits)).toEqual([7, 7]);
  });
  test("are the fewest first", () => {
    const { values } = checked("check [1.0, 1e8] + 1 - [1.0, 1e8]");
    expect(values.map((v) => v.place)).toEqual(["[1]", "[0]"]);
    expect(values.map((v) => v.digits)).toEqual([0, 7]);
  });
  test("have nothing to be held against where float64 is asked for", () => {
    expect(checked("set float float64\ncheck 1.0 / 3.0 * constant(1.0)").values).toEqual([]);
  });
});

test("names, random numbers and settings stay as they are", () => {
  const session = newSession();
  say("seed 3\nx = [0.1, 0.2] + 0.0\nvar w = 1.0\ncheck sum(x * w + normal([2]))", session);
  const plain = newSession();
  say("seed 3\nx = [0.1, 0.2] + 0.0\nvar w = 1.0\ny = sum(x * w + normal([2]))", plain);
  const text = "x.dtype\nw.dtype\nnormal([2])\nconstant(1.5).dtype";
  expect(say(text, session)).toBe(say(text, plain));
});
