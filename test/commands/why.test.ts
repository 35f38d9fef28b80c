/** `why`, on programs whose gradients TensorFlow recorded as None, zero or not finite, and on values and errors. */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { reasons } from "../../src/core/reasons.ts";
import { newSession, say, sayJson } from "../conversation.ts";

interface Program {
  readonly cause: string;
  readonly code: string;
  readonly gradient: "none" | "zero" | "bad" | "some";
}
const { programs } = JSON.parse(readFileSync(new URL("../oracle/reasons.json", import.meta.url), "utf8")) as {
  programs: readonly Program[];
};

const kindOf = (text: string): string => {
  if (text === "None") return "none";
  if (/nan|inf/.test(text)) return "bad";
  return /[1-9]/.test(text) ? "some" : "zero";
};

describe.each(programs)("$code", ({ code, cause, gradient }) => {
  const printed = `${code}\nprint(g.numpy().tolist() if g is not None else g)`;
  test.each(["tensh", "python"] as const)("is in %s what it is in TensorFlow", (dialect) => {
    const program = dialect === "python" ? `import tensorflow as tf\n${printed}` : printed;
    const lines = say(program, newSession(undefined, dialect)).split("\n");
    expect(kindOf(lines.at(-1)!)).toBe(gradient);
  });
  test("and why says the reason", () => {
    const answer = sayJson(`${code}\nwhy`).at(-1)!;
    expect(answer).toMatchObject({ kind: "reason", about: "gradient" });
    expect((answer["findings"] as { cause: string }[]).map((f) => f.cause)).toContain(cause);
  });
});

const findings = (text: string): { name: string | null; found: string | null; cause: string; says: string }[] =>
  sayJson(text).at(-1)!["findings"] as never;

describe("values", () => {
  test("are followed to the first step that is not finite, across statements", () => {
    const found = findings("x = constant([1.0, 0.0])\ny = log(x)\nz = y * [1.0, 0.0]\nz + 1\nwhy");
    expect(found.map((f) => f.says)).toEqual(["the first step that is not finite is log(x): log(0.0) = -inf at [1]"]);
  });
  test("that took the place of what they were made of are understood as they were made", () => {
    expect(findings("x = constant([1.0, 0.0])\nx = x / 0\nwhy").map((f) => f.cause)).toEqual(["bad/step"]);
  });
  test("whose names changed since are not explained by the new ones", () => {
    const text = "x = constant([1.0, 0.0])\ny = log(x)\nx = constant([2.0, -1.0])\nwhy y";
    expect(findings(text).map((f) => f.cause)).toEqual(["value/unknown"]);
  });
  test("that are finite have nothing to explain", () => {
    expect(say("x = constant([1.0])\nwhy x")).toBe("x is finite, and no gradient was asked for by it");
  });
});

describe("what may be typed", () => {
  test.each([
    ["var c = 0.0\ngrad c ** 0.5 wrt c", "(c + 1e-12) ** 0.5 has a slope there"],
    ["var c = 0.0\ngrad tf.norm([c, c]) wrt c", "sqrt(sum(concat(c, c) ** 2) + 1e-12) has a slope there"],
    ["c = constant(0.0)\n(c + 1) / c", "(c + 1) / (c + 1e-7) stays finite"],
    ["c = constant(0.0)\nc ** -1", "(c + 1e-7) ** -1 stays finite"],
    ["c = constant(-1.0)\nc ** 0.5", "maximum(c, 0) ** 0.5: a fraction of a power needs a base that is not negative"],
    ["var c = -1.0\ngrad log(c) wrt c", "log(maximum(c, 1e-7)) stays finite"],
  ])("after %j holds as an expression", (text, help) => {
    expect(sayJson(`${text}\nwhy`).at(-1)!["help"]).toContain(help);
  });
  test("is nothing where a power is beyond the dtype also beside 0", () => {
    expect(sayJson("c = constant(0.0)\nc ** -9\nwhy").at(-1)).toMatchObject({ kind: "reason", help: [] });
  });
  test("has the sign of a base in brackets, since powers bind tighter", () => {
    expect(findings("constant(-1.0) ** 0.5\nwhy").map((f) => f.says)).toEqual([
      "the first step that is not finite is (-1) ** 0.5: (-1.0) ** 0.5 = nan",
    ]);
  });
});

describe("a line that cannot be read", () => {
  test.each([
    ["1 +", "1 +"],
    ["  3", "  3"],
    ["a = 1; b = 3 $ 4", "b = 3 $ 4"],
    ["x = [1,", "x = [1,"],
    ["if 1:\n  y = foo bar\n  z = 1", "y = foo bar"],
    ["x = [1,\n  2 $ 3]", "2 $ 3]"],
  ])("%j is asked about as it was typed", (text, of) => {
    expect(sayJson(`${text}\nwhy`).at(-1)).toMatchObject({ kind: "reason", about: "error", of });
  });
});

