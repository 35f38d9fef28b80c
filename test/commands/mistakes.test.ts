/** What help and docs show of each error: the text that leads to it does, and says just that. */
import { expect, test } from "vitest";
import { mistakes } from "../../src/commands/mistakes.ts";
import { type Code, codes } from "../../src/core/catalogue.ts";
import { say } from "../conversation.ts";
import { sessionFor, textOfRun } from "../transcripts/play.ts";

/** Codes without an example, and why. */
const without: Partial<Record<Code, string>> = {
  "syntax/depth": "two hundred brackets are no example",
  "syntax/encoding": "scripts are decoded before they are text",
  "set/file": "only the settings file leads to it",
  "dtype/mixed": "it is said to who types",
  "tape/none": "it is said to who types",
  "shape/crossed": "it is said to who types",
  "grad/missing": "every operation has its gradient",
  "test/differs": "it takes a document",
  "test/nothing": "it takes a document",
  "run/nested": "it takes a script",
  "internal/bug": "only our mistakes lead to it",
  "command/line": "it takes a command line",
  "io/rounded": "it takes what another program printed",
};

test("every code has an example, or a reason", () => {
  expect(codes.filter((code) => !mistakes[code])).toEqual(codes.filter((code) => without[code]));
});

test.each(Object.entries(mistakes))("%s", (code, { code: text, says }) => {
  const { diagnostics } = textOfRun(sessionFor(), text, 1);
  // A warning may come before it.
  expect(diagnostics.map((d) => [d.code, d.message])).toContainEqual([code, says]);
});

test.each(codes)("help %s shows no places to fill", (code) => {
  expect(say(`help ${code}`)).not.toMatch(/\{\w+\}/);
});
