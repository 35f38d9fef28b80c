// Bodies of the library's functions are read when they are first needed: what is read then is what would have been read
// at once.
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { StatementParser } from "../../src/lang/statements.ts";
import type { Statement } from "../../src/lang/syntax.ts";

const folder = new URL("../../src/lang/library/", import.meta.url);
const vocabulary = { isCommand: () => false, pathsOf: () => "none", isValue: () => false, isCallable: () => false };

function statementsIn(text: string, later: boolean): readonly Statement[] {
  const parser = new StatementParser(text, vocabulary as never, later);
  const read: Statement[] = [];
  for (let s = parser.next(); s; s = parser.next()) read.push(s);
  return read;
}

/** As JSON, bodies read and where definitions and classes end left out: behind one read later stand its blank lines. */
const written = (statements: readonly Statement[]): string =>
  JSON.stringify(statements, (_, value: unknown) => {
    if (typeof value === "bigint") return `${value}n`;
    if (!isDefinition(value)) return value;
    const { name, decorators, body, doc, span } = value;
    const own = value.kind === "def" ? [value.params, value.returns, value.yields] : [value.bases];
    return [value.kind, name, own, decorators, body, doc, span.start];
  });
const isDefinition = (value: unknown): value is Extract<Statement, { kind: "def" | "class" }> =>
  typeof value === "object" && value !== null && "kind" in value && (value.kind === "def" || value.kind === "class");

test.each(readdirSync(folder).filter((name) => name.endsWith(".py")))("%s", (name) => {
  const text = readFileSync(new URL(name, folder), "utf8");
  const [now, later] = [statementsIn(text, false), statementsIn(text, true)];
  expect(now.filter((s) => s.kind === "bad")).toEqual([]);
  expect(written(later)).toBe(written(now));
});

test("a body waits until somebody asks for it", () => {
  const [def] = statementsIn("def f(x):\n    return x +\n\ny = 1\n", true);
  expect(def!.kind).toBe("def");
  expect(() => (def as { body: unknown }).body).toThrow();
});
