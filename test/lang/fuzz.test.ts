/**
 * Texts that nobody would write: the parser reads each to its end, says its own diagnostics and throws nothing, and all
 * that it marks lies inside of the text.
 */
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { commandSet } from "../../src/commands/dispatch.ts";
import { StatementParser, type Vocabulary } from "../../src/lang/statements.ts";
import type { Statement } from "../../src/lang/syntax.ts";
import { randomFrom } from "./chance.ts";

const vocabulary: Vocabulary = {
  isCommand: commandSet.isCommand,
  pathsOf: commandSet.pathsOf,
  isValue: (name) => name === "x" || name === "grad",
  isCallable: (name) => name === "reshape" || name === "f",
};
const plain: Vocabulary = {
  isCommand: () => false,
  pathsOf: () => "none",
  isValue: () => false,
  isCallable: () => false,
};

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), "utf8");
const scripts = [
  ...["containers", "functions", "numbers", "printing", "strings"].flatMap((name) =>
    read(`../oracle/lang/${name}.py`).split("# %%\n").slice(1),
  ),
  ...read("../golden/first-hour.tsh").split("\n\n"),
];

/** Every span in a tree; trees can be deeper than the stack. */
function spansIn(tree: unknown): { start: number; end: number }[] {
  const spans: { start: number; end: number }[] = [];
  const open = [tree];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (typeof node !== "object" || node === null) continue;
    const { span } = node as { span?: { start: number; end: number } };
    if (span) spans.push(span);
    for (const value of Object.values(node)) if (typeof value === "object" && value !== null) open.push(value);
  }
  return spans;
}

function check(text: string, words: Vocabulary): Statement[] {
  const parser = new StatementParser(text, words);
  const found: Statement[] = [];
  let before = -1;
  for (let s = parser.next(); s; s = parser.next()) {
    found.push(s);
    // Each statement takes at least one character, so that every text ends.
    if (parser.position <= before) throw new Error(`no progress at ${parser.position} of ${JSON.stringify(text)}`);
    before = parser.position;
    for (const { start, end } of spansIn(s)) {
      if (!(start >= 0 && start <= end && end <= text.length))
        throw new Error(`${start}–${end} lies outside of ${JSON.stringify(text)}`);
    }
    if (s.kind === "bad" && s.diagnostic.code === "internal/bug") throw new Error(`our bug in ${JSON.stringify(text)}`);
  }
  return found;
}

const pieces =
  "x y f grad tensor reshape slice 1 2.5 0x 1e 'a' \"b\" f'{x}' f'{ ''' ( ) [ ] { } , : ; . .. ... = == := += ** // << -> - + ~ ! ? @ # \\ \n \n  \n \t if else elif for in while def return lambda not and or is None True import from as with del global pass break assert try class yield é 한 😀 \u0000 \u00a0 \r\n $ ` _ _3 *".split(
    " ",
  );

describe("the parser", () => {
  test("reads any soup of tokens", () => {
    const random = randomFrom(1);
    for (let i = 0; i < 20000; i++) {
      const count = 1 + random.below(25);
      const glue = random.below(3) === 0 ? "" : " ";
      const text = Array.from({ length: count }, () => random.pick(pieces)).join(glue);
      check(text, i % 2 === 0 ? vocabulary : plain);
    }
  });

  test("reads scripts that were cut off anywhere", () => {
    const random = randomFrom(2);
    for (const script of scripts) {
      for (let i = 0; i < 25; i++) {
        check(script.slice(0, random.below(script.length + 1)), vocabulary);
        check(script.slice(random.below(script.length + 1)), plain);
      }
    }
  });

  test("reads scripts with characters changed, lost, doubled and moved", () => {
    const random = randomFrom(3);
    const characters = "()[]{}'\"\n\t ,:;.=+-*/@%&|^~<>!?#\\0123456789abefrnx_é\u0000";
    for (const script of scripts) {
      for (let i = 0; i < 25; i++) {
        let text = script;
        for (let n = 1 + random.below(4); n > 0; n--) {
          const at = random.below(text.length);
          const to = at + random.below(6);
          const put = [random.pick([...characters]), "", text.slice(at, to).repeat(2), text.slice(to, to + 5)];
          text = text.slice(0, at) + random.pick(put) + text.slice(random.below(2) === 0 ? at : to);
        }
        check(text, i % 2 === 0 ? vocabulary : plain);
      }
    }
  });

  test.each(["(", "[", "{", "-", "not ", "lambda: ", "f(", "x[", "1 if ", "{1:", "f'{", "x**", "(*"])(
    "refuses to nest `%s` without end",
    (opening) => {
      const [first] = check(opening.repeat(50000), plain);
      expect(first!.kind).toBe("bad");
    },
  );

  test.each([
    ["a chain of operators", `x = ${"1 + ".repeat(50000)}1`],
    ["a long list", `x = [${"1, ".repeat(50000)}]`],
    ["many attributes", `x${".y".repeat(900)}`],
    ["many statements on a line", "x = 1; ".repeat(50000)],
    ["a long string", `x = '${"a".repeat(1_000_000)}'`],
    ["comparisons", `x = ${"1 < ".repeat(50000)}2`],
    ["many lines", "x = 1\n".repeat(50000)],
    ["blank lines", `${"\n".repeat(500_000)}x`],
    ["comments", "# nothing\n".repeat(50000)],
  ])("takes %s", (_, text) => {
    const statements = check(text, plain);
    expect(statements.every((s) => s.kind !== "bad")).toBe(true);
  });
});
