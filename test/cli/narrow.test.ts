// Answers in a narrow terminal: no line is wider than it.
import { expect, test } from "vitest";
import { Printer } from "../../src/cli/printer.ts";
import { widthOf } from "../../src/render/width.ts";
import { runText } from "../../src/session/run.ts";
import { newSession } from "../conversation.ts";

/** What is shown of a line where the terminal has that many columns. */
function shown(line: string, columns: number | undefined): string[] {
  let said = "";
  const out = {
    write: (text: string) => {
      said += text;
    },
    flush: () => {},
  };
  const options = {
    json: false,
    outLevel: 0,
    errLevel: 0,
    debug: false,
    seen: () => true,
    watched: () => false,
  } as const;
  const printer = new Printer(out, out, { ...options, columns: () => columns }, {} as never);
  const session = newSession();
  runText(session, { name: "", text: line, line: 1 }, (event) => printer.emit(event, session), {});
  return said.trimEnd().split("\n");
}

test.each([
  "arange(20) / 7",
  "plot [1, 2, 3, 2, 1]",
  "help slice",
  "range(24).reshape(2, 12) * 1000",
  "x = ones([2, 3])\nx @ x",
])("%s", (line) => {
  for (const columns of [26, 40, 60]) {
    const tooLong = shown(line, columns).filter((l) => widthOf(l) > columns && !/^ {2}(?:>|tf\.)/.test(l));
    expect(tooLong, `${columns} columns`).toEqual([]);
  }
});
test("elsewhere values are as wide as the setting says", () => {
  expect(Math.max(...shown("arange(40) / 7", undefined).map(widthOf))).toBeGreaterThan(60);
  expect(shown("arange(40) / 7", 200)).toEqual(shown("arange(40) / 7", undefined));
});
