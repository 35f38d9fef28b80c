/**
 * What the session says to mistakes, in the `.txt` files beside this one; RECORD=1 writes them anew, to be read before
 * they are kept. Every error code that a text can reach is among them, and what is offered as a way out is one.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { type Code, codes } from "../../src/core/catalogue.ts";
import type { Diagnostic } from "../../src/core/errors.ts";
import { StatementParser } from "../../src/lang/statements.ts";
import { vocabularyOf } from "../../src/session/preview.ts";
import type { Session } from "../../src/session/session.ts";
import { type Cell, cellsOf, sessionFor, textOfRun } from "./play.ts";

const folder = new URL("./", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".txt"));
const read = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const linesOf = (cell: Cell): string =>
  cell.input
    .split("\n")
    .map((line, i) => `${i === 0 ? ">" : "."} ${line}\n`)
    .join("");

/** A session in which the first `count` cells were run, and the line that comes next. */
function sessionBehind(cells: readonly Cell[], count: number): { session: Session; line: number } {
  const session = sessionFor();
  let line = 1;
  for (const { input } of cells.slice(0, count)) {
    textOfRun(session, input, line);
    line += input.split("\n").length;
  }
  return { session, line };
}

function played(name: string): { cells: Cell[]; said: string; diagnostics: Diagnostic[][] } {
  const cells = cellsOf(read(name));
  const session = sessionFor();
  let line = 1;
  let said = "";
  const diagnostics: Diagnostic[][] = [];
  for (const cell of cells) {
    const ran = textOfRun(session, cell.input, line);
    said += linesOf(cell) + ran.text;
    diagnostics.push(ran.diagnostics);
    line += cell.input.split("\n").length;
  }
  return { cells, said, diagnostics };
}

/** Codes that no text of a session leads to, and why. */
const elsewhere: Partial<Record<Code, string>> = {
  "syntax/encoding": "scripts are decoded before they are text",
  "internal/bug": "only our mistakes lead to it",
  "command/line": "test/cli/conduct.test.ts shows it",
  "io/rounded": "test/cli/ways-in.test.ts shows it",
  "test/differs": "test/commands/transcript.test.ts shows it",
  "test/nothing": "test/commands/transcript.test.ts shows it",
  "export/name": "test/export.test.ts shows it",
  "export/foreign": "test/export-programs.test.ts shows it",
  "plot/format": "test/cli/figures.test.ts shows it",
  "set/file": "only the settings file leads to it",
  "dtype/mixed": "test/commands/why.test.ts shows it",
  "tape/none": "test/commands/why.test.ts shows it",
  "shape/crossed": "test/session/crossed.test.ts shows it",
  "grad/missing": "every operation has its gradient",
};

test("every code that can be reached is shown", () => {
  const seen = new Set(
    names.flatMap((name) =>
      played(name)
        .diagnostics.flat()
        .map((d) => d.code),
    ),
  );
  expect(codes.filter((code) => !seen.has(code)).sort()).toEqual(Object.keys(elsewhere).sort());
});

describe.each(names)("%s", (name) => {
  test("says what it said", () => {
    const { said } = played(name);
    if (process.env["RECORD"]) writeFileSync(new URL(name, folder), said);
    expect(said).toBe(read(name));
  });

  test("marks lie inside of the text", () => {
    for (const d of played(name).diagnostics.flat()) {
      for (const { span } of d.labels) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        if (d.source) expect(span.end).toBeLessThanOrEqual(d.source.text.length);
      }
    }
  });

  const { cells, diagnostics } = played(name);
  const offers = diagnostics.flatMap((list, i) => list.flatMap((d) => d.help.map((help) => ({ i, d, help }))));

  const fixes = offers.flatMap(({ i, help }) => {
    const code = help.replace(/ {2}→ .*$/, "");
    return isCode(cells, i, code) ? [[i, code, help] as const] : [];
  });
  test.each(fixes)("line %i: `%s` works", (i, code, help) => {
    const { session, line } = sessionBehind(cells, i);
    const { text, failed } = textOfRun(session, code, line);
    expect(failed).toBe(null);
    const [, shape] = / {2}→ (.*)$/.exec(help) ?? [];
    if (shape) expect(text).toContain(shape);
  });

  const words = offers.flatMap(({ i, d, help }) => {
    const near = [...help.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
    return help.startsWith("did you mean") ? near.map((word) => [i, word, d] as const) : [];
  });
  test.each(words)("line %i: `%s` is known", (i, word, d) => {
    const { session, line } = sessionBehind(cells, i);
    const { input } = cells[i]!;
    const { span } = d.labels[0]!;
    const { text } = textOfRun(session, replaced(input, span, word, d), line);
    expect(text).not.toContain(d.message);
  });
});

/** The help is a statement of the language, not a sentence about it: it begins as what was typed does, or is `var …`. */
function isCode(cells: readonly Cell[], i: number, help: string): boolean {
  const { session } = sessionBehind(cells, i);
  const parser = new StatementParser(help, vocabularyOf(session));
  const first = parser.next();
  if (!first || first.kind === "bad" || parser.next()) return false;
  // Sentences that a command could be, and forms in which x stands for a name of the user's.
  if (first.kind === "command" && (first.name === "help" || / wrt x$/.test(help))) return false;
  const typed = /^\w*/.exec(cells[i]!.input)![0];
  return (
    /^var \w+ = \S+$/.test(help) || (first.kind === "command" && first.name === typed) || near(help, cells[i]!.input)
  );
}
/** Texts that share most of their characters from the beginning and the end. */
function near(a: string, b: string): boolean {
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  let to = 0;
  while (to < b.length - from && to < a.length - from && a.at(-1 - to) === b.at(-1 - to)) to++;
  return from + to >= b.length / 2;
}

/** The mistyped word under a mark, replaced: a value of `key=value` stands for its key. */
function replaced(input: string, span: { start: number; end: number }, word: string, d: Diagnostic): string {
  if (d.code === "call/keyword" || d.code === "command/option") {
    const wrong = /`([^`]+)`$/.exec(d.message)![1]!;
    return input.replace(new RegExp(`\\b${wrong}\\b`), word);
  }
  return input.slice(0, span.start) + word + input.slice(span.end);
}