describe("what it leaves as it is", () => {
  test("names, random numbers and Variables", () => {
    const session = newSession();
    say("seed 1\nvar a = 2.0\nx = normal([2]) / 0.0\nwhy x\nwhy", session);
    const after = say("normal([2])\na", session);
    const other = newSession();
    say("seed 1\nvar a = 2.0\nx = normal([2]) / 0.0", other);
    expect(after).toBe(say("normal([2])\na", other));
  });
  test("the lines that made names", () => {
    const session = newSession();
    say("x = constant([1.0, 0.0])\ny = log(x)\nwhy\nwhy y", session);
    expect(session.madeAt.get("y")).toBe(2);
  });
});

describe("the newest question is answered", () => {
  test("an error before a fine value", () => {
    expect(findings("ones([2]) + ones([3])\nx = 1.0\nwhy")[0]!.cause).toBe("shape/broadcast");
  });
  test("a gradient after an error", () => {
    expect(findings("ones([2]) + ones([3])\nvar a = 0.0\ngrad a ** 2\nwhy")[0]!.cause).toBe("zero/bottom");
  });
  test("nothing at all", () => {
    expect(say("why")).toMatch(/^nothing went wrong so far/);
  });
});

describe("training", () => {
  test("a loss that was not finite from the start", () => {
    const causes = findings("var q = 1.0\nfit log(q - 1) epochs=2\nwhy").map((f) => f.cause);
    expect(causes).toEqual(["fit/diverged", "fit/diverged", "bad/step"]);
  });
  test("a Variable that the loss does not reach", () => {
    const found = findings("var a = 1.0; var b = 1.0\nfit (a - stop_gradient(b)) ** 2 epochs=1\nwhy");
    expect(found.at(-1)).toMatchObject({ name: "b", found: "None", cause: "none/stopped" });
  });
});

test("the fixes for a replaced Variable keep it one", () => {
  const session = newSession();
  const lost = "w = tf.Variable(1.0)\nwith tf.GradientTape() as t: y = w * w\ng = t.gradient(y, w)\nw = w - 0.1 * g";
  const answer = sayJson(`${lost}\nwith tf.GradientTape() as t: y = w * w\nh = t.gradient(y, w)\nwhy`).at(-1)!;
  const [fix] = answer["help"] as string[];
  expect(fix).toBe("w.assign_sub(0.1 * g)");
  say(lost.replace(/w = w - .*$/, fix!), session);
  expect(say("w.numpy()", session)).toContain("0.8");
  expect(session.scope.names.get("w")!.kind).toBe("variable");
});

test("every cause says its facts", () => {
  for (const [cause, { says }] of Object.entries(reasons)) expect(says, cause).toMatch(/\{\w+\}/);
});

describe("no gradient", () => {
  const tape = "var a = 1.0\nb = 2.0\nwith tf.GradientTape() as tape:\n    y = b * 2";
  test("is mentioned to who types, once", () => {
    const session = newSession();
    say(tape, session, { interactive: true });
    const said = say("g = tape.gradient(y, a)", session, { interactive: true });
    expect(said).toContain("warning[tape/none]: no gradient flows from `y` to `a`: it is None");
    expect(said).toContain("help: why");
    const reason = say("why", session);
    expect(reason).toContain("nothing of the target was recorded");
    expect(reason).not.toContain("tape/none");
    say(tape, session, { interactive: true });
    expect(say("tape.gradient(y, [a])", session, { interactive: true })).not.toContain("warning");
  });
  test("is not mentioned in scripts, nor where zeros are wanted", () => {
    expect(say(`${tape}\n\ng = tape.gradient(y, a)`)).not.toContain("warning");
    const zeros = 'tape.gradient(y, a, unconnected_gradients="zero")';
    expect(say(`${tape}\n\n${zeros}`, newSession(), { interactive: true })).not.toContain("warning");
  });
});

describe("a mixture of dtypes", () => {
  const mixed = "x = constant([1, 2])\nx * constant([1.5])";
  test("is mentioned to who types, once", () => {
    const session = newSession();
    expect(say(mixed, session, { interactive: true })).toContain("help: cast(x, float32)");
    expect(say(mixed, session, { interactive: true })).not.toContain("warning");
  });
  test("is not mentioned in scripts, nor for literals", () => {
    expect(say(mixed)).not.toContain("warning");
    expect(say("constant([1, 2]) * 1.5", newSession(), { interactive: true })).not.toContain("warning");
  });
});
