/** What help and docs show of each error: the text that leads to it does, and says just that. */
import { expect, test } from "vitest";
import { mistakes } from "../../src/commands/mistakes.ts";
import { type Code, codes } from "../../src/core/catalogue.ts";
import type { Span } from "../../src/core/errors.ts";
import { StatementParser } from "../../src/lang/statements.ts";
import { fixesOf, typedSpan } from "../../src/session/fixes.ts";
import { vocabularyOf } from "../../src/session/preview.ts";
import type { Session } from "../../src/session/session.ts";
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
  "export/foreign": "it takes a Python file",
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

/** Where the last statement stands, which fails. */
function lastOf(text: string, session: Session): Span {
  const parser = new StatementParser(text, vocabularyOf(session));
  let last: Span = { start: 0, end: text.length };
  for (let s = parser.next(); s; s = parser.next()) last = typedSpan(s, text);
  return last;
}
/** Statements of which each is tried as a mistake, besides the examples. */
const more = [
  "x = load 'a table.csv'; x",
  "eye(3) ones([2])",
  "x = stats [1, 2]",
  "y = reshape [1, 2, 3, 4] 2,2; y",
  "stats points.csv",
  "sum points.csv",
  "sum [1, 2]",
  "[[1, 2], [3, 4]] @ [[1, 2, 3]]",
  "ones([3, 2]) + ones([3])",
  "reshape(range(6), [4, 2])",
  "[1, 2, 3][5]",
  "x = 3\nx.shap",
  "torch.tensor([1.]).unsqueeze(1)",
  "soft([1., 2.])",
  "meen([1, 2])",
  "resh x 2,3",
  "5 − 3 × 2",
  "m = ones([2, 2]); m[0; 1]",
  "grad [1., 2.]**2 at [1., 2.]",
];
test.each([...Object.values(mistakes).map((m) => m.code), ...more])("what is offered for %s goes through", (text) => {
  const session = sessionFor();
  for (const name of ["a table.csv", "points.csv"])
    session.outside.writeBytes(name, new TextEncoder().encode("a,b\n1,2\n"));
  const { diagnostics } = textOfRun(session, text, 1);
  const { start, end } = lastOf(text, session);
  for (const diagnostic of diagnostics) {
    for (const fix of fixesOf(diagnostic, text.slice(start, end), start, session)) {
      const followed = textOfRun(session, fix.text, 1);
      expect(
        followed.diagnostics.filter((d) => d.severity === "error").map((d) => d.message),
        fix.text,
      ).toEqual([]);
    }
  }
});

test.each(codes)("help %s shows no places to fill", (code) => {
  expect(say(`help ${code}`)).not.toMatch(/\{\w+\}/);
});
