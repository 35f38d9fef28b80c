/** Several things to do on one command line, names of files as people write them, expressions that begin with a sign. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { tensh } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "tensh-jobs-"));
mkdirSync(join(folder, "b1"));
for (const name of ["x.csv", "my file.csv", "2.csv"]) writeFileSync(join(folder, "b1", name), "a,b\n1,2\n");
writeFileSync(join(folder, "b1", "outer.tsh"), "run inner.tsh\nprint(k)\n");
writeFileSync(join(folder, "b1", "inner.tsh"), "load 2.csv -> k\n");
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [["-c", "a = 1", "-c", "a + 1", "a + 2"], "2\n3\n"],
  [["--values", "-c", "a = range(6)", "reshape", "a", "2,3"], "[[0 1 2]\n [3 4 5]]\n"],
  [["-1"], "-1\n"],
  [["--values", "-c", "-sqrt(4)"], "-2.0\n"],
  [["-(2 + 1)"], "-3\n"],
])("%j", (args, out) => {
  expect(tensh(args)).toMatchObject({ code: 0, out, err: "" });
});

test("a failing job ends the line of jobs", () => {
  expect(tensh(["-c", "nothing_here", "-c", "1"])).toMatchObject({ code: 1, out: "" });
  expect(tensh(["--keep-going", "-c", "nothing_here", "-c", "1"])).toMatchObject({ code: 1, out: "1\n" });
});

test("a Python script has the words behind its name, and files", () => {
  const script = join(folder, "train.py");
  writeFileSync(
    script,
    `import argparse, os, sys
parser = argparse.ArgumentParser()
parser.add_argument("--epochs", type=int, default=1)
args = parser.parse_args()
log = open("log.txt", "w")
for epoch in range(args.epochs):
    print(epoch, file=log)
print(args, len(sys.argv), os.path.exists("log.txt"), os.getcwd() == os.path.abspath("."))
`,
  );
  expect(tensh([script, "--epochs", "2"], { cwd: folder })).toEqual({
    code: 0,
    out: "Namespace(epochs=2) 3 True True\n",
    err: "",
  });
  // Nobody closed it.
  expect(readFileSync(join(folder, "log.txt"), "utf8")).toBe("0\n1\n");
  const { code, out, err } = tensh([script, "--epochs", "x"], { cwd: folder });
  expect([code, out]).toEqual([2, ""]);
  expect(err).toBe(
    "usage: train.py [-h] [--epochs EPOCHS]\ntrain.py: error: argument --epochs: invalid int value: 'x'\n",
  );
});

describe("names of files without quotes", () => {
  test.each(["/b1/x.csv", "/b1/2.csv", "/b1/my\\ file.csv"])("%s", (name) => {
    expect(tensh(["--values", "-c", `load ${folder}${name} -> t`])).toMatchObject({
      code: 0,
      out: "[[1 2]]\n",
      err: "",
    });
  });
  test("a script finds what lies beside it", () => {
    expect(tensh(["--values", join(folder, "b1", "outer.tsh")])).toMatchObject({ code: 0, err: "" });
  });
  test("a folder that is not there", () => {
    const { code, err } = tensh(["-c", `x = ones([2]); save x ${folder}/no/x.npy`]);
    expect([code, err.includes("no such folder")]).toEqual([1, true]);
  });
});
