/** A file of the library is there whole or not at all, whatever becomes of the statement or preview that used it first. */
import { describe, expect, test } from "vitest";
import { outlook } from "../../src/session/outlook.ts";
import { preview } from "../../src/session/preview.ts";
import { runText } from "../../src/session/run.ts";
import type { Session } from "../../src/session/session.ts";
import { within } from "../../src/shell/broken.ts";
import { newSession } from "../conversation.ts";

/** Runs a text and gives the code of its error. */
const run = (session: Session, text: string): string | null =>
  runText(session, { name: "", text, line: session.nextLine }, () => {}).failed?.code ?? null;

const firstUses = [
  "m = tf.keras.Sequential([tf.keras.layers.Dense(2)])",
  "import random; random.seed(3); n = random.randint(1, 6)",
  "k = jax.nn.relu(ones([2]))",
];

test("works after previews that were broken off at any moment", () => {
  let broken = 0;
  for (const line of firstUses) {
    const session = newSession();
    for (const ms of [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]) {
      if (within(ms, () => outlook(session, line))) continue;
      session.recover();
      broken++;
    }
    expect(run(session, line)).toBeNull();
  }
  expect(broken).toBeGreaterThan(0);
});

describe.each(firstUses)("%s", (line) => {
  test("works after a preview, after it failed, and after it was undone", () => {
    const session = newSession();
    for (let end = 1; end <= line.length; end++) preview(session, line.slice(0, end));
    expect(run(session, `${line}; nothing_of_this_name`)).toBe("name/unknown");
    expect(run(session, line)).toBeNull();
    expect(run(session, "undo")).toBeNull();
    expect(run(session, line)).toBeNull();
  });
});

test("what one statement drew from a stream of the library is taken back with it, not the stream", () => {
  const session = newSession();
  expect(run(session, "import random; random.seed(3)")).toBeNull();
  const drawn = (): unknown => {
    expect(run(session, "n = random.randint(1, 1000000)")).toBeNull();
    const value = session.scope.names.get("n");
    expect(run(session, "undo")).toBeNull();
    return value;
  };
  expect(drawn()).toEqual(drawn());
});

test("previews and what was undone use up none of the names that layers and models get", () => {
  const session = newSession();
  const line = "n = tf.keras.Sequential([tf.keras.layers.Dense(2)]).name";
  preview(session, line);
  for (const text of [line, "undo", line]) expect(run(session, text)).toBeNull();
  expect(session.scope.names.get("n")).toMatchObject({ value: "sequential" });
});
