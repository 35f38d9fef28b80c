/** Ctrl-C while something runs: the prompt is back at once, and the session is what it was before. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launcher, tensh } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "tensh-interrupt-"));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
afterAll(() => rmSync(folder, { recursive: true }));
const env = { ...process.env, XDG_STATE_HOME: join(folder, "state"), TENSH_CONFIG: "" };

/** A shell that is fed line by line. */
class Shell {
  said = "";
  readonly child: ChildProcess;
  constructor() {
    this.child = spawn(process.execPath, [launcher, "-q", "-i", file("empty.tsh", "")], { env, stdio: "pipe" });
    for (const stream of [this.child.stdout!, this.child.stderr!])
      stream.on("data", (chunk) => {
        this.said += String(chunk);
      });
  }
  /** Waits until something was said that fits, and gives all that was said since the last time. */
  async hear(what: RegExp): Promise<string> {
    for (let i = 0; i < 4000 && !what.test(this.said); i++) await pause(5);
    const { said } = this;
    expect(said).toMatch(what);
    this.said = "";
    return said;
  }
  type(text: string): void {
    this.child.stdin!.write(`${text}\n`);
  }
}
const pause = (ms: number): Promise<void> =>
  new Promise((done) => {
    setTimeout(done, ms);
  });

/** Alone it takes some 30 ms; other tests run beside this one. */
const soon = 1000;

describe("a shell", () => {
  let shell: Shell;
  beforeAll(async () => {
    shell = new Shell();
    shell.type("k = 41; var w = [1.0, 2.0]; print('ready')");
    await shell.hear(/ready/);
  });
  afterAll(() => {
    shell.child.kill("SIGKILL");
  });

  test("waiting for a named pipe that nobody writes to", { timeout: 60_000 }, async () => {
    const pipe = join(folder, "pipe");
    spawnSync("mkfifo", [pipe]);
    shell.type(`print('be' + 'gins')\nload ${pipe} -> k`);
    await shell.hear(/begins/);
    await pause(100);
    shell.child.kill("SIGINT");
    await shell.hear(/interrupted: the session is as it was before this statement/);
    // The same pipe with somebody who writes, in two pieces.
    shell.type(`load ${pipe} -> k2`);
    const writer = spawn("sh", ["-c", `(echo 1 2; sleep 0.1; echo 3 4) > ${pipe}`]);
    expect(await shell.hear(/\n.*3 4/)).toContain("[[1 2]\n [3 4]]");
    writer.kill();
  });

  const table = "a,b\n" + "1.5,2.5\n".repeat(3_000_000);
  test.each([
    ["a product", "A = ones([4000, 4000]); k = A @ A", 500],
    ["an endless loop", "while True: pass\n", 200],
    ["a loop that changes things", "for i in range(10**9): k = i; w.assign_add([1.0, 1.0])\n", 300],
    ["a long sum", "k = sum(sin(range(1000000000)))", 300],
    ["an endless recursion", "def f(n): return f(n - 1) + f(n - 2) if n > 1 else n\n\nk = f(60)", 300],
    ["a file", `load ${join(folder, "big.csv")} -> k`, 150],
    ["a plot", "plot range(3000000) sin(range(3000000))", 300],
    ["a decomposition", "k = inv(uniform([2500, 2500]))", 300],
  ])("%s", { timeout: 60_000 }, async (name, text, wait) => {
    if (name === "a file") file("big.csv", table);
    shell.type(`print('be' + 'gins')\n${text}`);
    await shell.hear(/begins/);
    await pause(wait);
    const began = performance.now();
    shell.child.kill("SIGINT");
    await shell.hear(/interrupted: the session is as it was before this statement/);
    expect(performance.now() - began).toBeLessThan(soon);
    shell.type("print('k is', k, w.numpy())");
    expect(await shell.hear(/k is.*\n/)).toContain("k is 41 [1. 2.]");
  });
  test("a training run keeps what it has learned", { timeout: 60_000 }, async () => {
    shell.type("var b = 0.0\nfit (b - 3.0)**2 epochs=100000000 lr=0.01 every=1000");
    await shell.hear(/^ *1000 /m);
    const began = performance.now();
    shell.child.kill("SIGINT");
    await shell.hear(/stopped +after \d+ epochs/);
    expect(performance.now() - began).toBeLessThan(soon);
    shell.type("print('b is', b.numpy())");
    expect(await shell.hear(/b is.*\n/)).toMatch(/b is (2\.9|3\.0)/);
  });
  test("within a script, the lines before stay", { timeout: 60_000 }, async () => {
    const script = file("loop.tsh", "k = 7\nprint('beg' + 'ins')\nwhile True: pass\n");
    shell.type(`run ${script}`);
    await shell.hear(/begins/);
    await pause(100);
    shell.child.kill("SIGINT");
    await shell.hear(
      /interrupted: the session is as it was before line 3 of .*loop\.tsh; run .*loop\.tsh from=3 goes on/,
    );
    shell.type("print('k is', k)");
    expect(await shell.hear(/k is.*\n/)).toContain("k is 7");
    writeFileSync(script, "k = 7\nprint('beg' + 'ins')\nprint('goes ' + 'on', k + 1)\n");
    shell.type(`run ${script} from=3`);
    expect(await shell.hear(/goes on.*\n/)).toContain("goes on 8");
  });
});

