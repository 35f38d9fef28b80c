/** Sessions and settings that outlive the process, driven as a process. */
import { spawn, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { launcher, tensh } from "./run.ts";

const folder = mkdtempSync(join(tmpdir(), "tensh-sessions-"));
afterAll(() => rmSync(folder, { recursive: true }));
const at = (name: string): string => join(folder, name);

describe("--session", () => {
  const file = at("work");
  const run = (...args: string[]) => tensh(["--session", file, ...args]);
  test("begins with nothing, and goes on where it was", () => {
    expect(run("seed 3; x = [1, 2]; var w = 0.5").code).toBe(0);
    const drawn = run("--values", "uniform([3])").out;
    const both = tensh(["--values", "seed 3; uniform([3]); uniform([3])"]).out.split("\n");
    expect(drawn.trim()).toBe(both[1]);
    expect(run("--values", "uniform([3])").out.trim()).toBe(both[2]);
    expect(run("assign w 2").code).toBe(0);
    expect(run("print(w.numpy(), x)").out).toBe("2.0 [1, 2]\n");
    expect(run("--values", "_2").out).toBe(drawn);
    expect(run("history").out).toMatch(/^ +5 +print\(w\.numpy\(\), x\)/m);
  });
  test("what went through before an error is kept, what failed is not", () => {
    const ran = run("y = 7; x = [0, nothing]");
    expect(ran.code).toBe(1);
    expect(run("print(x, y)").out).toBe("[1, 2] 7\n");
  });
  test("with a script, a pipe, a subcommand", () => {
    writeFileSync(at("a.tsh"), "z = 1\n");
    expect(run(at("a.tsh")).code).toBe(0);
    expect(tensh(["--session", file], { input: "z = z + 1\nz = z * 10\n" }).code).toBe(0);
    expect(tensh(["tensor", "q = [z]", "--session", file]).code).toBe(0);
    expect(run("print(q)").out).toContain("[20]");
  });
  test("a broken file is an error, and stays as it is", () => {
    writeFileSync(at("broken"), "this is no session at all");
    const ran = tensh(["--session", at("broken"), "x = 1"]);
    expect([ran.code, ran.err.includes("io/format")]).toEqual([1, true]);
    expect(readFileSync(at("broken"), "utf8")).toBe("this is no session at all");
  });
  test("where nothing can be written, it says so", () => {
    const ran = tensh(["--session", join(folder, "no", "folder"), "1 + 1"]);
    expect([ran.code, ran.out, ran.err.includes("cannot write")]).toEqual([1, "2\n", true]);
  });
  test("leaves nothing beside the file", () => {
    expect(readdirSync(folder).filter((name) => name.includes(".tmp"))).toEqual([]);
  });
});

describe("the settings file", () => {
  const config = at("config");
  const show = (text: string, args: string[] = []) =>
    tensh([...args, "--values", "tensor [0.123456]"], { env: { TENSH_CONFIG: text === "" ? "" : config } });
  const put = (text: string): void => writeFileSync(config, text);
  test("holds unless it shall not", () => {
    put("# mine\nset digits 3   # few\n\nset float float64\n");
    expect(show("x").out).toBe("[0.123]\n");
    expect(show("x", ["--no-config"]).out).toBe("[0.123456]\n");
    expect(tensh(["1.5; history"], { env: { TENSH_CONFIG: config } }).out).not.toContain("set digits");
  });
  test("says the language of --help too, unless the command line does", () => {
    put("set lang ko\n");
    const env = { TENSH_CONFIG: config };
    const [korean, english] = [/사용법|옵션/, /^Usage:/m];
    expect(tensh(["--help"], { env }).out).toMatch(korean);
    expect(tensh(["--lang", "en", "--help"], { env }).out).toMatch(english);
    expect(tensh(["--no-config", "--help"], { env }).out).toMatch(english);
    expect(tensh(["--lang=ko", "--help"]).out).toMatch(korean);
    expect(tensh(["--lang", "ko", "nothing"]).err).toMatch(/^오류/);
    expect(tensh(["--lang", "en", "nothing"], { env }).err).toMatch(/^error/);
    expect(tensh(["--json", "nothing"], { env }).out).toContain('"message":"nothing is called');
    expect(tensh(["--json", "--lang", "ko", "nothing"]).out).not.toContain('"message":"nothing is called');
    expect(tensh(["--lang", "fr", "1"]).code).toBe(2);
  });
  test("that it cannot be read is said in words", () => {
    const folder = at("folder-for-settings");
    mkdirSync(folder, { recursive: true });
    expect(tensh(["1"], { env: { TENSH_CONFIG: folder } }).err).toContain(
      `cannot read the settings file \`${folder}\`: it is a folder`,
    );
  });
  test("what is wrong in it is said, and the rest holds", () => {
    put("set digits many\nx = 5\nset digits 2\n");
    const ran = show("x");
    expect([ran.code, ran.out]).toEqual([0, "[0.12]\n"]);
    expect(ran.err).toContain("error[command/value]");
    expect(ran.err).toContain("error[set/file]: `x = 5` is no setting");
    expect(ran.err).toContain(`${config}, line 2`);
  });
  test("is found in the XDG folder, and does not touch Python's scripts", () => {
    mkdirSync(join(folder, "xdg", "tensh"), { recursive: true });
    writeFileSync(join(folder, "xdg", "tensh", "settings.tsh"), "set digits 3\n");
    const { TENSH_CONFIG: _, ...bare } = process.env;
    const env = { ...bare, XDG_CONFIG_HOME: at("xdg") };
    const ran = spawnSync(process.execPath, [launcher, "--values", "tensor [0.123456]"], { env, encoding: "utf8" });
    expect(ran.stdout).toBe("[0.123]\n");
    writeFileSync(at("p.py"), "import numpy as np\nprint(np.array([0.123456]))\n");
    expect(spawnSync(process.execPath, [launcher, at("p.py")], { env, encoding: "utf8" }).stdout).toBe("[0.123456]\n");
  });
});

describe("after a crash", () => {
  const env = { XDG_STATE_HOME: at("state"), TENSH_CONFIG: "" };
  const state = join(at("state"), "tensh");
  /** A shell on no terminal: the program's own job of a shell, fed line by line. */
  const shell = (): ReturnType<typeof spawn> =>
    spawn(process.execPath, [launcher, "-i", at("first.tsh")], { env: { ...process.env, ...env }, stdio: "pipe" });
  const until = async (what: () => boolean): Promise<void> => {
    for (let i = 0; i < 500 && !what(); i++) await new Promise((done) => setTimeout(done, 10));
    expect(what()).toBe(true);
  };
  test("the next conversation can go on where the last one was", async () => {
    writeFileSync(at("first.tsh"), "x = 1\n");
    const child = shell();
    child.stdin!.write("x = [41]\nx.append(42)\n");
    await until(() => existsSync(state) && readdirSync(state).some((n) => n.startsWith("shell-")));
    await until(() => {
      const copy = readdirSync(state).find((n) => n.startsWith("shell-"));
      return copy !== undefined && readFileSync(join(state, copy)).includes("x.append(42)");
    });
    expect(statSync(join(state, readdirSync(state).find((n) => n.startsWith("shell-"))!)).mode & 0o77).toBe(0);
    child.kill("SIGKILL");
    await new Promise((done) => child.once("close", done));
    const next = shell();
    let out = "";
    next.stdout!.on("data", (chunk) => {
      out += String(chunk);
    });
    next.stdin!.end("session restore\nprint(x)\n");
    await new Promise((done) => next.once("close", done));
    expect(out).toContain("session restore brings it back");
    expect(out).toContain("[41, 42]");
    expect(readdirSync(state).filter((n) => n.startsWith("shell-"))).toEqual([]);
  });
});
