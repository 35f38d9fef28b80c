// The same statements give the same answers as a script, over a pipe, as one text, and line by line in a conversation.
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { newSession, say } from "../conversation.ts";
import { tensh } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "tensh-"));
const script = readFileSync("test/golden/first-hour.tsh", "utf8");
const expected = readFileSync("test/golden/first-hour.out", "utf8");

describe("the first hour", () => {
  test("as a script", () => {
    expect(tensh(["test/golden/first-hour.tsh"])).toEqual({ out: expected, err: "", code: 0 });
    expect(tensh(["run", "test/golden/first-hour.tsh"]).out).toBe(expected);
  });
  test("over a pipe", () => {
    expect(tensh([], { input: script })).toEqual({ out: expected, err: "", code: 0 });
  });
  test("as one text", () => {
    expect(tensh(["-c", script]).out).toBe(expected);
  });
  test("line by line in one session", () => {
    const session = newSession();
    const shown = script
      .trim()
      .split("\n")
      .map((line) => say(line, session))
      .filter((text) => text !== "");
    expect(`${shown.join("\n")}\n`).toBe(expected);
  });
  test("in the shell, where assignments show a line too", () => {
    const empty = join(folder, "empty.tsh");
    writeFileSync(empty, "");
    const { out } = tensh(["-q", "-i", empty], { input: script, env: { XDG_STATE_HOME: folder } });
    for (const line of expected.trim().split("\n")) expect(out).toContain(line);
    expect(out).toContain("Y  tensor (10,) float32");
  });
  test("each line that stands alone, as a one-shot", () => {
    expect(tensh(["tensor vec = [10, 20, 30, 40, 50]"]).out).toBe("vec  tensor (5,) int32\n[10 20 30 40 50]\n");
    expect(tensh(["slice", "[10, 20, 30, 40, 50]", ":3"]).out).toContain("[10][20][30] 40  50 ");
    expect(tensh(["slice", "[[10, 20, 30], [40, 50, 60]]", ":,", "1"]).out).toContain("[20 50]");
    expect(tensh(["reshape", "range(24)", "-1,3,4"]).out).toContain("24 = ? × 3 × 4, ? = 2");
    expect(tensh(["reshape", "range(24)", "-1", "3", "4"]).out).toContain("tensor (2, 3, 4) int32");
    expect(tensh(["var", "w", "=", "[[0,1,2],[3,4,5]]"]).out).toBe(
      "w  Variable (2, 3) int32   Variable:0\n[[0 1 2]\n [3 4 5]]\n",
    );
    expect(tensh(["grad", "x**2 + y", "at", "x=3.0,", "y=1.0"]).out).toContain("x   ()     6.0");
  });
});

describe("TensorFlow's tutorial", () => {
  const scripts = readdirSync("test/golden/tutorial").filter((f) => f.endsWith(".py"));
  test.each(scripts)("%s prints what TensorFlow prints", (file) => {
    const path = join("test/golden/tutorial", file);
    expect(tensh([path])).toEqual({ out: readFileSync(path.replace(/\.py$/, ".out"), "utf8"), err: "", code: 0 });
  });
});

describe("data from standard input", () => {
  test("as a dash", () => {
    expect(tensh(["--values", "reshape", "-", "2,-1"], { input: "1\n2\n3\n4\n" }).out).toBe("[[1 2]\n [3 4]]\n");
  });
  test("to an operation, by a dash", () => {
    const input = "1 2\n3 6\n";
    expect(tensh(["--values", "sum", "-"], { input }).out).toBe("12\n");
    expect(tensh(["--values", "mean", "-", "0"], { input }).out).toBe("[2. 4.]\n");
    expect(tensh(["--values", "np.mean", "-", "axis=1"], { input }).out).toBe("[1.5 4.5]\n");
    expect(tensh(["--let", "x=5", "x", "-", "3"], { input }).out).toBe("2\n");
  });
  test("statements, by a dash alone", () => {
    expect(tensh(["-"], { input: "x = 2\nx + 1\n" }).out).toBe("3\n");
    expect(tensh(["--let", "x=5", "-"], { input: "x + 1\n" }).out).toBe("6\n");
  });
  test("by read()", () => {
    expect(tensh(["--values", "-c", "mean(read(), 0)"], { input: "x,y\n1,2\n3,4.5\n" }).out).toBe("[2.   3.25]\n");
  });
  test("a second time says that it is at its end", () => {
    const { err } = tensh(["x = read(); y = read()"], { input: "1 2\n" });
    expect(err).toContain("cannot read standard input: it was read to its end already");
    expect(err).toContain("help: give it a name the first time: x = read()");
  });
  test("is not where the statements come from", () => {
    expect(tensh([], { input: "x = read()\n1 2\n" }).err).toContain("the statements come in over it");
  });
  test("as JSON of our own", () => {
    const { out } = tensh(["--json", "-c", "range(6).reshape(2, 3)"]);
    expect(tensh(["--values", "-c", "read() * 2"], { input: out }).out).toBe("[[ 0  2  4]\n [ 6  8 10]]\n");
  });
  test.each([["--values"], ["-q"], ["--json"]])("as another tensh prints it with %s", (flag) => {
    for (const code of ["range(24) * 2", "ones([2, 2]) * 1.5", "[1, 2] == [1, 3]", "slice range(6) 2:4"]) {
      const { out } = tensh(["--json", "-c", code]);
      expect(
        tensh(["--json", "-c", "read()"], { input: tensh([flag, "-c", code]).out }).out.replace(/"name":"[^"]*",/, ""),
      ).toBe(out);
    }
  });
  test("that another tensh printed in part, or rounded, says which flag hands on all of it", () => {
    const part = tensh(["sum", "-"], { input: tensh(["arange(5000)"]).out });
    expect(part).toMatchObject({ out: "", code: 1 });
    expect(part.err).toContain("help: `--json` hands on all of them: tensh --json … | tensh …\n");
    const rounded = tensh(["sum", "-"], { input: tensh(["np.array([1 / 3], dtype=float64)"]).out });
    expect(rounded.out).toBe("tensor () float64  0.33333333\n");
    expect(rounded.err).toMatch(/^warning\[io\/rounded\]/);
  });
  test("to an operation, which says how", () => {
    expect(tensh(["mean - 0"], { input: "1 2\n" }).err).toContain("help: mean(read(), 0)\n");
  });
  test("that is no data is one error", () => {
    const { err, code } = tensh(["-c", "read()"], { input: "hello world" });
    expect(err).toMatch(/^error\[io\/format\]/);
    expect(code).toBe(1);
  });
});

describe("what is bound before anything runs", () => {
  test("--let and --data", () => {
    const file = join(folder, "x.csv");
    writeFileSync(file, "1,2\n3,4\n");
    expect(tensh(["--values", "--let", "k=10", "--data", `m=${file}`, "-c", "m * k"]).out).toBe(
      "[[10 20]\n [30 40]]\n",
    );
    expect(tensh(["m * k", "--let=k=10", `--data=m=${file}`, "--values"]).out).toBe("[[10 20]\n [30 40]]\n");
  });
  test("an error there ends the run", () => {
    expect(tensh(["--let", "k=foo", "-c", "1"])).toMatchObject({ out: "", code: 1 });
  });
});
