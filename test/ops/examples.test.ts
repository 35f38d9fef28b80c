// Every example of the tables runs, and shows what it says.
import { describe, expect, test } from "vitest";
import { allCommands } from "../../src/commands/index.ts";
import { tours } from "../../src/commands/tours.ts";
import { builtins } from "../../src/lang/builtins.ts";
import { allOperations } from "../../src/ops/index.ts";
import { Files, newSession, sayValues } from "../conversation.ts";

const operations = [...allOperations()];
const endOf = (shown: string, length: number): string => (length === 0 ? "" : shown.slice(-length));

describe("operations", () => {
  test.each(operations.map((op) => [op.name, op] as const))("%s has examples", (_, op) => {
    expect(op.examples.length).toBeGreaterThan(0);
  });
  test.each(operations.flatMap((op) => op.examples.map((e) => [e.code, e.shows] as const)))("%s", (code, shows) => {
    expect(sayValues(code)).toBe(shows);
  });
});

describe("functions", () => {
  test.each([...builtins().values()].flatMap((b) => b.examples.map((e) => [e.code, e.shows] as const)))(
    "%s",
    (code, shows) => {
      expect(sayValues(code)).toBe(shows);
    },
  );
});

describe("commands", () => {
  test.each(allCommands().flatMap((c) => c.examples.map((e) => [e.code, e.shows] as const)))("%s", (code, shows) => {
    const files = new Files();
    files.put("data.csv", "x,y\n1,2\n3,4\n");
    files.put("iris.csv", "length,species\n5.1,setosa\n7.0,versicolor\n");
    files.put("my file.csv", "1;2\n3;4\n");
    files.put("examples/indexing.tsh", "vec = [1, 2]\n");
    files.put("README.md", "```tensh\n> 1 + 1\n2\n```\n");
    const session = newSession(files);
    const setUp = code.startsWith("save ") ? "x = [1, 2]; w = [3.0]; b = [4.0]\n" : "";
    const shown = sayValues(setUp + code, session);
    expect(shown).not.toMatch(/^error\[/m);
    expect(endOf(shown, shows.length)).toBe(shows);
  });
});

describe("tours", () => {
  test.each(tours.map((t) => [t.name, t.lines] as const))("%s runs without an error", (_, lines) => {
    expect(sayValues(lines.join("\n"))).not.toMatch(/error\[/);
  });
});
