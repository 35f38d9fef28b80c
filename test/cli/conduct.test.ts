// How the process behaves: exit codes, streams, colour, broken pipes, strange input, and what a start loads.
import { spawn, spawnSync } from "node:child_process";
import {
  closeSync,
  cpSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { launcher, tensh } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "tensh-"));
const file = (name: string, text: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

test.runIf(existsSync("/dev/full"))("a full disk behind standard output is said on standard error", () => {
  const full = openSync("/dev/full", "w");
  for (const args of [["1 + 1"], ["--json", "1 + 1"]]) {
    const { status, stderr } = spawnSync(process.execPath, [launcher, ...args], {
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    expect(stderr).toBe("error[io/missing]: cannot write standard output: the disk is full\n");
    expect(status).toBe(1);
  }
  closeSync(full);
});

describe("exit codes", () => {
  test.each([
    ["1 + 1", 0],
    ["foo", 1],
    ["ones([2, 3]) @ ones([2, 3])", 1],
    ["1 +", 2],
    ["x = [1, 2", 2],
    ["reshape", 2],
    ["fit 1.0 epoch=3", 2],
    ["assert 1 == 2", 3],
    ["%%bash", 1],
  ])("%s ends with %i", (text, code) => {
    expect(tensh([text]).code).toBe(code);
    expect(tensh([], { input: `${text}\n` }).code).toBe(code);
    expect(tensh([file("s.tsh", `${text}\n`)]).code).toBe(code);
  });
  test("an unknown option", () => {
    expect(tensh(["--bogus"])).toMatchObject({ out: "", code: 2 });
  });
  test.each([
    [["--json", "--bogus"], "unknown option '--bogus'"],
    [["--bogus", "--json"], "unknown option '--bogus'"],
    [["--json", "-c"], "option '-c, --code <text>' argument missing"],
    [["--json", "--color=green", "1"], "option '--color <when>' argument 'green' is invalid. Allowed choices are"],
  ])("%j is an error in JSON", (args, said) => {
    const { out, err, code } = tensh(args);
    expect({ err, code }).toEqual({ err: "", code: 2 });
    const { message, ...rest } = JSON.parse(out) as { message: string };
    expect(message).toContain(said);
    expect(rest).toEqual({ kind: "error", line: 1, code: "command/line", help: ["tensh --help lists the options"] });
  });
  test("a script that is not there", () => {
    expect(tensh(["nowhere.tsh"]).err).toBe("error[io/missing]: cannot read `nowhere.tsh`: no such file\n");
  });
  test("quit ends with 0, and nothing after it runs", () => {
    expect(tensh(["-c", "quit; 1 + 1"])).toEqual({ out: "", err: "", code: 0 });
  });
});

describe("errors", () => {
  test("stop a script, results before them stay", () => {
    expect(tensh(["-c", "1; foo; 2"])).toMatchObject({ out: "1\n", code: 1 });
  });
  test("do not stop it with --keep-going", () => {
    expect(tensh(["--keep-going", "-c", "1; foo; 2"])).toMatchObject({ out: "1\n2\n", code: 1 });
  });
  test("go to standard error, with the line of the script", () => {
    const path = file("bad.tsh", "x = [1, 2]\n\nx + [1, 2, 3]\n");
    expect(tensh([path])).toEqual({
      out: "",
      err: `error[shape/broadcast]: sizes 2 and 3 do not broadcast on axis 0
  ${path}, line 3
  x + [1, 2, 3]
  (2,) (3,)
   ▲    ▲   2 ≠ 3
  help: x[:, newaxis] + [1, 2, 3]  → (2, 3)
        x + [1, 2, 3][:, newaxis]  → (3, 2)
`,
      code: 1,
    });
  });
});

describe("--json", () => {
  const lines = (text: string, ...options: string[]): unknown[] =>
    tensh(["--json", ...options, "-c", text])
      .out.trim()
      .split("\n")
      .map((l) => JSON.parse(l));
  test("one line for each answer, errors too, and nothing on standard error", () => {
    const ran = tensh([
      "--json",
      "--keep-going",
      "-c",
      "x = 1\ntensor t = [[0.1, nan], [inf, -inf]]\nfoo\nprint('a')\n[1, 'b', None]",
    ]);
    expect(ran.err).toBe("");
    expect(
      ran.out
        .trim()
        .split("\n")
        .map((l) => JSON.parse(l)),
    ).toEqual([
      {
        kind: "tensor",
        line: 2,
        name: "t",
        dtype: "float32",
        shape: [2, 2],
        data: [
          [0.1, "NaN"],
          ["Infinity", "-Infinity"],
        ],
      },
      {
        kind: "error",
        line: 3,
        code: "name/unknown",
        message: "nothing is called `foo`",
        span: [0, 3],
        help: expect.any(Array),
      },
      { kind: "text", line: 4, text: "a" },
      { kind: "list", line: 5, value: [1, "b", null] },
    ]);
  });
  test("floats have the fewest digits that read back in their dtype", () => {
    expect(tensh(["--json", "tensor [0.1, 1e-45, 16777216.0, 3.4028235e38]"]).out).toContain(
      '"data":[0.1,1e-45,16777216,3.4028235e+38]',
    );
    expect(tensh(["--json", "tensor x: float64 = [0.1, 5e-324, -0.0]"]).out).toContain('"data":[0.1,5e-324,-0.0]');
  });
  test("integers beyond what doubles hold are strings", () => {
    expect(lines("tensor x: int64 = [9007199254740991, 9007199254740993]")).toMatchObject([
      { data: [9007199254740991, "9007199254740993"] },
    ]);
  });
  test("gradients, epochs, fit", () => {
    const [, gradients, epoch, fit] = lines("var a = 0.0; grad (a - 3)**2; fit (a - 3)**2 epochs=20 lr=0.1") as Record<
      string,
      unknown
    >[];
    expect(gradients).toEqual({
      kind: "gradients",
      line: 1,
      of: "(a - 3)**2",
      value: 9,
      gradients: { a: { dtype: "float32", shape: [], data: -6 } },
    });
    expect(epoch).toMatchObject({ kind: "epoch", line: 1, epoch: 20, variables: { a: expect.any(Number) } });
    expect(fit).toMatchObject({
      kind: "fit",
      line: 1,
      epochs: 20,
      stopped: "epochs",
      loss: expect.any(Number),
      ms: expect.any(Number),
    });
  });
  test("a program that drives it gets each answer before it writes on", async () => {
    const child = spawn(process.execPath, [launcher, "--json", "--keep-going"], { stdio: ["pipe", "pipe", "inherit"] });
    const answers: string[] = [];
    let wake = (): void => {};
    child.stdout.on("data", (d: Buffer) => {
      answers.push(...d.toString().trim().split("\n"));
      wake();
    });
    const ask = async (text: string): Promise<unknown> => {
      const had = answers.length;
      child.stdin.write(`${text}\n`);
      while (answers.length === had)
        await new Promise<void>((r) => {
          wake = r;
        });
      return JSON.parse(answers.at(-1)!);
    };
    expect(await ask("x = 2\nx * 3")).toMatchObject({ kind: "number", line: 2, value: 6 });
    expect(await ask("y +")).toMatchObject({ kind: "error", line: 3, code: "syntax/expected" });
    expect(await ask("def f(v):\n  return v + 1\nf(x)")).toMatchObject({ line: 6, value: 3 });
    child.stdin.end();
    expect(
      await new Promise((r) => {
        child.on("close", r);
      }),
    ).toBe(2);
  });
});

describe("colour", () => {
  const sequence = "\u001b[";
  test("not in a pipe", () => {
    expect(tensh(["tensor [1]"]).out).not.toContain(sequence);
  });
  test.each([
    [{ FORCE_COLOR: "1" }, [], true],
    [{ FORCE_COLOR: "0" }, [], false],
    [{ FORCE_COLOR: "1", NO_COLOR: "1" }, [], false],
    [{ NO_COLOR: "1" }, ["--color=always"], true],
    [{ FORCE_COLOR: "1" }, ["--color=never"], false],
    [{}, ["--color=always"], true],
  ] as const)("%j %j", (env, flags, colored) => {
    const { out } = tensh([...flags, "-c", "tensor [1]"], { env });
    expect(out.includes(sequence)).toBe(colored);
  });
  test("never in JSON", () => {
    expect(tensh(["--json", "tensor [1]"], { env: { FORCE_COLOR: "1" } }).out).not.toContain(sequence);
  });
});

describe("strange input", () => {
  test("NUL characters", () => {
    const ran = tensh([], { input: "x = 1\0\n" });
    expect(ran.err).toBe("error[syntax/encoding]: a NUL character in the text, at byte 5\n");
    expect(ran.code).toBe(2);
    expect(tensh([file("nul.tsh", "x = 1\0\n")]).err).toBe(ran.err);
  });
  test("bytes that are not UTF-8", () => {
    const bytes = Uint8Array.of(120, 32, 61, 32, 255, 10);
    expect(tensh([], { input: bytes }).err).toContain("error[syntax/encoding]: bytes that are not UTF-8");
    expect(tensh([file("bad.tsh", bytes)]).err).toBe(
      "error[syntax/encoding]: bytes that are not UTF-8 in the text, at byte 4\n",
    );
  });
  test.each(["[", "(", "-", "not ", "f(", "{", "lambda:", "x[", "~"])("a hundred thousand times %s", (piece) => {
    const ran = tensh(["--keep-going"], { input: `${piece.repeat(100_000)}\n1 + 1\n` });
    expect(ran.err.match(/^error\[/gm)).toHaveLength(1);
    expect(ran.err.length).toBeLessThan(1000);
    expect(ran.out).toBe("2\n");
  });
  test("a hundred thousand terms", () => {
    expect(tensh([], { input: `${"1 + ".repeat(100_000)}1\n` }).out).toBe("100001\n");
    expect(tensh(["--values"], { input: `x = tensor([1])\n${"x + ".repeat(20_000)}x\n` }).out).toBe("[20001]\n");
  });
  test("an endless recursion", () => {
    const ran = tensh(["--keep-going", "-c", "def f(x) = f(x + 1)\nf(0)\n7"]);
    expect(ran.err).toMatch(/^error\[limit\/depth\]/);
    expect(ran.out).toBe("7\n");
  });
  test.skipIf(process.platform === "win32")("a recursion as deep as sys.setrecursionlimit lets it", () => {
    const script = file(
      "deep.py",
      [
        "import sys",
        "sys.setrecursionlimit(10**5)",
        "def depth(n):",
        "    return 0 if n == 0 else 1 + depth(n - 1)",
        "print(depth(5000), sys.getrecursionlimit(), sys.argv[1:], input())",
        "sys.setrecursionlimit(200)",
        "try:",
        "    depth(300)",
        "except RecursionError as e:",
        "    print(e)",
        "sys.exit(3)",
      ].join("\n"),
    );
    const ran = tensh([script, "word"], { input: "typed\n" });
    expect(ran).toMatchObject({
      out: "5000 100000 ['word'] typed\nmaximum recursion depth exceeded\n",
      err: "",
      code: 3,
    });
  });
});

describe("the reader goes away", () => {
  test("quietly", async () => {
    const child = spawn(
      "sh",
      ["-c", `"${process.execPath}" "${launcher}" -c 'for i in range(100000): print(i)' | head -n 1; true`],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    let [out, err] = ["", ""];
    child.stdout.on("data", (d) => {
      out += d;
    });
    child.stderr.on("data", (d) => {
      err += d;
    });
    await new Promise((r) => {
      child.on("close", r);
    });
    expect([out, err]).toEqual(["0\n", ""]);
  });
});

test("statements may end with the name of a script", () => {
  const script = file("two.tsh", "b * 2\n");
  for (const args of [[`b = 3; run ${script}`], ["--values", `b = 3; run ${script}`]])
    expect(tensh(args).out).toContain("6");
  expect(tensh(["no such.tsh"]).code).toBe(2);
});

describe("a start", () => {
  const hook = file(
    "loaded.cjs",
    `process.on("exit", () => { require("fs").writeSync(2, Object.keys(require.cache).join("\\n") + "\\n" + process.moduleLoadList.join("\\n")); });`,
  );
  const loads = (args: readonly string[]): string => tensh(args, { node: ["--require", hook] }).err;
  test("with an expression or a script loads neither commander nor chalk nor cli-table3", () => {
    const script = file("one.tsh", "sum([1, 2, 3])\n");
    for (const args of [["sum([1, 2, 3])"], [script], ["--json", "-c", "sum([1, 2, 3])"], ["--values", script]]) {
      expect(loads(args)).not.toMatch(/dist.(program|table|color|shell)\.cjs/);
      expect(loads(args)).not.toMatch(/NativeModule (child_process|readline|net|tty|os|worker_threads)$/m);
    }
  });
  test("in colours loads no more of Node either", () => {
    expect(loads(["--color", "always", "sum([1, 2, 3])"])).not.toMatch(/NativeModule (net|tty|os|stream)$/m);
  });
  test("keeps the machine code of a line, whatever the first run was for", () => {
    const kept = (args: readonly string[]): number => {
      const copy = mkdtempSync(join(tmpdir(), "tensh-"));
      for (const part of ["bin", "dist", "package.json"]) cpSync(part, join(copy, part), { recursive: true });
      const isKept = (name: string): boolean => name.endsWith(".cache");
      for (const name of readdirSync(join(copy, "dist")).filter(isKept)) rmSync(join(copy, "dist", name));
      spawnSync(process.execPath, [join(copy, "bin/tensh.js"), ...args], { env: { ...process.env, TENSH_CONFIG: "" } });
      const found = readdirSync(join(copy, "dist")).find((name) => name.startsWith("tensh.cjs-") && isKept(name));
      const { size } = statSync(join(copy, "dist", found!));
      rmSync(copy, { recursive: true });
      return size;
    };
    expect(kept(["--version"])).toBeGreaterThan(0.95 * kept(["sum([1, 2, 3])"]));
  });
  test("with help or a subcommand loads commander, and a table cli-table3", () => {
    expect(loads(["--help"])).toMatch(/program\.cjs/);
    expect(loads(["--json", "tensor", "x", "=", "1"])).toMatch(/program\.cjs/);
    expect(loads(["x = 1; vars"])).toMatch(/table\.cjs/);
  });
});

test("programs that sessions become have comments in the language that is spoken", () => {
  const code = ["-c", "x = normal([2]); code as torch"];
  expect(tensh(code).out).toContain("# torch has no words here for random numbers; these are the values\n");
  expect(tensh(["--lang", "ko", ...code]).out).toContain("# torch에는 여기에 맞는 말이 없어(난수) 값을 적습니다\n");
  expect(tensh(["--lang", "ko", "man"]).out).toContain(".SH \\[uC774]\\[uB984]\n");
});
