// The tutorial: every step is done by its own line, and by other lines of the same value; wrong ones are told so.
import { describe, expect, test } from "vitest";
import { lessons } from "../../src/commands/lessons.ts";
import { newSession, say, sayJson } from "../conversation.ts";

const right = /✓ right/;

test("each line does its step, up to the end", () => {
  const session = newSession();
  say("tutorial", session);
  for (const [i, { line }] of lessons.entries()) {
    const said = say(line, session, {}, i + 2);
    expect(said, line).toMatch(right);
    const next = lessons[i + 1];
    expect(said).toContain(next ? `${i + 2}/${lessons.length}  ${next.title}` : "That was the last step");
  }
  // It is over: lines are lines again.
  expect(say("1 + 1", session, {}, 99)).toBe("2");
});

test("its words stand for themselves, in Korean too, as long as it goes on and no name has them", () => {
  const session = newSession();
  say("hint = 5", session);
  say("tutorial", session, {}, 2);
  expect(say("hint", session, {}, 3)).toMatch(/^5/);
  say("del hint", session, {}, 4);
  expect(say("hint", session, {}, 5)).toBe(lessons[0]!.hint);
  expect(say("힌트  # once more", session, {}, 6)).toContain(lessons[0]!.line);
  expect(say("next", session, {}, 7)).toContain(lessons[1]!.title);
  expect(say("이전", session, {}, 8)).toContain(lessons[0]!.title);
  expect(say("목록", session, {}, 9)).toContain(`tutorial ${lessons.length}`);
  expect(say("tutorial 다음", session, {}, 10)).toContain(lessons[1]!.title);
  say("그만", session, {}, 11);
  expect(say("hint", session, {}, 12)).toMatch(/nothing is called `hint`[\s\S]*a word of `tutorial`: begin that first/);
  expect(say("next", session, {}, 13)).not.toContain("tutorial");
});

