/** What is read of a command line without the full program is what the full program reads. */
import { describe, expect, test } from "vitest";
import { readPlainly, withoutScriptWords } from "../../src/cli/command-line.ts";
import { program } from "../../src/cli/program.ts";
import { allCommands } from "../../src/commands/index.ts";
import { isCommand } from "../../src/commands/names.ts";

const streams = { isFile: (path: string): boolean => path === "data", isTerminal: (fd: number): boolean => fd === 0 };
const quiet = { out: () => {}, err: () => {}, say: (text: string) => text };
const inFull = (argv: readonly string[]): unknown =>
  program(argv, { ...streams, ...quiet, version: "0", commands: allCommands() });

describe("plain lines", () => {
  test.each([
    [["--json", "sum([1, 2, 3])"]],
    [["sum([1])", "--json"]],
    [["--values", "--keep-going", "1", "+", "2"]],
    [["-c", "a = 1", "--code", "a + 1", "a"]],
    [["--let", "a=1", "--let", "b=a*2", "--var", "w=0.5", "--data", "d=data", "a + b"]],
    [["--color", "always", "--lang", "ko", "x"]],
    [["--color", "never", "--color", "always", "x"]],
    [["--session", "kept", "one.tsh", "two.py", "data"]],
    [["--no-config", "-q"]],
    [["--json"]],
    [["-i", "script.tsh", "--quiet"]],
    [["--json", ""]],
  ])("%j", (argv) => {
    expect(readPlainly(argv, streams, isCommand)).toEqual(inFull(argv));
  });
});

describe("words of a Python script", () => {
  test.each([
    [["train.py"], ["train.py"], []],
    [["train.py", "--epochs", "5", "--json"], ["train.py"], ["--epochs", "5", "--json"]],
    [
      ["--json", "train.py", "--color", "never", "data", "--lr=1"],
      ["--json", "train.py", "--color", "never"],
      ["data", "--lr=1"],
    ],
    [["train.py", "--help"], ["train.py"], ["--help"]],
    [["run", "train.py", "-v"], ["run", "train.py"], ["-v"]],
    [["one.py", "two.py", "three.tsh"], ["one.py", "two.py", "three.tsh"], []],
    [["train.py", "--", "--json"], ["train.py"], ["--json"]],
    [["--lang=ko", "train.py", "x"], ["--lang=ko", "train.py"], ["x"]],
    [["-c", "a.py", "b"], ["-c", "a.py", "b"], []],
    [["script.tsh", "--epochs"], ["script.tsh", "--epochs"], []],
    [[], [], []],
  ])("%j", (argv, own, words) => {
    expect(withoutScriptWords(argv)).toEqual({ own, words });
  });
});

test.each([
  [["--help"]],
  [["-V"]],
  [["--jsn", "1"]],
  [["--color", "red", "1"]],
  [["--color"]],
  [["--color=never", "1"]],
  [["--json", "fit", "x"]],
  [["--let", "--json", "1"]],
  [["--json", "--", "-1"]],
  [["-c", "-1"]],
  [["-qc", "1"]],
  [["-i", "script.tsh", "-c", "1"]],
])("left to the full program: %j", (argv) => {
  expect(readPlainly(argv, streams, isCommand)).toBeNull();
});

test("help shows examples before options, in lines of 80 characters", () => {
  let shown = "";
  const out = (text: string): void => {
    shown += text;
  };
  program(["--help"], { ...streams, ...quiet, out, version: "0", commands: allCommands() });
  expect(shown.indexOf("Examples:")).toBeGreaterThan(0);
  expect(shown.indexOf("Examples:")).toBeLessThan(shown.indexOf("Options:"));
  expect(shown.split("\n").filter((line) => line.length > 80)).toEqual([]);
});
