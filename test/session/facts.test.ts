/** Facts about a tensor are words as JSON too, and a figure of nothing is refused. */
import { expect, test } from "vitest";
import { plainJson } from "../../src/render/json.ts";
import { newSession, say } from "../conversation.ts";

test("facts of the names that a tensor's fields have are written as words", () => {
  expect(plainJson({ dtype: "float32", layout: "row after row", shape: "(2,)" } as never)).toBe(
    '{"dtype":"float32","layout":"row after row","shape":"(2,)"}',
  );
});

test.each(["plot ()", "hist ()", "scatter ()"])("%s names what is missing", (line) => {
  expect(say(line, newSession())).toContain("command/missing");
});
