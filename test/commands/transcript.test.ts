/** Documents as tests: which of their lines are run, and what counts as the same answer. */
import { describe, expect, test } from "vitest";
import { cellsOf, compare } from "../../src/commands/transcript.ts";
import { tensh } from "../cli/run.ts";
import { Files, newSession, say, sayJson } from "../conversation.ts";

const tolerance = { relative: 1e-4, absolute: 1e-6 };
const same = (shown: string, now: string): boolean => compare(shown.split("\n"), `${now}\n`, tolerance) === null;

describe("what is compared", () => {
  test.each([
    ["1.1415", "1.14151"],
    ["[1.0  2.5]", "[1.00001 2.5]"],
    ["0.0000", "0.0000004"],
    ["a  b", "a   b"],
    ["-1e-3", "-0.001"],
    ["[[1. 2.]\n [3. 4.]]", "[[1. 2.]\n [3. 4.]]"],
    ["first\n…\nlast", "first\n2\n3\nlast"],
    ["first\n  ...\nlast", "first\nlast"],
    ["…", "anything\nat all"],
  ])("%j is the same as %j", (shown, now) => {
    expect(same(shown, now)).toBe(true);
  });
  test.each([
    ["1.1415", "1.15"],
    ["3", "4"],
    ["100000", "100001"],
    ["(2, 3) float32", "(2, 3) float64"],
    ["1.5", "x"],
    ["1.5", "-1.5"],
    ["a", "a\nb"],
    ["a\nb", "a"],
    ["first\n…\nlast", "first\n2"],
    ["nan", "1.0"],
    ["", "a"],
  ])("%j is not %j", (shown, now) => {
    expect(same(shown, now)).toBe(false);
  });
  test("differences stand where they are", () => {
    expect(compare(["a", "b", "c"], "a\nx\nc\nd\n", tolerance)).toEqual([
      { in: "both", text: "a" },
      { in: "document", text: "b" },
      { in: "now", text: "x" },
      { in: "both", text: "c" },
      { in: "now", text: "d" },
    ]);
  });
});

test("which lines are run", () => {
  const document =
    "# Title\n> a quote\n\n```sh\nnpm ci\n```\ntext\n```\n> x = [1, 2]\n> for v in x:\n.     print(v)\n1\n2\n\n```\n~~~\n>>> 1 + 1\n2\n~~~\n";
  expect(cellsOf(document)).toEqual([
    { input: "x = [1, 2]", output: [], line: 9 },
    { input: "for v in x:\n    print(v)", output: ["1", "2"], line: 10 },
    { input: "1 + 1", output: ["2"], line: 17 },
  ]);
  expect(cellsOf("> 1\n1\n")).toEqual([{ input: "1", output: ["1"], line: 1 }]);
});

describe("test FILE", () => {
  const files = new Files();
  const run = (text: string, more = ""): string => {
    files.put("notes.md", text);
    return say(`test notes.md ${more}`, newSession(files));
  };
  test("says when all is well, also with the shell's lines for assignments", () => {
    expect(run("```\n> x = [1.0, 2.0]\n> x * 2\n[2. 4.]\n```\n", "")).toContain("differ");
    expect(
      run("```\n> tensor x = [1.0, 2.0]\nx  tensor (2,) float32\n[1. 2.]\n> sum(x)\ntensor () float32  3.0\n```\n"),
    ).toBe("notes.md: 2 lines say what the document shows");
    expect(run("> y = 5\n> y\n5\n")).toBe("notes.md: 2 lines say what the document shows");
    expect(run("> y = 5\ny  5\n> y\n5\n")).toBe("notes.md: 2 lines say what the document shows");
  });
  test("shows what differs", () => {
    expect(run("> 1 + 1\n3\n> 2\n2\n")).toBe(
      "notes.md, line 1\n  > 1 + 1\n  - 3\n  + 2\nerror[test/differs]: 1 of the 2 lines in notes.md say something else now\n  test notes.md \n  ▔▔▔▔▔▔▔▔▔▔▔▔▔",
    );
    expect(run("> tensor [0.5]\ntensor (1,) float32\n[0.49]\n", "rtol=0.1")).toContain("1 line says");
    expect(run("> x = 1/0\nerror[limit/memory]\n")).toContain("+ error[");
  });
  test("errors are part of what is said", () => {
    expect(run("> nothing\nerror[name/unknown]: nothing is called `nothing`\n  nothing\n  ▔▔▔▔▔▔▔\n")).toContain(
      "1 line says",
    );
  });
  test("leaves the session alone, and needs a transcript", () => {
    files.put("a.md", "> x = 1\n");
    files.put("b.md", "no lines\n");
    const session = newSession(files);
    say("test a.md", session);
    expect(sayJson("x\ntest b.md", session)).toMatchObject([{ code: "name/unknown" }, { code: "test/nothing" }]);
  });
  test("exit codes; the README says the truth", () => {
    expect(tensh(["test", "README.md"])).toMatchObject({ code: 0, err: "" });
    expect(tensh(["test", "docs/errors.md"]).code).toBe(1);
  });
});