describe("training that was broken off", () => {
  let shell: Shell;
  beforeAll(() => {
    shell = new Shell();
  });
  afterAll(() => {
    shell.child.kill("SIGKILL");
  });

  test("is in a script with the epochs that it made", { timeout: 60_000 }, async () => {
    shell.type("var b = 0.0\nfit (b - 3.0)**2 epochs=100000000 lr=0.01 every=1000");
    await shell.hear(/^ *1000 /m);
    shell.child.kill("SIGINT");
    const said = await shell.hear(/stopped +after \d+ epochs/);
    const epochs = Number(/after (\d+) epochs/.exec(said)![1]);
    shell.type("code as numpy");
    const code = await shell.hear(/gradients\[0\]\n/);
    expect(code).toContain(`# interrupted after epoch ${epochs} of 100000000\nfor epoch in range(1, ${epochs + 1}):\n`);
    // All of it is there: nothing was left over for values at the end.
    expect(code).not.toContain("What the statements above do not give");
  });
  test("in a loop leaves its earlier runs, and a script has the values", { timeout: 60_000 }, async () => {
    shell.type("var c = 0.0\nfor n in [5, 100000000]:\n    fit (c - 3.0)**2 epochs=n lr=0.01 every=1000\n");
    await shell.hear(/^ *1000 /m);
    shell.child.kill("SIGINT");
    await shell.hear(/stopped +after \d+ epochs/);
    shell.type("history 1\ncode as torch\nprint('c is', c.numpy())");
    const said = await shell.hear(/c is.*\n/);
    const [, epochs] = /interrupted after epoch (\d+)$/m.exec(said)!;
    expect(said).toContain(`# run 2 of fit interrupted after epoch ${epochs}\n`);
    const [, c] = /c is (\S+)/.exec(said)!;
    expect(said).toContain(`c = torch.tensor(${c}, dtype=torch.float32, requires_grad=True)\nn = 100000000\n`);
  });
});

describe("what is no shell ends", () => {
  test.each([
    ["a script", [join(folder, "endless.tsh")], ""],
    ["a one-shot", ["-c", "print('be' + 'gins')", "-c", "while True: pass"], ""],
    ["a pipe", [], "print('be' + 'gins')\nwhile True: pass\n\n"],
  ])("%s", { timeout: 60_000 }, async (_, args, input) => {
    file("endless.tsh", "print('be' + 'gins')\nwhile True: pass\n");
    const child = spawn(process.execPath, [launcher, ...args], { env, stdio: "pipe" });
    const begun = new Promise((done) => child.stdout.once("data", done));
    child.stdin.write(input);
    await begun;
    const ended = new Promise((done) => child.once("exit", (code, signal) => done(code ?? signal)));
    child.kill("SIGINT");
    // To the shell that started it, both are 130.
    expect([130, "SIGINT"]).toContain(await ended);
  });
});

test("a run in a session that is kept saves what went before", { timeout: 60_000 }, async () => {
  const kept = join(folder, "kept.session");
  const args = ["--session", kept, "-c", "k = 5; print('be' + 'gins')", "-c", "while True: pass"];
  const child = spawn(process.execPath, [launcher, ...args], { env, stdio: "pipe" });
  await new Promise((done) => child.stdout.once("data", done));
  await pause(100);
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGINT");
  expect(await ended).toBe(130);
  expect(tensh(["--session", kept, "print(k)"]).out).toBe("5\n");
});

test("a Python program takes it as KeyboardInterrupt where it names that, and goes on", {
  timeout: 60_000,
}, async () => {
  const program = file(
    "taken.py",
    `n = 0
try:
    print("be" + "gins")
    while True:
        n += 1
except KeyboardInterrupt as e:
    print("taken", type(e).__name__, n > 0)
finally:
    print("at last")
print(sum(i * i for i in range(1000)))
`,
  );
  const child = spawn(process.execPath, [launcher, program], { env, stdio: "pipe" });
  let said = "";
  const begun = new Promise((done) => child.stdout.once("data", done));
  child.stdout.on("data", (chunk) => {
    said += String(chunk);
  });
  await begun;
  await pause(100);
  const ended = new Promise((done) => child.once("close", done));
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(said).toBe("begins\ntaken KeyboardInterrupt True\nat last\n332833500\n");
});