test("it begins with its words, once", () => {
  const session = newSession();
  expect(say("tutorial", session)).toMatch(/^Type the line [\s\S]*\n→ Make a tensor s/);
  expect(say("tutorial", session, {}, 2)).toMatch(/^1\//);
});

describe("other lines of the same value", () => {
  const at = (title: string): number => lessons.findIndex((l) => l.title === title) + 1;
  const ready = (title: string) => {
    const session = newSession();
    for (const [i, { line }] of lessons.slice(0, at(title) - 1).entries()) say(line, session, {}, i + 1);
    say(`tutorial ${at(title)}`, session, {}, 50);
    return session;
  };
  test.each([
    ["A scalar", "s = tf.constant(3 + 4)"],
    ["Its shape", "shape(s)"],
    ["From the end", "vec[len(vec) - 1]"],
    ["A slice", "slice vec 0:3"],
    ["Backwards", "reverse(vec, 0)"],
    ["Some columns", "concat([mat[:, :1], mat[:, 2:]], 1)"],
    ["Something to reshape", "x = tf.range(24)"],
    ["What -1 means", "tf.reshape(x, [6, 4])"],
    ["A Variable", "w = tf.Variable([[0, 1, 2], [3, 4, 5]])"],
    ["Assign", "w.assign([[1, 1, 1], [2, 2, 2]])"],
    ["A Variable as a tensor", "c = tf.convert_to_tensor(w)"],
    ["The matrix product", "tf.matmul(w, v, transpose_b=True)"],
    ["A gradient", "2 * p"],
    ["The loss", "mse(Y, a*X + b)"],
    ["Training", "fit mean((a*X + b - Y)**2) epochs=300 lr=0.1"],
  ])("%s: %s", (title, line) => {
    expect(say(line, ready(title), {}, 60)).toMatch(right);
  });
  test("a tape prepares the line that shows the gradients", () => {
    const session = ready("Which way is down");
    expect(say("with tf.GradientTape() as tape: loss = mse(Y, a*X + b)", session, {}, 60)).toBe("");
    expect(say("tape.gradient(loss, [a, b])", session, {}, 61)).toMatch(right);
  });
  test.each([
    ["A scalar", "tensor s = 8", "the values are others"],
    // The next step asks for its shape.
    ["A scalar", "s = 7", "s is a number, which has no shape"],
    ["A vector", "vec = [10, 20]", "the shape is (2,), wanted is (5,)"],
    ["A Variable", "tensor w = [[0, 1, 2], [3, 4, 5]]", "w has to be a Variable"],
    ["Assign", "w = [[1, 1, 1], [2, 2, 2]]", "w has to be a Variable"],
    ["A slice", "vec[:2]", "the shape is (2,), wanted is (3,)"],
    ["Which way is down", "mean((a*X + b - Y)**2)", "wanted is the gradient by a, b"],
    ["Which way is down", "grad mean((a*X + b - Y)**2) wrt a", "wanted is the gradient by a, b"],
    ["A gradient", "p**2", "wanted is the gradient by p"],
  ])("%s: %s is told what is different", (title, line, told) => {
    const said = say(line, ready(title), {}, 60);
    expect(said).not.toMatch(right);
    expect(said).toContain(told);
  });
  test.each(["A scalar", "Its shape"])("%s: a setting is no answer to it", (title) => {
    expect(say("set digits 4", ready(title), {}, 60)).toBe("digits  4");
  });
});

test("other things may be tried meanwhile: it says once how to go on, and is silent then", () => {
  const session = newSession();
  say(
    lessons
      .slice(0, 2)
      .map((l) => l.line)
      .join("\n"),
    session,
  );
  say("tutorial 3", session, {}, 3);
  expect(say("1 + 1", session, {}, 4)).toBe("2\ntry what you like: step 3 waits; tutorial says it again, hint helps");
  expect(say("a = ones([2, 2])\na @ a\ns * 2", session, {}, 5)).not.toMatch(/try what|not yet/);
  expect(say("tensor v = [10, 20, 30, 40, 50]", session, {}, 9)).toContain("not yet: nothing is called vec");
  expect(say("tensor vec = [10, 20]", session, {}, 10)).toContain("not yet: the shape is (2,)");
  expect(say("tensor vec = [30, 40]", session, {}, 10)).toContain("not yet: the shape is (2,)");
  expect(say(lessons[2]!.line, session, {}, 11)).toMatch(right);
});

test("undo takes a step back with the line that did it", () => {
  const session = newSession();
  say("tutorial", session);
  expect(say("tensor s = 7", session, {}, 2)).toMatch(right);
  say("undo", session, {}, 3);
  expect(say("tutorial", session, {}, 4)).toContain(`1/${lessons.length}`);
  expect(say("tensor s = 7", session, {}, 5)).toMatch(right);
});

test("hints first in words, then as a line; both leave names alone", () => {
  const session = newSession();
  say("x = 5\ntutorial", session);
  expect(say("tutorial hint", session, {}, 3)).toBe(lessons[0]!.hint);
  expect(say("tutorial hint", session, {}, 4)).toContain(lessons[0]!.line);
  expect(say("x", session, {}, 5)).toContain("5");
  expect(session.scope.names.size).toBe(1);
});

test("a step that needs earlier ones says what to type first, and that is no wrong answer", () => {
  const session = newSession();
  const said = say(`tutorial ${lessons.length}`, session);
  const needed = [...said.matchAll(/^ {2}> (.*)$/gm)].map((m) => m[1]!);
  expect(needed.length).toBeGreaterThan(1);
  for (const [i, line] of needed.entries()) expect(say(line, session, {}, i + 2)).not.toContain("not yet");
  expect(say(lessons.at(-1)!.line, session, {}, 9)).toMatch(right);
});

test("what an earlier step made and a later one changed is no wrong answer either", () => {
  const session = newSession();
  const said = say("tutorial 23", session);
  const needed = [...said.matchAll(/^ {2}> (.*)$/gm)].map((m) => m[1]!);
  expect(needed).toEqual(lessons.slice(20, 22).map((l) => l.line));
  for (const [i, line] of needed.entries()) expect(say(line, session, {}, i + 2)).not.toContain("not yet");
});

test("words that it does not know get a suggestion; quit ends it", () => {
  const session = newSession();
  expect(say("tutorial nxt", session)).toContain("did you mean `next`?");
  say("tutorial", session);
  say("tutorial quit", session, {}, 2);
  expect(say("tensor s = 7", session, {}, 3)).not.toMatch(right);
});

test("programs read its steps as data", () => {
  const [first, step] = sayJson("tutorial");
  expect(first).toMatchObject({
    kind: "text",
    data: [{ kind: "text", text: expect.stringContaining("Type the line") }],
  });
  expect(step).toMatchObject({ kind: "text", text: "tutorial", data: expect.any(Array) });
});
